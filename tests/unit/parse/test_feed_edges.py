"""What the data files cannot say: the boundary to feedparser, caps, and single functions."""

from __future__ import annotations

import pytest

from aggregator.core.edits import content_hash
from aggregator.errors import Outcome, ParseError
from aggregator.parse import feed as feed_module
from aggregator.parse.entry import size
from aggregator.parse.feed import parse
from aggregator.parse.reader import read

URL = "https://harbour.example/feed.xml"


def rss(items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>T</title><link>https://harbour.example/</link>{items}</channel></rss>".encode()


def test_a_fault_of_the_parser_is_named_and_not_passed_on(monkeypatch):
    def broken(*_arguments):
        raise OverflowError("year is out of range")

    monkeypatch.setattr(feed_module, "read", broken)
    with pytest.raises(ParseError, match="OverflowError: year is out of range") as refused:
        parse(rss(""), url=URL, content_type=None)
    assert refused.value.outcome is Outcome.NOT_A_FEED


WHOLE = rss("".join(f"<item><title>Ferry {n}</title><link>/{n}</link><guid>{n}</guid></item>" for n in range(3))).decode()


@pytest.mark.parametrize("ends", ["<item>", "<item><title>Fer", "<title>Ferry 2</title>", "<link>/2</li", "2</guid>", "2</guid></it"])
def test_the_entry_a_document_breaks_off_in_is_left_out_and_said(ends):
    found = parse(WHOLE[: WHOLE.rindex(ends) + len(ends)].encode(), url=URL, content_type=None)
    assert ([entry.title for entry in found.entries], found.breaks_off) == (["Ferry 0", "Ferry 1"], True)
    assert found.problems[-1] == "it breaks off within an entry, which is left out"


@pytest.mark.parametrize("gone", ["</rss>", "</channel></rss>", "</item></channel></rss>", "</guid>"])
def test_a_document_that_lacks_only_closing_tags_has_all_its_entries(gone):
    body = WHOLE[: WHOLE.rindex(gone)] + (WHOLE[WHOLE.rindex(gone) + len(gone) :] if gone == "</guid>" else "")
    found = parse(body.encode(), url=URL, content_type=None)
    assert len(found.entries) == (2 if gone.startswith("</item>") else 3)


ENTRY_WORDS = {
    "RSS": rss(
        "<item><title>Late</title><link>/x</link><category>sea</category><description>&lt;p&gt;The &lt;b>ferry</description></item>"
    ),
    "JSON": b'{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1,"url":"https://harbour.example/x","title":"Late","tags":["sea"],'
    b'"content_html":"<p>The <b>ferry"}]}',
    "sitemap": b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url>"
    b"<loc>https://harbour.example/x</loc><n:news><n:title>Late</n:title><n:keywords>sea</n:keywords></n:news></url></urlset>",
}


@pytest.mark.parametrize("kind", ENTRY_WORDS)
def test_an_entry_brings_its_words_and_the_digest_of_what_it_says(kind):
    [entry] = parse(ENTRY_WORDS[kind], url=URL, content_type=None).entries
    assert entry.text == ("" if kind == "sitemap" else "The ferry")
    assert entry.content_hash == content_hash("Late", entry.text, "https://harbour.example/x", (), ("sea",))


def test_a_root_that_only_sounds_like_a_feed():
    with pytest.raises(ParseError) as refused:
        parse(b"<xml><data>1</data></xml>", url=URL, content_type=None)
    assert refused.value.outcome is Outcome.NOT_A_FEED


def test_references_in_links_and_guids_of_ill_formed_feeds():
    [entry] = parse(
        rss("<item><title>a & b</title><link>/a?x=1&amp;y=2&#38;z=&#x33;</link><guid isPermaLink='false'>g&lt;1&gt;</guid></item>"),
        url=URL,
        content_type=None,
    ).entries
    assert (entry.url, entry.guid) == ("https://harbour.example/a?x=1&y=2&z=3", "g<1>")


def test_an_element_that_is_never_closed_ends_at_the_next_one():
    [entry] = parse(
        rss("<item><title>a & b</title><link>https://harbour.example/a<description>text</description></item>"), url=URL, content_type=None
    ).entries
    assert entry.url == "https://harbour.example/a"


def test_expired_and_other_dates_are_left_alone():
    body = rss("<item><title>a</title><expirationDate>soon</expirationDate><pubDate>now</pubDate></item>")
    [entry] = parse(body, url=URL, content_type=None).entries
    assert [time.raw for time in entry.times] == ["now"]


def test_media_files_and_pictures_of_an_entry():
    media = (
        "<media:content url='/v.mp4' type='video/mp4' fileSize='9'/><media:content url='/p.jpg' type='image/jpeg'/>"
        "<enclosure url='/q.png' type='image/png' length='1'/>"
    )
    body = rss(f"<item><title>a</title>{media}</item>").replace(b"<rss ", b"<rss xmlns:media='http://search.yahoo.com/mrss/' ")
    [entry] = parse(body, url=URL, content_type=None).entries
    assert [(file.url[-6:], file.length) for file in entry.enclosures] == [("/q.png", 1), ("/v.mp4", 9)]
    assert entry.image_url == "https://harbour.example/p.jpg"


def test_an_author_with_a_mail_address_alone():
    body = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>a</title><author><email>jo@x.example</email></author></entry></feed>"
    assert parse(body, url=URL, content_type=None).entries[0].authors == ("jo@x.example",)


def test_sitemap_entries_without_an_address_are_left_out():
    news = "<news:news><news:title>{}</news:title><news:publication/></news:news>"
    body = (
        "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
        f"<url><loc>mailto:x</loc>{news.format('a')}</url><url><loc>https://harbour.example/b</loc>{news.format('b')}</url></urlset>"
    ).encode()
    feed = parse(body, url=URL, content_type=None)
    assert [entry.title for entry in feed.entries] == ["b"]
    assert feed.title == "harbour.example"


@pytest.mark.parametrize(
    ("stated", "length"), [("12", 12), ("1,234", 1234), (7, 7), ("-1", None), ("0", None), ("2 MB", None), ("٣", None), (None, None)]
)
def test_sizes(stated, length):
    assert size(stated) == length


def test_feedparser_is_never_given_a_date_to_read():
    document = read("<rss><channel><item><pubDate>Mon, 02 Mar 2026 10:00:00 CEST</pubDate></item></channel></rss>", URL, None, 10)
    assert "published_parsed" not in document.entries[0].values
    assert document.entries[0].values["published"] == "Mon, 02 Mar 2026 10:00:00 CEST"


@pytest.mark.parametrize("end", [b"<item></channel></rss>", b"<item>& </channel>"])
def test_a_document_without_end_is_read_up_to_the_cap(end, monkeypatch):
    monkeypatch.setattr(feed_module, "MAX_ENTRIES", 3)
    items = b"".join(b"<item><title>%d</title></item>" % number for number in range(50))
    feed = parse(b"<rss><channel>&nosuch;" + items + end, url=URL, content_type=None)
    assert [entry.title for entry in feed.entries] == ["0", "1", "2"]
    assert feed.problems[-1] == "more than 3 entries, the rest is not read"


def test_a_json_feed_is_capped_too(monkeypatch):
    monkeypatch.setattr(feed_module, "MAX_ENTRIES", 3)
    feed = parse(b'{"title": "T", "items": [' + b'{"id": "a"},' * 9 + b'{"id": "b"}]}', url=URL, content_type=None)
    assert len(feed.entries) == 3
    assert feed.problems == ("10 entries, the first 2 and the last 1 are read",)


def test_a_document_that_needs_too_much_memory_is_a_limit_not_a_fault(monkeypatch):
    def greedy(*_arguments):
        raise MemoryError

    monkeypatch.setattr(feed_module, "read", greedy)
    with pytest.raises(ParseError) as refused:
        parse(rss(""), url=URL, content_type=None)
    assert refused.value.outcome is Outcome.PARSE_TIMEOUT


def test_elements_that_never_close_are_bounded():
    with pytest.raises(ParseError, match="elements are open"):
        parse(b"<rss><channel><item>" + b"<a>" * 60_000, url=URL, content_type=None)


def test_a_title_of_white_space_alone_is_read_in_no_time():
    [entry] = parse(rss("<item><title>" + " " * 1_000_000 + "</title><link>/a</link></item>"), url=URL, content_type=None).entries
    assert entry.title == ""


ATTRIBUTES = " ".join(f'a{number}="x"' for number in range(60_000))  # as XML they took a minute and a half, as HTML a second


@pytest.mark.parametrize("before", ["", "&nosuch;"], ids=["well-formed", "ill-formed"])
def test_attributes_by_the_thousand_are_refused(before):
    with pytest.raises(ParseError, match="<foo> has 60000 attributes: more than 1000 are not read") as refused:
        parse(rss(f"{before}<item><foo {ATTRIBUTES}>x</foo></item>"), url=URL, content_type=None)
    assert refused.value.outcome is Outcome.NOT_A_FEED


@pytest.mark.parametrize("value", ["x", ">", "<", "' a"])
def test_attributes_by_the_thousand_in_the_text_of_an_entry_are_dropped(value):
    markup = f"<p {ATTRIBUTES.replace('x', value)}>the <b>text</b></p>"
    body = rss(f"<item><title>a</title><description><![CDATA[{markup}]]></description></item>")
    [entry] = parse(body, url=URL, content_type=None).entries
    assert entry.summary_html == "<p>the <b>text</b></p>"


def test_a_sitemap_of_fifty_thousand_entries_is_capped():
    pages = "".join(f"<url><loc>/{number}</loc><n:news><n:title>{number}</n:title></n:news></url>" for number in range(50_000))
    body = f"<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>{pages}</urlset>".encode()
    feed = parse(body, url=URL, content_type=None)
    assert (len(feed.entries), feed.entries[-1].title) == (2000, "49999")
    assert feed.problems == ("50000 entries, the first 1000 and the last 1000 are read",)


@pytest.mark.parametrize(
    "value", ["[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000, "9" * 100_000], ids=["lists", "objects", "digits"]
)
def test_json_that_no_parser_can_hold_is_no_feed(value):
    body = f'{{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{{"id": "1", "x": {value}}}]}}'
    with pytest.raises(ParseError) as caught:
        parse(body.encode(), url="https://a.example/feed.json", content_type="application/feed+json")
    assert caught.value.outcome is Outcome.NOT_A_FEED


@pytest.mark.parametrize("item", ["<author>{}</author>", "<author>{}<x/></author>", "<author>{}</author><broken>"])
def test_an_author_of_endless_text_with_an_at_sign_is_a_name(item):
    """feedparser's search for a mail address began anew at every character: minutes for such an element, in either lane."""
    endless = "a-" * 150_000 + " @"
    found = parse(rss(f"<item><title>t</title><link>/x</link>{item.format(endless)}</item>"), url=URL, content_type=None)
    assert all(len(name) < len(endless) for entry in found.entries for name in entry.authors)


SITEMAP = (
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
    + "".join(f"<url><loc>https://harbour.example/{n}</loc><n:news><n:title>Ferry {n}</n:title></n:news></url>" for n in range(3))
    + "</urlset>"
)


@pytest.mark.parametrize("ends", ["<loc>https://harbour.exa", "<n:title>Ferry", "</n:news>"])
def test_the_entry_a_sitemap_breaks_off_in_is_left_out_and_said(ends):
    found = parse(SITEMAP[: SITEMAP.rindex(ends) + len(ends)].encode(), url=URL, content_type=None)
    assert [entry.url for entry in found.entries] == ["https://harbour.example/0", "https://harbour.example/1"]
    assert (found.breaks_off, found.problems) == (True, ("it breaks off within an entry, which is left out",))


def test_a_sitemap_that_breaks_off_at_once_is_none_and_one_without_its_last_tag_is_whole():
    with pytest.raises(ParseError, match="breaks off before"):
        parse(SITEMAP[: SITEMAP.index("</n:title>")].encode(), url=URL, content_type=None)
    assert len(parse(SITEMAP.removesuffix("</urlset>").encode(), url=URL, content_type=None).entries) == 3
    assert parse(SITEMAP[: SITEMAP.index("<url>") - 1].encode() + b"/>", url=URL, content_type=None).entries == ()
