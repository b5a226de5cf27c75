"""Scripts without spaces in the search index character by character: a search for a word of Chinese found nothing."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

from aggregator.core.spacing import UNSPACED_CLASS, spaced
from aggregator.store.bulk import many

_AT_ONCE = 1_000  # articles: some 6 MB of texts
_NEXT = "SELECT id, title, text FROM article WHERE pruned_at IS NULL AND id > {} ORDER BY id LIMIT {}"
_OUT = "INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
_IN = "INSERT INTO article_search(rowid, title, text) VALUES (?, ?, ?)"
_POSTGRES = (
    "ALTER TABLE article DROP COLUMN search",  # its index goes with it
    f"""ALTER TABLE article ADD COLUMN search tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', regexp_replace(left(title, 10000), '([{UNSPACED_CLASS}])', ' \\1 ', 'g')), 'A')
        || to_tsvector('simple', regexp_replace(left(text, 200000), '([{UNSPACED_CLASS}])', ' \\1 ', 'g'))) STORED""",
    "CREATE INDEX article_search ON article USING gin (search)",
)


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Index the articles anew that hold such a script."""
    if not isinstance(db, SqliteDatabase):
        for statement in _POSTGRES:
            db.execute_sql(statement)
        return
    last = 0
    while rows := db.execute_sql(_NEXT.format(last, _AT_ONCE)).fetchall():
        apart = [(number, spaced(title), spaced(text)) for number, title, text in rows]
        changed = [(old, new) for old, new in zip(rows, apart, strict=True) if tuple(old) != new]
        many(db, _OUT, [tuple(old) for old, _ in changed])
        many(db, _IN, [new for _, new in changed])
        last = rows[-1][0]
