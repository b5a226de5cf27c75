"""Fixtures everyone shares: a fresh store, and a PostgreSQL server of our own where one can be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
import structlog
from hypothesis import settings

from aggregator.store.store import Store, open_store
from bench.politeness import RULES
from bench.postgres import Server, can_be_made
from tests.emptying import empty

_MEMORY, _ROOM = Path("/dev/shm"), 2 << 30  # bytes; a whole run leaves 250 MB behind until it ends


def _roomy(folder: Path) -> bool:
    """Tell whether `folder` takes what a run of tests writes, and memory does."""
    if not os.access(folder, os.W_OK) or shutil.disk_usage(folder).free < _ROOM:
        return False
    available = Path("/proc/meminfo").read_text(encoding="ascii").partition("MemAvailable:")[2].split()[0]
    return int(available) * 1024 > 2 * _ROOM


if "TMPDIR" not in os.environ and _roomy(_MEMORY):  # of a store's test nine tenths are a disk's fsync, and no disk fails here
    os.environ["TMPDIR"], tempfile.tempdir = str(_MEMORY), None

settings.register_profile("untimed", deadline=None)  # a busy machine is no bug; bench/ measures
settings.load_profile("untimed")

if "PYTEST_XDIST_WORKER" in os.environ:  # which coverage traces by now; what a test starts it need not: that takes three times as long
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)

_LOCAL = "postgresql://root@127.0.0.1:5432/test"
_FAST = "-F -c full_page_writes=off -c synchronous_commit=off -c max_connections=150"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rules", action="store_true", help="print every rule of politeness with pass or fail")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every report carry the rules its test proves, also from a worker of xdist."""
    for item in items:
        item.user_properties += [("rule", number) for mark in item.iter_markers("rule") for number in mark.args]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table of rules, where asked: a rule fails with any of its tests, and when none ran."""
    if not config.getoption("--rules"):
        return
    results: dict[str, list[bool]] = {number: [] for number in RULES}
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.stats.get(outcome, ()):
            for _, number in (pair for pair in getattr(report, "user_properties", ()) if pair[0] == "rule"):
                results[number].append(outcome == "passed")
    terminalreporter.section("rules of politeness")
    for number, found in results.items():
        verdict = "pass" if found and all(found) else "FAIL"
        terminalreporter.write_line(f"{number:<4} {verdict}  {sum(found):>3} of {len(found):>3}  {RULES[number]}")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated, empty store that tests copy: cheaper than migrating each time."""
    folder = tmp_path_factory.mktemp("template")
    store = open_store("sqlite:///template.db", folder)
    store.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    store.close()
    return folder / "template.db"


@pytest.fixture
def sqlite_store(tmp_path: Path, sqlite_template: Path) -> Iterator[Store]:
    shutil.copyfile(sqlite_template, tmp_path / "aggregator.db")
    opened = open_store("sqlite:///aggregator.db", tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    """Return a fresh SQLite store in tmp_path."""
    return sqlite_store


@pytest.fixture(scope="session")
def pg_server() -> Iterator[str]:
    """Yield the URL of a PostgreSQL server where schemas may be made, or skip with the reason."""
    given = os.environ.get("AGGREGATOR_TEST_POSTGRES")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="aggregator-pg-", ignore_cleanup_errors=True) as folder:
        started = _started(Path(folder)) if can_be_made() else None
        if started is None and not _answers(_LOCAL):
            pytest.skip("no PostgreSQL: neither initdb and pg_ctl nor $AGGREGATOR_TEST_POSTGRES")
        yield started.url if started else _LOCAL
        if started is not None:
            started.stop("immediate")


@pytest.fixture
def pg_url(pg_server: str) -> Iterator[str]:
    """Yield the URL of an empty schema on that server."""
    with _schema(pg_server) as url:
        yield url


@pytest.fixture(scope="session")
def pg_session_url(pg_server: str) -> Iterator[str]:
    """Yield the URL of one schema for the whole session: who uses it empties it."""
    with _schema(pg_server) as url:
        yield url


@pytest.fixture
def pg_store(pg_session_url: str, tmp_path: Path) -> Iterator[Store]:
    """Yield an empty PostgreSQL store in that schema."""
    with closing(open_store(pg_session_url, tmp_path)) as opened:
        empty(opened)
        yield opened


class _schema:  # noqa: N801 - used as a function
    """A schema of its own, dropped afterwards."""

    def __init__(self, server: str) -> None:
        self.server = server
        self.name = f"test_{uuid4().hex}"

    def __enter__(self) -> str:
        self._execute(f'CREATE SCHEMA "{self.name}"')
        return f"{self.server}{'&' if '?' in self.server else '?'}options=-csearch_path%3D{self.name}"

    def __exit__(self, *_: object) -> None:
        self._execute(f'DROP SCHEMA "{self.name}" CASCADE')

    def _execute(self, sql: str) -> None:
        import psycopg

        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(sql)


def _started(folder: Path) -> Server | None:
    """Start a server that listens on a socket in `folder` only; None when that cannot be."""
    made = Server(folder, options=_FAST)
    try:
        made.make()
        made.start()
    except subprocess.CalledProcessError:
        return None
    return made


def _answers(url: str) -> bool:
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.fixture(autouse=True)
def _logs_as_they_come() -> None:
    """Begin every test with structlog's own settings: a command under test sets up logs for its whole process."""
    structlog.reset_defaults()
