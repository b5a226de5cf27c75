"""Sanitised HTML read by its tags says what a parser finds in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aggregator.markup import clean_to_text, plain, sanitise, to_text
from aggregator.markup.clean import TAGS
from aggregator.markup.tree import MAX_DEPTH, fragment, is_too_deep
from tests.sanitising import BASES, MARKUP

BASE = "https://harbour.example/news/a.html"
DATA = Path(__file__).parents[1] / "data"
DOCUMENTS = [path for kind in ("feeds", "pages") for path in sorted((DATA / kind).iterdir()) if path.suffix in {".xml", ".html", ".json"}]
VOID = plain._VOID | {"wbr"}


def element(name: str, inner: str) -> str:
    return f"<{name}>{inner}" + ("" if name in VOID else f"</{name}>")


@pytest.mark.parametrize("outer", sorted(TAGS - VOID))
def test_what_a_parser_does_not_find_as_written_is_known(outer):
    """libxml2 goes by the innermost open element and the one that begins: the pairs are all there is to know."""
    for inner in TAGS - plain._CLOSING.get(f"/{outer}", frozenset()) - {"wbr"}:
        root = fragment(f"1<{outer}>2{element(inner, '3')}4</{outer}>5")
        assert [node.tag for node in root.iter()] == ["body", outer, inner]
        assert ("".join(root[0].itertext()), root[0].tail) == ("234", "5")


@pytest.mark.parametrize("outer", sorted(TAGS - VOID))
def test_every_element_in_every_other_says_the_same(outer):
    for inner in TAGS:
        for html in (
            f"a<{outer}>b{element(inner, 'c')}d</{outer}>e",
            f"a<b><{outer}>b<b>{element(inner, 'c')}d</b>e</{outer}>f</b>g",
            f"<{outer}><{outer}>b\n{element(inner, 'c')}</{outer}>-</{outer}>",
        ):
            assert clean_to_text(html) == to_text(html), html


TEXTS = st.text(st.sampled_from("ab- \n\n\t\r\u00a0\u2003\x85\u2028é"), max_size=8) | st.sampled_from(
    ["\ra", "&amp;", "&lt;b&gt;", "&amp;lt;", "&amp;amp;nbsp;", "&nbsp;", "&quot;&#x27;", "a", "a\n\nb", " ", "-", "\r\n", "a\rb"]
)
FLOW = st.sampled_from(sorted(TAGS - VOID))
TREES = st.recursive(
    TEXTS
    | st.sampled_from(["<br>", "<hr>", '<img src="https://x.example/a">', "<wbr>", '<img alt="a > b">', "</p>", "<li>", "<span>x</span>"]),
    lambda inner: st.builds(lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", FLOW, st.lists(inner, max_size=4)),
    max_leaves=12,
)


@given(st.lists(TREES, max_size=4).map("".join))
@settings(max_examples=400, deadline=None)  # the first example loads codecs
@example("<pre>a\n b<code>c\nd</code>e\nf</pre>")
@example("<pre><code>a\nb</code></pre>")
@example("<pre>\r\na\rb</pre>")
@example("<pre>&amp;\r\n&amp;</pre>")
@example("<ul><li>-</li><li>a</li><li>a</li></ul>")
@example('<p title="&lt;b>">a</p>')
def test_nested_elements_are_read_as_by_a_parser(html):
    assert clean_to_text(html) == to_text(html)


@given(MARKUP, BASES)
@settings(max_examples=300, deadline=None)  # as above
@example("<p>a<marquee><p>b</p>c</marquee>d", BASE)
@example("<h1>a<marquee><p>b</p>c</marquee>d</h1>e", BASE)
@example("<p>a<table><td>b", BASE)
@example('<a href="http://da.feedsportal.com/c"><table><td><a href="/x">y</a>z</td></table></a>', BASE)  # leaves ends without beginnings
@example("a&amp;b", BASE)
def test_what_was_sanitised_is_read_as_by_a_parser(html, base):
    clean = sanitise(html, base)
    assert clean_to_text(clean) == to_text(clean)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_our_documents_are_read_as_by_a_parser(path):
    clean = sanitise(path.read_bytes().decode("utf-8", "replace"), BASE)
    assert clean_to_text(clean) == to_text(clean)


@pytest.mark.parametrize("pair", ["<div>", "<li><dd>", "<b>", "<td><table><tbody><tr>"])
@pytest.mark.parametrize("depth", [40, MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1, 1000])
def test_depth_is_no_limit_to_what_is_read(pair, depth):
    html = pair * (depth // pair.count("<"))
    closed = html + "text" + "".join(f"</{name}>" for name in reversed(plain._TAG.findall(html)))
    assert clean_to_text(closed) == to_text(closed)
    assert clean_to_text(closed) == "text" or is_too_deep(closed) or pair == "<li><dd>"


def test_reading_is_linear_in_what_never_closes():
    html = "<p>" * 100_000 + '<a href="' * 10_000
    assert clean_to_text(html) == to_text(html)
