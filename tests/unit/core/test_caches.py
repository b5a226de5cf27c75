"""What decisions keep of earlier ones has a bound that is soon reached, and small."""

from __future__ import annotations

import gc
import pkgutil
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from importlib import import_module

import aggregator
from aggregator.core.keeping import WORDS_KEPT, Kept, once
from aggregator.engine.headline_model import load_meanings

# Asked with nothing, or with one of a few names of our own: a language, a table and its columns, a class.
FEW = {
    "config.values._zones", "core.dates.months._table", "core.dates.months._union", "core.documents._hints", "core.documents._required",
    "core.pairs.alignment._synonyms", "core.pairs.contraries._sides_in", "core.places._named_in", "core.places.places_in",
    "core.stems._news_words", "core.stems._stemmer", "core.traits.columns._named", "engine.headline_model.load_meanings",
    "engine.headline_model.load_model", "newsroom.press.papers", "render.environment.environment", "store.bulk._insert",
    "store.raw._update",
}  # fmt: skip


def caches() -> Iterator[tuple[str, int | None]]:
    """Yield name and bound of every cache of ours."""
    for module in pkgutil.walk_packages(aggregator.__path__, "aggregator."):
        if not module.name.endswith("__main__") and ".migrations." not in module.name:
            import_module(module.name)
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith("aggregator."):
            yield f"{one.__module__}.{one.__qualname__}".removeprefix("aggregator."), one.cache_parameters()["maxsize"]


def test_no_cache_is_without_a_bound_or_takes_weeks_to_fill() -> None:
    """Ten of them held up to 262,144 words and pairs, 171 MiB: a service of a few hundred feeds grew for weeks as if it leaked."""
    found = dict(caches())
    assert {name for name, bound in found.items() if bound is None} == FEW
    assert {name for name, bound in found.items() if bound is not None and bound > WORDS_KEPT} == set()


def test_answers_by_word_are_worked_out_once_and_never_more_than_its_bound_are_kept() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Kept(length, 2)
    assert [lengths[word] for word in ("a", "bb", "a", "ccc", "ccc", "a")] == [1, 2, 1, 3, 3, 1]
    assert asked == ["a", "bb", "ccc", "a"]
    assert len(lengths) == 2


def test_what_meanings_keep_of_words_is_bounded() -> None:
    meanings = load_meanings()
    for number in range(WORDS_KEPT + 2):
        meanings.near([f"word{number}"], ["storm"], 0.0)
        meanings.length(f"word{number}")
    kept = [value for value in vars(meanings).values() if isinstance(value, Kept)]
    assert kept
    assert max(map(len, kept)) <= WORDS_KEPT


class Headline:
    """Something with a property that is dear to work out."""

    def __init__(self) -> None:
        self.asked = 0

    @once
    def folded(self) -> str:
        """What it says."""
        self.asked += 1
        return "ferry leaves"


def test_a_property_is_worked_out_when_it_is_asked_for_and_then_kept_with_its_owner():
    one, other = Headline(), Headline()
    assert (one.asked, [one.folded, one.folded], one.asked, other.asked) == (0, ["ferry leaves"] * 2, 1, 0)
    assert vars(Headline)["folded"].__doc__ == "What it says."
