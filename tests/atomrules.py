"""What RFC 4287 (and the W3C's validator) asks of an Atom feed, as far as a program can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

NS = {"a": "http://www.w3.org/2005/Atom"}
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_MEDIA = re.compile(r"[\w.+-]+/[\w.+-]+")
_SINGLE = ("id", "title", "updated", "published", "summary", "content", "subtitle", "generator", "icon", "logo", "rights", "source")


def faults(body: bytes) -> list[str]:
    """Return what breaks the rules."""
    try:
        root = etree.fromstring(body)
    except etree.XMLSyntaxError as error:
        return [f"not well-formed: {error}"]
    return [*_feed(root)] if root.tag == f"{{{NS['a']}}}feed" else ["the root is no atom:feed"]


def _feed(root: Any) -> Iterator[str]:
    yield from _common(root, "feed")
    entries = root.findall("a:entry", NS)
    has_author = root.find("a:author", NS) is not None
    ids = [(e.findtext("a:id", namespaces=NS), e.findtext("a:updated", namespaces=NS)) for e in entries]
    if len(set(ids)) < len(ids):
        yield "two entries with the same id and time"
    for entry in entries:
        yield from _entry(entry, has_author=has_author)
    for element in root.iter("{*}category"):
        yield from [] if element.get("term") else ["category without a term"]
        yield from _address(element.get("scheme"), "category scheme")
    yield from (f"language {lang!r}" for lang in root.xpath("//@xml:lang") if lang and not _LANGUAGE.fullmatch(lang))
    people = (*root.iter("{*}author"), *root.iter("{*}contributor"))
    yield from ("person without a name" for person in people if not (person.findtext("a:name", namespaces=NS) or "").strip())


def _entry(entry: Any, *, has_author: bool) -> Iterator[str]:
    yield from _common(entry, "entry")
    if entry.find("a:content", NS) is None and not entry.xpath("a:link[@rel='alternate' or not(@rel)]", namespaces=NS):
        yield "entry with neither content nor alternate"
    if not (has_author or entry.find("a:author", NS) is not None or entry.find("a:source/a:author", NS) is not None):
        yield "entry without an author"


def _common(element: Any, where: str) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        if element.find(f"a:{name}", NS) is None:
            yield f"{where} without {name}"
    for name in _SINGLE:
        if len(element.findall(f"a:{name}", NS)) > 1:
            yield f"{where} with more than one {name}"
    for name in ("updated", "published"):
        text = element.findtext(f"a:{name}", namespaces=NS)
        if text is not None and not _DATE.fullmatch(text):
            yield f"{where} {name} {text!r}"
    yield from _address(element.findtext("a:id", namespaces=NS), f"{where} id", absolute=True)
    for name in ("title", "summary", "subtitle", "rights", "content"):
        yield from _text(element.find(f"a:{name}", NS), f"{where} {name}")
    yield from _links(element, where)


def _text(element: Any, where: str) -> Iterator[str]:
    if element is None:
        return
    kind = element.get("type", "text")
    if kind in ("text", "html") and len(element):
        yield f"{where}: elements in {kind}"
    elif kind not in ("text", "html", "xhtml") and not (where.endswith("content") and _MEDIA.fullmatch(kind)):
        yield f"{where}: type {kind!r}"


def _links(element: Any, where: str) -> Iterator[str]:
    seen = set()
    for link in element.findall("a:link", NS):
        rel, key = link.get("rel", "alternate"), (link.get("type"), link.get("hreflang"))
        if link.get("href") is None:
            yield f"{where} link without href"
        yield from _address(link.get("href"), f"{where} link")
        if link.get("type") is not None and not _MEDIA.fullmatch(link.get("type")):
            yield f"{where} link type"
        if rel == "alternate" and key in seen:
            yield f"{where} with two alternates of one kind"
        if rel == "alternate":
            seen.add(key)


def _address(text: str | None, where: str, *, absolute: bool = False) -> Iterator[str]:
    if text is None:
        return
    try:
        scheme = urlsplit(text).scheme
    except ValueError:
        scheme, text = "", " "
    if re.search(r"[\s<>\"{}|\\^`]", text) or (absolute and not scheme):
        yield f"{where}: {text!r}"
