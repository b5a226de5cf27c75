"""The store as one object: opened, migrated, with a repository per noun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from peewee import Database, PeeweeException

from aggregator.access import how_to_read
from aggregator.core.hiding import without_password
from aggregator.errors import StoreBusyError, StoreError, StoreFullError, UsageError
from aggregator.lasting import make_folders, reserve
from aggregator.store.database import (
    ReadingDatabase,
    bind,
    connect,
    describe,
    is_sqlite,
    require_session,
    same_login,
    server_options,
    sqlite_path,
    unbound,
)
from aggregator.store.guard import translate
from aggregator.store.instances import file_lock, holder_of
from aggregator.store.migrate import migrate as run_migrations
from aggregator.store.migrate import pending, require_current, version
from aggregator.store.repositories import Repositories
from aggregator.store.sqlstate import words

_FOLDER = 0o750  # as StateDirectoryMode in the unit: the store tells what somebody reads, and where their paid feeds are
_NONE = "store {}: there is none yet; run `aggregator poll` or `aggregator run` first"


class Store(Repositories):
    """Everything that is kept. Synchronous; usable from any thread, each with a connection of its own."""

    def __init__(self, database: Database, path: Path | None, migrated: tuple[str, ...] = ()) -> None:
        """Work on `database`; `path` is its file on SQLite, `migrated` the steps that opening it applied."""
        super().__init__(database, path)
        self.migrated = migrated
        self.url = describe(database) if path is None else f"sqlite:///{path}"  # for people: no password in it
        self.sqlite = is_sqlite(database)
        self.readonly = database.reason if isinstance(database, ReadingDatabase) else ""  # why nothing can be written; empty: it can
        self.replaced: Path | None = None  # where a restore put what was there before
        self.unread_wal: Path | None = None  # a log of what was written last that could not be read, too

    @property
    def address(self) -> tuple[str, dict[str, Any]]:
        """What psycopg connects to a PostgreSQL store with, as the store does."""
        return server_options(self.database)

    def close(self) -> None:
        """Close this thread's connection and let go of the service's lock."""
        self.instances.unlock()
        if not self.database.is_closed():
            self.database.close()


def open_store(url: str, data_dir: Path, *, password_file: Path | None = None, migrate: bool = True, readonly: bool = False) -> Store:
    """Open the store of `url`, creating `data_dir` and the file where they are missing.

    `migrate` brings an older schema up to date; without it, or `readonly`, the schema must be current.
    A SQLite file on a full disk or in a read-only directory is opened for reading; only what writes is refused.
    Raises StoreError, StoreTooNewError, StoreBusyError or StoreFullError: what, where, what to do.
    """
    path = sqlite_path(url, data_dir)
    if path is not None:
        _prepare(path, readonly=readonly)
        reserve(path)
    database = connect(url, data_dir, password_file=password_file, readonly=readonly)
    try:
        return Store(database, path, _ready(database, path, migrate=migrate and not readonly))
    except StoreFullError as error:
        if path is None or not path.is_file() or not path.stat().st_size:
            raise
        return _for_reading(path, "" if readonly else str(error))


def open_as_it_is(url: str, data_dir: Path, *, password_file: Path | None = None) -> Store:
    """Open a store to be backed up: its schema may be older, and stays so. Raises as `open_store`, StoreError where there is none."""
    path = sqlite_path(url, data_dir)
    database = bind(_opened_to_read(unbound(url, data_dir, password_file=password_file), path))
    with _closed_on_failure(database):
        _require_one(database)
    return Store(database, path)


@contextmanager
def _closed_on_failure(database: Database) -> Iterator[None]:
    """Leave nothing open where the block fails, and say in our words what the driver says of it."""
    try:
        yield
    except PeeweeException as error:
        database.close()
        raise _cannot_open(error, database) from error
    except StoreError:
        database.close()
        raise


def _require_one(database: Database) -> None:
    """Raise StoreError where there is no store, StoreTooNewError where a newer version wrote it."""
    pending(database)
    if version(database) is None:
        raise StoreError(_NONE.format(describe(database)))


def _for_reading(path: Path, reason: str) -> Store:
    """Open a file that cannot be written to; without an -shm, which only a writer can make, as one that nobody changes."""
    database = bind(ReadingDatabase.of(path, reason=reason))
    try:
        _ready(database, path, migrate=False)
    except StoreFullError:
        database = bind(ReadingDatabase.of(path, reason=reason, immutable=True))
        _ready(database, path, migrate=False)
        return _without_log(Store(database, path), path.with_name(f"{path.name}-wal"))
    return Store(database, path)


def _without_log(store: Store, log: Path) -> Store:
    store.unread_wal = log if log.is_file() and log.stat().st_size else None
    return store


def _ready(database: Database, path: Path | None, *, migrate: bool) -> tuple[str, ...]:
    """Connect and see to the schema; return the steps applied. Leaves nothing open when it fails."""
    with _closed_on_failure(database):
        database.connect()
        require_session(database)
        if migrate:
            _require_unserved(database, path)
            return tuple(run_migrations(database))
        require_current(database)
    return ()


def _require_unserved(database: Database, path: Path | None) -> None:
    """Raise StoreBusyError where a service works on a SQLite store of an older schema: not even `status` may change it under its feet."""
    if path is None or version(database) is None:
        return
    missing = pending(database)
    holder = holder_of(path) if missing else None
    if holder is not None:
        todo = f"its schema is older ({', '.join(missing)} to come)"
        msg = (
            f"store {path}: a service of an older version works on it (process {holder}), and {todo}; start that one anew with this version"
        )
        raise StoreBusyError(msg)


def restore_store(url: str, data_dir: Path, source: Path, now: datetime, *, password_file: Path | None = None) -> Store:
    """Put the backup `source` in place of the store, a damaged one included, and open it.

    A SQLite file that was there is kept beside it (`Store.replaced`).
    Raises StoreBusyError while a service works on the store, UsageError for a file that is no backup.
    """
    from aggregator.store import dumps  # noqa: PLC0415 - rare guests
    from aggregator.store.backup import replace_file, require_backup  # noqa: PLC0415 - as above

    path = sqlite_path(url, data_dir)
    require_backup(source, sqlite=path is not None)
    if path is not None:
        _prepare(path, readonly=False)
        with file_lock(path):
            replaced = replace_file(source, path, now)
        store = open_store(url, data_dir)
        store.replaced = replaced
        return store
    store = open_store(url, data_dir, password_file=password_file)
    try:
        store.instances.require_none(now)
        dumps.load(store.database, source)
    finally:
        store.close()
    return open_store(url, data_dir, password_file=password_file)


def copy_store(
    source: str, target: str, data_dir: Path, progress: Callable[[str, int], None], login: tuple[str, Path | None] = ("", None)
) -> dict[str, int]:
    """Copy everything from one URL to another, which must be empty; return rows by table.

    `login` is an address and its password file, which opens whichever of the two is of the same server and user.
    Raises UsageError naming FROM or TO when it is no store's URL, StoreError as `open_store`.
    """
    from aggregator.store.copying import copy  # noqa: PLC0415 - a rare guest

    _require_url("FROM", source)
    _require_url("TO", target)
    server, file = login
    left, right = (unbound(url, data_dir, password_file=file if same_login(url, server) else None) for url in (source, target))
    left = _opened_to_read(left, sqlite_path(source, data_dir))
    with closing(left), _or_nothing(sqlite_path(target, data_dir)), closing(right):
        try:
            return copy(left, right, progress)
        except PeeweeException as error:
            raise _cannot_open(error, right) from error


@contextmanager
def _or_nothing(path: Path | None) -> Iterator[None]:
    """Remove a SQLite file that is new, should the block fail: half a copy and its log could fill the disk."""
    from aggregator.store.backup import remove  # noqa: PLC0415 - a rare guest

    if path is not None:
        _prepare(path, readonly=False)
    was_there = path is None or path.exists()
    if path is not None:
        reserve(path)
    try:
        yield
    except BaseException:
        if path is not None and not was_there:
            remove(path)
        raise


def _opened_to_read(database: Database, path: Path | None) -> Database:
    """Connect to a store to be copied; a SQLite file needs no more than to be readable."""
    if path is not None:
        _prepare(path, readonly=True)
    try:
        _connect(database)
    except StoreFullError:
        if path is None:
            raise
        return _all_of(path)
    return database


def _all_of(path: Path) -> Database:
    """Open a file that cannot be written to, unless what was written last cannot be read there."""
    store = _for_reading(path, "")
    if store.unread_wal is None:
        return store.database
    store.close()
    todo = "copy both to a folder you may write to"
    raise StoreError(f"store {path}: {store.unread_wal} holds what was written last, and cannot be read here; {todo}")


def _require_url(argument: str, url: str) -> None:
    if not url.startswith(("sqlite:///", "postgresql://", "postgres://")) or url == "sqlite:///":
        msg = f"{argument}: {without_password(url)!r} is not a store we know; use sqlite:///FILE or postgresql://USER@HOST/NAME"
        raise UsageError(msg)


def _connect(database: Database) -> None:
    try:
        database.connect()
        require_session(database)
    except PeeweeException as error:
        raise _cannot_open(error, database) from error


def _cannot_open(error: PeeweeException, database: Database) -> StoreError:
    return translate(error, database) or StoreError(f"store {describe(database)}: {words(error)}")


def _prepare(path: Path, *, readonly: bool) -> None:
    """Make the file's directory, or say why the store cannot be there, or not be read by us."""
    shut = how_to_read(path)
    if shut is not None:
        raise StoreError(f"store {path}: {shut}")
    if readonly and not path.exists():
        raise StoreError(_NONE.format(path))
    try:
        make_folders(path.parent, _FOLDER)
    except OSError as error:
        msg = f"data_dir {path.parent} cannot be made ({error.strerror}); create it, or set data_dir in config.toml"
        raise StoreFullError(msg) from error
