from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.glance import bars
from aggregator.core.selection import Wishes, independent_sources, needs_text, pick
from aggregator.model.digest import Candidate, FeedFacts

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WINDOW = (NOW - 24 * HOUR, NOW)
FEEDS = {
    1: FeedFacts(1, "https://harbour.example/rss", "Harbour Times", ("world",), 1.0),
    2: FeedFacts(2, "https://north.example/rss", "North Post", ("world", "science"), 1.0),
    3: FeedFacts(3, "https://sport.north.example/rss", "North Sport", ("sport",), 1.0),
    4: FeedFacts(4, "https://heavy.example/rss", "Heavy", (), 3.0, keep=("roof",), drop=("gossip",)),
}


def candidate(number: int, feed: int = 1, **more) -> Candidate:
    base = Candidate(
        article_id=number,
        url=f"{FEEDS[feed].url}/{number}",
        title=f"Title {number}",
        story=number,
        topic=number,
        feed_ids=(feed,),
        authors=(),
        tags=(),
        language="en",
        first_seen_at=NOW - HOUR,
        changed_at=NOW - HOUR,
        sort_at=NOW - HOUR,
        duplicate=False,
        state=number,
        shown=None,
    )
    return base._replace(**more)


def keys(plan):
    return [story.key for part in plan.parts for story in part.stories]


def picked(*candidates, known=(), **wishes):
    return pick(candidates, FEEDS, Wishes(**wishes), known=frozenset(known), window=WINDOW)


def test_a_story_of_two_houses_stands_before_a_fresher_one_of_one():
    plan = picked(candidate(1, first_seen_at=NOW), candidate(2, story=9), candidate(3, feed=2, story=9))
    assert keys(plan) == ["story-9", "story-1"]
    assert "2 independent sources" in plan.parts[0].stories[0].why


def test_two_feeds_of_one_house_are_one_source_and_a_copy_is_half():
    assert independent_sources([candidate(1, 2), candidate(2, 3)]) == 1
    assert independent_sources([candidate(1, 1), candidate(2, 2, duplicate=True)]) == 1.5
    assert independent_sources([candidate(1, 1, duplicate=True)]) == 1
    assert independent_sources([candidate(1, url=""), candidate(2, url="", feed_ids=())]) == 2
    assert independent_sources([]) == 0


def test_fresh_news_stands_before_old_news_of_the_same_size():
    assert keys(picked(candidate(1, first_seen_at=NOW - 20 * HOUR), candidate(2))) == ["story-2", "story-1"]


def test_the_one_article_of_a_quiet_feed_stands_before_those_of_a_torrent():
    torrent = [candidate(n, first_seen_at=NOW) for n in range(1, 9)]
    assert keys(picked(*torrent, candidate(99, 2)))[0] == "story-99"


def test_the_top_of_a_front_page_stands_before_its_foot():
    plan = picked(candidate(1, place=9), candidate(2, place=0), candidate(3))
    assert keys(plan) == ["story-2", "story-1", "story-3"]
    assert "place 1 in a feed ordered by its editors" in plan.parts[0].stories[0].why


def test_the_users_weights_decide_and_say_so():
    plan = picked(
        candidate(1),
        candidate(2, 2, title="Roof torn off"),
        feeds={"North Post": 2.0},
        tags={"science": 1.5, "absent": 9.0},
        keywords={"roof": 4.0, "ferry": 9.0},
    )
    first = plan.parts[0].stories[0]
    assert first.key == "story-2"
    assert {"feed North Post weighs 2", "tag science weighs 1.5", "keyword roof weighs 4"} <= set(first.why)


def test_a_feed_is_weighed_by_its_address_too_and_an_unknown_one_not_at_all():
    assert keys(picked(candidate(1), candidate(2, 2), feeds={FEEDS[2].url: 5.0}))[0] == "story-2"
    assert keys(picked(candidate(1, feed_ids=(77,))))


def test_tags_and_names_are_known_in_any_case_and_an_exact_name_counts_first():
    """A section for "World" was empty beside feeds tagged "world", and nothing said why."""
    plan = picked(
        candidate(1), candidate(2, 2), tags={"Science": 1.5}, feeds={"NORTH POST": 4.0, "harbour times": 9.0, "Harbour Times": 1.0}
    )
    assert keys(plan) == ["story-2", "story-1"]
    assert {"feed North Post weighs 4", "tag Science weighs 1.5"} <= set(plan.parts[0].stories[0].why)
    assert picked(candidate(1), sections=(("W", ("World",)),)).parts[0].name == "W"


