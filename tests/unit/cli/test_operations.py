"""doctor, demo, service, cluster and web password, as they are typed."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aggregator.cli.main import cli
from aggregator.clock import SystemClock
from aggregator.core.passwords import matches
from aggregator.errors import UsageError
from aggregator.model.story import Streamed
from aggregator.store.playback import Playback
from aggregator.store.store import open_store


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(f'data_dir = "{tmp_path / "data"}"\n', "utf-8")
    return path


def _typed(config: Path | None, *words: str, stdin: str = "") -> Result:
    begin = ("--config", str(config)) if config else ()
    return CliRunner().invoke(cli, [*begin, *words], input=stdin, standalone_mode=False)


def test_a_password_from_a_pipe_is_kept_as_a_hash_that_only_its_owner_reads(config: Path, tmp_path: Path):
    result = _typed(config, "web", "password", stdin="open sesame\n")
    assert result.exception is None
    kept = tmp_path / "data" / "reader-password"
    assert matches("open sesame", kept.read_text("ascii"))
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "password_file" in result.output


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a folder of another owner")
def test_a_password_set_with_sudo_can_be_read_by_the_service_whose_folder_it_is(config: Path, tmp_path: Path):
    """It was root's alone, and the service went on saying that the reading API is off."""
    service, group = 1234, 4321
    (tmp_path / "data").mkdir()
    os.chown(tmp_path / "data", service, group)
    _typed(config, "web", "password", stdin="open sesame\n")
    kept = (tmp_path / "data" / "reader-password").stat()
    assert (kept.st_uid, kept.st_gid, stat.S_IMODE(kept.st_mode)) == (service, group, 0o600)


def test_a_short_password_is_refused(config: Path):
    assert isinstance(_typed(config, "web", "password", stdin="short\n").exception, UsageError)


def test_a_password_file_that_cannot_be_written_says_so(tmp_path: Path):
    (tmp_path / "file").write_text("")
    result = _typed(None, "web", "password", "--file", str(tmp_path / "file" / "hash"), stdin="open sesame\n")
    assert "cannot be written" in str(result.exception)


def test_a_password_goes_in_the_place_of_no_device(config: Path, tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    assert "is no file" in str(_typed(config, "web", "password", "--file", str(tmp_path / "pipe"), stdin="open sesame\n").exception)
    assert (tmp_path / "pipe").is_fifo()


def test_cluster_status_of_an_idle_sqlite_store_says_how_to_start(config: Path):
    result = _typed(config, "cluster", "status")
    assert result.return_value == 0
    assert "SQLite" in result.output
    assert "Nobody schedules work" in result.output
    document = json.loads(_typed(config, "cluster", "status", "--json").output)
    assert document["instances"] == []
    assert set(document["pending"]) == {"poll", "extract", "group", "deliver"}


def test_a_service_that_was_killed_and_started_again_is_listed_once(config: Path, tmp_path: Path):
    """Every kill stood there as "silent" for a day, beside the service that had long taken its place."""
    now = datetime.now(UTC)
    store = open_store("sqlite:///aggregator.db", tmp_path / "data")
    for hours in (3, 2):
        store.instances.start("scheduler", now - timedelta(hours=hours))  # and killed: neither beats nor leaves
    last = store.instances.start("worker", now - timedelta(hours=1))

    def listed() -> list[tuple[str, str]]:
        rows = json.loads(_typed(config, "cluster", "status", "--json").output)["instances"]
        return [(row["role"], "alive" if row["alive"] else "silent") for row in rows]

    assert listed() == [("scheduler", "silent"), ("scheduler", "silent"), ("worker", "silent")]
    store.instances.start("scheduler", now)
    assert listed() == [("worker", "silent"), ("scheduler", "alive")]
    store.instances.beat(last, now)
    assert listed() == [("worker", "alive"), ("scheduler", "alive")]
    store.close()


def test_doctor_explains_the_installation(config: Path):
    result = _typed(config, "doctor")
    assert result.return_value == 0
    assert "0 articles" in result.output


def test_doctor_tells_of_articles_that_a_clock_which_was_ahead_left_in_the_future(config: Path, tmp_path: Path):
    """A machine had been 40 days ahead, and nothing said what it had left behind."""
    store = open_store("sqlite:///aggregator.db", tmp_path / "data")
    ahead = SystemClock().now() + timedelta(days=40)
    Playback(store.database).add([Streamed(1, "Harbour wall gives way in Anvery", ahead, "Anvery Post")])
    store.close()
    result = _typed(config, "doctor")
    assert f"BAD  clock        1 article first seen in the future, up to {ahead:%Y-%m-%d %H:%M} UTC" in result.output
    assert result.return_value == 1


def test_doctor_and_service_do_without_a_home_folder(config: Path, monkeypatch: pytest.MonkeyPatch):
    """In a container whose user has no account, both ended in a traceback."""

    def unknown(number: int) -> None:
        raise KeyError(number)

    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)
    assert _typed(config, "doctor").return_value == 0
    assert "no home folder" in str(_typed(config, "service", "status", "--user").exception)


