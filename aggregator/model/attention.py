"""What needs the user: shown by `status`, the digest and the web pages alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aggregator.model.times import TimeClaim


class NeedKind(StrEnum):
    """Why somebody should look."""

    MOVED = "moved"  # a feed has a new address that belongs into config.toml
    GONE = "gone"  # the publisher says a feed is gone for good
    CHALLENGED = "challenged"  # a bot challenge stands in front of a feed
    FAILING = "failing"  # a feed fails again and again
    OVERRAN = "overran"  # a feed drops entries between two polls
    DATES = "dates"  # most of the dates a feed states cannot be right
    SILENT = "silent"  # a feed answers but has brought nothing for long
    CONFIG = "config"  # a changed configuration was refused
    OFFLINE = "offline"  # nobody can be reached: no feed is blamed
    DELIVERY = "delivery"  # a digest could not be delivered


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs the user; set by core.attention."""

    kind: NeedKind
    feed: str | None  # address as configured; None when it is not about a feed
    text: str  # what is the matter, one sentence
    fix: str  # what to do, one phrase or a line for config.toml

    @property
    def literal(self) -> bool:
        """Whether `fix` is typed, or put into config.toml, as it stands; else it is a sentence."""
        return self.fix.startswith("aggregator ") or " = " in self.fix


@dataclass(frozen=True, slots=True)
class StatedDates:
    """What a feed stated of its entries' times lately; set by store.feed_dates."""

    total: int  # claims
    suspects: tuple[TimeClaim, ...]  # those that could not be read, lie ahead of when we saw them, or before the web


@dataclass(frozen=True, slots=True)
class FailedDelivery:
    """A delivery that failed; set by store.digests."""

    digest: str  # its name
    channel: str  # "email", "webhook", "directory"
    target: str
    detail: str  # what went wrong
    retry_at: datetime | None = None  # when it is tried again; None: it was given up
