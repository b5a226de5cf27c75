"""Full-text search: FTS5 over revisions on SQLite, a generated tsvector on PostgreSQL."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

_SQLITE = (
    # Rows of `revision` never change, so the index keeps no copy of them.
    """CREATE VIRTUAL TABLE revision_search USING fts5(
        title, text, content='revision', content_rowid='id', tokenize='unicode61 remove_diacritics 2')""",
)
_POSTGRES = (
    # A tsvector holds at most 1 MB: the first 200,000 characters of a text are indexed.
    """ALTER TABLE article ADD COLUMN search tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', left(title, 10000)), 'A') || to_tsvector('simple', left(text, 200000))) STORED""",
    "CREATE INDEX article_search ON article USING gin (search)",
)


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Create the search index."""
    for statement in _SQLITE if isinstance(db, SqliteDatabase) else _POSTGRES:
        db.execute_sql(statement)
