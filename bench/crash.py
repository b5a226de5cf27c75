"""Kill the real service with -9 in every phase of its work, restart it, and see that nothing is lost or doubled.

    python bench/crash.py [--kills 20] [--seed 1] [--database postgresql://...] [--keep DIR]

Needs nothing but this machine, or an empty PostgreSQL database. Papers come out article by article while the service is killed, reports
are rewritten, digests fall due and are written and posted, the configuration changes under a running service, old articles are pruned,
and the store is given an older schema that has to be migrated. Most kills are aimed (bench/crash_service.py): the process dies within
poll, extract, group, digest, delivery, migration, reload or prune, and says in which it was. Two in twenty hit a service that
was started from nothing, as systemd does: one while it starts, one at any moment.

In the end every article stands exactly once, every version is kept, every article was in exactly one digest, each digest was posted as one
document, and the store's own check finds nothing. Exits 1 otherwise, with what differs.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a file, the project is not on the path

from aggregator.newsroom.script import all_articles
from aggregator.newsroom.server import Newsroom
from aggregator.store.store import Store, open_store
from bench.crash_faults import DIGEST, faults
from bench.crash_older import make_older
from bench.crash_paper import Paper, printing
from bench.crash_service import ONCE, PHASES, UNHARMED, Order, written

CONFIG = """data_dir = "{folder}"
[database]
url = "{database}"
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"
[schedule]
interval = "1s"
min_interval = "0s"
max_interval = "1s"
adaptive = false
jitter = 0
[retention]
per_feed = 60
events = "1s"
[web]
enabled = false
[[digests]]
name = "{digest}"
at = [{at}]
formats = ["json"]
max_stories = 2000
webhook = {{ url = "{paper}/hook" }}
[[feeds]]
url = "{paper}/feed.xml"
name = "The Daily Mill, edition {edition}"
{feeds}"""
SQLITE = "sqlite:///aggregator.db"
LAG = 0.02  # seconds a paper takes to answer: polls last, so that kills fall into them
SETTLE_S = 900.0  # seconds for the last run to catch up
BEHIND = 30  # articles of the paper that never ends that may be unseen: on a busy machine a life is over before it has read them
AIMED_S = 20.0  # seconds until an aimed kill counts as missed
LONGEST_S = {"poll": 0.3, "extract": 0.3, "migration": 0.03, "delivery": 0.1}  # of a phase, as measured; the others take less
_OTHERS_S = 0.05
LEAST_PATIENCE = 0.05  # share of a phase's time under which it is not aimed at again
_ALIVE_S = (0.05, 1.0)  # seconds between ready and a kill at any moment
KINDS = (*PHASES, "start-up", "any moment")
ROUND = (*PHASES, "poll", "start-up", *PHASES, "extract", "any moment")  # in this order


@dataclass(slots=True)
class Result:
    """What one harness run found."""

    kills: int = 0
    hit: Counter[str] = field(default_factory=Counter)  # phase -> kills that fell into it; a kill may fall into several
    missed: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """What a run works on."""

    folder: Path
    database: str
    room: Newsroom
    paper: Paper
    rng: Random
    slots: list[datetime] = field(default_factory=list)
    edition: int = 1

    @property
    def config(self) -> Path:
        """Where config.toml stands."""
        return self.folder / "config.toml"

    def configure(self) -> None:
        """Write config.toml as it is now, in one step."""
        at = ", ".join(f'"{slot:%H:%M:%S}"' for slot in self.slots)
        values = {"folder": self.folder, "database": self.database, "at": at, "digest": DIGEST, "paper": self.paper.base}
        text = CONFIG.format(**values, edition=self.edition, feeds=self.room.subscriptions())
        beside = self.config.with_suffix(".new")
        beside.write_text(text, "utf-8")
        beside.replace(self.config)

    def fall_due(self) -> None:
        """Let a digest fall due this second."""
        self.slots.append(max(datetime.now(UTC).replace(microsecond=0), self.slots[-1] + timedelta(seconds=1)))

    def order(self, phase: str, patience: float) -> Order:
        """Return what a life is told; `patience` is the share of the phase's time the kill may wait."""
        longest = patience * LONGEST_S.get(phase, _OTHERS_S)
        return Order(str(self.config), phase, longest, self.rng.getrandbits(32), str(self.folder / "log"), str(self.folder / "found"))

    def seen(self) -> int:
        """Return how many articles of the paper that never ends are stored."""
        if not self.slots[1:]:
            return 0  # there may be no store yet
        with contextlib.closing(open_store(self.database, self.folder)) as store:
            rows = store.database.execute_sql(f"SELECT COUNT(*) FROM article WHERE url LIKE '{self.paper.base}/%%'").fetchall()  # noqa: S608 - ours
            return int(rows[0][0])

    def open(self) -> Store:
        """Return the store."""
        return open_store(self.database, self.folder, migrate=False)


