from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.leads import Titled, best_title, lead, reading_minutes

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def offer(title: str, hours: float = 0, weight: float = 1.0, *, duplicate: bool = False) -> Titled:
    return Titled(title, NOW + timedelta(hours=hours), weight, duplicate)


@pytest.mark.parametrize(
    ("calm", "loud"),
    [
        ("Storm floods the harbour of Vellsund", "STORM FLOODS THE HARBOUR OF VELLSUND"),
        ("Storm floods the harbour of Vellsund", "Storm floods the harbour of Vellsund!!"),
        ("Storm floods the harbour of Vellsund", "You won't believe what the storm did to Vellsund"),
        ("Storm floods the harbour of Vellsund", "BREAKING: storm floods the harbour"),
        ("Storm floods the harbour of Vellsund", "Storm"),
        ("Storm floods the harbour of Vellsund", "Storm floods the harbour of Vellsund " + "and so on " * 12),
    ],
)
def test_the_calm_headline_wins_over_the_loud_one(calm, loud):
    assert best_title([offer(loud, -5, 9), offer(calm)])[0] == 1


def test_then_the_original_then_the_heavier_feed_then_the_earlier():
    one, two = "Storm floods the harbour of Vellsund", "Harbour of Vellsund flooded by a storm"
    assert best_title([offer(one, duplicate=True), offer(two)])[0] == 1
    assert best_title([offer(one), offer(two, weight=2)])[0] == 1
    assert best_title([offer(one), offer(two, -1)]) == (1, "no louder than the others, says enough in one line, earliest")
    assert best_title([offer("Storm")]) == (0, "the only headline")
    assert best_title([offer("Storm!", -1), offer("Flood", 1)]) == (1, "calmer than 1 of 1 others")


def test_a_headline_whose_figure_was_corrected_comes_after_those_with_the_new_one():
    old, new, loud = "Flood in Vellsund leaves 3 people dead", "Flood in Vellsund leaves 30 people dead", "Flood in VELLSUND!"
    assert best_title([offer(old, -5), offer(new), offer(loud, -4)]) == (
        1,
        "newer figures than 1 of 2 others, calmer than 1 of 2 others, says enough in one line",
    )


def test_a_headline_without_spaces_counts_its_signs_double():
    assert best_title([offer("港の防潮堤を越える高潮、鉄道運休"), offer("Storm")])[0] == 0


def test_a_lead_is_whole_sentences_of_the_text_and_skips_headline_and_byline():
    text = (
        "Storm floods harbour\nBy Ida Storlund\nThe sea came over the wall on Sunday night, said Dr. Ruth Okonjo. It left by noon. "
        + "More. " * 99
    )
    found = lead(text, "Storm floods harbour.", limit=100)
    assert found == "The sea came over the wall on Sunday night, said Dr. Ruth Okonjo. It left by noon. More. More. More."


def test_a_text_without_a_telling_paragraph_gives_what_there_is():
    assert lead("Short.\nShorter.", "x") == "Short. Shorter."
    assert lead("", "x") == ""
    assert lead("By the hour the water rose and rose until it stood at the doors of the houses.", "x").startswith("By the")


def test_a_sentence_longer_than_the_limit_is_cut_at_a_word():
    assert lead("word " * 100, "x", limit=52) == "word word word word word word word word word word …"


@pytest.mark.parametrize("stop", ["।", "۔", "؟", "။", "։"])
def test_a_sentence_ends_with_the_sign_its_script_has(stop):
    sentence = f"{'word ' * 12}ends{stop}"
    assert lead(f"{sentence} " * 3, "x", limit=150) == f"{sentence} {sentence}"


def test_a_wide_sign_takes_the_room_of_two_letters_and_says_as_much():
    assert lead("語" * 100, "x", limit=50) == "語" * 25 + " …"
    assert lead("気象庁は大雨の警報を出した。" * 9, "x", limit=100) == "気象庁は大雨の警報を出した。" * 3
    assert lead("기상청은 비가 온다고 말했다. " * 9, "x", limit=100) == ("기상청은 비가 온다고 말했다. " * 3).strip()
    assert lead("Die Brücke über den Fluß ist seit Sonntag für alle Fahrzeuge gesperrt.", "x", limit=70).endswith("gesperrt.")


@pytest.mark.parametrize(
    ("text", "words", "minutes"),
    [("", 0, 0), ("a few words", 3, 1), ("x", 460, 2), ("x", 470, 3), ("語" * 900, 1, 2), ("ข่าว" * 400, 1600, 2)],
)
def test_reading_time(text, words, minutes):
    assert reading_minutes(text, words) == minutes


FLOOD = "The sea came over the outer wall of the harbour on Sunday night and left by noon."


