"""robots.txt for article pages (RFC 9309), kept in the host's row as long as it is fresh."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from protego import Protego

from aggregator.core.freshness import fresh_for
from aggregator.core.robotsgroups import relevant
from aggregator.core.urls import host_of
from aggregator.errors import Outcome
from aggregator.fetch.client import Fetcher, Pace
from aggregator.model.feed import HostState
from aggregator.model.fetch import Fetched, FetchFailure, FetchLimits, FetchRequest, FetchResult

_DAY = timedelta(hours=24)  # RFC 9309, 2.4: not kept longer, unless it cannot be reached
_LEAST = timedelta(hours=1)  # a robots.txt with max-age=0 is not asked for with every page
_UNREACHED = timedelta(hours=1)  # until it is asked for again after an error
_IN_A_THREAD = 32 * 1024  # characters from which reading the rules would hold up the loop; nearly every file is smaller
_MAX_BYTES = 2 * 2**20  # RFC 9309, 2.5: at least 500 KiB must be read
_LIMITS = FetchLimits(timeout=timedelta(seconds=15), total=timedelta(seconds=30), max_body=_MAX_BYTES, max_redirects=5)
_NOTHING_ALLOWED = "User-agent: *\nDisallow: /\n"  # RFC 9309, 2.3.1.4: unreachable means disallowed
_UNAVAILABLE = frozenset(
    {Outcome.NOT_FOUND, Outcome.GONE, Outcome.UNAUTHORIZED, Outcome.FORBIDDEN, Outcome.HTTP_ERROR, Outcome.TOO_LARGE}
)  # RFC 9309, 2.3.1.3: a 4xx means there are no rules; a file past all bounds has none either


class HostMemory(Protocol):
    """Where the rules of a host are kept: the host repository, run off the loop."""

    async def get(self, host: str) -> HostState:
        """Return what is known of `host`."""

    async def save_robots(self, host: str, text: str, until: datetime) -> None:
        """Keep the rules until then."""


class Robots:
    """Says whether a page may be fetched, asking for robots.txt when it is not known."""

    def __init__(self, fetcher: Fetcher, hosts: HostMemory) -> None:
        """Ask through `fetcher`, remember in `hosts`."""
        self._fetcher, self._hosts = fetcher, hosts
        self._product = fetcher.user_agent.partition("/")[0].strip() or "aggregator"  # RFC 9309, 2.2.1: product token

    async def allowed(self, url: str, now: datetime, *, pace: Pace | None = None) -> tuple[bool, float | None]:
        """Return whether `url` may be fetched, and the host's Crawl-delay in seconds where it states one.

        `pace` is awaited before robots.txt is asked for, and before a redirect of it is followed: these are requests like any others.
        """
        parts = urlsplit(url)
        host = host_of(url)
        state = await self._hosts.get(host)
        text = state.robots
        if text is None or state.robots_until is None or state.robots_until <= now:
            if pace is not None:
                await pace(host)
            address = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"
            fetched = await self._fetcher.get(FetchRequest(address, _LIMITS), pace=pace)
            text, keep = rules(fetched, state.robots, now)
            await self._hosts.save_robots(host, text, now + keep)
        if len(text) > _IN_A_THREAD:
            return await asyncio.to_thread(_said, text, url, self._product)
        return _said(text, url, self._product)


def _said(robots: str, url: str, product: str) -> tuple[bool, float | None]:
    parsed = Protego.parse(relevant(robots, product))
    return bool(parsed.can_fetch(url, product)), parsed.crawl_delay(product)


def rules(fetched: Fetched, before: str | None, now: datetime) -> tuple[str, timedelta]:
    """Return the rules an answer means and how long they hold; `before` are the rules known until now."""
    if isinstance(fetched, FetchResult):
        fresh = fresh_for(fetched.headers, now)
        keep = min(_DAY, max(_LEAST, fresh.wait)) if fresh else _DAY
        return fetched.body.decode("utf-8-sig", "replace").replace("\x00", ""), keep
    if isinstance(fetched, FetchFailure) and fetched.outcome in _UNAVAILABLE:
        return "", _DAY
    return (_NOTHING_ALLOWED if before is None else before), _UNREACHED
