"""What must not lose anything: locks, a full disk, a read-only place, a second service, a newer schema."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from peewee import OperationalError

from aggregator.errors import StoreBusyError, StoreError, StoreFullError, StoreTooNewError
from aggregator.model.feed import FeedSpec, FeedState, TurnAsked
from aggregator.store import database as database_module
from aggregator.store.database import unbound
from aggregator.store.guard import translate
from aggregator.store.store import Store, open_store
from aggregator.store.tables import Entry
from tests.contract.store.builders import DAY, HERALD, HOUR, NOW, Keep, entry, page, poll, with_feeds

WRITES: dict[str, Callable[[Store], object]] = {
    "feeds.sync": lambda s: s.feeds.sync([FeedSpec(url=HERALD, name="other")], NOW),
    "feeds.import_feeds": lambda s: s.feeds.import_feeds([FeedSpec(url="https://more.example/", name="")], NOW),
    "feeds.lease": lambda s: s.feeds.lease("herald.example:443", NOW + DAY, NOW + DAY, 5),
    "feeds.select": lambda s: s.feeds.select(None, NOW),
    "feeds.release": lambda s: s.feeds.release([1]),
    "feeds.renew": lambda s: s.feeds.renew([1], NOW),
    "feeds.shorten": lambda s: s.feeds.shorten(HOUR, NOW - DAY),
    "feeds.record": lambda s: s.feeds.record(poll_of(s)),
    "feeds.record_many": lambda s: s.feeds.record_many([poll_of(s)]),
    "feeds.set_state": lambda s: s.feeds.set_state(HERALD, FeedState.PAUSED, NOW),
    "articles.record_page": lambda s: s.articles.record_page(page(1, "Report.")),
    "articles.take_back": lambda s: s.articles.take_back([1], "Report.", NOW),
    "hosts.reserve": lambda s: s.hosts.reserve("herald.example:443", NOW, HOUR),
    "hosts.turns": lambda s: s.hosts.turns([TurnAsked(["herald.example:443"], NOW, HOUR)]),
    "hosts.keep_clear": lambda s: s.hosts.keep_clear("herald.example:443", NOW),
    "hosts.set_retry": lambda s: s.hosts.set_retry("herald.example:443", NOW, 1),
    "hosts.clear_throttles": lambda s: s.hosts.clear_throttles("herald.example:443"),
    "hosts.save_robots": lambda s: s.hosts.save_robots("herald.example:443", "", NOW),
    "instances.start": lambda s: s.instances.start("worker", NOW),
    "instances.beat": lambda s: s.instances.beat("x", NOW),
    "instances.stop": lambda s: s.instances.stop("x"),
    "upkeep.prune": lambda s: s.upkeep.prune(Keep(articles=30 * DAY), NOW),
}
READS: dict[str, Callable[[Store], object]] = {
    "feeds.due": lambda s: s.feeds.due(NOW, 5),
    "feeds.next_due_at": lambda s: s.feeds.next_due_at(),
    "feeds.rows": lambda s: s.feeds.rows(),
    "feeds.events": lambda s: s.feeds.events(1, 5),
    "articles.known": lambda s: s.articles.known(1, ["a"], [], []),
    "articles.pages_due": lambda s: s.articles.pages_due(NOW, 5),
    "articles.pages": lambda s: s.articles.pages("herald.example:443", NOW, 5),
    "articles.get": lambda s: s.articles.get(1),
    "articles.holders": lambda s: s.articles.holders("herald.example:443", "x"),
    "feeds.stated_dates": lambda s: s.feeds.stated_dates(),
    "search.query": lambda s: s.search.query("ferry", 5),
    "instances.rows": lambda s: s.instances.rows(),
    "hosts.get": lambda s: s.hosts.get("herald.example:443"),
    "figures.counts": lambda s: s.figures.counts(NOW),
}


def poll_of(store: Store) -> object:
    return poll(store.feeds.select([HERALD], NOW)[0], entry("new"), at=NOW + HOUR)


@pytest.fixture
def filled(sqlite_store: Store) -> Store:
    (feed,) = with_feeds(sqlite_store, HERALD)
    sqlite_store.feeds.record(poll(feed, entry("a", wants_page=True)))
    return sqlite_store


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch, filled: Store) -> Store:
    """Return a store that waits for locks no longer than a test should."""
    filled.database.execute_sql("PRAGMA busy_timeout = 1")
    return filled


@contextmanager
def locked(path: Path, mode: str) -> Iterator[None]:
    other = sqlite3.connect(path, isolation_level=None)
    try:
        if mode == "EXCLUSIVE":
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute(f"BEGIN {mode}")
        yield
    finally:
        other.close()


@pytest.mark.parametrize("name", WRITES)
def test_a_store_that_stays_locked_is_said_to_be_busy(impatient: Store, name: str) -> None:
    assert impatient.path is not None
    with locked(impatient.path, "IMMEDIATE"), pytest.raises(StoreBusyError, match=r"another program kept it locked.*try again"):
        WRITES[name](impatient)
    WRITES[name](impatient)  # and works again as soon as the lock is gone


@pytest.mark.parametrize("name", READS)
def test_reading_goes_on_while_another_program_writes(impatient: Store, name: str) -> None:
    assert impatient.path is not None
    with locked(impatient.path, "IMMEDIATE"):
        READS[name](impatient)


def test_a_full_disk_is_named_and_loses_nothing(filled: Store) -> None:
    pages = filled.database.pragma("page_count")
    filled.database.execute_sql(f"PRAGMA max_page_count = {pages}").fetchall()
    feed = filled.feeds.select([HERALD], NOW)[0]
    big = entry("big", text="The ferry is late. " * 20_000)
    with pytest.raises(StoreFullError, match=r"no room left to write \(database or disk is full\).*free some space"):
        filled.feeds.record(poll(feed, big, at=NOW + HOUR))
    assert [e.key for e in Entry.select()] == ["a"]
    assert filled.feeds.rows()[0].last_poll_at == NOW
    filled.database.execute_sql("PRAGMA max_page_count = 100000").fetchall()
    assert filled.feeds.record(poll(feed, big, at=NOW + HOUR)).new == 1
    assert filled.upkeep.check() == []


def test_a_disk_that_fills_up_while_articles_are_grouped_is_named_too(filled: Store) -> None:
    pages = filled.database.pragma("page_count")
    filled.database.execute_sql(f"PRAGMA max_page_count = {pages}").fetchall()
    feed = filled.feeds.select([HERALD], NOW)[0]
    with pytest.raises(StoreFullError, match=r"^store [^ ]+: no room left to write \(database or disk is full\)"), filled.headlines.batch():
        filled.feeds.record(poll(feed, entry("big", text="The ferry is late. " * 20_000), at=NOW + HOUR))
    assert [e.key for e in Entry.select()] == ["a"]


def test_a_real_full_file_system_is_named_too(tmp_path: Path) -> None:
    mount = tmp_path / "small"
    mount.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount], check=False, capture_output=True).returncode
    ):
        pytest.skip("a small tmpfs can be mounted by root only")
    try:
        store = open_store("sqlite:///aggregator.db", mount)
        (feed,) = with_feeds(store, HERALD)
        with pytest.raises(StoreFullError, match="no room left"):
            store.feeds.record(poll(feed, entry("big", text="The ferry is late. " * 100_000)))
        assert Entry.select().count() == 0
        store.close()
    finally:
        subprocess.run(["umount", mount], check=True)


def test_a_read_only_store_says_so(filled: Store) -> None:
    """Read-only by SQLite's own mode: file permissions do not bind root."""
    assert filled.path is not None
    filled.close()
    reading = open_store("sqlite:///aggregator.db", filled.path.parent, readonly=True)
    assert [row.url for row in reading.feeds.rows()] == [HERALD]
    with pytest.raises(StoreFullError, match=r"read-only here.*check the owner"):
        reading.feeds.set_state(HERALD, FeedState.PAUSED, NOW)
    reading.close()


