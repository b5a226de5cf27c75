"""What the feeds stated of times lately: counted by the database over a bounded tail of the claims."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from peewee import fn

from aggregator.core.claimsources import SOURCES, Family
from aggregator.core.resolving import OLDEST
from aggregator.model.attention import StatedDates
from aggregator.model.times import TimeClaim
from aggregator.store.claims import from_row
from aggregator.store.tables import Entry, TimeClaimRow

_TAIL = 20_000  # newest claims looked at, whatever the store holds: a day or more of a busy installation, years of a small one
_FROM_FEEDS = sorted(name for name, fact in SOURCES.items() if fact.family is Family.FEED)


def stated_dates() -> dict[int, StatedDates]:
    """Return feed -> the times it stated lately; feeds that stated none that is suspect are missing.

    An article that several feeds carry is nobody's: which of them stated a time is not kept.
    """
    at, seen = TimeClaimRow.instant, TimeClaimRow.seen_at
    suspects: dict[int, list[TimeClaim]] = defaultdict(list)
    for row in _of_one_feed(TimeClaimRow, Entry.feed).where(at.is_null() | (at > seen) | (at < OLDEST)).order_by(TimeClaimRow.id):
        suspects[row.entry.feed_id].append(from_row(row))
    if not suspects:
        return {}
    totals = _of_one_feed(Entry.feed, fn.COUNT(TimeClaimRow.id)).where(Entry.feed.in_(sorted(suspects))).group_by(Entry.feed)
    return {feed: StatedDates(total, tuple(suspects[feed])) for feed, total in totals.tuples()}


def _of_one_feed(*columns: Any) -> Any:
    other = Entry.alias()
    shared = other.select().where(other.article == Entry.article, other.feed != Entry.feed)
    newest: int = TimeClaimRow.select(fn.MAX(TimeClaimRow.id)).scalar() or 0
    return (
        TimeClaimRow.select(*columns)
        .join(Entry, on=(Entry.article == TimeClaimRow.article), attr="entry")
        .where(TimeClaimRow.id > newest - _TAIL, TimeClaimRow.source.in_(_FROM_FEEDS), ~fn.EXISTS(shared))
    )
