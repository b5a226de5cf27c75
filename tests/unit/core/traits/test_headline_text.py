"""What belongs to a headline, and what only stands around it."""

from __future__ import annotations

import pytest

from aggregator.core.traits.headline_text import clean, learned_affixes
from aggregator.core.traits.labels import Mark


@pytest.mark.parametrize(
    "title",
    [
        "UPDATE 1-Harbour bridge closed after crane strikes main cable",
        "WRAPUP 2-Harbour bridge closed after crane strikes main cable",
        "EXCLUSIVE-UPDATE 2-Harbour bridge closed after crane strikes main cable",
        "BREAKING: Harbour bridge closed after crane strikes main cable",
        "[Updated] Harbour bridge closed after crane strikes main cable",
        "Harbour bridge closed after crane strikes main cable (UPDATED)",
        "Harbour bridge closed after crane strikes main cable - Reuters",
        "Harbour bridge closed after crane strikes main cable | Coastal Herald",
        "Harbour bridge closed after crane strikes main cable – example.org",
        "Harbour bridge closed after crane strikes main cable - The Coastal Herald",
        "BREAKING: Harbour bridge closed after crane strikes main cable - Reuters | World",
        "Harbour\u00a0bridge\u200b closed after crane  strikes main cable",
        "🚨🚨 UPDATE 1-Harbour bridge closed after crane strikes main cable 🇳🇴",
        "• Harbour bridge closed after crane strikes main cable",
        "Sky News: Harbour bridge closed after crane strikes main cable",
        "Harbour bridge closed after crane strikes main cable - FOX 5",
        "Harbour bridge closed after crane strikes main cable - KTLA",
        "Harbour bridge (NYSE:HBR) closed after crane strikes main cable",
        "Harbour bridge closed after crane strikes main cable, local media report",
        "(Reuters) - Harbour bridge closed after crane strikes main cable",
        "BBC News - Harbour bridge closed after crane strikes main cable",
        "AP NewsAlert: Harbour bridge closed after crane strikes main cable",
        "Top story: Harbour bridge closed after crane strikes main cable",
        "Harbour bridge closed after crane strikes main cable (AP)",
        "Harbour bridge closed after crane strikes main cable | Voice of the Coast - English",
        "Harbour bridge closed after crane strikes main cable - World - CBC News",
    ],
)
def test_marks_of_agencies_and_sites_are_not_the_headline(title):
    assert clean(title).text == "Harbour bridge closed after crane strikes main cable"


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("LIVE: Norland election night", Mark.LIVE),
        ("Norland election night – live updates", Mark.LIVE),
        ("Opinion: Norland election night", Mark.OPINION),
        ("Norland election night | Opinion", Mark.OPINION),
        ("Correction: Norland election night", Mark.CORRECTION),
        ("In pictures: Norland election night", Mark.PICTURES),
        ("Norland election night (gallery)", Mark.PICTURES),
    ],
)
def test_the_kind_of_piece_is_remembered_and_taken_off(title, mark):
    cleaned = clean(title)
    assert (cleaned.text, cleaned.marks) == ("Norland election night", {mark})


@pytest.mark.parametrize(
    ("title", "text", "live"),
    [
        ("Norland election live: polls close early", "Norland election: polls close early", True),
        ("Norland budget live updates: fuel duty frozen", "Norland budget: fuel duty frozen", True),
        ("Norland election live - Okonjo concedes", "Norland election: Okonjo concedes", True),
        ("Norland-Liveticker: Kämpfe dauern an", "Norland: Kämpfe dauern an", True),
        ("Wahl in Norland im Liveblog: Hochrechnung", "Wahl in Norland: Hochrechnung", True),
        ("Guerre en Norland, en direct : une trêve annoncée", "Guerre en Norland: une trêve annoncée", True),
        ("Elecciones en Norland, en directo: cierran las urnas", "Elecciones en Norland: cierran las urnas", True),
        ("Guerra in Norland, la diretta: colpito il porto", "Guerra in Norland: colpito il porto", True),
        ("Saturday Night Live: new host named", "Saturday Night Live: new host named", False),
        ("Where people live: a map of Norland", "Where people live: a map of Norland", False),
        ("Watch live: shots fired near Halden hall", "shots fired near Halden hall", False),  # a film of it, no page that is rewritten
    ],
)
def test_a_live_page_that_named_its_subject_first_was_taken_for_the_report(title, text, live):
    cleaned = clean(title)
    assert (cleaned.text, Mark.LIVE in cleaned.marks) == (text, live)


def test_what_html_writes_in_letters_was_read_as_words_and_numbers():
    assert clean("Norland&#39;s fund &amp; AT&T drop shares &mdash; again").text == "Norland's fund & AT&T drop shares - again"
    assert clean("R&D spending up").text == "R&D spending up"


def test_a_headline_that_is_nothing_but_a_mark_stays():
    assert clean("Live updates").text == "Live updates"


def test_a_dash_that_belongs_to_the_headline_stays():
    assert clean("Halden - a town in waiting").text == "Halden - a town in waiting"
    assert clean("Rovers face United - and the weather may not help").text == "Rovers face United - and the weather may not help"


