"""Feeds with more entries than are read."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from aggregator.core.cutting import MAX_ENTRIES
from aggregator.parse.feed import parse

URL = "https://harbour.example/feed.xml"
COUNT = MAX_ENTRIES + 500
TIMES = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number) for number in range(COUNT)]
ISO = [time.isoformat() for time in TIMES]
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def rss(*dates: str) -> str:
    items = "".join(f"<item><title>{number}</title><guid>{number}</guid>{date}</item>" for number, date in enumerate(dates))
    return f"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>T</title>{items}</channel></rss>"


OLDEST_FIRST = {
    "RSS": rss(*(f"<pubDate>{format_datetime(time)}</pubDate>" for time in TIMES)),
    "RSS with CDATA": rss(*(f"<pubDate>\n<![CDATA[{format_datetime(time)}]]></pubDate>" for time in TIMES)),
    "RSS with dc:date": rss(*(f"<dc:date>{time}</dc:date>" for time in ISO)),
    "RSS, not well-formed": rss(*(f"&nosuch;<pubDate>{format_datetime(time)}</pubDate>" for time in TIMES)),
    "Atom": "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>"
    + "".join(f"<entry><id>{n}</id><title>{n}</title><updated>{time}</updated></entry>" for n, time in enumerate(ISO))
    + "</feed>",
    "JSON": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"id": n, "url": f"/{n}", "title": str(n), "date_published": time} for n, time in enumerate(ISO)],
        }
    ),
    "sitemap": f"<urlset xmlns:n='{NEWS}'>"
    + "".join(
        f"<url><loc>/{n}</loc><n:news><n:title>{n}</n:title><n:publication_date>{time}</n:publication_date></n:news></url>"
        for n, time in enumerate(ISO)
    )
    + "</urlset>",
}


@pytest.mark.parametrize("form", OLDEST_FIRST)
def test_the_newest_entries_of_a_feed_that_is_appended_to_are_read_not_the_same_oldest_for_ever(form):
    feed = parse(OLDEST_FIRST[form].encode(), url=URL, content_type=None)
    assert [entry.title for entry in feed.entries] == [str(number) for number in range(500, COUNT)]
    assert [entry.position for entry in feed.entries] == list(range(MAX_ENTRIES))
    assert feed.problems[-1] == "2500 entries, the newest 2000 are read"


def test_an_edit_does_not_make_an_old_entry_one_of_the_newest():
    dates = [f"<atom:updated>2027-01-01T00:00:00Z</atom:updated><pubDate>{format_datetime(time)}</pubDate>" for time in TIMES]
    body = rss(*dates).replace("<rss ", "<rss xmlns:atom='http://www.w3.org/2005/Atom' ")
    assert parse(body.encode(), url=URL, content_type=None).entries[0].title == "500"


def test_both_ends_of_a_feed_without_dates_are_read():
    feed = parse(rss(*[""] * COUNT).encode(), url=URL, content_type=None)
    assert [entry.title for entry in feed.entries] == [str(number) for number in (*range(1000), *range(1500, COUNT))]
    assert feed.problems == ("2500 entries, the first 1000 and the last 1000 are read",)


def test_of_a_document_that_does_not_cut_the_first_entries_are_read():
    body = rss(*[""] * COUNT).replace("<title>7</title>", "<title>7</title><item><title>within</title></item>")
    feed = parse(body.encode(), url=URL, content_type=None)
    assert (len(feed.entries), feed.problems[-1]) == (MAX_ENTRIES, "more than 2000 entries, the rest is not read")
