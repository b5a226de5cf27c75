"""What a feed document says, parsed but not yet judged."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.model.feed import FeedHints
from aggregator.model.shipped import Shipped
from aggregator.model.times import RawTime


@dataclass(frozen=True, slots=True)
class Enclosure(Shipped):
    """A file that comes with an entry."""

    url: str  # absolute http(s)
    type: str | None
    length: int | None  # bytes, None when absent or not a number


@dataclass(frozen=True, slots=True)
class ParsedEntry(Shipped):
    """One entry as its feed states it; set by parse/."""

    guid: str | None  # RSS guid, Atom/JSON id, verbatim; None when absent or blank
    url: str | None  # absolute http(s) link of the article, None when none is usable
    title: str  # plain text, one line, entities resolved; "" when absent
    summary_html: str  # sanitised, links absolute
    content_html: str  # sanitised, links absolute; "" when the feed carries no full content
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str | None
    times: tuple[RawTime, ...]  # every stated time, in document order
    enclosures: tuple[Enclosure, ...]
    image_url: str | None  # media:thumbnail, itunes:image, JSON image
    position: int  # 0-based place in the document
    text: str = ""  # words of the content, else of the summary: dear to work out, so done in the worker that parses, by parse.feed
    content_hash: bytes = b""  # core.edits.content_hash of all this; as dear, by the same
    words: int = 0  # of the text; by the same


@dataclass(frozen=True, slots=True)
class Rest(Shipped):
    """A document without the entries that need no reading; set by core.chunks."""

    body: bytes
    marks: tuple[bytes, ...]  # of all entries of the document as it came, in its order: length and digest of their markup
    places: tuple[int, ...]  # of those that are left among all
    context: bytes  # ParsedFeed.context of the document that the others were read in
    is_ascii: bool  # the document as it came


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """One feed document; set by parse/."""

    format: str  # "rss20", "rss091", "rdf10", "atom10", "atom03", "json11", "sitemap", ...
    title: str
    site_url: str | None
    self_url: str | None  # atom:link rel=self
    language: str | None
    hints: FeedHints
    prev_archive: str | None  # RFC 5005: the archive document before this one
    entries: tuple[ParsedEntry, ...]
    problems: tuple[str, ...]  # what had to be repaired, for `doctor` and logs
    next_page: str | None = None  # RFC 5005: where a paged feed goes on, backwards in time; JSON Feed's next_url
    chunks: tuple[bytes, ...] = ()  # mark of each entry's markup, read or left out; b"" where something was removed of it, () uncut
    context: bytes = b""  # digest of everything else that the reading of an entry depends on
    breaks_off: bool = False  # within an entry, which is left out

    @property
    def size(self) -> int:
        """Return how many entries the document holds, skipped ones too."""
        return max(len(self.entries), len(self.chunks))
