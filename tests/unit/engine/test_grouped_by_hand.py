"""What people decided of stories: it holds whatever comes, and can be undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.engine.group import group_pending
from aggregator.errors import NotFoundError, UsageError
from aggregator.model.relation import Relation
from aggregator.model.story import Streamed
from aggregator.store.playback import Playback
from tests.unit.engine.news import HOUR, NOON, QUAKE, SETTINGS, links_of, stories_of, text


def test_a_wrong_merge_of_two_large_stories_is_undone_whole(news, store):
    """All but the one that was split off stayed in one story, or left it in four pieces: of a large one the newest forty are looked at."""
    quakes = news.tell(*[QUAKE[number % 2] for number in range(30)])
    rates = ("Norland central bank raises interest rates to 5 percent", "Interest rates raised by Norland central bank")
    banks = news.tell(*[rates[number % 2] for number in range(50)], at=NOON + HOUR)
    store.stories.merge(quakes[0], banks[0], Relation.STORY, NOON)
    group_pending(store, SETTINGS, NOON + HOUR)
    done = store.stories.split(banks[0], NOON)
    assert done.along == tuple(banks[1:])
    group_pending(store, SETTINGS, NOON + HOUR)
    assert set(stories_of(*quakes)) == {quakes[0]}
    assert set(stories_of(*banks[1:])) == {done.along_in}
    assert stories_of(banks[0]) == [done.story_id]


def test_a_split_takes_nobody_along_that_stands_there_by_another(news, store):
    first, second, third = news.tell("Whale stranded near Kolmar harbour", "Kolmar whale draws thousands of visitors", QUAKE[0])
    store.stories.merge(first, third, Relation.STORY, NOON)
    store.stories.merge(second, third, Relation.STORY, NOON)
    assert store.stories.split(third, NOON).along == ()
    assert stories_of(first) == stories_of(second)


def test_what_came_along_with_a_wrong_merge_goes_when_the_merge_is_undone(news, store):
    """The whale that stood with the merged report stayed among the bankers, where nothing tied it."""
    bank, rates, whale, stranded = news.tell(
        "Norland central bank raises interest rates to 5 percent", "Interest rates raised by Norland central bank",
        "Kolmar whale draws thousands of visitors", "Whale stranded near Kolmar harbour",
    )  # fmt: skip
    assert links_of(stranded) == [(whale, Relation.STORY, False)]
    store.stories.merge(stranded, bank, Relation.STORY, NOON)
    store.stories.split(stranded, NOON)
    group_pending(store, SETTINGS, NOON)
    assert stories_of(bank) == stories_of(rates)
    assert len({*stories_of(bank, whale, stranded)}) == 3


def test_what_a_split_leaves_with_tombstones_alone_and_no_link_stands_alone(news, store):
    first, second, third = news.tell("Parliament debates fishing quotas", "Otter seen in harbour basin", "Norland budget passed at last")
    store.stories.merge(first, second, Relation.STORY, NOON)
    store.stories.merge(second, third, Relation.STORY, NOON)
    with store.database.atomic():
        store.index.forget([first])
    store.stories.split(second, NOON)
    group_pending(store, SETTINGS, NOON)
    assert len({*stories_of(first, second, third)}) == 3


def test_a_story_out_of_the_window_does_not_fall_apart_when_its_first_report_is_split_off(news, store):
    """The others are compared with each other again, and say why they stand together."""
    first, *others = news.tell(*QUAKE, "Three killed as quake hits northern Chile")
    store.index.forget([first, *others])
    store.stories.split(first, NOON + timedelta(days=12))
    group_pending(store, SETTINGS, NOON + timedelta(days=12))
    assert len({*stories_of(*others)}) == 1
    assert links_of(others[1]) == [(others[0], Relation.DUPLICATE, False)]


def test_a_split_article_never_comes_back_by_itself(news, store):
    a, b = news.tell(*QUAKE)
    done = store.stories.split(b, NOON)

    assert (done.article_id, done.before, done.others) == (b, a, (a,))
    assert stories_of(a, b) == [a, done.story_id]
    for article in (a, b):
        news.edit(article, text=text(1))
    assert stories_of(a) != stories_of(b)
    assert links_of(b) == [(a, Relation.SPLIT, True)]


def test_an_edit_does_not_bring_a_split_article_back(news, store):
    a, b = news.tell(*QUAKE)
    store.stories.split(b, NOON)
    news.edit(b, title=QUAKE[0])
    assert stories_of(a) != stories_of(b)


def test_a_new_report_joins_one_side_of_a_split(news, store):
    a, b = news.tell(*QUAKE)
    store.stories.split(b, NOON)
    (c,) = news.tell("Three dead as quake hits northern Chile", at=NOON + HOUR)
    assert stories_of(c)[0] in stories_of(a, b)
    assert stories_of(a) != stories_of(b)


def test_merged_articles_stay_together_whatever_they_say(news, store):
    a, b = news.tell("Scientists find water on distant moon", "Parliament debates fishing quotas")
    done = store.stories.merge(b, a, Relation.DUPLICATE, NOON)

    assert (done.article_id, done.story_id, done.others) == (b, a, (a,))
    news.edit(b, title="Parliament debates fishing quotas at last")
    news.edit(a, text=text(1))
    assert stories_of(a) == stories_of(b)
    assert links_of(b) == [(a, Relation.DUPLICATE, True)]


@pytest.mark.parametrize("said", [Relation.STORY, Relation.DUPLICATE])
def test_an_edit_that_turns_which_is_the_earlier_does_not_have_the_machine_contradict_a_person(news, store, said):
    """Each of the two repeated the other then, and two that a person called reports of their own were one the other's duplicate."""
    a, b = news.tell(*QUAKE)
    news.edit(b, sort_at=NOON + HOUR)
    store.stories.merge(a, b, said, NOON)
    news.edit(a, sort_at=NOON + 2 * HOUR, title=f"{QUAKE[0]} today")

    assert links_of(b) == [(a, said, True)]
    assert links_of(a) == []


