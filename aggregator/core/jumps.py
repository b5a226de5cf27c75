"""A clock that is set back: NTP after a boot with a wrong time, a person, a virtual machine that was restored."""

from __future__ import annotations

from datetime import datetime, timedelta

_NOTICED = timedelta(seconds=5)  # what a busy loop may be late by; NTP steps at .128 s and more (ntpd(8)), which moves nothing here


def set_back(before: datetime, after: datetime, steady_s: float) -> timedelta | None:
    """Return how far a clock that showed `before` was set back until it showed `after`, `steady_s` seconds later; None if it was not."""
    back = before + timedelta(seconds=steady_s) - after
    return back if back > _NOTICED else None
