"""One word, name, number or day more or less: which of them make other news of a headline, and which do not."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare, judge
from aggregator.core.pairs.contraries import contrary, differing
from aggregator.core.signatures import signature
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ECB keeps rates steady for a sixth month", "European Central Bank keeps rates steady for a sixth month"),
        ("Northern Grain Alliance halts port loading", "NGA halts port loading"),
        ("NGA halts port loading after storm", "Northern Grain Alliance halts port loading after storm"),
        ("Halden to organise harbour festival for thousands", "Halden to organize harbor festival for thousands"),
    ],
)
def test_another_spelling_of_a_name_is_the_same_report(model, a, b):
    assert compare(a, b, model, language="en").verdict is Verdict.DUPLICATE


def test_a_word_stands_for_one_other_only(model):
    found = compare("Blast, explosion and fire at Velden pit", "Bombing and blaze at Velden pit", model, language="en")
    assert sum("stands for" in reason for reason in found.reasons) == 2


def test_two_columns_that_differ_in_a_word_on_one_side_only_may_be_one(model):
    found = compare("Morning briefing from Halden harbour city", "Morning briefing from Halden harbour", model, language="en")
    assert found.verdict is not Verdict.DIFFERENT


def test_the_same_words_with_another_currency_are_not_the_same_headline(model):
    found = compare("Museum sells painting for €12 million", "Museum sells painting for $12 million", model, language="en")
    assert found.verdict is Verdict.SAME_STORY


def test_one_sentence_with_a_number_that_could_be_rounded_is_another_fact(model):
    found = compare("Court orders paper to pay 500 readers", "Court orders paper to pay 501 readers", model, language="en")

    assert found.verdict is Verdict.SAME_STORY
    assert "numbers differ (500 against 501)" in found.reasons


def test_of_two_cut_headlines_a_last_number_may_go_on(model):
    found = compare("Creator of Halden mysteries talks about season 2 ...", "Creator of Halden mysteries talks about season 21 ...", model)
    assert found.verdict is not Verdict.DUPLICATE


def test_words_that_mean_nearly_the_same_are_named_as_such(model):
    found = compare("Landslide blocks mountain road near Kolmar", "Landslide blocks mountain highway near Kolmar", model, language="en")

    assert found.verdict is Verdict.DUPLICATE
    assert "'road' is near 'highway'" in found.reasons


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Shipping shares up as canal reopens", "Shipping shares down as canal reopens", "one says the opposite ('up' against 'down')"),
        ("Quiz back with new host and new set", "Quiz back with old host and new set", "one says the opposite ('new' against 'old')"),
        ("Man arrested over museum fire", "Man charged over museum fire", "another stage of it ('arrested' against 'charged')"),
    ],
)
def test_a_contrary_and_a_later_stage_are_told_apart_and_said(model, a, b, reason):
    found = compare(a, b, model, language="en")

    assert found.verdict is Verdict.SAME_STORY
    assert reason in found.reasons


def test_a_full_name_beside_the_surname_is_no_other_name(model):
    full, short = "Ruth Okoye wins poetry prize in Halden", "Okoye takes poetry prize in Halden"
    assert compare(full, short, model, language="en").verdict is Verdict.DUPLICATE
    assert compare(short, full, model, language="en").verdict is Verdict.DUPLICATE


def test_whose_leader_it_is_beside_the_first_name_is_no_other_name(model):
    """Norland's Okoye was another one; two clubs called United are two."""
    full, owned = "Ruth Okoye pledges tough stance on river ferries", "Norland's Okoye promises tough stance on river ferries"
    assert compare(full, owned, model, language="en").verdict is Verdict.DUPLICATE
    clubs = compare("Kolmar United win river cup after extra time", "Velden United win river cup after extra time", model, language="en")
    assert "names differ ('Kolmar' against 'Velden')" in clubs.reasons


def test_whose_leader_it_is_may_end_in_an_s(model):
    found = compare("Lanterns' Okonjo walks free after plea deal", "Pieter Okonjo freed after plea deal", model, language="en")
    assert not any("names differ" in reason for reason in found.reasons)


def test_thirty_seven_dead_are_not_thirty(model):
    found = compare("Thirty-seven dead in coach crash near Halden", "Thirty dead in coach crash near Halden", model, language="en")
    assert (found.verdict, "numbers differ (37 against 30)" in found.reasons) == (Verdict.SAME_STORY, True)


