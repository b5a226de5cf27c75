"""What forbids two like headlines to be one report, whatever their words share.

Measured: without vetoes no scorer passes more than 3 % of generated "not", weekday and
antonym tests; with them 95-100 %. A one-word swap alone is no veto: 57 % of such pairs are
true duplicates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from aggregator.core import kinds, vocabulary
from aggregator.core.contraries import concluded, lifted, tells_of_state
from aggregator.core.features import Evidence
from aggregator.core.labels import Mark
from aggregator.core.lettered import other_letter
from aggregator.core.letters import plain_letters
from aggregator.core.occasions import of_two_matches, of_two_storms
from aggregator.core.places import contains
from aggregator.core.roles import (
    changed_places,
    converse,
    exchanged,
    exchanged_unspaced,
    investigated,
    object_exchanged,
    planned,
    turned,
    way_back,
)
from aggregator.core.signatures import Signature
from aggregator.core.spacing import is_spaced
from aggregator.core.stems import stem
from aggregator.core.telling import in_words

_NEAR = 0.6  # soft Dice from which the rest of two headlines counts as the same sentence
_TEMPLATE = 0.45  # the same for what differs in a place or date
_SHORT = 4  # words: too few to be told apart by more than all of them
_NEARLY_EXACT = 0.8  # soft Dice a short headline must reach: one more word, or a synonym
_SPOKEN = ("english", "german", "french", "spanish", "italian", "russian")  # languages of vocabulary.WEEKDAYS
_NUMERIC = re.compile(r"[#\d.]+")
_CODE = re.compile(r"[^\W\d_][^\W_]*\d[^\W_]*")  # YR4, A320, H5N1: a name in lower case and under capitals everywhere, too
_INSTALMENTS = {"part": "another part of a series", "release": "another release", "notice": "another notice"}
_YEAR = re.compile(r"(?:19|20)\d\d")
# A year that names whose turn it is, "Budget 2023", "2015 Oscars", not when: "to open in 2024".
_EDITION = re.compile(r"(?<!\b(?:in|by|to|of) )(?<!\b(?:for) )(?<!\b(?:from|till) )(?<!\b(?:until|since) )\b(?:19|20)\d\d\b")
_ENDED = re.compile(r"\b(?:beats?|beaten|defeat(?:s|ed)?|wins?|won|los(?:es?|t)|thrash(?:es|ed)?|edges?|draws?|drew|held)\b")
_ARTICLE = {"1"}  # "in one day", "in a day"
# What stands before a town; French "en" and "dans" are before what a town lies in.
_WHERE = {
    "english": ("in", "at", "on", "near"),
    "french": ("à",), "spanish": ("en",), "portuguese": ("em",), "italian": ("a", "ad"), "polish": ("w", "we"), "swedish": ("i",),
    "russian": ("в", "во", "у"), "danish": ("i",), "norwegian": ("i",), "indonesian": ("di",), "romanian": ("în", "la"),
    "greek": ("στη", "στην", "στο", "στον", "στα", "στις", "στους"),
}  # fmt: skip
# Who has a capital only where he begins a headline: "Suspect held", "Pensioner found".
_SOMEBODY = frozenset({
    "man", "woman", "boy", "girl", "teen", "teenager", "teenagers", "suspect", "suspects", "victim", "victims", "pensioner",
    "pensioners", "grandmother", "grandfather", "mother", "father", "couple", "family", "driver", "drivers", "motorist", "cyclist",
    "pedestrian", "passenger", "officer", "officers", "policeman", "police", "student", "students", "pupil", "teacher", "worker",
    "workers", "resident", "residents", "neighbour", "neighbor", "hiker", "swimmer", "tourist", "tourists", "gunman", "attacker",
    "climber", "firefighters", "vrouw", "verdachte", "jongen", "meisje", "kvinna", "kvinde", "kvinne", "pojke", "flicka", "hombre",
    "mujer", "joven", "hombres", "homem", "mulher", "jovem", "uomo", "donna", "mężczyzna", "kobieta", "мужчина", "женщина", "чоловік",
    "жінка",
})  # fmt: skip
_SWAP = 2  # stems: a name in place of a name


class Reach(IntEnum):
    """How far apart a veto puts two headlines."""

    REPORT = 1  # not the same report; may be the same story
    STORY = 2  # not even the same story


@dataclass(frozen=True, slots=True)
class Veto:
    """One reason why two headlines are not one report."""

    reach: Reach
    reason: str
    fact: bool = False  # that one fact is another: where two are, it is another event ("up 40 points", "down 75 points")


def vetoes(found: Evidence) -> tuple[Veto, ...]:
    """Return every veto that holds, the farthest-reaching first."""
    holding = [veto for rule in _RULES if (veto := rule(found))]
    return tuple(sorted(holding, key=lambda veto: -veto.reach)) if holding else ()


def _columns(found: Evidence) -> Veto | None:
    a, b = found.a, found.b
    if not (a.column or b.column) or a.folded == b.folded:
        return None
    if set(a.dates) != set(b.dates) or set(a.numbers) != set(b.numbers) or (found.alignment.left and found.alignment.right):
        return Veto(Reach.STORY, "a column that comes again, with another date, place or value")
    return None


def _instalments(found: Evidence) -> Veto | None:
    if not (found.a.instalments and found.b.instalments):
        return None
    ours, theirs = found.a.instalments, found.b.instalments
    differ = [kind for kind in ours.keys() & theirs.keys() if ours[kind] != theirs[kind]]
    return Veto(Reach.STORY, _INSTALMENTS[min(differ)]) if differ else None


def _dates(found: Evidence) -> Veto | None:
    if not (found.a.dates and found.b.dates):
        return None
    ours, theirs = set(found.a.dates) - set(found.b.dates), set(found.b.dates) - set(found.a.dates)
    kinds = {date[0] for date in ours} & {date[0] for date in theirs}
    if not kinds:
        return None
    reach = Reach.STORY if found.a.column or found.b.column else Reach.REPORT
    return Veto(reach, "dates differ", fact=True)


def _numbers(found: Evidence) -> Veto | None:
    if not (found.only_a and found.only_b):
        return _only_numbers(found)
    scores = all("-" in number[1:] for number in (*found.only_a, *found.only_b))
    what = "scores" if scores else "numbers"
    other = _EDITION.search(found.a.text) and _EDITION.search(found.b.text) if what == "numbers" else _both_over(found)
    reach = Reach.STORY if other and (what == "scores" or _are_years(found)) else Reach.REPORT
    return Veto(reach, f"{what} differ ({in_words(found.only_a)} against {in_words(found.only_b)})", fact=True)


def _both_over(found: Evidence) -> bool:
    """Whether both tell how a match ended: it ends but once."""
    return bool(_ENDED.search(found.a.folded) and _ENDED.search(found.b.folded))


def _are_years(found: Evidence) -> bool:
    return all(map(_YEAR.fullmatch, (*found.only_a, *found.only_b)))


def _only_numbers(found: Evidence) -> Veto | None:
    """One sentence with another number is another fact, also where one might be the other rounded or is said twice: 500 and 501."""
    if not (found.a.numbers and found.b.numbers):
        return None
    ours, theirs = ({number.lstrip("#") for number in own.numbers} for own in (found.a, found.b))  # "Division Three", "third division"
    lone = (*found.alignment.left, *found.alignment.right)
    if ours ^ theirs <= _ARTICLE or not found.alignment.shared or not all(map(_NUMERIC.fullmatch, lone)):
        return None
    return Veto(Reach.REPORT, f"numbers differ ({in_words(found.a.numbers)} against {in_words(found.b.numbers)})", fact=True)


def _spans(found: Evidence) -> Veto | None:
    """The same number of something else: three months against three years."""
    if not (found.a.numbers and found.b.numbers):
        return None
    named = _named_spans()
    ours, theirs = ([root for root in side if root in named] for side in (found.alignment.left, found.alignment.right))
    if not (ours and theirs) or named[ours[0]] == named[theirs[0]]:
        return None
    return Veto(Reach.REPORT, f"spans differ ({_against(found, ours[0], theirs[0])})")


@lru_cache(maxsize=1)
def _named_spans() -> dict[str, int]:
    """Return stem -> which span of time it names."""
    languages = (*_SPOKEN, "portuguese", "turkish")
    return {stem(word, language): unit for unit, row in enumerate(vocabulary.SPANS) for word in row.split() for language in languages}


def _places(found: Evidence) -> Veto | None:
    ours, theirs = found.places_a, found.places_b
    if not (ours and theirs) or found.soft < _TEMPLATE or any(contains(x, y, found.a.language) for x in ours for y in theirs):
        return None
    return Veto(Reach.STORY, f"places differ ({_against(found, ours[0], theirs[0])})")


def _against(found: Evidence, ours: str, theirs: str) -> str:
    return f"'{found.a.shown(ours) or ours}' against '{found.b.shown(theirs) or theirs}'"


def _names(found: Evidence) -> Veto | None:
    left, right = found.alignment.left, found.alignment.right
    if not (0 < len(left) <= _SWAP and 0 < len(right) <= _SWAP and found.alignment.shared):
        return None
    if not (_are_names(found.a, left) and _are_names(found.b, right)):
        return None
    if (
        any(contains(x, y, found.a.language) for x in left for y in right)
        or _fuller(found.a, left, right, found.b)
        or _fuller(found.b, right, left, found.a)
    ):
        return None
    other = (_is_where(found.a, left) and _is_where(found.b, right)) or (_in_full(found.a, left) and _in_full(found.b, right))
    reach = Reach.STORY if other else Reach.REPORT
    return Veto(reach, f"names differ ({_against(found, left[0], right[0])})", fact=True)


def _is_where(own: Signature, lone: tuple[str, ...]) -> bool:
    """Whether what stands alone says where: "in Hull", a town that no table knows."""
    text, name = own.text.casefold(), own.said(lone[0]).casefold()
    return any(f" {before} {name}" in text for before in _WHERE.get(own.language, ("in",)))


def _in_full(own: Signature, lone: tuple[str, ...]) -> bool:
    """Whether what stands alone is somebody's first name and last: two of them are two people."""
    first, last = own.said(lone[0]), own.said(lone[-1])
    return len(lone) == _SWAP and first.istitle() and last.istitle() and f"{first} {last}" in own.text


