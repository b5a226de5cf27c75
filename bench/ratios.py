"""Whether anything got slower: our cost as a multiple of what feedparser, SQLite and Python take beside it.

    python -m bench.ratios [--write]

Seconds differ from machine to machine and from hour to hour; ratios within one run hardly do. Each figure is the least CPU time of
several rounds, ours and the yardstick's in turn. One that is worse than bench/baseline.json by more than TOLERANCE is named, and the
run fails. --write makes what was measured the new baseline: say in the commit why.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain, count
from pathlib import Path

import feedparser

from aggregator.clock import SystemClock
from aggregator.config.schema import FetchSection
from aggregator.core import chunks
from aggregator.core.identity import BY_GUID, keyed
from aggregator.core.schedule import unasked
from aggregator.engine.records import Making, record_of
from aggregator.errors import Outcome
from aggregator.fetch.client import Fetcher
from aggregator.model.entry import Rest
from aggregator.model.feed import FeedSpec, NextPoll, Validators
from aggregator.model.fetch import FetchLimits, FetchRequest, NotModified
from aggregator.model.poll import PollOutcome, StandIn
from aggregator.parse.feed import parse, parse_rest
from aggregator.store.store import open_store
from bench.feed_server import beside, serve
from bench.starting import environment

BASELINE = Path(__file__).with_name("baseline.json")
TOLERANCE = 1.4  # the same code measured twice differed by up to a quarter on a busy machine
ROUNDS = 7
ENTRIES = 40
URL = "https://herald.example/feed.xml"
NOW = datetime(2026, 11, 1, 7, 0, tzinfo=UTC)
LIMITS = FetchLimits(timedelta(seconds=30), timedelta(seconds=60), 10**7)

Work = Callable[[], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="keep what was measured as the new baseline")
    write = parser.parse_args().write
    with tempfile.TemporaryDirectory(prefix="bench-ratios-") as folder, beside(serve, {"feed": document(ENTRIES)}) as (port, _):
        works = chain(parsing(), storing(Path(folder)), fetching(port), starting(Path(folder)))  # lazily: each while its store is open
        found = {name: round(ratio(ours, yardstick), 3) for name, (ours, yardstick) in works}
    if write:
        BASELINE.write_text(json.dumps(found, indent=2) + "\n", encoding="ascii")
    baseline = json.loads(BASELINE.read_text(encoding="ascii"))
    slower = [name for name, value in found.items() if value > baseline[name] * TOLERANCE]
    print(f"{'':<44}{'now':>9}{'baseline':>10}")
    for name, value in found.items():
        print(f"{name:<44}{value:>9.3f}{baseline[name]:>10.3f}{'  SLOWER' if name in slower else ''}")
    sys.exit(f"slower than bench/baseline.json by more than {TOLERANCE - 1:.0%}: {', '.join(slower)}" if slower else 0)


def ratio(ours: Work, yardstick: Work) -> float:
    """Return the least CPU time of `ours` over that of `yardstick`, run in turn."""
    for work in (ours, yardstick):
        work()  # caches and imports
    taken = [(_cpu(ours), _cpu(yardstick)) for _ in range(ROUNDS)]
    return min(mine for mine, _ in taken) / min(other for _, other in taken)


def _cpu(work: Work) -> float:
    """Return the CPU seconds that `work` takes, those of children that end in it included."""
    before = _spent()
    work()
    return _spent() - before


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _over(times: int, work: Work) -> Work:
    """Return `work` done that many times: long enough to measure."""
    return lambda: [work() for _ in range(times)]


def parsing() -> Iterator[tuple[str, tuple[Work, Work]]]:
    """Yield a document read whole, and but for what is known."""
    body, grown = document(ENTRIES), document(ENTRIES + 1)
    first = parse(body, url=URL, content_type=None)
    known = chunks.Memory(b"", first.context, tuple(chunks.Chunk(mark, b"", "", None) for mark in first.chunks))
    rows = dict.fromkeys(first.chunks, StandIn(0, "", None, None, "", b"", None))
    yardstick = _over(20, lambda: feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False))
    yield "a document parsed / feedparser", (_over(20, lambda: parse(body, url=URL, content_type=None)), yardstick)
    again = _over(20, lambda: parse_rest(_rest(grown, known, rows), url=URL, content_type=None))
    yield "one new entry of 41 / feedparser", (again, yardstick)


def _rest(body: bytes, known: chunks.Memory, rows: Mapping[bytes, StandIn]) -> Rest:
    found = chunks.rest_of(body, known, rows)
    assert found is not None
    return found


def storing(folder: Path) -> Iterator[tuple[str, tuple[Work, Work]]]:
    """Yield what making entries ready and recording a poll cost beside plain rows."""
    store = open_store("sqlite:///ratios.db", folder)
    store.feeds.sync([FeedSpec(URL, "")], NOW)
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.executescript("PRAGMA journal_mode=wal; PRAGMA synchronous=normal; CREATE TABLE row (id INTEGER PRIMARY KEY, title, text)")
    (feed,) = store.feeds.select([URL], NOW)
    plan = NextPoll(NOW, "interval 1h")
    outcome = PollOutcome(feed.id, URL, NOW, Outcome.NOT_MODIFIED, 304, "", URL, 0, 0.1, None, None, unasked(feed), plan, None)
    parsed = parse(document(ENTRIES), url=URL, content_type=None)
    making = Making(feed, None, NOW, fulltext=True)
    records = [record_of(entry, making) for entry in keyed(parsed, BY_GUID, URL)[1]]
    numbers = count()

    def fresh() -> None:
        number = next(numbers)
        new = [replace(r, key=f"{r.key}{number}", canonical_url=f"{r.canonical_url}/{number}") for r in records]
        store.feeds.record(replace(outcome, outcome=Outcome.UPDATED, new=tuple(new)))

    def rows(number: int) -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.executemany("INSERT INTO row (title, text) VALUES (?, ?)", [(r.title, r.text) for r in records[:number]])
        plain.execute("COMMIT")

    ready = _over(20, lambda: [record_of(entry, making) for entry in keyed(parsed, BY_GUID, URL)[1]])
    yield "40 entries made ready / 400 plain rows", (ready, _over(200, lambda: rows(40)))
    yield "a 304 recorded / 2 plain rows", (_over(300, lambda: store.feeds.record(outcome)), _over(300, lambda: rows(2)))
    yield "40 entries recorded / 40 plain rows", (_over(10, fresh), _over(100, lambda: rows(40)))
    store.close()
    plain.close()


def fetching(port: int) -> Iterator[tuple[str, tuple[Work, Work]]]:
    """Yield a 304 by our fetcher beside a bare exchange over asyncio's streams."""
    url = f"http://127.0.0.1:{port}/feed/0"
    request = FetchRequest(url, LIMITS, Validators(url, '"0-0"'))
    raw = b'GET /feed/0 HTTP/1.1\r\nHost: a\r\nIf-None-Match: "0-0"\r\n\r\n'

    async def ours() -> None:
        fetcher = Fetcher(FetchSection(allow_networks=("127.0.0.0/8",)), SystemClock())
        for _ in range(200):
            assert isinstance(await fetcher.get(request), NotModified)
        await fetcher.aclose()

    async def bare() -> None:
        for _ in range(200):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(raw)
            assert b" 304 " in await reader.readuntil(b"\r\n\r\n")
            writer.close()

    yield "a 304 fetched / a bare exchange", (lambda: asyncio.run(ours()), lambda: asyncio.run(bare()))


