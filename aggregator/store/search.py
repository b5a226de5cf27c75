"""Full-text search over plain text: FTS5 on SQLite, a generated tsvector on PostgreSQL.

What people type is read by core/searchwords.py. The index holds scripts without spaces character by character (core/spacing.py), as no
engine's own words do: snippets of what is found there are cut here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from peewee import Database

from aggregator.core import searchwords
from aggregator.core.searchwords import Term
from aggregator.model.article import FOUND, FOUND_END, SearchHit
from aggregator.store import article_rows, feed_rows, raw
from aggregator.store.database import is_sqlite
from aggregator.store.fields import storable, to_text
from aggregator.store.guard import guarded
from aggregator.store.tables import Article

_WORDS = 24  # in a snippet

RANKED = 1_000  # newest hits that are ranked; of a common word a million articles hold 100,000, ranking all took 0.8 s
_WINDOW = 100_000  # articles up to which a window's ids are looked up, so that the index is read between them only

_FTS5 = f"""
    WITH hits AS MATERIALIZED (
        SELECT s.rowid AS id, bm25(article_search, 4.0, 1.0) AS rank FROM article_search s
        WHERE article_search MATCH ? {{filters}} ORDER BY s.rowid DESC LIMIT {RANKED}
    )
    SELECT h.id FROM hits h JOIN article a ON a.id = h.id ORDER BY h.rank, a.sort_at DESC LIMIT ?
"""  # noqa: S608 - our own constants; a word in the headline counts four times one in the text
_SNIPPET = f"""SELECT rowid, snippet(article_search, -1, '{FOUND}', '{FOUND_END}', '…', {_WORDS}) FROM article_search
    WHERE article_search MATCH ? AND rowid = ?"""  # noqa: S608 - our own constants
_BOUNDS = f"""SELECT COUNT(*), MIN(id), MAX(id) FROM
    (SELECT id FROM article WHERE first_seen_at >= ? AND first_seen_at < ? LIMIT {_WINDOW})"""  # noqa: S608 - our own constants
_SEEN = "AND EXISTS (SELECT 1 FROM article w WHERE w.id = s.rowid AND w.first_seen_at >= ? AND w.first_seen_at < ?)"
_TSVECTOR = f"""
    WITH hits AS MATERIALIZED (
        SELECT a.id FROM article a, to_tsquery('simple', ?) q
        WHERE a.search @@ q AND a.pruned_at IS NULL {{filters}} ORDER BY a.id DESC LIMIT {RANKED}
    ), best AS MATERIALIZED (
        SELECT a.id, a.title, a.text, q, ts_rank_cd(a.search, q) AS rank, a.sort_at
        FROM hits h JOIN article a ON a.id = h.id, to_tsquery('simple', ?) q ORDER BY rank DESC, a.sort_at DESC LIMIT ?
    )
    SELECT id, ts_headline('simple', title || ' · ' || text, q, 'StartSel={FOUND}, StopSel={FOUND_END}, MaxWords={_WORDS}, MinWords=8')
    FROM best ORDER BY rank DESC, sort_at DESC
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
        """Return articles that hold every word, "phrase" and beginning* of `text`, and none it excludes with "-", the best first.

        Where more than RANKED hold them, the newest are looked at. `since` and `until` bound when they were first seen, `feed`
        (address, name or title) who carries them; raises NotFoundError when there is no such feed.
        """
        numbers = feed_rows.named(feed) if feed is not None else []
        terms = searchwords.terms(storable(text.replace("\0", " ")))
        if not terms:
            return []
        window = (to_text(since) if since else _ALWAYS, to_text(until) if until else _EVER) if since or until else None
        if is_sqlite(self.database):
            return _hits(self._fts5(searchwords.fts5(terms), window, numbers, limit), terms)
        return _hits(self._tsvector(searchwords.tsquery(terms), window, numbers, limit), terms)

    def _fts5(self, asked: str, window: tuple[str, str] | None, feeds: Sequence[int], limit: int) -> list[tuple[int, str]]:
        filters, values = _of_feeds("s.rowid", feeds), list[Any]()
        if window is not None:
            ((count, first, last),) = raw.rows(self.database, _BOUNDS, window)
            if count < _WINDOW:
                filters, values = f"{filters} AND s.rowid BETWEEN ? AND ?", [first or 0, last or 0]
            filters, values = f"{filters} {_SEEN}", [*values, *window]
        best = [number for (number,) in raw.rows(self.database, _FTS5.format(filters=filters), [asked, *values, limit])]
        return [row for number in best for row in raw.rows(self.database, _SNIPPET, [asked, number])]

    def _tsvector(self, asked: str, window: tuple[str, str] | None, feeds: Sequence[int], limit: int) -> list[tuple[int, str]]:
        seen = "" if window is None else "AND a.first_seen_at >= ? AND a.first_seen_at < ?"
        sql = _TSVECTOR.format(filters=f"{_of_feeds('a.id', feeds)} {seen}")
        return raw.rows(self.database, sql, [asked, *(window or ()), asked, limit])


def _of_feeds(article: str, feeds: Sequence[int]) -> str:
    return _OF_FEEDS.format(id=article, numbers=", ".join(map(str, feeds))) if feeds else ""


def _hits(rows: Sequence[tuple[int, str]], terms: Sequence[Term]) -> list[SearchHit]:
    snippets = dict(rows)
    if any(term.unspaced for term in terms):
        whole = Article.select(Article.id, Article.title, Article.text).where(Article.id.in_(list(snippets)))
        snippets |= {number: searchwords.snippet(title, text, terms, (FOUND, FOUND_END)) for number, title, text in whole.tuples()}
    articles = {a.id: a for a in Article.select(*article_rows.LIGHT).where(Article.id.in_(list(snippets)))}
    in_order = [articles[number] for number in snippets]
    return [SearchHit(row, snippets[row.id]) for row in article_rows.rows_of(in_order, text=False)]
