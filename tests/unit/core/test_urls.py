from __future__ import annotations

import pytest

from aggregator.core.urls import (
    MAX_LENGTH,
    absolute,
    as_uri,
    canonical,
    host_of,
    is_homepage,
    may_share_secrets,
    read_suffixes,
    request_of,
    site_of,
)

BASE = "https://harbour.example/news/today.html"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("b c.html", "https://harbour.example/news/b%20c.html"),
        ("  /a\n ", "https://harbour.example/a"),
        (" https://else.example/a\n", "https://else.example/a"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("www.else.example/y", "https://www.else.example/y"),
        ("harbour.example/y?x=1", "https://harbour.example/y?x=1"),
        ("http:/else.example/y", "http://else.example/y"),
        ("https:///else.example/y", "https://else.example/y"),
        ("?p=5&amp;q=1", "https://harbour.example/news/today.html?p=5&q=1"),
        ("feed://else.example/f", "http://else.example/f"),
        ("feed:https://else.example/f", "https://else.example/f"),
        ("FEED://HTTPS://else.example/f", "https://else.example/f"),
        ("feed:javascript:alert(1)", None),
        ("feed:else.example/f", None),
        ("a\\b?c\\d", "https://harbour.example/news/a/b?c%5Cd"),
        ("https://exämple.example/ä", "https://exämple.example/ä"),
        ("java\nscript:alert(1)", None),
        ("mailto:desk@harbour.example", None),
        ("data:text/html,x", None),
        ("http://[::1", None),
        ("http://a b/c", None),
        ("https://harbour.example:99999/", None),
        ("https://harbour.example:0/", None),
        ("https://.../", None),
        ("/\ud800", None),
        ("", None),
        ("/" + "a" * MAX_LENGTH, None),
    ],
)
def test_links_become_absolute_or_nothing(href, url):
    assert absolute(BASE, href) == url


def test_quoting_may_not_make_an_address_longer_than_any_server_takes():
    assert absolute(BASE, "/" + '"' * (MAX_LENGTH // 2)) is None


def test_without_a_base_only_whole_addresses_are_links():
    assert absolute("", "/a") is None
    assert absolute("", "www.harbour.example/a") == "https://www.harbour.example/a"


@pytest.mark.parametrize(
    "same",
    [
        "http://www.harbour.example:80/a/?b=2&a=1",
        "https://HARBOUR.example/a?a=1&b=2#comments",
        "https://user:secret@harbour.example/a?a=1&utm_source=x&b=2&fbclid=z",
        "https://harbour.example./a/index.html?a=1&b=2&source=rss----7&ref=Twitter",
        "https://harbour.example/a;jsessionid=0A1B.node2?a=1&PHPSESSID=3f&b=2&CFTOKEN=9",
    ],
)
def test_one_page_has_one_canonical_address(same):
    assert canonical(same) == "https://harbour.example/a?a=1&b=2"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("http://arxiv.org/abs/2611.01234v2", "https://arxiv.org/abs/2611.01234"),
        ("https://export.arxiv.org/pdf/2611.01234v1.pdf", "https://arxiv.org/abs/2611.01234"),
        ("https://arxiv.org/abs/math.GT/0611001v3?context=math", "https://arxiv.org/abs/math.GT/0611001"),
        ("https://arxiv.org/list/cs.DS/new", "https://arxiv.org/list/cs.DS/new"),
        ("https://pubmed.ncbi.nlm.nih.gov/41234567/?fc=20260101&ff=20261127&v=2.18.0", "https://pubmed.ncbi.nlm.nih.gov/41234567"),
        ("https://youtu.be/aB-c_1?si=x", "https://youtube.com/watch?v=aB-c_1"),
        ("https://m.youtube.com/watch?feature=share&v=aB-c_1&t=3s", "https://youtube.com/watch?v=aB-c_1"),
        ("https://www.youtube.com/shorts/aB-c_1", "https://youtube.com/watch?v=aB-c_1"),
        ("https://www.youtube.com/feeds/videos.xml?channel_id=UC1", "https://youtube.com/feeds/videos.xml?channel_id=UC1"),
        ("https://old.reddit.com/r/lamps/comments/1abc/x/", "https://reddit.com/r/lamps/comments/1abc/x"),
        ("https://lamps.blogspot.co.uk/2026/11/oil.html?m=1", "https://lamps.blogspot.co.uk/2026/11/oil.html"),
        ("https://harbour.example/\u00e4?m=1#top", "https://harbour.example/%C3%A4?m=1"),
    ],
)
def test_a_page_that_its_site_shows_under_several_addresses_is_one(url, page):
    assert canonical(url) == page


@pytest.mark.parametrize(
    "url",
    [
        "https://harbour.example/rye#comment-88",
        "https://harbour.example/%C3%A4?p=7#comment-88",
        "https://harbour.example/issues/1#issuecomment-5",
        "https://harbour.example/viewtopic.php?t=3#p101",
        "https://harbour.example/?p=5",
        "https://harbour.example/story?source=wire",
        "https://harbour.example/#!/story/1",
        "https://harbour.example/a;v=1?x=%26&y=%E9",
        "https://harbour.example:8443/a",
        "https://[::1]/a",
    ],
)
def test_what_selects_the_page_stays_in_its_canonical_address(url):
    assert canonical(url) == url


