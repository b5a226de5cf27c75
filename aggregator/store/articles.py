"""Articles: what is known of a document's entries, pages that wait, and everything people read."""

from __future__ import annotations

import builtins
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from peewee import Database, fn

from aggregator.core.furniture import Holder
from aggregator.errors import NotFoundError
from aggregator.model.article import ArticleQuery, ArticleRow, PageForExtract, PageRecord, Revision, RevisionSource
from aggregator.model.poll import Known, KnownEntry, StandIn
from aggregator.model.relation import Relation
from aggregator.model.story import Link
from aggregator.model.times import TimeClaim
from aggregator.store import article_rows, feed_rows, pages, raw, takeback, versions
from aggregator.store.bulk import chunks
from aggregator.store.claims import from_row
from aggregator.store.entries import articles_of
from aggregator.store.fields import storable
from aggregator.store.guard import guarded
from aggregator.store.tables import WHOLE, Article, Duplicate, Entry, RevisionRow, TimeClaimRow

_BEGINNING = 600  # characters: a headline's worth of sentences, past a line or two that say nothing


class Articles:
    """The articles of the store."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def known(self, feed_id: int, keys: Sequence[str], guids: Sequence[str], canonical_urls: Sequence[str]) -> Known:
        """Return this feed's entries with one of these keys, guids or canonical addresses, and whose articles have such an address."""
        articles = articles_of(self.database, {storable(url) for url in canonical_urls})
        found: dict[int, tuple[Any, ...]] = {}
        for column, values in (("key", keys), ("guid", guids), ("article_id", articles.values())):
            wanted = {storable(v) if isinstance(v, str) else v for v in values}
            for part in chunks(wanted):
                found |= {row[0]: row for row in _entries(self.database, feed_id, column, part)}
        return Known(tuple(_known(found[number]) for number in sorted(found)), articles)

    @guarded
    def by_key(self, feed_id: int, keys: Sequence[str]) -> builtins.list[StandIn]:
        """Return this feed's entries with these keys."""
        parts = chunks(keys)
        return [StandIn._make(row) for part in parts for row in _entries(self.database, feed_id, "key", part, columns=_STANDING)]

    @guarded
    def pages_due(self, now: datetime, limit: int) -> list[str]:
        """Return hosts with article pages to fetch, the longest waiting first."""
        return pages.due(now, limit)

    @guarded
    def pages(self, host: str, now: datetime, limit: int) -> list[PageForExtract]:
        """Return pages of one host whose time has come, the longest waiting first."""
        return pages.of_host(host, now, limit)

    @guarded
    def record_page(self, record: PageRecord) -> bool:
        """Store what one page visit found, in one transaction; return whether the article's text changed."""
        with self.database.atomic():
            return pages.record(self.database, record)

    @guarded
    def holders(self, host: str, text: str) -> builtins.list[Holder]:
        """Return the articles of a page host that have, or had, exactly this text from their page."""
        return takeback.holders(host, text)

    @guarded
    def take_back(self, article_ids: Sequence[int], text: str, at: datetime) -> builtins.list[int]:
        """Take a text back from articles that have it from their page; return those that had it."""
        with self.database.atomic():
            return takeback.take_back(self.database, article_ids, text, at)

    @guarded
    def list(self, query: ArticleQuery) -> list[ArticleRow]:
        """Return articles, the last seen first."""
        articles = Article.select(*article_rows.columns(text=query.text)).where(WHOLE)
        for condition in _conditions(query):
            articles = articles.where(condition)
        found = list(articles.order_by(Article.first_seen_at.desc(), Article.id.desc()).limit(query.limit))
        return article_rows.rows_of(found, text=query.text)

    @guarded
    def get(self, article_id: int, *, text: bool = True) -> ArticleRow:
        """Return one article; NotFoundError when there is none."""
        found = list(Article.select(*article_rows.columns(text=text)).where(Article.id == article_id))
        if not found:
            msg = f"no article {article_id}; `aggregator articles` lists them"
            raise NotFoundError(msg)
        return article_rows.rows_of(found, text=text)[0]

    @guarded
    def several(self, article_ids: Iterable[int]) -> dict[int, ArticleRow]:
        """Return those of these articles that there are, without their texts, by number."""
        found: dict[int, ArticleRow] = {}
        for part in chunks(sorted(set(article_ids))):
            rows = list(Article.select(*article_rows.columns(text=False)).where(Article.id.in_(part)))
            found |= {row.id: row for row in article_rows.rows_of(rows, text=False)}
        return found

    @guarded
    def beginnings(self, article_ids: Sequence[int]) -> dict[int, str]:
        """Return the first characters of articles' plain texts: what heads those without a headline."""
        found: dict[int, str] = {}
        for part in chunks(article_ids):
            found |= dict(Article.select(Article.id, fn.SUBSTR(Article.text, 1, _BEGINNING)).where(Article.id.in_(part)).tuples())
        return found

    @guarded
    def find(self, url: str, canonical_url: str | None) -> int | None:
        """Return the id of the article with this address in its canonical form, which has an index, else as a feed gave it.

        An empty one is nobody's: many articles may have none.
        """
        number: int | None = None
        if not url:
            return None
        if canonical_url is not None:
            number = Article.select(Article.id).where(Article.canonical_url == canonical_url).scalar()
        return number if number is not None else Article.select(fn.MIN(Article.id)).where(Article.url == url).scalar()

    @guarded
    def revisions(self, article_id: int) -> builtins.list[Revision]:
        """Return every version of an article, oldest first."""
        rows = list(RevisionRow.select().where(RevisionRow.article == article_id).order_by(RevisionRow.id))
        own = versions.texts_of([article_id]).get(article_id, "")
        return [Revision(r.id, r.at, RevisionSource(r.source), r.title, own if r.text is None else r.text) for r in rows]

    @guarded
    def claims(self, article_id: int) -> builtins.list[TimeClaim]:
        """Return everything anybody said about an article's times, in the order we heard it."""
        return [from_row(r) for r in TimeClaimRow.select().where(TimeClaimRow.article == article_id).order_by(TimeClaimRow.id)]

    @guarded
    def links(self, article_id: int) -> builtins.list[Link]:
        """Return why an article stands with others, in both directions."""
        either = (Duplicate.article == article_id) | (Duplicate.of_article == article_id)
        return [article_rows.link_of(row) for row in Duplicate.select().where(either).order_by(Duplicate.article, Duplicate.of_article)]


