from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aggregator.config.edit import add_feed, remove_feed, set_enabled
from aggregator.config.load import load
from aggregator.errors import ConfigError, NotFoundError, UsageError

TEXT = """\
# My feeds

[schedule]
interval = "2h"   # often enough

# --- Europe ---

# the capital's paper
[[feeds]]
url = "https://a.example/rss"   # not the old one
name = "A"

# the other one
[[feeds]]
url = "https://b.example/rss"
name = "B"
# enabled = false

[feeds.headers]
Cookie = "x=y"

# --- Asia ---
[[feeds]]
url = "https://c.example/rss"
name = "C"

[web]
enabled = false  # no server here
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(TEXT)
    return path


def urls(path: Path) -> list[str]:
    return [feed.url for feed in load(path).feeds]


def test_add_appends_a_table_and_changes_nothing_else(file: Path) -> None:
    add_feed(file, {"url": "https://d.example/rss", "name": 'Say "D"', "tags": ["x", "y"]})
    text = file.read_text()
    assert text.startswith(TEXT)
    assert text.endswith('\n[[feeds]]\nurl = "https://d.example/rss"\nname = "Say \\"D\\""\ntags = ["x", "y"]\n')
    assert load(file).feeds[-1].tags == ("x", "y")


def test_add_to_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("")
    add_feed(path, {"url": "https://d.example/rss"})
    assert path.read_text() == '[[feeds]]\nurl = "https://d.example/rss"\n'


def test_add_names_the_line_of_a_feed_that_is_there_already(file: Path) -> None:
    with pytest.raises(UsageError, match=r"config\.toml:15: this feed is there already"):
        add_feed(file, {"url": "https://b.example/rss"})
    with pytest.raises(UsageError, match=r"config\.toml:15: this feed is there already"):
        add_feed(file, {"url": "HTTPS://B.example:443/rss#top"})


def test_remove_takes_the_table_with_its_subtables_and_leaves_the_neighbours_comments(file: Path) -> None:
    assert remove_feed(file, "B") == "https://b.example/rss"
    text = file.read_text()
    assert urls(file) == ["https://a.example/rss", "https://c.example/rss"]
    assert "Cookie" not in text
    for comment in ("# My feeds", "# often enough", "# --- Europe ---", "# the capital's paper", "# --- Asia ---", "# no server here"):
        assert comment in text


def test_remove_of_the_last_feed_leaves_the_sections_after_it(file: Path) -> None:
    for name in ("A", "B", "C"):
        remove_feed(file, name)
    assert urls(file) == []
    assert load(file).web.enabled is False


def test_a_feed_added_and_removed_leaves_the_file_as_it_was(file: Path) -> None:
    add_feed(file, {"url": "https://d.example/rss"})
    remove_feed(file, "https://d.example/rss")
    assert file.read_text() == TEXT


def test_pause_and_resume_give_back_the_same_meaning(file: Path) -> None:
    before = load(file)
    set_enabled(file, "https://a.example/rss", enabled=False)
    assert [feed.enabled for feed in load(file).feeds] == [False, True, True]
    assert 'url = "https://a.example/rss"   # not the old one\nenabled = false\n' in file.read_text()
    set_enabled(file, "A", enabled=True)
    assert load(file) == before


def test_resume_of_a_running_feed_changes_nothing(file: Path) -> None:
    set_enabled(file, "A", enabled=True)
    assert file.read_text() == TEXT


def test_a_feed_at_the_end_of_a_file_without_a_newline_can_be_paused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[[feeds]]\nurl = "https://a.example/"')
    set_enabled(path, "https://a.example/", enabled=False)
    assert load(path).feeds[0].enabled is False


def test_an_inline_list_of_feeds_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    text = 'feeds = [{url = "https://a.example/"}, {url = "https://b.example/"}]\n'
    path.write_text(text)
    for edit in (
        lambda: add_feed(path, {"url": "https://c.example/"}),
        lambda: remove_feed(path, "https://a.example/"),
        lambda: set_enabled(path, "https://a.example/", enabled=False),
    ):
        with pytest.raises(UsageError, match="nothing was changed"):
            edit()
        assert path.read_text() == text


def test_a_result_that_would_not_load_is_refused(file: Path) -> None:
    with pytest.raises(ConfigError, match="must start with https"):
        add_feed(file, {"url": "gopher://d.example/"})
    assert file.read_text() == TEXT


def test_a_file_with_mistakes_is_not_edited(file: Path) -> None:
    file.write_text("[[feeds]]\nurll = 3\n")
    with pytest.raises(ConfigError):
        remove_feed(file, "A")


def test_an_unknown_or_ambiguous_feed_is_named(file: Path) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        remove_feed(file, "nobody")
    file.write_text(TEXT.replace('name = "B"', 'name = "A"'))
    with pytest.raises(UsageError, match="2 feeds"):
        set_enabled(file, "A", enabled=False)


def test_mode_and_symlink_survive_and_nothing_is_left_behind(file: Path, tmp_path: Path) -> None:
    file.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    remove_feed(link, "A")
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["config.toml", "link.toml"]


def test_a_full_disk_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left on device; nothing was changed"):
        remove_feed(file, "A")
    assert file.read_text() == TEXT
    assert list(file.parent.iterdir()) == [file]


def test_commands_that_edit_at_the_same_time_lose_none_of_it(tmp_path: Path) -> None:
    """Of twelve feeds added by `xargs -P 6` eight stood in the file, and each command had said "added"."""
    path = tmp_path / "config.toml"
    path.touch()
    wanted = [f"https://f{n}.example/rss" for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda url: add_feed(path, {"url": url}), wanted))
    assert sorted(urls(path)) == sorted(wanted)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_with_the_line_ends_of_windows_keeps_them(file: Path) -> None:
    """New lines ended otherwise, and the last one of the feed before, too."""
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    add_feed(file, {"url": "https://d.example/rss"})
    set_enabled(file, "B", enabled=False)
    set_enabled(file, "A", enabled=False)
    remove_feed(file, "C")
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n") > TEXT.count("\n") - 3
    for name in ("A", "B"):
        set_enabled(file, name, enabled=True)
    remove_feed(file, "https://d.example/rss")
    assert urls(file) == ["https://a.example/rss", "https://b.example/rss"]


def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    """As root `--config /dev/null feeds add URL` put a file in the place of the device."""
    empty = tmp_path / "config.toml"
    try:
        os.mknod(empty, stat.S_IFCHR | 0o666, Path(os.devnull).stat().st_rdev)  # one of our own, lest a fault here spoil the machine's
    except PermissionError:
        pytest.skip("devices can be made by root only")
    with pytest.raises(UsageError, match="is no file that can be edited; nothing was changed"):
        add_feed(empty, {"url": "https://d.example/rss"})
    assert empty.is_char_device()


@given(
    st.lists(st.sampled_from(["add", "remove", "pause", "resume"]), max_size=8),
    st.lists(st.sampled_from(["# note\n", "\n", "[web]\nenabled = true\n", "", "  # indented\n"]), min_size=4, max_size=4),
    st.data(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_run_of_edits_keeps_every_comment_outside_the_removed_tables(
    tmp_path: Path, edits: list[str], gaps: list[str], data: st.DataObject
) -> None:
    path = tmp_path / "config.toml"
    tables = [f'# above {n}\n[[feeds]]\nurl = "https://f{n}.example/"\n' for n in range(3)]
    gaps = [gap if n == 0 or "[web]" not in "".join(gaps[:n]) else "" for n, gap in enumerate(gaps)]
    path.write_text("".join(gap + table for gap, table in zip(gaps, [*tables, ""], strict=True)))
    comments = path.read_text().count("#")
    for n, edit in enumerate(edits):
        before = urls(path)
        if edit == "add":
            add_feed(path, {"url": f"https://new{n}.example/"})
            assert urls(path) == [*before, f"https://new{n}.example/"]
        elif before:
            url = data.draw(st.sampled_from(before))
            if edit == "remove":
                remove_feed(path, url)
                assert urls(path) == [other for other in before if other != url]
            else:
                set_enabled(path, url, enabled=edit == "resume")
                assert next(feed for feed in load(path).feeds if feed.url == url).enabled is (edit == "resume")
        assert path.read_text().count("#") == comments
