"""After an overrun: the archives of a feed, walked once.

link = prev-archive or next                        until core.archives says the walk ends
each:  the host's pause -> robots.txt -> its turn -> fetch -> parse (killable process) -> entries nobody has

Whatever was found is recorded with the poll that overran, in its one transaction.
"""

from __future__ import annotations

from dataclasses import replace

from aggregator.core import archives
from aggregator.core.archives import Trail
from aggregator.core.urls import host_of
from aggregator.engine import asking, reading, robots
from aggregator.engine.kit import Kit
from aggregator.engine.reading import Reading
from aggregator.engine.records import published
from aggregator.errors import ArchiveEnd, HostPausedError, Outcome, ParseError
from aggregator.model.article import EntryRecord
from aggregator.model.entry import ParsedFeed
from aggregator.model.feed import FeedForPoll
from aggregator.model.fetch import Fetched, FetchFailure, FetchResult, NotModified
from aggregator.model.poll import ArchiveWalk


class _Stop(Exception):  # noqa: N818 - the end of a walk is no error
    """The next document cannot be had."""

    def __init__(self, ended: ArchiveEnd, detail: str = "") -> None:
        self.ended, self.detail = ended, detail
        super().__init__(detail)


async def walk(kit: Kit, feed: FeedForPoll, parsed: ParsedFeed, found: Reading, url: str) -> tuple[Reading, ArchiveWalk | None]:
    """Return the reading with what the archives add to it, and how the walk went; None where there is nothing to walk.

    `parsed` is the feed's document that was all new, `found` what was read in it, `url` the address that answered.
    """
    now = kit.clock.now()
    link = archives.older(parsed)
    if link is None or not archives.may_walk(feed, now):
        return found, None
    trail = Trail(host_of(url), now, kit.settings().limits().max_body, tuple(dict.fromkeys((url, feed.poll_url))))
    new, detail = found.new, ""
    ended = archives.ended(trail, link, now)
    while ended is None and link is not None:
        try:
            document, size = await _document(kit, feed, link, trail.host)
        except _Stop as stop:
            ended, detail = stop.ended, stop.detail
            break
        trail = trail.after(link, size)
        added, ended = await _added(kit, feed, document, new)
        new, link = (*new, *added), archives.older(document)
        ended = ended or archives.ended(trail, link, kit.clock.now())
    assert ended is not None  # noqa: S101 - no link ends a walk, too
    return replace(found, new=new), ArchiveWalk(trail.documents, len(new) - len(found.new), trail.bytes, ended, detail)


async def _added(
    kit: Kit, feed: FeedForPoll, document: ParsedFeed, have: tuple[EntryRecord, ...]
) -> tuple[tuple[EntryRecord, ...], ArchiveEnd | None]:
    """Return what one document adds, and why the walk ends with it, if it does. Known entries are left as they are: it is an old copy."""
    now = kit.clock.now()
    page = await reading.read(kit, feed, document, now)
    dates = [published(record.claims, now) for record in page.new]
    records = [replace(record, backlog=archives.is_old(feed, date)) for record, date in zip(page.new, dates, strict=True)]
    added = archives.unseen(have, records)
    if archives.met(feed, page.known, dates):
        return added, ArchiveEnd.COMPLETE
    return added, None if added or not document.entries else ArchiveEnd.LOOP


async def _document(kit: Kit, feed: FeedForPoll, link: str, host: str) -> tuple[ParsedFeed, int]:
    """Return one document and its size in bytes; raises _Stop."""
    try:
        await asking.require_no_pause(kit, host)
        result = _result(await _asked(kit, feed, link), host)
    except HostPausedError as error:
        raise _Stop(ArchiveEnd.PAUSED, str(error)) from error
    try:
        parsed = await kit.workers.parse_feed(result.body, result.url, result.headers.content_type, result.headers.content_language)
    except ParseError as error:
        raise _Stop(ArchiveEnd.FAILED, f"{error.outcome}: {error}") from error
    return parsed, result.size


async def _asked(kit: Kit, feed: FeedForPoll, link: str) -> Fetched:
    """Ask for one document; raises _Stop, and HostPausedError as `asking.take_turn`."""
    crawl_delay = await robots.crawl_delay(kit, link)
    if crawl_delay is None:
        raise _Stop(ArchiveEnd.ROBOTS)
    return await asking.fetch(kit, asking.request_beside(kit, feed, link), at_least=crawl_delay)


def _result(fetched: Fetched, host: str) -> FetchResult:
    """Return the answer when it is a document of `host`; raises _Stop."""
    if isinstance(fetched, FetchFailure):
        limited = fetched.outcome in (Outcome.RATE_LIMITED, Outcome.HELD)
        raise _Stop(ArchiveEnd.PAUSED if limited else ArchiveEnd.FAILED, f"{fetched.outcome}: {fetched.detail}")
    if isinstance(fetched, NotModified) or host_of(fetched.url) != host:
        raise _Stop(ArchiveEnd.ELSEWHERE, fetched.url)
    return fetched
