"""Copies of the whole store, written while the service runs: by the backup API on SQLite, by store/dumps.py on PostgreSQL."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from peewee import Database

from aggregator.access import how_to_read
from aggregator.errors import StoreError, UsageError
from aggregator.lasting import hand_over, is_special, make_folders, make_new, sync
from aggregator.store import dumps
from aggregator.store.database import ReadingDatabase, describe, is_sqlite
from aggregator.store.migrate import pending

_MODE = 0o640  # it tells what somebody reads and where their paid feeds are, wherever it is put
_PAGES = 1000  # copied at a time; writers get their turn between
_LOGS = ("-wal", "-journal")  # SQLite's, beside a file: what was written last, or how to take it back
_SQLITE = b"SQLite format 3\0"  # begins every file (sqlite.org/fileformat.html)
_BESIDE = (*_LOGS, "-shm")


def backup(database: Database, target: Path) -> None:
    """Write a copy to `target`, whole or not at all; never over a file that is there."""
    if target.exists():
        msg = f"{target}: there is a file already; choose another name"
        raise UsageError(msg)
    try:
        make_folders(target.parent)
        with _part(target, ".part") as part:
            make_new(part, _MODE)
            _write(database, part)
            sync(part)
            part.replace(target)
            sync(target.parent)
    except (OSError, sqlite3.OperationalError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        msg = f"{target}: the backup could not be written ({why}); free some space or choose another place"
        raise StoreError(msg) from error
    except sqlite3.DatabaseError as error:
        msg = f"store {describe(database)}: it is damaged ({error}), and no backup was made; `aggregator db restore FILE` puts one back"
        raise StoreError(msg) from error


def _write(database: Database, part: Path) -> None:
    """Copy the store into an empty file, by its engine's own means."""
    if not is_sqlite(database):
        dumps.dump(database, part)
        return
    with closing(sqlite3.connect(part)) as copy:
        database.connection().backup(copy, pages=_PAGES)
        _require_whole(copy)


def _require_whole(copy: sqlite3.Connection) -> None:
    """Raise DatabaseError for a copy that a restore would refuse: nobody finds out before it is needed, and good ones make room for it."""
    said = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise sqlite3.DatabaseError(" ".join(said.split()))


@contextmanager
def _part(target: Path, suffix: str) -> Iterator[Path]:
    """Yield a place beside `target` for what is not whole yet; nothing of it stays, nor of one that was killed."""
    part = target.with_name(f".{target.name}{suffix}")
    remove(part)
    try:
        yield part
    finally:
        remove(part)


def remove(path: Path) -> None:
    """Remove a SQLite file and what stands beside it."""
    for suffix in ("", *_BESIDE):
        _beside(path, suffix).unlink(missing_ok=True)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f"{path.name}{suffix}")


def replace_file(source: Path, target: Path, now: datetime) -> Path | None:
    """Put a copy of the SQLite backup `source` in place of `target`, or change nothing; return where the old file stands now.

    At every moment one of the two stands there whole, also for a power cut. The caller holds the store's lock: nobody writes to
    `target`. Raises UsageError for what is no backup, StoreTooNewError for one of a newer version.
    """
    if is_special(target):
        msg = f"{target}: is no file, so no store can be put in its place; check [database] url"
        raise UsageError(msg)
    target = target.resolve()  # a link to a larger disk leads there, and the log lies there
    kept = target.with_name(f"{target.name}.before-restore-{now:%Y%m%dT%H%M%SZ}")
    if kept.exists():
        msg = f"{kept}: there is a file already; try again"
        raise UsageError(msg)
    try:
        with _part(target, ".restore") as part:
            _copy(source, part)
            _require_store(part, source)
            hand_over(part, instead_of=target)
            sync(part)
            there = target.exists()
            if there:
                _keep(target, kept)
            part.replace(target)
            sync(target.parent)
    except OSError as error:
        msg = f"{target}: could not be replaced ({error.strerror}); free some space or check who owns its directory"
        raise StoreError(msg) from error
    return kept if there else None


def _copy(source: Path, part: Path) -> None:
    """Copy a SQLite file, and into the copy what a killed program left in its log: a store that was put aside may have one."""
    shutil.copyfile(source, part)
    log = _beside(source, "-wal")
    if log.is_file() and log.stat().st_size:
        shutil.copyfile(log, _beside(part, "-wal"))
        _take_in_log(part)


def _take_in_log(part: Path) -> None:
    try:
        with closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:  # no room, mostly
        raise OSError(0, str(error)) from error
    except sqlite3.DatabaseError:
        return  # damaged, as the check will say


def _keep(target: Path, kept: Path) -> None:
    """Let a SQLite file stand under a second name, and its log under that alone: read beside another file it would spoil that."""
    if _head(target) == _SQLITE:  # of another file SQLite would only throw the log away
        with suppress(OSError):  # no room: then the log stands beside the kept file
            _take_in_log(target)  # lest a power cut between the renames below find the old store without it
    try:
        kept.hardlink_to(target)
    except OSError:  # on a file system without links no store stands there for a moment
        target.rename(kept)
    for suffix in _LOGS:
        log = _beside(target, suffix)
        if log.exists():
            log.rename(_beside(kept, suffix))
    _beside(target, "-shm").unlink(missing_ok=True)
    sync(target.parent)


def require_backup(source: Path, *, sqlite: bool) -> None:
    """Raise UsageError when there is no such file, none that this user may read, or one of the other engine's."""
    if not source.is_file():
        msg = f"{source}: {'is no file' if source.exists() else 'no such file'}"
        raise UsageError(msg)
    if shut := how_to_read(source):
        raise UsageError(f"{source}: {shut}")
    head = _head(source)
    if sqlite and head.startswith(dumps.MAGIC):
        todo = "put it into a PostgreSQL store, and `aggregator db copy` it from there"
        raise UsageError(f"{source}: a dump of PostgreSQL, and this store is SQLite; nothing was changed. To take it along, {todo}")
    if not sqlite and head == _SQLITE:
        todo = f"`aggregator db copy sqlite:///{source.absolute()} URL` takes it along, into an empty one"
        raise UsageError(f"{source}: a SQLite store, and this one is PostgreSQL; nothing was changed. {todo}")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_SQLITE))


def _require_store(copy: Path, source: Path) -> None:
    """Raise UsageError unless `copy`, made of `source`, is a whole SQLite store of this program."""
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
            said = opened.execute("PRAGMA quick_check").fetchone()[0]
            tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        said, tables = str(error), set()
    if said != "ok" or "schema_migration" not in tables:
        msg = f"{source}: damaged, or not a backup of a SQLite store; nothing was changed"
        raise UsageError(msg)
    with closing(ReadingDatabase.of(copy.absolute(), immutable=True)) as database:
        database.path = source.absolute()  # by which messages name it
        pending(database)
