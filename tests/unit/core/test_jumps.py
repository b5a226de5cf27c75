from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.jumps import set_back

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
