"""Whether two article texts are one: shingles of words, hashed.

Wire copy under another title is the same report; the same title over another text is not.
"""

from __future__ import annotations

import re
from hashlib import blake2b

_SHINGLE = 5  # words; long enough that chance never repeats them
_LEAST_WORDS = 60  # a teaser says nothing about the text
_MOST_WORDS = 2_000  # the head of a long read is enough
_SAME = 0.6  # share of the shorter text's shingles from which it is one report with cuts and a new top
_OTHER = 0.08  # share under which two texts were written apart
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W_]+")

SAME, OTHER, UNKNOWN = "same", "other", "unknown"


def shingles(text: str) -> frozenset[int]:
    """Return 63-bit hashes of the runs of five words; empty for a text too short to judge."""
    words = _words(text)
    if len(words) < _LEAST_WORDS:
        return frozenset()
    return frozenset(_hashed(" ".join(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1))


def overlap(a: frozenset[int], b: frozenset[int]) -> float | None:
    """Return the share of the smaller set that the other holds; None when one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else None


def relation(share: float | None) -> str:
    """Return SAME, OTHER or UNKNOWN for an overlap."""
    if share is None:
        return UNKNOWN
    if share >= _SAME:
        return SAME
    return OTHER if share < _OTHER else UNKNOWN


def anchors(found: frozenset[int], count: int) -> tuple[int, ...]:
    """Return the `count` smallest hashes: texts that share most shingles share most anchors (bottom-k sketch)."""
    return tuple(sorted(found)[:count])


def _words(text: str) -> list[str]:
    folded = text.casefold()
    if len(_UNSPACED.findall(folded[:400])) > 100:  # noqa: PLR2004 - a quarter of the head
        return [char for char in folded if char.isalnum()][:_MOST_WORDS]
    return _WORD.findall(folded)[:_MOST_WORDS]


def _hashed(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) >> 1
