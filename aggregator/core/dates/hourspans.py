"""Hours from one to another, as calendars of events print them: "10:00-11:00" is no time of Pago Pago. Pure.

A hyphen and an hour behind a clock time are an offset in ISO 8601 and in feeds that nearly write it, so only what no offset can be is taken
for the end of a span. "04:00-05:00" may be both, and stays an offset.
"""

from __future__ import annotations

import re

from aggregator.core.dates.zones import is_zone_word

_END = re.compile(r"\s?([-\u2010-\u2015])(\s?)(\d{1,2})[:.]([0-5]\d)(?![\d:]|\.\d)")
_ZONE = re.compile(r"\s*([A-Z]{2,5})\b")
_INHABITED = 10  # hours: Hawaii; 60,000 people live at -11:00 (American Samoa, Niue), nobody at -12:00
_MINUTES = frozenset({(2, 30), (3, 30), (4, 30), (9, 30)})  # Newfoundland's two, Venezuela's until 2016, the Marquesas


def span_end(text: str, place: int, start: tuple[int, int], half: re.Pattern[str]) -> tuple[int, int] | None:
    """Return the hour in which the span ends whose first clock time ends at `place`, and where that is written; None where none follows.

    `start` is that time's hour and minute; `half` finds a word for the half of the day.
    """
    found = _END.match(text, place)
    if found is None:
        return None
    end, behind = (int(found[3]), int(found[4])), found.end()
    is_span = found[1] != "-" or found[2] or half.match(text, behind) or (end > start and not _may_be_offset(end, text, behind))
    return (end[0], behind) if is_span else None


def _may_be_offset(stated: tuple[int, int], text: str, behind: int) -> bool:
    """Return whether there is such an offset, and no zone stands behind it."""
    zone = _ZONE.match(text, behind)
    hours, minutes = stated
    return ((hours <= _INHABITED and minutes == 0) or stated in _MINUTES) and not (zone and is_zone_word(zone[1]))
