"""Polls that found nothing to read: failed, held, moved, gone, or came too late."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from aggregator.errors import ArchiveEnd, NotFoundError, Outcome
from aggregator.model.feed import FeedState, NextPoll, RedirectRun
from aggregator.model.poll import ArchiveWalk
from aggregator.store.store import Store
from tests.contract.store.builders import (
    DAY,
    HEALTH,
    HERALD,
    HOUR,
    MINUTE,
    NOW,
    entry,
    poll,
    with_feeds,
)


def test_a_failed_poll_keeps_validators_and_tells_why(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a")))
    failed = poll(
        feed,
        at=NOW + HOUR,
        outcome=Outcome.NOT_FOUND,
        http_status=404,
        detail="404",
        validators=None,
        body_hash=None,
        facts=None,
        health=replace(HEALTH, failures=0.5, redirect=RedirectRun("https://new.example/feed", 1, NOW)),
        next_poll=NextPoll(NOW + 2 * HOUR, "1 failure: 2h"),
    )
    store.feeds.record(failed)
    (row,) = store.feeds.rows()
    assert (row.last_outcome, row.failures, row.last_ok_at, row.last_poll_at) == ("not_found", 0.5, NOW, NOW + HOUR)
    (again,) = store.feeds.select([HERALD], NOW + MINUTE)
    assert again.validators == poll(feed).validators
    assert again.redirect == RedirectRun("https://new.example/feed", 1, NOW)
    assert again.hints.ttl == "60"


def test_an_adopted_move_is_polled_at_the_new_host_without_old_validators(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a"), health=replace(HEALTH, adopt_url="https://new.example/feed")))
    (moved,) = store.feeds.lease("new.example:443", NOW + HOUR, NOW + 2 * HOUR, 5)
    assert (moved.poll_url, moved.validators, moved.body_hash) == ("https://new.example/feed", None, None)
    assert store.feeds.rows()[0].moved_to == "https://new.example/feed"


def test_a_gone_feed_is_probed_on_and_comes_back(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    gone = replace(HEALTH, gone_since=NOW, is_gone=True)
    store.feeds.record(poll(feed, outcome=Outcome.GONE, health=gone, facts=None))
    assert store.feeds.rows()[0].state is FeedState.GONE
    assert [due.feed_id for due in store.feeds.due(NOW + HOUR, 5)] == [feed.id]
    store.feeds.record(poll(feed, entry("a"), at=NOW + DAY))
    assert store.feeds.rows()[0].state is FeedState.ACTIVE


def test_a_held_poll_asked_nobody(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, outcome=Outcome.HELD, http_status=None, validators=None, facts=None, body_hash=None))
    assert store.feeds.rows()[0].last_poll_at is None
    assert store.feeds.rows()[0].last_outcome is None


def test_a_held_poll_hides_no_failure(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, outcome=Outcome.NOT_FOUND, detail="nothing here", facts=None, health=replace(HEALTH, failures=0.5)))
    store.feeds.record(poll(feed, at=NOW + HOUR, outcome=Outcome.HELD, http_status=None, validators=None, facts=None, body_hash=None))
    row = store.feeds.rows()[0]
    assert (row.last_outcome, row.last_detail, row.last_poll_at) == ("not_found", "nothing here", NOW)


def test_a_poll_held_on_its_way_asked_the_host_that_redirects(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, outcome=Outcome.HELD, http_status=301, validators=None, facts=None, body_hash=None))
    assert (store.feeds.rows()[0].last_poll_at, store.feeds.rows()[0].last_outcome) == (NOW, None)


def test_an_overrun_is_remembered(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a"), health=replace(HEALTH, overran=True)))
    store.feeds.record(poll(feed, at=NOW + HOUR))
    assert store.feeds.rows()[0].overran_at == NOW
    (again,) = store.feeds.select(None, NOW + HOUR)
    assert again.overran_at == NOW


@pytest.mark.parametrize(("ended", "missed"), [(ArchiveEnd.COMPLETE, None), (ArchiveEnd.BEGINNING, None), (ArchiveEnd.LIMIT, NOW)])
def test_an_overrun_that_the_archives_made_up_for_is_none(store: Store, ended: ArchiveEnd, missed: datetime | None) -> None:
    (feed,) = with_feeds(store, HERALD)
    walk = ArchiveWalk(pages=2, entries=0, bytes=10, ended=ended)
    store.feeds.record(poll(feed, entry("a"), health=replace(HEALTH, overran=True), archives=walk))
    assert store.feeds.rows()[0].overran_at == missed


def test_a_feed_paused_while_its_poll_ran_stays_paused(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.set_state(HERALD, FeedState.PAUSED, NOW)
    store.feeds.record(poll(feed, entry("a")))
    assert store.feeds.rows()[0].state is FeedState.PAUSED


def test_a_poll_of_a_feed_the_store_does_not_know_is_refused(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    with pytest.raises(NotFoundError, match="no longer in the store"):
        store.feeds.record(replace(poll(feed), feed_id=feed.id + 1))
