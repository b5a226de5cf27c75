from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aggregator.core.horizon import CARRIED, DigestReach, Horizon, horizons

NOW = datetime(2026, 11, 28, tzinfo=UTC)
DAY = timedelta(days=1)


def test_without_digests_nothing_is_held_back() -> None:
    assert horizons({}) == {}


def test_a_digest_needs_what_came_after_its_last_one_and_for_a_while_what_it_did_not_show() -> None:
    assert horizons({"daily": DigestReach(NOW - 9 * DAY, NOW, NOW)}) == {"daily": Horizon(NOW, NOW - CARRIED)}


def test_a_digest_that_reached_nobody_counts_only_to_where_the_last_received_one_ended() -> None:
    assert horizons({"daily": DigestReach(NOW - 9 * DAY, NOW, NOW - 2 * DAY)})["daily"].all_from == NOW - 2 * DAY


def test_a_first_digest_that_nobody_has_holds_its_whole_window() -> None:
    assert horizons({"daily": DigestReach(NOW - 9 * DAY, NOW, None)})["daily"].all_from == NOW - 9 * DAY


def test_a_digest_that_was_taken_out_of_the_file_holds_nothing_for_ever() -> None:
    reaches = {"gone": DigestReach(NOW - 99 * DAY, NOW - 36 * DAY, None), "daily": DigestReach(NOW - 9 * DAY, NOW, NOW)}
    assert set(horizons(reaches)) == {"daily"}
