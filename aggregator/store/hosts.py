"""Hosts: pacing, back-off and robots.txt, shared by every process on the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from peewee import Database

from aggregator.core.politeness import paused_until
from aggregator.model.feed import HostState, TurnAsked
from aggregator.store import raw
from aggregator.store.database import is_sqlite
from aggregator.store.fields import to_text
from aggregator.store.guard import guarded
from aggregator.store.tables import Host

_COLUMNS = ("next_at", "retry_at", "throttles", "robots", "robots_until")
FAR = timedelta(hours=1)  # no queue for a host is that long: the clock was set back, and nobody waits for the old time


class Hosts:
    """The hosts that were ever asked anything."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def get(self, host: str) -> HostState:
        """Return how a host stands; an unknown one stands at the beginning."""
        return self._state(host)

    def _state(self, host: str) -> HostState:
        found = raw.rows(self.database, f"SELECT {', '.join(_COLUMNS)} FROM host WHERE host = ?", [host])  # noqa: S608 - constants
        if not found:
            return HostState(host, None, None, 0, None, None)
        return HostState(host, **raw.read(Host, _COLUMNS, found[0]))

    @guarded
    def reserve(self, host: str, now: datetime, delay: timedelta) -> datetime:
        """Return when the next request to `host` may start, and keep the host for `delay` from then.

        Atomic, so that one-shot commands beside the service keep the same pace.
        """
        with self.database.atomic():
            return self._reserved(host, now, delay)

    @guarded
    def turns(self, asks: Sequence[TurnAsked]) -> list[tuple[list[HostState], datetime | None]]:
        """Return how hosts stand, and the first one's turn as `reserve` has it; None, and none kept, where one of them wants a pause."""
        with self.database.atomic():
            return [self._turn(ask) for ask in asks]

    def _turn(self, ask: TurnAsked) -> tuple[list[HostState], datetime | None]:
        states = [self._state(host) for host in ask.hosts]
        if paused_until(states, ask.now):
            return states, None
        known = states[0].next_at if is_sqlite(self.database) else None  # nobody else writes in a SQLite transaction
        return states, self._reserved(ask.hosts[0], ask.now, ask.delay, known)

    def _reserved(self, host: str, now: datetime, delay: timedelta, known: datetime | None = None) -> datetime:
        """Return the host's turn; `known` is when it is free, where that was read in this transaction."""
        next_at = known or self._next_at(host)
        ahead = next_at - now if next_at else timedelta(0)
        start = next_at if next_at and timedelta(0) < ahead <= max(FAR, delay) else now
        raw.update(self.database, Host, host, {"next_at": start + delay})
        return start

    def _next_at(self, host: str) -> datetime | None:
        """Return when a host is free, which gets a row where it has none; on a server nobody else gets at it before the commit."""
        lock = "" if is_sqlite(self.database) else " FOR UPDATE"
        find = f"SELECT next_at FROM host WHERE host = ?{lock}"  # noqa: S608 - constants
        found = raw.rows(self.database, find, [host])
        if not found:
            raw.run(self.database, "INSERT INTO host (host, throttles) VALUES (?, 0) ON CONFLICT DO NOTHING", [host])
            found = raw.rows(self.database, find, [host])
        next_at: datetime | None = Host.next_at.python_value(found[0][0])
        return next_at

    @guarded
    def move(self, host: str, start: datetime, now: datetime, delay: timedelta) -> datetime:
        """Return when a request may start that was late for its turn at `start`: `now`, or after those who took a turn since."""
        with self.database.atomic():
            last = [to_text(now + delay), host, to_text(start + delay)]
            if raw.run(self.database, "UPDATE host SET next_at = ? WHERE host = ? AND next_at <= ?", last):  # nobody comes behind us
                return now
            return self._reserved(host, now, delay)

    @guarded
    def keep_clear(self, host: str, until: datetime) -> None:
        """Give nobody a turn at `host` before `until`, where its next turn is sooner."""
        raw.run(self.database, "UPDATE host SET next_at = ? WHERE host = ? AND next_at < ?", [to_text(until), host, to_text(until)])

    @guarded
    def set_retry(self, host: str, until: datetime, throttles: int) -> None:
        """Let nobody ask `host` before `until`; `throttles` counts rate limits in a row without Retry-After."""
        self._set(host, retry_at=until, throttles=throttles)

    @guarded
    def clear_throttles(self, host: str) -> None:
        """Forget past rate limits: the host answered."""
        with self.database.atomic():
            Host.update(throttles=0, retry_at=None).where(Host.host == host).execute()

    @guarded
    def save_robots(self, host: str, text: str, until: datetime) -> None:
        """Keep a robots.txt until it must be fetched again."""
        self._set(host, robots=text, robots_until=until)

    def _set(self, host: str, **columns: Any) -> None:
        with self.database.atomic():
            Host.insert(host=host).on_conflict_ignore().execute()
            Host.update(columns).where(Host.host == host).execute()
