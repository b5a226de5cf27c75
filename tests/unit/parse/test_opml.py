from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.errors import UsageError
from aggregator.parse.opml import OpmlFeed, left_out, read, write


def test_folders_become_tags_and_a_folder_in_a_folder_keeps_its_path() -> None:
    data = """<opml version="2.0"><body>
      <outline text="News"><outline text="Zürich"><outline type="rss" text="A" xmlUrl="https://a.example/"/></outline>
      <outline text="B" xmlUrl="https://b.example/" category="/local,/paid"/></outline>
      <outline title="C" XMLURL="https://c.example/"/></body></opml>"""
    assert read(data.encode()) == (
        OpmlFeed("https://a.example/", "A", tags=("News/Zürich",)),
        OpmlFeed("https://b.example/", "B", tags=("local", "paid", "News")),
        OpmlFeed("https://c.example/", "C"),
    )


def test_a_feed_listed_in_two_folders_is_one_feed_with_two_tags() -> None:
    one = b'<outline text="A" xmlUrl="https://a.example/"/>'
    data = b'<opml><body><outline text="x">' + one + b'</outline><outline text="y">' + one + b"</outline></body></opml>"
    assert read(data) == (OpmlFeed("https://a.example/", "A", tags=("x", "y")),)


def test_an_entity_bomb_stays_a_dud() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY e0 "boom">{entities}]><opml><body><outline text="&e11;" xmlUrl="https://a.example/"/></body></opml>'
    (feed,) = read(data.encode())
    assert len(feed.title) < 100


def test_an_external_entity_opens_no_file() -> None:
    data = (
        b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;" xmlUrl="https://a.example/"/></body></opml>'
    )
    (feed,) = read(data)
    assert "root:" not in feed.title


def test_paths_and_foreign_schemes_come_out_as_written_for_the_caller_to_refuse() -> None:
    data = b'<opml><body><outline text="../../etc" xmlUrl="file:///etc/passwd"/><outline text="b" xmlUrl="../x"/></body></opml>'
    assert [feed.url for feed in read(data)] == ["file:///etc/passwd", "../x"]


@pytest.mark.parametrize("data", [b"", b"/etc/passwd", b"https://127.0.0.1/", b"{}", b"<html><body>No</body></html>"])
def test_what_is_no_list_of_feeds_says_so(data: bytes) -> None:
    with pytest.raises(UsageError, match="not an OPML file"):
        read(data)


def test_what_the_reader_trips_over_is_said_to_be_broken() -> None:
    with pytest.raises(UsageError, match="too broken to read"):
        read(b"<outline><rdf:RDF>")  # found by bench/fuzz.py


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
@pytest.mark.parametrize("declaration", ['<?xml version="1.0" encoding="{}"?>', '<?xml version="1.0"?>', ""])
def test_names_are_read_in_every_usual_encoding(encoding: str, declaration: str) -> None:
    text = (
        declaration.format(encoding.removesuffix("-sig")) + '<opml><body><outline text="Zürich" xmlUrl="https://a.example/"/></body></opml>'
    )
    assert read(text.encode(encoding))[0].title == "Zürich"


def test_an_empty_list_is_a_list() -> None:
    assert read(write([])) == ()


def test_a_written_list_is_what_other_readers_expect() -> None:
    feed = OpmlFeed("https://a.example/?x=1&y=2", 'A & "B" <c>', "https://a.example/", ("News", "x"))
    assert write([feed]).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head>\n    <title>Feeds</title>\n  </head>\n  <body>\n'
        '    <outline text="News" title="News">\n'
        '      <outline type="rss" text="A &amp; &quot;B&quot; &lt;c&gt;" title="A &amp; &quot;B&quot; &lt;c&gt;" '
        'xmlUrl="https://a.example/?x=1&amp;y=2" htmlUrl="https://a.example/" category="/News,/x"/>\n'
        "    </outline>\n  </body>\n</opml>\n"
    )


def test_a_feed_without_a_title_is_listed_under_its_address_and_comes_back_without_one() -> None:
    """Its address was its name ever after, whatever the feed was called."""
    data = write([OpmlFeed("https://a.example/", "")])
    assert b'text="https://a.example/"' in data
    assert read(data)[0].title == ""


def a_list(*outlines: str) -> bytes:
    return f'<opml version="2.0" xmlns:frss="https://freshrss.org/opml"><body>{"".join(outlines)}</body></opml>'.encode()


KIWI = '<outline type="rss" text="Kiwi" xmlUrl="https://kiwi.example/rss"/>'


@pytest.mark.parametrize("off", ['disabled="true"', 'isComment="true"'])
def test_a_feed_that_the_other_reader_does_not_poll_comes_paused(off: str) -> None:
    """Miniflux's disabled feeds were polled."""
    outline = f'<outline type="rss" text="B" xmlUrl="https://b.example/" {off}/>'
    assert [feed.enabled for feed in read(a_list(KIWI, outline))] == [True, False]


def test_a_folder_that_is_commented_out_pauses_the_feeds_in_it_alone() -> None:
    folder = f'<outline text="Old" isComment="true">{KIWI}</outline>'
    after = '<outline text="B" xmlUrl="https://b.example/"/></outline>'
    assert [feed.enabled for feed in read(a_list(folder, after))] == [False, True]


