"""Which match or storm a headline is about: "Rovers v Halden" and "United v Vellsund" are two, so are Ciara and Dennis. Pure."""

from __future__ import annotations

import re

from aggregator.core.choices import holds

_MATCH = re.compile(r"(\w+)\)? (?:v|vs|versus)\.? (?:the )?(\w+)", re.IGNORECASE)
_STORMS = ("torm ", "urricane ", "yphoon ", "yclone ")  # to look for first
_STORM = re.compile(r"\b(?:[Ss]torm|[Hh]urricane|[Tt]yphoon|[Cc]yclone) ([A-Z][a-z]+)")


def of_two_matches(ours: str, theirs: str) -> bool:
    """Tell whether two headlines name matches between others; who plays may stand in any order, under one more name."""
    return " v" in ours and " v" in theirs and _are_two(_sides(ours), _sides(theirs))


def of_two_storms(ours: str, theirs: str) -> bool:
    """Tell whether two headlines, neither of them in title case, name two storms."""
    return holds(ours, _STORMS) and _are_two(frozenset(_STORM.findall(ours)), frozenset(_STORM.findall(theirs)))


def _sides(text: str) -> frozenset[str]:
    return frozenset(side.casefold() for pair in _MATCH.findall(text) for side in pair)


def _are_two(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)