def _are_names(own: Signature, roots: tuple[str, ...]) -> bool:
    return all(
        _CODE.fullmatch(root) or (root in own.entities and root not in _days() and not _NUMERIC.fullmatch(root)) for root in roots
    ) and not (roots[0] == own.stems[0] and own.said(roots[0]).casefold() in _SOMEBODY)


def _fuller(a: Signature, lone: tuple[str, ...], others: tuple[str, ...], b: Signature) -> bool:
    """Whether a only gives the first name of one both speak of: "Mitt Romney" beside "Romney".

    "Norland's Romney" beside it is no other one; "Leeds United" beside "Hull United" is.
    """
    after = {a.stems[a.stems.index(root) + 1] for root in lone if root != a.stems[-1]}
    theirs = {b.stems[b.stems.index(root) + 1] for root in others if root != b.stems[-1] and f"{b.said(root)}'" not in b.text}
    return bool((after & set(a.entities) & b.stem_set) - theirs)


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    """Return the stems of weekdays and months: written with a capital, and no names."""
    return frozenset(stem(word, language) for word in (*vocabulary.WEEKDAYS, *vocabulary.MONTHS) for language in _SPOKEN)


def _negation(found: Evidence) -> Veto | None:
    if found.a.negated != found.b.negated and found.soft >= _NEAR:
        return Veto(Reach.REPORT, "one says the opposite ('not')", fact=True)
    return None


