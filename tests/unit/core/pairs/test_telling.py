"""Reasons that a reader can check against the two headlines."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.pairs.telling import against
from aggregator.core.traits.headline_numbers import numbers, spoken
from aggregator.engine.headline_model import load_model


def reasons(a: str, b: str) -> tuple[str, ...]:
    return compare(a, b, load_model(), language="en").reasons


def test_names_of_two_words_were_told_as_one_that_nobody_wrote():
    """`show` said "'southkorea', 'hongkong', '1', '2' agree"."""
    assert "'South Korea', 'Hong Kong' agree" in reasons("South Korea beat Hong Kong 2-1", "South Korea win 2-1 against Hong Kong")
    assert "places differ ('South Korea' against 'Hong Kong')" in reasons(
        "Ferry sinks off coast of South Korea", "Ferry sinks off coast of Hong Kong"
    )


def test_a_sign_was_told_as_a_word_and_numbers_as_the_store_writes_them():
    """It said "'percent' ... agree" and "numbers agree (%4.5)" of headlines that write 4.5%."""
    found = reasons("Norland central bank raises rates to 4.5%", "Norland's central bank lifts its rates to 4.5%")
    assert "'central bank', 'Norland', 'rates', '4.5' agree" in found
    assert "numbers agree (4.5%)" in found
    assert "numbers differ (12 against 22,000)" in reasons("Floods in Halden kill 12 cattle", "Floods in Halden kill 22,000 cattle")


def test_a_number_word_that_agrees_is_a_word_that_agrees():
    found = compare(
        "Росія атакувала Харків, загинули п'ятеро людей", "Удар по Харкову: п'ятеро загиблих", load_model(), language="uk"
    ).reasons
    assert any("п'ятеро" in reason and "agree" in reason for reason in found)


def test_of_two_contraries_it_was_told_that_they_are_near():
    found = reasons("Minister admits taking bribes from builder", "Minister denies taking bribes from builder")
    assert "one says the opposite ('admits' against 'denies')" in found
    assert not any("near" in reason for reason in found)


def test_of_two_numbers_it_was_told_that_they_are_near():
    assert not any("near" in reason for reason in reasons("Norland bank lifts rates to 4.5%", "Norland bank leaves its rates at 4.25%"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12 dead", "12"),
        ("8,000m peaks", "8000"),  # metres: it was eight billion
        ("$1.2bn deal", "$1.2 billion"),
        ("a $1,200m deal", "$1.2 billion"),
        ("22,000 flee", "22,000"),
        ("4.5% more", "4.5%"),
        ("the 21st day", "21st"),
        ("the 112th day", "112th"),
        ("won 2-1", "2-1"),
        ("release 2.4.1", "2.4.1"),
        ("in 2026", "2026"),
        ("100 zł", "100 zł"),
    ],
)
def test_numbers_as_people_write_them(text, said):
    assert said in [spoken(number) for number in numbers(text)]


@pytest.mark.parametrize(
    ("score", "threshold", "said"),
    [
        (0.81, 0.72, "0.81 over 0.72"),
        (0.7216, 0.72, "0.722 over 0.720"),  # it said "0.72 over 0.72"
        (0.72004, 0.72, "0.7200 over 0.7200"),
        (0.4, 0.4, "0.40, just enough"),
    ],
)
def test_a_score_is_told_in_as_many_figures_as_tell_it_from_its_threshold(score, threshold, said):
    assert against(score, threshold, "over") == said
