"""How long the feeds of a process that was killed stay its own."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from aggregator.engine import leases
from aggregator.errors import StoreAwayError
from tests.newsdesk import START


async def test_leases_by_hand_are_kept_up_until_their_feed_is_polled_also_over_a_store_that_was_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(leases, "_KEPT_UP_S", 0)
    left, kept, twice = {3, 1, 2}, list[Any](), asyncio.Event()

    async def db(_call: Any, *asked: Any) -> None:
        kept.append(asked)
        left.discard(3)
        if len(kept) == 1:
            raise StoreAwayError("gone")
        twice.set()

    feeds = SimpleNamespace(renew=None)
    kit: Any = SimpleNamespace(db=db, store=SimpleNamespace(feeds=feeds), clock=SimpleNamespace(now=lambda: START))
    keeping = asyncio.create_task(leases.keep(kit, left))
    await twice.wait()
    keeping.cancel()
    assert kept[:2] == [([1, 2, 3], START + leases.BY_HAND), ([1, 2], START + leases.BY_HAND)]


def test_a_lease_by_hand_outlasts_any_of_a_batch_so_that_a_dead_machines_are_told_from_it() -> None:
    assert leases.BY_HAND.total_seconds() - leases._KEPT_UP_S > leases.LEASE.total_seconds()
