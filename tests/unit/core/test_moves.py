from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core import moves
from aggregator.errors import Outcome
from aggregator.model.feed import FeedState, RedirectRun, SchedulePolicy
from aggregator.model.fetch import Redirect

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
POLICY = SchedulePolicy(
    HOUR,
    timedelta(minutes=10),
    DAY,
    adaptive=True,
    jitter=0.1,
    retry_after_max=7 * DAY,
    gone_probe=7 * DAY,
    moved_polls=3,
    moved_over=2 * DAY,
)
MOVED = (Redirect(301, "https://new.example/feed"),)


def _gone(since: datetime | None, state: FeedState, outcome: Outcome, *, answered: bool = True) -> tuple[datetime | None, bool]:
    first = moves.gone_since(since, state, outcome, NOW, answered=answered)
    return first, moves.is_gone(first, state, outcome, NOW)


@pytest.mark.rule("P12")
def test_three_identical_moves_over_two_days_are_adopted() -> None:
    run = None
    for hours in (0, 24, 48):
        run = moves.redirect_run(run, MOVED, Outcome.UPDATED, NOW + timedelta(hours=hours))
        assert moves.has_moved(run, POLICY, NOW + timedelta(hours=hours)) == (hours == 48)
    assert run == RedirectRun("https://new.example/feed", 3, NOW)


def test_a_hundred_moves_within_an_hour_are_not_adopted() -> None:
    assert not moves.has_moved(RedirectRun("https://new.example/feed", 100, NOW - HOUR), POLICY, NOW)
    assert not moves.has_moved(None, POLICY, NOW)


def test_a_temporary_redirect_is_never_a_move() -> None:
    assert moves.redirect_run(None, (Redirect(302, "https://a.example/"),), Outcome.UPDATED, NOW) is None
    mixed = (Redirect(308, "https://a.example/"), Redirect(307, "https://cdn.example/"))
    assert moves.permanent_target(mixed) == "https://a.example/"


def test_another_target_begins_a_new_run() -> None:
    old = RedirectRun("https://old.example/", 2, NOW - DAY)
    assert moves.redirect_run(old, MOVED, Outcome.UNCHANGED, NOW) == RedirectRun("https://new.example/feed", 1, NOW)


def test_a_move_to_a_page_that_is_no_feed_does_not_count() -> None:
    assert moves.redirect_run(None, MOVED, Outcome.HTML_PAGE, NOW) is None
    run = RedirectRun("https://new.example/feed", 2, NOW - DAY)
    assert moves.redirect_run(run, (), Outcome.TIMEOUT, NOW) == run


def test_an_adopted_address_that_keeps_failing_is_given_back() -> None:
    assert moves.move_failed(adopted=True, failures=3.0)
    assert not moves.move_failed(adopted=True, failures=2.5)
    assert not moves.move_failed(adopted=False, failures=30.0)


@pytest.mark.rule("P13")
def test_410_seen_twice_a_day_apart_stops_polling() -> None:
    assert _gone(None, FeedState.ACTIVE, Outcome.GONE) == (NOW, False)
    assert _gone(NOW - HOUR, FeedState.ACTIVE, Outcome.GONE) == (NOW - HOUR, False)
    assert _gone(NOW - DAY, FeedState.ACTIVE, Outcome.GONE) == (NOW - DAY, True)


def test_a_404_between_two_410s_begins_again_but_a_timeout_does_not() -> None:
    assert _gone(NOW - DAY, FeedState.ACTIVE, Outcome.NOT_FOUND) == (None, False)
    assert _gone(NOW - DAY, FeedState.ACTIVE, Outcome.TIMEOUT, answered=False) == (NOW - DAY, False)


@pytest.mark.parametrize("outcome", [Outcome.RATE_LIMITED, Outcome.UNAVAILABLE, Outcome.CHALLENGED])
def test_a_host_that_wants_a_pause_between_two_410s_does_not_bring_the_feed_back(outcome: Outcome) -> None:
    assert _gone(NOW - HOUR, FeedState.ACTIVE, outcome) == (NOW - HOUR, False)


def test_a_gone_feed_comes_back_only_as_a_feed() -> None:
    week = NOW - 7 * DAY
    assert _gone(week, FeedState.GONE, Outcome.NOT_FOUND) == (week, True)
    assert _gone(week, FeedState.GONE, Outcome.UPDATED) == (None, False)