def test_a_folder_holds_the_feeds_of_the_folders_in_it():
    """Feeds imported from News > Local stood in no section "News"."""
    feeds = {1: FeedFacts(1, FEEDS[1].url, "Harbour Times", ("News/Local",), 1.0)}
    plan = pick([candidate(1)], feeds, Wishes(sections=(("L", ("Local",)), ("N", ("News",)))), known=frozenset(), window=WINDOW)
    assert [part.name for part in plan.parts] == ["N"]


@pytest.mark.parametrize("keyword", ["roof*", "roofs tor*", "Roofs torn", 'roofs "torn"'])
def test_a_keyword_may_be_a_phrase_and_a_beginning(keyword):
    plan = picked(candidate(1), candidate(2, title="Roofs torn off"), keywords={keyword: 4.0})
    assert keys(plan) == ["story-2", "story-1"]


def test_sections_come_in_the_users_order_and_the_rest_last():
    plan = picked(
        candidate(1),
        candidate(2, 3),
        candidate(3, 2),
        candidate(4, 4, title="Roof"),
        sections=(("Science", ("science",)), ("World", ("world",)), ("Empty", ("none",))),
    )
    assert [(p.name, p.kind, [s.key for s in p.stories]) for p in plan.parts] == [
        ("Science", "section", ["story-3"]),
        ("World", "section", ["story-1"]),
        ("Everything else", "rest", ["story-4", "story-2"]),
    ]


def test_a_section_may_be_an_expression_that_one_report_of_a_story_matches():
    wanted = (("Storms", "storm -tag:sport"), ("World", ("world",)))
    told = (candidate(1), candidate(2, 3, title="Storm stops the cup"), candidate(3), candidate(4, 2, story=3, title="Storm on the coast"))
    plan = picked(*told, sections=wanted)
    assert {p.name: [s.key for s in p.stories] for p in plan.parts} == {
        "Storms": ["story-3"],
        "World": ["story-1"],
        "Everything else": ["story-2"],
    }


def test_what_finds_no_room_is_counted_and_named_and_stands_for_the_next_digest():
    plan = picked(*(candidate(n) for n in range(1, 6)), max_stories=2)
    assert keys(plan) == ["story-1", "story-2"]
    assert [shown.article_id for shown in plan.items] == [1, 2]
    assert plan.more == 3
    assert [(w.article_id, w.feeds, w.carried) for w in plan.waiting] == [(n, ("Harbour Times",), True) for n in (3, 4, 5)]
    assert plan.glance.stories == 5


def test_what_waits_is_named_by_the_headline_that_will_stand_over_it():
    # "3 dead" was listed the day on which the next digest said "30 dead"
    first = candidate(2, story=9, title="Ferry fire off Halden: 3 dead", sort_at=NOW - 3 * HOUR)
    later = candidate(3, feed=2, story=9, title="Ferry fire off Halden: 30 dead", first_seen_at=NOW - HOUR)
    plan = picked(candidate(1, 4, title="The roof"), first, later, max_stories=1)
    assert [(w.article_id, w.title) for w in plan.waiting] == [(3, "Ferry fire off Halden: 30 dead")]


def test_what_found_no_room_for_two_days_is_not_carried_on():
    old = [candidate(n, first_seen_at=NOW - 48 * HOUR, changed_at=NOW - 48 * HOUR) for n in (2, 3)]
    edited = old[1]._replace(article_id=4, story=4, shown=1, state=9, changed_at=NOW)
    plan = picked(candidate(1), *old, edited, max_stories=1)
    assert {w.article_id: w.carried for w in plan.waiting} == {2: False, 3: False, 4: True}


def test_an_alert_rings_once_for_everything():
    plan = picked(*(candidate(n) for n in range(1, 6)), max_stories=2, carry=False)
    assert len(plan.items) == 5
    assert not any(w.carried for w in plan.waiting)


