"""Bytes to a ParsedFeed: RSS 0.9x-2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed, news sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b

from aggregator.core import cutting
from aggregator.core.cutting import MAX_ENTRIES
from aggregator.core.edits import content_hash
from aggregator.core.urls import absolute
from aggregator.errors import Outcome, ParseError
from aggregator.markup import clean_to_text, one_line, words_laid_out
from aggregator.model.entry import ParsedEntry, ParsedFeed, Rest
from aggregator.model.feed import FeedHints
from aggregator.parse import entry, jsonfeed, links, names, sitemap
from aggregator.parse.newest import shortened
from aggregator.parse.plain.reading import read
from aggregator.parse.reader import RawDocument, RawEntry
from aggregator.parse.sniff import Kind, Sniffed, sniff

MAX_HINT = 100  # characters of a hint; skipHours lists of 24 and more are in use

FORMATS = {  # feedparser's names for the formats -> ours
    "rss090": "rdf09",
    "rss10": "rdf10",
    "rss091n": "rss091",
    "rss091u": "rss091",
    "": "unknown",
}


def parse(body: bytes, *, url: str, content_type: str | None, content_language: str | None = None) -> ParsedFeed:
    """Return what a feed document says; raises ParseError with the outcome that names what the body is instead.

    `url` is the address it came from after redirects; `content_type` and `content_language` are the headers as received.
    Nothing but ParseError comes out, whatever the bytes.
    """
    with _nothing_else():
        found = sniff(body, content_type, url)
        feed = _worded(_read(found, body, url, names.language(content_language)))
        return replace(feed, problems=found.problems + feed.problems)


def parse_rest(rest: Rest, *, url: str, content_type: str | None, content_language: str | None = None) -> ParsedFeed | None:
    """Return what a document says that known entries were left out of; None where parsing the whole might say anything else.

    Then `parse` is to read the whole. The other arguments are those of `parse`.
    """
    try:
        with _nothing_else():
            found = sniff(rest.body, content_type, url, is_ascii=rest.is_ascii)
            return _rest_read(rest, found, url, names.language(content_language))
    except ParseError:
        return None


@contextmanager
def _nothing_else() -> Iterator[None]:
    """Make a ParseError of whatever reading raises."""
    try:
        yield
    except ParseError:
        raise
    except MemoryError as error:
        raise ParseError(Outcome.PARSE_TIMEOUT, "parsing took more memory than it may") from error
    except Exception as error:  # the boundary to feedparser and lxml on hostile input: what they trip over is no feed
        raise ParseError(Outcome.NOT_A_FEED, f"the document cannot be read: {type(error).__name__}: {error}"[:500]) from error


def _read(found: Sniffed, body: bytes, url: str, language: str | None) -> ParsedFeed:
    if found.kind is Kind.JSON:
        return jsonfeed.parse(found.text, url, language, MAX_ENTRIES)
    if found.kind is Kind.SITEMAP:
        return sitemap.parse(found.text, url, MAX_ENTRIES)
    text, note = shortened(found.text, MAX_ENTRIES)
    document = read(text, url, language, MAX_ENTRIES)
    feed = _assembled(document, url)
    if note:
        return replace(feed, problems=(*feed.problems, note))
    cut = _cut(found, is_ascii=body.isascii())
    if cut is None or not _fits(document, len(cut.marks)):
        return feed
    return replace(feed, chunks=_marks(cut, body), context=_context(cut, document, found, url, language))


def _rest_read(rest: Rest, found: Sniffed, url: str, language: str | None) -> ParsedFeed | None:
    """Read the entries that are left; None unless the document around them is the one that the others were read in (`Rest.context`)."""
    cut = _cut(found, is_ascii=rest.is_ascii)
    if cut is None or len(cut.marks) != len(rest.places):
        return None
    document = read(found.text, url, language, MAX_ENTRIES)
    marks = _marks(cut, rest.body)
    if not _fits(document, len(marks)) or _context(cut, document, found, url, language) != rest.context:
        return None
    feed = _worded(_assembled(document, url))
    entries = tuple(_at(entry, place) for entry, place in zip(feed.entries, rest.places, strict=True))
    chunks = dict(enumerate(rest.marks)) | dict(zip(rest.places, marks, strict=True))
    return replace(feed, entries=entries, chunks=tuple(chunks.values()), context=rest.context, problems=found.problems)


def _cut(found: Sniffed, *, is_ascii: bool) -> cutting.Cut | None:
    """Return the document cut into its entries; None where that fails, or where a piece might be read otherwise than in the whole."""
    return cutting.cut(found.text.encode()) if found.kind is Kind.XML and found.reads_by_itself(is_ascii=is_ascii) else None


def _marks(cut: cutting.Cut, body: bytes) -> tuple[bytes, ...]:
    """Return the mark of each entry in `body`, the document as it came; b"" for an entry that was repaired before it was cut."""
    if body.endswith(cut.body):
        return cut.marks
    raw = cutting.cut(body)
    findable = frozenset(raw.marks if raw else ())
    return tuple(mark if mark in findable else b"" for mark in cut.marks)


def _fits(document: RawDocument, entries: int) -> bool:
    """Tell whether the document was read without repairs, in a known format, one entry for each piece it was cut into."""
    return bool(document.version) and not document.problems and len(document.entries) == entries


def _at(found: ParsedEntry, place: int) -> ParsedEntry:
    """Return the entry with its place in the whole document."""
    return found if found.position == place else replace(found, position=place)


def _context(cut: cutting.Cut, document: RawDocument, found: Sniffed, url: str, language: str | None) -> bytes:
    """Return a digest of all that an entry's reading depends on besides its own markup, repairs included."""
    stated = (url, language, document.version, cut.context(), _shared(document, url), found.problems)
    return blake2b(repr(stated).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _worded(feed: ParsedFeed) -> ParsedFeed:
    """Return the feed with what is derived from each entry, whatever its format."""
    return replace(feed, entries=tuple(map(_with_words, feed.entries)))


def _with_words(found: ParsedEntry) -> ParsedEntry:
    text = clean_to_text(found.content_html or found.summary_html)
    digest = content_hash(found.title, text, found.url, found.authors, found.tags)
    return replace(found, text=text, content_hash=digest, words=words_laid_out(text))


def _assembled(document: RawDocument, url: str) -> ParsedFeed:
    """Return the feed; raises ParseError when feedparser saw neither a feed nor an entry, or the beginning of one alone.

    An entry that the document breaks off in says no more than half of what it will say: it is left out.
    """
    head = document.feed
    title = head.values.get("title") or ""
    if not (document.entries or document.version or title):
        raise ParseError(Outcome.NOT_A_FEED, "; ".join(document.problems) or "no feed in this document")
    breaks_off = document.is_cut_off and document.has_open_entry
    entries = document.entries[:-1] if breaks_off else document.entries
    if not entries and document.is_cut_off:
        raise ParseError(Outcome.NOT_A_FEED, f"it breaks off before the end of its first entry: {document.problems[0]}")
    shared = _shared(document, url)
    return ParsedFeed(
        format=FORMATS.get(document.version, document.version),
        title=one_line(title if isinstance(title, str) else ""),
        site_url=_site(head, url),
        self_url=links.first_with(head.fields, "self", url),
        language=shared.language,
        hints=_hints(head),
        prev_archive=links.first_with(head.fields, "prev-archive", url),
        entries=tuple(entry.parsed(raw, shared, position) for position, raw in enumerate(entries)),
        problems=(*document.problems, "it breaks off within an entry, which is left out") if breaks_off else document.problems,
        next_page=links.first_with(head.fields, "next", url),
        breaks_off=breaks_off,
    )


def _shared(document: RawDocument, url: str) -> entry.Context:
    """Return what the document says for all its entries."""
    head, is_atom = document.feed, document.version.startswith("atom")
    return entry.Context(
        document_base=url,
        fallback_base=url
        if is_atom
        else _site(head, url) or url,  # RFC 4287: the document; RSS says nothing, readers take the channel's link
        language=names.language(head.values.get("language")),
        authors=entry.authors(head) if is_atom else (),
    )


def _site(head: RawEntry, url: str) -> str | None:
    """Return the address of the site: RSS's channel link, Atom's alternate."""
    alternates = [field for field in head.fields if field.name == "link" and links.relation(field) == "alternate"]
    plain_first = sorted(alternates, key=lambda field: "href" in field.attributes)
    found = (links.href(field, url, url) for field in plain_first)
    return next((address for address in found if address), None) or absolute(url, str(head.values.get("link") or ""))


def _hints(head: RawEntry) -> FeedHints:
    """Return what the feed says about polling, as it says it; core.schedule reads it."""

    def all_of(name: str) -> tuple[str, ...]:
        return tuple(field.text[:MAX_HINT] for field in head.fields if field.name == name and field.text)

    def last_of(name: str) -> str | None:
        return next(iter(all_of(name)), None)

    return FeedHints(
        ttl=last_of("ttl"),
        skip_hours=all_of("hour")[:MAX_HINT],
        skip_days=all_of("day")[:MAX_HINT],
        update_period=last_of("sy:updateperiod"),
        update_frequency=last_of("sy:updatefrequency"),
    )
