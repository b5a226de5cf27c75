"""Whether what stands in a name's place in one sentence is another name, under capitals, too, where every word has one. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from aggregator.core.pairs import alternatives
from aggregator.core.pairs.alignment import is_of_synonyms
from aggregator.core.pairs.contraries import takes_sides
from aggregator.core.pairs.features import MEANT_IN, Evidence
from aggregator.core.signatures import Signature, roots_of
from aggregator.core.stems import is_stop_word, stem
from aggregator.core.words import gazetteer, known_names

_LEAST = 4  # letters of a name that no list has: "iPad" and shorter words are of many kinds
_BEGIN = 3  # letters with which a word and another spelling of it both begin: check, cheque
_LEAST_SLIP = 4  # letters of a word that one letter may make another by mistake; with one left out, one less
# What makes another word of one that is known: who leaks is a leaker, whom no list has, and no name.
_ENDING = re.compile(r"(?:(?:ing|ed|er|or|ly|ness|ist|ism|able|ment|ion|ies|ian|al|ic|ous|ive|ish|less|ful|ship)s?|[sy])$")
# Who is called by what he does.
_DOER = re.compile(
    r"(?:blow|leak|hack|campaign|protest|report|lead|own|found|invest|boss|brok|trad|bank|work|driv|sing|danc|play|fight|run)er$"
    r"|(?:police|fire|business|state|congress|gun|craft|sport|camera|anchor|spoke|fisher|sale|hit)s?(?:man|woman)$|ist$"
)
# What ends a firm's name.
_FIRM = frozenset(("inc", "ltd", "plc", "corp", "group", "llc", "co", "sons", "ag", "gmbh", "holdings", "bancorp", "partners"))

Words = Sequence[str]  # of a signature's folded text


def is_slip(one: str, other: str) -> bool:
    """Tell whether a slip of the pen may make one word of the other; of John and Joan none does."""
    if max(len(one), len(other)) < _LEAST_SLIP or OSA.distance(one, other) != 1:
        return False
    return not (known_names.may_be(one) and known_names.may_be(other))


def are_two(found: Evidence, ours: Words, theirs: Words, *, there: bool) -> bool:
    """Tell whether words in each other's place are two names; `there` where all before and behind them is the same, too."""
    if any(are_one(x, y) for x in ours for y in theirs) or _is_short_for(ours, theirs) or _is_short_for(theirs, ours):
        return False
    sure, also_sure = _are_surely(found, found.a, ours), _are_surely(found, found.b, theirs)
    if (sure and also_sure) or not (sure or also_sure):
        return sure
    own, words = (found.b, theirs) if sure else (found.a, ours)
    return _is_written_as_one(own, words) or (there and ours[0][:_BEGIN] != theirs[0][:_BEGIN] and _may_be(own, words))


def are_one(one: str, other: str) -> bool:
    """Tell whether two words may be one: shortened, misspelt, or the same by another name."""
    if one.startswith(other) or other.startswith(one) or known_names.are_one(one, other) or is_slip(one, other):
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
