"""What English words mean, as short vectors: "quits" lies near "resigns", "blaze" near "fire".

A static table (bench/headline_meanings.py), no model: a word's row, or for a word not in it the
sum of the rows of its longest known pieces. Measured out of fold it lifts AUC from .897 to .907.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from aggregator.core.keeping import WORDS_KEPT, Kept

SIZE = 64  # values a word; 48 lose a little, 96 gain .001
PIECE = "##"  # starts the rows of pieces that are no word of their own
_LANE = 16  # bits of one value in a packed row: sums of 250 words of a signed byte each fit
_HIGH = sum(1 << (_LANE * lane + _LANE - 1) for lane in range(SIZE))  # the sign bit of every lane
_MOST = 32  # directions that tell most of a whole headline; the other half costs 10 us a pair and gives nothing
_FIRST = {count: (1 << (_LANE * count)) - 1 for count in (SIZE, _MOST)}  # the bits of that many lanes
_NOWHERE = {count: (0,) * count for count in (SIZE, _MOST)}

Vector = tuple[int, ...]  # values of a row, or of a sum of rows
Packed = int  # SIZE values in one integer, 16 bits a value: adding and subtracting it adds and subtracts them all at once


@dataclass(frozen=True, eq=False)
class Meanings:
    """The table, read once a process."""

    rows: Mapping[str, int] = field(repr=False)  # stem, or PIECE and letters -> row
    vectors: bytes = field(repr=False)  # SIZE signed bytes a row

    def blend(self, roots: Iterable[str]) -> Packed:
        """Return the sum of the rows of `roots`; words of no known piece add nothing."""
        return sum(map(self._packed.__getitem__, roots))

    def likenesses(self, x: str, others: Sequence[str]) -> list[float]:
        """Return how near a stem lies to each of `others`, -1..1; 0 where one of the two is unknown."""
        vectors = self._vectors
        values, square = vectors[x]
        return [_cosine(values, square, *vectors[y]) for y in others]

    @cached_property
    def length(self) -> Callable[[str], float]:
        """How long the row of a stem is: long for a telling word, short for a filler, 0 for one of no known piece."""
        return Kept(lambda root: math.sqrt(self._vectors[root][1]), WORDS_KEPT).__getitem__

    @cached_property
    def longest(self) -> int:
        """How many letters the longest name has: no piece is longer, however long the word."""
        return max(map(len, self.rows), default=0)

    @cached_property
    def _vectors(self) -> Mapping[str, tuple[Vector, int]]:
        """The values of a stem and the square of their length: taken apart once, not for each stem it is held against."""
        return Kept(self._vector, WORDS_KEPT)  # 1.4 KB each

    def _vector(self, root: str) -> tuple[Vector, int]:
        values = tuple(self._values(root)) if root in self.rows else _lanes(self._packed[root], SIZE)
        return values, _square(values)

    @cached_property
    def _packed(self) -> Mapping[str, Packed]:
        """The row of a stem, or the sum of the rows of its pieces."""
        return Kept(lambda root: sum(self._row(name) for name in ((root,) if root in self.rows else _pieces(self, root))), WORDS_KEPT)

    def _values(self, name: str) -> list[int]:
        start = self.rows[name] * SIZE
        return memoryview(self.vectors)[start : start + SIZE].cast("b").tolist()

    def _row(self, name: str) -> Packed:
        lanes = array("h", self._values(name))
        return (int.from_bytes(lanes.tobytes(), sys.byteorder) ^ _HIGH) - _HIGH


def alike(x: Packed, y: Packed) -> float:
    """Return the cosine of two blends by the directions that tell most; 0 where one is empty."""
    if not (x and y):
        return 0.0
    ours, theirs = _lanes(x, _MOST), _lanes(y, _MOST)
    return _cosine(ours, _square(ours), theirs, _square(theirs))


def _cosine(x: Vector, square: int, y: Vector, other: int) -> float:
    """Return the cosine, its inner product by the law of cosines: `math.dist` takes an eighth of what a sum of products takes in Python."""
    return round((square + other - math.dist(x, y) ** 2) / 2) / math.sqrt(square * other) if square and other else 0.0


def _square(values: Vector) -> int:
    """Return the square of the length: whole numbers this small come out exactly."""
    return round(math.dist(values, _NOWHERE[len(values)]) ** 2)


def _lanes(packed: Packed, count: int) -> Vector:
    """Return the first `count` values; the sign bits, added and turned, make each lane two's complement."""
    lanes = ((packed + _HIGH) ^ _HIGH) & _FIRST[count]
    return tuple(memoryview(lanes.to_bytes(count * _LANE // 8, sys.byteorder)).cast("h").tolist())


def _pieces(meanings: Meanings, word: str) -> list[str]:
    """Return the longest known pieces of `word` from its start on; letters that begin none are passed over."""
    found: list[str] = []
    start = 0
    while start < len(word):
        ends = range(min(len(word), start + meanings.longest), start, -1)
        names = ((PIECE if start else "") + word[start:end] for end in ends)
        name = next((name for name in names if name in meanings.rows), None)
        found += [name] if name else []
        start += len(name.removeprefix(PIECE)) if name else 1
    return found
