"""Revisions: every title and text of an article that we saw, the newest in the search index.

The article's own title and text always equal its newest revision. On SQLite the
index is an FTS5 table whose content is the revision table: rows there never change,
so an old version can be taken out of the index with the very words it went in with.
On PostgreSQL the index is a generated column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from peewee import Database, fn

from aggregator.model.article import RevisionSource
from aggregator.store.bulk import chunks, insert_rows, many, next_ids
from aggregator.store.database import is_sqlite
from aggregator.store.tables import RevisionRow

_INDEX = "INSERT INTO revision_search(rowid, title, text) VALUES (?, ?, ?)"
_UNINDEX = "INSERT INTO revision_search(revision_search, rowid, title, text) VALUES ('delete', ?, ?, ?)"


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
    """Store versions, the newest of an article last; `first` when none of the articles has any yet."""
    if not first:
        unindex(database, newest({v.article_id for v in versions}))
    ids = next_ids(database, RevisionRow, len(versions))
    insert_rows(database, RevisionRow, [_as_columns(number, v) for number, v in zip(ids, versions, strict=True)])
    if is_sqlite(database):
        last = {v.article_id: number for number, v in zip(ids, versions, strict=True)}
        index(database, last.values())


def newest(article_ids: Iterable[int]) -> list[int]:
    """Return the id of each article's newest revision: the one in the index."""
    found: list[int] = []
    for part in chunks(article_ids):
        rows = RevisionRow.select(fn.MAX(RevisionRow.id)).where(RevisionRow.article.in_(part)).group_by(RevisionRow.article)
        found += [number for (number,) in rows.tuples()]
    return found


def unindex(database: Database, revision_ids: Sequence[int]) -> None:
    """Take revisions out of the index; they must be in it."""
    if is_sqlite(database):
        for part in chunks(revision_ids):
            many(database, _UNINDEX, _words(part))


def index(database: Database, revision_ids: Iterable[int]) -> None:
    """Put revisions into the index; they must not be in it."""
    for part in chunks(revision_ids):
        many(database, _INDEX, _words(part))


def _words(revision_ids: list[int]) -> list[tuple[int, str, str]]:
    """Return rowid, title and text as stored: the index must be given the very same words again."""
    return list(RevisionRow.select(RevisionRow.id, RevisionRow.title, RevisionRow.text).where(RevisionRow.id.in_(revision_ids)).tuples())


def _as_columns(number: int, version: Version) -> dict[str, object]:
    return {
        "id": number,
        "article": version.article_id,
        "at": version.at,
        "source": version.source.value,
        "title": version.title,
        "text": version.text,
        "content_hash": version.content_hash,
    }
