"""The newsroom's HTTP server: one address of the loopback network a paper, two acts.

Written on asyncio alone, so that it says exactly what a scene asks for: validators to be sent back
byte for byte, a permanent redirect, an end (410), an outage with Retry-After.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from math import inf
from types import TracebackType
from typing import Self

from aggregator.newsroom import feeds, pages
from aggregator.newsroom.press import Article, Paper, papers

OUTAGE = 900  # seconds of Retry-After
_MOVED_TO = "/rss/news.xml"
_ROBOTS = "User-agent: *\nDisallow: /news-tag/\n"
_HEAD_LIMIT = 16 * 1024  # bytes of a request's head


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: HTTPStatus
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, for the script to check."""

    paper: str
    path: str
    status: int


@dataclass(slots=True)
class Newsroom:
    """Every paper's site, up while the context lasts."""

    opening: datetime  # start of the first act: every time in copy/ is relative to it
    act: int = 1
    until: float = inf  # articles first published later than this many hours after the opening are not out yet
    well: bool = False  # no server is down or gone (crash tests)
    lag: float = 0.0  # seconds before each answer (crash tests want polls that last)
    asked: list[Asked] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)  # what a client did wrong
    _sites: dict[str, _Site] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        """Open every site."""
        for number, paper in enumerate(papers()):
            site = _Site(self, paper)
            await site.open(number)
            self._sites[paper.key] = site
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close every site and what is still connected."""
        for site in self._sites.values():
            await site.close()

    def base(self, key: str) -> str:
        """Return the address of a paper's site, without a slash at its end."""
        return self._sites[key].base

    def feed_url(self, key: str) -> str:
        """Return the address of a paper's feed, as a reader would have it (before any move)."""
        return self._sites[key].base + feed_path(self._sites[key].paper)

    def page_url(self, article: Article) -> str:
        """Return the address of an article's page."""
        site = self._sites[article.paper]
        return feeds.address(article, site.base, site.paper.layout)

    def subscriptions(self) -> str:
        """Return the `[[feeds]]` tables of config.toml for every paper."""
        return "\n".join(self._subscription(site.paper) for site in self._sites.values())

    def _subscription(self, paper: Paper) -> str:
        zone = f'timezone = "{paper.timezone}"\n' if paper.timezone else ""
        tags = ", ".join(f'"{tag}"' for tag in paper.tags)
        return f'[[feeds]]\nurl = "{self.feed_url(paper.key)}"\nname = "{paper.name}"\ntags = [{tags}]\n{zone}'


def feed_path(paper: Paper) -> str:
    """Return where a paper's feed stands."""
    return "/feed.json" if paper.format == "json" else "/feed.xml"


