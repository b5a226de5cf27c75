"""Words of which one stands in the other's place, while all before and behind them is the same: contraries, and what says the same. Pure.

"Prices soar in May" and "Prices tumble in May"; "calls off strike" and "begins strike"; "Premier resigns" and "Premier steps down".
Unspaced signs have no words to be compared one by one, and so what both texts begin and end with is taken off: 油价上涨 and 油价下跌.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

from rapidfuzz.distance import Postfix, Prefix

from aggregator.core.letters import plain_letters
from aggregator.core.spacing import is_spaced
from aggregator.core.stems import stem
from aggregator.core.words import (
    acts,
    alike_by_language,
    alike_in_english,
    alike_in_more,
    alike_unspaced,
    contraries_unspaced,
    swaps_by_language,
    swaps_of_phrases,
)
from aggregator.core.words.senses import SWAPS, Sides, sides

_SHARE = 4  # times what two texts have in common around a phrase the longer one may be
_LONGEST = 36  # signs of a phrase
_LONGER = 18  # the same where the other is longer
_MOST = 5  # words of a phrase
_SHARED = 2  # words that two phrases may have in common where they begin, or end: "ушел в отставку", "подал в отставку"
_STOPS = frozenset("stop stops stopped cease ceases ceased quit quits avoid avoids".split())  # noqa: SIM905 - a row
_TWO = 2
_AGAIN = 2  # pairs of texts whose answers are kept: each is asked for up to three times, by one rule after another
_SIGNS = 4  # of a word that is not spaced

_Words = Sequence[str]
_Signs = dict[tuple[str, str], list[tuple[str, str, int]]]  # what two words differ in -> the words, and how many signs both begin with


def is_swap(one: str, other: str) -> bool:
    """Tell whether two folded words, or phrases, are contraries where one takes the other's place."""
    ours, theirs = _sides().get(one, ()), _sides().get(other, ())
    return any(side ^ 1 in theirs for side in ours)


def _are_alike(one: str, other: str) -> bool:
    theirs = _alike_rows().get(other, ())
    return any(row in theirs for row in _alike_rows().get(one, ()))


def said_alike(language: str) -> list[tuple[str, ...]]:
    """Return rows of single words of a language other than English that say the same."""
    rows = (alike_by_language.ROWS | alike_in_more.ROWS).get(language, "")
    return [tuple([word for word in row if " " not in word]) for row in _words(rows)]


@dataclass(frozen=True, slots=True)
class InPlace:
    """Words or phrases of which one stands in the other's place."""

    ours: str
    theirs: str
    alike: bool  # they say the same; else the contrary


@lru_cache(maxsize=_AGAIN)
def near_one(ours: str, theirs: str) -> bool:
    """Tell whether two folded texts may be one but for a phrase: to ask before all else here, since most pairs are not."""
    if ours[:1] != theirs[:1] and ours[-1:] != theirs[-1:]:  # nor do most have either end in common
        return False
    same, short, long = Prefix.similarity(ours, theirs) + Postfix.similarity(ours, theirs), len(ours), len(theirs)
    if short > long:
        short, long = long, short
    return long <= _SHARE * same and long - same <= _LONGEST and short - same <= _LONGER


def in_place(ours: str, theirs: str) -> InPlace | None:
    """Return the known words or phrases in which alone two folded texts differ; of unspaced signs, endings of contraries aside."""
    if is_spaced(ours):
        return _phrases(ours, theirs)
    if two := _signs(ours, theirs, _alike_signs(), endings=False):
        return InPlace(*two, alike=True)
    two = _signs(ours, theirs, _swapped_signs(), endings=True)
    return InPlace(*two, alike=False) if two else None


def _phrases(ours: str, theirs: str) -> InPlace | None:
    left, right, before, behind = differing_words(ours, theirs)
    if not (left or right) or len(left) > _MOST or len(right) > _MOST:
        return None
    if left and right and (found := _known(" ".join(left), " ".join(right))):
        return found
    if _is_end_of(left, right) or _is_end_of(right, left):
        return InPlace(" ".join(left), " ".join(right), alike=False)
    if not _parts().issuperset((*left, *right)):  # as in most
        return None
    around = ((before[len(before) - begin :], behind[:end]) for begin in range(_SHARED + 1) for end in range(_SHARED + 1))
    both = ((" ".join((*more, *left, *after)), " ".join((*more, *right, *after))) for more, after in around)
    return next((found for x, y in both if (found := _known(x, y))), None)


