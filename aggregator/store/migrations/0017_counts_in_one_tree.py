"""Counts of words in one tree on SQLite: grouping looks up forty words a headline, and went through an index to the rows each time."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

_STATEMENTS = (
    "CREATE TABLE stem_new (stem TEXT NOT NULL PRIMARY KEY, stories INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO stem_new SELECT stem, stories FROM stem ORDER BY stem",
    "DROP TABLE stem",
    "ALTER TABLE stem_new RENAME TO stem",
)


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Copy the counts, in their order; PostgreSQL has its own way to keep them."""
    for statement in _STATEMENTS if isinstance(db, SqliteDatabase) else ():
        db.execute_sql(statement)
