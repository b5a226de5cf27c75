"""What polling costs: CPU and wall seconds and memory, beside other programs, and whether the goals for these are met.

    python -m bench.poll DIR [--peers newsboat,sfeed,rss2email,reader] [--feeds N] [--many N] [--latency MS] [--largest KB]

DIR holds real-feeds.tar.xz, or feed files. They are unpacked outside the checkout and served on loopback by a process
of their own, many addresses of 127.0.0.0/8 in turn, so that the pace per host does not decide. A file that is used again
has other guids and addresses in it, or programs that know entries across feeds would have less to do. First --feeds feeds (each file
once), then --many (2,000; 0 leaves them out):

    cold        nothing is known, every entry is parsed and stored
    304         the server answers every validator
    unchanged   200 with the same body, no validators (of many feeds: ours alone)
    one new     200, one new entry at the head of every feed (not of many feeds)
    slow 304    as 304, each answer --latency (50) ms late (of many feeds)

Each case of ours has a process of its own, as each of the peers': its memory counts whole. Where it takes tenths of a second (all but the
first, of each file once) it is run three times, and the middle one counts. Its CPU and wall seconds begin when it has
started: what `aggregator poll` takes to start is a row of its own, the peers' start-up is in each of their rows. The goals say ratios
without and with it.

Peers are polled in the same run where they are installed: newsboat, sfeed and rss2email as Debian packages, reader 3.26
in a virtual environment of its own (name its python in $READER_PYTHON; it needs sgmllib3k). Many feeds take reader minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from aggregator.config.load import defaults
from aggregator.config.schema import Settings
from aggregator.engine.poll_host import poll_feeds
from aggregator.engine.processor import one_processor
from aggregator.errors import OUTCOMES, Grade, Outcome
from aggregator.service.wiring import open_kit
from aggregator.store.store import Store, open_store
from bench.feed_server import beside, serve, switch
from bench.poll_cases import MANY, OURS, Book, Case, Figures, Part, Server, goals, many, once
from bench.poll_peers import PEERS
from bench.processes import cpu_of_tree, peak_of
from bench.starting import cost_of_start

SMALL = b"<rss version='2.0'><channel><title>-</title><item><title>-</title></item></channel></rss>"
HOSTS = 200  # loopback addresses the feeds are spread over


def main() -> None:
    options = _options()
    here: Any = sys.modules["__main__"]
    here.__file__ = here.__spec__ = None  # or every worker process would import this script and all it imports
    if options.one:
        one(options.one, options.dir, reads=options.reads)
        return
    with tempfile.TemporaryDirectory(prefix="bench-poll-") as folder:
        run_all(options, Path(folder))


def run_all(options: argparse.Namespace, work: Path) -> None:
    """Run every case on ours and on the peers, part by part, and print what came of it."""
    largest, peers = options.largest * 1000 or sys.maxsize, [peer for peer in options.peers.split(",") if peer]
    files = {name: body for name, body in unpack(options.dir, work / "feeds").items() if len(body) <= largest}
    parts = [once(options.feeds or len(files))] + ([many(options.many, options.latency)] if options.many else [])
    with beside(serve, files) as (port, process):
        print(f"{len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB")
        files.clear()  # the server has its own; here they would count as ours
        print(f"{'program':<14}{'case':<12}{'feeds':>7}{'entries':>9}{'CPU s':>9}{'wall s':>9}{'MiB':>7}")
        whole = Run(Server(port, process), peers, started(work), Book())
        for part in parts:
            measured(part, work, whole)
    print(*goals(whole.book, peers), sep="\n")


@dataclass(frozen=True)
class Run:
    """What all parts share."""

    server: Server
    peers: list[str]
    start: float  # CPU seconds that our command line takes to start
    book: Book


def measured(part: Part, work: Path, run: Run) -> None:
    """Run the cases of one part on ours, then on the peers."""
    folder = work / ("many" if part.name == MANY else "once")
    folder.mkdir()
    urls = [f"http://127.0.{n % HOSTS // 250}.{n % HOSTS % 250 + 1}:{run.server.port}/feed/{n}" for n in range(part.feeds)]
    (folder / "urls").write_text("\n".join(urls))
    ours(folder, part, run)
    for peer in run.peers:
        for figures in PEERS[peer](urls, folder / peer, run.server, [case for case in part.cases if case.peers]):
            run.book.enter(part.name, peer, figures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir", type=Path, metavar="DIR")
    parser.add_argument("--peers", default="", help=f"comma-separated: {', '.join(PEERS)}")
    parser.add_argument("--feeds", type=int, default=0, help="how many; files are used again (default: each file once)")
    parser.add_argument("--many", type=int, default=2000, help="feeds of the second part (0: leave it out; default 2000)")
    parser.add_argument("--latency", type=int, default=50, help="ms that each answer is late in the slow case (default 50)")
    parser.add_argument("--largest", type=int, default=0, help="leave files of more KB out")
    parser.add_argument("--one", help=argparse.SUPPRESS)  # a case, DIR being where `ours` works
    parser.add_argument("--reads", action="store_true", help=argparse.SUPPRESS)  # that case parses
    return parser.parse_args()


def unpack(source: Path, target: Path) -> dict[str, bytes]:
    """Return the feed files of a directory or its real-feeds.tar.xz by name."""
    archive = source if source.is_file() else source / "real-feeds.tar.xz"
    if archive.is_file():
        with tarfile.open(archive) as tar:
            tar.extractall(target, filter="data")
        source = target
    files = {str(p.relative_to(source)): p.read_bytes() for p in sorted(source.rglob("*")) if p.is_file() and p.suffix != ".json5"}
    if not files:
        sys.exit(f"bench/poll.py: no feeds in {source}")
    return files


def started(work: Path) -> float:
    """Show what the command line takes to start and find nothing to poll; return its CPU seconds."""
    config = work / "config.toml"
    config.write_text(f'data_dir = "{work}/nothing"\n')
    cpu, wall = cost_of_start(work, ["--config", str(config), "poll"])
    print(Figures("start-up", 0, None, cpu, wall, 0).row(OURS))
    return cpu


def ours(work: Path, part: Part, run: Run) -> None:
    """Run the cases on our engine, each in a process of its own, as the peers are; a failing feed is named, none may end the run."""
    cold: dict[str, Any] = {}
    for case in part.cases:
        told = [_told(case, number, work, run.server.port) for number in range(1, case.times + 1)]
        figures = sorted((Figures(**one["figures"]) for one in told), key=lambda one: one.cpu)[len(told) // 2]
        run.book.enter(part.name, OURS, replace(figures, start=figures.start + run.start))
        cold = cold or told[0]
    print(f"\n{len(cold['nothing'])} feeds give nothing:" if cold["nothing"] else "\nevery feed gives entries")
    print("".join(f"  {line}\n" for line in cold["nothing"]), end="")
    print("outcomes of the cold poll:", cold["outcomes"], "\n")


def _told(case: Case, number: int, work: Path, port: int) -> dict[str, Any]:
    """Run a case for the `number`th time in a process of its own; return what that printed."""
    switch(port, case.turn(number))
    command = [sys.executable, "-m", "bench.poll", str(work), "--one", case.name, *(["--reads"] if case.reads else [])]
    told: dict[str, Any] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    return told


def one(case: str, work: Path, *, reads: bool) -> None:
    """Poll every feed once, as `aggregator poll --force` does, and print what that cost as JSON."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    settings = defaults(
        data_dir=work / "ours",
        fetch={"allow_networks": ["127.0.0.0/8"], "per_host_delay": "0s"},
        schedule={"min_interval": "0s"},
        feeds=[{"url": url} for url in (work / "urls").read_text().split()],
    )
    store = open_store(settings.database.url, settings.data_dir)
    store.feeds.sync(settings.specs(), datetime.now(UTC))
    with peak_of(set()) as (peak, skip), one_processor():  # as the command does
        told = asyncio.run(_polled(settings, store, skip, reads=reads))
    fine = sum(OUTCOMES[outcome].grade is Grade.OK for outcome, _ in told.outcomes)
    figures = Figures(case, fine, sum(row.entries for row in store.feeds.rows()), told.cpu, told.wall, peak[0], told.workers)
    nothing = [text for outcome, text in told.outcomes if OUTCOMES[outcome].grade is not Grade.OK or outcome is Outcome.NO_ENTRIES]
    counts = Counter(outcome.value for outcome, _ in told.outcomes)
    print(json.dumps({"figures": asdict(figures), "nothing": nothing, "outcomes": counts}))
    store.close()


