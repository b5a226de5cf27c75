"""Which story and which topic an article joins, and under what title a story stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.rarity import Rarity
from aggregator.core.stories import (
    Group,
    Headed,
    Profile,
    Words,
    aged,
    agree,
    are_one,
    bridged,
    choose,
    chosen,
    holds,
    parts,
    tied,
    title_of,
    within,
)

HOUR, WINDOW = timedelta(hours=1), timedelta(days=5)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
RARITY = Rarity({"said": 0.5})
GHOST = ("ghost", "ship", "port")


def test_one_like_member_among_many_unlike_does_not_pull_an_article_in():
    chained = Group(1, 0.6, 0.1, HOUR)
    assert choose([chained], 0.4, WINDOW) is None


def test_the_likeliest_story_wins_and_ties_go_to_the_oldest():
    groups = [Group(7, 0.6, 0.6, HOUR), Group(3, 0.6, 0.6, HOUR), Group(5, 0.5, 0.5, HOUR)]
    assert choose(groups, 0.4, WINDOW).id == 3
    assert choose(list(reversed(groups)), 0.4, WINDOW).id == 3


def test_a_story_that_cannot_win_any_more_is_not_read():
    """Two stories' newest forty members were read from the store to weigh one that shares a single word."""
    asked = []

    def whole(story: int) -> float:
        asked.append(story)
        return 0.8

    likely, hopeless = Group(1, 0.9, 0.0, HOUR), Group(2, 0.3, 0.0, HOUR)
    assert chosen([hopeless, likely], whole, 0.4, WINDOW).id == 1
    assert asked == [1]


GROUPS = st.builds(Group, st.integers(1, 9), st.floats(0, 1), st.floats(0, 1), st.integers(0, 150).map(lambda hours: hours * HOUR))


@given(st.lists(GROUPS, max_size=8, unique_by=lambda group: group.id), st.sampled_from([0.2, 0.4, 0.7]))
def test_leaving_out_what_cannot_win_never_changes_the_choice(groups, threshold):
    profiles = {group.id: group.profile for group in groups}
    bare = [replace(group, profile=0.0) for group in groups]
    assert chosen(bare, profiles.__getitem__, threshold, WINDOW) == choose(groups, threshold, WINDOW)


def test_a_follow_up_days_later_must_say_more():
    assert choose([Group(1, 0.45, 0.45, HOUR)], 0.4, WINDOW) is not None
    assert choose([Group(1, 0.45, 0.45, timedelta(days=4))], 0.4, WINDOW) is None
    assert aged(0.4, timedelta(days=50), WINDOW) == aged(0.4, WINDOW, WINDOW)


def test_a_member_stays_for_less_than_it_takes_to_join_but_not_for_nothing():
    doubtful = Group(1, 0.5, 0.2, HOUR)
    assert choose([doubtful], 0.4, WINDOW) is None
    assert holds(doubtful, 0.4, WINDOW)
    assert not holds(Group(1, 0.3, 0.1, HOUR), 0.4, WINDOW)


def test_two_topics_may_be_one_when_a_report_names_both():
    groups = [Group(9, 0.6, 0.3, HOUR), Group(4, 0.5, 0.3, HOUR), Group(2, 0.2, 0.1, HOUR)]
    assert bridged(groups, 9, 0.2, WINDOW, told=False) == (4,)
    assert bridged(groups, 2, 0.2, WINDOW, told=False) == ()


def test_a_report_whose_story_stands_in_a_topic_speaks_for_it_whatever_its_words():
    groups = [Group(9, 0.6, 0.3, HOUR), Group(2, 0.2, 0.1, HOUR)]
    assert bridged(groups, 2, 0.2, WINDOW, told=True) == (9,)


def profile(*members: tuple[str, ...]) -> Profile:
    return Profile(RARITY, members)


def test_a_round_up_that_names_two_subjects_does_not_make_them_one():
    ships, banks = profile(GHOST, ("ghost", "ship", "tow")), profile(("bank", "rate", "rise"), ("bank", "rate", "cut"))
    assert not agree(ships, banks)
    assert agree(ships, profile(("ghost", "ship", "owner"), ("harbour", "mayor")))


def test_a_stray_report_joins_for_less_than_two_grown_topics():
    half = profile(("ghost", "harbour", "rust", "night"))
    grown = profile(*[GHOST] * 6)
    many = profile(*[("ghost", "harbour", "rust", "night")] * 6)
    assert are_one(half, grown, 0.2)
    assert not are_one(many, grown, 0.2)


