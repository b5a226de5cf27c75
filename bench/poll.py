"""What polling costs: CPU and wall seconds and memory for N feeds, beside other programs.

    python -m bench.poll DIR [--feeds N] [--largest KB] [--latency MS] [--peers newsboat,sfeed,rss2email,reader]

DIR holds real-feeds.tar.xz, or feed files. They are unpacked outside the checkout and served on loopback by a process
of their own, many addresses of 127.0.0.0/8 in turn, so that the pace per host does not decide. A file that is used again
has other guids and addresses in it, or programs that know entries across feeds would have less to do. Cases:

    cold        nothing is known, every entry is parsed and stored
    304         the server answers every validator
    unchanged   200 with the same body, no validators
    one new     200, one new entry at the head of every feed
    slow 304    as 304, each answer --latency ms late (where that is given)

Each case of ours has a process of its own, as each of the peers': its memory counts whole. Its CPU and wall seconds begin when it has
started: what `aggregator poll` takes to start is a row of its own, the peers' start-up is in each of their rows.

Peers are polled in the same run where they are installed: newsboat, sfeed and rss2email as Debian packages, reader 3.26
in a virtual environment of its own (name its python in $READER_PYTHON; it needs sgmllib3k).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from aggregator.config.load import defaults
from aggregator.config.schema import Settings
from aggregator.engine.poll_host import poll_feeds
from aggregator.errors import OUTCOMES, Grade, Outcome
from aggregator.service.wiring import open_kit
from aggregator.store.store import Store, open_store
from bench.feed_server import beside, serve, switch
from bench.starting import cost_of, cost_of_start

UNPARSED = ("304", "unchanged", "slow 304")  # cases in which no document is read
SMALL = b"<rss version='2.0'><channel><title>-</title><item><title>-</title></item></channel></rss>"
HOSTS = 200  # loopback addresses the feeds are spread over


CASES = {
    "cold": {"etag": 1, "new": 0},
    "304": {"etag": 1, "new": 0},
    "unchanged": {"etag": 0, "new": 0},
    "one new": {"etag": 0, "new": 1},
}


@dataclass(frozen=True)
class Server:
    """The server of the run, and what it is to answer in each case."""

    port: int
    pid: int
    cases: dict[str, dict[str, int]]


@dataclass(frozen=True)
class Figures:
    """What one case cost."""

    case: str
    feeds: int  # that ended in a feed
    entries: int | None  # stored in all, None where the program does not say
    cpu: float  # seconds, children included
    wall: float
    peak: int  # MiB, largest process tree seen


def main() -> None:
    options = _options()
    here: Any = sys.modules["__main__"]
    here.__file__ = here.__spec__ = None  # or every worker process would import this script and all it imports
    if options.one:
        one(options.one, options.dir)
        return
    with tempfile.TemporaryDirectory(prefix="bench-poll-") as folder:
        work = Path(folder)
        largest = options.largest * 1000 or sys.maxsize
        files = {name: body for name, body in unpack(options.dir, work / "feeds").items() if len(body) <= largest}
        count = options.feeds or len(files)
        with beside(serve, files) as (port, process):
            print(f"{count} feeds, {sum(map(len, files.values())) / 1e6:.1f} MB in {len(files)} files")
            files.clear()  # the server has its own; here they would count as ours
            urls = [f"http://127.0.{n % HOSTS // 250}.{n % HOSTS % 250 + 1}:{port}/feed/{n}" for n in range(count)]
            print(f"{'program':<14}{'case':<12}{'feeds':>7}{'entries':>9}{'CPU s':>9}{'wall s':>9}{'MiB':>7}")
            slow = {"etag": 1, "new": 1, "latency": options.latency}
            cases = {**CASES, **({"warm": CASES["304"] | {"new": 1}, "slow 304": slow} if options.latency else {})}
            started(work)
            ours(urls, work, Server(port, process, cases))
            for peer in filter(None, options.peers.split(",")):
                PEERS[peer](urls, work / peer, Server(port, process, cases))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir", type=Path, metavar="DIR")
    parser.add_argument("--feeds", type=int, default=0, help="how many; files are used again (default: each file once)")
    parser.add_argument("--largest", type=int, default=0, help="leave files of more KB out")
    parser.add_argument("--latency", type=int, default=0, help="ms that each answer of one more case is late")
    parser.add_argument("--peers", default="", help=f"comma-separated: {', '.join(PEERS)}")
    parser.add_argument("--one", help=argparse.SUPPRESS)  # a case, DIR being where `ours` works
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


# -- measuring ----------------------------------------------------------------------------------------------------------


@contextmanager
def peak_of(skip: set[int]) -> Iterator[tuple[list[int], set[int]]]:
    """Sample this process tree without `skip` from a process of its own; yield its largest memory in MiB, and what to skip now.

    Proportional set size: pages that processes share count once.
    """
    peak = [0]
    ours, theirs = multiprocessing.Pipe()
    watcher = multiprocessing.Process(target=_watch, args=(os.getpid(), skip, theirs), daemon=True)
    watcher.start()
    try:
        yield peak, skip | {watcher.pid or 0}
    finally:
        ours.send(None)
        peak[0] = ours.recv()
        watcher.join()


def _watch(root: int, skip: set[int], pipe: Any) -> None:
    peak, skip, ends = 0, skip | {os.getpid()}, False
    while not ends:
        ends = pipe.poll(0.3)  # what is over sooner is looked at once
        peak = max(peak, sum(pss_of(pid) for pid in tree_of(root) - skip) >> 20)
    pipe.send(peak)


def tree_of(root: int) -> set[int]:
    """Return a process and all below it."""
    found, todo = set[int](), [root]
    while todo:
        pid = todo.pop()
        found.add(pid)
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                todo += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def pss_of(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0  # a process that is ending has no pages left to tell of


def cpu_of_tree(skip: set[int]) -> float:
    """Return user and system seconds of this process, its living children and those that ended."""
    return cpu_of(tree_of(os.getpid()) - skip)


def cpu_of(pids: Iterable[int]) -> float:
    """Return user and system seconds of these processes and of their children that ended."""
    ticks = os.sysconf("SC_CLK_TCK")
    total = 0.0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += sum(int(field) for field in fields[11:15]) / ticks
    return total


# -- our own engine -----------------------------------------------------------------------------------------------------


def started(work: Path) -> None:
    """Show what the command line takes to start and find nothing to poll."""
    config = work / "config.toml"
    config.write_text(f'data_dir = "{work}/nothing"\n')
    cpu, wall = cost_of_start(work, ["--config", str(config), "poll"])
    show("aggregator", Figures("start-up", 0, None, cpu, wall, 0))


def ours(urls: list[str], work: Path, server: Server) -> None:
    """Run the cases on our engine, each in a process of its own, as the peers are; a failing feed is named, none may end the run."""
    (work / "urls").write_text("\n".join(urls))
    cold: dict[str, Any] = {}
    for case, mode in server.cases.items():
        switch(server.port, mode)
        command = [sys.executable, "-m", "bench.poll", str(work), "--one", case]
        told = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
        show("aggregator", Figures(**told["figures"]))
        cold = cold or told
    print(f"\n{len(cold['nothing'])} feeds give nothing:" if cold["nothing"] else "\nevery feed gives entries")
    print("".join(f"  {line}\n" for line in cold["nothing"]), end="")
    print("outcomes of the cold poll:", cold["outcomes"], "\n")


def one(case: str, work: Path) -> None:
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
    with peak_of(set()) as (peak, skip):
        told = asyncio.run(_polled(settings, store, skip, parses=case not in UNPARSED))
    fine = sum(OUTCOMES[outcome].grade is Grade.OK for outcome, _ in told.outcomes)
    figures = Figures(case, fine, sum(row.entries for row in store.feeds.rows()), told.cpu, told.wall, peak[0])
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


async def _polled(settings: Settings, store: Store, skip: set[int], *, parses: bool) -> Polled:
    outcomes = []
    async with open_kit(settings, store) as kit:
        if parses:  # what is parsed finds the workers started, as in the service; elsewhere none starts
            await asyncio.gather(*(kit.workers.parse_feed(SMALL, "http://127.0.0.1/", None) for _ in range(2)))
        cpu, wall, now = cpu_of_tree(skip), time.perf_counter(), kit.clock.now()
        feeds = await kit.db(kit.store.feeds.select, None, now, now + timedelta(hours=1))
        async for report in poll_feeds(kit, feeds, force=True):  # nothing of a report is kept: it holds every new entry
            told = report.outcome
            outcomes.append((told.outcome, f"{told.url.rsplit('/', 1)[1]:>5}  {told.outcome.value}: {told.detail[:120]}"))
        return Polled(outcomes, cpu_of_tree(skip) - cpu, time.perf_counter() - wall)  # while the workers are there


def show(program: str, figures: Figures) -> None:
    entries = "" if figures.entries is None else str(figures.entries)
    print(
        f"{program:<14}{figures.case:<12}{figures.feeds:>7}{entries:>9}{figures.cpu:>9.2f}{figures.wall:>9.2f}{figures.peak:>7}",
        flush=True,
    )


# -- peers --------------------------------------------------------------------------------------------------------------


def _peer(name: str, urls: list[str], server: Server, once: Callable[[], None], entries: Callable[[], int | None]) -> None:
    """Run the cases on a peer; newsboat keeps validators only from its second poll on, so the first one is run twice."""
    for case, mode in [("cold", server.cases["cold"]), ("again", server.cases["304"]), *list(server.cases.items())[1:]]:
        switch(server.port, mode)
        with peak_of({server.pid, os.getpid()}) as (peak, _):
            cpu, wall = cost_of(once)
        show(name, Figures(case, len(urls), entries(), cpu, wall, peak[0]))


def _lacks(name: str, program: str | None) -> bool:
    if not program or not shutil.which(program):
        print(f"{name:<14}skipped: not installed")
        return True
    return False


def newsboat(urls: list[str], folder: Path, server: Server) -> None:
    if _lacks("newsboat", "newsboat"):
        return
    folder.mkdir()
    (folder / "urls").write_text("\n".join(urls) + "\n")
    (folder / "config").write_text("reload-threads 10\n")
    cache = folder / "cache.db"
    command = ["newsboat", "-u", str(folder / "urls"), "-c", str(cache), "-C", str(folder / "config"), "-x", "reload"]
    _peer("newsboat", urls, server, lambda: _quiet(command), lambda: _count(cache, "select count(*) from rss_item"))


def sfeed(urls: list[str], folder: Path, server: Server) -> None:
    if _lacks("sfeed", "sfeed_update"):
        return
    folder.mkdir()
    feeds = "\n".join(f"  feed 'f{n}' '{url}'" for n, url in enumerate(urls))
    (folder / "sfeedrc").write_text(f"sfeedpath={folder}/out\nmaxjobs=10\nfeeds() {{\n{feeds}\n}}\n")
    command = ["sfeed_update", str(folder / "sfeedrc")]
    out = folder / "out"
    _peer("sfeed", urls, server, lambda: _quiet(command), lambda: sum(p.read_bytes().count(b"\n") for p in out.glob("*")))


def rss2email(urls: list[str], folder: Path, server: Server) -> None:
    if _lacks("rss2email", "r2e"):
        return
    folder.mkdir()
    maildir = folder / "mail"
    head = "[DEFAULT]\nfrom = bench@localhost\nto = bench@localhost\nemail-protocol = maildir\n"
    head += f"maildir-path = {maildir}\nmaildir-mailbox = in\n"
    (folder / "cfg").write_text(head + "".join(f"\n[feed.f{n}]\nurl = {url}\n" for n, url in enumerate(urls)))
    for part in ("cur", "new", "tmp"):
        (maildir / "in" / part).mkdir(parents=True)
    command = ["r2e", "-c", str(folder / "cfg"), "-d", str(folder / "data.json"), "run"]
    _peer("rss2email", urls, server, lambda: _quiet(command), lambda: sum(1 for _ in (maildir / "in" / "new").iterdir()))


def reader(urls: list[str], folder: Path, server: Server) -> None:
    python = os.environ.get("READER_PYTHON")
    if _lacks("reader", python):
        return
    folder.mkdir()
    (folder / "urls.json").write_text(json.dumps(urls))
    script = (
        "import json, sys, reader\n"
        "r = reader.make_reader(sys.argv[1] + '/reader.db')\n"
        "[r.add_feed(u, exist_ok=True) for u in json.load(open(sys.argv[1] + '/urls.json'))]\n"
        "r.update_feeds(scheduled=False, workers=10)\n"
    )
    command, database = [str(python), "-c", script, str(folder)], folder / "reader.db"
    _peer("reader", urls, server, lambda: _quiet(command), lambda: _count(database, "select count(*) from entries"))


def _quiet(command: list[str]) -> None:
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _count(database: Path, query: str) -> int | None:
    import sqlite3

    if not database.exists():
        return None
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute(query).fetchone()[0])
    finally:
        connection.close()


PEERS = {"newsboat": newsboat, "sfeed": sfeed, "rss2email": rss2email, "reader": reader}

if __name__ == "__main__":
    main()
