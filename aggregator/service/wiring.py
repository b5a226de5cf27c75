"""Builds what the engine works with: plain constructors, in one place."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from aggregator.clock import Clock, ServerClock, SystemClock
from aggregator.config.schema import Settings
from aggregator.engine.dispatch import Dispatcher, LocalDispatcher
from aggregator.engine.kit import Kit
from aggregator.engine.memory import give_back_early
from aggregator.engine.workers import Workers
from aggregator.errors import UsageError
from aggregator.fetch.client import Fetcher
from aggregator.store.store import Store
from aggregator.store.thread import DbThread

if TYPE_CHECKING:
    from aggregator.service.metrics import Metrics


def build_kit(settings: Settings, store: Store, clock: Clock | None = None, rng: Random | None = None) -> Kit:
    """Return the kit of a one-shot command, whose configuration stays as it is."""
    return assemble(lambda: settings, store, clock, rng)


def assemble(settings: Callable[[], Settings], store: Store, clock: Clock | None = None, rng: Random | None = None) -> Kit:
    """Return the kit of `settings`, which may answer otherwise after a reload."""
    give_back_early()
    now = clock or _clock_of(store)
    return Kit(
        settings=settings,
        store=store,
        db=DbThread(sqlite=store.sqlite),
        fetcher=Fetcher(settings().fetch, now),
        workers=Workers(),
        clock=now,
        rng=rng or Random(),  # noqa: S311 - jitter, not secrets
    )


def _clock_of(store: Store) -> Clock:
    """Return the clock everybody on the store shares: this machine's, or its database server's."""
    if store.sqlite:
        return SystemClock()
    clock = ServerClock()
    read_time(clock, store)
    return clock


def read_time(clock: Clock, store: Store) -> None:
    """Let a clock that follows the database server's catch up with it; raises StoreError."""
    if isinstance(clock, ServerClock):
        clock.set(*store.instances.time(clock.monotonic))


def dispatcher_of(settings: Settings, store: Store, kit: Callable[[], Kit], metrics: Metrics) -> Dispatcher:
    """Return who does the work: this process, or in a cluster the queue in the store. Raises UsageError without the extra it needs."""
    from aggregator.engine.tasks import recovery_table, task_table  # noqa: PLC0415 - grouping and digests: 15 MB that a poll by hand can spare
    from aggregator.service.metrics import counted  # noqa: PLC0415 - nor does that count for Prometheus

    tasks = counted(task_table(kit), metrics)
    if not settings.clustered:
        return LocalDispatcher(tasks, at_once=settings.fetch.concurrency)
    try:
        from aggregator.engine import cluster  # noqa: PLC0415 - an extra that one machine alone does without
    except ImportError as error:
        raise UsageError(f"[cluster] needs an extra: pip install 'aggregator[cluster]' ({error})") from error
    silent = timedelta(seconds=cluster.STALLED_S - 2 * cluster.BEAT_S)  # leases may be younger than the last sign of life
    recoveries = recovery_table(kit, silent)
    return cluster.ClusterDispatcher(tasks, recoveries, store.address, role=settings.cluster.role, at_once=settings.fetch.concurrency)


async def close_kit(kit: Kit) -> None:
    """Close what `build_kit` opened: connections, worker processes, store threads. The store itself stays open."""
    await kit.fetcher.aclose()
    kit.workers.close()
    kit.db.close()


@asynccontextmanager
async def open_kit(settings: Settings, store: Store, clock: Clock | None = None, rng: Random | None = None) -> AsyncIterator[Kit]:
    """Return `build_kit` as a context that closes it."""
    kit = build_kit(settings, store, clock, rng)
    try:
        yield kit
    finally:
        await close_kit(kit)
