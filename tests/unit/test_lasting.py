"""Files that commands write over what people have."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from aggregator.lasting import is_special, put, replace


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refused)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("before", [{}, {"list": b"mine"}])
def test_a_full_disk_leaves_what_was_there_and_nothing_else(tmp_path: Path, before: dict[str, bytes]) -> None:
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(OSError, match="No space left"):
        put(tmp_path / "list", b"new" * 10_000)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_new_file_has_the_mode_of_any_and_one_there_hands_its_own_down(tmp_path: Path) -> None:
    path, plain = tmp_path / "a", tmp_path / "b"
    put(path, b"1")
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode
    path.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(path)
    put(link, b"2")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode), link.is_symlink()) == (b"2", 0o640, True)


def test_what_a_killed_one_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / f".a.{os.getpid()}.tmp").write_bytes(b"half")
    put(tmp_path / "a", b"whole")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"whole"}


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    """As root `--config /dev/null feeds add URL` put a file in the place of the device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    put(pipe, b"new")
    reader.join()
    assert (got, pipe.is_fifo(), is_special(pipe), is_special(tmp_path / "none")) == ([b"new"], True, True, False)


def test_a_file_in_a_folder_of_somebody_else_is_written_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list"
    path.write_bytes(b"old")
    before = path.stat().st_ino
    monkeypatch.setattr("os.access", lambda *_, **__: False)  # whoever runs the tests may be root
    put(path, b"new")
    assert (path.read_bytes(), path.stat().st_ino) == (b"new", before)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root writes files of others")
def test_what_root_writes_anew_stays_with_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_bytes(b"old")
    os.chown(path, 1234, 4321)
    replace(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 4321)
