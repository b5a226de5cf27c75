"""The API over a store with news, its password and a client."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsstand import TestClient, app_over, with_news
from tests.unit.web.reader.client import SECRET, Clock, Reader, cheap_line


@pytest.fixture
def password(tmp_path: Path) -> Path:
    file = tmp_path / "reader-password"
    file.write_text(cheap_line(SECRET) + "\n", "ascii")
    return file


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def browser(store, tmp_path, password, clock):
    with_news(store, tmp_path)
    with app_over(store, tmp_path, clock=clock, web={"reader": {"password_file": str(password)}}) as app:
        yield TestClient(app, base_url="http://127.0.0.1:8642", raise_server_exceptions=False)


@pytest.fixture
def reader(browser) -> Reader:
    return Reader(browser)