async def crash(folder: Path, kills: int, seed: int, database: str = SQLITE) -> Result:
    """Run the whole harness in `folder`."""
    half = (kills + 1) // 2
    result, started, opening = Result(kills), time.monotonic(), datetime.now(UTC).replace(microsecond=0)
    async with Newsroom(opening, lag=LAG, well=True) as room, printing(LAG) as paper, nursery() as lives:
        scene = Scene(folder, database, room, paper, Random(seed), [opening - timedelta(seconds=1)])
        for number in range(kills):
            if number == half:
                await _settle(scene, lives, result)  # what is rewritten next must have been seen before
                room.act = 2
            _print_more(scene, (number % half + 1) / half)
            await _kill_once(ROUND[number % len(ROUND)], scene, lives, result)
        await _settle(scene, lives, result)
        with contextlib.closing(scene.open()) as store:
            result.faults += faults(store, room, paper, folder)
    result.seconds = time.monotonic() - started
    return result


def _print_more(scene: Scene, share: float) -> None:
    """Let the papers print `share` of what the act has, and two articles of the one that never ends."""
    _print(scene, share)
    if scene.paper.printed - scene.seen() < BEHIND:
        scene.paper.printed += 2


def _print(scene: Scene, share: float) -> None:
    hours = sorted(article.versions[0].hours for article in all_articles() if article.act <= scene.room.act)
    scene.room.until = hours[min(int(share * len(hours)), len(hours) - 1)]


async def _kill_once(kind: str, scene: Scene, lives: Nursery, result: Result, patience: float = 1.0) -> None:
    """Kill a life in `kind`; a phase that comes once and was over before the kill is aimed at again, with less patience."""
    if kind == "migration" and result.hit:
        make_older(scene.database, scene.folder)
    if kind in ("digest", "delivery"):
        scene.fall_due()
    scene.configure()
    if kind not in PHASES:
        await _kill_any(kind, scene, result)
        return
    found = scene.folder / "found"
    found.unlink(missing_ok=True)
    pid = await lives.begin(scene.order(kind, patience))
    if kind == "reload":
        await asyncio.sleep(0.2)  # until it has read the old one
        scene.edition += 1
        scene.configure()
    code = await lives.ended(pid)
    if not found.exists():
        result.missed[kind] += 1
        result.faults += [] if code == -signal.SIGKILL else [f"a service to be killed in {kind} ended by itself with {code}"]
        return
    phases = found.read_text("ascii").split()
    result.hit.update(phases)
    result.missed[kind] += kind not in phases
    if kind not in phases and kind in ONCE and patience > LEAST_PATIENCE:
        result.kills += 1
        await _kill_once(kind, scene, lives, result, patience / 2)


async def _kill_any(kind: str, scene: Scene, result: Result) -> None:
    async with service(scene.config) as process:
        if kind == "start-up":  # migration, feeds, leases
            await asyncio.sleep(scene.rng.uniform(0.1, 0.8))
        else:
            await wait_ready(process)
            await asyncio.sleep(scene.rng.uniform(*_ALIVE_S))
    result.hit[kind] += 1


class Nursery:
    """Lives of the service that start in no time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Speak with bench/crash_service.py."""
        assert process.stdin is not None
        assert process.stdout is not None
        self._orders, self._news = process.stdin, process.stdout

    async def begin(self, order: Order) -> int:
        """Return the process of a new life."""
        self._orders.write(written(order))
        return int(await self._news.readline())

    async def ended(self, pid: int) -> int:
        """Return how a life ended; -9 where it was killed, by itself or by us for lateness."""
        try:
            async with asyncio.timeout(AIMED_S):
                return int(await self._news.readline())
        except TimeoutError:
            os.kill(pid, signal.SIGKILL)
            return int(await self._news.readline())

    async def ready(self) -> None:
        """Wait until it has imported the program."""
        assert await self._news.readline() == b"ready\n"

    async def close(self) -> int:
        """Return how many worker processes outlived their service."""
        self._orders.close()
        return int(await self._news.readline())


