"""Who does what the duties found: on one machine a group of asyncio tasks, in a cluster a queue (engine/cluster.py)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

import structlog

from aggregator.errors import StoreError

log = structlog.get_logger()

Task = Callable[[str], Awaitable[Any]]  # does what is due for a key


class Dispatcher(Protocol):
    """Takes work by name and key: submit("poll_host", "example.org:443")."""

    async def start(self) -> None:
        """Open what it needs; nothing is submitted before."""

    @property
    def running(self) -> int:
        """How many tasks run here."""

    def submit(self, task: str, key: str) -> None:
        """Have `task` done for `key`, soon, and never twice at a time."""

    def is_busy(self, task: str, key: str) -> bool:
        """Return whether `task` runs or waits for `key`."""

    async def drain(self, timeout: float) -> None:  # noqa: ASYNC109 - a grace period, after which work is cancelled
        """Take nothing more; wait for what runs, at most `timeout` seconds."""


class LocalDispatcher:
    """Runs tasks on this event loop.

    One task at a time for each key: a host's feeds and its pages are never asked for at once. What is submitted while it
    runs is done once more afterwards. `at_once` bounds all together. A task that fails is logged and takes no other with it; trouble
    with the store is said once for each kind of task, not at every try, until a task of the kind succeeds.
    """

    def __init__(self, tasks: Mapping[str, Task], *, at_once: int = 64) -> None:
        """Know the `tasks` by name."""
        self._tasks = dict(tasks)
        self._running: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._again: set[tuple[str, str]] = set()
        self._locks: dict[str, asyncio.Lock] = {}  # of the keys at work
        self._free = asyncio.Semaphore(at_once)
        self._told: dict[str, str] = {}  # task -> the trouble it was last said to have
        self._closing = False

    async def start(self) -> None:
        """Nothing is to be opened."""

    @property
    def running(self) -> int:
        """How many tasks run or wait for a place."""
        return len(self._running)

    def is_busy(self, task: str, key: str) -> bool:
        """Return whether `task` runs or waits for `key`."""
        return (task, key) in self._running

    def submit(self, task: str, key: str) -> None:
        """Start `task` for `key`, or once more after the one that runs; raises KeyError for an unknown task."""
        if self._closing:
            return
        job = (task, key)
        if job in self._running:
            self._again.add(job)
            return
        call = self._tasks[task]
        self._running[job] = asyncio.get_running_loop().create_task(self._run(job, call), name=f"{task} {key}")

    async def idle(self) -> None:
        """Wait until nothing runs."""
        while self._running:
            await asyncio.wait(list(self._running.values()))

    async def drain(self, timeout: float) -> None:  # noqa: ASYNC109 - a grace period, after which work is cancelled
        """Take nothing more, wait up to `timeout` seconds for what runs, cancel the rest and see it end."""
        self._closing = True
        self._again.clear()
        running = list(self._running.values())
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=timeout)
        for task in late:
            task.cancel()
        if late:
            log.warning("cut short", tasks=sorted(task.get_name() for task in late))
            await asyncio.wait(late)

    async def _run(self, job: tuple[str, str], call: Task) -> None:
        name, key = job
        try:
            async with self._locks.setdefault(key, asyncio.Lock()), self._free:
                self._again.discard(job)
                await call(key)
            self._told.pop(name, None)
        except StoreError as error:  # a full disk, a database away: every task meets it every second until it is mended
            if self._told.get(name) != str(error):
                log.error("task failed", task=name, key=key, why=str(error))  # noqa: TRY400 - a line for the user; where it was met says nothing
            self._told[name] = str(error)
        except Exception:  # the supervised boundary: one per dispatched task
            log.exception("task failed", task=name, key=key)
        finally:
            del self._running[job]
            if all(key != other for _, other in self._running):
                self._locks.pop(key, None)
            if job in self._again:
                self._again.discard(job)
                self.submit(name, key)
