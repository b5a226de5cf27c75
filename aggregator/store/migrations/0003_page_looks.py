"""Pages are looked at again for edits: when, with which validators, and what came of it on each host."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

_DDL = """
CREATE TABLE page_look (
    article_id {big} NOT NULL PRIMARY KEY,
    host TEXT NOT NULL,
    due_at {time},
    failures INTEGER NOT NULL,
    title TEXT,
    validators_url TEXT,
    etag TEXT,
    last_modified TEXT,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
CREATE INDEX page_look_due_at_host ON page_look (due_at, host);
ALTER TABLE host ADD COLUMN looks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN edits INTEGER NOT NULL DEFAULT 0
"""


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Create page_look and count looks by host. Pages read before are not looked at again unless their feed says they changed."""
    words = {"big": "INTEGER", "time": "TEXT"} if isinstance(db, SqliteDatabase) else {"big": "BIGINT", "time": "TIMESTAMPTZ"}
    for statement in _DDL.format_map(words).split(";"):
        db.execute_sql(statement)
