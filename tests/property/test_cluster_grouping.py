"""Stories do not depend on how many machines there are, nor on which of them was faster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.engine.group import Grouper
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Placed, Streamed
from aggregator.store.playback import Playback
from aggregator.store.store import Store, open_store
from tests.emptying import empty
from tests.wire import NOON, SETTINGS, grouped, stream

Stand = list[tuple[int, int, object]]


@pytest.fixture(scope="module")
def shared(pg_session_url: str, tmp_path_factory: pytest.TempPathFactory):
    store = open_store(pg_session_url, tmp_path_factory.mktemp("shared"))
    yield store
    store.close()


def stand(placed: Sequence[Placed]) -> Stand:
    """Return story, topic and what is repeated of each headline; numbers by first appearance, as a sequence may skip some."""
    stories, topics = dict[int, int](), dict[int, int]()
    ordered = sorted(placed, key=lambda one: int(one.id))
    return [(stories.setdefault(one.story, len(stories)), topics.setdefault(one.topic, len(topics)), one.duplicate_of) for one in ordered]


def alone(items: Sequence[Streamed]) -> Stand:
    with TemporaryDirectory() as folder:
        store = open_store("sqlite:///alone.db", Path(folder))
        try:
            return stand(grouped(store, items))
        finally:
            store.close()


def together(store: Store, items: Sequence[Streamed], machines: int, deals: Sequence[int]) -> Stand:
    """Have each machine store what its papers print, all at once, then group a batch each in turn, as if each died after its batch."""
    empty(store)
    desks = [Playback(store.database) for _ in range(machines)]
    paper = {item.source: deals[n % len(deals)] % machines for n, item in enumerate(items)}

    def machine(call: Callable[[], Any]) -> Any:
        try:
            return call()
        finally:
            store.database.close()

    prints = [partial(desks[m].add, [item for item in items if paper[item.source] == m]) for m in range(machines)]
    with ThreadPoolExecutor(machines) as threads:
        list(threads.map(machine, prints))
        while threads.submit(machine, Grouper(store, SETTINGS.grouping, load_model(), NOON).batch).result() is not None:
            pass
    return stand(_all(desks))


def _all(desks: Sequence[Playback]) -> list[Placed]:
    """Return where every machine's headlines stand: what one repeats may have come through another."""
    whole = Playback(desks[0].database)
    whole._articles = sorted(pair for desk in desks for pair in desk._articles)
    return whole.placed()


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 4), st.lists(st.integers(0, 3), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_same_articles_give_the_same_stories_on_any_number_of_machines(shared, seed, machines, deals, rng):
    items = stream(40, seed)
    assert together(shared, rng.sample(items, len(items)), machines, deals) == alone(items)
