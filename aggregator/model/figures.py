"""How much a store holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TableSize:
    """One table."""

    name: str
    rows: int
    bytes: int | None  # with its indexes; None where the engine cannot tell


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, and how much waits (`status`)."""

    feeds: dict[str, int]  # by FeedState
    entries: int
    articles: int
    stories: int
    duplicates: int
    poll: int  # feeds due
    extract: int  # pages due
    extract_later: int  # pages that wait for a try that is not due yet
    group: int  # articles not grouped yet
    deliver: int  # deliveries not done yet
    last_digest: datetime | None  # when the newest was built
    bytes: int  # of the store
