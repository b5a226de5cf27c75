"""How two articles are linked: apart from what came of comparing them, since whoever counts links needs no more."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """Kind of a stored link between two articles."""

    DUPLICATE = "duplicate"
    STORY = "story"
    SPLIT = "split"  # by hand: never together again
