"""A file that was found good is known again without the schema, and says the same as when it is read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.config import outline
from aggregator.config.load import parse
from aggregator.config.outline import Outline, known, outline_of, remember

FEEDS = '[[feeds]]\nurl = "https://a.example/rss"\n[[feeds]]\nurl = "https://b.example/rss"\nname = "B"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the file; data_dir is in it wherever the file names none."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "aggregator").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "sub").mkdir()
    return tmp_path


def _found_good(text: str, path: Path) -> Outline:
    whole = outline_of(parse(text, path))
    remember(text, path, whole.data_dir)
    return whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        FEEDS,
        FEEDS.replace("https:", "feed:https:"),
        'data_dir = "data"\n',
        'data_dir = "~/data"\n',
        'data_dir = "./data/../data"\n',
        '[database]\nurl = "sqlite:///other.db"\n' + FEEDS,
        '[database]\nurl = "postgresql://reader@127.0.0.1/news"\n',
        "feeds = [{url = 'https://a.example/rss'}]\n",
        'database.url = "sqlite:////tmp/x.db"\n',
    ],
)
@pytest.mark.parametrize("path", [Path("config.toml"), Path("sub/../config.toml")])
@pytest.mark.usefixtures("folder")
def test_a_file_found_good_says_the_same_at_a_glance_as_read_whole(text: str, path: Path) -> None:
    assert known(text, path) is None
    whole = _found_good(text, path)
    assert known(text, path) == whole


def test_an_absolute_data_dir_is_taken_as_it_stands(folder: Path) -> None:
    text = f'data_dir = "{folder}/data"\n{FEEDS}'
    assert _found_good(text, Path("config.toml")) == known(text, Path("config.toml"))
    assert known(text, folder / "elsewhere" / "config.toml") is None


def test_one_changed_character_has_the_file_read_whole_again(folder: Path) -> None:
    path = folder / "config.toml"
    _found_good(FEEDS, path)
    assert known(FEEDS + "# a remark", path) is None
    assert known(FEEDS + "nmae = 'x'", path) is None
    assert known(FEEDS, path) is not None


def test_a_newer_program_reads_the_file_whole_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "config.toml"
    _found_good(FEEDS, path)
    monkeypatch.setattr(outline, "__version__", "9.9")
    assert known(FEEDS, path) is None


@pytest.mark.parametrize("table", ["[database]\n", '[[feeds]]\nurl = "https://a.example/rss"\nuser = "me"\n'])
def test_a_file_that_names_others_is_always_read_whole_for_they_may_be_gone(folder: Path, table: str) -> None:
    (folder / "secret").write_text("x", encoding="ascii")
    text, path = f'{table}password_file = "secret"\n', folder / "config.toml"
    _found_good(text, path)
    assert known(text, path) is None


@pytest.mark.parametrize("text", ["data_dir = 3\n", "data_dir = '~nobody-here/x'\n", "database = 3\n", "feeds = 3\n", "[[feeds]]\n"])
def test_what_was_never_found_good_is_not_read_at_a_glance(folder: Path, text: str) -> None:
    assert known(text, folder / "config.toml") is None


@pytest.mark.parametrize("note", [b"", b"\xff\xfe", b"0" * 64])
def test_a_spoiled_note_has_the_file_read_whole_and_is_written_anew(folder: Path, note: bytes) -> None:
    (folder / "aggregator" / "config.good").write_bytes(note)
    assert known(FEEDS, folder / "config.toml") is None
    whole = _found_good(FEEDS, folder / "config.toml")
    assert known(FEEDS, folder / "config.toml") == whole


def test_where_the_note_cannot_be_kept_nothing_is_made_and_nothing_fails(folder: Path) -> None:
    missing = folder / "none"
    remember(FEEDS, folder / "config.toml", missing)
    assert not missing.exists()
    (folder / "data" / "config.good").mkdir()
    remember(FEEDS, folder / "config.toml", folder / "data")
    assert [place.name for place in (folder / "data").iterdir()] == ["config.good"]


def test_the_note_is_for_its_writer_alone_lest_a_secret_be_guessed_from_it(folder: Path) -> None:
    _found_good('[[feeds]]\nurl = "https://a.example/rss"\nheaders = {Cookie = "hunter2"}\n', folder / "config.toml")
    note = folder / "aggregator" / "config.good"
    assert note.stat().st_mode & 0o777 == 0o600
    assert "hunter2" not in note.read_text(encoding="ascii")
