"""Every string publishers write, read exactly or not at all: tests/data/dates/visible.tsv, all of our own writing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aggregator.core.claimsources import NEVER, SOURCES, fact
from aggregator.core.dates.zones import country, is_zone_word, numeric_offset, zone_info
from aggregator.core.times import RAW_LIMIT, read_claim
from aggregator.model.times import ClaimKind, Precision, RawTime

SEEN = datetime(2025, 7, 10, 12, 0, tzinfo=UTC)
TABLE = Path(__file__).parents[3] / "data" / "dates" / "visible.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


def read(text, **evidence):
    given = {"zone": None, "language": None, **evidence}
    return read_claim(RawTime(ClaimKind.PUBLISHED, "page.byline", text), seen_at=SEEN, **given)


@pytest.mark.parametrize(("text", "language", "zone", "region", "wall", "offset"), ROWS, ids=["|".join(row[:4]) for row in ROWS])
def test_a_string_is_read_exactly_or_not_at_all(text, language, zone, region, wall, offset):  # noqa: PLR0917 - a row of the table
    claim = read(text, language=language or None, zone=zone or None, region=region or None)
    if not wall:
        assert claim.instant is None
        return
    local = claim.instant.replace(tzinfo=None) + timedelta(minutes=claim.offset_minutes)
    assert local == datetime.fromisoformat(wall)
    assert claim.precision is (Precision.DAY if "T" not in wall else Precision.SECOND if len(wall) > 16 else Precision.MINUTE)
    assert claim.zone_known is bool(offset)
    if offset:
        assert claim.offset_minutes == int(offset)


def test_the_raw_text_is_kept_but_not_without_bound():
    claim = read("1 June 2025 " + "x" * 500)
    assert len(claim.raw) == RAW_LIMIT
    assert claim.instant == datetime(2025, 6, 1, tzinfo=UTC)


def test_an_unstated_zone_is_the_feeds_and_marked_so():
    claim = read("2025-06-01T19:53:11", zone="Asia/Kolkata")
    assert (claim.instant, claim.zone_known, claim.offset_minutes) == (datetime(2025, 6, 1, 14, 23, 11, tzinfo=UTC), False, 330)


def test_a_day_is_midnight_of_that_day_in_its_zone():
    claim = read("1 June 2025", zone="America/New_York")
    assert claim.instant == datetime(2025, 6, 1, 4, 0, tzinfo=UTC)
    assert claim.precision is Precision.DAY


def test_a_zone_that_does_not_exist_counts_as_none():
    assert read("2025-06-01T19:53", zone="Mars/Olympus").offset_minutes == 0
    assert zone_info("../etc/passwd") is None


def test_the_sites_other_dates_decide_the_order():
    assert read("02-03-2025", day_first=True).instant == datetime(2025, 3, 2, tzinfo=UTC)
    assert read("02-03-2025", day_first=False).instant == datetime(2025, 2, 3, tzinfo=UTC)
    assert read("02-03-25", day_first=True).instant == datetime(2025, 3, 2, tzinfo=UTC)


def test_three_hours_ago_tells_the_day_and_five_minutes_ago_the_minute():
    hours, minutes, german = read("3 hours ago"), read("5 minutes ago"), read("vor einer Stunde", zone="Europe/Berlin")
    assert (hours.precision, hours.instant) == (Precision.DAY, datetime(2025, 7, 10, tzinfo=UTC))
    assert (minutes.precision, minutes.instant) == (Precision.MINUTE, datetime(2025, 7, 10, 11, 55, tzinfo=UTC))
    assert german.instant == datetime(2025, 7, 9, 22, 0, tzinfo=UTC)


def test_a_date_beside_ago_is_the_date():
    assert read("1 June 2025 (3 days ago)").instant == datetime(2025, 6, 1, tzinfo=UTC)


def test_the_edges_of_the_calendar_do_not_break():
    assert read("253402300799999").instant is None or read("253402300799999").instant.year <= 9999
    assert read("999999999").instant == datetime(2001, 9, 9, 1, 46, 39, tzinfo=UTC)


def test_zone_words_and_offsets():
    assert is_zone_word("ist")
    assert not is_zone_word("uhr")
    assert numeric_offset("+05:30") == timedelta(hours=5, minutes=30)
    assert numeric_offset("five") is None
    assert country("uk", None) == "GB"
    assert country(None, "pt_BR") == "BR"
    assert country(None, None) == ""


def test_every_source_has_a_meaning_and_an_unknown_one_a_rank():
    assert all(known.meaning for known in SOURCES.values())
    assert fact("itunes.whatever").rank > fact("rss.pubDate").rank


def test_a_source_taken_back_with_its_pages_text_is_never_chosen():
    assert fact("furniture.jsonld.datePublished") == fact("furniture")
    assert fact("furniture.jsonld.datePublished").rank >= NEVER


def test_a_language_dateparser_does_not_know_is_unreadable_not_a_crash():
    claim = read("3 mbunga 2025", language="xx")  # dateparser raises ValueError: unknown language
    assert claim.instant is None
    assert claim.raw == "3 mbunga 2025"


def test_a_language_without_a_table_of_ours_is_read_by_dateparser():
    assert read("3 Iúil 2025", language="ga").instant == datetime(2025, 7, 3, tzinfo=UTC)


def test_yesterday_without_a_clock_time_is_that_day():
    claim = read("Yesterday", zone="Asia/Kolkata")
    assert (claim.instant, claim.precision) == (datetime(2025, 7, 8, 18, 30, tzinfo=UTC), Precision.DAY)
    assert claim.zone_known is False


def test_the_arabic_dual_counts_two():
    assert read("منذ يومين", language="ar").instant == datetime(2025, 7, 8, tzinfo=UTC)
    assert read("לפני יומיים", language="he").instant == datetime(2025, 7, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone", "utc"),
    [
        ("2 November 2025, 1:30 am EDT", None, "2025-11-02T05:30"),  # an hour that comes twice, and the text says which
        ("2 November 2025, 1:30 am EST", None, "2025-11-02T06:30"),
        ("2 November 2025, 1:30 am ET", None, "2025-11-02T05:30"),  # it does not: the first (PEP 495)
        ("2 November 2025, 2:00 am ET", None, "2025-11-02T07:00"),
        ("9 March 2025, 1:59 am ET", None, "2025-03-09T06:59"),
        ("9 March 2025, 2:30 am ET", None, "2025-03-09T07:30"),  # an hour that never was: 3:30 on the clock put forward
        ("9 March 2025, 3:00 am ET", None, "2025-03-09T07:00"),
        ("26 October 2025 01:30 BST", None, "2025-10-26T00:30"),
        ("26 October 2025 01:30 GMT", None, "2025-10-26T01:30"),
        ("2025-10-26T02:30", "Europe/Berlin", "2025-10-26T00:30"),
        ("2025-10-26T02:30+01:00", "Europe/Berlin", "2025-10-26T01:30"),
        ("2025-03-30T02:30", "Europe/Berlin", "2025-03-30T01:30"),
        ("2025-04-05 24:00", "Australia/Sydney", "2025-04-05T13:00"),
        ("25 April 2025", "Africa/Cairo", "2025-04-24T22:00"),  # a day without midnight begins at 01:00
    ],
)
def test_an_hour_that_comes_twice_or_never_is_read_by_what_the_text_says(text, zone, utc):
    assert f"{read(text, zone=zone).instant:%Y-%m-%dT%H:%M}" == utc


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5/12/1446", "ar"),
        ("1446/12/05", "ar"),
        ("\u0665 \u0630\u0648 \u0627\u0644\u062d\u062c\u0629 \u0661\u0664\u0664\u0666", "ar"),  # 5 Dhu al-Hijja 1446
        ("5 Dhu al-Hijja 1446 AH", "en"),
        ("1404/03/11", "ar"),
        ("1404/13/01", "fa"),
        ("1404/12/30", "fa"),  # no leap year
        ("2082-02-18", "ne"),
        ("2568-06-01", "en"),  # a Buddhist year, but nothing says that the page is Thai
        ("1 June 2568", "en"),
    ],
)
def test_a_year_of_another_calendar_is_not_taken_for_ours(text, language):
    assert read(text, language=language).instant is None


@pytest.mark.parametrize(
    "text",
    [
        "\u06f1\u06f4\u06f0\u06f4/\u06f0\u06f3/\u06f1\u06f1",
        "\u06f1\u06f1 \u062e\u0631\u062f\u0627\u062f \u06f1\u06f4\u06f0\u06f4",
        "11 \u062e\u0631\u062f\u0627\u062f \u0645\u0627\u0647 1404",
    ],
)
def test_a_page_of_iran_dated_its_articles_in_its_own_calendar_and_got_no_time(text):
    assert read(text, language="fa").instant == datetime(2025, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2568-06-01", "1/6/2568", "1 June 2568", "\u0e51/\u0e56/\u0e52\u0e55\u0e56\u0e58"])
def test_a_buddhist_year_of_a_thai_page_is_543_ahead(text):
    assert read(text, language="th", day_first=True).instant == datetime(2025, 6, 1, tzinfo=UTC)


def test_a_hijri_date_beside_ours_gives_way_to_it():
    text = "5 \u0630\u0648 \u0627\u0644\u062d\u062c\u0629 1446 \u0647\u0640 - 1 \u064a\u0648\u0646\u064a\u0648 2025"
    assert read(text, language="ar").instant == datetime(2025, 6, 1, tzinfo=UTC)
