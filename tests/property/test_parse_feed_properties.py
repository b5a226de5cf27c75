"""Whatever the bytes: a feed, or ParseError. Nothing else, and nothing slow."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aggregator.core.edits import content_hash
from aggregator.errors import Outcome, ParseError
from aggregator.markup import one_line, sanitise, to_text, words
from aggregator.markup.encoding import decode
from aggregator.markup.html import Document
from aggregator.model.entry import ParsedFeed
from aggregator.model.times import ClaimKind
from aggregator.parse.feed import MAX_ENTRIES, parse

CASES = Path(__file__).parents[1] / "data" / "feeds"
BODIES = [path.read_bytes() for path in sorted(CASES.iterdir()) if path.suffix in {".xml", ".json", ".html"} and ".expect" not in path.name]
SMALL = [body for body in BODIES if len(body) < 20_000]
_WRITTEN = rb"""< > </ <![CDATA[ ]]> <!-- <!DOCTYPE <!ENTITY|a|"b"> & &# &#x110000; &a; <item> </item> <link <entry|xmlns='x'> xmlns:a=''
<?xml|encoding='utf-16'?> { " ' <source> <image> <a:b:c/> <rss:item> <content|type='xhtml'> <svg> <media:group> base='http://['
xml:base='//' xml:lang='' <category/> <author/> <?"""  # a | stands for a blank
PIECES = [b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", *(piece.replace(b"|", b" ") for piece in _WRITTEN.split())]
types = st.sampled_from([None, "", "text/html", "application/json", "text/xml; charset=utf-16", "text/plain; charset=nonsense", "\x00;;="])


@st.composite
def mutated(draw) -> bytes:
    """Return one of our data files with a few cuts, repetitions and pieces of markup in it."""
    body = bytearray(draw(st.sampled_from(SMALL)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(body)))
        length = draw(st.integers(0, 40))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=4), st.just(bytes(body[at : at + length]) * 2)))
        body[at : at + length] = piece
    return bytes(body)


def holds(body: bytes, content_type: str | None) -> None:
    try:
        feed = parse(body, url="https://harbour.example/feed.xml", content_type=content_type)
    except ParseError as error:
        refused = error
    else:
        holds_for(feed)
        return
    assert refused.outcome in {Outcome.EMPTY_BODY, Outcome.HTML_PAGE, Outcome.NOT_A_FEED, Outcome.BAD_ENCODING}
    assert str(refused)


def holds_for(feed: ParsedFeed) -> None:
    assert len(feed.entries) <= MAX_ENTRIES
    for position, entry in enumerate(feed.entries):
        assert entry.position == position
        assert entry.url is None or entry.url.startswith(("http://", "https://"))
        assert "\n" not in entry.title
        assert entry.guid is None or entry.guid.strip()
        assert all(time.raw and time.kind in ClaimKind for time in entry.times)
        assert "<script" not in (entry.summary_html + entry.content_html).lower()
        assert entry.text == to_text(entry.content_html or entry.summary_html)
        assert entry.content_hash == content_hash(entry.title, entry.text, entry.url, entry.authors, entry.tags)


@given(mutated(), types)
@settings(max_examples=300, deadline=None)  # the first example loads codecs
@example(b"<rss><item><title>&#xd800;&#x110000;</title></item></rss>", None)
@example(b"<rss version='2.0'><channel><item><author><name><name/></author></item>", None)
@example(b"<feed><entry><updated base='http://['>x</updated></entry></feed>", None)
@example(b"<rss " + b"'" * 3000 + b"<item>", None)
@example(b"{" + b'"items":[' * 50_000, None)
@example(b"<rss><channel>" + b"<item>" * 3000, None)
@example(b"<rss><channel><item>" + b"<a>" * 20_000, None)
def test_broken_feeds_end_in_a_feed_or_a_named_outcome(body, content_type):
    holds(body, content_type)


@given(st.binary(max_size=300), types)
@settings(deadline=None)  # as above
def test_any_bytes_do(body, content_type):
    holds(body, content_type)
    to_text(decode(body, content_type).text)
    page = Document.from_bytes(body, "https://harbour.example/", content_type)
    assert isinstance(page.title, str)
    assert all(found["href"].startswith("http") for found in page.alternates())
    assert all(href.startswith("http") for href, _ in [*page.anchors(), (page.refresh() or "http", "")])


markupish = st.lists(st.one_of(st.text(max_size=6), st.sampled_from([piece.decode("latin-1") for piece in PIECES])), max_size=30).map(
    "".join
)


@given(markupish)
def test_any_markup_can_be_cleaned_and_read(markup):
    clean = sanitise(markup, "https://harbour.example/")
    assert sanitise(clean, "https://harbour.example/") == clean
    assert words(to_text(markup)) >= 0
    title = one_line(markup)
    assert title == " ".join(title.split())


def test_more_entries_than_any_feed_needs_are_cut_with_a_note():
    items = "".join(f"<item><title>{n}</title></item>" for n in range(MAX_ENTRIES + 5))
    feed = parse(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), url="https://harbour.example/f", content_type=None)
    assert len(feed.entries) == MAX_ENTRIES
    assert "entries" in feed.problems[-1]
