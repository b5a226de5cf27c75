"""Short headlines that are one sentence but for who or what begins it: each pair of these was one story, four of them one report."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Merkel visits Warsaw", "Macron visits Warsaw"),
        ("Etihad orders 20 Airbus jets", "Qantas orders 20 Airbus jets"),
        ("Morata marca un doblete", "Oyarzabal marca un doblete"),
        ("Kenia elige nuevo presidente", "Ghana elige nuevo presidente"),
        ("Scholz reist nach China", "Habeck reist nach China"),
        ("Rhein tritt über die Ufer", "Elbe tritt über die Ufer"),
        ("Fenerbahçe şampiyon oldu", "Beşiktaş şampiyon oldu"),
        ("Vingroup công bố lãi kỷ lục", "FPT công bố lãi kỷ lục"),
        ("विराट कोहली ने लिया संन्यास", "रोहित शर्मा ने लिया संन्यास"),
        ("Warriors 121, Lakers 114", "Warriors 98, Lakers 105"),
        ("Grote brand in Almere", "Grote brand in Tilburg"),
        ("صلاح يسجل هدفين", "مرموش يسجل هدفين"),
        ("केन्या में नए राष्ट्रपति चुने गए", "घाना में नए राष्ट्रपति चुने गए"),
        ("马克龙访问华沙", "朔尔茨访问华沙"),
        ("大谷が2本塁打", "鈴木が2本塁打"),
        ("케냐 새 대통령 선출", "가나 새 대통령 선출"),
    ],
)
def test_another_name_that_begins_a_short_headline_is_other_news(model, a, b):
    assert compare(a, b, model).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Carmaker to cut 500 jobs", "Vestamotor to cut 500 jobs"),  # who may be the other one
        ("Google plans new campus", "Alphabet plans new campus"),
        ("Norland ends harbour talks", "President ends harbour talks"),
        ("Kenya ends harbour talks", "Okonjo ends harbour talks"),
        ("L'Élysée dément la rumeur", "Macron dément la rumeur"),  # a seat of power speaks for who sits there
        ("Кремль опроверг сообщения", "Песков опроверг сообщения"),
        ("Jokowi resmikan bandara", "Presiden resmikan bandara"),
        ("Sony hit by hackers", "PlayStation hit by hackers"),
        ("태풍 제주 상륙", "카눈 제주 상륙"),
        ("Regierung plant neue Steuer", "Okonjo plant neue Steuer"),
        ("Kenia plant neue Steuer", "Okonjo plant neue Steuer"),  # a country acts as its minister does
        ("الرئيس يزور وارسو", "ماكرون يزور وارسو"),
        ("首相が新法案を提出", "岸本が新法案を提出"),
        ("警方逮捕三名嫌犯", "警察逮捕三名嫌犯"),  # a sign in common
    ],
)
def test_who_may_go_by_the_other_name_is_not_told_apart(model, a, b):
    assert compare(a, b, model).verdict is not Verdict.DIFFERENT


def test_what_stands_within_a_sentence_is_no_name_that_begins_it(model):
    assert compare("Neue Steuer in Berlin geplant", "Neue Abgabe in Berlin geplant", model).verdict is not Verdict.DIFFERENT
