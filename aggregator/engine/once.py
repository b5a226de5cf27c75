"""One whole pass: poll, extract, group. What `poll` and the demo do, and the service does all the time.

feeds = store.feeds.select(...)  or  store.feeds.due(...)
reports = poll_feeds(feeds)
extract_host(each host with pages due), until none is due now
group_pending(), where anything is pending

What reads pages and what groups is imported when there is something to read or to group: together they are
a third of what a poll by hand takes to start, and most polls find nothing new.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from aggregator.engine.kit import Kit
from aggregator.engine.poll_host import PollReport, poll_feeds
from aggregator.model.article import PageRecord
from aggregator.model.feed import FeedForPoll

_HOSTS_AT_ONCE = 100  # hosts whose pages are looked up in one go
_ROUNDS = 50  # of pages; each asks only for what is due, so this ends a loop that makes no progress


@dataclass(frozen=True, slots=True)
class PassReport:
    """What one pass came to."""

    polls: tuple[PollReport, ...]
    pages: tuple[PageRecord, ...]


async def run_pass(kit: Kit, feeds: Sequence[FeedForPoll], *, force: bool = False) -> PassReport:
    """Poll `feeds`, then extract and group whatever is pending."""
    polls = [report async for report in poll_feeds(kit, list(feeds), force=force)]
    pages = await extract_pending(kit)
    await group(kit)
    return PassReport(tuple(polls), tuple(pages))


async def extract_pending(kit: Kit) -> list[PageRecord]:
    """Extract every article page that is due now, host by host side by side."""
    records: list[PageRecord] = []
    for _ in range(_ROUNDS):
        hosts = await kit.db(kit.store.articles.pages_due, kit.clock.now(), _HOSTS_AT_ONCE)
        batches = await _extracted(kit, hosts)
        if not any(batches):
            break  # nothing is due, or every host asks for patience: the next pass, or the service, goes on
        records += [record for batch in batches for record in batch]
    return records


async def _extracted(kit: Kit, hosts: Sequence[str]) -> list[list[PageRecord]]:
    if not hosts:
        return []
    from aggregator.engine.extract_host import extract_host  # noqa: PLC0415 - see above

    return await asyncio.gather(*(extract_host(kit, host) for host in hosts))


async def group(kit: Kit) -> None:
    """Group what is pending, unless grouping is switched off; cancelled, it ends with the batch that runs."""
    settings = kit.settings()
    if not settings.grouping.enabled or not await kit.db(kit.store.headlines.are_pending):
        return
    from aggregator.engine.group import group_pending  # noqa: PLC0415 - see above

    now: datetime = kit.clock.now()
    stop = Event()
    try:
        await kit.db(group_pending, kit.store, settings, now, stop.is_set)
    finally:
        stop.set()
