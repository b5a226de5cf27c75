"""Every date line publishers print, read from a page as people see it: tests/data/dates/lines.tsv, all of our own writing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import lxml.html
import pytest

from aggregator.core.pageclaims import read_page
from aggregator.extract.visible import lines
from aggregator.model.times import ClaimKind, Precision, RawTime

SEEN = datetime(2025, 7, 10, 12, 0, tzinfo=UTC)
TABLE = Path(__file__).parents[2] / "data" / "dates" / "lines.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
TITLE = "Ferry leaves the harbour at last"


def read(line: str, evidence: str) -> dict[ClaimKind, str]:
    """Return what a page with this line below its headline says, as its own clock shows it."""
    known = dict(part.split("=", 1) for part in evidence.split())
    tree = lxml.html.fromstring(f"<html><body><article><h1>{TITLE}</h1><div>{line}</div><p>The ferry left.</p></article></body></html>")
    raws = [*lines(tree, TITLE), *([RawTime(ClaimKind.PUBLISHED, "meta.date", known["other"])] if "other" in known else [])]
    claims = read_page(
        raws, url=known.get("url", "https://news.example/a"), seen_at=SEEN, zone=known.get("zone"), language=known.get("lang")
    )
    return {claim.kind: shown(claim) for claim in claims if claim.source.startswith("page.") and claim.instant}


def shown(claim) -> str:
    wall = claim.instant.replace(tzinfo=None) + timedelta(minutes=claim.offset_minutes)
    if claim.precision is Precision.DAY:
        return wall.date().isoformat()
    offset = f"{'-' if claim.offset_minutes < 0 else '+'}{abs(claim.offset_minutes) // 60:02d}:{abs(claim.offset_minutes) % 60:02d}"
    stated = offset if claim.zone_known else ""
    return wall.isoformat(timespec="minutes" if claim.precision is Precision.MINUTE else "seconds") + stated


@pytest.mark.parametrize(("line", "evidence", "published", "updated"), ROWS, ids=[f"{row[0]} [{row[1]}]" for row in ROWS])
def test_a_line_is_read_as_its_readers_read_it_or_not_at_all(line, evidence, published, updated):
    expected = {ClaimKind.PUBLISHED: published, ClaimKind.UPDATED: updated}
    assert read(line, evidence) == {kind: text for kind, text in expected.items() if text not in ("", "-")}


def test_the_table_is_large_and_speaks_many_languages():
    languages = {part[5:].split("-")[0] for _, evidence, *_ in ROWS for part in evidence.split() if part.startswith("lang=")}
    assert len(ROWS) >= 300
    assert len(languages) >= 60
