"""Feeds: what is polled, when, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from peewee import Database, fn

from aggregator.core import rhythm
from aggregator.core.naming import meant, the_one
from aggregator.errors import NotFoundError
from aggregator.model.attention import StatedDates
from aggregator.model.feed import DueFeed, FeedForPoll, FeedHistory, FeedRow, FeedSpec, FeedState, SyncReport
from aggregator.model.times import Precision
from aggregator.store import feed_dates, feed_history, feed_rows, raw, turns
from aggregator.store.bulk import chunks
from aggregator.store.database import is_sqlite
from aggregator.store.fields import to_text
from aggregator.store.guard import guarded
from aggregator.store.tables import Entry, Feed, FeedPoll, FetchEvent

if TYPE_CHECKING:
    from aggregator.model.poll import FetchEventRow, PollOutcome, Recorded

ARRIVALS = 50  # newest entries that core.schedule learns a feed's rhythm from
_POLLED = (FeedState.ACTIVE.value, FeedState.GONE.value)
_DUE = "polled AND next_poll_at <= ? AND (due_at IS NULL OR due_at <= ?)"  # its time has come, and nobody polls it just now
_FIRST_DUE = (
    "SELECT feed_id, host, next_poll_at FROM (SELECT feed_id, host, next_poll_at, "  # noqa: S608 - constants
    f"ROW_NUMBER() OVER (PARTITION BY host ORDER BY next_poll_at, feed_id) AS place FROM feed_poll WHERE {_DUE}) AS ranked "
    "WHERE place = 1 ORDER BY next_poll_at, feed_id LIMIT ?"
)


class Feeds:
    """The feeds of the store."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @cached_property
    def recording(self) -> Callable[[Database, PollOutcome], Recorded]:
        """What writes a poll, imported once: an import statement in `record` took a fiftieth of recording a 304."""
        from aggregator.store.record import record  # noqa: PLC0415 - a third of the store's modules: only a poll writes

        return record

    @guarded
    def sync(self, specs: Sequence[FeedSpec], now: datetime, first_polls: Mapping[str, datetime] | None = None) -> SyncReport:
        """Bring the store in line with config.toml; feeds imported in bulk are left alone.

        A feed missing from `specs` becomes REMOVED and keeps its articles; put back, it
        goes on where it was. A feed whose `was` names an old address, or whose address is
        the one a move was adopted to, continues that feed's history.
        """
        from aggregator.store import feed_sync  # noqa: PLC0415 - addresses and what wraps them: for those who change the list

        with self.database.atomic():
            turns.take(self.database, turns.FEED_LIST)
            return feed_sync.sync(specs, now, first_polls or {})

    @guarded
    def import_feeds(self, specs: Sequence[FeedSpec], now: datetime) -> int:
        """Add feeds that live in the store, not in the file; return how many were not there yet."""
        from aggregator.store import feed_sync  # noqa: PLC0415 - addresses and what wraps them: for those who change the list

        with self.database.atomic():
            turns.take(self.database, turns.FEED_LIST)
            return feed_sync.import_feeds(specs, now)

    @guarded
    def due(self, now: datetime, limit: int) -> list[DueFeed]:
        """Return polled feeds whose time has come and that nobody polls just now, the longest overdue first.

        Where there are more than `limit`, the first of every host comes along: a host with a thousand overdue feeds hides nobody's.
        """
        sql = f"SELECT feed_id, host, next_poll_at FROM feed_poll WHERE {_DUE} ORDER BY next_poll_at, feed_id LIMIT ?"  # noqa: S608 - constants
        found = raw.rows(self.database, sql, [to_text(now), to_text(now), limit])
        if len(found) == limit:
            found += raw.rows(self.database, _FIRST_DUE, [to_text(now), to_text(now), limit])
        at = FeedPoll.next_poll_at.python_value
        return list(dict.fromkeys(DueFeed(feed, host, at(due)) for feed, host, due in found))

    @guarded
    def lease(self, host: str, now: datetime, until: datetime, limit: int) -> list[FeedForPoll]:
        """Take the due feeds of one host until `until`; no other caller gets them before."""
        lock = "" if is_sqlite(self.database) else " FOR UPDATE SKIP LOCKED"
        sql = f"SELECT feed_id FROM feed_poll WHERE host = ? AND {_DUE} ORDER BY next_poll_at, feed_id LIMIT ?{lock}"  # noqa: S608 - constants
        with self.database.atomic():
            found = raw.rows(self.database, sql, [host, to_text(now), to_text(now), limit])
            return self._take([number for (number,) in found], until)

    @guarded
    def select(self, urls: Sequence[str] | None, until: datetime) -> list[FeedForPoll]:
        """Lease feeds by address or name (all of them for None) until `until`, due or not; raises as core.naming.the_one."""
        with self.database.atomic():
            feeds = list(Feed.select(Feed.id, Feed.url, Feed.name, Feed.title, Feed.moved_to, Feed.state))
            wanted = feeds if urls is None else [_named(url, feeds) for url in urls]
            return self._take([f.id for f in wanted if f.state in _POLLED], until)

    @guarded
    def release(self, feed_ids: Iterable[int], until: datetime | None = None) -> None:
        """Give leases back without a poll (a drain cut it short); of those that end at `until`, if given: another's since then stay."""
        mine = FeedPoll.due_at == until if until else FeedPoll.due_at.is_null(is_null=False)
        with self.database.atomic():
            for part in chunks(feed_ids):
                FeedPoll.update(due_at=None).where(FeedPoll.feed.in_(part), mine).execute(self.database)

    @guarded
    def renew(self, feed_ids: Iterable[int], until: datetime) -> None:
        """Let the leases of these feeds end at `until`; what nobody holds stays free."""
        with self.database.atomic():
            for part in chunks(feed_ids):
                FeedPoll.update(due_at=until).where(FeedPoll.feed.in_(part), FeedPoll.due_at.is_null(is_null=False)).execute(self.database)

    @guarded
    def taken(self, now: datetime) -> tuple[int, datetime | None]:
        """Return how many feeds are due and leased, and when the last of these leases ends at the latest."""
        sql = "SELECT COUNT(*), MAX(due_at) FROM feed_poll WHERE polled AND next_poll_at <= ? AND due_at > ?"
        ((count, until),) = raw.rows(self.database, sql, [to_text(now), to_text(now)])
        return count, FeedPoll.due_at.python_value(until)

    @guarded
    def shorten(self, by: timedelta, now: datetime) -> None:
        """Take `by` off every lease that runs: their holder was killed."""
        if not by:
            return
        with self.database.atomic():
            self._shorten(FeedPoll.select(FeedPoll.feed, FeedPoll.due_at).where(FeedPoll.due_at > now).tuples(), by)

    @guarded
    def set_back(self, now: datetime) -> int:
        """Bring polls of a clock that was ahead, and their hosts, back to `now`, each with the wait it had; return how many polls."""
        from aggregator.store import wrong_clock  # noqa: PLC0415 - a rare guest

        with self.database.atomic():
            return wrong_clock.set_back(self.database, now)

    @guarded
    def take_back(self, host: str, now: datetime, *, longest: timedelta, width: int, asked_off: timedelta) -> int:
        """End the leases of a host whose process is gone and return how many; leases by hand, longer than `longest`, stay.

        The `width` feeds first in line may have been asked just before: `asked_off` is taken off theirs (as `shorten`).
        """
        with self.database.atomic():
            query = FeedPoll.select(FeedPoll.feed, FeedPoll.due_at).where(
                FeedPoll.host == host, FeedPoll.due_at > now, FeedPoll.due_at <= now + longest
            )
            leased = list(query.order_by(FeedPoll.next_poll_at, FeedPoll.feed).tuples())  # as they were leased
            self._shorten(leased[:width], asked_off)
            self.release(feed for feed, _ in leased[width:])
        return len(leased[width:])

    @guarded
    def next_due_at(self) -> datetime | None:
        """Return when the next feed is due, None when none is polled."""
        ((found,),) = raw.rows(self.database, "SELECT MIN(next_poll_at) FROM feed_poll WHERE polled", [])
        at: datetime | None = FeedPoll.next_poll_at.python_value(found)
        return at

    @guarded
    def record(self, outcome: PollOutcome) -> Recorded:
        """Store everything one poll found, in one transaction, whole or not at all; releases the lease."""
        return turns.with_retries(self.database, lambda: self.recording(self.database, outcome))

    @guarded
    def record_many(self, outcomes: Sequence[PollOutcome]) -> list[Recorded]:
        """Store several polls in one transaction: all of them or none."""
        return turns.with_retries(self.database, lambda: [self.recording(self.database, outcome) for outcome in outcomes])

    @guarded
    def chunks(self, feed_id: int) -> bytes:
        """Return what is remembered of a feed's last document (core.chunks), nothing where that is nothing."""
        found = raw.rows(self.database, "SELECT chunks FROM feed_chunks WHERE feed_id = ?", [feed_id])
        return bytes(found[0][0]) if found else b""

    @guarded
    def rows(self) -> list[FeedRow]:
        """Return every feed as people see it, by address."""
        counts = dict(Entry.select(Entry.feed, fn.COUNT(Entry.id)).group_by(Entry.feed).tuples())
        query = Feed.select(Feed, FeedPoll).join(FeedPoll, on=(FeedPoll.feed == Feed.id), attr="hot").order_by(Feed.url)
        return [feed_rows.as_row(feed, feed.hot, counts.get(feed.id, 0), _arrivals(self.database, feed.id)) for feed in query]

    def kept_rows(self) -> list[FeedRow]:
        """Return every feed as `rows` does, but those that were removed."""
        return [row for row in self.rows() if row.state is not FeedState.REMOVED]

    @guarded
    def set_state(self, url: str, state: FeedState, now: datetime) -> None:
        """Pause, resume or remove a feed named by address or name; resumed, it is due at once."""
        with self.database.atomic():
            feed = _named(url, list(Feed.select()))
            Feed.update(state=state.value).where(Feed.id == feed.id).execute()
            due = {"next_poll_at": now, "next_poll_why": "resumed"} if state is FeedState.ACTIVE else {}
            FeedPoll.update(polled=state.value in _POLLED, **due).where(FeedPoll.feed == feed.id).execute()

    @guarded
    def events(self, feed_id: int, limit: int) -> list[FetchEventRow]:
        """Return a feed's last polls, newest first."""
        from aggregator.model.poll import FetchEventRow  # noqa: PLC0415 - as `record`

        names = FetchEventRow.__dataclass_fields__
        query = FetchEvent.select(*(getattr(FetchEvent, name) for name in names)).where(FetchEvent.feed == feed_id)
        return [FetchEventRow(*row) for row in query.order_by(FetchEvent.id.desc()).limit(limit).tuples()]

    @guarded
    def last_polled_at(self) -> datetime | None:
        """Return when a feed was last polled, None for never, or longer ago than `[retention] events`."""
        return FetchEvent.select(fn.MAX(FetchEvent.at)).scalar()  # type: ignore[no-any-return]  # peewee has no types

    @guarded
    def history(self, days: int, now: datetime) -> dict[int, FeedHistory]:
        """Return what each feed brought by day, and how many of its polls failed."""
        return feed_history.history(self.database, days, now)

    @guarded
    def stated_dates(self) -> dict[int, StatedDates]:
        """Return what feeds stated of times lately, where some of it is suspect."""
        return feed_dates.stated_dates()

    @guarded
    def row(self, feed_id: int) -> FeedRow:
        """Return one feed as people see it; NotFoundError when there is none."""
        query = Feed.select(Feed, FeedPoll).join(FeedPoll, on=(FeedPoll.feed == Feed.id), attr="hot").where(Feed.id == feed_id)
        for feed in query:
            entries = Entry.select().where(Entry.feed == feed_id).count()
            return feed_rows.as_row(feed, feed.hot, entries, _arrivals(self.database, feed_id))
        raise NotFoundError(f"no feed has the number {feed_id}; /feeds lists them")

    def _shorten(self, leases: Iterable[tuple[int, datetime]], by: timedelta) -> None:
        for feed, due_at in list(leases):  # read to the end before anything is written
            FeedPoll.update(due_at=due_at - by).where(FeedPoll.feed == feed).execute(self.database)

    def _take(self, feed_ids: list[int], until: datetime) -> list[FeedForPoll]:
        taken: dict[int, FeedForPoll] = {}
        for part in chunks(feed_ids):
            raw.run(self.database, f"UPDATE feed_poll SET due_at = ? WHERE feed_id IN ({raw.marks(part)})", [to_text(until), *part])  # noqa: S608 - marks
            rows = raw.rows(self.database, f"{feed_rows.FOR_POLL} WHERE f.id IN ({raw.marks(part)})", part)
            taken |= {row[0]: feed_rows.for_poll(row, _rhythm(self.database, row[0])) for row in rows}
        return [taken[number] for number in dict.fromkeys(feed_ids)]


