"""Our own stream: stories as other readers get them.

Window -> store.streams.heads -> Head -> (light facts: the validator) -> (texts) -> Item -> render/, web/reader/
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aggregator.model.digest import DigestStory


@dataclass(frozen=True, slots=True)
class Window:
    """Which stories of the stream, and in which order; set by engine/stream.py and web/reader/."""

    grouped: bool  # stories only: an article waits until it is grouped, or it would come twice
    carried: frozenset[int] | None = None  # feeds one of which carries a report of the story; None: all
    origins: frozenset[int] | None = None  # feeds that brought it first; None: all
    subscribed: bool = False  # a feed that is still in the configuration reports it; False: all
    read: bool | None = None
    starred: bool | None = None
    old: datetime | None = None  # what came before counts as read, unless it is marked as unread
    since: datetime | None = None  # came at or after
    until: datetime | None = None  # came before
    after: int | None = None  # place the last page ended at
    oldest_first: bool = False
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Head:
    """One story's place in a stream; set by store.streams."""

    place: int  # id of its first article that belongs to the stream: never moves
    item: int  # id of its first article of all: the same in every stream
    story: int | None  # None while it stands alone


@dataclass(frozen=True, slots=True)
class Fact:
    """One report of a story without its text: what the validator is made of; set by store.streams."""

    item: int
    article: int
    state: int  # id of its newest revision
    moved_at: datetime  # when it last came, changed or got another text
    feeds: tuple[int, ...]  # that carry it, the first to bring it first
    rest: tuple[object, ...]  # stated times, extraction, addresses: whatever else is shown


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person did with a story; set by store.marks."""

    read: bool | None  # None: nobody said, so its age tells
    starred: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One story of the stream, whole."""

    id: int  # Head.item
    first_seen_at: datetime  # of the article `id`
    moved_at: datetime  # when one of its reports last came, changed or got another text
    origin: int | None  # feed that brought it first; None when that was taken out of the configuration
    story: DigestStory
    html: str  # of the fullest text, sanitised; "" when there is plain text only


@dataclass(frozen=True, slots=True)
class Unread:
    """Unread stories of one feed; set by store.streams."""

    feed: int
    count: int
    newest: datetime


@dataclass(frozen=True, slots=True)
class Channel:
    """The stream itself, as a feed says it; set by web/."""

    id: str  # never changes, see render.feeds.urn
    title: str
    address: str  # of this page
    home: str  # the pages people read
    updated: datetime
    timezone: str  # IANA, the reader's
    newest: str | None  # address of the first page, on every other one (RFC 5005 section 3)
    older: str | None  # address of the next page
