"""The same tests on both engines: `store` is parametrised here."""

from __future__ import annotations

import pytest

from aggregator.store.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    return request.getfixturevalue("sqlite_store" if request.param == "sqlite" else "pg_store")


@pytest.fixture(params=["sqlite", "postgresql"])
def old_url(request: pytest.FixtureRequest) -> str:
    """Where a store of an older version is to be made; `pg_url` is empty."""
    return "sqlite:///old.db" if request.param == "sqlite" else str(request.getfixturevalue("pg_url"))