def test_a_division_is_the_third_however_it_is_written(model):
    found = compare("Rovers voted into Division Three", "Rovers voted into third division", model, language="en")
    assert found.verdict is Verdict.DUPLICATE


def test_found_not_guilty_denies_no_fact(model):
    found = compare("Former harbour chief found not guilty of bribery", "Former harbour chief acquitted of bribery", model, language="en")
    assert found.verdict is Verdict.DUPLICATE


def test_found_guilty_is_the_contrary_of_found_not_guilty(model):
    found = compare(
        "Former harbour chief found not guilty of bribery", "Former harbour chief found guilty of bribery", model, language="en"
    )
    assert found.verdict is not Verdict.DUPLICATE
    assert "one says the opposite ('found not guilty' against 'found guilty')" in found.reasons


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Striker fit to play in cup final", "Striker unfit to play in cup final"),
        ("Dockers vote for strike at Marwell port", "Dockers vote against strike at Marwell port"),
        ("Rebels seize town near border", "Rebels lose town near border"),
    ],
)
def test_a_word_in_the_place_of_its_contrary_turns_the_headline_round(model, a, b):
    assert compare(a, b, model, language="en").verdict is not Verdict.DUPLICATE


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("MoD admits data breach", "Ministry of Defence admits data breach", True),
        ("MoD admits data breach", "Ministry of Health admits data breach", False),
        ("MoD admits data breach", "Governor of Halden admits data breach", False),
        ("Man admits data breach", "Governor of Halden admits data breach", False),
        ("MoD admits breach of Ministry", "Ministry of Defence admits breach", False),
    ],
)
def test_an_acronym_may_count_a_stop_word(model, a, b, agree):
    assert any("'MoD' stands for" in reason for reason in compare(a, b, model, language="en").reasons) is agree


def test_a_word_in_small_letters_abbreviates_nothing(model):
    """'desaparecidos' and 'inundaciones' stood for "dire", which has their first letters and Ribalta's: .85 was in common."""
    found = compare("Tres desaparecidos por las inundaciones en Ribalta", "L'art de dire peu", model)
    assert (found.verdict, any("stands for" in reason for reason in found.reasons)) == (Verdict.DIFFERENT, False)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rescuers reach villages cut off by Tarrow flood", "Clean-up in Tarrow valley as flood recedes"),
        ("Halden port opens up to cruises", "Lock-down of Halden port"),
    ],
)
def test_nothing_goes_up_in_a_clean_up(model, a, b):
    assert not any("opposite" in reason for reason in compare(a, b, model, language="en").reasons)


def test_a_zero_day_is_no_number_and_a_flaws_is_a_name(model):
    """0 was held against 2026 and 51,207."""
    found = compare("Orbis boxes have a zero-day", "Orbis patches CVE-2026-51207", model, language="en")
    assert not any("numbers" in reason or "''" in reason for reason in found.reasons)
    other = compare("Orbis patches CVE-2026-51299", "Orbis patches CVE-2026-51207", model, language="en")
    assert other.verdict is Verdict.DIFFERENT
    same = compare("CVE-2026-51207 is patched by Orbis", "Orbis patches CVE-2026-51207", model, language="en")
    assert same.verdict is Verdict.DUPLICATE


@pytest.mark.parametrize(
    ("a", "b"),
    [("Heart attack kills mayor", "Mayor hears attack on budget"), ("Protest halts Halden ferry", "Marines protect Halden ferry")],
)
def test_two_known_words_that_mean_nothing_in_common_are_not_one_word_misspelt(model, a, b):
    assert not any("stands for" in reason for reason in compare(a, b, model, language="en").reasons)


def test_one_day_is_a_day(model):
    found = compare("Norland rescues 1,500 sailors in one day", "Norland rescues 1,500 sailors in a day", model, language="en")
    assert found.verdict is Verdict.DUPLICATE


def test_who_a_name_is_makes_no_short_headline_unsure(model):
    found = compare("Norland PM Pieter Okonjo to visit Peru", "Okonjo to visit Peru", model, language="en")
    assert "too short to be sure" not in found.reasons
    other = compare("Okonjo to visit Peru before harbour summit vote", "Okonjo to visit Peru", model, language="en")
    assert "too short to be sure" in other.reasons


