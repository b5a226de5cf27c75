from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core import rhythm
from aggregator.core.rhythm import arrival, own_gap, pace

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def _every(gap: timedelta, count: int, *, until: datetime = NOW) -> tuple[datetime, ...]:
    return tuple(until - gap * n for n in range(count))


def _pace(arrivals: tuple[datetime, ...], now: datetime = NOW, interval: timedelta = HOUR) -> timedelta:
    found = pace(arrivals, now, interval, DAY)
    assert found is not None
    return found


def _by_the_calendar(arrivals, now: datetime, watched: timedelta, interval: timedelta, most: timedelta) -> timedelta:
    """Return when a poll is due by asking for the hour and weekday of every ten minutes."""
    by_hour, by_day = rhythm.hourly_rates(arrivals, watched), rhythm.daily_factors(arrivals, watched)
    step = 10 * MINUTE / HOUR
    expected = waited = 0.0
    wait = timedelta(0)
    while True:
        at = now.astimezone(UTC) + wait
        rate = by_hour[at.hour] * by_day[at.weekday()]
        wait += 10 * MINUTE
        waited += (expected + rate * step / 2) * step
        expected += rate * step
        if wait >= most or (expected >= 0.5 if wait < interval else waited >= 0.15 * (interval / HOUR)):
            return wait


spans = st.timedeltas(min_value=MINUTE, max_value=3 * DAY)


@given(
    ages=st.lists(st.timedeltas(min_value=timedelta(0), max_value=20 * DAY), max_size=30),
    later=st.timedeltas(min_value=timedelta(0), max_value=30 * DAY),
    zone=st.sampled_from([UTC, timezone(330 * MINUTE)]),
    interval=spans,
    most=spans,
)
def test_the_hours_are_those_of_the_calendar(ages, later, zone, interval, most):
    now = (NOW + later).astimezone(zone)
    arrivals = tuple(now - age for age in ages)
    watched = max([*ages, DAY])
    found = rhythm._until_due(arrivals, now, watched, interval, most)
    assert found == _by_the_calendar(arrivals, now, watched, interval, most)


def _earned_one_by_one(arrivals, now: datetime, watched: timedelta, interval: timedelta) -> bool:
    """Return whether a feed earned polls within the interval, by looking at each arrival's nearest time of day."""
    ages = [now - a for a in arrivals]
    near = sum(min(age % DAY, DAY - age % DAY) <= 2 * HOUR for age in ages)
    days = watched // DAY
    lately = any(sum(age <= span for age in ages) * interval >= span for span in (6 * HOUR, DAY))
    return lately or (days >= 3 and near * interval >= days * 4 * HOUR)


@given(
    ages=st.lists(st.sampled_from([n * HOUR for n in range(100)]) | st.timedeltas(min_value=timedelta(0), max_value=9 * DAY), max_size=30),
    interval=st.sampled_from([10 * MINUTE, HOUR, 2 * HOUR, 12 * HOUR]) | spans,
)
def test_whether_a_feed_earned_more_polls_is_no_matter_of_shortcuts(ages, interval):
    arrivals, watched = tuple(NOW - age for age in ages), max([*ages, DAY])
    assert rhythm.has_earned(arrivals, NOW, watched, interval) == _earned_one_by_one(arrivals, NOW, watched, interval)


@given(st.lists(st.timedeltas(min_value=timedelta(0), max_value=20 * DAY), max_size=30))
def test_an_arrival_counts_for_the_hours_around_it(ages):
    arrivals, watched = tuple(NOW - age for age in ages), max([*ages, 3 * DAY])
    days, shares = watched / DAY, {-2: 0.1, -1: 0.25, 0: 0.3, 1: 0.25, 2: 0.1}
    mean = (len(ages) + 1) / (days * 24)
    for hour, rate in enumerate(rhythm.hourly_rates(arrivals, watched)):
        counted = sum(shares.get((a.hour - hour + 12) % 24 - 12, 0) for a in arrivals)
        assert rate == pytest.approx((counted + mean) / (days + 1))


def test_a_feed_just_met_has_no_rhythm() -> None:
    assert pace((), NOW, HOUR, DAY) is None
    assert pace((NOW,) * 20, NOW, HOUR, DAY) is None
    assert pace((*[NOW - 3 * HOUR] * 20, NOW - HOUR), NOW, HOUR, DAY) is None


