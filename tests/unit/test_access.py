"""A person whose shell may not read the service's files is told how to come to read them."""

from __future__ import annotations

import grp
import os
import pwd
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from aggregator.access import how_to_read
from aggregator.cli.main import cli
from aggregator.config import document, places
from aggregator.errors import ConfigError, StoreError
from aggregator.store.store import open_store

NOBODY = 65534
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a folder of another owner and then be somebody else")
OWNER = pwd.getpwuid(1).pw_name
DAEMON = grp.getgrgid(1).gr_name  # a group that every Unix has and that is not root's


@pytest.fixture
def service() -> Iterator[Path]:
    """Yield the service's folder: root's and its group's, shut to others."""
    folder = Path(tempfile.mkdtemp(prefix="aggregator-access-"))
    folder.chmod(0o755)
    place = folder / "aggregator"
    place.mkdir()
    (place / "config.toml").write_text("")
    (place / "aggregator.db").write_bytes(b"")
    os.chown(place, pwd.getpwuid(1).pw_uid, 1)
    place.chmod(0o750)
    yield place
    shutil.rmtree(folder)


@contextmanager
def as_nobody() -> Iterator[None]:
    groups = os.getgroups()
    os.setgroups([])
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


@needs_root
def test_a_configuration_of_the_services_group_says_which_group_to_join(service: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_usual_places", lambda _environ: [service / "config.toml"])
    with as_nobody(), pytest.raises(ConfigError, match=rf"sudo usermod -aG {DAEMON} \$USER") as found:
        places.find(None, {})
    assert "config init" in str(found.value)
    with as_nobody(), pytest.raises(ConfigError, match=r"cannot be read: .* log in again"):
        document.read(service / "config.toml")


@needs_root
@pytest.mark.parametrize("readonly", [False, True])
def test_a_store_of_the_services_group_says_which_group_to_join(service: Path, readonly: bool) -> None:
    with as_nobody(), pytest.raises(StoreError, match=rf"aggregator.db: .* the group {DAEMON}: `sudo usermod -aG {DAEMON}"):
        open_store("sqlite:///aggregator.db", service, readonly=readonly)


@needs_root
@pytest.mark.parametrize("words", [["status"], ["db", "restore", "{}/aggregator.db"]])
def test_a_file_that_is_named_and_may_not_be_read_says_so_as_one_that_is_found(
    service: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """Click had looked before us: "Path 'config.toml' is not readable", and no word of the group."""
    service.chmod(0o755)
    for name in ("config.toml", "aggregator.db"):
        os.chown(service / name, 0, 1)
        (service / name).chmod(0o640 if words[0] == "status" or name == "aggregator.db" else 0o644)
    monkeypatch.setattr("os.access", lambda *_, **__: False)  # which looks at whom the tests are run by
    with as_nobody():
        said = CliRunner().invoke(
            cli, ["--config", str(service / "config.toml"), *(word.format(service) for word in words)], standalone_mode=False
        )
    assert f"the group {DAEMON}: `sudo usermod" in str(said.exception)


@needs_root
@pytest.mark.parametrize(
    ("folder", "todo"), [(1, f"`sudo -u {OWNER} aggregator ...` writes to it"), (NOBODY, "`sudo chown .* gives it back")]
)
def test_a_store_of_another_user_says_whose_it_is_and_how_to_write_to_it(service: Path, folder: int, todo: str) -> None:
    """Somebody of the service's group was told to mount it writable, and so was the service of a store that root had made."""
    service.chmod(0o755)
    (service / "aggregator.db").unlink()
    open_store("sqlite:///aggregator.db", service).close()
    os.chown(service / "aggregator.db", 1, 1)
    os.chown(service, folder, 1)
    with as_nobody(), closing(open_store("sqlite:///aggregator.db", service)) as store:
        assert re.search(rf"aggregator.db: it is {OWNER}'s, and \S+ may only read it; {todo}", store.readonly)


@needs_root
def test_nobody_is_told_to_join_roots_group(service: Path) -> None:
    os.chown(service, 0, 0)
    with as_nobody():
        assert how_to_read(service / "config.toml") == f"{service} is for root alone: run this as root"


def test_what_may_be_read_or_is_not_there_needs_no_advice(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert how_to_read(tmp_path / "file") is None
    assert how_to_read(tmp_path / "nothing" / "here") is None
