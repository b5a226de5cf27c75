from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.reader_names import Kind, Marks, Named, item, long_item, marks, moment, stream, window

STATE = "user/-/state/com.google/"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
FEEDS = {1: ("https://a.example/feed", ("coast",)), 2: ("https://b.example/feed", ("coast", "town")), 3: ("https://c.example/feed", ())}


@given(st.integers(0, 2**63 - 1))
def test_every_number_comes_back_from_its_long_form(number):
    assert item(long_item(number)) == number
    assert item(f"{number:016x}") == number


@given(st.integers(0, 2**63 - 1))
def test_netnewswire_leaves_the_leading_zeros_of_the_long_form_out(number):
    assert item(f"tag:google.com,2005:reader/item/{number:x}") == number


@given(st.text(max_size=40))
def test_any_text_is_an_id_or_none(text):
    found = item(text)
    assert found is None or 0 <= found < 2**63


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "f" * 16, "tag:google.com,2005:reader/item/", "2c3", "１２", "9" * 19])
def test_what_is_no_id(text):
    assert item(text) is None


def test_names_of_streams():
    assert stream("user/1234/state/com.google/read") == Named(Kind.READ)
    assert stream(f"{STATE}reading-list") == Named(Kind.ALL)
    assert stream(f"{STATE}broadcast-friends") == Named(Kind.NOTHING)
    assert stream("user/-/label/News/Local") == Named(Kind.LABEL, "News/Local")
    assert stream("feed/https://a.example/feed?x=1") == Named(Kind.FEED, "https://a.example/feed?x=1")
    assert stream("splice/1") is None


def narrowed(*named, without=()):
    return window(named, without, feeds=FEEDS, grouped=True, now=NOW)


def test_streams_narrow_each_other():
    coast, town, second = Named(Kind.LABEL, "coast"), Named(Kind.LABEL, "town"), Named(Kind.FEED, "2")
    assert narrowed(Named(Kind.ALL)).origins is None
    assert narrowed(coast).origins == {1, 2}
    assert narrowed(coast, without=[town]).origins == {1}
    assert narrowed(Named(Kind.ALL), without=[second]).origins == {1, 3}
    assert narrowed(Named(Kind.FEED, "https://c.example/feed")).origins == {3}
    assert narrowed(coast, Named(Kind.NOTHING)).origins == set()
    assert narrowed(coast, without=[Named(Kind.NOTHING)]).origins == {1, 2}
    assert narrowed(coast, without=[Named(Kind.ALL)]).origins == set()


def test_states_narrow_too():
    assert narrowed(Named(Kind.ALL), without=[Named(Kind.READ)]).read is False
    assert narrowed(Named(Kind.READ)).read is True
    assert narrowed(Named(Kind.UNREAD)).read is False
    assert narrowed(Named(Kind.STARRED)).starred is True
    assert narrowed(Named(Kind.ALL), without=[Named(Kind.STARRED), Named(Kind.UNREAD)]).starred is False
    assert narrowed(Named(Kind.ALL)).old == NOW - timedelta(days=30)


def test_what_edit_tag_asks_for():
    read, unread, star = Named(Kind.READ), Named(Kind.UNREAD), Named(Kind.STARRED)
    assert marks([read], [unread]) == Marks(read=True)
    assert marks([unread, Named(Kind.NOTHING)], [read]) == Marks(read=False)
    assert marks([], [read]) == Marks(read=False)
    assert marks([], [unread]) == Marks()
    assert marks([star], []) == Marks(starred=True)
    assert marks([read], [star]) == Marks(read=True, starred=False)
    for added, removed in (
        ([read, unread], []),
        ([star], [star]),
        ([read], [read]),
        ([Named(Kind.LABEL, "x")], []),
        ([], [Named(Kind.ALL)]),
    ):
        assert marks(added, removed) is None


def test_a_times_unit_is_told_by_its_size():
    at = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    seconds = int(at.timestamp())
    assert moment(str(seconds)) == moment(str(seconds * 1000)) == moment(str(seconds * 10**6)) == at
    assert moment("0") == datetime(1970, 1, 1, tzinfo=UTC)
    for text in ("", "-5", "now", "9" * 18):
        assert moment(text) is None or moment(text).year < 10_000
    assert moment("9" * 18) is None


def test_unread_is_freshrsss_word_for_kept_unread():
    assert stream(f"{STATE}unread") == stream(f"{STATE}kept-unread") == Named(Kind.UNREAD)
