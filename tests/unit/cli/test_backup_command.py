"""`db backup`, as it is typed, or run by a timer every night."""

from __future__ import annotations

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from aggregator.cli.main import cli
from aggregator.store import backup
from aggregator.store.old_backups import forget_replaced, thin
from aggregator.store.store import open_store
from tests.contract.store.builders import DAY, NOW


def test_nobody_else_on_the_machine_reads_the_store_or_a_backup_of_it(tmp_path: Path) -> None:
    """Both were for everybody, with the addresses of paid feeds in them; a careless umask let all write, too."""
    before = os.umask(0)
    try:
        (tmp_path / "config.toml").write_text(f'data_dir = "{tmp_path}/state"\n', "utf-8")
        open_store("sqlite:///aggregator.db", tmp_path / "state").close()
        assert not run(tmp_path / "state", str(tmp_path / "copy.db")).exception
    finally:
        os.umask(before)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("state", "copy.db")] == [0o750, 0o640]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of backups without a name, nine of them there."""
    (tmp_path / "config.toml").write_text(f'data_dir = "{tmp_path}"\n', "utf-8")
    open_store("sqlite:///aggregator.db", tmp_path).close()
    made = tmp_path / "backups"
    made.mkdir()
    for day in range(1, 10):
        (made / f"aggregator-2026030{day}T030000Z.db").touch()
    return made


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--config", str(folder.parent / "config.toml"), "db", "backup", *words], standalone_mode=False)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_nightly_backup_does_not_fill_the_disk_for_ever(folder: Path) -> None:
    result = run(folder)
    assert result.return_value == 0
    kept = names(folder)
    assert (len(kept), kept[0]) == (7, "aggregator-20260304T030000Z.db")
    assert result.stdout.splitlines()[0].startswith(str(folder / kept[-1]))
    assert result.stderr.count("removed ") == 3


def test_backups_of_nothing_push_no_good_ones_out(folder: Path) -> None:
    """With the disk of the store not mounted, seven nights of empty backups were all there was."""
    (folder.parent / "aggregator.db").unlink()
    before = names(folder)
    assert "there is none yet" in str(run(folder).exception)
    assert names(folder) == before


@pytest.mark.parametrize(("keep", "left"), [("0", 10), ("1", 1), ("3", 3), ("30", 10)])
def test_as_many_backups_stay_as_were_asked_for(folder: Path, keep: str, left: int) -> None:
    assert run(folder, "--keep", keep).return_value == 0
    assert len(names(folder)) == left


def test_a_backup_that_somebody_named_is_never_removed(folder: Path) -> None:
    mine = ("before-upgrade.db", "aggregator-20260301T030000Z.db.gz", "aggregator-20260301T030000Z.dump", "aggregator-2026.db")
    for name in mine:
        (folder / name).touch()
    run(folder, str(folder / "mine.db"))
    assert len(names(folder)) == 9 + len(mine) + 1, "whoever names a file does not ask for others to go"
    run(folder, "--keep", "1")
    assert set(names(folder)) >= {*mine, "mine.db"}
    assert len(names(folder)) == 1 + len(mine) + 1
    assert "yours to remove" in str(run(folder, "x.db", "--keep", "2").exception)


def test_a_backup_that_is_ended_by_a_signal_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`timeout 60 aggregator db backup FILE` left a hidden file of what had been written, for ever."""
    whole = backup.sync

    def ended(path: Path) -> None:
        whole(path)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(backup, "sync", ended)
    before = signal.getsignal(signal.SIGTERM)
    result = run(folder, str(folder / "mine.db"))
    assert isinstance(result.exception, click.Abort), "as Ctrl-C: exit code 130"
    assert len(names(folder)) == 9
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_backup_to_stdout_is_no_file_called_dash(folder: Path) -> None:
    """`db backup - | ssh ...` sent a line of text, and a file of that name lay in the working directory."""
    assert "name one" in str(run(folder, "-").exception)


def test_with_the_clock_set_back_the_new_backup_still_stays(folder: Path) -> None:
    latest = folder / "aggregator-20250101T000000Z.db"
    latest.touch()
    thin(latest, 2, NOW)
    assert names(folder) == [latest.name, "aggregator-20260309T030000Z.db"]


def test_what_killed_backups_left_goes_and_what_is_being_written_stays(folder: Path) -> None:
    left, running = folder / ".aggregator-20260301T030000Z.db.part", folder / ".aggregator-20260302T030000Z.db.part"
    for path in (left, running, folder / ".mine.part"):
        path.touch()
    long_ago = time.time() - 2 * DAY.total_seconds()
    for path in (left, folder / ".mine.part"):
        os.utime(path, (long_ago, long_ago))
    run(folder, "--keep", "0")
    assert not left.exists()
    assert {running.name, ".mine.part"} <= set(names(folder))


def test_an_old_backup_that_cannot_be_removed_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    unlink = Path.unlink
    monkeypatch.setattr(
        Path,
        "unlink",
        lambda path, missing_ok=False: (refused if path.name.startswith("aggregator-2026030") else unlink)(path, missing_ok=missing_ok),
    )
    result = run(folder)
    assert result.return_value == 1
    assert "could not be removed" in result.stderr
    assert len(names(folder)) == 10


def test_what_the_help_says_is_what_is_kept(folder: Path) -> None:
    assert "the newest 7 of" in " ".join(run(folder, "--help").stdout.split())
    assert thin(folder / names(folder)[-1], 7, NOW + timedelta(seconds=1))


def test_what_restores_replaced_does_not_stay_for_ever(folder: Path) -> None:
    """Each left a whole store beside the store; the newest, and what another store of that folder left, stay."""
    state, now = folder.parent, NOW
    old, young = (f"{now - age:%Y%m%dT%H%M%SZ}" for age in (31 * DAY, 29 * DAY))
    gone = {f"aggregator.db.before-restore-{old}", f"aggregator.db.before-restore-{old}-wal"}
    stay = {f"aggregator.db.before-restore-{young}", f"other.db.before-restore-{old}", f"aggregator.db.before-restore-{old}.mine"}
    for name in gone | stay:
        (state / name).touch()
    latest = state / f"aggregator.db.before-restore-{now:%Y%m%dT%H%M%SZ}"
    latest.touch()
    assert {path.name for path in forget_replaced(latest, now)} == gone
    assert set(names(state)) >= {*stay, latest.name}


def test_a_restore_says_which_old_stores_went(folder: Path) -> None:
    run(folder, str(folder / "mine.db"))
    left = folder.parent / "aggregator.db.before-restore-20200101T000000Z"
    left.touch()
    words = ["--config", str(folder.parent / "config.toml"), "db", "restore", str(folder / "mine.db")]
    result = CliRunner().invoke(cli, words, standalone_mode=False)
    assert (result.return_value, f"removed {left}" in result.stderr, left.exists()) == (0, True, False)