def test_a_read_only_file_system_is_named_for_what_it_is(tmp_path: Path) -> None:
    """As `mount -o ro`: os.access tells even root."""
    mount = tmp_path / "readonly"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k,ro", "tmpfs", mount]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a read-only tmpfs can be mounted by root only")
    try:
        with pytest.raises(StoreFullError, match=r"its directory is read-only: mount it writable, check its owner, or set data_dir"):
            open_store("sqlite:///aggregator.db", mount)
    finally:
        subprocess.run(["umount", mount], check=True)


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[None]:
    """Mount something on `place`, or skip."""
    if os.geteuid() != 0 or subprocess.run(["mount", *options, place], check=False, capture_output=True).returncode:
        pytest.skip("file systems can be mounted by root only")
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.fixture
def lone_file(filled: Store, tmp_path: Path) -> Path:
    """Return a store's file in a directory of its own, as a copy or another machine's mount has it: without -wal and -shm."""
    assert filled.path is not None
    filled.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    (tmp_path / "lone").mkdir()
    return Path(shutil.copy(filled.path, tmp_path / "lone"))


def test_a_store_in_a_read_only_directory_is_read_and_only_writing_is_refused(lone_file: Path, tmp_path: Path) -> None:
    """A newcomer's `status`, `articles` and `show` all ended with "unable to open database file"."""
    view = tmp_path / "view"
    view.mkdir()
    with mounted(view, "--bind", str(lone_file.parent)):
        subprocess.run(["mount", "-o", "remount,ro,bind", view], check=True)
        with closing(open_store("sqlite:///aggregator.db", view)) as store:
            for read in READS.values():
                read(store)
            assert store.upkeep.check() == []
            with pytest.raises(StoreFullError, match=rf"^store {view}/aggregator.db: its directory is read-only: mount it writable"):
                store.feeds.set_state(HERALD, FeedState.PAUSED, NOW)
            assert (store.readonly[:5], store.unread_wal) == ("store", None)
        with closing(open_store("sqlite:///aggregator.db", view, readonly=True)) as store:
            assert [row.url for row in store.feeds.rows()] == [HERALD]
        (lone_file.parent / "aggregator.db-wal").write_bytes(b"left by a service that was killed")
        with closing(open_store("sqlite:///aggregator.db", view)) as store:
            assert store.unread_wal == view / "aggregator.db-wal"


