"""Texts: wire copy is one report under any title."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from aggregator.core.headlines import Judgement, Thresholds
from aggregator.core.passages import OTHER, SAME, UNKNOWN, anchors, overlap, relation, shingles
from aggregator.core.recurrence import Telling, corrected, telling
from aggregator.core.signatures import signature
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Verdict

SAY = "river bridge crane cable harbour mayor police ferry storm night school market tower rain wind council".split()  # noqa: SIM905 - a row of words


def text(seed: int, words: int = 200) -> str:
    rng = Random(seed)  # noqa: S311 - made-up text
    return " ".join(rng.choice(SAY) for _ in range(words))


def judged(score: float, verdict: Verdict) -> Judgement:
    return Judgement(score, verdict, score, apart=False, said=("words",))


def test_a_report_with_a_new_top_is_still_the_same_text():
    wire = text(1)
    retold = "By our own staff in Halden " + wire
    assert overlap(shingles(wire), shingles(retold)) > 0.95


def test_a_teaser_is_too_short_to_tell():
    assert shingles("Only a few words.") == frozenset()
    assert overlap(shingles("Only a few words."), shingles(text(1))) is None


def test_unspaced_text_is_read_by_character():
    chinese = "".join(chr(0x4E00 + 0x10 + i) for i in range(300))
    assert overlap(shingles(chinese), shingles(chinese)) == 1.0


def test_like_texts_share_anchors():
    wire = shingles(text(1))
    retold = shingles(text(1) + " and a last line")
    assert set(anchors(wire, 4)) & set(anchors(retold, 4))
    assert len(anchors(wire, 4)) == 4


@pytest.mark.parametrize(("share", "expected"), [(None, UNKNOWN), (0.9, SAME), (0.3, UNKNOWN), (0.01, OTHER)])
def test_an_overlap_is_the_same_another_or_no_answer(share, expected):
    assert relation(share) == expected


def test_wire_copy_under_another_title_is_a_duplicate():
    found = corrected(judged(0.2, Verdict.DIFFERENT), Thresholds(), 0.83, repeats_after=None)
    assert (found.verdict, found.score) == (Verdict.DUPLICATE, 0.9)
    assert found.reasons()[-1] == "83% of the text is the same"


def test_the_same_title_over_another_text_is_no_duplicate():
    found = corrected(judged(1.0, Verdict.DUPLICATE), Thresholds(), 0.0, repeats_after=None)
    assert (found.verdict, found.reasons()[-1]) == (Verdict.SAME_STORY, "the texts differ")
    assert found.score < Thresholds().duplicate


def test_a_title_that_one_feed_repeats_every_day_is_a_column():
    found = corrected(judged(1.0, Verdict.DUPLICATE), Thresholds(), None, repeats_after=timedelta(days=1))
    assert (found.verdict, found.likeness) == (Verdict.DIFFERENT, 0.0)


def test_an_identical_headline_that_says_too_little_is_no_duplicate():
    found = corrected(judged(1.0, Verdict.DUPLICATE), Thresholds(), None, repeats_after=None, tells=Telling.LITTLE)
    assert (found.verdict, found.reasons()[-1]) == (Verdict.SAME_STORY, "the headline says too little")
    assert found.score < Thresholds().duplicate


def test_an_identical_headline_that_says_too_little_over_another_text_is_another_thing():
    found = corrected(judged(1.0, Verdict.DUPLICATE), Thresholds(), 0.0, repeats_after=None, tells=Telling.LITTLE)
    assert (found.verdict, found.likeness) == (Verdict.DIFFERENT, 0.0)
    assert found.reasons()[-1] == "the texts differ, and the headline says too little"


def test_the_editorial_boards_of_two_journals_are_two():
    found = corrected(judged(1.0, Verdict.DUPLICATE), Thresholds(), None, repeats_after=None, tells=Telling.NOTHING)
    assert (found.verdict, found.likeness) == (Verdict.DIFFERENT, 0.0)
    assert found.reasons()[-1] == "the headline names only a kind of thing"


def test_a_few_words_that_one_feed_says_again_within_the_hour_are_another_commit():
    found = corrected(judged(1.0, Verdict.DUPLICATE), Thresholds(), None, repeats_after=timedelta(minutes=7), tells=Telling.ONCE)
    assert (found.verdict, found.likeness) == (Verdict.DIFFERENT, 0.0)
    elsewhere = judged(1.0, Verdict.DUPLICATE)
    assert corrected(elsewhere, Thresholds(), None, repeats_after=None, tells=Telling.ONCE) == elsewhere


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fix typo", Telling.NOTHING),
        ("Editorial Board", Telling.NOTHING),
        ("Photo of the day", Telling.NOTHING),  # a column
        ("Current conditions: Light snow, -9.4°C", Telling.ONCE),
        ("Oil prices rise", Telling.LITTLE),
        ("(Nothing to see here, Walrus)", Telling.LITTLE),
        ("Fed holds rates", Telling.ONCE),
        ("Walrus moves into harbour basin", Telling.ENOUGH),
    ],
)
def test_how_much_it_says_that_two_headlines_are_identical(title, expected):
    assert telling(signature(title, "en"), load_model().rarity) is expected


def test_a_title_repeated_within_the_hour_is_a_republished_report():
    before = judged(1.0, Verdict.DUPLICATE)
    assert corrected(before, Thresholds(), None, repeats_after=timedelta(hours=1)) == before


def test_unlike_texts_say_nothing_about_titles_that_are_not_alike():
    before = judged(0.5, Verdict.SAME_STORY)
    assert corrected(before, Thresholds(), 0.0, repeats_after=None) == before
