"""Complete an article's page: its further pages joined, or another version of it where it shows no text.

while core.furtherpages.further(found):   fetch -> extract -> join, or take the version that has the text
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from aggregator.core.furtherpages import Further, further
from aggregator.markup import words
from aggregator.markup.blocks import without
from aggregator.model.article import ExtractedPage

Read = Callable[[str], Awaitable[ExtractedPage | str]]  # an address -> its page, or why there is none


async def complete(found: ExtractedPage, read: Read) -> ExtractedPage:
    """Return `found` with what its further pages add; a page that cannot be had ends it, and is said."""
    joined, first = 1, found.url
    while (wanted := further(found, first=first, words=words(found.text), joined=joined)) is not None:
        other = await read(wanted.url)
        if isinstance(other, str):
            return _said(replace(found, url=first), f"{wanted.why}: {wanted.url}: {other}")
        if not wanted.is_next:
            return _better(found, other, wanted)
        added = _added(found, other)
        if other.rejected is not None or not added:
            return _said(replace(found, url=first), f"{wanted.why} adds nothing")
        joined += 1
        found = _joined(found, other, added, joined)
    return replace(found, url=first)


def _better(found: ExtractedPage, other: ExtractedPage, wanted: Further) -> ExtractedPage:
    """Return the page with the other version's text where that has more."""
    if other.rejected is not None or words(other.text) <= words(found.text):
        return _said(found, f"no more at {wanted.url}")
    taken = replace(
        found,
        text=other.text,
        html=other.html,
        rejected=None,
        times=tuple(dict.fromkeys((*found.times, *other.times))),
        title=found.title or other.title,
        authors=found.authors or other.authors,
        language=found.language or other.language,
        image_url=found.image_url or other.image_url,
    )
    return _said(taken, f"read at {wanted.url}: {wanted.why}")


def _added(found: ExtractedPage, other: ExtractedPage) -> list[str]:
    """Return the blocks of `other` that the pages before do not have: headline, lead and notices come again on each."""
    known = set(found.text.split("\n\n"))
    return [block for block in other.text.split("\n\n") if block and block not in known]


def _joined(found: ExtractedPage, other: ExtractedPage, added: list[str], pages: int) -> ExtractedPage:
    whole = replace(found, url=other.url, next_url=other.next_url, other_url=None, text="\n\n".join([found.text, *added]))
    whole = replace(whole, html=found.html + without(other.html, found.text.split("\n\n")))
    return replace(whole, detail=f"{pages} pages joined; {found.detail.partition(' pages joined; ')[2] or found.detail}")


def _said(found: ExtractedPage, note: str) -> ExtractedPage:
    return replace(found, detail=f"{note}; {found.detail}")