@pytest.mark.parametrize(
    "above",
    [
        "Subscribe to The Tide to get our newsletter about the coast every Friday morning.",
        "Welcome back to The Tide, the newsletter of the Vellsund Ledger about everything that floats.",
        "If you’re reading this in your browser, why not have the next one delivered to your inbox?",
        "Originally published on the pages of the Marhaven Institute of Tides and Currents.",
        "Thanks to Brine & Sons for sponsoring this report about the harbour of Vellsund in winter.",
        "Support the newsroom with as little as a crown a month: https://ledger.example/support",
        "-------------------------------------------------------------------",
        "Introduction",
    ],
)
def test_a_lead_passes_over_what_speaks_to_the_reader_and_not_of_the_news(above):
    assert lead(f"{above}\n\n{FLOOD}", "x") == FLOOD


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FLOOD + " The quay ... Read more", FLOOD + " The quay …"),
        (FLOOD + " The quay...Read More", FLOOD + " The quay…"),
        (FLOOD + " The quay […]", FLOOD + " The quay …"),
        (FLOOD + " Continue reading Storm floods harbour →", FLOOD),
        (FLOOD + "\n\nThe post Storm floods harbour appeared first on The Ledger.", FLOOD),
        (FLOOD + "...", FLOOD),
        ("VELLSUND, Nov 22 (Reuters) - " + FLOOD, FLOOD),
        ("VELLSUND/MARHAVEN (AP) \u2014 " + FLOOD, FLOOD),
        ("## Night of the storm\n" + FLOOD + " *No one* was **hurt**.", FLOOD + " No one was hurt."),
        ("The [harbour office](https://harbour.example/) ( https://harbour.example ) " + FLOOD, "The harbour office " + FLOOD),
        ('[vc_row width="1/1"][vc_column_text]' + FLOOD + "[/vc_column_text]", FLOOD),
        ("- " + FLOOD, FLOOD),
        ("The post Storm floods harbour appeared first on The Ledger.", ""),
        ("...", ""),
        ("Storm floods harbour.", ""),
        ("Introduction", ""),
    ],
)
def test_a_lead_carries_nothing_of_the_program_that_wrote_the_feed(text, told):
    assert lead(text, "Storm floods harbour") == told


def test_words_that_look_like_residue_and_are_none_stay_in_the_lead():
    kept = "NATO said 5 * 3 = 15 ships (snake_case among them) would read more of the charts [sic] on Monday, and 2 * 2 on Tuesday."
    assert lead(kept, "x") == kept


def test_a_lead_ends_before_the_next_heading_and_keeps_short_sentences():
    later = "Engineers expect to know by Monday noon whether the coast line can be opened again."
    assert lead(f"{FLOOD}\nNo one was hurt.\n{later}", "x") == f"{FLOOD} No one was hurt. {later}"
    assert lead(f"{FLOOD}\nThe railway\n{later}", "x") == FLOOD
    assert lead(f"{FLOOD}\nWhen will trains run?\n{later}", "x") == FLOOD
    said = "The harbour master has put up a sign at the fish market, and it says:"
    assert lead(f"{said}\nKeep off the wall\n{later}", "x") == f"{said} Keep off the wall {later}"


def test_items_of_a_list_are_told_from_dashes_within_a_lead():
    """Half the reports that begin with a list read "the interesting details: - If elected, he would ..."."""
    text = "The shop's cat is running for mayor. Of his campaign:\n\n- If elected, he would rename the town hall.\n- Naps are free."
    expected = "The shop's cat is running for mayor. Of his campaign: • If elected, he would rename the town hall. • Naps are free."
    assert lead(text, "Vote Dizzy!") == expected
    assert lead("- " + "The first of five things to know this morning is the vote. ", "Five things").startswith("The first")


@pytest.mark.parametrize("code", ["ul {", "import picture from './2.jpg';"])
def test_a_line_of_code_is_no_part_of_a_lead(code):
    text = f"I have always found it annoying that a bullet has no colour of its own. It should be as simple as:\n\n{code}\n\ncolour: red"
    assert lead(text, "Bullets").endswith("as simple as:")


@pytest.mark.parametrize(
    "notice",
    [
        "[This review was originally posted at the Nieman Journalism Lab on the first of August 2014.]",
        "This story first appeared in our new newsletter, In the Loop. You can subscribe to it here.",
    ],
)
def test_where_a_report_stood_first_is_no_news(notice):
    told = "The council has closed the stone bridge to everything heavier than a bicycle until spring."
    assert lead(f"{notice}\n\n{told}", "Bridge closed") == told


def test_when_a_book_came_out_is_news_enough():
    text = "First published in 1813 and never out of print since then, the novel is read aloud in the market hall tonight."
    assert lead(text, "A novel read aloud") == text
