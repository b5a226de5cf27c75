"""Copies of the whole store, written while the service runs: by the backup API on SQLite, by store/dumps.py on PostgreSQL."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from peewee import Database

from aggregator.errors import StoreError, UsageError
from aggregator.store import dumps
from aggregator.store.database import ReadingDatabase, is_sqlite
from aggregator.store.migrate import pending

_PAGES = 1000  # copied at a time; writers get their turn between


def backup(database: Database, target: Path) -> None:
    """Write a copy to `target`, whole or not at all; never over a file that is there."""
    if target.exists():
        msg = f"{target}: there is a file already; choose another name"
        raise UsageError(msg)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _part(target, ".part") as part:
            if is_sqlite(database):
                with closing(sqlite3.connect(part)) as copy:
                    database.connection().backup(copy, pages=_PAGES)
            else:
                dumps.dump(database, part)
            part.replace(target)
    except (OSError, sqlite3.Error) as error:
        msg = f"{target}: the backup could not be written ({error}); free some space or choose another place"
        raise StoreError(msg) from error


@contextmanager
def _part(target: Path, suffix: str) -> Iterator[Path]:
    """Yield a place beside `target` for what is not whole yet; nothing of it stays."""
    part = target.with_name(f".{target.name}{suffix}")
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def replace_file(source: Path, target: Path, now: datetime) -> Path | None:
    """Put a copy of the SQLite backup `source` in place of `target`, or change nothing; return where the old file stands now.

    The caller holds the store's lock: nobody writes to `target`. Raises UsageError for what is no
    backup, StoreTooNewError for one of a newer version.
    """
    _require_store(source)
    kept = target.with_name(f"{target.name}.before-restore-{now:%Y%m%dT%H%M%SZ}")
    if kept.exists():
        msg = f"{kept}: there is a file already; try again"
        raise UsageError(msg)
    try:
        with _part(target, ".restore") as part:
            shutil.copyfile(source, part)
            there = target.exists()
            if there:
                _put_aside(target, kept)
            part.replace(target)
    except OSError as error:
        msg = f"{target}: could not be replaced ({error.strerror}); free some space or check who owns its directory"
        raise StoreError(msg) from error
    return kept if there else None


def _put_aside(target: Path, kept: Path) -> None:
    """Rename a SQLite file with its log: read beside another file the log would spoil it."""
    target.rename(kept)
    log = target.with_name(f"{target.name}-wal")
    if log.exists():
        log.rename(kept.with_name(f"{kept.name}-wal"))
    target.with_name(f"{target.name}-shm").unlink(missing_ok=True)


def require_file(source: Path) -> None:
    """Raise UsageError when there is no such file."""
    if not source.is_file():
        msg = f"{source}: no such file"
        raise UsageError(msg)


def _require_store(source: Path) -> None:
    """Raise UsageError unless `source` is a whole SQLite store of this program."""
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
            said = copy.execute("PRAGMA quick_check").fetchone()[0]
            tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        said, tables = str(error), set()
    if said != "ok" or "schema_migration" not in tables:
        msg = f"{source}: damaged, or not a backup of a SQLite store; nothing was changed"
        raise UsageError(msg)
    with closing(ReadingDatabase.of(source.absolute(), immutable=True)) as database:
        pending(database)
