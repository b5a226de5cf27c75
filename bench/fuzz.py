"""Give the parse path broken and hostile documents, and see that it bears them: no crash, no hang, no swelling.

    python -m bench.fuzz [--seconds 600] [--seed N] [--keep DIR]

Needs nothing but this machine. Every document goes the way of a polled body: sniffed, parsed, named, its texts and times read; and
through discovery and the OPML reader. Anything but a feed or a named refusal is a fault, so is more than LIMIT_S of CPU or more than
MEMORY on top of a fresh worker. Faulty documents are kept in DIR; each becomes a data file in tests/data/feeds. Exits 1 with faults.
tests/property/test_parse_feed_properties.py looks for the same with hypothesis, which shrinks what it finds.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from aggregator.core.identity import keyed
from aggregator.core.times import read_claim
from aggregator.engine.workers import bounded
from aggregator.errors import Outcome, ParseError, UsageError
from aggregator.markup import to_text
from aggregator.markup.encoding import decode
from aggregator.model.entry import ParsedFeed
from aggregator.parse import discover, opml
from aggregator.parse.feed import parse
from bench.fuzz_documents import Document, bodies, document

URL = "https://harbour.example/feed.xml"
LIMIT_S = 5.0  # of CPU for a document of at most 200 kB; the service stops a worker after 30 s
GRACE_S = 30.0  # until a child that says nothing is ended
MEMORY = 512 * 2**20
NOW = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass(slots=True)
class Result:
    """What one run came to."""

    documents: int = 0
    bytes: int = 0
    seconds: float = 0.0
    slowest: float = 0.0  # CPU seconds of one document
    peak: int = 0  # bytes of the child's resident memory
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, Document]] = field(default_factory=list)


def read_all(made: Document) -> str:
    """Take one document through every reader; return what it was. Raises whatever should never come out of them."""
    discover.find(made.body, URL)
    to_text(decode(made.body[:50_000], made.content_type).text)
    with contextlib.suppress(UsageError):  # most documents are no list of feeds
        opml.read(made.body)
    try:
        feed = parse(made.body, url=URL, content_type=made.content_type)
    except ParseError as error:
        if error.outcome is Outcome.PARSE_TIMEOUT:
            raise
        return error.outcome.value
    _read_entries(feed)
    return "feed"


def _read_entries(feed: ParsedFeed) -> None:
    """Do with the entries what the engine does before anything is looked up."""
    _, entries = keyed(feed, "guid", URL)
    assert len({entry.key for entry in entries}) == len(entries), "two entries with one key"
    for entry in feed.entries:
        for raw in entry.times:
            read_claim(raw, seen_at=NOW, zone=None, language=entry.language)
        assert entry.url is None or entry.url.startswith(("http://", "https://")), entry.url
        assert "<script" not in (entry.summary_html + entry.content_html).lower()


def run(seed: int, *, documents: int | None = None, seconds: float | None = None, read: Callable[[Document], str] = read_all) -> Result:
    """Fuzz until so many documents were read or so many seconds have passed, and return what was found."""
    known, rng, result, began = bodies(), Random(seed), Result(), time.monotonic()
    child = _Child(read)
    try:
        while (documents is None or result.documents < documents) and (seconds is None or time.monotonic() - began < seconds):
            made = document(rng, known)
            outcome, took, peak = child.ask(made)
            result.documents, result.bytes = result.documents + 1, result.bytes + len(made.body)
            result.slowest, result.peak = max(result.slowest, took), max(result.peak, peak)
            result.outcomes[outcome.partition(":")[0]] += 1
            if ":" in outcome:
                result.faults.append((outcome, made))
    finally:
        child.end()
        result.seconds = time.monotonic() - began
    return result


class _Child:
    """The process that reads: bounded like a worker of the service, replaced when it dies or hangs."""

    def __init__(self, read: Callable[[Document], str]) -> None:
        self._read = read
        self._start()

    def _start(self) -> None:
        self._here, there = multiprocessing.Pipe()
        self._process = multiprocessing.get_context("fork").Process(target=_answer, args=(there, self._read), daemon=True)
        self._process.start()
        there.close()

    def ask(self, made: Document) -> tuple[str, float, int]:
        """Return the outcome ("fault: ..." for a fault), the CPU seconds it took and the child's peak memory in bytes."""
        try:
            self._here.send(made)
            if self._here.poll(GRACE_S):
                outcome, took, peak = self._here.recv()
                return (f"slow: {took:.1f} s of CPU" if took > LIMIT_S and ":" not in outcome else outcome), took, peak
            fault = f"hang: nothing within {GRACE_S:g} s"
        except (EOFError, OSError) as error:
            fault = f"crash: the process died ({type(error).__name__})"
        self.end()
        self._start()
        return fault, 0.0, 0

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._here.close()


def _answer(pipe: Connection, read: Callable[[Document], str]) -> None:
    """Read documents until the pipe closes."""
    bounded(MEMORY)
    while True:
        made = pipe.recv()
        began = time.process_time()
        try:
            outcome = read(made)
        except Exception as error:  # noqa: BLE001 - the boundary that this program is about
            outcome = f"raised: {type(error).__name__}: {error}"[:300]
        pipe.send((outcome, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))


def main() -> int:
    """Fuzz from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path("fuzz-faults"), help="where faulty documents go")
    options = parser.parse_args()
    result = run(options.seed, seconds=options.seconds)
    size, peak = result.bytes / 2**20, result.peak / 2**20
    print(f"{result.documents} documents, {size:.0f} MiB in {result.seconds:.0f} s (seed {options.seed}): {len(result.faults)} faults")
    print(f"the slowest document took {result.slowest:.2f} s of CPU; peak memory {peak:.0f} MiB")
    print(", ".join(f"{outcome} {count}" for outcome, count in result.outcomes.most_common()))
    for fault, made in result.faults:
        options.keep.mkdir(exist_ok=True)
        file = options.keep / f"{made.made}-{blake2b(made.body, digest_size=6).hexdigest()}.bin"
        file.write_bytes(made.body)
        print(f"  {fault}\n    {file} as {made.content_type!r}")
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
