"""Put what a page's markup holds apart, and browsers show, in its place; and take out what they do not show, before anything is read.

Frames whose document stands in an attribute, shadow trees, the text for browsers without frames, initials that are pictures; readings
above characters (ruby), templates that a script fills in, sections that a publisher shows to subscribers alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.etree import ParserError
from lxml.html import HtmlElement, document_fromstring

from aggregator.markup.tree import is_too_deep, shorn

_LEAST = 200  # characters of a frame that holds more than an embedded post or an advertisement
_SUBSCRIBERS = re.compile(r"subscri|premium|paid|member|access|granted|login|logged", re.IGNORECASE)
_AMP = frozenset({"amp", "\u26a1"})
_NUMBER = re.compile(r"^(?:\[?(?:\d{1,3}|[a-z]|[*\u2020\u2021\u00a7]{1,3})\]?[,\s]*)+$")
_ARROWS = ("\u21a9", "\u21a9\ufe0e", "\u21a9\ufe0f", "\u2191", "^", "\u2934")
_NEGATED = re.compile(r"(?:^|\s)(?:not\s|!|access\s*=\s*false)", re.IGNORECASE)


def unfold(tree: HtmlElement) -> bool:
    """Change `tree` in place; return whether a part for subscribers alone was taken out of it."""
    for element in list(tree.iter(*_CHANGES)):
        _CHANGES[str(element.tag)](element)
    sections = _of_subscribers(tree)
    for section in sections:
        _remove(section)
    return bool(sections)


def _remove(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _template(element: HtmlElement) -> None:
    """A shadow tree is shown; another template is what a script makes cards from."""
    if element.get("shadowrootmode") or element.get("shadowroot"):
        element.tag = "div"
        element.attrib.clear()
    else:
        _remove(element)


def _frame(element: HtmlElement) -> None:
    body = _document(element.get("srcdoc") or "")
    if body is not None:
        _replace(element, body)


def _noframes(element: HtmlElement) -> None:
    """Old sites repeat a page's text for browsers without frames, which the parser leaves unread."""
    frames = next((outer for outer in element.iterancestors() if outer.tag == "frameset"), None)
    body = _document(element.text or "") if frames is not None else None
    if frames is not None and body is not None and frames.getparent() is not None:
        outermost = next(outer for outer in (*reversed([*element.iterancestors()]), frames) if outer.tag == "frameset")
        _replace(outermost, body)


def _document(source: str) -> HtmlElement | None:
    """Return what a document within the document shows, None where that is little, or too deep."""
    source = shorn(source)
    if len(source) < _LEAST or is_too_deep(source):
        return None
    try:
        body = document_fromstring(source).find("body")
    except ParserError:  # comments alone
        return None
    return body


def _replace(element: HtmlElement, body: HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        body.tag, body.tail = "body" if element.tag == "frameset" else "div", element.tail
        parent.replace(element, body)


def _ruby(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tag()


def _initial(element: HtmlElement) -> None:
    """A letter that is a picture, before the rest of its word."""
    letter, rest = (element.get("alt") or "").strip(), element.tail or ""
    if len(letter) == 1 and letter.isalpha() and rest[:1].islower() and element.getparent() is not None:
        element.tail = None
        element.addprevious(element.makeelement("span"))
        span = element.getprevious()
        span.text, span.tail = letter, rest
        element.getparent().remove(element)


def _mark(element: HtmlElement) -> None:
    """The number of a footnote would stick to the word before it."""
    links = list(element.iter("a"))
    if links and all(_leads_within(link) for link in links) and _NUMBER.match("".join(element.itertext()).strip()):
        _remove(element)


def _way_back(element: HtmlElement) -> None:
    """From a footnote to its number."""
    if _leads_within(element) and "".join(element.itertext()).strip() in _ARROWS:
        _remove(element)


def _leads_within(link: HtmlElement) -> bool:
    return "#" in (link.get("href") or "")


_CHANGES: dict[str, Callable[[HtmlElement], None]] = {
    "template": _template,
    "iframe": _frame,
    "noframes": _noframes,
    "rt": _remove,
    "rp": _remove,
    "rtc": _remove,
    "ruby": _ruby,
    "img": _initial,
    "sup": _mark,
    "a": _way_back,
}


def _of_subscribers(tree: HtmlElement) -> list[HtmlElement]:
    """Return the sections of an AMP page that a browser hides until the server says that its reader pays; others bear the same marks."""
    if not _AMP & set(map(str, tree.attrib)):
        return []
    marked = tree.xpath("//*[(@amp-access and @amp-access-hide) or @subscriptions-section='content' or @subscriptions-display]")
    return [element for element in marked if _is_for_subscribers(element)]


def _is_for_subscribers(element: HtmlElement) -> bool:
    if element.get("subscriptions-section") == "content":
        return True
    said = element.get("amp-access") or element.get("subscriptions-display") or ""
    return bool(_SUBSCRIBERS.search(said)) and not _NEGATED.search(said)
