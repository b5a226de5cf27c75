"""The schema brought up to date, by one process at a time; a store from a newer version is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from peewee import Database
from playhouse.migrations import Runner

from aggregator import __version__
from aggregator.errors import StoreError, StoreTooNewError
from aggregator.store.database import describe, is_sqlite

_STEPS = Path(__file__).with_name("migrations")
_ADVISORY_LOCK = 0x61676772  # "aggr": any number that no other program on the server uses


def migrate(database: Database) -> list[str]:
    """Apply what is missing, all of it or nothing; return the names of the steps.

    Raises StoreTooNewError for a store that has steps this version does not know.
    """
    if not pending(database):
        return []
    with _foreign_keys_off(database), database.atomic():
        if not is_sqlite(database):  # SQLite's write lock is held by now
            database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (_ADVISORY_LOCK,))
        done: list[str] = _runner(database).up()
        _check_references(database)
    return done


def pending(database: Database) -> list[str]:
    """Return the steps that are still to be applied; StoreTooNewError when the store is ahead of us."""
    steps = _runner(database).status()
    unknown = [step.name for step in steps if step.path is None]
    if unknown:
        msg = (
            f"store {describe(database)}: written by a newer version (it has {', '.join(unknown)}; this is {__version__}); "
            "upgrade the program, or restore a copy that this version wrote"
        )
        raise StoreTooNewError(msg)
    return [step.name for step in steps if not step.applied]


def require_current(database: Database) -> None:
    """Raise StoreError unless the schema is exactly the one this version works with."""
    missing = pending(database)
    if missing:
        msg = f"store {describe(database)}: its schema is older ({', '.join(missing)} to come); run `aggregator db migrate`"
        raise StoreError(msg)


def version(database: Database) -> str | None:
    """Return the name of the newest step applied, None for an empty store."""
    return max(_runner(database).applied(), default=None)


def _runner(database: Database) -> Any:
    return Runner(database, str(_STEPS))


@contextmanager
def _foreign_keys_off(database: Database) -> Iterator[None]:
    """Keep a table that a step rebuilds from taking its referring rows along; SQLite obeys only outside a transaction."""
    if not is_sqlite(database):
        yield
        return
    database.execute_sql("PRAGMA foreign_keys = 0")
    try:
        yield
    finally:
        database.execute_sql("PRAGMA foreign_keys = 1")


def _check_references(database: Database) -> None:
    if not is_sqlite(database):
        return
    broken = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        msg = (
            f"store {describe(database)}: after the migration {len(broken)} rows refer to nothing; nothing was changed, please report this"
        )
        raise StoreError(msg)
