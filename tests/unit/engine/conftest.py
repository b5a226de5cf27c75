"""A store of its own for each test, and news to tell in it."""

from __future__ import annotations

import pytest

from aggregator.store.store import open_store
from tests.unit.engine.news import News


@pytest.fixture
def store(tmp_path):
    opened = open_store("sqlite:///group.db", tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def news(store):
    return News(store)
