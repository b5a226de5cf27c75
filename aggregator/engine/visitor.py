"""Addresses that a person names on a command line, asked as politely as a poll would, without a store that knows the hosts."""

from __future__ import annotations

import asyncio
from collections import defaultdict

from aggregator.clock import Clock
from aggregator.config.schema import Settings
from aggregator.core.politeness import rule_for
from aggregator.core.urls import host_of
from aggregator.fetch.client import Fetcher
from aggregator.model.fetch import Fetched, FetchRequest


class Visitor:
    """Sends one request at a time to a host, redirects included, with the pause that the host is owed in between."""

    def __init__(self, fetcher: Fetcher, settings: Settings, clock: Clock) -> None:
        """Visit nothing yet."""
        self._fetcher, self._settings, self._clock = fetcher, settings, clock
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._asked: dict[str, float] = {}  # host -> when its last request began or will begin, monotonic

    async def get(self, url: str, accept: str) -> Fetched:
        """Return the answer, after the host's turn and pause."""
        host = host_of(url)
        async with self._turns[host]:
            await self._pause(host)
            return await self._fetcher.get(FetchRequest(url, self._settings.limits(), accept=accept), pace=self._pause)

    async def _pause(self, host: str) -> None:
        """Wait until `host` may be asked; whoever comes next waits for the pause after that."""
        rule, now = rule_for(host, self._settings.fetch.hosts), self._clock.monotonic()
        delay = rule.delay if rule and rule.delay is not None else self._settings.fetch.per_host_delay
        begins = max(now, self._asked[host] + delay.total_seconds()) if host in self._asked else now
        self._asked[host] = begins
        await self._clock.sleep(begins - now)
