"""The forms of the standards, whole and unmistakable: RFC 3339 (Atom) and RFC 822 (RSS), both to the second. Pure.

What the search of `core.dateforms` and `core.clocks` would find in them, at a fifth of its cost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from aggregator.core.clocks import Clock
from aggregator.core.dateforms import LATEST, FoundDate
from aggregator.core.dayorder import Evidence
from aggregator.core.months import month_number

_CLOCK = r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)"
_RFC3339 = re.compile(rf"((?:19|20)\d\d)-(\d\d)-(\d\d)[T ]{_CLOCK}(?:\.\d+)?(?=(?:Z|[+-]\d\d:?\d\d)$)")
_RFC822 = re.compile(rf"(?:[A-Z][a-z][a-z], )?(\d\d?) ([A-Z][a-z][a-z]) ((?:19|20)\d\d) {_CLOCK}(?= (?:GMT|[+-]\d{{4}})$)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date and the clock time behind it."""

    found: FoundDate
    clock: Clock  # `end` counts in the whole text


def standard_stamp(text: str, evidence: Evidence) -> Stamp | None:
    """Return the date and time of a text that is nothing but one of the standards' forms; None leaves it to the search."""
    if match := _RFC3339.match(text):
        return _stamp(match, (int(match[1]), int(match[2]), int(match[3])), evidence)
    if match := _RFC822.match(text):
        month = month_number(match[2], evidence.language)
        return _stamp(match, (int(match[3]), month, int(match[1])), evidence) if month else None
    return None


def _stamp(match: re.Match[str], day: tuple[int, int, int], evidence: Evidence) -> Stamp | None:
    if day[0] > evidence.seen_at.year + LATEST:
        return None
    try:
        found = FoundDate(date(*day), 0, match.end(3))
    except ValueError:
        return None
    return Stamp(found, Clock(int(match[4]), int(match[5]), int(match[6]), match.end()))
