"""Leases of the feeds that `poll_host` polls: how long they last, and how they end without a poll."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

from aggregator.engine import asking
from aggregator.engine.kit import Kit
from aggregator.errors import StoreAwayError, StoreError

LEASE = timedelta(minutes=10)  # outlives the batch, its last exchange and its parsing
BY_HAND = timedelta(minutes=15)  # of `poll`, kept up while it lives; longer than any batch's, by which `take_back` tells the two apart
_KEPT_UP_S = 120.0


def lease_of(kit: Kit, host: str) -> timedelta:
    """Return how long a batch keeps the feeds of a host."""
    return LEASE + asking.delay_of(kit.settings(), host)


async def give_back(kit: Kit, feeds: list[int], until: datetime) -> None:
    """End leases, or remember them for `pay_back` while the store is away; who was told to stop waits for no server."""
    this = asyncio.current_task()
    release = kit.db if this is not None and this.cancelling() else kit.db.patiently
    try:
        await release(kit.store.feeds.release, feeds, until)
    except StoreAwayError:
        kit.owed.append((feeds, until))
        raise


async def pay_back(kit: Kit) -> None:
    """End the leases of batches that were dropped while the store was away; what another has leased since stays its own."""
    while kit.owed:
        feeds, until = kit.owed.pop()
        await give_back(kit, feeds, until)


async def keep(kit: Kit, left: set[int]) -> None:
    """Keep up the leases of what is left to poll by hand: one slow host takes an hour, and a process that is killed gives nothing back."""
    while True:
        await asyncio.sleep(_KEPT_UP_S)
        with suppress(StoreError):  # the next time, or they end: then others may poll these feeds
            await kit.db(kit.store.feeds.renew, sorted(left), kit.clock.now() + BY_HAND)


async def take_back(kit: Kit, host: str, silent: timedelta) -> int:
    """End the leases of a `poll_host` whose process has been `silent` so long, so that another polls what it left; return how many."""
    settings = kit.settings()
    return await kit.db(
        kit.store.feeds.take_back,
        host,
        kit.clock.now(),
        longest=lease_of(kit, host) - silent,  # younger leases belong to somebody else
        width=asking.width_of(settings, host),
        asked_off=after_a_kill(settings.schedule.min_interval),
    )


def after_a_kill(min_interval: timedelta) -> timedelta:
    """Return what is taken off the leases of a killed process.

    Its feeds may have been asked just before: they are asked again once `min_interval` has passed since, and no sooner,
    or a service that dies again and again would ask them at each start.
    """
    return max(timedelta(), LEASE - min_interval)
