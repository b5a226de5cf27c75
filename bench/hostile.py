"""Give the program what an attacker would, and print what came of it: input, outcome, CPU, peak memory.

    python bench/hostile.py

Needs nothing but this machine. Every input has a process of its own, bounded like a worker of the service; answers come over HTTP from
a server on loopback. Exits 1 when an outcome is another than the one expected, or LIMIT_S of CPU were not enough. What is given is a
few kB or MB on the wire; docs/threat-model.md names the guard of each and the test that proves it.
"""

from __future__ import annotations

import asyncio
import gzip
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a file, the project is not on the path

import zstandard

from aggregator.cli.text import one_line
from aggregator.clock import SystemClock
from aggregator.config.schema import FetchSection
from aggregator.core import cutting
from aggregator.deliver.message import Letter, message
from aggregator.engine.workers import bounded
from aggregator.errors import ParseError, UsageError
from aggregator.extract.page import extract
from aggregator.fetch.client import Fetcher
from aggregator.model.fetch import FetchFailure, FetchLimits, FetchRequest
from aggregator.parse import opml
from aggregator.parse.feed import parse

URL = "https://harbour.example/feed.xml"
NOW = datetime(2026, 3, 2, tzinfo=UTC)
LIMIT_S = 20.0  # of CPU, far above what any input needs
GRACE_S = 60.0  # until a process that says nothing is ended
MEMORY = 512 * 2**20  # as a worker of the service
MAX_BODY = 15 * 2**20  # the default of [fetch] max_body
MIB = 2**20
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<!DOCTYPE x [<!ENTITY e0 "boom">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e11 SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p; <!ENTITY e11 "y">]>'
TEXT = "The bridge over the harbour opened on Sunday morning in the rain, with a band and many buses. " * 8
BEGUN = f"<html><body><article><h1>The bridge is open</h1><p>Published 3 November 2026</p><p>{TEXT}</p></article><ul>".encode()
DATED = b'<li class="item-%d"><a href="/news/%d">The bridge is open again</a> 3 November 2026</li>'
TRICKS = (
    "<html><body><article><script>x()</script>"
    f"<p onclick='x()'>The <a href='javascript:x()'>bridge</a> <img src=x onerror=x()> {TEXT}</p>"
    "<iframe src=//evil></iframe><svg onload=x()></svg></article>"
).encode()


@dataclass(frozen=True, slots=True)
class Case:
    """One input."""

    name: str
    give: Callable[[], str]  # returns the outcome
    expected: str  # what the outcome must begin with


def feed(doctype: str = "", item: str = "&e11;") -> Callable[[], str]:
    """Return what parses a feed with this DTD and title, and says what the title became."""
    channel = f"<channel><title>t</title><item><title>{item}</title><guid>1</guid></item></channel>"
    body = f'<?xml version="1.0"?>{doctype}<rss version="2.0">{channel}</rss>'
    return lambda: _parsed(body.encode())


def _parsed(body: bytes) -> str:
    try:
        [entry] = parse(body, url=URL, content_type="application/rss+xml").entries
    except ParseError as error:
        return error.outcome.value
    words = f"{entry.title} {entry.content_html} {entry.summary_html}"
    if "root:" in words or len(words) > 1000 or "<script" in words or "javascript:" in words or "data:" in words:
        return f"LET THROUGH: {words[:60]!r}"
    return "harmless"


