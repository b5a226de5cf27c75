"""The newest headlines of each story in one row: for a topic grouping read a hundred headlines, three rows each, to find forty."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

from aggregator.store import story_words

_CREATE = "CREATE TABLE story_words (story_id {} NOT NULL PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE, newest TEXT NOT NULL)"


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Write them from the headlines of the index."""
    db.execute_sql(_CREATE.format("INTEGER" if isinstance(db, SqliteDatabase) else "BIGINT"))
    story_words.fill(db)
