"""What a story's headlines count, and which give a figure that a later report has corrected: "3 dead", then "30 dead". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice, takewhile

from aggregator.core.stems import is_stop_word, language_of, stem
from aggregator.core.traits.headline_numbers import agree, joined, numbers
from aggregator.core.traits.tolls import grown
from aggregator.core.words.synonyms import SYNONYMS
from aggregator.core.words.synonyms_by_language import SAME
from aggregator.core.words.vocabulary import NUMBER_WORDS, PARTS

_TOKEN = re.compile(r"\d[\w.,:/-]*|[^\W\d_]+")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)*")  # no score, range, date, age, release
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEDGES = frozenset({
    "least", "most", "about", "nearly", "almost", "around", "over", "under", "more", "less", "than", "up", "some", "now", "mindestens",
    "rund", "etwa", "knapp", "fast", "über", "mehr", "als", "moins", "environ", "plus", "près", "menos", "unos", "casi", "más", "unas",
    "circa", "almeno", "quasi", "oltre", "più", "ongeveer", "minstens", "bijna", "cerca", "pelo", "quase", "mais",
})  # fmt: skip # between a verb and its number: "kills at least 11"
_NUMBERED = frozenset({
    *PARTS.split("|"), "season", "series", "staffel", "saison", "temporada", "stagione", "group", "type", "class", "flight", "route",
    "highway", "channel", "formula", "gate", "section", "article", "no", "number",
})  # fmt: skip # what goes by a number: "season 2" counts nothing
_BEHIND = 2  # words behind a number that may say what it counts: "12 people killed"

# One of which stands in the row of the dead of each language that has rows.
_DEATHS = frozenset({
    "dead", "tote", "morts", "muertos", "mortos", "morti", "doden", "döda", "zginęli", "погибли", "ölü", "tewas", "chết", "کشته", "मौत",
    "νεκροί",
})  # fmt: skip
_KILLS = frozenset({"kill", "slay"})  # behind a number: who does it

Beside = tuple[str, str]  # "before" or "behind", and a stem: "kills 3" is told from "3 killed", for "quake: 3 hurt" is no "6.2 quake"


_DEAD: Beside = ("of", "dead")  # however a headline says it


@dataclass(frozen=True, slots=True)
class Count:
    """What one headline counts."""

    beside: Mapping[Beside, str]  # what stands beside a number -> the number
    at: datetime  # of the report
    original: bool  # no copy, which may come long after what it repeats


def counted(title: str, language: str | None) -> dict[Beside, str]:
    """Return what stands beside the numbers of a headline, and the numbers: years, scores and ranges count nothing."""
    named = language_of(title, language)
    tokens = [token.rstrip(".,:/-") for token in _TOKEN.findall(joined(title.casefold()))]
    found: dict[Beside, str] = {}
    figures = [(place, number) for place, number in enumerate(_number(token, named) for token in tokens) if number]
    for place, number in figures:
        beside = _beside(tokens, place, named)
        found |= dict.fromkeys([*beside, _DEAD] if _counts_dead(beside, named) else beside, number)
    if len(figures) == 1 and grown(title):
        found[_DEAD] = figures[0][1]
    return found


def _counts_dead(beside: Sequence[Beside], language: str) -> bool:
    """Whether a number counts the dead: "kills 3" and "3 dead" do, "two gunmen kill" does not."""
    return any(word in dead_in(language) and (side == "before" or word not in _KILLS) for side, word in beside)


@lru_cache(maxsize=32)  # a language each
def dead_in(language: str) -> frozenset[str]:
    """Return the stems of the words that say that somebody is dead."""
    rows = SYNONYMS if language == "english" else SAME.get(language, ())
    return frozenset(stem(word, language) for row in rows if not _DEATHS.isdisjoint(row) for word in row)


def _number(token: str, language: str) -> str | None:
    if token in NUMBER_WORDS:
        return NUMBER_WORDS[token]
    return numbers(token, language)[0] if _PLAIN.fullmatch(token) and not _YEAR.fullmatch(token) else None


def _beside(tokens: Sequence[str], place: int, language: str) -> list[Beside]:
    """Return the word before a number, and those behind it up to a word that joins: "3 hurt in Halden" counts no Haldens."""
    before = (token for token in reversed(tokens[:place]) if token not in _HEDGES and not is_stop_word(token, language))
    behind = takewhile(lambda token: _number(token, language) is None and not is_stop_word(token, language), tokens[place + 1 :])
    sides = (("before", islice(before, 1)), ("behind", islice(behind, _BEHIND)))
    return [(side, stem(token, language)) for side, words in sides for token in words if side == "behind" or token not in _NUMBERED]


def outdated(counts: Sequence[Count]) -> list[bool]:
    """Return for each headline whether a later original gives another number of what it counts."""
    newest: dict[Beside, tuple[str, datetime]] = {}
    for count in sorted((count for count in counts if count.original), key=lambda count: count.at):
        newest |= {beside: (number, count.at) for beside, number in count.beside.items()}
    return [any(_is_corrected(number, count.at, newest.get(beside)) for beside, number in count.beside.items()) for count in counts]


def _is_corrected(number: str, at: datetime, newest: tuple[str, datetime] | None) -> bool:
    return newest is not None and at < newest[1] and not agree(number, newest[0])
