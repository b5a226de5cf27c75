"""`articles`, `show`, `search`, `db` and `status`, run as people run them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import click
import pytest
from click.exceptions import Abort
from click.testing import CliRunner, Result

from aggregator.cli.app import iso
from aggregator.cli.main import cli
from aggregator.cli.text import when
from aggregator.clock import SystemClock
from aggregator.errors import AggregatorError, NotFoundError, UsageError
from aggregator.model.article import ExtractState
from aggregator.model.relation import Relation
from aggregator.model.times import ClaimKind, Precision
from aggregator.store import migrate
from aggregator.store.prune import bury
from aggregator.store.store import Store, open_store
from aggregator.store.tables import Article, Duplicate
from bench.sample_digest import sample
from tests.contract.store.builders import DAY, GAZETTE, HEALTH, HERALD, HOUR, NOW, claim, entry, page, poll, revise, with_feeds

Run = Callable[..., Result]

ARTICLE_KEYS = [
    "id", "url", "feeds", "title", "authors", "language", "published_at", "published_precision", "published_source",
    "updated_at", "updated_precision", "updated_source", "first_seen_at", "changed_at", "revisions", "story", "duplicate_of",
    "duplicate_score", "duplicate_reasons", "extract_state", "word_count",
]  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, sqlite_store: Store) -> Run:
    """Return the command line on a store in which one article was edited, extracted and repeated by another."""
    (tmp_path / "config.toml").write_text(f'data_dir = "{tmp_path}"\n', encoding="utf-8")
    one, two = with_feeds(sqlite_store, HERALD, GAZETTE)
    day = replace(
        claim(ClaimKind.UPDATED, NOW - 2 * HOUR, "page.byline", "1 Nov"), precision=Precision.DAY, zone_known=False, offset_minutes=330
    )
    unread = replace(claim(ClaimKind.PUBLISHED, NOW, "dc.date", "soon"), instant=None)
    first = entry("a", title="Ferry \x1b[31ma\x1b[0m leaves", claims=(claim(ClaimKind.PUBLISHED, NOW - HOUR), day, unread), wants_page=True)
    sqlite_store.feeds.record(poll(one, first))
    again = replace(first, title="Ferry a turns back", text=f"{first.text}\n\nIt turned back.", content_hash=b"2" * 16)
    sqlite_store.feeds.record(poll(one, at=NOW + HOUR, revised=(revise(sqlite_store, one, again),)))
    sqlite_store.articles.record_page(page(1, "The whole report of the ferry."))
    other = entry("x", title="Ferry returns", url="https://gazette.example/x", canonical_url=None, claims=(), authors=())
    sqlite_store.feeds.record(poll(two, other, at=NOW + DAY))
    Duplicate.create(article=2, of_article=1, relation=Relation.DUPLICATE.value, score=0.91, reasons=["same ferry"], decided_at=NOW + DAY)
    sqlite_store.close()

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["--config", str(tmp_path / "config.toml"), *arguments], standalone_mode=False)

    return invoke


def documents(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_articles_are_printed_without_the_publishers_escape_codes(run: Run) -> None:
    result = run("articles")
    assert result.return_value == 0
    assert "\x1b" not in result.stdout
    assert "     2 Ferry returns" in result.stdout
    assert "repeats 1" in result.stdout


def test_articles_as_json_have_exactly_the_fields_of_the_contract(run: Run) -> None:
    later, first = documents(run("articles", "--json"))
    assert list(later) == ARTICLE_KEYS
    assert (later["duplicate_of"], later["duplicate_reasons"], later["published_at"]) == (1, ["same ferry"], None)
    assert (first["published_at"], first["published_precision"], first["published_source"]) == (
        "2026-11-01T06:00:00Z",
        "second",
        "rss.pubDate",
    )
    assert list(documents(run("articles", "--json", "--text"))[0]) == [*ARTICLE_KEYS, "text"]


def test_a_script_gets_every_article_a_person_the_last_ones(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aggregator.cli.articles._SHOWN", 1)
    assert len(documents(run("articles", "--json"))) == 2
    assert len(run("articles").stdout.splitlines()) == 3  # one article
    assert len(documents(run("articles", "--json", "--limit", "1"))) == 1


def test_articles_can_be_narrowed(run: Run) -> None:
    def ids(*arguments: str) -> list[object]:
        return [document["id"] for document in documents(run("articles", "--json", *arguments))]

    assert ids("--duplicates") == [2]
    assert ids("--since", "2026-11-01T08:00Z") == [2]
    assert ids("--feed", HERALD) == [1]
    assert ids("--limit", "1") == [2]
    assert ids("--story", "7") == []
    assert run("articles", "--story", "7").stderr == "no articles\n"
    assert "The whole report" in run("articles", "--text").stdout
    with pytest.raises(NotFoundError, match="no feed"):
        raise run("articles", "--feed", "nobody").exception or AssertionError


@pytest.mark.parametrize("name", ["1", "https://herald.example/a?utm_source=feed", "https://herald.example/a"])
def test_show_tells_times_claims_versions_and_links(run: Run, name: str) -> None:
    result = run("show", name)
    assert result.exception is None
    for words in (
        "published  2026-11-01 06:00 UTC",
        '* rss.pubDate "2026-11-01T06:00:00+00:00" = 2026-11-01 06:00:00 UTC to the second, zone stated +00:00',
        'page.byline "1 Nov" = 2026-11-01 to the day, zone assumed +05:30',
        'dc.date "soon": could not be read',
        "first seen 2026-11-01 07:00 UTC",
        "changed    2026-11-01 08:00 UTC",
        "Versions: 3",
        "title: Ferry a [-leaves-] {+turns back+}",
        "{+It turned back.+}",
        "full text from the page in place of the feed's: 6 words",
        'is repeated by article 2, "Ferry returns" (',
        "): score 0.91, ",
        "same ferry",
    ):
        assert words in result.stdout
    assert "\x1b" not in result.stdout


def test_two_articles_with_a_link_to_each_other_were_told_of_twice(run: Run) -> None:
    """After an edit both were placed anew, each by the other: `show` and the page said "same story as article 1" twice."""
    Duplicate.delete().execute()
    for one, other in ((1, 2), (2, 1)):
        Duplicate.create(
            article=one, of_article=other, relation=Relation.STORY.value, score=0.5, reasons=["same bay"], decided_at=NOW + DAY
        )
    result = run("show", "2")
    assert result.stdout.count("same story as article 1") == 1
    assert result.stdout.count("same bay") == 1


def test_show_of_an_article_that_nobody_dates_says_so(run: Run) -> None:
    result = run("show", "2")
    assert "published  nobody says" in result.stdout
    assert '    repeats article 1, "Ferry a turns back" (Town Herald): score 0.91, ' in result.stdout


def test_show_says_what_became_of_the_page(run: Run, sqlite_store: Store) -> None:
    assert "    text of the page: main text" in run("show", "1").stdout
    assert "    page not fetched: " not in run("show", "2").stdout  # stored before reasons were
    (feed,) = with_feeds(sqlite_store, "https://full.example/feed")
    (number,) = sqlite_store.feeds.record(poll(feed, entry("full", page_why="the feed carries the text (200 words or more)"))).article_ids
    assert "    page not fetched: the feed carries the text (200 words or more)\n" in run("show", str(number)).stdout
    document = json.loads(run("show", str(number), "--json").stdout)
    assert (document["extract_reason"], document["extract_detail"]) == (None, "the feed carries the text (200 words or more)")


def test_show_carries_text_only_where_asked(run: Run) -> None:
    document = json.loads(run("show", "1", "--json").stdout)
    assert "text" not in document
    assert list(document["versions"][0]) == ["at", "source", "title", "headline_changed", "silent"]
    assert run("show", "1", "--text").stdout.endswith("\n\nThe whole report of the ferry.\n")


def test_show_as_json_holds_every_claim_version_and_link(run: Run) -> None:
    document = json.loads(run("show", "1", "--json", "--text").stdout)
    assert list(document)[: len(ARTICLE_KEYS) + 1] == [*ARTICLE_KEYS, "text"]
    assert [(c["source"], c["won"]) for c in document["claims"]] == [("rss.pubDate", True), ("page.byline", True), ("dc.date", False)]
    assert [v["source"] for v in document["versions"]] == ["feed", "feed", "page"]
    assert [(link["article"], link["by_hand"]) for link in document["links"]] == [(2, False)]


@pytest.mark.parametrize("name", ["99", "https://nowhere.example/", "not an address"])
def test_show_of_what_is_not_there_is_refused(run: Run, name: str) -> None:
    with pytest.raises(NotFoundError, match="no article"):
        raise run("show", name).exception or AssertionError


def test_search_finds_and_marks_nothing_a_terminal_would_obey(run: Run) -> None:
    result = run("search", "whole", "report")
    assert "     1 Ferry a turns back" in result.stdout
    assert "The whole report of the ferry." in result.stdout
    assert "\u2068" not in result.stdout
    (document,) = documents(run("search", "--json", "returns"))
    assert list(document) == [*ARTICLE_KEYS, "snippet"]
    assert run("search", "submarine").stderr == "nothing found\n"
    assert "asks for no word" in run("search", "NOT ferry").stderr
    assert run("search", "ferry", "--feed", GAZETTE).stdout.splitlines()[0] == "     2 Ferry returns"
    assert run("search", "returns", "--until", "2000-01-01").stderr == "nothing found\n"


def test_status_is_the_contracts_document(run: Run, tmp_path: Path) -> None:
    result = run("status", "--json")
    document = json.loads(result.stdout)
    assert list(document) == [
        "version", "feeds", "entries", "articles", "stories", "duplicates", "needs_you", "last_digest", "pending", "store", "service",
    ]  # fmt: skip
    assert (document["entries"], document["articles"], document["duplicates"]) == (2, 2, 1)
    assert document["feeds"] == {"active": 2, "paused": 0, "gone": 0, "removed": 0}
    assert list(document["pending"]) == ["poll", "extract", "group", "deliver", "extract_later"]
    assert document["store"]["url"] == f"sqlite:///{tmp_path}/aggregator.db"
    assert document["store"]["bytes"] > 0


def test_status_says_whether_anything_polls_and_what_is_dead_does_not(
    run: Run, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a kill -9 `status` said "nothing needs you" and no word of the service, which had polled nothing for days."""
    code = run("status").return_value
    assert "service   not running: nothing is polled until `aggregator run` or systemd starts it" in run("status").stdout
    assert json.loads(run("status", "--json").stdout)["service"] is None
    now = SystemClock().now()
    sqlite_store.instances.start("worker", now)
    assert "service   not running" in run("status").stdout, "a worker does what a scheduler gives it"
    sqlite_store.instances.start("alone", now)
    service = json.loads(run("status", "--json").stdout)["service"]
    assert (service["pid"], service["since"]) == (os.getpid(), iso(now))
    assert f" (pid {os.getpid()})" in run("status").stdout
    assert run("status").return_value == code
    monkeypatch.setattr("aggregator.store.instances._dead", lambda _row: True)  # killed: its row stays behind,
    sqlite_store.instances.unlock()  # its lock does not
    assert "service   not running" in run("status").stdout


