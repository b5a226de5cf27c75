"""Which story an article joins, and under what title it stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aggregator.core.rarity import Rarity
from aggregator.core.stories import Group, Headed, Words, aged, bridged, choose, linkage, title_of

HOUR, WINDOW = timedelta(hours=1), timedelta(days=5)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def test_one_like_member_among_many_unlike_does_not_pull_an_article_in():
    chained = Group(1, (0.6, 0.0, 0.0, 0.0, 0.0), HOUR)
    assert choose([chained], 0.4, WINDOW) is None


def test_the_likeliest_story_wins_and_ties_go_to_the_oldest():
    groups = [Group(7, (0.6,), HOUR), Group(3, (0.6,), HOUR), Group(5, (0.5,), HOUR)]
    assert choose(groups, 0.4, WINDOW).id == 3
    assert choose(list(reversed(groups)), 0.4, WINDOW).id == 3


def test_a_follow_up_days_later_must_say_more():
    assert choose([Group(1, (0.45,), HOUR)], 0.4, WINDOW) is not None
    assert choose([Group(1, (0.45,), timedelta(days=4))], 0.4, WINDOW) is None
    assert aged(0.4, timedelta(days=50), WINDOW) == aged(0.4, WINDOW, WINDOW)


def test_linkage_is_half_the_best_and_half_the_mean():
    assert linkage([1.0, 0.0]) == 0.75


def test_two_topics_are_one_when_a_report_names_both():
    groups = [Group(9, (0.6,), HOUR), Group(4, (0.5,), HOUR), Group(2, (0.2,), HOUR)]
    assert bridged(groups, 0.14, WINDOW) == (4, 9)


def test_words_that_everybody_uses_link_less_than_rare_ones():
    rarity = Rarity({"said": 0.5})
    own = Words.of(("said", "ghost", "ship"), rarity)

    assert own.likeness(("ghost", "harbour"), rarity) > own.likeness(("said", "harbour"), rarity) > 0
    assert own.likeness(("harbour",), rarity) == 0


def headed(key: int, title: str, *, hour: int = 0, plain: bool = True) -> Headed:
    return Headed(title, NOON + hour * HOUR, f"https://a.example/{key}", plain, len(title.split()))


def test_a_story_stands_under_its_first_plain_report_that_says_enough():
    members = [
        headed(3, "Ghost ship towed into port after months", hour=3),
        headed(2, "Ghost ship!", hour=2),
        headed(1, "Why the ghost ship should worry us all", hour=1, plain=False),
    ]
    assert title_of(members) == "Ghost ship towed into port after months"


def test_a_story_of_scraps_stands_under_the_first():
    assert title_of([headed(2, "Ghost ship", hour=1), headed(1, "A ship")]) == "A ship"


def test_a_stores_own_counts_make_a_word_common_as_it_fills():
    empty, full = Rarity({}), Rarity({}, counts={"fjord": 200}, stories=400)
    assert empty.weight("fjord") == 1.0
    assert full.weight("fjord") < 0.3
    assert full.weight("otter") == 1.0
