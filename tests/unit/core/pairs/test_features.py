"""What two headlines have in common, a feature at a time."""

from __future__ import annotations

import pytest

from aggregator.core.pairs import features
from aggregator.core.signatures import signature
from aggregator.engine.headline_model import load_model


def value(name: str, ours: str, theirs: str) -> float:
    model = load_model()
    found = features.evidence(signature(ours, "en"), signature(theirs, "en"), model.rarity, model.meanings, None)
    return found.values[features.NAMES.index(name)]


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("Bus crash kills 60", "60 killed in bus crash", 1.0),
        ("Rovers voted into Division Three", "Rovers voted into third division", 1.0),
        ("About 60 crushed in stampede", "61 crushed in stampede", 0.0),
        ("Bus crash kills many", "Many killed in bus crash", 0.0),
    ],
)
def test_numbers_are_the_same_when_their_values_are(ours, theirs, same):
    assert value("numbers_same", ours, theirs) == same


def test_a_number_that_one_side_alone_has_is_told_apart_from_an_ordinal():
    more, first = ("Norland opens 3 camps", "Norland opens camps"), ("Norland opens first camp", "Norland opens camp")

    assert (value("numbers_once", *more), value("ordinal_once", *more)) == (1.0, 0.0)
    assert (value("numbers_once", *first), value("ordinal_once", *first)) == (1.0, 1.0)


def test_words_that_stand_alone_are_counted_where_they_follow_each_other():
    assert value("lone_run", "Norland votes on budget", "Norland votes on budget after angry farmers block bridges") == 4.0
    assert value("lone_run", "Norland votes on budget", "Angry Norland votes quickly on budget tomorrow") == 1.0


def test_a_word_before_one_that_both_say_describes_and_is_no_fact_of_its_own():
    plain, described, told = "Harbour tunnel reopens", "Flooded harbour tunnel reopens", "Harbour tunnel reopens to lorries"

    assert value("added", plain, described) == 0.0 < value("alone", plain, described)
    assert value("added", plain, told) == value("alone", plain, told) > 0.0


@pytest.mark.parametrize(
    ("ours", "told"),
    [
        ("Senators bury plan for harbour tunnel", True),
        ("Harbour tunnel voted down", False),  # both open with the same
        ("Flooded harbour tunnel voted down", False),  # describes it
        ("Sealand: harbour tunnel voted down", False),  # a label
        ("The senators bury plan for harbour tunnel", False),  # "The" opens nothing
        ("Senators in the capital voted down: the harbour tunnel", True),  # too long for a label
    ],
)
def test_what_one_side_opens_with_is_who_did_it(ours, told):
    assert (value("lead", ours, "Harbour tunnel voted down") > 0.0) is told


def test_nothing_is_added_where_every_word_agrees():
    assert [value(name, "Tunnel reopens", "Tunnel reopens") for name in ("alone", "added", "lead", "lone_run")] == [0.0] * 4
