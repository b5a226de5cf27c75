"""The search index anew, of words that are cut and folded here: it held texts as printed, in which each engine found other words.

All articles are read once, some at a time, which takes about half a second a thousand.
"""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

from aggregator.store import search_index
from aggregator.store.progress import tell

_SQLITE = (
    "DROP TABLE article_search",
    "CREATE VIRTUAL TABLE article_search USING fts5(title, text, content='', tokenize='ascii')",
)
_POSTGRES = (
    "ALTER TABLE article DROP COLUMN search",  # its index goes with it
    "CREATE TABLE article_words (id BIGINT NOT NULL PRIMARY KEY, words tsvector NOT NULL)",
)
_FILLED = (  # of a full table in a third of the time
    "ALTER TABLE article_words ADD FOREIGN KEY (id) REFERENCES article (id) ON DELETE CASCADE",
    "CREATE INDEX article_words_words ON article_words USING gin (words)",
    "CLUSTER article USING article_pkey",  # writes its rows anew: a dropped column keeps its room in each
)


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Make the index, and fill it."""
    sqlite = isinstance(db, SqliteDatabase)
    for statement in _SQLITE if sqlite else _POSTGRES:
        db.execute_sql(statement)
    search_index.fill(db)
    for statement in () if sqlite else _FILLED:
        tell(f"search index: {statement}")
        db.execute_sql(statement)
