"""Tags of feeds as people name them: in any case, and a folder for what lies in it. Pure.

A list of another reader makes the tag "News/Local" of a folder in a folder; who asks for "news" means that, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from aggregator.core.filters import fold


@lru_cache(maxsize=4096)  # the same few tags for every story of a digest
def folded(tag: str) -> str:
    """Return a tag without case, accents and width."""
    return fold(tag).strip()


@lru_cache(maxsize=4096)
def _paths(tag: str) -> tuple[str, ...]:
    parts = folded(tag).split("/")
    return tuple("/".join(parts[:n]) for n in range(1, len(parts) + 1))


def answering(tags: Iterable[str]) -> frozenset[str]:
    """Return every folded name that some of `tags` answer to: their own, and those of the folders they lie in."""
    return frozenset(path for tag in tags for path in _paths(tag))
