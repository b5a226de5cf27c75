"""Whether a page is fetched, when it is tried again, when it is looked at again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.pages import TRIES, recheck_at, reread_at, retry_at, wants_page
from aggregator.errors import Outcome
from aggregator.model.times import ClaimKind, Precision, TimeClaim

NOW = datetime(2025, 6, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "words", "has_content", "fulltext", "enabled", "wanted", "why"),
    [
        ("A teaser.", 40, False, True, True, True, "summary"),
        ("", 0, False, True, True, True, "no text"),
        ("The whole story.", 400, True, True, True, False, "carries the text"),
        ("The first part ...", 400, True, True, True, True, "summary"),
        ("Long summary.", 400, False, True, True, True, "summary"),
        ("A teaser.", 40, False, False, True, False, "fulltext = false"),
        ("A teaser.", 40, False, True, False, False, "enabled = false"),
    ],
)
def test_a_page_is_fetched_only_when_the_feed_does_not_carry_the_article(text, words, has_content, fulltext, enabled, wanted, why):  # noqa: PLR0917 - a row of the table
    decided, reason = wants_page(text, words, has_content=has_content, fulltext=fulltext, enabled=enabled)
    assert decided is wanted
    assert why in reason


def test_a_failed_page_is_tried_five_times_over_a_day_and_a_quarter():
    waits = [retry_at(tries, NOW, outcome=Outcome.TIMEOUT) for tries in range(1, TRIES + 1)]
    assert waits == [NOW + timedelta(minutes=10), NOW + timedelta(hours=1), NOW + timedelta(hours=6), NOW + timedelta(hours=24), None]


@pytest.mark.parametrize("outcome", [Outcome.NOT_FOUND, Outcome.GONE, Outcome.ROBOTS_REFUSED])
def test_a_page_that_is_gone_or_forbidden_is_not_asked_for_again(outcome):
    assert retry_at(1, NOW, outcome=outcome) is None


def test_retry_after_holds_back_the_next_try():
    assert retry_at(1, NOW, not_before=NOW + timedelta(hours=2)) == NOW + timedelta(hours=2)
    assert retry_at(1, NOW, not_before=NOW) == NOW + timedelta(minutes=10)


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


def test_a_site_that_never_edits_is_looked_at_half_as_often():
    assert recheck_at(NOW, NOW, looks=100, edits=1) == NOW + timedelta(minutes=30)
    assert recheck_at(NOW, NOW, looks=100, edits=10) == NOW + timedelta(minutes=15)
    assert recheck_at(NOW, NOW, looks=10, edits=0) == NOW + timedelta(minutes=15)


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