def test_two_facts_that_differ_are_two_events_and_one_is_one(model):
    """Of 15 pairs like "up 40 points" and "down 75 points" that were called one story people scored 14 under 3."""
    one = compare("Harbour index closes 40 points up", "Harbour index closes 75 points up", model, language="en")
    two = compare("Harbour index closes 40 points up", "Harbour index closes 75 points down", model, language="en")
    assert (one.verdict, two.verdict) == (Verdict.SAME_STORY, Verdict.DIFFERENT)


def test_what_is_turned_down_is_rejected(model):
    found = compare("Pilots approve contract with Halden Air", "Pilots turn down contract with Halden Air", model, language="en")
    assert "one says the opposite ('approve' against 'turn down')" in found.reasons


def test_a_longer_word_is_not_always_a_denial():
    a, b = signature("Critics press minister", "en"), signature("Critics impress minister", "en")
    assert contrary(a, b, differing(a, b)) is None


def test_a_town_that_no_table_knows_is_where_it_happened(model):
    found = compare("Man jailed for stealing bicycles in Vellsund", "Man jailed for stealing bicycles in Marwell", model, language="en")
    assert found.verdict is Verdict.DIFFERENT


def test_a_state_is_the_same_however_it_is_shortened():
    whole, agency, postal = (
        signature(f"Man arrested in Springfield, {state} after standoff", "en") for state in ("Illinois", "Ill.,", "IL")
    )
    assert whole.stems == agency.stems == postal.stems


def test_british_and_american_words_are_one():
    assert signature("Neighbours honour paralysed traveller", "en").stems == signature("Neighbors honor paralyzed traveler", "en").stems


def test_whose_day_it_is_is_still_that_day():
    assert signature("Results of Friday's games", "en").dates == ("w4",)


def test_a_month_that_is_also_a_word_is_read_after_in():
    assert signature("Retail sales rise in March", "en").dates == ("m3",)
    assert signature("Thousands march against reform", "en").dates == ()


def test_a_misspelt_people_is_still_that_people(model):
    found = compare("Amerian oyster exports rise", "American oyster exports rise", model, language="en")
    assert found.verdict is Verdict.DUPLICATE


def test_a_country_in_a_headline_makes_no_misspelling_of_two_other_words(model):
    """ "Flowers" was "lowers" misspelt wherever a country was named."""
    found = compare("Egypt tourists find flowers in tomb", "Bank lowers rates for Norland farmers", model, language="en")
    assert not any("stands for" in reason for reason in found.reasons), found.reasons


def test_a_word_that_stands_in_both_agrees_whatever_stems_two_languages_make_of_it(model):
    dutch, english = (
        signature("Ferry to Marwell runs again after the storm", "nl"),
        signature("Ferry to Marwell runs again after storm", "en"),
    )
    said = judge(english, dutch, model).reasons()
    assert not any("'runs' stands for 'runs'" in reason or "'Marwell' stands for 'Marwell'" in reason for reason in said), said


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Police: Nineteen hurt as tram leaves rails in Anvery", "Nineteen hurt as tram leaves rails in Anvery"),
        ("Anvery may ask for bankruptcy protection: U.S. judge", "Anvery may ask for bankruptcy protection"),
        ("Two climbers missing on Mount Kestria - report", "Two climbers missing on Mount Kestria, police say"),
    ],
)
def test_who_says_so_made_two_reports_of_one(a, b, model):
    assert compare(a, b, model, language="en").score == 1.0


def test_a_headline_that_is_all_source_keeps_its_words():
    assert [signature(title, "en").text for title in ("Report", "Police: ", "Anti-police")] == ["Report", "Police:", "Anti-police"]


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Norland's lawmakers approve new harbour law", "Norland's president approves new harbour law", "one says the opposite"),
        ("Anvery clerk pleads not guilty in kidnapping case", "Anvery clerk pleads not guilty in fraud case", "of two things"),
        ("Vellsund's court considers release of Ida Brandt", "Vellsund court orders release of Ida Brandt", "another stage of it"),
        ("Norland's Cardinal Oduya dies", "Norland prepares to bury Cardinal Oduya", "another stage of it"),
        ("Ferry captain flown to Vellsund hospital", "Ferry captain dies in Vellsund hospital", "another stage of it"),
        ("Parliament to investigate Norland Motors recall", "Norland Motors launches investigation into recall", "looks into itself"),
        ("Statement by the foreign minister on talks in Holm", "Statement by the foreign minister on floods in Holm", "a column"),
    ],
)
def test_one_word_that_says_another_thing_was_read_as_the_same_report(a, b, reason, model):
    found = compare(a, b, model, language="en")
    assert found.verdict is not Verdict.DUPLICATE
    assert reason in "; ".join(found.reasons)


