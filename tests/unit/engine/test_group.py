"""Grouping, end to end on a real store: who joins whom, what is kept of it, and what people decided."""

from __future__ import annotations

import gc
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from structlog.testing import capture_logs

from aggregator.config.schema import GroupingSection, Settings
from aggregator.engine.group import BATCH, Grouper, GroupReport, group_pending
from aggregator.engine.headline_model import load_model
from aggregator.engine.memory import no_search_for_cycles
from aggregator.errors import NotFoundError, UsageError
from aggregator.model.article import RevisionSource
from aggregator.model.relation import Relation
from aggregator.model.story import Streamed
from aggregator.store import versions
from aggregator.store.playback import Playback
from aggregator.store.postings import unpacked
from aggregator.store.store import Store, open_store
from aggregator.store.tables import Article, Duplicate, Headline, HeadlineKey, Story

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SETTINGS = Settings(data_dir=Path("unused"))
QUAKE = ("Quake kills 3 in northern Chile", "Three dead in northern Chile earthquake")
SAY = "river bridge crane cable harbour mayor police ferry storm night school market tower rain wind council".split()  # noqa: SIM905 - a row of words


def text(seed: int) -> str:
    rng = Random(seed)  # noqa: S311 - made-up text
    return " ".join(rng.choice(SAY) for _ in range(150))


@pytest.fixture
def store(tmp_path):
    opened = open_store("sqlite:///group.db", tmp_path)
    yield opened
    opened.close()


