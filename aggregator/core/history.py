"""The versions of an article one after the other: what each changed, and whether the publisher said so. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from aggregator.core.claimsources import WEAK, fact
from aggregator.core.furniture import PAGES, published
from aggregator.model.article import Revision, RevisionSource
from aggregator.model.times import TimeClaim

HEADLINE = "headline changed"
SILENT = "silent edit: no new time stated"
ORIGINS = {
    RevisionSource.FEED: "from the feed",
    RevisionSource.PAGE: "from the page",
    RevisionSource.FURNITURE: "from the page",
    RevisionSource.RESTORED: "by ourselves",
}
ASIDE = {
    RevisionSource.FURNITURE: f"taken back: {PAGES} or more pages of the host hold this text",
    RevisionSource.RESTORED: "what stood before stands again",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One version with the one before it."""

    before: Revision | None  # None: the first, or no version of the publisher's
    after: Revision
    follows: bool  # the page's text after the feed's version: one edit with it, or none
    filled: bool  # the first such: the page's text came in place of the feed's
    headline: bool  # the headline is another
    silent: bool  # edited, and neither feed nor page states a new time

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of the edit, in words."""
        return (ASIDE[self.after.source],) if self.aside else notes(headline=self.headline, silent=self.silent)

    @property
    def aside(self) -> bool:
        """Whether this is furniture, or what took its place: nobody edited anything."""
        return self.after.source in ASIDE


def notes(*, headline: bool, silent: bool) -> tuple[str, ...]:
    """Return the marks of an edit in words."""
    return (HEADLINE,) * headline + (SILENT,) * silent


def history(revisions: Sequence[Revision], claims: Sequence[TimeClaim]) -> tuple[Step, ...]:
    """Return every version, oldest first, with what it is beside the publisher's one before."""
    ordered = sorted(revisions, key=lambda revision: revision.id)
    theirs = published(ordered)
    first_page = next((version.id for version in theirs if version.source is RevisionSource.PAGE), None)
    steps = {theirs[n].id: _step(theirs[: n + 1], claims, is_first_page=theirs[n].id == first_page) for n in range(len(theirs))}
    return tuple(steps.get(version.id) or _step([version], claims, is_first_page=False) for version in ordered)


def _step(so_far: Sequence[Revision], claims: Sequence[TimeClaim], *, is_first_page: bool) -> Step:
    """Return the last version of `so_far` as a step."""
    if len(so_far) == 1:
        return Step(None, so_far[0], follows=False, filled=False, headline=False, silent=False)
    before, after = so_far[-2:]
    follows = (before.source, after.source) == (RevisionSource.FEED, RevisionSource.PAGE)
    filled = follows and is_first_page
    since = so_far[-3].at if follows and len(so_far) > 2 else before.at  # noqa: PLR2004 - the version before the edit that both are
    headline = before.title.split() != after.title.split()
    return Step(before, after, follows, filled, headline, silent=not filled and is_silent(since, after.at, claims))


def is_silent(since: datetime, until: datetime, claims: Iterable[TimeClaim]) -> bool:
    """Return whether no time later than all before was first stated after `since` and by `until`, of creation or update.

    A feed that moves its date with an edit has said so; the server's Last-Modified and guesses from the address say nothing.
    """
    said = [c for c in claims if c.instant is not None and c.seen_at <= until and fact(c.source).rank < WEAK]
    before = [c.instant for c in said if c.seen_at <= since and c.instant is not None]
    latest = max(before, default=None)
    return not any(c.seen_at > since and c.instant is not None and (latest is None or c.instant > latest) for c in said)
