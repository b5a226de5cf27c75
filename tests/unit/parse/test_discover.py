from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.parse.discover import FoundFeed, find, patterns, sitemaps, well_known


@pytest.mark.rule("D1")
def test_the_links_of_the_head_are_found_in_order_and_made_absolute() -> None:
    page = b"""<!doctype html><html><head><base href="/news/">
      <link rel="alternate" type="application/rss+xml" title=" All
        news " href="all.rss">
      <LINK REL="Alternate Home" TYPE="application/atom+xml; charset=utf-8" HREF="https://b.example/atom">
      <link rel="alternate" hreflang="de" href="/de/">
      <link rel="stylesheet" type="text/css" href="x.css">
      <link rel="alternate" type="application/feed+json" href="all.rss">
      </head><body><a href="/other.rss">RSS</a></body></html>"""
    assert find(page, "https://a.example/") == (
        FoundFeed("https://a.example/news/all.rss", "All news", "application/rss+xml"),
        FoundFeed("https://b.example/atom", "", "application/atom+xml"),
    )


def test_a_page_that_names_none_is_searched_for_links_that_look_like_feeds() -> None:
    page = b"""<a href="/about">about</a> <a href="rss.xml?lang=en">RSS</a> <a href="/feeds/">feeds</a> <a href="/feedback">write</a>
      <a href="javascript:feed.xml">no</a>"""
    assert [feed.url for feed in find(page, "https://a.example/x/")] == ["https://a.example/x/rss.xml?lang=en", "https://a.example/feeds/"]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "shift_jis"])
def test_titles_are_read_in_the_charset_the_page_states(encoding: str) -> None:
    title = "日本" if encoding == "shift_jis" else "Zürich"
    page = f'<meta charset="{encoding}"><link rel=alternate type=application/rss+xml title={title} href=/f>'.encode(encoding)
    assert find(page, "https://a.example/")[0].title == title


def test_an_unknown_charset_and_broken_markup_are_survived() -> None:
    page = b'<meta charset="klingon"><!-- <![CDATA[ <link <<< rel="alternate" type="application/rss+xml" href="/f">'
    assert isinstance(find(page, "https://a.example/"), tuple)


def test_a_title_cannot_drive_the_terminal() -> None:
    page = "<link rel=alternate type=application/rss+xml title='\x1b[2J\x07Hi\u202e' href=/f>".encode()
    assert find(page, "https://a.example/")[0].title == "[2JHi"


@given(st.binary(max_size=300))
def test_no_page_raises(page: bytes) -> None:
    for feed in find(page, "https://a.example/"):
        assert feed.url.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("url", "feeds"),
    [
        ("https://www.youtube.com/channel/UC123", ("https://www.youtube.com/feeds/videos.xml?channel_id=UC123",)),
        ("https://m.youtube.com/user/someone", ("https://www.youtube.com/feeds/videos.xml?user=someone",)),
        ("https://www.youtube.com/playlist?list=PL9", ("https://www.youtube.com/feeds/videos.xml?playlist_id=PL9",)),
        ("https://www.youtube.com/@someone", ()),  # its page names the feed
        (
            "https://github.com/owner/project/issues",
            tuple(f"https://github.com/owner/project/{name}.atom" for name in ("releases", "tags", "commits")),
        ),
        ("https://github.com/owner", ("https://github.com/owner.atom",)),
        ("https://github.com/", ()),
        ("https://old.reddit.com/r/python/comments/1/x", ("https://www.reddit.com/r/python/.rss",)),
        ("https://www.reddit.com/", ("https://www.reddit.com/.rss",)),
        ("https://social.example/@someone", ("https://social.example/@someone.rss",)),
        ("https://social.example/about", ()),
    ],
)
@pytest.mark.rule("D1")
def test_sites_of_a_known_kind(url: str, feeds: tuple[str, ...]) -> None:
    assert patterns(url) == feeds


@pytest.mark.rule("D1")
def test_usual_places_are_tried_below_the_page_first() -> None:
    assert well_known("https://a.example/blog/")[:3] == (
        "https://a.example/blog/feed",
        "https://a.example/blog/rss",
        "https://a.example/feed",
    )
    assert well_known("https://a.example")[0] == "https://a.example/feed"
    assert len(set(well_known("https://a.example"))) == len(well_known("https://a.example"))


@pytest.mark.rule("D1")
def test_the_sitemaps_of_a_robots_txt_those_of_news_first() -> None:
    robots = (
        "User-agent: *\nSitemap: https://a.example/all.xml  # everything\nsitemap : /news.xml\nSitemap:\nsitemap: https://a.example/all.xml"
    )
    assert sitemaps(robots, "https://a.example/robots.txt") == ("https://a.example/news.xml", "https://a.example/all.xml")
    assert sitemaps("", "https://a.example/robots.txt") == ()


def test_a_page_with_a_declaration_that_no_parser_knows() -> None:
    page = b'<html><head><![CDATT[ ]]><link rel="alternate" type="application/rss+xml" href="/f"></head></html>'  # found by bench/fuzz.py
    assert [feed.url for feed in find(page, "https://a.example/")] == ["https://a.example/f"]
