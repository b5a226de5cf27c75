"""Matches and storms under one name of a piece: two live pages of one evening were one story."""

from __future__ import annotations

import pytest

from aggregator.core.occasions import of_two_matches, of_two_storms


@pytest.mark.parametrize(
    ("ours", "theirs", "two"),
    [
        ("Cup live: Rovers v Halden", "Cup live: United vs. Vellsund", True),
        ("Cup live: Rovers v Halden", "Halden versus the Rovers: cup match live", False),
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
