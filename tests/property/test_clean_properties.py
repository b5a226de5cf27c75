"""What nh3 lets through is made absolute and tidied as if nh3 had asked about every attribute."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aggregator.core.urls import absolute
from aggregator.markup import sanitise
from aggregator.markup.clean import ATTRIBUTES, TAGS
from aggregator.markup.tree import is_too_deep
from tests.sanitising import BASES, MARKUP, by_filter

BASE = "https://harbour.example/news/a.html"
DATA = Path(__file__).parents[1] / "data"
DOCUMENTS = [path for kind in ("feeds", "pages") for path in sorted((DATA / kind).iterdir()) if path.suffix in {".xml", ".html", ".json"}]


@given(MARKUP, BASES)
@settings(max_examples=250, deadline=None)  # the first example loads codecs
@example('<img src="" data-src="/late.jpg" title="t" alt="a">', BASE)  # the last attribute takes the place of one that goes
@example('<img data-src="javascript:x" src="/i.png" alt="a">', BASE)
@example('<a title="t" href="">a</a>', BASE)
@example('<a href="/1"><table><tr><td><a href="" title="t" lang="en">a</a></td></tr></table></a>', BASE)
@example('<a href="/a&#1;b&#9;c">a</a><a href="&#1;/a">b</a>', BASE)  # a control character is encoded in an address, gone elsewhere
@example('<p><img src="/i.png" width="&#1;1"></p>', BASE)
@example('<a href="/a?b&amp;amp;c&amp;amp;amp;d">a</a>', BASE)
@example('<a href="https://x.example/?\'&quot;&lt;&gt;&nbsp;">a</a>', BASE)
@example('<a href="~ff/h?a=1"><img src="b.gif"></a>', "http://feeds.feedburner.com/")
@example('<a href="https://feed&#10;burner.com/~ff/h">a</a>', BASE)
@example('<a href="FEED:javascript:x()">a</a><a href="feed://x.example/">b</a>', BASE)
def test_addresses_come_out_as_if_each_had_been_asked_for(html, base):
    assert sanitise(html, base) == by_filter(html, base)


class Reader(HTMLParser):
    """What a reader of another make sees: every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@given(MARKUP, BASES)
@settings(deadline=None)  # as above
def test_another_reader_sees_no_tag_attribute_or_address_that_is_not_allowed(html, base):
    for tag, attributes in Reader(sanitise(html, base)).tags:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) - {"data-src"} | {"rel", "loading"}
        for name in {"href", "src"} & set(attributes):
            assert attributes[name].lower().startswith(("http://", "https://"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_our_documents_come_out_as_if_each_address_had_been_asked_for(path):
    text = path.read_bytes().decode("utf-8", "replace")
    if not is_too_deep(text):
        assert sanitise(text, BASE) == by_filter(text, BASE)


PARTS = st.sampled_from(
    ["a", "/", "//", ".", "..", "/.", "%2e", "?", "#", ";", ":", "&", "&amp;", "=", "~", "@", "\\", " ", "\t", "é", "www.", "[", "|", "'"]
)
SITES = BASES | st.lists(PARTS, max_size=5).map(lambda parts: "https://harbour.example" + "".join(parts))


@given(st.lists(PARTS, max_size=8).map("".join) | st.text(max_size=20), SITES)
@settings(max_examples=250, deadline=None)  # as above
@example("/" + "x" * 8168, BASE)
@example("/" + "x" * 8169, BASE)
def test_an_address_with_nothing_to_repair_is_what_repairing_it_gives(rest, base):
    for href in (rest, f"/{rest}", f"#{rest}", f"https://harbour.example/{rest}", f"http://harbour.example?{rest}"):
        assert absolute(base, href) == absolute(base, f" {href}")


def test_an_address_is_an_address_up_to_its_longest():
    longest = "https://harbour.example/".ljust(8192, "x")
    assert absolute("", longest) == longest
    assert absolute("", longest + "x") is None
