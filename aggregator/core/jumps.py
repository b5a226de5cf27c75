"""A clock that jumps: NTP after a boot with a wrong time, a person, a virtual machine that was restored or moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

_NOTICED = timedelta(seconds=5)  # what a busy loop may be late by; NTP steps at .128 s and more (ntpd(8)), which moves nothing here
_LEAP = timedelta(days=1)  # a shorter one makes nothing much older; a machine that slept for a night has not leapt
_DOUBTED_S = 6 * 3600.0  # for NTP, or whoever sees every certificate fail, to set a clock right that leapt ahead


def set_back(before: datetime, after: datetime, steady_s: float) -> timedelta | None:
    """Return how far a clock that showed `before` was set back until it showed `after`, `steady_s` seconds later; None if it was not."""
    back = before + timedelta(seconds=steady_s) - after
    return back if back > _NOTICED else None


@dataclass(frozen=True, slots=True)
class Trust:
    """Whether a clock may be believed about what is old enough to be thrown away: not for a while after it leapt ahead.

    A machine that was off for days looks the same, and has as much time.
    """

    shown: datetime  # at the last look
    steady_s: float  # of that look, by a clock that never jumps
    leapt_s: float | None = None  # likewise, when a leap was seen

    @property
    def believed(self) -> bool:
        """Whether no leap is known, or it is long enough ago."""
        return self.leapt_s is None or self.steady_s - self.leapt_s >= _DOUBTED_S

    def look(self, shows: datetime, steady_s: float) -> Trust:
        """Return what is known once the clock `shows` this, at that second."""
        leap = shows - self.shown - timedelta(seconds=steady_s - self.steady_s)
        return Trust(shows, steady_s, steady_s if leap > _LEAP else None if leap < -_LEAP else self.leapt_s)
