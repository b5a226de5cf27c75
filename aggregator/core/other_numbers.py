"""Whether another number is another event: a match ends but once, "Budget 2023" is no "Budget 2024", nor is an iPhone 16 a 17. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aggregator.core.features import Evidence
from aggregator.core.occasions import numbered_apart
from aggregator.core.other_names import BEATEN
from aggregator.core.places import places_in
from aggregator.core.signatures import Signature
from aggregator.core.subjects import told_of_quakes, told_of_quarters

_YEAR = re.compile(r"(?:19|20)\d\d")
# A year that names whose turn it is, "Budget 2023", "2015 Oscars", not when: "to open in 2024".
_EDITION = re.compile(r"(?<!\b(?:in|by|to|of) )(?<!\b(?:for) )(?<!\b(?:from|till) )(?<!\b(?:until|since) )\b(?:19|20)\d\d\b")
_ENDED = re.compile(rf"\b(?:{BEATEN}|edges?|draws?|drew|held)\b|胜利|快胜|大胜|不敌|战胜|击败|负于|승리|꺾")


def is_another_of_row(found: Evidence) -> bool:
    """Whether another number is another event: "Budget 2023", "iPhone 16", "third-quarter profit"."""
    ours, theirs = found.a.text, found.b.text
    if _of_two_months(found.a.dates, found.b.dates):
        return True
    if _are_years(found):
        return bool(_EDITION.search(ours) and _EDITION.search(theirs))
    lone = (*found.only_a, *found.only_b)
    if all(number[0] == "#" for number in lone):
        return told_of_quarters(found.a.all_words & found.b.all_words)
    if told_of_quakes(found.a.all_words) and told_of_quakes(found.b.all_words) and all("." in number for number in lone):
        return _has_lone_name(found.a, found.alignment.left) and _has_lone_name(found.b, found.alignment.right)
    known = places_in(found.a.language)
    return bool(found.a.entities and found.b.entities) and any(not known[name] for name in numbered_apart(ours, theirs))


def are_both_over(found: Evidence) -> bool:
    """Whether both tell how a match ended: it ends but once."""
    return bool(_ENDED.search(found.a.folded) and _ENDED.search(found.b.folded))


def _are_years(found: Evidence) -> bool:
    return all(map(_YEAR.fullmatch, (*found.only_a, *found.only_b)))


def _of_two_months(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if not (ours and theirs):
        return False
    one, other = ({date for date in dates if date[0] == "m"} for dates in (ours, theirs))
    return bool(one and other) and one.isdisjoint(other)


def _has_lone_name(own: Signature, lone: Sequence[str]) -> bool:
    return any(root in own.entities and own.said(root).istitle() for root in lone)  # not "SW", "CENC"
