"""Whether two headlines are one sentence but for what stands in the other's place and says another thing. Pure.

A swap alone is no veto: of those that people judged, 57 % are one report. So this knows which swaps are none: of two names
(core.pairs.names_in_place), of two places, of two things of one kind (core.pairs.alternatives), and of what somebody says and what he
denies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aggregator.core.pairs import alternatives, names_in_place
from aggregator.core.pairs.alignment import is_of_synonyms
from aggregator.core.pairs.features import MEANT_IN, Evidence
from aggregator.core.pairs.swapped import differing_words, near_one
from aggregator.core.places import contains, places_in
from aggregator.core.signatures import Signature, roots_of
from aggregator.core.spacing import is_spaced
from aggregator.core.stems import is_stop_word, stem

_MOST = 3  # words of what stands in another's place
_NEAR = 0.6  # soft Dice from which the rest of two headlines counts as the same, whatever its order
_WHERE = re.compile(r" (?:in|near|across|outside|around)$")

Words = Sequence[str]  # of a signature's folded text


def replaced(found: Evidence) -> tuple[str, str] | None:
    """Return the words of two headlines, alike in all else, that stand in each other's place and say another thing."""
    left, right = found.alignment.left, found.alignment.right
    if len(left) > _MOST or len(right) > _MOST or not (found.a.language == found.b.language == MEANT_IN):
        return None
    if not is_spaced(found.a.text):  # the words of which are sentences
        return None
    if near_one(found.a.folded, found.b.folded):
        ours, theirs, *_ = differing_words(found.a.folded, found.b.folded)
        if 0 < len(ours) <= _MOST and 0 < len(theirs) <= _MOST and _say_another_thing(found, ours, theirs):
            return " ".join(ours), " ".join(theirs)
    two = _elsewhere(found) if found.soft >= _NEAR else None
    return two if two and _say_another_thing(found, two[:1], two[1:], there=False) else None


def _elsewhere(found: Evidence) -> tuple[str, str] | None:
    """Return the only telling word that each headline has for itself, in whatever order they say the rest; beside one that both have."""
    lone = _lone(found)
    if lone is None:
        return None
    before, behind = (x == y for x, y in zip(_beside(found.a, lone[0]), _beside(found.b, lone[1]), strict=True))
    ours, theirs = found.a.said(lone[0]).casefold(), found.b.said(lone[1]).casefold()
    return (ours, theirs) if (before and behind) or ((before or behind) and not alternatives.refused(ours, theirs)) else None


def _lone(found: Evidence) -> tuple[str, str] | None:
    """Return the stems of what alone each headline has for itself."""
    left, right = found.alignment.left, found.alignment.right
    if len(left) == len(right) == 1 and not found.alignment.paired:
        return left[0], right[0]
    if len(left) + len(right) <= _MOST and (two := _of_one_kind(found)):
        return two
    if len(left) + len(found.alignment.paired) > 1 or len(right) + len(found.alignment.paired) > 1:  # each has a word of its own
        return None
    ours, theirs = _telling(found.a.deeds - found.b.deeds), _telling(found.b.deeds - found.a.deeds)
    if len(ours) != 1 or len(theirs) != 1 or roots_of(ours[0], MEANT_IN) == roots_of(theirs[0], MEANT_IN):
        return None
    return stem(ours[0], MEANT_IN), stem(theirs[0], MEANT_IN)


def _of_one_kind(found: Evidence) -> tuple[str, str] | None:
    both = ((x, y) for x in found.alignment.left for y in found.alignment.right)
    return next((two for two in both if alternatives.of_one_kind(found.a.said(two[0]).casefold(), found.b.said(two[1]).casefold())), None)


def _beside(own: Signature, root: str) -> tuple[str, str]:
    """Return the stems before and behind one of a headline's; "" at its ends."""
    stems = ("", *own.stems, "")
    at = stems.index(root) if root in own.stem_set else 0
    return stems[at - 1], stems[at + 1]


def _telling(words: frozenset[str]) -> Words:
    return [word for word in words if not is_stop_word(word, MEANT_IN)]


def _say_another_thing(found: Evidence, ours: Words, theirs: Words, *, there: bool = True) -> bool:
    one, other = " ".join(ours), " ".join(theirs)
    if alternatives.of_one_kind(one, other) or alternatives.of_one_kind(ours[-1], theirs[-1]):
        return True
    if len(ours) == len(theirs) == 1 and (alternatives.refused(one, other) or names_in_place.is_slip(one, other)):
        return not names_in_place.is_slip(one, other)
    return _are_places(one, other) or names_in_place.are_two(found, ours, theirs, there=there) or _are_wheres(found, one, other)


def _are_places(ours: str, theirs: str) -> bool:
    """Whether two names, of one word or more, are of two places of which neither lies in the other, or of their people."""
    here, there = (roots_of(words, MEANT_IN) for words in (ours, theirs))
    if len(here) != 1 or len(there) != 1:
        return False
    known = places_in(MEANT_IN)
    return known[here[0]] and known[there[0]] and not contains(here[0], there[0])


def _are_wheres(found: Evidence, ours: str, theirs: str) -> bool:
    return not names_in_place.are_one(ours, theirs) and _is_where(found.a, ours) and _is_where(found.b, theirs)


def _is_where(own: Signature, words: str) -> bool:
    """Whether a headline ends in what it says of a place: "in Dunmore", which no list need have."""
    if not _WHERE.search(own.folded.removesuffix(f" {words}")) or not own.folded.endswith(f" {words}"):
        return False
    return words.title() in own.text and not any(is_of_synonyms(root, MEANT_IN) for root in roots_of(words, MEANT_IN))
