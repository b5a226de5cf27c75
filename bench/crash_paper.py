"""A paper that never runs out: two new articles for every kill, some rewritten later; it also takes in what is posted to it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from random import Random

WINDOW = 40  # articles in the feed
REWRITTEN_AFTER = 6  # articles later
_PLACES = ("Amber Quay", "Birch Hollow", "Cinder Ford", "Dover Heath", "Elm Reach", "Fallow Mill", "Gorse Point", "Hazel Weir")
_THINGS = ("ferry", "library", "bridge", "orchard", "lighthouse", "market hall", "tram line", "quarry", "theatre", "harbour wall")
_DEEDS = ("opens again", "is to close", "gets a new owner", "stays empty", "wins a prize", "burns down", "is sold", "grows by a third")


@dataclass(slots=True)
class Paper:
    """What is printed so far, and what came by post."""

    opening: datetime
    printed: int = 0
    base: str = ""
    posted: dict[str, set[bytes]] = field(default_factory=dict)  # delivery key -> bodies

    def url(self, number: int) -> str:
        """Return the address of an article."""
        return f"{self.base}/news/{number}"

    def rewritten(self, number: int) -> bool:
        """Tell whether the article has its second version by now."""
        return number % 5 == 0 and self.printed - number > REWRITTEN_AFTER

    def title(self, number: int) -> str:
        """Return the headline as it stands now."""
        rng = Random(number)
        words = f"{rng.choice(_PLACES)}: {rng.choice(_THINGS)} number {number} {rng.choice(_DEEDS)}"
        return f"{words}, mayor confirms" if self.rewritten(number) else words

    def feed(self) -> bytes:
        """Return the feed as it stands now."""
        items = "".join(self._item(number) for number in range(self.printed - 1, max(-1, self.printed - 1 - WINDOW), -1))
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Daily Mill</title>{items}</channel></rss>'.encode()

    def _item(self, number: int) -> str:
        at = format_datetime(self.opening + timedelta(seconds=number))
        return (
            f"<item><title>{self.title(number)}</title><link>{self.url(number)}</link><guid>{number}</guid><pubDate>{at}</pubDate></item>"
        )

    def page(self, number: int) -> bytes:
        """Return an article's page as it stands now."""
        rng = Random(number)
        told = " ".join(f"In {rng.choice(_PLACES)} the {rng.choice(_THINGS)} {rng.choice(_DEEDS)}, said {n} people." for n in range(40))
        title = self.title(number)
        return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{told}</p></article></body></html>".encode()


@contextlib.asynccontextmanager
async def printing(lag: float) -> AsyncIterator[Paper]:
    """Yield a paper that answers on loopback, each time after `lag` seconds."""
    paper = Paper(datetime.now(UTC).replace(microsecond=0))

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            status, kind, body = await _answer(paper, reader)
            await asyncio.sleep(lag)
            writer.write(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.41", 0)
    paper.base = f"http://127.0.0.41:{server.sockets[0].getsockname()[1]}"
    try:
        yield paper
    finally:
        server.close()


async def _answer(paper: Paper, reader: asyncio.StreamReader) -> tuple[str, str, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    method, path, _ = head.split(" ", 2)
    if method == "POST":
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head.split("\r\n")[1:])}
        body = await reader.readexactly(int(headers["content-length"]))
        paper.posted.setdefault(headers["x-aggregator-delivery"], set()).add(body)
        return "204 No Content", "text/plain", b""
    if path == "/feed.xml":
        return "200 OK", "application/rss+xml", paper.feed()
    if path.startswith("/news/"):
        return "200 OK", "text/html; charset=utf-8", paper.page(int(path.removeprefix("/news/")))
    return "404 Not Found", "text/plain", b""
