"""Keys by which a headline finds those it might belong to.

Pairs of the six rarest stems find duplicates: a list under two rare words together stays short
however many headlines there are. Single stems find stories, where one rare word can be all that
is shared; hashes of the text find wire copy under another title.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from aggregator.core.keeping import WORDS_KEPT
from aggregator.core.rarity import Rarity

RAREST = 6  # stems: 6 single, 15 pairs; five find 2 % fewer partners at 10^6 headlines (bench/scale.py)
_TEXT = 4.0  # an anchor of the text says more than any two words
KEYS = 1 << 32
# The first 15 bits are a word's: its pairs lie beside each other, and a headline's 21 keys on a few pages. At 10^6 headlines a lookup
# meets some 0.2 strangers.
_BITS, _WORD, _REST, _MIDDLE = KEYS - 1, 0xFFFE_0000, 0x0001_FFFF, KEYS >> 1
_LEFT, _RIGHT = 0x9E37_79B1, 0x85EB_CA77  # odd constants that mix two hashes into one (golden ratio; xxHash)


@dataclass(frozen=True, slots=True)
class Keys:
    """What a headline is found under: key (32 bits) -> what sharing it says."""

    single: Mapping[int, float]  # one stem each: long lists, of which the newest are enough
    joint: Mapping[int, float]  # two stems, or an anchor of the text


def keys(rarest: Sequence[str], anchors: Sequence[int], rarity: Rarity) -> Keys:
    """Return the keys of a headline; `rarest` as Rarity.rarest gives them, `anchors` as core.passages does."""
    single = {_hashed(root): rarity.weight(root) for root in rarest}
    joint = {_mixed(a, b): single[a] + single[b] for a, b in combinations(sorted(single), 2)}
    return Keys(single, joint | {anchor & _BITS: _TEXT for anchor in anchors})


def hashes(rarest: Sequence[str], anchors: Sequence[int]) -> set[int]:
    """Return the keys alone, of a headline that is in the index."""
    single = {_hashed(root) for root in rarest}
    return single | {_mixed(a, b) for a, b in combinations(sorted(single), 2)} | {anchor & _BITS for anchor in anchors}


def _mixed(a: int, b: int) -> int:
    """Return the key of two words: the first bits of one, which is `a`, then bits of both."""
    mixed = ((a - _MIDDLE) * _LEFT + (b - _MIDDLE) * _RIGHT) & 0xFFFF_FFFF_FFFF  # around nought, as keys stood up to schema 0017
    return a & _WORD | (mixed ^ mixed >> 17) & _REST


@lru_cache(maxsize=WORDS_KEPT)
def _hashed(root: str) -> int:
    return int.from_bytes(blake2b(root.encode(), digest_size=4).digest())
