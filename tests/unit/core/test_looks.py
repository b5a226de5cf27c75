"""When the page of an article is looked at again for edits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.looks import Habit, is_over, recheck_at, reread_at, wants_look
from aggregator.errors import Outcome
from aggregator.model.feed import FeedState
from aggregator.model.times import ClaimKind, Precision, TimeClaim

NOW = datetime(2025, 6, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_an_article_is_looked_at_again_ever_more_rarely():
    ages = [timedelta(hours=1), timedelta(hours=5), timedelta(days=3), timedelta(days=10), timedelta(days=100), timedelta(days=400)]
    waits = [recheck_at(NOW - age, NOW) for age in ages]
    assert [at - NOW if at else None for at in waits] == [
        timedelta(minutes=15),
        timedelta(hours=1),
        timedelta(hours=3),
        timedelta(days=3),
        timedelta(days=30),
        None,
    ]


def test_fifty_looks_in_vain_halve_the_pace_and_one_edit_gives_it_back():
    waits = [recheck_at(NOW, NOW, habit=Habit(looks, edits)) - NOW for looks, edits in ((0, 0), (50, 0), (50, 1), (150, 0), (100_000, 0))]
    assert waits == [timedelta(minutes=minutes) for minutes in (15, 30, 15, 60, 240)]


def test_a_look_that_fails_waits_twice_as_long_and_the_fifth_is_the_last():
    waits = [recheck_at(NOW, NOW, failures=failures) for failures in range(6)]
    assert waits == [*(NOW + timedelta(minutes=15 * 2**n) for n in range(5)), None]


def test_what_the_answer_calls_fresh_and_what_the_host_asks_for_hold_back_a_look():
    assert recheck_at(NOW, NOW, fresh_for=HOUR) == NOW + HOUR
    assert recheck_at(NOW, NOW, fresh_for=timedelta(days=365)) == NOW + timedelta(days=1)
    assert recheck_at(NOW, NOW, not_before=NOW + 2 * HOUR) == NOW + 2 * HOUR


@pytest.mark.parametrize(
    ("state", "fulltext", "enabled", "wanted", "why"),
    [
        (FeedState.ACTIVE, True, True, True, ""),
        (FeedState.REMOVED, True, True, False, "the feed is removed"),
        (FeedState.ACTIVE, False, True, False, "fulltext = false"),
        (FeedState.ACTIVE, True, False, False, "[fulltext] enabled = false"),
    ],
)
def test_pages_of_a_feed_that_left_or_wants_no_pages_are_left_alone(state, fulltext, enabled, wanted, why):
    assert wants_look(state, fulltext=fulltext, enabled=enabled) == (wanted, why)


def test_a_page_that_is_gone_ends_the_looks_but_one_that_is_missing_may_come_back():
    assert is_over(Outcome.GONE)
    assert is_over(Outcome.ROBOTS_REFUSED.value)
    assert not is_over(Outcome.NOT_FOUND)
    assert not is_over("consent")


def asked_in_a_week(habit: Habit) -> int:
    """Return how often one article's page is asked for in its first week on a host of that habit."""
    asked, at = 0, recheck_at(NOW, NOW, habit=habit)
    while at is not None and at < NOW + timedelta(days=7):
        asked += 1
        at = recheck_at(NOW, at, habit=habit)
    return asked


def test_a_week_of_looks_is_bounded_and_a_site_that_never_edits_costs_a_fraction_of_it():
    assert asked_in_a_week(Habit(500, 100)) == 11 + 21 + 48  # after 15 minutes, ..., 2 h 45; 3 h, ..., 23 h; 24 h, ...
    assert asked_in_a_week(Habit(500, 0)) <= 8


def stated(at, seen_at=NOW, source="atom.updated", kind=ClaimKind.UPDATED):
    return TimeClaim(kind, source, str(at), at, Precision.SECOND, True, 0, seen_at)


def test_a_page_is_read_again_when_its_feed_says_it_was_updated_since():
    old, moved = stated(NOW - HOUR, NOW - HOUR), stated(NOW - timedelta(minutes=5))
    assert reread_at([old], [moved], first_seen_at=NOW - HOUR, now=NOW) == NOW
    assert reread_at([], [moved], first_seen_at=NOW - HOUR, now=NOW) == NOW  # the feed begins to say so


def test_times_that_do_not_move_on_or_cannot_be_read_are_no_reason_to_read_a_page_again():
    old = stated(NOW - HOUR, NOW - HOUR)
    for fresh in (
        stated(NOW - HOUR),
        stated(NOW - 2 * HOUR),
        stated(None),
        stated(NOW, kind=ClaimKind.PUBLISHED),
        stated(NOW - 2 * HOUR, source="dc.modified"),  # older than our first sight of the article
    ):
        assert reread_at([old], [fresh], first_seen_at=NOW - HOUR, now=NOW) is None


def test_a_feed_that_prints_its_clock_as_time_of_update_has_its_pages_read_no_oftener_than_the_ladder_and_not_for_ever():
    told = [stated(NOW - timedelta(minutes=1), NOW - timedelta(minutes=1))]
    assert reread_at(told, [stated(NOW)], first_seen_at=NOW - 2 * HOUR, now=NOW) == NOW + timedelta(minutes=14)
    told = [stated(NOW - minutes * timedelta(minutes=1), NOW - HOUR) for minutes in range(1, 25)]
    assert reread_at(told, [stated(NOW)], first_seen_at=NOW - 2 * HOUR, now=NOW) is None
