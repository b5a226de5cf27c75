"""`feeds import` and `feeds export`, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.errors import UsageError
from aggregator.parse.opml import read
from tests.unit.cli.test_feeds_command import CONFIG, OPML, listed, run


@pytest.fixture(autouse=True)
def _at_home(home: None) -> None:
    Path("config.toml").write_text(CONFIG)


def test_import_goes_to_the_store_and_reports_new_known_and_bad() -> None:
    Path("feeds.opml").write_text(OPML)
    result = run("import", "feeds.opml")
    assert result.stdout == "1 new, 1 known, 2 bad\n"
    assert result.return_value == 1
    assert "hunter2" not in result.output
    assert "'file:///etc/passwd' must start with https:// or http://" in result.stderr
    assert Path("config.toml").read_text() == CONFIG
    row = listed()["https://b.example/rss"]
    assert (row["source"], row["state"], row["tags"], row["name"]) == ("store", "new", ["Local"], "B")
    assert run("import", "-", stdin=OPML).stdout == "0 new, 2 known, 2 bad\n"


def test_a_feed_of_the_file_that_a_list_writes_in_capitals_is_known() -> None:
    list_of_one = '<opml><body><outline text="A" xmlUrl="HTTPS://A.example:443/rss#x"/></body></opml>'
    Path("config.toml").write_text('[[feeds]]\nurl = "https://a.example/rss"\n')
    assert run("import", "-", stdin=list_of_one).stdout == "0 new, 1 known, 0 bad\n"


def test_one_feed_in_two_spellings_has_the_tags_of_both_places() -> None:
    """It was "1 new, 1 known", and the second folder was lost."""
    twins = "".join(
        f'<outline text="{folder}"><outline text="N" xmlUrl="{url}"/></outline>'
        for folder, url in (("x", "https://n.example"), ("y", "https://N.example/"))
    )
    assert run("import", "-", stdin=f"<opml><body>{twins}</body></opml>").stdout == "1 new, 0 known, 0 bad\n"
    assert listed()["https://n.example"]["tags"] == ["x", "y"]


def test_a_second_readers_list_adds_its_folders_to_an_imported_feed_and_to_none_of_the_file() -> None:
    run("import", "-", stdin=OPML)
    again = '<outline text="B" xmlUrl="https://b.example/rss"/><outline text="A" xmlUrl="https://a.example/rss"/>'
    result = run("import", "-", stdin=f'<opml><body><outline text="Other">{again}</outline></body></opml>')
    assert result.stdout == "0 new, 2 known, 0 bad\n"
    tags = {url: row["tags"] for url, row in listed().items()}
    assert tags == {"https://b.example/rss": ["Local", "Other"], "https://a.example/rss": ["world"]}


def test_a_feed_paused_in_another_reader_arrives_paused_and_leaves_so() -> None:
    paused = '<opml><body><outline type="rss" text="K" xmlUrl="https://k.example/" disabled="true"/></body></opml>'
    run("import", "-", stdin=paused)
    assert listed()["https://k.example/"]["state"] == "paused"
    exported = {feed.url: feed.enabled for feed in read(run("export").stdout_bytes)}
    assert exported == {"https://k.example/": False, "https://a.example/rss": True}
    run("remove", "K")
    run("import", "-", stdin=paused)
    assert listed()["https://k.example/"]["state"] == "paused"


def test_newsboats_urls_are_imported_and_what_only_newsboat_can_run_is_named() -> None:
    result = run("import", "-", stdin='https://k.example/rss news "~Kiwi"\n"query:Unread:unread = \\"yes\\""\n')
    assert (result.stdout, result.return_value) == ("1 new, 0 known, 1 bad\n", 1)
    assert 'not with "query:"' in result.stderr
    assert (listed()["https://k.example/rss"]["name"], listed()["https://k.example/rss"]["tags"]) == ("Kiwi", ["news"])


def test_what_a_list_names_and_no_reader_could_poll_is_bad() -> None:
    result = run("import", "-", stdin='<opml><body><outline type="rss" text="Page" htmlUrl="https://p.example/"/></body></opml>')
    assert (result.stdout, result.return_value) == ("0 new, 0 known, 1 bad\n", 1)
    assert result.stderr.startswith("bad: 'Page' has no xmlUrl")


def test_an_address_in_place_of_a_file_is_told_to_be_fetched() -> None:
    """It said "No such file or directory"."""
    assert "fetch it first" in str(run("import", "https://k.example/list.opml").exception)


def test_of_a_hundred_bad_feeds_twenty_are_named() -> None:
    body = "".join(f'<outline text="x" xmlUrl="gopher://f{n}.example/"/>' for n in range(100))
    result = run("import", "-", stdin=f"<opml><body>{body}</body></opml>")
    assert result.stderr.count("bad: ") == 20
    assert result.stderr.endswith("... and 80 more\n")


def test_a_list_that_was_cut_short_is_taken_over_and_said_to_be() -> None:
    """Half of a download was "1 new, 0 known, 0 bad", exit code 0."""
    result = run("import", "-", stdin='<opml><body><outline text="Kiwi" xmlUrl="https://9.example/rss"/><outline te')
    assert (result.stdout, result.return_value) == ("1 new, 0 known, 1 bad\n", 1)
    assert result.stderr == "bad: the file ends before its list does; feeds behind that place are missing\n"


def test_a_name_in_another_encoding_is_told_and_leaves_the_file_alone() -> None:
    """A terminal in Latin-1 got a traceback."""
    error = run("add", "https://9.example/rss", "--name", "Caf\udce9").exception
    assert isinstance(error, UsageError)
    assert "config.toml: what is to be written is not UTF-8" in str(error)
    assert Path("config.toml").read_text() == CONFIG
    assert "holds what is not UTF-8" in str(run("discover", "http://127.0.0.1:1/\udce9").exception)


def test_what_is_no_opml_is_refused() -> None:
    assert isinstance(run("import", "-", stdin="<html>").exception, UsageError)


def test_export_gives_back_what_was_imported() -> None:
    run("import", "-", stdin=OPML)
    data = run("export").stdout_bytes
    assert {(feed.url, feed.title, feed.tags) for feed in read(data)} == {
        ("https://a.example/rss", "A", ("world",)),
        ("https://b.example/rss", "B", ("Local",)),
    }
    run("export", "out.opml")
    assert Path("out.opml").read_bytes() == data
    assert "cannot be written" in str(run("export", "no/such/folder.opml").exception)


def test_an_export_on_a_full_disk_keeps_the_last_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The old list was emptied first, and the new one had no room."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    Path("out.opml").write_text(OPML)
    monkeypatch.setattr("os.fsync", full)
    assert "No space left" in str(run("export", "out.opml").exception)
    assert Path("out.opml").read_text() == OPML
    assert sorted(path.name for path in Path().glob("*.opml*")) == ["out.opml"]
