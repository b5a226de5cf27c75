"""Gate: what the headline matcher reached on people's scores and on a stream stays reached."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from aggregator.engine.headline_model import load_model
from bench.headline_data import data_dir, read_pairs
from bench.headlines import Figures, StreamFigures, measure_pairs, measure_stream

DATA = data_dir()
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["headlines"]

pytestmark = [
    pytest.mark.skipif(not (DATA / "headlines").exists(), reason="needs the evaluation data (AGGREGATOR_DATA)"),
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def pairs() -> Figures:
    return measure_pairs(read_pairs(DATA), load_model())[0]


@pytest.fixture(scope="module")
def stream() -> StreamFigures:
    return measure_stream(DATA)


@pytest.mark.parametrize("figure", ["auc4_2013_14", "auc4_2015", "auc3_2013_14", "auc3_2015", "f1", "precision_at_recall"])
def test_pairs_out_of_fold(pairs, figure):
    assert getattr(pairs, figure) >= FLOORS[figure]


@pytest.mark.parametrize("figure", ["precision", "recall"])
@pytest.mark.parametrize("years", ["duplicates", "duplicates_2015"])
def test_duplicates_at_the_shipped_threshold(pairs, years, figure):
    assert getattr(getattr(pairs, years), figure) >= FLOORS[years][figure]


@pytest.mark.parametrize("years", ["duplicates", "duplicates_2015"])
def test_what_is_called_a_duplicate_is_hardly_ever_other_news(pairs, years):
    assert getattr(pairs, years).wrong <= FLOORS[years]["wrong_at_most"]


@pytest.mark.parametrize("figure", ["topic_f1", "story_precision", "story_recall", "duplicate_same_topic"])
def test_a_stream(stream, figure):
    assert getattr(stream, figure) >= FLOORS[figure]
