"""The one place that asks the machine what time it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Time as the engine sees it; the demo and the tests bring their own."""

    def now(self) -> datetime:
        """Return the current time, aware, in UTC."""

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""

    async def sleep(self, seconds: float) -> None:
        """Wait `seconds`."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the current time, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait `seconds` of real time."""
        import asyncio  # noqa: PLC0415 - whoever waits has imported it; `status` and its like are spared 30 ms

        await asyncio.sleep(seconds)


class ServerClock(SystemClock):
    """The time of the database server, which every machine on a store shares: their own clocks may differ.

    It runs on this machine's monotonic clock between two readings of the server's.
    """

    _SLOW_S = 0.25  # a reading that took longer says less than the last one and seconds of a quartz (some 50 us a second)

    def __init__(self) -> None:
        """Go by the machine's own clock until the first reading."""
        self._read_at = self.monotonic()
        self._time = super().now()
        self._set = False

    def now(self) -> datetime:
        """Return the server's current time, aware, in UTC."""
        return self._time + timedelta(seconds=self.monotonic() - self._read_at)

    def set(self, time: datetime, asked: float, answered: float) -> None:
        """Take the server's `time`, asked for and answered at these monotonic seconds: it was read about halfway."""
        if self._set and answered - asked > self._SLOW_S:
            return
        self._time, self._read_at, self._set = time, (asked + answered) / 2, True
