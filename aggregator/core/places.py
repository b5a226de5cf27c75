"""Countries and cities in headlines: two that differ make two events, unless one lies in the other."""

from __future__ import annotations

from functools import cache, lru_cache

from aggregator.core.keeping import WORDS_KEPT, Kept
from aggregator.core.letters import plain_letters
from aggregator.core.spacing import UNSPACED
from aggregator.core.stems import bigrams, stem
from aggregator.core.words import gazetteer
from aggregator.core.words.places_by_language import names

_LEAST_ROOT = 3  # letters: what a stemmer leaves of "Rio" or "Mali" in Latin letters is a word of some language
_OTHERS = frozenset({"bay"})  # what the stemmer leaves of Bayer, too, which is no Bavaria
_PARTICLES = frozenset("بلو")

_CAPITAL = "capital"
_MONEY = frozenset({"gains", "gain", "markets", "market", "flight", "controls", "flows", "punishment", "spending", "outflows", "inflows"})
_SORTS = frozenset({"capital", "city", "island", "port", "province", "region", "resort", "state", "suburb", "territory", "town"})
_JOINS = frozenset({"of", "the"})  # "the Italian island of Sardinia"
_NEAR = 4  # words from what sort of place it is to its name, at most


@cache
def places_in(language: str) -> Kept[bool]:
    """Return stem of a language -> whether it names a country or a city we know."""
    return Kept(lambda root: root in gazetteer.COUNTRIES or root in _stemmed() or _abroad(root, language) is not None, WORDS_KEPT)


def contains(x: str, y: str, language: str = "english") -> bool:
    """Whether one of two stems names a place in the other, or the same one: Athens in Greece, Denver in Colorado, Одеса and Одесі."""
    if language != "english":
        x, y = _abroad(x, language) or x, _abroad(y, language) or y
    if x == y:
        return True
    homes = _homes()
    return y in homes.get(x, frozenset()) or x in homes.get(y, frozenset())


def _abroad(root: str, language: str) -> str | None:
    """Return the English name of a place that a stem names in another language; a particle before an Arabic name is none of it."""
    named = _named_in(language)
    return named.get(root) or (named.get(root[1:]) if language == "arabic" and root[:1] in _PARTICLES else None)


@cache
def _named_in(language: str) -> dict[str, str]:
    """Return stem -> English name; of names in unspaced signs the first pair, as titles are cut."""
    found = {bigrams(name)[0]: place for name, place in names("unspaced").items() if UNSPACED.match(name)}
    if language == "english":
        return found
    spelt = [(root, place) for name, place in names(language).items() for root in (plain_letters(name), stem(name, language))]
    return found | {root: place for root, place in spelt if (len(root) >= _LEAST_ROOT and root not in _OTHERS) or not root.isascii()}


def places_once(words: list[str]) -> list[str]:
    """Return words without what only says where a place is that is named anyway: of "Turkish capital Ankara" Ankara."""
    if _SORTS.isdisjoint(words):
        return words
    for at, word in enumerate(words[1:-1], 1):
        named = next((later for later in range(at + 1, min(at + _NEAR, len(words))) if words[later] not in _JOINS), None)
        if word in _SORTS and named and contains(stem(words[at - 1], "english"), stem(words[named], "english")):
            return words[: at - 1] + words[named:]
    return _with_capital(words) if _CAPITAL in words else words


def _with_capital(words: list[str]) -> list[str]:
    """Return words with a capital by its name where only its country's stands: of "Afghan capital" Kabul."""
    at = words.index(_CAPITAL)
    city = gazetteer.CAPITALS.get(words[at - 1]) if at else None
    return words if city is None or _MONEY.intersection(words[at + 1 : at + 2]) else [*words[:at], city, *words[at + 1 :]]


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
