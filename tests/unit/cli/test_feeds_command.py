from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer

from aggregator.cli import feed_list
from aggregator.cli.main import cli
from aggregator.config.load import load
from aggregator.errors import ConfigError, NotFoundError, StoreError, UsageError
from aggregator.model.feed import FeedRow, FeedState

CONFIG = """\
# mine
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"

[[feeds]]
url = "https://a.example/rss"   # the first
name = "A"
tags = ["world"]
"""
OPML = """<opml version="2.0"><body>
  <outline text="Local"><outline text="B" xmlUrl="https://b.example/rss"/></outline>
  <outline text="A" xmlUrl="https://a.example/rss"/>
  <outline text="C" xmlUrl="https://user:hunter2@c.example/rss"/>
  <outline text="D" xmlUrl="file:///etc/passwd"/>
</body></opml>"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour news</title><link>https://h.example/</link>
<item><title>Ferry is back</title><link>https://h.example/1</link></item></channel></rss>"""


@pytest.fixture(autouse=True)
def _at_home(home: None) -> None:
    Path("config.toml").write_text(CONFIG)


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["feeds", *args], input=stdin, standalone_mode=False)


def listed() -> dict[str, dict[str, object]]:
    return {row["url"]: row for row in map(json.loads, run("list", "--json").stdout.splitlines())}


def test_a_feed_never_polled_is_listed_as_new() -> None:
    assert listed()["https://a.example/rss"]["state"] == "new"
    assert run("list").stdout == "state\tname\turl\tsource\tnext poll\tlast outcome\nnew\tA\thttps://a.example/rss\tfile\t-\t-\n"


def test_an_imported_feed_is_new_until_it_is_polled_too() -> None:
    """It was "active" at once, and the reference says otherwise."""
    run("import", "-", stdin=OPML)
    assert {row["state"] for row in listed().values()} == {"new"}
    run("pause", "https://b.example/rss")
    assert listed()["https://b.example/rss"]["state"] == "paused"


