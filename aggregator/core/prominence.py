"""What an entry's place in its feed says about it. Pure.

Most feeds list entries by date, and then the place says nothing that the date does not. A front page's feed lists them as an
editor weighs them; only there a high place is a judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

_LEAST = 4  # dated entries before an order can be told
_SHARE = 0.25  # of neighbours out of order, whichever way round the feed is read; a few late or corrected dates are no editing
_MOST = 0.5  # what the first place adds
_HALVED = 3  # places after which half of that is left


def places(stated: Sequence[datetime | None]) -> tuple[int | None, ...]:
    """Return each entry's place (0 is the first) in a document that an editor ordered; None for all where dates did, or nobody can tell.

    `stated` are the dates of its entries, in its order.
    """
    dated = [at for at in stated if at is not None]
    steps = list(pairwise(dated))
    if len(dated) < _LEAST or min(sum(a < b for a, b in steps), sum(a > b for a, b in steps)) < _SHARE * len(steps):
        return (None,) * len(stated)
    return tuple(range(len(stated)))


def factor(place: int) -> float:
    """Return what a story's score is multiplied by for its best place."""
    return float(1 + _MOST * 0.5 ** (place / _HALVED))
