"""What English words mean, as short vectors: "quits" lies near "resigns", "blaze" near "fire".

A static table (bench/headline_meanings.py), no model. Measured out of fold it lifts AUC from .897 to .907. A word that it
does not have, most often a name, means nothing that is known; read in its pieces, "Bulger" as "bulge" and "r", it gave .001 to .002 on
one half of the pairs, took .001 from the other, and cost a twentieth of grouping.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from aggregator.core.keeping import WORDS_KEPT, Kept

SIZE = 64  # values a word; 48 lose a little, 96 gain .001
_NOWHERE = (0.0,) * SIZE
# Cosine under which two words of like spelling are two: of 10 such pairs of headlines that people scored, one has "strong" misspelt.
_FAR = 0.25
_UNKNOWN = 270.0  # length of a word that the table does not have: more than most of its own (the mean is 234; 200 to 400 are equal)
_SLACK = 0.001  # of a likeness, by which one that is not yet rounded may lie under it
_FLOATS = tuple([float(byte - 256 if byte > 127 else byte) for byte in range(256)])  # noqa: PLR2004 - a signed byte; shared by all vectors

Vector = tuple[float, ...]  # values of a row as floats: what `math.dist` reckons with


@dataclass(frozen=True, eq=False)
class Meanings:
    """The table, read once a process."""

    rows: Mapping[str, int] = field(repr=False)  # stem -> row
    vectors: bytes = field(repr=False)  # SIZE signed bytes a row, not all of them 0

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
        length = math.dist(values, _NOWHERE)
        square = round(length * length)  # whole numbers this small come out exactly
        return root, values, square, math.sqrt(square)