def test_doctor_calls_a_store_bad_that_nobody_could_poll_into(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`run` refused and `poll` exited with 3, while doctor said ok store, ok disk."""
    assert _typed(config, "doctor").return_value == 0
    monkeypatch.setattr("os.access", lambda _place, mode, **_: not mode & os.W_OK)
    result = _typed(config, "doctor")
    assert result.return_value == 1
    assert f"BAD  store        for reading only: {tmp_path / 'data'} cannot be written to: mount it writable" in result.output
    store = open_store("sqlite:///aggregator.db", tmp_path / "data")
    store.instances.start("all", SystemClock().now())
    store.close()
    watched = _typed(config, "doctor")
    assert (watched.return_value, "for reading only" in watched.output) == (0, True), "a service writes; who asks need not"


def test_doctor_calls_a_store_on_a_read_only_file_system_bad(config: Path, tmp_path: Path):
    assert _typed(config, "doctor").return_value == 0
    data = tmp_path / "data"
    if os.geteuid() != 0 or subprocess.run(["mount", "--bind", data, data], check=False, capture_output=True).returncode:
        pytest.skip("file systems can be mounted by root only")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", data], check=True)
        result = _typed(config, "doctor")
    finally:
        subprocess.run(["umount", data], check=True)
    assert result.return_value == 1
    assert "BAD  store        for reading only: " in result.output
    assert "mount it writable, check its owner, or set data_dir" in result.output


def test_doctor_shows_what_is_wrong_with_the_configuration(tmp_path: Path):
    bad = tmp_path / "config.toml"
    bad.write_text("[fetch]\ntimeuot = 3\n", "utf-8")
    result = _typed(bad, "doctor")
    assert result.return_value == 1
    assert "BAD  config" in result.output


def test_doctor_of_an_unknown_name_says_where_names_are(config: Path):
    assert "feeds list" in str(_typed(config, "doctor", "nobody").exception)


def test_doctor_finds_a_feed_of_the_file_that_was_never_polled(config: Path):
    """It answered "`aggregator feeds list` names them all", and that list named it."""
    with config.open("a", encoding="utf-8") as file:
        file.write('[[feeds]]\nurl = "http://127.0.0.1:1/rss"\nname = "BBC News: World"\n')
    result = _typed(config, "doctor", "BBC News: World")
    assert "BBC News: World: in config.toml, not polled yet" in result.output
    assert _typed(config, "doctor", "bbc news: WORLD").output == result.output
    assert _typed(config, "doctor", "feed:http://127.0.0.1:1/rss").output == result.output
    assert "127.0.0.1 is at 127.0.0.1" in result.output
    assert "did you mean 'BBC News: World'?" in str(_typed(config, "doctor", "BBC News World").exception)


def test_the_unit_is_only_shown_in_a_dry_run(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    result = _typed(config, "service", "install", "--user", "--dry-run")
    assert f"--config {config} run" in result.output
    assert not (tmp_path / "xdg").exists()


def test_a_users_unit_is_written_and_removed_where_there_is_no_systemd(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    unit = tmp_path / "xdg" / "systemd" / "user" / "aggregator.service"
    result = _typed(config, "service", "install", "--user")
    assert unit.exists()
    assert "daemon-reload" in result.output
    assert _typed(config, "service", "status", "--user").return_value == 1
    assert _typed(config, "service", "uninstall", "--user", "--dry-run").return_value == 0
    assert unit.exists()
    assert _typed(config, "service", "uninstall", "--user").return_value == 0
    assert not unit.exists()
    assert "nothing to remove" in str(_typed(config, "service", "uninstall", "--user").exception)


@pytest.mark.slow
def test_the_demo_goes_as_scripted_and_again_in_its_own_directory(tmp_path: Path):
    folder = tmp_path / "demo"
    first = _typed(None, "demo", "--keep", str(folder))
    assert first.exception is None
    assert first.return_value == 0, first.output
    again = _typed(None, "demo", "--keep", str(folder), "--json")
    figures = json.loads(again.output)
    assert (figures["articles"], figures["stories"], figures["duplicates"]) == (30, 19, 2)
    assert Path(figures["digest"]).read_text("utf-8").startswith("<!doctype html>")


def test_a_masked_unit_is_not_called_written(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`systemctl mask` leads it to /dev/null, where the unit went."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "systemd" / "user").mkdir(parents=True)
    os.mkfifo(tmp_path / "null")  # lest a fault here spoil the machine's own device
    (tmp_path / "systemd" / "user" / "aggregator.service").symlink_to(tmp_path / "null")
    assert "is masked" in str(_typed(config, "service", "install", "--user").exception)


def test_the_demo_leaves_a_directory_of_somebody_else_alone(tmp_path: Path):
    (tmp_path / "diary.txt").write_text("dear diary")
    result = _typed(None, "demo", "--keep", str(tmp_path))
    assert isinstance(result.exception, UsageError)
    assert (tmp_path / "diary.txt").exists()


def test_service_status_finds_the_unit_of_the_debian_package(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It looked in /etc alone, and called what ran "not installed"."""
    monkeypatch.setattr("aggregator.cli.service._SYSTEM", tmp_path / "etc")
    monkeypatch.setattr("aggregator.cli.service._PACKAGED", tmp_path)
    (tmp_path / "aggregator.service").touch()
    assert f"Unit: {tmp_path / 'aggregator.service'} (installed)" in _typed(config, "service", "status").output


def test_service_status_where_systemd_is_installed_but_does_not_run_says_so(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As in a container: systemctl printed two lines about D-Bus."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("aggregator.cli.service._BOOTED", tmp_path / "nothing")
    result = _typed(config, "service", "status")
    assert result.return_value == 1
    assert result.output.splitlines()[1:] == ["This machine does not run systemd; `aggregator run` starts the service without it."]
