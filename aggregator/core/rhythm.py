"""A feed's own rhythm, from the times its newest entries arrived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

_WATCHED = timedelta(days=1)  # shorter than this and with few arrivals, the rhythm is unknown
_ENOUGH = 6  # arrivals after the first batch that make a rhythm at once
_HABIT_ARRIVALS, _HABIT_WATCHED = 20, timedelta(days=3)  # before hours of the day mean anything
_WEEK_WATCHED = timedelta(days=14)  # before weekdays do
_NEAR_HOURS = 2.0  # an arrival within two hours of the same time of day is "at this time of day"
_MOST_BUSY, _LEAST_BUSY = 3.0, 1 / 3  # habits shift the pace by no more than this
_HOURS_A_DAY, _DAYS_A_WEEK = 24, 7
_UNKNOWN = timedelta(days=7)  # rhythm of a feed that never brought anything, for doubting its 304s


def later_arrivals(arrivals: Sequence[datetime]) -> tuple[datetime, ...]:
    """Return the arrivals after the oldest batch, which says when we looked, not when the feed spoke."""
    oldest = min(arrivals, default=None)
    return tuple(a for a in arrivals if a != oldest)


def mean_gap(arrivals: Sequence[datetime], now: datetime) -> timedelta | None:
    """Return the mean time between new entries up to `now`, None while it cannot be known."""
    if not arrivals:
        return None
    watched, count = now - min(arrivals), len(later_arrivals(arrivals))
    if watched <= timedelta(0) or (watched < _WATCHED and count < _ENOUGH):
        return None
    return watched / (count + 1)


def own_gap(arrivals: Sequence[datetime]) -> timedelta:
    """Return the mean gap between past arrivals, the present silence left out; a week when there were none."""
    later = later_arrivals(arrivals)
    return (max(later) - min(arrivals)) / len(later) if later else _UNKNOWN


def pace(arrivals: Sequence[datetime], now: datetime, interval: timedelta) -> timedelta | None:
    """Return how long this feed can be left alone after `now`, before any bound; None while its rhythm is unknown.

    Faster than `interval` only when the feed brings more than one entry in it: then one poll an entry. Slower once two
    polls would pass between entries (CommaFeed: half the mean gap), but never longer than an eighth of the time
    the feed was watched. Habits of hour and weekday count where they can be known.
    """
    gap = mean_gap(arrivals, now)
    if gap is None:
        return None
    gap /= _busyness(later_arrivals(arrivals), now, now - min(arrivals))
    if gap < interval:
        return gap
    return max(interval, min(gap / 2, (now - min(arrivals)) / 8))


def _busyness(arrivals: Sequence[datetime], now: datetime, watched: timedelta) -> float:
    """Return how busy the feed is at this hour (and weekday) beside its mean, 1/3 to 3."""
    if len(arrivals) < _HABIT_ARRIVALS or watched < _HABIT_WATCHED:
        return 1.0
    share = 2 * _NEAR_HOURS / _HOURS_A_DAY
    factor = _beside_mean(sum(_hours_apart(a, now) <= _NEAR_HOURS for a in arrivals), len(arrivals), share)
    if watched >= _WEEK_WATCHED:
        same_day = sum(a.astimezone(UTC).weekday() == now.astimezone(UTC).weekday() for a in arrivals)
        factor *= _beside_mean(same_day, len(arrivals), 1 / _DAYS_A_WEEK)
    return min(_MOST_BUSY, max(_LEAST_BUSY, factor))


def _beside_mean(count: int, total: int, share: float) -> float:
    """Return count over its expectation, one of each added so that small numbers say little."""
    return (count + 1) / (total * share + 1)


def _hours_apart(one: datetime, other: datetime) -> float:
    """Return the distance of two times of day in GMT, 0..12 hours."""
    apart = abs(_hour(one) - _hour(other))
    return min(apart, _HOURS_A_DAY - apart)


def _hour(moment: datetime) -> float:
    utc = moment.astimezone(UTC)
    return utc.hour + utc.minute / 60
