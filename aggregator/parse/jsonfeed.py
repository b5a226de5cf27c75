"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read leniently: a wrong type is a missing value."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from aggregator.core.newest import newest
from aggregator.core.urls import absolute
from aggregator.errors import Outcome, ParseError
from aggregator.markup import one_line, sanitise
from aggregator.model.entry import Enclosure, ParsedEntry, ParsedFeed
from aggregator.model.feed import FeedHints
from aggregator.parse import names
from aggregator.parse.entry import MAX_GUID, size
from aggregator.parse.times import of_pairs

Object = dict[str, Any]


def parse(text: str, url: str, language: str | None, limit: int) -> ParsedFeed:
    """Return the feed in a JSON document, `limit` entries at most; raises ParseError(NOT_A_FEED)."""
    feed = _loaded(text)
    version = _string(feed, "version")
    items = feed.get("items")
    if not isinstance(items, list) or ("jsonfeed.org" not in version and not _string(feed, "title")):
        raise ParseError(Outcome.NOT_A_FEED, "JSON, but no JSON Feed: it has no `items` or no version")
    site = absolute(url, _string(feed, "home_page_url"))
    stated = names.language(feed.get("language"), language)
    objects = [item for item in items if isinstance(item, dict)]
    odd = len(items) - len(objects)
    places, note = newest([_string(item, "date_published") or _string(item, "date_modified") for item in objects], limit)
    objects = [objects[place] for place in places]
    return ParsedFeed(
        format="json10" if version.rstrip("/").endswith("/1") else "json11",
        title=one_line(_string(feed, "title")),
        site_url=site,
        self_url=absolute(url, _string(feed, "feed_url")),
        language=stated,
        hints=FeedHints(),
        prev_archive=None,
        entries=tuple(_entry(item, site or url, stated, feed, position) for position, item in enumerate(objects)),
        problems=tuple(filter(None, (note, f"{odd} items that are no objects" if odd else ""))),
        next_page=absolute(url, _string(feed, "next_url")),
    )


def _loaded(text: str) -> Object:
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ParseError(Outcome.NOT_A_FEED, f"invalid JSON: {error}") from error
    if not isinstance(value, dict):
        raise ParseError(Outcome.NOT_A_FEED, f"JSON, but no JSON Feed: {text.strip()[:40]!r}")
    return value


def _entry(item: Object, base: str, language: str | None, feed: Object, position: int) -> ParsedEntry:
    attachments = tuple(_attachments(item, base))
    url = absolute(base, _string(item, "url")) or absolute(base, _string(item, "external_url"))
    url = url or next((file.url for file in attachments), None)
    here = url or base
    content, plain, summary = _string(item, "content_html"), _string(item, "content_text"), _string(item, "summary")
    return ParsedEntry(
        guid=_identifier(item.get("id")),
        url=url,
        title=one_line(_string(item, "title")),
        summary_html=sanitise(_paragraphs(summary), here),
        content_html=sanitise(content or _paragraphs(plain), here),
        authors=_authors(item) or _authors(feed),
        tags=names.tags(tag for tag in _list(item, "tags") if isinstance(tag, str)),
        language=names.language(item.get("language")) or language,
        times=of_pairs((f"json.{key}", _string(item, key)) for key in ("date_published", "date_modified")),
        enclosures=attachments,
        image_url=absolute(here, _string(item, "image")) or absolute(here, _string(item, "banner_image")),
        position=position,
    )


def _identifier(value: object) -> str | None:
    """Return the id as text; 1.0 feeds have numbers, too ("must be coerced to strings")."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # JSON has one kind of number: 1.0 is 1
    text = "" if value is None or isinstance(value, bool | dict | list) else str(value).strip()
    return text[:MAX_GUID] or None


def _authors(holder: Object) -> tuple[str, ...]:
    """Return 1.1's `authors`, else 1.0's `author`."""
    people = _list(holder, "authors") or [holder.get("author")]
    return names.authors(_string(person, "name") if isinstance(person, dict) else str(person or "") for person in people)


def _attachments(item: Object, base: str) -> Iterator[Enclosure]:
    seen: set[str] = set()
    for file in _list(item, "attachments"):
        url = absolute(base, _string(file, "url")) if isinstance(file, dict) else None
        if url and url not in seen:
            seen.add(url)
            yield Enclosure(url, _string(file, "mime_type") or None, size(file.get("size_in_bytes")))


def _paragraphs(text: str) -> str:
    """Return plain text as HTML; in `content_text` a "<" is a "<"."""
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return "".join(f"<p>{html.escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part)


def _string(holder: Object, key: str) -> str:
    value = holder.get(key)
    return value.strip() if isinstance(value, str) else ""


def _list(holder: Object, key: str) -> list[Any]:
    value = holder.get(key)
    return value if isinstance(value, list) else []
