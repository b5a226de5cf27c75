"""Backups put back: what is refused, what is kept, and what a crash in the middle leaves."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from aggregator.errors import StoreBusyError, StoreTooNewError, UsageError
from aggregator.store.store import Store, open_store, restore_store
from tests.contract.store.builders import DAY, MINUTE, NOW, fill, whole


def emptied(store: Store, folder: Path) -> Store:
    """Restore a filled store from a backup of when it was empty; return it closed."""
    store.upkeep.backup(folder / "empty")
    fill(store)
    store.close()
    restored = restore_store("sqlite:///aggregator.db", folder, folder / "empty", NOW)
    assert whole(restored) == set()
    restored.close()
    return restored


def test_a_restore_is_refused_while_a_service_works_on_the_store(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    store.upkeep.backup(copy)
    number = store.instances.start("alone", datetime.now(NOW.tzinfo))
    url = "sqlite:///aggregator.db" if store.sqlite else str(store.database.database)
    with pytest.raises(StoreBusyError, match="a service works on it already"):
        restore_store(url, tmp_path, copy, datetime.now(NOW.tzinfo) + MINUTE / 2)
    store.instances.stop(number)


def test_a_damaged_store_can_be_restored(sqlite_store: Store, tmp_path: Path) -> None:
    assert sqlite_store.path is not None
    fill(sqlite_store)
    sqlite_store.upkeep.backup(tmp_path / "copy")
    sqlite_store.close()
    sqlite_store.path.write_bytes(b"nonsense" * 1000)
    sqlite_store.path.with_name("aggregator.db-wal").write_bytes(b"more of it")
    restored = restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "copy", NOW)
    assert whole(restored) == {"a", "b", "c"}
    restored.close()
    assert restored.replaced is not None
    assert restored.replaced.read_bytes() == b"nonsense" * 1000
    assert restored.replaced.with_name(f"{restored.replaced.name}-wal").read_bytes() == b"more of it"


def test_what_a_restore_replaces_is_kept_beside_it_and_can_be_put_back(sqlite_store: Store, tmp_path: Path) -> None:
    restored = emptied(sqlite_store, tmp_path)
    kept = tmp_path / f"aggregator.db.before-restore-{NOW:%Y%m%dT%H%M%SZ}"
    assert restored.replaced == kept
    with pytest.raises(UsageError, match="there is a file already"):
        restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "empty", NOW)
    again = restore_store("sqlite:///aggregator.db", tmp_path, kept, NOW + DAY)
    assert whole(again) == {"a", "b", "c"}
    again.close()


def test_a_power_cut_in_a_restore_finds_a_store_whole(sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old store was renamed away, the new one never written to the disk: what came up after the cut could be an empty file, or none."""
    fill(sqlite_store)
    sqlite_store.upkeep.backup(tmp_path / "copy")
    sqlite_store.close()
    path, folder = tmp_path / "aggregator.db", tmp_path.stat().st_ino
    synced: list[int] = []
    replace, fsync = Path.replace, os.fsync

    def noted(handle: int) -> None:
        synced.append(os.fstat(handle).st_ino)
        fsync(handle)

    def watched(self: Path, other: Path) -> Path:
        if other == path:
            assert path.is_file(), "between the two renames no store was there"
            assert synced == [self.stat().st_ino, folder], "the new file first, then the name of the old one"
        return replace(self, other)

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(Path, "replace", watched)
    restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "copy", NOW).close()
    assert synced[2:] == [folder]


def test_a_store_that_a_killed_service_left_comes_back_with_its_log(sqlite_store: Store, tmp_path: Path) -> None:
    """What had been written last stood in the log beside it, and `db restore` of the file alone left that out."""
    sqlite_store.upkeep.backup(tmp_path / "empty")
    fill(sqlite_store)  # and killed: nothing of it is in the file itself yet
    for suffix in ("", "-wal"):
        shutil.copyfile(tmp_path / f"aggregator.db{suffix}", tmp_path / f"crashed.db{suffix}")
    again = restore_store("sqlite:///new.db", tmp_path, tmp_path / "crashed.db", NOW)
    assert whole(again) == {"a", "b", "c"}
    again.close()
    assert (tmp_path / "crashed.db-wal").stat().st_size, "what is restored from stays as it was"
    restored = restore_store("sqlite:///crashed.db", tmp_path, tmp_path / "empty", NOW)
    restored.close()
    assert restored.replaced is not None
    again = restore_store("sqlite:///new.db", tmp_path, restored.replaced, NOW + DAY)
    assert whole(again) == {"a", "b", "c"}
    again.close()
    assert not list(tmp_path.glob(".*")), "nothing of the way there is left"


