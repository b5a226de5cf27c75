"""Whether two headlines are one sentence but for a word that stands in the other's place and says another thing. Pure.

A swap alone is no veto: of those that people judged, 57 % are one report. So this knows which swaps are none: of two names, of two places,
of two words of one kind (core.alternatives), and of what somebody says and what he denies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from aggregator.core import alternatives, known_names
from aggregator.core.alignment import is_of_synonyms
from aggregator.core.contraries import differing, takes_sides
from aggregator.core.features import MEANT_IN, Evidence
from aggregator.core.places import contains, places_in
from aggregator.core.signatures import Signature, roots_of
from aggregator.core.spacing import is_spaced
from aggregator.core.stems import is_stop_word, stem

_MOST = 2  # words of a name that stands in another's place
_LEAST = 4  # letters of a name that no list has: "iPad" and shorter words are of many kinds
_SLIPS = 1  # letters by which a name may be misspelt
# What makes another word of one that is known: who leaks is a leaker, whom no list has, and no name.
_ENDING = re.compile(r"(?:(?:ing|ed|er|or|ly|ness|ist|ism|able|ment|ion|ies|ian|al|ic|ous|ive|ish|less|ful|ship)s?|[sy])$")


def replaced(found: Evidence) -> tuple[str, str] | None:
    """Return the words of two headlines, alike in all else, of which one stands in the other's place and says another thing."""
    if max(len(found.alignment.left), len(found.alignment.right)) > _MOST or (found.a.language, found.b.language) != (MEANT_IN, MEANT_IN):
        return None
    if not is_spaced(found.a.text):  # the words of which are sentences
        return None
    pairs = differing(found.a, found.b)
    if not pairs and (two := _of_few(found)):
        return two
    if 1 < len(pairs) <= _MOST and all(_are_names(found, *pair) for pair in pairs):
        return pairs[0]
    pair = pairs[0] if len(pairs) == 1 else _lone(found)
    return pair if pair and _say_another_thing(found, *pair) else None


def _lone(found: Evidence) -> tuple[str, str] | None:
    """Return the only word or name that each headline has for itself, however many words name it: a PM and a president."""
    left, right = found.alignment.left, found.alignment.right
    if len(left) == len(right) == 1 and not found.alignment.paired:
        return found.a.said(left[0]).casefold(), found.b.said(right[0]).casefold()
    ours, theirs = _telling(found.a.deeds - found.b.deeds), _telling(found.b.deeds - found.a.deeds)
    return (ours[0], theirs[0]) if len(ours) == len(theirs) == 1 else None


def _of_few(found: Evidence) -> tuple[str, str] | None:
    """Return two things of one kind, of which several words name one: a president and a foreign minister."""
    left, right = found.alignment.left, found.alignment.right
    if not (left and right) or len(left) + len(right) > _MOST + 1 or found.alignment.paired:
        return None
    said = ((found.a.said(x).casefold(), found.b.said(y).casefold()) for x in left for y in right)
    return next((two for two in said if alternatives.of_one_kind(*two)), None)


def _telling(words: frozenset[str]) -> Sequence[str]:
    return [word for word in words if not is_stop_word(word, MEANT_IN)]


def _say_another_thing(found: Evidence, ours: str, theirs: str) -> bool:
    if alternatives.of_one_kind(ours, theirs) or alternatives.refused(ours, theirs):
        return True
    return _are_places(ours, theirs) or _are_names(found, ours, theirs)


def _are_places(ours: str, theirs: str) -> bool:
    """Whether two words name two places of which neither lies in the other, or their people."""
    here, there = (roots_of(word, MEANT_IN)[:1] for word in (ours, theirs))
    if not (here and there):
        return False
    known = places_in(MEANT_IN)
    return known[here[0]] and known[there[0]] and not contains(here[0], there[0])


def _are_names(found: Evidence, ours: str, theirs: str) -> bool:
    """Whether two words are two names: of words that are names, too, one is enough where the other is surely one."""
    if roots_of(ours, MEANT_IN) == roots_of(theirs, MEANT_IN) or known_names.are_one(ours, theirs):
        return False
    if ours.startswith(theirs) or theirs.startswith(ours) or OSA.distance(ours, theirs) <= _SLIPS:
        return False
    return (_is_name(found, found.a, ours) and (_is_name(found, found.b, theirs) or known_names.may_be(theirs))) or (
        known_names.may_be(ours) and _is_name(found, found.b, theirs)
    )


def _is_name(found: Evidence, own: Signature, word: str) -> bool:
    """Whether a word is a name: by a list, or since no list has it and it looks like one."""
    if known_names.is_known(word):
        return True
    root = stem(word, MEANT_IN)
    if found.meanings is None or root in found.meanings.rows or len(word) < _LEAST or not word.isalpha():
        return False
    if (begins := _ENDING.sub("", word)) != word and not found.meanings.rows.keys().isdisjoint((begins, f"{begins}e", begins[:-1])):
        return False
    return _has_capital(own, word) and not is_of_synonyms(root, MEANT_IN) and not takes_sides(word, MEANT_IN)


def _has_capital(own: Signature, word: str) -> bool:
    return word.capitalize() in own.text or word.upper() in own.text or own.text.islower()