@dataclass(frozen=True)
class Polled:
    """What one poll of every feed came to."""

    outcomes: list[tuple[Outcome, str]]  # a feed: how it ended, and that in words
    cpu: float  # seconds of all processes
    wall: float  # seconds
    workers: float  # CPU seconds of starting those that parse


async def _polled(settings: Settings, store: Store, skip: set[int], *, reads: bool) -> Polled:
    outcomes = []
    async with open_kit(settings, store) as kit:
        before = cpu_of_tree(skip)
        if reads:  # what is parsed finds the workers started, as in the service; elsewhere none starts
            await asyncio.gather(*(kit.workers.parse_feed(SMALL, "http://127.0.0.1/", None) for _ in range(2)))
        cpu, wall, now = cpu_of_tree(skip), time.perf_counter(), kit.clock.now()
        feeds = await kit.db(kit.store.feeds.select, None, now + timedelta(hours=1))
        async for report in poll_feeds(kit, feeds, force=True):  # nothing of a report is kept: it holds every new entry
            told = report.outcome
            outcomes.append((told.outcome, f"{told.url.rsplit('/', 1)[1]:>5}  {told.outcome.value}: {told.detail[:120]}"))
        return Polled(outcomes, cpu_of_tree(skip) - cpu, time.perf_counter() - wall, cpu - before)  # while the workers are there


if __name__ == "__main__":
    main()
