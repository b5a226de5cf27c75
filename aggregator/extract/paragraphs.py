"""The page's own long paragraphs: the witness an extractor's result is measured against, and the reader where it failed.

Comments, asides and what names itself furniture do not count: where they did, a page with a long discussion looked as if the extractor
had lost its text (11 of the 45 pages on which the two differ by half).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from lxml.etree import Element, SubElement, _Element
from lxml.html import HtmlElement

from aggregator.core.spacing import is_spaced

_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|commentaires?|comentarios?|kommentare?|komentarze|disqus\w*|respond|replies|reactions|discussion"
    r"|sidebar|footer|related\w*|recommend\w*|teasers?|newsletter|promo|popup|modal|cookie\w*|consent)(?:$|[\s_-])"
    r"|comment-?(?:body|content|text|list|item|author)",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset({"aside", "footer", "nav", "form", "script", "style", "noscript", "template", "button", "select", "figure"})
_WHOLE = frozenset({"html", "body", "main", "article"})  # never an aside, whatever their class says
_NO_LETTERS = re.compile(r"[\W_]+")
ENOUGH = 250  # characters of an article; where fewer are found, others are asked (trafilatura's MIN_EXTRACTED_SIZE)
_LONG = 60  # characters from which on a paragraph counts as text
_WIDE = 2.5  # characters of Latin script that one of Chinese or Japanese says
LINKED = 0.5  # a paragraph with more of it in links is a list of links
_MOST = 0.9  # share of the text that the article's own element holds
_LEADS = 2
_LEAD = 600  # characters; a longer one is no lead
STOPS = tuple('.!?\u2026"\u201d\u00bb\u201c\u3002\u0964\u06d4\u061f\uff01\uff1f')
_BLOCKS = frozenset({"p", "div", "ul", "ol", "section", "article", "header", "table", "blockquote", "h1", "h2", "h3", "span"})
_HOLDERS = (_BLOCKS - {"span"}) | {"li", "td", "h4", "h5", "h6", "body"}
_HEADS = {"h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}


def visible_length(tree: HtmlElement) -> int:
    """Return the characters in the page's long paragraphs that are neither lists of links nor in an aside."""
    return sum(len(line_of(paragraph)) for paragraph in told(tree))


def read(tree: HtmlElement) -> _Element:
    """Return the paragraphs, headings, lists and quotes of the smallest element that holds nearly all of the page's text.

    In trafilatura's vocabulary (p, head, list, quote), empty when there are no long paragraphs. `tree` is not changed.
    """
    body = Element("body")
    holder = _holder(list(told(tree)))
    for element in _blocks(holder) if holder is not None else ():
        _add(body, element)
    return body


def lost_lead(tree: HtmlElement, body: _Element, title: str) -> list[str]:
    """Return the paragraphs between the headline and the first block of `body`: extractors take a lead in a header for furniture.

    Only whole sentences outside asides, lists of links and captions; at most two, and none unless the page shows both ends.
    """
    first = _key("".join(map(str, body[0].itertext()))) if len(body) else ""
    found: list[str] = []
    begun = False
    for element in outside_asides(tree):
        line = _start_of(element)
        if element.tag in ("h1", "h2") and title and _key(line) == _key(title):
            begun, found = True, []
        elif begun and first and _key(line).startswith(first):
            return list(dict.fromkeys(found))[-_LEADS:]
        elif begun and _is_sentence(element, line):
            found.append(line)
    return []


def _is_sentence(element: HtmlElement, line: str) -> bool:
    if len(line) < _LONG or len(line) > _LEAD or line[-1] not in STOPS or any(isinstance(c.tag, str) and c.tag in _BLOCKS for c in element):
        return False
    return element.tag in ("p", "div", "h2", "h3", "span", "strong", "li") and link_share(element) < LINKED


def _key(text: str) -> str:
    return letters(text.lower())[:60]


def letters(text: str) -> str:
    """Return the letters and digits of a text, by which one line is known in another printing."""
    return _NO_LETTERS.sub("", text)


