"""The two times that a page's machine-readable data states, read as plainly as can be: a second opinion on our own code.

Standard library only, nothing of the program: JSON-LD of the first article node, the Open Graph pair, microdata in <meta> and <time>.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Any

NAMES = (
    {
        "datePublished": "published",
        "dateModified": "updated",
        "article:published_time": "published",
        "article:modified_time": "updated",
    }
    | dict.fromkeys(
        (
            "pubdate",
            "publishdate",
            "publish-date",
            "og:pubdate",
            "og:published_time",
            "dc.date.issued",
            "sailthru.date",
            "parsely-pub-date",
            "shareaholic:article_published_time",
        ),
        "published",
    )
    | dict.fromkeys(("lastmod", "last-modified", "og:updated_time", "dc.date.modified", "dateupdated"), "updated")
)
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:[.,]\d+)?\s?(Z|[+-]\d{2}:?\d{2})$")
_ARTICLE = re.compile(r"(Article|Posting|Recipe)$")
_NESTED = {"itemListElement", "hasPart", "isPartOf", "liveBlogUpdate", "comment", "review", "mentions", "citation"}
_CLOSE = timedelta(seconds=60)


@dataclass
class Stated:
    """What one page states, by kind: every text found, and those of them with a clock time and an offset."""

    texts: dict[str, list[str]] = field(default_factory=lambda: {"published": [], "updated": []})
    whole: bool = True  # every block that speaks of dates could be read

    def add(self, name: str, text: object) -> None:
        """Take what a field says."""
        if isinstance(text, str) and text.strip() and not text.startswith("0001-"):  # .NET's empty date
            self.texts[NAMES[name]].append(unescape(text.strip()))

    def exact(self, kind: str) -> list[datetime]:
        """Return the instants of the texts that state a clock time and an offset."""
        return [at for at in map(instant, self.texts[kind]) if at is not None]

    def agreed(self, kind: str) -> datetime | None:
        """Return the instant that all texts of the kind state, None when one lacks clock or offset, or they differ."""
        found = self.exact(kind)
        same = self.whole and len(found) == len(self.texts[kind]) > 0 and max(found) - min(found) < _CLOSE
        return found[0] if same else None


def instant(text: str) -> datetime | None:
    """Return an ISO 8601 time with offset in UTC, None for anything else."""
    match = _ISO.match(text)
    if match is None:
        return None
    day, clock, second, offset = match.groups()
    try:
        return datetime.fromisoformat(f"{day}T{clock}{second or ':00'}{'+00:00' if offset == 'Z' else offset}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def read(source: str) -> Stated:
    """Return what the page of `source` states."""
    parser = _Parser()
    parser.feed(source)
    for block in parser.blocks:
        document = _json(block)
        parser.stated.whole &= document is not None or "datePublished" not in block
        node = next(_articles(document), None)
        if node is not None:
            for name in ("datePublished", "dateModified"):
                parser.stated.add(name, node.get(name))
            break
    return parser.stated


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stated, self.blocks, self._inside, self._seen = Stated(), [], False, set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self._inside = tag == "script" and "ld+json" in said.get("type", "").lower()
        if self._inside:
            self.blocks.append("")
        name = said.get("itemprop") or said.get("property") or said.get("name") or ""
        if name in NAMES and name not in self._seen and (said.get("content") or said.get("datetime")):
            self._seen.add(name)  # the first: later ones belong to other articles of the page
            self.stated.add(name, said.get("content") or said.get("datetime"))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.blocks[-1] += data


def _json(block: str) -> Any:
    try:
        return json.loads(block, strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for member in value:
            yield from _articles(member)
    elif isinstance(value, dict):
        said = value.get("@type")
        if any(_ARTICLE.search(name) for name in (said if isinstance(said, list) else [said]) if isinstance(name, str)):
            yield value
        for key, member in value.items():
            if key not in _NESTED:
                yield from _articles(member)
