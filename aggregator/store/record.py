"""One poll outcome, whole or not at all: `record` runs inside the transaction its caller opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from peewee import Database

from aggregator.core.urls import host_of
from aggregator.errors import OUTCOMES, Grade, NotFoundError, Outcome
from aggregator.model.feed import FeedState
from aggregator.model.poll import DocumentFacts, PollOutcome, Recorded
from aggregator.store import raw, revise
from aggregator.store.bulk import insert_rows
from aggregator.store.entries import add_new, mark_seen
from aggregator.store.feed_rows import hints_to_json, redirect_to_json
from aggregator.store.tables import Feed, FeedPoll, FetchEvent

_OF_THE_FEED = tuple(f.name for f in fields(DocumentFacts) if f.name not in ("hints", "window_size"))  # these two are columns of feed_poll
_FEED = ("url", "title", "site_url", "language", "format", "state", "moved_to", "identity_policy")


def record(database: Database, outcome: PollOutcome) -> Recorded:
    """Store entries, revisions, claims, validators, next poll and event; release the lease."""
    found = raw.rows(database, f"SELECT {', '.join(_FEED)} FROM feed WHERE id = ?", [outcome.feed_id])  # noqa: S608 - constants
    if not found:
        msg = f"{outcome.url}: this feed is no longer in the store"
        raise NotFoundError(msg)
    added = add_new(database, outcome)
    changes = revise.apply(database, outcome)
    mark_seen(database, outcome)
    _feed(database, raw.read(Feed, _FEED, found[0]), outcome)
    _poll(database, outcome)
    _chunks(database, outcome)
    _event(database, outcome, added.entries, changes.revisions)
    article_ids = tuple(dict.fromkeys((*added.article_ids, *changes.article_ids)))
    return Recorded(new=added.entries, revised=changes.revisions, article_ids=article_ids)


def _feed(database: Database, feed: Mapping[str, Any], outcome: PollOutcome) -> None:
    """Write what changed about the feed itself; mostly nothing."""
    changes = _facts(outcome) | _state(feed, outcome)
    if outcome.health.adopt_url is not None:
        changes["moved_to"] = outcome.health.adopt_url if outcome.health.adopt_url != feed["url"] else None
    changes = {name: value for name, value in changes.items() if feed[name] != value}
    if changes:
        raw.update(database, Feed, outcome.feed_id, changes)
    if "state" in changes:
        raw.update(database, FeedPoll, outcome.feed_id, {"polled": True})


def _facts(outcome: PollOutcome) -> dict[str, Any]:
    if outcome.facts is None:
        return {}
    return {name: getattr(outcome.facts, name) for name in _OF_THE_FEED}


def _state(feed: Mapping[str, Any], outcome: PollOutcome) -> dict[str, Any]:
    """Go between ACTIVE and GONE; a feed paused or removed while its poll ran stays so."""
    if feed["state"] not in (FeedState.ACTIVE, FeedState.GONE) or outcome.outcome is Outcome.HELD:
        return {}
    return {"state": (FeedState.GONE if outcome.health.is_gone else FeedState.ACTIVE).value}


def _poll(database: Database, outcome: PollOutcome) -> None:
    health = outcome.health
    columns: dict[str, Any] = {
        "next_poll_at": outcome.next_poll.at,
        "next_poll_why": outcome.next_poll.why,
        "due_at": None,
        "failures": health.failures,
        "not_modified_run": health.not_modified_run,
        "last_unconditional_at": health.last_unconditional_at,
        "gone_since": health.gone_since,
        "redirect": redirect_to_json(health.redirect),
    }
    columns |= _last(outcome) | _cache(outcome)
    if outcome.facts is not None:
        columns |= {"hints": hints_to_json(outcome.facts.hints), "window_size": outcome.facts.window_size}
    if outcome.may_have_missed:
        columns["overran_at"] = outcome.at
    raw.update(database, FeedPoll, outcome.feed_id, columns)


def _last(outcome: PollOutcome) -> dict[str, Any]:
    """Return what its last answer was, and when it was asked and well; a held poll asked nobody and hides no failure."""
    if outcome.outcome is Outcome.HELD:
        return {"last_poll_at": outcome.at} if outcome.http_status else {}  # held on the way: the host that redirects was asked
    well = OUTCOMES[outcome.outcome].grade is Grade.OK
    last = {"last_outcome": outcome.outcome.value, "last_detail": outcome.detail, "last_poll_at": outcome.at}
    return last | ({"last_ok_at": outcome.at} if well else {})


def _cache(outcome: PollOutcome) -> dict[str, Any]:
    """Return validators and body hash; when a move is adopted, those of any other address are dropped."""
    adopted, columns = outcome.health.adopt_url, dict[str, Any]()
    if adopted is not None:
        columns["host"] = host_of(adopted)
        if outcome.validators is None or outcome.validators.url != adopted:
            return columns | {"validators_url": None, "etag": None, "last_modified": None, "body_hash": None}
    if outcome.validators is not None:
        validators = outcome.validators
        columns |= {"validators_url": validators.url, "etag": validators.etag, "last_modified": validators.last_modified}
    if outcome.body_hash is not None:
        columns["body_hash"] = outcome.body_hash
    return columns


_REMEMBER = "INSERT INTO feed_chunks (feed_id, chunks) VALUES (?, ?) ON CONFLICT (feed_id) DO UPDATE SET chunks = excluded.chunks"


def _chunks(database: Database, outcome: PollOutcome) -> None:
    """Remember the document, in the transaction that stores what it said: a row must be there for each entry remembered."""
    if outcome.chunks:
        raw.run(database, _REMEMBER, [outcome.feed_id, outcome.chunks])
    elif outcome.chunks is not None:
        raw.run(database, "DELETE FROM feed_chunks WHERE feed_id = ?", [outcome.feed_id])


def _event(database: Database, outcome: PollOutcome, new: int, revised: int) -> None:
    event = {
        "feed": outcome.feed_id,
        "at": outcome.at,
        "outcome": outcome.outcome.value,
        "http_status": outcome.http_status,
        "detail": outcome.detail,
        "bytes": outcome.wire_bytes,
        "elapsed": outcome.elapsed,
        "new": new,
        "revised": revised,
        "next_poll_at": outcome.next_poll.at,
        "next_poll_why": outcome.next_poll.why,
    }
    insert_rows(database, FetchEvent, [event])
