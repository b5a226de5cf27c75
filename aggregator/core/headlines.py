"""Are two headlines one report, one story, or neither: score, verdict and reasons.

A few logistic models over core.pairs.features give the likeness, each asking whether people would score the
pair so high or higher (bench/headline_weights.py): where two headlines are nearly one, the last
decides, where they have little in common, the first. core.pairs.vetoes takes back what likeness cannot see. One score
serves both verdicts: from `duplicate` up it is the same report, from `story` up the same event.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import dist, tanh

from aggregator.core.keeping import once
from aggregator.core.meanings import Meanings
from aggregator.core.pairs import features
from aggregator.core.pairs.asides import adds_no_fact
from aggregator.core.pairs.contraries import contrary, differing
from aggregator.core.pairs.features import Evidence
from aggregator.core.pairs.misspelt import misspelt
from aggregator.core.pairs.numbers_alike import written_otherwise
from aggregator.core.pairs.outlets import strict
from aggregator.core.pairs.swapped import InPlace, in_place, near_one
from aggregator.core.pairs.telling import against, words_in_common
from aggregator.core.pairs.veto import Reach, Veto
from aggregator.core.pairs.vetoes import vetoes
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import SHORT, Signature, signature
from aggregator.core.stems import language_of
from aggregator.core.traits.daynames import without_day
from aggregator.core.words import vocabulary
from aggregator.model.story import Comparison, Verdict

_REPORT_ROOM = 0.35  # a vetoed score stays in the lower third of `same_story`, to rank below what no veto touched (.2 and .5: AUC +-.001)
_STORY_ROOM = 0.9  # the same for `different` (.7 to .99: AUC +-.0006)
# Soft Dice of rare words from which two reports tell one event, whatever the model says: 3 dead -> 30 dead. At .45 of what passes for one
# story .110 scored under 2, where it is .093; .55 misses .080 of the pairs scored 3 and over in place of .069.
_NEAR_STORY = 0.5
_COUNTED = 0.35  # the same where one counts the dead on, and neither names a place or anybody that the other does not (.25 to .45: equal)
_EVENT = 2  # words that then tell of what, and where
_DEAD = "dead"  # what vocabulary.PHRASES makes of "death toll rises to"
_STRANGERS = 0.1  # soft Dice under which two headlines are no one event, however long they are: of 98 such pairs none scored over 2.2
_TWO_FACTS = 2  # that differ tell of two events
_CUT_SHARE = 0.4  # of the letters a cut headline must keep to be known in the whole one: a long word may come next (.35 to .65 are equal)
_CUT = 0.95  # its score: a duplicate, below the very same headline
_NEARLY = 0.9  # of the score of one report, from which a day or a country that one headline adds does not keep it from being one
_SPACES = 2  # that a headline may want
_DIGITS = 4  # of a score
_NOTHING = (0.0,) * len(features.NAMES)
_HEEDED = 0.15  # how far a verdict that two headlines differ is heeded where their words are alike (.35 costs a fortieth of the recall)


@dataclass(frozen=True)
class Thresholds:
    """Scores from which a verdict holds (`[grouping]` of config.toml)."""

    duplicate: float = 0.72
    story: float = 0.40


@dataclass(frozen=True)
class Head:
    """A logistic model of one question: did people score the pair so high, or higher?"""

    bias: float
    weights: tuple[float, ...]  # in the order of features.NAMES

    @once
    def lean(self) -> float:
        """Twice the bias, and the square of the weights: what of the odds no pair changes."""
        return 2 * self.bias + _square(self.weights)


def mean_chance(heads: Sequence[Head], values: tuple[float, ...]) -> float:
    """Return the mean of the heads' chances of a yes, 0..1, for features in the order of features.NAMES.

    The product of weights and values is read off their distance, which takes a quarter of the time; the logistic function is a tanh.
    """
    square = _square(values)
    return 0.5 + sum([tanh((head.lean + square - dist(head.weights, values) ** 2) / 4) for head in heads]) / len(heads) / 2


def _square(values: Sequence[float]) -> float:
    return dist(values, _NOTHING) ** 2


@dataclass(frozen=True)
class Model:
    """What judging needs beside the pair; loaded by whoever wires things."""

    heads: tuple[Head, ...]
    duplicate_at: float  # likeness that becomes the score Thresholds().duplicate
    story_at: float  # likeness that becomes the score Thresholds().story
    rarity: Rarity
    meanings: Meanings

    def likeness(self, values: tuple[float, ...]) -> float:
        """Return the mean of the heads' chances, 0..1, for features in the order of features.NAMES."""
        return mean_chance(self.heads, values)

    def score(self, likeness: float) -> float:
        """Return `likeness` on the scale on which the default thresholds are .72 and .40; strictly monotone."""
        for (x0, y0), (x1, y1) in self._steps:
            if likeness <= x1:
                return y0 + (y1 - y0) * (likeness - x0) / (x1 - x0)
        return 1.0

    @cached_property
    def _steps(self) -> list[tuple[tuple[float, float], tuple[float, float]]]:
        """The scale's straight pieces: likeness and score where each begins and ends."""
        return list(pairwise(((0.0, 0.0), (self.story_at, Thresholds.story), (self.duplicate_at, Thresholds.duplicate), (1.0, 1.0))))


