"""Machines that work together on one PostgreSQL store: how polite, how safe, how fast.

    python -m bench.cluster [--hosts 300] [--feeds 3000] [--seconds 240] [--only trial|speed]

Needs PostgreSQL's programs (Debian: postgresql) and the extra `cluster`; a server of our own is started and thrown away.

trial       3 workers and 2 schedulers follow the feeds; a random machine is killed with -9 every 20 s and comes back 10 s later, and
            PostgreSQL goes away half-way, for 20 s. No two requests to a host may overlap or come closer than its delay, no feed may
            be forgotten, no article lost or doubled, every digest posted once. Exits 1 otherwise, with what was wrong.
speed       polls and jobs a second with 1, 2 and 4 workers that have no delay to keep, and the CPU of workers and server for each poll
simulation  what these figures come to from 1,000 to 1,000,000 feeds
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import psycopg

from aggregator.store.store import open_store
from bench.cluster_stage import Fleet, Machine, Street, all_seen, store_faults, until
from bench.postgres import Server, server

DELAY_S = 1.0
KILL_EVERY_S, BACK_AFTER_S = 20.0, 10.0
AWAY_S = 20.0  # PostgreSQL
TAKEN_OVER_S = 60.0  # the promise: jobs of the dead are picked up within a minute
WARM_S, MEASURED_S = 8.0, 20.0
NEVER_S = 1e6  # between two items: nothing new comes
EVERYWHERE = "0.0.0.0"  # noqa: S104 - every host of the street is an address of 127.0.0.0/8
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Speed:
    """What one number of workers came to."""

    workers: int
    polls: float  # a second
    jobs: float  # a second
    depth: int  # jobs waiting, on average
    worker_ms: float  # CPU of all workers for a poll
    scheduler_ms: float  # CPU of the scheduler for a poll
    server_ms: float  # CPU of PostgreSQL for a poll


def names(count: int) -> list[str]:
    return [f"127.1.{n // 250}.{n % 250 + 1}" for n in range(count)]


async def trial(database: Server, folder: Path, asked: argparse.Namespace) -> list[str]:
    """Run the whole trial and return what went wrong."""
    hosts, seconds = asked.hosts, asked.seconds
    each, rng = asked.feeds // hosts, Random(asked.seed)
    interval: float = asked.interval
    street = Street(names(hosts), each, every=seconds / 4)
    slots = tuple(datetime.now(UTC) + timedelta(seconds=n) for n in range(30, int(seconds) + 30, 20))
    async with street.open(EVERYWHERE):
        fleet = Fleet(folder, database.url, street, delay=DELAY_S, interval=interval, at=slots)
        try:
            for name, role in (("s1", "scheduler"), ("s2", "scheduler"), ("w1", "worker"), ("w2", "worker"), ("w3", "worker")):
                await asyncio.to_thread(fleet.add, name, role)
            if not await until(lambda: street.polls() > hosts, 120):
                return [f"nothing is polled: {fleet.machines['w1'].log()[-2000:]}"]
            kills = await _disturb(fleet, database, seconds, rng)
            faults = [] if await all_seen(street, interval + TAKEN_OVER_S + 60) else ["a feed was not polled any more"]
            await asyncio.sleep(5)
            codes = await asyncio.to_thread(fleet.end)
        finally:
            fleet.kill_all()
    faults += [f"{name} ended with {code}" for name, code in codes.items() if code]
    faults += street.rudeness(DELAY_S)
    faults += [f"digest {slot} was posted {count} times" for slot, count in street.hooks.items() if count != 1]
    late = {url: wait for url, wait in street.waits().items() if wait > interval + each * DELAY_S + TAKEN_OVER_S}
    faults += [f"{url} waited {wait:.0f} s" for url, wait in late.items()]
    with closing(open_store(database.url, folder)) as store:
        faults += store_faults(store, street)
    _tell(street, interval, kills)
    return faults


async def _disturb(fleet: Fleet, database: Server, seconds: float, rng: Random) -> int:
    """Kill machines and bring them back, and take the server away for a while half-way; return how many died."""
    began, kills, restarted = time.monotonic(), 0, False
    while time.monotonic() - began < seconds:
        victim = rng.choice(list(fleet.machines.values()))
        victim.kill()
        kills += 1
        await asyncio.sleep(BACK_AFTER_S)
        await asyncio.to_thread(victim.start)
        await asyncio.sleep(KILL_EVERY_S - BACK_AFTER_S)
        if not restarted and time.monotonic() - began > seconds / 2:
            restarted = True
            await asyncio.to_thread(database.stop)
            await asyncio.sleep(AWAY_S)
            await asyncio.to_thread(database.start)
            for machine in fleet.machines.values():  # one that was just starting was told at once that there is no server
                if machine.process is not None and machine.process.poll() is not None:
                    await asyncio.to_thread(machine.start)
    return kills


def _tell(street: Street, interval: float, kills: int) -> None:
    waits = sorted(street.waits().values())
    print(f"{street.polls()} polls of {len(street.urls())} feeds on {len(street.names)} hosts")
    print(f"{kills} kills, PostgreSQL once away for {AWAY_S:.0f} s")
    print(street.nearness(DELAY_S))
    middle, most = statistics.median(waits), waits[len(waits) * 99 // 100]
    print(f"longest wait of a feed, due every {interval:.0f} s: median {middle:.0f} s, 99 % {most:.0f} s, longest {waits[-1]:.0f} s")
    print(f"{len(street.hooks)} digests posted")


# Speed


async def speed(database: Server, folder: Path, workers: int, street: Street) -> Speed:
    """Measure polls that have no delay to keep: every host is due all the time."""
    async with street.open(EVERYWHERE):
        fleet = Fleet(folder, database.url, street, delay=0.0, interval=1.0, grouping=street.every < NEVER_S)
        try:
            await asyncio.to_thread(fleet.add, "s1", "scheduler")
            for n in range(workers):
                await asyncio.to_thread(fleet.add, f"w{n}", "worker")
            if not await until(lambda: street.polls() > 2 * len(street.urls()), 180):
                sys.exit(fleet.machines["w0"].log()[-3000:])
            await asyncio.sleep(WARM_S)
            return await _measured(fleet, database, street, workers)
        finally:
            fleet.kill_all()


async def _measured(fleet: Fleet, database: Server, street: Street, workers: int) -> Speed:
    crew = [machine for name, machine in fleet.machines.items() if name != "s1"]
    boss = fleet.machines["s1"]
    with psycopg.connect(database.url, autocommit=True) as connection:

        def ask(sql: str) -> int:
            (value,) = connection.execute(sql).fetchone() or (0,)
            return int(value or 0)

        def jobs() -> int:
            return ask("SELECT last_value FROM procrastinate_jobs_id_seq")

        before = (street.polls(), jobs(), sum(map(cpu, crew)), cpu(boss), database.cpu_seconds(), time.monotonic())
        depths = []
        while time.monotonic() - before[-1] < MEASURED_S:
            depths.append(ask("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"))
            await asyncio.sleep(0.5)
        after = (street.polls(), jobs(), sum(map(cpu, crew)), cpu(boss), database.cpu_seconds(), time.monotonic())
    polls, made, crew_s, boss_s, server_s, seconds = (b - a for a, b in zip(before, after, strict=True))
    each = [1000 * used / max(1, polls) for used in (crew_s, boss_s, server_s)]
    return Speed(workers, polls / seconds, made / seconds, int(statistics.mean(depths)), *each)


def cpu(machine: Machine) -> float:
    """Return the CPU seconds of a machine's processes, its parsers too."""
    assert machine.process is not None
    total = 0
    for fields in _stats():
        if int(fields[2]) == machine.process.pid:  # its process group
            total += int(fields[11]) + int(fields[12])
    return total / _TICK


