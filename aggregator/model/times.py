"""Claims about publishers' times, and what was made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aggregator.model.shipped import Shipped


class ClaimKind(StrEnum):
    """Which of the publisher's two times a claim speaks of. Never mixed."""

    PUBLISHED = "published"
    UPDATED = "updated"


class Precision(StrEnum):
    """How fine a stated time is."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class RawTime(Shipped):
    """A time as a document writes it, not yet read."""

    kind: ClaimKind  # set by parse/ or extract/ from the field it stood in
    source: str  # the field: "rss.pubDate", "jsonld.dateModified", "page.byline", ...
    raw: str  # verbatim text, trimmed


@dataclass(frozen=True, slots=True)
class TimeClaim:
    """One statement of a publisher's time, read; append-only in the store."""

    kind: ClaimKind  # as RawTime
    source: str  # as RawTime
    raw: str  # as RawTime
    instant: datetime | None  # UTC, set by core.times; None: could not be read. Day precision: midnight of that day in its zone
    precision: Precision  # set by core.times
    zone_known: bool  # True when the text stated a zone or offset, False when the feed's setting or UTC was assumed
    offset_minutes: int | None  # the publisher's offset from UTC, stated or assumed: gives back the clock they printed
    seen_at: datetime  # when we saw it, UTC


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """The claim chosen for one kind, with the reason."""

    instant: datetime  # UTC
    precision: Precision
    source: str  # source of the claim that won
    zone_known: bool
    offset_minutes: int | None
    why: str  # one phrase for people: "jsonld.datePublished; 2 sources agree"
    local_day: date | None = None  # in the page's own calendar, where it names another than the UTC day and no offset
