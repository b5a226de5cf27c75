"""A clock that was a year ahead for a while, as after a boot without a battery, and what it left behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.core.urls import host_of
from aggregator.errors import Outcome
from aggregator.model.article import ExtractState, NextLook
from aggregator.model.feed import FeedForPoll, NextPoll, RedirectRun, TurnAsked
from aggregator.store.store import Store
from aggregator.store.tables import PageLook
from tests.contract.store.builders import DAY, GAZETTE, HEALTH, HERALD, HOUR, MINUTE, NOW, entry, page, poll, with_feeds

LATER = NOW + 365 * DAY
HOST = host_of(HERALD)


def _polled_a_year_ahead(store: Store, **health: object) -> FeedForPoll:
    (feed,) = with_feeds(store, HERALD)
    outcome = poll(feed, at=LATER, next_poll=NextPoll(LATER + HOUR, "interval 1h"), health=replace(HEALTH, **health))
    store.feeds.record(outcome)
    assert store.feeds.set_back(NOW) == 1
    return store.feeds.select([HERALD], NOW + MINUTE)[0]


def test_a_feed_is_due_again_after_the_wait_it_had(store: Store) -> None:
    feed = _polled_a_year_ahead(store)
    assert (feed.last_poll_at, feed.last_ok_at, feed.next_poll_at) == (NOW, NOW, NOW + HOUR)
    assert store.feeds.set_back(NOW) == 0


def test_a_410_a_redirect_and_a_doubted_304_of_that_time_counted_for_nothing_for_a_year(store: Store) -> None:
    run = RedirectRun("https://new.example/feed", 2, LATER - 2 * HOUR)
    feed = _polled_a_year_ahead(store, gone_since=LATER - DAY, redirect=run, last_unconditional_at=LATER - HOUR)
    assert (feed.gone_since, feed.last_unconditional_at) == (NOW - DAY, NOW - HOUR)
    assert feed.redirect == replace(run, since=NOW - 2 * HOUR)


def test_what_was_before_the_clock_leapt_stays_when_it_was(store: Store) -> None:
    run = RedirectRun("https://new.example/feed", 2, NOW - DAY)
    feed = _polled_a_year_ahead(store, gone_since=NOW - 3 * DAY, redirect=run)
    assert (feed.gone_since, feed.redirect) == (NOW - 3 * DAY, run)


def test_a_pause_of_ten_minutes_held_every_feed_of_its_host_for_a_year(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.hosts.turns([TurnAsked((HOST,), LATER, timedelta(seconds=2))])
    store.hosts.set_retry(HOST, LATER + 10 * MINUTE, 0)
    store.hosts.save_robots(HOST, "User-agent: *", LATER + DAY)
    store.feeds.record(poll(feed, outcome=Outcome.RATE_LIMITED, at=LATER))
    store.feeds.set_back(NOW)
    state = store.hosts.get(HOST)
    assert state.retry_at is not None
    assert state.robots_until is not None
    assert (state.next_at, NOW < state.retry_at <= NOW + 10 * MINUTE, state.robots_until <= NOW + DAY) == (NOW, True, True)


def test_the_pace_and_the_pause_of_another_host_stay(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.hosts.turns([TurnAsked((host_of(GAZETTE),), NOW, timedelta(seconds=30))])
    store.hosts.set_retry(host_of(GAZETTE), NOW + 5 * DAY, 1)
    store.feeds.record(poll(feed, at=LATER))
    store.feeds.set_back(NOW)
    state = store.hosts.get(host_of(GAZETTE))
    assert (state.next_at, state.retry_at, state.throttles) == (NOW + timedelta(seconds=30), NOW + 5 * DAY, 1)


@pytest.mark.parametrize(("until", "is_due"), [(LATER + 10 * MINUTE, True), (NOW + HOUR, False)])
def test_a_feed_whose_poll_was_killed_at_that_time_was_leased_for_a_year(store: Store, until, is_due) -> None:
    store.feeds.sync([feed.spec for feed in with_feeds(store, HERALD)], NOW)
    store.feeds.release([feed.feed_id for feed in store.feeds.due(NOW + DAY, 9)])
    store.feeds.lease(HOST, LATER, until, 9)
    store.feeds.set_back(NOW)
    assert bool(store.feeds.due(NOW, 9)) is is_due


def test_a_clock_that_was_half_an_hour_ahead_kept_no_host_waiting_for_so_long(store: Store) -> None:
    """The feeds were due again; their host's next turn stood half an hour ahead, and every poll waited for it."""
    (feed,) = with_feeds(store, HERALD)
    ahead, pace = NOW + 30 * MINUTE, timedelta(seconds=2)
    store.hosts.turns([TurnAsked((HOST,), ahead, pace), TurnAsked((host_of(GAZETTE),), NOW, timedelta(minutes=40))])
    store.hosts.set_retry(HOST, ahead + 10 * MINUTE, 1)
    store.feeds.record(poll(feed, at=ahead))
    store.feeds.set_back(NOW)
    assert store.hosts.get(HOST).next_at == NOW + pace
    assert store.hosts.get(HOST).retry_at == ahead + 10 * MINUTE  # perhaps of a right clock: half an hour more is no harm
    assert store.hosts.get(host_of(GAZETTE)).next_at == NOW + timedelta(minutes=40)


def test_a_page_that_was_put_off_at_that_time_is_fetched_and_looked_at_again_in_time(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    pages = [entry(key, url=f"https://herald.example/{key}", wants_page=True) for key in "ab"]
    found = store.feeds.record(poll(feed, *pages, at=NOW - HOUR))
    failed = page(found.article_ids[0], "", state=ExtractState.PENDING, page=None, at=LATER, retry_at=LATER + 6 * HOUR)
    look = NextLook(at=LATER + 3 * DAY, validators=None, failures=0, answered=True)
    assert not store.articles.record_page(failed)
    assert store.articles.record_page(page(found.article_ids[1], "The ferry left.", at=LATER, look=look))
    store.feeds.record(poll(feed, at=LATER))
    store.feeds.set_back(NOW)
    assert [due.article_id for due in store.articles.pages(HOST, NOW, 9)] == [found.article_ids[0]]
    assert not PageLook.select().where(PageLook.due_at > NOW + 3 * DAY).exists()


def test_a_page_that_waits_for_its_host_by_a_right_clock_still_waits(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    found = store.feeds.record(poll(feed, entry("a", url="https://herald.example/a", wants_page=True), at=NOW - HOUR))
    held = page(found.article_ids[0], "", state=ExtractState.PENDING, page=None, at=NOW, retry_at=NOW + 6 * DAY)
    store.articles.record_page(held)
    store.feeds.record(poll(feed, at=LATER))
    store.feeds.set_back(NOW)
    assert store.articles.pages(HOST, NOW + 5 * DAY, 9) == []


def test_a_poll_that_another_process_recorded_just_now_is_left_alone(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    found = store.feeds.record(poll(feed, entry("a", url="https://herald.example/a", wants_page=True), at=NOW))
    put_off = page(found.article_ids[0], "", state=ExtractState.PENDING, page=None, at=NOW, retry_at=NOW + HOUR)
    store.articles.record_page(put_off)
    assert store.feeds.set_back(NOW - timedelta(seconds=1)) == 0
    assert store.feeds.set_back(NOW - 2 * HOUR) == 1
    assert store.articles.pages(HOST, NOW, 9) == []
