"""What a body is, before a parser is chosen. The bytes decide; the Content-Type only breaks ties."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import StrEnum

from aggregator.errors import Outcome, ParseError
from aggregator.markup.characters import legal
from aggregator.markup.encoding import decode
from aggregator.markup.html import Document


class Kind(StrEnum):
    """Which reader a document needs."""

    XML = "xml"
    JSON = "json"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A body as text, from its root element on."""

    kind: Kind
    text: str
    problems: tuple[str, ...]
    encoding: str  # Python's name of the codec used

    def reads_by_itself(self, *, is_ascii: bool) -> bool:
        """Tell whether any part of the body reads as it does in the whole: it is UTF-8, or all ASCII in an encoding that holds it."""
        return self.encoding == "utf-8" or (is_ascii and _ASCII.decode(self.encoding, "replace") == _ASCII.decode())


_MAGIC = (
    (b"\x1f\x8b", Outcome.BAD_ENCODING, "still compressed with gzip"),
    (b"\x28\xb5\x2f\xfd", Outcome.BAD_ENCODING, "still compressed with zstd"),
    (b"%PDF", Outcome.NOT_A_FEED, "a PDF"),
    (b"PK\x03\x04", Outcome.NOT_A_FEED, "a zip archive"),
    (b"\x89PNG", Outcome.NOT_A_FEED, "a picture"),
    (b"\xff\xd8\xff", Outcome.NOT_A_FEED, "a picture"),
    (b"GIF8", Outcome.NOT_A_FEED, "a picture"),
)
_ROOT = re.compile(r"<(?:([\w.-]+):)?([a-zA-Z_][\w.-]*)")
_SKIPPED = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE)
_FEED_ROOT = re.compile(
    r"<\?xml\b[^>]*\?>\s*(?:<!--.*?-->\s*)*<(?:\w+:)?(?:rss|rdf|feed|urlset)\b|<rss\b|<rdf:RDF\b|<feed\b[^>]*\sxmlns", re.DOTALL
)
_PROLOG = re.compile(r"\s*<\?xml\b[^>]*?>")
_BAD_REFERENCE = re.compile(  # those that may be: a feed holds thousands that are not
    r"&#(?:0*([0-2]?\d|3[01]|127|5[5-7]\d{3}|6553[45]|\d{7,})(?!\d)|"
    r"[xX]0*([01]?[0-9a-fA-F]|7[fF]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF]|[0-9a-fA-F]{6,})(?![0-9a-fA-F]));?"
)
# Counters, and scripts that a proxy appends, stand behind the end of the document; comments and instructions may (XML 1.0, production 27).
_END_OF_ROOT = re.compile(r"</(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\s*>", re.IGNORECASE)
_MISC = re.compile(r"(?:\s|<!--(?:(?!--).)*+-->|<\?(?:(?!\?>).)*+\?>)*+", re.DOTALL)
_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)\b")
_PAIRED = (("<![CDATA[", "]]>"), ("<!--", "-->"))  # a root's end inside of either is text
_FEED_ROOTS = frozenset({"rss", "feed", "rdf", "channel", "xml"})
_HTML_ROOTS = frozenset(
    {"html", "head", "body", "meta", "title", "script", "div", "p", "br", "b", "center", "table", "link", "style", "h1", "a", "noscript"}
)
_ASCII = bytes(range(128))
_LOOKAHEAD = 65_536  # characters in which the real root is looked for when something stands before it


def sniff(body: bytes, content_type: str | None, url: str, *, is_ascii: bool | None = None) -> Sniffed:
    """Return what `body` is, decoded and cut to start at its root; raises ParseError when it is no feed of any kind.

    `is_ascii` as for markup.encoding.decode, of the document that `body` is the rest of.
    """
    for magic, outcome, what in _MAGIC:
        if body.startswith(magic):
            raise ParseError(outcome, f"{what}, not a feed")
    decoded = decode(body, content_type, is_ascii=is_ascii)
    clean = legal(decoded.text, body if decoded.encoding == "utf-8" else None)
    text = clean.lstrip("\ufeff \t\r\n\u00a0")
    problems = [decoded.problem] if decoded.problem else []
    if len(clean) < len(decoded.text) and len(text) < len(decoded.text.strip("\ufeff \t\r\n\u00a0\0")):
        problems.append("control characters removed")
    if not text:
        raise ParseError(Outcome.EMPTY_BODY, "the server answered with an empty body")
    if text[0] in "{[" or ("json" in (content_type or "").lower() and text[0] != "<"):
        return Sniffed(Kind.JSON, text, tuple(problems), decoded.encoding)
    return _xml(text, url, problems, decoded.encoding)


