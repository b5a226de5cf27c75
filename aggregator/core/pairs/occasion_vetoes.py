"""What forbids two headlines of one sentence to be one report: another thing, match, model, road, storm or round, another letter. Pure."""

from __future__ import annotations

from aggregator.core.pairs import kinds
from aggregator.core.pairs.features import Evidence
from aggregator.core.pairs.occasions import (
    FINER,
    begins_with_storm,
    of_two_matches,
    of_two_models,
    of_two_results,
    of_two_roads,
    of_two_storms,
)
from aggregator.core.pairs.veto import Reach, Veto, against
from aggregator.core.signatures import MATCHES, SCORES, STORMS
from aggregator.core.traits.lettered import other_letter


def things(found: Evidence) -> Veto | None:
    """A school against a hospital, gold against oil: see core.pairs.kinds."""
    two = kinds.apart(found.alignment.left, found.alignment.right)
    return Veto(Reach.STORY, f"of two things ({against(found, *two)})") if two else None


def occasions(found: Evidence) -> Veto | None:
    """Two matches, models, roads or storms told of in one sentence."""
    ours, theirs, both = found.a.text, found.b.text, found.a.states & found.b.states
    if (both & MATCHES and of_two_matches(ours, theirs)) or (both & SCORES and of_two_results(ours, theirs)):
        return Veto(Reach.STORY, "of two matches")
    return _models(found) or (_storms(found) if both & STORMS else None)


def _models(found: Evidence) -> Veto | None:
    left, right = found.alignment.left, found.alignment.right
    lone = (*left, *right)
    if "".join(lone).isalpha() and FINER.isdisjoint(lone):
        return None
    if left and right and FINER.issuperset(left) and FINER.issuperset(right):
        return Veto(Reach.STORY, f"of two models ({against(found, left[0], right[0])})")
    if not any(map(_is_code, lone)):
        return None
    if of_two_roads(found.a.text, found.b.text):
        return Veto(Reach.STORY, "on two roads")
    return Veto(Reach.REPORT, "of two models") if of_two_models(found.a.text, found.b.text) else None


def _is_code(root: str) -> bool:
    """Whether a stem may tell models or roads apart: A10, 9a, "ultra"."""
    return root in FINER or (root.isalnum() and not root.isalpha() and not root.isdecimal())


def _storms(found: Evidence) -> Veto | None:
    ours, theirs = found.a.text, found.b.text
    if not of_two_storms(ours, theirs):
        return None
    named = (found.a.entities and found.b.entities) or (begins_with_storm(ours) and begins_with_storm(theirs))  # else "Storm Hits"
    return Veto(Reach.STORY, "of two storms") if named else None


def rounds(found: Evidence) -> Veto | None:
    """A semi-final against the final."""
    ours, theirs = kinds.rounds(found.a.text), kinds.rounds(found.b.text)
    return Veto(Reach.REPORT, "of two rounds") if ours and theirs and ours.isdisjoint(theirs) else None


def letters(found: Evidence) -> Veto | None:
    """Another of its kind: Group A against Group B, C# against F#."""
    two = other_letter(found.a.lettered, found.b.lettered)
    return Veto(Reach.REPORT, f"another of its kind ('{two[0]}' against '{two[1]}')", fact=True) if two else None
