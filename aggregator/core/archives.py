"""Whether a feed's archives are walked after an overrun, and when the walk ends (RFC 5005). Pure.

A poll that finds nothing it knows in a full window may have missed what stood there in between. A feed may say where its older
entries are: `rel=prev-archive` (RFC 5005, 4), `rel=next` of a paged feed (3), `next_url` of a JSON Feed. That trail is followed
once, on the feed's own host, until it meets a known entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urldefrag

from aggregator.core.urls import host_of
from aggregator.errors import ArchiveEnd
from aggregator.model.article import EntryRecord
from aggregator.model.entry import ParsedFeed
from aggregator.model.feed import FeedForPoll
from aggregator.model.poll import ArchiveWalk

MAX_DOCUMENTS = 10  # documents of one walk: at two seconds each it takes no longer than a batch of feeds
MAX_TIME = timedelta(seconds=60)  # after which no further document is asked for
_AGAIN = timedelta(hours=24)  # a feed that overruns at each poll is not walked at each poll (as unconditional requests, P6)
_MARGIN = timedelta(hours=24)  # entries are stated to be older than they are


@dataclass(frozen=True, slots=True)
class Trail:
    """A walk under way."""

    host: str  # "name:port" that answered for the feed: no other is asked
    began: datetime
    most_bytes: int  # of all documents together, decompressed: what one document may have
    visited: tuple[str, ...]  # addresses asked already, the feed's own first
    documents: int = 0
    bytes: int = 0  # of them

    def after(self, url: str, size: int) -> Trail:
        """Return the trail with one more document on it."""
        return replace(self, visited=(*self.visited, url), documents=self.documents + 1, bytes=self.bytes + size)


def older(document: ParsedFeed) -> str | None:
    """Return where the entries before this document's are: the archive, which does not change, before the page.

    A fragment names a place in it and is never sent (RFC 9110, 7.1): "#older" is this document.
    """
    link = document.prev_archive or document.next_page
    return urldefrag(link).url if link else None


def may_walk(feed: FeedForPoll, now: datetime) -> bool:
    """Return whether an overrun is walked: not when the last one within a day was left incomplete."""
    return feed.overran_at is None or now - feed.overran_at >= _AGAIN


def ended(trail: Trail, link: str | None, now: datetime) -> ArchiveEnd | None:
    """Return why the walk ends before `link` is asked for, None when it goes on."""
    if link is None:
        return ArchiveEnd.BEGINNING
    if link in trail.visited:
        return ArchiveEnd.LOOP
    if host_of(link) != trail.host:
        return ArchiveEnd.ELSEWHERE
    full = trail.documents >= MAX_DOCUMENTS or trail.bytes >= trail.most_bytes or now - trail.began >= MAX_TIME
    return ArchiveEnd.LIMIT if full else None


def met(feed: FeedForPoll, known: int, published: Sequence[datetime | None]) -> bool:
    """Return whether a document reaches what we have: `known` of its entries, or only times from before the newest of ours came.

    `published` are the times its entries state.
    """
    dated = [moment for moment in published if moment is not None]
    return known > 0 or bool(dated and all(is_old(feed, moment) for moment in dated))


def is_old(feed: FeedForPoll, published: datetime | None) -> bool:
    """Return whether an archived entry is no news: stated to be older than when our newest entry came, with a margin.

    Not older than our last good poll: its 304 may have been a lie.
    """
    return published is not None and published < max(feed.arrivals) - _MARGIN


def unseen(have: Iterable[EntryRecord], found: Sequence[EntryRecord]) -> tuple[EntryRecord, ...]:
    """Return those of `found` that are not among `have` by key or address: documents of a walk overlap."""
    keys, addresses = {record.key for record in have}, {record.canonical_url for record in have if record.canonical_url}
    return tuple(record for record in found if record.key not in keys and record.canonical_url not in addresses)


def told(walk: ArchiveWalk) -> str:
    """Return one phrase about a walk for people."""
    pages = "1 archive document" if walk.pages == 1 else f"{walk.pages} archive documents"
    return f"every entry was new; {pages} read, {walk.entries} more entries ({walk.ended.value}{walk.detail and ': ' + walk.detail})"