def test_a_service_whose_beat_cannot_be_written_still_runs(run: Run, sqlite_store: Store) -> None:
    """On a full disk `status` said "not running" after a minute, of a service that held the store and went on when there was room."""
    long_ago = SystemClock().now() - timedelta(minutes=5)
    number = sqlite_store.instances.start("alone", long_ago)
    told = run("status").stdout
    assert f" (pid {os.getpid()}), but has written nothing since {when(long_ago)}\n" in told
    assert json.loads(run("status", "--json").stdout)["service"]["pid"] == os.getpid()
    sqlite_store.instances.unlock()
    assert "service   not running" in run("status").stdout, "whoever held the lock is gone"
    sqlite_store.instances.stop(number)


def test_status_says_what_needs_the_user_and_exits_1(run: Run, sqlite_store: Store) -> None:
    assert "nothing needs you" in run("status").stdout or run("status").return_value == 1
    feed = sqlite_store.feeds.select([HERALD], NOW)[0]
    now = SystemClock().now()
    sqlite_store.feeds.record(poll(feed, entry("new"), at=now, health=replace(HEALTH, adopt_url="https://new.example/feed")))
    result = run("status")
    assert result.return_value == 1
    assert "moved: Town Herald" in result.stdout
    assert f'      url = "https://new.example/feed"\n      was = ["{HERALD}"]\n' in result.stdout


