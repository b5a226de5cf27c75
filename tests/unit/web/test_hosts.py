import socket

import pytest

from aggregator.config.load import defaults
from aggregator.engine.build_digest import pages_of
from aggregator.web.hosts import host_allowed, is_foreign
from tests.newsstand import TestClient, app_over, serving, with_news


@pytest.mark.parametrize("header", ["127.0.0.1:8642", "localhost:8642", "[::1]:8642", "192.0.2.7", "news.home:8642", "NEWS.home."])
def test_the_configured_name_localhost_and_addresses_are_answered(header):
    assert host_allowed(header, "news.home:8642")


@pytest.mark.parametrize(
    "header",
    ["evil.example", "evil.example:8642", "", "[::1", "localhost.evil.example", "e.example@localhost", "e.example\\@localhost", "a b"],
)
def test_a_rebinding_name_is_refused(header):
    assert not host_allowed(header, "127.0.0.1:8642")


@pytest.mark.parametrize(
    ("origin", "foreign"),
    [
        ("http://localhost:8642", False),
        ("https://news.example.org", False),
        ("moz-extension://8a0f", False),
        ("chrome-extension://abc", False),
        ("http://evil.example", True),
        ("http://localhost:3000", True),
        ("https://localhost:8642.evil.example", True),
        ("null", True),
    ],
)
def test_a_page_of_another_site_is_told_from_ours_and_from_an_app(origin, foreign):
    assert is_foreign(origin, "localhost:8642", "https://news.example.org") is foreign


def test_another_sites_page_cannot_guess_in_its_visitors_name(store, tmp_path):
    """Its wrong passwords came from the reader's own address, who then had to wait five minutes to log in."""
    with app_over(store, tmp_path) as app:
        browser = TestClient(app, base_url="http://localhost:8642")
        evil = browser.post("/accounts/ClientLogin", content="Passwd=x", headers={"Origin": "http://evil.example"})
        ours = browser.post("/accounts/ClientLogin", content="Passwd=x", headers={"Origin": "http://localhost:8642"})
        assert (evil.status_code, ours.status_code) == (403, 404)
        assert evil.headers["x-content-type-options"] == "nosniff"
        assert browser.get("/articles", headers={"Origin": "http://evil.example"}).status_code == 200


def test_behind_a_proxy_the_pages_answer_by_the_name_people_use_and_link_by_it(store, tmp_path):
    """A proxy that passes the name on (Caddy does) got 421 for everything, and no setting helped."""
    with_news(store, tmp_path)
    with app_over(store, tmp_path, web={"address": "https://News.example.org/"}) as app:
        browser = TestClient(app, base_url="http://news.example.org")
        assert browser.get("/articles").status_code == 200
        assert browser.get("/feed.json").json()["feed_url"] == "https://news.example.org/feed.json"
        assert browser.get("/feed.json", headers={"Host": "127.0.0.1:8642"}).json()["feed_url"] == "http://127.0.0.1:8642/feed.json"
        refused = browser.get("/articles", headers={"Host": "evil.example"})
        assert (refused.status_code, "[web] address" in refused.text) == (421, True)


@pytest.mark.parametrize(
    ("web", "expected"),
    [
        ({"listen": "127.0.0.1:8642"}, "http://127.0.0.1:8642"),
        ({"listen": "0.0.0.0:8642"}, None),
        ({"listen": "0.0.0.0:8642", "address": "https://news.example.org"}, "https://news.example.org"),
        ({"enabled": False, "address": "https://news.example.org"}, None),
    ],
)
def test_a_digest_leads_to_the_pages_where_its_readers_reach_them(tmp_path, web, expected):
    assert pages_of(defaults(data_dir=tmp_path, web=web)) == expected


def test_a_health_check_without_a_host_is_answered(store, tmp_path):
    """HAProxy asks by HTTP/1.0 unless told otherwise; it took 421 for a service that is down."""
    with serving(store, tmp_path) as address, socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as line:
        line.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 200 OK")
