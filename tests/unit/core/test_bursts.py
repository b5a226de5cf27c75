from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.bursts import safe_wait
from aggregator.core.rhythm import pace

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def _burst(at: datetime, count: int = 6) -> tuple[datetime, ...]:
    return tuple(at - 15 * MINUTE * n for n in range(count))


RARE = tuple(moment for days, hours in ((2, 3), (6, 8), (11, 14), (17, 19)) for moment in _burst(NOW - days * DAY - hours * HOUR))
DAILY = tuple(moment for days in range(1, 9) for moment in _burst(NOW - days * DAY))


def test_a_feed_that_once_brought_half_its_window_in_an_hour_is_safe_for_two() -> None:
    assert safe_wait(RARE, 10) == 2 * HOUR
    assert safe_wait(RARE, 12) == 2 * 75 * MINUTE


def test_a_window_that_no_two_bursts_fill_sets_no_limit_by_them() -> None:
    assert safe_wait(RARE, 60) is None or safe_wait(RARE, 60) > DAY


def test_an_edition_at_its_usual_hour_is_no_burst() -> None:
    assert safe_wait(DAILY, 10) is None
    assert safe_wait((*_burst(NOW - 3 * DAY - 9 * HOUR), *DAILY), 10) == 2 * HOUR, "a special edition is"


def test_an_edition_around_midnight_is_one_habit() -> None:
    midnight = datetime(2026, 3, 1, 0, 5, tzinfo=UTC)
    assert safe_wait(tuple(m for days in range(8) for m in _burst(midnight - days * DAY + (days % 3) * 20 * MINUTE)), 10) is None


@pytest.mark.parametrize("window", [0, 10])
def test_what_nobody_knows_yet_sets_no_limit(window: int) -> None:
    assert safe_wait((), window) is None
    assert safe_wait(RARE[:2], window) is None


def test_entries_that_came_at_one_moment_leave_no_time_at_all() -> None:
    assert safe_wait((NOW,) * 5, 10) == timedelta(0)


@pytest.mark.rule("P16")
def test_a_rare_feed_is_left_alone_for_no_longer_than_two_bursts_need_to_fill_its_window() -> None:
    now = NOW - DAY
    assert pace(RARE, now, HOUR, DAY, window=0) == pace(RARE, now, HOUR, DAY, window=200)
    assert pace(RARE, now, HOUR, DAY, window=200) > 3 * HOUR  # type: ignore[operator]  # a rhythm is known
    assert pace(RARE, now, HOUR, DAY, window=10) == 2 * HOUR
    at_once = (*[NOW - 3 * DAY] * 8, *RARE)
    assert pace(at_once, now, HOUR, DAY, window=10) == HOUR, "never within the interval"
