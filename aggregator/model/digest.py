"""What a digest is chosen from, and what it shows.

Candidate -> core.selection -> Plan -> (texts loaded) -> Digest of sections of DigestStory -> render/, deliver/
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from aggregator.model.attention import Need
from aggregator.model.times import ResolvedTime


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """One feed as selection sees it; set by store.digests.feeds."""

    id: int
    url: str
    name: str
    tags: tuple[str, ...]
    weight: float  # the user's, 1.0 unless set
    keep: tuple[str, ...] = ()  # filter expressions
    drop: tuple[str, ...] = ()
    removed: bool = False  # its articles are still shown; it is counted no more


class Candidate(NamedTuple):
    """One article of the window, without its text; set by store.digests.candidates. A tuple: a window may hold 100,000."""

    article_id: int
    url: str
    title: str
    story: int | None  # None until grouped
    topic: int | None
    feed_ids: tuple[int, ...]
    authors: tuple[str, ...]
    tags: tuple[str, ...]  # the article's own
    language: str | None
    first_seen_at: datetime
    changed_at: datetime
    sort_at: datetime
    duplicate: bool  # points at an earlier article it repeats
    state: int  # id of its newest revision: what this digest would show
    shown: int | None  # id of the revision this digest's name has shown last; None: never
    text: str | None = None  # only loaded for filters that look at it
    place: int | None = None  # best in a feed that an editor orders; None elsewhere
    echo: bool = False  # repeats a report this digest's name has shown; set by engine/build_digest.py


@dataclass(frozen=True, slots=True)
class Version:
    """One stored revision of an article; set by store.digests.versions."""

    id: int
    at: datetime
    source: str  # RevisionSource
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Pulse:
    """What differs as soon as an alert has reason to look; set by store.digest_material."""

    newest: int  # id of the newest article
    changed_at: datetime | None  # latest change of any
    ungrouped: int  # articles that wait to be grouped
    ungrouped_since: datetime | None  # when the longest waiting of them, within an alert's reach, came or changed


class EditKind(StrEnum):
    """What a run of words in a diff is."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    GAP = "gap"  # unchanged words left out


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words of one kind; "" for a gap."""

    kind: EditKind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What an article that was shown before says differently now; set by core.diffs."""

    article_id: int
    source: str  # the feed's name
    at: datetime  # when we saw the change
    title: tuple[Edit, ...]  # () when the headline is the same
    text: tuple[Edit, ...]  # () when the text is the same; bounded
    more: int  # changed places in the text beyond those shown
    silent: bool = False  # the publisher stated no new time with it; set by engine/build_digest.py
    notes: tuple[str, ...] = ()  # its marks in words, for people


@dataclass(frozen=True, slots=True)
class DigestSource:
    """One article behind a story."""

    article_id: int
    url: str  # http(s) only, or "" when the feed gave none
    title: str
    feeds: tuple[str, ...]  # names of the feeds that carry it
    feed_urls: tuple[str, ...]
    authors: tuple[str, ...]
    language: str | None
    published: ResolvedTime | None
    updated: ResolvedTime | None
    first_seen_at: datetime
    changed_at: datetime
    revisions: int
    duplicate_of: int | None
    duplicate_score: float | None
    reasons: tuple[str, ...]  # why it stands in this story
    extract_state: str  # ExtractState
    extract_reason: str | None
    word_count: int
    known: bool  # this digest has shown it before, unchanged


@dataclass(frozen=True, slots=True)
class DigestStory:
    """One story as it is shown."""

    key: str  # "story-12" or "article-7": anchor and stable identity
    story: int | None
    topic: int | None
    title: str
    title_why: str
    url: str  # of the article the headline comes from
    lead: str  # sentences of a source, never invented; "" when there is no text
    text: str  # the fullest text, paragraphs separated by blank lines
    language: str | None
    sources: tuple[DigestSource, ...]  # earliest first
    new: bool  # False: shown before, and moved on
    changes: tuple[Change, ...]
    created: ResolvedTime | None  # earliest any source states
    created_by: str  # that source's feed; "" when nobody says
    updated: ResolvedTime | None  # latest any source states
    updated_by: str
    first_seen_at: datetime
    changed_at: datetime
    minutes: int  # to read the fullest text; 0 when there is none
    mark: str  # what is wrong with the text behind it, in words; "" when nothing is
    image_url: str | None
    tags: tuple[str, ...]
    score: float
    why: tuple[str, ...]  # what the score is made of, and why its articles stand together
    more_sources: int = 0  # reports beyond those in `sources`


@dataclass(frozen=True, slots=True)
class DigestPart:
    """One section of a digest."""

    name: str
    kind: str  # "alert", "section" or "rest"
    stories: tuple[DigestStory, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """The window in figures."""

    articles: int  # new or changed in it
    stories: int  # they make, the ones beyond max_stories too
    feeds: int  # that brought them, those that were removed since aside
    updated: int  # stories that were shown before and moved on
    hours: tuple[tuple[datetime, int], ...]  # start of each bar, articles first seen or changed in it
    bar_minutes: int  # width of a bar
    story_hours: tuple[int, ...] = ()  # stories by bar: each at its newest report
    sources: tuple[tuple[str, int], ...] = ()  # feeds that brought most, by name, articles each; most first, bounded


@dataclass(frozen=True, slots=True)
class Shown:
    """One article state a digest shows or counts: what is remembered once it is delivered."""

    article_id: int
    state: int  # revision id


@dataclass(frozen=True, slots=True)
class Waiting:
    """One story a digest had no room for."""

    article_id: int  # its first new report
    title: str
    feeds: tuple[str, ...]  # names
    carried: bool  # it stands for the next digest again


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest, whole: everything that rendering needs."""

    name: str
    title: str
    scheduled_for: datetime
    built_at: datetime
    window_from: datetime
    window_to: datetime
    timezone: str  # IANA, the reader's
    parts: tuple[DigestPart, ...]
    more: int  # stories beyond max_stories
    needs: tuple[Need, ...]
    glance: Glance
    items: tuple[Shown, ...]
    waiting: tuple[Waiting, ...] = ()  # stories beyond max_stories, best first; bounded
    pages: str | None = None  # address of the pages people read, "" on those pages themselves; None without [web]

    @property
    def more_at(self) -> str | None:
        """Return the address of the page that lists what is waiting."""
        at = self.scheduled_for.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return None if self.pages is None else f"{self.pages}/digests/{self.name}/{at}/more"

    @property
    def stories(self) -> tuple[DigestStory, ...]:
        """Every story in reading order."""
        return tuple(story for part in self.parts for story in part.stories)
