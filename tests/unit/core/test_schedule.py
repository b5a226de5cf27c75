from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from aggregator.core import schedule
from aggregator.core.freshness import Freshness
from aggregator.core.schedule import Answer
from aggregator.errors import Outcome
from aggregator.model.feed import FeedForPoll, FeedHints, FeedSpec, FeedState, NextPoll, RedirectRun, SchedulePolicy, Validators
from aggregator.model.fetch import Headers, Redirect

NOW = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
URL = "https://example.org/feed"
POLICY = SchedulePolicy(
    HOUR, 10 * MINUTE, DAY, adaptive=True, jitter=0.0, retry_after_max=7 * DAY, gone_probe=7 * DAY, moved_polls=3, moved_over=2 * DAY
)
FEED = FeedForPoll(
    id=1,
    spec=FeedSpec(URL, ""),
    state=FeedState.ACTIVE,
    host="example.org:443",
    poll_url=URL,
    next_poll_at=NOW,
    next_poll_why="interval 1h",
    validators=Validators(URL, '"a"'),
    body_hash=None,
    hints=FeedHints(),
    failures=0.0,
    last_ok_at=NOW - HOUR,
    last_poll_at=NOW - HOUR,
    not_modified_run=0,
    last_unconditional_at=NOW - 2 * DAY,
    gone_since=None,
    redirect=None,
    arrivals=(),
    identity_policy="guid",
)
OK = Answer(Outcome.UPDATED, 200)


def _next(answer: Answer = OK, feed: FeedForPoll = FEED, policy: SchedulePolicy = POLICY) -> NextPoll:
    state = schedule.health(feed, policy, answer, NOW)
    return schedule.next_poll(feed, policy, answer, state, NOW, Random(1))  # noqa: S311 - jitter


def _wait(answer: Answer = OK, feed: FeedForPoll = FEED, policy: SchedulePolicy = POLICY) -> timedelta:
    return _next(answer, feed, policy).at - NOW


def test_a_feed_nobody_knows_yet_is_polled_hourly() -> None:
    assert _next() == NextPoll(NOW + HOUR, "interval 1h")


@pytest.mark.parametrize(("interval", "words"), [(90 * MINUTE, "1h30m"), (30 * MINUTE, "30m"), (615 * timedelta(seconds=1), "10m15s")])
def test_the_interval_is_named_as_people_write_it(interval: timedelta, words: str) -> None:
    assert _next(policy=replace(POLICY, interval=interval)).why == f"interval {words}"


def test_a_feed_that_may_not_be_asked_as_often_as_it_is_set_to_says_so() -> None:
    assert _next(policy=replace(POLICY, interval=5 * MINUTE, min_interval=10 * MINUTE)).why == "min_interval 10m"


def test_no_feed_is_polled_more_often_than_the_floor() -> None:
    assert _wait(policy=replace(POLICY, interval=MINUTE)) == 10 * MINUTE
    assert _wait(policy=replace(POLICY, interval=MINUTE, adaptive=False)) == 10 * MINUTE


def test_zero_intervals_poll_at_once() -> None:
    free = replace(POLICY, interval=timedelta(0), min_interval=timedelta(0))
    assert _next(policy=free) == NextPoll(NOW, "interval 0s")


def test_a_feed_with_a_new_entry_every_quarter_of_an_hour_earns_a_faster_pace() -> None:
    feed = replace(FEED, arrivals=tuple(NOW - 15 * MINUTE * n for n in range(50)))
    assert 10 * MINUTE <= _wait(feed=feed) <= 20 * MINUTE
    assert _next(feed=feed).why.startswith("rhythm ")
    assert _wait(feed=feed, policy=replace(POLICY, adaptive=False)) == HOUR


def test_a_feed_with_a_new_entry_every_minute_is_asked_every_ten() -> None:
    feed = replace(FEED, arrivals=tuple(NOW - MINUTE * n for n in range(50)))
    assert _wait(feed=feed) == 10 * MINUTE


def test_a_feed_silent_for_months_is_asked_daily() -> None:
    feed = replace(FEED, arrivals=tuple(NOW - 90 * DAY - DAY * n for n in range(5)))
    assert _next(feed=feed) == NextPoll(NOW + DAY, "rhythm 24h")


def test_server_freshness_moves_the_next_poll_later_never_earlier() -> None:
    assert _next(replace(OK, headers=Headers(cache_control="max-age=7200"))) == NextPoll(NOW + 2 * HOUR, "max-age 7200 s")
    assert _wait(replace(OK, headers=Headers(cache_control="max-age=60"))) == HOUR
    assert _wait(replace(OK, outcome=Outcome.NOT_MODIFIED, status=304, headers=Headers(cache_control="max-age=7200"))) == 2 * HOUR


