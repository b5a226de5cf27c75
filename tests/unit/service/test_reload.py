from __future__ import annotations

import os
from pathlib import Path

import pytest

from aggregator.config.load import load
from aggregator.errors import ConfigError
from aggregator.service.reload import Held


@pytest.fixture
def held(tmp_path: Path) -> Held:
    path = tmp_path / "config.toml"
    path.write_text(f'data_dir = "{tmp_path}"\n')
    return Held(path, load(path))


def _rewrite(held: Held, text: str) -> None:
    old = held.path.stat().st_mtime_ns
    held.path.write_text(text)
    os.utime(held.path, ns=(old + 10**9, old + 10**9))


def test_a_good_file_takes_the_place_of_the_old_one(held: Held, tmp_path: Path):
    _rewrite(held, f'data_dir = "{tmp_path}"\n[[feeds]]\nurl = "https://example.org/feed"\n')
    old, new = held.reread()
    assert (len(old.feeds), len(new.feeds), len(held().feeds)) == (0, 1, 1)


def test_a_bad_file_leaves_the_old_settings_in_force(held: Held):
    before = held()
    _rewrite(held, "nonsense = [")
    with pytest.raises(ConfigError):
        held.reread()
    assert held() is before


def test_an_emptied_file_takes_no_feed_out(held: Held, tmp_path: Path):
    """An editor that found no room left to write leaves an empty file behind: to the service it was a good one, without feeds."""
    _rewrite(held, f'data_dir = "{tmp_path}"\n[[feeds]]\nurl = "https://example.org/feed"\n')
    held.reread()
    _rewrite(held, "")
    with pytest.raises(ConfigError, match=r"config\.toml: is empty; to go on without any feed, write a comment into it"):
        held.reread()
    assert len(held().feeds) == 1


def test_a_service_cannot_move_its_own_store(held: Held, tmp_path: Path):
    _rewrite(held, f'data_dir = "{tmp_path / "elsewhere"}"\n')
    with pytest.raises(ConfigError, match="data_dir cannot change while the service runs; restart it"):
        held.reread()
    assert held().data_dir == tmp_path


@pytest.mark.parametrize("line", ['listen = "127.0.0.1:8700"', "enabled = false"])
def test_pages_cannot_move_under_a_running_service_and_it_says_so(held: Held, tmp_path: Path, line: str):
    _rewrite(held, f'data_dir = "{tmp_path}"\n[web]\n{line}\n')
    name = line.split(" ", 1)[0]
    with pytest.raises(ConfigError, match=rf"\[web\] {name} cannot change while the service runs; restart it"):
        held.reread()
    assert held().web.listen == "127.0.0.1:8642"


def test_a_file_still_being_written_is_left_for_the_next_look(held: Held):
    assert not held.touched()
    _rewrite(held, "half")
    assert not held.touched()
    _rewrite(held, "half a fi")
    assert not held.touched()
    assert held.touched()


def test_a_file_that_is_gone_for_a_moment_is_no_change(held: Held):
    held.path.unlink()
    assert not held.touched()
    assert not held.touched()


def test_a_refused_file_is_not_read_again_and_again(held: Held):
    _rewrite(held, "nonsense = [")
    held.touched()
    assert held.touched()
    with pytest.raises(ConfigError):
        held.reread()
    assert not held.touched()
    assert not held.touched()
