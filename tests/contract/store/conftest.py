"""The same tests on both engines: `store` is parametrised here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aggregator.store.store import Store, open_store
from aggregator.store.tables import ALL


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_store")
        return
    opened = open_store(request.getfixturevalue("pg_session_url"), tmp_path)
    _empty(opened)
    yield opened
    opened.close()


_RESTART = """SELECT setval(quote_ident(sequencename)::regclass, 1, false) FROM pg_sequences
    WHERE schemaname = current_schema() AND last_value IS NOT NULL AND sequencename NOT LIKE 'schema_migration%%'"""


def _empty(store: Store) -> None:
    """Leave no row and no number that a sequence gave: to truncate thirty tables makes as many files anew, a third of a second a test."""
    names = [table._meta.table_name for table in reversed(ALL)]  # who refers to others first
    filled = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in names)  # noqa: S608 - names of our own tables
    database = store.database
    with database.atomic():
        for (name,) in database.execute_sql(filled).fetchall():
            database.execute_sql(f'DELETE FROM "{name}"')  # noqa: S608 - as above
        database.execute_sql(_RESTART)