class News:
    """Writes articles as a poll would, and groups them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.playback = Playback(store.database)
        self.count = 0

    def tell(
        self, *titles: str, at: datetime = NOON, source: str | None = None, text: str = "", settings: Settings = SETTINGS
    ) -> list[int]:
        before = self.store.database.execute_sql("SELECT COALESCE(MAX(id), 0) FROM article").fetchone()[0]
        for title in titles:
            self.count += 1
            self.playback.add([Streamed(self.count, title, at, source or f"source {self.count}", text=text)])
        group_pending(self.store, settings, at)
        return [row.id for row in Article.select().where(Article.id > before).order_by(Article.id)]

    def edit(self, article: int, **columns: object) -> None:
        Article.update(group_pending=True, **columns).where(Article.id == article).execute()
        group_pending(self.store, SETTINGS, NOON)


@pytest.fixture
def news(store):
    return News(store)


def stories_of(*articles: int) -> list[int]:
    return [Article.get_by_id(article).story_id for article in articles]


def links_of(article: int) -> list[tuple[int, str, bool]]:
    return [(row.of_article_id, row.relation, row.by_hand) for row in Duplicate.select().where(Duplicate.article == article)]


def test_the_same_event_in_other_words_is_a_duplicate_with_score_reasons_and_time(news):
    first, second = news.tell(*QUAKE)

    assert stories_of(first, second) == [first, first]
    row = Duplicate.get(Duplicate.article == second)
    assert (row.of_article_id, row.relation, row.by_hand, row.decided_at) == (first, Relation.DUPLICATE, False, NOON)
    assert row.score >= SETTINGS.grouping.duplicate_threshold
    assert "numbers agree (3)" in row.reasons
    assert row.reasons[-2:] == ["within the hour", f"{row.score:.2f} over {SETTINGS.grouping.duplicate_threshold:.2f}"]


def test_a_story_that_words_alone_hold_together_says_so_and_not_that_the_score_was_enough(news):
    first, second = news.tell("Whale stranded near Kolmar harbour", "Kolmar whale draws thousands of visitors")

    assert stories_of(first, second) == [first, first]
    row = Duplicate.get(Duplicate.article == second)
    assert row.reasons[-2:] == [f"{row.score:.2f} under 0.40 alone", "0.47 over 0.40 with the words of the whole story"]


def test_a_story_row_counts_its_members_and_spans_their_times(news, store):
    news.tell(QUAKE[0])
    news.tell(QUAKE[1], at=NOON + HOUR)

    (story,) = store.stories.rows(NOON)
    assert (story.size, story.first_at, story.last_at, story.title) == (2, NOON, NOON + HOUR, QUAKE[0])
    assert store.stories.rows(NOON + 2 * HOUR) == []


def test_other_news_stand_alone(news):
    a, b = news.tell("Scientists find water on distant moon", "Parliament debates fishing quotas")
    assert stories_of(a)[0] != stories_of(b)[0]
    assert links_of(b) == []


def test_an_update_with_new_numbers_joins_the_story_but_repeats_nothing(news):
    a, b = news.tell("Landslide kills 3 in Kolmar valley village", at=NOON) + news.tell(
        "Landslide kills 30 in Kolmar valley village", at=NOON + HOUR
    )
    assert stories_of(a) == stories_of(b)
    assert links_of(b) == [(a, Relation.STORY, False)]


def test_the_same_words_a_month_later_are_other_news(news):
    a, b = news.tell(QUAKE[0]) + news.tell(QUAKE[0], at=NOON + timedelta(days=30))
    assert stories_of(a) != stories_of(b)


def test_a_column_that_a_feed_repeats_every_day_is_never_one_report(news):
    a, b = news.tell("What our readers wrote to us", source="Gazette") + news.tell(
        "What our readers wrote to us", source="Gazette", at=NOON + timedelta(days=1)
    )
    assert stories_of(a) != stories_of(b)
    assert links_of(b) == []


def test_what_joins_a_story_is_known_for_what_it_is_when_the_title_is_chosen(news):
    """A live page counted as a plain report until its story was counted again: its headline came into the index after that."""
    opinion, live = "Opinion: Strong earthquake strikes off the Chile coast", "Live: Strong earthquake strikes off the Chile coast"
    news.tell(opinion)
    news.tell(live, at=NOON + HOUR)
    assert [(row.size, row.title) for row in news.store.stories.rows()] == [(2, opinion)]


def test_wire_copy_under_another_title_is_found_by_its_text(news):
    a, b = news.tell("Crane strikes cable of harbour bridge", text=text(1)) + news.tell("Traffic chaos looms for thousands", text=text(1))
    assert stories_of(a) == stories_of(b)
    assert links_of(b) == [(a, Relation.DUPLICATE, False)]


def test_the_same_title_over_another_text_is_no_duplicate(news):
    a, b = news.tell("Harbour bridge closed after crane accident", text=text(1)) + news.tell(
        "Harbour bridge closed after crane accident", text=text(2)
    )
    assert stories_of(a) == stories_of(b)
    assert links_of(b) == [(a, Relation.STORY, False)]


@pytest.mark.parametrize("title", ["About", "Photo of the day", "Newsletter"])
def test_the_same_column_of_two_papers_is_no_story(news, title):
    one, other = news.tell(title, text=text(1)), news.tell(title, text=text(2))
    first, second = stories_of(*one, *other)
    assert first != second
    assert links_of(other[0]) == []


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


def test_any_order_of_arrival_within_a_tick_gives_the_same_stories(tmp_path):
    items = [
        Streamed(1, QUAKE[0], NOON, "a", url="https://a.example/1"),
        Streamed(2, QUAKE[1], NOON, "b", url="https://b.example/2"),
        Streamed(3, "Norland central bank raises interest rates", NOON, "c", url="https://c.example/3"),
        Streamed(4, "Interest rates raised by Norland central bank", NOON + HOUR, "d", url="https://d.example/4"),
    ]
    outcomes = set()
    for number, order in enumerate(list(permutations(items))[::3]):
        store = open_store("sqlite:///order.db", tmp_path / str(number))
        playback = Playback(store.database)
        playback.add(order)
        group_pending(store, SETTINGS, NOON)
        outcomes.add(tuple(sorted((item.id, item.story, item.topic, item.duplicate_of, item.score) for item in playback.placed())))
        store.close()
    assert len(outcomes) == 1


def test_a_run_with_nothing_to_do_does_nothing(store):
    assert group_pending(store, SETTINGS, NOON) == GroupReport(0, 0, 0, 0)


def test_nothing_is_grouped_where_grouping_is_off(news):
    off = SETTINGS.model_copy(update={"grouping": GroupingSection(enabled=False)})
    (article,) = news.tell(QUAKE[0], settings=off)
    assert stories_of(article) == [None]


def test_headlines_leave_the_index_after_two_windows_and_stories_stay(news):
    (old,) = news.tell(QUAKE[0])
    news.tell("Parliament debates fishing quotas", at=NOON + timedelta(days=11))

    assert Headline.select().where(Headline.article == old).count() == 0
    assert old not in {article for row in HeadlineKey.select() for article in unpacked(row.articles)}
    assert stories_of(old) == [old]


def test_a_batch_that_fails_leaves_every_article_of_it_waiting(news, monkeypatch):
    def fail(*_: object) -> None:
        msg = "power cut"
        raise RuntimeError(msg)

    monkeypatch.setattr(news.store.headlines, "count_stems", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        news.tell(*QUAKE)
    assert Article.select().where(Article.group_pending == True).count() == 2  # noqa: E712 - SQL
    assert Story.select().count() == 0


def test_a_lone_report_keeps_its_storys_number_when_its_headline_is_edited(news, store):
    """It got another one each time: a link to the story led nowhere, and on SQLite, which gives the newest number again, to another's."""
    (lone,) = news.tell("Parliament debates fishing quotas")
    for title in ("Ferry to Holm suspended after storm", "Otter seen in harbour basin"):
        news.edit(lone, title=title)
        (row,) = store.stories.rows(NOON)
        assert (row.id, row.topic, row.title, row.size) == (lone, lone, title, 1)


