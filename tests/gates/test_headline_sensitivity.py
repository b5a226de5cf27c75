"""Gate: a headline changed on purpose is seen through where it is still the same report, and stopped at where it is not."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from aggregator.engine.headline_model import load_model
from bench.headline_changes import KINDS, TEMPLATED
from bench.headline_data import data_dir, read_stream
from bench.headline_further_changes import FURTHER, MADE
from bench.headlines import sensitivity

DATA = data_dir()
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["headlines"]
OWN = Path(__file__).parents[1] / "data" / "headlines" / "pairs.tsv"
LABELLED = re.compile(r"[|:]| - |-[A-Z]|^[A-Z]{4,}-")  # a changed label is another kind of piece

pytestmark = pytest.mark.slow


def own_titles() -> list[str]:
    """Return the English headlines of our own table without labels: all that there is where the evaluation data is absent."""
    rows = (line.split("\t") for line in OWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [title for row in rows if row[0] == "en" for title in row[3:] if not LABELLED.search(title)]


def titles() -> list[str]:
    stream = [item.title for item in read_stream(DATA)] if (DATA / "headlines").exists() else []
    return own_titles() + stream


@pytest.fixture(scope="module")
def judged() -> dict[str, list[tuple[bool, str, str]]]:
    return sensitivity(titles(), load_model())


@pytest.mark.parametrize("kind", [*(kind.name for kind in (*KINDS, *FURTHER)), *TEMPLATED, *MADE])
def test_a_changed_headline_is_judged_right(judged, kind):
    cases = judged[kind]
    wrong = [(title, other) for right, title, other in cases if not right]

    assert len(cases) >= 15, "too few headlines can be changed so"
    assert len(wrong) <= max(1, (1 - FLOORS["sensitivity"]) * len(cases)), wrong[:10]
