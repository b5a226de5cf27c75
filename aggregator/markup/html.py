"""What an HTML page says about itself to those who look for a feed: its title, its links, where it sends its reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from aggregator.core.urls import absolute
from aggregator.markup.encoding import decode
from aggregator.markup.tree import page

_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?(?P<url>[^'\"]+)", re.IGNORECASE)


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
    def title(self) -> str:
        """The <title>, white space folded."""
        node = self._root.find(".//title")
        return "" if node is None else _line(node)

    def alternates(self) -> Iterator[Mapping[str, str]]:
        """Yield the attributes of every <link rel=alternate>, names in lower case, `href` absolute."""
        for node in self._root.iter("link"):
            if "alternate" in (node.get("rel") or "").lower().split() and (href := absolute(self.base, node.get("href") or "")):
                yield {str(name).lower(): str(value).strip() for name, value in node.attrib.items()} | {"href": href}

    def anchors(self) -> Iterator[tuple[str, str]]:
        """Yield (absolute address, text) of every <a href>."""
        for node in self._root.iter("a"):
            if href := absolute(self.base, node.get("href") or ""):
                yield href, _line(node)

    def refresh(self) -> str | None:
        """Return where the first <meta http-equiv=refresh> sends the reader, absolute."""
        said = ((node.get("http-equiv") or "", (node.get("content") or "").strip()) for node in self._root.iter("meta"))
        first = next((content for name, content in said if content and name.strip().lower() == "refresh"), "")
        found = _REFRESH.match(first)
        return absolute(self.base, found["url"]) if found else None

    def _base(self) -> str:
        node = self._root.find(".//base[@href]")
        return self.url if node is None else absolute(self.url, node.get("href") or "") or self.url


def _line(node: etree._Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())