def test_ten_years_of_freshness_are_cut_to_the_longest_interval() -> None:
    assert _wait(replace(OK, headers=Headers(cache_control="max-age=315360000"))) == DAY


def test_ttl_and_update_period_of_the_document_are_obeyed_also_on_304() -> None:
    assert _next(replace(OK, hints=FeedHints(ttl="180"))) == NextPoll(NOW + 3 * HOUR, "ttl 180 min")
    feed = replace(FEED, hints=FeedHints(update_period="daily", update_frequency="6"))
    assert _next(Answer(Outcome.NOT_MODIFIED, 304), feed).why == "sy:update 6 x daily"


def test_an_error_page_with_a_long_max_age_does_not_hold_the_feed() -> None:
    answer = Answer(Outcome.UNAVAILABLE, 500, Headers(cache_control="max-age=86400"))
    assert _next(answer) == NextPoll(NOW + HOUR, "one failure: again in 1h")


def test_skipped_hours_move_the_poll_to_the_end_of_the_gap() -> None:
    hints = FeedHints(skip_hours=("13", "14"))
    assert _next(replace(OK, hints=hints)) == NextPoll(datetime(2026, 3, 2, 15, 0, tzinfo=UTC), "skipHours/skipDays")


def test_failures_back_off_in_a_straight_line_up_to_the_longest_interval() -> None:
    answer = Answer(Outcome.NOT_FOUND, 404)
    waits = [_wait(answer, replace(FEED, failures=f)) for f in (0.0, 1.5, 9.5, 300.0)]
    assert waits == [HOUR, 2 * HOUR, 10 * HOUR, DAY]
    assert _next(answer, replace(FEED, failures=1.5)).why == "fails again and again: again in 2h"


@pytest.mark.parametrize(
    ("outcome", "after"),
    [(Outcome.TIMEOUT, 3.25), (Outcome.NOT_FOUND, 3.5), (Outcome.GONE, 4.0), (Outcome.UPDATED, 0.0), (Outcome.NOT_MODIFIED, 0.0)],
)
def test_failures_are_graded_and_a_success_clears_them(outcome: Outcome, after: float) -> None:
    assert schedule.failures_after(3.0, Answer(outcome)) == after


def test_our_own_outage_counts_against_no_feed_and_is_tried_again_soon() -> None:
    answer = Answer(Outcome.DNS_ERROR, own_outage=True)
    feed = replace(FEED, failures=2.0)
    assert schedule.health(feed, POLICY, answer, NOW).failures == 2.0
    assert _next(answer, feed) == NextPoll(NOW + 10 * MINUTE, "our own line looks down")


def test_retry_after_beyond_the_longest_interval_is_obeyed_up_to_seven_days() -> None:
    answer = Answer(Outcome.RATE_LIMITED, 429, Headers(retry_after="317100"))
    assert _next(answer) == NextPoll(NOW + timedelta(seconds=317100), "Retry-After 317100 s")
    assert _wait(replace(answer, headers=Headers(retry_after="9" * 12))) == 7 * DAY


def test_a_short_retry_after_does_not_bring_the_poll_forward() -> None:
    assert _next(Answer(Outcome.UNAVAILABLE, 503, Headers(retry_after="120"))).why == "one failure: again in 1h"


def test_retry_after_on_an_answer_that_is_a_feed_is_not_a_pause() -> None:
    assert _wait(replace(OK, headers=Headers(retry_after="86400"))) == HOUR


def test_a_rate_limit_without_a_time_waits_one_to_two_hours_then_twice_as_long() -> None:
    rng = Random(3)  # noqa: S311 - jitter
    first, second, last = (schedule.throttle_wait(n, POLICY, rng) for n in (1, 2, 99))
    assert HOUR <= first <= 2 * HOUR <= second <= 4 * HOUR
    assert last == DAY
    answer = Answer(Outcome.RATE_LIMITED, 429, hold=Freshness(first, "rate limit no. 1"))
    assert _next(answer) == NextPoll(NOW + first, "rate limit no. 1")


def test_a_held_feed_stands_as_it_stood() -> None:
    feed = replace(FEED, failures=2.0, not_modified_run=4, redirect=RedirectRun("https://x.example/", 1, NOW))
    state = schedule.health(feed, POLICY, Answer(Outcome.HELD), NOW)
    assert (state.failures, state.not_modified_run, state.redirect, state.is_gone) == (2.0, 4, feed.redirect, False)


