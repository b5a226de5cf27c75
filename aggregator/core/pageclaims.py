"""Read all times of one page together: what one of them shows (country, order, offset) counts for the others. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from aggregator.core.claimsources import WEAK, fact
from aggregator.core.dates.zones import LEAST, MOST
from aggregator.core.times import read_claim
from aggregator.model.times import ClaimKind, Precision, RawTime, TimeClaim

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})")
_MONTHS = 12
_QUARTER, _MINUTE = timedelta(minutes=15), timedelta(minutes=1)
_EUROPE = frozenset(timedelta(hours=hours) for hours in (1, 2, 3))
_ALIASES = {"uk": "GB"}
_IST = re.compile(r"\bIST\b")
_STATED = re.compile(r"T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?([+-]\d{2}:?\d{2})")
_Day = tuple[int, int, int]  # year, month, day
_IST_COUNTRIES = {"+02:00": "IL", "+03:00": "IL", "+01:00": "IE"}  # whose IST it is, beside another stated offset


def read_page(
    times: Sequence[RawTime], *, url: str, seen_at: datetime, zone: str | None = None, language: str | None = None
) -> tuple[TimeClaim, ...]:
    """Return the claims of a page, in order.

    Evidence: the address' country domain; numeric dates with a value over 12, or that match a day written another way; the
    page's own clock, told by an offset it states or by a visible clock time beside the same instant in UTC.
    """
    order = day_order(times)
    region = country_of(url) or _ist_country(times)
    claims = _without_copies(
        [read_claim(raw, seen_at=seen_at, zone=zone, language=language, region=region, day_first=order) for raw in times]
    )
    offset = page_offset(claims)
    return claims if offset is None else _on_clock(claims, offset, keep_assumed=bool(zone))


def _without_copies(claims: Sequence[TimeClaim]) -> tuple[TimeClaim, ...]:
    """Return the claims without htmldate's day where it is only an update's, or a date of the page in the order that is wrong there.

    A date whose order nothing decides keeps it, as the guess it is. One page of 525 is without a day for this: an encyclopedia's, which
    states its update alone.
    """
    denied = {day for claim in claims for day in _denied(claim)}
    return tuple(claim for claim in claims if claim.source != "htmldate" or _days(claim).isdisjoint(denied))


def _denied(claim: TimeClaim) -> set[_Day]:
    """Return the days that a statement speaks against as the publication's."""
    if fact(claim.source).rank >= WEAK or (claim.instant is None and claim.kind is ClaimKind.PUBLISHED):
        return set()
    either = {day for first, second, year in _numeric(claim.raw) for day in ((year, first, second), (year, second, first))}
    return either | _days(claim) if claim.kind is ClaimKind.UPDATED else either - _days(claim)


def _days(claim: TimeClaim) -> set[_Day]:
    """Return the day of a claim on its own clock, nothing for one that was not read."""
    if claim.instant is None:
        return set()
    wall = claim.instant + timedelta(minutes=claim.offset_minutes or 0)
    return {(wall.year, wall.month, wall.day)}


def _numeric(text: str) -> list[tuple[int, int, int]]:
    """Return the dates of a text that leave open which of their first two numbers is the month, the year last."""
    return [(int(m[1]), int(m[2]), int(m[3])) for m in _NUMERIC.finditer(text)]


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
    """Return True where the page writes the day first, False for the month, None when nothing shows it, or both are shown.

    htmldate's day bears no witness: it may be its guess of the very date in question.
    """
    said = [raw.raw for raw in times if raw.source != "htmldate"]
    pairs = [pair for text in said for pair in _numeric(text)]
    days = {(int(m[1]), int(m[2]), int(m[3])) for text in said for m in _YEAR_FIRST.finditer(text)}
    days |= {(int(m[3]), int(m[2]), int(m[1])) for text in said for m in _DOTTED.finditer(text)}
    votes = {_vote(first, second, year, days) for first, second, year in pairs} - {None}
    return votes.pop() if len(votes) == 1 else None


def _vote(first: int, second: int, year: int, days: set[tuple[int, int, int]]) -> bool | None:
    if (first > _MONTHS) != (second > _MONTHS):
        return first > _MONTHS
    as_day, as_month = (year, second, first) in days, (year, first, second) in days
    return as_day if as_day != as_month else None


def page_offset(claims: Sequence[TimeClaim]) -> int | None:
    """Return the offset, in minutes, of the clock the page's readers see; None when nothing shows it, or it is UTC.

    Either every exact time that states an offset other than zero states this one, or a time without a zone stands whole
    quarter hours from a time of the same kind in UTC (the same moment, on the page's clock), or a time in UTC is midnight
    of a day the page names.
    """
    exact = [claim for claim in claims if claim.instant and claim.precision is not Precision.DAY]
    stated = {claim.offset_minutes for claim in exact if claim.zone_known and claim.offset_minutes}
    offsets = stated or {_apart(bare, utc) for bare in exact for utc in exact if not bare.zone_known and utc.zone_known} - {None}
    offsets = offsets or {_midnight(day, utc) for day in claims for utc in exact if utc.zone_known} - {None}
    return offsets.pop() if len(offsets) == 1 else None


def _midnight(day: TimeClaim, utc: TimeClaim) -> int | None:
    """Return the offset at which `utc` is the first moment of `day`, as software in Europe writes a day (`T23:00Z`); else None."""
    if day.precision is not Precision.DAY or day.kind is not utc.kind or day.instant is None or utc.instant is None:
        return None
    ahead = day.instant + timedelta(minutes=day.offset_minutes or 0) - utc.instant
    return round(ahead / _MINUTE) if ahead in _EUROPE else None


def _apart(bare: TimeClaim, utc: TimeClaim) -> int | None:
    """Return how far, in whole quarter hours, the clock of `bare` is ahead of `utc`, in minutes; None when it is not, or by nothing."""
    if bare.kind is not utc.kind or bare.instant is None or utc.instant is None:
        return None
    wall = bare.instant + timedelta(minutes=bare.offset_minutes or 0)
    quarters = round((wall - utc.instant) / _QUARTER)
    near = abs(wall - utc.instant - quarters * _QUARTER) < _MINUTE
    return quarters * 15 if near and quarters and LEAST <= quarters * _QUARTER <= MOST else None


def _on_clock(claims: Sequence[TimeClaim], offset: int, *, keep_assumed: bool) -> tuple[TimeClaim, ...]:
    """Return the claims on the page's clock.

    A time without a zone keeps its clock time (unless a feed's zone was assumed for it). A time in UTC keeps its instant,
    and gets the page's clock where a time on that clock says the same: otherwise UTC may be a wrong label.
    """
    moved = tuple(claim if claim.zone_known or keep_assumed else _shifted(claim, offset) for claim in claims)
    local = [claim.instant for claim in moved if claim.instant and claim.offset_minutes == offset]
    return tuple(
        replace(claim, offset_minutes=offset)
        if claim.instant and claim.offset_minutes == 0 and any(abs(claim.instant - instant) < _MINUTE for instant in local)
        else claim
        for claim in moved
    )


def _shifted(claim: TimeClaim, offset: int) -> TimeClaim:
    if claim.instant is None:
        return claim
    instant = claim.instant + timedelta(minutes=(claim.offset_minutes or 0) - offset)
    return replace(claim, instant=instant, offset_minutes=offset)