def test_a_lone_report_leaves_its_storys_number_to_those_who_have_it_for_a_topic(news):
    first, second = news.tell(
        "Rail strike over Zarvan pension law begins in capital", "Teachers of Zarvan march against pension reform on Friday evening"
    )
    story, other = stories_of(first, second)
    assert (Story.get_by_id(other).topic, story == other) == (story, False)
    news.edit(first, title="Otter seen in harbour basin")

    assert stories_of(second) == [other]
    assert Story.get_by_id(other).topic == story
    assert stories_of(first)[0] not in (story, other)


def test_an_empty_headline_stands_alone(news):
    a, b = news.tell("?!", "...")
    assert stories_of(a) != stories_of(b)


def test_reports_on_one_subject_share_a_topic_and_a_report_of_both_joins_two(news):
    first = news.tell("Norland budget leaves fishing fleet without subsidy this winter")
    second = news.tell("Rail strike over Zarvan pension law begins in capital", at=NOON + HOUR)
    topics = [Story.get_by_id(story).topic for story in stories_of(*first, *second)]
    (both,) = news.tell("Zarvan pension strike meets Norland budget subsidy fight in assembly", at=NOON + 2 * HOUR)

    assert len(set(topics)) == 2
    assert {Story.get_by_id(story).topic for story in stories_of(*first, *second, both)} == {min(topics)}


def test_the_larger_topic_gives_its_number_so_that_few_stories_are_written_when_two_become_one(news):
    """The older did: a topic of a thousand stories was written anew whenever an older one of three became part of it."""
    (first,) = news.tell("Norland budget leaves fishing fleet without subsidy this winter")
    many = news.tell(
        "Rail strike over Zarvan pension law begins in capital", "Teachers of Zarvan march against pension reform on Friday evening"
    )
    stories = [Story.get_by_id(story) for story in stories_of(first, *many)]
    (both,) = news.tell("Zarvan pension strike meets Norland budget subsidy fight in assembly", at=NOON + 2 * HOUR)

    assert len({story.id for story in stories}) == 3
    assert stories[0].topic < stories[1].topic == stories[2].topic
    assert {Story.get_by_id(story).topic for story in stories_of(first, *many, both)} == {stories[1].topic}


