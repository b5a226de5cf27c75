"""What is pruned, what never is, and what a tombstone knows, on both engines."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from peewee import Database, fn

from aggregator.core.candidates import hashes
from aggregator.core.signatures import signature
from aggregator.store import prune
from aggregator.store.headline_index import card_of
from aggregator.store.sizes import used_bytes
from aggregator.store.store import Store, open_store
from aggregator.store.tables import (
    Article,
    DigestDelivery,
    DigestItem,
    DigestRun,
    FetchEvent,
    Headline,
    RevisionRow,
    TimeClaimRow,
)
from tests.contract.store.builders import DAY, GAZETTE, HERALD, HOUR, NOW, Keep, entry, fill, known, page, poll, revise, whole, with_feeds


@pytest.mark.rule("E8")
def test_a_pruned_article_does_not_come_back_with_the_next_poll(store: Store) -> None:
    fill(store)
    pruned = store.upkeep.prune(Keep(articles=1.5 * DAY, events=1.5 * DAY), NOW + 2 * DAY)
    assert (pruned.articles, pruned.events) == (1, 1)
    assert whole(store) == {"b", "c"}
    assert Headline.select().count() == 0
    assert store.search.query("ferry a", 10) == []
    assert FetchEvent.select().count() == 3
    feed = store.feeds.select([HERALD], NOW)[0]
    assert store.feeds.record(poll(feed, entry("a"), entry("b"), at=NOW + 3 * DAY)).new == 0
    gazette = store.feeds.select([GAZETTE], NOW)[0]
    assert store.feeds.record(poll(gazette, entry("a"), at=NOW + 3 * DAY)).article_ids == ()
    assert whole(store) == {"b", "c"}
    assert store.upkeep.check() == []


def test_a_tombstone_hears_no_more_claims(store: Store) -> None:
    fill(store)
    feed = store.feeds.select([HERALD], NOW)[0]
    row = known(store, feed, "a")
    store.upkeep.prune(Keep(articles=1.5 * DAY, events=1.5 * DAY), NOW + 2 * DAY)
    store.feeds.record(poll(feed, seen=(row.entry_id,), claims=((row.entry_id, entry("a")),), at=NOW + 3 * DAY))
    assert TimeClaimRow.select().where(TimeClaimRow.article == row.article_id).count() == 0


def test_a_tombstone_rises_for_a_new_headline_but_not_for_a_tag(store: Store) -> None:
    fill(store)
    store.upkeep.prune(Keep(articles=1.5 * DAY), NOW + 2 * DAY)
    feed = store.feeds.select([HERALD], NOW)[0]
    tagged = revise(store, feed, entry("a", tags=("new",), content_hash=b"t" * 16))
    store.feeds.record(poll(feed, at=NOW + 3 * DAY, revised=(tagged,)))
    assert whole(store) == {"b", "c"}
    store.feeds.record(poll(feed, at=NOW + 3 * DAY, revised=(revise(store, feed, entry("a", title="Ferry a sinks")),)))
    assert whole(store) == {"a", "b", "c"}
    assert len(store.search.query("sinks", 5)) == 1
    assert store.upkeep.check() == []


def test_a_tombstone_that_does_not_rise_hears_no_more_of_times(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a")))
    store.upkeep.prune(Keep(articles=DAY), NOW + 2 * DAY)
    store.feeds.record(poll(feed, at=NOW + 3 * DAY, revised=(revise(store, feed, entry("a", tags=("port",))),)))
    assert (whole(store), TimeClaimRow.select().count()) == (set(), 0)
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


def test_an_article_that_is_grouped_while_it_is_pruned_leaves_no_headline_behind(pg_url: str, tmp_path: Path) -> None:
    """The next migration had its headline made anew, and the queue was never empty again. On SQLite one waits for the other anyway."""
    with closing(open_store(pg_url, tmp_path)) as store, ThreadPoolExecutor(1) as pruner:
        (feed,) = with_feeds(store, HERALD)
        store.feeds.record(poll(feed, entry("a")))
        with store.headlines.batch():
            (item,) = store.headlines.pending(10)
            pruning = pruner.submit(store.upkeep.prune, Keep(articles=timedelta()), NOW + DAY)
            with suppress(TimeoutError):  # it waits for us
                pruning.result(timeout=1)
            store.index.save([card_of(item, signature(item.title), ("ferri",), (), hashes(("ferri",), ()))])
        assert pruning.result(timeout=20).articles == 1
        pruner.submit(store.database.close).result()
        assert store.upkeep.check() == []
        assert Headline.select().count() == 0


def digest_run(name: str, since: datetime, until: datetime, *states: str) -> DigestRun:
    run = DigestRun.create(name=name, scheduled_for=until, window_from=since, window_to=until)
    for channel, state in enumerate(states):
        DigestDelivery.create(run=run, channel=str(channel), target="t", state=state)
    return run


def shows(run: DigestRun, *urls: str) -> None:
    """Let a digest have shown articles as they are now."""
    for article in Article.select().where(Article.url.in_([f"https://herald.example/{url}" for url in urls])):
        newest = RevisionRow.select(fn.MAX(RevisionRow.id)).where(RevisionRow.article == article).scalar()
        DigestItem.create(run=run, article=article, state=str(newest))


def test_what_a_digest_has_yet_to_show_is_never_pruned(store: Store) -> None:
    fill(store)
    shows(digest_run("daily", NOW - DAY, NOW + 10 * DAY, "done"), "a", "b", "c")
    shows(digest_run("weekly", NOW - DAY, NOW + HOUR, "pending", "done"), "a")
    digest_run("long ago", NOW - 91 * DAY, NOW - 90 * DAY, "done")
    assert store.upkeep.prune(Keep(articles=timedelta()), NOW + 20 * DAY).articles == 1
    assert whole(store) == {"b", "c"}


def test_what_no_digest_showed_though_its_window_held_it_is_kept_as_long_as_one_may_still_show_it(store: Store) -> None:
    """A poll stamps what it found, and a digest was built before the poll was written: the busy feed's limit took it before the next."""
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a")))
    digest_run("daily", NOW - DAY, NOW + HOUR, "done")
    assert store.upkeep.prune(Keep(articles=timedelta()), NOW + 20 * DAY).articles == 0
    digest_run("daily", NOW + HOUR, NOW + 3 * DAY, "done")  # carried for two days, then given up
    assert store.upkeep.prune(Keep(articles=timedelta()), NOW + 20 * DAY).articles == 1


