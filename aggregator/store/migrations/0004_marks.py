"""What people read and starred in another reader."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

_TABLE = """
    CREATE TABLE mark (
        article_id {big} NOT NULL PRIMARY KEY,
        read {flag} NOT NULL,
        starred {flag} NOT NULL,
        at {time} NOT NULL,
        FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
    )"""


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Create the table."""
    sqlite = isinstance(db, SqliteDatabase)
    names = {"big": "INTEGER", "flag": "INTEGER", "time": "TEXT"} if sqlite else {"big": "BIGINT", "flag": "BOOLEAN", "time": "TIMESTAMPTZ"}
    db.execute_sql(_TABLE.format(**names))
