"""feedparser, with what it throws away kept: the only module that runs it, for documents that are not plain (plain/).

feedparser files `dc:date` and `atom:updated` under one key, resolves guids as if they were links, and joins links without a
scheme to the feed's path. So its two parsers are extended to record some elements verbatim, with their true name, attributes
and xml:base; the strict one runs on an expat that buffers text (measured: 1.4 times as fast, same results). Dates are left
as text: feedparser reads CEST as UTC and an epoch as the year 1793.
"""

from __future__ import annotations

import io
import re
import sys
import xml.sax
from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import html5
from typing import Any
from xml.sax import expatreader
from xml.sax.saxutils import unescape

from feedparser import mixin
from feedparser.api import LooseFeedParser, StrictFeedParser
from feedparser.sanitizer import replace_doctype
from feedparser.util import FeedParserDict

from aggregator.errors import Outcome, ParseError
from aggregator.parse.authorship import settle
from aggregator.parse.sniff import ends_with_root

RECORDED = frozenset(
    {
        "link", "guid", "id", "feedburner:origlink", "ttl", "hour", "day", "sy:updateperiod", "sy:updatefrequency",
        "pubdate", "date", "dc:date", "published", "updated", "issued", "created", "modified", "dcterms:created", "dcterms:issued",
        "dcterms:modified", "dc:created", "dc:issued", "dc:modified", "prism:publicationdate", "prism:modificationdate",
        "prism:datepublished",
    }
)  # fmt: skip
AUTHORS = frozenset({"author", "dc:creator", "dc:author", "itunes:author"})  # with the `name` inside them
_ELEMENTS = RECORDED | AUTHORS
MAX_DEPTH = 50_000  # open elements; broken feeds leave thousands of <br> open, 3 million took 96 s
MAX_ATTRIBUTES = 1000  # of one element; the standard SAX driver looks each one up among all: 300,000 took over 20 s
_ILL_FORMED = "not well-formed XML"
_CUT_OFF = tuple(f"{_ILL_FORMED}: {how}" for how in ("no element found", "unclosed token", "unclosed CDATA section", "partial character"))
_ROOT = re.compile(rb"<\w")
_LEGACY = "|".join(name for name in html5 if not name.endswith(";"))  # those that HTML reads without their semicolon, too
_BARE = re.compile(
    rf"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?!#\d|#[xX][0-9a-fA-F]|[A-Za-z]\w*;|(?:{_LEGACY})(?![\w=]))", re.DOTALL
)  # in sections and comments an "&" is one
BUFFER = 1 << 18  # bytes of text expat hands over at once
_C1 = re.compile(b"\xc2[\x80-\x9f]")  # UTF-8 of U+0080 to U+009F

# Called for every element with the base address in force, nearly always the same (measured: a twelfth of a document's time).
mixin.make_safe_absolute_uri = lru_cache(maxsize=64)(mixin.make_safe_absolute_uri)


@dataclass(slots=True)
class Field:
    """One element as the document has it."""

    name: str  # lower case, with feedparser's prefix for the namespace: "dc:date"
    attributes: Mapping[str, str]  # names in lower case
    base: str  # xml:base in force, absolute
    text: str = ""  # verbatim, trimmed


@dataclass(slots=True)
class RawEntry:
    """One entry: feedparser's dictionary and the recorded elements in document order."""

    values: dict[str, Any] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    base: str = ""  # xml:base in force inside, absolute; "" of a feed, whose elements are recorded with their own


@dataclass(slots=True)
class RawDocument:
    """One document as feedparser understood it."""

    version: str  # feedparser's: "rss20", "atom10", "" when it saw no feed
    feed: RawEntry
    entries: list[RawEntry]
    problems: tuple[str, ...]  # why the strict parser gave up and the forgiving one read the document; that it was cut
    has_open_entry: bool = False  # the last entry was not closed, nor is there an end of the root

    @property
    def is_cut_off(self) -> bool:
        """Whether the document ends before its elements do, as one that was sent in part."""
        return bool(self.problems) and self.problems[0].startswith(_CUT_OFF)


def holds_c1(text: str) -> bool:
    """Tell whether there is what feedparser translates in every text, a lookup a character (measured: a tenth of its time).

    By the UTF-8 form, in which few texts hold even the first byte: a fifth of what looking for the characters takes.
    """
    data = text.encode("utf-8", "surrogatepass")
    return b"\xc2" in data and _C1.search(data) is not None


