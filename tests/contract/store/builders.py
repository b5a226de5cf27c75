"""Feeds, entries and polls of our own making, as short as a test wants them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

from aggregator.core.candidates import hashes
from aggregator.core.signatures import signature
from aggregator.errors import Outcome
from aggregator.model.article import ArticleQuery, EntryRecord, ExtractedPage, ExtractState, PageRecord
from aggregator.model.feed import FeedForPoll, FeedHints, FeedSpec, NextPoll, Validators
from aggregator.model.poll import DocumentFacts, FeedHealth, KnownEntry, PollOutcome, Revise, StandIn
from aggregator.model.story import ToGroup
from aggregator.model.times import ClaimKind, Precision, TimeClaim
from aggregator.store.headline_index import card_of
from aggregator.store.store import Store
from aggregator.store.tables import Article

NOW = datetime(2026, 11, 1, 7, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
HERALD, GAZETTE = "https://herald.example/feed", "https://gazette.example/feed"
HEALTH = FeedHealth(
    failures=0.0,
    gone_since=None,
    is_gone=False,
    redirect=None,
    adopt_url=None,
    not_modified_run=0,
    last_unconditional_at=None,
    overran=False,
)


@dataclass(frozen=True)
class Keep:
    """A [retention] that keeps everything but what a test says."""

    articles: timedelta = timedelta(days=3650)
    per_feed: int = 0
    size: int = 0
    events: timedelta = timedelta(days=3650)
    tombstones: timedelta = timedelta(days=3650)
    digests: timedelta = timedelta(days=3650)


def with_feeds(store: Store, *urls: str, now: datetime = NOW) -> list[FeedForPoll]:
    """Put feeds into the store and return them, leased, in the order given."""
    store.feeds.sync([FeedSpec(url=url, name="") for url in urls], now)
    return store.feeds.select(list(urls), now + MINUTE)


def claim(kind: ClaimKind, at: datetime, source: str = "rss.pubDate", raw: str | None = None) -> TimeClaim:
    return TimeClaim(kind, source, raw or at.isoformat(), at, Precision.SECOND, True, 0, at)


def entry(key: str, **changes: Any) -> EntryRecord:
    """Return a new entry about something that happened in our made-up town."""
    title = changes.pop("title", f"Ferry {key} leaves the harbour")
    text = changes.pop("text", f"The ferry {key} left the harbour in the morning with forty passengers.")
    facts: dict[str, Any] = {
        "guid": key,
        "words": len(text.split()),
        "url": f"https://herald.example/{key}",
        "canonical_url": f"https://herald.example/{key}",
        "html": f"<p>{text}</p>",
        "authors": ("Ida Holm",),
        "tags": ("harbour",),
        "language": "en",
        "image_url": None,
        "content_hash": blake2b(f"{title}\n{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        "claims": (claim(ClaimKind.PUBLISHED, NOW - HOUR),),
        "came_out": NOW - HOUR,
        "backlog": False,
        "wants_page": False,
    }
    return EntryRecord(key=key, title=title, text=text, **facts | changes)


def poll(feed: FeedForPoll, *new: EntryRecord, at: datetime = NOW, **changes: Any) -> PollOutcome:
    """Return a good poll that found `new`."""
    facts: dict[str, Any] = {
        "outcome": Outcome.UPDATED,
        "http_status": 200,
        "detail": "",
        "effective_url": feed.poll_url,
        "wire_bytes": 1200,
        "elapsed": 0.25,
        "validators": Validators(feed.poll_url, '"v1"', "Sun, 01 Nov 2026 06:00:00 GMT"),
        "body_hash": b"b" * 16,
        "health": HEALTH,
        "next_poll": NextPoll(at + HOUR, "interval 1h"),
        "facts": DocumentFacts("Town Herald", "https://herald.example/", "en", "rss20", FeedHints(ttl="60", skip_hours=("3",)), "guid"),
    }
    return PollOutcome(feed_id=feed.id, url=feed.spec.url, at=at, new=new, **facts | changes)


def known(store: Store, feed: FeedForPoll, key: str) -> KnownEntry:
    return store.articles.known(feed.id, [key], [], []).entries[0]


def revise(store: Store, feed: FeedForPoll, record: EntryRecord) -> Revise:
    return Revise(known(store, feed, record.key), record, "title")


def page(article_id: int, text: str, *, at: datetime = NOW + HOUR, **changes: Any) -> PageRecord:
    """Return a page visit that found `text`."""
    found = ExtractedPage(
        url="https://herald.example/a",
        canonical_url=None,
        title="A page's own title",
        text=text,
        html=f"<p>{text}</p>",
        authors=("Jon Berg",),
        language="en",
        image_url=None,
        section="Town",
        times=(),
        rejected=None,
        detail="main text",
    )
    facts: dict[str, Any] = {
        "state": ExtractState.DONE,
        "reason": None,
        "detail": "main text",
        "page": found,
        "claims": (),
        "tries": 1,
        "retry_at": None,
    }
    return PageRecord(article_id=article_id, at=at, **facts | changes)


def whole(store: Store) -> set[str]:
    """Return the keys of the articles that are no tombstones."""
    return {row.title.split()[1] for row in store.articles.list(ArticleQuery())}


def fill(store: Store) -> None:
    """Store a (old), b (a day later), c (two days later) of the Herald, and c of the Gazette, too."""
    one, two = with_feeds(store, HERALD, GAZETTE)
    for day, key in enumerate("abc"):
        store.feeds.record(poll(one, entry(key), at=NOW + day * DAY))
    store.feeds.record(poll(two, entry("c"), at=NOW + 2 * DAY))
    number = Article.get(Article.canonical_url == "https://herald.example/a").id
    item = ToGroup(number, "Ferry a", None, "", "https://herald.example/a", NOW, (one,), ("Herald",))
    store.index.save([card_of(item, signature("Ferry a"), ("ferri",), (), hashes(("ferri",), ()))])


def stand_in(row: KnownEntry) -> StandIn:
    """Return what a row stands in with for its entry."""
    return StandIn(row.entry_id, row.key, row.guid, row.url, row.title, row.content_hash, row.canonical_url)
