"""A small world for polling tests: a scripted server on loopback, a clock the test moves, the real engine between them."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from aggregator.config.load import defaults
from aggregator.core import politeness
from aggregator.engine.kit import Kit
from aggregator.engine.poll_host import PollReport, poll_feeds, poll_host
from aggregator.engine.workers import Workers
from aggregator.errors import Outcome
from aggregator.fetch.client import Fetcher
from aggregator.fetch.guard import NameUnknownError
from aggregator.model.feed import FeedRow
from aggregator.model.poll import PollOutcome
from aggregator.store.store import Store
from aggregator.store.thread import DbThread

_TLS = b"\x16"  # how a TLS handshake begins; our server speaks plain HTTP
START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
FEED = "a.example/feed"


class HandClock:
    """Time stands still until a test or a sleep moves it."""

    def __init__(self) -> None:
        self.at = START
        self.meanwhile: Callable[[], object] | None = None  # done once, as soon as somebody waits

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return (self.at - START).total_seconds()

    async def sleep(self, seconds: float) -> None:
        happens, self.meanwhile = self.meanwhile, None
        if happens is not None:
            happens()
        self.at = max(self.at, self.at + timedelta(seconds=seconds))

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)


@dataclass
class Reply:
    """One scripted answer."""

    body: bytes = b""
    status: str = "200 OK"
    headers: dict[str, str] = field(default_factory=dict)
    fault: str = ""  # "silent", "slow", "drips", "endless", "hangs up"

    def raw(self) -> bytes:
        lines = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
        if self.fault in ("silent", "hangs up"):
            return b""
        length = "" if self.fault == "endless" else f"Content-Length: {len(self.body) * (1 + (self.fault == 'slow'))}\r\n"
        return f"HTTP/1.1 {self.status}\r\n{lines}{length}\r\n".encode("latin-1") + self.body


@dataclass
class Seen:
    """One request as it arrived."""

    at: datetime
    host: str
    path: str
    headers: dict[str, str]
    version: str = ""  # of HTTP
    tls: bool = False


Script = Callable[[Seen], Reply] | Reply


def rss(*titles: str, head: str = "") -> bytes:
    """Return a feed with these entries, newest first."""
    items = "".join(f"<item><title>{t}</title><link>http://pages.example/{t}</link><guid>{t}</guid></item>" for t in titles)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>http://x.example/</link>{head}{items}</channel></rss>'.encode()


class World:
    """Server, clock, store and engine of one test."""

    def __init__(self, kit: Kit, clock: HandClock) -> None:
        self.kit, self.clock = kit, clock
        self.scripts: dict[str, Script] = {}
        self.seen: list[Seen] = []
        self.port = self.tls_port = 0  # the second only within `over_tls`
        self.settings = kit.settings()

    def url(self, place: str) -> str:
        scheme, _, rest = place.rpartition("://")
        host, _, path = rest.partition("/")
        return f"{scheme or 'http'}://{host}:{(scheme == 'https' and self.tls_port) or self.port}/{path}"

    async def feeds(self, *places: str, **options: Any) -> None:
        """Configure feeds by "host/path"; `options` are sections of config.toml."""
        section = {"allow_networks": ["127.0.0.0/8"]} | options.pop("fetch", {})
        each = options.pop("feed", {})
        tables = [{"url": self.url(place), "fulltext": False} | each for place in places]
        schedule = {"jitter": 0} | options.pop("schedule", {})
        self.settings = defaults(data_dir=self.kit.store.path.parent, fetch=section, schedule=schedule, feeds=tables, **options)
        await self.kit.db(self.kit.store.feeds.sync, self.settings.specs(), self.clock.now())

    async def tick(self) -> list[PollReport]:
        """Poll what is due, as the service does."""
        due = await self.kit.db(self.kit.store.feeds.due, self.clock.now(), 1000)
        return [r for batch in politeness.plan(due, {}, self.clock.now(), 1000) for r in await poll_host(self.kit, batch.host)]

    async def by_hand(self, *, force: bool = False) -> list[PollReport]:
        """Poll every feed, as `poll --all` does."""
        now = self.clock.now()
        feeds = await self.kit.db(self.kit.store.feeds.select, None, now + timedelta(hours=1))
        return [report async for report in poll_feeds(self.kit, feeds, force=force)]

    async def rows(self) -> list[FeedRow]:
        return await self.kit.db(self.kit.store.feeds.rows)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            begins = await reader.readexactly(1)
            if begins == _TLS:
                writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
            head = (begins + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.rstrip().split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            _, path, version = first.split(" ")
            host, tls = headers["host"].partition(":")[0], writer.get_extra_info("ssl_object") is not None
            request = Seen(self.clock.now(), host, path.lstrip("/"), headers, version, tls)
            self.seen.append(request)
            script = self.scripts.get(f"{request.host}/{request.path}", Reply(status="404 Not Found"))
            reply = script(request) if callable(script) else script
            await (_drip if reply.fault == "drips" else _written)(reply.raw(), writer)
            if reply.fault in ("silent", "slow"):
                await reader.read()  # until the client gives up
        finally:
            writer.close()


async def _written(raw: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(raw)
    await writer.drain()


async def _drip(raw: bytes, writer: asyncio.StreamWriter) -> None:
    """Write a byte, wait, write a byte: some seconds for a small feed."""
    for at in range(len(raw)):
        await _written(raw[at : at + 1], writer)
        await asyncio.sleep(0.01)


async def polled(world: World, reply: Reply) -> PollOutcome:
    """Return the outcome of one poll of a feed answered by `reply`."""
    await world.feeds(FEED)
    world.scripts[FEED] = reply
    (report,) = await world.tick()
    return report.outcome


def outcomes(reports: Sequence[PollReport]) -> list[Outcome]:
    return [report.outcome.outcome for report in reports]


async def loopback(host: str, _port: int) -> Sequence[str]:
    """Resolve every name to loopback, but `nowhere-*`, where nothing listens, and `unknown-*`, which has no address."""
    if host.startswith("unknown"):
        raise NameUnknownError(host)
    return ["127.0.0.2" if host.startswith("nowhere") else "127.0.0.1"]


@asynccontextmanager
async def a_world(store: Store, workers: Workers) -> AsyncIterator[World]:
    """Start the server and build the kit; both end with the test."""
    clock, worlds = HandClock(), list[World]()
    settings = defaults(data_dir=store.path.parent, fetch={"allow_networks": ["127.0.0.0/8"]})
    fetcher, db = Fetcher(settings.fetch, clock, resolve=loopback), DbThread(sqlite=store.sqlite)
    kit = Kit(lambda: worlds[0].settings if worlds else settings, store, db, fetcher, workers, clock, Random(1))  # noqa: S311 - jitter
    world = World(kit, clock)
    worlds.append(world)
    server = await asyncio.start_server(world.serve, "127.0.0.1", 0)
    world.port = server.sockets[0].getsockname()[1]
    try:
        yield world
    finally:
        server.close()
        await server.wait_closed()
        await fetcher.aclose()
        db.close()


@asynccontextmanager
async def over_tls(world: World, context: ssl.SSLContext) -> AsyncIterator[None]:
    """Answer https as well, by the same scripts."""
    server = await asyncio.start_server(world.serve, "127.0.0.1", 0, ssl=context)
    world.tls_port = server.sockets[0].getsockname()[1]
    try:
        yield
    finally:
        server.close()
        await server.wait_closed()
