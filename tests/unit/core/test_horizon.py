from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aggregator.core.horizon import Reach, horizon

NOW = datetime(2026, 11, 28, tzinfo=UTC)
DAY = timedelta(days=1)


def test_without_digests_nothing_is_held_back() -> None:
    assert horizon([]) is None


def test_the_slowest_digest_holds_what_it_has_yet_to_show() -> None:
    assert horizon([Reach(NOW - 9 * DAY, NOW, NOW), Reach(NOW - 9 * DAY, NOW - 7 * DAY, NOW - 7 * DAY)]) == NOW - 7 * DAY


def test_a_digest_that_reached_nobody_counts_only_to_where_the_last_received_one_ended() -> None:
    assert horizon([Reach(NOW - 9 * DAY, NOW, NOW - 2 * DAY)]) == NOW - 2 * DAY


def test_a_first_digest_that_nobody_has_holds_its_whole_window() -> None:
    assert horizon([Reach(NOW - 9 * DAY, NOW, None)]) == NOW - 9 * DAY


def test_a_digest_that_was_taken_out_of_the_file_holds_nothing_for_ever() -> None:
    assert horizon([Reach(NOW - 99 * DAY, NOW - 36 * DAY, None), Reach(NOW - 9 * DAY, NOW, NOW)]) == NOW
