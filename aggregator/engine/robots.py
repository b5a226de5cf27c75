"""Whether a page, or an archive of a feed, may be asked for: its site's robots.txt, remembered in the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from aggregator.engine import asking
from aggregator.engine.kit import Kit
from aggregator.fetch.robots import Robots
from aggregator.model.feed import HostState

_LONGEST_CRAWL_DELAY_S = 30.0  # a batch of pages lasts a minute; larger ones are set by accident (robots.txt files with 3600 exist)


@dataclass(frozen=True, slots=True)
class StoredHosts:
    """What fetch/robots.py remembers, kept in the host repository."""

    kit: Kit

    async def get(self, host: str) -> HostState:
        """Return what is known of `host`."""
        return await self.kit.db(self.kit.store.hosts.get, host)

    async def save_robots(self, host: str, text: str, until: datetime) -> None:
        """Keep the rules until then."""
        await self.kit.db(self.kit.store.hosts.save_robots, host, text, until)


async def crawl_delay(kit: Kit, url: str) -> timedelta | None:
    """Return the Crawl-delay of a page (or an archive of a feed) that may be fetched, None for one that may not."""
    if not kit.settings().fetch.robots:
        return timedelta(0)
    robots = Robots(kit.fetcher, StoredHosts(kit))
    allowed, delay = await robots.allowed(url, kit.clock.now(), pace=lambda host: asking.take_turn_unless_paused(kit, host))
    return timedelta(seconds=min(delay or 0.0, _LONGEST_CRAWL_DELAY_S)) if allowed else None
