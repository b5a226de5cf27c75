"""Two headlines, one word apart: "rises" and "falls", "arrested" and "charged"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from aggregator.core.choices import alternatives, patterns
from aggregator.core.keeping import WORDS_KEPT
from aggregator.core.letters import plain_letters
from aggregator.core.pairs.swapped import InPlace, is_swap
from aggregator.core.signatures import Signature
from aggregator.core.spacing import is_spaced
from aggregator.core.stems import stem
from aggregator.core.words import contraries_by_language, contraries_unspaced, fates_by_language, senses

SPOKEN = ("english", "german", "french", "spanish", "italian", "russian")  # languages of senses.ANTONYMS and of vocabulary.WEEKDAYS
_MEASURES = r"(?:bans?|embargo|sanctions|restrictions|curbs|lockdown|curfew|boycott|moratorium|blockade|tariffs)"
_MEASURE = re.compile(rf"\b{_MEASURES}\b")
_ENDS = (  # what is done to a measure, before or after its name
    r"(?:(?:lift|end|drop|scrap|block|halt|suspend|eas|overturn|revers|revok|repeal|reject|remov|void|cancel|loosen|relax)"
    r"(?:e|e?s|d|p?ed|led|p?ing|ling)?|str(?:ike|ikes|uck) down|axe[sd]?|withdr(?:aw|aws|ew|awn))"
)
_LIFTED = re.compile(
    rf"\b{_ENDS}\b(?:\W+\w+){{0,4}}?\W+{_MEASURES}\b|\bagainst (?:an? |the )?{_MEASURES}\b"
    rf"|\b{_MEASURES}\b(?:\W+\w+){{0,4}}?\W+(?:{_ENDS}|illegal|unlawful|unconstitutional)\b"
)
_EVENT = r"(?:stand-?off|siege|strikes?|walkouts?|manhunt|search|blackout|shutdown|lockout|talks|truce|ceasefire)"
_HAPPENING = re.compile(rf"\b{_EVENT}\b")
_CLOSES = r"(?:end(?:s|ed|ing)?|call(?:s|ed|ing)? off|suspend(?:s|ed)?|avert(?:s|ed)?|resolved|collapses?d?)"
_CLOSED = re.compile(rf"\b{_CLOSES}\b(?:\W+\w+){{0,4}}?\W+{_EVENT}\b|\b{_EVENT}\b(?:\W+\w+){{0,4}}?\W+(?:is over|{_CLOSES})\b")
# What somebody or something is in two headlines, and how it ends in one of them.
_FATES = {
    "missing|vanished|lost": "found|rescued|located|recovered|safe|body|bodies|alive|returns?|turns up",
    "arrested|detained|accused|suspect|suspects": (
        "court|charged|freed|released|sentenced|extradited|bail|pleads?|convicted|jailed|acquitted"
    ),
    "hostages?|captives?|kidnapped|abducted": "freed|released|rescued|killed|returned|found",
    "injured|wounded|hurt": "dies|died|dead|discharged|recovers",
    "trapped|stranded|stuck": "rescued|freed|saved|found|dead|refloated",
    "stolen|looted": "recovered|returned|found",
    "pole": r"(?:wins?|won)(?! (?:\w+ )?pole)|victory|victorious|triumphs?",
    "jailed|imprisoned": "freed|released|pardoned",
    "fugitive|escaped|wanted": "caught|captured|recaptured|arrested|found",
    "storms?|hurricane|cyclone|typhoon|tornado|quake|earthquake|floods?|flooding|fires?|wildfires?|blaze|blast|explosion|shooting|crash": (
        "clean-?up|cleaning up|cleans up|mourns?|mourning|vigils?|rebuild|rebuilds|rebuilding|funerals?|memorial|anniversary"
    ),
}
_ALL_FATES = _FATES | fates_by_language.FATES
_MEASURES_ENDED = {_MEASURE: _LIFTED}
_HAPPENINGS_ENDED = {
    _HAPPENING: _CLOSED,
    **{re.compile(rf"\b(?:{state})\b"): re.compile(rf"\b(?:{outcome})\b") for state, outcome in _ALL_FATES.items()},
}
_ALL_STATES = (*_MEASURES_ENDED, *_HAPPENINGS_ENDED)
# Any of them: to look for first, in place of each.
_STATE = re.compile(rf"\b(?:{patterns(alternatives('|'.join((_MEASURES, _EVENT, *_ALL_FATES))))})\b")
_INFLECTED = 3  # words in which two headlines may differ, all but one by their endings alone
_JOINING = frozenset({"in", "at", "on", "after", "during", "by", "amid", "as", "a", "an", "the"})
_STAGE = "stage "
_DENIALS = {"un": 3, "dis": 5, "il": 5, "ir": 5, "non": 4, "in": 6, "im": 6}  # prefix -> least letters of what it denies
_TURNS = (("high", "stronger", "strengthen", "gain"), ("low", "weaker", "weaken", "lose"))  # of markets, beside the first row of ANTONYMS
_TURNED = str.maketrans("+-", "-+")  # the other side


@dataclass(frozen=True, slots=True)
class Contrary:
    """A word of each headline that the other lacks, the one the contrary of the other or a later stage of the story."""

    ours: str
    theirs: str
    stage: bool  # a later stage; else the contrary


@dataclass(frozen=True, slots=True)
class _Side:
    """A word that takes sides."""

    word: str
    root: str  # its stem
    on: frozenset[str]  # sides it stands on
    against: frozenset[str]  # those it stands against


@dataclass(frozen=True, slots=True)
class _Sides:
    """The words of a headline that take sides."""

    words: tuple[_Side, ...]
    on: frozenset[str]  # sides that any of them stands on
    against: frozenset[str]


def contrary(a: Signature, b: Signature, differ: Differing, swap: InPlace | None = None) -> Contrary | None:
    """Return two words that say the contrary of each other, stop words too: "up" and "down".

    `differ` is as `differing` gives it, `swap` as swapped.in_place does.
    """
    if swap:
        return Contrary(_root(swap.ours, a.language), _root(swap.theirs, b.language), stage=False)
    if (pair := _swapped(differ, a.language)) and is_spaced(pair[0]):  # else it is a whole sentence
        if is_swap(*pair) or _denied(*sorted(pair, key=len)) or _are_contraries(*pair):
            return Contrary(stem(pair[0], a.language), stem(pair[1], b.language), stage=False)
        ours, theirs = (_sided(frozenset([word]), own.language).words for own, word in zip((a, b), pair, strict=True))
    else:
        mine, its = _sided(a.deeds, a.language), _sided(b.deeds, b.language)
        if mine.against.isdisjoint(its.on):  # as in most pairs
            return None
        ours, theirs = _alone(mine.words, b), _alone(its.words, a)
    found = [(x.root, y.root, _is_stage(sides)) for x in ours for y in theirs if (sides := _sides_between(a, b, x, y))]
    return Contrary(*min(found, key=_either_way_round)) if found else None


def _either_way_round(two: tuple[str, str, bool]) -> tuple[list[str], bool]:
    """Return by what two contraries come first: of several the same, whichever headline is looked at first."""
    return sorted(two[:2]), two[2]


def _root(words: str, language: str) -> str:
    return words if " " in words else stem(words, language)


def _denied(word: str, longer: str) -> bool:
    """Tell whether the longer word is the other one denied: "unfit" and "fit"; "improve" is no denied "prove"."""
    denial = longer.removesuffix(word)
    return len(word) >= _DENIALS.get(denial, len(word) + 1) and denial != longer


def _are_contraries(one: str, other: str) -> bool:
    """Tell whether two words are contraries in any language: a short headline does not tell which it is written in."""
    ours, theirs = (_anywhere().get(word) for word in (one, other))
    return ours is not None and theirs is not None and not ours[1].isdisjoint(theirs[0])


@lru_cache(maxsize=1)
def _anywhere() -> _Table:
    """Return the words of all languages as they stand: their stems would take a hundred times as long, and say other things elsewhere."""
    return _table(
        [(f"{language} {number}", row) for language, rows in contraries_by_language.CONTRARY.items() for number, row in enumerate(rows)], ()
    )


def takes_sides(word: str, language: str) -> bool:
    """Tell whether a word has a contrary: it is no name."""
    return _side(word, language) is not None


def is_movement(ours: str, theirs: str) -> bool:
    """Tell whether one of two words says that something rises, the other that it falls."""
    ours, theirs = (stem(word.casefold(), "english") for word in (ours, theirs))
    rising, falling = _movements()
    return (ours in rising and theirs in falling) or (ours in falling and theirs in rising)


@lru_cache(maxsize=1)
def _movements() -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of what says that something rises, and of what says that it falls."""
    up, down = ((*side, *more) for side, more in zip(senses.ANTONYMS[0], _TURNS, strict=True))
    return frozenset(stem(word, "english") for word in up), frozenset(stem(word, "english") for word in down)


