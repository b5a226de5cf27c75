"""What two headlines have in common, as numbers a small model can weigh. Symmetric."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from aggregator.core.meanings import Meanings
from aggregator.core.pairs.alignment import Alignment, align
from aggregator.core.pairs.contraries import Contrary
from aggregator.core.pairs.outlets import go_on
from aggregator.core.places import places_in
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import Signature
from aggregator.core.traits.headline_numbers import unmatched, values

# Chosen out of fold from 100 and more; whatever could go without loss went (bench/headline_weights.py; docs/measured/headlines.md).
NAMES = (
    "words_dice", "order", "order_whole", "first_two",
    "numbers_same", "numbers_once", "ordinal_once", "numbers_conflict", "numbers_none", "entities_missing", "places_left", "places_both",
    "date_once", "negation", "opposed", "question_once", "clause_once",
    "covered", "missing_most", "early", "length", "words_ratio", "near_words", "fuller_names", "lone_run",
    "alone", "added", "lead",
)  # fmt: skip
_NO_WORDS: frozenset[str] = frozenset()
_NEAR = 0.15  # cosine of two words from which they have something in common
_SAME = 0.75  # cosine from which they say the same
SAID_NEAR = 0.5  # share of a word said in another from which the two stand near
MEANT_IN = "english"  # the language of core.meanings
_LONE = 0.3  # share of a word left unsaid from which it stands alone


Unsaid = list[tuple[str, float]]  # a side's words that the other does not have as they are, and how much of each it does not say, 0..1
Nearest = Mapping[
    str, tuple[float, str]
]  # leftover word -> share of it that the other side's nearest leftover says, and that ("" for none)


@dataclass(slots=True, eq=False)  # not frozen: that takes twice as long to make, and there is one a pair; nobody changes one
class Evidence:
    """One pair, looked at once; verdict, vetoes and words all read it."""

    a: Signature
    b: Signature
    alignment: Alignment
    soft: float  # soft IDF-Dice, 0..1: the measure of stories
    only_a: tuple[str, ...]  # numbers of a that b does not have
    only_b: tuple[str, ...]
    told: frozenset[str]  # words that both say, as they stand
    weights: Mapping[str, float]  # stem -> rarity
    meanings: Meanings | None  # None where the two are not both English
    contrary: Contrary | None  # set by whoever judges
    mass_a: float  # summed weights of a's stems
    mass_b: float
    places_a: list[str]  # those only in a that name a country or a city
    places_b: list[str]
    one_outlet: bool  # both are known to be one outlet's other news, see outlets.go_on

    @property
    def nearest(self) -> Nearest:
        """What stands nearest to each leftover word; worked out each time: a pair that a veto decides never asks."""
        return _nearest(self.alignment.left, self.alignment.right, self.meanings)

    @property
    def values(self) -> tuple[float, ...]:
        """The features, in the order of NAMES; worked out each time."""
        nearest = self.nearest
        ours, theirs = _unsaid(self.alignment, nearest)
        weight_a, run_a, alone_a = _lacking(self, self.a, ours)
        weight_b, run_b, alone_b = _lacking(self, self.b, theirs)
        covered, run = 1 - min(weight_a / self.mass_a, weight_b / self.mass_b), float(max(run_a, run_b))
        return (*_wording(self), *_facts(self), covered, *_missing(self, nearest), run, *map(max, alone_a, alone_b))


def evidence(a: Signature, b: Signature, rarity: Rarity, meanings: Meanings | None, contrary: Contrary | None) -> Evidence:
    """Return what `a` and `b` share; `contrary` is what contraries.contrary found of them."""
    weight, weights = rarity.weight, rarity.weights
    meanings = meanings if a.language == b.language == MEANT_IN else None
    alignment = align(a, b, weight, meanings.differ if meanings else _not_known)
    mass_a, mass_b, shared = rarity.mass(a.stems), rarity.mass(b.stems), sum(map(weight, alignment.shared))
    paired = sum([credit * (weights[x] + weights[y]) for x, y, credit in alignment.paired]) if alignment.paired else 0.0
    is_place = places_in(a.language).__getitem__
    return Evidence(
        a, b, alignment, told=a.all_words & b.all_words, weights=weights, contrary=contrary, mass_a=mass_a, mass_b=mass_b,
        soft=min(1.0, (2 * shared + paired) / (mass_a + mass_b)),
        only_a=unmatched(a.numbers, b.numbers), only_b=unmatched(b.numbers, a.numbers),
        meanings=meanings,
        places_a=list(filter(is_place, alignment.left)), places_b=list(filter(is_place, alignment.right)),
        one_outlet=a.outlet == b.outlet != "" and not go_on(a, b, meanings.rows if meanings else _NO_WORDS),
    )  # fmt: skip


def _not_known(_one: str, _other: str) -> bool:
    return False


def _nearest(left: Sequence[str], right: Sequence[str], meanings: Meanings | None) -> dict[str, tuple[float, str]]:
    found = dict.fromkeys((*left, *right), (0.0, ""))
    for x, y, likeness in meanings.near(left, right, _NEAR) if meanings else ():
        share = min(1.0, (likeness - _NEAR) / (_SAME - _NEAR))
        if share > found[x][0]:
            found[x] = (share, y)
        if share > found[y][0]:
            found[y] = (share, x)
    return found


def _unsaid(alignment: Alignment, nearest: Nearest) -> tuple[Unsaid, Unsaid]:
    ours = [(root, 1 - nearest[root][0]) for root in alignment.left]
    theirs = [(root, 1 - nearest[root][0]) for root in alignment.right]
    for x, y, credit in alignment.paired:
        ours.append((x, 1 - credit))
        theirs.append((y, 1 - credit))
    return ours, theirs


def _lacking(found: Evidence, own: Signature, unsaid: Unsaid) -> tuple[float, int, tuple[float, float, float]]:
    """Return what the other headline lacks of `own`, in one walk over the words it does not say: every pair pays for two.

    Their weight; how many stand in a row; and the share of the headline that they are, of that what is a fact of its own, and what it
    opens with, by how much they mean: "in Asia" adds more to a short headline than to a long one, "still" little to either.
    """
    weights, after, shared, first = found.weights, own.after, found.alignment.shared, own.stems[0]
    weigh = found.meanings.length if found.meanings else weights.__getitem__
    weight = told = facts = lead = 0.0
    lone = []
    for root, share in unsaid:
        weight += weights[root] * share
        value = share * weigh(root)
        told += value
        if share > _LONE:
            lone.append(root)
        if after.get(root) not in shared:  # "mobster" before "Bulger" only describes him
            facts += value
            if root == first:
                lead = value
    whole = sum(map(weigh, own.stems)) if told else 1.0
    return weight, _lone_run(own, lone), (told / whole, facts / whole, lead / whole if lead and own.opens_with_news else 0.0)


def _wording(found: Evidence) -> tuple[float, ...]:
    a, b = found.a, found.b
    run = LCSseq.similarity(a.stems, b.stems)
    return (
        2 * len(found.told) / (len(a.all_words) + len(b.all_words)) if found.told else 0.0,
        run / min(len(a.stems), len(b.stems)),
        run / max(len(a.stems), len(b.stems)),
        float(a.stems[:2] == b.stems[:2]),
    )


def _facts(found: Evidence) -> tuple[float, ...]:
    a, b = found.a, found.b
    return (
        *(_numbers(found) if a.numbers or b.numbers else _NO_NUMBERS),
        _entities_missing(a, b),
        float(min(2, len(found.places_a) + len(found.places_b))),
        1.0 if found.places_a and found.places_b else 0.0,
        1.0 if bool(a.dates) != bool(b.dates) else 0.0,
        1.0 if a.negated != b.negated else 0.0,
        1.0 if found.contrary is not None else 0.0,
        1.0 if ("?" in a.text) != ("?" in b.text) else 0.0,
        1.0 if a.has_clauses != b.has_clauses else 0.0,
    )


_NO_NUMBERS = (0.0, 0.0, 0.0, 0.0, 1.0)


def _numbers(found: Evidence) -> tuple[float, ...]:
    a, b = found.a, found.b
    return (
        float(bool(a.numbers) and values(a.numbers) == values(b.numbers)),  # "about 60" agrees with 61 and is not the same
        float(bool(a.numbers) != bool(b.numbers)),
        float(any(number[0] == "#" for number in (*found.only_a, *found.only_b))),  # "second" adds less than 2
        float(bool(found.only_a and found.only_b)),
        0.0,
    )


def _entities_missing(a: Signature, b: Signature) -> float:
    if not a.entities or not b.entities:
        return 0.0
    shared = len(b.stem_set.intersection(a.entities)) + len(a.stem_set.intersection(b.entities))
    return 1 - shared / (len(a.entities) + len(b.entities))


def _missing(found: Evidence, nearest: Nearest) -> tuple[float, ...]:
    """Return what is told on one side only."""
    a, b, alignment = found.a, found.b, found.alignment
    lone = alignment.left + alignment.right
    return (
        max(map(found.weights.__getitem__, lone)) if lone else 0.0,
        _early(a, alignment.left) + _early(b, alignment.right),
        math.log1p((a.words + b.words) / 2),
        min(a.words, b.words) / max(a.words, b.words, 1),
        float(sum([True for share, _ in nearest.values() if share >= SAID_NEAR])),
        _first_names(found, a, alignment.left) + _first_names(found, b, alignment.right),
    )


def _early(whole: Signature, lone: tuple[str, ...]) -> float:
    """Return how many words only one side has, those at its end counting nothing: "... after audit" adds, it does not contradict."""
    return len(lone) - sum(map(whole.stems.index, lone)) / (len(whole.stems) - 1 or 1)


def _first_names(found: Evidence, whole: Signature, lone: tuple[str, ...]) -> float:
    """Return the weight of the names of one side that stand before a shared name: "Mitt" of "Mitt Romney" adds no fact."""
    names, shared = whole.first_names, found.alignment.shared
    return sum([found.weights[first] for first, last in names if first in lone and last in shared]) if names else 0.0


def _lone_run(whole: Signature, lone: Sequence[str]) -> int:
    """Return how many words in a row the other side does not say: one fact of three words is more than three words here and there."""
    if len(lone) <= 1:
        return len(lone)
    longest = run = 0
    for root in whole.stems:
        run = run + 1 if root in lone else 0
        if run > longest:  # noqa: PLR1730 - asked of each word of a pair, and `max` takes twice as long
            longest = run
    return longest
