"""One process for simulated weeks: what it keeps in memory, file descriptors and store must stop growing.

    python bench/soak.py [--feeds 1000] [--hosts 150] [--days 24] [--pages 150] [--seed 1]

Needs nothing but this machine (Linux: /proc). The engine of bench/polling.py under a clock that jumps, with grouping, pruning and
digests as the service runs them, and beside it a real pool of workers that reads a day's pages and documents (bench/soak_workers.py).
Retention keeps everything for two or three days, so that all of it has come to its end well before the warm-up, the first third, is over.

Every simulated hour the process' memory, its open descriptors and the store's bytes are noted. Printed are their slopes over the days
after the warm-up, from the mean of its first week to that of the last: papers rest on Sundays. Exits 1 when one of them grows:

memory       by more than MEMORY_A_DAY: 24 bytes for each of the 10,800 polls a day that 1,000 feeds come to, less than an object takes.
             It is not nought, for what is freed is given back in whole arenas or not at all. Caches with a bound are emptied every day
             (bench/soak_caches.py): with few feeds they fill for months.
caches       of ours without a bound, by more than a tenth.
descriptors  at all: the least of a day, since a worker that is replaced holds some twice for a moment.
store        by more than a hundredth of its size and STORE_LEAST a day: a store of 10 MiB has pages that fill and empty.
workers      when the largest holds a tenth more than the largest of the warm-up, or they are not replaced after their number of tasks.

A run of less than JUDGED_FROM days does not judge memory and store, and says so: nothing is forgotten in the first three, and two weeks
after the warm-up are the least that can be compared.

What the servers of the simulation note about whoever polls them is thrown away every hour: it is not the service's.
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
from statistics import fmean, linear_regression

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a file, the project is not on the path

import structlog

from aggregator.config.load import defaults
from aggregator.engine.dispatch import LocalDispatcher
from aggregator.engine.duties import Duties, LastTick
from aggregator.engine.kit import Kit
from aggregator.engine.memory import give_back_early
from aggregator.engine.tasks import task_table
from aggregator.store.sizes import used_bytes
from aggregator.store.store import Store, open_store
from bench import publishers, soak_caches
from bench.polling import TICK_S, JumpingLoop, LoopClock, OnTheLoop, SimulatedFetcher
from bench.polling_books import Books, Servers
from bench.publishers import START
from bench.soak_workers import Crew, Shift, resident, swollen

MEMORY_A_DAY = 2**18  # bytes
STORE_A_DAY = 0.01  # of its size
STORE_LEAST = 2**18  # bytes
JUDGED_FROM = 21  # days: two weeks are left after the warm-up
WEEK = 7 * 24  # samples
RETENTION = {"articles": "3d", "events": "3d", "tombstones": "2d", "digests": "3d"}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sample:
    """What the process held at one moment."""

    day: float
    memory: int  # bytes resident
    descriptors: int
    store: int  # bytes in use


@dataclass(frozen=True, slots=True)
class Soaked:
    """What was noted, hour by hour, and of the workers day by day."""

    samples: list[Sample]
    shifts: list[Shift]
    boundless: list[dict[str, int]]  # entries of each cache without a bound


def sample(day: float, store: Store) -> Sample:
    """Look at this process."""
    return Sample(day, resident(os.getpid()), len(list(Path("/proc/self/fd").iterdir())), used_bytes(store.database))


async def follow(servers: Servers, store: Store, days: int, seed: int, clock: LoopClock, crew: Crew) -> Soaked:  # noqa: PLR0913, PLR0917 - all of a simulation
    """Run the duties over the simulated days."""
    tables = [{"url": feed.url, "fulltext": False} for feed in servers.feeds.values()]
    settings = defaults(data_dir=store.path.parent, feeds=tables, retention=RETENTION)
    here = OnTheLoop()
    kit = Kit(lambda: settings, store, here, SimulatedFetcher(servers, clock), here, clock, Random(seed))  # type: ignore[arg-type]
    store.feeds.sync(settings.specs(), clock.now())
    dispatcher = LocalDispatcher(task_table(lambda: kit), at_once=settings.fetch.concurrency)
    duties, soaked, hour = Duties(lambda: kit, dispatcher, LastTick(0.0)), Soaked([], [], []), START
    while clock.now() < START + days * DAY:
        await duties.tick()
        if clock.now() >= hour:
            await hourly(duties)
            servers.books = Books()
            if (hour - START) % DAY == timedelta(0):
                soaked.shifts.append(crew.shift(hour))
                soaked.boundless.append(soak_caches.boundless())
                soak_caches.empty()
            soaked.samples.append(sample((clock.now() - START) / DAY, store))
            hour += HOUR
        due = store.feeds.next_due_at()
        await clock.sleep(max(TICK_S, min((due - clock.now()).total_seconds(), 3600.0)) if due else TICK_S)
    await dispatcher.drain(60)
    return soaked


async def hourly(duties: Duties) -> None:
    """Hand over what else the service does."""
    await duties.group()
    await duties.maintain()
    await duties.digest()


def slope(samples: Sequence[Sample], of: str) -> float:
    """Return how much the figure grows a day: of two weeks and more from the first week's mean to the last one's."""
    if len(samples) >= 2 * WEEK:
        before, after = (fmean(getattr(one, of) for one in part) for part in (samples[:WEEK], samples[-WEEK:]))
        return (after - before) / (samples[-1].day - samples[WEEK - 1].day)
    return linear_regression([one.day for one in samples], [getattr(one, of) for one in samples]).slope


def soak(feeds: int, hosts: int, days: int, seed: int, folder: Path, pages: int) -> Soaked:  # noqa: PLR0913, PLR0917 - as above
    """Run it all in `folder`."""
    give_back_early()  # as the service does
    rng = Random(seed)
    at = publishers.hosts(hosts, days, rng)
    servers, store, loop = Servers(publishers.publishers(feeds, at, days, rng), at), open_store("sqlite:///soak.db", folder), JumpingLoop()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    crew = Crew(pages)
    try:
        return loop.run_until_complete(follow(servers, store, days, seed, LoopClock(loop), crew))
    finally:
        crew.close()
        loop.close()
        store.close()


def unclosed(samples: Sequence[Sample]) -> list[str]:
    """Return the descriptors that were not closed, in words."""
    lost = _least(samples[-24:]) - _least(samples[:24])
    return [f"{lost} descriptors were not closed"] if lost > 0 else []


def grown(samples: Sequence[Sample]) -> list[str]:
    """Return what of memory and store did not come to rest, in words."""
    found = [f"memory grows by {slope(samples, 'memory') / 2**20:.2f} MiB a day"] if slope(samples, "memory") > MEMORY_A_DAY else []
    more = slope(samples, "store")
    return found + (
        [f"the store grows by {more / 2**20:.2f} MiB a day"] if more > max(STORE_LEAST, STORE_A_DAY * samples[-1].store) else []
    )


def judged(soaked: Soaked, rest: Sequence[Sample], days: int, warm: int) -> list[str]:
    """Return what is wrong, in words; print what cannot be told yet."""
    found = unclosed(rest) + swollen(soaked.shifts, warm) + soak_caches.grown(soaked.boundless, warm)
    if days < JUDGED_FROM:
        print(f"memory and store are not judged: {days} days are too few, {JUDGED_FROM} the least")
        return found
    return grown(rest) + found


def _least(samples: Sequence[Sample]) -> int:
    return min(one.descriptors for one in samples)


def table(rest: Sequence[Sample], shifts: Sequence[Shift], warm: int) -> str:
    """Return the figures after the warm-up."""
    lines = []
    for name, of, unit in (("memory, MiB", "memory", 2**20), ("descriptors", "descriptors", 1), ("store, MiB", "store", 2**20)):
        first, last = getattr(rest[0], of) / unit, getattr(rest[-1], of) / unit
        lines.append(f"{name:<14}{first:>10.1f} -> {last:>8.1f}   {slope(rest, of) / unit:>+9.3f} a day")
    before, after = (max(shift.memory for shift in part) / 2**20 for part in (shifts[:warm], shifts[warm:]))
    tasks, processes = sum(shift.tasks for shift in shifts), sum(shift.processes for shift in shifts)
    lines.append(f"{'workers, MiB':<14}{before:>10.1f} -> {after:>8.1f}   the largest; {processes} processes did {tasks:,} tasks")
    return "\n".join(lines)


def main() -> int:
    """Simulate, print, judge."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("feeds", 1000), ("hosts", 150), ("days", 24), ("pages", 150), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=value, help=f"default {value}")
    said, began = options.parse_args(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        soaked = soak(said.feeds, said.hosts, said.days, said.seed, Path(folder), said.pages)
    rest, warm = soaked.samples[len(soaked.samples) // 3 :], max(1, said.days // 3)
    print(f"{said.feeds} feeds for {said.days} days: {time.process_time() - began:.0f} s CPU; after {rest[0].day:.1f} days of warm-up")
    print(table(rest, soaked.shifts, warm))
    faults = judged(soaked, rest, said.days, warm)
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    del sys.modules["__main__"].__file__  # every worker would import this file and all it needs: the service's own is three lines
    sys.exit(main())
