"""A feed's own rhythm, from the times its newest entries came out.

An arrival is when the publisher says an entry came out, where it says so to the minute, else when we first saw it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from aggregator.core import bursts

_HOUR, _HALF_DAY, _DAY = timedelta(hours=1), timedelta(hours=12), timedelta(days=1)
_WATCHED = _DAY  # shorter than this and with few arrivals, the rhythm is unknown
_ENOUGH = 6  # arrivals after the first batch that make a rhythm at once
_MEMORY = 28 * _DAY  # what came before says little about today, and feeds state dates of any age
_HABIT_WATCHED = 2 * _DAY  # before hours of the day mean anything
_WEEK_WATCHED = 14 * _DAY  # before weekdays do
_HERE, _BESIDE, _BEYOND = 0.3, 0.25, 0.1  # how much of an arrival counts for its hour, for each one beside it, and for each beside those
_PLAIN_DAYS = 1.0  # days of a flat rhythm mixed into the habits of hours,
_PLAIN_ARRIVALS = 3.0  # and arrivals a weekday into those of weekdays: small numbers say little
_STEP = timedelta(minutes=10)  # the future is looked at in steps
# 0.1 and 0.7 were tried: by the rhythm alone (bench/rhythm.py) a p95 of 63 min for 71 and 2 % more polls, but in the whole engine, with its
# pauses and outages (bench/polling.py, 300 feeds for 3 days), 130 for 137, 6 % more requests and a median behind an hourly poll's.
_PATIENCE = 0.15  # intervals that expected entries may wait in all: a plain 0.5 means p95 of two hours
_ENTRIES = 0.5  # entries expected before a feed that earned it is asked again: an entry then waits a quarter of the feed's gap
_FRESH_NEWS = 2 * _HOUR  # what came just now is often followed by more
_PROOFS = (6 * _HOUR, _DAY)  # a feed earns polls within the interval by one entry an interval in such a time,
_PROOF_DAYS, _PROOF_NEAR = 3, 2 * _HOUR  # or within two hours of this time of day, over three days or more
_HOURS_A_DAY, _DAYS_A_WEEK = 24, 7
_UNKNOWN = timedelta(days=7)  # rhythm of a feed that never brought anything, for doubting its 304s


def arrival(first_seen: datetime, stated: datetime | None) -> datetime:
    """Return when an entry came out; `stated` is the publisher's time where it is no mere day."""
    return first_seen if stated is None else min(first_seen, stated)


def later_arrivals(arrivals: Sequence[datetime]) -> tuple[datetime, ...]:
    """Return the arrivals after the oldest batch, which says when we looked, not when the feed spoke."""
    oldest = min(arrivals, default=None)
    return tuple(a for a in arrivals if a != oldest)


def own_gap(arrivals: Sequence[datetime]) -> timedelta:
    """Return the mean gap between past arrivals, the present silence left out; a week at most, and when there were none."""
    later = later_arrivals(arrivals)
    return min(_UNKNOWN, (max(later) - min(arrivals)) / len(later)) if later else _UNKNOWN


def pace(  # noqa: PLR0913 - everything a feed's own pace depends on
    arrivals: Sequence[datetime], now: datetime, interval: timedelta, most: timedelta, *, window: int = 0, news: bool = False
) -> timedelta | None:
    """Return how long this feed can be left alone after `now`, `most` at the longest; None while its rhythm is unknown.

    A poll is due when the entries expected until then would have waited `_PATIENCE` intervals in all: where L entries an hour
    come, that is after the square root of 2 x patience / L, which for a given number of polls keeps the waiting shortest. Sooner
    than `interval` only for a feed that earns it: then twice an entry. No later than `interval` after news (`news`: found now, or
    come of late), and no later than its `window` of entries (0: unknown) may fill unseen.
    """
    lately = tuple(a for a in arrivals if now - a <= _MEMORY)
    later = later_arrivals(arrivals) if len(lately) == len(arrivals) else lately
    watched = min(_MEMORY, now - min(arrivals, default=now))
    if watched <= timedelta(0) or (watched < _WATCHED and len(later) < _ENOUGH):
        return None
    first = _STEP if has_earned(later, now, watched, interval) else interval
    found = max(first, min(most, _until_due(later, now, watched, interval, most)))
    if found <= interval:
        return found
    if news or any(now - a <= _FRESH_NEWS for a in later):
        return interval
    safe = bursts.safe_wait(later, window)
    return found if safe is None else max(interval, min(found, safe))