def test_a_store_on_a_full_disk_is_read_and_only_writing_is_refused(lone_file: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    with mounted(small, "-t", "tmpfs", "-o", "size=1m", "tmpfs"):
        shutil.copy(lone_file, small)
        with suppress(OSError), (small / "filler").open("wb", buffering=0) as filler:
            while filler.write(bytes(4096)):
                pass
        with closing(open_store("sqlite:///aggregator.db", small)) as store:
            for read in READS.values():
                read(store)
            with pytest.raises(StoreFullError, match="no room left to write"):
                store.feeds.set_state(HERALD, FeedState.PAUSED, NOW)
            with pytest.raises(StoreFullError, match=r"aggregator.db.lock: cannot be written \(No space left"):
                store.instances.start("alone", NOW)


def test_a_read_only_directory_says_what_to_set(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a directory", encoding="ascii")
    with pytest.raises(StoreFullError, match=r"cannot be made .* set data_dir in config.toml"):
        open_store("sqlite:///aggregator.db", file / "data")
    with pytest.raises(StoreError, match=r"cannot be reached.*unable to open"):
        open_store("sqlite:///", tmp_path)


def test_a_reader_of_a_store_that_is_not_there_is_told_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is none yet"):
        open_store("sqlite:///aggregator.db", tmp_path, readonly=True)
    assert not (tmp_path / "aggregator.db").exists()


def test_a_damaged_file_is_named_with_the_way_back(tmp_path: Path) -> None:
    (tmp_path / "aggregator.db").write_bytes(b"this was a database once" * 1000)
    with pytest.raises(StoreError, match=r"is not an Aggregator store, or it is damaged: file is not a database; restore"):
        open_store("sqlite:///aggregator.db", tmp_path)


@pytest.mark.parametrize("url", ["mysql://root@localhost/x", "aggregator.db", ""])
def test_an_engine_we_do_not_know_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreError, match="not a store we know"):
        open_store(url, tmp_path)


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"postgresql://news:\*\*\*@127.0.0.1:1/news: cannot be reached \([^\n]*$") as caught:
        open_store("postgresql://news:s3cret@127.0.0.1:1/news", tmp_path)
    assert "s3cret" not in str(caught.value)


def test_a_password_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"password_file: .*missing cannot be read"):
        open_store("postgresql://news@127.0.0.1:1/news", tmp_path, password_file=tmp_path / "missing")


def test_a_password_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    """It was a traceback: the codec cannot decode byte 0xe4."""
    (tmp_path / "password").write_bytes("sésame".encode("latin-1"))
    with pytest.raises(StoreError, match=r"password_file: .*password cannot be read \(it is not UTF-8\)"):
        open_store("postgresql://news@127.0.0.1:1/news", tmp_path, password_file=tmp_path / "password")


@pytest.mark.parametrize("said", ['FATAL: password authentication failed for user "news"', "fe_sendauth: no password supplied"])
def test_a_server_that_refuses_the_password_is_not_called_away(said: str, tmp_path: Path) -> None:
    """ "Check that it is there": it was, and what was wrong stood in the password file."""
    database = unbound("postgresql://news@db.example/news", tmp_path)
    told = translate(OperationalError(f'connection to server at "db.example", port 5432 failed: {said}'), database)
    assert "check the user in the address, and its password (password_file" in str(told)


