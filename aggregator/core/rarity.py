"""How much a shared word says: inverse document frequency over stories, not over headlines.

Measured on UCI: frequencies of the current window, counted a headline, drop B3-F1 from .856
to .750, because a burst makes its own words look common. So a background table, and the
store's own counts once a topic, of which only what chance cannot explain is believed: taken as
they are they cost .02 while a store is young.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log, sqrt

_DEVIATIONS = 3.0  # by which a stem's share lies below what was counted
BELIEVED = _DEVIATIONS**2  # a count up to this is no more than its deviations
FADE = 400  # topics; below a few hundred the counts fade in
_YEAR = re.compile(r"20\d\d")
_AFTER_YEARS = "21"  # what comes behind them in order, as all words do: asked first
_OF_A_YEAR = 0.02  # share of headlines that name their year: 2.1 % of UCI's in 2014; no table made before a year knows it
_LEAST = 0.05  # weight of the commonest word
_REMEMBERED = 50_000  # headlines whose weight is kept


def at_least(count: int) -> float:
    """Return how often something is to be taken for happening that was counted so often: what chance cannot explain."""
    return count - _DEVIATIONS * sqrt(count)


class _Weights(dict[str, float]):
    """Stem -> weight, worked out when it is first asked for; knows no Rarity, or both would stay in memory until a search for cycles."""

    def __init__(self, background: Mapping[str, float], counts: Mapping[str, int], counted: int, floor: float, *, linking: bool) -> None:
        super().__init__()
        self._linking = linking
        self._share, self._count, self._counted, self._floor = background.get, counts.get, counted, floor
        self._rarest = log(floor)
        self._unlisted: dict[int, float] = {}  # stories that carry a stem of which the table knows nothing -> its weight

    def __missing__(self, stem: str) -> float:
        share = self._share(stem)
        if share is None and self._linking and stem < _AFTER_YEARS and _YEAR.fullmatch(stem):
            share = _OF_A_YEAR
        count = self._count(stem, 0)
        found = self._unlisted.get(count) if share is None else self._weighed(share, count)  # nearly all: a headline has eighty weighed
        if found is None:
            found = self._unlisted[count] = self._weighed(0.0, count)
        self[stem] = found
        return found

    def _weighed(self, share: float, count: int) -> float:
        if count > BELIEVED:
            share = max(share, at_least(count) / self._counted)
        return max(log(share) / self._rarest, _LEAST) if share > self._floor else 1.0


@dataclass(frozen=True)
class Rarity:
    """Weight of a stem, 0..1: 1 for a stem nobody has counted."""

    background: Mapping[str, float]  # stem -> share of stories that carry it, from the shipped table
    counts: Mapping[str, int] = field(default_factory=dict)  # stem -> stories in this store
    stories: int = 0  # stories counted in this store
    floor: float = 1e-4  # share below which a stem is as rare as can be
    linking: bool = False  # for stories and topics, where a year says when; in a pair it is a fact that one has and the other lacks
    masses: dict[tuple[str, ...], float] = field(default_factory=dict, compare=False, repr=False)  # the same of whole headlines

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """The weight of every stem, also of those it does not list yet: a look into a dict, for a headline asks hundreds of times."""
        return _Weights(self.background, self.counts, self.stories + FADE, self.floor, linking=self.linking)

    @cached_property
    def weight(self) -> Callable[[str], float]:
        """The weight of a stem."""
        return self.weights.__getitem__

    def mass(self, stems: tuple[str, ...]) -> float:
        """Return the summed weight of `stems`."""
        found = self.masses.get(stems)
        if found is None:
            if len(self.masses) >= _REMEMBERED:
                self.masses.clear()
            found = self.masses[stems] = sum(map(self.weight, stems))
        return found

    def rarest(self, stems: tuple[str, ...], count: int) -> tuple[str, ...]:
        """Return the `count` rarest of `stems`, rarest first; equals in alphabetical order."""
        return tuple(sorted(stems, key=lambda stem: (-self.weight(stem), stem))[:count])
