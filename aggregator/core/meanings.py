"""What English words mean, as short vectors: "quits" lies near "resigns", "blaze" near "fire".

A static table (bench/headline_meanings.py), no model. Measured out of fold it lifts AUC from .897 to .907. A word that it
does not have, most often a name, means nothing that is known; read in its pieces, "Bulger" as "bulge" and "r", it gave .001 to .002 on
one half of the pairs, took .001 from the other, and cost a twentieth of grouping.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from struct import Struct

from aggregator.core.keeping import WORDS_KEPT, Kept

SIZE = 64  # values a word; 48 lose a little, 96 gain .001
_LANE = 16  # bits of one value in a packed row: sums of 250 words of a signed byte each fit
_MOST = 32  # directions that tell most of a whole headline; the other half costs 10 us a pair and gives nothing
_MIDDLE = 1 << (_LANE - 1)
_HIGH = sum(_MIDDLE << (_LANE * lane) for lane in range(_MOST))  # the sign bit of every lane
_BYTES, _LANES, _SIGNED_LANES = (Struct(f"={_MOST}{kind}") for kind in "bHh")
_WHOLE = (1 << (_LANE * _MOST)) - 1  # the bits of every lane
_CENTRE = (_MIDDLE,) * _MOST  # where a sum of nothing lies in `_lanes`
_NOWHERE = (0.0,) * SIZE
# Cosine under which two words of like spelling are two: of 10 such pairs of headlines that people scored, one has "strong" misspelt.
_FAR = 0.25
_UNKNOWN = 270.0  # length of a word that the table does not have: more than most of its own (the mean is 237; 200 to 400 are equal)
_SLACK = 0.001  # of a likeness, by which one that is not yet rounded may lie under it
_FLOATS = tuple([float(byte - 256 if byte > 127 else byte) for byte in range(256)])  # noqa: PLR2004 - a signed byte; shared by all vectors

Vector = tuple[float, ...]  # values of a row as floats: what `math.dist` reckons with
Packed = int  # _MOST values in one integer, 16 bits a value: adding and subtracting it adds and subtracts them all at once


@dataclass(frozen=True, eq=False)
class Meanings:
    """The table, read once a process."""

    rows: Mapping[str, int] = field(repr=False)  # stem -> row
    vectors: bytes = field(repr=False)  # SIZE signed bytes a row, not all of them 0

    def blend(self, roots: Iterable[str]) -> Packed:
        """Return the sum of the rows of `roots`; words without one add nothing."""
        return sum(map(self._packed.__getitem__, roots))

    def near(self, ours: Sequence[str], theirs: Sequence[str], least: float) -> list[tuple[str, str, float]]:
        """Return which stems of two sides lie nearer to each other than `least`, and how near, up to 1; none is near an unknown word."""
        vectors, rows, found = self._vectors, self.rows, []
        others = [vectors[root] for root in theirs if root in rows]
        for x in [root for root in ours if root in rows] if others else ():
            _, values, square, length = vectors[x]
            bound = 2 * length * (least - _SLACK)
            for y, other, squared, long in others:  # a dozen a pair, four of five too far to draw a root of
                distance = math.dist(values, other)
                twice = square + squared - distance * distance
                if twice > bound * long and (likeness := round(twice / 2) / math.sqrt(square * squared)) > least:
                    found.append((x, y, likeness))
        return found

    def differ(self, one: str, other: str) -> bool:
        """Whether two stems, each of which is known as it is, mean nothing in common."""
        return one in self.rows and other in self.rows and not self.near((one,), (other,), _FAR)

    @cached_property
    def length(self) -> Callable[[str], float]:
        """How long the row of a stem is: long for a telling word, short for a filler, 0 for a number."""
        return Kept(self._length, WORDS_KEPT).__getitem__

    def _length(self, root: str) -> float:
        if root in self.rows:
            return self._vectors[root][3]
        return _UNKNOWN if root.isalpha() else 0.0

    @cached_property
    def _vectors(self) -> Mapping[str, tuple[str, Vector, int, float]]:
        """A stem, its values, the square of their length and that: taken apart once, not for each stem it is held against."""
        return Kept(self._vector, WORDS_KEPT)  # .6 KB each

    def _vector(self, root: str) -> tuple[str, Vector, int, float]:
        start = self.rows[root] * SIZE
        values = tuple(map(_FLOATS.__getitem__, self.vectors[start : start + SIZE]))
        square = _squared(values, _NOWHERE)
        return root, values, square, math.sqrt(square)

    @cached_property
    def _packed(self) -> Mapping[str, Packed]:
        """The row of a stem; 0 for one that has none."""
        return Kept(lambda root: self._row(self.rows[root]) if root in self.rows else 0, WORDS_KEPT)

    def _row(self, number: int) -> Packed:
        lanes = _SIGNED_LANES.pack(*_BYTES.unpack_from(self.vectors, number * SIZE))
        return (int.from_bytes(lanes, sys.byteorder) ^ _HIGH) - _HIGH


def alike(x: Packed, y: Packed, shared: Packed = 0) -> tuple[float, float]:
    """Return the cosine of two blends by the directions that tell most, and that of both without what is `shared`; 0 where one is empty.

    Two blends are as far from each other without what they share as with it, so that one distance serves both.
    """
    ours, theirs, common = _lanes(x), _lanes(y), _lanes(shared)
    apart = math.dist(ours, theirs)
    whole = _cosine(math.dist(ours, _CENTRE), math.dist(theirs, _CENTRE), apart)
    return whole, _cosine(math.dist(ours, common), math.dist(theirs, common), apart)


def _cosine(one: float, other: float, apart: float) -> float:
    """Return the cosine between two sides of a triangle: `math.dist` takes an eighth of what a sum of products takes in Python."""
    return (one * one + other * other - apart * apart) / (2 * one * other) if one and other else 0.0


def _squared(x: Sequence[float], y: Sequence[float]) -> int:
    """Return the square of the distance: whole numbers this small come out exactly."""
    distance = math.dist(x, y)
    return round(distance * distance)


def _lanes(packed: Packed) -> tuple[int, ...]:
    """Return the values, each moved by as much as makes it positive: distances stay."""
    return _LANES.unpack(((packed + _HIGH) & _WHOLE).to_bytes(_LANES.size, sys.byteorder))
