"""Whether two headlines are one sentence but for what stands in the other's place and says another thing. Pure.

A swap alone is no veto: of those that people judged, 57 % are one report. So this knows which swaps are none: of two names, of two places,
of two things of one kind (core.alternatives), and of what somebody says and what he denies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from aggregator.core import alternatives, gazetteer, known_names
from aggregator.core.alignment import is_of_synonyms
from aggregator.core.contraries import takes_sides
from aggregator.core.features import MEANT_IN, Evidence
from aggregator.core.places import contains, places_in
from aggregator.core.signatures import Signature, roots_of
from aggregator.core.spacing import is_spaced
from aggregator.core.stems import is_stop_word, stem
from aggregator.core.swapped import differing_words, near_one

_MOST = 3  # words of what stands in another's place
_LEAST = 4  # letters of a name that no list has: "iPad" and shorter words are of many kinds
_NEAR = 0.6  # soft Dice from which the rest of two headlines counts as the same, whatever its order
_BEGIN = 3  # letters with which a word and another spelling of it both begin: check, cheque
_LEAST_SLIP = 4  # letters of a word that one letter may make another by mistake; with one left out, one less
# What makes another word of one that is known: who leaks is a leaker, whom no list has, and no name.
_ENDING = re.compile(r"(?:(?:ing|ed|er|or|ly|ness|ist|ism|able|ment|ion|ies|ian|al|ic|ous|ive|ish|less|ful|ship)s?|[sy])$")

_DOER = re.compile(
    r"(?:blow|leak|hack|campaign|protest|report|lead|own|found|invest|boss|brok|trad|bank|own|work|driv|sing|danc|play|fight|run)er$|(?:police|fire|business|state|congress|gun|craft|sport|camera|anchor|spoke|fisher|sale|hit)s?(?:man|woman)$|ist$"
)
_FIRM = frozenset(
    ["inc", "ltd", "plc", "corp", "group", "llc", "co", "sons", "ag", "gmbh", "holdings", "bancorp", "partners"]
)  # ends a firm's name
_WHERE = re.compile(r" (?:in|near|across|outside|around)$")

Words = Sequence[str]  # of a signature's folded text


def replaced(found: Evidence) -> tuple[str, str] | None:
    """Return the words of two headlines, alike in all else, that stand in each other's place and say another thing."""
    if max(len(found.alignment.left), len(found.alignment.right)) > _MOST or (found.a.language, found.b.language) != (MEANT_IN, MEANT_IN):
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
    if len(ours) == len(theirs) == 1 and (alternatives.refused(one, other) or _is_slip(one, other)):
        return not _is_slip(one, other)
    return _are_places(one, other) or _are_names(found, ours, theirs, there=there) or _are_wheres(found, one, other)


def _is_slip(one: str, other: str) -> bool:
    """Whether a slip of the pen may make one word of the other; of John and Joan none does."""
    if max(len(one), len(other)) < _LEAST_SLIP or OSA.distance(one, other) != 1:
        return False
    return not (known_names.may_be(one) and known_names.may_be(other))


def _are_places(ours: str, theirs: str) -> bool:
    """Whether two names, of one word or more, are of two places of which neither lies in the other, or of their people."""
    here, there = (roots_of(words, MEANT_IN) for words in (ours, theirs))
    if len(here) != 1 or len(there) != 1:
        return False
    known = places_in(MEANT_IN)
    return known[here[0]] and known[there[0]] and not contains(here[0], there[0])


def _are_wheres(found: Evidence, ours: str, theirs: str) -> bool:
    return not _are_one(ours, theirs) and _is_where(found.a, ours) and _is_where(found.b, theirs)


def _is_where(own: Signature, words: str) -> bool:
    """Whether a headline ends in what it says of a place: "in Dunmore", which no list need have."""
    if not _WHERE.search(own.folded.removesuffix(f" {words}")) or not own.folded.endswith(f" {words}"):
        return False
    return words.title() in own.text and not any(is_of_synonyms(root, MEANT_IN) for root in roots_of(words, MEANT_IN))


