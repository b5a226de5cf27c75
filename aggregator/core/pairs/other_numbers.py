"""Whether another number is another event: a match ends but once, "Budget 2023" is no "Budget 2024", nor is an iPhone 16 a 17. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aggregator.core.pairs.contraries import differing
from aggregator.core.pairs.features import Evidence
from aggregator.core.pairs.occasions import has_margin, is_bare_result, numbered_apart
from aggregator.core.pairs.other_names import BEATEN
from aggregator.core.places import places_in
from aggregator.core.signatures import Signature
from aggregator.core.traits.subjects import market, told_of_quakes, told_of_quarters
from aggregator.core.words.vocabulary import NUMBER_WORDS

_YEAR = re.compile(r"(?:19|20)\d\d")
# A year that names whose turn it is, "Budget 2023", "2015 Oscars", not when: "to open in 2024".
_EDITION = re.compile(r"(?<!\b(?:in|by|to|of) )(?<!\b(?:for) )(?<!\b(?:from|till) )(?<!\b(?:until|since) )\b(?:19|20)\d\d\b")
_MONEY = "$€£¥₹₽"
_STEP = 1.05
_BOTH = 2
_RESULT = re.compile(r"(\D+?) (\d{1,3}) (\D+?) (\d{1,3})")  # of folded text: "halden 3 storlund 1"
# What comes in turns: the second Test and the fourth, week three and week seven.
_TURNS = frozenset({
    "test", "odi", "t20", "t20i", "leg", "round", "stage", "match", "heat", "race", "game", "matchday", "gameweek", "debate", "week",
    "etapa", "étape", "tappa", "etappe", "jornada", "journée", "giornata", "rodada", "spieltag", "runde", "тур", "этап", "speeltag",
})  # fmt: skip
_TURN = "|".join(sorted(_TURNS, reverse=True))
_COUNTED = "|".join(word for word, value in NUMBER_WORDS.items() if word.isascii() and value.isdecimal())
_NTH = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th|ª|º|a|e|er|ème)?)"
    rf" (?P<what>(?!week\b)(?:{_TURN}))\b"
)
_WITH_NUMBER = re.compile(rf"\b(?P<what>{_TURN}) (?P<nth>\d{{1,2}}|{_COUNTED})\b")
_ORDINAL_END = re.compile(r"(?<=\d)\D+$")
_ENDED = re.compile(rf"\b(?:{BEATEN}|edges?|draws?|drew|held)\b|胜利|快胜|大胜|不敌|战胜|击败|负于|승리|꺾")


# What the moves of a market are told in, beside percent.
_POINTS = re.compile(
    r"\d ?(?:points?|pts|punkte|punti|puntos|pontos|punten|poäng|punktów|пунктов|пункта|пунктів|пункти|puan|poin|điểm|अंक|अंकों|نقطة|نقاط|点"
    r"|點|ポイント|포인트|cents?|paise|kopeks|копеек|копейки|копейку|копійок|kuruş|groszy|पैसे|पैसा)",
    re.IGNORECASE,
)


def is_another_of_row(found: Evidence) -> bool:
    """Whether another number is another event: "Budget 2023", "iPhone 16", "third-quarter profit"."""
    ours, theirs = found.a.text, found.b.text
    if _of_two_months(found.a.dates, found.b.dates) or _are_two_turns(found) or _are_two_results(ours, theirs):
        return True
    if _are_years(found):
        return bool(_EDITION.search(ours) and _EDITION.search(theirs))
    lone = (*found.only_a, *found.only_b)
    if all(number[0] == "#" for number in lone):
        return told_of_quarters(found.told)
    if (_are_two_levels(lone) or _are_two_moves(ours, theirs, lone)) and market(ours) and market(ours) == market(theirs):
        return True
    if _are_strengths(found, lone):
        return _has_lone_name(found.a, found.alignment.left) and _has_lone_name(found.b, found.alignment.right)
    known = places_in(found.a.language)
    return bool(found.a.entities and found.b.entities) and any(not known[name] for name in numbered_apart(ours, theirs))


def changed_turns(found: Evidence) -> bool:
    """Tell whether two numbers of one sentence have changed places, or one is another that stands in it: "Halden 3, Storlund 1", "1, 3"."""
    if max(len(found.a.numbers), len(found.b.numbers)) < _BOTH or found.alignment.paired or (found.only_a and found.only_b):
        return False
    ours, theirs = _RESULT.fullmatch(found.a.folded), _RESULT.fullmatch(found.b.folded)
    if ours and theirs and (ours[1], ours[3]) == (theirs[3], theirs[1]):
        return (ours[2], ours[4]) != (theirs[4], theirs[2])
    pairs = differing(found.a, found.b)
    if len(pairs) == 1:
        return all(map(str.isdecimal, pairs[0])) and int(pairs[0][0]) != int(pairs[0][1])
    return len(pairs) == _BOTH and pairs[0] == pairs[1][::-1] and all(map(_is_number, pairs[0]))


def _is_number(word: str) -> bool:
    return word.isdecimal() or word in NUMBER_WORDS


def _are_strengths(found: Evidence, lone: Sequence[str]) -> bool:
    """Whether two numbers are the strengths of quakes."""
    return told_of_quakes(found.a.all_words) and told_of_quakes(found.b.all_words) and all("." in number for number in lone)


def _are_two_levels(lone: Sequence[str]) -> bool:
    """Whether two numbers are sums of one currency between which no market moves in a day."""
    if len(lone) != 2 or lone[0][0] != lone[1][0] or lone[0][0] not in _MONEY:  # noqa: PLR2004 - one of each
        return False
    low, high = sorted(float(number[1:]) for number in lone)
    return high > low * _STEP


def _are_two_results(ours: str, theirs: str) -> bool:
    """Whether both give the margin of a match, or are nothing but its result."""
    return (has_margin(ours) and has_margin(theirs)) or (is_bare_result(ours) and is_bare_result(theirs))


def _are_two_moves(ours: str, theirs: str, lone: Sequence[str]) -> bool:
    """Whether two numbers say by how much something went up or down."""
    return all(number[0] == "%" for number in lone) or bool(_POINTS.search(ours) and _POINTS.search(theirs))


def _are_two_turns(found: Evidence) -> bool:
    """Whether two headlines tell of two turns of one thing."""
    if _TURNS.isdisjoint(found.told):
        return False
    one, other = _turns(found.a.folded), _turns(found.b.folded)
    return any(one[what] != other[what] for what in one.keys() & other.keys())


def _turns(folded: str) -> dict[str, str]:
    """Return what a folded headline counts the turns of -> which it is."""
    found = ((match["what"], _ORDINAL_END.sub("", match["nth"])) for turn in (_NTH, _WITH_NUMBER) for match in turn.finditer(folded))
    return {what: NUMBER_WORDS.get(nth, nth).lstrip("#") for what, nth in found}


def are_both_over(found: Evidence) -> bool:
    """Whether both tell how a match ended: it ends but once."""
    if is_bare_result(found.a.text) and is_bare_result(found.b.text):
        return True
    return bool(_ENDED.search(found.a.folded) and _ENDED.search(found.b.folded))


def _are_years(found: Evidence) -> bool:
    return all(map(_YEAR.fullmatch, (*found.only_a, *found.only_b)))


def _of_two_months(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if not (ours and theirs):
        return False
    one, other = ({date for date in dates if date[0] == "m"} for dates in (ours, theirs))
    return bool(one and other) and one.isdisjoint(other)


def _has_lone_name(own: Signature, lone: Sequence[str]) -> bool:
    return any(root in own.entities and own.said(root).istitle() for root in lone)  # not "SW", "CENC"
