"""Debian's newsboat against the real service: what it syncs, and what it tells us."""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import select
import shutil
import sqlite3
import struct
import subprocess
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aggregator.core.passwords import scrypt_line
from bench.crash import service, wait_line, wait_ready

NEWSBOAT = shutil.which("newsboat")
SECRET = "lighthouse keeper"
CONFIG = """urls-source "feedhq"
feedhq-url "http://{address}"
feedhq-login "reader"
feedhq-password "{secret}"
feedhq-min-items 50
feedhq-flag-star "s"
feedhq-show-special-feeds no
"""
pytestmark = [pytest.mark.slow, pytest.mark.skipif(NEWSBOAT is None, reason="newsboat is not installed (Debian: apt install newsboat)")]


class Newsboat:
    """One installation of it, with its own cache."""

    def __init__(self, folder: Path, address: str) -> None:
        folder.mkdir()
        self.cache = folder / "cache.db"
        (folder / "config").write_text(CONFIG.format(address=address, secret=SECRET))
        (folder / "urls").write_text("")
        self.command = [NEWSBOAT, "-C", str(folder / "config"), "-u", str(folder / "urls"), "-c", str(self.cache)]
        screen = {"TERM": "xterm", "LINES": "40", "COLUMNS": "100"}  # curses believes these before the terminal; other tests set them
        self.environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8", **screen}

    def reload(self) -> None:
        done = subprocess.run(
            [*self.command, "-x", "reload"], env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def items(self) -> dict[str, bool]:
        """Return title -> unread."""
        with sqlite3.connect(self.cache) as database:
            return {title: bool(unread) for title, unread in database.execute("SELECT title, unread FROM rss_item")}

    def press(self, *steps: tuple[str, str], until: Callable[[], bool]) -> None:
        """Start it on a terminal; press each key once its text is on the screen, then wait until something holds."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        with subprocess.Popen(self.command, env=self.environment, stdin=theirs, stdout=theirs, stderr=theirs) as process:
            try:
                for text, key in steps:
                    _await(ours, lambda drawn, text=text: text in drawn)
                    os.write(ours, key.encode())
                _await(ours, lambda _: until())
            finally:
                process.kill()
        os.close(ours)
        os.close(theirs)


def _await(terminal: int, wanted: Callable[[str], bool]) -> None:
    """Read what is drawn until it, or the world, is as wanted; half a minute at most."""
    drawn, deadline = "", time.monotonic() + 30
    while not wanted(drawn):
        assert time.monotonic() < deadline, drawn
        if select.select([terminal], [], [], 0.1)[0]:
            drawn += os.read(terminal, 65536).decode("utf-8", "replace")


@pytest.fixture
def with_reader(config: Path, tmp_path: Path, free_address: str) -> Path:
    file = tmp_path / "reader-password"
    file.write_text(scrypt_line(SECRET, b"s" * 16) + "\n", "ascii")
    text = config.read_text("utf-8").replace("enabled = false", f'listen = "{free_address}"\n[web.reader]\npassword_file = "{file}"')
    config.write_text(text, "utf-8")
    return config


def marks(folder: Path) -> Callable[[], list[tuple[int, int]]]:
    def read() -> list[tuple[int, int]]:
        with sqlite3.connect(folder / "data" / "aggregator.db") as database:
            return sorted(database.execute("SELECT read, starred FROM mark"))

    return read


async def test_newsboat_syncs_every_story_once_and_its_marks_reach_the_store(with_reader: Path, tmp_path: Path, free_address: str):
    newsboat, stored = Newsboat(tmp_path / "newsboat", free_address), marks(tmp_path)
    async with service(with_reader) as process:
        await wait_ready(process)
        await wait_line(process, '"event": "group"')
        await asyncio.sleep(2)  # every paper of the newsroom has been asked, and grouped
        await asyncio.to_thread(newsboat.reload)
        synced = newsboat.items()
        assert len(synced) > 3
        assert all(synced.values())
        with sqlite3.connect(tmp_path / "data" / "aggregator.db") as database:
            stories = database.execute("SELECT COUNT(DISTINCT story_id) FROM article WHERE NOT backlog").fetchone()[0]
        assert len(synced) == stories

        opens = (("Mark All Read", "n"), (" N ", "\r"), ("Articles in feed", "\r"), ("Title:", "q"))  # it tells us when the article is left
        await asyncio.to_thread(newsboat.press, *opens, until=lambda: stored() == [(1, 0)])
        assert stored() == [(1, 0)]
        other = Newsboat(tmp_path / "other", free_address)
        await asyncio.to_thread(other.reload)
        assert sorted(other.items().values()) == [False] + [True] * (len(synced) - 1)

        every = (("Mark All Read", "C"), ("(y", "y"))
        await asyncio.to_thread(newsboat.press, *every, until=lambda: len(stored()) == len(synced))
        assert stored() == [(1, 0)] * len(synced)
