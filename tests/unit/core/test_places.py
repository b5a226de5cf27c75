"""Places: which stems name one, and which lie in one another."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.places import contains, places_in
from aggregator.core.signatures import signature
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Verdict


@pytest.mark.parametrize(("root", "known"), [("peru", True), ("athen", True), ("denver", True), ("bridg", False)])
def test_countries_and_cities_are_places(root, known):
    assert places_in("english")[root] is known


def test_a_city_and_its_country_are_no_two_places():
    assert contains("athen", "greec")
    assert contains("greec", "athen")
    assert not contains("athen", "spain")


def test_a_city_for_its_country_is_no_other_event():
    found = compare("Bomb blast at Greek shopping centre wounds two", "Bomb blast at Athens shopping centre wounds two", load_model())
    assert found.verdict is Verdict.DUPLICATE


def test_a_city_lies_in_its_state_and_in_the_country_of_that():
    assert contains("houston", "texa")
    assert contains("houston", "usa")
    assert not contains("houston", "california")


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Turkish capital Ankara rocked by explosion", "Ankara rocked by explosion"),
        ("Leader arrested on Italian island of Sardinia", "Leader arrested on Sardinia"),
        ("Turkish capital rocked by explosion", "Turkish capital rocked by explosion"),
        ("Chile and capital Ankara in talks", "Chile and capital Ankara in talks"),
        ("Explosion in capital of the", "Explosion in capital of the"),
    ],
)
def test_what_a_place_lies_in_is_not_told_twice(title, plain):
    assert signature(title, "en").stems == signature(plain, "en").stems


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Blast in Afghan capital", "Blast in Afghanistan's Kabul"),
        ("Ukraine's capital rocked by blasts", "Ukraine Kyiv rocked by blasts"),
        ("Halden capital rocked by blasts", "Halden capital rocked by blasts"),
        ("Capital rocked by blasts in city", "Capital rocked by blasts in city"),
        ("Indian capital markets reopen", "India capital markets reopen"),
    ],
)
def test_an_unnamed_capital_was_another_place_than_the_named_one(title, plain):
    assert signature(title, "en").stems == signature(plain, "en").stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dnipro", "Dnepr"),
        ("Zaporizhzhia", "Zaporozhye"),
        ("Mykolaiv", "Nikolaev"),
        ("Yangon", "Rangoon"),
        ("Isfahan", "Esfahan"),
        ("Mecca", "Makkah"),
        ("Hodeidah", "Hudaydah"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("DR Congo", "Democratic Republic of Congo"),
        ("Netherlands", "Holland"),
    ],
)
def test_a_town_by_its_other_name_was_another_town(one, other):
    template = "Thousands gather near {} bridge as river rises after heavy rain"
    assert compare(template.format(one), template.format(other), load_model(), language="en").verdict is Verdict.DUPLICATE


@pytest.mark.parametrize(("one", "other"), [("Boise", "Peoria"), ("Kherson", "Pokrovsk"), ("Patna", "Bhopal"), ("Swindon", "Norwich")])
def test_two_towns_that_no_table_knew_were_one_story(one, other):
    template = "Mayor of {} announces bid for third term"
    assert compare(template.format(one), template.format(other), load_model(), language="en").verdict is Verdict.DIFFERENT