_SEEN = f"SELECT first_seen_at FROM entry WHERE feed_id = ? ORDER BY first_seen_at DESC LIMIT {ARRIVALS}"  # noqa: S608 - a constant
_NEWEST = f"""
    SELECT e.first_seen_at, c.instant, c.precision FROM entry e JOIN article a ON a.id = e.article_id
    LEFT JOIN time_claim c ON c.id = a.published_claim WHERE e.feed_id = ? ORDER BY e.first_seen_at DESC, e.id DESC LIMIT {ARRIVALS}
"""  # noqa: S608 - constants


def _arrivals(database: Database, feed_id: int) -> tuple[datetime, ...]:
    at = Entry.first_seen_at.python_value
    return tuple(at(seen) for (seen,) in raw.rows(database, _SEEN, [feed_id]))


def _rhythm(database: Database, feed_id: int) -> tuple[datetime, ...]:
    """Return when the newest entries came out, newest first; times are compared as they are stored, and half of them read."""
    at = Entry.first_seen_at.python_value
    rows = ((seen, None if day == Precision.DAY else stated) for seen, stated, day in raw.rows(database, _NEWEST, [feed_id]))
    came = sorted((rhythm.arrival(seen, stated) for seen, stated in rows), reverse=True)
    return tuple(map(at, came))


def _named(text: str, feeds: Sequence[Feed]) -> Feed:
    """Return the one feed that `text` means; one that was removed only where no other is meant."""
    kept = [feed for feed in feeds if feed.state != FeedState.REMOVED]
    return the_one(text, kept if meant(text, kept, feed_rows.called) else feeds, feed_rows.called)
