"""The day a time falls on in the page's own calendar, where the page states only UTC beside it. Pure.

Software stores UTC and prints it (`2023-11-09T01:09Z`), while the address and the line people read name the evening before: the
instant is right, but its day is not the one the publisher gave the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from aggregator.model.times import Precision, TimeClaim

_NAMES_A_DAY = frozenset({"url.date", "page.time", "page.byline", "page.line"})


# Clocks of newsrooms, Los Angeles to Auckland. An address may be made with the draft, so farther clocks would excuse too much.
_LEAST, _MOST = timedelta(hours=-8), timedelta(hours=13)


def day_beside(chosen: TimeClaim, claims: Iterable[TimeClaim]) -> date | None:
    """Return the day before or after the UTC day of `chosen` that address and visible lines name, None when there is none.

    Only where `chosen` states UTC, all of them name one day, and some newsroom's clock shows that day at that instant.
    """
    if chosen.instant is None or chosen.precision is Precision.DAY or chosen.offset_minutes != 0 or not chosen.zone_known:
        return None
    named = {
        _day(claim) for claim in claims if claim.kind is chosen.kind and claim.precision is Precision.DAY and claim.source in _NAMES_A_DAY
    }
    day = named.pop() if len(named) == 1 else None
    utc = chosen.instant.replace(tzinfo=None)
    return day if day is not None and day != utc.date() and _is_shown_somewhere(utc, day) else None


def _day(claim: TimeClaim) -> date | None:
    if claim.instant is None:
        return None
    return (claim.instant + timedelta(minutes=claim.offset_minutes or 0)).date()


def _is_shown_somewhere(utc: datetime, day: date) -> bool:
    return (utc + _LEAST).date() <= day <= (utc + _MOST).date()
