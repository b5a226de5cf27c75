"""One fault of the machine after another under a running engine: each is told, none loses anything, and work goes on by itself."""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import signal
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from aggregator.clock import SystemClock
from aggregator.core.urls import read_suffixes
from aggregator.engine.dispatch import LocalDispatcher
from aggregator.engine.duties import Duties, Every, LastTick
from aggregator.engine.memory import no_search_for_cycles
from aggregator.engine.workers import Workers
from aggregator.errors import Outcome, StoreAwayError, StoreBusyError, StoreFullError
from aggregator.fetch.client import Fetcher
from aggregator.fetch.guard import NameUnknownError
from aggregator.model.article import ArticleQuery
from aggregator.store.store import open_store
from bench.postgres import Server
from tests.polling import Reply, World, a_world, rss

FEED = "a.example/feed"


async def outcomes(world: World) -> list[Outcome]:
    return [report.outcome.outcome for report in await world.tick()]


async def titles(world: World) -> list[str]:
    rows = await world.kit.db(world.kit.store.articles.list, ArticleQuery(limit=100))
    return sorted(row.title for row in rows)


async def goes_on(world: World, *expected: str) -> None:
    """Poll once more, after the lease of a poll that could not be recorded has run out, and find everything there once."""
    world.clock.forward(hours=2)
    assert Outcome.UPDATED in await outcomes(world)
    assert await titles(world) == sorted(expected)
    assert await world.kit.db(world.kit.store.upkeep.check) == []


@contextmanager
def mounted(place: Path, size: str) -> Iterator[None]:
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("file systems can be mounted by root only")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


@asynccontextmanager
async def a_world_on(place: Path, size: str, workers: Workers) -> AsyncIterator[World]:
    with mounted(place, size), closing(open_store("sqlite:///aggregator.db", place)) as store:
        async with a_world(store, workers) as world:
            await world.feeds(FEED)
            world.scripts[FEED] = Reply(rss("one"))
            assert await outcomes(world) == [Outcome.UPDATED]
            world.clock.forward(hours=2)
            yield world


async def test_a_disk_that_is_full_for_a_while(tmp_path: Path, workers: Workers) -> None:
    async with a_world_on(tmp_path / "small", "3m", workers) as world:
        filler = tmp_path / "small" / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(bytes(4096)):
                pass
        world.scripts[FEED] = Reply(rss("two", "one", *("a long line of news " * 200 + str(n) for n in range(40))))
        with pytest.raises(StoreFullError, match="no room left to write"):
            await world.tick()
        assert await titles(world) == ["one"]  # reading goes on
        filler.unlink()
        world.scripts[FEED] = Reply(rss("two", "one"))
        await goes_on(world, "one", "two")


def test_a_disk_that_turns_read_only_under_a_store_and_back(tmp_path: Path) -> None:
    """As a kernel does that found a fault: the file is still open for writing."""
    place, now = tmp_path / "disk", datetime(2026, 3, 2, tzinfo=UTC)
    with mounted(place, "8m"), closing(open_store("sqlite:///aggregator.db", place)) as store:
        store.hosts.set_retry("a.example:80", now, 1)
        subprocess.run(["mount", "--bind", place, place], check=True)
        try:
            subprocess.run(["mount", "-o", "remount,ro,bind", place], check=True)
            with closing(open_store("sqlite:///aggregator.db", place)) as reading:
                assert reading.hosts.get("a.example:80").throttles == 1
                with pytest.raises(StoreFullError, match="read-only"):
                    reading.hosts.set_retry("a.example:80", now, 2)
        finally:
            subprocess.run(["umount", "--lazy", place], check=True)
        store.hosts.set_retry("a.example:80", now, 3)
        assert store.hosts.get("a.example:80").throttles == 3


