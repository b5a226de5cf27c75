"""Copies of the whole store: the SQLite backup API while the service runs, pg_dump and pg_restore for PostgreSQL."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from peewee import Database

from aggregator.errors import StoreError, UsageError
from aggregator.store.database import ReadingDatabase, describe, is_sqlite
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
                _run("pg_dump", database, "--format=custom", "--no-owner", "--exclude-table-data=procrastinate_*", f"--file={part}")
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


def load_dump(database: Database, source: Path) -> None:
    """Put a dump of pg_dump in place of everything in a PostgreSQL store, in one transaction."""
    require_file(source)
    address = f"--dbname={_address(database)}"
    _run("pg_restore", database, address, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(source))


def replace_file(source: Path, target: Path, now: datetime) -> Path | None:
    """Put a copy of the SQLite backup `source` in place of `target`, or change nothing; return where the old file stands now.

    The caller holds the store's lock: nobody writes to `target`. Raises UsageError for what is no
    backup, StoreTooNewError for one of a newer version.
    """
    require_file(source)
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


def _run(program: str, database: Database, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs; the password goes by the environment, where `ps` does not show it."""
    found = shutil.which(program)
    if found is None:
        msg = f"{program} is not installed here; install PostgreSQL's client programs (Debian: postgresql-client)"
        raise StoreError(msg)
    address = [] if program == "pg_restore" else [f"--dbname={_address(database)}"]
    environment = os.environ | _password(database)
    done = subprocess.run([found, *address, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - fixed program, no shell
    if done.returncode:
        msg = f"{program} on {describe(database)}: {done.stderr.strip() or f'exit {done.returncode}'}"
        raise StoreError(msg)


def _address(database: Database) -> str:
    parts = urlsplit(database.database)
    return database.database.replace(f":{parts.password}@", "@", 1) if parts.password else str(database.database)


def _password(database: Database) -> dict[str, str]:
    password = database.connect_params.get("password") or unquote(urlsplit(database.database).password or "")
    return {"PGPASSWORD": password} if password else {}
