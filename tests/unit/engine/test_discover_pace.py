from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import cast

import pytest

from aggregator.config.load import defaults
from aggregator.engine.visitor import Visitor
from aggregator.errors import Outcome
from aggregator.fetch.client import Fetcher, Pace
from aggregator.model.fetch import FetchFailure, FetchRequest, Headers

NOW = datetime(2026, 3, 1, tzinfo=UTC)


class Watch:
    """A clock that only its own sleep moves."""

    def __init__(self) -> None:
        self.at = 0.0

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


class Deaf:
    """Notes when it was asked for what."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.asked: list[tuple[float, str]] = []

    async def get(self, ask: FetchRequest, pace: Pace) -> FetchFailure:
        self.asked.append((self.watch.at, ask.url))
        if ask.url.endswith("/moved"):
            await pace("a.example:443")
            self.asked.append((self.watch.at, "its redirect"))
        return FetchFailure(ask.url, Outcome.NOT_FOUND, "no", 404, Headers(), (), NOW, 0.0)


@pytest.mark.rule("D1", "P9")
def test_a_host_is_asked_with_its_pause_in_between_another_host_at_once() -> None:
    watch = Watch()
    deaf = Deaf(watch)
    settings = defaults(fetch={"hosts": {"slow.example": {"delay": "10s"}}})

    async def visit() -> None:
        visitor = Visitor(cast("Fetcher", deaf), settings, watch)
        for url in (
            "https://a.example/1",
            "https://a.example/2",
            "https://slow.example/1",
            "https://slow.example/2",
            "https://b.example/moved",
        ):
            await visitor.get(url, "*/*")

    asyncio.run(visit())
    assert [at for at, _ in deaf.asked] == [0, 2, 2, 12, 12, 12]
