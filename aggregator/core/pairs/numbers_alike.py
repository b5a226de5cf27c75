"""One number written in two ways: "€1.5m fine" and "fine of 1.5 million euros" aside, what stands in one sentence's same place. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from aggregator.core.pairs.swapped import InPlace, differing_words
from aggregator.core.signatures import Signature
from aggregator.core.spacing import is_spaced
from aggregator.core.traits.headline_numbers import UNITS
from aggregator.core.words import units_by_language, vocabulary

_JOINING = frozenset({"de", "di", "d", "per", "por", "pour", "of", "us", "eur", "usd", "a", "и", "yüzde"})  # "500 millions d'euros"
_MOST = 5  # words of a number


def written_otherwise(a: Signature, b: Signature) -> InPlace | None:
    """Return the two ways of writing a number in which alone two headlines differ that have the same numbers."""
    if not a.numbers or set(a.numbers) != set(b.numbers) or not is_spaced(a.folded):
        return None
    left, right, before, behind = differing_words(a.folded, b.folded)
    if max(len(left), len(right)) > _MOST or not (all(map(_is_of_number, left)) and all(map(_is_of_number, right))):
        return None
    beside = any(map(_is_value, (*before[-1:], *behind[:1])))  # "10" of "10 percent"
    if not beside and not (any(map(_is_value, left)) and any(map(_is_value, right))):  # "against the dollar", "against the euro"
        return None
    if not (_are_told(left, a) and _are_told(right, b)):
        return None
    return InPlace(" ".join((*before[-1:], *left)), " ".join((*before[-1:], *right)), alike=True)


def _are_told(words: Sequence[str], own: Signature) -> bool:
    """Whether the digits of a number are those of one that the headline gives: not of a road, "BR-116"."""
    digits = "".join(word for word in words if word.isdecimal())
    return any(re.sub(r"\D", "", number).startswith(digits) for number in own.numbers)


def _is_of_number(word: str) -> bool:
    return word[0].isdigit() or word in _units() or word in _values()


def _is_value(word: str) -> bool:
    return word[0].isdigit() or word in _values()


@lru_cache(maxsize=1)
def _values() -> frozenset[str]:
    return frozenset((*vocabulary.NUMBER_WORDS, *(word for words in vocabulary.NUMBER_WORDS_IN.values() for word in words)))


@lru_cache(maxsize=1)
def _units() -> frozenset[str]:
    """Return the words that stand beside a number, and what joins them."""
    percents = (part for unit in units_by_language.PERCENTS for part in unit.split())
    return frozenset((*UNITS, *units_by_language.SCALES, *units_by_language.CURRENCIES, *percents, *_JOINING))