def test_a_store_from_a_newer_version_is_left_alone(store: Store, tmp_path: Path) -> None:
    store.database.execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('0999_future', '2027-01-01')")
    url = "sqlite:///aggregator.db" if store.sqlite else store.database.database
    try:
        for options in ({}, {"migrate": False}, {"readonly": True}):
            with pytest.raises(StoreTooNewError, match=r"written by a newer version \(it has 0999_future.*upgrade"):
                open_store(url, tmp_path, **options)
    finally:
        open_store_again = database_module.connect(url, tmp_path)
        open_store_again.execute_sql("DELETE FROM schema_migration WHERE name = '0999_future'")
        open_store_again.close()


def test_a_second_service_on_one_store_is_refused(store: Store, tmp_path: Path) -> None:
    number = store.instances.start("alone", NOW)
    second = open_store("sqlite:///aggregator.db" if store.sqlite else store.database.database, tmp_path)
    with pytest.raises(StoreBusyError, match=rf"a service works on it already \(.*process {os.getpid()}\)"):
        second.instances.start("alone", NOW)
    second.close()
    store.instances.stop(number)
    assert store.instances.start("alone", NOW)


def test_machines_of_a_cluster_share_a_store_and_none_of_them_works_beside_one_that_works_alone(pg_url: str, tmp_path: Path) -> None:
    with closing(open_store(pg_url, tmp_path)) as store:
        lone = store.instances.start("alone", NOW)
        for role in ("all", "scheduler", "worker"):
            with pytest.raises(StoreBusyError, match="a service works on it already"):
                store.instances.start(role, NOW)
        store.instances.stop(lone)
        for role in ("all", "scheduler", "scheduler", "worker"):
            store.instances.start(role, NOW)
        with pytest.raises(StoreBusyError):
            store.instances.start("alone", NOW)


def test_a_service_killed_a_moment_ago_does_not_keep_the_next_one_waiting(sqlite_store: Store) -> None:
    assert sqlite_store.path is not None
    code = f"""
import os
from datetime import UTC, datetime
from pathlib import Path
from aggregator.store.store import open_store
store = open_store("sqlite:///aggregator.db", Path({str(sqlite_store.path.parent)!r}))
store.instances.start("alone", datetime.now(UTC))
os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert sqlite_store.instances.start("alone", NOW)


def test_a_service_that_does_not_beat_is_not_alive(store: Store) -> None:
    number = store.instances.start("alone", NOW)
    store.instances.beat(number, NOW + HOUR, "config.toml was refused")
    (row,) = store.instances.live(NOW + HOUR)
    assert (row.note, row.pid, row.beat_at) == ("config.toml was refused", os.getpid(), NOW + HOUR)
    assert store.instances.live(NOW + 2 * HOUR) == []
    store.instances.stop(number)
    store.instances.start("alone", NOW + 3 * DAY)
    assert len(store.instances.rows()) == 1


def test_hosts_keep_the_pace_of_everybody(store: Store) -> None:
    delay = timedelta(seconds=2)
    starts = [store.hosts.reserve("herald.example:443", NOW, delay) for _ in range(3)]
    assert starts == [NOW, NOW + delay, NOW + 2 * delay]
    assert store.hosts.reserve("herald.example:443", NOW + HOUR, delay) == NOW + HOUR
    assert store.hosts.get("nobody.example:443").next_at is None


def test_a_rate_limit_and_robots_are_remembered(store: Store) -> None:
    store.hosts.set_retry("herald.example:443", NOW + HOUR, 2)
    store.hosts.save_robots("herald.example:443", "User-agent: *\nDisallow: /x", NOW + DAY)
    state = store.hosts.get("herald.example:443")
    assert (state.retry_at, state.throttles, state.robots, state.robots_until) == (NOW + HOUR, 2, "User-agent: *\nDisallow: /x", NOW + DAY)
    store.hosts.clear_throttles("herald.example:443")
    assert (store.hosts.get("herald.example:443").retry_at, store.hosts.get("herald.example:443").throttles) == (None, 0)


def test_a_server_that_hung_up_is_connected_again(pg_url: str, tmp_path: Path) -> None:
    import psycopg

    store = open_store(pg_url, tmp_path)
    backend = store.database.execute_sql("SELECT pg_backend_pid()").fetchone()[0]
    with psycopg.connect(pg_url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (backend,))
    with pytest.raises(StoreError, match="cannot be reached"):
        store.feeds.rows()
    assert store.feeds.rows() == []
    store.close()


def test_the_lock_file_of_a_directory_that_went_away_is_named(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.close()
    shutil.rmtree(tmp_path)
    with pytest.raises(StoreFullError, match="cannot be opened"):
        sqlite_store.instances.start("alone", NOW)
    tmp_path.mkdir()
