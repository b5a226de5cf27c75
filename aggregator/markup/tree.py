"""lxml parsers, set up once: no network, no entities, no DTD, bounded depth."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from lxml import etree

from aggregator.markup.characters import legal

MAX_DEPTH = 200  # open elements: articles stay under 40, libxml2 gives up at 256, html5ever gets quadratic (200,000: 134 s)
MAX_ATTRIBUTES = 1000  # of one tag: html5ever and libxml2 compare each with all before it (300,000: 18 s and over a minute)
_HARMLESS = 40_000  # characters that hold too few attributes to matter (20,000: 80 ms)

_NOT_NESTING = "p|li|td|th|tr|dt|dd|option|tbody|thead|tfoot|br|hr|img|wbr|input|meta|link|col|source|area|base|embed|param|track"
_EDGE = re.compile(rf"<(/?)(?!(?:{_NOT_NESTING})(?![a-z0-9]))([a-z][a-z0-9]*+)")
_CAPITALS = re.compile("</?[A-Z]")


def is_too_deep(html: str) -> bool:
    """Tell whether `html` nests deeper than parsers bear, by the face of its tags: what is never closed, or closes itself, counts as open.

    An end closes a tag of its own name alone: those that close nothing must not hide what is open. Void elements do not count.
    """
    tags = html.count("<")
    if tags <= MAX_DEPTH or tags - html.count("</") <= MAX_DEPTH:
        return False
    edges = _EDGE.findall(html.lower() if _CAPITALS.search(html) else html)
    return _deepest(edges) > MAX_DEPTH


def _deepest(edges: Iterable[tuple[str, str]]) -> int:
    """Return how many elements are open at most; edges are ("/" or "", name)."""
    opened: defaultdict[str, int] = defaultdict(int)
    now = most = 0
    for closes, name in edges:
        if not closes:
            opened[name] += 1
            now += 1
            most = max(most, now)
        elif opened[name]:
            opened[name] -= 1
            now -= 1
    return most


_TAG_AS_READ = re.compile(r"""<([a-zA-Z][^\s/>]*+)((?:[^>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|[="'])*+)>?""")
_TAG_AT_FACE = re.compile(r"<([a-zA-Z][^\s/>]*+)([^>]*+)>?")  # what follows an open quote in a comment or a script
# What nearly all markup is: both find the same tags, of few attributes. At most 50 names before a value, 60 values, 15 names behind each.
_HARMLESS_TAGS = re.compile(
    r"""(?:[^<]++|<(?![a-zA-Z])|
    <[a-zA-Z][a-zA-Z0-9:._-]*+(?:[\s/][^<>"'=]{0,99}+(?:=(?:\s?+"[^"<>]*+"|\s?+'[^'<>]*+'|(?=[^\s"'<>=]))[^<>"'=]{0,30}+){0,60}+)?+>)*+""",
    re.VERBOSE,
)
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_NAME = re.compile(r"[^\s/=>]+")


def shorn(html: str) -> str:
    """Return `html` with the attributes of every tag gone that has more than MAX_ATTRIBUTES of them; linear in its length."""
    harmless = _HARMLESS_TAGS.match(html) if len(html) >= _HARMLESS else None
    if harmless is None or harmless.end() == len(html):
        return html
    for tag in (_TAG_AS_READ, _TAG_AT_FACE):
        if any(len(found.group()) > MAX_ATTRIBUTES for found in tag.finditer(html)):
            html = tag.sub(_bearable, html)
    return html


def _bearable(tag: re.Match[str]) -> str:
    if len(tag.group(2)) <= MAX_ATTRIBUTES or len(_NAME.findall(_VALUE.sub(" ", tag.group(2)))) <= MAX_ATTRIBUTES:
        return tag.group()
    return f"<{tag.group(1)}>"


def _html_parser() -> etree.HTMLParser:
    """Return a parser that forgives everything; a new one each time, since lxml parsers are not shared between threads cheaply."""
    return etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True, huge_tree=False)


def page(text: str) -> etree._Element | None:
    """Return the <html> element of a page given as text, None when there is nothing in it. Never raises."""
    text = shorn(legal(text))
    if not text.strip():
        return None
    root: etree._Element | None = etree.fromstring(text.encode("utf-8"), _html_parser())  # None for "<!-- -->", whatever the stubs say
    return root


def fragment(html: str) -> etree._Element | None:
    """Return an element that holds the parsed fragment, None when there is nothing in it. Never raises."""
    root = page(f"<html><body>{html}</body></html>")
    return None if root is None else root.find("body")
