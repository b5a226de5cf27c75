"""How long a wrong password has to be thought about. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE = 3  # wrong passwords in a row before a pause: people mistype
LONGEST = timedelta(minutes=5)
_FORGOTTEN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Failures:
    """Wrong passwords of one address in a row."""

    count: int
    last_at: datetime


def pause(failures: Failures | None, now: datetime) -> timedelta:
    """Return how long to wait before the next try: nothing for the first FREE, then 1, 2, 4, ... seconds, LONGEST at most."""
    if failures is None or failures.count < FREE:
        return timedelta()
    wait = min(LONGEST, timedelta(seconds=2 ** min(failures.count - FREE, 20)))
    return min(LONGEST, max(timedelta(), failures.last_at + wait - now))  # a clock set back locks nobody out


def failed(failures: Failures | None, now: datetime) -> Failures:
    """Return the run with one more wrong password; one that ended an hour ago is forgotten."""
    forgotten = failures is None or now - failures.last_at > _FORGOTTEN
    return Failures(1 if failures is None or forgotten else failures.count + 1, now)
