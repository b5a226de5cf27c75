"""What holds for any stream of headlines: order, pace, and letting go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aggregator.engine.group import group_pending
from aggregator.model.story import Placed, Streamed
from aggregator.store.store import open_store
from aggregator.store.tables import Article
from tests.wire import NOON, SETTINGS, grouped, stream

FEW = settings(max_examples=8, deadline=None)  # each example makes a store and groups into it
OUTSIDE = "Lighthouse keeper retires to distant island"


def outcome(*ticks: Sequence[Streamed]) -> list[Placed]:
    with TemporaryDirectory() as folder:
        store = open_store("sqlite:///order.db", Path(folder))
        try:
            return grouped(store, *ticks)
        finally:
            store.close()


@FEW
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_articles_of_a_tick_may_arrive_in_any_order(seed, rng):
    items = stream(40, seed)
    shuffled = rng.sample(items, len(items))
    assert outcome(shuffled) == outcome(items)


@FEW
@given(st.integers(0, 10_000), st.lists(st.integers(1, 39), max_size=4, unique=True))
def test_a_stream_gives_the_same_stories_whole_or_in_ticks(seed, cuts):
    items = stream(40, seed)
    edges = [0, *sorted(cuts), len(items)]
    assert outcome(*(items[a:b] for a, b in pairwise(edges))) == outcome(items)


WORDS = st.permutations("harbour glacier ferry reactor orchestra pipeline museum refinery satellite festival treaty vaccine".split())  # noqa: SIM905


@FEW
@given(WORDS, st.integers(1, 3), st.integers(1, 3))
def test_a_chain_whose_middle_is_rewritten_falls_apart(words, ours, theirs):
    """Two reports that share nothing stand together only as long as one between them holds both."""
    left, right = words[:5], words[5:10]
    middle = [*left[:4], *right[:4]]
    titles = [*[" ".join(left)] * ours, " ".join(middle), *[" ".join(right)] * theirs]
    items = [Streamed(n, title, NOON, f"p{n}", url=f"https://p{n}.example/") for n, title in enumerate(titles)]
    with TemporaryDirectory() as folder:
        store = open_store("sqlite:///chain.db", Path(folder))
        grouped(store, *[[item] for item in items])
        before = stories()
        Article.update(title=OUTSIDE, group_pending=True).where(Article.id == ours + 1).execute()
        group_pending(store, SETTINGS, NOON)
        after = stories()
        store.close()
    assume(len(set(before)) == 1)
    assert [len(set(part)) for part in (after[:ours], after[ours : ours + 1], after[ours + 1 :], after)] == [1, 1, 1, 3]


def stories() -> list[int]:
    return [row.story_id for row in Article.select().order_by(Article.id)]
