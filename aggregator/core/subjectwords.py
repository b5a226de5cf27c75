"""What a small store is about: a word that its feeds use of one thing after another says little of any one there. Pure.

In a store of 66 articles on lamps "lamp" was as rare as a word can be, and tied 26 pairs. A word of one story is used again, too,
but with others of that story: it counts only where it stands alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from aggregator.core.rarity import at_least


def shares(feeds: Iterable[Sequence[Collection[str]]], common: Collection[str]) -> dict[str, float]:
    """Return stem -> share of headlines that use it once more of something else; of each of `feeds` the stems of its headlines.

    Words that are `common` anyway tell nothing apart.
    """
    again, whole = Counter[str](), 0
    for headlines in feeds:
        whole += len(headlines)
        again.update(_again([{stem for stem in stems if stem not in common and not stem[0].isdigit()} for stems in headlines]))
    return {stem: share for stem, times in again.items() if (share := at_least(times) / whole) > 0}


def _again(headlines: Sequence[set[str]]) -> dict[str, int]:
    """Return stem -> headlines of a feed that share it, and it alone, with each other one that has it; the first is none again."""
    having = defaultdict(list)
    for own in headlines:
        for stem in own:
            having[stem].append(own)
    alone = {stem: sum(_alone(own, found) for own in found) for stem, found in having.items()}
    return {stem: times - 1 for stem, times in alone.items() if times > 1}


def _alone(own: set[str], others: Sequence[set[str]]) -> bool:
    """Whether a headline shares but one word with each of `others`, itself aside."""
    return all(len(own & other) == 1 for other in others if other is not own)
