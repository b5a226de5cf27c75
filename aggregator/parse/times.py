"""Which element states which of a publisher's two times."""

from __future__ import annotations

from collections.abc import Iterable

from aggregator.model.times import ClaimKind, RawTime
from aggregator.parse.reader import Field

MAX_RAW = 200  # characters; a longer "date" is text in the wrong element

# RFC 4287 4.2.9 and 4.2.15; Atom 0.3 `issued` and `created` against `modified`; Dublin Core `date` is in news feeds the day of
# publication (RSS 1.0 has nothing else for it), which feedparser files under `updated`.
SOURCES: dict[str, tuple[ClaimKind, str]] = {
    "pubdate": (ClaimKind.PUBLISHED, "rss.pubDate"),
    "date": (ClaimKind.PUBLISHED, "rss.date"),
    "dc:date": (ClaimKind.PUBLISHED, "dc.date"),
    "dc:created": (ClaimKind.PUBLISHED, "dc.created"),
    "dc:issued": (ClaimKind.PUBLISHED, "dc.issued"),
    "dc:modified": (ClaimKind.UPDATED, "dc.modified"),
    "dcterms:created": (ClaimKind.PUBLISHED, "dcterms.created"),
    "dcterms:issued": (ClaimKind.PUBLISHED, "dcterms.issued"),
    "dcterms:modified": (ClaimKind.UPDATED, "dcterms.modified"),
    "prism:publicationdate": (ClaimKind.PUBLISHED, "prism.publicationDate"),
    "prism:datepublished": (ClaimKind.PUBLISHED, "prism.datePublished"),
    "prism:modificationdate": (ClaimKind.UPDATED, "prism.modificationDate"),
    "published": (ClaimKind.PUBLISHED, "atom.published"),
    "updated": (ClaimKind.UPDATED, "atom.updated"),
    "issued": (ClaimKind.PUBLISHED, "atom03.issued"),
    "created": (ClaimKind.PUBLISHED, "atom03.created"),
    "modified": (ClaimKind.UPDATED, "atom03.modified"),
    "json.date_published": (ClaimKind.PUBLISHED, "json.date_published"),
    "json.date_modified": (ClaimKind.UPDATED, "json.date_modified"),
    "sitemap.publication_date": (ClaimKind.PUBLISHED, "sitemap.publication_date"),
    "sitemap.lastmod": (ClaimKind.UPDATED, "sitemap.lastmod"),
}


def of_fields(fields: Iterable[Field]) -> tuple[RawTime, ...]:
    """Return the stated times among the elements of an entry, in document order, verbatim."""
    return of_pairs((element.name, element.text) for element in fields)


def of_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[RawTime, ...]:
    """Return the stated times among (name, text) pairs; the same statement twice counts once."""
    stated = (RawTime(*SOURCES[name], text.strip()[:MAX_RAW]) for name, text in pairs if name in SOURCES and text.strip())
    return tuple(dict.fromkeys(stated))
