"""One pattern of many words."""

from __future__ import annotations

import re

import pytest

from aggregator.core.choices import alternatives, choice, finder, holds, patterns


def test_the_longest_word_is_matched_and_signs_are_taken_as_they_stand():
    found = re.compile(choice(["ee.uu", "ee.uu.", "est mort"]))
    assert found.match("ee.uu. impone")[0] == "ee.uu."
    assert not found.match("eexuu")


@pytest.mark.parametrize(
    "text", ["weather today", "météo", "stock to watch", "3 best", "stocks to watch", "watch", "(m/w)", "lotto", "tv review", "a review"]
)
def test_patterns_by_their_first_letters_match_where_the_row_of_them_does(text):
    row = r"weather(?: today)?|m[eé]téo|s?tocks? to watch|\d+ best|\(m/w\)|lott(?:o|ery)|(?:film|tv) review|(?:a )?review"
    assert bool(re.match(patterns(alternatives(row)), text)) == bool(re.match(row, text))


def test_bars_within_parentheses_part_nothing():
    assert list(alternatives(r"a(?:b|c)|\(d|e")) == ["a(?:b|c)", r"\(d", "e"]


@pytest.mark.parametrize("text", ["", "refuses to go", "never", "a - b", "(a", "ref", "отказ от"])
def test_one_of_many_signs_is_found_where_it_is_looked_for_one_by_one(text):
    signs = ("refus", "never mind", " - ", "(", "отказ")
    assert bool(finder(signs)(text)) == holds(text, signs)
