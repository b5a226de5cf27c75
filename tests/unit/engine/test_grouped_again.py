"""Articles that are grouped once more: edited, late, or looked at because what they stood with has gone."""

from __future__ import annotations

from datetime import timedelta

from aggregator.engine.group import group_pending
from aggregator.model.article import RevisionSource
from aggregator.model.relation import Relation
from aggregator.store import versions
from aggregator.store.tables import Article, Story
from tests.unit.engine.news import HOUR, NOON, QUAKE, SETTINGS, links_of, stories_of, text


def test_a_text_that_comes_later_corrects_the_verdict_on_the_one_that_waited_for_it(news):
    a, b = news.tell("Harbour bridge closed after crane accident") + news.tell("Harbour bridge closed after crane accident", text=text(2))
    assert links_of(b) == [(a, Relation.DUPLICATE, False)]

    news.edit(a, text=text(1))
    assert links_of(b) == [(a, Relation.STORY, False)]


def test_a_late_article_becomes_the_one_that_is_repeated(news):
    (second,) = news.tell(QUAKE[1], at=NOON)
    (first,) = news.tell(QUAKE[0], at=NOON - HOUR)

    assert stories_of(first) == stories_of(second)
    assert links_of(second) == [(first, Relation.DUPLICATE, False)]
    assert links_of(first) == []


def test_an_edited_headline_moves_to_where_it_now_belongs(news):
    quake, retold, bank = news.tell(*QUAKE, "Norland central bank raises interest rates to 5 percent")
    news.edit(retold, title="Norland's central bank raises interest rates to 5%")

    assert stories_of(retold) == stories_of(bank) != stories_of(quake)
    assert Story.get_by_id(stories_of(quake)[0]).size == 1


def test_what_repeated_an_edited_headline_is_judged_again(news):
    quake, retold = news.tell(*QUAKE)
    news.edit(quake, title="Norland central bank raises interest rates to 5 percent")

    assert links_of(retold) == []
    assert Article.select().where(Article.group_pending == True).count() == 0  # noqa: E712 - SQL


def test_a_story_keeps_its_number_while_its_texts_come_in(news):
    a, b = news.tell(*QUAKE)
    news.edit(a, text=text(1))
    news.edit(b, text=text(1) + " with a last line")
    assert stories_of(a, b) == [a, a]
    assert links_of(b) == [(a, Relation.DUPLICATE, False)]


def test_a_lone_report_keeps_its_storys_number_when_its_headline_is_edited(news, store):
    """It got another one each time: a link to the story led nowhere, and on SQLite, which gives the newest number again, to another's."""
    (lone,) = news.tell("Parliament debates fishing quotas")
    for title in ("Ferry to Holm suspended after storm", "Otter seen in harbour basin"):
        news.edit(lone, title=title)
        (row,) = store.stories.rows(NOON)
        assert (row.id, row.topic, row.title, row.size) == (lone, lone, title, 1)


def test_a_lone_report_leaves_its_storys_number_to_those_who_have_it_for_a_topic(news):
    first, second = news.tell(
        "Rail strike over Zarvan pension law begins in capital", "Teachers march against Zarvan pension reform on Friday evening"
    )
    story, other = stories_of(first, second)
    assert (Story.get_by_id(other).topic, story == other) == (story, False)
    news.edit(first, title="Otter seen in harbour basin")

    assert stories_of(second) == [other]
    assert Story.get_by_id(other).topic == story
    assert stories_of(first)[0] not in (story, other)


def test_a_late_article_does_not_overrule_what_a_person_decided(news, store):
    (second,) = news.tell("Harbour bridge closed after crane accident", at=NOON)
    (first,) = news.tell("Harbour bridge closed after crane accident", at=NOON - HOUR)
    store.stories.merge(first, second, Relation.STORY, NOON)
    news.edit(first, text=text(1))
    assert links_of(second) == [(first, Relation.STORY, True)]


def test_a_late_report_goes_on_saying_why_it_stands_with_those_that_were_there_when_its_text_comes(news):
    """It names a later one, for no other names it; looked at again it named none, and `show` knew no reason."""
    (whale,) = news.tell("Whale stranded near Kolmar harbour")
    (late,) = news.tell("Kolmar whale draws thousands of visitors", at=NOON - 30 * HOUR)
    assert links_of(late) == [(whale, Relation.STORY, False)]
    news.edit(late, text=text(1))
    assert links_of(late) == [(whale, Relation.STORY, False)]
    assert links_of(whale) == []


def test_a_copy_does_not_repeat_what_turns_out_to_be_later_than_itself(news):
    """A page told that the first report was the newest; the other went on as its copy, and the digest led with the newest."""
    first, copy = news.tell(QUAKE[0], QUAKE[0])
    assert links_of(copy) == [(first, Relation.DUPLICATE, False)]
    news.edit(first, sort_at=NOON + HOUR)
    assert (links_of(first), links_of(copy)) == ([(copy, Relation.DUPLICATE, False)], [])


def test_of_two_reports_that_a_third_repeats_neither_is_left_without_a_reason(news):
    """Looked at together, the third named the first again and the second no longer, which named nobody since it had been named."""
    first, second = news.tell("Earthquake in northern Chile leaves 3 dead", "Chile quake kills three")
    (third,) = news.tell("Three dead in northern Chile earthquake", at=NOON + HOUR)
    Article.update(group_pending=True).execute()
    group_pending(news.store, SETTINGS, NOON + HOUR)
    assert stories_of(first) == stories_of(second) == stories_of(third)
    assert (first, Relation.DUPLICATE, False) in links_of(third)
    assert links_of(second) or (second, Relation.DUPLICATE, False) in links_of(third)


def test_a_report_says_why_it_is_there_once_the_one_that_named_it_names_another(news):
    (first,) = news.tell("Whale stranded near Kolmar harbour")
    (second,) = news.tell("Kolmar whale draws thousands of visitors", at=NOON + HOUR)
    assert links_of(second) == [(first, Relation.STORY, False)]
    (late,) = news.tell("Kolmar whale draws thousands of visitors", at=NOON - HOUR)
    news.edit(second, text=text(1))
    assert links_of(second) == [(late, Relation.DUPLICATE, False)]
    assert links_of(first) == [(late, Relation.STORY, False)]


def test_a_headline_that_is_edited_weeks_later_leaves_its_story_too(news, store):
    """What it was grouped by has left the index by then: a page that is used again for other news stood with the old."""
    first, second = news.tell(*QUAKE)
    store.index.forget([first, second])
    later = NOON + timedelta(days=20)
    for title in (QUAKE[1], "Parliament debates fishing quotas"):
        with store.database.atomic():
            versions.add(store.database, [versions.Version(second, later, RevisionSource.FEED, title, "", title.encode())], first=True)
    news.edit(second, title="Parliament debates fishing quotas")
    assert stories_of(first) != stories_of(second)
    assert links_of(second) == []


def test_what_was_said_of_a_report_that_was_pruned_since_stays_said(news, store):
    first, copy = news.tell(*QUAKE)
    with store.database.atomic():
        store.index.forget([first])
    news.edit(copy, text=text(1))
    assert stories_of(first) == stories_of(copy)
    assert links_of(copy) == [(first, Relation.DUPLICATE, False)]