def test_a_held_feed_keeps_its_plan_unless_the_pause_is_longer() -> None:
    feed = replace(FEED, next_poll_at=NOW + HOUR)
    assert schedule.held(feed, Freshness(MINUTE, "pause"), NOW) == NextPoll(NOW + HOUR, "interval 1h")
    held = schedule.held(feed, Freshness(DAY, "pause"), NOW)
    assert held == NextPoll(NOW + DAY, "pause; before that interval 1h")
    again = replace(feed, next_poll_at=held.at, next_poll_why=held.why)
    assert schedule.held(again, Freshness(2 * DAY, "another"), NOW).why == "another; before that interval 1h"


def test_a_poll_held_on_its_way_waits_for_both_the_hold_and_its_own_plan() -> None:
    hops = (Redirect(301, "https://other.example/feed"),)
    answer = Answer(Outcome.HELD, 301, redirects=hops, hold=Freshness(MINUTE, "a short pause"))
    assert _next(answer) == NextPoll(NOW + HOUR, "interval 1h")
    assert _next(replace(answer, hold=Freshness(DAY, "a day"))) == NextPoll(NOW + DAY, "a day")


def test_a_late_poll_is_held_in_an_hour_the_feed_skips_unless_forced() -> None:
    feed = replace(FEED, next_poll_at=NOW - HOUR, hints=FeedHints(skip_hours=("12",)))
    assert schedule.too_soon(feed, POLICY, NOW, force=False) == Freshness(30 * MINUTE, "skipHours/skipDays")
    assert schedule.too_soon(feed, POLICY, NOW, force=True) is None


def test_by_hand_a_feed_is_polled_again_only_after_min_interval_unless_forced() -> None:
    feed = replace(FEED, next_poll_at=NOW + HOUR, last_poll_at=NOW - 4 * MINUTE)
    found = schedule.too_soon(feed, POLICY, NOW, force=False)
    assert found == Freshness(6 * MINUTE, "polled within min_interval 10m")
    assert schedule.too_soon(feed, POLICY, NOW, force=True) is None
    assert schedule.too_soon(replace(feed, last_poll_at=NOW - 10 * MINUTE), POLICY, NOW, force=False) is None
    assert schedule.too_soon(replace(feed, last_poll_at=None), POLICY, NOW, force=False) is None
    assert schedule.too_soon(replace(feed, next_poll_at=NOW), POLICY, NOW, force=False) is None


def test_force_does_not_wake_a_gone_feed() -> None:
    feed = replace(FEED, next_poll_at=NOW + DAY, state=FeedState.GONE)
    assert schedule.too_soon(feed, POLICY, NOW, force=True) == Freshness(DAY, "gone: asked again now and then")


def test_a_gone_feed_is_probed_weekly() -> None:
    feed = replace(FEED, gone_since=NOW - DAY)
    found = _next(Answer(Outcome.GONE, 410), feed)
    assert found == NextPoll(NOW + 7 * DAY, "gone: asked again now and then")


def test_a_move_that_has_proven_itself_is_adopted_and_one_that_fails_is_given_back() -> None:
    target = "https://new.example/feed"
    feed = replace(FEED, redirect=RedirectRun(target, 2, NOW - 3 * DAY))
    state = schedule.health(feed, POLICY, replace(OK, redirects=(Redirect(301, target),)), NOW)
    assert (state.adopt_url, state.redirect) == (target, None)
    moved = replace(FEED, poll_url=target, failures=2.5)
    assert schedule.health(moved, POLICY, Answer(Outcome.NOT_FOUND, 404), NOW).adopt_url == URL


def test_304s_are_counted_until_something_else_is_a_feed() -> None:
    feed = replace(FEED, not_modified_run=3)
    outcomes = (Outcome.NOT_MODIFIED, Outcome.TIMEOUT, Outcome.UPDATED)
    assert [schedule.health(feed, POLICY, Answer(o), NOW).not_modified_run for o in outcomes] == [4, 3, 0]


def test_the_last_unconditional_request_is_remembered() -> None:
    assert schedule.health(FEED, POLICY, replace(OK, conditional=True), NOW).last_unconditional_at == FEED.last_unconditional_at
    assert schedule.health(FEED, POLICY, OK, NOW).last_unconditional_at == NOW


