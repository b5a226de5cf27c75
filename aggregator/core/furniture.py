"""A text that three or more pages of a host share is furniture, and nobody's article: which pages lose it, and what stands then. Pure.

The first two were believed when they were read, for nothing told them from articles. The third takes them back, so that it does not
matter which of the three came first. What was taken back once is remembered in the versions: that text is refused on its host from
then on, and stands on no page of it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import pairwise
from typing import Protocol, TypeVar

from aggregator.model.article import RevisionSource

PAGES = 3  # of one host with one text

_PUBLISHERS = frozenset({RevisionSource.FEED, RevisionSource.PAGE})


class _Sourced(Protocol):
    @property
    def source(self) -> str: ...


V = TypeVar("V", bound=_Sourced)


@dataclass(frozen=True, slots=True)
class Holder:
    """An article of the host with a version whose text, from its page, is the one in question."""

    article_id: int
    source: RevisionSource  # PAGE: believed so far; FURNITURE: taken back before


@dataclass(frozen=True, slots=True)
class FurnitureVerdict:
    """Whether a page's text is furniture of its host, and why."""

    refused: bool
    why: str  # "" when it is not
    taken_back: tuple[int, ...]  # articles that were read before and lose this text now


@dataclass(frozen=True, slots=True)
class SeenVersion:
    """A version of an article as the store has it, but for its text."""

    id: int
    at: datetime
    source: RevisionSource
    title: str
    digest: bytes  # of what counts in a page's text


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left of an article when furniture is no part of it."""

    title: str
    page: int | None  # the version whose text from the page stands; None: the feed's own does
    revisions: int  # versions the publisher made
    changed_at: datetime  # when the last of them was seen


def verdict(article_id: int, holders: Iterable[Holder]) -> FurnitureVerdict:
    """Judge the text of an article's page by all who hold it on its host."""
    known = list(holders)
    others = {holder.article_id for holder in known} - {article_id}
    if any(holder.source is RevisionSource.FURNITURE for holder in known):
        why = "the text was taken back from pages of the host before, for three or more had it"
    elif len(others) >= PAGES - 1:
        why = f"{len(others)} other pages of the host hold the same text"
    else:
        return FurnitureVerdict(refused=False, why="", taken_back=())
    return FurnitureVerdict(
        refused=True, why=why, taken_back=tuple(sorted({h.article_id for h in known if h.source is RevisionSource.PAGE}))
    )


def published(versions: Iterable[V]) -> list[V]:
    """Return the versions that are the publisher's, in the order given: no furniture, nor what took its place."""
    return [version for version in versions if version.source in _PUBLISHERS]


def remainder(versions: Sequence[SeenVersion], first_seen_at: datetime) -> Remainder:
    """Return what an article of these versions, oldest first, comes to: as if its furniture had never been read."""
    theirs = published(versions)
    page: SeenVersion | None = None
    revisions, changed = 1, theirs[0]
    for before, after in pairwise(theirs):
        is_page, new = after.source is RevisionSource.PAGE, page is None or (page.digest, before.title) != (after.digest, after.title)
        if not is_page or (page and new):
            changed = after
        if not is_page or (before.source is RevisionSource.PAGE and new):  # right after the feed's version it is one edit with it, or none
            revisions += 1
        page = after if is_page else page
    return Remainder(_title(versions), page.id if page else None, revisions, max(changed.at, first_seen_at))


def _title(versions: Sequence[SeenVersion]) -> str:
    """Return the headline the publisher gave last; one carried over from furniture to the version after it was not given."""
    title = versions[0].title
    for before, after in pairwise(versions):
        if after.source in _PUBLISHERS and (before.source in _PUBLISHERS or after.title != before.title):
            title = after.title
    return title


def paragraphs(text: str) -> str:
    """Return plain text as HTML: of what stood before, the words alone are kept."""
    return "".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in text.split("\n\n") if part)