def test_queries_in_other_encodings_stay_apart():
    assert canonical("https://harbour.example/?q=%E9") != canonical("https://harbour.example/?q=%E8")


def test_international_names_compare_in_ascii():
    assert canonical("https://exämple.example/ä") == canonical("https://xn--exmple-cua.example/%C3%A4")


def test_no_canonical_address_for_what_is_none():
    assert canonical("mailto:x@y") is None
    assert canonical("https://harbour.example:8080abc/") is None


def test_host_is_the_unit_of_pacing():
    assert host_of("https://harbour.example/a") == "harbour.example:443"
    assert host_of("http://Harbour.example./a") == "harbour.example:80"
    assert host_of("http://[::1]:8080/") == "[::1]:8080"
    assert host_of("https://exämple.example/") == "xn--exmple-cua.example:443"
    assert host_of(f"https://{'ä' * 70}.example/") == f"{'ä' * 70}.example:443"
    assert host_of("nonsense") == ""


def test_site_is_the_registrable_domain():
    assert site_of("https://news.harbour.co.uk/a") == "harbour.co.uk"
    assert site_of("http://127.0.0.1:8000/") == "127.0.0.1"
    assert site_of("http://[::1]/") == "[::1]"
    assert site_of("https://localhost/") == "localhost"
    assert site_of("nonsense") == ""


def test_front_doors():
    assert is_homepage("http://www.harbour.example/index.html?utm_source=rss")
    assert is_homepage("http://www.harbour.example/index.html/")
    assert not is_homepage("https://harbour.example/?p=5")
    assert not is_homepage("https://harbour.example/a")
    assert not is_homepage("nonsense")


def test_a_host_that_idna_turns_into_one_with_a_space_is_no_host():
    assert absolute("", "http://\u00b4/") is None
    assert canonical("http://\u00b4/") is None


@pytest.mark.parametrize(
    "url", ["HTTPS://Harbour.Example/rss?a=1", "https://harbour.example:443/rss?a=1", "https://harbour.example/rss?a=1#new"]
)
def test_one_feed_is_one_however_its_address_is_written(url):
    assert request_of(url) == request_of("https://harbour.example/rss?a=1")


@pytest.mark.parametrize(
    "url", ["http://harbour.example/rss?a=1", "https://harbour.example/RSS?a=1", "https://harbour.example/rss", "https://www.harbour.example/rss?a=1"]
)  # fmt: skip
def test_what_a_server_may_answer_otherwise_is_another_feed(url):
    assert request_of(url) != request_of("https://harbour.example/rss?a=1")


def test_what_is_no_address_is_itself():
    assert request_of("harbour") == "harbour"


@pytest.mark.parametrize(
    ("given_for", "url", "may"),
    [
        ("https://news.harbour.example/feed", "https://harbour.example/a", True),
        ("http://harbour.example/feed", "https://harbour.example/feed", True),
        ("http://harbour.example/feed", "http://feeds.harbour.example/feed", True),
        ("https://harbour.example/feed", "http://harbour.example/a", False),
        ("HTTPS://harbour.example/feed", "HTTP://harbour.example/a", False),
        ("https://harbour.example/feed", "HTTPS://harbour.example/a", True),
        ("https://harbour.example/feed", "https://elsewhere.example/feed", False),
        ("https://harbour.co.uk/feed", "https://other.co.uk/feed", False),
    ],
)
def test_a_login_stays_with_its_site_and_out_of_the_clear(given_for: str, url: str, may: bool):
    assert may_share_secrets(given_for, url) is may


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("https://harbour.example/a?tx[id]=5&x=%41#f", "https://harbour.example/a?tx%5Bid%5D=5&x=%41#f"),
        ("https://bücher.example:8080/straße/100%", "https://xn--bcher-kva.example:8080/stra%C3%9Fe/100%25"),
        ("http://[::1]/a[b]", "http://[::1]/a%5Bb%5D"),
        ("http://[/a", "http://%5B/a"),
        ("https://harbour.example/a(b)c;d=1/~e,f", "https://harbour.example/a(b)c;d=1/~e,f"),
    ],
)
def test_a_strict_format_gets_an_address_it_allows_and_that_leads_to_the_same_place(url: str, uri: str):
    """A book whose sources link to a TYPO3 page (`?tx_news[id]=5`) was refused by epubcheck, and one to a host in Cyrillic doubted."""
    assert as_uri(url) == uri


def test_suffixes_that_were_read_are_known_without_opening_a_file(monkeypatch):
    read_suffixes()

    def refused(*_, **__):
        raise OSError(24, "Too many open files")

    monkeypatch.setattr("builtins.open", refused)
    assert site_of("https://news.lantern.co.uk/a") == "lantern.co.uk"
