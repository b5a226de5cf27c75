"""The candidate index anew: 31-bit keys of the six rarest stems, without a second index; stems beside the signature."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

_DDL = """
UPDATE article SET group_pending = {yes} WHERE pruned_at IS NULL AND id IN (SELECT article_id FROM headline);
DELETE FROM headline_key;
DELETE FROM headline;
DROP INDEX headline_key_article;
ALTER TABLE headline RENAME COLUMN title TO stems
"""


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Empty the index; the headlines in it are indexed again by the next grouping, and stay in their stories."""
    for statement in _DDL.format(yes="1" if isinstance(db, SqliteDatabase) else "true").split(";"):
        db.execute_sql(statement)