def test_status_tells_times_as_people_write_them(run: Run, sqlite_store: Store) -> None:
    """One line said 2026-11-29T01:03:02Z, the next one 2026-11-29 01:00 UTC."""
    sqlite_store.digests.open(sample(), [], NOW)
    now = SystemClock().now()
    sqlite_store.instances.start("alone", now)
    document, told = json.loads(run("status", "--json").stdout), run("status").stdout
    built = document["last_digest"]
    assert f"digest    last built {built[:10]} {built[11:16]} UTC\n" in told
    assert f"service   runs since {when(now)} on {document['service']['machine']} (pid " in told


def test_status_tells_of_a_delivery_that_was_given_up(run: Run, sqlite_store: Store) -> None:
    sqlite_store.digests.open(sample(), [("email", "ida@example.org")], NOW)
    (delivery,) = sqlite_store.digests.due_deliveries(NOW)
    sqlite_store.digests.failed(delivery, "550 no such user", None)
    result = run("status")
    assert result.return_value == 1
    assert "delivery: digest daily: could not be delivered by email to ida@example.org: 550 no such user" in " ".join(result.stdout.split())
    assert "put it right, then `aggregator digest daily --send`" in result.stdout
    kinds = [need["kind"] for need in json.loads(run("status", "--json").stdout)["needs_you"]]
    assert kinds[0] == "delivery"


