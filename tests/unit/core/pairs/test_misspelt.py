"""Slips of the pen in words that a verdict hangs on."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import judge
from aggregator.core.pairs.contraries import differing
from aggregator.core.pairs.misspelt import misspelt
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
        ("At least 19 hurt in Nigeria market stampede", "At least 19 hurt in Nigerai market stampede", ("Nigerai", "Nigeria")),
        ("Okonjo urges stable relations for China, Japan", "Okonjo urges stable relations for China, Jfpan", ("Jfpan", "Japan")),
        ("Photos show Halden harbour", "Pjotos show Halden harbour", ("Pjotos", "Photos")),
        ("Okonjo beats Vellsundo in final", "Okonjo beats Velsundo in final", ("Vellsundo", "Velsundo")),
        ("Okonjo beats Vellsundo in final", "Okonjo beats Vellsxndo in final", ("Vellsundo", "Vellsxndo")),
        ("Okonjo beats Vellsundo in final", "Okonjo beats Vallsundo in final", None),
        ("Okonjo beats Vellsundo in final", "Okonjo beats Vellsunda in final", None),
        ("Okonjo beats Vellsundo in final", "Okonjo beats Vellsundos in final", None),
        ("Okonjo travelled to Halden", "Okonjo traveled to Halden", None),
        ("Man held at Vellsundo trial", "Man held at Vellsudno trial", ("Vellsudno", "Vellsundo")),
        (
            "Halden nurses begin long strike over pay at hospitals",
            "Halden nursss begin long strike over pay at hospitalz",
            ("nursss", "nurses"),
        ),
        ("Halden nurses begin strike", "Halden nursss begin strikf", None),
        ("Halden nurses begin long strike over pay at hospitals", "Halden nursss begin long strike over pay at the port", None),
        ("Okonjo visits school in Ohio", "Okonjo visits school in Ohoi", ("Ohoi", "Ohio")),
        ("Fire in Vellsundo", "Fire in Vellsund1", None),
        ("Okonjo met Petersen in Halden", "Okonjo met Peterson in Halden", None),
        ("Okonjo uses an F16x", "Okonjo uses an F16y", None),
        ("Zwanzig Millionen für Halden", "Zwanzig Milionen für Halden", None),
    ],
)
def test_a_slip_is_no_other_number_unit_or_denial(a, b, slip):
    one, other = signature(a), signature(b)
    found = misspelt(one, other, differing(one, other), MODEL.meanings)
    assert found == misspelt(other, one, differing(other, one), MODEL.meanings) == (slip and tuple(word.casefold() for word in slip))


def test_headlines_that_are_the_same_but_for_a_slip_are_one_report_and_it_is_said():
    found = judge(signature("Norland's prices rise 7 percent", "en"), signature("Norland's prices rise 7 percnet", "en"), MODEL)
    assert (found.verdict, found.score) == (Verdict.DUPLICATE, 1.0)
    assert found.reasons() == ("the same headline, but for a slip ('percnet' for 'percent')",)