_STANDING = "e.id, e.key, e.guid, e.url, e.title, e.content_hash, a.canonical_url"
_KNOWN = f"{_STANDING}, e.article_id, e.recent_hashes, e.flips"
_ENTRIES = "SELECT {} FROM entry e JOIN article a ON a.id = e.article_id WHERE e.feed_id = ? AND e.{} IN ({})"


def _entries(
    database: Database, feed_id: int, column: str, values: Sequence[Any], *, columns: str = _KNOWN
) -> builtins.list[tuple[Any, ...]]:
    return raw.rows(database, _ENTRIES.format(columns, column, raw.marks(values)), [feed_id, *values])


def _known(row: tuple[Any, ...]) -> KnownEntry:
    number, key, guid, url, title, digest, canonical, article, hashes, flips = row
    return KnownEntry(number, article, key, guid, url, canonical, title, digest, _recent(hashes, digest), flips)


def _recent(hashes: str, own: bytes) -> tuple[bytes, ...]:
    """Return the hashes of an entry's last versions: of most there was one, whose hash is `own`."""
    return (own,) if hashes == f'["{own.hex()}"]' else tuple(map(bytes.fromhex, json.loads(hashes)))


def _conditions(query: ArticleQuery) -> list[Any]:
    conditions = []
    if query.since is not None:
        conditions.append(Article.first_seen_at >= query.since)
    if query.until is not None:
        conditions.append(Article.first_seen_at < query.until)
    if query.before is not None:
        conditions.append(_earlier(query.before))
    if query.story is not None:
        conditions.append(Article.story == query.story)
    if query.feed is not None:
        conditions.append(Article.id.in_(_of_feed(query.feed)))
    if query.duplicates is not None:
        doubles = Duplicate.select(Duplicate.article).where(Duplicate.relation == Relation.DUPLICATE.value)
        conditions.append(Article.id.in_(doubles) if query.duplicates else Article.id.not_in(doubles))
    return conditions


def _earlier(article_id: int) -> Any:
    at = Article.select(Article.first_seen_at).where(Article.id == article_id).scalar()
    if at is None:
        msg = f"no article {article_id} to go on from"
        raise NotFoundError(msg)
    return (Article.first_seen_at <= at) & ((Article.first_seen_at < at) | (Article.id < article_id))


def _of_feed(text: str) -> Any:
    return Entry.select(Entry.article).where(Entry.feed.in_(feed_rows.named(text)))
