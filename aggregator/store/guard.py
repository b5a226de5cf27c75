"""Turns what the database drivers raise into our errors, at the door of every repository."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, Protocol, TypeVar

from peewee import Database, OperationalError, PeeweeException

from aggregator.errors import StoreBusyError, StoreError, StoreFullError
from aggregator.store.database import BUSY_TIMEOUT_S, describe

P = ParamSpec("P")
T = TypeVar("T")

_BUSY = ("database is locked", "database table is locked", "lock timeout", "deadlock detected", "could not obtain lock")
_FULL = ("database or disk is full", "no space left on device", "disk i/o error", "could not extend file")
_READ_ONLY = ("readonly database", "read-only transaction", "attempt to write")
_CLOSED = ("unable to open database file", "connection", "server closed", "terminating")


class Repository(Protocol):
    """What a guarded method's object has."""

    database: Database


def guarded(method: Callable[P, T]) -> Callable[P, T]:
    """Run a repository method; what a user can mend is raised as a StoreError that says how.

    Our own errors pass; so do programming errors (IntegrityError and the like), which must be seen as such.
    """

    @functools.wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(*args, **kwargs)
        except PeeweeException as error:
            database = _database(args[0])
            translated = translate(error, database)
            _drop_dead_connection(database)
            if translated is None:
                raise
            raise translated from error

    return call


def translate(error: Exception, database: Database) -> StoreError | None:
    """Return our error for a driver's, None when no user can mend it."""
    said = str(error).lower()
    where = describe(database)
    if any(phrase in said for phrase in _BUSY):
        return StoreBusyError(f"store {where}: another program kept it locked for {BUSY_TIMEOUT_S} s; nothing was changed, try again")
    if any(phrase in said for phrase in _FULL):
        return StoreFullError(f"store {where}: no room left to write ({error}); nothing was lost, free some space and go on")
    if any(phrase in said for phrase in _READ_ONLY):
        return StoreFullError(f"store {where}: it is read-only here ({error}); check the owner and mount of its directory")
    if isinstance(error, OperationalError) and any(phrase in said for phrase in _CLOSED):
        return StoreError(f"store {where}: cannot be reached ({str(error).strip()}); check that it is there and [database] url is right")
    if "malformed" in said or "not a database" in said:
        return StoreError(f"store {where}: the file is damaged ({error}); restore a copy with `aggregator db restore FILE`")
    return None


def _database(owner: Any) -> Database:
    database = owner.database
    assert isinstance(database, Database)  # noqa: S101 - guards repositories only
    return database


def _drop_dead_connection(database: Database) -> None:
    """Close this thread's connection when the server hung up, so that the next call opens a new one."""
    if not database.is_closed() and not database.in_transaction() and not database.is_connection_usable():
        database.close()
