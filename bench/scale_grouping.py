"""New headlines stored and grouped among a million: the second half of `bench/scale.py candidates`.

In a process of its own, as the service is: one that still holds the million that it has made is a quarter slower, for Python's
search for cycles walks through them.

The stored million stands where bench/scale_candidates.py put it: the subjects of each world apart. The engine does not leave them so:
of five worlds that it groups itself nearly all headlines stand in topics of all five. The first world that is new therefore has it join
topics at every second headline, 30 times as often as a stream does; so the rate is told of that one, and of one that comes after seven
others, among headlines that the engine has placed itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from multiprocessing import get_context
from pathlib import Path

import structlog

from aggregator.config.load import defaults
from aggregator.core.headlines import judge
from aggregator.core.signatures import Signature
from aggregator.engine.group import group_pending
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Streamed, Verdict
from aggregator.store.playback import Playback
from aggregator.store.store import Store, open_store

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
KEPT = timedelta(days=10)  # engine.group: two windows
SETTLING = 7  # worlds that the engine groups before the rate is told again
_TICK = 500  # new headlines a tick
FEEDS = 200


@dataclass(frozen=True)
class Matched:
    """Headlines that people matched."""

    stored: list[Signature]
    asked: list[Signature]
    where: list[int]  # the numbers of those stored


def at(number: int, stored: int) -> datetime:
    """Return when a headline came; those after the last that is stored are new."""
    return NOW - KEPT + KEPT * (number / stored)


def in_a_process_of_its_own(folder: Path, stored: int, worlds: Sequence[Sequence[str]], pairs: Matched) -> list[str]:
    """Return the lines on the store in `folder`: of the first of `worlds`, of the last, and of the other halves of the pairs."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
        return own.submit(_lines, folder, stored, worlds, pairs).result()


def _lines(folder: Path, stored: int, worlds: Sequence[Sequence[str]], pairs: Matched) -> list[str]:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    store = open_store("sqlite:///scale.db", folder)
    try:
        return list(_measured(store, stored, worlds, pairs))
    finally:
        store.close()


def _measured(store: Store, stored: int, worlds: Sequence[Sequence[str]], pairs: Matched) -> Iterator[str]:
    arrivals = _Arrivals(store, stored)
    lines = [arrivals.group(titles) for titles in worlds]
    yield f"stored and grouped, a new world where the others stand apart: {lines[0]}"
    yield f"stored and grouped, a new world after {len(worlds) - 1} others: {lines[-1]}"
    yield f"stored and grouped, the other halves of matched pairs: {arrivals.group([own.text for own in pairs.asked])}"
    yield _together(store, pairs, stored)


class _Arrivals:
    """Headlines that come after those stored."""

    def __init__(self, store: Store, stored: int) -> None:
        self._store, self._stored, self._numbers = store, stored, count(stored + 1)
        self._playback = Playback(store.database)

    def group(self, titles: Sequence[str]) -> str:
        """Have the engine store and group new headlines, a tick after another; return how many it does, in words."""
        items = [
            Streamed(number, title, at(number, self._stored), f"Paper {number % FEEDS}", language="en")
            for number, title in zip(self._numbers, titles, strict=False)
        ]
        before, began = self._topics(), time.process_time()
        for start in range(0, len(items), _TICK):
            tick = items[start : start + _TICK]
            self._playback.add(tick)
            group_pending(self._store, defaults(), tick[-1].at)
        spent = time.process_time() - began
        return f"{len(items) / spent:.0f} of {len(items):,} a second of CPU (goal >= 500); {before - self._topics():,} stored topics joined"

    def _topics(self) -> int:
        """Return how many topics the headlines have that were stored before any was new."""
        found = self._store.database.execute_sql("SELECT COUNT(DISTINCT topic) FROM story WHERE id <= ?", (self._stored,))
        return int(found.fetchone()[0])


def _together(store: Store, pairs: Matched, stored: int) -> str:
    """Tell how many of the newest articles stand with their partners, where these came within the window and the judge accepts them."""
    newest = dict(store.database.execute_sql("SELECT id, story_id FROM article ORDER BY id DESC LIMIT ?", (len(pairs.where),)).fetchall())
    accepted = [
        (place, number)
        for place, number, own, partner in zip(sorted(newest), pairs.where, pairs.asked, pairs.stored, strict=True)
        if number > max(newest) - stored / 2 and judge(own, partner, load_model()).verdict is not Verdict.DIFFERENT
    ]
    stories = newest | dict(store.database.execute_sql("SELECT id, story_id FROM article WHERE id <= ?", (stored,)).fetchall())
    joined = sum(stories[a] == stories[b] for a, b in accepted)
    return f"of these with a partner of the last five days that the judge accepts, in its story: {joined} of {len(accepted)}"
