"""Headlines compared, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aggregator.model.relation import Relation


class Verdict(StrEnum):
    """What two headlines are to each other."""

    DUPLICATE = "duplicate"  # the same report, republished or retitled
    SAME_STORY = "same_story"  # another report of the same event
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Verdict on a pair, with its reasons in words."""

    score: float  # 0..1, after vetoes, monotone with the verdict
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Why an article stands with an earlier one; stored, shown, reversible."""

    article_id: int
    of_article_id: int
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    decided_at: datetime
    by_hand: bool

    def other(self, article_id: int) -> int:
        """Return the article at the other end than `article_id`."""
        return self.of_article_id if self.article_id == article_id else self.article_id


def once_each(links: Iterable[Link], article_id: int) -> list[Link]:
    """Return the links of an article as a reader needs them: where two articles have one to each other, the first says it all."""
    found: dict[tuple[Relation, int], Link] = {}
    for link in links:
        found.setdefault((link.relation, link.other(article_id)), link)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class ToGroup:
    """One article waiting for grouping; set by store.headlines.pending."""

    article_id: int
    title: str
    language: str | None
    text: str
    url: str
    sort_at: datetime
    feed_ids: tuple[int, ...]
    feed_names: tuple[str, ...]
    dated_by: str | None = None  # source of the claim it sorts by; None: it sorts by our first sight of it


@dataclass(frozen=True, slots=True)
class Streamed:
    """One headline of a stream played back; set by cli/ from a line of JSON."""

    id: str | int
    title: str
    at: datetime
    source: str
    url: str | None = None
    text: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a headline of a stream stands in the end."""

    id: str | int
    story: int
    topic: int
    duplicate_of: str | int | None
    score: float | None  # of the link to what it repeats, else to what it stands with; None when alone
    reasons: tuple[str, ...]