def test_a_feeds_own_name_is_taken_off_either_end():
    assert clean("Bridge closed - Harbour Watch", {"harbour watch"}).text == "Bridge closed"
    assert clean("Harbour Watch: Bridge closed", {"harbour watch"}).text == "Bridge closed"


def test_a_label_is_not_taken_off_what_would_be_a_number_alone():
    assert clean("Boat Fair - day 3", {"boat fair"}).text == "Boat Fair - day 3"


def test_a_site_behind_a_bar_is_taken_off_unspaced_words_too():
    assert clean("青州化工厂爆炸致12人死亡 | 海川网").text == "青州化工厂爆炸致12人死亡"


@pytest.mark.parametrize(
    ("title", "rest", "mark"),
    [
        ("DIRECT. Réforme : suivez le vote", "Réforme : suivez le vote", Mark.LIVE),
        ("Éditorial : un mauvais calcul", "un mauvais calcul", Mark.OPINION),
        ("ao vivo: siga a votação", "siga a votação", Mark.LIVE),
        ("رأي: قانون متأخر", "قانون متأخر", Mark.OPINION),
        ("社説：税制を問う", "税制を問う", Mark.OPINION),
    ],
)
def test_a_mark_is_known_in_the_languages_that_write_it(title, rest, mark):
    cleaned = clean(title)
    assert (cleaned.text, cleaned.marks) == (rest, {mark})


@pytest.mark.parametrize(
    "title",
    [
        "Norland ferry runs aground (video)", "[VIDEO] Norland ferry runs aground", "Video: Norland ferry runs aground",
        "Norland ferry runs aground - video", "Norland ferry runs aground (with photos)", "VIDÉO. Norland ferry runs aground",
        "ویدیو: Norland ferry runs aground",
    ],
)  # fmt: skip
def test_a_report_with_a_video_is_the_report(title):
    cleaned = clean(title)
    assert (cleaned.text, cleaned.marks) == ("Norland ferry runs aground", frozenset())


def test_a_maker_of_video_games_is_no_video():
    assert clean("Video-game maker Halden Arts cuts 300 jobs").text == "Video-game maker Halden Arts cuts 300 jobs"


def test_a_first_word_with_a_stop_is_a_mark_in_capitals_only():
    assert clean("Live. Laugh. Row: a day at the regatta").marks == frozenset()


def test_a_headline_cut_by_its_feed_is_known_as_cut():
    cleaned = clean("Harbour bridge closed after crane ...")
    assert (cleaned.text, cleaned.truncated) == ("Harbour bridge closed after crane", True)


@pytest.mark.parametrize("end", ["...", "…", " ...", " [...]", " […]", " (...)"])
def test_a_headline_cut_in_brackets_was_taken_for_a_whole_one(end):
    cleaned = clean(f"Harbour bridge closed after crane strikes{end}")
    assert (cleaned.text, cleaned.truncated) == ("Harbour bridge closed after crane strikes", True)


def test_a_headline_cut_before_its_sites_name_was_taken_for_a_whole_one():
    cleaned = clean("Harbour bridge closed after crane strikes ... - BBC News")
    assert (cleaned.text, cleaned.truncated) == ("Harbour bridge closed after crane strikes", True)


def test_what_html_writes_in_letters_is_read_under_capitals_too():
    assert clean("HALDEN WON&APOS;T &AMP; CAN&RSQUO;T PAY &NOSUCH; BILL").text == "HALDEN WON'T & CAN'T PAY &NOSUCH; BILL"


def test_a_section_without_its_site_is_of_the_headline():
    assert clean("Harbour bridge closed after crane strikes - Politics").text == "Harbour bridge closed after crane strikes - Politics"


def test_marks_upon_marks_are_taken_off_in_turn():
    assert clean("Breaking: Exclusive: Urgent: Alert: Bridge closed in Halden").text == "Bridge closed in Halden"


def test_a_last_segment_is_learned_like_a_first():
    titles = [f"{news} | Harbour Watch" for news in ("Bridge closed", "Ferry late", "Otter seen")]
    assert learned_affixes(titles) == {"harbour watch"}


def test_what_three_titles_of_a_feed_share_is_the_feeds():
    titles = [
        "Games Latest: gold in rowing",
        "Games Latest: fencing upset",
        "Games Latest: rain stops play",
        "Bridge closed: what now",
        "No segment here",
    ]
    assert learned_affixes(titles) == {"games latest"}


def test_a_story_told_twice_teaches_nothing():
    assert learned_affixes(["Bridge: closed", "Bridge: open", "Bridge: open"]) == frozenset()


@pytest.mark.parametrize(
    ("title", "marks"),
    [
        ("Why Norland votes to leave the league", {Mark.OPINION}),
        ("Norland votes to leave the league: what we know", {Mark.OPINION}),
        ("What Norland's vote means for you", {Mark.OPINION}),
        ("How to watch Halden v Vellsund", set()),
        ("Norland votes to leave the league", set()),
    ],
)
def test_a_piece_that_explains_is_not_the_report_it_explains(title, marks):
    assert clean(title).marks == marks