def _stats() -> Iterator[list[str]]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            yield stat.read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue


# Simulation

PER_FEED_DAY = 24.0  # polls: [schedule] interval is an hour; `adaptive` makes it fewer for most feeds
NEW_SHARE = 0.06  # polls that bring something: a feed with three articles in two days, polled hourly
BUSY = 0.6  # of a core: more, and work waits when it comes in bursts


def simulate(quiet: Speed, new: Speed) -> None:
    """Print what polls that bring nothing (`quiet`) and those that bring something (`new`) come to."""
    print(
        f"\n{'feeds':>9} {'polls/s':>8} {'jobs/s':>7} {'worker cores':>12} {'server cores':>12} {'articles/day':>12} {'events/month':>12}"
    )
    for feeds in (1_000, 10_000, 100_000, 300_000, 1_000_000):
        rate = feeds * PER_FEED_DAY / 86400
        workers, servers = (
            rate * ((1 - NEW_SHARE) * a + NEW_SHARE * b) / 1000 / BUSY
            for a, b in ((quiet.worker_ms + quiet.scheduler_ms, new.worker_ms + new.scheduler_ms), (quiet.server_ms, new.server_ms))
        )
        articles, events = feeds * PER_FEED_DAY * NEW_SHARE, feeds * PER_FEED_DAY * 30
        jobs = rate * quiet.jobs / quiet.polls
        print(f"{feeds:>9,} {rate:>8.1f} {jobs:>7.1f} {workers:>12.2f} {servers:>12.2f} {articles:>12,.0f} {events:>12,.0f}")


@contextmanager
def fresh(prefix: str) -> Iterator[tuple[Server, Path]]:
    with server() as database, tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        yield database, Path(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hosts", type=int, default=300)
    parser.add_argument("--feeds", type=int, default=3000)
    parser.add_argument("--seconds", type=float, default=240, help="length of the trial")
    parser.add_argument("--interval", type=float, default=120, help="seconds between two polls of a feed in the trial")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("trial", "speed"))
    asked = parser.parse_args()
    faults: list[str] = []
    if asked.only != "speed":
        with fresh("cluster-trial-") as (database, folder):
            faults = asyncio.run(trial(database, folder, asked))
        print(*(faults[:20] or ["nothing was lost, doubled or rude"]), sep="\n")
    if asked.only != "trial":
        _speeds()
    sys.exit(bool(faults))


def _speeds() -> None:
    print(f"\n{'':20} {'polls/s':>8} {'jobs/s':>7} {'waiting':>8}   CPU ms a poll: {'workers':>8} {'scheduler':>10} {'PostgreSQL':>11}")
    quiet = [_measure(f"{workers} workers, 304", workers, every=NEVER_S) for workers in (1, 2, 4)]
    new = _measure("1 worker, new entries", 1, every=8.0)  # a feed is polled about as often: one each time
    simulate(quiet[0], new)


def _measure(name: str, workers: int, every: float) -> Speed:
    with fresh("cluster-speed-") as (database, folder):
        one = asyncio.run(speed(database, folder, workers, Street(names(200), 2, every=every, lag=0.0)))
    print(f"{name:20} {one.polls:>8.0f} {one.jobs:>7.0f} {one.depth:>8} {'':16} ", end="")
    print(f"{one.worker_ms:>8.1f} {one.scheduler_ms:>10.1f} {one.server_ms:>11.1f}", flush=True)
    return one


if __name__ == "__main__":
    main()
