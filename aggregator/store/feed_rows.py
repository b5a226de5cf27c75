"""Feed rows and their messages, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from aggregator.core.naming import meant, no_feed
from aggregator.model.feed import FeedForPoll, FeedHints, FeedRow, FeedSpec, FeedState, RedirectRun, Validators
from aggregator.store import raw
from aggregator.store.fields import from_text, to_text
from aggregator.store.tables import Feed, FeedPoll

_SECRET = ("headers",)  # may hold a Cookie: comes from the configuration at each poll, never stored
_TUPLES = ("tags", "keep", "drop", "was")
_FEED = ("id", "url", "settings", "state", "moved_to", "identity_policy")
_TIMES = ("next_poll_at", "last_ok_at", "last_poll_at", "last_unconditional_at", "gone_since", "overran_at")
_AS_STORED = (*_TIMES, "host", "next_poll_why", "failures", "not_modified_run", "window_size")
_POLL = (*_AS_STORED, "validators_url", "etag", "last_modified", "body_hash", "hints", "redirect")
_COLUMNS = ", ".join((*(f"f.{name}" for name in _FEED), *(f"p.{name}" for name in _POLL)))
FOR_POLL = f"SELECT {_COLUMNS} FROM feed f JOIN feed_poll p ON p.feed_id = f.id"  # noqa: S608 - constants


def settings_of(spec: FeedSpec) -> dict[str, Any]:
    """Return what is stored of a `[[feeds]]` table: everything but the secrets."""
    table = {key: value for key, value in asdict(spec).items() if key not in _SECRET}
    return table | {"interval": spec.interval.total_seconds()} | {key: list(table[key]) for key in _TUPLES}


def spec_of(settings: dict[str, Any], url: str) -> FeedSpec:
    """Return the table again, without its headers; settings this version does not know are left aside."""
    known = {key: value for key, value in settings.items() if key in FeedSpec.__dataclass_fields__}
    lists = {key: tuple(known[key]) for key in _TUPLES if key in known}
    interval = timedelta(seconds=known.get("interval", 3600))
    return FeedSpec(**known | lists | {"url": url, "name": known.get("name", ""), "interval": interval})


def redirect_to_json(run: RedirectRun | None) -> dict[str, Any] | None:
    """Return a run of redirects as the `redirect` column keeps it."""
    return None if run is None else {"target": run.target, "count": run.count, "since": to_text(run.since)}


def hints_to_json(hints: FeedHints) -> dict[str, Any]:
    """Return a document's hints as the `hints` column keeps them; what is not said takes no room."""
    return {name: said for name in FeedHints.__dataclass_fields__ if (said := getattr(hints, name))}


def for_poll(row: Sequence[Any], arrivals: tuple[datetime, ...]) -> FeedForPoll:
    """Return a row that FOR_POLL found as the poller gets it."""
    feed, poll = raw.read(Feed, _FEED, row[: len(_FEED)]), raw.read(FeedPoll, _POLL, row[len(_FEED) :])
    return FeedForPoll(
        id=feed["id"],
        spec=spec_of(feed["settings"], feed["url"]),
        state=FeedState(feed["state"]),
        poll_url=feed["moved_to"] or feed["url"],
        validators=Validators(poll["validators_url"], poll["etag"], poll["last_modified"]) if poll["validators_url"] else None,
        body_hash=None if poll["body_hash"] is None else bytes(poll["body_hash"]),
        hints=_hints(poll["hints"]),
        redirect=_redirect(poll["redirect"]),
        arrivals=arrivals,
        identity_policy=feed["identity_policy"],
        **{name: poll[name] for name in _AS_STORED},
    )


def as_row(feed: Feed, poll: FeedPoll, entries: int, arrivals: Iterable[datetime]) -> FeedRow:
    """Return a feed as people see it."""
    return FeedRow(
        id=feed.id,
        url=feed.url,
        poll_url=feed.moved_to or feed.url,
        name=feed.name or feed.title or feed.url,
        site_url=feed.site_url,
        tags=tuple(feed.settings.get("tags", ())),
        source=feed.source,
        state=FeedState(feed.state),
        next_poll_at=poll.next_poll_at if poll.polled else None,
        next_poll_why=poll.next_poll_why,
        last_poll_at=poll.last_poll_at,
        last_ok_at=poll.last_ok_at,
        last_outcome=poll.last_outcome,
        last_detail=poll.last_detail,
        failures=poll.failures,
        entries=entries,
        moved_to=feed.moved_to,
        overran_at=poll.overran_at,
        arrivals=tuple(arrivals),
        settings=feed.settings,
    )


def _hints(stored: dict[str, Any]) -> FeedHints:
    lists: dict[str, Any] = {key: tuple(stored[key]) for key in ("skip_hours", "skip_days") if key in stored}
    return FeedHints(**stored | lists)


def _redirect(stored: dict[str, Any] | None) -> RedirectRun | None:
    return None if stored is None else RedirectRun(stored["target"], stored["count"], from_text(stored["since"]))


def named(text: str) -> list[int]:
    """Return the feeds of that address, name or title, all that share it; NotFoundError, with the nearest name, when there is none."""
    feeds = list(Feed.select(Feed.id, Feed.url, Feed.moved_to, Feed.name, Feed.title))
    found = meant(text, feeds, called)
    if not found:
        raise no_feed(text, feeds, called)
    return [feed.id for feed in found]


def called(feed: Feed) -> tuple[str | None, ...]:
    """Return what a feed answers to, its own address first."""
    return feed.url, feed.moved_to, feed.name, feed.title
