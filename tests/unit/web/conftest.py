from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aggregator.store.store import Store
from tests.newsstand import TestClient, app_over, with_news

BASE = "http://127.0.0.1:8642"


@pytest.fixture
def empty(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """Return a browser on an empty store."""
    with app_over(store, tmp_path) as app:
        yield TestClient(app, base_url=BASE, raise_server_exceptions=False)


@pytest.fixture
def browser(empty: TestClient, store: Store, tmp_path: Path) -> TestClient:
    """Return a browser on a store with news."""
    with_news(store, tmp_path)
    return empty
