"""What a rule says that forbids two headlines to be one report, and how far apart it puts them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from aggregator.core.pairs.features import Evidence


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


def against(found: Evidence, ours: str, theirs: str) -> str:
    """Return in words which stem of each of two headlines it is that tells them apart."""
    return f"'{found.a.shown(ours) or ours}' against '{found.b.shown(theirs) or theirs}'"
