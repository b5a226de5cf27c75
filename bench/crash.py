"""Kill the real service with -9 at random points, restart it, and see that nothing is lost or doubled.

    python bench/crash.py [--kills 20] [--seed 1] [--keep DIR]

Needs nothing but this machine. The newsroom's papers come out article by article while the service is killed, two reports are
rewritten half-way, one digest falls due. In the end every article stands exactly once, every version is kept, the one digest
was delivered once, and the store's own check finds nothing. Exits 1 otherwise, with what differs.
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
from itertools import pairwise
from pathlib import Path
from random import Random

from aggregator.model.article import ArticleQuery
from aggregator.newsroom.script import all_articles
from aggregator.newsroom.server import Newsroom
from aggregator.store.store import Store, open_store

CONFIG = """data_dir = "{folder}"
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"
[schedule]
interval = "1s"
min_interval = "0s"
max_interval = "1s"
adaptive = false
jitter = 0
[web]
enabled = false
[[digests]]
name = "crash"
at = ["{at}"]
formats = ["json"]
{feeds}"""
LAG = 0.02  # seconds a paper takes to answer: polls last, so that kills fall into them
SETTLE_S = 60.0  # seconds for the last run to catch up
_ALIVE_S = (0.05, 1.0)  # seconds between ready and the kill


@dataclass(slots=True)
class Result:
    """What one harness run found."""

    kills: int = 0
    before_ready: int = 0  # kills that fell into start-up
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


async def crash(folder: Path, kills: int, seed: int, digest_after: float = 8.0) -> Result:
    """Run the whole harness in `folder`."""
    rng, result, started = Random(seed), Result(kills), time.monotonic()
    opening = datetime.now(UTC).replace(microsecond=0)
    async with Newsroom(opening, lag=LAG, well=True) as room:
        at = opening + timedelta(seconds=digest_after)
        config = folder / "config.toml"
        config.write_text(CONFIG.format(folder=folder, at=f"{at:%H:%M:%S}", feeds=room.subscriptions()), "utf-8")
        for act in (1, 2):
            room.act = act
            for number in range(kills // 2):
                _print_more(room, (number + 1) / (kills // 2))
                await _kill_once(config, rng, result)
            await _settle(config, folder, act, at, result)  # what is rewritten next must have been seen before
        with contextlib.closing(_open(folder)) as store:
            result.faults += _faults(store, room, folder)
    result.seconds = time.monotonic() - started
    return result


def _print_more(room: Newsroom, share: float) -> None:
    """Let the papers print `share` of what the act has."""
    hours = sorted(article.versions[0].hours for article in all_articles() if article.act <= room.act)
    room.until = hours[min(int(share * len(hours)), len(hours) - 1)]


async def _kill_once(config: Path, rng: Random, result: Result) -> None:
    async with service(config) as process:
        early = rng.random() < 0.2
        if early:  # some kills fall into start-up: migration, feeds, leases
            await asyncio.sleep(rng.uniform(0.1, 0.8))
            result.before_ready += 1
        else:
            await wait_ready(process)
            await asyncio.sleep(rng.uniform(*_ALIVE_S))


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


async def _settle(config: Path, folder: Path, act: int, digest_at: datetime, result: Result) -> None:
    """Let the service catch up undisturbed, then stop it as systemd would."""
    async with service(config) as process:
        await wait_ready(process)
        drain = asyncio.create_task(_drop(process))
        until = time.monotonic() + SETTLE_S
        with contextlib.closing(_open(folder)) as store:
            while time.monotonic() < until and not _settled(store, act, digest_at):  # noqa: ASYNC110 - another process works
                await asyncio.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        code = await asyncio.wait_for(process.wait(), 15)
        await drain
        if code != 0:
            result.faults.append(f"SIGTERM ended the run with exit code {code}")


async def _drop(process: asyncio.subprocess.Process) -> None:
    assert process.stderr is not None
    async for _ in process.stderr:
        pass


def _open(folder: Path) -> Store:
    return open_store("sqlite:///aggregator.db", folder, migrate=False)


def _settled(store: Store, act: int, digest_at: datetime) -> bool:
    """Tell whether everything printed so far is stored, extracted, grouped and delivered."""
    now = datetime.now(UTC)
    counts = store.upkeep.counts(now)
    if counts.extract or counts.group or counts.deliver:
        return False
    titles = {revision.title for row in store.articles.list(ArticleQuery(limit=10_000)) for revision in store.articles.revisions(row.id)}
    printed = [article for article in all_articles() if article.act <= act]
    all_here = counts.articles >= len(printed) and all(article.version(act).title in titles for article in printed)
    return all_here and (act == 1 or (now > digest_at and store.digests.last() is not None))


def _faults(store: Store, room: Newsroom, folder: Path) -> list[str]:
    rows = store.articles.list(ArticleQuery(limit=10_000))
    counted = Counter(row.url for row in rows)
    expected = {room.page_url(article): article for article in all_articles()}
    faults = [f"{url} is stored {count} times" for url, count in counted.items() if count > 1]
    faults += [f"{url} is missing" for url in expected if url not in counted]
    faults += [f"{url} was never printed" for url in counted if url not in expected]
    for row in rows:
        titles = [revision.title for revision in store.articles.revisions(row.id)]
        pairs = [(revision.title, revision.text) for revision in store.articles.revisions(row.id)]
        article = expected.get(row.url)
        faults += [f"{row.url}: version {v.title!r} is lost" for v in (article.versions if article else ()) if v.title not in titles]
        faults += [f"{row.url}: a version is kept twice in a row" for a, b in pairwise(pairs) if a == b]
    runs = store.digests.runs(name="crash")
    files = [path for path in (folder / "digests").glob("crash-*.json") if not path.is_symlink()]
    faults += [] if len(runs) == 1 and len(files) == 1 else [f"{len(runs)} digests and {len(files)} files instead of one"]
    faults += [f"store check: {finding.rule} ({finding.count})" for finding in store.upkeep.check()]
    return faults + room.faults


def main() -> int:
    """Run the harness from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep store and configuration here")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True)
    with contextlib.nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(crash(Path(folder).absolute(), options.kills, options.seed))
    print(f"{result.kills} kills ({result.before_ready} before ready) in {result.seconds:.0f} s: {len(result.faults)} faults")
    for fault in result.faults:
        print(f"  {fault}")
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
