from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.jumps import Trust, set_back

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shows", "back"),
    [
        (timedelta(seconds=1), None),
        (timedelta(days=1), None),  # forward: everything is due, and that is all
        (timedelta(seconds=-3), None),
        (timedelta(hours=-24, seconds=1), timedelta(days=1)),
        (timedelta(seconds=-59), timedelta(minutes=1)),
    ],
)
def test_a_clock_that_was_set_back_is_told_from_one_that_runs(shows: timedelta, back: timedelta | None) -> None:
    assert set_back(NOON, NOON + shows, 1.0) == back


DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def test_a_clock_that_leapt_a_year_ahead_is_not_believed_for_six_hours() -> None:
    """A host moved a virtual machine into 2028 for a minute: within a second every article was a year old, and its text was gone."""
    trust = Trust(NOON, 0.0).look(NOON + HOUR, 3600.0)
    assert trust.believed
    leapt = trust.look(NOON + 2 * HOUR + 400 * DAY, 7200.0)
    later = leapt.look(NOON + 7 * HOUR + 400 * DAY, 25_200.0)
    assert (leapt.believed, later.believed) == (False, False)
    assert later.look(NOON + 8 * HOUR + 400 * DAY, 28_800.0).believed


def test_a_clock_that_was_set_right_is_believed_at_once_and_a_night_of_sleep_is_no_leap() -> None:
    leapt = Trust(NOON, 0.0).look(NOON + 400 * DAY, 1.0)
    assert leapt.look(NOON, 2.0).believed
    assert Trust(NOON, 0.0).look(NOON + 10 * HOUR, 60.0).believed
