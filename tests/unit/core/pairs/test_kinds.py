"""Two things of one kind, and what ends a measure: sentences that are the same but for them."""

from __future__ import annotations

import pytest

from aggregator.core.pairs.contraries import concluded, lifted
from aggregator.core.pairs.kinds import apart, rounds
from aggregator.core.pairs.roles import way_back
from aggregator.core.signatures import signature


@pytest.mark.parametrize(
    ("ours", "theirs", "two"),
    [
        (["school"], ["hospit"], ("school", "hospit")),
        (["truck", "crash"], ["bus", "collis"], ("truck", "bus")),
        (["lorri"], ["truck"], None),
        (["school"], ["dog"], None),
        (["school"], [], None),
        (["hotel"], ["gefängnis"], ("hotel", "gefängnis")),
        (["hombr", "9"], ["mujer", "3"], ("hombr", "mujer")),
    ],
)
def test_a_school_is_no_hospital_and_a_lorry_is_a_truck(ours, theirs, two):
    assert apart(ours, theirs) == two


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Halden reach cup semi-final", {"semi"}),
        ("Halden in the quarterfinals", {"quarter"}),
        ("Halden win semi-final and are in the final", {"semi", ""}),
        ("Halden im Halbfinale", {"halb"}),
        ("Financial crisis deepens", set()),
        ("Finally home", set()),
    ],
)
def test_the_rounds_of_a_cup(text, found):
    assert rounds(text) == found


def said(rule, a: str, b: str) -> bool:
    one, other = signature(a, "en"), signature(b, "en")
    assert rule(one, other) == rule(other, one)
    return rule(one, other)


@pytest.mark.parametrize(
    ("a", "b", "ends"),
    [
        ("Norland bans plastic bags", "Norland lifts ban on plastic bags", True),
        ("Norland imposes curfew in Halden", "Curfew in Halden lifted by Norland", True),
        ("Senate votes for ban on guns", "Senate votes against a ban on guns", True),
        ("Court upholds travel ban", "Court rules travel ban unlawful", True),
        ("Norland lifts ban on plastic bags", "Norland drops its ban on plastic bags", False),
        ("Union plans new sanctions against Norland", "Union set for sanctions on Norland", False),
        ("Norland lifts trophy", "Norland bans trophy hunting", False),
        ("Naval blockade: sanctions on Norland imposed", "Sanctions on Norland imposed", False),
        ("Mayors endorse ban on cars", "Mayors back ban on cars", False),
    ],
)
def test_one_ends_the_ban_that_the_other_imposes(a, b, ends):
    assert said(lifted, a, b) is ends


def test_the_way_back_is_another_journey():
    assert said(way_back, "Flight from Halden to Vellsund delayed", "Flight from Vellsund to Halden delayed")
    assert not said(way_back, "Flight from Halden to Vellsund delayed", "Delayed: flight from Halden to Vellsund")
    assert not said(way_back, "Flight from Halden to Vellsund delayed", "Flight to Vellsund delayed")


@pytest.mark.parametrize(
    ("a", "b", "over"),
    [
        ("Standoff at bank in Halden", "Standoff at bank in Halden ends", True),
        ("Ferry crews vote to strike", "Ferry crews vote to end strike", True),
        ("Strike at Halden port called off", "Halden port averts strike", False),
        ("Strike at Halden port over pay", "Strike at Halden port about pay", False),
        ("Climber missing in Vellsund", "Missing climber found safe in Vellsund", True),
        ("Missing climber located in Vellsund", "Missing climber found safe in Vellsund", False),
        ("Journalist detained in Halden", "Detained journalist appears in Halden court", True),
        ("Stolen harbour painting shown again", "Stolen harbour painting recovered", True),
        ("Halden siege ends", "Halden festival ends", False),
    ],
)
def test_what_is_over_was_one_report_with_what_goes_on(a, b, over):
    assert said(concluded, a, b) is over
