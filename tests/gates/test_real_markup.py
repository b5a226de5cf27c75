"""Gate: what 114 real feeds and all pages of the evaluation data hold is sanitised as by a filter, and read as by a parser."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

import pytest

from aggregator.errors import ParseError
from aggregator.markup import clean_to_text, sanitise, to_text
from aggregator.markup.tree import is_too_deep
from aggregator.parse import entry
from aggregator.parse.feed import parse
from bench.evaluation_pages import pages
from tests.sanitising import by_filter

DATA = Path(os.environ.get("AGGREGATOR_DATA", Path(__file__).parents[2] / "../shared/data"))
FEEDS = DATA / "feeds" / "real-feeds.tar.xz"
PAGES = [archive for kind in ("extraction", "segments", "dates") if (archive := DATA / kind / "pages.tar.xz").exists()]
URL = "https://feed.example/feed.xml"


def same(html: str, base: str, *, deep: bool = False) -> bool:
    """Tell whether a text comes out as the long way; one that is too `deep` by the face of its tags may be flattened."""
    clean = sanitise(html, base)
    return (deep or clean == by_filter(html, base)) and clean_to_text(clean) == to_text(clean)


@pytest.mark.skipif(not FEEDS.exists(), reason="needs the evaluation data (AGGREGATOR_DATA)")
def test_texts_of_real_feeds_come_out_as_the_long_way(monkeypatch):
    texts = []
    monkeypatch.setattr(entry, "sanitise", lambda html, base: texts.append((html, base)) or "")
    with tarfile.open(FEEDS) as archive:
        for member in filter(tarfile.TarInfo.isfile, archive):
            try:
                parse(archive.extractfile(member).read(), url=URL, content_type=None)
            except ParseError:
                continue
    assert len(texts) > 4000
    assert [html[:200] for html, base in texts if not same(html, base)] == []


@pytest.mark.skipif(not PAGES, reason="needs the evaluation data (AGGREGATOR_DATA)")
@pytest.mark.parametrize("archive", PAGES, ids=lambda path: path.parent.name)
def test_real_pages_come_out_as_the_long_way(archive):
    texts = {name: body.decode("utf-8", "replace") for name, body in pages(archive).items()}
    assert [name for name, text in texts.items() if not same(text, URL, deep=is_too_deep(text))] == []
