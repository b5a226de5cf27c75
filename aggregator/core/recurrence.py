"""What the texts, and a feed's habit of repeating a title, say about a verdict on two titles."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import IntEnum

from aggregator.core import passages
from aggregator.core.headlines import Judgement, Thresholds
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import Signature
from aggregator.model.story import Verdict

_RETURNS = timedelta(hours=20)  # a daily column appears a few hours early now and then
_SAME_TEXT = 0.9  # least score of a pair whose texts are one
_BELOW = 0.98  # share of the threshold that a corrected score falls to
_TELLING = 1.25  # summed rarity of the words ("Oil prices rise" 1.15, "Fed holds rates" 1.42)
_NAME = 2  # words that only say what kind of thing it is, as a column's do: "Editorial Board", "Fix typo", "Letters to the editor"
_ONCE = 3  # words that one feed says of one thing only once, as a column's: "Merge branch main", "Light snow, -9.4°"


class Telling(IntEnum):
    """What it says that two headlines are identical."""

    NOTHING = 0  # a kind of thing, of which there are many
    LITTLE = 1  # perhaps one story
    ONCE = 2  # one report, unless one feed has both
    ENOUGH = 3  # one report


def telling(own: Signature, rarity: Rarity) -> Telling:
    """Return what it says that another headline is identical with this one; page furniture in brackets says little."""
    if own.words <= _NAME or (own.column and not (own.numbers or own.dates)):
        return Telling.NOTHING
    if rarity.mass(own.stems) < _TELLING or (own.text[:1] in "([" and own.text[-1:] in ")]"):
        return Telling.LITTLE
    return Telling.ONCE if own.words <= _ONCE or own.column else Telling.ENOUGH


def recurs(repeats_after: timedelta, tells: Telling) -> bool:
    """Whether one feed that carries the very same title so much later would make a column of it."""
    return repeats_after >= _RETURNS or tells < Telling.ENOUGH


def corrected(
    verdict: Judgement, thresholds: Thresholds, share: float | None, *, repeats_after: timedelta | None, tells: Telling = Telling.ENOUGH
) -> Judgement:
    """Return the verdict after looking at the texts.

    `share` is the overlap of the two texts (None: one is too short to say);
    `repeats_after` how far apart one feed carries the very same title (None: it does not);
    `tells` how `telling` the headline is.
    """
    relation = passages.relation(share)
    if relation == passages.SAME:
        reason = f"{share:.0%} of the text is the same"
        return _with(verdict, max(verdict.score, _SAME_TEXT), Verdict.DUPLICATE, reason, apart=False)
    verdict = verdict.settled()
    if repeats_after is not None and recurs(repeats_after, tells):
        return _apart(verdict, thresholds, "a column: the same feed carries this title again")
    if verdict.verdict is not Verdict.DUPLICATE:
        return verdict
    return _doubted(verdict, thresholds, tells, other=relation == passages.OTHER)


def _doubted(verdict: Judgement, thresholds: Thresholds, tells: Telling, *, other: bool) -> Judgement:
    """Return what is left of two titles that are one: `other` says that their texts are not."""
    if tells is Telling.NOTHING:
        return _apart(verdict, thresholds, "the headline names only a kind of thing")
    if other and tells is Telling.LITTLE:  # two sites' "Photo of the day"
        return _apart(verdict, thresholds, "the texts differ, and the headline says too little")
    if other or tells is Telling.LITTLE:
        reason = "the texts differ" if other else "the headline says too little"
        return _with(verdict, min(verdict.score, thresholds.duplicate * _BELOW), Verdict.SAME_STORY, reason, apart=False)
    return verdict


def _apart(verdict: Judgement, thresholds: Thresholds, reason: str) -> Judgement:
    return _with(verdict, min(verdict.score, thresholds.story / 2), Verdict.DIFFERENT, reason, apart=True)


def _with(verdict: Judgement, score: float, said: Verdict, reason: str, *, apart: bool) -> Judgement:
    soft = 0.0 if apart else max(verdict.soft, score if said is Verdict.DUPLICATE else 0.0)
    return replace(verdict, weighed=round(score, 4), verdict=said, soft=soft, apart=apart, threshold=None, said=(*verdict.said, reason))
