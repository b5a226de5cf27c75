"""Countries and cities in headlines: two that differ make two events, unless one lies in the other."""

from __future__ import annotations

from functools import lru_cache

from aggregator.core import gazetteer
from aggregator.core.keeping import WORDS_KEPT
from aggregator.core.stems import stem


@lru_cache(maxsize=WORDS_KEPT)
def is_place(root: str) -> bool:
    """Whether a stem names a country or a city we know."""
    return root in gazetteer.COUNTRIES or root in _stemmed()


def contains(x: str, y: str) -> bool:
    """Whether one of two stems names a place in the other: Athens in Greece, Denver in Colorado."""
    homes = _homes()
    return y in homes.get(x, frozenset()) or x in homes.get(y, frozenset())


@lru_cache(maxsize=1)
def _stemmed() -> frozenset[str]:
    named = (*gazetteer.COUNTRIES, *(name for places, cities in gazetteer.CITIES.items() for name in (places, *cities.split())))
    return frozenset(stem(place, "english") for place in named)


@lru_cache(maxsize=1)
def _homes() -> dict[str, frozenset[str]]:
    """Return stem of a city -> names and stems of what it lies in: Texas for Houston, and the country Texas is in."""
    found: dict[str, set[str]] = {}
    for place, cities in gazetteer.CITIES.items():
        for city in cities.split():
            found.setdefault(city, set()).add(place)
    whole = {city: places.union(*(found.get(place, ()) for place in places)) for city, places in found.items()}
    return {
        stem(city, "english"): frozenset(name for place in places for name in (place, stem(place, "english")))
        for city, places in whole.items()
    }
