"""A command that is over in one go does not pay for what it never uses: drivers of other stores, the event loop."""

import subprocess
import sys
from pathlib import Path

from pytest_httpserver import HTTPServer

from tests.polling import rss

# What polls, grouping, digests and the long way of a mistake in the file are made of: half of what `status` imported once.
OF_OTHERS = {
    *("aggregator.model.article", "aggregator.model.digest", "aggregator.model.fetch", "aggregator.model.poll", "aggregator.model.story"),
    *("aggregator.store.articles", "aggregator.store.backup", "aggregator.store.headline_index", "aggregator.store.placing"),
    *("aggregator.store.prune", "aggregator.store.record", "aggregator.store.stories", "aggregator.store.streams"),
    *("aggregator.core.filters", "aggregator.core.rarity", "aggregator.core.urls", "aggregator.config.problems", "statistics"),
}

# What reads pages and groups, the processes that parse, counters for Prometheus, colours for terminals.
OF_NEWS = {
    *("aggregator.engine.extract_host", "aggregator.engine.group", "aggregator.core.headlines", "rapidfuzz", "pebble", "prometheus_client"),
    *("rich.console", "pygments.modeline"),
}


# What speaks to a proxy, which this file does not name.
OF_PROXIES = {"httpcore", "anyio", "h11", "aggregator.fetch.proxied"}


def imported(*arguments: str) -> set[str]:
    """Return the modules that a command has imported when it ends."""
    done = subprocess.run([sys.executable, "-X", "importtime", "-m", "aggregator", *arguments], capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_status_on_sqlite_imports_nothing_it_does_not_use(tmp_path: Path):
    config = tmp_path / "config.toml"
    config.write_text(f'data_dir = "{tmp_path}"\n[[digests]]\nname = "daily"\n[[feeds]]\nurl = "https://a.example/rss"\n', encoding="utf-8")
    imported("--config", str(config), "status")  # makes the store: migrations load every driver
    found = imported("--config", str(config), "status")
    assert "peewee" in found
    assert found & {"psycopg.pq", "asyncio", "feedparser", "trafilatura", "httpx", "lxml"} == set()
    assert found & OF_OTHERS == set()
    assert found & {"pydantic", "aggregator.config.schema"} == set()  # the file was found good before


def test_help_imports_no_store_and_no_schema():
    assert imported("--help") & {"peewee", "pydantic", "asyncio"} == set()


def test_a_poll_that_finds_nothing_new_imports_nothing_for_what_is_new(tmp_path: Path, httpserver: HTTPServer):
    httpserver.expect_request("/rss").respond_with_data(rss("one", "two"))
    config = tmp_path / "config.toml"
    config.write_text(
        f'data_dir = "{tmp_path}"\n[fetch]\nallow_networks = ["127.0.0.0/8"]\n[fulltext]\nenabled = false\n'
        f'[[feeds]]\nname = "Post"\nurl = "{httpserver.url_for("/rss")}"\n',
        encoding="utf-8",
    )
    assert imported("--config", str(config), "poll") > OF_NEWS - {
        "aggregator.engine.extract_host",
        "prometheus_client",
        "rich.console",
        "pygments.modeline",
    }
    assert imported("--config", str(config), "poll", "--force", "Post") & (OF_NEWS | OF_PROXIES) == set()
    assert len(httpserver.log) == 2
