"""Times told relative to the moment the page was fetched: "3 hours ago", "vor 5 Minuten", "hace 2 horas"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from aggregator.core.zones import local_offset
from aggregator.model.times import Precision

_UNITS = {
    60: r"min(?:ute|uten|uto|utos|uut|uten|uts?|s)?s?|мин\w*|मिनट",
    3600: r"hours?|hrs?|std|stunden?|heures?|horas?|or[ae]|uur|tim(?:er|mar)|час\w*|घंट\w*",
    86400: r"days?|tag(?:en?)?|jours?|d[ií]as?|dias?|giorn[io]|dag(?:en|e|ar)?|д(?:ень|ня|ней)|दिन",
}
_NUMBER = r"(\d{1,3}|an?|one|une?|eine[rmn]?)"
_BEFORE = r"(?:vor|il y a|hace|há|ha)\s+"
_AFTER = r"\s+(?:ago|fa|geleden|siden|sedan|atr[áa]s|назад|पहले)"
_PATTERNS = tuple(
    (seconds, re.compile(rf"(?:{_BEFORE}{_NUMBER}\s*(?:{unit})\b|{_NUMBER}\s*(?:{unit}){_AFTER})", re.IGNORECASE))
    for seconds, unit in _UNITS.items()
)
_YEAR = re.compile(r"\d{4}")
_MINUTE = 60


def find_ago(text: str, seen_at: datetime, zone: ZoneInfo | None) -> tuple[datetime, Precision, timedelta] | None:
    """Return wall clock time, precision and offset of a relative time, None when `text` holds none.

    Only minutes are told finely enough for a clock time; hours and days are rounded by the publisher, so only the day is
    taken from them, on the clock of `zone` (UTC when unknown).
    """
    if _YEAR.search(text):  # `1 June 2025 (3 days ago)` states its day better
        return None
    for unit, pattern in _PATTERNS:
        match = pattern.search(text)
        if match is not None:
            written = match[1] or match[2]
            count = int(written) if written.isdigit() else 1
            return _wall(seen_at - timedelta(seconds=unit * count), unit, zone)
    return None


def _wall(instant: datetime, unit: int, zone: ZoneInfo | None) -> tuple[datetime, Precision, timedelta]:
    offset = instant.astimezone(zone).utcoffset() or timedelta() if zone else timedelta()
    wall = (instant + offset).replace(tzinfo=None, microsecond=0)
    if unit == _MINUTE:
        return wall.replace(second=0), Precision.MINUTE, offset
    midnight = datetime.combine(wall.date(), time())
    return midnight, Precision.DAY, local_offset(midnight, zone) if zone else timedelta()
