"""What would be stored of article pages that a person names, saved files or addresses: nothing of it is.

file, or the host's turn and its answer -> extraction in a worker -> the times it states, and which are chosen
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aggregator.clock import SystemClock
from aggregator.config.schema import Settings
from aggregator.config.values import is_utf8
from aggregator.core.pageclaims import read_page
from aggregator.core.politeness import rule_for
from aggregator.core.times import resolve
from aggregator.core.urls import host_of
from aggregator.engine.visitor import Visitor
from aggregator.engine.workers import Workers
from aggregator.errors import AggregatorError
from aggregator.fetch.client import Fetcher
from aggregator.model.article import ExtractedPage
from aggregator.model.fetch import FetchFailure, FetchResult
from aggregator.model.times import ClaimKind, ResolvedTime, TimeClaim

_AT_ONCE = 4  # pages on their way: two are being extracted, two wait ready
_WEB = datetime(1995, 1, 1, tzinfo=UTC)  # no article page was saved before
_ACCEPT = "text/html, application/xhtml+xml, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Named:
    """One page to look at."""

    source: str  # as the user gave it
    url: str  # address of the page, "" when unknown
    missing: str = "no such file"  # what is said when there is none

    @property
    def is_address(self) -> bool:
        """Whether it is fetched; a file never touches the network."""
        return self.source.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be stored of one page."""

    url: str  # where it was found, after redirects
    page: ExtractedPage  # set by the worker
    claims: Sequence[TimeClaim]  # every time that it states
    published: ResolvedTime | None  # chosen among them
    updated: ResolvedTime | None


@dataclass(frozen=True, slots=True)
class _Loaded:
    body: bytes
    url: str
    content_type: str | None
    at: datetime  # "now" of this page


async def previews(settings: Settings, named: Sequence[Named]) -> AsyncGenerator[Preview | str, None]:
    """Yield a preview of each page, in order, each as soon as it is there, or why it cannot be read, fetched or extracted."""
    async with AsyncExitStack() as stack:
        fetcher, workers = Fetcher(settings.fetch, SystemClock()), Workers()
        stack.callback(workers.close)
        stack.push_async_callback(fetcher.aclose)
        desk = _Desk(settings, Visitor(fetcher, settings, SystemClock()), workers)
        tasks = [asyncio.create_task(desk.look(one)) for one in named]
        for task in tasks:
            stack.callback(task.cancel)
        for task in tasks:
            yield await task


class _Desk:
    """Looks at a few pages at a time, of one host at one: who waits for its turn holds up no other host's pages."""

    def __init__(self, settings: Settings, visitor: Visitor, workers: Workers) -> None:
        self._settings, self._visitor, self._workers = settings, visitor, workers
        self._free = asyncio.Semaphore(_AT_ONCE)
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def look(self, named: Named) -> Preview | str:
        async with AsyncExitStack() as stack:
            try:
                if named.is_address:
                    await stack.enter_async_context(self._hosts[_host(named.source)])
                await stack.enter_async_context(self._free)
                loaded = await (self._fetched(named) if named.is_address else _from_file(named))
                return _preview(loaded, await self._extracted(loaded))
            except (AggregatorError, OSError) as error:
                return str(error)

    async def _fetched(self, named: Named) -> _Loaded:
        fetched = await self._visitor.get(named.source, _ACCEPT)
        if isinstance(fetched, FetchFailure):
            raise AggregatorError(f"{fetched.outcome.value}: {fetched.detail}")
        assert isinstance(fetched, FetchResult)  # noqa: S101 - a 304 answers only a request with validators
        return _Loaded(fetched.body, fetched.url, fetched.headers.content_type, fetched.fetched_at)

    async def _extracted(self, loaded: _Loaded) -> ExtractedPage:
        sites = self._settings.fulltext.sites
        site = rule_for(host_of(loaded.url), sites) if loaded.url and sites else None
        return await self._workers.extract_page(
            loaded.body,
            url=loaded.url,
            fetched_at=loaded.at,
            content_type=loaded.content_type,
            site=site.model_dump() if site else None,
        )


def _host(address: str) -> str:
    if not is_utf8(address):
        raise AggregatorError("the address holds what is not UTF-8; write it %-encoded")
    return host_of(address)


async def _from_file(named: Named) -> _Loaded:
    path = Path(named.source)
    try:
        body = await asyncio.to_thread(path.read_bytes)
    except FileNotFoundError:
        raise AggregatorError(named.missing) from None
    return _Loaded(body, named.url, None, _saved_at(path))


def _saved_at(path: Path) -> datetime:
    """Return when a page was saved; archives set the time to 1970 or 1980, and then nothing but today is known."""
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return changed if changed >= _WEB else SystemClock().now()


def _preview(loaded: _Loaded, page: ExtractedPage) -> Preview:
    claims = read_page(page.times, url=loaded.url, seen_at=loaded.at, language=page.language)
    published, updated = (resolve(kind, claims, first_seen_at=loaded.at) for kind in (ClaimKind.PUBLISHED, ClaimKind.UPDATED))
    return Preview(loaded.url, page, claims, published, updated)
