"""Whom a headline might belong to: read through the index, kept for one run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from aggregator.core.signatures import Signature
from aggregator.store.headlines import StoredHeadline

if TYPE_CHECKING:
    from aggregator.store.store import Store

_CANDIDATES = 40  # headlines found by key that are looked at
_LOADED = 80  # some of what the index finds lies outside the window
_MEMBERS = 40  # newest members of a story or topic that speak for it
_GROUPS = 8  # stories, and topics, that are weighed


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A grouped headline and where it stands."""

    article_id: int
    signature: Signature
    sort_at: datetime
    url: str
    anchors: tuple[int, ...]
    story: int
    topic: int

    @property
    def order(self) -> tuple[datetime, str]:
        """Place in the canonical order."""
        return self.sort_at, self.url


class Neighbours:
    """Reads each headline once a run; where it stands is asked every time."""

    def __init__(self, store: Store, window: timedelta) -> None:
        """Look into `store`; headlines further than `window` apart are no neighbours."""
        self._headlines = store.headlines
        self._window = window
        self._kept: dict[int, StoredHeadline] = {}

    def get(self, article_id: int) -> StoredHeadline | None:
        """Return one article's headline as it was grouped last."""
        self._read([article_id])
        return self._kept.get(article_id)

    def forget(self, article_id: int) -> None:
        """Read the headline again when it is next wanted: it was saved anew."""
        self._kept.pop(article_id, None)

    def near(self, keys: Mapping[int, float], at: datetime, but: Collection[int]) -> list[Neighbour]:
        """Return the headlines that share the heaviest keys, heaviest first."""
        shares: dict[int, float] = defaultdict(float)
        for key, article in self._headlines.postings(sorted(keys)):
            shares[article] += keys[key]
        ranked = sorted((article for article in shares if article not in but), key=lambda article: (-shares[article], -article))
        least = shares[ranked[_LOADED - 1]] if len(ranked) >= _LOADED else 0.0  # all that share as much, not the last that came
        found = self._placed([article for article in ranked[: 4 * _LOADED] if shares[article] >= least], at)
        return sorted(found, key=lambda one: (-shares[one.article_id], at - one.order[0], one.url))[:_CANDIDATES]

    def of_stories(self, stories: Iterable[int], at: datetime, but: int) -> list[Neighbour]:
        """Return the newest members of each story; only the first few stories are looked at."""
        rows = self._headlines.of_stories(list(dict.fromkeys(stories))[:_GROUPS], _MEMBERS)
        return self._placed([article for _, article in rows if article != but], at)

    def of_topics(self, topics: Iterable[int], at: datetime, but: int) -> list[Neighbour]:
        """Return the newest members of each topic; only the first few topics are looked at."""
        rows = self._headlines.of_topics(list(dict.fromkeys(topics))[:_GROUPS], _MEMBERS)
        return self._placed([article for _, article in rows if article != but], at)

    def _placed(self, articles: list[int], at: datetime) -> list[Neighbour]:
        self._read(articles)
        within = [kept for article in articles if (kept := self._kept.get(article)) and abs(kept.sort_at - at) <= self._window]
        places = self._headlines.places([kept.article_id for kept in within])
        return [
            Neighbour(kept.article_id, kept.signature, kept.sort_at, kept.url, kept.anchors, *places[kept.article_id])
            for kept in within
            if kept.article_id in places
        ]

    def _read(self, articles: Collection[int]) -> None:
        missing = [article for article in articles if article not in self._kept]
        self._kept.update({kept.article_id: kept for kept in self._headlines.load(missing)})
