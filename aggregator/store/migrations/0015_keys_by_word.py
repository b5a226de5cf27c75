"""The keys of the candidate index by their first word: a headline's 21 lay on as many pages, each of which was written."""

from __future__ import annotations

import json
from typing import Any

from aggregator.core.candidates import hashes
from aggregator.store.bulk import many

_ADD_KEY = "INSERT INTO headline_key (hash, article) VALUES (?, ?)"
_MIDDLE = 1 << 31  # keys stood around nought
_AT_ONCE = 10_000  # headlines: their keys go in as they lie
_NEXT = "SELECT article_id, signature FROM headline WHERE article_id > {} ORDER BY article_id LIMIT {}"


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Make the keys of every headline in the index anew."""
    db.execute_sql("DELETE FROM headline_key")
    last = 0
    while rows := db.execute_sql(_NEXT.format(last, _AT_ONCE)).fetchall():
        kept = ((article, json.loads(document)) for article, document in rows)
        many(db, _ADD_KEY, sorted((key - _MIDDLE, article) for article, said in kept for key in hashes(said["r"], said["x"])))
        last = rows[-1][0]