@dataclass(slots=True)  # not frozen, as features.Evidence
class Grounds:
    """What a verdict rests on, kept until somebody asks: most pairs are judged and never spoken of, and words cost a third of a pair."""

    found: Evidence
    forbidden: tuple[Veto, ...]
    model: Model
    thresholds: Thresholds

    def told(self) -> tuple[str, ...]:
        """Return the grounds in words."""
        return _told(self.found, self.forbidden)

    def known(self) -> Verdict | None:
        """Return the verdict where it stands whatever the model says (of pairs of headlines one in five)."""
        if self.found.soft < _STRANGERS:
            return Verdict.DIFFERENT
        if not self.forbidden:
            return None
        if self.forbidden[0].reach is Reach.STORY:
            return Verdict.DIFFERENT
        return Verdict.SAME_STORY if _is_update(self.found, self.forbidden) else None

    def score(self) -> float:
        """Return the score."""
        return round(_score(self.found, self.forbidden, self.model, self.thresholds), _DIGITS)


@dataclass(slots=True)  # not frozen, as features.Evidence
class Judgement:
    """A verdict with what later steps need of it; the reasons, and a score that the verdict did not need, are made when asked for."""

    weighed: float | Grounds  # the score, or what tells it as long as nobody has asked
    verdict: Verdict
    soft: float  # soft IDF-Dice: what stories are linked by
    apart: bool  # a veto says that it is not even the same story
    threshold: float | None = None  # that the score passed, or did not where the two are different; None where no score was weighed
    grounds: Grounds | None = None  # None where the two needed no weighing
    said: tuple[str, ...] = ()  # reasons beside the grounds; recurrence.corrected adds its own
    doubted: bool = False  # one outlet's two, which are one story only where the texts say so: see `settled`

    @property
    def score(self) -> float:
        """0..1, after vetoes, monotone with the verdict."""
        if isinstance(self.weighed, Grounds):
            self.weighed = self.weighed.score()
        return self.weighed

    @property
    def likeness(self) -> float:
        """What linking into stories goes by."""
        if self.apart:
            return 0.0
        return self.soft if self.verdict is not Verdict.DIFFERENT else self.soft - _HEEDED * (self.soft - self.score)

    def settled(self) -> Judgement:
        """Return the verdict without texts that say more."""
        return replace(self, verdict=Verdict.DIFFERENT, apart=True, doubted=False) if self.doubted else self

    def reasons(self, *more: str) -> tuple[str, ...]:
        """Return the reasons in words, `more` and the score at their end."""
        told = self.grounds.told() if self.grounds else ()
        return (*told, *self.said, *more, *(() if self.threshold is None else (self._measured(self.threshold),)))

    @property
    def comparison(self) -> Comparison:
        """The verdict with its reasons."""
        return Comparison(self.score, self.verdict, self.reasons())

    def _measured(self, threshold: float) -> str:
        """Return "0.81 over 0.72": what decided."""
        return against(self.score, threshold, "under" if self.verdict is Verdict.DIFFERENT else "over")


def compare(a: str, b: str, model: Model, *, language: str | None = None, affixes: Collection[str] = ()) -> Comparison:
    """Return the verdict on two headlines; without `language` it is guessed from both together."""
    spoken = language or _guess(a, b)
    return judge(signature(a, spoken, affixes), signature(b, spoken, affixes), model).comparison


def _guess(a: str, b: str) -> str | None:
    name = language_of(f"{a} {b}")
    return next((tag for tag, known in vocabulary.LANGUAGES.items() if known == name), None)


