"""Matches and storms under one name of a piece: two live pages of one evening were one story."""

from __future__ import annotations

import pytest

from aggregator.core.pairs.occasions import (
    begins_with_storm,
    numbered_apart,
    of_two_matches,
    of_two_models,
    of_two_results,
    of_two_roads,
    of_two_storms,
    turned_round,
)


@pytest.mark.parametrize(
    ("ours", "theirs", "two"),
    [
        ("Cup live: Rovers v Halden", "Cup live: United vs. Vellsund", True),
        ("Cup live: Rovers v Halden", "Halden versus the Rovers: cup match live", False),
        ("Cup live: Rovers v Halden", "Cup live: Rovers v Velden", True),
        ("Cup live: Rovers v West Velden", "Cup live: West Velden v Rovers", False),
        ("Cup live: Rovers v Halden", "Cup live: what to know", False),
        ("Cup live: a view of Halden", "Cup live: a very late goal", False),
    ],
)
def test_two_matches(ours, theirs, two):
    assert of_two_matches(ours, theirs) is two
    assert of_two_matches(theirs, ours) is two


def test_two_storms():
    assert of_two_storms("Storm Ciara: flights cancelled", "Storm Dennis: flights cancelled")
    assert not of_two_storms("Hurricane Ida nears coast", "Storm Ida nears coast")
    assert not of_two_storms("Storm Ciara: flights cancelled", "Storm: flights cancelled")


@pytest.mark.parametrize(
    ("ours", "theirs", "two"),
    [
        ("Serie A, Halden-Napoli 1-1", "Serie A, Halden-Roma 1-1", True),
        ("Rovers 2-0 Halden: Okonjo scores", "United 2-0 Halden: Sorel scores", True),
        ("Rovers 2-0 Halden: Okonjo scores", "Rovers 2-0 Halden: Sorel sent off", False),
        ("Rovers 2-0 Halden", "Halden 0-2 Rovers", False),
        ("Rovers 2-0 Halden", "Rovers beat Halden", False),
        ("巨人が阪神に3-1で勝利", "巨人が広島に3-1で勝利", True),
        ("巨人が阪神に3-1で勝利", "巨人が阪神に3-1で勝った", False),
    ],
)
def test_scores_of_two_matches(ours, theirs, two):
    assert of_two_results(ours, theirs) is two
    assert of_two_results(theirs, ours) is two


def test_a_score_told_from_the_other_side_is_the_same():
    assert turned_round("Rovers 3-2 Man City: late winner", "Man City 2-3 Rovers: late goal settles it")
    assert not turned_round("Rovers 3-2 Man City", "Rovers 2-3 Man City")
    assert not turned_round("Rovers 3-2 Man City", "Rovers 3-2 Man City")
    assert not turned_round("Rovers 3-2 Man City", "City lose to Rovers")


def test_a_finer_model_is_another():
    assert of_two_models("Norda Nova S25 review", "Norda Nova S25 Ultra review")
    assert not of_two_models("Norda Nova S25 Pro review", "Norda Nova S25 pro reviewed")
    assert not of_two_models("Norda Nova S25 review", "Norda Pro review")


def test_names_are_numbered_apart():
    assert numbered_apart("Norda unveils Lumen 16", "Norda unveils Lumen 17") == {"lumen"}
    assert not numbered_apart("Halden 16 dead", "Halden 17 dead")
    assert not numbered_apart("Norda unveils Lumen 16", "Norda shows Lumen 16")


def test_two_roads():
    assert of_two_roads("Accident on the A10 near Halden", "Accident on the A11 near Velden")
    assert not of_two_roads("Accident on the A10 near Halden", "A10 closed after accident")
    assert not of_two_roads("Accident on the A10 near Halden", "Accident near Halden")


def test_a_storm_that_labels_a_headline_is_a_name_in_title_case_too():
    assert begins_with_storm("Storm Ciara: Trains Stop")
    assert not begins_with_storm("Storm Hits Halden: Trains Stop")
    assert not begins_with_storm("Trains Stop for Storm Ciara")
