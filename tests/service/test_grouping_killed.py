"""Grouping by the real command, killed with -9 in the middle, goes on as if nothing had happened."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from aggregator.store.playback import Playback
from aggregator.store.store import open_store
from tests.wire import stream

HEADLINES = 400  # eight transactions
ROWS = (
    "SELECT id, story_id FROM article ORDER BY id",
    "SELECT id, topic, title, size FROM story ORDER BY id",
    "SELECT article_id, of_article_id, relation, score, reasons FROM duplicate ORDER BY 1, 2",
    "SELECT hash, articles FROM headline_key ORDER BY 1",
    "SELECT story_id, newest FROM story_words ORDER BY 1",
    "SELECT stem, stories FROM stem ORDER BY 1",
)


def waiting(folder: Path) -> None:
    """Write headlines that wait to be grouped."""
    store = open_store("sqlite:///aggregator.db", folder)
    Playback(store.database).add(stream(HEADLINES, seed=7))
    store.close()
    (folder / "config.toml").write_text(f'data_dir = "{folder}"\n', encoding="utf-8")


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "aggregator", "--config", str(folder / "config.toml"), "poll"]


def read(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "aggregator.db", timeout=30)) as database:
        return database.execute(query).fetchall()


def pending(folder: Path) -> int:
    return int(str(read(folder, "SELECT COUNT(*) FROM article WHERE group_pending")[0][0]))


def kill_in_the_middle(folder: Path) -> int:
    """Run the command until a part is grouped, kill it, and return how many articles still wait."""
    with subprocess.Popen(command(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while pending(folder) == HEADLINES and process.poll() is None:
            time.sleep(0.01)
        process.kill()
    return pending(folder)


@pytest.mark.slow
def test_killed_in_the_middle_it_ends_with_the_same_stories_links_and_index(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    for folder in (whole, killed):
        waiting(folder)
    assert 0 < kill_in_the_middle(killed) < HEADLINES
    for folder in (whole, killed):
        subprocess.run(command(folder), check=True, capture_output=True, timeout=120)
    assert pending(killed) == 0
    for query in ROWS:
        assert read(killed, query) == read(whole, query)
