"""The page that searches: whatever people type, within days and feeds."""

from __future__ import annotations

import pytest

from tests.contract.store.builders import HERALD

ODD = [
    "",
    "   ",
    '"',
    '"""',
    "'; DROP TABLE article; --",
    "ferry AND",
    "NEAR(",
    "*",
    "-",
    "(((",
    "a:b",
    "\0",
    b"\xff",
    "é" * 5000,
    "word " * 5000,
]
UNKNOWN = ["/nothing", "/articles/999", "/stories/999", "/digests/999", "/articles/abc", "/articles/-1", "/stories/99999999999999999999"]


@pytest.mark.parametrize("asked", ODD)
def test_a_search_takes_whatever_people_type(browser, asked):
    assert browser.get("/search", params={"q": asked}).status_code == 200


def test_a_search_marks_the_words_found(browser):
    text = browser.get("/search", params={"q": "lifeboats"}).text
    assert "<mark>lifeboats</mark>" in text
    assert 'value="lifeboats"' in text


def test_a_search_keeps_to_a_feed_and_to_days(browser):
    def hits(**limits):
        return browser.get("/search", params={"q": "ferry", **limits}).text.count("<li>")

    assert hits() == 2
    assert hits(feed=HERALD) == 1
    assert hits(since="2026-11-01", until="2026-11-01") == 2
    assert hits(until="2026-10-31") == 0
    assert hits(since="2026-11-02") == 0
    kept = browser.get("/search", params={"q": "ferry", "feed": HERALD, "since": "2026-11-01"}).text
    assert f'value="{HERALD}"' in kept
    assert 'value="2026-11-01"' in kept


def test_a_search_that_asks_for_no_day_or_no_feed_says_so(browser):
    answer = browser.get("/search", params={"q": "ferry", "until": "yesterday"})
    assert answer.status_code == 400
    assert "is no day; write it like 2026-11-23" in answer.text
    assert browser.get("/search", params={"q": "ferry", "feed": "nobody"}).status_code == 404


def test_a_search_without_a_hit_says_so(browser):
    assert "Nothing matches" in browser.get("/search?q=zeppelin").text
    assert "asks for no word" not in browser.get("/search?q=zeppelin").text


@pytest.mark.parametrize("asked", ["-ferry", "–ferry", "NOT ferry", "..."])
def test_a_search_that_asks_for_nothing_is_told(browser, asked):
    """Only one that began with a hyphen was."""
    assert "asks for no word" in browser.get("/search", params={"q": asked}).text
