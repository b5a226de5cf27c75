"""Retention: old articles become tombstones, so that a feed that still lists them brings nothing back (E8); see forget.py for their end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from peewee import Database, fn

from aggregator.core.alerts import PREFIX
from aggregator.core.horizon import DigestReach, Horizon, horizons
from aggregator.model.upkeep import Pruned, Retention
from aggregator.store import forget, search_index, turns
from aggregator.store.database import is_sqlite
from aggregator.store.placing import renew
from aggregator.store.sizes import held_bytes, used_bytes
from aggregator.store.tables import (
    Article,
    DigestDelivery,
    DigestItem,
    DigestRun,
    Entry,
    FetchEvent,
    Mark,
    PageLook,
    RevisionRow,
    TimeClaimRow,
)

BATCH = 200  # articles in one transaction: writers beside us wait for milliseconds
_TEXTS = {"text": "", "html": b"", "feed_text": b""}
_FREED_PAGES = 1000  # given back to the file system at a time


def prune(database: Database, policy: Retention, now: datetime) -> Pruned:
    """Prune by age, by number per feed, then by size, and forget what nobody needs, each batch in a transaction of its own."""
    count = 0
    for query in (_aged(now - policy.articles, now), _surplus(policy.per_feed, now)):
        count += _all(database, query, now)
    if policy.size:
        count += _shrink(database, policy.size, now)
    with database.atomic():
        events = FetchEvent.delete().where(FetchEvent.at < now - policy.events).execute()
    pruned = Pruned(count, events, forget.tombstones(database, policy, now), forget.digests(database, policy, now))
    forget.hosts(database, now)
    if is_sqlite(database):
        database.execute_sql(f"PRAGMA incremental_vacuum({_FREED_PAGES})").fetchall()
        database.execute_sql("PRAGMA optimize").fetchall()
    return pruned


def _all(database: Database, query: Any, now: datetime) -> int:
    """Prune everything `query` (article ids) selects; each round it selects less."""
    return 0 if query is None else sum(_rounds(database, query, now))


def _rounds(database: Database, query: Any, now: datetime) -> Iterator[int]:
    while True:
        with database.atomic():
            numbers = [number for (number,) in query.limit(BATCH).tuples()]
            bury(database, numbers, now)
        yield len(numbers)
        if len(numbers) < BATCH:
            return


def _prunable(now: datetime) -> Any:
    """Return the condition every article to be pruned meets: still whole, not starred, and no digest needs it."""
    starred = Mark.select(Mark.article).where(Mark.starred == True)  # noqa: E712 - peewee makes SQL of it
    wanted = Article.pruned_at.is_null() & Article.id.not_in(starred)
    for name, needs in digest_horizons(now).items():
        told = (Article.changed_at <= needs.all_from) & _shown_by(name)
        wanted = wanted & (Article.backlog | (Article.changed_at <= needs.unshown_from) | told)
    return wanted


def _shown_by(name: str) -> Any:
    """Return the condition that a digest of this name has shown an article, and nobody has edited it since.

    A version that came later but moved no `changed_at` (the page's text in place of the feed's) is no edit.
    """
    edits = RevisionRow.select(1).where(
        (RevisionRow.article == Article.id) & (RevisionRow.id > DigestItem.state.cast("BIGINT")) & (RevisionRow.at <= Article.changed_at)
    )
    shown = DigestItem.select(1).join(DigestRun, on=(DigestItem.run == DigestRun.id))
    return fn.EXISTS(shown.where((DigestItem.article == Article.id) & (DigestRun.name == name) & ~fn.EXISTS(edits)))


def digest_horizons(now: datetime) -> dict[str, Horizon]:
    """Return what the digests of each name still need. Alerts look back two days only.

    A digest whose window ends after `now` was made by a clock that was ahead, and says nothing.
    """
    runs = DigestRun.select(DigestRun.name, fn.MIN(DigestRun.window_from), fn.MAX(DigestRun.window_to))
    happened = DigestRun.window_to <= now
    built = runs.where(~DigestRun.name.startswith(PREFIX), happened).group_by(DigestRun.name)
    ends = DigestRun.select(DigestRun.name, fn.MAX(DigestRun.window_to)).join(DigestDelivery)
    received = dict(ends.where(DigestDelivery.state == "done", happened).group_by(DigestRun.name).tuples())
    return horizons({name: DigestReach(first, newest, received.get(name)) for name, first, newest in built.tuples()})


def _aged(before: datetime, now: datetime) -> Any:
    return Article.select(Article.id).where(_prunable(now), Article.changed_at < before).order_by(Article.changed_at)


def _surplus(per_feed: int, now: datetime) -> Any:
    """Return articles that are past the limit in every feed that carries them."""
    if not per_feed:
        return None
    rank = fn.ROW_NUMBER().over(partition_by=[Entry.feed], order_by=[Entry.first_seen_at.desc(), Entry.id.desc()])
    ranked = Entry.select(Entry.article.alias("article_id"), rank.alias("place")).alias("ranked")
    past = ranked.select_from(ranked.c.article_id).group_by(ranked.c.article_id).having(fn.MIN(ranked.c.place) > per_feed)
    return Article.select(Article.id).where(_prunable(now), Article.id.in_(past)).order_by(Article.id)


def _shrink(database: Database, size: int, now: datetime) -> int:
    """Prune the oldest articles until the store holds at most `size` bytes, or nothing is left to prune."""
    count, used = 0, used_bytes(database)
    while used > size:
        query = Article.select(Article.id).where(_prunable(now)).order_by(Article.changed_at, Article.id).limit(BATCH)
        with database.atomic():
            numbers = [number for (number,) in query.tuples()]
            freed = _bury_for_room(database, numbers, now)
        count += len(numbers)
        if not numbers:
            break
        used = used_bytes(database) if is_sqlite(database) else used - freed
    return count


def _bury_for_room(database: Database, article_ids: list[int], now: datetime) -> int:
    """Make tombstones; return the bytes that gives on PostgreSQL, where counting takes as long as the store is large."""
    before = 0 if is_sqlite(database) else held_bytes(database, article_ids)
    bury(database, article_ids, now)
    return 0 if is_sqlite(database) else before - held_bytes(database, article_ids)


def bury(database: Database, article_ids: list[int], now: datetime) -> None:
    """Make tombstones: entry, address, title and times stay known; text, versions, claims and headlines go."""
    if not article_ids:
        return
    turns.take(database, turns.GROUPING)  # before we hold articles, as who groups does: stories are counted anew
    turns.hold_articles(database, article_ids)  # who groups one of them now puts its headline into the index first, where we find it
    search_index.take(database, article_ids)
    stories = _awaited(article_ids)
    forget.headlines(database, article_ids)
    for table, column in (
        (RevisionRow, RevisionRow.article),
        (TimeClaimRow, TimeClaimRow.article),
        (PageLook, PageLook.article),
    ):
        table.delete().where(column.in_(article_ids)).execute(database)
    gone = {"pruned_at": now, "published_claim": None, "updated_claim": None, "extract_at": None, "extract_host": None}
    Article.update(_TEXTS | gone | {"group_pending": False}).where(Article.id.in_(article_ids)).execute(database)
    renew(database, stories)


def _awaited(article_ids: list[int]) -> set[int]:
    """Return the stories in which some of these articles wait: one may last until a time that such a headline has in the index alone."""
    waits = Article.group_pending == True  # noqa: E712 - peewee makes SQL of it
    found = Article.select(Article.story).where(Article.id.in_(article_ids), waits, Article.story.is_null(is_null=False))
    return {story for (story,) in found.tuples()}
