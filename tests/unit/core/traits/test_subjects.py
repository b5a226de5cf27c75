"""What is told anew of each name, quarter or day: two firms' results and two days' markets were one story."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.traits.subjects import firm_behind, market, told_of_each, told_of_months, told_of_quarters
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Oil rises as port closes", "oil"),
        ("Tokyo stocks close higher", "stocks"),
        ("Ferries stop as oil price rises", ""),
        ("日経平均、大幅反発", "日経平均"),
        ("台风登陆", ""),
    ],
)
def test_a_market_is_named_where_a_headline_begins(title, name):
    assert market(title) == name


def test_what_is_told_of_each():
    assert told_of_each({"quake", "shakes", "halden"})
    assert not told_of_each({"ferry", "sinks"})
    assert told_of_quarters({"third", "quarter", "profit"})
    assert told_of_months({"norland", "inflation"})


def test_a_firm_may_stand_behind_its_results():
    assert firm_behind("Lucro da Norda sobe 22%") == "Norda"
    assert firm_behind("Profit of the quarter falls") == ""
    assert firm_behind("Norda profit falls") == ""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Shipping shares up as canal reopens", "Shipping shares down as canal reopens"),  # of one cause
        ("Oil tanker seized off Norland", "Oil tanker freed off Norland"),  # no turn of a market
        ("Stocks rise in Halden", "Ferry fares fall in Halden"),
    ],
)
def test_a_contrary_is_no_other_event_where_no_market_turned_by_itself(model, a, b):
    assert "one says the opposite" in " ".join(compare(a, b, model, language="en").reasons)
    assert compare(a, b, model, language="en").score > 0


def test_a_market_that_rose_and_fell_did_so_on_two_days(model):
    assert compare("Stocks close higher", "Stocks close lower", model, language="en").verdict is Verdict.DIFFERENT


def test_a_market_turns_in_any_language_of_a_feed_that_states_another(model):
    """Many feeds state "en" whatever they write in."""
    assert compare("Ibovespa fecha em alta", "Ibovespa fecha em queda", model, language="en").verdict is Verdict.DIFFERENT