class _Text(str):
    """Text that is translated only where there is something to translate."""

    __slots__ = ()

    def translate(self, table: Any) -> str:
        return super().translate(table) if holds_c1(self) else str(self)


class _Params(FeedParserDict):  # type: ignore[misc] # feedparser is not typed
    """What feedparser notes of an element with content: none of its keys has a second name, and all values are text or numbers."""

    __getitem__, __setitem__, get = dict.__getitem__, dict.__setitem__, dict.get

    def __deepcopy__(self, _memo: object) -> Any:
        return FeedParserDict(self)


class _EnoughError(Exception):
    """More entries than anybody reads: the rest of the document is left alone."""


class _Recorder:
    """Records elements on their way through either of feedparser's parsers; mixed in before them."""

    # feedparser's own state, which is not typed
    entries: list[dict[str, Any]]
    namespacemap: dict[str, str]
    baseuri: str
    depth: int
    inentry: int
    incontent: int
    insource: int
    inimage: int
    intextinput: int
    inauthor: int
    push: Callable[[str, int], None]
    pop: Callable[[str], Any]
    _get_context: Callable[[], Any]

    def __init__(self, *args: Any) -> None:
        self.feed_record = RawEntry()
        self.records: list[RawEntry] = []
        self.limit = sys.maxsize  # entries
        self._open: Field | None = None
        super().__init__(*args)
        self.contentparams = _Params()

    def push_content(self, *args: Any) -> None:
        super().push_content(*args)  # type: ignore[misc] # the next class in line is feedparser's, which is not typed
        self.contentparams = _Params(self.contentparams)

    def decode_entities(self, element: str, data: str) -> str:
        return _Text(super().decode_entities(element, data))  # type: ignore[misc] # as above

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        _check_attributes(tag, len(attrs))
        tag = tag.removeprefix("rss:")  # written as a prefix where it is the default namespace
        self._close()  # recorded elements hold text alone: one that was never closed ends here
        super().unknown_starttag(tag, attrs)  # type: ignore[misc] # as above
        if len(self.entries) > self.limit:
            raise _EnoughError
        if self.depth > MAX_DEPTH:
            raise ValueError(f"more than {MAX_DEPTH} elements are open")
        while len(self.records) < len(self.entries):
            self.records.append(RawEntry(base=self.baseuri))
        name = self._name(tag)
        elsewhere = self.incontent or self.insource or self.inimage or self.intextinput
        if not elsewhere and (name == "name" if self.inauthor and name not in AUTHORS else name in _ELEMENTS):
            found = Field(name, {key.lower(): value for key, value in attrs}, self.baseuri)
            (self.records[-1] if self.inentry else self.feed_record).fields.append(found)
            self._open = found

    def unknown_endtag(self, tag: str) -> None:
        tag = tag.removeprefix("rss:")
        self._close()
        super().unknown_endtag(tag)  # type: ignore[misc] # as above

    def handle_data(self, text: str, escape: int = 1) -> None:
        if self._open:
            self._open.text += text if escape else unescape(text)  # CDATA comes escaped from the forgiving parser
        super().handle_data(text, escape)  # type: ignore[misc] # as above

    def handle_charref(self, ref: str) -> None:
        if self._open:
            self._open.text += chr(int(ref[1:], 16) if ref[:1] in "xX" else int(ref))
        super().handle_charref(ref)  # type: ignore[misc] # as above

    def handle_entityref(self, ref: str) -> None:
        if self._open:  # a name without meaning is a bare ampersand in a query: ?a=1&b=2
            known = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
            self._open.text += known.get(ref, "&" + ref)
        super().handle_entityref(ref)  # type: ignore[misc] # as above

    def _sync_author_detail(self, key: str = "author") -> None:
        settle(self._get_context(), key)

    def _close(self) -> None:
        if self._open:
            self._open.text = self._open.text.strip()
            self._open = None

    def _name(self, tag: str) -> str:
        prefix, colon, suffix = tag.rpartition(":")
        prefix = self.namespacemap.get(prefix, prefix) if colon else ""
        return f"{prefix}:{suffix}".lower() if prefix else suffix.lower()

    # Dates stay text: no parsing, and nothing that feedparser could trip over.
    def _end_published(self) -> None:
        self.pop("published")

    _end_issued = _end_pubdate = _end_published

    def _end_updated(self) -> None:
        self.pop("updated")

    _end_modified = _end_lastbuilddate = _end_updated

    def _end_created(self) -> None:
        self.pop("created")

    def _end_expirationdate(self) -> None:
        self.pop("expired")

    # A picture's title and caption are not the entry's.
    def _start_media_title(self, _attributes: Mapping[str, str]) -> None:
        self.push("media_title", 1)

    def _end_media_title(self) -> None:
        self.pop("media_title")

    def _start_media_description(self, _attributes: Mapping[str, str]) -> None:
        self.push("media_description", 1)

    def _end_media_description(self) -> None:
        self.pop("media_description")


