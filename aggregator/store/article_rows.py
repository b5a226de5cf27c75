"""Article rows as every reader gets them: one query for the articles, one for each thing that hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from aggregator.model.article import ArticleRow, ExtractState
from aggregator.model.relation import Relation
from aggregator.model.story import Link
from aggregator.model.times import ResolvedTime, TimeClaim
from aggregator.store import article_texts
from aggregator.store.bulk import chunks
from aggregator.store.claims import from_row
from aggregator.store.tables import Article, Duplicate, Entry, Feed, TimeClaimRow

_HEAVY = ("text", "html", "feed_text")
LIGHT = tuple(field for field in Article._meta.sorted_fields if field.name not in _HEAVY)  # noqa: SLF001 - peewee's public handle on a table


def columns(*, text: bool) -> tuple[Any, ...]:
    """Return the columns to select; texts are most of the store's bytes and read only where asked."""
    return (*LIGHT, Article.text, Article.html) if text else LIGHT


def rows_of(articles: Sequence[Article], *, text: bool) -> list[ArticleRow]:
    """Return articles with their feeds, times and duplicate link, in the order given."""
    numbers = [article.id for article in articles]
    feeds, links = _feeds(numbers), _duplicates(numbers)
    claims = _claims(c for a in articles for c in (a.published_claim, a.updated_claim) if c is not None)
    return [_row(article, feeds.get(article.id, []), links.get(article.id), claims, text=text) for article in articles]


def _row(article: Article, feeds: list[tuple[str, str]], link: Link | None, claims: dict[int, TimeClaimRow], *, text: bool) -> ArticleRow:
    return ArticleRow(
        id=article.id,
        url=article.url,
        title=article.title,
        feeds=tuple(url for url, _ in feeds),
        feed_names=tuple(name for _, name in feeds),
        authors=tuple(article.authors),
        tags=tuple(article.tags),
        language=article.language,
        image_url=article.image_url,
        published=_time(article.published_at, claims.get(article.published_claim)),
        updated=_time(article.updated_at, claims.get(article.updated_claim)),
        first_seen_at=article.first_seen_at,
        changed_at=article.changed_at,
        sort_at=article.sort_at,
        revisions=article.revisions,
        story=article.story_id,
        duplicate_of=link.of_article_id if link else None,
        duplicate_score=link.score if link else None,
        duplicate_reasons=link.reasons if link else (),
        extract_state=ExtractState(article.extract_state),
        extract_reason=article.extract_reason,
        word_count=article.word_count,
        text=article.text if text else None,
        html=article_texts.html_of(article) if text else None,
        extract_detail=article.extract_detail,
        pruned_at=article.pruned_at,
    )


def _time(instant: Any, row: TimeClaimRow | None) -> ResolvedTime | None:
    if instant is None or row is None:
        return None
    claim = from_row(row)
    return ResolvedTime(instant, claim.precision, claim.source, claim.zone_known, claim.offset_minutes, claim.source)


def _claims(numbers: Iterable[int]) -> dict[int, TimeClaimRow]:
    found: dict[int, TimeClaimRow] = {}
    for part in chunks(set(numbers)):
        found |= {row.id: row for row in TimeClaimRow.select().where(TimeClaimRow.id.in_(part))}
    return found


def claims_of(article_ids: Iterable[int]) -> dict[int, list[TimeClaim]]:
    """Return everything anybody said about the times of articles, in the order we heard it."""
    found: dict[int, list[TimeClaim]] = {}
    for part in chunks(sorted(set(article_ids))):
        for row in TimeClaimRow.select().where(TimeClaimRow.article.in_(part)).order_by(TimeClaimRow.id):
            found.setdefault(row.article_id, []).append(from_row(row))
    return found


def _feeds(article_ids: list[int]) -> dict[int, list[tuple[str, str]]]:
    """Return article id -> (address, name) of the feeds that carry it, the first to bring it first."""
    found: dict[int, list[tuple[str, str]]] = {}
    for part in chunks(article_ids):
        query = (
            Entry.select(Entry.article, Feed.url, Feed.name, Feed.title)
            .join(Feed)
            .where(Entry.article.in_(part))
            .order_by(Entry.id)
            .tuples()
        )
        for number, url, name, title in query:
            feeds = found.setdefault(number, [])
            if all(url != known for known, _ in feeds):
                feeds.append((url, name or title or url))
    return found


def _duplicates(article_ids: list[int]) -> dict[int, Link]:
    """Return article id -> the link that makes it a duplicate; the best when there are several."""
    found: dict[int, Link] = {}
    for part in chunks(article_ids):
        query = Duplicate.select().where(Duplicate.article.in_(part), Duplicate.relation == Relation.DUPLICATE)
        for row in query.order_by(Duplicate.by_hand, Duplicate.score, Duplicate.of_article.desc()):
            found[row.article_id] = link_of(row)
    return found


def link_of(row: Duplicate) -> Link:
    """Return a stored link."""
    return Link(
        article_id=row.article_id,
        of_article_id=row.of_article_id,
        relation=Relation(row.relation),
        score=row.score,
        reasons=tuple(row.reasons),
        decided_at=row.decided_at,
        by_hand=bool(row.by_hand),
    )
