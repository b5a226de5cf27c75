"""What the feeds brought and how their polls went, by day: counted by the database, whatever the number of entries."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from peewee import SQL, Database, fn

from aggregator.errors import OUTCOMES, Grade
from aggregator.model.feed import FeedHistory
from aggregator.store.database import is_sqlite
from aggregator.store.tables import Entry, FetchEvent

_FAILURES = sorted(outcome.value for outcome, fact in OUTCOMES.items() if fact.grade is not Grade.OK)


def history(database: Database, days: int, now: datetime) -> dict[int, FeedHistory]:
    """Return feed -> its last `days` days (UTC), today included; feeds of which nothing is known are missing."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    since = today - timedelta(days=days - 1)
    place = {(since + timedelta(days=n)).strftime("%Y-%m-%d"): n for n in range(days)}
    arrivals: dict[int, list[int]] = defaultdict(lambda: [0] * days)
    for feed, day, count in _arrivals(database, since):
        if day in place:  # a clock that was ahead
            arrivals[feed][place[day]] = count
    polls = {feed: (count, failed) for feed, count, failed in _polls(since)}
    return {feed: FeedHistory(tuple(arrivals[feed]), *polls.get(feed, (0, 0))) for feed in sorted({*arrivals, *polls})}


def _arrivals(database: Database, since: datetime) -> list[tuple[int, str, int]]:
    at = Entry.first_seen_at
    day = (fn.SUBSTR(at, 1, 10) if is_sqlite(database) else fn.TO_CHAR(at, "YYYY-MM-DD")).coerce(False)  # noqa: FBT003 - a day, not a time
    query: Any = Entry.select(Entry.feed, day.alias("day"), fn.COUNT(Entry.id)).where(at >= since).group_by(Entry.feed, SQL("day"))
    return list(query.tuples())


def _polls(since: datetime) -> list[tuple[int, int, int]]:
    failed = FetchEvent.outcome.in_(_FAILURES)
    query: Any = FetchEvent.select(FetchEvent.feed, fn.COUNT(FetchEvent.id), fn.COUNT(FetchEvent.id).filter(failed))
    return list(query.where(FetchEvent.at >= since).group_by(FetchEvent.feed).tuples())
