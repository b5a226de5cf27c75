"""`db copy`: everything of one store into an empty one, whichever engines they run on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from peewee import Database

from aggregator.errors import StoreError, UsageError
from aggregator.store import search_index
from aggregator.store.bulk import insert_rows
from aggregator.store.database import describe, is_sqlite
from aggregator.store.guard import translated
from aggregator.store.migrate import migrate, require_current, unlimited
from aggregator.store.raw import name_of
from aggregator.store.sizes import count_rows
from aggregator.store.tables import ALL, Instance, Table

BATCH = 500  # rows, texts among them


def copy(source: Database, target: Database, progress: Callable[[str, int], None]) -> dict[str, int]:
    """Copy every table in the order of its references, in one transaction; return rows by table.

    The source is read as it stood at the start, so a service may go on with it. Raises UsageError
    when the target holds something already, StoreError when counts differ in the end.
    """
    require_current(source)
    migrate(target)
    if any(_count(target, table) for table in ALL):
        msg = f"store {describe(target)}: it is not empty; copy into a new one"
        raise UsageError(msg)
    with _snapshot(source), target.atomic(), target.bind_ctx(ALL, bind_refs=False, bind_backrefs=False):
        unlimited(source)
        unlimited(target)
        copied = {name_of(table): _table(source, target, table, progress) for table in ALL if table is not Instance}
        _finish(target)
        _verify(source, target)
    return copied


def _snapshot(database: Database) -> AbstractContextManager[Any]:
    """Open a reading transaction that sees one state throughout."""
    snapshot: AbstractContextManager[Any] = database.atomic("DEFERRED" if is_sqlite(database) else "REPEATABLE READ")
    return snapshot


def _table(source: Database, target: Database, table: type[Table], progress: Callable[[str, int], None]) -> int:
    count = 0
    for rows in _batches(source, table):
        insert_rows(target, table, rows)
        count += len(rows)
        progress(name_of(table), count)
    return count


def _batches(source: Database, table: type[Table]) -> Iterator[list[dict[str, Any]]]:
    """Read a table in the order of its key, each batch from where the last one ended."""
    meta = table._meta  # noqa: SLF001 - peewee's public handle on a table
    fields = meta.sorted_fields
    keys = [field.column_name for field in meta.get_primary_keys()]
    places = [[field.column_name for field in fields].index(key) for key in keys]
    columns, key = ", ".join(f'"{field.column_name}"' for field in fields), ", ".join(f'"{name}"' for name in keys)
    marks = ", ".join("?" if is_sqlite(source) else "%s" for _ in keys)
    last: list[Any] = []
    while True:
        after = f"WHERE ({key}) > ({marks})" if last else ""
        with translated(source):
            rows = source.execute_sql(f'SELECT {columns} FROM "{meta.table_name}" {after} ORDER BY {key} LIMIT {BATCH}', last).fetchall()  # noqa: S608 - names from tables.py
        if not rows:
            return
        yield [{field.name: field.python_value(value) for field, value in zip(fields, row, strict=True)} for row in rows]
        last = [rows[-1][place] for place in places]


def _finish(target: Database) -> None:
    """Bring in step what is not a row: the search index, and the number sequences on PostgreSQL."""
    search_index.fill(target)
    if is_sqlite(target):
        return
    for table in ALL:
        name = name_of(table)
        sequence = target.execute_sql("SELECT to_regclass(%s)", (f"{name}_id_seq",)).fetchone()[0]
        if sequence is not None:
            target.execute_sql(f'SELECT setval(%s::regclass, COALESCE((SELECT MAX(id) FROM "{name}"), 0) + 1, false)', (sequence,))  # noqa: S608 - names from tables.py


def _verify(source: Database, target: Database) -> None:
    for table in ALL:
        if table is not Instance and _count(source, table) != _count(target, table):
            counts = f"{_count(target, table)} rows, not {_count(source, table)}"
            msg = f"store {describe(target)}: {name_of(table)} has {counts}; nothing was kept"
            raise StoreError(msg)


def _count(database: Database, table: type[Table]) -> int:
    return count_rows(database, name_of(table))