def test_names_in_full_are_the_names_in_short(model):
    a, b = "Rio de Janeiro airport staff strike on eve of FIFA World Cup", "Rio airport staff strike on eve of World Cup"
    assert compare(a, b, model, language="en").verdict is Verdict.DUPLICATE


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("MSF", "Doctors Without Borders"),  # whose "without" denied the whole headline
        ("RSF", "Reporters Without Borders"),
        ("USGS", "U.S. Geological Survey"),
        ("NYPD", "New York Police Department"),
        ("UNRWA", "UN agency for Palestinian refugees"),
        ("G7", "Group of Seven"),
        ("IRGC", "Revolutionary Guards"),
        ("UNDP", "UN Development Programme"),
    ],
)
def test_an_institution_by_its_long_name_was_another_one(model, short, long):
    template = "{} urges ministers to speed up reform of port rules"
    assert compare(template.format(short), template.format(long), model, language="en").verdict is Verdict.DUPLICATE


def test_who_denies_it_was_said_to_have_done_it(model):
    a, b = "Madagascar president flees country", "Madagascar president denies fleeing country"
    assert "one says the opposite ('not')" in compare(a, b, model, language="en").reasons
    both = compare("Okonjo denies taking bribes", "Okonjo denies taking any bribes", model, language="en")
    assert not any("opposite" in reason for reason in both.reasons)


def test_a_turkish_capital_in_an_english_headline_cut_a_name_in_two():
    assert signature("Court jails İmamoğlu", "en").stems == signature("Court jails Imamoğlu", "en").stems


@pytest.mark.parametrize(
    "step", ["25 basis points", "25 bps", "a quarter point", "quarter-point", "a quarter of a percentage point", "0.25%"]
)
def test_a_central_banks_step_was_another_one_in_other_units(model, step):
    same = compare(
        f"Norland bank cuts rates by {step} in surprise move", "Norland bank cuts rates by 0.25% in surprise move", model, language="en"
    )
    assert same.verdict is Verdict.DUPLICATE
    other = compare(
        f"Norland bank cuts rates by {step} in surprise move", "Norland bank cuts rates by half a point in surprise move", model
    )
    assert other.verdict is not Verdict.DUPLICATE
    assert any("numbers differ (0.25% against 0.5%)" in reason for reason in other.reasons)


def test_somebody_who_begins_a_headline_was_a_name(model):
    """A capital that the first word has for its place made "names differ ('Man' against 'Suspect')"."""
    assert compare("Man held over fire in Hull hotel", "Suspect held over fire in Hull hotel", model).verdict is Verdict.DUPLICATE
    names = compare("Okonjo held over fire in Hull hotel", "Vries held over fire in Hull hotel", model)
    assert "names differ ('Okonjo' against 'Vries')" in names.reasons


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Group A draw announced for the cup", "Group B draw announced for the cup", "'group A' against 'group B'"),
        ("Line A of the metro closes for a week", "Line B of the metro closes for a week", "'line A' against 'line B'"),
        ("Testing cloud deployments with Pulumi in F#", "Testing cloud deployments with Pulumi in C#", "'F#' against 'C#'"),
        ("C# 14 in five minutes", "C++ 14 in five minutes", "'C#' against 'C++'"),
    ],
)
def test_a_letter_that_says_which_of_them_was_read_as_the_article(a, b, reason, model):
    found = compare(a, b, model, language="en")
    assert found.verdict is not Verdict.DUPLICATE
    assert f"another of its kind ({reason})" in found.reasons


def test_a_letter_in_one_headline_alone_or_the_same_in_both_tells_nothing(model):
    assert compare("Norland win Group A", "Norland win their group", model).verdict is not Verdict.DIFFERENT
    assert compare("Group A draw announced for cup", "Cup: group A draw is announced", model).verdict is Verdict.DUPLICATE


def test_one_word_and_no_other_is_no_event(model):
    assert compare("It Depends...", "Updating dependencies in a package file", model, language="en").verdict is Verdict.DIFFERENT
    assert compare("Earthquake", "Earthquake!", model, language="en").verdict is Verdict.DUPLICATE
