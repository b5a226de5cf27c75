"""Headlines that are one sentence but for a word in another's place, and what one of two says beside the report."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.pairs import alternatives
from aggregator.core.words import known_names
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Verdict

MODEL = load_model()


def _is_one_report(one: str, other: str, language: str | None = "en") -> bool:
    found = compare(one, other, MODEL, language=language).verdict is Verdict.DUPLICATE
    assert found == (compare(other, one, MODEL, language=language).verdict is Verdict.DUPLICATE)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Car bomb kills 40 in northwest Norland", "Car bomb kills 40 in northeast Norland"),
        ("Police appeal after ferry fire in Halden harbour", "Police appeal after bus fire in Halden harbour"),
        ("Norland swears in president amid strike at the harbour", "Norland swears in defence minister amid strike at the harbour"),
        ("Parliament in Halden ousts prime minister after ferry row", "Parliament in Halden ousts foreign minister after ferry row"),
        ("March: Okonjo calls for public oversight of ferry fares", "May: Okonjo calls for public oversight of ferry fares"),
        ("Harbour collapse in Halden kills 12, injures dozens", "Harbour collapse in Halden kills 12, injures hundreds"),
        ("Norland says its forces intercepted oil tanker", "Norland denies its forces intercepted oil tanker"),
        ("Okonjo calls for early vote on harbour bill", "Okonjo rejects early vote on harbour bill"),
        ("Norland considers new toll on the Halden bridge", "Norland rules out new toll on the Halden bridge"),
        ("3,000 Sudanese refugees cross into Chad in a week", "3,000 Chadian refugees cross into Chad in a week"),
    ],
)
def test_a_word_of_its_kind_in_another_place_made_one_report_of_two(one, other):
    assert not _is_one_report(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stacy Halden Marries Boyfriend in Secret Beach Ceremony", "Kevin Halden Marries Boyfriend in Secret Beach Ceremony"),
        ("Okonjo Targets Ebay Chief After Company Rejects Board Slate", "Vellsundo Targets Ebay Chief After Company Rejects Board Slate"),
        ("Report: Toyota Immune To Old Ignition Switch Lawsuits", "Report: Ford Immune To Old Ignition Switch Lawsuits"),
        ("Fans Sneak Into Dressing Room of Miley Cyrus in Halden", "Fans Sneak Into Dressing Room of Jennifer Cook in Halden"),
        ("Why I Turned Down the Part of a Spy, by Mark Okonjo", "Why I Turned Down the Part of a Spy, by Katherine Okonjo"),
    ],
)
def test_under_capitals_another_name_was_the_same_one(one, other):
    assert not _is_one_report(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Whistleblower Says Agency Should Lead on Encryption", "Leaker Says Agency Should Lead on Encryption"),
        ("Bill Okonjo Marries Boyfriend in Secret Beach Ceremony", "William Okonjo Marries Boyfriend in Secret Beach Ceremony"),
        ("Thousands gather near Yangon bridge as river rises", "Thousands gather near Rangoon bridge as river rises"),
        ("Okonjo denies role in the Halden ferry affair", "Okonjo disputes role in the Halden ferry affair"),
        ("Halden nurses begin strike over pay at hospitals", "Halden nurses start strike over pay at hospitals"),
        ("Robber Steals Ring Worth Millions in Kannes, Says Kate", "Robber Steals Ring Worth Millions in Kannes, Says Katherine"),
        ("Nestle cuts 300 jobs at its Halden plant", "Nestlé cuts 300 jobs at its Halden plant"),
        ("Okonja visits harbour in Halden after ferry fire", "Okonje visits harbour in Halden after ferry fire"),
    ],
)
def test_another_word_for_one_thing_and_another_spelling_of_one_name_stay_one_report(one, other):
    assert _is_one_report(one, other)


def test_what_stands_in_its_place_is_named():
    found = compare("Car bomb kills 40 in northwest Norland", "Car bomb kills 40 in northeast Norland", MODEL, language="en")
    assert "one word stands in another's place ('northwest' against 'northeast')" in found.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Baby giraffe born at Halden zoo", "Baby kangaroo born at Halden zoo"),
        ("Village rheumatologist wins top prize in lottery", "Village volcanologist wins top prize in lottery"),
        ("Retired midwife wins top prize in lottery", "Retired beekeeper wins top prize in lottery"),
        ("Attorney general rejects calls for inquiry in Halden", "Mayor rejects calls for inquiry in Halden"),
        ("Poll puts Greens ahead by five points in Halden", "Poll puts Liberal Democrats ahead by five points in Halden"),
        ("Suicide bomber kills policeman in Norland", "Suicide bombers kill 3 soldiers in Norland"),
    ],
)
def test_things_of_one_kind_that_no_list_had_yet_were_one(one, other):
    assert not _is_one_report(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Top Banana: Chiquita And Fyffes Announce Merger", "Top Banana: Home Depot And Fyffes Announce Merger"),
        ("HBO Unveils New Season of Its Show: Watch Here", "Okonjowe Unveils New Season of Its Show: Watch Here"),
        ("Sheryl Okonjo: The Word Should Be Banned in Norwood", "Sheryl Okonjo: The Word Should Be Banned in Wexley"),
        ("Halden Files for Bankruptcy Again in St. Louis", "Halden Files for Bankruptcy Again in Baton Rouge"),
    ],
)
def test_names_of_several_words_and_towns_of_no_table_were_the_same(one, other):
    assert not _is_one_report(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sheryl Snowden Wants to Ban the Word in Schools", "Sheryl Curry Wants to Ban the Word in Schools"),
        ("GM Selects Former Investigator to Lead Recall Probe", "Grant and Sons Selects Former Investigator to Lead Recall Probe"),
        ("Zac Okonjowe at the Festival: He Was My Hero As a Child", "Bright Inc at the Festival: He Was My Hero As a Child"),
    ],
)
def test_any_word_with_a_capital_in_a_names_place_is_another_name(one, other):
    assert not _is_one_report(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Snowden Speaks at Halden Festival in March Again", "Whistleblower Speaks at Halden Festival in March Again"),
        ("Obama Speaks at Halden Festival in March Again", "President Speaks at Halden Festival in March Again"),
        ("SXSW: Markets Kept in Check by Halden Developments", "SXSW: Markets Kept in Cheque by Halden Developments"),
        ("George Okonjo's Ex-Girlfriend Stacy Halden Marries Jared", "George Okonjo's Ex Stacy Halden Weds Boyfriend Jared"),
        ("Norland says halts tanker outside port; rebels deny it", "Norland halts tanker outside rebel port"),
        ("Shares decline as investors weigh the crisis", "Shares fluctuate as investors weigh the crisis"),
        ("Pretense of unity fades at Halden summit", "Pretence of unity fades at Halden summit"),
        ("Okonjo speaks, and nobody asks him at Halden", "Okonjo speaks, and nobody asks again at Halden"),
    ],
)
def test_who_stands_for_somebody_named_is_no_other_one(one, other):
    assert not [reason for reason in compare(one, other, MODEL, language="en").reasons if "in another's place" in reason]


def test_an_institution_by_its_letters_is_no_other_one():
    assert _is_one_report("ECB keeps rates steady for a sixth month", "European Central Bank keeps rates steady for a sixth month")
    assert _is_one_report("BoW Keeps Rates Steady for a Sixth Month", "Bank of Wexley Keeps Rates Steady for a Sixth Month")


def test_where_and_with_what_two_sentences_differ_may_be_more_than_a_word():
    assert not _is_one_report("Halden council meets on Monday", "Halden council meets on Monday, mayor of Storlund and his wife resign")


def test_words_of_two_languages_are_no_words_of_one_kind():
    assert _is_one_report("Autobombe tötet 40 Menschen im Norden von Norland", "Autobombe tötet 40 Menschen im Norden von Norland!", "de")


def test_one_thing_in_two_rows_is_no_other_thing_in_either():
    assert alternatives.of_one_kind("north", "south")
    assert not alternatives.of_one_kind("north", "northern")
    assert not alternatives.of_one_kind("north", "northwest")
    assert alternatives.of_one_kind("north", "southwest")
    assert not alternatives.of_one_kind("north", "harbour")
    assert not alternatives.of_one_kind("harbour", "north")


def test_who_refuses_says_no_other_thing_by_a_word_like_it():
    assert alternatives.refused("says", "denies")
    assert not alternatives.refused("rejects", "denies")
    assert not alternatives.refused("slams", "denies")
    assert not alternatives.refused("says", "tells")


def test_a_name_that_is_a_word_is_one_beside_a_sure_one_alone():
    assert known_names.is_known("katherine")
    assert not known_names.is_known("mark")
    assert known_names.may_be("mark")
    assert known_names.are_one("bill", "william")
    assert not known_names.are_one("bill", "katherine")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Halden to spend 300 million on its harbour", "Halden to spend 300 million on itsharbour"),
        ("Couple of Halden reunited after 20 years apart", "Couple of Halden reunited after two decades apart"),
        ("Couple of Halden reunited after 30 minutes apart", "Couple of Halden reunited after half an hour apart"),
        ("Couple of Halden reunited after 100 years apart", "Couple of Halden reunited after a century apart"),
        ("Norland backs Syria on UN resolution", "Syria backed by Norland on UN resolution"),
        ("Kenya backs Nepal on UN resolution", "Nepal backed by Kenya on UN resolution"),
        ("Rates likely to remain at 2-3% in Norland, bank says", "Rates likely to remain at 2-3 % in Norland, bank says"),
        ("Shares of Halden harbour move higher after talks", "Shares of Halden harbour move higher after talks on Monday"),
        ("Ferry fire kills 17 in Manila", "Ferry fire kills 17 in Manila, Philippines"),
        ("Explosions near the Norland embassy in Beirut", "Explosions near the Norland embassy in Beirut, Lebanon"),
    ],
)
def test_a_day_or_a_country_more_made_another_report(one, other):
    assert _is_one_report(one, other)


def test_a_fact_more_is_still_another_report():
    assert not _is_one_report("Ferry fire kills 17 in Manila", "Ferry fire kills 17 in Manila as envoys of Norland arrive for talks")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Okonjo speaks in Halden, says he has no regrets", "Okonjo speaks in Halden, does not say he has no regrets"),
        ("Reality TV is no answer for Halden's recovery", "Reality TV isn't no answer for Halden's recovery"),
        ("Full time: Halden 3 Storlund 0", "Full time: Halden 0 Storlund 3"),
        ("Halden 3, Storlund 1", "Storlund 3, Halden 1"),
        ("Okonjowe Mayor Refuses to Resign Over Sale", "Tampere Mayor Refuses to Resign Over Sale"),
        ("Fever found in Halden, officials confirm", "Fever found in Halden, officials deny"),
        ("John Okonjo marries boyfriend in Halden ceremony", "Joan Okonjo marries boyfriend in Halden ceremony"),
        ("Half-time: Halden 1 Storlund 4", "Half-time: Halden 4 Storlund 4"),
        ("UN monitors reach site of the Halden fire", "UN monitors have yet to reach site of the Halden fire"),
        ("Halden moves its harbour to the north", "Halden is unable to move its harbour to the north"),
        ("Halden two, Storlund one after a long match", "Halden one, Storlund two after a long match"),
    ],
)
def test_one_denial_more_or_two_numbers_in_each_others_place_went_unseen(one, other):
    assert not _is_one_report(one, other)


def test_of_two_denials_in_another_language_none_is_counted():
    assert _is_one_report("Halden baut nicht, sagt der Rat, nie", "Halden baut nicht, sagt der Rat", "de")


def test_two_that_deny_in_other_words_stay_one_report():
    assert _is_one_report("Halden council does not back ferry plan", "Halden council doesn't back the ferry plan")
    assert not _is_one_report("Halden nurses will not strike over pay", "Vellsund pilots never asked for more pay")


def test_two_numbers_told_the_other_way_round_stay_one_report():
    assert _is_one_report("Halden 3, Storlund 1", "Storlund 1, Halden 3")
    assert _is_one_report("Halden 3, Storlund 1 after a long match", "After a long match: Halden 3, Storlund 1")
