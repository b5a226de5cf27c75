"""One team under two names: "Spurs" and "Tottenham" in one match were two matches."""

from __future__ import annotations

import pytest

from aggregator.core.words.teams import meet, same_name


@pytest.mark.parametrize(
    ("x", "y", "one"),
    [("fla", "flamengo", True), ("spurs", "tottenham", True), ("real", "real", True), ("roma", "lazio", False), ("al", "alaves", False)],
)
def test_names_of_one_team(x, y, one):
    assert same_name(x, y) is one
    assert same_name(y, x) is one


def test_teams_meet_in_a_word_of_either():
    assert meet({"man", "utd"}, {"manchester", "united"})
    assert not meet({"halden"}, {"velden", "city"})
