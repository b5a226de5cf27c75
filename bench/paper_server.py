"""Made-up papers on loopback: feed n and its pages at any address, with a validator; /round?N puts N more entries on top of every feed."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.request import urlopen

from bench.feed_server import answer_all
from bench.filled import LISTED, NOW
from bench.words import Words, feed, item, page

_PAGES = 40  # different bodies


class Papers:
    """What the server answers."""

    def __init__(self) -> None:
        """Make the words."""
        self.round, words = 0, Words()
        self._headlines = [" ".join(words.headline()) for _ in range(20_000)]
        self._texts = [words.text() for _ in range(_PAGES)]

    def answer(self, path: str, host: str, head: bytes) -> bytes:
        """Return the answer to one request."""
        kind, _, name = path.lstrip("/").partition("/")
        if path.startswith("/round?"):
            self.round = int(path.partition("?")[2])
            return _response(b"")
        if kind == "page":
            return _response(self._page(path, host, name))
        tag = f'"{name}-{self.round}"'.encode()
        if tag in head:
            return b"HTTP/1.1 304 Not Modified\r\nETag: " + tag + b"\r\nContent-Length: 0\r\n\r\n"
        return _response(self._feed(int(name), self.round, host), b"ETag: " + tag + b"\r\n")

    def _page(self, path: str, host: str, name: str) -> bytes:
        number, place = map(int, name.split("-"))
        title, text = self._headline(number, place), self._texts[(number + place) % _PAGES]
        return page(f"http://{host}{path}", title, [f"{title}.", *text], NOW - timedelta(minutes=place))

    def _headline(self, number: int, place: int) -> str:
        return self._headlines[(number * 131 + place) % len(self._headlines)]

    @lru_cache(maxsize=2_000)  # noqa: B019 - one server a process
    def _feed(self, number: int, more: int, host: str) -> bytes:
        items = [
            item(
                f"http://{host}/page/{number}-{place}",
                self._headline(number, place),
                self._texts[(number + place) % _PAGES][0][:250],
                NOW - timedelta(minutes=LISTED - place),
            )
            for place in reversed(range(LISTED + more))
        ]
        return feed(f"Paper {number}", items[:LISTED])


def _response(body: bytes, more: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\n" + more + b"Content-Length: %d\r\n\r\n" % len(body) + body


def serve(ports: Any) -> None:
    """Serve until the process ends; its port goes into the queue `ports`."""
    papers = Papers()

    async def answer(path: str, head: bytes) -> bytes:
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
        return papers.answer(path, fields.get(b"host", b"").decode(), head)

    answer_all(answer, ports)


def put_on_top(port: int, entries: int) -> None:
    """Let every feed have that many more entries than at first."""
    urlopen(f"http://127.0.0.1:{port}/round?{entries}").read()
