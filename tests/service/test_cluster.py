"""Several machines on one PostgreSQL store: real processes, real requests, a real kill."""

from __future__ import annotations

import asyncio
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aggregator.store.store import open_store
from bench.cluster_stage import Fleet, Street, all_seen, store_faults, until

pytest.importorskip("procrastinate", reason="the cluster extra is not installed")


@pytest.mark.slow
async def test_a_worker_killed_in_a_cluster_leaves_no_feed_behind_and_nobody_is_rude_or_doubled(pg_url: str, tmp_path: Path):
    street = Street([f"127.0.1.{n}" for n in range(1, 9)], feeds_each=3, every=8.0)
    async with street.open("0.0.0.0"):
        slots = tuple(datetime.now(UTC) + timedelta(seconds=n) for n in range(12, 132, 20))
        fleet = Fleet(tmp_path, pg_url, street, delay=0.5, interval=4.0, at=slots, quick=True)
        try:
            for name, role in (("first", "all"), ("second", "scheduler"), ("left", "worker")):
                await asyncio.to_thread(fleet.add, name, role)
            assert await until(lambda: street.polls() > 24, 60), fleet.machines["left"].log()
            fleet.machines["left"].kill()
            assert await until(lambda: street.hooks.total() > 0, 90), fleet.machines["first"].log()
            assert await all_seen(street, 30), fleet.machines["first"].log()
            codes = await asyncio.to_thread(fleet.end)
        finally:
            fleet.kill_all()
    assert street.rudeness(0.5, slack=0.2) == []  # both cores may be busy with other tests
    assert set(street.hooks.values()) == {1}, street.hooks
    assert {name: code for name, code in codes.items() if name != "left"} == {"first": 0, "second": 0}
    with closing(open_store(pg_url, tmp_path)) as store:
        assert store_faults(store, street) == []