def states_of_both(a: Signature, b: Signature) -> frozenset[re.Pattern[str]]:
    """Return the states of things that two headlines both speak of, as patterns."""
    return _states(a.text) & _states(b.text)


def lifted(a: Signature, b: Signature) -> bool:
    """Tell whether one headline ends a ban, or another measure, of which the other says nothing like it."""
    return _ends_in_one(a, b, _MEASURES_ENDED)


def concluded(a: Signature, b: Signature) -> bool:
    """Tell whether one headline ends what only goes on in the other: a strike, a siege, the search for somebody missing."""
    return _ends_in_one(a, b, _HAPPENINGS_ENDED)


def _ends_in_one(a: Signature, b: Signature, outcomes: Mapping[re.Pattern[str], re.Pattern[str]]) -> bool:
    """Whether one of two headlines that both speak of a state of things speaks of its end, too."""
    ends = [outcomes[state] for state in states_of_both(a, b) if state in outcomes]
    return any(bool(end.search(a.text.casefold())) != bool(end.search(b.text.casefold())) for end in ends)


@lru_cache(maxsize=4_096)
def _states(text: str) -> frozenset[re.Pattern[str]]:
    """Return the states of things that a headline, which is held against many, speaks of."""
    folded = text.casefold()
    return frozenset([state for state in _ALL_STATES if state.search(folded)] if _STATE.search(folded) else ())


