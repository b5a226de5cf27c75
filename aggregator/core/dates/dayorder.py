"""Day first or month first: decided by evidence, never by guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aggregator.core.dates.months import primary
from aggregator.core.dates.zones import MONTH_FIRST_WORDS, country

_MONTH_FIRST_COUNTRIES = frozenset({"US", "PH", "FM", "PW", "MH", "GU", "PR"})
_MIXED_COUNTRIES = frozenset({"CA", "CN", "JP", "KR", "KP", "TW", "HK", "HU", "IR", "LT", "MN", "ZA", "BT", "SE"})  # year first, or both
_MIXED_LANGUAGES = frozenset({"", "en", "zh", "ja", "ko", "fil", "tl"})
_US_ZONES = frozenset(
    f"America/{city}" for city in ("New_York", "Chicago", "Denver", "Los_Angeles", "Phoenix", "Detroit", "Boise", "Anchorage", "Juneau")
) | {"Pacific/Honolulu", "Asia/Manila"}
_MIXED_ZONES = ("Etc/", "America/Toronto", "America/Vancouver", "America/Winnipeg", "America/Halifax", "America/Edmonton", "Asia/Shanghai",
                "Asia/Tokyo", "Asia/Seoul", "Asia/Taipei", "Asia/Hong_Kong", "Asia/Tehran", "Africa/Johannesburg")  # fmt: skip
_NEUTRAL_WORDS = frozenset({"UTC", "GMT", "UT", "Z", "CST", "AST", "NST", "ADT", "NDT", "SAST", "JST", "KST", "HKT"})
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about the page or feed a time stands in."""

    seen_at: datetime
    zone: str | None = None  # the feed's IANA zone
    language: str | None = None  # BCP 47
    region: str | None = None  # ISO 3166 country of the site
    day_first: bool | None = None  # what the site's other dates showed, or the user said
    zone_word: str | None = None  # zone named in the same text, upper case; an IANA name as it is


def first_is_day(first: int, second: int, separator: str, evidence: Evidence) -> bool | None:
    """Return whether `first` of a numeric date is the day; None when nothing decides it.

    A value over 12 decides; then the dot (nobody writes month.day.year), what the site's other dates showed, its
    country, the language, the zone word beside it (`IST`, `EST`) and the feed's zone.
    """
    if first > _MONTHS or second > _MONTHS:
        return first > _MONTHS
    if first == second:
        return True
    return order(evidence, separator)


def order(evidence: Evidence, separator: str = "-") -> bool | None:
    """Return True for day first, False for month first, None for unknown."""
    if separator == ".":
        return True
    if evidence.day_first is not None:
        return evidence.day_first
    for verdict in (_by_country(evidence), _by_language(evidence), _by_word(evidence)):
        if verdict is not None:
            return verdict
    return _by_zone(evidence.zone)


def _by_country(evidence: Evidence) -> bool | None:
    place = country(evidence.region, evidence.language)
    if not place or place in _MIXED_COUNTRIES:
        return None
    return place not in _MONTH_FIRST_COUNTRIES


def _by_language(evidence: Evidence) -> bool | None:
    return None if primary(evidence.language) in _MIXED_LANGUAGES else True


def _by_word(evidence: Evidence) -> bool | None:
    word = evidence.zone_word
    if word and "/" in word:
        return _by_zone(word)
    return None if not word or word in _NEUTRAL_WORDS else word not in MONTH_FIRST_WORDS


def _by_zone(zone: str | None) -> bool | None:
    if not zone or "/" not in zone or zone.startswith(_MIXED_ZONES):
        return None
    return not (zone in _US_ZONES or zone.startswith(("US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")))
