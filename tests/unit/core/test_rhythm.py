from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aggregator.core.rhythm import mean_gap, own_gap, pace

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _every(gap: timedelta, count: int, *, until: datetime = NOW) -> tuple[datetime, ...]:
    return tuple(until - gap * n for n in range(count))


def test_a_feed_just_met_has_no_rhythm() -> None:
    assert pace((), NOW, HOUR) is None
    assert pace((NOW,) * 20, NOW, HOUR) is None
    assert pace((*[NOW - 3 * HOUR] * 20, NOW - HOUR), NOW, HOUR) is None


def test_the_first_batch_says_when_we_looked_not_when_the_feed_spoke() -> None:
    arrivals = (*_every(2 * HOUR, 12), *[NOW - 26 * HOUR] * 30)
    assert mean_gap(arrivals, NOW) == 2 * HOUR


def test_a_busy_feed_earns_one_poll_an_entry() -> None:
    wait = pace(_every(timedelta(minutes=20), 49), NOW, HOUR)
    assert wait is not None
    assert timedelta(minutes=19) < wait <= timedelta(minutes=20)


def test_one_entry_every_ninety_minutes_earns_the_plain_interval() -> None:
    assert pace(_every(timedelta(minutes=90), 19), NOW, HOUR) == HOUR


def test_a_feed_that_went_silent_is_asked_less() -> None:
    weekly = _every(timedelta(days=7), 6, until=NOW - timedelta(days=3))
    wait = pace(weekly, NOW, HOUR)
    assert wait is not None
    assert wait > timedelta(days=1)


def test_at_its_usual_hour_a_feed_is_asked_sooner_than_at_night() -> None:
    arrivals = tuple(datetime(2026, 2, day, 12, 10, tzinfo=UTC) for day in range(1, 29))
    at_noon = pace(arrivals, datetime(2026, 3, 2, 12, 0, tzinfo=UTC), HOUR)
    at_night = pace(arrivals, datetime(2026, 3, 2, 0, 0, tzinfo=UTC), HOUR)
    assert at_noon is not None
    assert at_night is not None
    assert at_noon < at_night / 2


def test_before_two_weeks_the_weekday_means_nothing() -> None:
    arrivals = tuple(NOW - timedelta(hours=4 * n) for n in range(40))
    wait = pace(arrivals, NOW, HOUR)
    assert wait is not None
    assert HOUR <= wait <= 3 * HOUR


def test_a_feed_that_brought_nothing_new_is_doubted_after_a_week() -> None:
    assert own_gap((NOW, NOW)) == timedelta(days=7)
    assert own_gap(_every(HOUR, 5)) == HOUR