class _Strict(_Recorder, StrictFeedParser):  # type: ignore[misc] # feedparser is not typed
    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: Sized) -> None:  # noqa: N802 - SAX names it
        _check_attributes(name[1], len(attrs))
        super().startElementNS(name, qname, attrs)


class _Loose(_Recorder, LooseFeedParser):  # type: ignore[misc] # feedparser is not typed
    pass


class _BufferedExpat(expatreader.ExpatParser):
    """The standard SAX driver, with expat's own text buffer switched on."""

    _parser: Any  # pyexpat's, made by reset

    def reset(self) -> None:
        super().reset()
        self._parser.buffer_text = True
        self._parser.buffer_size = BUFFER


def _check_attributes(tag: str, count: int) -> None:
    """Raise ParseError for an element that no feed has."""
    if count > MAX_ATTRIBUTES:
        raise ParseError(Outcome.NOT_A_FEED, f"<{tag[:40]}> has {count} attributes: more than {MAX_ATTRIBUTES} are not read")


def read(text: str, base: str, language: str | None, limit: int) -> RawDocument:
    """Read a feed document up to `limit` entries, by the rules where it keeps them and forgivingly where not.

    `text` starts at the first markup after the XML declaration. Raises ParseError for elements that are
    attributes by the thousand, and what feedparser may raise on hostile input: the caller is the boundary.
    """
    version, data, entities = without_doctype(text)
    parser = _made(_Strict(base, language, "utf-8"), limit)
    problems = _fed(lambda: _drive(parser, data), limit)
    if problems and problems[0].startswith(_ILL_FORMED):
        parser = _made(_Loose(base, language, "utf-8", entities), limit)
        problems += _fed(lambda: parser.feed(_with_whole_references(data.decode("utf-8", "replace"))), limit)
    for record, values in zip(parser.records, parser.entries, strict=False):  # one more of feedparser's where it was cut
        record.values = dict(values)  # plain: FeedParserDict answers `updated` with `published`
    parser.feed_record.values = dict(parser.feeddata)
    return RawDocument(
        version or parser.version,
        parser.feed_record,
        parser.records,
        problems,
        bool(parser.inentry) and not ends_with_root(text),
    )


def without_doctype(text: str) -> tuple[str | None, bytes, dict[str, str]]:
    """Return the format a DOCTYPE names, the document with none but plain entities, and these, as feedparser does.

    It sees a declaration only where that begins a line.
    """
    data = text.encode("utf-8")
    root = _ROOT.search(data)
    head = data[: root.start()] if root else b""
    version, whole, entities = replace_doctype(
        head.replace(b"<!ENTITY", b"\n<!ENTITY") + data[len(head) :] if b"<!ENTITY" in head else data
    )
    return version, whole, entities


def _with_whole_references(text: str) -> str:
    """Return markup in which each "&" that begins no reference is written as one: the forgiving parser makes "AT&T;" of "AT&T"."""
    return _BARE.sub(lambda found: "&amp;" if found.group() == "&" else found.group(), text)


def _made(parser: Any, limit: int) -> Any:
    parser.resolve_relative_uris = parser.sanitize_html = False  # links and markup are ours to judge
    parser.limit = limit
    return parser


def _fed(feed: Callable[[], None], limit: int) -> tuple[str, ...]:
    """Run one of the parsers; return what was wrong with the document."""
    try:
        feed()
    except xml.sax.SAXParseException as error:
        return (f"{_ILL_FORMED}: {error.getMessage()} (line {error.getLineNumber()})",)
    except _EnoughError:
        return (f"more than {limit} entries, the rest is not read",)
    return ()


def _drive(parser: Any, data: bytes) -> None:
    """Run expat over `data`."""
    driver = _BufferedExpat()
    driver.setFeature(xml.sax.handler.feature_namespaces, 1)
    driver.setFeature(xml.sax.handler.feature_external_ges, 0)
    driver.setContentHandler(parser)
    driver.setErrorHandler(parser)
    source = xml.sax.xmlreader.InputSource()
    source.setByteStream(io.BytesIO(data))
    driver.parse(source)
