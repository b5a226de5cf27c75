"""Retention, checks, copies, figures, on both engines."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from aggregator.core.signatures import signature
from aggregator.errors import StoreBusyError, StoreError, StoreTooNewError, UsageError
from aggregator.model.article import ArticleQuery
from aggregator.model.story import ToGroup
from aggregator.store import backup
from aggregator.store.headline_index import card_of
from aggregator.store.prune import digest_horizon
from aggregator.store.sizes import used_bytes
from aggregator.store.store import Store, copy_store, open_store, restore_store
from aggregator.store.tables import (
    Article,
    DigestDelivery,
    DigestItem,
    DigestRun,
    FetchEvent,
    Headline,
    HeadlineKey,
    RevisionRow,
    Story,
    TimeClaimRow,
)
from tests.contract.store.builders import DAY, GAZETTE, HERALD, HOUR, MINUTE, NOW, entry, known, page, poll, revise, with_feeds


@dataclass(frozen=True)
class Keep:
    articles: timedelta = timedelta(days=3650)
    per_feed: int = 0
    size: int = 0
    events: timedelta = timedelta(days=3650)


def url_of(store: Store) -> str:
    return "sqlite:///aggregator.db" if store.sqlite else str(store.database.database)


def whole(store: Store) -> set[str]:
    return {row.title.split()[1] for row in store.articles.list(ArticleQuery())}


def fill(store: Store) -> None:
    """Store a (old), b (a day later), c (two days later) of the Herald, and c of the Gazette, too."""
    one, two = with_feeds(store, HERALD, GAZETTE)
    for day, key in enumerate("abc"):
        store.feeds.record(poll(one, entry(key), at=NOW + day * DAY))
    store.feeds.record(poll(two, entry("c"), at=NOW + 2 * DAY))
    number = Article.get(Article.canonical_url == "https://herald.example/a").id
    item = ToGroup(number, "Ferry a", None, "", "https://herald.example/a", NOW, (one,), ("Herald",))
    store.index.save([card_of(item, signature("Ferry a"), ("ferri",), ())])


@pytest.mark.rule("E8")
def test_a_pruned_article_does_not_come_back_with_the_next_poll(store: Store) -> None:
    fill(store)
    pruned = store.upkeep.prune(Keep(articles=1.5 * DAY, events=1.5 * DAY), NOW + 2 * DAY)
    assert (pruned.articles, pruned.events) == (1, 1)
    assert whole(store) == {"b", "c"}
    assert (Headline.select().count(), HeadlineKey.select().count()) == (0, 0)
    assert store.search.query("ferry a", 10) == []
    assert FetchEvent.select().count() == 3
    feed = store.feeds.select([HERALD], NOW, NOW)[0]
    assert store.feeds.record(poll(feed, entry("a"), entry("b"), at=NOW + 3 * DAY)).new == 0
    gazette = store.feeds.select([GAZETTE], NOW, NOW)[0]
    assert store.feeds.record(poll(gazette, entry("a"), at=NOW + 3 * DAY)).article_ids == ()
    assert whole(store) == {"b", "c"}
    assert store.upkeep.check() == []


def test_a_tombstone_hears_no_more_claims(store: Store) -> None:
    fill(store)
    feed = store.feeds.select([HERALD], NOW, NOW)[0]
    row = known(store, feed, "a")
    store.upkeep.prune(Keep(articles=1.5 * DAY, events=1.5 * DAY), NOW + 2 * DAY)
    store.feeds.record(poll(feed, seen=(row.entry_id,), claims=((row.entry_id, entry("a")),), at=NOW + 3 * DAY))
    assert TimeClaimRow.select().where(TimeClaimRow.article == row.article_id).count() == 0


def test_a_tombstone_rises_for_a_new_headline_but_not_for_a_tag(store: Store) -> None:
    fill(store)
    store.upkeep.prune(Keep(articles=1.5 * DAY), NOW + 2 * DAY)
    feed = store.feeds.select([HERALD], NOW, NOW)[0]
    tagged = revise(store, feed, entry("a", tags=("new",), content_hash=b"t" * 16))
    store.feeds.record(poll(feed, at=NOW + 3 * DAY, revised=(tagged,)))
    assert whole(store) == {"b", "c"}
    store.feeds.record(poll(feed, at=NOW + 3 * DAY, revised=(revise(store, feed, entry("a", title="Ferry a sinks")),)))
    assert whole(store) == {"a", "b", "c"}
    assert len(store.search.query("sinks", 5)) == 1
    assert store.upkeep.check() == []


def test_a_tombstone_that_rises_has_the_feeds_text_though_its_page_was_read_once(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a", wants_page=True))).article_ids
    store.articles.record_page(page(number, "The whole report."))
    store.upkeep.prune(Keep(articles=DAY), NOW + 2 * DAY)
    edit = revise(store, feed, entry("a", title="Ferry a sinks", wants_page=True))
    store.feeds.record(poll(feed, at=NOW + 3 * DAY, revised=(edit,)))
    article = store.articles.get(number)
    assert (article.text, article.extract_state, article.revisions) == (entry("a").text, "pending", 1)
    assert store.upkeep.check() == []


def test_an_article_pruned_while_its_page_is_fetched_stays_pruned(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a", wants_page=True))).article_ids
    store.upkeep.prune(Keep(articles=DAY), NOW + 2 * DAY)
    assert not store.articles.record_page(page(number, "The whole report.", at=NOW + 2 * DAY))
    assert whole(store) == set()
    assert store.upkeep.check() == []


def test_what_a_digest_has_yet_to_show_is_never_pruned(store: Store) -> None:
    fill(store)
    DigestRun.create(name="daily", scheduled_for=NOW, window_from=NOW - DAY, window_to=NOW + 10 * DAY)
    DigestRun.create(name="weekly", scheduled_for=NOW, window_from=NOW - DAY, window_to=NOW + HOUR)
    DigestRun.create(name="long ago", scheduled_for=NOW - 90 * DAY, window_from=NOW - 91 * DAY, window_to=NOW - 90 * DAY)
    assert store.upkeep.prune(Keep(articles=timedelta()), NOW + 20 * DAY).articles == 1
    assert whole(store) == {"b", "c"}


def test_a_limit_per_feed_keeps_the_newest_of_every_feed_that_carries_them(store: Store) -> None:
    fill(store)
    feed = store.feeds.select([HERALD], NOW, NOW)[0]
    store.feeds.record(poll(feed, entry("d"), at=NOW + 3 * DAY))
    assert store.upkeep.prune(Keep(per_feed=1), NOW + 3 * DAY).articles == 2
    assert whole(store) == {"c", "d"}  # c is the Gazette's newest
    assert store.upkeep.prune(Keep(per_feed=1), NOW + 3 * DAY).articles == 0


def test_a_limit_of_size_prunes_the_oldest_and_frees_room(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    text = "The harbour is closed. " * 400
    for hour in range(5):
        news = (entry(f"{hour}-{number}", text=f"{hour} {number} {text}") for number in range(100))
        store.feeds.record(poll(feed, *news, at=NOW + hour * HOUR))
    before = Article.select().where(Article.pruned_at.is_null()).count()
    limit = used_bytes(store.database) * 9 // 10  # PostgreSQL compresses what repeats itself: no fixed figure fits both
    pruned = store.upkeep.prune(Keep(size=limit), NOW + DAY)
    assert 0 < pruned.articles < before
    assert Article.select().where(Article.pruned_at.is_null(), Article.first_seen_at == NOW).count() == 0
    assert store.upkeep.check() == []
    assert store.upkeep.prune(Keep(size=1), NOW + DAY).articles == before - pruned.articles  # and stops when nothing is left


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        ("UPDATE article SET updated_claim = published_claim, updated_at = published_at", "updated_at comes from an updated claim"),
        ("UPDATE article SET published_at = NULL", "published_at comes from a published claim"),
        ("UPDATE article SET revisions = 5", "counts its versions"),
        ("UPDATE article SET title = 'Other'", "shows its newest version"),
        ("DELETE FROM entry", "every article came from an entry"),
        ("UPDATE feed SET state = 'paused'", "are polled"),
        ("UPDATE article SET extract_at = first_seen_at", "knows its host"),
        ("UPDATE story SET size = 9", "a story counts its articles"),
        ("INSERT INTO headline_key (hash, article) VALUES (1, 999)", "every headline key"),
    ],
)
def test_check_finds_each_broken_rule(store: Store, damage: str, rule: str) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a")))
    story = Story.create(topic=1, first_at=NOW, last_at=NOW, size=1)
    Article.update(story=story).execute()
    assert store.upkeep.check() == []
    store.database.execute_sql(damage)
    (finding,) = store.upkeep.check()
    assert rule in finding.rule
    assert (finding.count, len(finding.examples)) == (1, 1)


def test_check_finds_references_and_an_index_out_of_step(sqlite_store: Store) -> None:
    (feed,) = with_feeds(sqlite_store, HERALD)
    sqlite_store.feeds.record(poll(feed, entry("a")))
    sqlite_store.database.execute_sql("PRAGMA foreign_keys = 0")
    sqlite_store.database.execute_sql("UPDATE entry SET article_id = 99")
    sqlite_store.database.execute_sql("DELETE FROM article_search_docsize")
    rules = [finding.rule for finding in sqlite_store.upkeep.check()]
    assert "every reference leads to a row" in rules
    assert "every entry leads to an article" in rules
    assert "every article is in the search index" in rules


def test_counts_and_sizes_tell_how_much_there_is(store: Store) -> None:
    fill(store)
    run = DigestRun.create(name="daily", scheduled_for=NOW, window_from=NOW, window_to=NOW + HOUR, built_at=NOW + HOUR)
    DigestDelivery.create(run=run, channel="email", target="ida@example.org")
    DigestDelivery.create(run=run, channel="webhook", target="https://hook.example/", state="failed", detail="503")
    counts = store.upkeep.counts(NOW + 3 * DAY)
    assert (counts.feeds, counts.entries, counts.articles, counts.poll, counts.group, counts.deliver) == ({"active": 2}, 4, 3, 2, 3, 1)
    assert counts.last_digest == NOW + HOUR
    assert counts.bytes > 0
    sizes = {size.name: size for size in store.upkeep.table_sizes()}
    assert sizes["article"].rows == 3
    assert (sizes["article"].bytes or 0) > 0


def test_an_alert_is_neither_the_last_digest_nor_a_reason_to_keep_articles(store: Store) -> None:
    times = {"window_from": NOW, "window_to": NOW, "built_at": NOW}
    DigestRun.create(name="alert-storms", scheduled_for=NOW, **times)
    assert digest_horizon() is None
    assert store.upkeep.counts(NOW).last_digest is None
    assert store.digests.last() is None
    assert store.digests.last("alert-storms") is not None


def test_the_question_an_alert_asks_every_few_seconds_sees_what_came_changed_and_was_grouped(store: Store) -> None:
    pulse = partial(store.digests.material.pulse, NOW - DAY, grouping=True)
    empty = pulse()
    assert (empty.newest, empty.changed_at, empty.ungrouped, empty.ungrouped_since) == (0, None, 0, None)
    fill(store)
    came = pulse()
    assert came.ungrouped == 3
    assert NOW <= (came.ungrouped_since or NOW - DAY) <= (came.changed_at or NOW - DAY)
    Article.update(group_pending=False).execute()
    assert pulse() == replace(came, ungrouped=0, ungrouped_since=None)
    assert not store.digests.material.pulse(NOW - DAY, grouping=False).ungrouped


def test_a_story_is_told_once_in_any_database(store: Store) -> None:
    fill(store)
    Article.update(group_pending=False).execute()
    ringing = partial(store.digests.material.ringing, "alert-storms", NOW - DAY, NOW - DAY, grouping=True, text=True)
    first, second, third = [candidate.article_id for candidate in ringing(())]
    story = Story.insert(topic=1, first_at=NOW, last_at=NOW).execute()
    Article.update(story=story).where(Article.id << [first, second]).execute()
    assert [candidate.article_id for candidate in ringing([first])] == [third]
    run = DigestRun.create(name="alert-storms", scheduled_for=NOW, window_from=NOW, window_to=NOW)
    DigestItem.create(run=run, article=second, state="1")
    assert [candidate.article_id for candidate in ringing(())] == [third]
    DigestItem.create(run=run, article=third, state="1")
    assert ringing(()) == []


def everything(store: Store) -> list[object]:
    return [
        store.feeds.rows(),
        store.articles.list(ArticleQuery(text=True)),
        list(TimeClaimRow.select().order_by(TimeClaimRow.id).dicts()),
        list(RevisionRow.select().order_by(RevisionRow.id).dicts()),
        [hit.article.id for hit in store.search.query("ferry", 10)],
    ]


@pytest.mark.parametrize("direction", ["to PostgreSQL", "to SQLite"])
def test_a_copy_into_the_other_engine_holds_the_same(direction: str, sqlite_store: Store, pg_url: str, tmp_path: Path) -> None:
    if direction == "to PostgreSQL":
        source, source_url, target_url = sqlite_store, "sqlite:///aggregator.db", pg_url
    else:
        sqlite_store.close()
        source, source_url, target_url = open_store(pg_url, tmp_path), pg_url, "sqlite:///copy.db"
    fill(source)
    feed = source.feeds.select([HERALD], NOW, NOW)[0]
    source.feeds.record(poll(feed, revised=(revise(source, feed, entry("b", title="Ferry b turns back")),), at=NOW + 3 * DAY))
    source.articles.record_page(page(1, "The ferry report.", at=NOW + 3 * DAY))
    source.hosts.save_robots("herald.example:443", "", NOW)
    expected = everything(source)
    source.close()
    steps: list[tuple[str, int]] = []
    copied = copy_store(source_url, target_url, tmp_path, lambda name, rows: steps.append((name, rows)))
    assert (copied["article"], copied["entry"], copied["revision"]) == (3, 4, 5)
    assert ("article", 3) in steps
    target = open_store(target_url, tmp_path)
    found = everything(target)
    assert found[:4] == expected[:4]
    assert sorted(found[4]) == sorted(expected[4])  # type: ignore[call-overload]  # lists of ids; ranks differ between engines
    assert target.upkeep.check() == []
    again = target.feeds.select([GAZETTE], NOW, NOW)[0]
    assert target.feeds.record(poll(again, entry("z"), at=NOW + 4 * DAY)).new == 1  # numbers go on after the copied ones
    target.close()
    with pytest.raises(UsageError, match="not empty"):
        copy_store(source_url, target_url, tmp_path, lambda *_: None)


def test_a_copy_of_a_store_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is none yet"):
        copy_store("sqlite:///nothing.db", "sqlite:///copy.db", tmp_path, lambda *_: None)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_written_while_others_write_and_can_be_restored(store: Store, tmp_path: Path) -> None:
    if not store.sqlite and (shutil.which("pg_dump") is None or not url_of(store)):
        pytest.skip("pg_dump is not installed")
    fill(store)
    copy = tmp_path / "copies" / "monday"
    store.upkeep.backup(copy)
    with pytest.raises(UsageError, match="there is a file already"):
        store.upkeep.backup(copy)
    feed = store.feeds.select([HERALD], NOW, NOW)[0]
    store.feeds.record(poll(feed, entry("late"), at=NOW + 4 * DAY))
    store.close()
    restored = restore_store(url_of(store), tmp_path, copy, NOW + 5 * DAY)
    assert whole(restored) == {"a", "b", "c"}
    assert restored.upkeep.check() == []
    restored.close()


def test_a_restore_is_refused_while_a_service_works_on_the_store(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    store.upkeep.backup(copy)
    number = store.instances.start("alone", datetime.now(NOW.tzinfo))
    with pytest.raises(StoreBusyError, match="a service works on it already"):
        restore_store(url_of(store), tmp_path, copy, datetime.now(NOW.tzinfo) + MINUTE / 2)
    store.instances.stop(number)


def test_a_damaged_store_can_be_restored(sqlite_store: Store, tmp_path: Path) -> None:
    assert sqlite_store.path is not None
    fill(sqlite_store)
    sqlite_store.upkeep.backup(tmp_path / "copy")
    sqlite_store.close()
    sqlite_store.path.write_bytes(b"nonsense" * 1000)
    restored = restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "copy", NOW)
    assert whole(restored) == {"a", "b", "c"}
    restored.close()
    assert restored.replaced is not None
    assert restored.replaced.read_bytes() == b"nonsense" * 1000


def test_what_a_restore_replaces_is_kept_beside_it_and_can_be_put_back(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store.upkeep.backup(tmp_path / "empty")
    fill(sqlite_store)
    sqlite_store.close()
    (tmp_path / "aggregator.db-wal").touch()  # as after a crash: what was written last stands there
    restored = restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "empty", NOW)
    assert whole(restored) == set()
    restored.close()
    kept = tmp_path / f"aggregator.db.before-restore-{NOW:%Y%m%dT%H%M%SZ}"
    assert restored.replaced == kept
    assert kept.with_name(f"{kept.name}-wal").exists()
    with pytest.raises(UsageError, match="there is a file already"):
        restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "empty", NOW)
    again = restore_store("sqlite:///aggregator.db", tmp_path, kept, NOW + DAY)
    assert whole(again) == {"a", "b", "c"}
    again.close()


def test_a_backup_of_a_newer_version_is_refused_before_anything_is_touched(sqlite_store: Store, tmp_path: Path) -> None:
    fill(sqlite_store)
    sqlite_store.upkeep.backup(tmp_path / "newer")
    with closing(sqlite3.connect(tmp_path / "newer")) as newer, newer:
        newer.execute("INSERT INTO schema_migration (name, applied) VALUES ('0999_future', '2027-01-01')")
    with pytest.raises(StoreTooNewError, match=r"newer: written by a newer version"):
        restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / "newer", NOW)
    assert whole(sqlite_store) == {"a", "b", "c"}
    assert list(tmp_path.glob("*before-restore*")) == []


@pytest.mark.parametrize(("source", "target", "named"), [("foo", "sqlite:///b.db", "FROM: 'foo'"), ("sqlite:///a.db", "bar", "TO: 'bar'")])
def test_a_copy_names_the_argument_that_is_no_store(source: str, target: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"^{named} is not a store we know"):
        copy_store(source, target, tmp_path, lambda *_: None)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_from_what_cannot_be_opened_names_that_store(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("Dear Ida", encoding="ascii")
    with pytest.raises(StoreError, match=r"a.db: it is not an Aggregator store"):
        copy_store("sqlite:///a.db", "sqlite:///b.db", tmp_path, lambda *_: None)


def test_what_is_no_backup_is_refused_and_changes_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    fill(sqlite_store)
    (tmp_path / "letter.txt").write_text("Dear Ida", encoding="ascii")
    stranger = sqlite3.connect(tmp_path / "stranger.db")
    stranger.execute("CREATE TABLE birds (name TEXT)")
    stranger.close()
    for name, match in (("letter.txt", "not a backup"), ("stranger.db", "not a backup"), ("nothing", "no such file")):
        with pytest.raises(UsageError, match=match):
            restore_store("sqlite:///aggregator.db", tmp_path, tmp_path / name, NOW)
    assert whole(sqlite_store) == {"a", "b", "c"}


def test_postgresql_programs_that_are_missing_are_named(pg_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(pg_url, tmp_path)
    monkeypatch.setattr(backup.shutil, "which", lambda _: None)
    with pytest.raises(StoreError, match="pg_dump is not installed"):
        store.upkeep.backup(tmp_path / "copy")
    store.close()


def test_a_backup_that_cannot_be_written_leaves_no_half_of_itself(sqlite_store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="ascii")
    with pytest.raises(StoreError, match="could not be written"):
        sqlite_store.upkeep.backup(tmp_path / "file" / "copy")
