"""Gate: 91 article pages, and 502 of every kind. Our text is the article's, better than trafilatura's own in the same run."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from aggregator.extract.page import extract
from bench.evaluation_pages import pages
from bench.extraction import extraction, ours, segments, trafilatura_default

SETS = Path(os.environ.get("AGGREGATOR_DATA", Path(__file__).parents[2] / "../shared/data"))
DATA = SETS / "extraction"
FLOORS = tomllib.loads((Path(__file__).parent / "extraction.toml").read_text())
pytestmark = pytest.mark.skipif(not (DATA / "pages.tar.xz").exists(), reason="needs the evaluation data (AGGREGATOR_DATA)")


def test_the_text_is_the_articles():
    own, peer = extraction(DATA, ours), extraction(DATA, trafilatura_default)
    assert own.f1 >= FLOORS["f1"]
    assert own.precision >= FLOORS["precision"]
    assert own.recall >= FLOORS["recall"]
    assert own.f1 > peer.f1


@pytest.mark.skipif(not (SETS / "segments" / "pages.tar.xz").exists(), reason="needs the evaluation data (AGGREGATOR_DATA)")
def test_forums_shops_and_companies_lose_no_more_than_with_trafilatura():
    own, peer = segments(SETS / "segments", ours), segments(SETS / "segments", trafilatura_default)
    assert own.f1 >= peer.f1
    assert own.f1 >= FLOORS["segments_f1"]


def test_hardly_an_article_is_refused():
    from bench.extraction import _NOW

    found = [extract(body, url="", fetched_at=_NOW) for body in pages(DATA / "pages.tar.xz").values()]
    assert sum(page.rejected is not None for page in found) <= FLOORS["refused"]
