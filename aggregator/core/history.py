"""The versions of an article one after the other: what each changed, and whether the publisher said so. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from aggregator.core.claimsources import WEAK, fact
from aggregator.model.article import Revision, RevisionSource
from aggregator.model.times import TimeClaim

HEADLINE = "headline changed"
SILENT = "silent edit: no new time stated"


@dataclass(frozen=True, slots=True)
class Step:
    """One version with the one before it."""

    before: Revision | None  # None: the first
    after: Revision
    filled: bool  # the page's text came in place of the feed's: nobody edited anything
    headline: bool  # the headline is another
    silent: bool  # edited, and neither feed nor page states a new time

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of the edit, in words."""
        return notes(headline=self.headline, silent=self.silent)


def notes(*, headline: bool, silent: bool) -> tuple[str, ...]:
    """Return the marks of an edit in words."""
    return (HEADLINE,) * headline + (SILENT,) * silent


def history(revisions: Sequence[Revision], claims: Sequence[TimeClaim]) -> tuple[Step, ...]:
    """Return every version, oldest first, with what it is beside the one before."""
    ordered = sorted(revisions, key=lambda revision: revision.id)
    first_page = next((version for version in ordered if version.source is RevisionSource.PAGE), None)
    return tuple(
        _step(before, after, claims, is_first_page=after is first_page) for before, after in zip([None, *ordered], ordered, strict=False)
    )


def _step(before: Revision | None, after: Revision, claims: Sequence[TimeClaim], *, is_first_page: bool) -> Step:
    if before is None:
        return Step(None, after, filled=False, headline=False, silent=False)
    filled = is_first_page and before.source is RevisionSource.FEED
    headline = before.title.split() != after.title.split()
    return Step(before, after, filled, headline, silent=not filled and is_silent(before.at, after.at, claims))


def is_silent(since: datetime, until: datetime, claims: Iterable[TimeClaim]) -> bool:
    """Return whether no time later than all before was first stated after `since` and by `until`, of creation or update.

    A feed that moves its date with an edit has said so; the server's Last-Modified and guesses from the address say nothing.
    """
    said = [c for c in claims if c.instant is not None and c.seen_at <= until and fact(c.source).rank < WEAK]
    before = [c.instant for c in said if c.seen_at <= since and c.instant is not None]
    latest = max(before, default=None)
    return not any(c.seen_at > since and c.instant is not None and (latest is None or c.instant > latest) for c in said)