def test_a_feeds_titles_are_read_once_a_run_and_only_where_an_affix_may_be_or_the_language_is_not_known(news, monkeypatch):
    asked = []
    titles = news.store.headlines.titles
    monkeypatch.setattr(news.store.headlines, "titles", lambda feed: asked.append(feed) or titles(feed))
    english = Settings(data_dir=Path("unused"), grouping=GroupingSection(language="en"))
    news.tell(*QUAKE, source="Gazette", settings=english)
    assert asked == []  # no segment that could be the site's
    news.tell(*[f"Gazette Live: {title}" for title in QUAKE], source="Gazette", settings=english)
    assert len(asked) == 1
    news.tell("Parliament debates fishing quotas", "Otter seen in harbour basin", source="Herald")
    assert len(asked) == 2


def test_a_headline_that_does_not_tell_its_language_is_read_in_that_of_its_feed(news):
    """A Turkish headline was taken for Spanish, and the case ending for a part of the name."""
    news.tell(
        "Meclis yeni vergi yasasını kabul etti", "Akpınar'da fabrika yangını: çok sayıda ölü", "Bakan istifa etmeyeceğini söyledi",
        source="Gazete",
    )  # fmt: skip
    [aksoy] = news.tell("Usta oyuncu Nermin Aksoy'u kaybettik", source="Gazete")
    assert Headline.get_by_id(aksoy).signature["l"] == "turkish"
    assert "aksoy" in Headline.get_by_id(aksoy).signature["s"]


def test_what_a_feed_says_under_every_headline_makes_no_two_of_them_one(news):
    """The same links and thanks stood under each film of a channel, and the newest "repeated" the one before."""
    a, b = news.tell("Why did I mend this?", "Turning a garden shed into a radio mast", source="Channel", text=text(1))
    assert stories_of(a) != stories_of(b)
    assert links_of(b) == []


def test_a_feed_that_tells_one_report_twice_under_like_headlines_still_repeats_itself(news):
    a, b = news.tell(
        "Harbour bridge closed after crane accident", "Crane accident: bridge in harbour closed for weeks", source="Gazette", text=text(1)
    )
    assert links_of(b) == [(a, Relation.DUPLICATE, False)]


def test_the_third_day_of_two_fairs_is_not_one_report_whatever_the_feed_writes_before_it(news):
    """What stood before "day 3" was learned to be the site's, and "the same headline" was left."""
    news.tell(*[f"{fair} - day {day}" for fair in ("Regatta", "Flower Show") for day in (0, 1, 2)], source="Blog")
    regatta, show = news.tell("Regatta - day 3", "Flower Show - day 3", source="Blog", at=NOON + HOUR)
    assert Relation.DUPLICATE not in {relation for article in (regatta, show) for _, relation, _ in links_of(article)}


def test_every_story_is_listed_newest_first(news, store):
    news.tell("Parliament debates fishing quotas")
    news.tell(QUAKE[0], at=NOON + HOUR)
    assert [row.title for row in store.stories.rows()] == [QUAKE[0], "Parliament debates fishing quotas"]