def _antonyms(found: Evidence) -> Veto | None:
    if found.contrary is None or converse(found.a, found.contrary.ours, found.b, found.contrary.theirs):
        return None
    if _counts(found.a, found.contrary.ours) or _counts(found.b, found.contrary.theirs):
        return None
    what = "another stage of it" if found.contrary.stage else "one says the opposite"
    return Veto(Reach.REPORT, f"{what} ({_against(found, found.contrary.ours, found.contrary.theirs)})", fact=not found.contrary.stage)


def _counts(own: Signature, root: str) -> bool:
    """Whether a word only says that the dead are more by now: a toll that "rises" is no contrary of a bus that "plunges"."""
    return bool(own.toll) and plain_letters(own.said(root).casefold()) in own.toll.split()


def _lifted(found: Evidence) -> Veto | None:
    if found.soft < _NEAR or not tells_of_state(found.a):
        return None
    if lifted(found.a, found.b):
        return Veto(Reach.REPORT, "one ends what the other imposes")
    return Veto(Reach.REPORT, "another stage of it (it is over)") if concluded(found.a, found.b) else None


def _roles(found: Evidence) -> Veto | None:
    if found.soft < _NEAR:
        return None
    if verb := turned(found.a, found.b):
        return Veto(Reach.REPORT, f"one says the reverse (who '{verb}' whom)")
    if exchanged(found.a, found.b) or changed_places(found.a, found.b) or _other_way(found.a, found.b):
        return Veto(Reach.REPORT, "one says the reverse")
    if investigated(found.a, found.b):
        return Veto(Reach.REPORT, "one looks into itself, the other is looked into")
    if planned(found.a, found.b):
        return Veto(Reach.REPORT, "another stage of it (only planned)")
    return Veto(Reach.REPORT, "one goes the way back") if way_back(found.a, found.b) else None


