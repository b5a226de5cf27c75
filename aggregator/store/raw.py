"""Statements that run all day, written out: building one through peewee costs several times what running it does.

Values go in and come out as the tables' own fields would have them; `?` marks a value on both engines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from peewee import Database

from aggregator.store.database import is_sqlite


def name_of(table: Any) -> str:
    """Return a table's name in the database."""
    return str(table._meta.table_name)  # noqa: SLF001 - peewee's public handle on a table


def marked(database: Database, sql: str) -> str:
    """Return `sql`, whose values stand as "?", with the engine's own marks."""
    return sql if is_sqlite(database) else sql.replace("?", "%s")


def rows(database: Database, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return what a query finds, as the driver has it."""
    found: list[tuple[Any, ...]] = database.execute_sql(marked(database, sql), values).fetchall()
    return found


def run(database: Database, sql: str, values: Sequence[Any]) -> int:
    """Run a statement that returns no rows; return how many it touched."""
    touched: int = database.execute_sql(marked(database, sql), values).rowcount
    return touched


def update(database: Database, table: Any, key: int | str, columns: Mapping[str, Any]) -> None:
    """Set columns, named by their fields, of the row with this primary key."""
    sql, fields = _update(table, tuple(columns))
    run(database, sql, [*(field.db_value(value) for field, value in zip(fields, columns.values(), strict=True)), key])


def marks(values: Sequence[Any]) -> str:
    """Return a mark for each value, for `IN (...)`."""
    return ", ".join("?" * len(values))


def read(table: Any, names: Iterable[str], row: Sequence[Any]) -> dict[str, Any]:
    """Return a row's values by field name, converted by the fields."""
    fields = table._meta.fields  # noqa: SLF001 - peewee's public handle on a table
    return {name: fields[name].python_value(value) for name, value in zip(names, row, strict=True)}


@cache
def _update(table: Any, names: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    meta = table._meta  # noqa: SLF001 - peewee's public handle on a table
    fields = tuple(meta.fields[name] for name in names)
    columns = ", ".join(f'"{field.column_name}" = ?' for field in fields)
    return f'UPDATE "{meta.table_name}" SET {columns} WHERE "{meta.primary_key.column_name}" = ?', fields  # noqa: S608 - names from tables.py
