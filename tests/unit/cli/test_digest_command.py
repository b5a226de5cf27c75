from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner

from aggregator.cli.main import cli
from aggregator.errors import DeliveryError, NotFoundError, UsageError
from aggregator.store.store import open_store
from tests.newsdesk import Newsdesk


@pytest.fixture
def run(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text(
        f'data_dir = "{tmp_path}"\n[[digests]]\nname = "daily"\n[[digests]]\nname = "weekly"\ntitle = "The Week"\n'
        '[[feeds]]\nurl = "https://harbour.example/rss"\n'
    )
    store = open_store("sqlite:///aggregator.db", tmp_path)
    desk = Newsdesk(store)
    desk.publish(desk.feed("Harbour Times"), "The market hall lost its roof", "It flew.", at=datetime.now(UTC) - timedelta(hours=1))
    store.close()

    def invoke(*args):
        return CliRunner().invoke(cli, ["--config", str(config), "digest", *args], standalone_mode=False, catch_exceptions=False)

    return invoke


def test_every_digest_is_written_where_it_says(run, tmp_path):
    result = run()
    assert result.return_value == 0
    paths = result.stdout.split()
    assert [p.rsplit("/", 1)[0] for p in paths] == [str(tmp_path / "digests")] * 2
    assert "The market hall lost its roof" in (tmp_path / "digests" / "weekly-latest.html").read_text()
    assert "1 story from 1 article in 1 feed." in result.stderr


def test_building_marks_nothing_as_shown(run):
    for _ in range(2):
        assert "market hall" in run("daily", "--output", "-", "--format", "text").stdout


def test_formats_are_printed_one_after_the_other(run):
    assert json.loads(run("daily", "--format", "json", "--output", "-").stdout)["counts"]["stories"] == 1


def test_a_person_at_a_terminal_reads_text_and_a_pipe_gets_what_the_digest_is(run, monkeypatch):
    """README's "read what there is" covered the screen with a style sheet."""
    assert run("daily", "--output", "-").stdout.startswith("<!doctype html>")
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _self: True, raising=False)
    assert run("daily", "--output", "-").stdout.startswith("NEWS DIGEST\n")
    assert run("daily", "--output", "-", "--format", "markdown").stdout.startswith("# News digest\n")


def test_a_dry_run_writes_nothing_and_explains_when_asked(run, tmp_path):
    result = run("daily", "--dry-run", "--explain")
    assert not (tmp_path / "digests").exists()
    assert "1 independent source" in result.stdout


def test_a_digest_built_in_the_minute_of_a_delivered_one_does_not_replace_its_file(run, tmp_path, monkeypatch):
    monkeypatch.setattr("aggregator.clock.SystemClock.now", lambda _clock: datetime(2030, 1, 1, 7, 0, 30, tzinfo=UTC))
    (sent,) = run("daily", "--send", "--since", "2020-01-01").stdout.split()
    body = Path(sent).read_bytes()
    (built,) = run("daily").stdout.split()
    assert (built, Path(sent).read_bytes()) == (sent.replace(".html", "-2.html"), body)


def test_a_story_that_an_alert_put_first_says_so_when_asked(run, tmp_path):
    config = tmp_path / "config.toml"
    config.write_text(config.read_text() + '[[alerts]]\nname = "Roofs"\nmatch = "roof"\ndigest = "daily"\n')
    assert 'alert "Roofs": before everything else, whatever the score' in run("daily", "--dry-run", "--explain").stdout
    assert "alert" not in run("weekly", "--dry-run", "--explain").stdout


def test_only_a_digest_that_was_sent_is_said_to_be_kept_when_its_directory_cannot_be_written(run, tmp_path):
    config = tmp_path / "config.toml"
    config.write_text(config.read_text().replace('title = "The Week"', f'directory = "{config}"'))
    with pytest.raises(DeliveryError, match=r"nothing of it is kept: .* --output DIR"):
        run("weekly")
    assert stored_runs(tmp_path) == 0
    assert "; the digest is kept, and the service tries again" in run("weekly", "--send").stderr
    assert stored_runs(tmp_path) == 1


def test_a_digest_that_cannot_be_delivered_holds_up_none_of_the_others(run, tmp_path):
    """`digest --send` ended with the first that failed, so the ones after it in the file never went out."""
    config = tmp_path / "config.toml"
    config.write_text(config.read_text().replace('name = "daily"', f'name = "daily"\ndirectory = "{config}"'))
    result = run("--send")
    assert result.return_value == 1
    assert "the service tries again" in result.stderr
    assert (tmp_path / "digests" / "weekly-latest.html").exists()


def stored_runs(tmp_path):
    store = open_store("sqlite:///aggregator.db", tmp_path)
    try:
        return len(store.digests.runs(name="weekly"))
    finally:
        store.close()