def test_six_entries_after_the_first_batch_make_a_rhythm_within_a_day() -> None:
    assert pace((*_every(HOUR, 6), *[NOW - 8 * HOUR] * 30), NOW, HOUR, DAY) is not None


def test_an_entry_came_out_when_its_publisher_says_but_not_after_we_saw_it() -> None:
    assert arrival(NOW, None) == NOW
    assert arrival(NOW, NOW - HOUR) == NOW - HOUR
    assert arrival(NOW, NOW + HOUR) == NOW


@pytest.mark.parametrize(("gap", "least", "most"), [(15, 10, 20), (30, 10, 20), (45, 20, 30)])
@pytest.mark.rule("P16")
def test_a_busy_feed_earns_two_polls_an_entry(gap: int, least: int, most: int) -> None:
    assert least * MINUTE <= _pace(_every(gap * MINUTE, 50)) <= most * MINUTE


def test_less_than_an_entry_an_interval_earns_no_more_than_the_interval() -> None:
    assert _pace(_every(90 * MINUTE, 50)) == HOUR
    assert _pace(_every(90 * MINUTE, 50), interval=2 * HOUR) < 2 * HOUR


@pytest.mark.parametrize(("days", "least", "most"), [(6, 1, 2), (28, 2, 5), (28 * 7, 5, 10)])
def test_the_rarer_the_entries_the_longer_the_wait_as_a_square_root(days: int, least: int, most: int) -> None:
    rng = Random(3)  # noqa: S311 - hours without a habit
    arrivals = tuple(sorted((NOW - 3 * HOUR - rng.random() * days * DAY for _ in range(28)), reverse=True))
    assert least * HOUR <= _pace(arrivals) <= most * HOUR


def test_news_just_now_are_followed_up_within_the_interval() -> None:
    weekly = _every(7 * DAY, 4, until=NOW - 3 * HOUR)
    assert _pace(weekly) > 4 * HOUR
    assert _pace((NOW - HOUR, *weekly)) == HOUR


def test_a_dead_feed_is_asked_now_and_then() -> None:
    waits = [_pace((NOW - timedelta(days=days),) * 10) for days in (2, 10, 400)]
    assert waits == sorted(waits)
    assert 10 * HOUR < waits[-1] <= DAY


def test_dates_of_years_ago_do_not_drown_what_comes_now() -> None:
    old = tuple(NOW - timedelta(days=4000 + n) for n in range(20))
    assert _pace((*_every(7 * HOUR, 20, until=NOW - 3 * HOUR), *old)) <= 5 * HOUR


def test_the_wait_of_the_night_ends_when_the_morning_edition_is_expected() -> None:
    edition = tuple(datetime(2026, 2, day, 6, 10 * n, tzinfo=UTC) for day in range(20, 29) for n in range(5))
    before, after = datetime(2026, 3, 1, 5, 30, tzinfo=UTC), datetime(2026, 2, 28, 9, 0, tzinfo=UTC)
    assert _pace(edition, before) <= HOUR < 3 * HOUR < _pace(edition, after)


@pytest.mark.rule("P16")
def test_at_its_usual_hour_a_feed_earns_more_polls_than_at_night() -> None:
    daily = tuple(datetime(2026, 2, day, 12, 7 * n, tzinfo=UTC) for day in range(24, 29) for n in range(8))
    assert _pace(daily, datetime(2026, 3, 1, 11, 50, tzinfo=UTC)) < HOUR
    assert _pace(daily, datetime(2026, 3, 1, 20, 0, tzinfo=UTC)) > 2 * HOUR


def test_on_its_silent_weekday_a_feed_is_asked_less() -> None:
    workdays = [day for n in range(1, 29) if (day := NOW - n * DAY).weekday() < 5]
    arrivals = tuple(sorted((day - timedelta(hours=5 * n) for day in workdays for n in range(2)), reverse=True))
    assert _pace(arrivals, NOW + 5 * DAY) > _pace(arrivals, NOW + 2 * DAY), "Saturday and Wednesday"


def test_a_feed_that_brought_nothing_new_is_doubted_after_a_week() -> None:
    assert own_gap((NOW, NOW)) == timedelta(days=7)
    assert own_gap(_every(HOUR, 5)) == HOUR
    assert own_gap(_every(300 * DAY, 5)) == timedelta(days=7)
