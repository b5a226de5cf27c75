"""Which match, storm or model a headline is about: "Rovers v Halden" and "United v Vellsund" are two, so are Ciara and Dennis. Pure."""

from __future__ import annotations

import re

from aggregator.core.choices import holds
from aggregator.core.letters import plain_letters
from aggregator.core.pairs.swapped import ends_in_common
from aggregator.core.traits.signs import may_name_match
from aggregator.core.words.teams import meet

_MATCH = re.compile(r"(\w+)\)? (?:v|vs|versus|x)\.? (?:the )?(\w+)", re.IGNORECASE)
_TEAM = r"[A-ZÀ-Þ][\w.'&]*"
_TEAMS = rf"({_TEAM}(?: {_TEAM}){{0,2}})"
_RESULT = re.compile(rf"{_TEAMS} (\d{{1,3}}) ?[-:] ?(\d{{1,3}}) {_TEAMS}")  # Real Madrid 3-2 Man City
_RESULT_BEHIND = re.compile(rf"{_TEAMS} ?- ?{_TEAMS}(?:,| :)? (\d{{1,3}}) ?[-:] ?(\d{{1,3}})(?![\w-])")  # Inter-Napoli 1-1
_SCORE = re.compile(r"(?<![\d.,:-])\d{1,3} ?[-:] ?\d{1,3}(?![\d.,:-])")
_SIGNED = re.compile(r"[\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{1,8}")
# A headline that is nothing but a result: "Arsenal 2-1 Chelsea", "La Liga: Betis 0-0 Cádiz", "Inter - Milan 2:1".
_WHO = r"(?:[^\W\d_a-zß-öø-ÿа-яё][\w.'’&-]*|de|la|del|of|and|y|e|und)"
_SIDE = rf"{_WHO}(?: {_WHO}){{0,3}}"
_BARE_RESULT = re.compile(
    rf"(?:[^:\d]{{2,25}}: )?{_SIDE}"
    rf"(?: ?(?:-|–|—|vs?\.?|x) ?{_SIDE}:? \d{{1,3}} ?[-:–] ?\d{{1,3}}| \d{{1,3}} ?(?:[-:–x]|a) ?\d{{1,3}} {_SIDE}"
    rf"| \d{{1,3}}, {_SIDE} \d{{1,3}})"
)
_NAME_SIGNED = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{1,8}"
_BARE_SIGNS = re.compile(rf"{_NAME_SIGNED} ?\d{{1,3}} ?[-:比–] ?\d{{1,3}} ?{_NAME_SIGNED}")
_MARGINS = (" by ", "विकेट", "रन ")
_MARGIN = re.compile(
    r"\d (?:विकेट|रन) से"
    r"| by (?:an innings and )?(?:\d+|\w+) (?:wickets?|runs?|points?|goals?|shots?|strokes?|lengths?|seconds?|games?|sets?|frames?)\b"
)
# In the name of a finer, a lesser or a later model; stems, too.
FINER = frozenset({"pro", "max", "plus", "ultra", "mini", "lite", "air", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"})
_LATER = r"\d{1,4}[aes]?|[a-z]\d{1,3}|[ivx]{1,4}"
_MODEL = re.compile(rf"\b(?P<name>[^\W\d_]{{3,}}) (?P<later>{_LATER})\b(?P<finer>(?: (?:pro|max|plus|ultra|mini|lite|air)\b)*)")
_NUMBERED = re.compile(
    r"\b(?P<name>[a-z]?[A-Z]\w+)[ -](?P<number>\d{1,3})(?![\w%-]|[:.,]\d| ?[%€$£]| (?:and|or|to|year|people|dead|killed|hurt"
    r"|arrested|injured|wounded|missing"
    r"|kişi|kişiyi|kişinin|ölü|yaralı|tote|toten|verletzte|menschen|personen|festnahmen|morts?|blessés?|personnes|disparus|muertos?|heridos?|personas"
    r"|detenidos|mortos?|feridos?|pessoas|presos|morti|feriti|persone|arresti|arrestati|dispersi|doden|gewonden|mensen|döda|skadade|personer|døde"
    r"|zabitych|rannych|osób|ofiar|orang|warga|korban|người)\b)"
)
# By which one thing grows: a hurricane of Category 4 becomes one of Category 5.
_DEGREES = frozenset(
    {"category", "level", "tier", "grade", "alert", "magnitude", "kategorie", "categoría", "categoria", "catégorie", "nivel", "niveau"}
)
_ROAD = re.compile(r"\b(?:[AMNDESB]|DK|(?:AP|BR|RN|SS|SP|SC|PR|MG|GO|RS)-?|[ANM]-|I-|US-)(?<![A-Z]{3})\d{1,4}\b")
_STORM = re.compile(r"\b(?:[Ss]torm|[Hh]urricane|[Tt]yphoon|[Cc]yclone) ([A-Z][a-z]+)")
_STORM_ACTS = re.compile(r"(?:torm|urricane|yphoon|yclone) [A-Z][a-z]+ [a-z]")  # in no title case: "Tropical Storm Jerry forms"


def of_two_matches(ours: str, theirs: str) -> bool:
    """Tell whether two headlines, both of which may name one, name matches between others.

    Who plays may stand in any order, under one more name.
    """
    one, other = _sides(ours), _sides(theirs)
    if not (one and other):
        return False
    return not meet(one, other) or (_is_absent(one, theirs) and _is_absent(other, ours))


def tells_of_match(text: str) -> bool:
    """Tell whether a headline has a match's score, or names who plays."""
    return _SCORE.search(text) is not None or (may_name_match(text) and _MATCH.search(text) is not None)


def is_bare_result(text: str) -> bool:
    """Tell whether a headline is nothing but a match's result."""
    return _BARE_RESULT.fullmatch(text) is not None or _BARE_SIGNS.fullmatch(text) is not None


def has_margin(text: str) -> bool:
    """Tell whether a headline says by how much a match was won: "by 20 runs"."""
    return holds(text, _MARGINS) and _MARGIN.search(text) is not None


def of_two_results(ours: str, theirs: str) -> bool:
    """Tell whether two headlines give the scores of matches of one team against two others: "Inter-Napoli 1-1", "Inter-Roma 1-1"."""
    one, other = _played(ours), _played(theirs)
    if not (one and other):
        return _of_two_unspaced(ours, theirs)
    return any(
        meet(one[mine], other[its]) and not meet(one[1 - mine], _words(theirs)) and not meet(other[1 - its], _words(ours))
        for mine in (0, 1)
        for its in (0, 1)
    )


def turned_round(ours: str, theirs: str) -> bool:
    """Tell whether two headlines give one score from either side: "Real Madrid 3-2 Man City", "Man City 2-3 Real Madrid"."""
    one, other = _RESULT.search(ours), _RESULT.search(theirs)
    if one is None or other is None or (one[2], one[3]) != (other[3], other[2]):
        return False
    home, away, at, guest = (_words(side) for side in (one[1], one[4], other[1], other[4]))
    return meet(home, guest) and meet(away, at)


def of_two_roads(ours: str, theirs: str) -> bool:
    """Tell whether two headlines name other roads: an accident on the A10 and one on the A11."""
    return _are_two(frozenset(_ROAD.findall(ours)), frozenset(_ROAD.findall(theirs)))


def of_two_models(ours: str, theirs: str) -> bool:
    """Tell whether two headlines name a model and a finer one of it: "Galaxy S25", "Galaxy S25 Ultra"."""
    one, other = _models(ours.casefold()), _models(theirs.casefold())
    return any(one[name] != other[name] for name in one.keys() & other.keys())


def numbered_apart(ours: str, theirs: str) -> frozenset[str]:
    """Return the names behind which two headlines have other numbers: "iPhone 16" and "iPhone 17", "Game 6" and "Game 7"."""
    one, other = ({match["name"].casefold(): match["number"] for match in _NUMBERED.finditer(text)} for text in (ours, theirs))
    return frozenset(name for name in one.keys() & other.keys() if one[name] != other[name] and name not in _DEGREES)


def _is_absent(names: frozenset[str], text: str) -> bool:
    """Whether one of the names does not stand in a headline under any other."""
    said = _words(text)
    return any(not meet((name,), said) for name in names)


def _words(text: str) -> frozenset[str]:
    """Return the casefolded words of a text."""
    return frozenset(re.findall(r"\w+", plain_letters(text.casefold())))


def _played(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    match = _RESULT.search(text)
    if match:
        return _words(match[1]), _words(match[4])
    match = _RESULT_BEHIND.search(text)
    return (_words(match[1]), _words(match[2])) if match else None


def _of_two_unspaced(ours: str, theirs: str) -> bool:
    """Tell whether two headlines of unspaced signs give one score and differ in one name alone: 巨人が阪神に3-1で勝利."""
    if not (_SCORE.search(ours) and _SCORE.search(theirs)):
        return False
    begin, end = ends_in_common(ours, theirs)
    return all(_SIGNED.fullmatch(text[begin : len(text) - end]) for text in (ours, theirs))


def _models(folded: str) -> dict[str, str]:
    return {match["name"]: match["later"] + match["finer"] for match in _MODEL.finditer(folded)}


def of_two_storms(ours: str, theirs: str) -> bool:
    """Tell whether two headlines, neither of them in title case, name two storms."""
    return _are_two(frozenset(_STORM.findall(ours)), frozenset(_STORM.findall(theirs)))


def begins_with_storm(text: str) -> bool:
    """Tell whether a storm's name is one in title case, too: a label, "Storm Ciara: Trains Stop", or before a small letter."""
    storm = _STORM.match(text)
    return (storm is not None and text[storm.end() : storm.end() + 1] == ":") or _STORM_ACTS.search(text) is not None


def _sides(text: str) -> frozenset[str]:
    return frozenset(side.casefold() for pair in _MATCH.findall(text) for side in pair)


def _are_two(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)
