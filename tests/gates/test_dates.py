"""Gate: 525 pages with their publication day."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from bench.dates import htmldate, instants, ours, score

DATA = Path(os.environ.get("AGGREGATOR_DATA", Path(__file__).parents[2] / "../shared/data")) / "dates"
FLOORS = tomllib.loads((Path(__file__).parent / "dates.toml").read_text())
pytestmark = pytest.mark.skipif(not (DATA / "pages.tar.xz").exists(), reason="needs the evaluation data (AGGREGATOR_DATA)")


def test_the_day_is_right():
    own, peer = score(DATA, ours), score(DATA, htmldate)
    assert own.right >= FLOORS["right"]
    assert own.wrong <= FLOORS["wrong"]
    assert own.right >= peer.right
    assert own.wrong <= peer.wrong


@pytest.mark.skipif(not (DATA.parent / "extraction" / "pages.tar.xz").exists(), reason="needs the extraction pages, too (AGGREGATOR_DATA)")
def test_where_the_sources_agree_both_times_are_theirs_to_the_instant():
    found = instants(DATA.parent)
    assert found.missed == ()
    assert found.exact == found.agreed
    assert found.agreed["published"] >= FLOORS["published_agreed"]
    assert found.agreed["updated"] >= FLOORS["updated_agreed"]
    assert found.both_stored == found.both_stated
    assert found.both_stored >= FLOORS["both_stored"] * found.pages
    assert found.copied == 0
