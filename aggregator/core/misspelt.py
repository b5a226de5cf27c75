"""A slip of the pen in a word that a verdict hangs on: "7 percnet" is 7 percent, "withuot" denies what "without" denies. Pure."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from aggregator.core import vocabulary
from aggregator.core.contraries import Differing
from aggregator.core.features import MEANT_IN
from aggregator.core.headline_numbers import UNITS
from aggregator.core.meanings import Meanings
from aggregator.core.signatures import Signature
from aggregator.core.stems import is_stop_word, stem

_LEAST = 5  # letters: "ten" and "hen" are two words
_SLIPS = 1  # letters left out, doubled, wrong or in each other's place


def misspelt(a: Signature, b: Signature, differ: Differing, meanings: Meanings) -> tuple[str, str] | None:
    """Return the wrong word and the right one where two headlines are the same but for a slip in a number, a unit, a day or a denial."""
    if len(differ) != 1 or (a.language, b.language) != (MEANT_IN, MEANT_IN):
        return None
    for wrong, right in (differ[0], differ[0][::-1]):
        if right in _weighty() and _is_slip(wrong, right, meanings):
            return wrong, right
    return None


def _is_slip(wrong: str, right: str, meanings: Meanings) -> bool:
    if min(len(wrong), len(right)) < _LEAST or wrong in _weighty() or OSA.distance(wrong, right) != _SLIPS:
        return False
    root = stem(wrong, MEANT_IN)
    return root != stem(right, MEANT_IN) and not is_stop_word(wrong, MEANT_IN) and root not in meanings.rows


@lru_cache(maxsize=1)
def _weighty() -> frozenset[str]:
    """Return the words that state a number, a unit or a day, or deny something."""
    return UNITS | vocabulary.NEGATIONS | frozenset((*vocabulary.NUMBER_WORDS, *vocabulary.WEEKDAYS, *vocabulary.MONTHS))
