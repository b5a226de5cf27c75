"""What root makes in a folder of the service: `sudo aggregator status` before the first start shut the service out."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator.deliver.directory import write
from aggregator.store.old_backups import path_in
from aggregator.store.store import Store, copy_store, open_store, restore_store
from tests.contract.store.builders import NOW, fill

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a folder of another owner")
URL = "sqlite:///aggregator.db"
SERVICE, GROUP = 1234, 4321


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "state"
    path.mkdir()
    os.chown(path, SERVICE, GROUP)
    return path


def strangers(folder: Path) -> list[str]:
    """Return what in `folder` the service may not write to."""
    facts = {path.name: path.lstat() for path in folder.rglob("*") if not path.is_symlink()}
    return sorted(name for name, found in facts.items() if (found.st_uid, found.st_gid) != (SERVICE, GROUP))


def test_a_store_that_root_looks_at_first_is_the_services(folder: Path) -> None:
    store = open_store(URL, folder)
    fill(store)
    store.instances.start("alone", NOW)
    assert {path.name for path in folder.iterdir()} >= {"aggregator.db", "aggregator.db-wal", "aggregator.db.lock"}
    assert strangers(folder) == []
    store.close()


@pytest.mark.parametrize("before", [None, (SERVICE, GROUP), (0, 0)])
def test_a_store_that_root_restores_or_copies_is_the_services(
    sqlite_store: Store, folder: Path, tmp_path: Path, before: tuple[int, int] | None
) -> None:
    """Root's own in that folder is what an older version left: the folder tells whose it is to be."""
    sqlite_store.upkeep.backup(tmp_path / "copy")
    if before:
        open_store(URL, folder).close()
        os.chown(folder / "aggregator.db", *before)
    restored = restore_store(URL, folder, tmp_path / "copy", NOW)
    restored.close()
    if restored.replaced:
        restored.replaced.unlink()
    copy_store(URL, "sqlite:///another.db", folder, lambda *_: None)
    assert strangers(folder) == []


def test_a_restore_by_root_leaves_a_store_its_owner_in_a_folder_of_all(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.upkeep.backup(tmp_path / "copy")
    sqlite_store.close()
    os.chown(tmp_path / "aggregator.db", SERVICE, GROUP)
    restore_store(URL, tmp_path, tmp_path / "copy", NOW).close()
    assert (tmp_path / "aggregator.db").stat().st_uid == SERVICE


def test_backups_and_digests_of_roots_do_not_shut_their_folders_to_the_services(sqlite_store: Store, folder: Path) -> None:
    sqlite_store.upkeep.backup(path_in(folder / "backups", NOW, sqlite=True))
    write(folder / "digests" / "daily", "daily-2026", {"html": b"news"}, "daily")
    assert strangers(folder) == ["daily-2026.html"]  # which the service never writes again, and anybody reads


def test_a_link_that_a_folders_owner_puts_in_the_way_gives_nothing_away(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.touch(0o600)
    (folder / "aggregator.db.lock").symlink_to(secret)
    store = open_store(URL, folder)
    store.instances.start("alone", datetime.now(UTC))
    store.close()
    assert secret.stat().st_uid == 0
