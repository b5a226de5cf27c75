"""Which day a time in UTC falls on in the page's own calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from aggregator.core.pageclaims import read_page
from aggregator.core.times import resolve
from aggregator.model.times import ClaimKind, RawTime

SEEN = datetime(2025, 7, 10, 12, 0, tzinfo=UTC)
P = ClaimKind.PUBLISHED


def local_day(instant: str, *days: tuple[str, str], url: str = "https://paper.example/x") -> date | None:
    raws = [RawTime(P, "jsonld.datePublished", instant), *(RawTime(P, source, text) for source, text in days)]
    found = resolve(P, read_page(raws, url=url, seen_at=SEEN), first_seen_at=SEEN)
    assert found is not None
    assert found.instant == datetime.fromisoformat(instant).replace(tzinfo=UTC) or not instant.endswith("Z")
    return found.local_day


def test_an_evening_article_stored_in_utc_belongs_to_the_day_its_address_names():
    assert local_day("2025-06-02T01:09:55Z", ("url.date", "2025-06-01")) == date(2025, 6, 1)
    assert local_day("2025-06-01T22:30:00Z", ("page.line", "2 June 2025"), ("url.date", "2025-06-02")) == date(2025, 6, 2)


@pytest.mark.parametrize(
    ("instant", "days"),
    [
        ("2025-06-02T01:09:55Z", [("url.date", "2025-06-02")]),  # the same day
        ("2025-06-02T01:09:55Z", [("url.date", "2025-06-01"), ("page.line", "2 June 2025")]),  # they differ
        ("2025-06-02T10:04:00Z", [("url.date", "2025-06-01")]),  # no newsroom's clock: the address was made with the draft
        ("2025-06-02T01:09:55Z", [("url.date", "2025-05-20")]),
        ("2025-06-02T01:09:55+05:30", [("url.date", "2025-06-01")]),  # its own clock is stated
        ("2025-06-02T01:09:55Z", [("htmldate", "2025-06-01")]),  # a guess names no day
        ("2025-06-02T01:09:55Z", [("page.line", "31 June 2025")]),  # no day at all
        ("2025-06-02", [("url.date", "2025-06-01")]),
    ],
)
def test_nothing_else_moves_a_day(instant, days):
    assert local_day(instant, *days) is None
