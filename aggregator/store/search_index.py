"""The search index: of each article that is no tombstone the words of its title and text, as core/searchfold.py has them.

On SQLite a table of FTS5 that keeps no text: what leaves it must be told with the very words it went in with, so the index is changed
before the article is. Its tokenizer cuts at ASCII's signs alone, for all else is cut beforehand. On PostgreSQL a table of tsvectors, whose
lexemes and places are written out here, past the server's own parser; apart from the articles, whose rows change while their words do not.
"""

from __future__ import annotations

from collections.abc import Iterable

from peewee import Database

from aggregator.core.searchbeside import indexed
from aggregator.core.searchfold import LONGEST, WORD
from aggregator.store import raw
from aggregator.store.bulk import chunks, many
from aggregator.store.database import is_sqlite
from aggregator.store.progress import tell
from aggregator.store.tables import WHOLE, Article

WORDS = "article_words"  # the table of PostgreSQL
_IN = "INSERT INTO article_search(rowid, title, text) VALUES (?, ?, ?)"
_OUT = "INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
_PUT = """INSERT INTO article_words(id, words) VALUES (?, CAST(? AS tsvector))
    ON CONFLICT (id) DO UPDATE SET words = excluded.words"""
_TAKE = "DELETE FROM article_words WHERE id IN ({})"
_NEXT = "SELECT id, title, text FROM article WHERE pruned_at IS NULL AND id > ? ORDER BY id LIMIT ?"
_AT_ONCE = 500  # articles: some 3 MB of texts
_TOLD = 5_000  # articles between two lines: some seconds
_TITLE, _TEXT = 10_000, 200_000  # characters that PostgreSQL indexes: a tsvector holds at most 1 MB
_LAST_PLACE, _PLACES = 16_383, 255  # in a tsvector: the last place it counts to, and the places it keeps of a word


def put(database: Database, articles: Iterable[tuple[int, str, str]]) -> None:
    """Put number, title and text of articles into the index; on SQLite none of them is in it."""
    if is_sqlite(database):
        many(database, _IN, [_fts5_row(*row) for row in articles])
    else:
        many(database, _PUT, [(number, _tsvector(title, text)) for number, title, text in articles])


def take(database: Database, article_ids: Iterable[int]) -> None:
    """Take articles out of the index, before they change; tombstones are not in it."""
    for part in chunks(article_ids):
        if is_sqlite(database):
            whole = Article.select(Article.id, Article.title, Article.text).where(Article.id.in_(part), WHOLE)
            many(database, _OUT, [_fts5_row(*row) for row in whole.tuples()])
        elif part:
            raw.run(database, _TAKE.format(raw.marks(part)), part)


def fill(database: Database) -> None:
    """Fill the empty index from the articles as they are stored, some at a time, and tell how far that is."""
    last = done = 0
    ((whole,),) = raw.rows(database, "SELECT COUNT(*) FROM article WHERE pruned_at IS NULL", ())
    while rows := raw.rows(database, _NEXT, (last, _AT_ONCE)):
        put(database, rows)
        last, done = rows[-1][0], done + len(rows)
        if done % _TOLD == 0:
            tell(f"search index: {done:,} of {whole:,} articles")


def _fts5_row(number: int, title: str, text: str) -> tuple[int, str, str]:
    return number, indexed(title), indexed(text)


def _tsvector(title: str, text: str) -> str:
    """Return what PostgreSQL reads as a tsvector: each word with its places, those of the title marked A."""
    places: dict[str, list[str]] = {}
    in_title = _words(title[:_TITLE])
    for place, word in enumerate(in_title, 1):
        places.setdefault(word, []).append(f"{min(place, _LAST_PLACE)}A")
    for place, word in enumerate(_words(text[:_TEXT]), len(in_title) + 2):  # a phrase ends with the title
        places.setdefault(word, []).append(str(min(place, _LAST_PLACE)))
    return " ".join([f"'{word}':{','.join(found[:_PLACES])}" for word, found in places.items() if len(word) <= LONGEST])


def _words(text: str) -> list[str]:
    return WORD.findall(indexed(text))
