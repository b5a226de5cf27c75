"""Points in time as people type them on a command line."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_AGO = re.compile(r"(\d+(?:\.\d+)?)\s*(m|h|d|w)", re.ASCII)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def parse_moment(text: str, *, now: datetime, zone: str) -> datetime:
    """Return the instant of "24h" or "2d" (ago), "today", "yesterday", "2026-11-23" or "2026-11-23T07:00[+01:00]".

    Days and times without an offset are on the clock of `zone`. Raises ValueError.
    """
    local = now.astimezone(ZoneInfo(zone))
    if ago := _AGO.fullmatch(text.strip()):
        return now - timedelta(**{_UNITS[ago[2]]: float(ago[1])})
    days = {"today": 0, "yesterday": 1}.get(text.strip().lower())
    if days is not None:
        return (local.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days)).astimezone(UTC)
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        msg = f'{text!r} is not a time; write "24h", "7d", "yesterday", "2026-11-23" or "2026-11-23T07:00"'
        raise ValueError(msg) from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
