"""A document read by the fast lane and by feedparser alone, to be held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from unittest import mock

from aggregator.core import chunks
from aggregator.errors import ParseError
from aggregator.model.entry import ParsedFeed, Rest
from aggregator.model.poll import StandIn
from aggregator.parse import feed, reader
from aggregator.parse.plain import reading
from aggregator.parse.reader import RawDocument, RawEntry

ROW = StandIn(0, "", None, None, "", b"", None)
URL = "https://harbour.example/news/feed.xml"

_plain = reading.plain


def outcome(body: bytes, language: str | None = None) -> ParsedFeed | tuple[str, str]:
    """Return what the document says, or why it is none."""
    try:
        return feed.parse(body, url=URL, content_type=None, content_language=language)
    except ParseError as error:
        return error.outcome, str(error)


def rest(body: bytes, found: ParsedFeed, left_out: Iterable[bytes]) -> Rest | None:
    """Return a document without these of the entries that were `found` in it, or in another."""
    memory = chunks.Memory(b"", found.context, tuple(chunks.Chunk(mark, b"", "", None) for mark in found.chunks))
    return chunks.rest_of(body, memory, dict.fromkeys(filter(None, left_out), ROW))


def of_rest(given: Rest | None, language: str | None = None, content_type: str | None = None) -> ParsedFeed | None:
    """Return what the rest of a document says."""
    return feed.parse_rest(given, url=URL, content_type=content_type, content_language=language) if given else None


def by_feedparser(read: Callable[..., Any], *arguments: Any) -> Any:
    """Return what `read` gives where feedparser reads all documents."""
    with mock.patch.object(feed, "read", reader.read):
        return read(*arguments)


def alike(body: bytes, language: str | None = None) -> bool:
    """Assert that both lanes say the same, of the whole and with its first entries left out; tell whether the fast one read it."""
    taken = []

    def noted(*arguments):
        taken.append(_plain(*arguments))
        return taken[-1]

    with mock.patch.object(reading, "plain", noted):
        found = outcome(body, language)
        assert found == by_feedparser(outcome, body, language)
        if isinstance(found, ParsedFeed) and found.chunks:
            for left_out in (found.chunks[:1], found.chunks[: len(found.chunks) // 2], found.chunks):
                given = rest(body, found, left_out)
                assert of_rest(given, language) == by_feedparser(of_rest, given, language)
    return bool(taken) and all(taken)


def alike_in_detail(text: str, language: str | None = None) -> bool:
    """Assert that both lanes read the same where somebody reads it, however little of it shows; tell whether the fast one did."""
    found = _plain(text, URL, language, 100)
    if found is not None:
        assert _said(found) == _said(reader.read(text, URL, language, 100))
    return found is not None


def _said(document: RawDocument) -> list[Any]:
    """Return all of a document that parse/feed.py and parse/entry.py read."""
    return [document.version, document.problems, _head(document.feed, document.version), *map(_entry, document.entries)]


def _head(head: RawEntry, version: str) -> list[Any]:
    authors = _each(head, "authors", "email") if version.startswith("atom") else None
    return [_fields(head), head.values.get("title"), head.values.get("language"), head.values.get("link") or "", authors]


def _entry(entry: RawEntry) -> list[Any]:
    values, named = entry.values, any(field.name in {"guid", "id"} for field in entry.fields)
    image = values.get("image")
    return [
        _fields(entry),
        [values.get(key) for key in ("title", "language", "summary", "media_title", "media_description")],
        None if named else values.get("id"),
        _details(values.get("content") or ()),
        _details([values["summary_detail"]] if "summary_detail" in values else ()),
        dict.get(values.get("title_detail") or {}, "language"),
        _each(entry, "tags", "label", "term"),
        _each(entry, "authors", "email"),
        [found[1:] for found in _each(entry, "links", "rel", "href", "type", "length") if found[0] == "enclosure"],
        _each(entry, "media_content", "url", "type", "medium", "filesize"),
        _each(entry, "media_thumbnail", "url"),
        dict.get(image, "href") if isinstance(image, dict) else None,
    ]


def _fields(record: RawEntry) -> list[Any]:
    names = ("href", "url", "rel", "type", "ispermalink")
    return [(field.name, field.text, field.base, *map(field.attributes.get, names)) for field in record.fields]


def _details(details: Any) -> list[Any]:
    return [tuple(dict.get(detail, key) for key in ("type", "language", "base", "value")) for detail in details]


def _each(record: RawEntry, key: str, *names: str) -> list[Any]:
    return [tuple(dict.get(found, name) for name in names) for found in record.values.get(key) or ()]
