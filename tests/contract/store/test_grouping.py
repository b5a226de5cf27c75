"""Grouping means the same on both engines: candidates, links, hand-made decisions, expiry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from aggregator.config.schema import Settings
from aggregator.engine.group import group_pending
from aggregator.model.relation import Relation
from aggregator.model.story import Streamed
from aggregator.model.times import ClaimKind
from aggregator.store import placing
from aggregator.store.playback import Playback
from aggregator.store.postings import unpacked
from aggregator.store.store import open_store
from aggregator.store.tables import Article, Entry, Headline, HeadlineKey, Story
from tests.contract.store.builders import DAY, GAZETTE, HERALD, HOUR, NOW, claim, entry, known, page, poll, with_feeds
from tests.wire import grouped, stream

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SETTINGS = Settings(data_dir=Path("unused"))
TITLES = (
    "Quake kills 3 in northern Chile",
    "Three dead in northern Chile earthquake",
    "Parliament debates fishing quotas",
    "Quake toll in northern Chile rises to 30",
    "Мост в Заречье закрыт после столкновения баржи с опорой",
)


def led_to():
    return {article for row in HeadlineKey.select() for article in unpacked(row.articles)}


def told(store):
    """Return what each story says of itself."""
    return {row.id: (row.size, row.first_at, row.last_at, row.title) for row in Story.select()}


def play(store):
    playback = Playback(store.database)
    playback.add([Streamed(n, title, NOON + n * timedelta(minutes=5), f"s{n}") for n, title in enumerate(TITLES)])
    report = group_pending(store, SETTINGS, NOON + timedelta(hours=1))
    return playback, report


def test_a_gap_in_the_ids_leaves_no_title_unread(store):
    """A process killed on PostgreSQL leaves one: the next judged by fewer titles what the store is about, and told other stories."""
    play(store)
    Entry.delete().where(Entry.id.in_([3, 4])).execute()
    assert [title for _, title in store.headlines.newest(3)] == [TITLES[0], TITLES[1], TITLES[4]]


def test_a_stream_is_grouped_alike(store):
    playback, report = play(store)
    placed = playback.placed()

    assert (report.articles, report.duplicates, report.joined, report.stories) == (5, 1, 2, 3)
    assert [(item.story, item.topic, item.duplicate_of) for item in placed] == [
        (1, 1, None),
        (1, 1, 0),
        (2, 2, None),
        (1, 1, None),
        (3, 3, None),
    ]
    assert placed[1].score >= SETTINGS.grouping.duplicate_threshold


def test_a_tombstone_stands_no_longer_with_an_article_that_moved_to_another_story(store):
    """After 500 kills three of 1,000 did: nobody asks a tombstone again, its headline is gone."""
    play(store)
    Article.update(pruned_at=NOON).where(Article.id == 2).execute()
    store.index.forget([2])
    Article.update(group_pending=True, title=TITLES[2]).where(Article.id == 1).execute()
    group_pending(store, SETTINGS, NOON + timedelta(hours=1))

    moved, buried = (row.story_id for row in Article.select().where(Article.id.in_([1, 2])).order_by(Article.id))
    assert moved != buried
    rules = {finding.rule for finding in store.upkeep.check()}
    assert "what stands together is in one story" not in rules


def test_of_a_large_story_the_links_of_those_that_speak_for_it_are_read_alone(store, monkeypatch):
    """Each of 3,000 that were looked at again after a `merge` read all 3,000 links: half a minute, and the square of it for more."""
    playback = Playback(store.database)
    playback.add([Streamed(n, TITLES[0], NOON + n * timedelta(seconds=5), f"s{n}") for n in range(60)])
    group_pending(store, SETTINGS, NOON + HOUR)
    read, ties = [], store.placing.ties
    monkeypatch.setattr(store.placing, "ties", lambda asked: read.append(ties(asked)) or read[-1])
    Article.update(group_pending=True).where(Article.id == 30).execute()
    group_pending(store, SETTINGS, NOON + HOUR)

    assert Article.select().where(Article.story == 1).count() == 60
    assert read
    assert max(map(len, read)) <= 41


def test_hand_made_decisions_outlive_an_edit(store):
    play(store)
    store.stories.split(2, NOON)
    store.stories.merge(3, 5, Relation.STORY, NOON)
    Article.update(group_pending=True, title=TITLES[0]).where(Article.id.in_([2, 3])).execute()
    group_pending(store, SETTINGS, NOON + timedelta(hours=1))

    stories = [row.story_id for row in Article.select().order_by(Article.id)]
    assert stories[0] != stories[1]
    assert stories[2] == stories[4]
    assert {row.size for row in store.stories.rows()} == {1, 2}


def test_a_story_follows_the_times_of_its_articles(store):
    """A page read again, and an entry that reads as before, move the time their stories begin with; no text changed."""
    (feed,) = with_feeds(store, HERALD)
    paged, _ = store.feeds.record(poll(feed, entry("a", wants_page=True), entry("b", title="Otters return", text="Otters."))).article_ids
    store.articles.record_page(page(paged, "Report."))
    group_pending(store, SETTINGS, NOW)
    earlier = (claim(ClaimKind.PUBLISHED, NOW - DAY, "jsonld.datePublished"),)
    store.articles.record_page(page(paged, "Report.", claims=earlier))
    seen = known(store, feed, "b").entry_id
    said = entry("b", claims=(claim(ClaimKind.PUBLISHED, NOW - DAY, "atom.published"),))
    store.feeds.record(poll(feed, at=NOW + HOUR, seen=(seen,), claims=((seen, said),)))
    assert store.upkeep.check() == []
    assert group_pending(store, SETTINGS, NOW + HOUR).articles == 2
    assert store.upkeep.check() == []
    assert {row.first_at for row in store.stories.rows()} == {NOW - DAY}
    store.feeds.record(poll(feed, at=NOW + 2 * HOUR, seen=(seen,), claims=((seen, said),)))
    assert group_pending(store, SETTINGS, NOW + 2 * HOUR).articles == 0


def test_a_story_that_grew_stands_as_if_it_had_been_read_whole(store):
    """Forty ticks, the reports of each in no order, many of one time, some from before the story began."""
    rng = Random(5)  # noqa: S311 - made-up news
    items = [replace(item, title=TITLES[rng.randrange(4)], at=NOON + rng.randrange(30) * HOUR) for item in stream(200, seed=5)]
    playback = Playback(store.database)
    for start in range(0, len(items), 5):
        playback.add(items[start : start + 5])
        group_pending(store, SETTINGS, NOON + 31 * HOUR)
    grew = told(store)
    assert max(size for size, *_ in grew.values()) > 40
    placing.renew(store.database, sorted(grew))
    assert told(store) == grew


def test_of_a_large_story_that_grows_no_article_is_read(store, monkeypatch):
    play(store)
    playback = Playback(store.database)
    again = [Streamed(9 + n, TITLES[0], NOON + (1 + n) * HOUR, "Gazette", url=f"gazette:{n}") for n in range(20)]
    playback.add(again[:19])
    group_pending(store, SETTINGS, NOON + DAY)
    read = []
    monkeypatch.setattr(placing, "_titles", lambda _, stories: read.extend(stories) or {})
    monkeypatch.setattr(placing, "_recount", lambda _, stories: read.extend(stories))
    playback.add(again[19:])
    assert group_pending(store, SETTINGS, NOON + DAY).joined == 1
    assert read == []
    monkeypatch.undo()
    grew = told(store)
    assert max(size for size, *_ in grew.values()) == 23
    placing.renew(store.database, sorted(grew))
    assert told(store) == grew


def test_headlines_out_of_the_window_leave_the_index(store):
    play(store)
    assert store.index.expire(NOON + timedelta(minutes=12)) == 3
    assert Headline.select().count() == 2
    assert all(unpacked(row.articles)[0] in (4, 5) for row in HeadlineKey.select())


def test_a_stream_is_grouped_on_either_engine_as_on_the_other(store, tmp_path):
    items = stream(90, seed=11)
    reference = open_store("sqlite:///reference.db", tmp_path)
    expected = grouped(reference, items[:50], items[50:])
    keys = {(row.hash, bytes(row.articles)) for row in HeadlineKey.select()}
    some = sorted(key for key, _ in keys)[:40]
    postings = reference.index.postings(some)
    reference.close()

    assert grouped(store, items[:50], items[50:]) == expected
    assert {(row.hash, bytes(row.articles)) for row in HeadlineKey.select()} == keys
    assert store.index.postings(some) == postings
    assert len(postings) == 40
    assert all(postings.values())
    assert store.index.expire(items[30].at) == 30
    assert {row.article_id for row in Headline.select()} == set(range(31, 91))
    assert max(led_to()) == 90
    assert all(max(unpacked(row.articles)) > 30 for row in HeadlineKey.select())


def test_another_feeds_time_that_moves_an_article_has_it_grouped_again(store):
    """Only pages and the article's own feed did: a second feed left the story lasting from a time that no article of it has."""
    herald, gazette = with_feeds(store, HERALD, GAZETTE)
    store.feeds.record(poll(herald, entry("a", claims=(claim(ClaimKind.PUBLISHED, NOW - HOUR, "rss.dc:date"),))))
    group_pending(store, SETTINGS, NOW)
    store.feeds.record(poll(gazette, entry("a", claims=(claim(ClaimKind.PUBLISHED, NOW - 3 * HOUR, "rss.pubDate"),)), at=NOW + HOUR))

    assert (Article.get().sort_at, Article.get().group_pending) == (NOW - 3 * HOUR, True)
    assert [finding.rule for finding in store.upkeep.check()] == []
    group_pending(store, SETTINGS, NOW + HOUR)
    assert [finding.rule for finding in store.upkeep.check()] == []
