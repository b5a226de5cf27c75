"""Whether two words that are each other's contrary tell two reports apart: one may count on, or both headlines say both. Pure."""

from __future__ import annotations

import re

from aggregator.core.letters import plain_letters
from aggregator.core.pairs.contraries import Contrary, is_movement
from aggregator.core.pairs.features import SAID_NEAR, Evidence, Nearest
from aggregator.core.pairs.roles import converse
from aggregator.core.signatures import Signature
from aggregator.core.stems import stem
from aggregator.core.traits.subjects import market, needs_movement

_BECAUSE = re.compile(r"\b(?:as|after|amid|despite|before|following|nach|trotz|wegen|tras|après|após|dopo|после|efter)\b")


def standing(found: Evidence) -> Contrary | None:
    """Return the contraries in which two headlines differ; None where they have none, or say one thing by them all the same."""
    two = found.contrary
    if two is None or converse(found.a, two.ours, found.b, two.theirs):
        return None
    return None if _counts(found.a, two.ours) or _counts(found.b, two.theirs) or _is_said_by_both(found, two) else two


def of_two_days(found: Evidence, two: Contrary) -> bool:
    """Whether a market went up on one day and down on another; of one cause both tell of one day."""
    subject = market(found.a.text)
    if not subject or subject != market(found.b.text) or (_BECAUSE.search(found.a.folded) and _BECAUSE.search(found.b.folded)):
        return False
    return not needs_movement(subject) or is_movement(found.a.said(two.ours), found.b.said(two.theirs))


def _is_said_by_both(found: Evidence, two: Contrary) -> bool:
    """Whether one of two contraries stands for another word of the other headline: who "defeats" her as he "beats" her is no loser."""
    if any(two.ours == x or two.theirs == y for x, y, _ in found.alignment.paired if (x, y) != (two.ours, two.theirs)):
        return True
    if two.stage or len(found.alignment.left) == 1 or len(found.alignment.right) == 1:
        return False
    nearest = found.nearest
    return _is_near_another(found.a, two.ours, two.theirs, nearest) or _is_near_another(found.b, two.theirs, two.ours, nearest)


def _is_near_another(own: Signature, word: str, other: str, nearest: Nearest) -> bool:
    """Whether what stands nearest to one of two contraries is not the other: "jail" stands for the "prison" he is freed from."""
    return any(
        share >= SAID_NEAR and near != other and root in own.stem_set and stem(own.said(root).casefold(), own.language) == word
        for root, (share, near) in nearest.items()
    )


def _counts(own: Signature, root: str) -> bool:
    """Whether a word only says that the dead are more by now: a toll that "rises" is no contrary of a bus that "plunges"."""
    return bool(own.toll) and plain_letters(own.said(root).casefold()) in own.toll.split()
