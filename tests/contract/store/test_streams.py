"""The stream and the marks mean the same on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from aggregator.config.load import defaults
from aggregator.config.schema import RetentionSection
from aggregator.engine.group import group_pending
from aggregator.model.feed import FeedSpec, FeedState
from aggregator.model.relation import Relation
from aggregator.model.stream import Head, Mark, Window
from aggregator.store.store import Store, copy_store, open_store
from aggregator.store.tables import Article, DigestItem, DigestRun, Duplicate
from tests.contract.store.builders import GAZETTE, HERALD, HOUR, NOW, entry, poll, with_feeds

EVERYTHING = Window(grouped=True)


def town(store: Store, folder: Path) -> None:
    """Four articles: 1 and 3 one story in two papers, 2 alone, 4 old when its feed was first polled."""
    herald, gazette = with_feeds(store, HERALD, GAZETTE)
    store.feeds.record(poll(herald, entry("a", title="Ferry runs aground off the mole"), entry("b", title="Library lends drills")))
    other = entry("c", title="Pier repainted", url="https://gazette.example/c", canonical_url="https://gazette.example/c")
    store.feeds.record(poll(gazette, other, replace(entry("d", url=None, canonical_url=None), backlog=True), at=NOW + HOUR))
    group_pending(store, defaults(data_dir=folder), NOW)
    store.stories.merge(1, 3, Relation.STORY, NOW)


def items(store: Store, **window: object) -> list[int]:
    return [head.item for head in store.streams.heads(replace(EVERYTHING, **window))]


def test_a_story_stands_at_its_first_article_and_backlog_nowhere(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    story = store.articles.get(1).story
    assert store.streams.heads(EVERYTHING) == [Head(2, 2, store.articles.get(2).story), Head(1, 1, story)]
    assert items(store, oldest_first=True) == [1, 2]
    assert items(store, after=2) == [1]
    assert items(store, limit=1) == [2]
    assert items(store, since=NOW + HOUR) == []


def test_what_waits_to_be_grouped_is_not_there_yet(store: Store) -> None:
    (herald,) = with_feeds(store, HERALD)
    store.feeds.record(poll(herald, entry("a")))
    assert items(store) == []
    assert items(store, grouped=False) == [1]


def test_a_story_enters_a_feeds_stream_with_that_feeds_first_report(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    story = store.articles.get(1).story
    assert store.streams.heads(replace(EVERYTHING, carried=frozenset({2}))) == [Head(3, 1, story)]
    assert items(store, carried=frozenset({1, 2})) == [2, 1]
    assert items(store, carried=frozenset()) == []
    assert items(store, origins=frozenset({1})) == [2, 1]
    assert items(store, origins=frozenset({2})) == []


def test_the_origin_is_a_feed_that_is_still_there(store: Store, tmp_path: Path) -> None:
    (herald, gazette) = with_feeds(store, HERALD, GAZETTE)
    same = entry("a", title="Ferry runs aground")
    store.feeds.record(poll(herald, same))
    store.feeds.record(poll(gazette, same))
    group_pending(store, defaults(data_dir=tmp_path), NOW)
    assert store.streams.origins([1]) == {1: 1}
    store.feeds.sync([FeedSpec(url=GAZETTE, name="")], NOW)
    assert store.streams.origins([1]) == {1: 2}
    assert items(store, origins=frozenset({2})) == [1]
    assert [(u.feed, u.count) for u in store.streams.unread(grouped=True, old=NOW - HOUR)] == [(2, 1)]


def test_a_story_whose_first_papers_feed_was_taken_out_stood_in_no_feeds_stream(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    store.feeds.set_state(HERALD, FeedState.REMOVED, NOW)
    assert items(store, subscribed=True) == [1]
    assert items(store, origins=frozenset({2})) == items(store, origins=frozenset({2}), subscribed=True) == [1]
    assert items(store, origins=frozenset({1})) == []
    assert store.streams.origins([1, 2]) == {1: 2}
    assert [(u.feed, u.count) for u in store.streams.unread(grouped=True, old=NOW - HOUR)] == [(2, 1)]
    assert store.streams.heads(Window(grouped=False, origins=frozenset({2}))) == [Head(1, 1, store.articles.get(1).story)]


def test_what_no_subscribed_feed_reports_is_left_out_where_asked(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    assert items(store, subscribed=True) == [2, 1]
    store.feeds.sync([FeedSpec(url=GAZETTE, name="")], NOW)  # reports the first story, too, and later
    assert items(store) == [2, 1]
    assert items(store, subscribed=True) == [1]
    assert [head.item for head in store.streams.of_items([1, 2], grouped=True)] == [1]


def test_marks_are_put_changed_and_asked_for(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    assert store.marks.put([1, 999], NOW, read=True) == 1
    assert store.marks.put([1, 2], NOW, starred=True) == 2
    assert store.marks.of([1, 2]) == {1: Mark(read=True, starred=True), 2: Mark(read=None, starred=True)}
    assert items(store, read=True) == [1]
    assert items(store, read=False) == [2]
    assert items(store, starred=True) == [2, 1]
    store.marks.put([2], NOW, starred=False)
    assert items(store, starred=False) == [2]
    assert [(u.feed, u.count, u.newest) for u in store.streams.unread(grouped=True, old=NOW - HOUR)] == [(1, 1, NOW)]


def test_a_star_stays_with_a_story_that_becomes_part_of_another(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    store.marks.put([2], NOW, starred=True)
    store.stories.merge(1, 2, Relation.STORY, NOW)
    assert items(store, starred=True) == [1]
    assert store.marks.of([1]) == {1: Mark(read=None, starred=True)}
    store.marks.put([1], NOW, read=True, starred=False)
    assert items(store, starred=True) == []
    assert store.marks.of([1, 2]) == {1: Mark(read=True, starred=False), 2: Mark(read=None, starred=False)}


def test_a_star_on_a_young_story_that_nobody_read_does_not_keep_it_unread_for_ever(store: Store, tmp_path: Path) -> None:
    """Starred, or starred by a slip and not starred again, it stood among the unread when all of its day had long counted as read."""
    town(store, tmp_path)
    later = NOW + timedelta(seconds=1)
    store.marks.put([1, 2], NOW, starred=True)
    assert items(store, read=False, old=NOW - HOUR) == [2, 1]
    assert items(store, read=False, old=later) == []
    store.marks.put([1], NOW, starred=False)
    assert items(store, read=True, old=later) == [2, 1]
    assert store.streams.unread(grouped=True, old=later) == []
    store.marks.put([1], NOW, read=False)
    store.marks.put([1], NOW + HOUR, starred=True)
    store.marks.put([1], NOW + HOUR, starred=False)
    assert items(store, read=False, old=later) == [1], "what was marked as unread stays so, whatever its star did"


def test_what_is_old_counts_as_read_unless_marked_as_unread(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    later = NOW + timedelta(seconds=1)
    assert items(store, read=False, old=later) == []
    assert items(store, read=True, old=later) == [2, 1]
    store.marks.put([2], NOW, read=False)
    assert items(store, read=False, old=later) == [2]
    assert store.streams.unread(grouped=True, old=later)[0].count == 1


def test_items_that_are_no_storys_first_article_are_missing(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    assert [head.item for head in store.streams.of_items([1, 2, 3, 4, 99], grouped=True)] == [2, 1]


def test_facts_tell_of_every_report_and_of_a_text_that_came_later(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    facts = store.streams.facts(store.streams.heads(EVERYTHING))
    assert [(fact.item, fact.article, fact.feeds) for fact in facts] == [(1, 1, (1,)), (1, 3, (2,)), (2, 2, (1,))]
    assert facts[1].moved_at == NOW + HOUR
    Article.update(extract_state="rejected").where(Article.id == 2).execute()
    assert store.streams.facts(store.streams.heads(EVERYTHING)) != facts


def test_candidates_know_their_feeds_in_order_and_their_best_place(store: Store, tmp_path: Path) -> None:
    herald, gazette = with_feeds(store, HERALD, GAZETTE)
    store.feeds.record(poll(gazette, replace(entry("a"), place=7), entry("b", title="Library lends drills", text="A drill a reader.")))
    store.feeds.record(poll(herald, replace(entry("a"), place=2)))
    group_pending(store, defaults(data_dir=tmp_path), NOW)
    found = store.digests.material.candidates("daily", NOW - HOUR, NOW + HOUR)
    assert [(c.feed_ids, c.place, c.authors, c.duplicate) for c in found] == [
        ((2, 1), 2, ("Ida Holm",), False),
        ((2,), None, ("Ida Holm",), False),
    ]
    assert all(c.state and c.topic and c.sort_at.tzinfo and c.changed_at == NOW for c in found)


def test_filters_see_what_came_before_in_a_story(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    newest = store.streams.articles(grouped=True, before=None, limit=2, text=True)
    assert [c.article_id for c in newest] == [3, 2]
    assert all(c.text for c in newest)
    assert [c.article_id for c in store.streams.earlier([3, 2], text=False)] == [1, 2]
    assert store.streams.articles(grouped=True, before=2, limit=2, text=False)[0].article_id == 1
    assert store.streams.first_of_all([store.articles.get(3).story]) == {store.articles.get(3).story: 1}


def test_marks_travel_with_a_copy_and_the_check_knows_them(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    store.marks.put([1], NOW, read=True, starred=True)
    assert store.upkeep.check() == []
    copy_store(str(store.database.database) if not store.sqlite else store.url, "sqlite:///copy.db", tmp_path, lambda *_: None)
    copied = open_store("sqlite:///copy.db", tmp_path)
    try:
        assert copied.marks.of([1]) == {1: Mark(read=True, starred=True)}
    finally:
        copied.close()


def test_a_starred_article_is_never_pruned(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    store.marks.put([1], NOW, starred=True)
    store.upkeep.prune(RetentionSection(articles="1d"), NOW + timedelta(days=400))
    assert [a.id for a in Article.select().where(Article.pruned_at.is_null())] == [1]


def test_a_digest_knows_which_articles_repeat_which_and_what_it_has_shown_of_them(store: Store, tmp_path: Path) -> None:
    town(store, tmp_path)
    stories = {store.articles.get(number).story for number in (2, 3)}
    assert store.digests.material.copies("daily", stories) == ([], set())
    Duplicate.delete().execute()
    Duplicate.create(article=3, of_article=1, relation=Relation.DUPLICATE, score=0.9, decided_at=NOW)
    assert store.digests.material.copies("daily", stories) == ([(3, 1)], set())
    for name, shown in (("weekly", 3), ("daily", 1)):
        run = DigestRun.create(name=name, scheduled_for=NOW, window_from=NOW - HOUR, window_to=NOW)
        DigestItem.create(run=run, article=shown, state=shown)
    assert store.digests.material.copies("daily", stories) == ([(3, 1)], {1})