def test_an_empty_window_says_so(run):
    assert "Nothing new." in run("daily", "--since", "1m", "--dry-run").stderr


def test_mistakes_are_told(run):
    with pytest.raises(NotFoundError, match="daily, weekly"):
        run("monthly")
    with pytest.raises(UsageError, match="soonish"):
        run("--since", "soonish")
    with pytest.raises(UsageError, match="--send"):
        run("--send", "--dry-run")
    with pytest.raises(UsageError, match="nothing lies between"):
        run("--since", "3d", "--until", "5d")


def test_sending_delivers_as_the_schedule_would_and_remembers(run, tmp_path):
    pytest.importorskip("aggregator.engine.workers", reason="the poller's worker pool is not built yet")
    result = run("daily", "--send")
    assert result.return_value == 0
    assert result.stdout.strip().startswith(str(tmp_path / "digests" / "daily-"))
    assert "Nothing new." in run("daily", "--dry-run").stderr
    (tmp_path / "digests" / "weekly").mkdir()
    blocked = tmp_path / "config.toml"
    blocked.write_text(blocked.read_text().replace('title = "The Week"', f'directory = "{blocked}"'))
    assert run("weekly", "--send").return_value == 1


@pytest.fixture
def with_mail(tmp_path, run, unused_tcp_port):
    config = tmp_path / "config.toml"
    table = f'email = {{ to = ["everybody@home.example"], from = "digest@news.example", host = "127.0.0.1", port = {unused_tcp_port} }}\n'
    config.write_text(config.read_text().replace('name = "daily"\n', f'name = "daily"\n{table}'))
    return SimpleNamespace(run=run, port=unused_tcp_port)


def test_a_test_mail_goes_to_one_address_and_counts_for_nothing(with_mail, tmp_path):
    box = Sink()
    office = Controller(box, hostname="127.0.0.1", port=with_mail.port)
    office.start()
    try:
        result = with_mail.run("daily", "--to", "me@home.example")
    finally:
        office.stop()
    assert result.stdout.startswith("me@home.example: ")
    assert [letter.rcpt_tos for letter in box.letters] == [["me@home.example"]]
    assert b"market hall" in box.letters[0].content
    assert "1 story" in with_mail.run("daily", "--dry-run").stderr
    assert not (tmp_path / "digests").exists()


def test_a_test_mail_that_is_refused_says_why(with_mail):
    with pytest.raises(DeliveryError, match=f"127.0.0.1:{with_mail.port}"):
        with_mail.run("daily", "--to", "me@home.example")
    with pytest.raises(DeliveryError, match="not a mail address"):
        with_mail.run("daily", "--to", "nobody")
    with pytest.raises(UsageError, match=r'"weekly" has no \[digests.email\]'):
        with_mail.run("weekly", "--to", "me@home.example")
    with pytest.raises(UsageError, match="--to sends a mail"):
        with_mail.run("daily", "--to", "me@home.example", "--dry-run")


class Sink:
    def __init__(self):
        self.letters = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        self.letters.append(envelope)
        return "250 OK"


@pytest.fixture
def with_alert(tmp_path, run):
    config = tmp_path / "config.toml"
    alert = '[[alerts]]\nname = "Market"\nmatch = "market"\nwebhook.url = "http://127.0.0.1:9/"\n'
    config.write_text(config.read_text() + alert)
    return run


def test_every_digest_means_no_alert(with_alert, tmp_path):
    result = with_alert()
    assert "alert-market" not in result.stdout + result.stderr
    assert not (tmp_path / "alerts").exists()


def test_what_an_alert_would_ring_for_can_be_seen_and_leaves_the_digests_alone(with_alert, tmp_path):
    assert "Alert: Market" in with_alert("alert-market", "--format", "text", "--output", "-").stdout
    assert "Alert: Market" in with_alert("alert-market", "--since", "7d", "--format", "text", "--output", "-").stdout
    with_alert("alert-market")
    assert (tmp_path / "alerts" / "latest.html").exists()
    assert not (tmp_path / "digests").exists()


def test_an_alert_that_is_not_there_is_told_with_those_that_are(with_alert):
    with pytest.raises(NotFoundError, match="there are: daily, weekly, alert-market"):
        with_alert("alert-storms")


def test_an_alert_is_called_by_the_name_it_has_whatever_its_script(with_alert, tmp_path):
    config = tmp_path / "config.toml"
    config.write_text(config.read_text().replace('name = "Market"', 'name = "市場"'))
    assert "Alert: 市場" in with_alert("alert-市場", "--format", "text", "--output", "-").stdout
    with pytest.raises(NotFoundError, match="did you mean 'alert-市場'"):
        with_alert("alert-storms")
