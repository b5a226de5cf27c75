"""A site's address where its feed's belongs: when its feed is looked for, and which one is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.core.sites import MAX_ASKED, Places, candidates, is_site
from aggregator.errors import Outcome
from tests.unit.core.test_schedule import FEED, NOW

SITE = replace(FEED.spec, url="https://a.example/")
NEVER_READ = replace(FEED, spec=SITE, poll_url=SITE.url, last_ok_at=None, last_poll_at=None, failures=0.0)
READ = replace(NEVER_READ, last_ok_at=NOW, last_poll_at=NOW)
PLACES = Places(("https://a.example/@jo.rss",), ("https://a.example/comments/feed", "https://a.example/news"), ("https://a.example/feed",))


@pytest.mark.parametrize(
    ("feed", "outcome", "site"),
    [
        (NEVER_READ, Outcome.HTML_PAGE, True),
        (NEVER_READ, Outcome.FORBIDDEN, True),
        (NEVER_READ, Outcome.UPDATED, False),
        (NEVER_READ, Outcome.TIMEOUT, False),
        (READ, Outcome.HTML_PAGE, False),
        (replace(READ, failures=3.0), Outcome.HTML_PAGE, True),
        (replace(READ, failures=3.0), Outcome.FORBIDDEN, False),
        (replace(NEVER_READ, poll_url="https://a.example/moved"), Outcome.HTML_PAGE, False),
    ],
)
def test_what_may_be_a_site(feed, outcome, site):
    assert is_site(feed, outcome) is site


def test_the_places_of_a_site_in_their_order_comments_last():
    assert candidates(NEVER_READ, Outcome.HTML_PAGE, PLACES) == (
        "https://a.example/@jo.rss",
        "https://a.example/news",
        "https://a.example/comments/feed",
    )


def test_the_usual_places_are_tried_once_and_only_where_a_page_names_none():
    unnamed = replace(PLACES, known=(), named=())
    assert candidates(NEVER_READ, Outcome.HTML_PAGE, unnamed) == ("https://a.example/feed",)
    assert candidates(replace(NEVER_READ, last_poll_at=NOW), Outcome.HTML_PAGE, unnamed) == ()


def test_a_refusal_leaves_only_what_the_kind_of_site_tells():
    assert candidates(NEVER_READ, Outcome.FORBIDDEN, PLACES) == PLACES.known
    assert candidates(READ, Outcome.FORBIDDEN, PLACES) == ()


def test_a_page_that_names_the_configured_address_stands_there_for_now():
    assert candidates(NEVER_READ, Outcome.HTML_PAGE, replace(PLACES, named=("https://a.example/", "https://a.example/x"))) == ()


def test_an_address_that_was_a_feed_goes_to_no_other_site():
    parked = replace(PLACES, named=("https://ads.example/feed", "https://www.a.example/new"))
    assert candidates(READ, Outcome.HTML_PAGE, parked) == ("https://www.a.example/new",)


def test_a_page_that_names_feeds_by_the_hundred():
    many = replace(PLACES, named=tuple(f"https://a.example/{number}" for number in range(100)))
    assert len(candidates(NEVER_READ, Outcome.HTML_PAGE, many)) == MAX_ASKED
