"""Our own aggregator reads our own stream: what we ask of other servers, we give."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import httpx

from aggregator.store.store import Store
from tests.newsstand import serving, with_news

CONFIG = """data_dir = "{folder}"
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"
[schedule]
min_interval = "0s"
[[feeds]]
url = "{address}/feed.atom"
fulltext = false
[[feeds]]
url = "{address}/feed.json"
fulltext = false
"""


def aggregator(config: Path, *words: str) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "aggregator", "--config", str(config), *words, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_second_aggregator_gets_every_story_once_and_then_nothing_but_304(store: Store, tmp_path: Path):
    with_news(store, tmp_path)
    with serving(store, tmp_path) as address:
        second = tmp_path / "second.toml"
        second.write_text(CONFIG.format(folder=tmp_path / "second", address=address), "utf-8")
        stories = httpx.get(f"{address}/feed.json").json()["items"]
        assert [poll["outcome"] for poll in aggregator(second, "poll")] == ["updated", "updated"]
        again = aggregator(second, "poll", "--force")
        assert [(poll["outcome"], poll["new"]) for poll in again] == [("not_modified", 0)] * 2
        articles = aggregator(second, "articles")
    linked = [story for story in stories if "url" in story]
    assert sorted(a["url"] for a in articles if a["url"]) == sorted(story["url"] for story in linked)
    assert all(len(a["feeds"]) == 2 for a in articles if a["url"])  # one article, whichever format brought it
    times = {a["title"]: a["published_at"] for a in articles}
    assert all(times[story["title"]] == story["date_published"] for story in linked)
