"""What words mean: near words lie near, whatever is unknown tells nothing."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.meanings import SIZE, Meanings
from aggregator.core.pairs.features import NAMES, evidence
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import signature
from aggregator.engine.headline_model import load_meanings


def table(**rows: int) -> Meanings:
    """Return a table of words that point along one axis each."""
    vectors = bytearray()
    for axis in rows.values():
        row = [0] * SIZE
        row[abs(axis)] = 100 if axis > 0 else 156  # 156 is -100 as a signed byte
        vectors += bytes(row)
    return Meanings({name: number for number, name in enumerate(rows)}, bytes(vectors))


def likeness(meanings: Meanings, x: str, y: str) -> float:
    return {other: likeness for _, other, likeness in meanings.near([x], [y], -1.001)}.get(y, 0.0)


@pytest.mark.parametrize(("near", "far"), [(("quit", "resign"), ("quit", "harbour")), (("blaze", "fire"), ("blaze", "senat"))])
def test_words_for_the_same_thing_lie_nearer_than_others(near, far):
    meanings = load_meanings()
    assert likeness(meanings, *near) > 0.4 > likeness(meanings, *far)


def test_a_word_lies_on_itself_and_against_its_contrary():
    meanings = table(up=1, rise=1, down=-1, side=2)
    assert [round(likeness(meanings, "up", other), 6) for other in ("rise", "down", "side")] == [1.0, -1.0, 0.0]


def test_likeness_is_the_same_either_way_round():
    meanings = load_meanings()
    assert likeness(meanings, "storm", "flood") == likeness(meanings, "flood", "storm")


def test_a_word_without_a_row_is_like_nothing():
    meanings = table(wind=1)
    assert likeness(meanings, "мост", "wind") == likeness(meanings, "wind", "мост") == 0.0


def test_a_name_that_no_table_has_tells_as_much_as_a_telling_word_and_a_number_nothing():
    meanings = load_meanings()
    assert meanings.length("volcano") > meanings.length("vellsund") > meanings.length("still") > meanings.length("2026") == 0.0


def test_no_row_of_the_table_is_empty():
    meanings = load_meanings()
    assert len(meanings.vectors) == len(meanings.rows) * SIZE
    assert min(map(meanings.length, meanings.rows)) > 0


def test_the_same_detail_adds_more_to_a_short_headline_than_to_a_long_one():
    def alone(title: str) -> float:
        ours, theirs = signature(title, "en"), signature(f"{title} in Asia", "en")
        return evidence(ours, theirs, Rarity({}), load_meanings(), None).values[NAMES.index("alone")]

    assert alone("Folding phone makes debut") > alone("Folding phone with solar charger and paper screen makes debut") > 0


ROWS = st.lists(st.integers(-128, 127), min_size=SIZE, max_size=SIZE).filter(any)


@given(ROWS, ROWS)
def test_a_likeness_is_what_the_sum_of_products_gives_to_the_last_digit(x, y):
    """The inner product is read off a distance, which is a root: rounded, it is whole and exact."""
    meanings = Meanings({"x": 0, "y": 1}, bytes(value & 0xFF for value in (*x, *y)))
    product, square, other = (sum(a * b for a, b in zip(*two, strict=True)) for two in ((x, y), (x, x), (y, y)))
    assert likeness(meanings, "x", "y") == product / sqrt(square * other)


@given(ROWS)
def test_nothing_is_near_a_word_without_a_row(x):
    """Half of all squared lengths are not what their root squared gives: the rest passed for a likeness, and was divided by nought."""
    meanings = Meanings({"x": 0}, bytes(value & 0xFF for value in x))
    assert meanings.near(["x"], ["слово"], 0.15) == meanings.near(["слово"], ["x"], 0.15) == []
