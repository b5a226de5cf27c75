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
    names = ", ".join(f'"{table._meta.table_name}"' for table in ALL)
    opened.database.execute_sql(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
    yield opened
    opened.close()
