"""A publisher who writes for the reader's terminal, spreadsheet or shell reaches none of them, whatever command prints the words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aggregator.cli.digest import FORMATS
from aggregator.cli.main import cli
from aggregator.model.feed import FeedHints
from aggregator.model.poll import DocumentFacts
from aggregator.store.store import Store
from tests.contract.store.builders import GAZETTE, HERALD, entry, poll, with_feeds

# ESC and its one-character form in C1, a title set by OSC, a question the terminal answers, a line turned around, a new line for a log.

EVIL = 'Ferry \x1b[31mred\x1b]0;owned\x07 \x9b2J \x1b[6n \u202eright \u2066iso\x00 \u2028\U000e0041 =HYPERLINK("//e.example") $(id) ../etc'
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
COMMANDS = [
    "articles",
    "articles --json",
    "articles --text",
    "show 1 --text",
    "show 1 --json --text",
    "search ferry",
    "search ferry --json",
    "feeds list",
    "feeds list --json",
    "feeds export",
    "status",
    "status --json",
    *(f"digest --explain --since 100000h --output - --format {fmt}" for fmt in FORMATS if fmt != "epub"),
]


@pytest.fixture
def folder(tmp_path: Path, sqlite_store: Store) -> Path:
    (tmp_path / "config.toml").write_text(f'data_dir = "{tmp_path}"\n', encoding="utf-8")
    one, two = with_feeds(sqlite_store, HERALD, GAZETTE)
    words = {"title": EVIL, "text": f"{EVIL}\nand more", "authors": (EVIL,), "tags": (EVIL,)}
    facts = DocumentFacts(EVIL, "https://herald.example/", "en", "rss20", FeedHints(), "guid")
    sqlite_store.feeds.record(poll(one, entry("a", **words), facts=facts))
    sqlite_store.feeds.record(poll(two, entry("b", url="https://gazette.example/b", canonical_url=None, **words), detail=EVIL))
    sqlite_store.close()
    return tmp_path


def said(folder: Path, command: str) -> Result:
    return CliRunner().invoke(cli, ["--config", str(folder / "config.toml"), *command.split()], standalone_mode=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_a_terminal_obeys_is_printed(folder: Path, command: str) -> None:
    result = said(folder, command)
    assert result.exception is None, result.exception
    assert not _OBEYED.search(result.output), _OBEYED.findall(result.output)


def test_json_keeps_every_character_it_escapes(folder: Path) -> None:
    [first, _] = [json.loads(line) for line in said(folder, "articles --json").stdout.splitlines()]
    assert "\x9b2J" in first["title"]
    assert "\u202eright" in first["title"]
