from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aggregator.cli.main import cli
from aggregator.config.load import parse
from aggregator.config.starter import starter
from aggregator.errors import ConfigError, UsageError

SECRET = """\
[database]
url = "postgresql://news:hunter2@db/news"
[fetch]
proxy = "http://u:hunter2@proxy.example:3128"
[[digests]]
name = "d"
[digests.webhook]
url = "https://chat.example/hooks/hunter2"
[[feeds]]
url = "https://a.example/rss"
headers = {Cookie = "hunter2"}
"""


@pytest.fixture(autouse=True)
def _at_home(home: None) -> None: ...


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, [*args], standalone_mode=False)


def test_check_says_ok_with_a_summary() -> None:
    Path("config.toml").write_text(
        '[[digests]]\nname = "d"\n[[feeds]]\nurl = "https://a.example/"\n[[feeds]]\nurl = "https://b.example/"\nenabled = false\n'
    )
    result = run("config", "check")
    assert result.return_value == 0
    assert result.stdout.startswith("config.toml: OK: 2 feeds (1 paused), 1 digest, store sqlite:///")
    assert result.stdout.endswith("/state/aggregator/aggregator.db\n")


def test_check_of_an_empty_file_is_ok_but_asks_to_be_looked_at() -> None:
    Path("empty.toml").touch()
    result = run("--config", "empty.toml", "config", "check")
    assert result.return_value == 1
    assert "0 feeds, 1 digest (the default, daily), store" in result.stdout
    assert "empty.toml: no feeds yet; add one with" in result.stderr


def test_check_warns_of_a_section_that_stays_empty() -> None:
    Path("config.toml").write_text('[[digests]]\nname = "d"\nsections = {A = ["asia"]}\n[[feeds]]\nurl = "https://a.example/"\n')
    result = run("config", "check")
    assert result.return_value == 1
    assert 'section for the tag "asia"' in result.stderr


WISHES = """\
[[digests]]
name = "d"
sections = {A = ["asia"], N = ["News"]}
[digests.weights]
feeds = {gazette = 2.0, Kivi = 2.0}
tags = {Asia = 2.0}
[[feeds]]
url = "https://a.example/"
name = "Gazette"
"""
IMPORTED = """<opml><body><outline text="Asia"><outline text="Kiwi" xmlUrl="https://k.example/"/></outline>
<outline text="News"><outline text="Local"><outline text="L" xmlUrl="https://l.example/"/></outline></outline></body></opml>"""


def test_check_knows_the_tags_and_names_of_imported_feeds() -> None:
    """Who had imported a list was warned of each of its folders, "no feed in the file has it"."""
    Path("config.toml").write_text(WISHES)
    lines = run("config", "check").stderr.splitlines()
    assert [line.split(": ", 1)[1].split(", but")[0] for line in lines] == [
        'digest "d" has a section for the tag "asia"',
        'digest "d" has a section for the tag "News"',
        'digest "d" has a weight for the tag "Asia"',
        'digest "d" weighs the feed "Kivi"',
    ]
    Path("feeds.opml").write_text(IMPORTED)
    run("feeds", "import", "feeds.opml")
    result = run("config", "check")
    assert result.stderr == 'config.toml: digest "d" weighs the feed "Kivi", but none is called so; did you mean \'Kiwi\'?\n'


def test_check_says_nothing_of_a_name_that_a_feed_may_turn_out_to_have() -> None:
    Path("config.toml").write_text(WISHES.replace("sections", "#").replace("tags", "#") + '[[feeds]]\nurl = "https://untitled.example/"\n')
    assert run("config", "check").stderr == ""


def test_check_warns_of_an_interval_that_min_interval_makes_longer() -> None:
    """A feed set to every five minutes was polled every ten, and the only word of it was "interval 10m"."""
    Path("config.toml").write_text('[schedule]\ninterval = "1m"\n[[feeds]]\nurl = "https://a.example/"\ninterval = "5m"\n')
    result = run("config", "check")
    assert result.return_value == 1
    assert '"interval" 1m of [schedule] is shorter than "min_interval" in [schedule]: it becomes 10m\n' in result.stderr
    assert '"interval" 5m of https://a.example/ is shorter than "min_interval" in [schedule]: it becomes 10m\n' in result.stderr


@pytest.mark.parametrize(
    "again", ["http://a.example/rss", "https://a.example/rss/", "https://www.a.example/rss", "https://a.example/rss?utm_source=reader"]
)
def test_check_warns_of_a_feed_that_is_probably_there_already(again: str) -> None:
    """Both were polled for ever, and nothing said so."""
    text = f'[[feeds]]\nurl = "https://a.example/rss"\n[[feeds]]\nurl = "https://b.example/rss"\n[[feeds]]\nurl = "{again}"\n'
    Path("config.toml").write_text(text)
    result = run("config", "check")
    assert result.return_value == 1
    assert result.stderr == (
        f"config.toml:6: {again} is probably the same feed as https://a.example/rss in line 2, and both are polled; "
        "take one of them out, or pause it\n"
    )
    assert result.stderr.strip() in run("doctor").stdout
    Path("config.toml").write_text(f"{text}enabled = false\n")
    assert run("config", "check").return_value == 0


def test_check_without_a_file_says_where_it_looked() -> None:
    assert isinstance(run("config", "check").exception, ConfigError)


def test_show_hides_every_secret_and_loads_again() -> None:
    Path("config.toml").write_text(SECRET)
    for result in (run("config", "show"), run("config", "show", "--json"), run("config", "check")):
        assert result.exception is None
        assert "hunter2" not in result.output
    assert json.loads(run("config", "show", "--json").stdout)["database"]["url"] == "postgresql://news:***@db/news"


def test_show_prints_toml_with_every_default() -> None:
    Path("config.toml").write_text('[[feeds]]\nurl = "https://a.example/"\n[[digests]]\nname = "d"\nonly = ["storm"]\n')
    text = run("config", "show").stdout
    assert parse(text, Path("shown.toml")) == parse(Path("config.toml").read_text(), Path("config.toml"))
    assert 'interval = "1h"' in text
    assert 'max_body = "15MiB"' in text


def test_init_writes_the_starter_once() -> None:
    assert run("config", "init", "new/config.toml").exception is None
    assert Path("new/config.toml").read_text() == starter()
    again = run("config", "init", "new/config.toml")
    assert isinstance(again.exception, UsageError)
    assert "--force" in str(again.exception)
    Path("new/config.toml").write_text("x")
    assert run("config", "init", "new/config.toml", "--force").exception is None
    assert Path("new/config.toml").read_text() == starter()


def test_init_goes_where_config_points() -> None:
    assert run("config", "init").exception is None
    assert run("--config", "other.toml", "config", "init").exception is None
    assert Path("other.toml").read_text() == Path("config.toml").read_text() == starter()


def test_init_on_a_full_disk_keeps_the_file_that_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--force` emptied it first: what was left of the new one was half a file, and valid; without it an empty one stood there."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    Path("config.toml").write_text(SECRET)
    monkeypatch.setattr("os.fsync", full)
    assert "No space left" in str(run("config", "init", "--force").exception)
    assert "No space left" in str(run("config", "init", "new.toml").exception)
    assert {path.name: path.read_text() for path in Path().iterdir()} == {"config.toml": SECRET}


def test_init_where_nothing_can_be_written_says_so() -> None:
    Path("file").touch()
    assert "cannot be written" in str(run("config", "init", "file/config.toml").exception)
