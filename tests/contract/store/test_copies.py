"""Backups, and copies into another engine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from aggregator.errors import StoreError, UsageError
from aggregator.model.article import ArticleQuery
from aggregator.store import backup
from aggregator.store.database import same_login
from aggregator.store.store import Store, copy_store, open_store, restore_store
from aggregator.store.tables import RevisionRow, TimeClaimRow
from tests.contract.store.builders import DAY, GAZETTE, HERALD, NOW, entry, fill, page, poll, revise, whole


def url_of(store: Store) -> str:
    return "sqlite:///aggregator.db" if store.sqlite else str(store.database.database)


def everything(store: Store) -> list[object]:
    return [
        store.feeds.rows(),
        store.articles.list(ArticleQuery(text=True)),
        list(TimeClaimRow.select().order_by(TimeClaimRow.id).dicts()),
        list(RevisionRow.select().order_by(RevisionRow.id).dicts()),
        [hit.article.id for hit in store.search.query("ferry", 10)],
    ]


@pytest.mark.parametrize("direction", ["to PostgreSQL", "to SQLite"])
def test_a_copy_into_the_other_engine_holds_the_same(direction: str, sqlite_store: Store, pg_url: str, tmp_path: Path) -> None:
    if direction == "to PostgreSQL":
        source, source_url, target_url = sqlite_store, "sqlite:///aggregator.db", pg_url
    else:
        sqlite_store.close()
        source, source_url, target_url = open_store(pg_url, tmp_path), pg_url, "sqlite:///copy.db"
    fill(source)
    feed = source.feeds.select([HERALD], NOW)[0]
    source.feeds.record(poll(feed, revised=(revise(source, feed, entry("b", title="Ferry b turns back")),), at=NOW + 3 * DAY))
    source.articles.record_page(page(1, "The ferry report.", at=NOW + 3 * DAY))
    source.hosts.save_robots("herald.example:443", "", NOW)
    expected = everything(source)
    source.close()
    steps: list[tuple[str, int]] = []
    copied = copy_store(source_url, target_url, tmp_path, lambda name, rows: steps.append((name, rows)))
    assert (copied["article"], copied["entry"], copied["revision"]) == (3, 4, 5)
    assert ("article", 3) in steps
    target = open_store(target_url, tmp_path)
    found = everything(target)
    assert found[:4] == expected[:4]
    assert sorted(found[4]) == sorted(expected[4])  # type: ignore[call-overload]  # lists of ids; ranks differ between engines
    assert target.upkeep.check() == []
    again = target.feeds.select([GAZETTE], NOW)[0]
    assert target.feeds.record(poll(again, entry("z"), at=NOW + 4 * DAY)).new == 1  # numbers go on after the copied ones
    target.close()
    with pytest.raises(UsageError, match="not empty"):
        copy_store(source_url, target_url, tmp_path, lambda *_: None)


def test_a_copy_reads_the_password_of_the_configured_server_from_its_file(
    sqlite_store: Store, pg_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`db copy` to the store that [database] names was asked for a password which `run` had found in password_file."""
    import psycopg

    given: list[object] = []
    connect = psycopg.connect

    def watched(*args: Any, **options: Any) -> Any:
        given.append(options.get("password"))
        return connect(*args, **options)

    monkeypatch.setattr(psycopg, "connect", watched)
    (tmp_path / "secret").write_text("s3cret\n", "utf-8")
    copy_store("sqlite:///aggregator.db", pg_url, tmp_path, lambda *_: None, (pg_url, tmp_path / "secret"))
    copy_store(pg_url, "sqlite:///back.db", tmp_path, lambda *_: None, (pg_url, tmp_path / "secret"))
    assert given == ["s3cret", "s3cret"]
    elsewhere = "postgresql://somebody@db.example.org/news"
    copy_store(pg_url, "sqlite:///other.db", tmp_path, lambda *_: None, (elsewhere, tmp_path / "secret"))
    assert given[2:] == [None], "a password was shown to a server that it is not for"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("postgresql://news@db/news", "postgres://news@DB:5432/archive", True),
        ("postgresql://news@db/news", "postgresql:///news?host=db&user=news", True),
        ("postgresql://news:old@db/news", "postgresql://news@db/news?sslmode=require", True),
        ("postgresql://news@db/news", "postgresql://news@db:5433/news", False),
        ("postgresql://news@db/news", "postgresql://admin@db/news", False),
        ("postgresql://news@[::1]/news", "postgresql://news@[::1]:5432/news", True),
        ("postgresql://news@a:1,b:2/news", "postgresql://news@a:1,b:2/other", True),
        ("postgresql://news@%2Frun%2Fpg/news", "postgresql://news@/news?host=/run/pg", True),
        ("postgresql://news@db/news", "sqlite:///aggregator.db", False),
    ],
)
def test_a_password_belongs_to_one_user_of_one_server(one: str, other: str, same: bool) -> None:
    assert same_login(one, other) is same_login(other, one) is same


