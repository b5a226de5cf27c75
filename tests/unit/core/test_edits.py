from __future__ import annotations

import pytest

from aggregator.core.edits import MAX_TEXT_ONLY_CHANGES, content_hash, headline_after_look, is_flapping, is_noise, is_page_edit

ARTICLE = ("Ferry back", "The ferry runs again.\n\nTickets cost 3 euros.", "https://harbour.example/ferry", ("Jo Reed",), ("port", "ferry"))


def changed(**parts):
    names = ("title", "text", "url", "authors", "tags")
    return content_hash(*(parts.get(name, value) for name, value in zip(names, ARTICLE, strict=True)))


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Ferry stops"},
        {"text": "The ferry runs again.\n\nTickets cost 4 euros."},
        {"url": "https://harbour.example/ferry-2"},
        {"url": None},
        {"authors": ("Sam Poe",)},
        {"tags": ("port",)},
        {"authors": (), "tags": ("port", "ferry", "Jo Reed")},
    ],
)
def test_title_text_link_authors_and_tags_are_edits(edit):
    assert changed(**edit) != changed()


@pytest.mark.parametrize(
    "noise",
    [
        {"text": "The ferry runs again.\n\nTickets  cost 3\u00a0euros."},
        {"text": "The ferry runs again.\nTickets cost 3 euros.\n12 comments · 3 likes"},
        {"text": "Updated: 02.03.2026 10:31 GMT\nThe ferry runs again.\n\nTickets cost 3 euros."},
        {"url": "http://www.harbour.example/ferry/?utm_medium=rss"},
        {"tags": ("ferry", "port", "port")},
        {"title": "Ferry\tback "},
    ],
)
def test_white_space_counters_clocks_and_tracking_are_not(noise):
    assert changed(**noise) == changed()


@pytest.mark.parametrize(
    "counted",
    [
        "Posted by Ida, 28 Nov 2026 — Replies 4 — Views 1,046",
        "Posted by Ida, 28 Nov 2026 — Replies: 12 — Views 9",
        "Posted by Ida, 28 Nov 2026 | 4 replies",
    ],
)
def test_a_forum_that_counts_at_the_end_of_a_line_has_edited_nothing(counted):
    assert changed(text=counted) == changed(text="Posted by Ida, 28 Nov 2026")


@pytest.mark.parametrize("told", ["The ferry carried 12 cars — Tickets 4", "Ida — the post 4 of us read"])
def test_a_number_at_the_end_of_a_line_that_counts_no_readers_is_news(told):
    assert changed(text=told) != changed(text=told.replace("4", "5"))


@pytest.mark.parametrize(
    "line",
    ["12 comments", "Comments (7)", "1.2K views • 3 shares", "Points: 41", "5 minutes ago", "Last updated on Monday, March 2, 10:31 am"],
)
def test_counter_and_clock_lines(line):
    assert is_noise(line)


@pytest.mark.parametrize("line", ["51 votes decided it", "March 2, 2026", "Comments", "", "10:31", "12 comments " + "and more " * 20])
def test_lines_that_say_something(line):
    assert not is_noise(line)


def test_an_address_that_cannot_be_compared_is_taken_as_it_is():
    assert changed(url="urn:x:1") != changed(url="urn:x:2")


def test_a_correction_taken_back_is_recorded_once_then_the_feed_is_flapping():
    a, b = b"a" * 16, b"b" * 16
    assert not is_flapping(b, [a])
    assert not is_flapping(a, [b, a])
    assert is_flapping(b, [a, b, a])
    assert not is_flapping(a, [])


def test_a_page_text_is_an_edit_once_and_a_page_that_is_a_clock_stops_after_a_day_of_looks():
    a, b = b"a" * 16, b"b" * 16
    clock = [bytes([n]) * 16 for n in range(MAX_TEXT_ONLY_CHANGES)]
    assert is_page_edit(b, [a], dated=False)
    assert not is_page_edit(a, [a], dated=True)
    assert not is_page_edit(b, [a, b, a], dated=True)
    assert not is_page_edit(b, clock, dated=False)
    assert is_page_edit(b, clock, dated=True)


@pytest.mark.parametrize(
    ("shown", "on_page", "before", "recent", "headline"),
    [
        ("", "Page", None, (), "Page"),
        ("Feed", "Page", None, (), "Feed"),  # first reading: the feed's wording stays
        ("Same", "Edited", "Same", (), "Edited"),
        ("Same", "Edited", " Same ", (), "Edited"),
        ("Feed", "Edited", "Page", (), "Feed"),  # the feed words its headlines its own way
        ("Same", "", "Same", (), "Same"),
        ("Same", "Same ", "Same", (), "Same"),
        ("A", "B", "A", ("A", "B", "A"), "A"),  # an A/B test
    ],
)
def test_the_headline_follows_the_page_where_feed_and_page_had_the_same(shown, on_page, before, recent, headline):
    assert headline_after_look(shown, on_page, before, recent) == headline
