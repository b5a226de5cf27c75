"""What is taken from feedparser rather than written again: its namespaces, its handlers' names, its small corrections of text."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from feedparser import mixin
from feedparser.html import _cp1252
from feedparser.urls import _urljoin
from feedparser.util import FeedParserDict

from aggregator.parse import reader
from aggregator.parse.authorship import settle
from aggregator.parse.reader import holds_c1

_MIXIN: Any = mixin._FeedParserMixin  # noqa: SLF001 - feedparser has no public name for what its parsers share
NAMESPACES: dict[str, str] = {uri.lower(): prefix for uri, prefix in _MIXIN.namespaces.items()}
HANDLED = frozenset(
    name.removeprefix("_start_").removeprefix("_end_") for name in dir(_MIXIN) if name.startswith(("_start_", "_end_"))
)  # elements that feedparser treats specially, as "media_title"; all others it stores under their name
KEYS = frozenset(FeedParserDict.keymap) | {
    "author", "authors", "chapters", "contributors", "created_parsed", "credit", "enclosures", "entries", "errorreportsto", "expired",
    "expired_parsed", "feed", "geometry", "guidislink", "href", "license", "links", "pos", "published_parsed", "publisher", "publishers",
    "rating", "restriction", "svg", "updated_parsed", "validity", "validity_end", "validity_end_parsed", "validity_start",
    "validity_start_parsed",
}  # fmt: skip # under which feedparser keeps its own: an element of that name, unknown to it, would stand in their place
_DETAIL = "_detail"  # the end of more such names


def without_doctype(text: str) -> tuple[str, bytes]:
    """Return the format that a DOCTYPE names, mostly "", and the document as feedparser gives it to expat."""
    version, data, _ = reader.without_doctype(text)
    return version or "", data


def looks_like_html(text: str) -> bool:
    """Tell whether feedparser takes text/plain for HTML."""
    return ("<" in text or "&" in text) and bool(_MIXIN.looks_like_html(text))


def is_taken(name: str) -> bool:
    """Tell whether an element of that name ("media_title") means more to feedparser than a name to store its text under."""
    return name in HANDLED or name in KEYS or name.endswith(_DETAIL)


def mended(text: str) -> str:
    """Return text as feedparser stores it: UTF-8 read as Latin-1 and Windows-1252 read as Latin-1 put right."""
    if text.isascii():
        return text
    with suppress(UnicodeEncodeError, UnicodeDecodeError):  # most text is neither
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_cp1252) if holds_c1(text) else text


def joined(base: str, address: str) -> str:
    """Return an address as feedparser resolves it; "" for one that cannot be."""
    return str(_urljoin(base, address))


def resolved(base: str, text: str) -> str:
    """Return an element's text that is an address as feedparser stores it."""
    return mended(joined(base, text) if text else "")


def based(base: str, stated: str) -> str:
    """Return the base address in force below an element that states one (or states the same once more)."""
    return str(mixin.make_safe_absolute_uri(base, stated) or base)


class People:
    """The authors of one entry or feed, as feedparser makes them of what its author elements hold.

    It looks for a mail address in the text of one that has no name yet, even in that of the author before, and has the first of them share
    its details with all that follow.
    """

    __slots__ = ("_values",)
    save = _MIXIN._save_author  # noqa: SLF001 - as above

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def settle(self) -> None:
        """Make out name and mail address."""
        settle(self._values)

    _sync_author_detail = settle

    def _get_context(self) -> dict[str, Any]:
        return self._values
