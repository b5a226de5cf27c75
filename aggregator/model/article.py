"""Articles, their versions, and what extraction makes of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aggregator.errors import Rejection
from aggregator.model.feed import FeedState, Validators
from aggregator.model.times import RawTime, ResolvedTime, TimeClaim


class ExtractState(StrEnum):
    """Where an article's full text stands."""

    PENDING = "pending"  # page still to be fetched
    DONE = "done"  # text is the page's
    FEED = "feed"  # text is the feed's own (full text in the feed, or fulltext = false)
    REJECTED = "rejected"  # page is not the article; reason in extract_reason; text is the feed's
    FAILED = "failed"  # page could not be fetched after every try; reason in extract_reason


class RevisionSource(StrEnum):
    """Who gave us a version of an article."""

    FEED = "feed"
    PAGE = "page"
    FURNITURE = "furniture"  # the page, but three or more of its host hold that text: taken back, no version of the publisher's
    RESTORED = "restored"  # ourselves: what stood before furniture stands again


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One new or revised entry, ready to be stored; set by core.identity and core.times through engine/poll_host."""

    key: str  # identity within its feed, see core.keys
    guid: str | None
    url: str | None  # as the feed gives it
    canonical_url: str | None  # for comparison only; None when the entry owns no address of its own
    title: str
    text: str  # plain text of the best of content and summary
    words: int  # of that
    html: str  # sanitised HTML of the same
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str | None
    image_url: str | None
    content_hash: bytes  # of what counts as an edit (E3): title, text, link, authors, tags
    claims: tuple[TimeClaim, ...]
    came_out: datetime  # core.rhythm.arrival, for an entry that is new
    backlog: bool  # already old when the feed was first polled: stays out of the next digest (E7)
    wants_page: bool  # whether the article page is to be fetched
    page_why: str = ""  # the reason of core.pages for that; the article's `extract_detail` until its page is visited
    place: int | None = None  # in a feed that an editor orders, see core.prominence; None elsewhere


@dataclass(frozen=True, slots=True)
class PageForExtract:
    """One pending article page."""

    article_id: int
    url: str
    title: str
    feed_text: str
    language: str | None
    timezone: str | None  # of the feed it came from
    tries: int
    feed_url: str  # the feed whose headers and login apply
    feed_state: FeedState
    fulltext: bool  # the feed's setting
    born_at: datetime  # the ladder of looks counts from here: sort_at
    again: bool  # its text is there: the page is looked at for edits
    validators: Validators | None  # of the last whole answer
    failures: int  # looks in a row that did not get the page
    looks: int  # at pages of its host, so far
    edits: int  # that these looks found


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """What one page says; set by extract/."""

    url: str
    canonical_url: str | None
    title: str
    text: str  # what was found, also when rejected
    html: str  # the same, sanitised
    authors: tuple[str, ...]
    language: str | None
    image_url: str | None
    section: str | None
    times: tuple[RawTime, ...]
    rejected: Rejection | None
    detail: str  # which extractor, what was dropped and why; or why it was rejected
    next_url: str | None = None  # the page it names as the next; whether of the same article says core.furtherpages
    other_url: str | None = None  # its AMP or print version


@dataclass(frozen=True, slots=True)
class NextLook:
    """What it takes to look at a page again; set by engine/looking.py from core.looks."""

    at: datetime | None  # None: left alone from now on
    validators: Validators | None  # of the last whole answer
    failures: int  # looks in a row that did not get the page
    answered: bool  # this visit did: it counts for the host's habit


@dataclass(frozen=True, slots=True)
class PageRecord:
    """The result of one page visit, ready to be stored in one transaction."""

    article_id: int
    at: datetime
    state: ExtractState
    reason: str | None  # Rejection or Outcome code when not DONE
    detail: str
    page: ExtractedPage | None  # None when nothing was fetched
    claims: tuple[TimeClaim, ...]
    tries: int
    retry_at: datetime | None  # when PENDING again
    look: NextLook | None = None  # None: nothing to look at again, the page was never read


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of an article we saw."""

    id: int
    at: datetime  # when we saw it
    source: RevisionSource
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article as every reader of the store gets it."""

    id: int
    url: str
    title: str
    feeds: tuple[str, ...]  # feed URLs that carry it
    feed_names: tuple[str, ...]  # same order
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str | None
    image_url: str | None
    published: ResolvedTime | None
    updated: ResolvedTime | None
    first_seen_at: datetime
    changed_at: datetime
    sort_at: datetime
    revisions: int
    story: int | None
    duplicate_of: int | None
    duplicate_score: float | None
    duplicate_reasons: tuple[str, ...]
    extract_state: ExtractState
    extract_reason: str | None
    word_count: int
    text: str | None  # None unless asked for
    html: str | None = None  # None unless asked for
    extract_detail: str = ""  # what was extracted how; why the page is not the article; why it is fetched or not
    pruned_at: datetime | None = None  # when retention dropped its text, versions and claims

    @property
    def papers(self) -> tuple[str, ...]:
        """The names of its feeds, each once: a feed whose address changed without `was` is another of the same name."""
        return tuple(dict.fromkeys(self.feed_names))


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """What `articles` and the readers' API ask for; every condition must hold."""

    since: datetime | None = None  # first seen at or after
    until: datetime | None = None  # first seen before
    before: int | None = None  # what follows this article in the list: where the last page ended; NotFoundError when there is none
    feed: str | None = None  # address, name or title
    story: int | None = None
    duplicates: bool | None = None  # True: only duplicates; False: none; None: all
    limit: int | None = 100  # None: all
    text: bool = False  # with text and HTML


FOUND, FOUND_END = "\u2068", "\u2069"  # around words found in a snippet: Unicode isolates, which hardly any text holds by itself


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One article that full-text search found."""

    article: ArticleRow
    snippet: str  # plain text around the hit, the words found between FOUND and FOUND_END
