"""Turns what the database drivers raise into our errors, at the door of every repository."""

from __future__ import annotations

import functools
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from peewee import Database, OperationalError, PeeweeException

from aggregator.access import how_to_write
from aggregator.errors import StoreAwayError, StoreBusyError, StoreError, StoreFullError
from aggregator.store.database import BUSY_TIMEOUT_S, POOLER, ReadingDatabase, describe, is_sqlite
from aggregator.store.sqlstate import Trouble, code, trouble, words
from aggregator.store.tables import proxy

P = ParamSpec("P")
T = TypeVar("T")

_THEIRS = (PeeweeException, sqlite3.DatabaseError)
# What SQLite says, and libpq of a connection that it could not make; what a PostgreSQL server says has a code (sqlstate.py).
_SAID = {
    Trouble.FULL: ("database or disk is full", "no space left on device", "disk i/o error"),
    Trouble.READ_ONLY: ("readonly database", "attempt to write"),
    Trouble.BUSY: ("database is locked", "database table is locked"),
    Trouble.DAMAGED: ("malformed", "not a database"),
    Trouble.NOT_THERE: ("no such table",),
}
_ROLLED_BACK = ("no transaction is active", "no such savepoint")
_NO_LOGIN = ("password authentication failed", "no password supplied")
_NO_PLACE = ("too many connections", "remaining connection slots")
_POOLED = "unsupported startup parameter"
_SHUT = "unable to open database file"


def guarded(method: Callable[P, T]) -> Callable[P, T]:
    """Run a repository method; what a user can mend is raised as a StoreError that says how.

    Our own errors pass; so do programming errors (IntegrityError and the like), which must be seen as such.
    """

    @functools.wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        database = _database(args[0])
        if proxy.obj is not database:  # another store was opened meanwhile: the tables follow the one that is used
            proxy.initialize(database)
        try:  # as `translated` does, at a fifth of its cost: most calls of a repository are short
            return method(*args, **kwargs)
        except _THEIRS as error:
            if (ours := _ours(error, database)) is None:
                raise
            raise ours from error

    return call


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """Run a block of repository calls as one transaction; its commit fails as they do."""
    with translated(database), database.atomic():
        yield


@contextmanager
def translated(database: Database) -> Iterator[None]:
    """Raise what a user can mend of what goes wrong inside as a StoreError; rows that are fetched fail without peewee knowing."""
    try:
        yield
    except _THEIRS as error:
        if (ours := _ours(error, database)) is None:
            raise
        raise ours from error


def _ours(error: Exception, database: Database) -> StoreError | None:
    ours = translate(error, database)
    _drop_dead_connection(database)
    return ours


def translate(error: Exception, database: Database) -> StoreError | None:
    """Return our error for a driver's, None when no user can mend it."""
    root = _root(error)
    if isinstance(root, StoreError):
        return root
    cause, where, what = words(root), describe(database), _trouble(root, database)
    if what in (Trouble.FULL, Trouble.READ_ONLY):
        return _unwritable(cause, what, database)
    if what is Trouble.BUSY:
        return StoreBusyError(f"store {where}: another program kept it locked for {BUSY_TIMEOUT_S} s; nothing was changed, try again")
    if what is Trouble.AWAY:
        kind = StoreError if is_sqlite(database) else StoreAwayError
        return kind(f"store {where}: cannot be reached ({cause}); {_to_reach(cause.lower())}")
    return StoreError(f"store {where}: {_LASTING[what].format(cause)}") if what in _LASTING else None


def _trouble(error: BaseException, database: Database) -> Trouble | None:
    """Return what is the matter: by the server's code, else by what the driver says."""
    if code(error) is not None:
        return trouble(code(error))
    said = str(error).lower()
    if _SHUT in said and is_sqlite(database):
        return Trouble.READ_ONLY if _cannot_write(Path(describe(database)).parent) else Trouble.AWAY
    for what, phrases in _SAID.items():
        if is_sqlite(database) and any(phrase in said for phrase in phrases):
            return what
    lost = isinstance(error, OperationalError) and not is_sqlite(database)  # no answer of the server's: its name, the line, a timeout
    return Trouble.AWAY if lost else None


def _to_reach(said: str) -> str:
    if any(phrase in said for phrase in _NO_LOGIN):
        return "check the user in the address, and its password (password_file in [database], or $PGPASSWORD, ~/.pgpass)"
    if any(phrase in said for phrase in _NO_PLACE):
        return "all connections are taken: raise max_connections of the server, or the role's CONNECTION LIMIT (a service uses up to nine)"
    if _POOLED in said:
        return POOLER
    return "check that it is there and [database] url is right"


# What another try does not mend by itself.
_LASTING: dict[Trouble | None, str] = {
    Trouble.SLOW: "a statement took too long and was given up ({}); `aggregator db stats` shows what is large",
    Trouble.DENIED: "its role may not do that ({}); connect as the owner of its tables, or GRANT it the right",
    Trouble.DAMAGED: "it is not an Aggregator store, or it is damaged: {}; restore a copy with `aggregator db restore FILE`",
    Trouble.MACHINE: "its server's machine fails it ({}); look at the server's log",
    Trouble.NOT_THERE: "it lacks a part ({}); make the schema that [database] url names, or `aggregator db restore FILE` a copy",
}


def _unwritable(cause: str, what: Trouble, database: Database) -> StoreFullError:
    if isinstance(database, ReadingDatabase) and database.reason:
        return StoreFullError(database.reason)
    said, where = cause.lower(), describe(database)
    if what is Trouble.FULL:
        return StoreFullError(f"store {where}: no room left to write ({cause}); nothing was lost, free some space and go on")
    if not is_sqlite(database):
        return StoreFullError(f"store {where}: it is read-only ({cause}): connect to the primary, or lift default_transaction_read_only")
    shut = None if _SHUT in said else how_to_write(Path(where))
    if shut:
        return StoreFullError(f"store {where}: {shut}")
    if _SHUT not in said:
        return StoreFullError(f"store {where}: it is read-only here ({cause}): mount it writable, or check the owner of its directory")
    return StoreFullError(f"store {where}: its directory is read-only: mount it writable, check its owner, or set data_dir in config.toml")


def _cannot_write(folder: Path) -> bool:
    return folder.is_dir() and not os.access(folder, os.W_OK)


def _root(error: BaseException) -> BaseException:
    """Return what went wrong first: SQLite rolls back by itself when the disk is full, peewee's own ROLLBACK then fails."""
    while any(phrase in str(error) for phrase in _ROLLED_BACK) and error.__context__ is not None:
        error = error.__context__
    return error


def _database(owner: Any) -> Database:
    database = owner.database
    assert isinstance(database, Database)  # noqa: S101 - guards repositories only
    return database


def _drop_dead_connection(database: Database) -> None:
    """Close this thread's connection when the server hung up, so that the next call opens a new one."""
    if not database.is_closed() and not database.in_transaction() and not database.is_connection_usable():
        database.close()
