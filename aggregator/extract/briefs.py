"""Read a brief: the few lines below a headline, on a page that says more around them than they do.

Extractors weigh paragraphs against each other, and take a report of two sentences for too little: trafilatura then gives all that the
page says as one paragraph, menu and footer too (of 348 such pages of ours, in 14 languages and 12 layouts, 35 were read as they should).
So a brief is read by its place: from the first sentence below the headline on, within the smallest element that holds both.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import dropwhile

from lxml.etree import Element, SubElement, _Element
from lxml.html import HtmlElement

from aggregator.core.spacing import is_spaced
from aggregator.extract import paragraphs
from aggregator.extract.paragraphs import is_headline
from aggregator.extract.promo import furniture

LEAST = 20  # characters of a report of one line, in Chinese
_FIRST = 30  # of its first line, where words are spaced: "Photographer: Walter." is no report
_LONG = 40  # from which on a line is text without a full stop, too: Thai has none
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "br", "cite", "code", "em", "font", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "u", "wbr"}
)
_HOLDERS = frozenset({"p", "div", "td", "section", "article"})
_NO_COLUMN = frozenset({"html", "body", "header"})


def read(tree: HtmlElement, title: str) -> _Element:
    """Return the paragraphs of a brief in trafilatura's vocabulary (p), empty where no sentence follows the headline in its column."""
    body = Element("body")
    blocks = list(paragraphs.outside_asides(tree))
    heading = max(
        (e for e in blocks if e.tag == "h1" or (e.tag == "h2" and is_headline(e, title))), key=lambda e: is_headline(e, title), default=None
    )
    below = (e for e in dropwhile(lambda e: e is not heading, blocks) if _is_text(e))
    first = next((e for e in below if _tells(e) and _begins(paragraphs.line_of(e), title)), None)
    if heading is None or first is None:
        return body
    column = _column(heading, first)
    rest = (e for e in below if column in e.iterancestors() and (e.tag == "p" or _tells(e)))
    for line in (line for element in (first, *rest) for line in _lines(element)):
        SubElement(body, "p").text = line
    return body


def _column(heading: HtmlElement, first: HtmlElement) -> HtmlElement:
    """Return the smallest element that holds headline and text; where that is the whole page, the one that holds the text."""
    above = set(heading.iterancestors())
    shared = next((e for e in first.iterancestors() if e in above), first)
    if shared.tag == "header" and shared.getparent() is not None:
        shared = shared.getparent()
    return first.getparent() if shared.tag in _NO_COLUMN and first.tag == "p" else shared


def _is_text(element: HtmlElement) -> bool:
    """Return whether an element holds lines of text alone."""
    return element.tag in _HOLDERS and all(e.tag in _INLINE for e in element.iterdescendants() if isinstance(e.tag, str))


def _tells(element: HtmlElement) -> bool:
    """Return whether an element's text is a sentence at least, and no list of links."""
    line = paragraphs.line_of(element)
    is_whole = len(line) >= LEAST and (line.endswith(paragraphs.STOPS) or len(line) >= _LONG)
    return is_whole and paragraphs.link_share(element) < paragraphs.LINKED


def _begins(line: str, title: str) -> bool:
    """Return whether a line may be the first of the report, not a label, a date or a notice."""
    return (len(line) >= _FIRST or not is_spaced(line)) and furniture(line, title, first=True, last=True) is None


def _lines(element: HtmlElement) -> list[str]:
    """Return the lines of an element, which its breaks end."""
    text = deepcopy(element)
    for mark in text.iter("br"):
        mark.tail = f"\n{mark.tail or ''}"
    lines = (" ".join(line.split()) for line in "".join(text.itertext()).split("\n"))
    return [line for line in lines if line]
