"""A store of its own for each test, news to tell in it, and a desk whose digests are sent."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from aggregator.store.store import open_store
from tests.newsdesk import Newsdesk
from tests.unit.engine.news import News


@pytest.fixture
def store(tmp_path):
    opened = open_store("sqlite:///group.db", tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def news(store):
    return News(store)


@pytest.fixture
def house(tmp_path):
    store = open_store("sqlite:///digest.db", tmp_path)
    yield SimpleNamespace(store=store, path=tmp_path, desk=Newsdesk(store))
    store.close()
