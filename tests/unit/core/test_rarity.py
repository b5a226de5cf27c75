"""How rare a stem is, and how much of a headline its stems weigh."""

from __future__ import annotations

import pytest

from aggregator.core import rarity
from aggregator.core.rarity import Rarity


def test_a_service_that_runs_for_years_forgets_weighed_headlines_and_weighs_them_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rarity, "_REMEMBERED", 2)
    words = Rarity({"rate": 0.01})
    before = [words.mass((stem, "rate")) for stem in ("ferry", "harbour", "tunnel")]
    assert list(words.masses) == [("tunnel", "rate")]
    assert [words.mass((stem, "rate")) for stem in ("ferry", "harbour", "tunnel")] == before


def test_a_year_says_when_and_ties_no_stories_though_no_table_has_met_it() -> None:
    """Strikes and inflation were one story, for both had "Germany" and "2026" in them."""
    assert Rarity({}, linking=True).weight("2026") < 0.5
    assert Rarity({}, linking=True).weight("1956") == 1.0
    assert Rarity({}).weight("2026") == 1.0  # in a pair it is a fact that one has and the other lacks
