"""Documents cut into their entries."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core import cutting
from aggregator.core.cutting import MAX_ENTRIES, Cut
from tests.cuttings import item, rss


def cut(text: str, expected: tuple[bytes, ...] = ()) -> Cut | None:
    return cutting.cut(text.encode(), expected)


def pieces(text: str) -> list[str]:
    found = cut(text)
    assert found is not None
    return [text.encode()[start:end].decode() for start, end in found.spans]


def test_each_entry_is_a_piece_and_the_rest_is_kept_in_order():
    text = rss(item("a"), "\n", item("b"), item("c"))
    assert pieces(text) == [item("a"), item("b"), item("c")]
    assert cut(text).without({0, 2}) == rss("\n", item("b")).encode()


def test_markup_in_comments_cdata_and_instructions_cuts_nothing():
    hidden = [
        item("a", "<description><![CDATA[</item><item>]]></description>"),
        item("b", "<!-- </item> -->"),
        item("c", "<?php </item> ?>"),
    ]
    assert pieces(rss("<!-- <item>no</item> -->", *hidden)) == hidden


def test_names_that_only_begin_like_an_entry_are_no_entry():
    assert pieces(rss("<items><x/></items>", item("a", "<items/><itemid>7</itemid>"), "<item")) == [item("a", "<items/><itemid>7</itemid>")]


@pytest.mark.parametrize("opening", ["<item\n>", '<item rdf:about="u">', "<item\t>"])
def test_an_opening_tag_may_go_on_in_any_way(opening):
    assert pieces(f"<rdf>{opening}x</item ></rdf>") == [f"{opening}x</item >"]


@pytest.mark.parametrize("prefix", ["a", "новости", "a-1.b"])
def test_entries_with_a_prefix_are_found(prefix):
    entry = f"<{prefix}:entry><{prefix}:id>1</{prefix}:id></{prefix}:entry>"
    assert pieces(f'<{prefix}:feed xmlns:{prefix}="http://www.w3.org/2005/Atom">{entry}</{prefix}:feed>') == [entry]


def test_an_archive_is_told_by_its_opening_tags_and_cut_where_that_is_asked():
    text = rss(*map(item, map(str, range(MAX_ENTRIES + 1))))
    assert (cutting.at_most(text.encode()), cutting.at_most(b"<rss/>")) == (MAX_ENTRIES + 1, 0)
    assert len(cutting.cut(text.encode(), limit=MAX_ENTRIES + 1).spans) == MAX_ENTRIES + 1


def test_a_document_without_entries_has_no_pieces():
    assert pieces("<rss><channel><title>none</title></channel></rss>") == []


@pytest.mark.parametrize(
    "text",
    [
        rss(item("a", item("inside"))),
        rss("<item/>", item("a")),
        rss(item("a"), "<item><guid>open</guid>"),
        "<rss><channel><item><title>cut off</title></item",
        rss(item("a", "<![CDATA[ never closed </item>")),
        '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>' + rss(item("a")),
        '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>' + rss(),
        rss(*map(item, map(str, range(MAX_ENTRIES + 1)))),
    ],
)
def test_what_does_not_cut_cleanly_is_not_cut(text):
    assert cut(text) is None


def test_an_entry_that_stood_there_last_time_ends_where_it_ended():
    first = cut(rss(item("a"), item("b", "<![CDATA[</item>]]>"), item("c")))
    text = rss(item("new"), item("a"), item("changed"), item("b", "<![CDATA[</item>]]>"), item("c"), head="<!-- <item> -->")
    assert cut(text, first.marks) == cut(text)


def test_a_long_entry_that_is_gone_is_not_expected_for_ever():
    first = cut(rss(item("a", "x" * 10_000), item("b")))
    text = rss(*(item(f"{number}") for number in range(1_000)), "</x>" * 20_000)
    assert cut(text, first.marks) == cut(text)


parts = st.sampled_from(
    [
        item("a"),
        item("b"),
        item("ä"),
        item("a", "<![CDATA[</item><item>]]>"),
        item("a", "<itemid>1</itemid><!-- <item> -->"),
        item("c", "<!--"),
        "-->",
        "<item>",
        "</item>",
        "</items>",
        "<item/>",
        "]]>",
        "<![CDATA[",
        "<?",
        "?>",
        "<!",
        ">",
        " ",
    ]
)
documents = st.lists(parts, max_size=8)


def by_tokens(text: str) -> list[str] | None:
    """Return the pieces of a document whose entries are called `item`, told by a walk from one piece of markup to the next."""
    found, start = [], None
    for token in re.finditer(
        r"<!--.*?(?:-->|$)|<!\[CDATA\[.*?(?:]]>|$)|<[?].*?(?:[?]>|$)|<!.*?(?:>|$)|<(/?)item(?=[\s/>])", text, re.DOTALL
    ):
        if token[0].startswith(("<!", "<?")) or (token[1] and start is None):
            continue
        if token[1]:
            end = text.find(">", token.start()) + 1
            if end == 0:
                return None
            found.append(text[start:end])
            start = None
        elif start is not None:
            return None
        else:
            start = token.start()
    return None if start is not None else found


@given(documents)
def test_a_document_is_cut_as_by_a_walk_over_its_markup(now):
    text = rss(*now)
    found = cut(text)
    assert (None if found is None else [text.encode()[start:end].decode() for start, end in found.spans]) == by_tokens(text)


@given(documents, documents, st.booleans())
def test_whatever_is_expected_a_document_is_cut_as_by_one_who_knows_nothing(before, now, again):
    first = cut(rss(*before))
    text = rss(*now, *(before if again else ()))
    assert cut(text, first.marks if first else ()) == cut(text)