def test_one_topic_does_not_fill_the_page_but_stands_together():
    same = [candidate(n, topic=7, first_seen_at=NOW - n * timedelta(minutes=1)) for n in range(1, 5)]
    other = candidate(9, first_seen_at=NOW - 3 * HOUR)
    assert "story-9" in keys(picked(*same, other, max_stories=2))
    assert keys(picked(*same, other))[:4] == ["story-1", "story-2", "story-3", "story-4"]


def test_an_article_without_a_story_stands_alone():
    plan = picked(candidate(1, story=None, topic=None), candidate(2, story=None, topic=None))
    assert sorted(keys(plan)) == ["article-1", "article-2"]


def test_copies_of_a_story_that_was_shown_bring_nothing_new():
    assert keys(picked(candidate(1, duplicate=True, echo=True), known=[1])) == []
    assert not picked(candidate(1, duplicate=True, echo=True), known=[1]).items


def test_a_copy_of_what_no_digest_showed_is_told_though_its_story_is_known():
    assert keys(picked(candidate(1, duplicate=True), known=[1])) == ["story-1"]


def test_a_new_report_or_an_edit_brings_a_shown_story_back_a_little_lower():
    plan = picked(candidate(1), candidate(2), candidate(3, shown=2), known=[2])
    stories = {s.key: s for part in plan.parts for s in part.stories}
    assert [s.new for s in (stories["story-1"], stories["story-2"], stories["story-3"])] == [True, False, False]
    assert keys(plan)[0] == "story-1"
    assert plan.glance.updated == 2


def test_filters_of_digest_and_feed_decide_what_is_seen_at_all():
    plan = picked(
        candidate(1, title="Roof of the hall"),
        candidate(2, title="Roof and gossip"),
        candidate(3, title="Nothing"),
        candidate(4, 4, title="Roof"),
        candidate(5, 4, title="Roof gossip"),
        candidate(6, 4, title="Hall"),
        only=("roof", "hall"),
        drop=("title:gossip",),
    )
    assert sorted(keys(plan)) == ["story-1", "story-4"]


def test_an_alert_takes_its_story_to_the_top_once():
    plan = picked(
        candidate(1, title="Ferry"), candidate(2), alerts=(("Ferries", "ferry"), ("Boats", "ferry")), sections=(("World", ("world",)),)
    )
    assert [(p.name, p.kind) for p in plan.parts] == [("Ferries", "alert"), ("World", "section")]


def test_the_day_is_counted_by_hour_and_by_source():
    first = candidate(1, story=1, first_seen_at=NOW - 4 * HOUR, changed_at=NOW - 4 * HOUR)
    plan = picked(first, candidate(2, story=1, feed_ids=(1, 2)))
    glance = plan.glance
    assert sum(count for _, count in glance.hours) == 2
    assert sum(glance.story_hours) == 1
    assert glance.story_hours.index(1) == max(n for n, (_, count) in enumerate(glance.hours) if count)
    assert [count for _, count in glance.sources] == [2, 1]
    assert picked(first).glance.sources == ()


def test_a_quiet_day_has_no_parts():
    plan = picked()
    assert plan.parts == ()
    assert sum(count for _, count in plan.glance.hours) == 0


@pytest.mark.parametrize(
    ("wishes", "wanted"),
    [
        (Wishes(), False),
        (Wishes(sections=(("Storms", "storm"), ("World", ("world",)))), True),
        (Wishes(only=("tag:x",)), False),
        (Wishes(only=("storm",)), True),
        (Wishes(drop=("text:x",)), True),
        (Wishes(keywords={"a": 2}), True),
        (Wishes(alerts=(("n", "storm"),)), True),
    ],
)
def test_texts_are_read_only_for_filters_that_look_at_them(wishes, wanted):
    assert needs_text(wishes, [FEEDS[1]]) is wanted
    assert needs_text(wishes, [FEEDS[4]])


@pytest.mark.parametrize(
    ("hours", "minutes", "count"), [(0, 60, 1), (1, 60, 1), (24, 60, 24), (25, 120, 13), (24 * 7, 720, 14), (24 * 60, 1440, 24)]
)
def test_bars_cover_the_window_in_round_widths_and_lose_no_article(hours, minutes, count):
    window = (NOW - hours * HOUR, NOW)
    found, width = bars([NOW - 9999 * HOUR, NOW, NOW - HOUR / 2, NOW + HOUR], window)
    assert (width, len(found), sum(n for _, n in found)) == (minutes, count, 4)
