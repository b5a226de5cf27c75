"""What else is to be fetched for one article: its next page, or another version of a page that shows no text. Pure.

A next page is believed only where its address is the article's own with the next number: a category's pager and the next article
of a series have other addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urldefrag, urlencode, urlsplit, urlunsplit

from aggregator.core.urls import canonical, host_of, site_of
from aggregator.errors import Rejection
from aggregator.model.article import ExtractedPage

MAX_PAGES = 10  # of one article, the first included; each costs the site a request
_THIN = 60  # words; with fewer another version is looked at
_TEXTLESS = frozenset({Rejection.NEEDS_SCRIPT, Rejection.EMPTY})  # walls are not gone round
_NUMBERS = frozenset({"page", "p", "pg", "pagina", "seite", "paged", "pageno", "page_no", "pagenum", "sida", "strona", "sivu"})
_IN_PATH = re.compile(r"(?:/(?:page|seite|pagina|p)[/-]?|[-_,](?:page|seite|p)[-_]?|[-_,/])(\d{1,2})(\.[a-z]{3,5})?/?$", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:\.[a-z]{3,5}|/)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Further:
    """One more request that an article is worth."""

    url: str
    is_next: bool  # a continuation; else another version of the same page
    why: str


def next_page(url: str, candidate: str) -> bool:
    """Tell whether `candidate` is the page after `url` of the same article: the same host and address, the number one higher."""
    if host_of(url) != host_of(candidate) or canonical(url) == canonical(candidate):
        return False
    here = {_plain(url): 1} | dict(_numbered(url))
    return any(number >= 2 and here.get(stem) == number - 1 for stem, number in _numbered(candidate))  # noqa: PLR2004 - a second page


def _is_page(first: str, candidate: str, number: int) -> bool:
    """Tell whether `candidate` is that page of the article at `first`: the third part of a series is no third page of the second."""
    stems = {_plain(first), *(stem for stem, stated in _numbered(first) if stated == 1)}
    return any(stated == number and stem in stems for stem, stated in _numbered(candidate))


def _numbered(url: str) -> Iterator[tuple[str, int]]:
    """Yield each reading of `url` as the address of an article and a page number."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for name, value in pairs:
        if name.lower() in _NUMBERS and value.isdecimal() and len(value) <= 2:  # noqa: PLR2004 - `?p=48213` is an article
            rest = urlencode([pair for pair in pairs if pair != (name, value)])
            yield _plain(urlunsplit(parts._replace(query=rest))), int(value)
    found = _IN_PATH.search(parts.path)
    if found is not None:
        stem = parts.path[: found.start()] + (found[2] or "")
        yield _plain(urlunsplit(parts._replace(path=stem))), int(found[1])


def _plain(url: str) -> str:
    """Return an address without what differs between the pages of one article: extension, last slash, tracking."""
    parts = urlsplit(canonical(url) or url)
    return urlunsplit(parts._replace(path=_EXTENSION.sub("", parts.path)))


def further(found: ExtractedPage, *, first: str, words: int, joined: int) -> Further | None:
    """Return the one request more that `found` calls for, None when it is complete.

    `first` is the article's own address, `words` are those of the text so far, `joined` the pages.
    """
    if found.rejected is None and found.next_url and joined < MAX_PAGES and _is_page(first, found.next_url, joined + 1):
        return Further(found.next_url, is_next=True, why=f"page {joined + 1}")
    thin = found.rejected in _TEXTLESS or (found.rejected is None and words < _THIN)
    if joined == 1 and thin and found.other_url and _is_another(found.other_url, found.url):
        return Further(found.other_url, is_next=False, why=f"{found.rejected.value if found.rejected else f'{words} words'} on the page")
    return None


def _is_another(candidate: str, here: str) -> bool:
    """Tell whether `candidate` is another page of the site: what stands behind "#" is never sent (RFC 9110, 7.1)."""
    return site_of(candidate) == site_of(here) and urldefrag(candidate).url != urldefrag(here).url
