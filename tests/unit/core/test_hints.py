from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.hints import next_allowed, skipped_days, skipped_hours, ttl, update_period
from aggregator.model.feed import FeedHints

MONDAY_NOON = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", [None, "", "0", "-60", "an hour", "60 min", "1e9", "9" * 20])
def test_a_ttl_that_is_no_plain_number_says_nothing(text: str | None) -> None:
    assert ttl(FeedHints(ttl=text)) is None


def test_ttl_is_in_minutes() -> None:
    found = ttl(FeedHints(ttl=" 90 "))
    assert found is not None
    assert found.wait == timedelta(minutes=90)
    assert found.why == "ttl 90 min"


@pytest.mark.parametrize(
    ("period", "frequency", "hours"),
    [
        ("hourly", "1", 1),
        ("Daily", None, 24),
        ("daily", "4", 6),
        ("daily", "0.1", 240),
        ("weekly", "0", None),
        ("dayly", "1", None),
        ("always", "1", None),
        ("daily", "twice", None),
        (None, "2", None),
        ("yearly", "0.000001", 87600),
    ],
)
@pytest.mark.rule("P11")
def test_update_period_with_the_bad_values_seen(period: str | None, frequency: str | None, hours: float | None) -> None:
    found = update_period(FeedHints(update_period=period, update_frequency=frequency))
    assert (found.wait / timedelta(hours=1) if found else None) == hours


@pytest.mark.rule("P11")
def test_hour_24_is_midnight_and_nonsense_is_left_out() -> None:
    assert skipped_hours(FeedHints(skip_hours=("0", "24", "7", "99", "noon", "", "-1"))) == {0, 7}
    assert skipped_days(FeedHints(skip_days=("Monday", " sunday ", "Someday"))) == {0, 6}


def test_a_poll_moves_to_the_first_hour_that_is_not_skipped() -> None:
    assert next_allowed(MONDAY_NOON, FeedHints(skip_hours=("12", "13"))) == datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
    assert next_allowed(MONDAY_NOON, FeedHints(skip_days=("Monday",))) == datetime(2026, 3, 3, 0, 0, tzinfo=UTC)
    assert next_allowed(MONDAY_NOON, FeedHints(skip_hours=("3",))) == MONDAY_NOON


def test_a_feed_that_skips_everything_skips_nothing() -> None:
    assert next_allowed(MONDAY_NOON, FeedHints(skip_hours=tuple(str(h) for h in range(30)))) == MONDAY_NOON
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "eighth day")
    assert next_allowed(MONDAY_NOON, FeedHints(skip_days=days)) == MONDAY_NOON
