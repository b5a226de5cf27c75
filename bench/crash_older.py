"""A store as an older version would have left it, with what this one holds: for kills that fall into a migration."""

# ruff: noqa: SLF001, S608 - peewee's and the migrations' own tables of names; nothing here comes from outside

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from peewee import Database
from playhouse.migrations import Runner

from aggregator.store.article_texts import html_of, own_of
from aggregator.store.database import is_sqlite, sqlite_path, unbound
from aggregator.store.migrate import _STEPS, HISTORY
from aggregator.store.packing import unpack
from aggregator.store.postings import unpacked
from aggregator.store.tables import ALL, Article

STEP = "0003_page_looks"  # every later one runs again
_RENAMED = {("headline", "title"): "stems"}  # (table, older column) -> what it is called now

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def make_older(url: str, folder: Path) -> None:
    """Give the store at `url` the schema of STEP; what no older column holds is lost. Nobody may work on it."""
    with closing(unbound(url, folder)) as database:
        rows = {table: (list(columns), found) for table, columns, found in _everything(database)}
        rows |= {"revision": _with_texts(rows), "article": _unpacked(rows), "headline_key": _apart(rows)}
        _empty(database)
    path = sqlite_path(url, folder)
    for end in ("", "-wal", "-shm") if path else ():
        Path(f"{path}{end}").unlink(missing_ok=True)
    with closing(unbound(url, folder)) as database, database.atomic():
        Runner(database, str(_STEPS), table_name=HISTORY).up(target=STEP)
        for table, (columns, found) in rows.items():
            _fill(database, table, columns, found)
        _finish(database)


def _everything(database: Database) -> Iterator[tuple[str, list[str], list[tuple[Any, ...]]]]:
    for table in ALL:
        meta = table._meta
        columns = [field.column_name for field in meta.sorted_fields]
        named = ", ".join(f'"{column}"' for column in columns)
        yield meta.table_name, columns, database.execute_sql(f'SELECT {named} FROM "{meta.table_name}"').fetchall()


def _with_texts(rows: Rows) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the versions with the whole text in each, as they were kept before 0009."""
    columns, versions = rows["revision"]
    names, articles = rows["article"]
    texts = {row[names.index("id")]: row[names.index("text")] for row in articles}
    text, article = columns.index("text"), columns.index("article_id")
    whole = [texts[row[article]] if row[text] is None else unpack(bytes(row[text])) for row in versions]
    return columns, [(*row[:text], told, *row[text + 1 :]) for row, told in zip(versions, whole, strict=True)]


def _unpacked(rows: Rows) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the articles with their HTML and their feed's text as they were kept before 0009."""
    columns, articles = rows["article"]
    text, html, own = (columns.index(name) for name in ("text", "html", "feed_text"))
    found = []
    for row in articles:
        article = Article(id=row[0], text=row[text], html=row[html], feed_text=row[own])
        told = {html: html_of(article), own: own_of(article)}
        found.append(tuple(told.get(n, value) for n, value in enumerate(row)))
    return columns, found


def _apart(rows: Rows) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the keys of headlines as they were kept before 0018, a row an article."""
    _, lists = rows["headline_key"]
    return ["hash", "article"], [(key - (1 << 31), article) for key, articles in lists for article in unpacked(articles)]


def _empty(database: Database) -> None:
    if is_sqlite(database):
        return  # the file goes
    for name in (HISTORY, *(table._meta.table_name for table in ALL)):
        database.execute_sql(f'DROP TABLE IF EXISTS "{name}" CASCADE')


def _fill(database: Database, table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    if not database.table_exists(table):
        return
    older = [column.name for column in database.get_columns(table)]
    sources = [columns.index(_RENAMED.get((table, name), name)) if _RENAMED.get((table, name), name) in columns else None for name in older]
    kept = [(name, place) for name, place in zip(older, sources, strict=True) if place is not None]
    named = ", ".join(f'"{name}"' for name, _ in kept)
    marks = ", ".join(["?" if is_sqlite(database) else "%s"] * len(kept))
    for row in rows:
        database.execute_sql(f'INSERT INTO "{table}" ({named}) VALUES ({marks})', [row[place] for _, place in kept])


def _finish(database: Database) -> None:
    """Bring in step what is not a row, as `db copy` does."""
    if is_sqlite(database):
        database.execute_sql("""INSERT INTO revision_search(rowid, title, text)
            SELECT id, title, text FROM revision WHERE id IN (SELECT MAX(id) FROM revision GROUP BY article_id)""")
        return
    for table in ALL:
        name = table._meta.table_name
        if database.table_exists(name):
            [(sequence,)] = database.execute_sql("SELECT to_regclass(%s)", (f"{name}_id_seq",)).fetchall()
            if sequence is not None:
                database.execute_sql(f'SELECT setval(%s::regclass, COALESCE((SELECT MAX(id) FROM "{name}"), 0) + 1, false)', (sequence,))