def test_a_late_article_does_not_overrule_what_a_person_decided(news, store):
    (second,) = news.tell("Harbour bridge closed after crane accident", at=NOON)
    (first,) = news.tell("Harbour bridge closed after crane accident", at=NOON - HOUR)
    store.stories.merge(first, second, Relation.STORY, NOON)
    news.edit(first, text=text(1))
    assert links_of(second) == [(first, Relation.STORY, True)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_reports_without_an_address_that_state_one_time_the_headline_says_which_is_the_first(news, order):
    """Of three from agencies that link nothing the last was the earlier to both others, and of these two one repeated nothing then."""
    titles = ("Chile quake kills 3", "Quake kills 3 in Chile", "Three dead in Chile quake")
    news.playback.add([Streamed(number, titles[number], NOON, f"wire {number}", url="stream:") for number in order])
    group_pending(news.store, SETTINGS, NOON)
    first, *others = (Article.get(Article.title == title).id for title in titles)
    assert [links_of(article) for article in (first, *others)] == [[], *[[(first, Relation.DUPLICATE, False)]] * 2]
    assert Story.get().title == titles[1]  # the first of five words


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


# by hand


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


def test_one_line_of_the_log_says_of_each_article_where_it_stands_and_why(news):
    with capture_logs() as told:
        first, copy = news.tell(*QUAKE)
        alone, other = news.tell("Parliament debates fishing quotas", "Quake kills 90 in northern Greece")
        news.edit(copy, text=text(1))
    lines = {line["article"]: line for line in told if line["event"] == "placed"}
    # "of 0 articles with words of its headline, none has enough of them" was said of one that nothing resembles
    assert set(lines) == {first, copy, alone, other}
    assert (lines[copy]["of"], lines[copy]["story"]) == (first, lines[first]["story"])
    assert "over" in lines[copy]["why"]
    assert (lines[alone]["stands"], lines[alone]["why"]) == ("alone", "no article of the window shares a rare word with it")
    assert lines[other]["stands"] == "alone"
    assert re.match(r"nearest is article \d+: .*\d under \d", lines[other]["why"])
    assert lines[first]["dated_by"] == "first seen"
    assert lines[first]["url"] == Article.get_by_id(first).url


@pytest.mark.parametrize("titles", list(permutations(("Fresh entry about a whale", "Entry from the future about time"))))
def test_two_headlines_with_one_rare_word_in_common_are_two_stories(news, titles):
    """In an empty store "entry" is as rare as can be; shared with one report it counted by Dice and, squared, by cosine: .47 over .40."""
    first, second = news.tell(*titles)
    assert stories_of(first) != stories_of(second)


def test_the_name_of_a_town_draws_nothing_else_that_happens_there_into_a_story_of_a_few_reports(news):
    """A young store has counted the town nowhere: four reports of its markets, and floods that closed its schools by ".45 over .40"."""
    markets = news.tell("Winter market opens in Torrel", "Fish market opens in Torrel harbour", "Night market opens in Torrel old town")
    floods, fees = news.tell("Monsoon floods close schools in Torrel", "Council raises parking fees in Torrel")
    assert len(set(stories_of(*markets))) == 1
    assert len(set(stories_of(markets[0], floods, fees))) == 3


def test_one_rare_word_still_ties_a_report_to_one_that_says_little_else(news):
    first, second = news.tell("Zlorgo resigns", "Mayor says Zlorgo out")
    assert stories_of(first) == stories_of(second)


def test_words_that_another_process_counted_between_two_batches_are_read_anew(news, tmp_path):
    """A run keeps what it read of the counts of words; kept while others write, a word of a thousand stories stayed a rare one."""
    news.playback.add([Streamed(n, f"Aqueno zlorgo {n}", NOON + n * HOUR, f"Paper {n}") for n in range(BATCH + 1)])
    grouper = Grouper(news.store, SETTINGS.grouping, load_model(), NOON)
    grouper.batch()
    with closing(sqlite3.connect(tmp_path / "group.db")) as other, other:
        other.execute("UPDATE stem SET stories = 1000 WHERE stem = 'aqueno'")
    grouper.batch()
    rarest = [[root for root in row.signature["r"] if root.isalpha()] for row in Headline.select().order_by(Headline.article)]
    assert (rarest[0], rarest[-1]) == (["aqueno", "zlorgo"], ["zlorgo", "aqueno"])


def test_the_search_for_cycles_is_held_back_for_a_block_and_no_longer():
    told: list[bool] = []
    with no_search_for_cycles():
        told.append(gc.isenabled())
        with no_search_for_cycles():
            pass
        told.append(gc.isenabled())
    assert (told, gc.isenabled()) == ([False, False], True)


def test_grouping_makes_no_cycles_that_would_wait_for_that_search(news):
    """What a batch knows of words once held itself in memory until then: thousands of words for each fifty headlines."""
    told = [f"Norland {word} {n}" for n, word in enumerate(("storm", "bridge", "mayor") * BATCH)]
    news.playback.add([Streamed(n, title, NOON + n * HOUR, f"Paper {n % 3}") for n, title in enumerate(told)])
    group_pending(news.store, SETTINGS, NOON)
    news.playback.add([Streamed(-n, f"{title} again", NOON + n * HOUR, f"Paper {n % 3}") for n, title in enumerate(told, 1)])
    with no_search_for_cycles():
        gc.collect()
        group_pending(news.store, SETTINGS, NOON)
        assert gc.collect() < BATCH
