"""Which story and which topic an article belongs to: one article at a time, in canonical order.

Measured on UCI (B-cubed F1 of topics): half the best member plus half the likeness to what the
group's words are as a whole links better than single link (which chains), complete link or the
mean of the members (.838 -> .844); topics that one report links to are joined only where their
own words agree (-> .872). One threshold does not fit both an event (about .40) and the subject it
belongs to (about .20).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from operator import mul

from aggregator.core.pairs.telling import against
from aggregator.core.rarity import Rarity

_OLD_AGE = 0.3  # share by which the threshold has grown at the end of the window: follow-ups days later must say more
_STAY = 0.8  # of the threshold: what a member must keep, so that a story does not flap between together and apart
_ONE_WORD = 0.7  # of the likeness to a story of fewer than _GROWN reports by one word (on UCI .65 to .8 are equal, .6 loses .0015)
_BRIDGE = 1.5  # of the threshold: to join two topics takes more than to join one (1.3-1.7 are equal)
_AGREE = 0.15  # likeness of two topics' words without which no report joins them: a market round-up names many
_STRAY, _SETTLED = 1.0, 2.0  # of the threshold: likeness that joins a topic of one report to another, and two of _GROWN
_GROWN = 6  # reports from which a topic's words are settled
_HOURS = 36  # up to which a distance is told in hours
_WHOLLY = 1 + 1e-9  # what a cosine can be, rounding included
_TITLE_WORDS = 5  # a story's title should say something


class Profile:
    """The words of a group: how many of its members carry each, weighed by rarity."""

    def __init__(self, rarity: Rarity, members: Collection[Sequence[str]] = ()) -> None:
        """Begin with the stems of `members`; `rarity` weighs every word from now on."""
        self._weight = rarity.weight
        self.members = len(members)
        self.words = Counter(chain.from_iterable(members))
        weighed = list(map(mul, map(self._weight, self.words), self.words.values()))
        self._square = sum(map(mul, weighed, weighed))  # of the weighed vector's length

    def add(self, stems: Sequence[str]) -> None:
        """Count a member's stems."""
        self.members += 1
        words, weight = self.words, self._weight
        for stem in stems:
            count = words.get(stem, 0)
            self._square += weight(stem) ** 2 * (2 * count + 1)
            words[stem] = count + 1

    def join(self, other: Profile) -> None:
        """Count all of another group's members."""
        self.members += other.members
        words, weight = self.words, self._weight
        for stem, more in other.words.items():
            count = words.get(stem, 0)
            self._square += weight(stem) ** 2 * (2 * count + more) * more
            words[stem] = count + more

    def likeness(self, words: Words) -> float:
        """Return the cosine between a headline's words and the group's, 0..1."""
        counts = self.words
        shared = sum([weight * weight * counts[stem] for stem, weight in words.weights.items() if stem in counts])
        return shared / (words.length * math.sqrt(self._square)) if shared > 0 else 0.0

    def backing(self, words: Words) -> float:
        """Return `likeness` as a story takes it: one word shared with its few reports is the pair's own likeness again, squared."""
        found = self.likeness(words)
        one_word = self.members < _GROWN and sum(stem in self.words for stem in words.weights) == 1
        return _ONE_WORD * found if one_word else found

    def agreement(self, other: Profile) -> float:
        """Return the cosine between two groups' words, 0..1."""
        few, many = (self, other) if len(self.words) <= len(other.words) else (other, self)
        weight, others = self._weight, many.words
        shared = sum([weight(stem) ** 2 * count * others[stem] for stem, count in few.words.items() if stem in others])
        return shared / math.sqrt(self._square * other._square) if shared > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """A headline's stems with their weights, to be held against many."""

    weights: Mapping[str, float]
    mass: float
    length: float  # of the weighed vector

    @staticmethod
    def of(stems: Sequence[str], rarity: Rarity) -> Words:
        """Weigh `stems`."""
        weights = {stem: rarity.weight(stem) for stem in stems}
        return Words(weights, rarity.mass(tuple(stems)), math.sqrt(sum(weight * weight for weight in weights.values())))

    def likeness(self, stems: tuple[str, ...], rarity: Rarity) -> float:
        """Return the IDF-weighted Dice with other `stems`, 0..1."""
        return self.likenesses([stems], rarity)[0]

    def likenesses(self, others: Iterable[tuple[str, ...]], rarity: Rarity) -> list[float]:
        """Return `likeness` with each of many, as a headline has neighbours."""
        weight, own, mass = self.weights.get, self.mass, rarity.mass
        return [2 * shared / (own + mass(stems)) if (shared := sum(filter(None, map(weight, stems)))) else 0.0 for stems in others]


@dataclass(frozen=True, slots=True)
class Group:
    """A story or topic an article might join."""

    id: int
    best: float  # likeness to the likest member, 0..1
    profile: float  # likeness to the words of all, 0..1
    nearest: timedelta  # distance in time to the nearest of the like members

    @property
    def linkage(self) -> float:
        """Half the likest member, half the whole."""
        return 0.5 * self.best + 0.5 * self.profile

    def with_profile(self, likeness: float) -> Group:
        """Return the group with its likeness to the words of all: `dataclasses.replace` takes three times as long."""
        return Group(self.id, self.best, likeness, self.nearest)

    def reaches(self, threshold: float, window: timedelta) -> bool:
        """Whether the linkage is enough for the group's age."""
        return self.linkage >= aged(threshold, self.nearest, window)


