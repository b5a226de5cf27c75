"""What stands in the outlines of an OPML document beside the feeds: what is paused, what is scraped, what lies elsewhere.

listparser hands on addresses, names and folders alone. This reads the same text with the same parser of the standard library, which
minds neither a missing end nor an undeclared prefix.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

_YES = ("true", "1", "yes")
# Miniflux writes disabled="true" for a feed that it does not poll; OPML 2.0 has isComment, for an outline and all within it.
_OFF = ("disabled", "iscomment")
_LISTS = ("include", "link")  # OPML 2.0: another outline document is meant, where the address ends in .opml


class Outlines(HTMLParser):
    """The outlines of a document, each with its attributes by their names in lower case."""

    def __init__(self, text: str) -> None:
        """Read `text`, which may be cut off anywhere."""
        super().__init__()
        self._open: list[bool] = []  # of the outlines that lie around: whether they are commented out
        self.paused: set[str] = set()  # addresses, as written
        self.scraped: dict[str, str] = {}  # address -> how the other reader makes entries of it
        self._pathless: list[dict[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an outline says."""
        if tag != "outline":
            return
        given = {name: (value or "").strip() for name, value in reversed(attrs)}  # of two of a name the first, as listparser
        off = any(self._open[-1:]) or any(given.get(name, "").lower() in _YES for name in _OFF)
        self._open.append(off)
        if not given.get("xmlurl"):
            self._pathless.append(given)
            return
        if off:
            self.paused.add(given["xmlurl"])
        if "+" in given.get("type", ""):  # FreshRSS: HTML+XPath, XML+XPath, JSON+DotPath, HTML+XPath+JSON+DotPath
            self.scraped[given["xmlurl"]] = given["type"]

    def handle_endtag(self, tag: str) -> None:
        """Leave an outline."""
        if tag == "outline" and self._open:
            self._open.pop()

    def left_out(self) -> Iterator[tuple[str, str]]:
        """Yield the name or address of what cannot be taken over, and why not."""
        for url, how in self.scraped.items():
            yield url, f"is no feed: its entries are made with {how} there; `aggregator feeds discover` looks for a feed of the site"
        for given in self._pathless:
            if why := _why_not(given):
                yield given.get("text") or given.get("title") or "an outline", why


def _why_not(given: dict[str, str]) -> str | None:
    """Return what an outline without a feed's address lacks; None for a folder, a note or a setting."""
    kind, elsewhere = given.get("type", "").lower(), given.get("frss:opmlurl") or given.get("url", "")
    if "frss:opmlurl" in given or (kind in _LISTS and elsewhere.lower().endswith(".opml")):
        return f"is a list kept at {elsewhere}; fetch it and import it, too"
    if kind in ("rss", "atom"):
        page = given.get("htmlurl") or elsewhere
        return "has no xmlUrl" + (f"; `aggregator feeds discover {page}` looks for its feed" if page else "")
    return None
