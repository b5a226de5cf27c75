"""Revisions: every title and text of an article that we saw; the newest is the article's own.

A version's text stands in the article while it is the newest (its own column is NULL) and moves, packed, into its
row when another takes its place: no text is kept twice. On SQLite the search index is an FTS5 table whose content
is the article table: what leaves it must be told with the very words it went in with, so the index is changed
before the article is. On PostgreSQL the index is a generated column. Both take scripts without spaces character by
character (core/spacing.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from peewee import Database, fn

from aggregator.core.spacing import spaced
from aggregator.model.article import RevisionSource
from aggregator.store.bulk import chunks, insert_rows, many, next_ids
from aggregator.store.database import is_sqlite
from aggregator.store.fields import storable
from aggregator.store.packing import pack
from aggregator.store.tables import WHOLE, Article, RevisionRow

_INDEX = "INSERT INTO article_search(rowid, title, text) VALUES (?, ?, ?)"
_UNINDEX = "INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
_NEXT = "SELECT id, title, text FROM article WHERE pruned_at IS NULL AND id > ? ORDER BY id LIMIT ?"
_AT_ONCE = 1_000  # articles: some 6 MB of texts
_KEEP = "UPDATE revision SET text = ? WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Version:
    """One version about to be stored."""

    article_id: int
    at: datetime
    source: RevisionSource
    title: str
    text: str
    content_hash: bytes


def add(database: Database, versions: Sequence[Version], *, first: bool = False) -> None:
    """Store versions, one an article, before the articles show them; `first` when none of the articles has any yet."""
    if not first:
        articles = {v.article_id for v in versions}
        _supersede(database, articles)
        unindex(database, articles)
    ids = next_ids(database, RevisionRow, len(versions))
    insert_rows(database, RevisionRow, [_as_columns(number, v) for number, v in zip(ids, versions, strict=True)])
    if is_sqlite(database):
        many(database, _INDEX, [_as_indexed(v.article_id, storable(v.title), storable(v.text)) for v in versions])


def _supersede(database: Database, article_ids: Collection[int]) -> None:
    """Give the newest version of each article a text of its own."""
    last = newest(article_ids)
    texts = texts_of(last)
    many(database, _KEEP, [(pack(texts[article]), number) for article, number in last.items()])


def newest(article_ids: Iterable[int]) -> dict[int, int]:
    """Return article -> id of its newest revision."""
    found: dict[int, int] = {}
    for part in chunks(article_ids):
        rows = RevisionRow.select(RevisionRow.article, fn.MAX(RevisionRow.id)).where(RevisionRow.article.in_(part))
        found |= dict(rows.group_by(RevisionRow.article).tuples())
    return found


def texts_of(article_ids: Iterable[int]) -> dict[int, str]:
    """Return the texts of articles: those of their newest versions."""
    found: dict[int, str] = {}
    for part in chunks(article_ids):
        found |= dict(Article.select(Article.id, Article.text).where(Article.id.in_(part)).tuples())
    return found


def unindex(database: Database, article_ids: Iterable[int]) -> None:
    """Take articles out of the index; tombstones are not in it."""
    if is_sqlite(database):
        for part in chunks(article_ids):
            whole = Article.select(Article.id, Article.title, Article.text).where(Article.id.in_(part), WHOLE)
            many(database, _UNINDEX, [_as_indexed(*row) for row in whole.tuples()])


def index_all(database: Database) -> None:
    """Fill the empty index of SQLite from the articles as they are stored."""
    last = 0
    while rows := database.execute_sql(_NEXT, (last, _AT_ONCE)).fetchall():
        many(database, _INDEX, [_as_indexed(*row) for row in rows])
        last = rows[-1][0]


def _as_indexed(number: int, title: str, text: str) -> tuple[int, str, str]:
    return number, spaced(title), spaced(text)


def _as_columns(number: int, version: Version) -> dict[str, object]:
    return {
        "id": number,
        "article": version.article_id,
        "at": version.at,
        "source": version.source.value,
        "title": version.title,
        "text": None,
        "content_hash": version.content_hash,
    }