def _until_due(arrivals: Sequence[datetime], now: datetime, watched: timedelta, interval: timedelta, most: timedelta) -> timedelta:
    """Return the first step at which a poll is due."""
    by_hour, by_day = hourly_rates(arrivals, watched), daily_factors(arrivals, watched)
    start, step = now.astimezone(UTC), _STEP / _HOUR
    minute, each = (start.weekday() * _HOURS_A_DAY + start.hour) * 60 + start.minute, _STEP // timedelta(minutes=1)
    first, last, patience = -(-interval // _STEP), -(-most // _STEP), _PATIENCE * (interval / _HOUR)
    expected = waited = 0.0
    steps = 0
    while True:
        hour = minute // 60  # whole numbers: a look at the calendar for each step takes three times as long
        rate = by_hour[hour % _HOURS_A_DAY] * by_day[hour // _HOURS_A_DAY % _DAYS_A_WEEK]
        minute, steps = minute + each, steps + 1
        waited += (expected + rate * step / 2) * step
        expected += rate * step
        if steps >= last or (expected >= _ENTRIES if steps < first else waited >= patience):
            return steps * _STEP


def has_earned(arrivals: Sequence[datetime], now: datetime, watched: timedelta, interval: timedelta) -> bool:
    """Return whether the feed brought an entry an interval: lately, or around this time of day."""
    ages = [now - a for a in arrivals]
    if any(sum([age <= span for age in ages]) * interval >= span for span in _PROOFS):
        return True
    days = watched // _DAY
    if days < _PROOF_DAYS or len(ages) * interval < days * 2 * _PROOF_NEAR:  # too few wherever they are
        return False
    near = sum([abs((age + _HALF_DAY) % _DAY - _HALF_DAY) <= _PROOF_NEAR for age in ages])
    return near * interval >= days * 2 * _PROOF_NEAR


def hourly_rates(arrivals: Sequence[datetime], watched: timedelta) -> tuple[float, ...]:
    """Return entries an hour for each hour of the day in GMT."""
    days = watched / _DAY
    mean = (len(arrivals) + 1) / (days * _HOURS_A_DAY)
    if watched < _HABIT_WATCHED:
        return (mean,) * _HOURS_A_DAY
    counts = [0] * _HOURS_A_DAY
    for arrival in arrivals:
        counts[arrival.astimezone(UTC).hour] += 1
    around = zip(_turned(counts, -2), _turned(counts, -1), counts, _turned(counts, 1), _turned(counts, 2), strict=True)
    flat, over = _PLAIN_DAYS * mean, days + _PLAIN_DAYS
    return tuple((_BEYOND * (a + e) + _BESIDE * (b + d) + _HERE * c + flat) / over for a, b, c, d, e in around)


def _turned(counts: list[int], by: int) -> list[int]:
    return counts[by:] + counts[:by]


def daily_factors(arrivals: Sequence[datetime], watched: timedelta) -> tuple[float, ...]:
    """Return how busy each weekday (Monday first) is beside the mean one."""
    if watched < _WEEK_WATCHED:
        return (1.0,) * _DAYS_A_WEEK
    counts = [0] * _DAYS_A_WEEK
    for arrival in arrivals:
        counts[arrival.astimezone(UTC).weekday()] += 1
    expected = len(arrivals) / _DAYS_A_WEEK
    return tuple((counted + _PLAIN_ARRIVALS) / (expected + _PLAIN_ARRIVALS) for counted in counts)
