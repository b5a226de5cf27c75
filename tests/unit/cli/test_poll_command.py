from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer

from aggregator.cli.app import App
from aggregator.cli.main import cli
from aggregator.cli.poll import poll
from aggregator.cli.visits import pages_told
from aggregator.engine.leases import BY_HAND
from aggregator.errors import AggregatorError, Exit, NotFoundError, UsageError
from aggregator.model.article import ExtractState, NextLook, PageRecord
from aggregator.store.tables import Article, FeedPoll
from tests.polling import rss

KEYS = ["feed", "url", "outcome", "http_status", "new", "revised", "seen", "bytes", "next_poll_at", "next_poll_why", "overran", "archives"]


@pytest.fixture
def config(tmp_path: Path, httpserver: HTTPServer) -> Path:
    httpserver.expect_request("/good").respond_with_data(rss("one", "two"), headers={"ETag": '"1"'})
    httpserver.expect_request("/bad").respond_with_data("no", status=404)
    file = tmp_path / "config.toml"
    file.write_text(
        f'data_dir = "{tmp_path}/data"\n[fetch]\nallow_networks = ["127.0.0.0/8"]\nper_host_delay = "0s"\n[fulltext]\nenabled = false\n'
        f'[log]\nlevel = "error"\n'
        f'[[feeds]]\nname = "Harbour Post"\nurl = "{httpserver.url_for("/good")}"\n[[feeds]]\nurl = "{httpserver.url_for("/bad")}"\n'
    )
    return file


def _run(config: Path, *arguments: str) -> Result:
    app = App(config)
    try:
        return CliRunner().invoke(poll, arguments, obj=app, standalone_mode=False)
    finally:
        app.close()


def test_what_is_due_is_polled_once_and_a_failure_is_worth_a_look(config: Path) -> None:
    first, second = _run(config), _run(config)
    assert first.return_value == Exit.LOOK
    assert "updated          Harbour Post  http://" in first.stdout
    assert "/good  2 new, 0 revised  (next " in first.stdout
    assert "HTTP 404: the server finds nothing at this address" in first.stdout
    assert first.stdout.endswith("2 feeds polled, 0 pages read\n")
    assert (second.return_value, second.stdout) == (Exit.DONE, "nothing is due\n")


def test_feeds_that_another_process_has_taken_are_told_with_when_they_are_free(config: Path) -> None:
    """A poll that was killed held its feeds for an hour, and "nothing is due" was all that the next ones said."""
    app = App(config)
    now = datetime.now(UTC)
    app.store.feeds.sync(app.settings.specs(), now)
    app.store.feeds.select(None, now + BY_HAND)
    app.close()
    told = _run(config).stdout
    free = f"{now + BY_HAND:%H:%M} UTC"
    assert told.startswith("nothing is due; another process polls 2 feeds, or died doing so: free again at ")
    assert told.endswith(f"{free} at the latest\n")


def test_json_has_one_line_a_feed_with_the_keys_of_the_contract(config: Path) -> None:
    lines = [json.loads(line) for line in _run(config, "--json").stdout.splitlines()]
    good = next(line for line in lines if line["outcome"] == "updated")
    assert list(good) == KEYS
    assert (good["new"], good["http_status"], good["next_poll_why"]) == (2, 200, "interval 1h")
    assert good["next_poll_at"].endswith("Z")


def test_a_feed_is_named_by_its_name_and_forced(config: Path) -> None:
    _run(config)
    held = _run(config, "harbour post", "--json")
    assert json.loads(held.stdout)["outcome"] == "held"
    forced = _run(config, "--force", "Harbour Post", "--json")
    assert (json.loads(forced.stdout)["outcome"], forced.return_value) == ("unchanged", Exit.DONE)


def test_force_without_names_polls_every_feed_at_once(config: Path) -> None:
    _run(config)
    outcomes = {json.loads(line)["outcome"] for line in _run(config, "--force", "--json").stdout.splitlines()}
    assert outcomes == {"unchanged", "not_found"}


def test_a_feed_that_failed_its_first_poll_needs_somebody_at_once(config: Path) -> None:
    _run(config)
    shown = CliRunner().invoke(cli, ["--config", str(config), "status"], standalone_mode=False)
    assert "feeds     2 active; 1 failing" in shown.stdout
    assert "could not be read even once" in shown.stdout
    assert shown.return_value == Exit.LOOK


