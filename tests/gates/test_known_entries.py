"""Gate: over 114 real feeds and their edits, an engine that skips the entries it knows stores what one stores that reads everything."""

from __future__ import annotations

import os
import re
import tarfile
from functools import cache
from pathlib import Path
from random import Random

import pytest

from aggregator.core import cutting
from tests.rereading import compared

DATA = Path(os.environ.get("AGGREGATOR_DATA", Path(__file__).parents[2] / "../shared/data")) / "feeds"
ARCHIVE = DATA / "real-feeds.tar.xz"

pytestmark = pytest.mark.skipif(not ARCHIVE.exists(), reason="needs the evaluation data (AGGREGATOR_DATA)")


@cache
def bodies():
    with tarfile.open(ARCHIVE) as archive:
        return {Path(member.name).name: archive.extractfile(member).read() for member in archive if member.isfile()}


def editions(body, rng):
    """Return a feed as it may have been: without its newest, with an entry edited, others gone, others first."""
    cut = cutting.cut(body)
    if cut is None or not cut.spans:
        return [body, body + b"\n"]
    text, count = body, len(cut.spans)
    newest = cut.without(range(min(2, count - 1)))
    start, end = rng.choice(cut.spans)
    edited = text[:start] + re.sub(rb"(?<=>)(\w[^<>]{5,})(?=<)", rb"\1 (edited)", text[start:end], count=1) + text[end:]
    fewer = cut.without(sorted(rng.sample(range(count), count // 3)))
    order = list(cut.spans)
    rng.shuffle(order)
    head, tail = text[: cut.spans[0][0]], text[cut.spans[-1][1] :]
    shuffled = head + b"\n".join(text[start:end] for start, end in order) + tail
    return [newest, text, edited, fewer, shuffled, text]


@pytest.mark.parametrize("name", sorted(bodies()) if ARCHIVE.exists() else [])
def test_an_engine_that_skips_known_entries_stores_the_same(name, tmp_path, sqlite_template):
    body = bodies()[name]
    documents = editions(body, Random(name))  # noqa: S311 - a choice of cases
    skipping = compared(tmp_path, sqlite_template, documents)
    assert skipping.workers.documents >= len(set(documents))
