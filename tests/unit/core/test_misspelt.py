"""Slips of the pen in words that a verdict hangs on."""

from __future__ import annotations

import pytest

from aggregator.core.contraries import differing
from aggregator.core.headlines import judge
from aggregator.core.misspelt import misspelt
from aggregator.core.signatures import signature
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Verdict

MODEL = load_model()


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("Norland's prices rise 7 percent", "Norland's prices rise 7 percnet", ("percnet", "percent")),
        ("Okonjo pays $526 milliion for harbour", "Okonjo pays $526 million for harbour", ("milliion", "million")),
        ("Halden plays withuot Storlund", "Halden plays without Storlund", ("withuot", "without")),
        ("Vellsund wins for seccond time", "Vellsund wins for second time", ("seccond", "second")),
        ("Halden pays $5 million", "Halden pays $5 billion", None),
        ("Halden wins three cups", "Halden wins there cups", None),
        ("Seven ships leave Halden", "Sever ships leave Halden", None),
        ("Storlund wins in Halden", "Sturlund wins in Halden", None),
        ("Ten boats leave", "Hen boats leave", None),
        ("Halden pays 5 million today", "Halden pays 5 milliion", None),
        ("Zwanzig Millionen für Halden", "Zwanzig Milionen für Halden", None),
    ],
)
def test_a_slip_is_no_other_number_unit_or_denial(a, b, slip):
    one, other = signature(a), signature(b)
    assert (
        misspelt(one, other, differing(one, other), MODEL.meanings) == misspelt(other, one, differing(other, one), MODEL.meanings) == slip
    )


def test_headlines_that_are_the_same_but_for_a_slip_are_one_report_and_it_is_said():
    found = judge(signature("Norland's prices rise 7 percent", "en"), signature("Norland's prices rise 7 percnet", "en"), MODEL)
    assert (found.verdict, found.score) == (Verdict.DUPLICATE, 1.0)
    assert found.reasons() == ("the same headline, but for a slip ('percnet' for 'percent')",)
