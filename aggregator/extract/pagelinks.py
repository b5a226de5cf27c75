"""The links by which a page names the next page of its article, and its print version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from aggregator.core.furtherpages import next_page
from aggregator.core.urls import absolute
from aggregator.extract import phrases

_PAGER = re.compile(
    r"(?:^|[\s_-])(?:pag(?:er|ination|inator)|page-?(?:nav|links|numbers)|multipage|article-?pages)(?:$|[\s_-])", re.IGNORECASE
)
_PAGE_OF = re.compile(phrases.PAGE_OF, re.IGNORECASE)
_NUMBERED = re.compile(r"(?<!\d)\d{1,2}(?:\.[a-z]{3,5})?/?$")  # what the address of a page two ends with
_PAGER_SIZE, _PAGER_DEPTH = 40, 3  # elements in a line "Page 2 of 3", and between it and its links
_PRINT = re.compile(r"(?:^|[/?&._-])(?:print|drucken|imprimer|imprimir|stampa)(?:$|[/=&._-])", re.IGNORECASE)


def next_link(tree: HtmlElement, url: str) -> str | None:
    """Return the address of the next page of this article; links of the same shape but to another article are passed over."""
    candidates = (absolute(url, href) for href in _next_hrefs(tree))
    return next((address for address in candidates if address and next_page(url, address)), None)


def _next_hrefs(tree: HtmlElement) -> Iterator[str]:
    for link in tree.iter("link", "a"):
        if "next" in (link.get("rel") or "").lower().split():
            yield link.get("href") or ""
    for pager in tree.iter("div", "nav", "ul", "ol", "p", "section"):
        if _PAGER.search(f"{pager.get('class') or ''} {pager.get('id') or ''}"):
            yield from (link.get("href") or "" for link in pager.iter("a"))
    yield from (link.get("href") for link in tree.iter("a") if _NUMBERED.search(link.get("href") or "") and _is_by_page_number(link))


def _is_by_page_number(link: HtmlElement) -> bool:
    """Return whether a link stands in a line that says `Page 2 of 3`."""
    lines = takewhile(_is_line, islice(link.iterancestors(), _PAGER_DEPTH))
    return any(_PAGE_OF.search(line.text_content()) for line in lines)


def _is_line(element: HtmlElement) -> bool:
    return next(islice(element.iter(), _PAGER_SIZE, None), None) is None and next(element.iter("p", "h1"), element) is element


def print_link(tree: HtmlElement, url: str) -> str | None:
    """Return the address of the page's print version: `<link rel=alternate media=print>`, else a link that says so in its address."""
    for link in tree.iter("link"):
        if "print" in (link.get("media") or "").lower() and "alternate" in (link.get("rel") or "").lower():
            return absolute(url, link.get("href") or "")
    hrefs = (link.get("href") or "" for link in tree.iter("a") if "print" in (link.get("rel") or link.get("class") or "").lower())
    return next((absolute(url, href) for href in hrefs if _PRINT.search(href)), None)
