"""Entries made ready to be stored: whether filters let them through, their times read as claims, whether their page is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aggregator.core import backlog, filters, pages, rhythm, times
from aggregator.core.keys import KeyedEntry
from aggregator.model.article import EntryRecord
from aggregator.model.feed import FeedForPoll
from aggregator.model.times import ClaimKind, Precision, ResolvedTime, TimeClaim


@dataclass(frozen=True, slots=True)
class Making:
    """What turning entries into records depends on, beside the entries."""

    feed: FeedForPoll
    language: str | None  # of the document
    now: datetime
    fulltext: bool  # `[fulltext] enabled`: article pages are fetched at all


def is_kept(keyed: KeyedEntry, feed: FeedForPoll) -> bool:
    """Return whether the feed's `keep` and `drop` filters let the entry through."""
    keep, drop = filters.any_of(feed.spec.keep), filters.any_of(feed.spec.drop)
    if keep is None and drop is None:
        return True
    entry = keyed.entry
    subject = filters.Subject(
        {
            "title": entry.title,
            "text": entry.text,
            "feed": [feed.spec.name, feed.spec.url],
            "tags": [*feed.spec.tags, *entry.tags],
            "authors": list(entry.authors),
            "url": entry.url or "",
            "language": feed.spec.language or entry.language or "",
        }
    )
    return (keep is None or keep(subject)) and not (drop is not None and drop(subject))


def records_of(keyed: Sequence[KeyedEntry], making: Making) -> dict[int, EntryRecord]:
    """Return the entries that the feed's filters let through, ready to be stored, by position."""
    return {entry.entry.position: record_of(entry, making) for entry in keyed if is_kept(entry, making.feed)}


def record_of(keyed: KeyedEntry, making: Making) -> EntryRecord:
    """Return one entry ready to be stored, its times read as claims."""
    entry, feed = keyed.entry, making.feed
    language = feed.spec.language or entry.language or making.language
    claims = tuple(times.read_claim(raw, seen_at=making.now, zone=feed.spec.timezone, language=language) for raw in entry.times)
    stated = times.resolve(ClaimKind.PUBLISHED, claims, first_seen_at=making.now)
    wanted, why = _wants_page(keyed, making)
    first_poll = feed.last_ok_at is None and not feed.arrivals
    return EntryRecord(
        key=keyed.key,
        guid=entry.guid,
        url=entry.url,
        canonical_url=keyed.canonical_url,
        title=entry.title,
        text=entry.text,
        words=entry.words,
        html=entry.content_html or entry.summary_html,
        authors=entry.authors,
        tags=entry.tags,
        language=language,
        image_url=entry.image_url,
        content_hash=entry.content_hash,
        claims=claims,
        came_out=_came_out(stated, making.now),
        backlog=backlog.is_backlog(
            first_poll=first_poll,
            published=_said(stated, claims, making.now) if first_poll else None,
            position=entry.position,
            now=making.now,
        ),
        wants_page=wanted,
        page_why=why,
    )


def _wants_page(keyed: KeyedEntry, making: Making) -> tuple[bool, str]:
    """Return whether the article page adds to what the feed carries, and why."""
    entry = keyed.entry
    return pages.wants_page(
        entry.text,
        entry.words,
        url=(entry.url or "") if keyed.canonical_url is not None else "",
        has_content=bool(entry.content_html),
        fulltext=making.feed.spec.fulltext,
        enabled=making.fulltext,
    )


def published(claims: Sequence[TimeClaim], now: datetime) -> datetime | None:
    """Return the time of publication, else of update: an entry is no younger than either says. An epoch says nothing."""
    return _said(times.resolve(ClaimKind.PUBLISHED, claims, first_seen_at=now), claims, now)


def _said(stated: ResolvedTime | None, claims: Sequence[TimeClaim], now: datetime) -> datetime | None:
    found = stated or times.resolve(ClaimKind.UPDATED, claims, first_seen_at=now)
    return found.instant if found else None


def _came_out(stated: ResolvedTime | None, now: datetime) -> datetime:
    """Return when an entry seen for the first time `now` came out, as the feed's rhythm counts it; `stated` is its publication."""
    return rhythm.arrival(now, None if stated is None or stated.precision is Precision.DAY else stated.instant)
