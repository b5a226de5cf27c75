"""Looking after the store: what is kept, what was found, how big things are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol


class Retention(Protocol):
    """What is kept, and how long; the `[retention]` table is one."""

    @property
    def articles(self) -> timedelta:
        """Age (since the last change we saw) at which an article's text is pruned."""

    @property
    def per_feed(self) -> int:
        """Articles kept per feed; 0: no limit."""

    @property
    def size(self) -> int:
        """Bytes of the store at which the oldest articles are pruned; 0: no limit."""

    @property
    def events(self) -> timedelta:
        """Age at which poll events are pruned."""

    @property
    def tombstones(self) -> timedelta:
        """How long a tombstone outlives the pruning, and its entries' last place in their feeds."""

    @property
    def digests(self) -> timedelta:
        """Age at which the text of a digest is dropped."""


@dataclass(frozen=True, slots=True)
class Pruned:
    """What a pruning took away."""

    articles: int  # became tombstones
    events: int
    forgotten: int  # tombstones that went
    digests: int  # whose text went


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """One broken rule of the store."""

    rule: str  # what must hold, one sentence
    count: int  # rows that break it
    examples: tuple[str, ...]  # ids, at most five