def cut_apart(markup: bytes) -> Callable[[], str]:
    """Return what cuts a feed of MAX_BODY, one entry full of `markup`: that is done where nothing can be stopped."""
    entry = b"<item>" + markup * (MAX_BODY // len(markup)) + b"</item>"
    return lambda: "harmless" if cutting.cut(b"<rss><channel>" + entry + b"</channel></rss>") else "uncut"


def _listed(doctype: str) -> str:
    body = f'<?xml version="1.0"?>{doctype}<opml><body><outline text="&e11;" xmlUrl="https://a.example/"/></body></opml>'
    try:
        [found] = opml.read(body.encode())
    except UsageError:
        return "refused"
    return "harmless" if len(found.title) < 100 and "root:" not in found.title else "LET THROUGH"


def _nested() -> str:
    feeds = "".join(f'<outline xmlUrl="https://a.example/{number}"/>' for number in range(20_000))
    deep = '<outline text="folder">' * 2000 + feeds + "</outline>" * 2000
    try:
        opml.read(f"<opml><body>{deep}</body></opml>".encode())
    except UsageError:
        return "refused"
    return "LET THROUGH"


def _named_alike() -> str:
    body = "<rss version='2.0'><channel><item><title>t</title><link>https://аpple.example/</link><guid>1</guid></item></channel></rss>"
    [entry] = parse(body.encode(), url=URL, content_type="application/rss+xml; charset=utf-8").entries
    return "harmless" if (entry.url or "").isascii() else "LET THROUGH"


def page(body: bytes) -> Callable[[], str]:
    """Return what reads an article page as a worker does."""

    def read() -> str:
        try:
            found = extract(body, url=URL, fetched_at=NOW)
        except MemoryError:
            return "stopped: over the memory of a worker"
        if any(word in found.html for word in ("onclick", "onerror", "javascript:", "<script", "<iframe", "<svg")):
            return "LET THROUGH"
        return f"refused: {found.detail or found.rejected}" if found.rejected else "harmless"

    return read


def http(head: str, body: bytes = b"", *, repeat: int = 1, pause: float = 0.0) -> Callable[[], str]:
    """Return what asks a server that answers so: `body` again and again, `pause` seconds between."""

    async def ask() -> str:
        done = asyncio.Event()

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(f"HTTP/1.1 {head}\r\n\r\n".encode())
                for _ in range(repeat):
                    writer.write(body)
                    await writer.drain()
                    if await _within(pause, done):
                        break
            except (asyncio.IncompleteReadError, ConnectionError):
                pass
            finally:
                writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        fetcher = Fetcher(FetchSection(allow_networks=("127.0.0.1/32",)), SystemClock())
        limits = FetchLimits(timedelta(seconds=2), timedelta(seconds=3 if pause else 30), MAX_BODY)
        got = await fetcher.get(FetchRequest(f"http://127.0.0.1:{port}/", limits))
        await fetcher.aclose()
        done.set()
        server.close()
        await server.wait_closed()
        return got.outcome.value if isinstance(got, FetchFailure) else "LET THROUGH"

    return lambda: asyncio.run(ask())


async def _within(seconds: float, done: asyncio.Event) -> bool:
    """Return whether `done` was set within so many seconds; with none, at once."""
    try:
        async with asyncio.timeout(seconds):
            return await done.wait()
    except TimeoutError:
        return False


def _printed() -> str:
    said = one_line("Ferry \x1b[31mred\x1b]0;owned\x07 \x9b2J \u202eright\nsecond line")
    return "harmless" if said.isprintable() else "LET THROUGH"


def _mailed() -> str:
    subject = "News\r\nBcc: everyone@home.example\r\n\r\nHello"
    letter = message(Letter("daily", subject, "a@news.example", "b@home.example", NOW, "Plain.\n", "<p>Bright.</p>"))
    return "LET THROUGH" if "Bcc" in letter or "\nHello" in str(letter["Subject"]) else "harmless"


CASES = (
    Case("entity bomb in a feed (10^11)", feed(BOMB), "harmless"),
    Case("entity bomb in OPML (10^11)", lambda: _listed(BOMB), "harmless"),
    Case("external entity in a feed", feed(OUTSIDE), "harmless"),
    Case("external entity in OPML", lambda: _listed(OUTSIDE), "harmless"),
    Case("DTD from another host in a feed", feed(PARAMETER), "harmless"),
    Case("20,000 feeds in 2,000 folders in OPML", _nested, "refused"),
    Case("a Cyrillic a in a Latin host name", _named_alike, "harmless"),
    Case("script in a title", feed(item="&lt;script&gt;alert(1)&lt;/script&gt;Storm"), "harmless"),
    Case("100,000 elements inside each other in a feed", lambda: _parsed(b"<rss><channel><item>" + b"<a>" * 100_000), "not_a_feed"),
    Case("2 million names like an entry's, to be cut", cut_apart(b"<itemid>"), "harmless"),
    Case("2 million instructions, to be cut", cut_apart(b"<?item?>"), "harmless"),
    Case("entries in a million comments, to be cut", cut_apart(b"<!--<item>-->"), "harmless"),
    Case("entries inside each other, to be cut", cut_apart(b"<item></item>"), "uncut"),
    Case("100,000 elements inside each other in a page", page(b"<html>" + b"<div>" * 100_000 + TEXT.encode()), "refused"),
    Case("5 million tags in a page", page(b"<html><body>" + b"<b>" * 5_000_000), "refused"),
    Case("8,000 dated links, no two of a class", page(BEGUN + b"".join(DATED % (n, n) for n in range(8_000))), "harmless"),
    Case("50 MiB of text in a page", page(b"<html><body><p>" + b"x " * (25 * MIB)), "refused"),
    Case("scripts, handlers, frames in a page", page(TRICKS), "harmless"),
    Case("gzip bomb, 256 MiB", http("200 OK\r\nContent-Encoding: gzip", gzip.compress(bytes(256 * MIB), 1)), "too_large"),
    Case("zstd bomb, 256 MiB", http("200 OK\r\nContent-Encoding: zstd", zstandard.compress(bytes(256 * MIB))), "too_large"),
    Case("body without end", http("200 OK", b"x" * MIB, repeat=100_000), "too_large"),
    Case("a byte each 0.1 s", http("200 OK", b"x", repeat=1000, pause=0.1), "timeout"),
    Case("silence", http("200 OK", b"", repeat=1, pause=20), "timeout"),
    Case("redirect to 169.254.169.254", http("302 Found\r\nLocation: http://169.254.169.254/"), "address_refused"),
    Case("redirect to 10.0.0.1 as IPv6", http("302 Found\r\nLocation: http://[64:ff9b::a00:1]/"), "address_refused"),
    Case("redirect to file:///etc/passwd", http("302 Found\r\nLocation: file:///etc/passwd"), "redirect_refused"),
    Case("escape codes in a title, printed", _printed, "harmless"),
    Case("header in a title, mailed", _mailed, "harmless"),
)


def run(case: Case) -> tuple[str, float, float]:
    """Return outcome, CPU seconds and peak memory in MiB beyond what a process has before it begins."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_answer, args=(there, case), daemon=True)
    process.start()
    there.close()
    try:
        result: tuple[str, float, float] = here.recv() if here.poll(GRACE_S) else (f"HANG: nothing within {GRACE_S:g} s", GRACE_S, 0.0)
    except EOFError:
        result = ("DIED", 0.0, 0.0)
    process.kill()
    process.join()
    return result


def _answer(pipe: Connection, case: Case) -> None:
    bounded(MEMORY)
    before, began = _peak(), time.process_time()
    try:
        outcome = case.give()
    except Exception as error:  # noqa: BLE001 - the boundary that this program is about
        outcome = f"RAISED: {type(error).__name__}: {error}"[:100]
    pipe.send((outcome, time.process_time() - began, _peak() - before))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print the table."""
    print(f"{'input':<46}{'outcome':<34}{'CPU s':>7}{'MiB':>7}")
    bad = 0
    for case in CASES:
        outcome, took, peak = run(case)
        good = outcome.startswith(case.expected) and outcome == outcome.lower().replace("mib", "MiB") and took < LIMIT_S
        bad += not good
        print(f"{case.name:<46}{outcome[:32]:<34}{took:>7.2f}{peak:>7.0f}{'' if good else '  BAD'}", flush=True)
    print(f"{len(CASES)} inputs, {bad} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
