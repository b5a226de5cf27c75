"""What is forgotten altogether, and what never is, on both engines."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aggregator.errors import NotFoundError
from aggregator.model.feed import FeedForPoll
from aggregator.model.relation import Relation
from aggregator.model.upkeep import Pruned
from aggregator.store.store import Store, open_store
from aggregator.store.tables import Article, DigestDelivery, DigestItem, DigestRun, Duplicate, Entry, Host, Story
from tests.contract.store.builders import DAY, GAZETTE, HERALD, HOUR, NOW, Keep, entry, known, poll, with_feeds

MONTH = 30 * DAY
BRIEF = Keep(articles=DAY, tombstones=MONTH)


def buried(store: Store, *keys: str, url: str = HERALD) -> FeedForPoll:
    """Poll entries, and prune them two days later; return their feed."""
    (feed,) = with_feeds(store, url)
    store.feeds.record(poll(feed, *map(entry, keys)))
    store.upkeep.prune(BRIEF, NOW + 2 * DAY)
    assert Article.select().where(Article.pruned_at.is_null()).count() == 0
    return feed


def forget(store: Store, at: datetime) -> int:
    """Forget what may be forgotten, and see that nothing is broken."""
    pruned = store.upkeep.prune(Keep(tombstones=MONTH), at)
    assert store.upkeep.check() == []
    return pruned.forgotten


def keys(store: Store) -> set[str]:
    return {row.key for row in Entry.select(Entry.key)}


def test_a_tombstone_goes_once_its_feed_has_done_without_the_entry_for_long(store: Store) -> None:
    """They were kept for ever: after a year of a thousand feeds more of a store was tombstones than articles anybody could read."""
    feed = buried(store, "a")
    store.feeds.record(poll(feed, entry("b"), at=NOW + 3 * DAY))
    assert forget(store, NOW + MONTH) == 0
    assert forget(store, NOW + 3 * DAY + MONTH) == 1
    assert keys(store) == {"b"}
    assert forget(store, NOW + 100 * DAY) == 0


@pytest.mark.rule("E8")
def test_a_tombstone_stays_while_its_feed_lists_the_entry_however_seldom_anything_comes(store: Store) -> None:
    feed = buried(store, "a", "b")
    store.feeds.record(poll(feed, entry("c"), seen=(known(store, feed, "b").entry_id,), at=NOW + 3 * DAY))
    assert forget(store, NOW + 400 * DAY) == 1
    assert keys(store) == {"b", "c"}  # answered 304 ever since: b stands in the document as it did
    assert store.feeds.record(poll(feed, entry("b"), at=NOW + 401 * DAY)).new == 0


def test_a_tombstone_stays_while_one_of_its_feeds_lists_it(store: Store) -> None:
    feed = buried(store, "a")
    (gazette,) = with_feeds(store, HERALD, GAZETTE)[1:]
    store.feeds.record(poll(gazette, entry("a"), at=NOW + 3 * DAY))
    store.feeds.record(poll(feed, entry("b"), at=NOW + 3 * DAY))
    assert forget(store, NOW + 100 * DAY) == 0
    store.feeds.record(poll(gazette, entry("c"), at=NOW + 100 * DAY))
    assert forget(store, NOW + 140 * DAY) == 1


def test_what_was_pruned_yesterday_stays_for_its_time_though_its_feed_dropped_it_long_ago(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a")))
    store.feeds.record(poll(feed, entry("b"), at=NOW + DAY))
    store.upkeep.prune(Keep(articles=100 * DAY), NOW + 101 * DAY)
    assert forget(store, NOW + 102 * DAY) == 0
    assert forget(store, NOW + 132 * DAY) == 1


def test_the_newest_article_stays_for_its_number_must_not_come_again(store: Store) -> None:
    """A stream and a digest name articles by number. An entry that came later led to an older article."""
    feed = buried(store, "a", "b")
    gazette = with_feeds(store, HERALD, GAZETTE)[1]
    store.feeds.record(poll(gazette, entry("a"), at=NOW + 2 * DAY))
    store.feeds.record(poll(feed, entry("x", canonical_url=entry("a").canonical_url), at=NOW + 3 * DAY))
    newest = Article.select().order_by(Article.id.desc()).first().id
    assert forget(store, NOW + 100 * DAY) == 0
    (later,) = store.feeds.record(poll(feed, entry("c"), at=NOW + 101 * DAY)).article_ids
    assert later > newest
    assert forget(store, NOW + 102 * DAY) == 1


def story(articles: list[int]) -> Story:
    made = Story.create(topic=1, title="Ferry", first_at=NOW - HOUR, last_at=NOW - HOUR, size=len(articles))
    Article.update(story=made, group_pending=False).where(Article.id.in_(articles)).execute()
    return made


def test_a_story_that_is_still_told_keeps_the_article_it_stands_under_and_counts_the_others_anew(store: Store) -> None:
    """A stream names a story by its first article: without it the whole story would come to every reader again."""
    (feed,) = with_feeds(store, HERALD)
    first, second, third = store.feeds.record(poll(feed, *map(entry, "abc"))).article_ids
    kept = story([first, second, third])
    Article.update(pruned_at=None, changed_at=NOW + 2 * DAY).where(Article.id == third).execute()
    store.feeds.record(poll(feed, entry("d"), at=NOW + DAY))
    assert store.upkeep.prune(BRIEF, NOW + 2 * DAY).articles == 2
    assert forget(store, NOW + 100 * DAY) == 1
    assert {row.id for row in Article.select().where(Article.story == kept)} == {first, third}
    assert Story.get_by_id(kept.id).size == 2
    store.upkeep.prune(Keep(articles=DAY), NOW + 101 * DAY)
    assert forget(store, NOW + 140 * DAY) == 2
    assert Story.select().count() == 0


def test_what_a_whole_article_repeats_stays_as_long_as_that_one(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    first, copy = store.feeds.record(poll(feed, entry("a"), entry("b"))).article_ids
    story([first, copy])
    Duplicate.create(article=copy, of_article=first, relation=Relation.DUPLICATE, score=0.9, decided_at=NOW)
    Article.update(changed_at=NOW + 2 * DAY).where(Article.id == copy).execute()
    store.feeds.record(poll(feed, entry("c"), at=NOW + 2 * DAY))
    assert store.upkeep.prune(BRIEF, NOW + 2 * DAY).articles == 1
    assert forget(store, NOW + 100 * DAY) == 0
    store.upkeep.prune(Keep(articles=DAY), NOW + 100 * DAY)
    assert forget(store, NOW + 140 * DAY) == 2
    assert Duplicate.select().count() == 0


def test_what_a_digest_is_still_bringing_to_somebody_stays(store: Store) -> None:
    """Each delivery notes what was shown: that of the second recipient would name an article that is not there."""
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a"))).article_ids
    run = digest("daily", NOW + DAY)
    DigestItem.create(run=run, article=number, state="1")
    DigestDelivery.create(run=run, channel="email", target="jon@herald.example", retry_at=NOW + 3 * DAY)
    store.feeds.record(poll(feed, entry("b"), at=NOW + DAY))
    at_once = Keep(articles=DAY, tombstones=timedelta())
    assert (store.upkeep.prune(at_once, NOW + 2 * DAY).articles, keys(store)) == (1, {"a", "b"})
    (late,) = store.digests.due_deliveries(NOW + 3 * DAY)
    store.digests.delivered(late, [(number, 1)], NOW + 3 * DAY, "250 Ok")
    assert (store.upkeep.prune(at_once, NOW + 3 * DAY).forgotten, keys(store)) == (1, {"b"})


def test_more_tombstones_than_one_look_takes_are_all_looked_at(store: Store) -> None:
    names = [f"m{number}" for number in range(450)]
    feed = buried(store, *names)
    stay = [known(store, feed, name).entry_id for name in names[100:300]]
    store.feeds.record(poll(feed, entry("b"), seen=tuple(stay), at=NOW + 3 * DAY))
    assert forget(store, NOW + 100 * DAY) == 250


def test_a_story_is_not_counted_by_two_at_once(pg_url: str, tmp_path: Path) -> None:
    """Whoever groups has the turn: a size written from before the tombstones went would never be right again. SQLite has one writer."""
    with closing(open_store(pg_url, tmp_path)) as store, ThreadPoolExecutor(1) as other:
        feed = buried(store, "a", "b")
        store.feeds.record(poll(feed, entry("c"), at=NOW + 3 * DAY))
        with store.headlines.batch():
            forgetting = other.submit(store.upkeep.prune, Keep(tombstones=MONTH), NOW + 100 * DAY)
            with suppress(TimeoutError):  # it waits for us
                forgetting.result(timeout=1)
            assert Article.select().count() == 3
        assert forgetting.result(timeout=20) == Pruned(articles=0, events=0, forgotten=2, digests=0)
        other.submit(store.database.close).result()


def digest(name: str, at: datetime, state: str = "done") -> DigestRun:
    run = DigestRun.create(name=name, scheduled_for=at, window_from=at - DAY, window_to=at, built_at=at, document={"name": name})
    DigestDelivery.create(run=run, channel="email", target="ida@herald.example", state=state, done_at=at if state == "done" else None)
    return run


def texts() -> set[tuple[str, datetime]]:
    return {(run.name, run.scheduled_for) for run in DigestRun.select() if run.document is not None}


def test_the_text_of_an_old_digest_goes_but_the_newest_of_each_name_and_what_is_still_to_be_delivered_stay(store: Store) -> None:
    """A digest is 40 to 250 kB and each was kept for ever: in the soak they grew faster than anything else."""
    digest("weekly", NOW - 50 * DAY)
    digest("daily", NOW - 50 * DAY)
    digest("daily", NOW - 40 * DAY)
    digest("slow", NOW - 50 * DAY, "pending")
    digest("slow", NOW - 20 * DAY)
    digest("daily", NOW - 20 * DAY)
    assert store.upkeep.prune(Keep(digests=MONTH), NOW).digests == 2
    kept = {("weekly", NOW - 50 * DAY), ("slow", NOW - 50 * DAY), ("slow", NOW - 20 * DAY), ("daily", NOW - 20 * DAY)}
    assert texts() == kept
    assert store.upkeep.prune(Keep(digests=MONTH), NOW).digests == 0


def test_a_digest_without_its_text_still_says_what_it_has_shown(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a"), at=NOW - 51 * DAY)).article_ids
    old, _new = digest("daily", NOW - 50 * DAY), digest("daily", NOW - DAY)
    DigestItem.create(run=old, article=number, state="1")
    store.upkeep.prune(Keep(digests=MONTH), NOW)
    assert store.digests.material.candidates("daily", NOW - 52 * DAY, NOW) == []
    assert [run.scheduled_for for run in store.digests.runs()] == [NOW - DAY]
    with pytest.raises(NotFoundError, match=r"no longer kept \(\[retention\] digests\)"):
        store.digests.document(old.id)


def test_a_digest_of_which_nothing_is_known_goes_whole_unless_nobody_got_one_since(store: Store) -> None:
    """The windows of digests that nobody has yet say what the next one is made of."""
    digest("daily", NOW - 50 * DAY)
    digest("daily", NOW - 40 * DAY, "failed")
    digest("daily", NOW - 35 * DAY)
    digest("daily", NOW - 32 * DAY, "failed")
    digest("daily", NOW - DAY, "failed")
    store.upkeep.prune(Keep(digests=MONTH), NOW)
    found = DigestRun.select(DigestRun.scheduled_for).order_by(DigestRun.scheduled_for)
    assert [run.scheduled_for for run in found] == [NOW - 35 * DAY, NOW - 32 * DAY, NOW - DAY]
    assert DigestDelivery.select().count() == 3


def test_a_host_that_nobody_asks_any_more_is_forgotten_unless_it_asked_for_a_pause(store: Store) -> None:
    """Feeds of links lead to new hosts every day, and each keeps its robots.txt."""
    store.hosts.reserve("old.example:443", NOW, HOUR)
    store.hosts.save_robots("old.example:443", "User-agent: *", NOW + DAY)
    store.hosts.reserve("patient.example:443", NOW, HOUR)
    store.hosts.set_retry("patient.example:443", NOW + 90 * DAY, 1)
    store.hosts.reserve("new.example:443", NOW + 50 * DAY, HOUR)
    store.upkeep.prune(Keep(), NOW + 61 * DAY)
    assert {row.host for row in Host.select()} == {"patient.example:443", "new.example:443"}
