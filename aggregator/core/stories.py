"""Which story and which topic an article belongs to: one article at a time, in canonical order.

Measured: half the best member plus half the mean of all links stories better than single
link (which chains), complete link or a centroid; and one threshold does not fit both an
event (about .40) and the subject it belongs to (about .20).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aggregator.core.rarity import Rarity

_OLD_AGE = 0.3  # share by which the threshold has grown at the end of the window: follow-ups days later must say more
_BRIDGE = 2.0  # of the threshold: to join two topics takes more than to join one (UCI: 1.5 over-merges)
_TITLE_WORDS = 5  # a story's title should say something


@dataclass(frozen=True, slots=True)
class Group:
    """A story or topic an article might join, with the article's likeness to each member."""

    id: int
    scores: tuple[float, ...]  # 0..1, one a member in the window; never empty
    nearest: timedelta  # distance in time to the nearest member


@dataclass(frozen=True, slots=True)
class Choice:
    """The group an article joins, and how strongly."""

    id: int
    score: float  # linkage, 0..1


@dataclass(frozen=True, slots=True)
class Headed:
    """What choosing a story's title needs of a member."""

    title: str
    at: datetime
    url: str  # breaks ties of time
    plain: bool  # no opinion, live page, gallery; not cut off
    words: int


@dataclass(frozen=True, slots=True)
class Words:
    """A headline's stems with their weights, to be held against many."""

    weights: Mapping[str, float]
    mass: float

    @staticmethod
    def of(stems: Sequence[str], rarity: Rarity) -> Words:
        """Weigh `stems`."""
        weights = {stem: rarity.weight(stem) for stem in stems}
        return Words(weights, sum(weights.values()))

    def likeness(self, stems: Sequence[str], rarity: Rarity) -> float:
        """Return the IDF-weighted Dice with other `stems`, 0..1."""
        shared = sum(self.weights[stem] for stem in stems if stem in self.weights)
        if not shared:
            return 0.0
        return 2 * shared / (self.mass + sum(rarity.weight(stem) for stem in stems))


def linkage(scores: Sequence[float]) -> float:
    """Return half the best plus half the mean of `scores` (not empty)."""
    return 0.5 * max(scores) + 0.5 * sum(scores) / len(scores)


def choose(groups: Sequence[Group], threshold: float, window: timedelta) -> Choice | None:
    """Return the best group whose linkage reaches the threshold for its age; ties go to the oldest id."""
    best: Choice | None = None
    for group in sorted(groups, key=lambda group: group.id):
        score = linkage(group.scores)
        if score >= aged(threshold, group.nearest, window) and (best is None or score > best.score):
            best = Choice(group.id, score)
    return best


def bridged(groups: Sequence[Group], threshold: float, window: timedelta) -> tuple[int, ...]:
    """Return the ids of all groups the article links to so well that they are one, oldest first.

    A subject often starts in two places; the report that names both shows that they are one.
    """
    strong = [group for group in groups if linkage(group.scores) >= _BRIDGE * aged(threshold, group.nearest, window)]
    return tuple(sorted(group.id for group in strong))


def aged(threshold: float, apart: timedelta, window: timedelta) -> float:
    """Return `threshold` grown with the distance in time, up to 30 % at the end of the window."""
    return threshold * (1 + _OLD_AGE * min(1.0, abs(apart) / window))


def title_of(members: Sequence[Headed]) -> str:
    """Return the headline that stands for a story: the first plain report that says enough, else the first."""
    ordered = sorted(members, key=lambda member: (member.at, member.url))
    telling = [member for member in ordered if member.plain and member.words >= _TITLE_WORDS]
    return (telling or ordered)[0].title
