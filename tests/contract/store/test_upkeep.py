"""Retention, checks, copies, figures, on both engines."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from aggregator.store.prune import digest_horizons
from aggregator.store.store import Store
from aggregator.store.tables import (
    Article,
    DigestDelivery,
    DigestItem,
    DigestRun,
    Story,
)
from tests.contract.store.builders import DAY, HERALD, HOUR, NOW, entry, fill, poll, with_feeds


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
    counts = store.figures.counts(NOW + 3 * DAY)
    assert (counts.feeds, counts.entries, counts.articles, counts.poll, counts.group, counts.deliver) == ({"active": 2}, 4, 3, 2, 3, 1)
    assert counts.last_digest == NOW + HOUR
    assert (counts.extract, counts.extract_later) == (0, 0)
    assert counts.bytes > 0
    sizes = {size.name: size for size in store.figures.table_sizes()}
    assert sizes["article"].rows == 3
    assert (sizes["article"].bytes or 0) > 0


def test_an_alert_is_neither_the_last_digest_nor_a_reason_to_keep_articles(store: Store) -> None:
    times = {"window_from": NOW, "window_to": NOW, "built_at": NOW}
    DigestRun.create(name="alert-storms", scheduled_for=NOW, **times)
    assert digest_horizons(NOW) == {}
    assert store.figures.counts(NOW).last_digest is None
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


def test_a_digest_of_a_clock_that_was_ahead_lets_nothing_be_pruned_that_the_next_one_needs(store):
    """Its window ended a year from now: what came since was taken for shown, and the digests of other names for given up."""
    for name, end in (("daily", NOW), ("weekly", NOW - DAY), ("weekly", NOW + 365 * DAY)):
        run = DigestRun.create(name=name, scheduled_for=end, window_from=end - DAY, window_to=end, built_at=end)
        DigestDelivery.create(run=run, channel="directory", target="digests", state="done", done_at=end)
    needed = digest_horizons(NOW)
    assert {name: horizon.all_from for name, horizon in needed.items()} == {"daily": NOW, "weekly": NOW - DAY}