def test_db_commands_look_after_the_store(run: Run, tmp_path: Path) -> None:
    newest = max(step.stem for step in (Path(migrate.__file__).parent / "migrations").glob("0*.py"))
    assert f"schema {newest}" in run("db", "migrate").stdout
    assert run("db", "check").stdout.endswith("everything holds\n")
    assert json.loads(run("db", "check", "--json").stdout)["findings"] == []
    assert "article                      2 rows" in run("db", "stats").stdout
    assert {"name": "entry", "rows": 2}.items() <= next(
        table for table in json.loads(run("db", "stats", "--json").stdout)["tables"] if table["name"] == "entry"
    ).items()
    said = run("db", "prune").stdout
    assert "0 articles and 0 poll events pruned" in said
    assert "0 tombstones and the text of 0 digests forgotten" in said
    assert run("db", "backup").return_value == 0
    (kept,) = (tmp_path / "backups").iterdir()
    assert run("db", "backup", str(tmp_path / "copy")).return_value == 0
    restored = run("db", "restore", str(kept)).stdout
    assert "restored from" in restored
    assert f"what was there before is kept as {tmp_path / 'aggregator.db.before-restore-'}" in restored
    copied = run("db", "copy", "sqlite:///aggregator.db", "sqlite:///second.db")
    assert "revision                     4 rows" in copied.stdout
    assert copied.stderr == ""  # progress is for a terminal
    assert (tmp_path / "second.db").stat().st_size > 0
    assert isinstance(run("db", "copy", "sqlite:///aggregator.db", "sqlite:///second.db").exception, UsageError)


def test_a_restore_asks_on_a_terminal_and_no_means_no(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _self: True, raising=False)
    run("db", "backup", str(tmp_path / "copy"))
    assert isinstance(run("db", "restore", str(tmp_path / "copy")).exception, Abort)
    assert list(tmp_path.glob("*before-restore*")) == []
    assert "restored from" in run("db", "restore", str(tmp_path / "copy"), "--yes").stdout


def test_db_check_names_a_broken_rule_and_exits_1(run: Run, sqlite_store: Store) -> None:
    Article.update(revisions=7).where(Article.id == 1).execute(sqlite_store.database)
    result = run("db", "check")
    assert result.return_value == 1
    assert "broken: an article counts its versions: 1 (1)" in result.stdout
    assert "aggregator db restore" in result.stderr


