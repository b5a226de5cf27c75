"""What two headlines have in common, as numbers a small model can weigh. Symmetric."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from aggregator.core.alignment import Alignment, align
from aggregator.core.headline_numbers import unmatched
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import Signature

NAMES = (
    "soft", "dice", "contain", "gram_dice", "gram_contain", "order", "numbers_equal", "numbers_conflict", "numbers_partial",
    "entities_shared", "entities_missing", "entities_unknown", "length", "negation", "opposed", "missing_most", "missing_least",
    "shared_mass", "soft_squared", "soft_gram", "first", "bigrams", "missing_both", "left_mass",
)  # fmt: skip


@dataclass(frozen=True)
class Evidence:
    """One pair, looked at once; verdict, vetoes and words all read it."""

    a: Signature
    b: Signature
    alignment: Alignment
    soft: float  # soft IDF-Dice, 0..1: the measure of stories
    only_a: tuple[str, ...]  # numbers of a that b does not have
    only_b: tuple[str, ...]
    rarity: Rarity
    opposed: bool  # the vetoes found antonyms

    @cached_property
    def values(self) -> tuple[float, ...]:
        """The features, in the order of NAMES."""
        return _values(self)


def evidence(a: Signature, b: Signature, rarity: Rarity, *, opposed: bool = False) -> Evidence:
    """Return what `a` and `b` share; `opposed` when the vetoes found antonyms."""
    alignment = align(a, b, rarity.weight)
    only_a, only_b = unmatched(a.numbers, b.numbers), unmatched(b.numbers, a.numbers)
    soft = soft_dice(a, b, alignment, rarity)
    return Evidence(a, b, alignment, soft, only_a, only_b, rarity, opposed)


def mass(stems: tuple[str, ...], rarity: Rarity) -> float:
    """Return the summed weight of `stems`."""
    return rarity.mass(stems)


def soft_dice(a: Signature, b: Signature, alignment: Alignment, rarity: Rarity) -> float:
    """Return IDF-weighted Dice in which a word counts for its misspelling, inflection or synonym in part."""
    whole = mass(a.stems, rarity) + mass(b.stems, rarity)
    common = 2 * mass(alignment.shared, rarity)
    common += sum(credit * (rarity.weight(x) + rarity.weight(y)) for x, y, credit in alignment.paired)
    return min(1.0, common / whole) if whole else 0.0


def _values(found: Evidence) -> tuple[float, ...]:
    a, b, alignment, rarity, soft = found.a, found.b, found.alignment, found.rarity, found.soft
    shared = mass(alignment.shared, rarity)
    mass_a, mass_b = mass(a.stems, rarity), mass(b.stems, rarity)
    grams = len(a.grams & b.grams)
    gram_dice = 2 * grams / (len(a.grams) + len(b.grams))
    left, right = _heaviest(alignment.left, rarity), _heaviest(alignment.right, rarity)
    left_mass = mass(alignment.left, rarity) + mass(alignment.right, rarity)
    return (
        soft,
        2 * shared / (mass_a + mass_b) if mass_a + mass_b else 0.0,
        shared / min(mass_a, mass_b) if min(mass_a, mass_b) else 0.0,
        gram_dice,
        grams / min(len(a.grams), len(b.grams)),
        fuzz.token_sort_ratio(a.sorted_stems, b.sorted_stems) / 100,
        *_numbers(found),
        *_entities(a, b),
        min(len(a.stems), len(b.stems)) / max(len(a.stems), len(b.stems), 1),
        float(a.negated != b.negated),
        float(found.opposed),
        max(left, right),
        min(left, right),
        min(1.0, shared / 6),  # six rare words are a whole headline (mean 6.8 stems)
        soft * soft,
        soft * gram_dice,
        float(a.stems[:1] == b.stems[:1]),
        _bigrams(a, b),
        float(bool(alignment.left and alignment.right)),
        min(1.0, left_mass / 6),
    )


def _heaviest(stems: tuple[str, ...], rarity: Rarity) -> float:
    return max((rarity.weight(root) for root in stems), default=0.0)


def _numbers(found: Evidence) -> tuple[float, float, float]:
    both = bool(found.a.numbers and found.b.numbers)
    ours, theirs = bool(found.only_a), bool(found.only_b)
    return float(both and not ours and not theirs), float(ours and theirs), float(ours != theirs)


def _entities(a: Signature, b: Signature) -> tuple[float, float, float]:
    if not a.entities or not b.entities:
        return 0.0, 0.0, 1.0
    missing = sum(name not in b.stem_set for name in a.entities) + sum(name not in a.stem_set for name in b.entities)
    total = len(a.entities) + len(b.entities)
    return (total - missing) / total, missing / total, 0.0


def _bigrams(a: Signature, b: Signature) -> float:
    ours, theirs = set(zip(a.stems, a.stems[1:], strict=False)), set(zip(b.stems, b.stems[1:], strict=False))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0
