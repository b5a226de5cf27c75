"""URL -> database: pragmas, binding."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from peewee import Database, PostgresqlDatabase, SqliteDatabase

from aggregator.core.hiding import without_password
from aggregator.errors import StoreError
from aggregator.store.drivers import load_psycopg
from aggregator.store.fields import FIELD_TYPES_POSTGRES, FIELD_TYPES_SQLITE
from aggregator.store.tables import Stem, proxy

_BEFORE_PORT = re.compile(r":(?=\d+$)")
_PORT = "5432"  # where none is named (libpq)
BUSY_TIMEOUT_S = 30  # other commands write beside the service; their transactions are short
_PRAGMAS = {
    "auto_vacuum": 2,  # incremental: prune gives pages back; takes effect on a new file, so it stands first
    "journal_mode": "wal",
    "synchronous": "normal",
    "foreign_keys": 1,
    "cache_size": -16 * 1024,  # KiB
}
# A machine that is cut off must neither wait for a dead connection nor hold a lock on the server: both sides notice within
# half a minute. `lock_timeout` is SQLite's busy timeout; whole-table work (migrations, copies) lifts the limits for itself.
_STATEMENT_TIMEOUT = "10min"  # longest statement of a prune or a check on a large store; a stuck one must end
_OURS = "aggregator.session"  # a setting of no effect: where it is lost, so are the others
_SESSION = (
    f"-c {_OURS}=1",
    "-c timezone=UTC",  # years 1 and 9999 fit into no other zone
    f"-c statement_timeout={_STATEMENT_TIMEOUT}",
    f"-c lock_timeout={BUSY_TIMEOUT_S}s",
    "-c idle_in_transaction_session_timeout=30s",
    "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
    # What an administrator may have set for every session on the server, and what we write is read by:
    "-c datestyle=ISO",  # psycopg reads times in no other form
    "-c standard_conforming_strings=on",  # a backslash of ours is one
    "-c default_transaction_isolation=read\\ committed",  # nobody tries again what "serializable" gives up
)
POOLER = "a pooler stands before PostgreSQL, and a store needs sessions of its own: name PostgreSQL's own port in [database] url"
_WIRE: dict[str, Any] = {
    "client_encoding": "utf8",  # whatever the server, or PGCLIENTENCODING, would have
    "connect_timeout": 10,  # s
    "keepalives_idle": 10,  # s, and two more
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,  # ms: before a cluster takes this machine for dead (engine/cluster.py)
}
_PASSWORD = re.compile(r"(?<=[?&])password=[^&]*&?")  # in the query: goes another way, for `ps` shows the address that pg_dump is given
_COMMON: dict[str, Any] = {"timeout": BUSY_TIMEOUT_S, "field_types": FIELD_TYPES_SQLITE, "lock_type": "IMMEDIATE"}


class ReadingDatabase(SqliteDatabase):
    """A SQLite file opened for reading only."""

    path: Path
    reason: str = ""  # why it could not be opened for writing; empty when nobody asked for that

    @classmethod
    def of(cls, path: Path, *, reason: str = "", immutable: bool = False) -> ReadingDatabase:
        """Return the file at `path`; `immutable` reads without -shm and passes over what stands in -wal."""
        uri = f"file:{quote(str(path))}?mode=ro{'&immutable=1' if immutable else ''}"
        database = cls(uri, uri=True, pragmas={"query_only": 1}, **_COMMON)
        database.path, database.reason = path, reason
        return database


def connect(url: str, data_dir: Path, *, password_file: Path | None = None, readonly: bool = False) -> Database:
    """Return the database of `url`, bound to the tables; nothing is opened yet.

    One store at a time in a process: the tables follow the last one connected.
    Raises StoreError for a URL that names no engine we know, or a password file that cannot be read.
    """
    database = unbound(url, data_dir, password_file=password_file, readonly=readonly)
    return bind(database)


def bind(database: Database) -> Database:
    """Point the tables at `database` and return it."""
    Stem._meta.without_rowid = is_sqlite(database)  # noqa: SLF001 - peewee's only place for table options; PostgreSQL knows no such clause
    proxy.initialize(database)
    return database


def unbound(url: str, data_dir: Path, *, password_file: Path | None = None, readonly: bool = False) -> Database:
    """Return the database of `url`, not bound to the tables (`db copy` works on two at once)."""
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return _sqlite(url, data_dir, readonly=readonly)
    if scheme in ("postgresql", "postgres"):
        return _postgres(url, password_file)
    msg = f"[database] url: {scheme or url!r} is not a store we know; use sqlite:///FILE or postgresql://USER@HOST/NAME"
    raise StoreError(msg)


def is_sqlite(database: Database) -> bool:
    """Tell the two engines apart."""
    return isinstance(database, SqliteDatabase)


def code_points(database: Database) -> str:
    """Return what makes a text that is ordered by stand as Python and SQLite have it, whatever language the server sorts by."""
    return "" if is_sqlite(database) else 'COLLATE "C"'


def sqlite_path(url: str, data_dir: Path) -> Path | None:
    """Return the file of a sqlite URL (relative to `data_dir`), None for another engine."""
    if urlsplit(url).scheme != "sqlite":
        return None
    return data_dir / url.removeprefix("sqlite:///")


def _sqlite(url: str, data_dir: Path, *, readonly: bool) -> SqliteDatabase:
    path = data_dir / url.removeprefix("sqlite:///")
    return ReadingDatabase.of(path) if readonly else SqliteDatabase(str(path), pragmas=_PRAGMAS, **_COMMON)


def _postgres(url: str, password_file: Path | None) -> PostgresqlDatabase:
    load_psycopg()
    conninfo, options = server_address(url, password_file)
    return PostgresqlDatabase(conninfo, field_types=FIELD_TYPES_POSTGRES, prefer_psycopg3=True, **options)


def server_address(url: str, password_file: Path | None) -> tuple[str, dict[str, Any]]:
    """Return what psycopg connects with: an address, and options that the address does not give itself.

    Raises StoreError when the password file cannot be read.
    """
    given = parse_qs(urlsplit(url).query)
    conninfo = _PASSWORD.sub("", "postgresql:" + url.partition(":")[2]).rstrip("?&")  # peewee knows no other spelling
    options = {name: value for name, value in _WIRE.items() if name not in given}
    if "password" in given:
        options["password"] = given["password"][-1]
    options["options"] = " ".join((*_SESSION, *given.get("options", ())))  # of two settings the later counts
    if password_file is not None:
        try:
            options["password"] = password_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            msg = f"[database] password_file: {password_file} cannot be read ({why}); check its path, owner and encoding"
            raise StoreError(msg) from error
    return conninfo, options


def require_session(database: Database) -> None:
    """Raise StoreError where the session is not the one we asked for: a pooler threw its settings away, and may share it with others."""
    if not is_sqlite(database) and database.execute_sql("SELECT current_setting(%s, true)", (_OURS,)).fetchone()[0] != "1":
        msg = f"store {describe(database)}: the settings of a session do not reach its server; {POOLER}"
        raise StoreError(msg)


def same_login(url: str, other: str) -> bool:
    """Tell whether two addresses name one user of one PostgreSQL server: that is what a password belongs to, whatever the database."""
    return _login(url) == _login(other)


def _login(url: str) -> tuple[str, ...]:
    """Return host, port and user; in the query they outweigh what stands before it (libpq). Several hosts stay one text."""
    parts = urlsplit(url)
    given = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    before, _, place = parts.netloc.rpartition("@")
    host, port, *_ = (*_BEFORE_PORT.split(unquote(place).lower(), maxsplit=1), "")
    return given.get("host", host), given.get("port", port or _PORT), given.get("user", unquote(before.partition(":")[0]))


def server_options(database: PostgresqlDatabase) -> tuple[str, dict[str, Any]]:
    """Return the address and the options a PostgreSQL database was made with: what psycopg connects with."""
    return str(database.database), {name: value for name, value in database.connect_params.items() if name != "prefer_psycopg3"}


def describe(database: Database) -> str:
    """Return where a store is, for messages: its file, or its URL without the password."""
    if isinstance(database, ReadingDatabase):
        return str(database.path)
    return without_password(str(database.database))
