from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from aggregator.config.load import defaults
from aggregator.core.urls import host_of
from aggregator.errors import UsageError
from aggregator.model.feed import FeedRow, FeedState
from aggregator.newsroom.server import Newsroom
from aggregator.service.examine import examine, would_do
from aggregator.service.wiring import open_kit
from aggregator.store.store import open_store
from tests.polling import HandClock

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
async def look(tmp_path: Path):
    settings = defaults(data_dir=tmp_path, fetch={"allow_networks": ["127.0.0.0/8"], "per_host_delay": "0s"})
    with closing(open_store(settings.database.url, tmp_path)) as store:
        async with open_kit(settings, store) as kit:

            async def see(url: str) -> dict[str, tuple[bool | None, str]]:
                return {finding.what: (finding.good, finding.says) async for finding in examine(kit, url)}

            yield see


async def test_a_healthy_feed_is_good_from_name_to_robots(look):
    async with Newsroom(NOW) as room:
        found = await look(room.feed_url("valley"))
        assert room.faults == []
    assert [what for what, (good, _) in found.items() if good] == ["name", "guard", "answer", "parsing", "validators", "robots"]
    assert "the answer was 304" in found["validators"][1]


async def test_behind_a_proxy_which_resolves_the_names_a_feed_that_is_read_is_well(tmp_path: Path, httpserver: HTTPServer):
    """`doctor` ended at "does not resolve" for every feed of a machine that has its names from the proxy alone."""
    httpserver.expect_request("/feed").respond_with_data(b"<rss version='2.0'><channel><item><title>x</title></item></channel></rss>")
    settings = defaults(data_dir=tmp_path, fetch={"proxy": httpserver.url_for("").rstrip("/"), "per_host_delay": "0s"})
    with closing(open_store(settings.database.url, tmp_path)) as store:
        async with open_kit(settings, store) as kit:
            found = {finding.what: (finding.good, finding.says) async for finding in examine(kit, "http://paper.invalid/feed")}
            inside = {finding.what: finding.good async for finding in examine(kit, "http://10.0.0.1/feed")}
    assert found["name"] == (None, "paper.invalid is looked up by the [fetch] proxy")
    assert found["answer"][0] is True
    assert inside["guard"] is False  # a literal address is guarded there, too


async def test_a_page_in_place_of_a_feed_is_named(look):
    async with Newsroom(NOW) as room:
        found = await look(room.feed_url("stillpoint"))
    assert found["parsing"][0] is False
    assert "html_page" in found["parsing"][1]


async def test_where_older_entries_are_is_told(look, httpserver: HTTPServer):
    feed = b"<feed xmlns='http://www.w3.org/2005/Atom'><link rel='next' href='/feed?page=2'/><entry><id>1</id></entry></feed>"
    httpserver.expect_request("/feed").respond_with_data(feed, content_type="application/atom+xml")
    found = await look(httpserver.url_for("/feed"))
    assert found["archives"][1].startswith(f"older entries are at {httpserver.url_for('/feed?page=2')}")


@pytest.mark.parametrize(("language", "told"), [(None, True), ("ar", False)])
async def test_a_language_that_its_titles_are_not_written_in_is_told_with_what_to_set(
    tmp_path: Path, httpserver: HTTPServer, language, told
):
    """A blog's program said en-US over Arabic, and `language:ar` never found it."""
    items = "".join(f"<item><title>{title}</title></item>" for title in ("متحف جديد", "معرض الكتاب"))
    feed = f"<rss version='2.0'><channel><language>en-US</language>{items}</channel></rss>"
    httpserver.expect_request("/feed").respond_with_data(feed.encode(), content_type="application/rss+xml")
    table = {"url": httpserver.url_for("/feed")} | ({"language": language} if language else {})
    settings = defaults(
        data_dir=tmp_path, fetch={"allow_networks": ["127.0.0.0/8"], "per_host_delay": "0s", "robots": False}, feeds=[table]
    )
    with closing(open_store(settings.database.url, tmp_path)) as store:
        async with open_kit(settings, store) as kit:
            found = {finding.what: finding.says async for finding in examine(kit, table["url"])}
    assert ('language = "ar"' in found.get("language", "")) is told


async def test_a_redirect_is_told_and_an_outage_is_bad(look):
    async with Newsroom(NOW) as room:
        assert "301 to" in (await look(room.feed_url("mill")))["answer"][1]
        assert (await look(room.feed_url("tidewatch")))["answer"][0] is False


