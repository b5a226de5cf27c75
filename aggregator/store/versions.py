"""Revisions: every title and text of an article that we saw; the newest is the article's own.

A version's text stands in the article while it is the newest (its own column is NULL) and moves, packed, into its
row when another takes its place: no text is kept twice. The search index (search_index.py) is changed here, too,
before the article is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from peewee import Database, fn

from aggregator.model.article import RevisionSource
from aggregator.store import search_index
from aggregator.store.bulk import chunks, insert_rows, many, next_ids
from aggregator.store.fields import storable
from aggregator.store.packing import pack
from aggregator.store.tables import Article, RevisionRow

_KEEP = "UPDATE revision SET text = ? WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Version:
    """One version about to be stored."""

    article_id: int
    at: datetime
    source: RevisionSource
    title: str
    text: str
    content_hash: bytes


def add(database: Database, versions: Sequence[Version], *, first: bool = False) -> None:
    """Store versions, one an article, before the articles show them; `first` when none of the articles has any yet."""
    if not first:
        articles = {v.article_id for v in versions}
        _supersede(database, articles)
        search_index.take(database, articles)
    ids = next_ids(database, RevisionRow, len(versions))
    insert_rows(database, RevisionRow, [_as_columns(number, v) for number, v in zip(ids, versions, strict=True)])
    search_index.put(database, [(v.article_id, storable(v.title), storable(v.text)) for v in versions])


def _supersede(database: Database, article_ids: Collection[int]) -> None:
    """Give the newest version of each article a text of its own."""
    last = newest(article_ids)
    texts = texts_of(last)
    many(database, _KEEP, [(pack(texts[article]), number) for article, number in last.items()])


def newest(article_ids: Iterable[int]) -> dict[int, int]:
    """Return article -> id of its newest revision."""
    found: dict[int, int] = {}
    for part in chunks(article_ids):
        rows = RevisionRow.select(RevisionRow.article, fn.MAX(RevisionRow.id)).where(RevisionRow.article.in_(part))
        found |= dict(rows.group_by(RevisionRow.article).tuples())
    return found


def texts_of(article_ids: Iterable[int]) -> dict[int, str]:
    """Return the texts of articles: those of their newest versions."""
    found: dict[int, str] = {}
    for part in chunks(article_ids):
        found |= dict(Article.select(Article.id, Article.text).where(Article.id.in_(part)).tuples())
    return found


def _as_columns(number: int, version: Version) -> dict[str, object]:
    return {
        "id": number,
        "article": version.article_id,
        "at": version.at,
        "source": version.source.value,
        "title": version.title,
        "text": None,
        "content_hash": version.content_hash,
    }
