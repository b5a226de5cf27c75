"""The processes that work on the store: one service that works alone, or the machines of a cluster; however many commands."""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO
from uuid import uuid4

from peewee import Database

from aggregator import __version__
from aggregator.errors import StoreBusyError, StoreFullError
from aggregator.lasting import reserve
from aggregator.model.feed import InstanceRow
from aggregator.store.database import describe, is_sqlite
from aggregator.store.guard import guarded
from aggregator.store.tables import Instance

ALIVE = timedelta(seconds=60)  # a service beats every few seconds; older than this it is gone
FORGOTTEN = timedelta(days=1)  # rows of killed processes are cleared away after this
ALONE = "alone"  # role of a service that shares its store with no other; [cluster] has the roles of those that do


class Instances:
    """Who works on the store."""

    def __init__(self, database: Database, path: Path | None) -> None:
        """Work on `database`; `path` is the SQLite file, None for a server."""
        self.database = database
        self._path = path
        self._lock: IO[str] | None = None

    @guarded
    def start(self, role: str, now: datetime) -> str:
        """Enter this process and return its id.

        Raises StoreBusyError when another service works on the store and one of the two works ALONE: on
        SQLite a file lock that ends with its process says so, on PostgreSQL a beat younger than a minute.
        """
        if role == ALONE and self._path is not None:
            self._lock = _take(self._path)
        try:
            with self.database.atomic():
                return self._enter(role, now)
        except StoreBusyError:
            self.unlock()
            raise

    @guarded
    def beat(self, instance_id: str, now: datetime, note: str = "") -> None:
        """Say that the process is alive; `note` is what the user should know of it."""
        with self.database.atomic():
            Instance.update(beat_at=now, note=note).where(Instance.id == instance_id).execute()

    @guarded
    def stop(self, instance_id: str) -> None:
        """Leave, and let another service start."""
        with self.database.atomic():
            Instance.delete().where(Instance.id == instance_id).execute()
        self.unlock()

    @guarded
    def rows(self) -> list[InstanceRow]:
        """Return every process entered, alive or not, the oldest first."""
        names = InstanceRow.__dataclass_fields__
        query = Instance.select(*(getattr(Instance, name) for name in names)).order_by(Instance.started_at)
        return [InstanceRow(*row) for row in query.tuples()]

    def unlock(self) -> None:
        """Let go of the lock file; the end of the process does it, too."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    @guarded
    def live(self, now: datetime) -> list[InstanceRow]:
        """Return the processes that work on the store just now."""
        return [row for row in self.rows() if row.beat_at > now - ALIVE and not _dead(row)]

    def scheduler(self, now: datetime) -> InstanceRow | None:
        """Return the process that sees to it that feeds are polled; None when nobody does.

        One that holds the lock of a SQLite store works on it, however old its last beat is: on a full disk none can be written.
        """
        return next((row for row in self.live(now) if row.role != "worker"), None) or self._silent()

    def _silent(self) -> InstanceRow | None:
        holder = None if self._path is None else holder_of(self._path)
        return next((row for row in self.rows() if (row.machine, row.pid) == (socket.gethostname(), holder)), None)

    @guarded
    def time(self, monotonic: Callable[[], float]) -> tuple[datetime, float, float]:
        """Return the time of a PostgreSQL server, and when it was asked and answered (ServerClock.set)."""
        asked = monotonic()
        at: datetime = self.database.execute_sql("SELECT clock_timestamp()").fetchone()[0]
        return at.astimezone(UTC), asked, monotonic()

    def require_none(self, now: datetime, *, roles: Collection[str] | None = None) -> None:
        """Raise StoreBusyError when a service (in one of `roles`) works on the store."""
        for other in self.live(now):
            if roles is None or other.role in roles:
                raise _busy(describe(self.database), f"{other.machine}, process {other.pid}")

    def _enter(self, role: str, now: datetime) -> str:
        if not is_sqlite(self.database):
            self.database.execute_sql("LOCK TABLE instance IN SHARE ROW EXCLUSIVE MODE")  # two that start at once take turns
            self.require_none(now, roles=None if role == ALONE else (ALONE,))
        Instance.delete().where(Instance.beat_at < now - FORGOTTEN).execute()
        number, machine = uuid4().hex, socket.gethostname()
        Instance.create(id=number, role=role, machine=machine, pid=os.getpid(), version=__version__, started_at=now, beat_at=now)
        return number


@contextmanager
def file_lock(path: Path) -> Iterator[None]:
    """Hold the lock of a SQLite store; StoreBusyError when a service has it."""
    handle = _take(path)
    try:
        yield
    finally:
        handle.close()


def _take(path: Path) -> IO[str]:
    """Lock `<path>.lock` for as long as the returned file is open, in any process."""
    lock = path.with_name(path.name + ".lock")
    reserve(lock)
    try:
        handle = lock.open("a+", encoding="ascii")
    except OSError as error:
        msg = f"{lock}: cannot be opened ({error.strerror}); check who owns its directory"
        raise StoreFullError(msg) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        handle.seek(0)
        holder = handle.read().strip()
        handle.close()
        raise _busy(str(path), f"process {holder}" if holder else "another process") from error
    try:
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
    except OSError as error:  # on a full disk; closing would try to write again
        with suppress(OSError):
            handle.close()
        msg = f"{lock}: cannot be written ({error.strerror}); free some space and try again"
        raise StoreFullError(msg) from error
    return handle


def holder_of(path: Path) -> int | None:
    """Return the process that holds `<path>.lock`, None when nobody does."""
    try:
        handle = path.with_name(path.name + ".lock").open(encoding="ascii")
    except OSError:
        return None
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            said = handle.read().strip()
            return int(said) if said.isdecimal() else None
        return None


def _busy(where: str, who: str) -> StoreBusyError:
    return StoreBusyError(f"store {where}: a service works on it already ({who}); stop that one first, or use another command beside it")


def _dead(row: InstanceRow) -> bool:
    """Tell whether a process of this machine is surely gone, so that a crash needs no waiting."""
    if row.machine != socket.gethostname():
        return False
    try:
        os.kill(row.pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
