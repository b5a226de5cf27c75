"""When each host was last sent a request: a busy machine or a slow connection makes that later than its turn."""

from __future__ import annotations

from datetime import datetime

from aggregator.clock import Clock

_KEPT = 10_000  # hosts: more are not asked within a delay


class Sendings:
    """The last request to each host ("name:port") of this process."""

    def __init__(self, clock: Clock) -> None:
        """Know of none."""
        self._clock = clock
        self._last: dict[str, datetime] = {}  # the latest at the end

    def note(self, host: str) -> None:
        """Remember that a request goes out now."""
        self._last.pop(host, None)
        self._last[host] = self._clock.now()
        if len(self._last) > _KEPT:
            del self._last[next(iter(self._last))]

    def last(self, host: str) -> datetime | None:
        """Return when the last request to `host` went out; None for none, or when the clock was set back since."""
        at = self._last.get(host)
        return at if at is not None and at <= self._clock.now() else None
