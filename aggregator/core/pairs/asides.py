"""What one headline says beside the report both tell: on which day, and where a town lies that both name. Pure."""

from __future__ import annotations

from aggregator.core.pairs.features import Evidence
from aggregator.core.places import contains, places_in
from aggregator.core.signatures import Signature
from aggregator.core.words import vocabulary

_TODAY = "today yesterday tonight heute hoy hoje oggi vandaag idag dziś dzisiaj сегодня сьогодні bugün"
_DAYS = frozenset({*vocabulary.WEEKDAYS, *_TODAY.split()})


def adds_no_fact(found: Evidence) -> bool:
    """Tell whether all that one headline says and the other does not is a day, or where a place lies that both name."""
    left, right = found.alignment.left, found.alignment.right
    if found.alignment.paired or (left and right):
        return False
    own, lone = (found.a, left) if left else (found.b, right)
    return bool(lone) and all(own.said(root).casefold() in _DAYS or _lies_around(found, own, root) for root in lone)


def _lies_around(found: Evidence, own: Signature, root: str) -> bool:
    known = places_in(own.language)
    return known[root] and any(known[place] and contains(root, place, own.language) for place in found.alignment.shared)