def test_a_copy_of_a_store_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is none yet"):
        copy_store("sqlite:///nothing.db", "sqlite:///copy.db", tmp_path, lambda *_: None)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_written_while_others_write_and_can_be_restored(store: Store, tmp_path: Path) -> None:
    if not store.sqlite and (shutil.which("pg_dump") is None or not url_of(store)):
        pytest.skip("pg_dump is not installed")
    fill(store)
    copy = tmp_path / "copies" / "monday"
    store.upkeep.backup(copy)
    with pytest.raises(UsageError, match="there is a file already"):
        store.upkeep.backup(copy)
    feed = store.feeds.select([HERALD], NOW)[0]
    store.feeds.record(poll(feed, entry("late"), at=NOW + 4 * DAY))
    store.close()
    restored = restore_store(url_of(store), tmp_path, copy, NOW + 5 * DAY)
    assert whole(restored) == {"a", "b", "c"}
    assert restored.upkeep.check() == []
    restored.close()


def test_a_backup_that_was_told_of_outlasts_a_power_cut(sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_ino))
    sqlite_store.upkeep.backup(tmp_path / "copies" / "monday")
    assert synced == [(tmp_path / "copies" / "monday").stat().st_ino, (tmp_path / "copies").stat().st_ino]


@pytest.mark.parametrize(
    ("source", "target", "named"),
    [
        ("foo", "sqlite:///b.db", "FROM: 'foo'"),
        ("sqlite:///a.db", "bar", "TO: 'bar'"),
        ("sqlite:///a.db", "sqlite:///", "TO: 'sqlite:///'"),
    ],
)
def test_a_copy_names_the_argument_that_is_no_store(source: str, target: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"^{named} is not a store we know"):
        copy_store(source, target, tmp_path, lambda *_: None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_copy_that_is_broken_off_leaves_nothing(sqlite_store: Store, tmp_path: Path, stop: BaseException) -> None:
    """On a full disk its log stayed, as large as what there had been room for."""
    fill(sqlite_store)
    (tmp_path / "new").mkdir()

    def progress(name: str, _: int) -> None:
        if name == "article":
            raise stop

    for _ in range(2):
        with pytest.raises(type(stop)):
            copy_store("sqlite:///aggregator.db", "sqlite:///new/copy.db", tmp_path, progress)
        assert list((tmp_path / "new").iterdir()) == []
    open_store("sqlite:///new/copy.db", tmp_path).close()
    with pytest.raises(type(stop)):
        copy_store("sqlite:///aggregator.db", "sqlite:///new/copy.db", tmp_path, progress)
    assert (tmp_path / "new" / "copy.db").exists(), "what was there before is not for us to remove"


def test_a_store_that_can_only_be_read_can_be_copied(sqlite_store: Store, tmp_path: Path) -> None:
    """As a member of the service's group may, and as a disk that went read-only asks for."""
    fill(sqlite_store)
    sqlite_store.close()
    old = tmp_path / "old"
    old.mkdir()
    (tmp_path / "aggregator.db").rename(old / "aggregator.db")
    with read_only(old):
        copied = copy_store("sqlite:///old/aggregator.db", "sqlite:///copy.db", tmp_path, lambda *_: None)
    assert copied["article"] == 3


def test_a_log_that_cannot_be_read_is_not_left_out_of_a_copy(sqlite_store: Store, tmp_path: Path) -> None:
    fill(sqlite_store)
    old = tmp_path / "old"
    old.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(tmp_path / f"aggregator.db{suffix}", old / f"aggregator.db{suffix}")
    with read_only(old), pytest.raises(StoreError, match=r"aggregator\.db-wal holds what was written last, and cannot be read here"):
        copy_store("sqlite:///old/aggregator.db", "sqlite:///copy.db", tmp_path, lambda *_: None)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Have a folder be on a read-only file system."""
    if os.geteuid() != 0 or subprocess.run(["mount", "--bind", folder, folder], check=False, capture_output=True).returncode:
        pytest.skip("file systems can be mounted by root only")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_copy_from_what_cannot_be_opened_names_that_store(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("Dear Ida", encoding="ascii")
    with pytest.raises(StoreError, match=r"a.db: it is not an Aggregator store"):
        copy_store("sqlite:///a.db", "sqlite:///b.db", tmp_path, lambda *_: None)


def test_postgresql_programs_that_are_missing_are_named(pg_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(pg_url, tmp_path)
    monkeypatch.setattr(backup.shutil, "which", lambda _: None)
    with pytest.raises(StoreError, match="pg_dump is not installed"):
        store.upkeep.backup(tmp_path / "copy")
    store.close()


@pytest.fixture
def damaged(sqlite_store: Store, tmp_path: Path) -> Path:
    """A store that opens, and whose articles cannot be read."""
    fill(sqlite_store)
    root = sqlite_store.database.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = 'article'").fetchone()[0]
    sqlite_store.close()
    path = tmp_path / "aggregator.db"
    data = bytearray(path.read_bytes())
    data[4096 * (root - 1) : 4096 * root] = b"\xff" * 4096
    path.write_bytes(data)
    return path


def test_figures_of_a_damaged_store_do_not_call_the_disk_full(sqlite_store: Store, tmp_path: Path) -> None:
    """SQLite's dbstat does, of a page that points beyond the largest there can be, and people went looking for space."""
    root = sqlite_store.database.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = 'mark'").fetchone()[0]
    sqlite_store.close()
    with (tmp_path / "aggregator.db").open("r+b") as file:
        file.seek(4096 * (root - 1))
        file.write(b"\5\0\0\0\x10\0\0\0\x7f\xff\xff\xff" + b"\x0f" * 4084)  # an interior page of a table, its last child out of reach
    with closing(open_store("sqlite:///aggregator.db", tmp_path)) as store, pytest.raises(StoreError, match="it is damaged"):
        store.figures.table_sizes()


def test_a_damaged_store_is_told_of_and_not_backed_up(damaged: Path, tmp_path: Path) -> None:
    """The backup was made and called good, and one that was good made room for it; a restore would have refused it."""
    (tmp_path / "new").mkdir()
    with closing(open_store("sqlite:///aggregator.db", tmp_path)) as store:
        with pytest.raises(StoreError, match=rf"{damaged.name}: it is damaged \(.*\), and no backup was made"):
            store.upkeep.backup(tmp_path / "new" / "copy")
        assert list((tmp_path / "new").iterdir()) == []


def test_a_copy_of_a_store_that_is_damaged_inside_names_it(damaged: Path, tmp_path: Path) -> None:
    """It ended in a traceback: rows that cannot be fetched are no error of peewee's."""
    with pytest.raises(
        StoreError, match=rf"{damaged.name}: it is not an Aggregator store, or it is damaged: database disk image is malformed"
    ):
        copy_store("sqlite:///aggregator.db", "sqlite:///copy.db", tmp_path, lambda *_: None)


def test_a_backup_that_cannot_be_written_leaves_no_half_of_itself(sqlite_store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="ascii")
    with pytest.raises(StoreError, match="could not be written"):
        sqlite_store.upkeep.backup(tmp_path / "file" / "copy")
