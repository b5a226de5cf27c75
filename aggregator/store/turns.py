"""Turns that the processes on a PostgreSQL store take; on SQLite the write lock of a transaction gives them already."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from peewee import Database, IntegrityError, OperationalError

from aggregator.store import raw
from aggregator.store.bulk import chunks
from aggregator.store.database import is_sqlite

T = TypeVar("T")

GROUPING = 1  # who groups, splits or merges
FEED_LIST = 2  # who brings the feeds in line with a config.toml
DIGESTS = 3  # who builds the digest of a slot, keeps one, or begins to deliver one
_TRIES = 5  # of a transaction that met another one: each time one of the two succeeds


def take(database: Database, turn: int) -> None:
    """Wait until nobody else has this turn, and have it until the running transaction ends."""
    if not is_sqlite(database):
        database.execute_sql("SELECT pg_advisory_xact_lock(%s, hashtext(current_schema()))", (turn,))


def hold_articles(database: Database, article_ids: Iterable[int]) -> None:
    """Keep others from changing these articles until the running transaction ends: what is read of them stays true."""
    if is_sqlite(database):
        return
    for part in chunks(sorted(set(article_ids))):  # in one order, so that two do not wait for each other
        raw.rows(database, f"SELECT id FROM article WHERE id IN ({raw.marks(part)}) ORDER BY id FOR UPDATE", part)  # noqa: S608 - marks


def with_retries(database: Database, work: Callable[[], T]) -> T:
    """Run `work` as one transaction; again where another process stored the same article first, or in a deadlock (PostgreSQL)."""
    for _ in range(_TRIES - 1):
        try:
            with database.atomic():
                return work()
        except (IntegrityError, OperationalError) as error:
            if is_sqlite(database) or not _is_conflict(error):
                raise
    with database.atomic():
        return work()


def _is_conflict(error: Exception) -> bool:
    said = str(error)
    return "duplicate key" in said or "deadlock detected" in said
