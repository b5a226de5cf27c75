"""Full-text search over titles and texts: FTS5 on SQLite, tsvectors on PostgreSQL, both of the same words (search_index.py).

What people type is read by core/searchwords.py; what a hit shows of its text is cut by core/excerpts.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from peewee import Database

from aggregator.core import searchwords
from aggregator.core.excerpts import excerpt
from aggregator.model.article import FOUND, FOUND_END, SearchHit
from aggregator.store import article_rows, feed_rows, raw
from aggregator.store.database import is_sqlite
from aggregator.store.fields import to_text
from aggregator.store.guard import guarded
from aggregator.store.tables import Article

RANKED = 1_000  # newest hits that are ranked; of a common word a million articles hold 100,000, ranking all took 0.8 s
_WINDOW = 100_000  # articles up to which a window's ids are looked up, so that the index is read between them only

_FTS5 = f"""
    WITH hits AS MATERIALIZED (
        SELECT s.rowid AS id, bm25(article_search, 4.0, 1.0) AS rank FROM article_search s
        WHERE article_search MATCH ? {{filters}} ORDER BY s.rowid DESC LIMIT {RANKED}
    )
    SELECT h.id FROM hits h JOIN article a ON a.id = h.id ORDER BY h.rank, a.sort_at DESC, h.id DESC LIMIT ?
"""  # noqa: S608 - our own constants; a word in the headline counts four times one in the text
_BOUNDS = f"""SELECT COUNT(*), MIN(id), MAX(id) FROM
    (SELECT id FROM article WHERE first_seen_at >= ? AND first_seen_at < ? LIMIT {_WINDOW})"""  # noqa: S608 - our own constants
_SEEN = "AND EXISTS (SELECT 1 FROM article w WHERE w.id = {id} AND w.first_seen_at >= ? AND w.first_seen_at < ?)"
_TSVECTOR = f"""
    WITH hits AS MATERIALIZED (
        SELECT s.id FROM article_words s WHERE s.words @@ CAST(? AS tsquery) {{filters}} ORDER BY s.id DESC LIMIT {RANKED}
    )
    SELECT h.id FROM hits h JOIN article_words s ON s.id = h.id JOIN article a ON a.id = h.id
    ORDER BY ts_rank_cd(s.words, CAST(? AS tsquery)) DESC, a.sort_at DESC, h.id DESC LIMIT ?
"""  # noqa: S608 - our own constants
_OF_FEEDS = "AND {id} + 0 IN (SELECT article_id FROM entry WHERE feed_id IN ({numbers}))"  # + 0: else FTS5 searches anew for each article
_ALWAYS, _EVER = "0001-01-01T00:00:00.000000Z", "9999-12-31T00:00:00.000000Z"


class Search:
    """Full-text search."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def query(
        self, text: str, limit: int, since: datetime | None = None, until: datetime | None = None, feed: str | None = None
    ) -> list[SearchHit]:
        """Return the articles that hold what `text` asks for, the best first.

        Where more than RANKED hold it, the newest are looked at. `since` and `until` bound when they were first seen, `feed`
        (address, name or title) who carries them; raises NotFoundError when there is no such feed.
        """
        numbers = feed_rows.named(feed) if feed is not None else []
        asked = searchwords.read(text)
        if asked is None:
            return []
        window = (to_text(since) if since else _ALWAYS, to_text(until) if until else _EVER) if since or until else None
        found = self._fts5 if is_sqlite(self.database) else self._tsvector
        return _hits(found(asked, window, numbers, limit), list(searchwords.wanted(asked)))

    def _fts5(self, asked: searchwords.Query, window: tuple[str, str] | None, feeds: Sequence[int], limit: int) -> list[int]:
        filters, values = _of_feeds("s.rowid", feeds), list[Any]()
        if window is not None:
            ((count, first, last),) = raw.rows(self.database, _BOUNDS, window)
            if count < _WINDOW:
                filters, values = f"{filters} AND s.rowid BETWEEN ? AND ?", [first or 0, last or 0]
            filters, values = f"{filters} {_SEEN.format(id='s.rowid')}", [*values, *window]
        query = [searchwords.fts5(asked), *values, limit]
        return [number for (number,) in raw.rows(self.database, _FTS5.format(filters=filters), query)]

    def _tsvector(self, asked: searchwords.Query, window: tuple[str, str] | None, feeds: Sequence[int], limit: int) -> list[int]:
        filters = f"{_of_feeds('s.id', feeds)} {_SEEN.format(id='s.id') if window else ''}"
        sql, query = _TSVECTOR.format(filters=filters), searchwords.tsquery(asked)
        return [number for (number,) in raw.rows(self.database, sql, [query, *(window or ()), query, limit])]


def _of_feeds(article: str, feeds: Sequence[int]) -> str:
    return _OF_FEEDS.format(id=article, numbers=", ".join(map(str, feeds))) if feeds else ""


def _hits(numbers: Sequence[int], terms: Sequence[searchwords.Term]) -> list[SearchHit]:
    articles = {a.id: a for a in Article.select(*article_rows.LIGHT, Article.text).where(Article.id.in_(list(numbers)))}
    shown = [articles[number] for number in numbers]
    rows = article_rows.rows_of(shown, text=False)
    return [SearchHit(row, excerpt(a.title, a.text, terms, (FOUND, FOUND_END))) for row, a in zip(rows, shown, strict=True)]
