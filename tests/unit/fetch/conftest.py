"""A loopback server whose answers are scripted byte for byte: bad HTTP is what these tests are about."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aggregator.clock import SystemClock
from aggregator.config.schema import FetchSection
from aggregator.fetch.client import Fetcher
from aggregator.model.fetch import FetchLimits, FetchRequest


class Scripted:
    """Answers each path with the bytes put there; keeps the request heads it saw."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Callable[[bytes], bytes]] = {}
        self.seen: list[bytes] = []
        self.port = 0
        self.hang = asyncio.Event()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: bytes = b"", status: str = "200 OK", **headers: Any) -> str:
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        head = "\r\n".join([f"HTTP/1.1 {status}", *lines, f"Content-Length: {len(body)}", "", ""])
        self.answers[path] = head.encode("latin-1") + body
        return self.url(path)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            self.seen.append(head)
            answer = self.answers[head.split(b" ")[1].decode()]
            writer.write(answer(head) if callable(answer) else answer)
            await writer.drain()
            if b"/hang" in head:
                await self.hang.wait()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@pytest.fixture
async def server() -> AsyncIterator[Scripted]:
    scripted = Scripted()
    listening = await asyncio.start_server(scripted.handle, "127.0.0.1", 0)
    scripted.port = listening.sockets[0].getsockname()[1]
    yield scripted
    scripted.hang.set()
    listening.close()
    await listening.wait_closed()


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    made = Fetcher(FetchSection(allow_networks=("127.0.0.0/8",)), SystemClock(), resolve=names)
    yield made
    await made.aclose()


async def names(host: str, port: int) -> list[str]:
    """Resolve every name to loopback, but those that say otherwise."""
    return {"private.example": ["10.0.0.1"], "mixed.example": ["169.254.1.1", "127.0.0.1"], "empty.example": []}.get(host, ["127.0.0.1"])


LIMITS = FetchLimits(timedelta(seconds=5), timedelta(seconds=10), max_body=100_000)
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def ask() -> Callable[..., FetchRequest]:
    def build(url: str, **said: Any) -> FetchRequest:
        return FetchRequest(url, said.pop("limits", LIMITS), **said)

    return build
