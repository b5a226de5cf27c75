"""What the texts, and a feed's habit of repeating a title, say about a verdict on two titles."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from aggregator.core import passages
from aggregator.core.headlines import Judgement, Thresholds
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import Signature
from aggregator.model.story import Verdict

_RETURNS = timedelta(hours=20)  # a daily column appears a few hours early now and then
_SAME_TEXT = 0.9  # least score of a pair whose texts are one
_BELOW = 0.98  # share of the threshold that a corrected score falls to
_TELLING = 1.25  # summed rarity of the words ("Business Highlights" 1.13, "Fed holds rates" 1.42)


def telling(own: Signature, rarity: Rarity) -> bool:
    """Whether a headline says enough for two that are identical to be one report; page furniture in brackets says nothing."""
    return rarity.mass(own.stems) >= _TELLING and not (own.text[:1] in "([" and own.text[-1:] in ")]")


def corrected(
    verdict: Judgement, thresholds: Thresholds, share: float | None, *, repeats_after: timedelta | None, tells: bool = True
) -> Judgement:
    """Return the verdict after looking at the texts.

    `share` is the overlap of the two texts (None: one is too short to say);
    `repeats_after` how far apart one feed carries the very same title (None: it does not);
    `tells` whether the headline is `telling`.
    """
    relation = passages.relation(share)
    if relation == passages.SAME:
        reason = f"{share:.0%} of the text is the same"
        return _with(verdict, max(verdict.score, _SAME_TEXT), Verdict.DUPLICATE, reason, apart=False)
    if repeats_after is not None and repeats_after >= _RETURNS:
        reason = "a column: the same feed carries this title again"
        return _with(verdict, min(verdict.score, thresholds.story / 2), Verdict.DIFFERENT, reason, apart=True)
    if relation == passages.OTHER and not tells and verdict.verdict is Verdict.DUPLICATE:  # two sites' "About", "Photo of the day"
        reason = "the texts differ, and the headline says too little"
        return _with(verdict, min(verdict.score, thresholds.story / 2), Verdict.DIFFERENT, reason, apart=True)
    if relation == passages.OTHER and verdict.verdict is Verdict.DUPLICATE:
        return _with(verdict, min(verdict.score, thresholds.duplicate * _BELOW), Verdict.SAME_STORY, "the texts differ", apart=False)
    if not tells and verdict.verdict is Verdict.DUPLICATE:
        return _with(
            verdict, min(verdict.score, thresholds.duplicate * _BELOW), Verdict.SAME_STORY, "the headline says too little", apart=False
        )
    return verdict


def _with(verdict: Judgement, score: float, said: Verdict, reason: str, *, apart: bool) -> Judgement:
    soft = 0.0 if apart else max(verdict.soft, score if said is Verdict.DUPLICATE else 0.0)
    return replace(verdict, weighed=round(score, 4), verdict=said, soft=soft, apart=apart, threshold=None, said=(*verdict.said, reason))