def test_feeds_that_were_held_are_not_counted_as_polled(config: Path) -> None:
    _run(config)
    assert _run(config, "--all").stdout.endswith("\n0 polled, 2 held, 0 pages read\n")
    assert _run(config, "--force", "Harbour Post").stdout.endswith("\n1 feed polled, 0 pages read\n")


PARAGRAPH = "<p>The ferry is back after six weeks, and the harbour is full.</p>"
ARTICLE = f"<html><body><article><h1>The ferry</h1>{PARAGRAPH * 9}</article></body></html>"


def _feed_of(httpserver: HTTPServer, *paths: str) -> None:
    items = "".join(f"<item><title>{path}</title><link>{httpserver.url_for(path)}</link></item>" for path in paths)
    httpserver.expect_request("/feed").respond_with_data(f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>')
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)


@pytest.fixture
def with_pages(config: Path, httpserver: HTTPServer) -> Path:
    """A configuration with one feed, at /feed, whose pages are wanted."""
    config.write_text(f'{config.read_text().partition("[fulltext]")[0]}[[feeds]]\nurl = "{httpserver.url_for("/feed")}"\n')
    return config


def test_pages_that_their_host_holds_back_are_said_to_wait_and_not_to_be_read(with_pages: Path, httpserver: HTTPServer) -> None:
    # a newcomer read "12 pages read" where none was asked for, and then "0 pages" waiting
    _feed_of(httpserver, "/read", "/busy", "/behind")
    httpserver.expect_request("/read").respond_with_data(ARTICLE, content_type="text/html")
    httpserver.expect_request("/busy").respond_with_data("later", status=429, headers={"Retry-After": "3600"})
    assert _run(with_pages).stdout.endswith("\n1 feed polled, 1 page read, 2 pages wait\n")
    assert [request.path for request, _ in httpserver.log if request.path == "/behind"] == []
    status = CliRunner().invoke(cli, ["--config", str(with_pages), "status"], standalone_mode=False)
    assert "waiting   0 polls, 2 pages (0 due), " in status.stdout


def test_a_page_without_an_article_is_refused_and_the_summary_says_why(with_pages: Path, httpserver: HTTPServer) -> None:
    # "1 feed polled, 0 pages read" was all that was said of six pages
    wall = (Path(__file__).parents[2] / "data" / "pages" / "reject_consent.html").read_text(encoding="utf-8")
    _feed_of(httpserver, "/none", "/empty", "/gone", "/wall")
    for path in ("/none", "/empty"):
        httpserver.expect_request(path).respond_with_data("<html><body>Nothing.</body></html>", content_type="text/html")
    httpserver.expect_request("/wall").respond_with_data(wall, content_type="text/html")
    httpserver.expect_request("/gone").respond_with_data("", status=410)
    assert _run(with_pages).stdout.endswith("\n1 feed polled, 0 pages read, 3 pages refused (2 empty, 1 consent), 1 page given up (gone)\n")


def test_pages_that_waited_are_told_of_where_no_feed_is_due(with_pages: Path, httpserver: HTTPServer) -> None:
    # "nothing is due", and a text had been read
    _feed_of(httpserver, "/read")
    httpserver.expect_oneshot_request("/read").respond_with_data("", status=500)
    httpserver.expect_request("/read").respond_with_data(ARTICLE, content_type="text/html")
    assert _run(with_pages).stdout.endswith("\n1 feed polled, 0 pages read, 1 page waits\n")
    _due_now(with_pages)
    assert _run(with_pages).stdout == "no feed is due, 1 page read\n"
    assert _run(with_pages).stdout == "nothing is due\n"


def _due_now(config: Path) -> None:
    """Let the pages that wait be due, as ten minutes later."""
    app = App(config)
    Article.update(extract_at=datetime(2026, 1, 1, tzinfo=UTC)).execute(app.store.database)
    app.close()


def test_known_pages_looked_at_again_are_told_apart_from_new_texts() -> None:
    at, look = datetime(2026, 11, 23, 6, tzinfo=UTC), NextLook(None, None, 1, answered=False)
    seen = PageRecord(1, at, ExtractState.DONE, None, "not modified", None, (), 1, None, NextLook(at, None, 0, answered=True))
    walled = PageRecord(2, at, ExtractState.FAILED, "paywall", "a wall", None, (), 1, None, look)
    late = PageRecord(3, at, ExtractState.PENDING, "timeout", "no answer", None, (), 1, at)
    assert pages_told([late, seen, walled, replace(late, state=ExtractState.FAILED, retry_at=None)]) == (
        "0 pages read, 1 page not modified, 1 page given up (timeout), 1 page not read again (paywall)"
    )


