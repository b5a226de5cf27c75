"""A stream gives the same stories when its process dies with -9 again and again, and on the other engine."""

from pathlib import Path
from random import Random

import pytest

from aggregator.store.store import open_store
from bench.same_stories import SQLITE, differences, kept, killed, play, player, written
from tests.wire import stream


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_stream_that_is_killed_gives_the_stories_of_one_that_is_not(engine: str, tmp_path: Path, request: pytest.FixtureRequest):
    items = stream(600, seed=5)
    store = open_store(SQLITE, tmp_path)
    list(play(store, items))
    alone = kept()
    store.close()
    folder = tmp_path / "killed"
    folder.mkdir()
    url = SQLITE if engine == "sqlite" else request.getfixturevalue("pg_url")
    written(folder, items)
    assert killed(player(folder, url), kills=2, ticks=1, rng=Random(3)) == 2  # noqa: S311 - moments, no secrets
    store = open_store(url, folder)
    found = kept()
    store.close()
    assert len(alone["links"]) > 300
    assert differences(alone, found) == []


def test_what_differs_is_told(tmp_path: Path):
    store = open_store(SQLITE, tmp_path)
    list(play(store, stream(200, seed=5)))
    found = kept()
    store.close()
    other = found | {"stories": found["stories"][1:]}
    assert [line.partition(":")[0] for line in differences(found, other)] == ["stories"]