def _xml(text: str, url: str, problems: list[str], encoding: str) -> Sniffed:
    """Find the root element and what kind of document it makes."""
    start = text.find("<")
    if start < 0:
        raise ParseError(Outcome.NOT_A_FEED, f"plain text, not a feed: {_excerpt(text)!r}")
    root = _root_of(text[start:])
    if root not in _FEED_ROOTS | {"urlset"} and (found := _FEED_ROOT.search(text, 0, _LOOKAHEAD)):
        start, root = found.start(), _root_of(text[found.start() :])
    if text[:start].strip():
        problems.append("text before the document")
    text = text[start:]
    prolog = _PROLOG.match(text)
    text = _without_bad_references(text[prolog.end() :] if prolog else text)
    if root in _FEED_ROOTS and (end := _end_of_document(text)) < len(text):
        problems.append("text after the document")
        text = text[:end]
    if root == "urlset":
        return Sniffed(Kind.SITEMAP, text, tuple(problems), encoding)
    if root not in _FEED_ROOTS:
        _refuse(root, text, url)
    return Sniffed(Kind.XML, text, tuple(problems), encoding)


def ends_with_root(text: str) -> bool:
    """Return whether a feed's root element ends where the document does."""
    last = _END_OF_ROOT.match(text, max(0, text.rfind("</")))
    return last is not None and not text[last.end() :].strip()


def _end_of_document(text: str) -> int:
    """Return where the root element ends if something follows that is no part of any document, else the length of `text`.

    What holds entries stays, and so does what may be the end of a text in which the root's end only stands written.
    """
    if ends_with_root(text):  # nearly always
        return len(text)
    ends = list(_END_OF_ROOT.finditer(text, max(0, len(text) - _LOOKAHEAD)))
    end = ends[-1].end() if ends else len(text)
    misc = _MISC.match(text, end)
    if misc is None or misc.end() == len(text) or _ENTRY.search(text, end):
        return len(text)
    return end if all(text.count(opens, 0, end) == text.count(closes, 0, end) for opens, closes in _PAIRED) else len(text)


def _refuse(root: str, text: str, url: str) -> None:
    """Raise for a root that is no feed's, unless entries stand in it all the same."""
    if root in _HTML_ROOTS or text[:200].lstrip().lower().startswith("<!doctype html"):
        raise ParseError(Outcome.HTML_PAGE, _describe_page(text, url))
    what = {"opml": "an OPML list (`feeds import` reads it)", "sitemapindex": "an index of sitemaps: name one of them"}.get(root)
    if what or not re.search(r"<(?:\w+:)?(?:item|entry)\b", text):
        raise ParseError(Outcome.NOT_A_FEED, what or f"no feed: the document is a <{root or '?'}>")


def _describe_page(text: str, url: str) -> str:
    """Say which page came instead of the feed, and where it sends its reader."""
    page = Document.from_text(text[:_LOOKAHEAD], url)
    target = page.refresh()
    title = f" titled {_excerpt(page.title)!r}" if page.title else ""
    return f"an HTML page{title}" + (f", which sends its reader to {target}" if target else "")


def _root_of(text: str) -> str:
    """Return the local name of the first element in lower case, past declarations, comments and the DOCTYPE."""
    place = 0
    while skipped := _SKIPPED.match(text, place):
        place = skipped.end()
    found = _ROOT.match(text[place : place + 200].lstrip())
    return found.group(2).lower() if found else ""


def _without_bad_references(text: str) -> str:
    """Remove references to characters that XML does not have: &#0; &#x1F; &#xD800;."""

    def keep(found: re.Match[str]) -> str:
        digits, base = (found.group(1), 10) if found.group(1) else (found.group(2), 16)
        number = int(digits, base) if len(digits) <= 8 else -1  # noqa: PLR2004 - longer ones are over U+10FFFF in any base
        return found.group() if 0 <= number <= sys.maxunicode and legal(chr(number)) else ""

    return _BAD_REFERENCE.sub(keep, text) if "&#" in text else text


def _excerpt(text: str) -> str:
    return " ".join(text.split())[:80]