def choose(groups: Sequence[Group], threshold: float, window: timedelta) -> Group | None:
    """Return the best group whose linkage reaches the threshold for its age; ties go to the oldest id."""
    enough = [group for group in groups if group.reaches(threshold, window)]
    return min(enough, key=lambda group: (-group.linkage, group.id), default=None)


def chosen(groups: Sequence[Group], profile: Callable[[int], float], threshold: float, window: timedelta) -> Group | None:
    """Return what `choose` would of `groups` with their `profile`, which is asked for only where it can matter: no cosine is over 1."""
    found: list[Group] = []
    for group in sorted(groups, key=lambda group: -group.best):
        at_most = group.with_profile(_WHOLLY)
        if at_most.reaches(threshold, window) and not (found and at_most.linkage < found[0].linkage):
            best = choose([*found, group.with_profile(profile(group.id))], threshold, window)
            found = [best] if best else []
    return found[0] if found else None


def holds(group: Group, threshold: float, window: timedelta) -> bool:
    """Whether a member that is looked at again still belongs to the rest of its story."""
    return group.reaches(_STAY * threshold, window)


def tied(group: Group, threshold: float, window: timedelta, *, moves: bool) -> str:
    """Return in words what ties an article to a story whose likest report is not like enough alone.

    `moves`: it comes to the story now; one that is there already needs less to stay.
    """
    needed = aged(threshold, group.nearest, window) * (1.0 if moves else _STAY)
    if group.linkage < needed:
        return "tied by other reports"
    return f"{against(group.linkage, needed, 'over')} with the words of the whole story"


def parts(members: Mapping[int, tuple[str, ...]], ties: Collection[tuple[int, int]], threshold: float, rarity: Rarity) -> list[set[int]]:
    """Return the members (article -> stems) of a story as the parts that nothing ties to each other any more.

    Two members hang together when their words are as alike as a member must stay, or a link ties them (texts, or a
    person, may have tied what words do not). The largest part is the story and comes first, of equals the one first in the alphabet.
    """
    left, found = set(members), []
    known = defaultdict(set)
    for a, b in ties:
        known[a].add(b)
        known[b].add(a)
    while left:
        part: set[int] = set()
        edge = {min(left)}
        while edge:
            part |= edge
            left -= edge
            words = [(article, Words.of(members[article], rarity)) for article in edge]
            edge = {
                other
                for other in left
                if any(other in known[article] or own.likeness(members[other], rarity) >= _STAY * threshold for article, own in words)
            }
        found.append(part)
    return sorted(found, key=lambda part: (-len(part), min(members[article] for article in part)))


def bridged(groups: Sequence[Group], home: int, threshold: float, window: timedelta, *, told: bool) -> tuple[int, ...]:
    """Return the topics that an article in topic `home` links to so well that they may be one with it, oldest first.

    A subject often starts in two places; the report that names both shows that they are one, if `agree` says so, too.
    `told` when the article's story stands in `home`: that link is stronger than any words.
    """
    strong = {group.id for group in groups if group.reaches(_BRIDGE * threshold, window)}
    return tuple(sorted(strong - {home})) if told or home in strong else ()


def agree(a: Profile, b: Profile) -> bool:
    """Whether the words of two topics do not contradict a bridge between them."""
    return a.agreement(b) >= _AGREE


def are_one(a: Profile, b: Profile, threshold: float) -> bool:
    """Whether two topics' words alone say that they are one: strays join early, two grown topics must agree twice as well."""
    grown = min(1.0, (min(a.members, b.members) - 1) / (_GROWN - 1))
    return a.agreement(b) >= threshold * (_STRAY + (_SETTLED - _STRAY) * grown)


def aged(threshold: float, apart: timedelta, window: timedelta) -> float:
    """Return `threshold` grown with the distance in time, up to 30 % at the end of the window."""
    return threshold * (1 + _OLD_AGE * min(1.0, abs(apart) / window))


def within(apart: timedelta) -> str:
    """Return in words how near in time two reports are."""
    hours = math.ceil(abs(apart) / timedelta(hours=1))
    if hours <= 1:
        return "within the hour"
    return f"within {hours} h" if hours <= _HOURS else f"within {math.ceil(hours / 24)} days"


@dataclass(frozen=True, slots=True)
class Headed:
    """What choosing a story's title needs of a member."""

    title: str
    plain: bool  # no opinion, live page, gallery; not cut off
    words: int


def title_of(members: Iterable[Headed]) -> str:
    """Return the headline that stands for a story: the first plain report that says enough, else the first.

    `members` in canonical order, one at least; no more of them are asked for than it takes.
    """
    rest = iter(members)
    first = next(rest)
    telling = (member for member in chain([first], rest) if member.plain and member.words >= _TITLE_WORDS)
    return next(telling, first).title
