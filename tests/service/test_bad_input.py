"""Whatever is wrong at start ends in one clear line that says what, where and what to do, and its exit code."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def _run(*words: str, cwd: Path, **environ: str) -> tuple[int, str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("AGGREGATOR_", "XDG_"))}
    done = subprocess.run(
        [sys.executable, "-m", "aggregator", *words],
        cwd=cwd,
        env={**clean, "PYTHONPATH": str(ROOT), "HOME": str(cwd), **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


def _config(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def _one_line(said: str) -> str:
    assert "Traceback" not in said
    lines = [line for line in said.splitlines() if line.strip()]
    assert len(lines) == 1, said
    return lines[0]


@pytest.mark.skipif(Path("/etc/aggregator/config.toml").exists(), reason="this machine has a configuration of its own")
def test_without_a_configuration_every_place_looked_at_is_named(tmp_path: Path):
    code, said = _run("run", cwd=tmp_path)
    assert code == 2
    line = _one_line(said)
    assert "/etc/aggregator/config.toml" in line
    assert "config init" in line


def test_a_named_file_that_is_not_there(tmp_path: Path):
    code, said = _run("--config", "nowhere.toml", "run", cwd=tmp_path)
    assert code == 2
    assert "nowhere.toml" in _one_line(said)


def test_a_toml_mistake_names_its_line(tmp_path: Path):
    code, said = _run("--config", str(_config(tmp_path, '[fetch]\ntimeout = "3s\n')), "run", cwd=tmp_path)
    assert code == 2
    assert "config.toml:2" in _one_line(said)


def test_an_unknown_key_names_the_nearest(tmp_path: Path):
    code, said = _run("--config", str(_config(tmp_path, '[fetch]\ntimeuot = "3s"\n')), "run", cwd=tmp_path)
    assert code == 2
    assert "timeout" in _one_line(said)


def test_a_data_dir_that_cannot_be_made(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    config = _config(tmp_path, f'data_dir = "{tmp_path / "file" / "data"}"\n')
    code, said = _run("--config", str(config), "run", cwd=tmp_path)
    assert code == 3
    assert str(tmp_path / "file") in _one_line(said)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_data_dir(tmp_path: Path):
    data = tmp_path / "data"
    data.mkdir(mode=0o555)
    code, said = _run("--config", str(_config(tmp_path, f'data_dir = "{data}"\n')), "run", cwd=tmp_path)
    assert code == 3
    assert str(data) in _one_line(said)


def test_a_store_that_is_not_a_database(tmp_path: Path):
    (tmp_path / "aggregator.db").write_bytes(b"not a database, but long enough to be read as one" * 30)
    code, said = _run("--config", str(_config(tmp_path, f'data_dir = "{tmp_path}"\n')), "run", cwd=tmp_path)
    assert code == 3
    assert "aggregator.db" in _one_line(said)


def test_a_store_of_a_newer_version(tmp_path: Path):
    config = _config(tmp_path, f'data_dir = "{tmp_path}"\n[web]\nenabled = false\n')
    assert _run("--config", str(config), "db", "migrate", cwd=tmp_path)[0] == 0
    with sqlite3.connect(tmp_path / "aggregator.db") as raw:
        [(table,)] = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%migration%'").fetchall()
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        row = dict(zip(columns, raw.execute(f"SELECT * FROM {table} LIMIT 1").fetchone(), strict=True))  # noqa: S608 - our own table
        row["name"] = "9999_from_the_future"
        row.pop("id", None)
        marks = ", ".join("?" * len(row))
        raw.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))  # noqa: S608 - as above
    raw.close()
    code, said = _run("--config", str(config), "run", cwd=tmp_path)
    assert code == 3
    assert "newer" in _one_line(said)


def test_a_taken_port_is_one_line(tmp_path: Path):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        config = _config(tmp_path, f'data_dir = "{tmp_path}"\n[web]\nlisten = "127.0.0.1:{port}"\n')
        code, said = _run("--config", str(config), "run", cwd=tmp_path)
    assert code == 2
    assert "Traceback" not in said
    assert said.splitlines()[-1].startswith(f"aggregator: {config}: [web] listen = '127.0.0.1:{port}': Address already in use")