@contextlib.asynccontextmanager
async def nursery() -> AsyncIterator[Nursery]:
    """Yield a nursery; raises RuntimeError when workers outlive their service."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.crash_service"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
        cwd=Path(__file__).parent.parent,
    )
    lives = Nursery(process)
    try:
        await lives.ready()
        yield lives
        left = await lives.close()
        if left:
            raise RuntimeError(f"{left} worker processes outlived their service")
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


@contextlib.asynccontextmanager
async def service(config: Path, **environ: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start the real service; kill -9 what is left of it at the end, its workers too (as systemd does)."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "aggregator", "--config", str(config), "run"),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, **environ},
        cwd=Path(__file__).parent.parent,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


async def wait_ready(process: asyncio.subprocess.Process) -> list[str]:
    """Return the log lines up to the one that says the service is ready."""
    return await wait_line(process, '"event": "ready"')


async def wait_line(process: asyncio.subprocess.Process, words: str) -> list[str]:
    """Return the log lines up to the first that holds `words`; raises RuntimeError when the log ends before."""
    assert process.stderr is not None
    lines = []
    async for line in process.stderr:
        lines.append(line.decode())
        if words in lines[-1]:
            return lines
    raise RuntimeError("the service ended: " + "".join(lines))


async def _settle(scene: Scene, lives: Nursery, result: Result) -> None:
    """Let the service catch up undisturbed and write a last digest, then stop it as systemd would."""
    _print(scene, 1.0)  # also where an odd number of kills has no half
    scene.configure()
    pid = await lives.begin(scene.order(UNHARMED, 1.0))
    until = time.monotonic() + SETTLE_S
    with contextlib.closing(scene.open()) as store:
        for settled in (_all_grouped, _all_delivered):
            while time.monotonic() < until and _lives(pid) and not settled(store, scene):  # noqa: ASYNC110 - another process works
                await asyncio.sleep(0.3)
            if time.monotonic() >= until or not _lives(pid):
                result.faults.append(f"{settled.__name__.removeprefix('_all_')}: not everything within {SETTLE_S:g} s")
            if settled is _all_grouped:
                scene.fall_due()
                scene.configure()
    if _lives(pid):
        os.kill(pid, signal.SIGTERM)
    code = await lives.ended(pid)
    if code != 0:
        result.faults.append(f"SIGTERM ended the run with exit code {code}")


def _lives(pid: int) -> bool:
    """Tell whether a life goes on; the nursery sees to its end at once."""
    return Path(f"/proc/{pid}").exists()


def _all_grouped(store: Store, scene: Scene) -> bool:
    """Tell whether everything printed so far is stored, extracted and grouped."""
    counts = store.figures.counts(datetime.now(UTC))
    if counts.extract or counts.group:
        return False
    titles = {title for (title,) in store.database.execute_sql("SELECT title FROM revision").fetchall()}
    wanted = {article.version(scene.room.act).title for article in all_articles() if article.act <= scene.room.act}
    pruned = {url for (url,) in store.database.execute_sql("SELECT url FROM article WHERE pruned_at IS NOT NULL").fetchall()}
    whole = [number for number in range(scene.paper.printed) if scene.paper.url(number) not in pruned]
    return wanted | {scene.paper.title(number) for number in whole} <= titles


def _all_delivered(store: Store, scene: Scene) -> bool:
    """Tell whether the last digest is out."""
    rows = store.digests.runs(name=DIGEST)
    return any(row.scheduled_for == scene.slots[-1] for row in rows) and not store.figures.counts(datetime.now(UTC)).deliver


def table(result: Result) -> str:
    """Return how many kills fell into each phase."""
    rows = [f"{kind:<12}{result.hit[kind]:>6}{result.missed[kind]:>8}" for kind in KINDS]
    return "\n".join((f"{'killed in':<12}{'kills':>6}{'missed':>8}", *rows))


def main() -> int:
    """Run the harness from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default=SQLITE, help="an empty PostgreSQL database; default: a SQLite file")
    parser.add_argument("--keep", type=Path, help="keep store and configuration here")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True)
    with contextlib.nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(crash(Path(folder).absolute(), options.kills, options.seed, options.database))
    print(table(result))
    print(f"{result.kills} kills in {result.seconds:.0f} s: {len(result.faults)} faults")
    for fault in result.faults:
        print(f"  {fault}")
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