def starting(folder: Path) -> Iterator[tuple[str, tuple[Work, Work]]]:
    """Yield what a command costs before it does anything, beside Python's own start."""
    config = folder / "config.toml"
    config.write_text(f'data_dir = "{folder}"\n[[digests]]\nname = "daily"\n', encoding="utf-8")
    compiled = environment(folder)
    python = _over(3, lambda: _run(compiled, "-c", "pass"))
    yield "--help / python -c pass", (_over(3, lambda: _run(compiled, "-m", "aggregator", "--help")), python)
    yield "status / python -c pass", (_over(3, lambda: _run(compiled, "-m", "aggregator", "--config", str(config), "status")), python)


def _run(compiled: Mapping[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=compiled)


def document(entries: int) -> bytes:
    """Return a feed of that many entries with half a page of text each, newest first."""
    text = "<p>The night ferry left the harbour at ten with <a href='/boats'>forty passengers</a> &amp; their dogs.</p>" * 12
    items = "".join(
        f"<item><title>Ferry {n} leaves the harbour</title><link>https://herald.example/ferries/{n}</link><guid>ferry-{n}</guid>"
        f"<dc:creator>Ida Holm</dc:creator><category>harbour</category><pubDate>Sun, 01 Nov 2026 06:{n % 60:02}:00 +0000</pubDate>"
        f"<description>Ferry {n} left.</description><content:encoded><![CDATA[{text}]]></content:encoded></item>"
        for n in reversed(range(entries))
    )
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {spaces}><channel><title>Town Herald</title><link>https://herald.example/</link>{items}</channel></rss>'.encode()


if __name__ == "__main__":
    main()
