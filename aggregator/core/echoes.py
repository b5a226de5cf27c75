"""Which reports repeat one that was told. Pure: links of copies in, articles out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable


def echoes(links: Iterable[tuple[int, int]], told: Collection[int]) -> frozenset[int]:
    """Return the articles that one of `told` repeats or is repeated by, over however many links (an article, what it repeats).

    Two copies of one report are linked through it alone, so both directions count.
    """
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for copy, of in links:
        beside[copy].append(of)
        beside[of].append(copy)
    found, ahead = set(told), list(told)
    while ahead:
        near = [article for article in beside[ahead.pop()] if article not in found]
        found.update(near)
        ahead += near
    return frozenset(found)
