"""The same tests on both engines: `store` is parametrised here."""

from __future__ import annotations

import pytest

from aggregator.store.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    return request.getfixturevalue("sqlite_store" if request.param == "sqlite" else "pg_store")
