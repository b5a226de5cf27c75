"""Full-text search over plain text: FTS5 on SQLite, a generated tsvector on PostgreSQL.

What people type is words and "phrases"; nothing of it is ever a syntax error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from peewee import Database

from aggregator.model.article import SearchHit
from aggregator.store import article_rows, feed_rows
from aggregator.store.database import is_sqlite
from aggregator.store.fields import to_text
from aggregator.store.guard import guarded
from aggregator.store.tables import Article

OPEN, CLOSE = "\u2068", "\u2069"  # around the words found: isolates, which no text holds by itself
_TERMS = re.compile(r'"([^"]*)"|(\S+)')
_WORDS = 24  # in a snippet

_FTS5 = f"""
    SELECT r.article_id, snippet(revision_search, -1, '{OPEN}', '{CLOSE}', '…', {_WORDS})
    FROM revision_search JOIN revision r ON r.id = revision_search.rowid JOIN article a ON a.id = r.article_id
    WHERE revision_search MATCH ? AND a.first_seen_at >= ? AND a.first_seen_at < ? {{feeds}}
    ORDER BY bm25(revision_search, 4.0, 1.0), a.sort_at DESC LIMIT ?
"""  # noqa: S608 - our own constants; a word in the headline counts four times one in the text
_TSVECTOR = f"""
    WITH hits AS (
        SELECT a.id, a.title, a.text, q, ts_rank_cd(a.search, q) AS rank, a.sort_at
        FROM article a, websearch_to_tsquery('simple', %s) q
        WHERE a.search @@ q AND a.first_seen_at >= %s AND a.first_seen_at < %s {{feeds}} AND a.pruned_at IS NULL
        ORDER BY rank DESC, a.sort_at DESC LIMIT %s
    )
    SELECT id, ts_headline('simple', title || ' · ' || text, q, 'StartSel={OPEN}, StopSel={CLOSE}, MaxWords={_WORDS}, MinWords=8')
    FROM hits ORDER BY rank DESC, sort_at DESC
"""  # noqa: S608 - our own constants
_OF_FEEDS = "AND a.id IN (SELECT article_id FROM entry WHERE feed_id IN ({numbers}))"
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
        """Return articles that hold every word of `text` (phrases in double quotes), the best first.

        `since` and `until` bound when they were first seen, `feed` (address, name or title) who carries them; raises
        NotFoundError when there is no such feed.
        """
        numbers = feed_rows.named(feed) if feed is not None else []
        terms = _terms(text)
        if not terms:
            return []
        sqlite = is_sqlite(self.database)
        asked = " ".join(f'"{term}"' for term in terms)
        feeds = _OF_FEEDS.format(numbers=", ".join(map(str, numbers))) if numbers else ""
        window = (to_text(since) if since else _ALWAYS, to_text(until) if until else _EVER)
        rows = self.database.execute_sql((_FTS5 if sqlite else _TSVECTOR).format(feeds=feeds), (asked, *window, limit)).fetchall()
        return _hits(rows)


def _terms(text: str) -> list[str]:
    """Return words and phrases that hold at least one letter or digit; quotes cannot be inside."""
    found = (phrase or word for phrase, word in _TERMS.findall(text.replace("\0", " ")))
    return [term.replace('"', " ") for term in found if any(c.isalnum() for c in term)]


def _hits(rows: Sequence[tuple[int, str]]) -> list[SearchHit]:
    snippets = dict(rows)
    articles = {a.id: a for a in Article.select(*article_rows.LIGHT).where(Article.id.in_(list(snippets)))}
    in_order = [articles[number] for number in snippets]
    return [SearchHit(row, snippets[row.id]) for row in article_rows.rows_of(in_order, text=False)]
