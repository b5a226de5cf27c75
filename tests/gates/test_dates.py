"""Gate: 525 pages with their publication day."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from bench.dates import htmldate, ours, score

DATA = Path(os.environ.get("AGGREGATOR_DATA", Path(__file__).parents[2] / "../shared/data")) / "dates"
FLOORS = tomllib.loads((Path(__file__).parent / "dates.toml").read_text())
pytestmark = pytest.mark.skipif(not (DATA / "pages.tar.xz").exists(), reason="needs the evaluation data (AGGREGATOR_DATA)")


def test_the_day_is_right():
    own, peer = score(DATA, ours), score(DATA, htmldate)
    assert own.right >= FLOORS["right"]
    assert own.wrong <= FLOORS["wrong"]
    assert own.right >= peer.right
    assert own.wrong <= peer.wrong
