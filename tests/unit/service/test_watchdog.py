"""systemd hears a sign of life after real progress only: the loop, the tick and the store are looked at each time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from aggregator.config.load import load
from aggregator.service import health
from aggregator.service.health import TICK_LIMIT
from aggregator.service.notify import Notifier
from aggregator.service.reload import Held
from aggregator.service.runner import Orders, Service
from aggregator.service.wiring import assemble, close_kit
from aggregator.store.store import Store


class Ear(Notifier):
    """Keeps what systemd would hear."""

    said: list[str]

    def _send(self, *lines: str) -> None:
        self.said.extend(lines)


def _held(path: Path) -> Held:
    path.write_text(f'data_dir = "{path.parent}"\n[web]\nenabled = false\n', "utf-8")
    return Held(path, load(path))


@pytest.fixture
async def service(tmp_path: Path, sqlite_store: Store) -> AsyncIterator[Service]:
    held = _held(tmp_path / "config.toml")
    kit = assemble(held, sqlite_store)
    instance = await kit.db(sqlite_store.instances.start, "all", kit.clock.now())
    Ear.said = []
    yield Service(kit, held, Ear("nobody", 30.0), instance, Orders(asyncio.Event(), asyncio.Event(), asyncio.Event()))
    await close_kit(kit)


async def test_with_progress_there_is_a_sign_of_life_and_one_line_for_people(service: Service) -> None:
    await service.beat()
    alive, status = Ear.said
    assert alive == "WATCHDOG=1"
    assert status.startswith("STATUS=0 feeds in the configuration, 0 tasks running, since ")
    assert "\n" not in status


async def test_a_loop_that_hangs_gives_none(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LAG_LIMIT", 0.05)
    asyncio.get_running_loop().call_later(0.005, time.sleep, 0.1)
    await service.beat()
    assert Ear.said == []
    assert "the event loop was" in (service.hindrance or "")


async def test_a_tick_that_does_not_end_gives_none(service: Service) -> None:
    service.last_tick.at -= TICK_LIMIT + 1
    await service.beat()
    assert Ear.said == []


async def test_a_store_that_does_not_answer_gives_none(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "READ_LIMIT", 0.05)
    stuck = asyncio.create_task(service.kit.db(time.sleep, 0.2))
    await asyncio.sleep(0)
    await service.beat()
    await stuck
    assert Ear.said == []
    assert "the store did not answer" in (service.hindrance or "")


async def test_a_reload_is_told_with_its_time_before_it_is_ready_again(service: Service) -> None:
    await service.reload()
    assert Ear.said[0] == "RELOADING=1"
    assert abs(int(Ear.said[1].removeprefix("MONOTONIC_USEC=")) - time.monotonic_ns() // 1000) < 60_000_000
    assert Ear.said.index("READY=1") > 1
