"""Puts articles straight into a store, for tests of what reads them: no polling, no parsing, own words only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from aggregator.engine.digest import Delivered, Looks, build_slot, deliver, ring, work_due
from aggregator.engine.kit import Kit
from aggregator.store.store import Store
from aggregator.store.tables import Article, Duplicate, Entry, Feed, FeedPoll, RevisionRow, TimeClaimRow
from aggregator.store.tables import Story as StoryTable

START = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@dataclass
class Newsdesk:
    """Writes feeds, articles, edits and stories."""

    store: Store
    numbers: Any = field(default_factory=lambda: count(1))

    def feed(self, name: str, *tags: str, host: str | None = None, **settings: Any) -> int:
        url = f"https://{host or name.lower().replace(' ', '')}.example/feed/{next(self.numbers)}"
        row = Feed.create(url=url, name=name, settings={"tags": list(tags), **settings}, added_at=START - timedelta(days=30))
        FeedPoll.create(feed=row, host=f"{host or name.lower()}.example:443", next_poll_at=START)
        return row.id

    def story(self, topic: int | None = None) -> int:
        row = StoryTable.create(topic=topic or 0, first_at=START, last_at=START)
        StoryTable.update(topic=topic or row.id).where(StoryTable.id == row.id).execute()
        return row.id

    def publish(
        self, feed: int, title: str, text: str = "", *, at: datetime = START, published: datetime | None = None, **more: Any
    ) -> int:
        number = next(self.numbers)
        site = Feed.get_by_id(feed).url.split("/feed/")[0]
        row = Article.create(
            **{
                "canonical_url": f"{site}/{number}",
                "url": f"{site}/{number}",
                "title": title,
                "text": text,
                "first_seen_at": at,
                "changed_at": at,
                "sort_at": published or at,
                "extract_state": "feed",
                "group_pending": False,
                "word_count": len(text.split()),
                "language": "en",
                **more,
            }
        )
        Entry.create(feed=feed, article=row, key=str(number), content_hash=b"x", first_seen_at=at, last_seen_at=at)
        self._revision(row.id, title, text, at, "feed")
        if published:
            claim = TimeClaimRow.create(
                article=row,
                kind="published",
                source="rss.pubDate",
                raw_text="-",
                instant=published,
                precision="minute",
                zone_known=True,
                offset_minutes=0,
                seen_at=at,
            )
            Article.update(published_at=published, published_claim=claim.id).where(Article.id == row.id).execute()
        return row.id

    def edit(self, article: int, *, at: datetime, title: str | None = None, text: str | None = None, source: str = "feed") -> None:
        row = Article.get_by_id(article)
        title, text = title if title is not None else row.title, text if text is not None else row.text
        Article.update(title=title, text=text, changed_at=at, revisions=row.revisions + 1).where(Article.id == article).execute()
        self._revision(article, title, text, at, source)

    def copy(self, article: int, of: int) -> None:
        Duplicate.create(article=article, of_article=of, relation="duplicate", score=0.9, reasons=["same headline"], decided_at=START)

    @staticmethod
    def _revision(article: int, title: str, text: str, at: datetime, source: str) -> None:
        RevisionRow.create(article=article, at=at, source=source, title=title, text=text, content_hash=f"{title}{text}".encode())


async def deliver_due(kit: Kit, now: datetime, looks: Looks | None = None) -> list[Delivered]:
    """Do what the service does with the digests, alerts and deliveries due at `now`: two looks of its duty, one after the other."""
    done: list[Delivered] = []
    for wanted in (("build_digest", "ring"), ("deliver",)):
        for task, key in await work_due(kit, now):
            if task not in wanted:
                continue
            if task == "build_digest":
                await build_slot(kit, key, now)
            elif task == "ring":
                await ring(kit, now, looks or Looks())
            elif (delivered := await deliver(kit, key, now)) is not None:
                done.append(delivered)
    return done
