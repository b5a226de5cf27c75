"""Who speaks for a topic: the newest of its headlines, however few of its stories are read to find them."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from random import Random

import pytest

from aggregator.store import story_words
from aggregator.store.placing import renew
from aggregator.store.prune import bury
from aggregator.store.search_index import fill
from aggregator.store.store import Store
from aggregator.store.tables import Article, Headline, Story
from tests.newsdesk import START, Newsdesk

HOUR = timedelta(hours=1)
NEWEST = 6
PLAIN = {"m": [], "f": [0], "w": 1, "r": [], "x": []}  # what a story's title is chosen by; no keys


def put_into_index(article: int, stems: str, at: datetime) -> None:
    Headline.insert(article=article, stems=stems, signature=PLAIN, sort_at=at).execute()


def written(store: Store, rng: Random) -> dict[int, list[tuple[datetime, str, int]]]:
    """Write topics of many stories; return the headlines of each. Times are often the same, some reports have left the index, some wait."""
    desk, found = Newsdesk(store), defaultdict(list)
    feed = desk.feed("Harbour Post")
    topics = [desk.story() for _ in range(3)]
    stories = [(story, story) for story in topics] + [(desk.story(topic), topic) for topic in topics for _ in range(8)]
    for number in range(90):
        story, topic = rng.choice(stories)
        was = START + rng.randint(0, 12) * HOUR
        moved = rng.random() < 0.2
        now = START + rng.randint(0, 12) * HOUR if moved else was
        article = desk.publish(feed, f"Ferry {number}", published=now, story=story, group_pending=moved)
        if rng.random() < 0.8:
            found[topic].append((was, f"ferry {number}", article))
            put_into_index(article, f"ferry {number}", was)
    renew(store.database, [story for story, _ in stories])
    return found


@pytest.mark.parametrize("seed", range(6))
def test_they_are_the_newest_of_all_its_headlines(store: Store, seed: int) -> None:
    topics = written(store, Random(seed))  # noqa: S311 - a test
    found = story_words.of_topics(store.database, sorted(topics), NEWEST)
    newest = {topic: sorted(rows, reverse=True)[:NEWEST] for topic, rows in topics.items()}
    assert {topic: list(members.items()) for topic, members in found.items()} == {
        topic: [(article, tuple(stems.split())) for _, stems, article in rows] for topic, rows in newest.items()
    }


def test_a_topic_without_headlines_has_none(store: Store) -> None:
    topic = Newsdesk(store).story()
    assert store.index.members("topic", [topic, topic + 1]) == {topic: {}, topic + 1: {}}


@pytest.fixture
def moved(store: Store) -> tuple[int, int]:
    """Return a story, and a report of it that waits to be looked at again, for its time is another now than in the index."""
    desk = Newsdesk(store)
    feed, story = desk.feed("Harbour Post"), desk.story()
    desk.publish(feed, "Ferry suspended", published=START, story=story)
    article = desk.publish(feed, "Ferry stays in port", published=START - HOUR, story=story, group_pending=True)
    put_into_index(article, "ferri stay port", START + HOUR)
    renew(store.database, [story])
    return story, article


def test_a_story_does_not_end_before_a_headline_of_it_that_waits(store: Store, moved: tuple[int, int]) -> None:
    story, article = moved
    assert Story.get_by_id(story).last_at == START + HOUR
    Article.update(group_pending=False).where(Article.id == article).execute()
    renew(store.database, [story])
    assert Story.get_by_id(story).last_at == START


def test_it_ends_with_its_last_article_once_the_one_that_waits_is_pruned(store: Store, moved: tuple[int, int]) -> None:
    story, article = moved
    if store.sqlite:
        fill(store.database)
    bury(store.database, [article], START + HOUR)
    assert Story.get_by_id(story).last_at == START
