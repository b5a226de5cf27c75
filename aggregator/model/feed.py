"""What a feed is (configuration) and how it stands (store)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

FullText = bool | Literal["always"]  # True: the pages of entries whose feed does not carry the text; "always": of every entry


class FeedState(StrEnum):
    """Whether a feed is polled."""

    ACTIVE = "active"
    PAUSED = "paused"  # `enabled = false`, or `aggregator feeds pause`
    GONE = "gone"  # 410 twice, a day apart; probed weekly
    REMOVED = "removed"  # taken out of config.toml; articles stay


# Headers that a user cannot set for a feed: they tell how a message is framed, whom it is for, or what we have of it already.
RESERVED_HEADERS = frozenset(
    {"host", "connection", "content-length", "transfer-encoding", "accept-encoding", "if-none-match", "if-modified-since"}
)


@dataclass(frozen=True, slots=True)
class FeedSpec:
    """One `[[feeds]]` table with every default filled in; set by config/."""

    url: str  # as the user wrote it
    name: str  # the user's, else "" until the feed's own title is known
    tags: tuple[str, ...] = ()
    interval: timedelta = timedelta(hours=1)
    timezone: str | None = None  # IANA zone for times that state none
    fulltext: FullText = True
    language: str | None = None  # BCP 47; overrides what the feed says
    weight: float = 1.0  # ranking in the digest
    enabled: bool = True
    keep: tuple[str, ...] = ()  # filter expressions: an entry must match one
    drop: tuple[str, ...] = ()  # filter expressions: a matching entry is not shown
    was: tuple[str, ...] = ()  # old addresses whose history this feed continues
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # may hold a Cookie: never printed or stored
    user: str | None = None
    password_file: str | None = None
    ca_file: str | None = None


@dataclass(frozen=True, slots=True)
class SchedulePolicy:
    """The `[schedule]` table with one feed's own interval; set by config/."""

    interval: timedelta
    min_interval: timedelta
    max_interval: timedelta
    adaptive: bool
    jitter: float  # share of the interval, 0..1
    retry_after_max: timedelta
    gone_probe: timedelta
    moved_polls: int  # identical permanent redirects in a row ...
    moved_over: timedelta  # ... spread over at least this long, before the new address is adopted


@dataclass(frozen=True, slots=True)
class Validators:
    """ETag and Last-Modified of the last 200 or 304, byte for byte, and the URL they belong to."""

    url: str  # effective URL they were received from; sent back to no other
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class RedirectRun:
    """Identical permanent redirects in a row."""

    target: str  # absolute URL they end at
    count: int
    since: datetime  # first of the run, UTC


@dataclass(frozen=True, slots=True)
class FeedHints:
    """What a feed document says about polling, raw; core.schedule reads it."""

    ttl: str | None = None  # RSS <ttl>, minutes
    skip_hours: tuple[str, ...] = ()  # RSS <skipHours>, GMT
    skip_days: tuple[str, ...] = ()  # RSS <skipDays>, GMT
    update_period: str | None = None  # sy:updatePeriod
    update_frequency: str | None = None  # sy:updateFrequency


@dataclass(frozen=True, slots=True)
class NextPoll:
    """When a feed is polled next, and which rule said so."""

    at: datetime  # UTC
    why: str  # one phrase: "interval 1h", "max-age 3600 s", "Retry-After 120 s", "2 failures: 2h"


@dataclass(frozen=True, slots=True)
class FeedForPoll:
    """One due feed as the store hands it to the poller."""

    id: int
    spec: FeedSpec  # headers are empty here: the engine takes them from the configuration
    state: FeedState
    host: str  # URL's host and port of the address to ask
    poll_url: str  # the adopted address after a move, else spec.url
    next_poll_at: datetime
    next_poll_why: str  # the rule that set it
    validators: Validators | None
    body_hash: bytes | None  # XXH3, 128 bits, of the last body that was recorded
    hints: FeedHints  # of the last document parsed
    failures: float  # sum of grades since the last success
    last_ok_at: datetime | None
    last_poll_at: datetime | None
    not_modified_run: int  # 304s in a row
    last_unconditional_at: datetime | None
    gone_since: datetime | None  # first 410 of an unbroken run
    redirect: RedirectRun | None
    arrivals: tuple[datetime, ...]  # core.rhythm.arrival of the newest entries, newest first, at most 50
    identity_policy: str  # how entries are named, see core.keys: "guid", or "link" for good once guids were bad
    window_size: int = 0  # entries of the last document read that its filters let through; 0: none was read
    overran_at: datetime | None = None  # as FeedRow.overran_at


@dataclass(frozen=True, slots=True)
class TurnAsked:
    """Who wants to ask a host, and when."""

    hosts: Sequence[str]  # the host, and the one it shares its limits with
    now: datetime
    delay: timedelta  # the host is kept for, from the turn on


@dataclass(frozen=True, slots=True)
class HostState:
    """Pacing and back-off of one host (URL host and port)."""

    host: str
    next_at: datetime | None  # no request may start before
    retry_at: datetime | None  # Retry-After: no request at all before, `--force` included
    throttles: int  # rate limits in a row without Retry-After
    robots: str | None  # last robots.txt
    robots_until: datetime | None  # when it must be fetched again


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One feed as people see it (`feeds list`, `status`, doctor, digest)."""

    id: int
    url: str
    poll_url: str
    name: str
    site_url: str | None
    tags: tuple[str, ...]
    source: str  # "file" or "store" (bulk import)
    state: FeedState
    next_poll_at: datetime | None
    next_poll_why: str
    last_poll_at: datetime | None
    last_ok_at: datetime | None
    last_outcome: str | None
    last_detail: str | None
    failures: float
    entries: int
    moved_to: str | None  # adopted address, to be put into config.toml
    overran_at: datetime | None  # last time a full window was all new and its archives did not make up for it
    arrivals: tuple[datetime, ...] = ()  # first_seen_at of the newest entries, newest first, at most 50
    settings: dict[str, Any] = field(default_factory=dict, repr=False)  # the stored [[feeds]] table, no secrets


@dataclass(frozen=True, slots=True)
class FeedHistory:
    """A feed's last days; set by store.feed_history."""

    arrivals: tuple[int, ...]  # entries first seen by day, today last
    polls: int  # in these days
    failed: int  # of them, whatever the reason


@dataclass(frozen=True, slots=True)
class DueFeed:
    """One feed whose time has come; set by store.feeds.due."""

    feed_id: int
    host: str
    next_poll_at: datetime


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What bringing the store in line with config.toml changed: configured addresses."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InstanceRow:
    """One process that works on the store (`cluster status`, `status`)."""

    id: str
    role: str  # "alone", or in a cluster "all", "scheduler", "worker"
    machine: str
    pid: int
    version: str
    started_at: datetime
    beat_at: datetime
    note: str  # what the user should know: a refused reload, ...
