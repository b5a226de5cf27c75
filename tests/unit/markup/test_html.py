from __future__ import annotations

import pytest

from aggregator.markup.html import Document

PAGE = """<!doctype html><html lang="en-GB"><head><base href="/x/"><title> Harbour
 news </title>
<meta http-equiv="Refresh" content=" "><meta http-equiv="Refresh" content="5; URL='next.html'"><meta name="Author" content="Jo">
<link rel="Alternate canonical" HREF="y" type=" application/rss+xml"><link rel="alternate" href="mailto:x"><link rel="canonical" href="z">
</head><body><a rel="alternate" href="z">k</a><a href="javascript:x">no</a></body></html>"""


@pytest.fixture
def page():
    return Document.from_text(PAGE, "https://harbour.example/a")


def test_what_a_page_says_about_itself(page):
    assert (page.title, page.base, page.refresh()) == ("Harbour news", "https://harbour.example/x/", "https://harbour.example/x/next.html")


def test_links_are_absolute_and_only_http(page):
    [alternate] = page.alternates()
    assert (alternate["href"], alternate["type"]) == ("https://harbour.example/x/y", "application/rss+xml")
    assert list(page.anchors()) == [("https://harbour.example/x/z", "k")]


def test_an_empty_page_answers_everything_with_nothing():
    page = Document.from_bytes(b"", "https://harbour.example/")
    assert (page.title, page.refresh(), list(page.alternates()), list(page.anchors())) == ("", None, [], [])
    assert Document.from_text("<!-- -->", "https://harbour.example/").title == ""


def test_a_base_that_is_no_address_is_ignored():
    assert Document.from_text('<base href="javascript:x"><p>', "https://harbour.example/a").base == "https://harbour.example/a"
