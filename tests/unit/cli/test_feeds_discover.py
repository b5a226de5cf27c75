"""`feeds discover`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from aggregator.errors import ConfigError, UsageError
from tests.unit.cli.test_feeds_command import RSS, run


@pytest.fixture(autouse=True)
def _at_home(home: None) -> None:
    Path("config.toml").write_text('[fetch]\nallow_networks = ["127.0.0.0/8"]\nper_host_delay = "0s"\n')


@pytest.fixture
def site(httpserver: HTTPServer) -> HTTPServer:
    httpserver.expect_request("/").respond_with_data(
        '<link rel="alternate" type="application/rss+xml" title="News" href="/news.rss">'
        '<link rel="alternate" type="application/rss+xml" title="Gone" href="/gone.rss">',
        content_type="text/html",
    )
    httpserver.expect_request("/news.rss").respond_with_data(RSS, content_type="application/rss+xml")
    httpserver.expect_request("/blog/").respond_with_data("<p>nothing here</p>", content_type="text/html")
    httpserver.expect_request("/blog/feed").respond_with_data(RSS, content_type="application/rss+xml")
    return httpserver


def test_discover_lists_the_feeds_that_answer(site: HTTPServer) -> None:
    result = run("discover", site.url_for("/"))
    assert result.exception is None
    assert result.stdout == f"{site.url_for('/news.rss')}\tHarbour news\trss20, 1 entry\n"


def test_discover_without_a_check_lists_what_the_page_names(site: HTTPServer) -> None:
    found = [json.loads(line) for line in run("discover", site.url_for("/"), "--no-check", "--json").stdout.splitlines()]
    assert [(feed["url"], feed["title"], feed["format"]) for feed in found] == [
        (site.url_for("/news.rss"), "News", None),
        (site.url_for("/gone.rss"), "Gone", None),
    ]


def test_discover_of_a_feed_finds_the_feed_itself(site: HTTPServer) -> None:
    assert run("discover", site.url_for("/news.rss")).stdout.startswith(site.url_for("/news.rss"))
    assert run("discover", f"feed:{site.url_for('/news.rss')}").stdout.startswith(site.url_for("/news.rss"))


def test_discover_tries_the_usual_places_when_the_page_names_none(site: HTTPServer) -> None:
    assert run("discover", site.url_for("/blog/")).stdout.startswith(site.url_for("/blog/feed"))


def test_discover_finds_the_news_sitemap_that_robots_txt_names(httpserver: HTTPServer) -> None:
    sitemap = Path(__file__).parents[2] / "data" / "feeds" / "p47_news_sitemap.xml"
    httpserver.expect_request("/").respond_with_data("<p>nothing</p>", content_type="text/html")
    httpserver.expect_request("/robots.txt").respond_with_data("Sitemap: /all.xml\nSitemap: /maps/news.xml\n")
    httpserver.expect_request("/maps/news.xml").respond_with_data(sitemap.read_bytes(), content_type="application/xml")
    assert run("discover", httpserver.url_for("/")).stdout.startswith(f"{httpserver.url_for('/maps/news.xml')}\t")
    assert not [request for request, _ in httpserver.log if request.path == "/all.xml"], "the sitemap of news comes first"


def test_discover_that_finds_nothing_exits_with_1(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("<p>nothing</p>", content_type="text/html")
    result = run("discover", httpserver.url_for("/"))
    assert result.return_value == 1
    assert "no feed found" in result.stderr


def test_discover_of_a_page_that_cannot_be_had_says_why(httpserver: HTTPServer) -> None:
    assert isinstance(run("discover", httpserver.url_for("/missing")).exception, UsageError)
    assert "names no host" in str(run("discover", "https:///x").exception)


def test_discover_works_before_there_is_a_configuration() -> None:
    Path("config.toml").unlink()
    result = run("discover", "http://127.0.0.1:1/")
    assert isinstance(result.exception, UsageError)
    assert not isinstance(result.exception, ConfigError)
