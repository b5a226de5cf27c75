"""What is remembered of each feed's last document."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Create feed_chunks."""
    kind = "BLOB" if isinstance(db, SqliteDatabase) else "BYTEA"
    db.execute_sql(
        f"""CREATE TABLE feed_chunks (
            feed_id INTEGER NOT NULL PRIMARY KEY,
            chunks {kind} NOT NULL,
            FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE
        )"""
    )
