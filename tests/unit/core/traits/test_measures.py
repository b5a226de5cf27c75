"""Measures in metric units: two papers told of one race, one in miles and one in kilometres, and were taken for two."""

from __future__ import annotations

import pytest

from aggregator.core.traits.headline_numbers import numbers
from aggregator.core.traits.measures import metric


@pytest.mark.parametrize(
    ("imperial", "ours"),
    [
        ("lost for 20 miles", "lost for 32 km"),
        ("burns 25,000 acres", "burns 10,000 hectares"),
        ("scorches 100 square kilometres", "scorches 10,000 hectares"),
        ("burns 1.2 million acres", "burns 490,000 hectares"),
        ("heat reaches 104f", "heat reaches 40 degrees celsius"),
        ("gusts of 93 mph", "gusts of 150 km/h"),
    ],
)
def test_a_measure_is_one_number_in_either_unit(imperial, ours):
    assert numbers(imperial) == numbers(ours)


def test_as_many_figures_are_kept_as_were_given():
    assert metric("101 miles") != metric("102 miles")
    assert metric("51 miles") != metric("52 miles")


@pytest.mark.parametrize("text", ["boeing 777f delivered", "boeing 737 f", "a $20 milestone", "vitamin b12 c", "24/7 feeds", "grade 7 c"])
def test_what_only_looks_like_a_measure_stays(text):
    assert metric(text) == text
