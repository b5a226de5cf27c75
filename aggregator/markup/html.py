"""One HTML page, parsed once, and what it says about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from aggregator.core.urls import absolute
from aggregator.markup.characters import legal
from aggregator.markup.encoding import decode
from aggregator.markup.select import to_xpath
from aggregator.markup.text import laid_out, pieces
from aggregator.markup.tree import page

_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?(?P<url>[^'\"]+)", re.IGNORECASE)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_CDATA = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$")
_MAX_NODES = 10_000  # objects walked in JSON-LD; real pages hold a few hundred


@dataclass(frozen=True, slots=True)
class Element:
    """One element in document order, as far as callers need it."""

    tag: str
    attributes: Mapping[str, str]  # names in lower case
    text: str  # its whole visible text on one line


class Document:
    """A page; every method answers in document order and none raises on what a page holds."""

    def __init__(self, root: etree._Element | None, url: str) -> None:
        self._root = root if root is not None else etree.Element("html")
        self.url = url
        self.base = self._base()

    @classmethod
    def from_bytes(cls, body: bytes, url: str, content_type: str | None = None) -> Document:
        """Parse a response body; encoding by BOM, header, <meta> and the bytes themselves."""
        return cls(page(decode(body, content_type).text), url)

    @classmethod
    def from_text(cls, html: str, url: str) -> Document:
        """Parse a page or fragment that is text already."""
        return cls(page(html), url)

    @property
    def root(self) -> etree._Element:
        """The <html> element, for extractors that take an lxml tree; do not change it."""
        return self._root

    @property
    def language(self) -> str | None:
        """The page's own language tag (`<html lang>`)."""
        stated = self._root.get("lang") or self._root.get("{http://www.w3.org/XML/1998/namespace}lang") or self._root.get("xml:lang")
        return stated.strip() or None if stated else None

    @property
    def title(self) -> str:
        """The <title>, white space folded."""
        node = self._root.find(".//title")
        return "" if node is None else _line(node)

    def metas(self) -> Iterator[tuple[str, str]]:
        """Yield (name, content) of every <meta>; name is `property`, `name`, `itemprop` or `http-equiv`, in lower case."""
        for node in self._root.iter("meta"):
            content = (node.get("content") or "").strip()
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if content and (name := (node.get(attribute) or "").strip().lower()):
                    yield name, content

    def meta(self, *names: str) -> str | None:
        """Return the content of the first of `names` that the page has, in the order of `names`."""
        found: dict[str, str] = {}
        for name, content in self.metas():
            found.setdefault(name, content)
        return next((found[name] for name in names if name in found), None)

    def links(self, rel: str) -> Iterator[Element]:
        """Yield every <link> and <a> that carries `rel` among its relations, with `href` absolute."""
        for node in self._root.iter("link", "a"):
            if rel in (node.get("rel") or "").lower().split() and (href := absolute(self.base, node.get("href") or "")):
                yield Element(_tag(node), _attributes(node) | {"href": href}, _line(node))

    def anchors(self) -> Iterator[tuple[str, str]]:
        """Yield (absolute address, text) of every <a href>."""
        for node in self._root.iter("a"):
            if href := absolute(self.base, node.get("href") or ""):
                yield href, _line(node)

    def jsonld(self) -> Iterator[dict[str, Any]]:
        """Yield every JSON-LD object, nested ones and members of @graph after the one that holds them."""
        for node in self._root.iter("script"):
            if "ld+json" in (node.get("type") or "").lower():
                yield from _objects(_loaded(node.text or ""))

    def times(self) -> Iterator[Element]:
        """Yield every <time>."""
        return self._elements(".//time")

    def itemprops(self, *names: str) -> Iterator[Element]:
        """Yield every element with one of these microdata properties, or with any when no name is given."""
        return (found for found in self._elements(".//*[@itemprop]") if not names or set(names) & set(found.attributes["itemprop"].split()))

    def elements(self, selector: str) -> Iterator[Element]:
        """Yield what a CSS selector matches; raises SelectorError."""
        return self._elements(to_xpath(selector))

    def select_html(self, selector: str) -> list[str]:
        """Return the HTML of what a CSS selector matches, outermost only; raises SelectorError."""
        nodes = self._nodes(to_xpath(selector))
        inner = {node for outer in nodes for node in outer.iterdescendants()}
        return [etree.tostring(node, encoding="unicode", method="html", with_tail=False) for node in nodes if node not in inner]

    def without(self, *selectors: str) -> Document:
        """Return a copy of the page without what the CSS selectors match; raises SelectorError."""
        other = Document(deepcopy(self._root), self.url)
        for selector in selectors:
            for node in other._nodes(to_xpath(selector)):
                _remove(node)
        return other

    def visible_text(self) -> str:
        """Return the page's text as a reader sees it: no scripts, styles or forms, paragraphs apart by a blank line."""
        return laid_out("".join(pieces(self._root)))

    def html(self) -> str:
        """Return the page as HTML again."""
        return etree.tostring(self._root, encoding="unicode", method="html")

    def refresh(self) -> str | None:
        """Return where <meta http-equiv=refresh> sends the reader, absolute."""
        found = _REFRESH.match(self.meta("refresh") or "")
        return absolute(self.base, found["url"]) if found else None

    def _base(self) -> str:
        node = self._root.find(".//base[@href]")
        return self.url if node is None else absolute(self.url, node.get("href") or "") or self.url

    def _nodes(self, xpath: str) -> list[etree._Element]:
        found = self._root.xpath(xpath)
        return [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []  # noqa: SLF001 - lxml's public type has no other name

    def _elements(self, xpath: str) -> Iterator[Element]:
        return (Element(_tag(node), _attributes(node), _line(node)) for node in self._nodes(xpath))


def _tag(node: etree._Element) -> str:
    return str(node.tag).lower()


def _attributes(node: etree._Element) -> dict[str, str]:
    return {str(name).lower(): str(value).strip() for name, value in node.attrib.items()}


def _line(node: etree._Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())


def _remove(node: etree._Element) -> None:
    """Take a node out and keep the text after it."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + (node.tail or "")
    else:
        before.tail = (before.tail or "") + (node.tail or "")
    parent.remove(node)


def _loaded(text: str) -> Any:
    """Read JSON as pages write it: in CDATA or comments, with raw line ends in strings, with a comma too many. None if hopeless."""
    text = legal(_CDATA.sub("", text))
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON value, outer before inner, in order; iterative and bounded."""
    waiting, seen = [value], 0
    while waiting and seen < _MAX_NODES:
        current = waiting.pop()
        seen += 1
        if isinstance(current, dict):
            yield current
            waiting.extend(reversed([inner for inner in current.values() if isinstance(inner, dict | list)]))
        elif isinstance(current, list):
            waiting.extend(reversed(current))
