"""The store as one object: opened, migrated, with a repository per noun."""

from __future__ import annotations

from pathlib import Path

from peewee import Database, PeeweeException

from aggregator.errors import StoreError, StoreFullError
from aggregator.store.articles import Articles
from aggregator.store.database import connect, is_sqlite, sqlite_path
from aggregator.store.digests import Digests
from aggregator.store.feeds import Feeds
from aggregator.store.guard import translate
from aggregator.store.headlines import Headlines
from aggregator.store.hosts import Hosts
from aggregator.store.instances import Instances
from aggregator.store.migrate import migrate as run_migrations
from aggregator.store.migrate import require_current
from aggregator.store.search import Search
from aggregator.store.stories import Stories


class Store:
    """Everything that is kept. Synchronous; usable from any thread, each with a connection of its own."""

    def __init__(self, database: Database, path: Path | None) -> None:
        """Work on `database`; `path` is its file on SQLite."""
        self.database = database
        self.path = path
        self.sqlite = is_sqlite(database)
        self.feeds = Feeds(database)
        self.articles = Articles(database)
        self.hosts = Hosts(database)
        self.headlines = Headlines(database)
        self.stories = Stories(database)
        self.digests = Digests(database)
        self.search = Search(database)
        self.instances = Instances(database, path)

    def close(self) -> None:
        """Close this thread's connection."""
        if not self.database.is_closed():
            self.database.close()


def open_store(url: str, data_dir: Path, *, password_file: Path | None = None, migrate: bool = True, readonly: bool = False) -> Store:
    """Open the store of `url`, creating `data_dir` and the file where they are missing.

    `migrate` brings an older schema up to date; without it, or `readonly`, the schema must be current.
    Raises StoreError, StoreTooNewError, StoreBusyError or StoreFullError: what, where, what to do.
    """
    path = sqlite_path(url, data_dir)
    if path is not None:
        _prepare(path, readonly=readonly)
    database = connect(url, data_dir, password_file=password_file, readonly=readonly)
    try:
        database.connect()
        if migrate and not readonly:
            run_migrations(database)
        else:
            require_current(database)
    except PeeweeException as error:
        database.close()
        translated = translate(error, database)
        if translated is None:
            raise
        raise translated from error
    except StoreError:
        database.close()
        raise
    return Store(database, path)


def _prepare(path: Path, *, readonly: bool) -> None:
    """Make the file's directory, or say why the store cannot be there."""
    if readonly and not path.exists():
        msg = f"store {path}: there is none yet; run `aggregator poll` or `aggregator run` first"
        raise StoreError(msg)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"data_dir {path.parent} cannot be made ({error.strerror}); create it, or set data_dir in config.toml"
        raise StoreFullError(msg) from error
