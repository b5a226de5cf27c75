"""New entries of a poll: each leads to a new article, or to one that another feed brought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import Database

from aggregator.core.urls import host_of
from aggregator.model.article import EntryRecord, ExtractState, RevisionSource
from aggregator.model.poll import PollOutcome
from aggregator.store import article_texts, claims, raw, turns, versions
from aggregator.store.bulk import chunks, insert_rows, next_ids
from aggregator.store.database import is_sqlite
from aggregator.store.fields import storable, to_text
from aggregator.store.tables import WHOLE, Article, Entry


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a poll's new entries."""

    entries: int
    article_ids: tuple[int, ...]  # new ones only: those that were there are grouped already


def add_new(database: Database, outcome: PollOutcome) -> Added:
    """Store `outcome.new`, oldest first; an entry that another process stored meanwhile is left alone."""
    records = _unknown(database, outcome)
    if not records:
        return Added(0, ())
    articles = articles_of(database, {storable(r.canonical_url) for r in records if r.canonical_url})
    fresh: dict[int, EntryRecord] = {}
    attached: dict[int, list[EntryRecord]] = {}
    ids = iter(next_ids(database, Article, len(records)))
    placed: list[tuple[int, EntryRecord]] = []
    for record in records:
        number = articles.get(storable(record.canonical_url)) if record.canonical_url else None
        if number is None:
            number = next(ids)
            fresh[number] = record
            if record.canonical_url:
                articles[storable(record.canonical_url)] = number
        else:
            attached.setdefault(number, []).append(record)
        placed.append((number, record))
    _articles(database, outcome, fresh, attached)
    _entries(database, outcome, placed)
    return Added(len(records), tuple(fresh))


def mark_seen(database: Database, outcome: PollOutcome) -> None:
    """Note that known entries are still in the document, in one statement for up to 500 of them.

    OR FAIL spares SQLite a savepoint before the statement, at which the search index would write out what it holds back: one piece of
    index for each poll of a transaction, to be merged later. Nothing is lost by it: a failure here ends the whole transaction.
    """
    alone = " OR FAIL" if is_sqlite(database) else ""
    for part in chunks(outcome.seen):
        raw.run(database, f"UPDATE{alone} entry SET last_seen_at = ? WHERE id IN ({raw.marks(part)})", [to_text(outcome.at), *part])


def articles_of(database: Database, canonical_urls: Iterable[str]) -> dict[str, int]:
    """Return canonical address -> article id, over all feeds."""
    found: list[tuple[Any, ...]] = []
    for part in chunks(canonical_urls):
        found += raw.rows(database, f"SELECT canonical_url, id FROM article WHERE canonical_url IN ({raw.marks(part)})", part)  # noqa: S608 - marks
    return dict(found)


def page_columns(record: EntryRecord, outcome: PollOutcome) -> dict[str, Any]:
    """Return when and where the article's page is to be fetched, if it is."""
    if not (record.wants_page and record.url):
        return {"extract_at": None, "extract_host": None}
    return {"extract_at": outcome.at, "extract_host": host_of(record.url)}


def _unknown(database: Database, outcome: PollOutcome) -> list[EntryRecord]:
    """Return the new entries that the store still lacks, in the order in which they came out."""
    by_key: dict[str, EntryRecord] = {}
    for record in outcome.new:
        by_key.setdefault(storable(record.key), record)  # of two with one key the first counts
    for part in chunks(by_key):
        sql = f"SELECT key FROM entry WHERE feed_id = ? AND key IN ({raw.marks(part)})"  # noqa: S608 - marks
        for (key,) in raw.rows(database, sql, [outcome.feed_id, *part]):
            del by_key[key]
    return sorted(by_key.values(), key=lambda record: record.came_out)


def _articles(database: Database, outcome: PollOutcome, fresh: dict[int, EntryRecord], attached: dict[int, list[EntryRecord]]) -> None:
    """Insert the new articles with their times resolved; give the others what the new entries claim."""
    there = [number for number in attached if number not in fresh]
    turns.hold_articles(database, there)
    sets = claims.load(database, _times(there))
    sets |= {number: claims.ClaimSet(number, outcome.at) for number in fresh}
    for number, record in fresh.items():
        sets[number].add(record.claims)
    for number, record in ((number, record) for number, records in attached.items() if number in sets for record in records):
        sets[number].add(record.claims)
    plan = claims.plan(database, [s for s in sets.values() if s.fresh or s.article_id in fresh])
    insert_rows(database, Article, [_article(number, record, outcome) | plan.columns[number] for number, record in fresh.items()])
    for number in there:
        if number in plan.columns:
            Article.update(plan.columns[number]).where(Article.id == number).execute(database)
    plan.write(database)
    versions.add(database, [_version(number, record, outcome) for number, record in fresh.items()], first=True)


def _times(article_ids: Iterable[int]) -> dict[int, tuple[datetime, datetime]]:
    """Return when articles were first seen and by what they sort; tombstones are missing, they hear no more."""
    there: dict[int, tuple[datetime, datetime]] = {}
    for part in chunks(article_ids):
        query = Article.select(Article.id, Article.first_seen_at, Article.sort_at).where(Article.id.in_(part), WHOLE)
        there |= {number: (seen, sort_at) for number, seen, sort_at in query.tuples()}
    return there


def _article(number: int, record: EntryRecord, outcome: PollOutcome) -> dict[str, Any]:
    page = page_columns(record, outcome)
    return {
        "id": number,
        "canonical_url": record.canonical_url,
        "url": record.url or "",
        "title": record.title,
        **article_texts.columns(record.text, record.html, record.text, record.words),
        "authors": list(record.authors),
        "tags": list(record.tags),
        "language": record.language,
        "image_url": record.image_url,
        "first_seen_at": outcome.at,
        "changed_at": outcome.at,
        "backlog": record.backlog,
        "extract_state": (ExtractState.PENDING if page["extract_at"] else ExtractState.FEED).value,
        "extract_detail": record.page_why,
        **page,
    }


def _version(number: int, record: EntryRecord, outcome: PollOutcome) -> versions.Version:
    return versions.Version(number, outcome.at, RevisionSource.FEED, record.title, record.text, record.content_hash)


def _entries(database: Database, outcome: PollOutcome, placed: list[tuple[int, EntryRecord]]) -> None:
    rows = [
        {
            "feed": outcome.feed_id,
            "article": number,
            "key": record.key,
            "guid": record.guid,
            "url": record.url,
            "title": record.title,
            "content_hash": record.content_hash,
            "recent_hashes": [record.content_hash.hex()],
            "first_seen_at": outcome.at,
            "last_seen_at": outcome.at,
            "place": record.place,
        }
        for number, record in placed
    ]
    insert_rows(database, Entry, rows)
