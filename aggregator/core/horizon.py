"""What digests still need: the moment up to which everything was shown by each of them. Pruning stops there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

SAME_ERA = timedelta(days=35)  # a digest that did not run for longer (a monthly one does) was taken out of the file


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the digests of one name have come."""

    first_from: datetime  # the store: where the window of its first digest began
    built_to: datetime  # the store: where the window of its newest digest ends
    received_to: datetime | None  # the store: the same of its newest digest that a target has; None while there is none


def horizon(reaches: Collection[Reach]) -> datetime | None:
    """Return the moment up to which every living digest has shown what it will show; None when there are no digests.

    What was built and has reached nobody is still needed: should it be replaced, the next digest is made of the same articles.
    """
    if not reaches:
        return None
    newest = max(reach.built_to for reach in reaches)
    living = (reach for reach in reaches if newest - reach.built_to <= SAME_ERA)
    return min(reach.received_to or reach.first_from for reach in living)
