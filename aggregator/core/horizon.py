"""What digests still need: what each has yet to show, or may show again. Pruning stops there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

CARRIED = timedelta(hours=48)  # a story that found no room waits this long for a later digest; then fresher ones have passed it twice

SAME_ERA = timedelta(days=35)  # a digest that did not run for longer (a monthly one does) was taken out of the file


@dataclass(frozen=True, slots=True)
class DigestReach:
    """How far the digests of one name have come."""

    first_from: datetime  # the store: where the window of its first digest began
    built_to: datetime  # the store: where the window of its newest digest ends
    received_to: datetime | None  # the store: the same of its newest digest that a target has; None while there is none


@dataclass(frozen=True, slots=True)
class Horizon:
    """What the next digest of one name may be made of."""

    all_from: datetime  # everything that changed since
    unshown_from: datetime  # and of what changed since then, what none of its digests has shown


def horizons(reaches: Mapping[str, DigestReach]) -> dict[str, Horizon]:
    """Return what every living digest still needs.

    What was built and has reached nobody is still needed: should it be replaced, the next digest is made of the same articles. So
    is, for CARRIED, what an earlier window held and no digest showed: it found no room, was a copy at the time, or was on its way
    into the store when that digest was built.
    """
    newest = max((reach.built_to for reach in reaches.values()), default=None)
    living = {name: reach for name, reach in reaches.items() if newest and newest - reach.built_to <= SAME_ERA}
    ends = {name: reach.received_to or reach.first_from for name, reach in living.items()}
    return {name: Horizon(end, end - CARRIED) for name, end in ends.items()}