def test_articles_of_a_feed_that_nobody_has_name_the_nearest(run: Run) -> None:
    assert (
        str(run("articles", "--feed", "Herald").exception)
        == "no feed 'Herald'; did you mean 'Town Herald' or 'https://herald.example/feed'?"
    )


def test_a_time_nobody_can_read_is_a_usage_error(run: Run) -> None:
    result = run("articles", "--since", "next week")
    assert result.exception is not None
    assert str(result.exception).startswith("--since: 'next week' is not a time; write \"24h\"")
    assert str(run("digest", "--since", "next week").exception) == str(result.exception)


@pytest.mark.parametrize(
    "asked",
    [["articles", "--story", "9" * 20], ["articles", "--limit", "9" * 20], ["search", "x", "--limit", "9" * 20], ["show", "9" * 20],
     ["split", "9" * 20], ["merge", "1", "9" * 20]],
)  # fmt: skip
def test_a_number_larger_than_any_in_a_store_is_wrong_usage_and_no_traceback(run: Run, asked: list[str]) -> None:
    found = run(*asked).exception
    assert isinstance(found, AggregatorError | click.UsageError), found
    assert "9" * 20 in str(found)


def test_a_search_takes_what_is_left_out_without_quotation_marks(run: Run) -> None:
    """`aggregator search ferry -returns` said that there is no option "-r"."""
    assert [found["title"] for found in documents(run("search", "ferry", "-returns", "--json"))] != []
    assert "Ferry returns" not in run("search", "ferry", "-returns").stdout
    assert "No such option '--sinze'" in str(run("search", "ferry", "--sinze", "2d").exception)


def test_a_search_from_one_day_to_the_day_before_is_refused(run: Run) -> None:
    """`--since 1d --until 2d` found nothing, which looks like no news."""
    assert "nothing lies between" in str(run("search", "x", "--since", "1d", "--until", "2d").exception)


def test_doctor_of_a_feed_says_why_a_date_was_chosen_and_a_page_refused(tmp_path: Path, sqlite_store: Store) -> None:
    (tmp_path / "config.toml").write_text(f'data_dir = "{tmp_path}"\n', encoding="utf-8")
    (feed,) = with_feeds(sqlite_store, "http://127.0.0.1:9/feed")  # nothing is asked: the guard refuses the address
    unread = replace(claim(ClaimKind.UPDATED, NOW, "atom.updated", "soon"), instant=None)
    sqlite_store.feeds.record(
        poll(feed, entry("walled", wants_page=True), entry("dated", claims=(claim(ClaimKind.PUBLISHED, NOW), unread)))
    )
    sqlite_store.feeds.record(poll(feed, *(entry(f"new{n}") for n in range(3)), at=NOW + HOUR))
    why = "a paywall stands before the text"
    sqlite_store.articles.record_page(page(1, "Choose your plan.", state=ExtractState.REJECTED, reason="paywall", detail=why))
    sqlite_store.close()
    typed = CliRunner().invoke(cli, ["--config", str(tmp_path / "config.toml"), "doctor", "http://127.0.0.1:9/feed"], standalone_mode=False)
    told = [line.split(None, 1) for line in typed.stdout.splitlines()]
    assert [says for what, says in told if what == "article"][-1] == "1, Ferry walled leaves the harbour"  # not among the newest three
    assert len([says for what, says in told if what == "article"]) == 4
    assert ["page", "page not taken: paywall: a paywall stands before the text"] in told
    assert any(what == "published" and "because rss.pubDate" in says for what, says in told), typed.stdout
    assert ["updated", "nobody says"] in told


def test_show_of_a_pruned_article_does_not_say_that_nobody_dated_it(run: Run, tmp_path: Path) -> None:
    store = open_store("sqlite:///aggregator.db", tmp_path)
    bury(store.database, [1], NOW + 40 * DAY)
    store.close()
    result = run("show", "1")
    assert "the text and the versions were dropped on 2026-12-11 07:00 UTC, see [retention]" in result.stdout
    assert "published  no longer kept" in result.stdout
    assert "nobody says" not in result.stdout
