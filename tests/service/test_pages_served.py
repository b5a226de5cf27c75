"""The pages of the real service, asked over a real socket."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import httpx
import pytest

from bench.crash import service, wait_line, wait_ready


@pytest.fixture
def address(free_address: str) -> str:
    return free_address


def _move(config: Path, old: str, new: str) -> None:
    config.write_text(config.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def with_pages(config: Path, address: str) -> Path:
    _move(config, "enabled = false", f'listen = "{address}"')
    return config


async def test_the_service_serves_its_pages_while_it_polls(with_pages: Path, address: str):
    async with service(with_pages) as process, httpx.AsyncClient(base_url=f"http://{address}") as browser:
        await wait_ready(process)
        await wait_line(process, '"event": "group"')
        listed = await browser.get("/articles")
        assert 'href="/articles/1"' in listed.text
        for path in ("/", "/articles/1", "/stories/1", "/feeds", "/search?q=ferry", "/style.css", "/healthz", "/readyz"):
            assert (await browser.get(path)).status_code == 200, path
        figures = await browser.get("/metrics")
        assert "aggregator_tick_age_seconds" in figures.text
        assert 'aggregator_polls_total{outcome="updated"} 0.0' not in figures.text
        assert 'aggregator_polls_total{outcome="updated"}' in figures.text
        head = await browser.head("/articles")
        assert (head.status_code, head.content) == (200, b"")
        assert (await browser.post("/articles")).status_code == 405
        assert (await browser.get("/", headers={"Host": "evil.example"})).status_code == 421
        assert "server" not in head.headers
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0


async def test_a_reload_that_moves_the_pages_is_refused_and_says_restart(with_pages: Path, address: str):
    async with service(with_pages) as process, httpx.AsyncClient(base_url=f"http://{address}") as browser:
        await wait_ready(process)
        _move(with_pages, address, "127.0.0.1:1")
        process.send_signal(signal.SIGHUP)
        said = (await wait_line(process, '"event": "reload refused"'))[-1]
        assert "[web] listen cannot change while the service runs; restart it" in said
        assert (await browser.get("/healthz")).status_code == 200