class _Site:
    """One paper's site."""

    def __init__(self, room: Newsroom, paper: Paper) -> None:
        self.room, self.paper, self.base = room, paper, ""
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()
        self._sent: set[str] = set()  # validators handed out so far

    async def open(self, number: int) -> None:
        host = f"127.0.0.{11 + number}"
        try:
            self._server = await asyncio.start_server(self._accept, host, 0, limit=_HEAD_LIMIT)
        except OSError:  # only Linux answers on the whole of 127/8: elsewhere the port tells the papers apart
            self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=_HEAD_LIMIT)
        address = self._server.sockets[0].getsockname()
        self.base = f"http://{address[0]}:{address[1]}"

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk is not None  # noqa: S101 - streams call us in a task
        self._talks.add(talk)
        talk.add_done_callback(self._talks.discard)
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            await self._talk(reader, writer)
        writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async for path, headers in _requests(reader):
            await asyncio.sleep(self.room.lag)
            answer = self._answer(path, headers)
            self.room.asked.append(Asked(self.paper.key, path, answer.status.value))
            writer.write(_wire(answer))
            await writer.drain()

    def _answer(self, path: str, headers: Mapping[str, str]) -> Answer:
        if path == "/robots.txt":
            return Answer(HTTPStatus.OK, _ROBOTS.encode(), (("Content-Type", "text/plain"),))
        if path == "/":
            home = pages.front(self.paper, self.base + feed_path(self.paper), feeds.TYPES[self.paper.format])
            return _html(home)
        if path in (feed_path(self.paper), _MOVED_TO):
            return self._feed(path, headers)
        return self._page(path)

    def _feed(self, path: str, headers: Mapping[str, str]) -> Answer:
        key, act = self.paper.key, self.room.act
        if key == "mill" and path != _MOVED_TO:
            return Answer(HTTPStatus.MOVED_PERMANENTLY, headers=(("Location", _MOVED_TO),))
        if key == "lantern" and act > 1 and not self.room.well:
            return Answer(HTTPStatus.GONE, b"Lantern Weekly has gone out. Thank you for reading.\n")
        if key == "tidewatch" and act == 1 and not self.room.well:
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, headers=(("Retry-After", str(OUTAGE)),))
        return self._issue(headers)

    def _issue(self, headers: Mapping[str, str]) -> Answer:
        body = feeds.write(self.paper, self._out(), self.room.act, self.room.opening, self.base)
        kind = ("Content-Type", feeds.TYPES[self.paper.format])
        if not self.paper.validators:
            return Answer(HTTPStatus.OK, body, (kind,))
        tag, since = self._validators()
        self._check(headers)
        fresh = (("ETag", tag), ("Last-Modified", since))
        if headers.get("if-none-match") == tag and headers.get("if-modified-since") == since:
            return Answer(HTTPStatus.NOT_MODIFIED, headers=fresh)
        self._sent |= {tag, since}
        return Answer(HTTPStatus.OK, body, (kind, *fresh))

    def _out(self) -> list[Article]:
        return [article for article in self.paper.issue(self.room.act) if article.versions[0].hours <= self.room.until]

    def _validators(self) -> tuple[str, str]:
        """Return ETag and Last-Modified of this act's issue, in forms that a tidy-minded client would spoil."""
        versions = [article.version(self.room.act) for article in self._out()]
        at = self.room.opening + timedelta(hours=max((version.hours for version in versions), default=0))
        edition = sum(len(version.title) for version in versions)
        return f'W/"{self.paper.key}--{edition};gzip"', format_datetime(at.astimezone(UTC))

    def _check(self, headers: Mapping[str, str]) -> None:
        for name in ("if-none-match", "if-modified-since"):
            value = headers.get(name)
            if value is not None and value not in self._sent:
                self.room.faults.append(f"{self.paper.name}: {name} came back as {value!r}, which was never sent")

    def _page(self, path: str) -> Answer:
        for article in self._out():
            url = feeds.address(article, self.base, self.paper.layout)
            if url == self.base + path:
                return _html(pages.write(self._sheet(article, url)))
        return Answer(HTTPStatus.NOT_FOUND, b"no such page\n", (("Content-Type", "text/plain"),))

    def _sheet(self, article: Article, url: str) -> pages.Sheet:
        version = article.version(self.room.act)
        updated = self.room.opening + timedelta(hours=version.hours)
        return pages.Sheet(self.paper, article, version, article.at(self.room.opening), updated, url)


def _html(text: str) -> Answer:
    return Answer(HTTPStatus.OK, text.encode(), (("Content-Type", "text/html; charset=utf-8"),))


async def _requests(reader: asyncio.StreamReader) -> AsyncIterator[tuple[str, Mapping[str, str]]]:
    """Yield path and headers (names in lower case) of each request of a connection."""
    while True:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            return
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.split(":", 1) for line in lines if ":" in line)
        yield first.split(" ")[1], {name.strip().lower(): value.strip() for name, value in pairs}


def _wire(answer: Answer) -> bytes:
    lines = [f"HTTP/1.1 {answer.status.value} {answer.status.phrase}", *(f"{name}: {value}" for name, value in answer.headers)]
    if answer.status is not HTTPStatus.NOT_MODIFIED:
        lines.append(f"Content-Length: {len(answer.body)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + answer.body
