"""What a verdict rests on, in words that a reader can check against the two headlines. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from aggregator.core.pairs import features
from aggregator.core.pairs.features import Evidence
from aggregator.core.traits.headline_numbers import spoken

_SHOWN = 4  # words named in a reason
_PAIRS = 2  # pairs of words


def words_in_common(found: Evidence) -> list[str]:
    """Return the sentences that say which words of two headlines agree, stand for each other or are near, and which numbers agree."""
    words, pairs = _agreeing(found), _pairs(found)
    said = [f"{_listed(words)} agree" if len(words) > 1 else f"{_listed(words)} agrees"] if words else ["no word agrees"]
    said += [f"'{x}' stands for '{y}'" for x, y in pairs if x.casefold() != y.casefold()][:_PAIRS]
    near = [(found.a.shown(x), found.b.shown(y)) for x, y in _near(found)]
    said += [f"'{x}' is near '{y}'" for x, y in near if x and y][:_PAIRS]
    if found.a.numbers and found.b.numbers and not (found.only_a or found.only_b):
        said.append(f"numbers agree ({in_words(found.a.numbers)})")
    return said


def in_words(numbers: Iterable[str]) -> str:
    """Return numbers as people write them, in a row."""
    return ", ".join(map(spoken, numbers))


def against(score: float, threshold: float, side: str) -> str:
    """Return "0.81 over 0.72", with as many figures as tell the two apart; `side` is "over" or "under"."""
    if score == threshold:
        return f"{score:.2f}, just enough"
    places = next((n for n in (2, 3) if f"{score:.{n}f}" != f"{threshold:.{n}f}"), 4)
    return f"{score:.{places}f} {side} {threshold:.{places}f}"


def _agreeing(found: Evidence) -> list[str]:
    scores = {goals for number in found.a.numbers if "-" in number for goals in number.split("-")}
    shared = [root for root in found.alignment.shared if root not in scores]  # "2" and "1" of "2-1" are no words
    longest = sorted(shared, key=lambda root: (-len(root), root))
    words = (min(found.a.shown(root), found.b.shown(root), key=lambda word: (len(word), word.swapcase())) for root in longest)
    in_two_languages = [x for x, y in _pairs(found) if x.casefold() == y.casefold()]  # one word has two stems
    return [*islice(filter(None, words), _SHOWN), *in_two_languages][:_SHOWN]


def _pairs(found: Evidence) -> list[tuple[str, str]]:
    shown = [(found.a.shown(x), found.b.shown(y)) for x, y, _ in found.alignment.paired]
    return [(x, y) for x, y in shown if x and y]


def _near(found: Evidence) -> list[tuple[str, str]]:
    """Return the leftover words that mean much the same, as the model was told; no numbers, and none that say the contrary."""
    nearest, apart = found.nearest, found.contrary
    near = ((x, *nearest[x]) for x in found.alignment.left if not x[:1].isdecimal())
    return [(x, y) for x, share, y in near if share >= features.SAID_NEAR and (apart is None or (x, y) != (apart.ours, apart.theirs))]


def _listed(words: list[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