def test_an_edit_no_digest_showed_is_kept_though_an_earlier_version_was_shown_but_not_for_its_pages_text(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    edited, read = store.feeds.record(poll(feed, entry("a"), entry("b", wants_page=True))).article_ids
    shows(digest_run("daily", NOW - DAY, NOW + HOUR, "done"), "a", "b")
    store.articles.record_page(page(read, "The whole report.", at=NOW + HOUR))
    store.feeds.record(poll(feed, at=NOW + HOUR, revised=(revise(store, feed, entry("a", title="Ferry a sinks")),)))
    assert store.upkeep.prune(Keep(articles=timedelta()), NOW + 20 * DAY).articles == 1
    assert whole(store) == {"a"}
    assert edited


def test_what_was_old_when_its_feed_was_added_waits_for_no_digest(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a")))
    Article.update(backlog=True).execute()
    digest_run("daily", NOW - DAY, NOW - HOUR, "done")
    assert store.upkeep.prune(Keep(articles=timedelta()), NOW + 20 * DAY).articles == 1


@pytest.mark.parametrize("state", ["pending", "failed", "superseded"])
def test_what_stood_only_in_a_digest_that_nobody_got_waits_for_the_next_one(store: Store, state: str) -> None:
    fill(store)
    shows(digest_run("daily", NOW - DAY, NOW + HOUR, "done"), "a")
    digest_run("daily", NOW + HOUR, NOW + 10 * DAY, state)
    assert store.upkeep.prune(Keep(articles=timedelta()), NOW + 20 * DAY).articles == 1
    assert whole(store) == {"b", "c"}


def test_before_anybody_got_a_first_digest_its_whole_window_is_kept(store: Store) -> None:
    fill(store)
    digest_run("daily", NOW - DAY, NOW + 10 * DAY, "pending")
    assert store.upkeep.prune(Keep(articles=timedelta()), NOW + 20 * DAY).articles == 0


def test_a_limit_per_feed_keeps_the_newest_of_every_feed_that_carries_them(store: Store) -> None:
    fill(store)
    feed = store.feeds.select([HERALD], NOW)[0]
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


def test_a_limit_of_size_counts_a_large_store_once(pg_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL read every text it held after each 200 articles: a limit set on a million of them would have taken half a day."""
    (feed,) = with_feeds(pg_store, HERALD)
    pg_store.feeds.record(poll(feed, *(entry(f"{number}", text=f"{number} " * 900) for number in range(60))))
    asked = list[int]()

    def counted(database: Database) -> int:
        asked.append(used_bytes(database))
        return asked[-1]

    monkeypatch.setattr(prune, "used_bytes", counted)
    monkeypatch.setattr(prune, "BATCH", 5)
    limit = used_bytes(pg_store.database) // 2
    pruned = pg_store.upkeep.prune(Keep(size=limit), NOW + DAY)
    assert len(asked) == 1
    assert 0 < pruned.articles < 60
    assert used_bytes(pg_store.database) <= limit