def _are_names(found: Evidence, ours: Words, theirs: Words, *, there: bool) -> bool:
    """Whether both are names, and not of one."""
    if any(_are_one(x, y) for x in ours for y in theirs) or _is_short_for(ours, theirs) or _is_short_for(theirs, ours):
        return False
    sure, also_sure = _are_surely(found, found.a, ours), _are_surely(found, found.b, theirs)
    if (sure and also_sure) or not (sure or also_sure):
        return sure
    own, words = (found.b, theirs) if sure else (found.a, ours)
    return _is_written_as_one(own, words) or (there and ours[0][:_BEGIN] != theirs[0][:_BEGIN] and _may_be(own, words))


def _are_one(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one) or known_names.are_one(one, other) or _is_slip(one, other):
        return True
    return roots_of(one, MEANT_IN) == roots_of(other, MEANT_IN)


def _is_short_for(short: Words, long: Words) -> bool:
    """Whether one word is what several are cut to: the ECB is the European Central Bank."""
    if len(short) != 1 or len(long) == 1:
        return False
    letters = ("".join([word[0] for word in long]), "".join([word[0] for word in long if word != "of"]))
    return short[0] in letters or roots_of(short[0], MEANT_IN) == roots_of(" ".join(long), MEANT_IN)


def _are_surely(found: Evidence, own: Signature, words: Words) -> bool:
    """Whether words are a name: one of several words, or each may be one and one surely is."""
    if known_names.is_of_words(" ".join(words)):
        return True
    sure = [word for word in words if _is_name(found, own, word)]
    return bool(sure) and all(word in sure or known_names.may_be(word) for word in words)


def _is_written_as_one(own: Signature, words: Words) -> bool:
    """Whether words are names that are words, too, or in capitals where not all is."""
    return all(known_names.may_be(word) or (word.upper() in own.text.split() and not own.text.isupper()) for word in words)


def _may_be(own: Signature, words: Words) -> bool:
    """Whether words that stand in a name's place may be one: with capitals, and no place or word that may stand for who is named."""
    telling = [word for word in words if not is_stop_word(word, MEANT_IN)]
    if not telling or not all(_has_capital(own, word) for word in telling):
        return False
    return (len(words) > 1 and words[-1] in _FIRM) or not (_is_country(" ".join(words)) or any(map(_stands_for_one, telling)))


def _stands_for_one(word: str) -> bool:
    """Whether a word may stand for who is named elsewhere: an office, a trade, a country, or what somebody does ("leaker")."""
    if known_names.may_be(word):
        return False
    if known_names.may_stand_for(word) or alternatives.is_somebody(word) or _DOER.search(word):
        return True
    return _is_country(word) or any(is_of_synonyms(root, MEANT_IN) for root in roots_of(word, MEANT_IN))


def _is_country(words: str) -> bool:
    """Whether words name a country or its people: it acts as who governs it does."""
    return not gazetteer.COUNTRIES.isdisjoint(roots_of(words, MEANT_IN))


def _is_name(found: Evidence, own: Signature, word: str) -> bool:
    """Whether a word is a name: by a list, or since no list has it and it looks like one."""
    if known_names.is_known(word):
        return True
    root, rows = stem(word, MEANT_IN), found.meanings.rows if found.meanings else {}
    if root in rows or len(word) < _LEAST or not word.isalpha():
        return False
    if (begins := _ENDING.sub("", word)) != word and not rows.keys().isdisjoint((begins, f"{begins}e", begins[:-1])):
        return False
    return _has_capital(own, word) and not _stands_for_one(word) and not takes_sides(word, MEANT_IN)


def _has_capital(own: Signature, word: str) -> bool:
    return (word.capitalize() != word and (word.capitalize() in own.text or word.upper() in own.text)) or own.text.islower()
