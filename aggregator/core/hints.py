"""What a feed document itself says about polling: ttl, skipHours, skipDays, the syndication module."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from aggregator.core.freshness import MOST, Freshness
from aggregator.model.feed import FeedHints

_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOURS_A_DAY = 24
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}


def _number(text: str | None) -> float | None:
    """Return a number written in plain digits, else None."""
    match = _NUMBER.fullmatch((text or "").strip())
    return float(match[0]) if match else None


def ttl(hints: FeedHints) -> Freshness | None:
    """Return RSS <ttl>, minutes; None when absent, zero or not a number."""
    minutes = _number(hints.ttl)
    if not minutes:
        return None
    wait = min(MOST, timedelta(minutes=minutes))
    return Freshness(wait, f"ttl {minutes:g} min")


def update_period(hints: FeedHints) -> Freshness | None:
    """Return sy:updatePeriod / sy:updateFrequency; unknown periods ("dayly", "always") and bad frequencies say nothing."""
    period = _PERIODS.get((hints.update_period or "").strip().lower())
    times = 1.0 if not (hints.update_frequency or "").strip() else _number(hints.update_frequency)
    if period is None or not times:
        return None
    wait = timedelta(seconds=min(MOST.total_seconds(), period.total_seconds() / times))
    return Freshness(wait, f"sy:update {times:g} x {(hints.update_period or '').strip().lower()}")


def skipped_hours(hints: FeedHints) -> frozenset[int]:
    """Return the GMT hours in which not to poll; 24 means midnight (seen), other numbers and words nothing."""
    hours = (_number(text) for text in hints.skip_hours)
    return frozenset(int(h) % _HOURS_A_DAY for h in hours if h is not None and h <= _HOURS_A_DAY)


def skipped_days(hints: FeedHints) -> frozenset[int]:
    """Return the GMT weekdays (Monday 0) on which not to poll."""
    names = (text.strip().lower() for text in hints.skip_days)
    return frozenset(_DAYS.index(name) for name in names if name in _DAYS)


def next_allowed(at: datetime, hints: FeedHints) -> datetime:
    """Return `at`, or the start of the first GMT hour after it that the feed does not ask to skip.

    A feed that skips every hour or every day means something else: nothing is skipped then.
    """
    hours, days = skipped_hours(hints), skipped_days(hints)
    if len(hours) == _HOURS_A_DAY or len(days) == len(_DAYS):
        return at
    moment = at.astimezone(UTC)
    while moment.hour in hours or moment.weekday() in days:
        moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment
