"""What one store of made-up articles costs, measured in a process of its own: `bench/scale.py` starts it and prints.

CPU seconds of the process tree (on PostgreSQL without the server's). The clock stands at the moment the store was filled up to.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx
import structlog
from prometheus_client import CollectorRegistry

from aggregator.clock import SystemClock
from aggregator.config.load import defaults
from aggregator.config.schema import Settings
from aggregator.engine.build_digest import build
from aggregator.engine.group import group_pending
from aggregator.engine.kit import Kit
from aggregator.engine.once import extract_pending
from aggregator.engine.poll_host import poll_feeds
from aggregator.errors import OUTCOMES, Grade
from aggregator.service.wiring import open_kit
from aggregator.store.store import Store, open_store
from aggregator.web.app import create_app
from bench.filled import LISTED, NOW
from bench.paper_server import put_on_top
from bench.processes import cpu_of_tree
from bench.starting import cost_of_start
from bench.words import Words

POLLED = 60  # feeds of the poll cases
READ = 12  # feeds whose pages are read, too: 300 pages
_GROWN = 4  # polls of each that find one new entry
_IDLE = 12  # polls of each that find nothing: the system counts in hundredths of a second, of which two rounds take eight
_SEARCHES = 12  # of each kind
_PRUNED = 2_000
PAGES = ("/", "/feeds", "/articles", "/feed.atom")


@dataclass(frozen=True)
class Keep:
    """A [retention] of age alone."""

    articles: timedelta
    per_feed: int = 0
    size: int = 0
    events: timedelta = timedelta(days=30)
    tombstones: timedelta = timedelta(days=180)
    digests: timedelta = timedelta(days=365)


class Stopped(SystemClock):
    """The moment up to which the store is filled."""

    def now(self) -> datetime:
        """Return it, a little later at each call: hosts are asked one after another."""
        self.calls = getattr(self, "calls", 0) + 1
        return NOW + timedelta(milliseconds=self.calls)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--url", default="sqlite:///scale.db")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--only", nargs="*", default=[])
    given = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    sys.modules["__main__"].__file__ = None  # or every worker process would import this script and all it imports
    store = open_store(given.url, given.folder)
    found: dict[str, float] = {}
    for name, measure in MEASURES.items():
        if not given.only or name in given.only:
            found |= measure(store, given.folder, given.port)
    print(json.dumps(found))
    store.close()


def _spent(work: Callable[[], Any]) -> float:
    before = cpu_of_tree(set())
    work()
    return cpu_of_tree(set()) - before


def polls(store: Store, folder: Path, port: int) -> dict[str, float]:
    """Poll feeds that bring 25 entries each, then nothing, then one; group what came."""
    return asyncio.run(_polls(store, folder, port))


async def _polls(store: Store, folder: Path, port: int) -> dict[str, float]:
    urls = [f"http://127.0.9.{n}:{port}/feed/{1000 + n}" for n in range(1, POLLED + 1)]
    settings, found = _settings(folder, urls, fulltext=False), dict[str, float]()
    store.feeds.sync(settings.specs(), NOW - timedelta(days=1))
    put_on_top(port, 0)
    async with open_kit(settings, store, Stopped(), Random(1)) as kit:
        await _poll(kit, urls[:2])  # starts the workers
        found["new entry"] = await _poll(kit, urls[2:]) / (POLLED - 2) / LISTED
        found["poll, 304"] = sum([await _poll(kit, urls) for _ in range(_IDLE)]) / POLLED / _IDLE
        found["poll, one new"] = await _grown(kit, urls, port) / POLLED / _GROWN
        waiting = store.figures.counts(NOW).group
        found["grouped"] = _spent(lambda: group_pending(store, settings, NOW)) / waiting
    return found


async def _grown(kit: Kit, urls: list[str], port: int) -> float:
    """Return what polls cost that find one more entry each time."""
    spent = 0.0
    for number in range(1, _GROWN + 1):
        put_on_top(port, number)
        spent += await _poll(kit, urls)
    return spent


async def _poll(kit: Kit, urls: list[str]) -> float:
    before = cpu_of_tree(set())
    feeds = await kit.db(kit.store.feeds.select, urls, NOW + timedelta(hours=1))
    reports = [report async for report in poll_feeds(kit, feeds, force=True)]
    bad = [report.outcome.detail for report in reports if OUTCOMES[report.outcome.outcome].grade is not Grade.OK]
    assert len(reports) == len(urls) and not bad, bad  # noqa: PT018 - a bench that measured failures would lie
    return cpu_of_tree(set()) - before


def articles(store: Store, folder: Path, port: int) -> dict[str, float]:
    """Fetch feeds and the pages of their entries, extract, store and group: an article from end to end."""
    return {"article, end to end": asyncio.run(_articles(store, folder, port))}


async def _articles(store: Store, folder: Path, port: int) -> float:
    urls = [f"http://127.0.8.{n}:{port}/feed/{2000 + n}" for n in range(1, READ + 2)]
    settings = _settings(folder, urls, fulltext=True)
    store.feeds.sync(settings.specs(), NOW - timedelta(days=1))
    async with open_kit(settings, store, Stopped(), Random(1)) as kit:
        await _whole_pass(kit, urls[:1])  # starts the workers and fills their caches
        before = cpu_of_tree(set())
        read = await _whole_pass(kit, urls[1:])
        return (cpu_of_tree(set()) - before) / read


async def _whole_pass(kit: Kit, urls: list[str]) -> int:
    await _poll(kit, urls)
    read = sum(record.page is not None and record.page.rejected is None for record in await extract_pending(kit))
    assert read == len(urls) * LISTED, read
    await kit.db(group_pending, kit.store, kit.settings(), NOW)
    return read


def _settings(folder: Path, urls: list[str], *, fulltext: bool) -> Settings:
    return defaults(
        data_dir=folder,
        fetch={"allow_networks": ["127.0.0.0/8"], "per_host_delay": "0s", "robots": False, "per_host": 4},
        schedule={"min_interval": "0s"},
        fulltext={"enabled": fulltext},
        feeds=[{"url": url} for url in urls],
        digests=[{"name": "daily"}],
    )


def digest(store: Store, folder: Path, _port: int) -> dict[str, float]:
    """Build the day's digest: what the last one has not shown."""
    settings = _settings(folder, [], fulltext=False)
    build(store, settings, settings.digests[0], now=NOW, since=NOW - timedelta(hours=1))  # loads what is loaded once
    return {"digest": _spent(lambda: build(store, settings, settings.digests[0], now=NOW))}


