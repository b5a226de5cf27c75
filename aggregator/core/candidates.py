"""Keys by which a headline finds those it might belong to.

Pairs of the six rarest stems find duplicates: a list under two rare words together stays short
however many headlines there are. Single stems find stories, where one rare word can be all that
is shared; hashes of the text find wire copy under another title.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import combinations

from aggregator.core.rarity import Rarity
from aggregator.core.signatures import Signature

RAREST = 6  # stems: measured, 15 pairs; five find 2 % fewer partners
_TEXT = 4.0  # an anchor of the text says more than any two words


def keys(signature: Signature, anchors: Sequence[int], rarity: Rarity) -> dict[int, float]:
    """Return key (63-bit hash) -> what sharing it says."""
    rarest = rarity.rarest(signature.stems, RAREST)
    found = {_hashed(root): rarity.weight(root) for root in rarest}
    for pair in combinations(sorted(rarest), 2):
        found[_hashed("\0".join(pair))] = rarity.weight(pair[0]) + rarity.weight(pair[1])
    return found | dict.fromkeys(anchors, _TEXT)


def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest()) >> 1
