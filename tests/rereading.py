"""Documents polled one after the other into two stores: one engine skips the entries it knows, the other reads everything."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from aggregator.config.load import defaults
from aggregator.engine.kit import Kit
from aggregator.engine.poll_host import attempt, conclude
from aggregator.fetch.reach import Reach
from aggregator.fetch.sendings import Sendings
from aggregator.model.entry import ParsedFeed, Rest
from aggregator.model.fetch import FetchRequest, FetchResult, Headers
from aggregator.parse.feed import parse, parse_rest
from aggregator.store.store import Store, open_store
from aggregator.store.tables import ALL
from aggregator.store.thread import DbThread
from tests.polling import HandClock

URL = "https://feed.example/feed.xml"


Document = bytes | tuple[bytes, str]  # with its Content-Type


class Documents:
    """A fetcher that answers every request with the document put into it."""

    def __init__(self) -> None:
        self.reach, self.body, self.content_type = Reach(), b"", "text/xml"
        self.clock = HandClock()
        self.sendings = Sendings(self.clock)

    async def get(self, ask: FetchRequest, **_pace: Any) -> FetchResult:
        headers = Headers(content_type=self.content_type)
        return FetchResult(ask.url, 200, headers, (self.body,), len(self.body), (), self.clock.now(), 0.1)


class InProcess:
    """A parser in this process, which counts the entries it read."""

    def __init__(self, *, skips: bool) -> None:
        self.skips, self.read, self.documents = skips, 0, 0

    async def parse_feed(self, body: bytes, url: str, content_type: str | None, content_language: str | None = None) -> ParsedFeed:
        feed = parse(body, url=url, content_type=content_type, content_language=content_language)
        self.read, self.documents = self.read + len(feed.entries), self.documents + 1
        return feed

    async def parse_rest(self, rest: Rest, url: str, content_type: str | None, content_language: str | None = None) -> ParsedFeed | None:
        feed = parse_rest(rest, url=url, content_type=content_type, content_language=content_language) if self.skips else None
        self.read, self.documents = self.read + (len(feed.entries) if feed else 0), self.documents + 1
        return feed


class Reader:
    """One engine over one store."""

    def __init__(self, folder: Path, *, skips: bool, feed: dict[str, Any] | None = None) -> None:
        self.workers, self.fetcher = InProcess(skips=skips), Documents()
        self.store = open_store("sqlite:///aggregator.db", folder)
        self.settings = defaults(data_dir=folder, schedule={"jitter": 0}, feeds=[{"url": URL} | (feed or {})])
        self.store.feeds.sync(self.settings.specs(), self.fetcher.clock.now())

    async def poll(self, *documents: Document) -> None:
        """Poll the feed once for each document, an hour apart."""
        db = DbThread(sqlite=True)
        rng = Random(1)  # noqa: S311 - jitter
        kit: Any = Kit(lambda: self.settings, self.store, db, self.fetcher, self.workers, self.fetcher.clock, rng)  # type: ignore[arg-type] # stand-ins
        try:
            for document in documents:
                self.fetcher.body, self.fetcher.content_type = document if isinstance(document, tuple) else (document, "text/xml")
                now = self.fetcher.clock.now()
                (feed,) = await db(self.store.feeds.select, [URL], now)
                await conclude(kit, await attempt(kit, feed, force=True))
                self.fetcher.clock.forward(hours=1)
        finally:
            db.close()

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return everything the store holds."""
        return _rows(self.store)


def _rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    store.feeds.rows()  # binds the tables to this store
    return {table.__name__: list(table.select().tuples()) for table in ALL}


def compared(folder: Path, template: Path, documents: Sequence[Document], **feed: Any) -> Reader:
    """Poll `documents` with both engines and assert that their stores are equal in every row; return the one that skips.

    `template` is an empty store to copy.
    """
    readers = []
    for name in ("skips", "reads"):
        (folder / name).mkdir(parents=True)
        shutil.copyfile(template, folder / name / "aggregator.db")
        reader = Reader(folder / name, skips=name == "skips", feed=feed)
        asyncio.run(reader.poll(*documents))
        readers.append((reader, reader.rows()))
        reader.store.close()
    (skipping, got), (_, expected) = readers
    for table, rows in expected.items():
        assert got[table] == rows, table
    return skipping
