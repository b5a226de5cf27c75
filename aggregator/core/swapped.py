"""Contraries of which one stands in the other's place, while all before and behind them is the same. Pure.

"Prices soar in May" and "Prices tumble in May"; "calls off strike" and "begins strike"; unspaced signs have no words to be compared one
by one, and so what both texts begin and end with is taken off: 油价上涨 and 油价下跌.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from aggregator.core import contraries_unspaced, swaps_by_language, swaps_of_phrases
from aggregator.core.letters import plain_letters
from aggregator.core.senses import SWAPS, Sides, sides

_ENDS = 2  # signs that two texts must begin or end with alike: a look at these tells most pairs
MOST = 3  # words of a phrase
_SIGNS = 4  # of a word that is not spaced


def is_swap(one: str, other: str) -> bool:
    """Tell whether two folded words, or phrases, are contraries where one takes the other's place."""
    return frozenset((one, other)) in _swaps()


def swapped_phrases(ours: str, theirs: str) -> tuple[str, str] | None:
    """Return the contraries in which alone two folded texts of spaced words differ."""
    if ours[:_ENDS] != theirs[:_ENDS] and ours[-_ENDS:] != theirs[-_ENDS:]:  # as most pairs
        return None
    if abs(ours.count(" ") - theirs.count(" ")) >= MOST:
        return None
    one, other = ours.split(), theirs.split()
    begin, end = _alike(one, other)
    left, right = one[begin : len(one) - end], other[begin : len(other) - end]
    if not (0 < len(left) <= MOST and 0 < len(right) <= MOST):
        return None
    pair = (" ".join(left), " ".join(right))
    return pair if is_swap(*pair) else None


def swapped_signs(ours: str, theirs: str) -> tuple[str, str] | None:
    """Return the contraries in which alone two folded texts of unspaced signs differ, endings aside."""
    begin, end = _alike(ours, theirs)
    if not (begin or end):
        return None
    left, right = ours[begin : len(ours) - end], theirs[begin : len(theirs) - end]
    for mine in range(1, _SIGNS + 1):
        for its in range(1, _SIGNS + 1):
            for x, y, before in _signs().get((left[:mine], right[:its]), ()):
                if ours.startswith(x, begin - before) and theirs.startswith(y, begin - before):
                    return x, y
    return None


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int]:
    """Return how many words or signs two texts have in common at their beginning, and how many of the rest at their end."""
    least = min(len(ours), len(theirs))
    begin = next((at for at in range(least) if ours[at] != theirs[at]), least)
    end = next((at for at in range(least - begin) if ours[-1 - at] != theirs[-1 - at]), least - begin)
    return begin, end


@lru_cache(maxsize=1)
def _swaps() -> frozenset[frozenset[str]]:
    rows = (*SWAPS, *_rows(swaps_of_phrases.ENGLISH), *_rows(swaps_of_phrases.PHRASES), *_rows(swaps_by_language.SWAPS))
    return frozenset(frozenset((x, y)) for left, right in rows for x in left for y in right if x != y)


@lru_cache(maxsize=1)
def _signs() -> dict[tuple[str, str], list[tuple[str, str, int]]]:
    """Return what two words differ in, either way round -> the words, and how many signs both begin with."""
    found: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for left, right in _rows(contraries_unspaced.SWAPS):
        for x, y in ((x, y) for one in left for other in right for x, y in ((one, other), (other, one))):
            begin, end = _alike(x, y)
            found.setdefault((x[begin : len(x) - end], y[begin : len(y) - end]), []).append((x, y, begin))
    return found


def _rows(text: str) -> Sides:
    return sides(plain_letters(text))
