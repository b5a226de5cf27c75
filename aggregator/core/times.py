"""The publisher's two times: read from what documents state, and resolved from all that was stated.

    RawTime --read_claim--> TimeClaim (stored, append-only) --resolve--> ResolvedTime

Published and updated claims never mix, nothing is copied from one to the other, and no missing time becomes "now".
Which claim wins is `core.resolving`'s; what sources there are and how far each is trusted is `core.claimsources`'.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from aggregator.core.dates.ago import find_ago, stated_offset
from aggregator.core.dates.clocks import ClockTime, StatedZone, find_clock, find_zone
from aggregator.core.dates.dateforms import FoundDate, epoch, find_date, tidy
from aggregator.core.dates.dayorder import Evidence
from aggregator.core.dates.stamps import standard_time
from aggregator.core.dates.zones import local_offset, zone_info
from aggregator.core.resolving import resolve, sort_at, winning_claim
from aggregator.model.times import Precision, RawTime, TimeClaim

__all__ = ["RAW_LIMIT", "read_claim", "resolve", "sort_at", "winning_claim"]

RAW_LIMIT = 200  # characters of a claim's text that are kept and read


def read_claim(  # noqa: PLR0913 - what a time means depends on all of it
    raw: RawTime,
    *,
    seen_at: datetime,
    zone: str | None,
    language: str | None,
    region: str | None = None,
    day_first: bool | None = None,
) -> TimeClaim:
    """Return `raw` read: its instant in UTC, or None when it cannot be read with certainty. Never raises.

    `zone` (the feed's IANA zone) holds where the text states none, else UTC does; `zone_known` is False then. A day
    without a clock time is that day's midnight in its zone. `region` (ISO 3166), `language` (BCP 47) and `day_first`
    (what the site's other dates showed) decide what `IST` and `02-03-2025` mean.
    """
    kept = raw.raw[:RAW_LIMIT]
    evidence = Evidence(seen_at, zone, language, region, day_first)
    try:
        wall, precision, offset, known = _standard(kept.strip(), evidence) or _read(tidy(kept), evidence)
        instant = (wall - offset).replace(tzinfo=UTC)
    except (_UnreadableError, OverflowError):
        return TimeClaim(raw.kind, raw.source, kept, None, Precision.DAY, False, None, seen_at)  # noqa: FBT003 - zone_known
    return TimeClaim(raw.kind, raw.source, kept, instant, precision, known, round(offset / timedelta(minutes=1)), seen_at)


class _UnreadableError(Exception):
    """The text states no time that is certain."""


def _standard(text: str, evidence: Evidence) -> tuple[datetime, Precision, timedelta, bool] | None:
    """Return what `_read` would of a text in one of the standards' forms, which nearly every feed writes and nothing can be misread in."""
    found = standard_time(text, evidence)
    return None if found is None else (found[0], Precision.SECOND, found[1], True)


def _read(text: str, evidence: Evidence) -> tuple[datetime, Precision, timedelta, bool]:
    """Return wall clock time, precision, offset, and whether the zone was stated; raises _UnreadableError."""
    unix = epoch(text)
    if unix is not None:
        return unix.replace(tzinfo=None), Precision.SECOND, timedelta(), True
    ago = find_ago(text, evidence)
    if ago is not None:
        return ago
    found, clock, stated = _searched(text, evidence)
    if stated.refused:
        raise _UnreadableError
    wall, precision = _wall(found, clock)
    offset = stated_offset(stated, wall, evidence)
    if offset is not None:
        return wall, precision, offset, True
    own = zone_info(evidence.zone)
    return wall, precision, local_offset(wall, own) if own else timedelta(), False


def _searched(text: str, evidence: Evidence) -> tuple[FoundDate, ClockTime | None, StatedZone]:
    """Find date, clock and zone anywhere; a zone named anywhere counts as evidence for the date's order."""
    any_clock = find_clock(text)
    hint = find_zone(text[any_clock.end :] if any_clock else "", text, evidence.language).word
    found = find_date(text, replace(evidence, zone_word=hint))
    if found is None:
        raise _UnreadableError
    before, rest = text[: found.start], _until_next_date(text[found.end :], evidence)
    clock, after = _clock_beside(found, before, rest)
    return found, clock, find_zone(after, rest or before, evidence.language)


def _clock_beside(found: FoundDate, before: str, rest: str) -> tuple[ClockTime | None, str]:
    """Return the clock time that belongs to the date, and the text after it."""
    if found.clock:
        inner = find_clock(found.clock)
        return inner, (found.clock[inner.end :] if inner else "") + rest
    for part in (rest, before):
        clock = find_clock(part)
        if clock is not None:
            return clock, part[clock.end :]
    return None, rest


def _until_next_date(rest: str, evidence: Evidence) -> str:
    """Cut `rest` before another date: the clock time there is not ours."""
    other = find_date(rest, evidence)
    return rest if other is None or other.end == 0 else rest[: other.start]


def _wall(found: FoundDate, clock: ClockTime | None) -> tuple[datetime, Precision]:
    midnight = datetime.combine(found.day, time())
    if clock is None:
        return midnight, Precision.DAY
    at = midnight + timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second or 0)
    return at, Precision.MINUTE if clock.second is None else Precision.SECOND
