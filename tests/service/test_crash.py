from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator.newsroom.server import Newsroom
from aggregator.store.store import Store
from bench.crash import KINDS, crash
from bench.crash_faults import faults
from bench.crash_paper import Paper


@pytest.mark.slow
async def test_killed_twenty_times_it_has_every_article_once_and_in_one_digest(tmp_path: Path):
    result = await crash(tmp_path, kills=20, seed=7)
    assert result.faults == []
    assert all(result.hit[kind] for kind in KINDS), "no kill fell into: " + ", ".join(set(KINDS) - set(result.hit))
    assert result.kills == 20


async def test_what_a_kill_could_have_cost_is_found(store: Store, tmp_path: Path):
    paper = Paper(datetime.now(UTC), printed=2, base="http://mill.example")
    paper.posted["crash/1"] = {b"one", b"another"}
    async with Newsroom(datetime.now(UTC)) as room:
        found = faults(store, room, paper, tmp_path)
    assert "http://mill.example/news/0 is missing" in found
    assert "digest crash/1 was posted in 2 versions" in found
