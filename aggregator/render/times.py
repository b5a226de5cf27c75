"""Times as a digest prints them: on the reader's clock, the publisher's own beside it where it names one that differs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from aggregator.core.dates.zones import offset_text
from aggregator.model.times import Precision, ResolvedTime

_MINUTE = timedelta(minutes=1)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class TimeText:
    """One time, ready to print."""

    machine: str  # for <time datetime>: RFC 3339 in UTC, or a plain date
    text: str  # "07:15" or "22 Nov, 23:10", on the reader's clock
    theirs: str  # "12:45 +05:30" on the publisher's clock; "" when it is the reader's, too, or UTC
    note: str  # "zone assumed", "day only"; "" for nothing

    def __str__(self) -> str:
        """Return everything in one phrase."""
        aside = ", ".join(part for part in (f"{self.theirs} there" if self.theirs else "", self.note) if part)
        return f"{self.text} ({aside})" if aside else self.text


class Reader:
    """The reader's clock, standing at the digest's time."""

    def __init__(self, zone: str, today: datetime) -> None:
        """Print times for someone in `zone` who reads at `today`."""
        self._zone = ZoneInfo(zone)
        self._today = today.astimezone(self._zone).date()

    def stated(self, time: ResolvedTime | None) -> TimeText | None:
        """Return a publisher's time; a day stays the day on the publisher's own calendar."""
        if time is None:
            return None
        offset = timedelta(minutes=time.offset_minutes or 0)
        if time.precision is Precision.DAY:
            day = time.instant.astimezone(timezone(offset))
            return TimeText(day.strftime("%Y-%m-%d"), _day(day, self._today.year), "", "day only")
        theirs = _clock(time.instant, offset) if self._differs(time) else ""
        return TimeText(machine(time.instant), self.short(time.instant), theirs, "" if time.zone_known else "zone assumed")

    def moved(self, updated: ResolvedTime | None, created: ResolvedTime | None) -> TimeText | None:
        """Return the time of an update; None where it would read the same as the time of creation beside it."""
        later, first = self.stated(updated), self.stated(created)
        same = later and first and (later.text, later.theirs) == (first.text, first.theirs)
        return None if same else later

    def ours(self, instant: datetime) -> TimeText:
        """Return one of our own times."""
        return TimeText(machine(instant), self.short(instant), "", "")

    def short(self, instant: datetime) -> str:
        """Return "07:15" for today, else "22 Nov, 23:10"; the year only when it is another one."""
        local = instant.astimezone(self._zone)
        clock = f"{local:%H:%M}"
        return clock if local.date() == self._today else f"{_day(local, self._today.year)}, {clock}"

    def full(self, instant: datetime) -> str:
        """Return "Monday, 23 November 2026"."""
        local = instant.astimezone(self._zone)
        return f"{_LONG_DAYS[local.weekday()]}, {local.day} {_LONG_MONTHS[local.month - 1]} {local.year}"

    def clock(self, instant: datetime) -> str:
        """Return "07:15"."""
        return f"{instant.astimezone(self._zone):%H:%M}"

    def weekday(self, instant: datetime) -> str:
        """Return "Mon 23 Nov"."""
        local = instant.astimezone(self._zone)
        return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}"

    def zone_name(self, instant: datetime) -> str:
        """Return "Europe/Berlin, UTC+01:00"."""
        offset = instant.astimezone(self._zone).utcoffset() or timedelta()
        return f"{self._zone.key}, UTC{offset_text(int(offset / _MINUTE))}" if self._zone.key != "UTC" else "UTC"

    def _differs(self, time: ResolvedTime) -> bool:
        """Tell whether a clock of the publisher's was stated that is not the reader's; UTC is a server's, from Sydney to Ottawa."""
        if not time.offset_minutes:
            return False
        return time.instant.astimezone(self._zone).utcoffset() != timedelta(minutes=time.offset_minutes)


def machine(instant: datetime) -> str:
    """Return RFC 3339 in UTC, to the second."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _clock(instant: datetime, offset: timedelta) -> str:
    return f"{instant.astimezone(timezone(offset)):%H:%M} {offset_text(int(offset / _MINUTE))}"


def _day(day: datetime, year: int) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}" + ("" if day.year == year else f" {day.year}")