def test_who_reads_no_further_has_what_they_wanted() -> None:
    """`aggregator feeds list | head -1` ended with 1, which means that something is there to look at."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run([sys.executable, "-m", "aggregator", "feeds", "list"], stdout=writing, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_feeds_are_listed_by_name_wherever_they_lie() -> None:
    run("add", "https://0.example/rss", "--name", "melon")
    run("add", "https://z.example/rss")
    run("import", "-", stdin='<opml><body><outline text="Kiwi" xmlUrl="https://9.example/rss"/></body></opml>')
    assert [row["name"] for row in listed().values()] == ["A", "https://z.example/rss", "Kiwi", "melon"]


def test_an_empty_list_says_how_to_begin() -> None:
    Path("config.toml").write_text("")
    result = run("list")
    assert (result.stdout.count("\n"), result.stderr) == (1, "no feeds yet; add one with `aggregator feeds add URL`\n")


def test_a_feed_named_by_half_is_answered_with_its_name() -> None:
    run("add", "https://b.example/rss", "--name", "The Old Mill Gazette")
    assert str(run("pause", "Old Mill Gazette").exception) == "no feed 'Old Mill Gazette'; did you mean 'The Old Mill Gazette'?"


def test_add_and_remove_edit_the_file_and_keep_its_comments() -> None:
    result = run("add", "https://b.example/rss", "--name", "B", "--tag", "x", "--tag", "y", "--interval", "30m", "--timezone", "Asia/Tokyo")
    assert result.stdout == "config.toml: added https://b.example/rss\n"
    feed = load(Path("config.toml")).feeds[1]
    assert (feed.name, feed.tags, feed.timezone) == ("B", ("x", "y"), "Asia/Tokyo")
    assert run("remove", "B").stdout == "config.toml: removed https://b.example/rss\n"
    assert Path("config.toml").read_text() == CONFIG


def test_an_address_behind_feed_colon_is_the_one_it_wraps() -> None:
    """What a browser's "copy link" gives at many a feed's button was refused: must start with https://, not with "feed:"."""
    assert run("add", "feed:https://b.example/rss").stdout == "config.toml: added https://b.example/rss\n"
    assert isinstance(run("add", "feed://https://b.example/rss").exception, UsageError), "it is there already"
    with Path("config.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[feeds]]\nurl = "feed://c.example/rss"  # as it was copied\nwas = ["feed://old.example/rss"]\n')
    assert [feed.url for feed in load(Path("config.toml")).feeds][1:] == ["https://b.example/rss", "http://c.example/rss"]
    assert load(Path("config.toml")).feeds[2].was == ("http://old.example/rss",)
    body = "".join(
        f'<outline text="x" xmlUrl="{url}"/>' for url in ("feed://c.example/rss", "feed:https://d.example/rss", "feed:c.example")
    )
    result = run("import", "-", stdin=f"<opml><body>{body}</body></opml>")
    assert (result.stdout, result.return_value) == ("1 new, 1 known, 1 bad\n", 1)
    assert set(listed()) == {f"{url}.example/rss" for url in ("https://a", "https://b", "http://c", "https://d")}


def test_a_feed_that_the_file_has_behind_feed_colon_can_be_paused_and_removed() -> None:
    Path("config.toml").write_text(CONFIG.replace("https:", "feed:https:"))
    for name in ("https://a.example/rss", "feed:https://a.example/rss", "A"):
        run("pause", name)
        assert load(Path("config.toml")).feeds[0].enabled is False
        run("resume", name)
        assert load(Path("config.toml")).feeds[0].enabled is True
    assert "removed" in run("remove", "feed://https://a.example/rss").stdout
    assert load(Path("config.toml")).feeds == ()


def test_add_of_what_is_probably_there_already_says_so() -> None:
    result = run("add", "http://www.a.example/rss/")
    assert result.stdout == "config.toml: added http://www.a.example/rss/\n"
    assert result.stderr.startswith("it is probably the same feed as https://a.example/rss, and both are polled now")
    assert run("add", "https://b.example/rss").stderr == ""


def test_add_of_a_variable_that_is_empty_says_what_is_missing() -> None:
    """`feeds add "$URL"` ended in a traceback, and `--tag ""` was a tag without a name."""
    said = str(run("add", "").exception)
    assert said == 'config.toml: "url": must start with https:// or http://, not with nothing; nothing was added'
    assert run("add", " https://b.example/rss\n", "--tag", "", "--tag", "x").stdout == "config.toml: added https://b.example/rss\n"
    assert load(Path("config.toml")).feeds[1].tags == ("x",)


def test_add_of_a_bad_address_or_zone_changes_nothing() -> None:
    for args in (("b.example",), ("https://b.example/", "--timezone", "Mars")):
        assert isinstance(run("add", *args).exception, ConfigError)
    assert Path("config.toml").read_text() == CONFIG


def test_add_of_a_bad_interval_names_no_line_that_the_file_does_not_have() -> None:
    # "config.toml:12: ..." was said of a file of ten lines
    said = str(run("add", "https://b.example/rss", "--interval", "5parsecs").exception)
    assert said.startswith("config.toml: \"interval\": '5parsecs' is not a duration; write a number and a unit")
    assert said.endswith("; nothing was added")
    assert Path("config.toml").read_text() == CONFIG


def test_pause_and_resume_a_feed_of_the_file() -> None:
    run("pause", "A")
    assert load(Path("config.toml")).feeds[0].enabled is False
    assert listed()["https://a.example/rss"]["state"] == "paused"
    run("resume", "https://a.example/rss")
    assert Path("config.toml").read_text().startswith("# mine")
    assert load(Path("config.toml")).feeds[0].enabled is True


@pytest.fixture
def untitled(httpserver: HTTPServer) -> str:
    """A feed that the file gives no name, polled once: `feeds list` shows its own title."""
    httpserver.expect_request("/gzip.rss").respond_with_data(
        RSS.replace("Harbour news", "Gzip Gazette"), content_type="application/rss+xml"
    )
    url = httpserver.url_for("/gzip.rss")
    Path("config.toml").write_text(f'{CONFIG}\n[fulltext]\nenabled = false\n\n[[feeds]]\nurl = "{url}"\n')
    CliRunner().invoke(cli, ["poll", url], standalone_mode=False)
    return url


def test_a_feed_without_a_name_is_paused_resumed_and_removed_by_the_title_that_the_list_shows(untitled: str) -> None:
    # "no feed 'Gzip Gazette'; did you mean 'Gzip Gazette'?" was the answer
    assert listed()[untitled]["name"] == "Gzip Gazette"
    for command, done, state in (("pause", "paused", "paused"), ("resume", "resumed", "active")):
        assert run(command, "Gzip Gazette").stdout == f"config.toml: {done} {untitled}\n"
        assert listed()[untitled]["state"] == state
    assert run("remove", "Gzip Gazette").stdout == f"config.toml: removed {untitled}\n"
    assert [feed.url for feed in load(Path("config.toml")).feeds] == ["https://a.example/rss"]


def test_a_name_is_taken_in_any_case_and_an_exact_one_wins_wherever_it_lies() -> None:
    # "no feed 'a'; did you mean 'A'?" was the answer, while `poll a` polled it
    assert run("pause", "a").stdout == "config.toml: paused https://a.example/rss\n"
    run("import", "-", stdin='<opml><body><outline text="a" xmlUrl="https://b.example/rss"/></body></opml>')
    assert run("pause", "a").stdout == "store: https://b.example/rss is paused now\n"
    assert run("resume", "A").stdout == "config.toml: resumed https://a.example/rss\n"


def test_names_that_differ_only_by_case_need_the_address_where_neither_is_typed() -> None:
    body = "".join(f'<outline text="{name}" xmlUrl="https://paper.example/{name}"/>' for name in ("Port", "PORT"))
    run("import", "-", stdin=f"<opml><body>{body}</body></opml>")
    assert isinstance(run("pause", "port").exception, UsageError)
    assert run("remove", "PORT").stdout == "store: https://paper.example/PORT is removed now\n"
    assert run("remove", "port").stdout == "store: https://paper.example/Port is removed now\n"


def test_a_feed_of_the_file_is_removed_by_its_name_where_the_store_cannot_be_opened() -> None:
    Path("state/aggregator").mkdir(parents=True)
    Path("state/aggregator/aggregator.db").write_text("not a database, and longer than a header of SQLite" * 9)
    assert isinstance(run("remove", "b").exception, StoreError)
    assert run("remove", "a").stdout == "config.toml: removed https://a.example/rss\n"


def test_a_feed_taken_out_of_the_file_is_not_suggested(untitled: str) -> None:
    run("remove", untitled)
    CliRunner().invoke(cli, ["poll"], standalone_mode=False)
    assert str(run("pause", "Gzip Gazett").exception) == "no feed 'Gzip Gazett'; `aggregator feeds list` names them all"


def test_a_title_that_two_feeds_of_the_file_show_needs_the_address(untitled: str) -> None:
    other = f"{untitled}?again"
    run("add", other)
    CliRunner().invoke(cli, ["poll", other], standalone_mode=False)
    assert "2 feeds have the name" in str(run("pause", "Gzip Gazette").exception)


def test_resuming_a_feed_that_is_active_says_so_and_one_that_only_the_store_holds_paused_is_resumed(untitled: str) -> None:
    # "resumed" was said, and nothing was written
    text = Path("config.toml").read_text()
    assert run("resume", untitled).stdout == f"config.toml: {untitled} was active already\n"
    assert Path("config.toml").read_text() == text
    assert listed()[untitled]["next_poll_why"] != "resumed", "what changes nothing brings no poll forward"
    assert run("resume", "A").stdout == "config.toml: https://a.example/rss was active already\n"
    run("pause", untitled)
    assert run("pause", untitled).stdout == f"config.toml: {untitled} was paused already\n"
    Path("config.toml").write_text(text)  # switched on by hand; the store learns of it with the next poll
    assert run("resume", untitled).stdout == f"config.toml: resumed {untitled}\n"
    assert listed()[untitled]["state"] == "active"
    run("import", "-", stdin=OPML)
    due = listed()["https://b.example/rss"]["next_poll_why"]
    assert run("resume", "B").stdout == "store: https://b.example/rss was active already\n"
    assert listed()["https://b.example/rss"]["next_poll_why"] == due


def test_an_imported_feed_is_paused_resumed_and_removed_in_the_store() -> None:
    run("import", "-", stdin=OPML)
    for command, said, state in (("pause", "paused", "paused"), ("resume", "active", "new")):
        assert run(command, "B").stdout == f"store: https://b.example/rss is {said} now\n"
        assert listed()["https://b.example/rss"]["state"] == state
    run("remove", "https://b.example/rss")
    assert "https://b.example/rss" not in listed()
    assert Path("config.toml").read_text() == CONFIG


def test_a_feed_nobody_has_is_named() -> None:
    for command in ("pause", "resume", "remove"):
        assert isinstance(run(command, "nobody").exception, NotFoundError)


def test_where_file_and_store_name_the_same_feed_the_file_wins() -> None:
    run("import", "-", stdin=OPML)
    run("add", "https://b.example/rss", "--name", "Mine", "--tag", "own")
    row = listed()["https://b.example/rss"]
    assert (row["source"], row["name"], row["tags"]) == ("file", "Mine", ["own"])


def test_an_imported_feed_put_into_the_file_keeps_its_name_and_folders() -> None:
    """It stood in no section any more once it had an interval of its own."""
    run("import", "-", stdin=OPML)
    run("add", "https://B.example/rss", "--interval", "30m")
    feed = load(Path("config.toml")).feeds[1]
    assert (feed.name, feed.tags) == ("B", ("Local",))


def test_a_feed_of_file_and_store_is_removed_from_both() -> None:
    """It said "removed", and the list had it again, from the import."""
    run("import", "-", stdin=OPML)
    run("add", "https://b.example/rss")
    assert run("remove", "B").stdout == "config.toml: removed https://b.example/rss\n"
    assert set(listed()) == {"https://a.example/rss"}


def test_adding_a_feed_makes_no_store(tmp_path: Path) -> None:
    """root would own it, and the service could not write."""
    Path("config.toml").write_text(f'data_dir = "{tmp_path / "state"}"\n')
    run("add", "https://b.example/rss")
    run("remove", "https://b.example/rss")
    assert not (tmp_path / "state").exists()


def test_two_imported_feeds_of_one_name_need_the_address() -> None:
    body = "".join(f'<outline text="Same" xmlUrl="https://f{n}.example/"/>' for n in range(2))
    run("import", "-", stdin=f"<opml><body>{body}</body></opml>")
    assert "give the address" in str(run("pause", "Same").exception)


def a_row(**changes: object) -> FeedRow:
    at = datetime(2026, 3, 1, 8, tzinfo=UTC)
    row = {
        "id": 1, "url": "https://a.example/rss", "poll_url": "https://a.example/rss", "name": "A", "site_url": None, "tags": (),
        "source": "file", "state": FeedState.ACTIVE, "next_poll_at": at, "next_poll_why": "interval 1h", "last_poll_at": at,
        "last_ok_at": at, "last_outcome": "timeout", "last_detail": None, "failures": 0.25, "entries": 3, "moved_to": None,
        "overran_at": None,
    }  # fmt: skip
    return FeedRow(**{**row, **changes})


def test_a_feed_that_moved_is_shown_with_the_line_for_the_file() -> None:
    sections = load(Path("config.toml")).feeds
    (feed,) = feed_list.merged(sections, [a_row(moved_to="https://new.example/rss")])
    (line,) = feed_list.moves([feed])
    assert line.endswith('table:\nurl = "https://new.example/rss"\nwas = ["https://a.example/rss"]')
    (again,) = feed_list.moves([replace(feed, section=sections[0].model_copy(update={"was": ("https://first.example/rss",)}))])
    assert again.endswith('was = ["https://first.example/rss", "https://a.example/rss"]')
    moved = feed_list.ListedFeed(feed.url, True, feed.section, a_row(moved_to="https://b.example/rss", poll_url="https://b.example/rss"))
    there = feed_list.ListedFeed(
        "https://b.example/rss", False, None, a_row(id=2, url="https://b.example/rss", poll_url="https://b.example/rss", name="B")
    )
    (told,) = feed_list.moves([moved, there])
    assert told == "A moved to https://b.example/rss, which is polled for B already: `aggregator feeds remove https://a.example/rss`"


def test_a_terminal_gets_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    feed_list.print_table(feed_list.merged(load(Path("config.toml")).feeds, [a_row()]))
    out = capsys.readouterr().out
    assert "2026-03-01T08:00:00Z (interval 1h)" in out
    assert "timeout (0.25 failures)" in out


def test_one_failure_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    feed_list.print_plain(feed_list.merged([], [a_row(source="store", last_outcome="gone", failures=1.0)]))
    assert capsys.readouterr().out.endswith("\tgone (1 failure)\n")


def test_a_removed_feed_of_the_store_is_not_listed() -> None:
    assert feed_list.merged([], [a_row(source="store", state=FeedState.REMOVED), a_row(url="https://x.example/")]) == []
