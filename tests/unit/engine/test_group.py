"""Grouping, end to end on a real store: who joins whom, and what is kept of it."""

from __future__ import annotations

import gc
import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from aggregator.config.schema import GroupingSection, Settings
from aggregator.engine.group import BATCH, Grouper, GroupReport, group_pending
from aggregator.engine.headline_model import load_model
from aggregator.engine.memory import no_search_for_cycles
from aggregator.model.relation import Relation
from aggregator.model.story import Streamed
from aggregator.store.playback import Playback
from aggregator.store.postings import unpacked
from aggregator.store.store import open_store
from aggregator.store.tables import Article, Duplicate, Headline, HeadlineKey, Story
from tests.unit.engine.news import HOUR, NOON, QUAKE, SETTINGS, links_of, stories_of, text


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
    assert row.reasons[-3:] == [
        f"{row.score:.2f} under 0.40 alone",
        "a name and more agree ('Kolmar')",
        "0.53 over 0.40 with the words of the whole story",
    ]


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

    monkeypatch.setattr(news.store.headlines.counts, "add", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        news.tell(*QUAKE)
    assert Article.select().where(Article.group_pending == True).count() == 2  # noqa: E712 - SQL
    assert Story.select().count() == 0


def test_an_empty_headline_stands_alone(news):
    a, b = news.tell("?!", "...")
    assert stories_of(a) != stories_of(b)


def test_reports_on_one_subject_share_a_topic_and_a_report_of_both_joins_two(news):
    first = news.tell("Norland budget leaves fishing fleet without subsidy this winter")
    second = news.tell("Rail strike over Zarvan pension law begins in capital", at=NOON + HOUR)
    topics = [Story.get_by_id(story).topic for story in stories_of(*first, *second)]
    (both,) = news.tell("Zarvan pension strike meets Norland budget subsidy fight in assembly", at=NOON + 2 * HOUR)

    assert len(set(topics)) == 2
    assert len({Story.get_by_id(story).topic for story in stories_of(*first, *second, both)}) == 1


def test_the_larger_topic_gives_its_number_so_that_few_stories_are_written_when_two_become_one(news):
    """The older did: a topic of a thousand stories was written anew whenever an older one of three became part of it."""
    (first,) = news.tell("Norland budget leaves fishing fleet without subsidy this winter")
    many = news.tell(
        "Rail strike over Zarvan pension law begins in capital", "Teachers march against Zarvan pension reform on Friday evening"
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


def test_a_language_that_the_feeds_titles_plainly_do_not_speak_is_not_believed(news):
    """A German paper's software stated "en": "Zeugen" and "Zeuge" were two words, and "der" and "auf" were news."""
    titles = (
        "Der Rat der Stadt Velden stimmt für ein neues Bad", "Was die Reform für Familien bedeutet", "Nach dem Sturm: Bahn fährt wieder",
        "Wie ein Bäcker aus Halden die Krise übersteht", "Kein Geld mehr: Verein sagt das Fest ab", "So wird das Wetter bis Sonntag",
    )  # fmt: skip
    *_, last = news.tell(*titles, "Polizei sucht Zeugen", source="Bote", language="en")
    assert Headline.get_by_id(last).signature["l"] == "german"
    [english] = news.tell("Mayor of Velden opens the new bridge", source="Herald", language="en")
    assert Headline.get_by_id(english).signature["l"] == "english"


def test_commits_of_one_name_are_as_many_as_there_are(news):
    """ "Fix typo", twice in an hour and under guids of their own, was one report, and another project's, too."""
    commits = [*news.tell("Fix typo", "Fix typo", source="lantern"), *news.tell("Fix typo", source="tidepool")]
    assert len(set(stories_of(*commits))) == 3
    assert not any(links_of(commit) for commit in commits)


def test_warnings_of_one_office_for_two_counties_are_two_stories(news):
    first, second = news.tell("Flood Warning in effect for Boone County", "Flood Warning in effect for Cole County", source="Alerts")
    assert len(set(stories_of(first, second))) == 2


def test_a_report_that_one_feed_sends_again_with_another_figure_is_told_by_its_text(news):
    titles = "Storm leaves 30,000 homes on Kolmar coast without power", "Storm leaves 45,000 homes on Kolmar coast without power"
    sent, again = news.tell(*titles, source="Wire", text=text(1))
    assert links_of(again) == [(sent, Relation.DUPLICATE, False)]
    one, other = news.tell("Ash grounds 120 flights at Tavua airport", "Ash grounds 310 flights at Tavua airport", source="Alerts")
    assert len(set(stories_of(one, other))) == 2


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


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_reports_without_an_address_that_state_one_time_the_headline_says_which_is_the_first(news, order):
    """Of three from agencies that link nothing the last was the earlier to both others, and of these two one repeated nothing then."""
    titles = ("Chile quake kills 3", "Quake kills 3 in Chile", "Three dead in Chile quake")
    news.playback.add([Streamed(number, titles[number], NOON, f"wire {number}", url="stream:") for number in order])
    group_pending(news.store, SETTINGS, NOON)
    first, *others = (Article.get(Article.title == title).id for title in titles)
    assert [links_of(article) for article in (first, *others)] == [[], *[[(first, Relation.DUPLICATE, False)]] * 2]
    assert Story.get().title == titles[1]  # the first of five words


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


def test_a_blaze_and_a_fire_are_what_stands_beside_a_name_both_times(news):
    """The name alone was shared, letter for letter."""
    first, second = news.tell("Blaze at Kesh mill", "Kesh fire: two arrested")
    assert stories_of(first, second) == [first, first]
