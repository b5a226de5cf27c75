"""Whether two releases are of two products: of one house all have its name and often one number ("lantern-cli 1.2.4"). Pure."""

from __future__ import annotations

import re

from aggregator.core.traits.headline_numbers import VERSION

_PART = re.compile(r"(?<![\w.-])([^\W\d_][\w.+]*)[-/_]((?!v\d|rc\d*\b|beta|alpha)[^\W\d_][\w.+]*)")  # "lantern-cli", not "lantern-v1"
_NUMBER = re.compile(rf"{VERSION.pattern}|\b\d+\.\d+\b")
_NO_NAME = frozenset(["version", "release", "stable", "final", "update", "v", "the"])  # what may stand between a name and its number
_MOST = 4  # words of a name


def of_two_products(ours: str, theirs: str) -> tuple[str, str] | None:
    """Return what two headlines that announce a release call their products, where those are two; None where they may be one."""
    a, b = _before_number(ours.casefold()), _before_number(theirs.casefold())
    return _of_a_house(a, b) or _turned(_of_a_house(b, a)) or _longer(a, b) or _turned(_longer(b, a))


def _before_number(folded: str) -> str:
    found = _NUMBER.search(folded)
    return folded[: found.start()] if found else ""


def _of_a_house(a: str, b: str) -> tuple[str, str] | None:
    """Return the part that `a` names and what `b` does: the whole, or another part."""
    others = {house: f"{house}-{part}" for house, part in _PART.findall(b)}
    for house, part in _PART.findall(a):
        whole = house if re.search(rf"(?<![\w-]){re.escape(house)}(?![\w/-]| {re.escape(part)}\b)", b) else None
        other = others.get(house, whole)
        if other not in (None, f"{house}-{part}"):
            return f"{house}-{part}", other
    return None


def _longer(a: str, b: str) -> tuple[str, str] | None:
    """Return two names of which one goes on: "Lantern Desktop 1.2.4" and "Lantern 1.2.4"."""
    own, other = _words(a), _words(b)
    goes_on = 0 < len(other) < len(own) <= _MOST and own[: len(other)] == other
    return (" ".join(own), " ".join(other)) if goes_on else None


def _words(name: str) -> list[str]:
    return [word for word in name.split() if word not in _NO_NAME]


def _turned(two: tuple[str, str] | None) -> tuple[str, str] | None:
    return two and two[::-1]