def search(store: Store, _folder: Path, _port: int) -> dict[str, float]:
    """Search for what people search for, everywhere, in one feed and in some days; the 95th percentile."""
    taken = sorted(_timed(lambda q=query: store.search.query(*q), wall=not store.sqlite) for query in _queries())
    return {"search, p50": taken[len(taken) // 2], "search, p95": taken[int(len(taken) * 0.95)]}


def _queries() -> list[tuple[Any, ...]]:
    words, rng = Words(), Random(3)
    common = [words.vocabulary[rank] for rank in rng.sample(range(20, 300), _SEARCHES)]
    pairs = [f"{a} {b}" for a, b in zip(common, rng.sample(words.vocabulary[300:3000], _SEARCHES), strict=True)]
    phrases = [f'"{" ".join(sentence.split()[2:4])}"' for sentence in rng.sample(words.sentences, _SEARCHES)]
    asked = [*common, *pairs, *phrases]
    some_days, one_feed = (20, NOW - timedelta(days=9), NOW - timedelta(days=2)), (20, None, None, "Paper 7")
    return [(text, *rest) for text in asked for rest in ((20,), some_days, one_feed)]


def _timed(work: Callable[[], Any], *, wall: bool) -> float:
    clock = time.perf_counter if wall else time.thread_time
    before = clock()
    work()
    return clock() - before


def status(store: Store, folder: Path, _port: int) -> dict[str, float]:
    """Ask for `aggregator status`, start-up included."""
    config = folder / "config.toml"
    config.write_text(f'data_dir = "{folder}"\n[database]\nurl = "{store.url}"\n', encoding="utf-8")
    return {"status": cost_of_start(folder, ["--config", str(config), "status", "--json"])[0]}


def pages(store: Store, folder: Path, _port: int) -> dict[str, float]:
    """Ask for pages as a browser does, the second time."""
    return asyncio.run(_pages(store, folder))


async def _pages(store: Store, folder: Path) -> dict[str, float]:
    settings, found = _settings(folder, [], fulltext=False), dict[str, float]()
    async with open_kit(settings, store, Stopped(), Random(1)) as kit:
        app = create_app(kit, CollectorRegistry(), lambda: None)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8642") as client:
            for path in PAGES:
                (await client.get(path)).raise_for_status()
                before = cpu_of_tree(set())
                (await client.get(path)).raise_for_status()
                found[f"page {path}"] = cpu_of_tree(set()) - before
    return found


def check(store: Store, _folder: Path, _port: int) -> dict[str, float]:
    """Check every rule of the store."""
    found: list[Any] = []
    spent = _spent(lambda: found.extend(store.upkeep.check()))
    assert found == [], found
    return {"db check": spent}


def prune(store: Store, _folder: Path, _port: int) -> dict[str, float]:
    """Prune the oldest articles, past a limit that leaves the others."""
    oldest = f"SELECT MAX(changed_at) FROM (SELECT changed_at FROM article ORDER BY changed_at LIMIT {_PRUNED}) AS o"  # noqa: S608 - a constant
    (until,) = store.database.execute_sql(oldest).fetchone()
    until = until if isinstance(until, datetime) else datetime.fromisoformat(until)
    pruned: list[int] = []
    spent = _spent(lambda: pruned.append(store.upkeep.prune(Keep(NOW - until), NOW).articles))
    return {"pruned article": spent / max(1, pruned[0])}


MEASURES: dict[str, Callable[[Store, Path, int], dict[str, float]]] = {
    "status": status, "search": search, "digest": digest, "pages": pages, "polls": polls, "articles": articles, "check": check,
    "prune": prune,
}  # fmt: skip

if __name__ == "__main__":
    main()
