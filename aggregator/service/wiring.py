"""Builds what the engine works with: plain constructors, in one place."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from random import Random

from aggregator.clock import Clock, SystemClock
from aggregator.config.schema import Settings
from aggregator.engine.kit import Kit
from aggregator.engine.workers import Workers
from aggregator.fetch.client import Fetcher
from aggregator.store.database import DbThread
from aggregator.store.store import Store


def build_kit(settings: Settings, store: Store, clock: Clock | None = None, rng: Random | None = None) -> Kit:
    """Return the kit of a one-shot command, whose configuration stays as it is."""
    return assemble(lambda: settings, store, clock, rng)


def assemble(settings: Callable[[], Settings], store: Store, clock: Clock | None = None, rng: Random | None = None) -> Kit:
    """Return the kit of `settings`, which may answer otherwise after a reload."""
    now = clock or SystemClock()
    return Kit(
        settings=settings,
        store=store,
        db=DbThread(sqlite=store.sqlite),
        fetcher=Fetcher(settings().fetch, now),
        workers=Workers(),
        clock=now,
        rng=rng or Random(),  # noqa: S311 - jitter, not secrets
    )


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
