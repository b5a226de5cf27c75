"""Vetoes that put two headlines apart altogether: what one template hides."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare, judge
from aggregator.core.signatures import signature
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        # a match ends but once; while it is played its score runs
        ("Rovers beat Halden 2-1 in the cup", "Rovers beat Halden 4-0 in the cup", Verdict.DIFFERENT),
        ("Rovers lead Halden 2-1 in the cup", "Rovers beat Halden 3-1 in the cup", Verdict.SAME_STORY),
        # a year that names whose turn it is, and one that tells when
        ("Halden budget 2023: key points", "Halden budget 2024: key points", Verdict.DIFFERENT),
        ("Halden tunnel to open in 2024", "Halden tunnel to open in 2026", Verdict.SAME_STORY),
        ("Halden budget 2023: 5 key points", "Halden budget 2023: 7 key points", Verdict.SAME_STORY),
        # two people in full are two people; a title is none
        ("Actor Pieter Okonjo dies aged 81", "Actor Hanna Vries dies aged 81", Verdict.DIFFERENT),
        ("Smithson signs new contract with Rangers", "Okonjo signs new contract with Rangers", Verdict.SAME_STORY),
        ("Norland CEO says harbour important, not critical", "Pieter Okonjo says harbour important, not critical", Verdict.SAME_STORY),
        # two matches, two storms; "Hits" in title case names no storm
        ("Cup football live: Rovers v Halden", "Cup football live: United v Vellsund", Verdict.DIFFERENT),
        ("Storm Ciara: many flights cancelled", "Storm Dennis: many flights cancelled", Verdict.DIFFERENT),
        ("Storm Hits Coast of Halden", "Storm Batters Coast of Halden", Verdict.DUPLICATE),
        ("Ask the expert: can I get a refund?", "Ask the expert: should I fix my mortgage?", Verdict.DIFFERENT),
        # "in" for "after" hid that all else is the same but for a contrary
        ("Hostages freed after raid in Halden", "Hostages killed in raid in Halden", Verdict.SAME_STORY),
        # "defeat" is the contrary of "win", and what who beats does
        ("Kings beat Suns 120-105 in overtime", "Kings defeat Suns 120-105 in overtime", Verdict.DUPLICATE),
        # a column that is written with other signs has not come again
        ("Morning briefing 1-2", "Morning briefing 1 2", Verdict.SAME_STORY),
        # two companies, of whatever trade
        ("Volvo to cut jobs in Sweden", "Ericsson to cut jobs in Sweden", Verdict.DIFFERENT),
        # buying guides and alerts that come again
        ("Best Black Friday TV deals 2024", "Best Black Friday laptop deals 2024", Verdict.DIFFERENT),
        ("Best laptops of 2025, tested", "Best headphones of 2025, tested", Verdict.DIFFERENT),
        ("Traffic alert: A1 closed northbound near Halden", "Traffic alert: M6 closed southbound near Vellsund", Verdict.DIFFERENT),
        # what follows a disaster, days later
        ("Storm kills five in Madeira", "Madeira begins clean-up after storm that killed five", Verdict.SAME_STORY),
        ("Storm kills five in Madeira", "Five killed in Madeira storm", Verdict.DUPLICATE),
        # what comes again under a weekday
        ("Monday's papers: what the front pages say", "Friday's papers: what the front pages say", Verdict.DIFFERENT),
    ],
)
def test_one_template_was_one_story(model, a, b, verdict):
    assert compare(a, b, model, language="en").verdict is verdict
    assert compare(b, a, model, language="en").verdict is verdict


def test_figures_alone_tie_nothing(model):
    """Matches of three languages that ended 2-1 were one story: the figures of a score are two rare words."""
    ours, theirs = (
        signature(title, tag) for title, tag in (("Flamengo vence o Vitória por 2 a 1", "pt"), ("2:1 in Velden: Halden siegt", "de"))
    )
    found = judge(ours, theirs, model)
    assert found.likeness == 0
    assert "nothing but figures in common" in found.reasons()
    same = judge(signature("Two freed in Velden", "en"), signature("Two rescued in Velden", "en"), model)
    assert "nothing but figures in common" not in same.reasons()


@pytest.mark.parametrize(
    ("a", "b", "two"),
    [
        ("Power cut hits 300 homes in Marlow", "Power cut hits school in Stanbridge", True),
        ("Power cut hits 300 homes in Marlow", "Power cut in Marlow hits school", False),
        ("Power cut hits 300 homes in Marlow", "Power cut hits 300 homes", False),
        ("Power cut hits homes in Marlow and in Oxley", "Power cut hits school in Stanbridge", False),
        ("Okonjo opens 300 homes in Marlow", "Okonjo opens school in Stanbridge", False),  # one tour
        ("Power cut hits 300 homes in London", "Power cut hits school in England", False),
    ],
)
def test_what_happened_in_another_town_is_another_story_whether_or_not_a_table_knows_it(model, a, b, two):
    """A local paper's towns are in no table of places."""
    for one, other in ((a, b), (b, a)):
        found = compare(one, other, model, language="en")
        assert any(reason.startswith("in two places") for reason in found.reasons) is two
