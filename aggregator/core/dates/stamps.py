"""The forms of the standards, whole and unmistakable: RFC 3339 (Atom) and RFC 822 (RSS), both to the second. Pure.

What the search of `core.dates.dateforms` and `core.dates.clocks` would find in them, at a small part of its cost.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from aggregator.core.dates.dateforms import LATEST
from aggregator.core.dates.dayorder import Evidence
from aggregator.core.dates.months import month_number
from aggregator.core.dates.zones import numeric_offset

_CLOCK = r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)"
_RFC3339 = re.compile(rf"((?:19|20)\d\d)-(\d\d)-(\d\d)[T ]{_CLOCK}(?:\.\d+)?(Z|[+-]\d\d:?\d\d)", re.ASCII)
_RFC822 = re.compile(rf"(?:[A-Z][a-z][a-z], )?(\d\d?) ([A-Z][a-z][a-z]) ((?:19|20)\d\d) {_CLOCK} (GMT|[+-]\d{{4}})", re.ASCII)


def standard_time(text: str, evidence: Evidence) -> tuple[datetime, timedelta] | None:
    """Return wall clock time and offset of a text that is nothing but one of the standards' forms; None leaves it to the search."""
    if match := _RFC3339.fullmatch(text):
        return _time(match, (int(match[1]), int(match[2]), int(match[3])), evidence)
    if match := _RFC822.fullmatch(text):
        month = month_number(match[2], evidence.language)
        return _time(match, (int(match[3]), month, int(match[1])), evidence) if month else None
    return None


def _time(match: re.Match[str], day: tuple[int, int, int], evidence: Evidence) -> tuple[datetime, timedelta] | None:
    offset = timedelta() if match[7] in ("Z", "GMT") else numeric_offset(match[7])
    if offset is None or day[0] > evidence.seen_at.year + LATEST:
        return None
    try:
        return datetime(*day, int(match[4]), int(match[5]), int(match[6])), offset  # noqa: DTZ001 - the wall clock's
    except ValueError:
        return None
