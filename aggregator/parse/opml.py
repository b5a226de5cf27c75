"""OPML, in and out: lists of feeds as other readers keep them.

Reading is listparser's, which knows the many dialects; it is given bytes only (a string could be an address it would fetch), and
its parser expands no entity and opens no file. A folder becomes a tag, a folder in a folder the tag "outer/inner", so that the
tree survives the way in and out.
"""

from __future__ import annotations

import codecs
import contextlib
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import listparser

from aggregator.errors import UsageError
from aggregator.markup import xml
from aggregator.parse.outlines import Outlines

# XML 1.0, production Char, without the controls that it discourages.
_NOT_XML = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_DEEPEST = 20  # folders inside each other that are kept
_TOO_DEEP = 100  # elements inside each other
_SPACE = re.compile(r"\s+")
_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);")  # some readers escape a name twice
_PACKED = {b"PK\x03\x04": "zip", b"\x1f\x8b": "gzip"}
_WIDE = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}  # XML 1.0, appendix F.1: without a byte order mark


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """One subscription."""

    url: str  # as written, unchecked
    title: str  # "" where the list gives none
    site_url: str | None = None  # written, but not read: a feed says it itself when it is polled
    tags: tuple[str, ...] = ()  # folders and categories, "outer/inner" for a folder in a folder
    enabled: bool = True  # False: paused there


def read(data: bytes) -> tuple[OpmlFeed, ...]:
    """Return the feeds of a list, in its order, each address once; raises UsageError when `data` is no list of feeds."""
    _refuse_packed(data)
    if _nested(data) > _TOO_DEEP:
        raise UsageError(f"this OPML file is no list of feeds: more than {_TOO_DEEP} elements lie inside each other")
    whole = _declared(data)
    try:
        found = listparser.parse(whole)
    except Exception as error:  # the boundary to listparser, which trips over elements that end before they begin
        raise UsageError(f"this OPML file is too broken to read: {type(error).__name__}: {error}") from error
    if not found.version:
        raise UsageError(f"this is not an OPML file ({_instead(whole)})")
    said = Outlines(whole.decode())
    return tuple(
        OpmlFeed(feed.url, _name(feed.title, feed.url), tags=_tags(feed.categories), enabled=feed.url not in said.paused)
        for feed in found.feeds
        if feed.url not in said.scraped
    )


def left_out(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return what stands in a list that `read` takes and is no feed: its name or address, and why it is not taken over."""
    return tuple(Outlines(_declared(data).decode()).left_out())


def _refuse_packed(data: bytes) -> None:
    for mark, what in _PACKED.items():
        if data.startswith(mark):
            raise UsageError(f"this is not an OPML file but a {what} archive; unpack it and import the OPML file in it")


def _instead(whole: bytes) -> str:
    """Return what a document without a list seems to be."""
    if re.search(rb"<(?:rss|feed|rdf:RDF)[\s>]", whole):
        return "it looks like a feed; `aggregator feeds add` takes its address"
    return "nothing in it looks like a list of feeds"


def _name(title: str, url: str) -> str:
    """Return the name of a feed; an address in its place says that it has none."""
    name = _line(title)
    return "" if name == url else name


def is_cut_short(data: bytes) -> bool:
    """Tell whether a list begins and never ends, as what is left of a broken download or a full disk."""
    text = _declared(data).lower()
    return b"<opml" in text and b"</opml" not in text


def _nested(data: bytes) -> int:
    """Return how deep the elements lie; 0 for what only listparser may be able to read. It keeps the whole path for each feed."""
    try:
        return xml.depth(xml.parse(data))
    except xml.XmlError:
        return 0


def _declared(data: bytes) -> bytes:
    """Return `data` as UTF-8 that says so: listparser's parser reads HTML's declarations, not XML's, and else takes all for Latin-1."""
    if not data.strip():
        return b""
    declared = _ENCODING.match(data)
    marked = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _WIDE.get(data[:2])
    text = _decoded(data, (marked, declared and declared[1].decode(), "utf-8-sig"))
    return f'<?xml version="1.0" encoding="UTF-8"?>{_DECLARATION.sub("", text, count=1)}'.encode()


def _decoded(data: bytes, encodings: Iterable[str | None]) -> str:
    for encoding in filter(None, encodings):
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("cp1252", "replace")


def _tags(categories: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the paths of folders; what lies deeper than _DEEPEST is in the folder there: nobody nests so, but an attacker would."""
    paths = ("/".join(filter(None, map(_line, path[:_DEEPEST]))) for path in categories)
    return tuple(dict.fromkeys(filter(None, paths)))


def _line(text: str) -> str:
    plain = _ESCAPED.sub(lambda found: html.unescape(found[0]), text)
    return _legal(plain)


def _legal(text: str) -> str:
    """Return `text` on one line, without what XML forbids."""
    return _SPACE.sub(" ", _NOT_XML.sub("", text)).strip()


def write(feeds: Iterable[OpmlFeed], title: str = "Feeds") -> bytes:
    """Return an OPML 2.0 document; a feed stands in the folder of its first tag, its other tags in `category`."""
    tree = _Folder()
    for feed in feeds:
        for tag in _folders(feed.tags):
            tree.at(tag.split("/") if tag else []).feeds.append(feed)
    body = "".join(_outlines(tree, "    "))
    head = f"  <head>\n    <title>{_text(title)}</title>\n  </head>\n"
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n{head}  <body>\n{body}  </body>\n</opml>\n'
    return document.encode()


class _Folder:
    def __init__(self) -> None:
        self.feeds: list[OpmlFeed] = []
        self.folders: dict[str, _Folder] = {}

    def at(self, path: Sequence[str]) -> _Folder:
        return self.folders.setdefault(path[0], _Folder()).at(path[1:]) if path else self


def _folders(tags: Sequence[str]) -> Iterator[str]:
    """Yield the folders a feed must stand in: that of its first tag, and of those that `category` cannot hold."""
    yield tags[0] if tags else ""
    yield from (tag for tag in tags[1:] if "," in tag)


def _outlines(folder: _Folder, indent: str) -> Iterator[str]:
    for feed in folder.feeds:
        yield f"{indent}<outline{_attributes(feed)}/>\n"
    for name, inner in folder.folders.items():
        yield f'{indent}<outline text="{_text(name)}" title="{_text(name)}">\n'
        yield from _outlines(inner, indent + "  ")
        yield f"{indent}</outline>\n"


def _attributes(feed: OpmlFeed) -> str:
    title = feed.title or feed.url
    category = ",".join(f"/{tag}" for tag in feed.tags if "," not in tag)
    disabled = "" if feed.enabled else "true"  # as Miniflux writes it
    pairs = {"type": "rss", "text": title, "title": title, "xmlUrl": feed.url, "htmlUrl": feed.site_url, "category": category}
    pairs["disabled"] = disabled
    return "".join(f' {name}="{_text(value)}"' for name, value in pairs.items() if value)


def _text(value: str) -> str:
    return html.escape(_legal(value))
