"""A story as the timeline of its reports: every version of each, and why it stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aggregator.core.compose import headed
from aggregator.model.article import ArticleQuery, ArticleRow, Revision
from aggregator.model.relation import Relation
from aggregator.model.story import Link
from aggregator.model.times import TimeClaim
from aggregator.web.format import ShownVersion, changes
from aggregator.web.headings import with_beginnings

if TYPE_CHECKING:
    from aggregator.store.store import Store

_REPORTS = 500  # of one story on its page
_REVISED = 50  # of them with their versions: comparing texts takes time, and each article's own page has them all


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a report stands beside an earlier one."""

    link: Link
    other: ArticleRow


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a story, as the store has it."""

    row: ArticleRow
    reasons: tuple[Reason, ...]
    revisions: tuple[Revision, ...]  # () unless it changed
    claims: tuple[TimeClaim, ...]  # the same


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a story, as its page shows it."""

    row: ArticleRow
    reasons: tuple[Reason, ...]
    versions: tuple[ShownVersion, ...]  # newest first; () unless it changed


def told(store: Store, story: int) -> list[Told]:
    """Return the reports of `story` in the order they came out."""
    listed = store.articles.list(ArticleQuery(story=story, limit=_REPORTS))
    rows = sorted(with_beginnings(store, listed), key=lambda row: row.sort_at)
    by_id = {row.id: row for row in rows}
    revised = {row.id for row in [row for row in rows if row.revisions > 1][:_REVISED]}
    return [_told(store, row, by_id, revised=row.id in revised) for row in rows]


def _told(store: Store, row: ArticleRow, rows: Mapping[int, ArticleRow], *, revised: bool) -> Told:
    articles = store.articles
    links = [link for link in articles.links(row.id) if link.article_id == row.id and link.relation is not Relation.SPLIT]
    reasons = tuple(Reason(link, rows[link.of_article_id]) for link in links if link.of_article_id in rows)
    versions = articles.revisions(row.id) if revised else ()
    return Told(row, reasons, tuple(versions), tuple(articles.claims(row.id)) if revised else ())


def heading(found: Sequence[Told], weights: Mapping[str, float]) -> ArticleRow | None:
    """Return the report whose headline is the story's, as a digest of all its reports chooses it; None where none is kept."""
    return headed([one.row for one in found], weights)[0] if found else None


def reports(found: Sequence[Told]) -> list[Report]:
    """Return the same with the versions compared."""
    return [Report(one.row, one.reasons, changes(one.revisions, one.claims)) for one in found]