def judge(a: Signature, b: Signature, model: Model, thresholds: Thresholds = Thresholds(), rarity: Rarity | None = None) -> Judgement:
    """Return the verdict on two signatures; `rarity` replaces the model's own (the store's counts)."""
    if b.language < a.language:
        a, b = b, a  # rules go by the first one's language: of two, by the same whichever comes first
    if a.folded and a.folded == b.folded and (a.numbers == b.numbers or a.text == b.text):  # one text, read by an older version
        return _same(a, b)
    if (a.truncated and _beginning(a, b)) or (b.truncated and _beginning(b, a)):
        return Judgement(_CUT, _verdict(_CUT, thresholds), 1.0, apart=False, said=("one is the other, cut off",))
    if not (a.folded and a.stems and b.folded and b.stems):  # a lone vowel sign or accent is a stem, but no word
        return Judgement(0.0, Verdict.DIFFERENT, 0.0, apart=False, said=("no words to compare",))
    if _unmarked(a, b):
        return replace(_same(a, b), said=("the same headline, once without its accents",))
    differ = differing(a, b)
    swap = _in_place(a, b)
    if same := _same_but_for(a, b, misspelt(a, b, differ, model.meanings), swap):
        return same
    opposed = contrary(a, b, differ, swap)
    found = features.evidence(a, b, rarity or model.rarity, model.meanings, opposed)
    return _weighed(Grounds(found, vetoes(found), model, thresholds))


def _in_place(a: Signature, b: Signature) -> InPlace | None:
    """Return the words, or the number, of which one stands in the other's place in two headlines that are otherwise one."""
    return in_place(a.folded, b.folded) or written_otherwise(a, b) if near_one(a.folded, b.folded) else None


def _same_but_for(a: Signature, b: Signature, slip: tuple[str, str] | None, swap: InPlace | None) -> Judgement | None:
    """Return that two headlines are one but for a slip of the pen or words that say the same; None where they are not."""
    if abs(len(a.folded) - len(b.folded)) <= _SPACES and a.unspaced == b.unspaced and a.numbers == b.numbers:
        return replace(_same(a, b), said=("the same headline, but for a space",))
    if bool(a.dates) != bool(b.dates) and a.numbers == b.numbers and without_day(a.folded) == without_day(b.folded):
        return _but_for(a, b, "a day that one names", at_most=_CUT)
    if slip:
        return _but_for(a, b, f"a slip ('{slip[0]}' for '{slip[1]}')")
    if swap and swap.alike:
        return _but_for(a, b, f"'{swap.ours}' in place of '{swap.theirs}'", at_most=_CUT)
    return None


def _but_for(a: Signature, b: Signature, what: str, *, at_most: float = 1.0) -> Judgement:
    same = _same(a, b)
    return replace(same, weighed=min(same.score, at_most), said=(f"{same.said[0]}, but for {what}",))


def _weighed(grounds: Grounds) -> Judgement:
    found, forbidden, thresholds = grounds.found, grounds.forbidden, grounds.thresholds
    apart = bool(forbidden) and forbidden[0].reach is Reach.STORY
    if known := grounds.known():
        apart = apart or (found.one_outlet and known is Verdict.DIFFERENT)
        return Judgement(grounds, known, _soft(found), apart, thresholds.story, grounds)
    score = _score(found, forbidden, grounds.model, thresholds)
    verdict = _verdict(score, thresholds)
    threshold = thresholds.duplicate if verdict is Verdict.DUPLICATE else thresholds.story
    judged = Judgement(round(score, _DIGITS), verdict, _soft(found), apart, threshold, grounds)
    return _of_one_outlet(judged, grounds) if found.one_outlet and verdict is Verdict.DIFFERENT else judged


def _of_one_outlet(judged: Judgement, grounds: Grounds) -> Judgement:
    """Return that two headlines are one outlet's other news, unless two outlets' would be one story and the texts say that these are.

    No words of a whole story tie them.
    """
    others = replace(grounds, found=replace(grounds.found, one_outlet=False))
    alike = not judged.apart and _weighed(others).verdict is not Verdict.DIFFERENT
    return replace(judged, verdict=Verdict.SAME_STORY if alike else Verdict.DIFFERENT, apart=not alike, doubted=alike)


def _soft(found: Evidence) -> float:
    """Return the likeness of the words, which has to be greater where both headlines are one outlet's."""
    return strict(found.soft) if found.one_outlet else found.soft


def _unmarked(a: Signature, b: Signature) -> bool:
    """Whether two headlines are the same but that one is written without accents; where both have some, an accent tells words apart."""
    return a.folded.isascii() != b.folded.isascii() and a.unmarked == b.unmarked and a.numbers == b.numbers


def _same(a: Signature, b: Signature) -> Judgement:
    if a.marks == b.marks:
        return Judgement(1.0, Verdict.DUPLICATE, 1.0, apart=False, said=("the same headline",))
    return Judgement(0.7, Verdict.SAME_STORY, 1.0, apart=False, said=("the same headline on another kind of piece",))