def test_a_poll_is_told_once_and_logged_only_for_debugging(config: Path) -> None:
    text = config.read_text()
    config.write_text(text.replace('level = "error"', 'level = "info"'))
    assert '"event": "poll"' not in _run(config).stderr
    config.write_text(text.replace('level = "error"', 'level = "debug"'))
    assert '"event": "poll"' in _run(config, "--force").stderr


def test_a_sites_address_in_place_of_its_feeds_is_sent_to_discover(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/site").respond_with_data("<html><body>News</body></html>", content_type="text/html")
    config.write_text(f'{config.read_text()}[[feeds]]\nurl = "{httpserver.url_for("/site")}"\n')
    assert f"; `aggregator feeds discover {httpserver.url_for('/site')}` finds its feeds" in _run(config).stdout


def test_a_newcomer_without_feeds_is_told_how_to_add_one(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text(f'data_dir = "{tmp_path}/data"\n')
    assert _run(tmp_path / "empty.toml").stdout == "no feeds yet; add one with `aggregator feeds add URL`\n"


def test_all_feeds_within_min_interval_are_held(config: Path) -> None:
    _run(config)
    outcomes = {json.loads(line)["outcome"] for line in _run(config, "--all", "--json").stdout.splitlines()}
    assert outcomes == {"held"}


def _raised(result: Result) -> AggregatorError:
    assert isinstance(result.exception, AggregatorError)
    return result.exception


def test_polls_of_a_clock_that_was_ahead_are_brought_back_without_a_service(config: Path) -> None:
    _run(config)
    app, later = App(config), datetime.now(UTC) + timedelta(days=365)
    FeedPoll.update(last_poll_at=later, next_poll_at=later).execute(app.store.database)
    app.close()
    assert _run(config).stdout.endswith("2 feeds polled, 0 pages read\n"), "nothing was due for a year"


def test_a_mistyped_name_is_answered_with_the_nearest(config: Path) -> None:
    error = _raised(_run(config, "Harbor Post"))
    assert isinstance(error, NotFoundError)
    assert str(error) == "no feed 'Harbor Post'; did you mean 'Harbour Post'?"
    assert str(_raised(_run(config, "Post"))) == "no feed 'Post'; did you mean 'Harbour Post'?"
    assert "feeds list" in str(_raised(_run(config, "zzzz")))


def test_a_name_that_two_feeds_have_needs_the_address(config: Path) -> None:
    # both were polled, while `feeds pause` refused the same name
    config.write_text(config.read_text().replace("[[feeds]]\nurl", '[[feeds]]\nname = "HARBOUR POST"\nurl'))
    assert _run(config, "Harbour Post").stdout.endswith("\n1 feed polled, 0 pages read\n")
    error = _raised(_run(config, "harbour post"))
    assert isinstance(error, UsageError)
    assert str(error).startswith('2 feeds have the name "harbour post"; give the address: http://')


def test_a_paused_feed_that_is_named_is_said_to_be_paused_and_a_removed_one_not_to_be_there(config: Path) -> None:
    # "nothing is due" was said of both
    text = config.read_text()
    config.write_text(text.replace('name = "Harbour Post"', 'name = "Harbour Post"\nenabled = false'))
    assert _run(config, "Harbour Post").stdout == "0 polled, 1 paused, 0 pages read\n"
    bad = text.rpartition("[[feeds]]")[2]
    config.write_text(f"{text.partition('[[feeds]]')[0]}[[feeds]]{bad}")
    assert isinstance(_raised(_run(config, "Harbour Post")), NotFoundError)


def test_names_and_all_together_are_refused(config: Path) -> None:
    assert isinstance(_raised(_run(config, "--all", "Harbour Post")), UsageError)


def test_on_a_terminal_progress_goes_to_stderr(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aggregator.cli.poll._on_terminal", lambda: True)
    result = _run(config)
    assert "polling" not in result.stdout
    assert result.return_value == Exit.LOOK


def test_help_says_what_force_never_overrides() -> None:
    text = CliRunner().invoke(poll, ["--help"]).output
    assert "never Retry-After" in " ".join(text.split())
    assert isinstance(poll, click.Command)
