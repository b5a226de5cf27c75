"""Where claims come from, and how far each is trusted (lower rank: trusted more).

The ranks follow from what was measured on 1,181 pages: JSON-LD carries the published time on 513, meta tags on 272,
microdata on 64, with offset on 9 of 10; structured sources disagree on 11 % of pages that have several, mostly because
local time is marked as UTC; a feed's date moves with edits and syndication more often than the page's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aggregator.model.times import ClaimKind

_CHANGED, _BOTH = (ClaimKind.UPDATED,), (ClaimKind.PUBLISHED, ClaimKind.UPDATED)


class Family(StrEnum):
    """Who wrote the claim: sources of one family share their mistakes and count once."""

    PAGE_DATA = "page data"
    FEED = "feed"
    VISIBLE = "visible"
    SITEMAP = "sitemap"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class SourceFact:
    """One source of claims, shown in the reference."""

    rank: int  # lower is trusted more; WEAK and above only when nothing else speaks
    family: Family
    meaning: str
    kinds: tuple[ClaimKind, ...] = (ClaimKind.PUBLISHED,)  # which of the two times it may speak of


WEAK = 60  # from this rank on a claim never stands against a publisher's own statement
NEVER = 90  # kept as evidence, never chosen
FURNITURE = "furniture"  # "furniture.jsonld.datePublished": said by a page whose text was taken back (core.furniture)

SOURCES: dict[str, SourceFact] = {
    "jsonld.datePublished": SourceFact(10, Family.PAGE_DATA, "schema.org data of the article page"),
    "jsonld.dateModified": SourceFact(10, Family.PAGE_DATA, "schema.org data of the article page", _CHANGED),
    "jsonld.dateCreated": SourceFact(16, Family.PAGE_DATA, "schema.org data: when it was created, for want of datePublished"),
    "jsonld.uploadDate": SourceFact(17, Family.PAGE_DATA, "schema.org data of the video the page is about"),
    "jsonld.repaired": SourceFact(15, Family.PAGE_DATA, "schema.org data that is not valid JSON, read by pattern", _BOTH),
    "meta.article:published_time": SourceFact(12, Family.PAGE_DATA, "Open Graph meta tag"),
    "meta.article:modified_time": SourceFact(12, Family.PAGE_DATA, "Open Graph meta tag", _CHANGED),
    "meta.published": SourceFact(18, Family.PAGE_DATA, "another meta tag that names the publication"),
    "meta.updated": SourceFact(18, Family.PAGE_DATA, "another meta tag that names the last change", _CHANGED),
    "meta.date": SourceFact(52, Family.PAGE_DATA, "a meta tag that only says date: often the last change"),
    "microdata.datePublished": SourceFact(14, Family.PAGE_DATA, "microdata or RDFa in the page's markup"),
    "microdata.dateModified": SourceFact(14, Family.PAGE_DATA, "microdata or RDFa in the page's markup", _CHANGED),
    "rdfa.created": SourceFact(19, Family.PAGE_DATA, "Dublin Core in the page's markup"),
    "rdfa.modified": SourceFact(19, Family.PAGE_DATA, "Dublin Core in the page's markup", _CHANGED),
    "atom.published": SourceFact(20, Family.FEED, "the feed's <published>"),
    "atom.updated": SourceFact(20, Family.FEED, "the feed's <updated>", _CHANGED),
    "atom.issued": SourceFact(20, Family.FEED, "Atom 0.3 <issued>"),
    "atom.modified": SourceFact(20, Family.FEED, "Atom 0.3 <modified>", _CHANGED),
    "json.date_published": SourceFact(20, Family.FEED, "JSON Feed date_published"),
    "json.date_modified": SourceFact(20, Family.FEED, "JSON Feed date_modified", _CHANGED),
    "rss.pubDate": SourceFact(21, Family.FEED, "the feed's <pubDate>"),
    "dcterms.created": SourceFact(22, Family.FEED, "Dublin Core created"),
    "dcterms.issued": SourceFact(21, Family.FEED, "Dublin Core issued"),
    "dcterms.modified": SourceFact(21, Family.FEED, "Dublin Core modified", _CHANGED),
    "dc.date": SourceFact(23, Family.FEED, "Dublin Core date: kind not stated, taken as published"),
    "sitemap.publication_date": SourceFact(26, Family.SITEMAP, "news sitemap"),
    "sitemap.lastmod": SourceFact(30, Family.SITEMAP, "sitemap", _CHANGED),
    "page.time": SourceFact(34, Family.VISIBLE, "a <time> element of the article", _BOTH),
    "page.byline": SourceFact(36, Family.VISIBLE, "the line people read: Published ..., Updated ...", _BOTH),
    "data.published": SourceFact(38, Family.PAGE_DATA, "the page's JSON, data attributes or comments, where nothing above says so"),
    "data.updated": SourceFact(38, Family.PAGE_DATA, "the page's JSON, data attributes or comments, where nothing above says so", _CHANGED),
    "page.line": SourceFact(50, Family.VISIBLE, "a date beside the headline that no label explains", _BOTH),
    "url.date": SourceFact(62, Family.GUESS, "the day in the page's address"),
    "page.ago": SourceFact(
        63, Family.VISIBLE, "a visible time relative to now (3 hours ago): rounded, and right only for the moment of the fetch"
    ),
    "htmldate": SourceFact(64, Family.GUESS, "htmldate's reading of the whole page (day only)"),
    "http.last-modified": SourceFact(90, Family.GUESS, "the server's Last-Modified: evidence, never chosen", _CHANGED),
    FURNITURE: SourceFact(
        90, Family.GUESS, "before another source: said by a page whose text three or more of its host share; evidence, never chosen", _BOTH
    ),
}
_OF_FURNITURE = f"{FURNITURE}."
_FALLBACK = SourceFact(40, Family.FEED, "another field")

# What only an article's page says: not heard from a feed, nor from a sitemap.
OF_PAGES = frozenset(name for name, fact in SOURCES.items() if fact.family not in (Family.FEED, Family.SITEMAP))


def fact(source: str) -> SourceFact:
    """Return what is known about a source; one not in the table ranks below every named field."""
    return SOURCES[FURNITURE] if source.startswith(_OF_FURNITURE) else SOURCES.get(source, _FALLBACK)
