"""Points in time as people type them on a command line."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_PART = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)\s*([smhdw])\s*", re.ASCII)  # so many digits stay within a timedelta
_AGO = re.compile(rf"(?:{_PART.pattern})+", re.ASCII)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_DAYS = {"today": 0, "yesterday": 1}


def parse_moment(text: str, *, now: datetime, zone: str) -> datetime:
    """Return the instant of "24h" or "1h30m" (ago), "now", "today", "yesterday", "2026-11-23" or "2026-11-23T07:00[+01:00]", in UTC.

    Days and times without an offset are on the clock of `zone`. Raises ValueError.
    """
    word = text.strip().lower()
    if word == "now":
        return now
    try:
        return _ago(word, now) if _AGO.fullmatch(word) else _on_the_clock(word, now, ZoneInfo(zone))
    except (ValueError, OverflowError) as error:
        msg = f'{text!r} is not a time; write "24h", "7d", "yesterday", "2026-11-23" or "2026-11-23T07:00"'
        raise ValueError(msg) from error


def _ago(text: str, now: datetime) -> datetime:
    return now - sum((timedelta(**{_UNITS[unit]: float(number)}) for number, unit in _PART.findall(text)), timedelta())


def _on_the_clock(word: str, now: datetime, zone: ZoneInfo) -> datetime:
    if word in _DAYS:
        midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        return (midnight - timedelta(days=_DAYS[word])).astimezone(UTC)
    moment = datetime.fromisoformat(word.upper())
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
