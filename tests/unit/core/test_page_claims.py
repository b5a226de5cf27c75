"""What the times of one page say about each other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aggregator.core.pageclaims import country_of, day_order, page_offset, read_page
from aggregator.model.times import ClaimKind, RawTime

P, U = ClaimKind.PUBLISHED, ClaimKind.UPDATED
SEEN = datetime(2025, 7, 10, 12, 0, tzinfo=UTC)


def raws(*texts):
    return tuple(RawTime(P, f"source{i}", text) for i, text in enumerate(texts))


def read(*texts, url="https://example.org/", **evidence):
    return read_page(raws(*texts), url=url, seen_at=SEEN, **evidence)


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://a.example.in/x", "IN"),
        ("https://example.co.uk/", "GB"),
        ("https://example.com/", None),
        ("https://x.io/", None),
        ("", None),
    ],
)
def test_the_country_domain_is_evidence(url, country):
    assert country_of(url) == country


def test_a_date_over_twelve_shows_the_order_of_the_others():
    assert day_order(raws("13/06/2025", "02/03/2025")) is True
    assert day_order(raws("06/13/2025", "02/03/2025")) is False
    assert day_order(raws("13/06/2025", "06/13/2025")) is None
    assert read("02/03/2025", "25/03/2025")[0].instant == datetime(2025, 3, 2, tzinfo=UTC)


def test_a_guess_of_the_very_date_is_no_evidence_of_its_order():
    """htmldate reads 2/3/2025 as 2 March wherever it stands; an American page had its February dates turned into March by that."""
    byline, guess = RawTime(ClaimKind.PUBLISHED, "page.byline", "2/3/2025"), RawTime(ClaimKind.PUBLISHED, "htmldate", "2025-03-02")
    assert day_order([byline, guess]) is None
    american = read_page([byline, guess], url="https://example.org/", seen_at=SEEN, language="en-US")
    assert american[0].instant == datetime(2025, 2, 3, tzinfo=UTC)
    assert read_page([byline, guess], url="https://example.org/", seen_at=SEEN, language="en")[0].instant is None


def test_the_date_of_an_update_is_not_taken_for_the_publications_by_a_guess():
    def kept(update: str, source: str) -> list[str]:
        times = [RawTime(U, source, update), RawTime(P, "htmldate", "2025-06-01")]
        return [claim.source for claim in read_page(times, url="https://example.org/", seen_at=SEEN)]

    assert kept("1 June 2025 22:30 EDT", "page.byline") == ["page.byline"]
    assert kept("3 June 2025", "page.byline") == ["page.byline", "htmldate"]
    assert kept("6/1/2025 7:53 PM ET", "page.byline") == ["page.byline"]
    assert kept("1/6/2025 7:53 PM", "page.byline") == ["page.byline"]  # of either order, it is the update's
    assert kept("some time ago", "page.byline") == ["page.byline", "htmldate"]
    assert [
        c.source
        for c in read_page(
            [RawTime(P, "page.byline", "1/6/2025 ET"), RawTime(P, "htmldate", "2025-06-01")], url="https://example.org/", seen_at=SEEN
        )
    ] == ["page.byline"]
    assert kept("Sun, 01 Jun 2025 10:00:00 GMT", "http.last-modified") == ["http.last-modified", "htmldate"]


def test_the_day_written_year_first_or_with_dots_shows_the_order():
    assert day_order(raws("02-03-2025", "2025-03-02T10:00:00Z")) is True
    assert day_order(raws("11/01/2023 12:43:42", "01.11.2023")) is False
    assert day_order(raws("02-03-2025", "2025-09-09")) is None


def test_a_clock_without_a_zone_is_on_the_clock_the_page_states_elsewhere():
    stated, bare = read("2025-06-01T19:53:11+05:30", "1 June 2025 20:10")
    assert stated.offset_minutes == 330
    assert (bare.instant, bare.zone_known, bare.offset_minutes) == (datetime(2025, 6, 1, 14, 40, tzinfo=UTC), False, 330)


def test_the_same_moment_in_utc_and_on_the_readers_clock_tells_that_clock():
    utc, bare = read("2023-11-09T03:28:35Z", "2023-11-08 22:28:35")
    assert utc.offset_minutes == bare.offset_minutes == -300
    assert utc.instant == bare.instant == datetime(2023, 11, 9, 3, 28, 35, tzinfo=UTC)


def test_an_offset_confirmed_by_the_same_moment_is_the_pages_clock():
    utc, local = read("2019-10-18T22:04:00Z", "Sat, 19 Oct 2019 00:04:00 +0200")
    assert utc.offset_minutes == local.offset_minutes == 120


def test_utc_as_a_wrong_label_keeps_its_label_to_be_judged_later():
    utc, visible = read("2025-06-01T19:53:11+00:00", "01-06-2025 19:53 IST")
    assert (utc.offset_minutes, visible.offset_minutes) == (0, 330)


def test_times_of_different_kinds_tell_no_clock():
    claims = read_page((RawTime(P, "a", "2025-06-01T10:00:00Z"), RawTime(U, "b", "2025-06-01 15:30:00")), url="", seen_at=SEEN)
    assert page_offset(claims) is None


def test_a_feeds_zone_is_not_overruled():
    _, bare = read("2025-06-01T19:53:11+05:30", "1 June 2025 20:10", zone="Europe/Berlin")
    assert bare.offset_minutes == 120


def test_two_offsets_tell_nothing():
    assert page_offset(read("2025-06-01T10:00:00+02:00", "2025-06-01T10:00:00-05:00")) is None
    assert read("2025-06-01T10:00:00+02:00", "soon")[1].instant is None


def test_ist_beside_another_offset_is_that_countrys():
    israel = read("2025-06-01T19:53:11+03:00", "1 June 2025 19:53 IST")[1]
    ireland = read("2025-06-01T19:53:11+01:00", "1 June 2025 19:53 IST")[1]
    unclear = read("2025-06-01T19:53:11+01:00", "2025-06-01T19:53:11+09:00", "1 June 2025 19:53 IST")[2]
    assert [c.offset_minutes for c in (israel, ireland, unclear)] == [180, 60, 330]


def test_a_day_written_as_its_midnight_in_utc_is_that_day():
    utc, day = read("2021-11-04T23:00Z", "5. November 2021")
    assert utc.offset_minutes == day.offset_minutes == 60
    assert day.instant == utc.instant
    assert page_offset(read("2021-11-04T23:10Z", "5. November 2021")) is None
    assert page_offset(read("2021-11-04T23:00Z", "soon")) is None
