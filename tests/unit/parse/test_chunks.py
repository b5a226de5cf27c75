"""Documents cut into their entries, and read without those that are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.entry import Skip
from aggregator.parse.chunks import cut
from aggregator.parse.feed import parse

URL = "https://a.example/feed"


def rss(*items: str, head: str = "", root: str = 'version="2.0"') -> str:
    return f"<rss {root}><channel><title>News</title>{head}{''.join(items)}<image><url>/i.png</url></image></channel></rss>"


def item(name: str, more: str = "") -> str:
    return f"<item><guid>{name}</guid><title>{name}</title>{more}</item>"


def read(text: str, skip: Skip | None = None):
    return parse(text.encode(), url=URL, content_type=None, skip=skip)


def pieces(text: str) -> list[str]:
    found = cut(text)
    assert found is not None
    return [text[start:end] for start, end in found.spans]


def test_each_entry_is_a_piece_and_the_rest_is_kept_in_order():
    text = rss(item("a"), "\n", item("b"), item("c"))
    assert pieces(text) == [item("a"), item("b"), item("c")]
    assert cut(text).without({0, 2}) == rss("\n", item("b"))


def test_markup_in_comments_cdata_and_instructions_cuts_nothing():
    hidden = [
        item("a", "<description><![CDATA[</item><item>]]></description>"),
        item("b", "<!-- </item> -->"),
        item("c", "<?php </item> ?>"),
    ]
    assert pieces(rss("<!-- <item>no</item> -->", *hidden)) == hidden


def test_names_that_only_begin_like_an_entry_are_no_entry():
    assert pieces(rss("<items><x/></items>", item("a"))) == [item("a")]


@pytest.mark.parametrize("opening", ["<item\n>", '<item rdf:about="u">', "<item\t>"])
def test_an_opening_tag_may_go_on_in_any_way(opening):
    assert pieces(f"<rdf>{opening}x</item ></rdf>") == [f"{opening}x</item >"]


def test_entries_with_a_prefix_are_found():
    text = '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>1</a:id></a:entry></a:feed>'
    assert pieces(text) == ["<a:entry><a:id>1</a:id></a:entry>"]


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><title>none</title></channel></rss>",
        rss(item("a", item("inside"))),
        rss("<item/>", item("a")),
        rss(item("a"), "<item><guid>open</guid>"),
        "<rss><channel><item><title>cut off</title></item",
        rss(item("a", "<![CDATA[ never closed </item>")),
        '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>' + rss(item("a")),
    ],
)
def test_what_does_not_cut_cleanly_is_read_whole(text):
    assert cut(text) is None


def test_an_entry_that_stood_there_last_time_ends_where_it_ended():
    first = cut(rss(item("a"), item("b", "<![CDATA[</item>]]>"), item("c")))
    text = rss(item("new"), item("a"), item("changed"), item("b", "<![CDATA[</item>]]>"), item("c"), head="<!-- <item> -->")
    assert cut(text, first.marks) == cut(text)


def test_a_long_entry_that_is_gone_is_not_expected_for_ever():
    first = cut(rss(item("a", "x" * 10_000), item("b")))
    text = rss(*(item(f"{number}") for number in range(2_000)), "</x>" * 20_000)
    assert cut(text, first.marks) == cut(text)


pieces_of_documents = st.sampled_from(
    [
        item("a"),
        item("b"),
        item("a", "<![CDATA[</item><item>]]>"),
        item("c", "<!--"),
        "-->",
        "<item>",
        "</item>",
        "<item/>",
        "]]>",
        "<![CDATA[",
        " ",
    ]
)
documents = st.lists(pieces_of_documents, max_size=7)


@given(documents, documents, st.booleans())
def test_whatever_is_expected_a_document_is_cut_as_by_one_who_knows_nothing(before, now, again):
    first = cut(rss(*before))
    text = rss(*now, *(before if again else ()))
    assert cut(text, first.marks if first else ()) == cut(text)


def test_only_what_is_not_known_is_read_and_keeps_its_place():
    first = read(rss(item("a"), item("b")))
    second = read(rss(item("new"), item("a"), item("b")), Skip(frozenset(first.chunks), first.context))
    assert [(entry.title, entry.position) for entry in second.entries] == [("new", 0)]
    assert second.chunks[1:] == first.chunks
    assert second.size == 3
    assert (second.title, second.format) == (first.title, first.format)


@pytest.mark.parametrize(
    "changed",
    [
        {"head": "<link>https://elsewhere.example/</link>"},
        {"head": "<language>de</language>"},
        {"root": 'version="2.0" xml:base="https://b.example/"'},
        {"root": 'version="0.92"'},
    ],
)
def test_a_document_that_says_something_else_around_its_entries_is_read_whole(changed):
    first = read(rss(item("a")))
    second = read(rss(item("a"), item("b"), **changed), Skip(frozenset(first.chunks), first.context))
    assert [entry.title for entry in second.entries] == ["a", "b"]


def test_a_new_build_date_has_nothing_read_again():
    first = read(rss(item("a"), head="<lastBuildDate>yesterday</lastBuildDate>"))
    second = read(rss(item("a"), head="<lastBuildDate>today</lastBuildDate>"), Skip(frozenset(first.chunks), first.context))
    assert second.entries == ()


def test_a_broken_document_is_read_whole_and_remembers_nothing():
    first = read(rss(item("a")))
    second = read(rss(item("a"), item("b", "<br>")), Skip(frozenset(first.chunks), first.context))
    assert [entry.title for entry in second.entries] == ["a", "b"]
    assert second.problems
    assert second.chunks == ()
