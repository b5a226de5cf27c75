"""Read all times of one page together: what one of them shows (country, order, offset) counts for the others. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from aggregator.core.times import read_claim
from aggregator.model.times import Precision, RawTime, TimeClaim

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})")
_MONTHS = 12
_ALIASES = {"uk": "GB"}
_IST = re.compile(r"\bIST\b")
_STATED = re.compile(r"T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?([+-]\d{2}:?\d{2})")
_IST_COUNTRIES = {"+02:00": "IL", "+03:00": "IL", "+01:00": "IE"}  # whose IST it is, beside another stated offset


def read_page(
    times: Sequence[RawTime], *, url: str, seen_at: datetime, zone: str | None = None, language: str | None = None
) -> tuple[TimeClaim, ...]:
    """Return the claims of a page, in order.

    Evidence: the address' country domain, numeric dates with a value over 12 or that match a day stated year first, and an
    offset that every exact claim of the page shares, which holds for those that state none where no feed zone is set.
    """
    order = day_order(times)
    region = country_of(url) or _ist_country(times)
    claims = tuple(read_claim(raw, seen_at=seen_at, zone=zone, language=language, region=region, day_first=order) for raw in times)
    offset = common_offset(claims)
    if offset is None:
        return claims
    return claims if zone else tuple(_shifted(claim, offset) for claim in claims)


def country_of(url: str) -> str | None:
    """Return the ISO country of an address with a country domain, None for others; `.co`, `.io`, `.tv` say nothing."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    last = host.rpartition(".")[2]
    if len(last) != 2 or last in {"co", "io", "tv", "me", "ai", "fm", "eu", "ly", "to", "cc", "gg", "ws", "am"}:  # noqa: PLR2004 - ISO 3166
        return None
    return _ALIASES.get(last, last.upper())


def _ist_country(times: Sequence[RawTime]) -> str | None:
    """Return the country whose `IST` a page prints, told by the offset its other times state; India's needs no telling."""
    if not any(_IST.search(raw.raw) for raw in times):
        return None
    offsets = {match[1] for raw in times if (match := _STATED.search(raw.raw))}
    return _IST_COUNTRIES.get(offsets.pop()) if len(offsets) == 1 else None


def day_order(times: Sequence[RawTime]) -> bool | None:
    """Return True where the page writes the day first, False for the month, None when nothing shows it, or both are shown."""
    pairs = [(int(m[1]), int(m[2]), int(m[3])) for raw in times for m in _NUMERIC.finditer(raw.raw)]
    days = {tuple(map(int, m.groups())) for raw in times for m in _YEAR_FIRST.finditer(raw.raw)}
    votes = {_vote(first, second, year, days) for first, second, year in pairs} - {None}
    return votes.pop() if len(votes) == 1 else None


def _vote(first: int, second: int, year: int, days: set[tuple[int, ...]]) -> bool | None:
    if (first > _MONTHS) != (second > _MONTHS):
        return first > _MONTHS
    as_day, as_month = (year, second, first) in days, (year, first, second) in days
    return as_day if as_day != as_month else None


def common_offset(claims: Sequence[TimeClaim]) -> int | None:
    """Return the offset, in minutes, that exact claims of the page share; None when they differ, or only say UTC."""
    stated = Counter(claim.offset_minutes for claim in claims if claim.zone_known and claim.precision is not Precision.DAY)
    offsets = {offset for offset in stated if offset}
    return offsets.pop() if len(offsets) == 1 else None


def _shifted(claim: TimeClaim, offset: int) -> TimeClaim:
    """Return a claim without a zone on the clock of `offset`."""
    if claim.zone_known or claim.instant is None or claim.offset_minutes == offset:
        return claim
    try:
        moved = claim.instant + timedelta(minutes=(claim.offset_minutes or 0) - offset)
    except OverflowError:
        return claim
    return replace(claim, instant=moved, offset_minutes=offset)
