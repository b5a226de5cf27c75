"""Whatever a feed does with its entries, an engine that skips those it knows stores what one stores that reads everything."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rereading import compared

guids = st.sampled_from(
    ["", "<guid>a</guid>", "<guid>b</guid>", "<guid>https://one.example/?p=1</guid>", "<guid>http://two.example/?p=1</guid>"]
)
links = st.sampled_from(
    ["", "/x", "https://one.example/x", "https://www.one.example/x?utm_source=feed", "/y", "https://one.example/", "https://two.example/x"]
)
titles = st.sampled_from(["A", "B", "Fähre läuft aus", "A &amp; B"])
texts = st.sampled_from(
    ["", "t", "<![CDATA[<p>t <item> u</p>]]>", "<!-- </item> -->t", "t\n12 comments", "t\x0cu", "&#x1f;t", "t\ufffd", "1 +AGE- 2"]
)
dates = st.sampled_from(
    [
        "",
        "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>",
        "<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>",
        "<pubDate>Mon, 02 Mar 2026 13:30:00 GMT</pubDate>",  # in the future at the first poll or two
        "<dc:date>2026-03-02</dc:date>",
    ]
)
items = st.builds(
    lambda guid, link, title, text, date: (
        f"<item>{guid}<link>{link}</link><title>{title}</title><description>{text}</description>{date}</item>"
    ),
    guids,
    links,
    titles,
    texts,
    dates,
)
heads = st.sampled_from(
    [
        "<link>https://one.example/</link>",
        "<link>https://one.example/</link><lastBuildDate>today</lastBuildDate>",
        "<link>https://two.example/</link>",
        '<link>https://one.example/</link><atom:link rel="self" href="https://one.example/x"/>',
        "<language>de</language>",
    ]
)
attributes = st.sampled_from(["", ' xml:lang="fr"', ' xml:base="https://base.example/"'])


beginnings = st.sampled_from(
    [
        b"",
        b"\xef\xbb\xbf",
        b'<?xml version="1.0" encoding="iso-8859-1"?>',
        b'<?xml version="1.0" encoding="utf-7"?>',
        b"junk <br>",
        b"<!-- <item> -->",
    ]
)
content_types = st.sampled_from(["text/xml", "text/xml; charset=utf-8", "text/xml; charset=iso-8859-1", "text/xml; charset=utf-7"])
encodings = st.sampled_from(["utf-8", "utf-8", "utf-8", "cp1252", "utf-16"])


@st.composite
def editions(draw):
    """Return a feed polled three times: some of its entries stay, some go, some come, in any order, in any encoding and under any label."""
    pool = draw(st.lists(items, min_size=1, max_size=8))
    documents = []
    for head, attribute in draw(st.lists(st.tuples(heads, attributes), min_size=3, max_size=3)):
        chosen = draw(st.lists(st.sampled_from([*pool, draw(items)]), max_size=9))
        listed = "\n".join(chosen)
        spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"'
        text = f'<rss version="2.0" {spaces}{attribute}><channel><title>News</title>{head}{listed}</channel></rss>'
        body = text.encode(draw(encodings), "xmlcharrefreplace")
        documents.append((draw(beginnings) + body, draw(content_types)))
    return documents


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents=editions())
def test_skipping_known_entries_changes_no_row_of_the_store(documents, tmp_path_factory, sqlite_template):
    compared(tmp_path_factory.mktemp("stores"), sqlite_template, documents)
