"""What the use cases work with, built once by cli/ or service/."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from aggregator.engine.room import Room

if TYPE_CHECKING:
    from aggregator.clock import Clock
    from aggregator.config.schema import Settings
    from aggregator.engine.workers import Workers
    from aggregator.fetch.client import Fetcher
    from aggregator.store.store import Store
    from aggregator.store.thread import DbThread


@dataclass(frozen=True, slots=True)
class Kit:
    """Plain objects, no container: whoever needs less takes less."""

    settings: Callable[[], Settings]  # the configuration in force; a reload swaps it
    store: Store  # synchronous repositories
    db: DbThread  # runs them off the loop: `await kit.db(kit.store.feeds.due, now, 100)`
    fetcher: Fetcher
    workers: Workers  # killable process pool for parsing and extraction
    clock: Clock
    rng: Random
    room: Room = field(default_factory=Room)  # for the documents that polls bring
    owed: list[tuple[list[int], datetime]] = field(default_factory=list)  # leases (feeds, end) the store was away to be given back
