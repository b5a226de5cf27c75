"""The schema brought up to date, by one process at a time; a store from a newer version is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import Database

from aggregator import __version__
from aggregator.errors import StoreError, StoreTooNewError
from aggregator.store.database import describe, is_sqlite

HISTORY = "schema_migration"  # playhouse's table of the steps that were applied
_STEPS = Path(__file__).with_name("migrations")
_ADVISORY_LOCK = 0x61676772  # "aggr": any number that no other program on the server uses


def migrate(database: Database) -> list[str]:
    """Apply what is missing, all of it or nothing; return the names of the steps.

    Raises StoreTooNewError for a store that has steps this version does not know, StoreError where none can be made.
    """
    if not pending(database):
        return []
    _require_any_letter(database)
    with _foreign_keys_off(database), database.atomic():
        if not is_sqlite(database):  # SQLite's write lock is held by now
            unlimited(database)
            database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (_ADVISORY_LOCK,))
        from playhouse.migrations import Runner  # noqa: PLC0415 - loads psycopg and all dialects: 80 ms that only a migration pays for

        done: list[str] = Runner(database, str(_STEPS), table_name=HISTORY).up()
        _check_references(database)
    return done


def unlimited(database: Database) -> None:
    """Let the running transaction take as long as whole tables take; on SQLite nothing is limited."""
    if not is_sqlite(database):
        database.execute_sql("SET LOCAL statement_timeout = 0")
        database.execute_sql("SET LOCAL lock_timeout = 0")


def pending(database: Database) -> list[str]:
    """Return the steps that are still to be applied; StoreTooNewError when the store is ahead of us."""
    applied = _applied(database)
    require_known(applied, f"store {describe(database)}: ")
    return [step for step in _steps() if step not in applied]


def require_known(applied: Iterable[str], where: str) -> None:
    """Raise StoreTooNewError when steps were applied that this version does not know."""
    unknown = sorted(set(applied).difference(_steps()))
    if unknown:
        msg = (
            f"{where}written by a newer version (it has {', '.join(unknown)}; this is {__version__}); "
            "upgrade the program, or restore a copy that this version wrote"
        )
        raise StoreTooNewError(msg)


def _steps() -> list[str]:
    return sorted(step.stem for step in _STEPS.glob("[0-9]*.py"))


def require_current(database: Database) -> None:
    """Raise StoreError unless the schema is exactly the one this version works with."""
    missing = pending(database)
    if missing:
        msg = f"store {describe(database)}: its schema is older ({', '.join(missing)} to come); run `aggregator db migrate`"
        raise StoreError(msg)


def version(database: Database) -> str | None:
    """Return the name of the newest step applied, None for an empty store."""
    return max(_applied(database), default=None)


def _require_any_letter(database: Database) -> None:
    """Raise StoreError where a new PostgreSQL store could not hold every script, for it would lose whole feeds, one by one."""
    if is_sqlite(database) or version(database) is not None:
        return
    encoding = database.execute_sql("SHOW server_encoding").fetchone()[0]
    if encoding != "UTF8":
        msg = (
            f"store {describe(database)}: the database's encoding is {encoding}, which cannot hold the letters of every feed; "
            "make one with `createdb --encoding UTF8 --template template0 NAME`"
        )
        raise StoreError(msg)


def _applied(database: Database) -> list[str]:
    if not database.table_exists(HISTORY):
        return []
    return [name for (name,) in database.execute_sql(f"SELECT name FROM {HISTORY}").fetchall()]  # noqa: S608 - a constant


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