def test_merge_undoes_split_and_split_undoes_merge(news, store):
    a, b = news.tell(*QUAKE)
    store.stories.split(b, NOON)
    store.stories.merge(b, a, Relation.STORY, NOON)
    assert stories_of(a) == stories_of(b)

    store.stories.split(b, NOON)
    assert stories_of(a) != stories_of(b)
    assert links_of(b) == [(a, Relation.SPLIT, True)]


def test_who_repeated_the_article_that_was_split_off_is_looked_at_again(news, store):
    """Two repeated the first; once it was split off they stood together by no link, neither a duplicate, and `show` knew no reason."""
    a, b, c = news.tell(*QUAKE, "Three killed as quake hits northern Chile")
    assert {of for of, _, _ in links_of(b) + links_of(c)} == {a}
    store.stories.split(a, NOON)
    group_pending(store, SETTINGS, NOON)

    assert links_of(c) == [(b, Relation.DUPLICATE, False)]
    assert stories_of(c) == stories_of(b) != stories_of(a)


def test_the_undo_of_a_split_has_those_who_came_along_repeat_what_they_repeated(news, store):
    a, b, c = news.tell(*QUAKE, "Three killed as quake hits northern Chile")
    store.stories.split(a, NOON)
    group_pending(store, SETTINGS, NOON)
    store.stories.merge(a, b, Relation.DUPLICATE, NOON)
    group_pending(store, SETTINGS, NOON)

    assert links_of(b) == [(a, Relation.DUPLICATE, True)]
    assert links_of(c) == [(a, Relation.DUPLICATE, False)]
    assert stories_of(a) == stories_of(b) == stories_of(c)


def test_a_person_may_merge_before_the_machine_has_grouped(store):
    playback = Playback(store.database)
    playback.add([Streamed(1, QUAKE[0], NOON, "a"), Streamed(2, "Parliament debates fishing quotas", NOON, "b")])
    store.stories.merge(1, 2, Relation.STORY, NOON)
    group_pending(store, SETTINGS, NOON)
    assert stories_of(1) == stories_of(2)


def test_an_article_alone_cannot_be_split(news, store):
    (article,) = news.tell(QUAKE[0])
    with pytest.raises(UsageError, match="stands alone"):
        store.stories.split(article, NOON)


def test_an_article_cannot_be_merged_with_itself_or_with_nothing(news, store):
    (article,) = news.tell(QUAKE[0])
    with pytest.raises(UsageError, match="with itself"):
        store.stories.merge(article, article, Relation.STORY, NOON)
    with pytest.raises(NotFoundError, match="no article 99"):
        store.stories.merge(article, 99, Relation.STORY, NOON)


def test_an_article_is_found_by_id_or_address(store):
    Playback(store.database).add([Streamed("x", QUAKE[0], NOON, "a", url="https://a.example/quake")])
    assert store.stories.find("1") == store.stories.find("https://a.example/quake") == 1
    with pytest.raises(NotFoundError, match=r"a\.example/flood"):
        store.stories.find("https://a.example/flood")
