"""Whether two headlines differ in a name, and whether another name there is another event: the winner, the town, the firm. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from aggregator.core.choices import holds
from aggregator.core.pairs.alignment import is_of_synonyms
from aggregator.core.pairs.contraries import SPOKEN, takes_sides
from aggregator.core.pairs.features import Evidence
from aggregator.core.pairs.in_turn import are_two, of_two_subjects
from aggregator.core.pairs.occasions import tells_of_match
from aggregator.core.places import contains, places_in
from aggregator.core.signatures import Signature
from aggregator.core.stems import stem
from aggregator.core.traits.headline_numbers import parts
from aggregator.core.traits.subjects import told_of_each
from aggregator.core.words import vocabulary
from aggregator.core.words.teams import same_name

NUMERIC = re.compile(r"[#\d.]+")
# Of one of two names, wins or loses: of folded text, in which Turkish i is one letter.
BEATEN = (
    r"sinks?|sank|stuns?|stunned|edges?|edged|hammers?|routs?|routed|crush(?:es|ed)?|downs|downed|topples?|overcomes?|overcame|outlasts?|beats?|beaten|defeat(?:s|ed)?|wins?|won|los(?:es?|t)|thrash(?:es|ed)?|gewinnt|siegt|besiegt|schlägt|verliert|battent|bat|élimine|éliminent|bate|batem|goleia|elimina|bezwingt|s'impose"
    r"|vence|vencen|gana|golea|derrota|empata|pierde|batte|vince|perde|wint|verliest|verslaat|wygrał\w*|pokonał\w*|przegrał\w*"
    r"|обыграл\w*|разгромил\w*|porazil\w*|победил\w*|проиграл\w*|переміг|перемогл[аи]|обіграв|yendi|maglup|slog|besegrade|kalahkan|voitti|hävisi|يفوز|فاز|تفوز|يهزم|هزم|हराया"
)
_WON = re.compile(rf"\b(?:{BEATEN})\b")
_CASELESS = frozenset({"arabic", "hindi", "persian", "hebrew", "bengali"})  # whose names have no capital
_CODE = re.compile(r"[^\W\d_][^\W_]*\d[^\W_]*")  # YR4, A320, H5N1: a name in lower case and under capitals everywhere, too
# What stands before a town; French "en" and "dans" are before what a town lies in.
_WHERE = {
    "english": ("in", "at", "on", "near"),
    "dutch": ("in", "te"),
    "french": ("à",), "spanish": ("en",), "portuguese": ("em",), "italian": ("a", "ad"), "polish": ("w", "we"), "swedish": ("i",),
    "russian": ("в", "во", "у"), "danish": ("i",), "norwegian": ("i",), "indonesian": ("di",), "romanian": ("în", "la"),
    "greek": ("στη", "στην", "στο", "στον", "στα", "στις", "στους"),
}  # fmt: skip
_BEFORE = {language: tuple(f" {word} " for word in words) for language, words in _WHERE.items()}
_BEFORE_ANY = (" in ",)
# Before which a name says where it was: "Halden crash".
_EVENTS = frozenset({
    "crash", "fire", "blaze", "shooting", "stabbing", "attack", "explosion", "blast", "murder", "derailment", "flood", "floods",
    "landslide",
    "quake", "earthquake", "collision", "riot", "riots", "robbery", "by-election", "byelection", "airport", "prison", "hospital",
})  # fmt: skip
# Who has a capital only where he begins a headline: "Suspect held", "Pensioner found".
_SOMEBODY = frozenset({
    "man", "woman", "boy", "girl", "teen", "teenager", "teenagers", "suspect", "suspects", "victim", "victims", "pensioner",
    "pensioners", "grandmother", "grandfather", "mother", "father", "couple", "family", "driver", "drivers", "motorist", "cyclist",
    "pedestrian", "passenger", "officer", "officers", "policeman", "police", "student", "students", "pupil", "teacher", "worker",
    "workers", "resident", "residents", "neighbour", "neighbor", "hiker", "swimmer", "tourist", "tourists", "gunman", "attacker",
    "climber", "firefighters", "former", "veteran", "late", "legendary", "retired", "vrouw", "verdachte", "jongen", "meisje", "kvinna",
    "kvinde", "kvinne", "pojke", "flicka", "hombre",
    "mujer", "joven", "hombres", "homem", "mulher", "jovem", "uomo", "donna", "mężczyzna", "kobieta", "мужчина", "женщина", "чоловік",
    "жінка",
})  # fmt: skip
ALIKE = 0.3  # soft Dice under which no two headlines become one story
_FORM = 0.55  # the same from which they are one form filled in anew, whoever begins it
_TELLING = 13  # a number from which on few headlines of like events give the same
# Who may stand for somebody named, as stems with a capital of their own.
_OFFICES = frozenset({
    "ceo", "cfo", "pm", "mp", "president", "mayor", "governor", "minist", "chancellor", "pope", "king", "queen", "princ", "princess",
    "duke", "duchess", "senat", "chief", "boss", "speaker", "secretari", "ministr", "alcald", "rey", "papa", "roi", "maire", "sindaco",
    "prefeito",
})  # fmt: skip
_NOBODY: frozenset[str] = frozenset()
_SWAP = 2  # stems: a name in place of a name
_MOST = 4  # with figures of its own
_TEMPLATE = 5  # words
_LONG_TEMPLATES = {"vietnamese": 9}  # the same where a word is a syllable
_FRAME = 2  # words that two headlines share around a name in a name's place


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name of each headline that the other does not have."""

    ours: str  # stem
    theirs: str
    event: bool  # another name is another event