async def test_a_pause_that_the_host_asked_for_while_it_was_waited_for_is_told(tmp_path: Path, httpserver: HTTPServer):
    httpserver.expect_request("/feed").respond_with_data(b"<rss version='2.0'><channel><item><title>x</title></item></channel></rss>")
    settings = defaults(data_dir=tmp_path, fetch={"allow_networks": ["127.0.0.0/8"], "per_host_delay": "2s"})
    url, clock = httpserver.url_for("/feed"), HandClock()
    with closing(open_store(settings.database.url, tmp_path)) as store:
        async with open_kit(settings, store, clock) as kit:
            store.hosts.reserve(host_of(url), clock.now(), timedelta(seconds=2))
            clock.meanwhile = lambda: store.hosts.set_retry(host_of(url), clock.now() + timedelta(hours=1), 0)
            found = {finding.what: finding.says async for finding in examine(kit, url)}
    assert "asked for a pause until" in found["answer"]
    assert httpserver.log == []


async def test_a_pause_that_the_host_had_asked_for_was_not_heeded(tmp_path: Path, httpserver: HTTPServer):
    settings = defaults(data_dir=tmp_path, fetch={"allow_networks": ["127.0.0.0/8"], "per_host_delay": "2s"})
    url, clock = httpserver.url_for("/feed"), HandClock()
    with closing(open_store(settings.database.url, tmp_path)) as store:
        async with open_kit(settings, store, clock) as kit:
            store.hosts.set_retry(host_of(url), clock.now() + timedelta(hours=1), 0)
            found = {finding.what: finding.says async for finding in examine(kit, url)}
    assert "asked for a pause until" in found["answer"]
    assert httpserver.log == []


async def test_a_feed_behind_a_login_was_asked_for_without_it(tmp_path: Path, httpserver: HTTPServer):
    feed = b"<rss version='2.0'><channel><item><title>x</title></item></channel></rss>"
    httpserver.expect_request("/feed", headers={"Authorization": "Basic YW5uOnNlY3JldA=="}).respond_with_data(feed)
    (tmp_path / "password").write_text("secret\n", "utf-8")
    table = {"url": httpserver.url_for("/feed"), "user": "ann", "password_file": str(tmp_path / "password")}
    settings = defaults(data_dir=tmp_path, fetch={"allow_networks": ["127.0.0.0/8"]}, feeds=[table])
    with closing(open_store(settings.database.url, tmp_path)) as store:
        async with open_kit(settings, store, HandClock()) as kit:
            found = {finding.what: finding.good async for finding in examine(kit, table["url"])}
    assert found["parsing"]


async def test_a_private_address_is_refused_before_anything_is_asked(look):
    found = await look("http://10.0.0.1/feed")
    assert found["guard"][0] is False
    assert "answer" not in found


@pytest.mark.parametrize("address", ["ftp://example.org/feed", "http://example.org:99999/feed", "http://[bad/feed", "nobody"])
async def test_what_is_no_web_address_is_wrong_usage(look, address):
    """An impossible port, or a bracket that opens no address, ended in a traceback."""
    with pytest.raises(UsageError, match=re.escape(address)):
        await look(address)


def _row(state: FeedState, next_poll_at: datetime | None) -> FeedRow:
    return FeedRow(
        id=1, url="u", poll_url="u", name="", site_url=None, tags=(), source="file", state=state, next_poll_at=next_poll_at,
        next_poll_why="interval 1h", last_poll_at=None, last_ok_at=None, last_outcome=None, last_detail=None, failures=0, entries=0,
        moved_to=None, overran_at=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "due", "says"),
    [
        (FeedState.ACTIVE, NOW - timedelta(1), "poll it at the next tick"),
        (FeedState.ACTIVE, NOW + timedelta(1), "wait until 2026-03-03 09:00 UTC (interval 1h)"),
        (FeedState.PAUSED, NOW, "nothing: it is paused (`aggregator feeds resume`)"),
        (FeedState.REMOVED, NOW, "nothing: it was taken out of config.toml; its articles stay"),
        (FeedState.GONE, NOW, "ask whether it is back at 2026-03-02 09:00 UTC"),
    ],
)
def test_what_it_would_do_now(state: FeedState, due: datetime, says: str):
    assert would_do(_row(state, due), NOW) == says
