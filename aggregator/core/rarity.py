"""How much a shared word says: inverse document frequency over stories, not over headlines.

Measured on UCI: frequencies of the current window, counted a headline, drop B3-F1 from .856
to .750, because a burst makes its own words look common. So a background table, and the
store's own counts once a story.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rarity:
    """Weight of a stem, 0..1: 1 for a stem nobody has counted."""

    background: Mapping[str, float]  # stem -> share of stories that carry it, from the shipped table
    counts: Mapping[str, int] = field(default_factory=dict)  # stem -> stories in this store
    stories: int = 0  # stories counted in this store
    floor: float = 1e-4  # share below which a stem is as rare as can be

    def weight(self, stem: str) -> float:
        """Return the weight of `stem`."""
        share = max(self.background.get(stem, 0.0), self._own_share(stem), self.floor)
        return max(0.05, math.log(share) / math.log(self.floor))

    def _own_share(self, stem: str) -> float:
        # Below a few hundred stories the store's own shares are chance: they fade in.
        return self.counts.get(stem, 0) / (self.stories + 400) if self.stories else 0.0

    def rarest(self, stems: tuple[str, ...], count: int) -> tuple[str, ...]:
        """Return the `count` rarest of `stems`, rarest first; equals in alphabetical order."""
        return tuple(sorted(stems, key=lambda stem: (-self.weight(stem), stem))[:count])
