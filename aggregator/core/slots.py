"""When a digest is due: the slots of its schedule, in its own zone, whatever clocks and machines do.

A slot is an instant. Local times that a clock change skips move forward by the length of the gap (02:30 becomes
03:30), local times that happen twice mean the first (PEP 495, fold = 0): one digest a slot either way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEARCH = timedelta(days=9)  # every schedule has a slot within a week; two more days for zones and gaps


@dataclass(frozen=True, slots=True)
class Timetable:
    """When a digest is written."""

    at: tuple[time, ...]  # local times, at least one
    days: tuple[str, ...]  # of DAYS, at least one
    zone: str  # IANA

    def between(self, after: datetime, until: datetime) -> Iterator[datetime]:
        """Yield the slots in (after, until], earliest first, in UTC."""
        zone = ZoneInfo(self.zone)
        day, last = after.astimezone(zone).date() - timedelta(days=1), until.astimezone(zone).date()
        newest = after  # a zone that skips a whole day (Samoa, 2011) puts two days' slots on one instant
        while day <= last:
            for slot in self._slots_of(day, zone):
                if newest < slot <= until:
                    yield slot
                    newest = slot
            day += timedelta(days=1)

    def latest(self, now: datetime) -> datetime:
        """Return the newest slot that is not after `now`."""
        *_, newest = self.between(now - _SEARCH, now)
        return newest

    def _slots_of(self, day: date, zone: ZoneInfo) -> list[datetime]:
        if DAYS[day.weekday()] not in self.days:
            return []
        return sorted({datetime.combine(day, at, zone).astimezone(UTC) for at in self.at})


def due_slot(timetable: Timetable, now: datetime, taken: Sequence[datetime], born: datetime | None) -> datetime | None:
    """Return the slot whose digest is to be written now, None when there is none.

    Only the newest passed slot counts: a week switched off gives one digest for the gap. `taken` are the slots that
    have a digest already; those in the future (the clock was wrong then) hold nothing back but themselves. `born` is
    when the store began (None: it is empty): a fresh installation waits for its first slot.
    """
    slot = timetable.latest(now)
    past = [t for t in taken if t <= now]
    if past:
        return slot if slot > max(past) else None
    return slot if born is not None and slot >= born else None
