from __future__ import annotations

import pytest

from aggregator.markup.html import Document

PAGE = """<!doctype html><html lang="en-GB"><head><base href="/x/"><title> Harbour
 news </title>
<meta property="og:title" content="From og"><meta name="Author" content="Jo"><meta name="empty" content=" ">
<meta http-equiv="Refresh" content="5; URL='next.html'">
<link rel="alternate canonical" href="y"><link rel="canonical" href="mailto:x">
<script type="application/ld+json">
<!-- {"@graph": [{"@type": "NewsArticle", "author": {"name": "Jo\nReed"}},], "x": 1} -->
</script><script type="application/ld+json">not json</script></head>
<body><div class="story lead"><p id="q">Hi <time datetime="2026-03-02">Monday</time></p>tail<p class="ad">Buy</p></div>
<a href="z">k</a><a href="javascript:x">no</a><span itemprop="datePublished name" content="5">s</span></body></html>"""


@pytest.fixture
def page():
    return Document.from_text(PAGE, "https://harbour.example/a")


def test_what_a_page_says_about_itself(page):
    assert (page.language, page.title, page.base) == ("en-GB", "Harbour news", "https://harbour.example/x/")
    assert list(page.metas()) == [("og:title", "From og"), ("author", "Jo"), ("refresh", "5; URL='next.html'")]
    assert page.meta("twitter:title", "og:title") == "From og"
    assert page.meta("nothing") is None
    assert page.refresh() == "https://harbour.example/x/next.html"


def test_links_are_absolute_and_only_http(page):
    assert [link.attributes["href"] for link in page.links("canonical")] == ["https://harbour.example/x/y"]
    assert list(page.anchors()) == [("https://harbour.example/x/z", "k")]


def test_jsonld_with_comments_line_ends_and_a_comma_too_many(page):
    found = list(page.jsonld())
    assert [thing.get("@type") for thing in found] == [None, "NewsArticle", None]
    assert found[2] == {"name": "Jo\nReed"}


def test_times_and_microdata(page):
    [time] = page.times()
    assert (time.tag, time.attributes, time.text) == ("time", {"datetime": "2026-03-02"}, "Monday")
    assert [found.text for found in page.itemprops("name")] == ["s"]
    assert [found.text for found in page.itemprops()] == ["s"]
    assert list(page.itemprops("dateModified")) == []


def test_selection_and_removal_keep_the_text_around(page):
    assert page.select_html("div.story, div p#q")[0].startswith('<div class="story lead">')
    assert len(page.select_html("div.story, div p#q")) == 1
    rest = page.without("#q", ".ad", "html")
    assert rest.select_html(".lead") == ['<div class="story lead">tail</div>']
    assert "Hi Monday" in page.visible_text(), "the page itself is untouched"
    assert "<p id=" in page.html()


def test_visible_text(page):
    assert page.visible_text() == "Hi Monday\n\ntail\n\nBuy\n\nknos"


def test_an_empty_page_answers_everything_with_nothing():
    page = Document.from_bytes(b"", "https://harbour.example/")
    assert (page.title, page.language, page.visible_text(), page.refresh(), list(page.jsonld())) == ("", None, "", None, [])
    assert Document.from_text("<!-- -->", "https://harbour.example/").title == ""


def test_json_nested_without_end_is_bounded():
    deep = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert list(Document.from_text(deep, "https://harbour.example/").jsonld()) == []
    wide = '<script type="application/ld+json">[' + "{}," * 20_000 + "{}]</script>"
    assert len(list(Document.from_text(wide, "https://harbour.example/").jsonld())) < 20_000


def test_a_base_that_is_no_address_is_ignored():
    assert Document.from_text('<base href="javascript:x"><p>', "https://harbour.example/a").base == "https://harbour.example/a"