def other_name(found: Evidence) -> OtherName | None:
    """Return the names in which two headlines differ; None where they differ in more, or in no names."""
    left, right = found.alignment.left, found.alignment.right
    if not (left and right):
        return None
    if two := of_two_subjects(found) or _each_its_own(found):
        return OtherName(*two, event=True)
    return _swapped(found, left, right)


def _swapped(found: Evidence, left: Sequence[str], right: Sequence[str]) -> OtherName | None:
    """Return the names where one stands in the place of another."""
    if not found.alignment.shared or len(left) > _MOST or len(right) > _MOST:
        return None
    if (found.a.numbers or found.b.numbers) and _is_each(found):  # of each with its own figures
        left, right = (tuple([root for root in side if not NUMERIC.fullmatch(root)]) for side in (left, right))
    if not (0 < len(left) <= _SWAP and 0 < len(right) <= _SWAP):
        return None
    named = _are_names(found.a, left) and _are_names(found.b, right)
    if not named and not (len(left) == len(right) == 1 and found.a.language in _CASELESS and _are_unmarked(found, left[0], right[0])):
        return None
    if (
        any(
            contains(x, y, found.a.language) or same_name(found.a.said(x).casefold(), found.b.said(y).casefold())
            for x in left
            for y in right
        )
        or _fuller(found.a, left, right, found.b)
        or _fuller(found.b, right, left, found.a)
    ):
        return None
    two = (_is_where(found.a, left) and _is_where(found.b, right)) or (_in_full(found.a, left) and _in_full(found.b, right))
    event = two or _is_each(found) or _is_another_of_kind(found) or _are_won(found) or _is_template(found, left, right)
    return OtherName(left[0], right[0], event)


