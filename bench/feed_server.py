"""A server of feeds on loopback for benchmarks: any number of addresses over a few documents, and the answers a poll can get."""

from __future__ import annotations

import asyncio
import multiprocessing
import re
import urllib.request
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

NEW = {
    "rss": b"<item><title>Bench entry</title><link>http://bench.invalid/%d</link><guid>bench-%d</guid><description>new</description></item>",
    "atom": b'<entry><title>Bench entry</title><id>urn:bench:%d</id><link href="http://bench.invalid/%d"/>'
    b"<updated>2026-01-01T00:00:00Z</updated><summary>new</summary></entry>",
    "json": b'{"id":"bench-%d","url":"http://bench.invalid/%d","content_text":"new"},',
}


def serve(files: dict[str, bytes], ports: Any) -> None:
    """Serve feed n as file n modulo their count; /mode?etag=1&new=0 switches between the cases."""
    bodies = list(files.values())
    mode = {"etag": 1, "new": 0, "latency": 0}

    async def answer(path: str, head: bytes) -> bytes:
        await asyncio.sleep(mode["latency"] / 1000)
        return _response(path, head, bodies, mode)

    answer_all(answer, ports)


@contextmanager
def beside(serving: Callable[..., None], *arguments: Any) -> Iterator[tuple[int, int | None]]:
    """Run `serving(*arguments, ports)` in a process of its own while the context lasts; yield its port and process number."""
    ports: multiprocessing.Queue[int] = multiprocessing.Queue()
    server = multiprocessing.Process(target=serving, args=(*arguments, ports), daemon=True)
    server.start()
    try:
        yield ports.get(timeout=60), server.pid
    finally:
        server.terminate()
        server.join()


def answer_all(answer: Callable[[str, bytes], Awaitable[bytes]], ports: Any) -> None:
    """Answer requests, each by its path and head, until the process ends; the port goes into the queue `ports`."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                writer.write(await answer(head.split(b" ", 2)[1].decode(), head))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(talk, "0.0.0.0", 0, backlog=1024)  # noqa: S104 - all of 127.0.0.0/8; ends with the run
        ports.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def _response(path: str, head: bytes, bodies: list[bytes], mode: dict[str, int]) -> bytes:
    if path.startswith("/mode?"):
        mode.update({key: int(value) for key, value in (pair.split("=") for pair in path[6:].split("&"))})
        return b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
    number = int(path.rsplit("/", 1)[1])
    etag = b'"%d-%d"' % (number, mode["new"])
    if mode["etag"] and etag in head:
        return b"HTTP/1.1 304 Not Modified\r\nETag: " + etag + b"\r\nContent-Length: 0\r\n\r\n"
    body = renamed(bodies[number % len(bodies)], number // len(bodies))
    for n in range(mode["new"]):
        body = with_new(body, number * 100 + n)
    tag = b"ETag: " + etag + b"\r\n" if mode["etag"] else b""
    return b"HTTP/1.1 200 OK\r\n" + tag + b"Content-Length: %d\r\n\r\n" % len(body) + body


@lru_cache(maxsize=4096)
def renamed(body: bytes, turn: int) -> bytes:
    """Return a feed whose entries have other guids and addresses at each turn: a file used again must not look known."""
    first = next((found for pattern in (rb"<item[\s>]", rb"<entry[\s>]", rb'"items"\s*:') if (found := re.search(pattern, body))), None)
    if turn == 0 or first is None:
        return body
    entries = re.sub(rb"(<(?:guid|id)\b[^>]*>\s*(?:<!\[CDATA\[\s*)?)(?!\s*https?:)", rb"\g<1>turn%d-" % turn, body[first.start() :])
    return body[: first.start()] + re.sub(rb"(?<=[>\"'\[])(https?://)(?!www\.w3\.org|purl\.org)", rb"\g<1>turn%d." % turn, entries)


def with_new(body: bytes, number: int) -> bytes:
    """Return a feed with one more entry before its first."""
    for pattern, kind in ((rb"<item[\s>]", "rss"), (rb"<entry[\s>]", "atom"), (rb'"items"\s*:\s*\[', "json")):
        found = re.search(pattern, body)
        if found:
            place = found.end() if kind == "json" else found.start()
            return body[:place] + NEW[kind] % (number, number) + body[place:]
    return body


def switch(port: int, mode: dict[str, int]) -> None:
    query = "&".join(f"{key}={value}" for key, value in ({"latency": 0} | mode).items())
    urllib.request.urlopen(f"http://127.0.0.1:{port}/mode?{query}").read()
