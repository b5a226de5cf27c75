"""Google news sitemaps: a window of two days and at most 1,000 addresses, which makes them feeds.

A sitemap without news tags lists a whole site and is refused (Media Cloud does the same): fifty thousand old pages are no news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aggregator.core.newest import newest
from aggregator.core.urls import absolute, site_of
from aggregator.errors import Outcome, ParseError
from aggregator.markup import one_line, xml
from aggregator.model.entry import ParsedEntry, ParsedFeed
from aggregator.model.feed import FeedHints
from aggregator.parse import names
from aggregator.parse.times import of_pairs

_CLOSED = re.compile(r"</(?:[\w.-]+:)?urlset\s*>|(?:</(?:[\w.-]+:)?url\s*>|/>)\s*\Z", re.IGNORECASE)
_TAIL = 65_536  # characters in which the end is looked for when something is appended
_NAMESPACE = "sitemap-news/"  # of the 0.9 namespace, under http and https


def parse(text: str, url: str, limit: int) -> ParsedFeed:
    """Return a news sitemap's entries, `limit` at most (Google allows 1,000), without one that it breaks off in.

    Raises ParseError(NOT_A_FEED) for any other sitemap, and for the beginning of one alone.
    """
    root = xml.parse(text.encode("utf-8"))
    pages = list(xml.children(root, "url"))
    news = [(page, tag) for page in pages for tag in xml.children(page, "news")]
    if pages and not news and _NAMESPACE not in text[:2000]:
        raise ParseError(Outcome.NOT_A_FEED, f"a sitemap of {len(pages)} pages without news tags")
    breaks_off = _CLOSED.search(text, max(0, len(text) - _TAIL)) is None
    news = [(page, tag) for page, tag in news if not (breaks_off and page is pages[-1])]
    places, note = newest([_stated(page, tag) for page, tag in news], limit)
    read = [news[place] for place in places]
    entries = [entry for entry in (_entry(page, tag, url, i) for i, (page, tag) in enumerate(read)) if entry]
    if breaks_off and not entries:
        raise ParseError(Outcome.NOT_A_FEED, "it breaks off before the end of its first entry")
    publication = next((name for _, tag in news for name in _publication(tag, "name")), "")
    return ParsedFeed(
        format="sitemap",
        title=one_line(publication) or site_of(url),
        site_url=absolute(url, "/"),
        self_url=None,
        language=names.language(*(language for _, tag in news[:1] for language in _publication(tag, "language"))),
        hints=FeedHints(),
        prev_archive=None,
        entries=tuple(entries),
        problems=tuple(_problems(note, len(pages) - len(news) - breaks_off, breaks_off=breaks_off)),
        breaks_off=breaks_off,
    )


def _problems(note: str, bare: int, *, breaks_off: bool) -> Iterator[str]:
    if note:
        yield note
    if bare > 0:
        yield f"{bare} pages without news tags"
    if breaks_off:
        yield "it breaks off within an entry, which is left out"


def _stated(page: xml.Node, news: xml.Node) -> str:
    return xml.text_of(news, "publication_date") or xml.text_of(page, "lastmod")


def _entry(page: xml.Node, news: xml.Node, base: str, position: int) -> ParsedEntry | None:
    """Return one entry; None without a usable address, since a sitemap has no other identity."""
    url = absolute(base, xml.text_of(page, "loc"))
    if url is None:
        return None
    image = next(xml.children(page, "image"), None)
    return ParsedEntry(
        guid=None,
        url=url,
        title=one_line(xml.text_of(news, "title")),
        summary_html="",
        content_html="",
        authors=(),
        tags=names.tags(xml.text_of(news, "keywords").split(",")),
        language=names.language(*_publication(news, "language")),
        times=of_pairs(
            (
                ("sitemap.publication_date", xml.text_of(news, "publication_date")),
                ("sitemap.lastmod", xml.text_of(page, "lastmod")),
            )
        ),
        enclosures=(),
        image_url=None if image is None else absolute(url, xml.text_of(image, "loc")),
        position=position,
    )


def _publication(news: xml.Node, name: str) -> Iterator[str]:
    """Yield what <news:publication> says under `name`."""
    for publication in xml.children(news, "publication"):
        if text := xml.text_of(publication, name):
            yield text
