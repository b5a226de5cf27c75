"""A document of more entries than are read without those that are not, before it costs anything to read them."""

from __future__ import annotations

import re

from aggregator.core import cutting
from aggregator.core.newest import newest

_MOST = 100_000  # entries of a document that is cut at all
_DATE = rb"[^>]*>\s*(?:<!\[CDATA\[)?([^<\]]+)"
_PUBLISHED, _UPDATED = (
    re.compile(rb"<(?:[\w.-]+:)?(?:" + names + rb")\b" + _DATE, re.IGNORECASE)
    for names in (rb"pubdate|published|issued|date|created|publicationdate|datepublished", rb"updated|modified|modificationdate")
)  # as in parse.times


def shortened(text: str, limit: int) -> tuple[str, str]:
    """Return a document with `limit` entries at most, and what is to be said of it; the whole where it does not cut."""
    body = text.encode()
    if cutting.at_most(body) <= limit:
        return text, ""
    found = cutting.cut(body, limit=_MOST)
    if found is None:
        return text, ""
    places, note = newest([_stated(body[start:end]) for start, end in found.spans], limit)
    return found.without(set(range(len(found.spans))).difference(places)).decode() if note else text, note


def _stated(markup: bytes) -> str:
    found = _PUBLISHED.search(markup) or _UPDATED.search(markup)
    return found[1].strip().decode() if found else ""