def _sides_between(a: Signature, b: Signature, ours: _Side, theirs: _Side) -> frozenset[str]:
    """Return the sides on which a word of each stands against the other; no stage that one of both tells of, too: "2 dead, 3 hurt"."""
    sides = ours.against & theirs.on
    told = sides and _is_stage(sides) and (_stands_on(a, sides) or _stands_on(b, frozenset(side.translate(_TURNED) for side in sides)))
    return frozenset() if told else sides


def _is_stage(sides: frozenset[str]) -> bool:
    return all(side.startswith(_STAGE) for side in sides)


def _stands_on(a: Signature, sides: frozenset[str]) -> bool:
    return not _sided(a.deeds, a.language).on.isdisjoint(sides)


def _alone(words: tuple[_Side, ...], other: Signature) -> tuple[_Side, ...]:
    """Return those of the words that take sides that the other headline has neither as they are nor as their stem."""
    return tuple([side for side in words if side.word not in other.deeds and side.root not in other.stem_set])


Differing = Sequence[tuple[str, str]]


def differing(a: Signature, b: Signature) -> Differing:
    """Return the words in which two headlines of one length differ, in pairs; nothing where they are not of one length.

    They may stand elsewhere in them, too: "new host, new show".
    """
    ours, theirs = a.folded_words, b.folded_words
    return [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]] if len(ours) == len(theirs) else ()


def _swapped(differ: Differing, language: str) -> tuple[str, str] | None:
    """Return the one pair of words that differ.

    A word that is the other inflected is no difference ("presidents approve", "minister approves"), nor is "in" for "after".
    """
    if 1 < len(differ) <= _INFLECTED:
        differ = [pair for pair in differ if stem(pair[0], language) != stem(pair[1], language) and not _JOINING.issuperset(pair)]
    return differ[0] if len(differ) == 1 else None


@lru_cache(maxsize=4_096)
def _sided(words: frozenset[str], language: str) -> _Sides:
    """Return the words that take sides: few do, and a headline is held against many."""
    found = tuple([side for word in words if (side := _side(word, language))])
    return _Sides(found, frozenset().union(*(side.on for side in found)), frozenset().union(*(side.against for side in found)))


@lru_cache(maxsize=WORDS_KEPT)
def _side(word: str, language: str) -> _Side | None:
    """Return a word with its sides; None for one that takes none."""
    root = stem(word, language)
    names = dict.fromkeys((word, root))
    found = [sides for table in (_sides(), _sides_in(language)) for name in names if (sides := table.get(name))]
    if not found:
        return None
    return _Side(word, root, frozenset().union(*(on for on, _ in found)), frozenset().union(*(against for _, against in found)))


_Table = dict[str, tuple[frozenset[str], frozenset[str]]]  # stem -> (sides it stands on, sides it stands against)


@lru_cache(maxsize=1)
def _sides() -> _Table:
    rows = [(f"{number}", row) for number, row in enumerate(senses.ANTONYMS)]
    rows += [(f"{_STAGE}{number}", row) for number, row in enumerate(senses.STAGES)]
    rows += [(f"unspaced {number}", row) for number, row in enumerate(contraries_unspaced.CONTRARY)]
    return _table(rows, SPOKEN)


@cache
def _sides_in(language: str) -> _Table:
    """Return those of a language's own: one stem says another thing in the next."""
    rows = [(f"{language} {number}", row) for number, row in enumerate(contraries_by_language.CONTRARY.get(language, ()))]
    return _table(rows, (language,))


def _table(rows: list[tuple[str, tuple[frozenset[str], frozenset[str]]]], languages: tuple[str, ...]) -> _Table:
    on: dict[str, set[str]] = {}
    for name, (left, right) in rows:
        for words, side in ((left, f"{name}+"), (right, f"{name}-")):
            for word in words:
                for root in {plain_letters(word), *(stem(word, language) for language in languages)}:
                    on.setdefault(root, set()).add(side)
    return {root: (frozenset(sides), frozenset(side.translate(_TURNED) for side in sides)) for root, sides in on.items()}
