"""Walking a feed's archives after an overrun: when, how far, and what of it is news."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core import archives
from aggregator.core.archives import Trail
from aggregator.errors import ARCHIVE_ENDS, ArchiveEnd
from aggregator.model.entry import ParsedFeed
from aggregator.model.feed import FeedHints
from aggregator.model.poll import ArchiveWalk
from tests.contract.store.builders import entry
from tests.unit.core.test_schedule import FEED, NOW

DAY = timedelta(days=1)
FEED_URL, LINK = "http://a.example/feed", "http://a.example/archive/1"
TRAIL = Trail("a.example:80", NOW, 1000, (FEED_URL,))
DOCUMENT = ParsedFeed("atom10", "", None, None, None, FeedHints(), None, (), ())


def test_an_archive_that_does_not_change_is_preferred_to_a_page():
    assert archives.older(DOCUMENT) is None
    assert archives.older(replace(DOCUMENT, next_page="p")) == "p"
    assert archives.older(replace(DOCUMENT, next_page="p", prev_archive="a")) == "a"


def test_an_archive_that_is_a_place_in_the_feed_itself_costs_no_request():
    link = archives.older(replace(DOCUMENT, prev_archive=f"{FEED_URL}#older"))
    assert archives.ended(TRAIL, link, NOW) is ArchiveEnd.LOOP


def test_a_walk_that_left_something_out_is_not_repeated_within_a_day():
    assert archives.may_walk(FEED, NOW)
    assert not archives.may_walk(replace(FEED, overran_at=NOW - DAY / 2), NOW)
    assert archives.may_walk(replace(FEED, overran_at=NOW - DAY), NOW)


@pytest.mark.parametrize(
    ("link", "trail", "end"),
    [
        (LINK, TRAIL, None),
        (None, TRAIL, ArchiveEnd.BEGINNING),
        (FEED_URL, TRAIL, ArchiveEnd.LOOP),
        (LINK, TRAIL.after(LINK, 1), ArchiveEnd.LOOP),
        ("http://b.example/archive/1", TRAIL, ArchiveEnd.ELSEWHERE),
        ("https://a.example/archive/1", TRAIL, ArchiveEnd.ELSEWHERE),
        (LINK, TRAIL.after("x", 999), None),
        (LINK, TRAIL.after("x", 1000), ArchiveEnd.LIMIT),
        (LINK, replace(TRAIL, documents=archives.MAX_DOCUMENTS), ArchiveEnd.LIMIT),
        (LINK, replace(TRAIL, began=NOW - archives.MAX_TIME), ArchiveEnd.LIMIT),
    ],
)
def test_the_end_of_a_walk(link, trail, end):
    assert archives.ended(trail, link, NOW) is end


@given(st.lists(st.integers(0, 400), max_size=30))
def test_every_walk_ends_within_its_bounds(sizes):
    trail, asked = TRAIL, 0
    for number, size in enumerate([*sizes, *[0] * archives.MAX_DOCUMENTS]):
        if archives.ended(trail, f"http://a.example/{number}", NOW) is not None:
            break
        trail, asked = trail.after(f"http://a.example/{number}", size), asked + 1
    assert asked <= archives.MAX_DOCUMENTS
    assert trail.bytes < TRAIL.most_bytes + max(sizes, default=0) + 1


def test_a_document_that_reaches_what_we_have():
    feed, long_ago, lately = replace(FEED, arrivals=(NOW - 3 * DAY, NOW - 90 * DAY), last_ok_at=NOW), NOW - 9 * DAY, NOW - 2 * DAY
    assert archives.met(feed, 1, [])
    assert archives.met(feed, 0, [long_ago, None])
    assert not archives.met(feed, 0, [long_ago, lately]), "a 304 since then may have been a lie"
    assert not archives.met(feed, 0, [None])
    assert [archives.is_old(feed, date) for date in (long_ago, lately, None)] == [True, False, False]


def test_of_documents_that_overlap_an_entry_is_taken_once_by_its_key_or_its_address():
    have, same_key = entry("a", canonical_url="http://a.example/a"), entry("a", canonical_url="http://a.example/moved")
    same_address, other, nameless = entry("b", canonical_url="http://a.example/a"), entry("c"), entry("d", canonical_url=None)
    assert archives.unseen([have, entry("e", canonical_url=None)], [same_key, same_address, other, nameless]) == (other, nameless)


def test_the_end_of_a_walk_is_told():
    assert archives.told(ArchiveWalk(1, 5, 10, ArchiveEnd.COMPLETE)).endswith("1 archive document read, 5 more entries (complete)")
    assert archives.told(ArchiveWalk(2, 0, 10, ArchiveEnd.FAILED, "not_found: HTTP 404")).endswith("(failed: not_found: HTTP 404)")
    assert set(ARCHIVE_ENDS) == set(ArchiveEnd)
