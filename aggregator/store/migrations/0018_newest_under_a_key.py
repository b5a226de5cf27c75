"""The candidate index as one row a key, with the newest articles under it: a hundred rows were read for what is one, and each taken out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from peewee import SqliteDatabase

from aggregator.store.postings import NEWEST, packed

_MIDDLE = 1 << 31  # keys stood around nought, which the numbers of rows do not like
_CREATE = "CREATE TABLE headline_key_new (hash {} NOT NULL PRIMARY KEY, articles {} NOT NULL)"
_LISTS = f"""INSERT INTO headline_key_new (hash, articles)
    SELECT hash + {_MIDDLE}, string_agg(substring(int8send(article) FROM 5), ''::bytea ORDER BY article DESC) FROM (
        SELECT hash, article, row_number() OVER (PARTITION BY hash ORDER BY article DESC) AS place FROM headline_key) AS k
    WHERE place <= {NEWEST} GROUP BY hash"""  # noqa: S608 - constants
_IN_ITS_PLACE = ("DROP TABLE headline_key", "ALTER TABLE headline_key_new RENAME TO headline_key")
_INDEX = "ALTER INDEX headline_key_new_pkey RENAME TO headline_key_pkey"


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Put the articles of each key into one list, which forgets all but the newest."""
    sqlite = isinstance(db, SqliteDatabase)
    db.execute_sql(_CREATE.format(*("INTEGER", "BLOB") if sqlite else ("BIGINT", "BYTEA")))
    if sqlite:
        db.connection().executemany("INSERT INTO headline_key_new (hash, articles) VALUES (?, ?)", _lists(db))
    for statement in (*(() if sqlite else (_LISTS,)), *_IN_ITS_PLACE, *(() if sqlite else (_INDEX,))):
        db.execute_sql(statement)


def _lists(db: Any) -> Iterator[tuple[int, bytes]]:
    """Yield key and list, as the keys lie."""
    rows = db.execute_sql("SELECT hash, article FROM headline_key ORDER BY hash, article")
    for key, found in groupby(rows, key=itemgetter(0)):
        yield key + _MIDDLE, packed([article for _, article in found][: -NEWEST - 1 : -1])
