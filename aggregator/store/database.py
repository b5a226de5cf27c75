"""URL -> database: pragmas, binding, and the thread that runs the store for async callers."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

from peewee import Database, PostgresqlDatabase, SqliteDatabase

from aggregator.errors import StoreError
from aggregator.store.fields import FIELD_TYPES_POSTGRES, FIELD_TYPES_SQLITE
from aggregator.store.tables import proxy

P = ParamSpec("P")
T = TypeVar("T")

BUSY_TIMEOUT_S = 30  # other commands write beside the service; their transactions are short
_POSTGRES_THREADS = 8  # measured: 8 threads 492 units/s, one 165
_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "normal",
    "foreign_keys": 1,
    "cache_size": -16 * 1024,  # KiB
}


def connect(url: str, data_dir: Path) -> Database:
    """Return the database of `url`, bound to the tables; nothing is opened yet.

    Raises StoreError for a URL that names no engine we know.
    """
    scheme = urlsplit(url).scheme
    database: Database
    if scheme == "sqlite":
        database = _sqlite(url, data_dir)
    elif scheme in ("postgresql", "postgres"):
        database = PostgresqlDatabase(url, field_types=FIELD_TYPES_POSTGRES)
    else:
        msg = f"[database] url: {scheme or url!r} is not a store we know; use sqlite:///FILE or postgresql://..."
        raise StoreError(msg)
    proxy.initialize(database)
    return database


def sqlite_path(url: str, data_dir: Path) -> Path | None:
    """Return the file of a sqlite URL (relative to `data_dir`), None for another engine."""
    if urlsplit(url).scheme != "sqlite":
        return None
    return data_dir / url.removeprefix("sqlite:///")


def _sqlite(url: str, data_dir: Path) -> SqliteDatabase:
    path = sqlite_path(url, data_dir)
    return SqliteDatabase(str(path), pragmas=_PRAGMAS, timeout=BUSY_TIMEOUT_S, field_types=FIELD_TYPES_SQLITE)


class DbThread:
    """Runs store calls off the event loop: one thread on SQLite, a small pool on PostgreSQL.

    A plain executor call would lose the log context; it is copied here.
    """

    def __init__(self, *, sqlite: bool) -> None:
        """Start no thread until the first call."""
        workers = 1 if sqlite else _POSTGRES_THREADS
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="store")

    async def __call__(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return `call(*args, **kwargs)`, run on a store thread."""
        context = contextvars.copy_context()

        def work() -> Any:
            return context.run(call, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def close(self) -> None:
        """Wait for what runs, then end the threads."""
        self._pool.shutdown(wait=True)