def test_at_no_moment_of_a_restore_is_the_old_store_there_without_its_log(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite_store.upkeep.backup(tmp_path / "empty")
    fill(sqlite_store)
    for suffix in ("", "-wal"):
        shutil.copyfile(tmp_path / f"aggregator.db{suffix}", tmp_path / f"crashed.db{suffix}")
    replace = Path.replace

    def cut(self: Path, other: Path) -> Path:
        if other == tmp_path / "crashed.db":
            shutil.copyfile(other, tmp_path / "found.db")  # what the power cut leaves
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", cut)
    restore_store("sqlite:///crashed.db", tmp_path, tmp_path / "empty", NOW).close()
    found = open_store("sqlite:///found.db", tmp_path)
    assert whole(found) == {"a", "b", "c"}
    found.close()


def test_what_a_killed_restore_left_spoils_no_later_one(sqlite_store: Store, tmp_path: Path) -> None:
    fill(sqlite_store)
    sqlite_store.upkeep.backup(tmp_path / "copy")
    shutil.copyfile(tmp_path / "aggregator.db-wal", tmp_path / ".aggregator.db.restore-wal")
    sqlite_store.close()
    restored = restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "copy", NOW)
    assert (whole(restored), restored.upkeep.check()) == ({"a", "b", "c"}, [])
    restored.close()
    assert not list(tmp_path.glob(".*"))


def test_where_no_file_can_have_two_names_the_old_store_is_kept_all_the_same(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")  # as FAT says it

    monkeypatch.setattr(Path, "hardlink_to", refused)
    restored = emptied(sqlite_store, tmp_path)
    assert restored.replaced is not None
    assert restored.replaced.stat().st_size


def test_a_store_on_another_disk_stays_there(sqlite_store: Store, tmp_path: Path) -> None:
    """The link was replaced, not the file it leads to: the small disk filled, and the log stayed behind."""
    fill(sqlite_store)
    sqlite_store.upkeep.backup(tmp_path / "copy")
    sqlite_store.close()
    large = tmp_path / "large"
    large.mkdir()
    (tmp_path / "aggregator.db").rename(large / "aggregator.db")
    (tmp_path / "aggregator.db").symlink_to(large / "aggregator.db")
    restored = restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "copy", NOW)
    restored.close()
    assert (tmp_path / "aggregator.db").is_symlink()
    assert restored.replaced == large / f"aggregator.db.before-restore-{NOW:%Y%m%dT%H%M%SZ}"


def test_no_store_is_put_in_the_place_of_a_device(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.upkeep.backup(tmp_path / "copy")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="is no file"):
        restore_store("sqlite:///pipe", tmp_path, tmp_path / "copy", NOW)
    assert (tmp_path / "pipe").is_fifo()


def test_a_backup_that_may_not_be_read_is_not_called_damaged(sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sqlite_store.upkeep.backup(tmp_path / "copy")
    monkeypatch.setattr("os.access", lambda *_, **__: False)  # whoever runs the tests may be root, who may read everything
    with pytest.raises(UsageError, match="run this as"):
        restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "copy", NOW)


def test_a_backup_of_a_newer_version_is_refused_before_anything_is_touched(sqlite_store: Store, tmp_path: Path) -> None:
    fill(sqlite_store)
    sqlite_store.upkeep.backup(tmp_path / "newer")
    with closing(sqlite3.connect(tmp_path / "newer")) as newer, newer:
        newer.execute("INSERT INTO schema_migration (name, applied) VALUES ('0999_future', '2027-01-01')")
    with pytest.raises(StoreTooNewError, match=r"newer: written by a newer version"):
        restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "newer", NOW)
    assert whole(sqlite_store) == {"a", "b", "c"}
    assert list(tmp_path.glob("*before-restore*")) == []


def test_what_is_no_backup_is_refused_and_changes_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    fill(sqlite_store)
    (tmp_path / "letter.txt").write_text("Dear Ida", encoding="ascii")
    stranger = sqlite3.connect(tmp_path / "stranger.db")
    stranger.execute("CREATE TABLE birds (name TEXT)")
    stranger.close()
    for name, match in (("letter.txt", "not a backup"), ("stranger.db", "not a backup"), ("nothing", "no such file")):
        with pytest.raises(UsageError, match=match):
            restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / name, NOW)
    assert whole(sqlite_store) == {"a", "b", "c"}
