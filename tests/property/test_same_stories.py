"""A stream gives the same stories when its process dies with -9 again and again, and on the other engine."""

from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from aggregator.config.schema import Settings
from aggregator.engine.group import Grouper, group_pending
from aggregator.engine.headline_model import load_model
from aggregator.store.store import Store, open_store
from bench import same_stories
from bench.same_stories import SQLITE, Kept, differences, kept, killed, play, player, written
from tests.wire import stream


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Return what a stream leaves whose process lives."""
    store = open_store(SQLITE, tmp_path_factory.mktemp("alone"))
    list(play(store, stream(400, seed=5)))
    found = kept()
    store.close()
    return found


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_stream_that_is_killed_gives_the_stories_of_one_that_is_not(
    engine: str, alone: Kept, tmp_path: Path, request: pytest.FixtureRequest
):
    items = stream(400, seed=5)
    folder = tmp_path / "killed"
    folder.mkdir()
    url = SQLITE if engine == "sqlite" else request.getfixturevalue("pg_url")
    written(folder, items)
    assert killed(player(folder, url), kills=2, ticks=1, rng=Random(3)) == 2  # noqa: S311 - moments, no secrets
    store = open_store(url, folder)
    found = kept()
    store.close()
    assert len(alone["links"]) > 200
    assert differences(alone, found) == []


def test_what_differs_is_told(alone: Kept):
    other = alone | {"stories": alone["stories"][1:]}
    assert [line.partition(":")[0] for line in differences(alone, other)] == ["stories"]


def test_a_process_that_dies_after_every_batch_leaves_what_one_that_lives_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Of a batch's dependents a run once kept in memory which had followed: a killed one had others follow, and counted other words."""
    items, found = stream(600, seed=5), []
    for place, group in (("lives", group_pending), ("dies", _a_batch_each)):
        (tmp_path / place).mkdir()
        store = open_store(SQLITE, tmp_path / place)
        monkeypatch.setattr(same_stories, "group_pending", group)
        list(play(store, items))
        found.append(kept())
        store.close()
    assert differences(*found) == []


def _a_batch_each(store: Store, settings: Settings, now: datetime) -> None:
    while Grouper(store, settings.grouping, load_model(), now).batch():
        pass
