from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.prominence import factor, places

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def dates(*hours: int | None) -> list[datetime | None]:
    return [None if hour is None else NOW - timedelta(hours=hour) for hour in hours]


@pytest.mark.parametrize(
    "hours",
    [(1, 2, 3, 4, 5), (5, 4, 3, 2, 1), (1, 2, 9, 3, 4, 5, 6, 7), (1, 1, 1, 1), (3, 1, 2), (None,) * 9, ()],
    ids=["newest first", "oldest first", "one late entry", "all at once", "too few to tell", "undated", "empty"],
)
def test_in_a_feed_ordered_by_date_the_place_says_nothing(hours):
    assert set(places(dates(*hours))) <= {None}


def test_a_front_page_has_places_undated_entries_among_them():
    assert places(dates(5, 1, None, 9, 2, 7)) == (0, 1, 2, 3, 4, 5)


def test_the_first_place_counts_half_as_much_again_and_the_foot_nothing():
    assert factor(0) == 1.5
    assert factor(3) == 1.25
    assert factor(60) == pytest.approx(1.0, abs=1e-5)
