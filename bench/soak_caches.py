"""The caches of the process of bench/soak.py: those with a bound are emptied every day, those without are watched.

A cache of words fills for as long as new words come: with few feeds for months, which looks like a leak and is none. What grows although
all that has a bound was emptied is one.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from functools import _lru_cache_wrapper
from typing import Any

from aggregator.core.keeping import Kept

MORE = 1.1  # times what a cache without a bound held after the warm-up
FEW = 50  # entries that are nothing: a table's columns, a language's patterns


def empty() -> None:
    """Empty what has a bound."""
    for one in gc.get_objects():
        if isinstance(one, Kept):
            one.clear()
    for cache in _caches():
        if cache.cache_info().maxsize is not None:
            cache.cache_clear()


def boundless() -> dict[str, int]:
    """Return how many entries each of our caches without a bound holds."""
    found: dict[str, int] = {}
    for cache in _caches():
        if cache.cache_info().maxsize is None:
            name = f"{cache.__module__}.{cache.__qualname__}"
            found[name] = found.get(name, 0) + cache.cache_info().currsize
    return found


def grown(days: Sequence[dict[str, int]], warm: int) -> list[str]:
    """Return what grows for ever, in words: entries by cache and day, of which the first `warm` days are the measure of the last."""
    first, last = days[min(warm, len(days) - 1)], days[-1]
    more = {name: count for name, count in last.items() if count > MORE * first.get(name, 0) + FEW}
    return [f"{name} has no bound: {first.get(name, 0)} entries after the warm-up, {count} at the end" for name, count in more.items()]


def _caches() -> Iterator[_lru_cache_wrapper[Any]]:
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and str(getattr(one, "__module__", "")).startswith("aggregator."):
            yield one
