"""How much there is: rows, bytes, and what waits."""

from __future__ import annotations

from datetime import datetime

from peewee import Database, DatabaseError, OperationalError, fn

from aggregator.core.alerts import PREFIX
from aggregator.model.figures import Counts, TableSize
from aggregator.model.relation import Relation
from aggregator.store.database import is_sqlite
from aggregator.store.raw import name_of
from aggregator.store.search_index import WORDS
from aggregator.store.tables import ALL, Article, DigestDelivery, DigestRun, Duplicate, Entry, Feed, FeedPoll, Story

# Space that PostgreSQL has not given back yet is not counted: pruning could never bring it down.
_LIVE_POSTGRES = """SELECT COALESCE((SELECT SUM(pg_column_size(a.*)) FROM article a{}), 0)
    + COALESCE((SELECT SUM(pg_column_size(r.*)) FROM revision r{}), 0)
    + COALESCE((SELECT SUM(pg_column_size(s.*)) FROM article_words s{}), 0)"""
_FTS5 = "article_search"  # begins the names of its own tables, too


def seen_after(database: Database, now: datetime) -> tuple[int, datetime | None]:
    """Return how many articles were first seen later than `now`, and when the last of them was."""
    row = Article.select(fn.COUNT(Article.id), fn.MAX(Article.first_seen_at)).where(Article.first_seen_at > now)
    count, last = row.tuples().get(database)
    return int(count), Article.first_seen_at.python_value(last)


def used_bytes(database: Database) -> int:
    """Return the bytes in use: pages of the file that hold something, on PostgreSQL the rows that texts stand in."""
    if is_sqlite(database):
        return int((database.pragma("page_count") - database.pragma("freelist_count")) * database.pragma("page_size"))
    return int(database.execute_sql(_LIVE_POSTGRES.format("", "", "")).fetchone()[0])


def held_bytes(database: Database, articles: list[int]) -> int:
    """Return what these articles take of `used_bytes` on PostgreSQL, which reads every text of the store for that."""
    query = _LIVE_POSTGRES.format(" WHERE a.id = ANY(%s)", " WHERE r.article_id = ANY(%s)", " WHERE s.id = ANY(%s)")
    return int(database.execute_sql(query, (articles, articles, articles)).fetchone()[0])


def store_bytes(database: Database) -> int:
    """Return what the store takes on its disk."""
    if is_sqlite(database):
        return int(database.pragma("page_count") * database.pragma("page_size"))
    return sum(size.bytes or 0 for size in table_sizes(database))


def table_sizes(database: Database) -> list[TableSize]:
    """Return every table, the search index among them, the largest first where sizes are known."""
    found = _sqlite_bytes(database) if is_sqlite(database) else _postgres_bytes(database)
    names = [name_of(table) for table in ALL]
    sizes = [TableSize(name, count_rows(database, name), found.get(name) if found else None) for name in names]
    index, rows = (_FTS5, f"{_FTS5}_docsize") if is_sqlite(database) else (WORDS, WORDS)
    sizes.append(TableSize(index, count_rows(database, rows), found.get(index) if found else None))
    return sorted(sizes, key=lambda size: -(size.bytes or 0))


def count_rows(database: Database, name: str) -> int:
    """Return how many rows a table has."""
    return int(database.execute_sql(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - names from tables.py


def _sqlite_bytes(database: Database) -> dict[str, int]:
    """Return bytes by table, indexes and the shadow tables of the search index counted in; empty without dbstat."""
    query = "SELECT m.tbl_name, SUM(s.pgsize) FROM dbstat s JOIN sqlite_master m ON m.name = s.name GROUP BY m.tbl_name"
    try:
        rows = database.execute_sql(query).fetchall()
    except OperationalError as error:
        if "dbstat" in str(error):  # SQLite built without it
            return {}
        if database.pragma("quick_check", 1) != "ok":  # dbstat calls a page that leads nowhere a full disk
            raise DatabaseError("malformed") from error
        raise
    found: dict[str, int] = {}
    for name, size in rows:
        owner = _FTS5 if name.startswith(f"{_FTS5}_") else name
        found[owner] = found.get(owner, 0) + size
    return found


def _postgres_bytes(database: Database) -> dict[str, int]:
    query = "SELECT relname, pg_total_relation_size(relid) FROM pg_statio_user_tables WHERE schemaname = current_schema()"
    return dict(database.execute_sql(query).fetchall())


def counts(database: Database, now: datetime) -> Counts:
    """Return the figures of `status`."""
    waiting = DigestDelivery.state == "pending"
    is_ungrouped = Article.group_pending == True  # noqa: E712 - peewee makes SQL of it; bare, SQLite reads every article
    return Counts(
        feeds=dict(Feed.select(Feed.state, fn.COUNT(Feed.id)).group_by(Feed.state).order_by(Feed.state).tuples()),
        entries=Entry.select().count(),
        articles=Article.select().where(Article.pruned_at.is_null()).count(),
        stories=Story.select().count(),
        duplicates=Duplicate.select(Duplicate.article).where(Duplicate.relation == Relation.DUPLICATE.value).distinct().count(),
        poll=FeedPoll.select().where(FeedPoll.polled, FeedPoll.next_poll_at <= now).count(),
        extract=Article.select().where(Article.extract_at <= now).count(),
        extract_later=Article.select().where(Article.extract_at > now).count(),
        group=Article.select().where(is_ungrouped).count(),  # a tombstone is none of them (store.invariants)
        deliver=DigestDelivery.select().where(waiting).count(),
        last_digest=DigestRun.select(DigestRun.built_at)
        .where(~DigestRun.name.startswith(PREFIX))
        .order_by(-DigestRun.id)
        .limit(1)
        .scalar(),
        bytes=store_bytes(database),
    )
