"""The thread that runs the store for async callers; commands that are over in one go never import it."""

from __future__ import annotations

import asyncio
import contextvars
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, ParamSpec, TypeVar

from aggregator.errors import StoreAwayError

P = ParamSpec("P")
T = TypeVar("T")
A = TypeVar("A")

PATIENCE_S = 60.0  # for a database server to restart; a lease is far longer
_PAUSE_S = 2.0  # longest pause between two tries
_POSTGRES_THREADS = 8  # measured: 8 threads 492 units/s, one 165
_GUESTS = 2  # calls on SQLite: one runs, the next stands ready

_Call = tuple["asyncio.Future[Any]", Callable[[], Any]]
_PROMPT_S = 0.005  # a call's answer waits no longer for those of the calls behind it


class DbThread:
    """Runs store calls off the event loop: one thread on SQLite, a small pool on PostgreSQL.

    What one pass of the loop asks of SQLite goes to its thread together, and the answers come back together: a way there and back costs
    more than a short query (measured: 0.1 ms of CPU). A plain executor call would lose the log context; it is copied here.
    """

    def __init__(self, *, sqlite: bool) -> None:
        """Start no thread until the first call."""
        workers = 1 if sqlite else _POSTGRES_THREADS
        self.sqlite = sqlite
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="store")
        self._waiting: list[_Call] = []
        self._asked: dict[Any, tuple[list[Any], asyncio.Task[Sequence[Any]]]] = {}

    async def __call__(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return `call(*args, **kwargs)`, run on a store thread."""
        loop = asyncio.get_running_loop()
        work = partial(contextvars.copy_context().run, call, *args, **kwargs)
        if not self.sqlite:
            return await loop.run_in_executor(self._pool, work)
        answer: asyncio.Future[T] = loop.create_future()
        if not self._waiting:
            loop.call_soon(self._send, loop)
        self._waiting.append((answer, work))
        return await answer

    def _send(self, loop: asyncio.AbstractEventLoop) -> None:
        calls, self._waiting = self._waiting, []
        try:
            self._pool.submit(_run_all, loop, calls)
        except RuntimeError as error:  # closed meanwhile
            _answer([(answer, None, error) for answer, _ in calls])

    async def together(self, call: Callable[[list[A]], Sequence[T]], ask: A) -> T:
        """Return the answer of `call` to `ask`; all that is asked of it in one pass of the loop is given to it at once, in one transaction.

        On PostgreSQL each ask goes alone: two machines that lock the same rows in different orders would wait for each other.
        """
        if not self.sqlite:
            return (await self(call, [ask]))[0]
        if call not in self._asked:
            self._asked[call] = [], asyncio.create_task(self._answered(call))
        asks, answers = self._asked[call]
        asks.append(ask)
        place = len(asks) - 1
        answer: T = (await asyncio.shield(answers))[place]  # who is cancelled leaves the others theirs
        return answer

    async def _answered(self, call: Callable[[list[Any]], Sequence[Any]]) -> Sequence[Any]:
        asks, _ = self._asked.pop(call)
        return await self(call, asks)

    async def patiently(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return `call(...)`, tried for a while when its server is away: what was fetched is not lost because it restarts."""
        if self.sqlite:  # a file has no server that could be away
            return await self(call, *args, **kwargs)
        import stamina  # noqa: PLC0415 - tenacity is dear to import, and a one-shot command never waits for a server

        async for attempt in stamina.retry_context(StoreAwayError, attempts=None, timeout=PATIENCE_S, wait_max=_PAUSE_S):
            with attempt:
                return await self(call, *args, **kwargs)
        raise AssertionError  # the last attempt returns or raises

    def close(self) -> None:
        """Wait for what runs, then end the threads."""
        self._pool.shutdown(wait=True)


class Guests(DbThread):
    """The threads of `host` for the readers of the pages, who wait in a line of their own.

    However many they are, few of their calls stand before one of the service's: polls and the sign of life keep their pace.
    """

    def __init__(self, host: DbThread) -> None:
        """Start no thread: those of `host` do the work."""
        super().__init__(sqlite=host.sqlite)
        self._host = host
        self._places = asyncio.Semaphore(_GUESTS if host.sqlite else _POSTGRES_THREADS // 2)

    async def __call__(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return `call(*args, **kwargs)`, run on a thread of the host's when it is this caller's turn."""
        async with self._places:
            return await self._host(call, *args, **kwargs)


_Answer = tuple["asyncio.Future[Any]", Any, BaseException | None]


def _run_all(loop: asyncio.AbstractEventLoop, calls: list[_Call]) -> None:
    """Run calls one after the other on this thread and hand their answers to the loop, several at a time."""
    ready, since = list[_Answer](), time.monotonic()
    for answer, work in calls:
        if answer.cancelled():  # nobody waits for it any more, and it has not begun
            continue
        try:
            ready.append((answer, work(), None))
        except BaseException as error:  # noqa: BLE001 - raised where it is awaited
            _let_go(error)
            ready.append((answer, None, error))
        if time.monotonic() - since > _PROMPT_S:
            loop.call_soon_threadsafe(_answer, ready)
            ready, since = [], time.monotonic()
    if ready:
        loop.call_soon_threadsafe(_answer, ready)


def _let_go(error: BaseException | None) -> None:
    """Close what a call was reading when it failed: an open cursor holds its snapshot, and to write over a stale one is "locked"."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _answer(ready: list[_Answer]) -> None:
    for answer, value, error in ready:
        if answer.done():  # its caller was cancelled
            continue
        if error is None:
            answer.set_result(value)
        else:
            answer.set_exception(error)
