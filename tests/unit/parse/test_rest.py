"""Documents read without the entries that are known, or whole where that leaves a doubt."""

from __future__ import annotations

import pytest

from aggregator.core import chunks
from aggregator.model.entry import ParsedFeed
from aggregator.parse.feed import parse
from tests.cuttings import item, rss
from tests.lanes import URL, of_rest, rest


def read(document: str | bytes, content_type: str | None = None) -> ParsedFeed:
    return parse(document if isinstance(document, bytes) else document.encode(), url=URL, content_type=content_type)


def reread(first: ParsedFeed, document: str | bytes, content_type: str | None = None) -> ParsedFeed | None:
    """Return the document but for the entries of the first one."""
    body = document if isinstance(document, bytes) else document.encode()
    return of_rest(rest(body, first, first.chunks), content_type=content_type)


def test_only_what_is_not_known_is_read_and_keeps_its_place():
    first = read(rss(item("a"), item("b")))
    second = reread(first, rss(item("new"), item("a"), item("b")))
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
        {"head": "\x0c"},
        {"head": "<description>&nbsp;</description>"},
    ],
)
def test_a_document_that_says_something_else_around_its_entries_is_read_whole(changed):
    first = read(rss(item("a")))
    assert reread(first, rss(item("a"), item("b"))) is not None
    assert reread(first, rss(item("a"), item("b"), **changed)) is None


def test_a_new_build_date_has_nothing_read_again():
    first = read(rss(item("a"), head="<lastBuildDate>yesterday</lastBuildDate>"))
    second = reread(first, rss(item("a"), head="<lastBuildDate>today</lastBuildDate>"))
    assert (second.entries, second.chunks) == ((), first.chunks)


def test_where_nothing_is_known_or_the_document_does_not_cut_there_is_no_rest():
    first = read(rss(item("a")))
    for document in (rss(item("b")), rss(), rss(item("a"), "<item>"), "<html>", ""):
        assert rest(document.encode(), first, first.chunks) is None
    assert chunks.rest_of(b"", None, {}) is None


def test_a_broken_document_is_read_whole_and_remembers_nothing():
    first, broken = read(rss(item("a"))), rss(item("a"), item("b", "<br>"))
    assert reread(first, broken) is None
    assert read(broken).problems
    assert read(broken).chunks == ()


def test_an_entry_of_which_a_control_character_was_removed_is_read_each_time():
    document = rss(item("a"), item("b", "<description>1\x0c2</description>"), item("c"))
    first = read(document)
    assert [bool(mark) for mark in first.chunks] == [True, False, True]
    second = reread(first, document)
    assert [entry.title for entry in second.entries] == ["b"]
    assert (second.problems, second.chunks) == (first.problems, first.chunks)
    assert reread(first, rss(item("a"), item("c"))) is None  # nothing was removed of it: that is no longer said


def test_what_stands_before_the_document_is_no_part_of_it():
    document = "\n <br />Warning<!-- <item> -->" + rss(item("a"))
    first = read(document)
    assert first.problems == ("text before the document",)
    assert reread(first, document).entries == ()


def test_what_stands_after_the_document_is_no_part_of_it():
    document = rss(item("a")) + "<!-- 0.2 s --><script src='x.js'></script>\n"
    first = read(document)
    assert first.problems == ("text after the document",)
    assert reread(first, document).entries == ()
    assert reread(first, document.replace("x.js", "y.js")).entries == ()
    assert reread(first, rss(item("a"))) is None  # that is no longer said


@pytest.mark.parametrize(
    ("after", "entries"),
    [
        ("<!-- 0.2 s -->\n<?cached 1?>\n", 1),  # as documents may end
        ("<item><title>late</title><guid>late</guid></item>", 2),
    ],
)
def test_entries_after_the_document_are_read_and_comments_are_no_problem(after, entries):
    found = read(rss(item("a")) + after)
    assert len(found.entries) == entries
    assert "text after the document" not in found.problems


@pytest.mark.parametrize("opens", ["<![CDATA[", "<!--"])
def test_the_end_of_a_root_that_only_stands_written_ends_no_document(opens):
    cut_off = (
        rss(item("z"), item("a", f"<description>{opens}how to write &lt;/rss>: </rss> and so on")).partition(" and so on")[0] + " and so on"
    )
    assert "text after the document" not in read(cut_off).problems


def test_a_document_in_another_encoding_is_read_whole():
    """What its bytes are depends on all of them: as UTF-8 they might say something else where the rest of them is left out."""
    body = ('<?xml version="1.0" encoding="windows-1252"?>' + rss(item("ä"), item("b"))).encode("cp1252")
    assert read(body).chunks == ()


def test_bytes_that_are_not_utf8_any_more_have_the_whole_read():
    first = read(rss(item("ä")))
    assert reread(first, rss(item("ä"), item("b"))) is not None
    assert reread(first, rss(item("ä")).encode().replace(b"News", b"N\xe4ws")) is None


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16", "utf-7"])
def test_where_only_what_is_left_out_is_not_ascii_the_rest_is_utf8_all_the_same(charset):
    said = f"text/xml; charset={charset}"
    first, more = read(rss(item("ä"), item("b")), said), rss(item("+AGE-"), item("ä"), item("b"))
    assert first.problems == (f"says {charset}, but is UTF-8",)
    second = reread(first, more, said)
    assert ([entry.title for entry in second.entries], second.problems) == (["+AGE-"], first.problems)
    assert reread(first, more) is None  # the label is not wrong any more: that is no longer said


@pytest.mark.parametrize(("charset", "is_skipped"), [("iso-8859-1", True), ("us-ascii", True), ("utf-7", False), ("cp037", False)])
def test_ascii_reads_alike_in_every_encoding_that_holds_it(charset, is_skipped):
    said = f"text/xml; charset={charset}"
    first = read(rss(item("a")))
    assert (reread(first, rss(item("b"), item("a")), said) is not None) == is_skipped
