"""Bytes to a ParsedFeed: RSS 0.9x-2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed, news sitemaps."""

from __future__ import annotations

from dataclasses import replace

from aggregator.core.urls import absolute
from aggregator.errors import Outcome, ParseError
from aggregator.markup import one_line
from aggregator.model.entry import ParsedFeed
from aggregator.model.feed import FeedHints
from aggregator.parse import entry, jsonfeed, links, names, sitemap
from aggregator.parse.reader import RawDocument, RawEntry, read
from aggregator.parse.sniff import Kind, Sniffed, sniff

MAX_ENTRIES = 2000  # Media Cloud's cap; a document with more is an archive, and its newest stand first
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
    try:
        found = sniff(body, content_type, url)
        feed = _read(found, url, names.language(content_language))
    except ParseError:
        raise
    except MemoryError as error:
        raise ParseError(Outcome.PARSE_TIMEOUT, "parsing took more memory than it may") from error
    except Exception as error:  # the boundary to feedparser and lxml on hostile input: what they trip over is no feed
        raise ParseError(Outcome.NOT_A_FEED, f"the document cannot be read: {type(error).__name__}: {error}"[:500]) from error
    return _capped(replace(feed, problems=found.problems + feed.problems))


def _read(found: Sniffed, url: str, language: str | None) -> ParsedFeed:
    if found.kind is Kind.JSON:
        return jsonfeed.parse(found.text, url, language, MAX_ENTRIES)
    if found.kind is Kind.SITEMAP:
        return sitemap.parse(found.text, url)
    return _assembled(read(found.text, url, language, MAX_ENTRIES), url)


def _capped(feed: ParsedFeed) -> ParsedFeed:
    if len(feed.entries) <= MAX_ENTRIES:
        return feed
    note = f"{len(feed.entries)} entries, the first {MAX_ENTRIES} are read"
    return replace(feed, entries=feed.entries[:MAX_ENTRIES], problems=(*feed.problems, note))


def _assembled(document: RawDocument, url: str) -> ParsedFeed:
    """Return the feed; raises ParseError when feedparser saw neither a feed nor an entry."""
    head = document.feed
    title = head.values.get("title") or ""
    if not (document.entries or document.version or title):
        raise ParseError(Outcome.NOT_A_FEED, "; ".join(document.problems) or "no feed in this document")
    is_atom = document.version.startswith("atom")
    site = _site(head, url)
    language = names.language(head.values.get("language"))
    context = entry.Context(
        document_base=url,
        fallback_base=url if is_atom else site or url,  # RFC 4287: the document; RSS says nothing, readers take the channel's link
        language=language,
        authors=entry.authors(head) if is_atom else (),
    )
    return ParsedFeed(
        format=FORMATS.get(document.version, document.version),
        title=one_line(title if isinstance(title, str) else ""),
        site_url=site,
        self_url=links.first_with(head.fields, "self", url),
        language=language,
        hints=_hints(head),
        prev_archive=links.first_with(head.fields, "prev-archive", url),
        entries=tuple(entry.parsed(raw, context, position) for position, raw in enumerate(document.entries)),
        problems=document.problems,
        next_page=links.first_with(head.fields, "next", url),
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