def test_a_full_window_all_new_is_an_overrun_and_shortens_the_interval() -> None:
    feed = replace(FEED, arrivals=(NOW - HOUR,))
    answer = replace(OK, came=(NOW,) * 20, known=0)
    assert schedule.health(feed, POLICY, answer, NOW).overran
    assert _next(answer, feed) == NextPoll(NOW + 30 * MINUTE, "overrun: every entry was new")
    assert not schedule.overran(FEED, answer)
    assert not schedule.overran(feed, replace(answer, known=1))
    assert _wait(answer, feed, replace(POLICY, adaptive=False)) == HOUR


def test_what_came_out_yesterday_and_is_found_today_earns_no_poll_within_the_hour_but_is_followed_up() -> None:
    feed = replace(FEED, arrivals=tuple(NOW - 3 * HOUR - 90 * MINUTE * n for n in range(40)))
    found = replace(OK, known=4, came=tuple(NOW - 20 * HOUR - MINUTE * n for n in range(6)))
    assert _next(found, feed) == NextPoll(NOW + HOUR, "interval 1h")
    assert _wait(replace(found, came=tuple(NOW - MINUTE * n for n in range(6))), feed) < HOUR


def test_a_server_that_says_304_for_longer_than_the_feeds_rhythm_is_asked_once_without_validators() -> None:
    hourly = tuple(NOW - 2 * DAY - HOUR * n for n in range(10))
    feed = replace(FEED, arrivals=hourly, not_modified_run=40, window_size=10)
    assert schedule.asks_unconditionally(feed, NOW)
    assert not schedule.asks_unconditionally(replace(feed, last_unconditional_at=NOW - 23 * HOUR), NOW)
    assert not schedule.asks_unconditionally(replace(feed, not_modified_run=2), NOW)
    assert not schedule.asks_unconditionally(replace(feed, validators=None), NOW)
    slow = tuple(NOW - 9 * DAY - 9 * DAY * n for n in range(10))
    assert not schedule.asks_unconditionally(replace(feed, arrivals=slow), NOW)
    assert not schedule.asks_unconditionally(replace(feed, arrivals=(), last_unconditional_at=None), NOW)
    assert schedule.asks_unconditionally(replace(feed, last_unconditional_at=None), NOW)


@pytest.mark.rule("P6")
def test_entries_that_came_by_a_clock_a_year_ahead_kept_304s_from_being_doubted_for_that_year() -> None:
    ahead = tuple(NOW + 365 * DAY - HOUR * n for n in range(10))
    feed = replace(FEED, arrivals=ahead, not_modified_run=40, window_size=10)
    assert schedule.asks_unconditionally(feed, NOW)
    assert not schedule.asks_unconditionally(replace(feed, last_unconditional_at=None), NOW)


@pytest.mark.rule("P6")
def test_a_304_to_a_document_without_entries_is_doubted_after_a_day() -> None:
    feed = replace(FEED, not_modified_run=3, arrivals=(NOW - 2 * DAY,) * 50)
    assert schedule.asks_unconditionally(feed, NOW)
    assert not schedule.asks_unconditionally(replace(feed, last_unconditional_at=NOW - 23 * HOUR), NOW)
    assert not schedule.asks_unconditionally(replace(feed, window_size=50), NOW)


@pytest.mark.rule("P6")
def test_a_server_that_fails_for_long_is_asked_without_validators_once_a_day() -> None:
    feed = replace(FEED, failures=3.0, window_size=10)
    assert schedule.asks_unconditionally(feed, NOW)
    assert not schedule.asks_unconditionally(replace(feed, last_unconditional_at=NOW - 23 * HOUR), NOW)
    assert not schedule.asks_unconditionally(replace(feed, failures=2.75), NOW)
    assert not schedule.asks_unconditionally(replace(feed, validators=None), NOW)


def test_jitter_spreads_later_and_at_the_ceiling_earlier() -> None:
    spread, rng = replace(POLICY, jitter=0.1), Random(7)  # noqa: S311 - jitter
    dead = replace(FEED, failures=500.0)
    later = [schedule.next_poll(FEED, spread, OK, schedule.unasked(FEED), NOW, rng).at - NOW for _ in range(50)]
    waits = [schedule.next_poll(dead, spread, Answer(Outcome.TIMEOUT), schedule.unasked(dead), NOW, rng).at - NOW for _ in range(50)]
    assert all(HOUR <= wait <= 1.1 * HOUR for wait in later)
    assert all(0.9 * DAY <= wait <= DAY for wait in waits)
    assert len(set(waits)) > 40
