"""What one poll decided: the message from the engine to the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from aggregator.errors import ArchiveEnd, Outcome
from aggregator.model.article import EntryRecord
from aggregator.model.feed import FeedHints, NextPoll, RedirectRun, Validators


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry we already hold; set by store.articles.known."""

    entry_id: int
    article_id: int
    key: str
    guid: str | None
    url: str | None
    canonical_url: str | None
    title: str
    content_hash: bytes
    recent_hashes: tuple[bytes, ...]  # hashes of this entry's versions, newest first (flip-flop guard, E4)
    flips: int  # consecutive hash-only changes (clock guard, E4)


class StandIn(NamedTuple):
    """A row that stands in for an entry that need not be read; set by store.articles.by_key. A tuple: each poll meets all of a document."""

    entry_id: int
    key: str
    guid: str | None
    url: str | None
    title: str
    content_hash: bytes
    canonical_url: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of one document's entries; set by store.articles.known, read by core.identity."""

    entries: tuple[KnownEntry, ...]  # of this feed, found by key, guid or canonical address
    articles: Mapping[str, int]  # canonical address -> article id, over all feeds


@dataclass(frozen=True, slots=True)
class Revise:
    """A known entry whose content changed."""

    known: KnownEntry
    record: EntryRecord
    why: str  # "title", "link", "title and link" or "content" (core.identity)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a parsed document says about its feed."""

    title: str
    site_url: str | None
    language: str | None
    format: str
    hints: FeedHints
    identity_policy: str
    window_size: int = 0  # entries that its filters let through


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """The polling state after this poll; set by core.schedule."""

    failures: float
    gone_since: datetime | None
    is_gone: bool
    redirect: RedirectRun | None
    adopt_url: str | None  # a move that has proven itself
    not_modified_run: int
    last_unconditional_at: datetime | None
    overran: bool


@dataclass(frozen=True, slots=True)
class ArchiveWalk:
    """What the archives of a feed that overran came to; set by engine/archives."""

    pages: int  # documents read
    entries: int  # found there and nowhere else; they are among `new`
    bytes: int  # of the documents, decompressed
    ended: ArchiveEnd
    detail: str = ""  # one sentence where `ended` does not say it all

    @property
    def complete(self) -> bool:
        """Whether nothing can have been missed."""
        return self.ended in (ArchiveEnd.COMPLETE, ArchiveEnd.BEGINNING)


@dataclass(frozen=True, slots=True)
class PollOutcome:
    """Everything one poll of one feed records, whole or not at all."""

    feed_id: int
    url: str  # configured address
    at: datetime  # when the request started, UTC
    outcome: Outcome
    http_status: int | None
    detail: str
    effective_url: str | None
    wire_bytes: int  # received for the body
    elapsed: float  # seconds
    validators: Validators | None  # None: keep what is stored
    body_hash: bytes | None  # None: keep
    health: FeedHealth
    next_poll: NextPoll
    facts: DocumentFacts | None  # None: nothing was parsed
    new: tuple[EntryRecord, ...] = ()
    revised: tuple[Revise, ...] = ()
    seen: tuple[int, ...] = ()  # entry ids still in the document
    claims: tuple[tuple[int, EntryRecord], ...] = ()  # known, unedited entries whose stated times changed
    chunks: bytes | None = None  # what core.chunks remembers of the document; None: keep
    archives: ArchiveWalk | None = None  # of a poll that overran and found where older entries are

    @property
    def may_have_missed(self) -> bool:
        """Whether entries may have passed unseen before this poll."""
        return self.health.overran and not (self.archives is not None and self.archives.complete)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the store made of an outcome."""

    new: int  # entries stored
    revised: int  # revisions written
    article_ids: tuple[int, ...]  # articles new or changed: to be grouped again


@dataclass(frozen=True, slots=True)
class FetchEventRow:
    """One poll of a feed as it is remembered (`doctor FEED`)."""

    at: datetime
    outcome: str  # Outcome
    http_status: int | None
    detail: str
    bytes: int  # received for the body
    elapsed: float  # seconds
    new: int
    revised: int
    next_poll_at: datetime | None
    next_poll_why: str