def _is_end_of(act: _Words, ends: _Words) -> bool:
    """Whether the one is an English act and the other its end, whichever act it is: "to fly" and "to stop flying"."""
    return len(act) == 1 and len(ends) == _TWO and ends[0] in _STOPS and stem(ends[1], "english") == stem(act[0], "english")


def _known(one: str, other: str) -> InPlace | None:
    alike = _are_alike(one, other)
    return InPlace(one, other, alike=alike) if alike or is_swap(one, other) else None


@lru_cache(maxsize=_AGAIN)
def differing_words(ours: str, theirs: str) -> tuple[_Words, _Words, _Words, _Words]:
    """Return the words in which alone two folded texts differ, and what stands before and behind them in both."""
    one, other = ours.split(), theirs.split()
    begin, end = ends_in_common(one, other)
    return one[begin : len(one) - end], other[begin : len(other) - end], one[:begin], one[len(one) - end :]


def _signs(ours: str, theirs: str, known: _Signs, *, endings: bool) -> tuple[str, str] | None:
    """Return the words of a table in which alone two folded texts of unspaced signs differ, or they and their `endings`."""
    begin, end = ends_in_common(ours, theirs)
    left, right = ours[begin : len(ours) - end], theirs[begin : len(theirs) - end]
    for mine in _lengths(left, endings=endings):
        for its in _lengths(right, endings=endings):
            for x, y, before in known.get((left[:mine], right[:its]), ()):
                if before <= begin and ours.startswith(x, begin - before) and theirs.startswith(y, begin - before):
                    return x, y
    return None


def _lengths(text: str, *, endings: bool) -> Iterable[int]:
    return range(1, _SIGNS + 1) if endings else (len(text),)


def ends_in_common(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int]:
    """Return how many words or signs two texts have in common at their beginning, and how many of the rest at their end."""
    begin = Prefix.similarity(ours, theirs)
    return begin, Postfix.similarity(ours[begin:], theirs[begin:])


_Places = dict[str, list[int]]  # word or phrase -> rows, or sides of rows


@lru_cache(maxsize=1)
def _sides() -> _Places:
    """Return word or phrase -> the sides of rows it stands on; the other side of one differs in its lowest bit."""
    rows = (*SWAPS, *acts.swaps(), *_rows(swaps_of_phrases.ENGLISH), *_rows(swaps_of_phrases.PHRASES), *_rows(swaps_by_language.SWAPS))
    return _places(chain.from_iterable(rows))


@lru_cache(maxsize=1)
def _alike_rows() -> _Places:
    return _places(
        chain.from_iterable(map(_words, (alike_in_english.ROWS, *alike_by_language.ROWS.values(), *alike_in_more.ROWS.values())))
    )


def _places(rows: Iterable[Collection[str]]) -> _Places:
    found: _Places = {}
    for number, row in enumerate(rows):
        for word in row:
            found.setdefault(word, []).append(number)
    return found


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    """Return the words of phrases of several words, of which two may have some in common."""
    return frozenset(word for phrase in (*_sides(), *_alike_rows()) if " " in phrase for word in phrase.split())


@lru_cache(maxsize=1)
def _swapped_signs() -> _Signs:
    rows = ((sorted(side, key=_long_first) for side in row) for row in _rows(contraries_unspaced.SWAPS))
    return _differences((x, y) for left, right in rows for x in left for y in right)


def _long_first(word: str) -> tuple[int, str]:
    """Return by what a word comes before others of its row, in every process: what stands in another's place is told by its whole word."""
    return -len(word), word


@lru_cache(maxsize=1)
def _alike_signs() -> _Signs:
    return _differences(two for row in _words(alike_unspaced.ROWS) for two in combinations(row, 2))


def _differences(pairs: Iterable[tuple[str, str]]) -> _Signs:
    found: _Signs = {}
    for x, y in ((x, y) for one, other in pairs for x, y in ((one, other), (other, one))):
        begin, end = ends_in_common(x, y)
        found.setdefault((x[begin : len(x) - end], y[begin : len(y) - end]), []).append((x, y, begin))
    return found


def _rows(text: str) -> Sides:
    return sides(plain_letters(text.casefold()))


def _words(text: str) -> list[list[str]]:
    return [line.split(",") for line in plain_letters(text.casefold()).strip().splitlines()]