def is_headline(heading: HtmlElement, title: str) -> bool:
    """Return whether a heading is the page's title, which may go on with the name of the site."""
    said = letters(line_of(heading).lower())
    return bool(said) and letters(title.lower()).startswith(said)


def _start_of(element: HtmlElement) -> str:
    """Return the element's text on one line, cut where it is too long for a lead: whole pages need not be joined to be passed over."""
    pieces: list[str] = []
    length = 0
    for text in element.itertext():
        pieces.append(text)
        length += len("".join(text.split()))
        if length > _LEAD:
            break
    return " ".join("".join(pieces).split())


def line_of(element: HtmlElement) -> str:
    """Return the element's text on one line."""
    return " ".join("".join(element.itertext()).split())


def weight(line: str) -> int:
    """Return how much a line says, in characters of a script that spaces its words."""
    return len(line) if is_spaced(line) else int(_WIDE * len(line))


def link_share(element: HtmlElement) -> float:
    """Return which share of the element's text stands in links."""
    whole = len(line_of(element))
    return sum(len(line_of(link)) for link in element.iter("a")) / whole if whole else 0.0


class Linked:
    """Which blocks of a page hold a link; looked up when the first is asked for, since few pages need to know."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree

    def __call__(self, text: str) -> bool:
        """Return whether the page has a link in the block that says `text`."""
        return letters(text) in self._texts

    @cached_property
    def _texts(self) -> frozenset[str]:
        holders = (next((a for a in link.iterancestors() if a.tag in _HOLDERS), None) for link in self._tree.iter("a"))
        return frozenset(letters(_start_of(holder)) for holder in {h for h in holders if h is not None})


def is_aside(element: HtmlElement) -> bool:
    """Return whether the element itself is, by its tag or its name, no part of an article."""
    if element.tag in _ASIDE_TAGS:
        return True
    return element.tag not in _WHOLE and bool(_ASIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def told(tree: HtmlElement, measure: Callable[[str], int] = len) -> Iterator[HtmlElement]:
    """Yield the page's long paragraphs that are neither lists of links nor in an aside; `measure` tells how long a line is."""
    for element in outside_asides(tree):
        if element.tag == "p" and measure(line_of(element)) > _LONG and link_share(element) < LINKED:
            yield element


def outside_asides(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield elements in document order, asides and everything in them left out; iterative, since pages nest deep."""
    stack = [tree]
    while stack:
        element = stack.pop()
        if isinstance(element.tag, str) and not is_aside(element):
            yield element
            stack.extend(reversed(element))


def _holder(paragraphs: list[HtmlElement]) -> HtmlElement | None:
    """Return the smallest element that holds most of the paragraphs' text."""
    held: dict[HtmlElement, int] = {}
    for paragraph in paragraphs:
        for ancestor in paragraph.iterancestors():
            held[ancestor] = held.get(ancestor, 0) + len(line_of(paragraph))
    whole = sum(len(line_of(paragraph)) for paragraph in paragraphs)
    holders = [element for element, length in held.items() if length >= _MOST * whole]
    return max(holders, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _blocks(holder: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what is a block of text; what stands inside a list or quote is not yielded again."""
    inside: set[HtmlElement] = set()
    for element in outside_asides(holder):
        if element.getparent() in inside:
            inside.add(element)
        elif element.tag in ("p", "ul", "ol", "blockquote", "pre", *_HEADS) and line_of(element):
            inside.add(element)
            yield element


def _add(body: _Element, element: HtmlElement) -> None:
    if element.tag in _HEADS:
        SubElement(body, "head", rend=_HEADS[element.tag]).text = line_of(element)
    elif element.tag in ("ul", "ol"):
        _add_list(body, element)
    elif link_share(element) < LINKED:
        name = {"blockquote": "quote", "pre": "code"}.get(element.tag, "p")
        SubElement(body, name).text = "".join(element.itertext()) if name == "code" else line_of(element)


def _add_list(body: _Element, element: HtmlElement) -> None:
    """Add a list of text; a list of links is navigation."""
    if link_share(element) >= LINKED:
        return
    items = SubElement(body, "list", rend=str(element.tag))
    for item in element.iter("li"):
        if line_of(item):
            SubElement(items, "item").text = line_of(item)
