"""Gate: 845 small feeds, valid and not, each parsed without an exception into entries or a named outcome."""

from __future__ import annotations

import os
import tarfile
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from aggregator.errors import ParseError
from aggregator.parse.feed import parse
from tests.lanes import alike

DATA = Path(os.environ.get("AGGREGATOR_DATA", Path(__file__).parents[2] / "../shared/data")) / "feeds"
ARCHIVE = DATA / "validator-cases.tar.xz"
CASES = 845
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())["feeds"]

pytestmark = pytest.mark.skipif(not ARCHIVE.exists(), reason="needs the evaluation data (AGGREGATOR_DATA)")


def came_to(body: bytes) -> str:
    try:
        feed = parse(body, url="https://feed.example/case.xml", content_type=None)
    except ParseError as refused:
        return refused.outcome.value
    return "entries" if feed.entries else "no_entries"


@pytest.fixture(scope="module")
def bodies() -> list[bytes]:
    with tarfile.open(ARCHIVE) as archive:  # read from the archive: nothing is unpacked
        return [archive.extractfile(member).read() for member in archive if member.isfile()]


def test_every_case_reads_alike_with_and_without_feedparser(bodies, capsys):
    plain = sum(map(alike, bodies))
    with capsys.disabled():
        print(f"\n{plain} of {len(bodies)} validator cases are read without feedparser")  # noqa: T201 - the gate prints its figures
    assert plain >= FLOORS["validator_plain"]


def test_every_case_ends_in_entries_or_a_named_outcome(bodies, capsys):
    counts = Counter(map(came_to, bodies))
    with capsys.disabled():
        print(f"\n{len(bodies)} validator cases: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()))  # noqa: T201 - the gate prints its figures
    assert len(bodies) == CASES
    assert sum(counts.values()) == CASES
    assert counts["entries"] >= FLOORS["validator_entries"]
    assert counts["internal_error"] == 0