def test_a_paused_feed_is_paused_again_after_export_and_import() -> None:
    feeds = (OpmlFeed("https://a.example/", "A", enabled=False), OpmlFeed("https://b.example/", "B"))
    assert read(write(feeds)) == feeds


def test_what_another_reader_scrapes_is_named_and_no_feed() -> None:
    """FreshRSS's pages behind XPath were polled as feeds."""
    page = '<outline text="Board" type="HTML+XPath" xmlUrl="https://b.example/news" frss:xPathItem="//li"/>'
    data = a_list(page, KIWI, '<outline text="J" type="JSONFeed" xmlUrl="https://j.example/feed.json"/>')
    assert [feed.title for feed in read(data)] == ["Kiwi", "J"]
    assert [(who, "HTML+XPath" in why) for who, why in left_out(data)] == [("https://b.example/news", True)]


@pytest.mark.parametrize(
    ("outline", "why"),
    [
        ('<outline text="Dynamic" frss:opmlUrl="https://o.example/list"/>', "is a list kept at https://o.example/list"),
        ('<outline text="Inc" type="include" url="https://o.example/l.opml"/>', "is a list kept at https://o.example/l.opml"),
        ('<outline text="Page" type="rss" htmlUrl="https://p.example/"/>', "has no xmlUrl; `aggregator feeds discover https://p.example/`"),
        ('<outline type="atom" xmlUrl=""/>', "has no xmlUrl"),
    ],
)
def test_what_stands_in_a_list_and_is_no_feed_is_named(outline: str, why: str) -> None:
    """Nothing was said, and its reader missed it months later."""
    ((who, told),) = left_out(a_list(KIWI, outline))
    assert who in {"Dynamic", "Inc", "Page", "an outline"}
    assert told.startswith(why)


def test_folders_notes_and_settings_of_other_readers_are_nothing_to_name() -> None:
    tt_rss = '<outline text="tt-rss-prefs"><outline pref-name="A" value="true"/></outline>'
    liferea = '<outline text="Unread" type="vfolder"><outline type="rule" text="r" rule="unread"/></outline>'
    link = '<outline type="link" text="Site" url="https://s.example/page.html"/>'
    assert left_out(a_list(tt_rss, liferea, link, '<outline text="Empty"/>', "</outline>", KIWI)) == ()


def test_a_name_that_was_escaped_twice_is_read_as_it_was_meant() -> None:
    data = a_list('<outline text="R&amp;amp;D"><outline text="Q&amp;#38;A" xmlUrl="https://a.example/"/></outline>')
    assert read(data) == (OpmlFeed("https://a.example/", "Q&A", tags=("R&D",)),)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_byte_order_mark(encoding: str) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><opml><body><outline text="Zürich" xmlUrl="https://a.example/"/></body></opml>'
    assert read(text.encode(encoding))[0].title == "Zürich"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04...", "but a zip archive; unpack it"),
        (b"\x1f\x8b...", "but a gzip archive; unpack it"),
        (b"<rss><channel><title>x</title></channel></rss>", "it looks like a feed; `aggregator feeds add`"),
    ],
)
def test_what_people_take_for_a_list_is_called_by_its_name(data: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read(data)


words = st.text(min_size=1, max_size=12, alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Z"), blacklist_characters="/")).filter(
    lambda word: word.strip() == word and word.isprintable() and html.unescape(word) == word  # "&gt;" is read as what others escaped twice
)
tags = st.lists(st.lists(words, min_size=1, max_size=3).map("/".join), max_size=3, unique=True)


@given(st.lists(st.tuples(st.integers(0, 99), words, tags), max_size=6, unique_by=lambda row: row[0]))
def test_names_and_tags_survive_the_way_out_and_in(rows: list[tuple[int, str, list[str]]]) -> None:
    feeds = [OpmlFeed(f"https://f{n}.example/?a=1&b=<2>", name, None, tuple(tags)) for n, name, tags in rows]
    back = {feed.url: feed for feed in read(write(feeds))}
    assert len(back) == len(feeds)
    for feed in feeds:
        assert back[feed.url].title == feed.title
        assert set(back[feed.url].tags) == set(feed.tags)


@given(st.text(max_size=20))
def test_no_name_breaks_the_document(name: str) -> None:
    (feed,) = read(write([OpmlFeed("https://a.example/", name.encode("utf-8", "replace").decode(), None, ("t",))]))
    assert feed.url == "https://a.example/"


def nested(folders: int, feeds: int) -> bytes:
    inner = "".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(feeds))
    return f"<opml><body>{'<outline text=~in~>'.replace('~', chr(34)) * folders}{inner}{'</outline>' * folders}</body></opml>".encode()


@pytest.mark.parametrize("folders", [200, 2000])
def test_folders_by_the_thousand_inside_each_other_are_refused(folders: int) -> None:
    """Each feed had the whole path: 20,000 feeds in 2,000 folders were 40 million names, and writing them ended in a RecursionError."""
    with pytest.raises(UsageError, match="more than 100 elements"):
        read(nested(folders, 5))


def test_folders_deeper_than_anybody_goes_are_cut_and_can_be_written_again() -> None:
    found = read(nested(30, 2))
    assert {feed.tags for feed in found} == {("/".join(["in"] * 20),)}
    assert read(write(found)) == found
