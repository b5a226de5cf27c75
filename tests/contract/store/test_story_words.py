"""The row of a story that speaks for it says what its newest headlines in the index say, whoever moves or forgets one."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.engine.group import group_pending
from aggregator.model.relation import Relation
from aggregator.store import story_words
from aggregator.store.playback import Playback
from aggregator.store.prune import bury
from aggregator.store.search_index import fill
from aggregator.store.store import Store, open_store
from aggregator.store.story_words import MOST, line
from aggregator.store.tables import Article, Headline, Story, StoryWords
from tests.contract.store.test_migrations import opened_before
from tests.contract.store.test_released_schemas import old_url  # noqa: F401 - a fixture
from tests.contract.store.test_topic_members import put_into_index
from tests.newsdesk import START, Newsdesk
from tests.wire import SETTINGS, stream

HOUR = timedelta(hours=1)


def kept(store: Store) -> dict[int, str]:
    return dict(StoryWords.select().order_by(StoryWords.story).tuples())


def told(store: Store) -> dict[int, str]:
    """Return the same from the headlines themselves."""
    found = defaultdict(list)
    rows = (
        Headline.select(Article.story, Headline.sort_at, Headline.stems, Headline.article).join(Article).where(Article.story.is_null(False))
    )
    for story, at, stems, article in rows.tuples():
        found[story].append(line(at, stems, article))
    return {story: "\n".join(sorted(found[story], reverse=True)[:MOST]) for story in sorted(found)}


@pytest.fixture
def grouped(store: Store) -> Store:
    """Return a store with the stories of 240 headlines."""
    items = stream(240, seed=5)
    Playback(store.database).add(items)
    group_pending(store, SETTINGS, items[-1].at)
    if store.sqlite:
        fill(store.database)
    return store


def regrouped(store: Store, *articles: int) -> None:
    Article.update(group_pending=True).where(Article.id.in_(articles)).execute()
    group_pending(store, SETTINGS, stream(240, seed=5)[-1].at)


def largest(store: Store) -> list[int]:
    """Return the articles of the largest story."""
    story = Story.select().order_by(Story.size.desc(), Story.id).first()
    return [article.id for article in Article.select().where(Article.story == story).order_by(Article.sort_at)]


def test_after_grouping(grouped: Store) -> None:
    assert kept(grouped) == told(grouped)
    assert max(text.count("\n") for text in kept(grouped).values()) > 1


def test_headlines_that_are_edited_say_what_they_say_now_where_they_stand_now(grouped: Store) -> None:
    edited = largest(grouped)[:3]
    Article.update(title="Museum of Quillon reopens after budget strike").where(Article.id.in_(edited)).execute()
    regrouped(grouped, *edited)
    assert kept(grouped) == told(grouped)
    assert sum("museum" in text and "quillon" in text and "reopen" in text for text in kept(grouped).values()) >= 1


def test_an_article_that_a_person_moves_takes_its_words_along(grouped: Store) -> None:
    first, second, *_ = largest(grouped)
    split = grouped.stories.split(second, START)
    assert kept(grouped) == told(grouped)
    assert kept(grouped)[split.story_id].endswith(f"\t{second}")
    grouped.stories.merge(first, second, Relation.STORY, START)
    assert kept(grouped) == told(grouped)
    assert split.story_id not in kept(grouped)


def test_headlines_that_leave_the_index_speak_no_more(grouped: Store) -> None:
    bury(grouped.database, largest(grouped)[:2], START)
    assert kept(grouped) == told(grouped)
    grouped.index.expire(stream(240, seed=5)[120].at)
    assert kept(grouped) == told(grouped)
    assert 0 < len(kept(grouped)) < Story.select().count()


def test_of_a_story_of_hundreds_the_newest_speak(store: Store) -> None:
    desk, at = Newsdesk(store), START
    feed, story = desk.feed("Harbour Post"), desk.story()
    for number in range(MOST + 10):
        at = START + number % 7 * HOUR  # many of one time
        put_into_index(desk.publish(feed, f"Ferry {number}", published=at, story=story), f"ferri {number}", at)
    story_words.anew(store.database, [story])
    assert kept(store) == told(store)
    assert len(store.index.members("story", [story])[story]) == MOST
    story_words.grow(store.database, {story: [line(START + 30 * HOUR, "ferri late", 10**6)]})
    members = store.index.members("story", [story])[story]
    assert (len(members), next(iter(members.items()))) == (MOST, (10**6, ("ferri", "late")))


def test_a_headline_without_words_speaks_without_any(store: Store) -> None:
    desk = Newsdesk(store)
    feed, story = desk.feed("Harbour Post"), desk.story()
    article = desk.publish(feed, "?!", published=START, story=story)
    put_into_index(article, "", START)
    story_words.anew(store.database, [story])
    assert store.index.members("story", [story]) == store.index.members("topic", [story]) == {story: {article: ()}}


def test_a_store_of_the_schema_before_has_them_written(old_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811 - a fixture
    monkeypatch.setattr(story_words, "_STORIES_AT_ONCE", 2)
    with closing(opened_before("0019", old_url, tmp_path)) as store:
        desk = Newsdesk(store)
        feed, stories = desk.feed("Harbour Post"), [desk.story() for _ in range(5)]
        for number, story in enumerate([*stories[:4], stories[0], stories[2], stories[2]]):
            at = START + number % 3 * HOUR
            put_into_index(desk.publish(feed, f"Ferry {number}", published=at, story=story), f"ferri {number}", at)
    with closing(open_store(old_url, tmp_path)) as store:
        assert kept(store) == told(store)
        assert list(kept(store)) == stories[:4]
