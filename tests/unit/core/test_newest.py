"""Which entries of an archive are read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from aggregator.core.newest import MAX_READ, newest


def hours(count: int) -> list[str]:
    return [format_datetime(datetime(2026, 3, 2, tzinfo=UTC) + timedelta(hours=hour)) for hour in range(count)]


def test_of_a_feed_that_is_appended_to_the_end_is_read():
    assert newest(hours(9), 3) == ([6, 7, 8], "9 entries, the newest 3 are read")


def test_of_a_feed_with_its_newest_first_the_beginning_is_read():
    assert newest(hours(9)[::-1], 3) == ([0, 1, 2], "9 entries, the newest 3 are read")


def test_a_feed_in_the_order_of_its_columns_is_read_by_date():
    assert newest(["2026-03-04", "2026-01-01", "2 Mar 2026", "2026-03-03", "2025-12-31"], 3)[0] == [0, 2, 3]


def test_entries_of_one_time_are_taken_as_they_stand():
    assert newest(["2026-03-02", "2026-03-03", "2026-03-03", "2026-03-03"], 2)[0] == [1, 2]


def test_an_entry_without_a_date_counts_as_its_neighbour_and_is_not_lost_at_the_end():
    assert newest(["", *hours(6), "once upon a time"], 3)[0] == [5, 6, 7]
    assert newest(["", *hours(6)[::-1]], 3)[0] == [0, 1, 2]


@pytest.mark.parametrize("stated", [[""] * 9, [*hours(4), *[""] * 5], ["2026-03-02"] * 9, ["02-03-2026"] * 9])
def test_where_dates_do_not_tell_both_ends_are_read(stated):
    assert newest(stated, 3) == ((0, 1, 8), "9 entries, the first 2 and the last 1 are read")


def test_the_dates_of_a_document_that_never_ends_are_not_read():
    assert newest(["2026-03-02"] * MAX_READ + ["2026-03-03"], 2)[0] == (0, MAX_READ)


def test_a_feed_of_usual_length_is_read_whole():
    assert newest(["", ""], 2) == (range(2), "")