def test_a_profile_that_grew_is_the_one_of_all_its_members():
    grown, whole = profile(GHOST), profile(GHOST, ("ghost", "harbour"))
    grown.add(("ghost", "harbour"))
    own = Words.of(("ghost", "harbour"), RARITY)
    assert (grown.members, grown.words, grown.likeness(own)) == (whole.members, whole.words, pytest.approx(whole.likeness(own)))


def test_a_profile_is_what_its_members_share():
    own = Words.of(GHOST, RARITY)
    assert profile(GHOST, GHOST).likeness(own) == pytest.approx(1.0)
    assert profile(GHOST, ("bank", "rate")).likeness(own) < 0.8
    assert profile(("bank", "rate")).likeness(own) == 0
    assert profile(("bank", "rate")).agreement(profile(GHOST)) == 0


def test_the_one_word_that_a_few_reports_share_is_not_believed_twice():
    own = Words.of(("ghost", "tide"), RARITY)
    one, two, six = profile(("ghost", "ship")), profile(("ghost", "tide", "ship")), profile(*[("ghost", "ship")] * 6)
    few = profile(*[("ghost", "ship")] * 5)
    assert one.backing(own) == pytest.approx(0.7 * one.likeness(own))
    assert two.backing(own) == two.likeness(own), "two words are no accident"
    assert few.backing(own) == pytest.approx(0.7 * few.likeness(own)), "five reports of one town have its name in common"
    assert six.backing(own) == six.likeness(own), "a word that six carry is what the story is about"
    assert one.backing(Words.of(("harbour",), RARITY)) == 0


def test_words_that_everybody_uses_link_less_than_rare_ones():
    own = Words.of(("said", "ghost", "ship"), RARITY)

    assert own.likeness(("ghost", "harbour"), RARITY) > own.likeness(("said", "harbour"), RARITY) > 0
    assert own.likeness(("harbour",), RARITY) == 0


def test_a_story_is_as_many_parts_as_words_and_links_tie_together():
    bank = ("bank", "rate", "rise")
    members = {1: GHOST, 2: bank, 3: ("ghost", "ship", "tow"), 4: ("mayor", "quit"), 5: bank}
    assert parts(members, [], 0.4, RARITY) == [{2, 5}, {1, 3}, {4}]
    assert parts(members, [(4, 1)], 0.4, RARITY) == [{1, 3, 4}, {2, 5}]
    assert parts({}, [], 0.4, RARITY) == []


@pytest.mark.parametrize(
    ("apart", "said"),
    [(HOUR / 2, "within the hour"), (-2.5 * HOUR, "within 3 h"), (36 * HOUR, "within 36 h"), (40 * HOUR, "within 2 days")],
)
def test_nearness_is_told_in_words(apart, said):
    assert within(apart) == said


def headed(title: str, *, plain: bool = True) -> Headed:
    return Headed(title, plain, len(title.split()))


def test_a_story_stands_under_its_first_plain_report_that_says_enough():
    members = [
        headed("Why the ghost ship should worry us all", plain=False),
        headed("Ghost ship!"),
        headed("Ghost ship towed into port after months"),
        headed("Ghost ship of many months now lies in port"),
    ]
    asked = iter(members)
    assert title_of(asked) == "Ghost ship towed into port after months"
    assert list(asked) == members[3:], "the rest, of which reading costs, was not asked for"


def test_a_story_of_scraps_stands_under_the_first():
    assert title_of([headed("A ship"), headed("Ghost ship")]) == "A ship"


def test_a_stores_own_counts_make_a_word_common_as_it_fills():
    empty, full = Rarity({}), Rarity({}, counts={"fjord": 200}, stories=400)
    assert empty.weight("fjord") == 1.0
    assert full.weight("fjord") < 0.3
    assert full.weight("otter") == 1.0


def test_what_a_young_store_counted_by_chance_makes_no_word_common():
    assert Rarity({}, counts={"fjord": 4}, stories=10).weight("fjord") == 1.0


@pytest.mark.parametrize(
    ("best", "moves", "said"),
    [
        (0.5, True, "0.45 over 0.40 with the words of the whole story"),
        (0.3, False, "0.35 over 0.32 with the words of the whole story"),
        (0.3, True, "tied by other reports"),
        (0.1, False, "tied by other reports"),
    ],
)
def test_what_ties_a_report_to_a_story_without_one_that_is_like_it_is_told(best: float, moves: bool, said: str):
    assert tied(Group(1, best, 0.4, timedelta()), 0.4, WINDOW, moves=moves) == said