def _is_template(found: Evidence, left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two headlines are one short sentence but for who begins it, or for the place: "Kenya elects new leader", "Ghana ...".

    A longer one tells of one event more often, whose doer goes by two names: a minister's and his country's.
    Either name, or neither, is of a place: a country acts as people do. Nor may one be an office, or whoever goes by the other's name.
    """
    short, long = sorted((found.a.words, found.b.words))
    if long > _LONG_TEMPLATES.get(found.a.language, _TEMPLATE) or found.alignment.paired or short - len(left) < _FRAME:
        return False
    if not _OFFICES.isdisjoint((*left, *right)) or bool(found.places_a) != bool(found.places_b):
        return False
    begins = left[0] == found.a.stems[0] and right[0] == found.b.stems[0]
    return (begins or bool(found.places_a)) and are_two(found, left, right)


def _each_its_own(found: Evidence) -> tuple[str, str] | None:
    """Return a name of each headline where each has its own and none is in both: another town's, firm's or star's news in like words.

    None where one alone names a place: a country acts as people do, and a town that no table knows may lie in it.
    """
    a, b = found.a, found.b
    if found.soft < ALIKE or not (a.entities and b.entities) or bool(found.places_a) != bool(found.places_b) or _share_figure(found):
        return None
    left, right = found.alignment.left, found.alignment.right
    ours = _later_names(a)
    theirs = _later_names(b) if ours and ours.issubset(left) else _NOBODY
    if not theirs or not theirs.issubset(right):
        return None
    if not _OFFICES.isdisjoint(ours | theirs) or _have_one_subject(found):
        return None
    mine, its = ([root for root in own.entities if root in lone] for own, lone in ((a, left), (b, right)))
    if any(contains(x, y, a.language) or same_name(a.said(x).casefold(), b.said(y).casefold()) for x in mine for y in its):
        return None
    return min(ours, key=a.stems.index), min(theirs, key=b.stems.index)


def _later_names(own: Signature) -> frozenset[str]:
    """Return the names behind the first word, which has its capital for beginning."""
    first, known = own.stems[0], own.stem_set
    named = [root for root in own.entities if root != first and root in known and root[0].isalpha()]
    return frozenset(named).difference(_days()) if own.dates else frozenset(named)


def _have_one_subject(found: Evidence) -> bool:
    """Whether both begin with one name, of which more may be told in other words."""
    first = found.a.stems[0]
    if first != found.b.stems[0] or not first[0].isalpha():
        return False
    if places_in(found.a.language)[first]:
        return True
    no_name = is_of_synonyms(first, found.a.language) or _is_no_name(found.a.said(first).casefold(), found.a.language)
    return found.soft < _FORM and not no_name


def _share_figure(found: Evidence) -> bool:
    """Whether both give a number that few give: of two events in like words each has its own."""
    return any((parts(number)[1] or 0) >= _TELLING for number in found.a.numbers if number in found.b.numbers)


def differ_in_days_alone(found: Evidence) -> bool:
    """Tell whether nothing but days of months tells two headlines apart."""
    lone = (*found.alignment.left, *found.alignment.right)
    return not found.alignment.paired and all(NUMERIC.fullmatch(root) or root in _days() for root in lone)


def elsewhere(found: Evidence) -> tuple[str, str] | None:
    """Return the towns in which two headlines of nobody in common tell what happened; None where it may be one place."""
    if not set(found.alignment.shared).isdisjoint((*found.a.entities[1:], *found.b.entities[1:])):  # somebody whatever begins them
        return None
    if not (_says_where(found.a) and _says_where(found.b)):
        return None
    somebody, another = _somebodies(found.a), _somebodies(found.b)
    if not (somebody and another) or not somebody.union(another).isdisjoint(found.alignment.shared):
        return None
    ours, theirs = _towns(found.a), _towns(found.b)
    if len(ours) != 1 or len(theirs) != 1 or ours[0] in found.b.stem_set or theirs[0] in found.a.stem_set:
        return None
    return None if contains(ours[0], theirs[0], found.a.language) else (ours[0], theirs[0])


def _somebodies(own: Signature) -> frozenset[str]:
    """Return the names of a headline: who has a capital for beginning it is none."""
    begins = own.entities[:1] == own.stems[:1] and _is_no_name(own.said(own.stems[0]).casefold(), own.language)
    return frozenset(own.entities[1:] if begins else own.entities)


def _towns(own: Signature) -> list[str]:
    """Return the names that a headline says something happened in."""
    text = own.text.casefold()
    return [root for root in own.entities if any(f"{before}{own.said(root).casefold()}" in text for before in _before_towns(own))]


def _says_where(own: Signature) -> bool:
    """Whether any word may stand before a town: asked before who is named, which takes ten times as long."""
    return holds(own.text.casefold(), _before_towns(own))


def _before_towns(own: Signature) -> tuple[str, ...]:
    return _BEFORE.get(own.language, _BEFORE_ANY)


def _are_unmarked(found: Evidence, ours: str, theirs: str) -> bool:
    """Whether two words that no capital marks are names: they stand beside who won."""
    return _are_won(found) and not any(
        _WON.fullmatch(own.said(root)) or takes_sides(own.said(root), own.language) for own, root in ((found.a, ours), (found.b, theirs))
    )


def _is_each(found: Evidence) -> bool:
    return told_of_each(found.told)


def _are_won(found: Evidence) -> bool:
    """Whether both tell who won or lost: one match has but one."""
    return bool(_WON.search(found.a.folded) and _WON.search(found.b.folded))


def _is_another_of_kind(found: Evidence) -> bool:
    """Whether another name is another event: a motorway, a model, who plays a match."""
    return all(map(_CODE.fullmatch, (*found.alignment.left, *found.alignment.right))) or (
        tells_of_match(found.a.text) and tells_of_match(found.b.text)
    )


def _is_where(own: Signature, lone: Sequence[str]) -> bool:
    """Whether what stands alone says where: "in Hull", a town that no table knows."""
    text, name = own.text.casefold(), own.said(lone[0]).casefold()
    behind = text.partition(f"{name} ")[2].partition(" ")[0]
    return behind in _EVENTS or any(f"{before}{name}" in text for before in _before_towns(own))


def _in_full(own: Signature, lone: Sequence[str]) -> bool:
    """Whether what stands alone is somebody's first name and last: two of them are two people."""
    first, last = own.said(lone[0]), own.said(lone[-1])
    return len(lone) == _SWAP and first.istitle() and last.istitle() and f"{first} {last}" in own.text


def _are_names(own: Signature, roots: Sequence[str]) -> bool:
    return all(
        _CODE.fullmatch(root) or (root in own.entities and root not in _days() and not NUMERIC.fullmatch(root)) for root in roots
    ) and not (roots[0] == own.stems[0] and _is_no_name(own.said(roots[0]).casefold(), own.language))


def _is_no_name(word: str, language: str) -> bool:
    """Whether a word has its capital for beginning a headline: who it is, or what was done, as Spanish papers begin ("Detenido ...")."""
    return word in _SOMEBODY or (language != "english" and takes_sides(word, language))


def _fuller(a: Signature, lone: Sequence[str], others: Sequence[str], b: Signature) -> bool:
    """Whether a only gives the first name of one both speak of: "Mitt Romney" beside "Romney".

    "Norland's Romney" beside it is no other one; "Leeds United" beside "Hull United" is.
    """
    after = {a.stems[a.stems.index(root) + 1] for root in lone if root != a.stems[-1]}
    theirs = {b.stems[b.stems.index(root) + 1] for root in others if root != b.stems[-1] and f"{b.said(root)}'" not in b.text}
    return bool((after & set(a.entities) & b.stem_set) - theirs)


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    """Return the stems of weekdays and months: written with a capital, and no names."""
    return frozenset(stem(word, language) for word in (*vocabulary.WEEKDAYS, *vocabulary.MONTHS) for language in SPOKEN)
