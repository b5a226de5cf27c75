"""One article page: bytes in, text with structure, facts and time claims out; or the name of what it is instead.

    decode -> parse -> facts -> body (site's selectors, live blog, else extractor) -> refuse -> claims

Deterministic: the same bytes, address and fetch time give the same page. Never raises for a bad page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement
from trafilatura.utils import load_html

from aggregator.errors import Rejection
from aggregator.extract.body import Body, find_body
from aggregator.extract.datatext import text_of_data
from aggregator.extract.facts import PageFacts, read_facts
from aggregator.extract.held import held
from aggregator.extract.liveblog import liveblog
from aggregator.extract.refuse import Page, refuse
from aggregator.extract.shapes import body_by, prune, shape_of, title_by
from aggregator.extract.times import raw_times
from aggregator.extract.unfold import unfold
from aggregator.markup import sanitise
from aggregator.markup.encoding import decode
from aggregator.markup.mojibake import repaired
from aggregator.markup.tree import shorn
from aggregator.model.article import ExtractedPage

_HTML_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")
_MAGIC = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"RIFF", b"\x1f\x8b", b"OggS", b"ID3")
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|article|div|p|h1|title|meta|section)\b", re.IGNORECASE)
_FEED = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE | re.DOTALL)
_END = re.compile(r"</html\s*>", re.IGNORECASE)
_SOFT_HYPHEN = re.compile("\u00ad|&(?:shy|#173|#x0*ad);", re.IGNORECASE)
_MAX_BYTES = 20 * 2**20  # trafilatura's MAX_FILE_SIZE
_MAX_ELEMENTS = 200_000  # the largest page of the evaluation data has 27,000
_MAX_DEPTH = 400  # nested elements; deeper trees end Python's recursion in the extractors


def extract(  # noqa: PLR0913 - the page and what is known about it
    body: bytes,
    *,
    url: str,
    fetched_at: datetime,
    content_type: str | None = None,
    site: Mapping[str, Any] | None = None,
    language: str | None = None,
    declared_article: bool = True,
) -> ExtractedPage:
    """Return what the page says.

    `site` holds the user's CSS selectors for this host: `text`, `title`, `remove`. `language` is the feed's, used where the
    page names none. `declared_article` says that a feed item led here. A page that is not the article comes back with
    `rejected` and what text it has.
    """
    if not body.strip():
        return _refused(url, Rejection.EMPTY, "an empty body")
    if len(body) > _MAX_BYTES:
        return _refused(url, Rejection.EMPTY, f"{len(body) >> 20} MiB are no article")
    source = _readable(shorn(repaired(decode(body, content_type).text)))
    other = _not_html(body, source, content_type)
    if other:
        return _refused(url, Rejection.NOT_HTML, other)
    tree = load_html(source)
    unfit = "no elements in it" if tree is None else _unfit(tree)
    if tree is None or unfit:
        return _refused(url, Rejection.EMPTY, unfit or "")
    with held(tree):
        return _extracted(tree, source, url, fetched_at, site, language, declared_article=declared_article)


def _extracted(  # noqa: PLR0913, PLR0917 - as extract
    tree: HtmlElement,
    source: str,
    url: str,
    fetched_at: datetime,
    site: Mapping[str, Any] | None,
    language: str | None,
    *,
    declared_article: bool,
) -> ExtractedPage:
    facts = read_facts(tree, url, has_walled_part=unfold(tree))
    times = raw_times(tree, facts, url=url, fetched_at=fetched_at, source=source)
    shape = shape_of(tree, site)
    title = title_by(tree, shape) or facts.title
    if shape is not None:
        prune(tree, shape)
    body = body_by(tree, shape, url=url, title=title) or liveblog(tree, facts) or find_body(tree, facts, url=url, title=title)
    page = Page(tree, facts, body.text, source, url, declared_article)
    refusal = refuse(page)
    told = text_of_data(page, refusal, title=title)
    if told is not None:
        title, body, refusal = told.title or title, told.body, None
    return _page(url, facts, title, body, times, language, refusal)


def _page(  # noqa: PLR0913, PLR0917 - gathers the parts
    url: str,
    facts: PageFacts,
    title: str,
    body: Body,
    times: tuple[Any, ...],
    language: str | None,
    refusal: tuple[Rejection, str] | None,
) -> ExtractedPage:
    details = [*([refusal[1]] if refusal else []), body.detail]
    return ExtractedPage(
        url=url,
        canonical_url=facts.canonical_url,
        title=title,
        text=body.text,
        html=sanitise(body.html, url),
        authors=facts.authors,
        language=facts.language or language,
        image_url=facts.image_url,
        section=facts.section,
        times=times,
        rejected=refusal[0] if refusal else None,
        detail="; ".join(details),
        next_url=facts.next_url,
        other_url=facts.amp_url or facts.print_url,
    )


def _readable(source: str) -> str:
    """Return the markup without hyphens that only show where a line breaks, and without ends of the document.

    What follows `</html>` browsers show and libxml2 passes over: 17 of 1,118 real pages go on behind it, most with hundreds of words.
    """
    source = _END.sub("", source)
    return _SOFT_HYPHEN.sub("", source) if "\u00ad" in source or "&shy;" in source or "&#" in source else source


def _not_html(body: bytes, source: str, content_type: str | None) -> str | None:
    """Return what the body is instead of HTML, None when it is HTML. The bytes speak before the header."""
    if body.startswith(_MAGIC) or "\0" in source[:512]:
        return "a binary file"
    if _FEED.match(source[:2000]):
        return "a feed or sitemap"
    if _MARKUP.search(source[:20000]):
        return None
    kind = (content_type or "").partition(";")[0].strip().lower()
    return f"{kind or 'a text'} without markup" if kind not in _HTML_TYPES or not _MARKUP.search(source) else None


def _unfit(tree: HtmlElement) -> str | None:
    """Return why a tree is not worth the extractors' time, None for the rest; iterative, so that the answer itself is safe."""
    level, count = [tree], 1
    for _ in range(_MAX_DEPTH):
        level = [child for element in level for child in element]
        count += len(level)
        if count > _MAX_ELEMENTS:
            return f"more than {_MAX_ELEMENTS} elements are no article"
        if not level:
            return None
    return "nested too deep to be an article"


def _refused(url: str, rejection: Rejection, detail: str) -> ExtractedPage:
    return ExtractedPage(
        url=url,
        canonical_url=None,
        title="",
        text="",
        html="",
        authors=(),
        language=None,
        image_url=None,
        section=None,
        times=(),
        rejected=rejection,
        detail=detail,
    )
