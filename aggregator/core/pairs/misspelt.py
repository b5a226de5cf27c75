"""A slip of the pen in one word of two headlines that are the same else: "7 percnet" is 7 percent, "Nigerai" is Nigeria. Pure."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from aggregator.core.meanings import Meanings
from aggregator.core.pairs.contraries import Differing
from aggregator.core.pairs.features import MEANT_IN
from aggregator.core.places import places_in
from aggregator.core.signatures import Signature, roots_of
from aggregator.core.spacing import is_spaced
from aggregator.core.stems import is_stop_word, stem
from aggregator.core.traits.headline_numbers import UNITS
from aggregator.core.words import known_names, vocabulary

_LEAST = 4  # letters of the right word: "ten" and "hen" are two words
_LEAST_NAME = 6  # letters of a name that no table has
_SLIPS = 1  # letters left out, doubled, wrong or in each other's place
_SEVERAL = 2  # slips at most
_LONG = 8  # words of a headline that may have two
_VOWELS = frozenset("aeiouy")


def misspelt(a: Signature, b: Signature, differ: Differing, meanings: Meanings) -> tuple[str, str] | None:
    """Return the wrong word and the right one where two headlines are the same but for a slip in one word, or in two of a long one.

    Of two names that no table has, neither is known to be right, and the first is called wrong.
    """
    if not differ or len(differ) > (_SEVERAL if min(a.words, b.words) >= _LONG else 1) or (a.language, b.language) != (MEANT_IN, MEANT_IN):
        return None
    slips = [_slip(*pair, meanings) for pair in differ]
    return slips[0] if all(slips) else None


def _slip(ours: str, theirs: str, meanings: Meanings) -> tuple[str, str] | None:
    """Return the wrong one of two words and the right one, if a slip of the pen makes one of the other."""
    if OSA.distance(ours, theirs, score_cutoff=_SLIPS) != _SLIPS or not is_spaced(ours):  # else a whole sentence, of another language
        return None
    one, other = sorted((ours, theirs))
    for wrong, right in ((one, other), (other, one)):
        if _is_known(right, meanings) and _is_slip(wrong, right, meanings):
            return wrong, right
    return (one, other) if _are_one_name(one, other, meanings) else None


def _is_known(word: str, meanings: Meanings) -> bool:
    return word in _weighty() or (word.isalpha() and (_is_name(word) or stem(word, MEANT_IN) in meanings.rows))


def _is_slip(wrong: str, right: str, meanings: Meanings) -> bool:
    if len(right) < _LEAST or wrong in _weighty() or not wrong.isalpha():
        return False
    root = stem(wrong, MEANT_IN)
    return root != stem(right, MEANT_IN) and not is_stop_word(wrong, MEANT_IN) and root not in meanings.rows and not _is_name(wrong)


def _is_name(word: str) -> bool:
    return known_names.may_be(word) or any(map(places_in(MEANT_IN).__getitem__, roots_of(word, MEANT_IN)))


def _are_one_name(one: str, other: str, meanings: Meanings) -> bool:
    """Whether two words that no table has are one name misspelt, not two: a name begins and ends as it should.

    Burton is no Barton, nor Merton a Melton: a letter that stands for another of its sort makes another name.
    """
    if min(len(one), len(other)) < _LEAST_NAME or not (one + other).isalpha() or one[0] != other[0]:
        return False
    if sorted(one) == sorted(other):
        return True  # two letters in each other's place
    if one[-1] != other[-1]:
        return False
    if stem(one, MEANT_IN) == stem(other, MEANT_IN) or any(_is_known(word, meanings) for word in (one, other)):
        return False
    changed = [(x, y) for x, y in zip(one, other, strict=False) if x != y] if len(one) == len(other) else []
    return len(changed) != 1 or (changed[0][0] in _VOWELS) != (changed[0][1] in _VOWELS)


@lru_cache(maxsize=1)
def _weighty() -> frozenset[str]:
    """Return the words that state a number, a unit or a day, or deny something."""
    return UNITS | vocabulary.NEGATIONS | frozenset((*vocabulary.NUMBER_WORDS, *vocabulary.WEEKDAYS, *vocabulary.MONTHS))
