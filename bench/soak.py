"""One process for simulated weeks: what it keeps in memory, file descriptors and store must stop growing.

    python bench/soak.py [--feeds 1000] [--hosts 150] [--days 24] [--seed 1]

Needs nothing but this machine (Linux: /proc). The engine of bench/polling.py under a clock that jumps, with grouping, pruning and
digests as the service runs them; feeds are kept 100 articles each, so that the store can come to rest. Every simulated hour the process'
memory, its open descriptors and the store's bytes are noted. Printed are their slopes over the days after the warm-up, the first third;
exits 1 when memory grows by more than 1 MiB a day, a descriptor is lost, or the store grows by more than a hundredth of its size and
256 KiB a day. Worker processes and their caches have their own proof: tests/unit/engine/test_workers.py.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import linear_regression

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a file, the project is not on the path

import structlog

from aggregator.config.load import defaults
from aggregator.engine.dispatch import LocalDispatcher
from aggregator.engine.duties import Duties, Pulse
from aggregator.engine.kit import Kit
from aggregator.engine.tasks import task_table
from aggregator.store.sizes import used_bytes
from aggregator.store.store import Store, open_store
from bench import publishers
from bench.polling import TICK_S, JumpingLoop, LoopClock, OnTheLoop, SimulatedFetcher
from bench.polling_books import Servers
from bench.publishers import START

MEMORY_A_DAY = 2**20  # bytes: a leak of less would take months to be noticed
STORE_A_DAY = 0.01  # of its size
STORE_LEAST = 2**18  # and bytes: a small store changes by a few pages


@dataclass(frozen=True, slots=True)
class Sample:
    """What the process held at one moment."""

    day: float
    memory: int  # bytes resident
    descriptors: int
    store: int  # bytes in use


def sample(day: float, store: Store) -> Sample:
    """Look at this process."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return Sample(day, pages * os.sysconf("SC_PAGE_SIZE"), len(list(Path("/proc/self/fd").iterdir())), used_bytes(store.database))


async def follow(servers: Servers, store: Store, days: int, seed: int, clock: LoopClock) -> list[Sample]:
    """Run the duties over the simulated days."""
    tables = [{"url": feed.url, "fulltext": False} for feed in servers.feeds.values()]
    settings = defaults(data_dir=store.path.parent, feeds=tables, retention={"per_feed": 100, "events": "3d"})
    here = OnTheLoop()
    kit = Kit(lambda: settings, store, here, SimulatedFetcher(servers, clock), here, clock, Random(seed))  # type: ignore[arg-type]
    store.feeds.sync(settings.specs(), clock.now())
    dispatcher = LocalDispatcher(task_table(lambda: kit), at_once=settings.fetch.concurrency)
    duties, samples, hour = Duties(lambda: kit, dispatcher, Pulse(0.0)), list[Sample](), START
    while clock.now() < START + timedelta(days=days):
        await duties.tick()
        if clock.now() >= hour:
            hour += timedelta(hours=1)
            await duties.group()
            await duties.maintain()
            await duties.digest()
            samples.append(sample((clock.now() - START) / timedelta(days=1), store))
        due = store.feeds.next_due_at()
        await clock.sleep(max(TICK_S, min((due - clock.now()).total_seconds(), 3600.0)) if due else TICK_S)
    await dispatcher.drain(60)
    return samples


def slope(samples: Sequence[Sample], of: str) -> float:
    """Return how much the figure grows a day."""
    return linear_regression([one.day for one in samples], [getattr(one, of) for one in samples]).slope


def soak(feeds: int, hosts: int, days: int, seed: int, folder: Path) -> list[Sample]:
    """Run it all in `folder`."""
    rng = Random(seed)
    at = publishers.hosts(hosts, days, rng)
    servers, store, loop = Servers(publishers.publishers(feeds, at, days, rng), at), open_store("sqlite:///soak.db", folder), JumpingLoop()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    try:
        return loop.run_until_complete(follow(servers, store, days, seed, LoopClock(loop)))
    finally:
        loop.close()
        store.close()


def grown(samples: Sequence[Sample]) -> list[str]:
    """Return what did not come to rest, in words."""
    found = [f"memory grows by {slope(samples, 'memory') / 2**20:.2f} MiB a day"] if slope(samples, "memory") > MEMORY_A_DAY else []
    lost = samples[-1].descriptors - samples[0].descriptors
    found += [f"{lost} descriptors were not closed"] if lost > 0 else []
    more = slope(samples, "store")
    return found + (
        [f"the store grows by {more / 2**20:.2f} MiB a day"] if more > max(STORE_LEAST, STORE_A_DAY * samples[-1].store) else []
    )


def main() -> int:
    """Simulate, print, judge."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("feeds", 1000), ("hosts", 150), ("days", 24), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=value, help=f"default {value}")
    said, began = options.parse_args(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        samples = soak(said.feeds, said.hosts, said.days, said.seed, Path(folder))
    rest = samples[len(samples) // 3 :]
    print(f"{said.feeds} feeds for {said.days} days: {time.process_time() - began:.0f} s CPU; after {rest[0].day:.1f} days of warm-up")
    for name, of, unit in (("memory, MiB", "memory", 2**20), ("descriptors", "descriptors", 1), ("store, MiB", "store", 2**20)):
        first, last = getattr(rest[0], of) / unit, getattr(rest[-1], of) / unit
        print(f"{name:<14}{first:>10.1f} -> {last:>8.1f}   {slope(rest, of) / unit:>+9.3f} a day")
    faults = grown(rest)
    print(*faults, sep="\n", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
