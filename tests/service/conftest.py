"""The real process on the real newsroom."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator.engine.workers import Workers
from aggregator.newsroom.server import Newsroom
from aggregator.store.store import Store
from tests.polling import World, a_world

CONFIG = """data_dir = "{folder}"
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"
[schedule]
interval = "1s"
min_interval = "0s"
max_interval = "2s"
[web]
enabled = false
{feeds}"""


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(1)
    yield pool
    pool.close()


@pytest.fixture
async def world(store: Store, workers: Workers) -> AsyncIterator[World]:
    """Yield the engine, the store and a scripted server, under a clock the test moves."""
    async with a_world(store, workers) as made:
        yield made


@pytest.fixture
async def room():
    async with Newsroom(datetime.now(UTC).replace(microsecond=0)) as newsroom:
        yield newsroom


@pytest.fixture
def config(tmp_path: Path, room: Newsroom) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.format(folder=tmp_path / "data", feeds=room.subscriptions()), "utf-8")
    return path


@pytest.fixture
def free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"
