"""What each firm, player or town does in its turn is told in the same words of each: two of them are two events."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.pairs import features
from aggregator.core.pairs.in_turn import of_two_subjects
from aggregator.core.pairs.other_names import other_name
from aggregator.core.signatures import signature
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vestamotor to lay off 1,400 staff in Norland", "Haldenwerk to lay off 1,600 staff in Norland"),
        ("Vestamotor raises full-year guidance on strong truck sales", "Haldenwerk raises full-year guidance on strong ferry sales"),
        ("Okonjova reaches Halden quarter-finals", "Vrieska reaches Halden quarter-finals"),
        ("Norland's Okonjova wins 800m gold", "Norland's Vrieska wins 1500m gold"),
        ("Vestamotor fires up 30 kilns", "Haldenwerk fires up 45 kilns"),
    ],
)
def test_two_who_did_it_did_two_things(model, a, b):
    assert compare(a, b, model, language="en").verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("de", "Haldenwerk senkt Prognose für 2026", "Vestamotor senkt Prognose für 2026"),
        ("es", "Haldenwerk gana 3.500 millones hasta junio", "Vestamotor gana 600 millones hasta junio"),
        ("zh", "青州今年将新增十所小学", "海川今年将新增六所小学"),
    ],
)
def test_two_who_did_it_did_two_things_in_other_languages(model, language, a, b):
    assert compare(a, b, model, language=language).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Google to cut 12,000 jobs this year", "Alphabet to cut 12,000 jobs this year"),
        ("Carmaker to cut 7,500 jobs at plants", "Vestamotor to cut 7,500 jobs at plants"),
        ("Ailing retailer to cut 500 jobs in Halden", "Beleaguered retailer to cut 500 jobs in Halden"),
        ("Gunners reach cup semi-finals in Halden", "Arsenal reach cup semi-finals in Halden"),
        ("HMV reach cup final against Rovers", "Halden Motor Vesta reach cup final against Rovers"),
        ("Okonjo ends talks on harbour deal", "Norland ends talks on harbour deal"),
    ],
)
def test_one_who_did_it_by_another_name_did_one_thing(model, a, b):
    assert compare(a, b, model, language="en").verdict is not Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vestamen kill 12 at Halden market", "Ostbymen kill 14 at Halden market"),  # who it was is told in many words
        ("Vestamen hurt 12 at Halden market", "Ostbymen hurt 14 at Halden market"),
        ("Halden Haldenwerk Group to cut jobs", "Vesta Vestamotor Werke to cut jobs"),  # more than a name
        ("New deal to cut jobs at Haldenwerk", "Chief agrees to cut jobs at Haldenwerk"),
        ("Halden mayor opens harbour fair today, says Okonjo", "Halden mayor opens harbour fair today, says Vries"),
        ("Plan for jobs at Haldenwerk", "Plan for jobs at Vestamotor"),  # nothing goes on behind
        ("Halden harbour", "Halden harbour deal"),
    ],
)
def test_what_may_be_one_subject(model, a, b):
    one, other = signature(a, "en"), signature(b, "en")
    assert of_two_subjects(features.evidence(one, other, model.rarity, model.meanings, None)) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Blast that tore up Vellsund mill kills 116 people",
            "Blast that tore up old Ostby mill kills 116 people",
        ),  # a number that few give
        ("Okonjo agrees on harbour deal with Vries", "Okonjo seeks more for harbour beside Halden"),
        ("Bid by Tottenham for harbour stadium fails", "Bid of Spurs for harbour stadium fails"),
    ],
)
def test_names_that_may_stand_for_one(model, a, b):
    one, other = signature(a, "en"), signature(b, "en")
    found = other_name(features.evidence(one, other, model.rarity, model.meanings, None))
    assert found is None or not found.event


def test_one_place_written_in_two_ways_is_no_two_subjects(model):
    assert compare("青州市今年将新增十所小学", "青州今年将新增六所小学", model, language="zh").verdict is not Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Two men deny murder of Vellsund shopkeeper", "Two men deny murder of Ostby student"),
        ("Stadium tour announced by Bruna Halden", "Stadium tour announced by Petra Vries"),
    ],
)
def test_each_with_a_name_of_its_own_is_another_event(model, a, b):
    assert compare(a, b, model, language="en").verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mourners fill Vellsund cathedral for Okonjo", "Mourners fill cathedral at Ostby for Okonjo"),
        ("Brazil agrees harbour deal with Vellsund", "Brazil agrees harbour deal with Ostby"),
    ],
)
def test_what_both_name_holds_two_headlines_together(model, a, b):
    assert compare(a, b, model, language="en").verdict is not Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Norland vs Vellsund 2nd Test preview", "Norland vs Vellsund 4th Test preview", Verdict.DIFFERENT),
        ("Norland win second round of harbour talks", "Norland win 3rd round of harbour talks", Verdict.DIFFERENT),
        ("Dance show: who was best on week three?", "Dance show: who was best on week seven?", Verdict.DIFFERENT),
        (
            "Hurricane Vesta strengthens to Category 4 near Halden",
            "Hurricane Vesta strengthens to Category 5 near Halden",
            Verdict.SAME_STORY,
        ),
        ("Brent crude tops $70 a barrel", "Brent crude slips to $60 a barrel", Verdict.DIFFERENT),
        ("Brent crude tops $70 a barrel", "Brent crude near $71 a barrel", Verdict.SAME_STORY),
        ("Births and marriages in Halden: 6 November", "Births and marriages in Halden: 20 November", Verdict.DIFFERENT),
        ("Halden harbour fair opens on 6 November", "Halden harbour fair opens on 20 November", Verdict.DIFFERENT),
        ("Tropical Storm Vesta forms in Atlantic", "Tropical Storm Karla forms in Atlantic", Verdict.DIFFERENT),
        ("Man dies in tractor accident in Vellsund", "Man dies in quad bike accident in Ostby", Verdict.DIFFERENT),
        ("Crash on BR-116 leaves three dead", "Crash on BR-101 leaves three dead", Verdict.DIFFERENT),
        ("HBF 309: start time and odds", "HBF 322: start time and odds", Verdict.DIFFERENT),
        ("Troops reach Vellsund front line", "Troops reach Vellsund frontline", Verdict.DUPLICATE),
        ("Troops reach Vellsund frontline", "Troops reach Vellsund front line", Verdict.DUPLICATE),
        ("Frontline in Vellsund reached, troops say", "Troops in Vellsund reach front line", Verdict.DUPLICATE),
        ("Front line in Vellsund reached, troops say", "Troops in Vellsund reach frontline", Verdict.DUPLICATE),
        ("Police name victim of Vellsund crash", "Police name victim of Ostby crash", Verdict.DIFFERENT),
        ("Copper hits record on supply worries", "Silver hits record on safe-haven buying", Verdict.DIFFERENT),
        ("Paediatricians call for vape ban", "Pediatricians call for vape ban", Verdict.DUPLICATE),
        ("Troops dig in on Vellsund front", "Troops dig in on Vellsund frontier", Verdict.DUPLICATE),
    ],
)
def test_what_comes_in_turns_and_what_grows(model, a, b, verdict):
    assert compare(a, b, model, language="en").verdict is verdict