def _other_way(a: Signature, b: Signature) -> bool:
    """Whether who does it and to whom have changed places in a language that has neither our order of words nor spaces."""
    if a.language == "turkish":
        return object_exchanged(a.text, b.text)
    return not is_spaced(a.text) and exchanged_unspaced(a.text, b.text)


def _things(found: Evidence) -> Veto | None:
    two = kinds.apart(found.alignment.left, found.alignment.right) if found.soft >= _TEMPLATE else None
    return Veto(Reach.STORY, f"of two things ({_against(found, *two)})") if two else None


def _occasions(found: Evidence) -> Veto | None:
    if found.soft < _TEMPLATE:
        return None
    if of_two_matches(found.a.text, found.b.text):
        return Veto(Reach.STORY, "of two matches")
    named = found.a.entities and found.b.entities  # else in title case, where "Storm Hits" names none
    return Veto(Reach.STORY, "of two storms") if named and of_two_storms(found.a.text, found.b.text) else None


def _rounds(found: Evidence) -> Veto | None:
    if found.soft < _TEMPLATE:
        return None
    ours, theirs = kinds.rounds(found.a.text), kinds.rounds(found.b.text)
    return Veto(Reach.REPORT, "of two rounds") if ours and theirs and ours.isdisjoint(theirs) else None


def _letters(found: Evidence) -> Veto | None:
    """Another of its kind: Group A against Group B, C# against F#."""
    two = other_letter(found.a.lettered, found.b.lettered) if found.a.lettered and found.b.lettered else None
    return Veto(Reach.REPORT, f"another of its kind ('{two[0]}' against '{two[1]}')", fact=True) if two else None


_KINDS = {
    Mark.LIVE: "one is a live page",
    Mark.OPINION: "one is an opinion or analysis, the other is not",
    Mark.CORRECTION: "one corrects the other",
    Mark.PICTURES: "one is pictures or sound",
}


def _kinds(found: Evidence) -> Veto | None:
    if found.a.marks == found.b.marks:  # sorted
        return None
    differ = set(found.a.marks) ^ set(found.b.marks)
    return Veto(Reach.REPORT, next(reason for mark, reason in _KINDS.items() if mark in differ))


def _short(found: Evidence) -> Veto | None:
    if min(found.a.words, found.b.words) > _SHORT or found.soft >= _NEARLY_EXACT or _introduced(found):
        return None
    says_little = min(len(found.a.stems), len(found.b.stems)) <= len(found.alignment.shared) == 1
    return Veto(Reach.STORY if says_little else Reach.REPORT, "too short to be sure")


def _introduced(found: Evidence) -> bool:
    """Whether one only says of a name in both who that is: "Indian PM Narendra Modi" beside "Modi"."""
    left, right = found.alignment.left, found.alignment.right
    if left and right:
        return False
    own, lone = (found.a, left) if left else (found.b, right)
    known = {*lone, *{*found.a.entities, *found.b.entities}.intersection(found.alignment.shared)}
    return all(own.after.get(root) in known for root in lone)


_RULES = (
    _columns,
    _instalments,
    _dates,
    _numbers,
    _spans,
    _places,
    _names,
    _negation,
    _antonyms,
    _lifted,
    _roles,
    _things,
    _occasions,
    _rounds,
    _letters,
    _kinds,
    _short,
)
