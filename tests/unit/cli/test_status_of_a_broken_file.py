"""`status` beside a service that goes on while config.toml is broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aggregator.cli.main import cli
from aggregator.clock import SystemClock
from aggregator.config.salvage import about_store
from aggregator.errors import ConfigError, Exit
from aggregator.model.feed import FeedSpec
from aggregator.store.store import open_store


@pytest.fixture
def data(tmp_path: Path) -> Path:
    store = open_store("sqlite:///aggregator.db", tmp_path / "data")
    now = SystemClock().now()
    store.instances.beat(
        store.instances.start("worker", now), now, "config.toml was refused at 07:00: line 7; the service goes on with the old one"
    )
    store.close()
    return tmp_path / "data"


def _status(folder: Path, text: str, *options: str) -> Result:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(cli, ["--config", str(file), "status", *options], standalone_mode=False)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("[fetch]\ntimeot = '3s'\n", ':3: unknown key "timeot"'),
        ("[fetch]\ntimeout = 3s\n", ":3: not valid TOML"),
        ("[fetch]\nallow_networks = [\n", ":4: not valid TOML"),
        ("[fetch]\n[fetch]\n", ":3: not valid TOML: [fetch] stands twice"),
    ],
)
def test_the_mistake_stands_first_and_the_store_is_still_shown(data: Path, tmp_path: Path, broken: str, told: str) -> None:
    text = f'data_dir = "{data}"\n{broken}'
    result = _status(tmp_path, text)
    assert result.return_value == Exit.LOOK
    assert f"{data}/aggregator.db" in result.stdout
    assert told in result.stdout
    assert "line 7; the service goes on with the old one" in result.stdout
    needs = json.loads(_status(tmp_path, text, "--json").stdout)["needs_you"]
    assert told in needs[0]["text"]


@pytest.mark.parametrize(
    "text", ["x = \ndata_dir = '/elsewhere'\n", "data_dir = 3\n", "[[[\n[database]\nurl = 'sqlite:///b.db'\n", "x = [\n[a\n'"]
)
def test_no_store_is_guessed_where_the_file_cannot_tell(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    result = _status(tmp_path, text)
    assert isinstance(result.exception, ConfigError)
    assert ("its store cannot be told" in str(result.exception)) or ("there is none yet" in str(result.exception))


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    result = _status(tmp_path, f'data_dir = "{tmp_path}/none"\nfetsch = 1\n')
    assert isinstance(result.exception, ConfigError)
    assert "there is none yet" in str(result.exception)
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_not_there_tells_nothing(tmp_path: Path) -> None:
    assert about_store(tmp_path / "missing.toml") is None


def test_feeds_that_were_just_written_into_the_file_are_not_called_no_feeds(data: Path, tmp_path: Path) -> None:
    # a newcomer who had just listed fifteen was told to add one
    text = f'data_dir = "{data}"\n' + "".join(f'[[feeds]]\nurl = "https://f{n}.example/rss"\n' for n in range(15))
    assert "feeds     15 feeds in config.toml, none polled yet\n" in _status(tmp_path, text).stdout
    store = open_store("sqlite:///aggregator.db", data)
    store.feeds.sync([FeedSpec("https://f0.example/rss", "F")], SystemClock().now())
    store.close()
    assert "feeds     1 active; 14 in config.toml not polled yet\n" in _status(tmp_path, text).stdout


def test_without_feeds_status_says_how_to_add_one(data: Path, tmp_path: Path) -> None:
    assert "feeds     no feeds yet; add one with" in _status(tmp_path, f'data_dir = "{data}"\n').stdout


def test_a_file_found_good_before_still_has_its_next_mistake_named(data: Path, tmp_path: Path) -> None:
    good = f'data_dir = "{data}"\n[[feeds]]\nurl = "https://f.example/rss"\n'
    first = _status(tmp_path, good).stdout
    assert (data / "config.good").is_file()
    assert _status(tmp_path, good).stdout == first
    assert 'unknown key "nmae"' in _status(tmp_path, good + 'nmae = "F"\n').stdout
    assert _status(tmp_path, good).stdout == first
