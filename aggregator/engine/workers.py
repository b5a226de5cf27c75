"""Processes that parse and extract: work that is CPU-bound and may hang or swell on hostile input is killed there.

pebble, since concurrent.futures cannot end a hung worker. Workers come from a fork server: a fork of the service itself
would copy its threads' locks.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable, Collection
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from aggregator.engine.memory import give_back_early
from aggregator.engine.processor import ALLOWED, allow
from aggregator.errors import AggregatorError, ExtractError, Outcome, ParseError, Rejection
from aggregator.model.article import ExtractedPage
from aggregator.model.entry import ParsedFeed, Rest

if TYPE_CHECKING:
    from pebble import ProcessPool

T = TypeVar("T")

LIMIT_S = 30.0  # trafilatura's own EXTRACTION_TIMEOUT; a 15 MB feed takes feedparser about 5 s
MEMORY = 2**30  # bytes on top of what a fresh worker maps; 15 MB of markup take about a third of it
_QUEUE = 10  # limits a task waits at most, in line and at work: pebble counts by a clock that may be set back, and from the start only
_STALL_S = 15.0  # past the limit, in which no task ended: one was ended at the limit and its worker replaced, if any worker lives
# The service polls, stores and answers first: two workers beside it on two cores kept it waiting, and then had nothing to do themselves
# (a cold poll of 114 feeds: .90 to .92 of the time, .94 to .97 of the CPU). A third of a core is left to them beside another busy program.
_NICENESS = 5
_TASKS_A_WORKER = 500  # feedparser leaks a little (issue 287); what trafilatura caches goes sooner, see extract.caches
# Imported once, in the fork server. Not trafilatura: a worker that extracts pages imports it, half a second in 500 tasks, and who only
# polls has neither its start-up (a fifth of a cold poll of 114 feeds) nor its 60 MB.
_PRELOAD = ["pebble", "aggregator.engine.workers", "aggregator.parse.feed"]


class WorkerStoppedError(AggregatorError):
    """A task went past its limits and its process was ended, or the process died."""


class Workers:
    """A pool of killable processes; the first task starts it."""

    def __init__(self, processes: int = 2, *, limit_s: float = LIMIT_S, memory: int = MEMORY) -> None:
        """Start nothing yet."""
        self._processes, self._limit_s, self._memory = processes, limit_s, memory
        self._pool: ProcessPool | None = None
        self._ended = 0.0  # when the last task did, by the loop's clock

    async def parse_feed(self, body: bytes, url: str, content_type: str | None, content_language: str | None = None) -> ParsedFeed:
        """Return the parsed document; raises ParseError, PARSE_TIMEOUT past the limit of time or memory."""
        return await self._feed(_parse, body, url=url, content_type=content_type, content_language=content_language)

    async def parse_rest(self, rest: Rest, url: str, content_type: str | None, content_language: str | None = None) -> ParsedFeed | None:
        """Return the document, its known entries left out; None where the whole is to be parsed. Raises as `parse_feed`."""
        return await self._feed(_parse_rest, rest, url=url, content_type=content_type, content_language=content_language)

    async def _feed(self, task: Callable[..., T], *args: Any, **said: Any) -> T:
        try:
            return await self.run(task, *args, **said)
        except WorkerStoppedError as error:
            raise ParseError(Outcome.PARSE_TIMEOUT, f"parsing {error}") from error

    async def find_feeds(self, body: bytes, url: str, content_type: str | None) -> tuple[str, ...]:
        """Return the addresses of the feeds that a page names; none past the limit of time or memory."""
        try:
            return await self.run(_find, body, url=url, content_type=content_type)
        except WorkerStoppedError:
            return ()

    async def extract_page(  # noqa: PLR0913 - extract.page.extract takes what it takes
        self,
        body: bytes,
        *,
        url: str,
        fetched_at: datetime,
        content_type: str | None = None,
        site: dict[str, Any] | None = None,
        language: str | None = None,
        declared_article: bool = True,
    ) -> ExtractedPage:
        """Return what the page says; raises ExtractError past the limit of time or memory."""
        try:
            return await self.run(
                _extract,
                body,
                url=url,
                content_type=content_type,
                fetched_at=fetched_at,
                site=site,
                language=language,
                declared_article=declared_article,
            )
        except WorkerStoppedError as error:
            raise ExtractError(Rejection.EMPTY, f"extraction {error}") from error

    async def run(self, task: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Return `task(*args, **kwargs)` from a worker; its own exceptions come through, WorkerStoppedError when it was ended."""
        with suppress(BrokenProcessPool):  # a worker died idle, and pebble gave the pool up (measured), though nothing was begun; or stuck
            return await self._once(task, args, kwargs)
        try:
            return await self._once(task, args, kwargs)
        except BrokenProcessPool as error:
            raise WorkerStoppedError(f"found no worker process ({error}); they are started anew") from error

    async def _once(self, task: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        from pebble import ProcessExpired  # noqa: PLC0415 - a poll that finds nothing new starts no process

        pool = self._started()
        answer = asyncio.wrap_future(pool.schedule(task, args=args, kwargs=kwargs, timeout=self._limit_s))
        try:
            await self._answered(pool, answer)
            return answer.result()
        except BrokenProcessPool:
            if self._pool is pool:  # else others have found it broken, and use another
                self._pool = None
            raise
        except TimeoutError as error:
            raise WorkerStoppedError(f"took longer than {self._limit_s:g} s and was stopped") from error
        except (MemoryError, ProcessExpired) as error:
            raise WorkerStoppedError(f"took more than {self._memory >> 20} MiB of memory, or crashed, and was stopped") from error
        finally:
            answer.cancel()  # where nobody waits for it any more

    async def _answered(self, pool: ProcessPool, answer: asyncio.Future[Any]) -> None:
        """Wait for a task to end; raise WorkerStoppedError for one that waited too long, BrokenProcessPool when none ends any more.

        The latter is what the death of a worker that held the queue's lock leaves: the others wait for the lock, for good.
        """
        clock = asyncio.get_running_loop().time
        began, most = clock(), _QUEUE * self._limit_s
        while not answer.done():
            left = min(began + most, max(began, self._ended) + self._limit_s + _STALL_S) - clock()
            if left <= 0 or self._pool is not pool:
                await self._give_up(pool)
                if clock() - began >= most:
                    raise WorkerStoppedError(f"waited {most:g} s for a worker; they are started anew")
                raise BrokenProcessPool("no task has ended for longer than one may take")
            await asyncio.wait([answer], timeout=left)
        self._ended = clock()

    async def _give_up(self, pool: ProcessPool) -> None:
        if self._pool is pool:
            self._pool = None
            await asyncio.to_thread(_end, pool)

    def close(self) -> None:
        """End the processes; what they work on is lost and will be done again."""
        if self._pool is not None:
            _end(self._pool)
            self._pool = None

    def _started(self) -> ProcessPool:
        if self._pool is None or not self._pool.active:
            from pebble import ProcessPool  # noqa: PLC0415 - as above

            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(_PRELOAD)
            self._pool = ProcessPool(
                self._processes, max_tasks=_TASKS_A_WORKER, initializer=bounded, initargs=(self._memory, ALLOWED), context=context
            )
        return self._pool


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
    pool.join()


def _parse(body: bytes, **said: Any) -> ParsedFeed:
    """Parse in a worker: the service itself never loads feedparser."""
    from aggregator.parse.feed import parse  # noqa: PLC0415 - only workers pay for it

    return parse(body, **said)


def _parse_rest(rest: Rest, **said: Any) -> ParsedFeed | None:
    """Parse in a worker, as above."""
    from aggregator.parse.feed import parse_rest  # noqa: PLC0415 - as above

    return parse_rest(rest, **said)


def _find(body: bytes, **said: Any) -> tuple[str, ...]:
    """Look for feeds in a worker: a page may be as hostile as a feed."""
    from aggregator.parse.discover import find  # noqa: PLC0415 - as above

    return tuple(found.url for found in find(body, **said))


def _extract(body: bytes, **said: Any) -> ExtractedPage:
    """Extract in a worker: the service itself never loads trafilatura."""
    from aggregator.extract.caches import page_read  # noqa: PLC0415 - only workers pay for it
    from aggregator.extract.page import extract  # noqa: PLC0415 - as above

    try:
        return extract(body, **said)
    finally:  # a page that fails may be the one that filled them
        page_read()


def bounded(memory: int, processors: Collection[int] = ()) -> None:
    """Bound this worker's address space and what it keeps of it, let the parent go first; leave Ctrl-C to it, which ends us.

    `processors` are all that it may run on, where the parent may have kept itself to one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    give_back_early()
    allow(processors)
    with suppress(PermissionError):  # a systemd unit from before it was allowed
        os.nice(_NICENESS)
    most = _mapped() + memory
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _mapped() -> int:
    """Return the bytes of address space this process has now (Linux: /proc/self/statm, in pages)."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[0]) * resource.getpagesize()