async def test_a_store_locked_by_another_program_for_a_while(world: World) -> None:
    await world.feeds(FEED)
    world.scripts[FEED] = Reply(rss("one"))
    await world.kit.db(world.kit.store.database.execute_sql, "PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(world.kit.store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match="another program kept it locked"):
            await world.tick()
    await goes_on(world, "one")


async def test_a_database_server_that_restarts_under_a_running_service(pg_url: str, tmp_path: Path, workers: Workers) -> None:
    folder = pg_url.partition("host=")[2].partition("&")[0]
    if not folder.startswith("/"):
        pytest.skip("the PostgreSQL server is not ours to restart")

    server = Server(Path(folder), options="-F")
    with closing(open_store(pg_url, tmp_path)) as store:
        store.path, store.sqlite = tmp_path / "none", True  # a world's folder; one thread, whose connection can be closed in the end
        async with a_world(store, workers) as world:
            await world.feeds(FEED)
            world.scripts[FEED] = Reply(rss("one"))
            assert await outcomes(world) == [Outcome.UPDATED]
            world.clock.forward(hours=2)
            await world.kit.db(store.database.execute_sql, "CHECKPOINT")  # the tests' server does not wait for the disk: it may forget
            await asyncio.to_thread(server.stop, "immediate")  # as a crash
            try:
                world.scripts[FEED] = Reply(rss("two", "one"))
                with pytest.raises(StoreAwayError, match="cannot be reached"):
                    await world.tick()
            finally:
                await asyncio.to_thread(server.start)
            await goes_on(world, "one", "two")
            await world.kit.db(store.database.close)


async def test_names_that_cannot_be_resolved_for_a_day_are_nobodys_fault(world: World) -> None:
    feeds = [f"{n}.example/feed" for n in range(6)]
    await world.feeds(*feeds)
    world.scripts |= {feed: Reply(rss(feed[0])) for feed in feeds}

    async def dead(host: str, _port: int) -> list[str]:
        raise NameUnknownError(host)

    alive, fetcher = world.kit, Fetcher(world.settings.fetch, world.clock, resolve=dead)
    world.kit = replace(alive, fetcher=fetcher)
    for _ in range(4):
        assert set(await outcomes(world)) <= {Outcome.DNS_ERROR}
        world.clock.forward(hours=6)
    await fetcher.aclose()
    world.kit = alive
    assert max(row.failures for row in await world.rows()) < 5
    await goes_on(world, *(feed[0] for feed in feeds))


async def test_a_network_that_comes_and_goes_loses_nothing_and_blames_nobody_for_long(world: World) -> None:
    await world.feeds(FEED)
    for poll in range(6):
        world.scripts[FEED] = Reply(rss(*(str(n) for n in range(poll, -1, -1))), fault="hangs up" if poll % 2 else "")
        await world.tick()
        world.clock.forward(hours=3)
    world.scripts[FEED] = Reply(rss(*"6543210"))
    await goes_on(world, *"0123456")
    assert [row.failures for row in await world.rows()] == [0.0]


async def test_a_clock_a_day_ahead_and_set_right_again_costs_no_feed_its_day(world: World) -> None:
    await world.feeds(FEED)
    world.scripts[FEED] = Reply(rss("one"))
    await world.tick()
    world.clock.forward(days=1)
    world.scripts[FEED] = Reply(rss("two", "one"))
    assert await outcomes(world) == [Outcome.UPDATED]
    world.clock.forward(days=-1)
    assert await world.kit.db(world.kit.store.feeds.set_back, world.clock.now()) == 1
    assert await world.kit.db(world.kit.store.feeds.set_back, world.clock.now()) == 0
    world.clock.forward(minutes=59)
    assert await outcomes(world) == []  # no oftener than before
    world.scripts[FEED] = Reply(rss("three", "two", "one"))
    await goes_on(world, "one", "two", "three")


async def test_a_scheduler_whose_clock_lost_a_day_goes_on_at_once(world: World) -> None:
    kit, beats = replace(world.kit, clock=SystemClock()), asyncio.Event()
    duties = Duties(lambda: kit, LocalDispatcher({}), LastTick(0.0))

    async def beat() -> None:
        beats.set()

    duties.start(beat, timedelta(seconds=60))
    try:
        for job in duties._scheduler.get_jobs():  # what the loss of a day comes to
            job.modify(next_run_time=job.next_run_time + timedelta(days=1))
        duties.afresh()
        async with asyncio.timeout(5):
            await beats.wait()
    finally:
        duties.stop()


async def test_a_clock_that_gained_a_year_prunes_nothing_before_somebody_could_set_it_right(world: World) -> None:
    asked: list[tuple[str, str]] = []
    duties = Duties(lambda: world.kit, SimpleNamespace(submit=lambda *job: asked.append(job)), LastTick(0.0))
    await world.feeds(FEED)
    world.scripts[FEED] = Reply(rss("one"))
    await world.tick()
    last = await world.kit.db(world.kit.store.feeds.last_polled_at)
    assert last is not None
    assert last <= world.clock.now()
    await duties.maintain()
    assert asked == [("maintain", "maintain")]
    steady = world.clock.monotonic()
    world.clock.forward(days=400)
    with pytest.MonkeyPatch.context() as still:
        still.setattr(world.clock, "monotonic", lambda: steady + 3600)
        await duties.maintain()
    assert asked == [("maintain", "maintain")]


def test_a_clock_that_gained_a_year_makes_no_duty_count_its_seconds() -> None:
    """A small computer without a clock of its own boots in its past: APScheduler's trigger made a list of 31 million times."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    assert Every(timedelta(seconds=1)).get_next_fire_time(now - timedelta(days=365), now) == now + timedelta(seconds=1)
    assert Every(timedelta(seconds=5)).get_next_fire_time(now - timedelta(seconds=1), now) == now + timedelta(seconds=4)


async def test_out_of_file_descriptors_no_feed_is_lost_and_all_goes_on_when_there_are_some_again(world: World) -> None:
    feeds = [f"{n}.example/feed" for n in range(6)]
    await world.feeds(*feeds)
    world.scripts |= {feed: Reply(rss(feed[0])) for feed in feeds}
    await world.rows()  # the store is open
    world.kit.store.import_all()  # as a service has, and the next
    read_suffixes()
    gc.collect()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1 + max(int(path.name) for path in Path("/proc/self/fd").iterdir()), hard))  # noqa: ASYNC240 - no disk is read
    held = []
    try:
        with suppress(OSError):
            while True:
                held.append(os.open("/dev/null", os.O_RDONLY))
        with no_search_for_cycles():  # which would close what other tests left open
            got = set(await outcomes(world))
    finally:
        for descriptor in held:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert got & {Outcome.CONNECT_ERROR, Outcome.DNS_ERROR}
    # Some may be had all the same, with a descriptor that another test's threads let go of meanwhile.
    assert got <= {Outcome.CONNECT_ERROR, Outcome.DNS_ERROR, Outcome.UPDATED}
    assert max(row.failures for row in await world.rows()) < 1  # the first are blamed, until it is plain that the fault is ours
    await goes_on(world, *(feed[0] for feed in feeds))


async def test_a_worker_the_kernel_killed_for_its_memory_costs_one_poll(world: World) -> None:
    await world.feeds(FEED)
    victim = await world.kit.workers.run(os.getpid)

    def kills(_: object) -> Reply:
        os.kill(victim, signal.SIGKILL)
        return Reply(rss("one"))

    world.scripts[FEED] = kills
    assert set(await outcomes(world)) <= {Outcome.PARSE_TIMEOUT, Outcome.UPDATED}  # the pool may have replaced it in time
    world.scripts[FEED] = Reply(rss("two", "one"))
    await goes_on(world, "one", "two")
