"""Verdicts on two headlines: what is one report, one story, neither, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from aggregator.core.headlines import Thresholds, compare, judge
from aggregator.core.signatures import Signature, signature
from aggregator.model.story import Verdict

PAIRS = Path(__file__).parents[2] / "data" / "headlines" / "pairs.tsv"
ALLOWED = {
    "duplicate": {Verdict.DUPLICATE},
    "same_story": {Verdict.SAME_STORY},
    "different": {Verdict.DIFFERENT},
    "together": {Verdict.DUPLICATE, Verdict.SAME_STORY},
    "apart": {Verdict.SAME_STORY, Verdict.DIFFERENT},
}


def read_pairs() -> list[tuple[str, str, str, str, str]]:
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def test_nineteen_of_twenty_pairs_of_our_own_are_judged_right(model):
    pairs = read_pairs()
    wrong = [row for row in pairs if compare(row[3], row[4], model, language=row[0]).verdict not in ALLOWED[row[2]]]

    assert len(pairs) >= 250
    assert len({row[0] for row in pairs}) >= 10
    assert len(wrong) <= 0.05 * len(pairs), wrong


def test_the_same_headline_scores_one(model):
    found = compare("Ghost ship towed into port", "Ghost ship towed into port", model)
    assert (found.score, found.verdict, found.reasons) == (1.0, Verdict.DUPLICATE, ("the same headline",))


def test_a_headline_that_an_older_version_read_is_the_same(model):
    """The store keeps what was read of a headline: "6pm" was a 6 and is 18."""
    own = signature("Curfew from 6pm in Velden", "en")
    assert own.numbers == ("18",)
    assert judge(own, replace(own, numbers=("6",)), model).verdict is Verdict.DUPLICATE


def test_an_opinion_under_the_very_same_words_is_no_duplicate(model):
    found = compare("Opinion: Ghost ship towed into port", "Ghost ship towed into port", model)
    assert found.verdict is Verdict.SAME_STORY


def test_an_update_of_a_running_story_is_the_same_story_and_says_which_numbers(model):
    found = compare("Landslide kills 3 in Kolmar valley", "Landslide kills 30 in Kolmar valley", model)

    assert found.verdict is Verdict.SAME_STORY
    assert "numbers differ (3 against 30)" in found.reasons


def test_reasons_name_the_words_that_agree(model):
    found = compare("Quake kills 3 in northern Chile", "Three dead in northern Chile earthquake", model)

    assert "'northern', 'Chile', '3' agree" in found.reasons
    assert "numbers agree (3)" in found.reasons
    assert any("stands for" in reason for reason in found.reasons)


def test_reasons_show_words_as_the_headlines_wrote_them_not_stems(model):
    """`show` said "'corri', 'ferri' agree"."""
    found = compare("Ferries of the Corrie line stay in port", "Corrie line's ferries stay in port over Friday's storm", model)
    assert "'Corrie', 'ferries', 'line', 'port' agree" in found.reasons
    swapped = compare("Ferry fares rise in Anvery", "Ferry fares fall in Anvery", model)
    assert "one says the opposite ('rise' against 'fall')" in swapped.reasons
    joined = compare("台风登陆", "台风离开", model)
    assert "'台风' agrees" in joined.reasons


def test_reasons_end_with_the_score_and_the_threshold_that_decided(model):
    same = compare("Quake kills 3 in northern Chile", "Quake kills three in northern Chile today", model)
    assert same.reasons[-1] == f"{same.score:.2f} over {Thresholds.duplicate:.2f}"
    other = compare("Otter born in zoo", "Parliament debates fishing quotas", model)
    assert other.reasons[-1] == f"{other.score:.2f} under {Thresholds.story:.2f}"


def test_one_word_in_common_is_told_in_the_singular(model):
    found = compare("Otter seen in city canal", "Canal toll raised for barges and boats", model)
    assert "'canal' agrees" in found.reasons


def test_headlines_without_a_common_word_are_different_and_say_so(model):
    found = compare("Otter born in zoo", "Parliament debates fishing quotas", model)
    assert (found.verdict, found.reasons[0]) == (Verdict.DIFFERENT, "no word agrees")


@pytest.mark.parametrize("seed", [0, 3])  # with words that say the contrary among them, and without
def test_long_headlines_with_hardly_a_common_word_are_no_one_event(model, seed):
    """Each word that is missing says something of a short headline; hundreds of them said that two were the same report."""
    words = Random(seed).sample(sorted(model.meanings.rows), 600)  # noqa: S311 - any words
    found = compare(" ".join(words[:300]).capitalize(), " ".join(words[300:]).capitalize(), model, language="en")
    assert found.verdict is Verdict.DIFFERENT
    assert found.score == pytest.approx(0.36)  # as a veto would have it, not more


def test_a_headline_without_words_is_like_nothing(model):
    found = compare("?!", "Parliament debates fishing quotas", model)
    assert (found.score, found.verdict, found.reasons) == (0.0, Verdict.DIFFERENT, ("no words to compare",))


def test_a_veto_on_unlike_headlines_leaves_the_score_low(model):
    found = compare("Norland budget passes after 14 hours of talks", "Norland skaters take 3 medals", model)
    assert found.verdict is Verdict.DIFFERENT


def test_a_cut_headline_is_found_in_the_whole_one_either_way_round(model):
    cut = "Volcano eruption forces thousands to flee island of Tamaro as ash cl ..."
    whole = "Volcano eruption forces thousands to flee island of Tamaro as ash cloud grounds flights and closes schools everywhere"

    assert compare(cut, whole, model).verdict is Verdict.DUPLICATE
    assert compare(whole, cut, model).verdict is Verdict.DUPLICATE


def test_the_users_thresholds_move_the_verdict(model):
    a, b = signature("Police arrest man over museum fire in Halden", "en"), signature("Man arrested over museum fire in Halden", "en")

    assert judge(a, b, model).verdict is Verdict.DUPLICATE
    assert judge(a, b, model, Thresholds(duplicate=0.999, story=0.4)).verdict is Verdict.SAME_STORY


@pytest.mark.parametrize("likeness", [0.0, 0.01, 0.1, 0.16, 0.3, 0.6, 0.87, 0.9, 0.99, 1.0])
def test_the_score_keeps_the_order_of_the_models_likeness(model, likeness):
    assert model.score(max(0.0, likeness - 0.01)) <= model.score(likeness) <= 1.0


def test_a_likeness_at_its_mark_gets_the_default_threshold(model):
    assert model.score(model.duplicate_at) == pytest.approx(0.72)
    assert model.score(model.story_at) == pytest.approx(0.40)
    assert model.score(1.1) == 1.0


@pytest.mark.parametrize(
    ("title", "language", "dates"),
    [
        ("Wetter am Dienstag, 5. März", "de", {"w1", "m3", "d3-5"}),
        ("Altın fiyatları 4 Mart Salı", "tr", {"w1", "d3-4"}),
        ("حالة الطقس غدا الثلاثاء 5 مارس", "ar", {"w1", "d3-5"}),
        ("मंगलवार 4 मार्च का राशिफल", "hi", {"w1", "m3", "d3-4"}),
        ("3月4日天气预报 星期二", "zh", {"w1", "d3-4"}),
        ("4日の天気 火曜", "ja", {"w1"}),
    ],
)
def test_days_are_read_in_the_languages_that_write_them(title, language, dates):
    assert set(signature(title, language).dates) == dates


def test_three_months_are_not_three_years(model):
    found = compare("Man jailed for three months over library theft", "Man jailed for three years over library theft", model)

    assert found.verdict is Verdict.SAME_STORY
    assert "spans differ ('months' against 'years')" in found.reasons


def test_a_signature_survives_its_way_through_the_store():
    own = signature("LIVE: Three dead, 12 hurt as U.S. storm hits on Monday ...", "en")
    assert Signature.from_json(own.to_json()) == own