def _score(found: Evidence, forbidden: tuple[Veto, ...], model: Model, thresholds: Thresholds) -> float:
    score = model.score(model.likeness(found.values))
    if found.one_outlet:
        score = strict(score)
    if found.soft < _STRANGERS:
        score = min(score, thresholds.story * _STORY_ROOM)
    if not forbidden:
        if _is_one_story(found):
            return max(score, _with_aside(score, found, thresholds))
        return score
    if forbidden[0].reach is Reach.STORY or _is_other_news(found, forbidden):
        return score * thresholds.story * _STORY_ROOM
    if _is_update(found, forbidden):
        score = max(score, thresholds.story)
    return _squeezed(score, thresholds)


def _with_aside(score: float, found: Evidence, thresholds: Thresholds) -> float:
    """Return the least score of two headlines of one story: what little is wanting to one report, a day or a country may be."""
    near = thresholds.duplicate * _NEARLY <= score < thresholds.duplicate and not found.one_outlet
    return thresholds.duplicate if near and adds_no_fact(found) else thresholds.story


def _is_update(found: Evidence, forbidden: tuple[Veto, ...]) -> bool:
    """Whether a vetoed pair is one story whatever the model says."""
    return _is_one_story(found) and sum([veto.fact for veto in forbidden]) < _TWO_FACTS and not _is_other_news(found, forbidden)


def _is_other_news(found: Evidence, forbidden: tuple[Veto, ...]) -> bool:
    """Whether another fact is other news: of one outlet it is, unless it counts the dead on, and so is all but the same of a few words."""
    if not found.one_outlet or found.a.toll or found.b.toll:
        return False
    return bool((found.a.states | found.b.states) & SHORT) or any(veto.fact for veto in forbidden)


def _is_one_story(found: Evidence) -> bool:
    """Whether two headlines are of one story whatever the model says."""
    return _soft(found) >= _NEAR_STORY or _is_counted_on(found)


def _is_counted_on(found: Evidence) -> bool:
    """Whether one headline counts the dead of the other on: that words the rest anew each time."""
    if not _COUNTED <= found.soft < _NEAR_STORY:
        return False
    if not ((found.b.numbers and found.a.toll) or (found.a.numbers and found.b.toll)) or _said_beside_toll(found) < _EVENT:
        return False
    alignment = found.alignment
    return not ((found.places_a and found.places_b) or (_lone_names(found.a, alignment.left) and _lone_names(found.b, alignment.right)))


def _said_beside_toll(found: Evidence) -> int:
    """Return how many words two headlines share beside those that count the dead."""
    counting = f"{found.a.toll} {found.b.toll}".split()
    same = [*((root, root) for root in found.alignment.shared), *((x, y) for x, y, _ in found.alignment.paired)]
    said = [(found.a.said(x).casefold(), found.b.said(y).casefold()) for x, y in same if _DEAD not in (x, y)]
    return sum(1 for x, y in said if x not in counting and y not in counting)


def _lone_names(own: Signature, lone: Collection[str]) -> bool:
    """Whether one of the words that only `own` has is a name; a first word that counts has its capital for that."""
    return any(root in own.entities and own.said(root).casefold() not in own.toll for root in lone)


def _squeezed(score: float, thresholds: Thresholds) -> float:
    """Return a score from `story` to 1 moved into the room of `same_story`, order kept."""
    if score < thresholds.story:
        return score
    share = (score - thresholds.story) / (1 - thresholds.story)
    return thresholds.story + share * (thresholds.duplicate - thresholds.story) * _REPORT_ROOM


def _beginning(short: Signature, whole: Signature) -> bool:
    """Whether `short`, which says of itself that it is cut off, is most of `whole` up to there, a broken last word included."""
    if not short.folded or len(short.folded) < _CUT_SHARE * len(whole.folded) or not whole.folded.startswith(short.folded):
        return False
    # "season 2 ..." and "season 21 ...": of two cut ones neither tells whether its last number is whole.
    return not (whole.truncated and whole.folded[len(short.folded) - 1 : len(short.folded) + 1].isdecimal())


def _verdict(score: float, thresholds: Thresholds) -> Verdict:
    if score >= thresholds.duplicate:
        return Verdict.DUPLICATE
    return Verdict.SAME_STORY if score >= thresholds.story else Verdict.DIFFERENT


def _told(found: Evidence, forbidden: tuple[Veto, ...]) -> tuple[str, ...]:
    said = words_in_common(found)
    said += ["both of one outlet"] if found.one_outlet else []
    said += ["one counts the dead of the other on"] if _is_counted_on(found) else []
    said += [veto.reason for veto in forbidden]
    said.append(f"words in common {found.soft:.2f}")
    return tuple(said)
