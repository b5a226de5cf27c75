"""The real service, made to die with -9 in the middle of a named phase of its work.

    python -m bench.crash_service         # a nursery: reads orders from stdin, one JSON line a life

The nursery imports the program once and forks a life of it for each order: what runs is `aggregator run`, in a process of its own, some
50 ms after the order instead of a second. A thread of that process waits until the phase asked for has gone on for the time asked for,
notes which phases it found itself in, and kills its process. Nothing of the program is replaced; the entries of the phases are wrapped
so that they can be counted, and the clockwork runs faster, so that no kill waits five seconds for a digest.
"""

# ruff: noqa: SLF001 - the phases have no other doors, the fork server of the standard library neither

from __future__ import annotations

import asyncio
import functools
import importlib
import json
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from multiprocessing import forkserver
from pathlib import Path
from random import Random
from typing import Any

PHASES = ("poll", "extract", "group", "digest", "delivery", "migration", "reload", "prune")
ONCE = ("digest", "delivery", "migration", "reload")  # phases that come once in a life: one that ended before the kill does not come again
UNHARMED = "none"  # the phase of a life that nobody kills
FASTER = 10  # so much more often the duties look
_PROGRAM = ("aggregator.cli.main", "aggregator.cli.run", "aggregator.config.load", "aggregator.service.runner", "playhouse.migrations")
_LEAVE_S = 1.0  # for the workers of the last service to see that it is gone
_RELOAD_S = 0.3  # after it is ready, a life that is to die in a reload is told to reload


@dataclass(frozen=True, slots=True)
class Order:
    """One life."""

    config: str
    phase: str  # of PHASES
    longest_s: float  # the kill falls this long after the beginning of the phase, or sooner
    seed: int
    log: str  # file the log is appended to
    found: str  # file that gets the phases it died in


class Aim:
    """Counts who is in which phase, and kills."""

    def __init__(self, order: Order) -> None:
        """Wait for the first entry."""
        self.order, self.inside, self._lock = order, Counter[str](), threading.Lock()
        self._rng, self._longest, self._entered = Random(order.seed), order.longest_s, threading.Event()

    @contextmanager
    def within(self, phase: str) -> Any:
        """Count one more in `phase` as long as the block lasts."""
        with self._lock:
            self.inside[phase] += 1
        if phase == self.order.phase:
            self._entered.set()
        try:
            yield
        finally:
            with self._lock:
                self.inside[phase] -= 1

    def watch(self) -> None:
        """Kill this process within the phase; one that ended too soon is waited for again, with less patience, if it comes again."""
        while True:
            self._entered.wait()
            self._entered.clear()
            time.sleep(self._rng.uniform(0, self._longest))
            with self._lock:
                if self.inside[self.order.phase] or self.order.phase in ONCE:
                    Path(self.order.found).write_text(" ".join(+self.inside), "ascii")
                    os.kill(os.getpid(), signal.SIGKILL)
            self._longest *= 0.7

    def calls(self, phase: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return `call`, counted."""

        @functools.wraps(call)
        def counted(*args: Any, **named: Any) -> Any:
            with self.within(phase):
                return call(*args, **named)

        return counted

    def awaits(self, phase: str, call: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """Return the coroutine function `call`, counted."""

        @functools.wraps(call)
        async def counted(*args: Any, **named: Any) -> Any:
            with self.within(phase):
                return await call(*args, **named)

        return counted


def _wrap(aim: Aim) -> None:
    from aggregator.engine import digest, duties, tasks
    from aggregator.service import runner
    from aggregator.store import store

    tasks.poll_host = aim.awaits("poll", tasks.poll_host)  # type: ignore[assignment]
    tasks.extract_host = aim.awaits("extract", tasks.extract_host)  # type: ignore[assignment]
    tasks.group = aim.awaits("group", tasks.group)  # type: ignore[assignment]
    tasks.maintain = aim.awaits("prune", tasks.maintain)  # type: ignore[assignment]
    digest.open_run = aim.calls("digest", digest.open_run)
    digest._try = aim.awaits("delivery", digest._try)  # type: ignore[assignment]
    runner.Service.reload = aim.awaits("reload", runner.Service.reload)  # type: ignore[method-assign]
    pending = store.run_migrations
    store.run_migrations = lambda database: aim.calls("migration", pending)(database) if _older(database) else []
    every = duties.Duties._every
    duties.Duties._every = lambda self, interval, job: every(self, min(interval / FASTER, timedelta(seconds=1)), job)  # type: ignore[method-assign]
    start = duties.Duties.start

    def started(self: Any, *args: Any, **named: Any) -> None:
        start(self, *args, **named)
        if aim.order.phase == "reload":
            asyncio.get_running_loop().call_later(_RELOAD_S, os.kill, os.getpid(), signal.SIGHUP)

    duties.Duties.start = started  # type: ignore[method-assign]


def _older(database: Any) -> bool:
    from aggregator.store.migrate import pending

    return bool(pending(database))


def _live(order: Order) -> None:
    """Be the service."""
    os.setsid()
    log = os.open(order.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    forkserver._forkserver.ensure_running = lambda: None  # type: ignore[attr-defined]  # the nursery's: workers start in no time
    aim = Aim(order)
    _wrap(aim)
    threading.Thread(target=aim.watch, daemon=True).start()
    sys.argv = ["aggregator", "--config", order.config, "run"]
    from aggregator.cli.main import main

    main()


def _preload() -> None:
    for name in _PROGRAM:
        importlib.import_module(name)
    from aggregator.engine.workers import _PRELOAD

    forkserver.set_forkserver_preload([*_PRELOAD])
    forkserver.ensure_running()


def main() -> None:
    """Fork a life for each order; say its process, and how it ended."""
    _preload()
    print("ready", flush=True)
    for line in sys.stdin:
        forkserver.ensure_running()  # a life that died while it spoke with it may have taken it along
        pid = os.fork()
        if pid == 0:
            try:
                _live(Order(**json.loads(line)))
            except SystemExit as ended:
                os._exit(ended.code if isinstance(ended.code, int) else 1)
            finally:
                os._exit(70)
        print(pid, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    time.sleep(_LEAVE_S)
    print(len(_workers()), flush=True)


def _workers() -> list[str]:
    """Return worker processes that are still there, their services being dead (Linux: /proc)."""
    pid = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    return Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()


def written(order: Order) -> bytes:
    """Return the line that asks for this life."""
    return (json.dumps(asdict(order)) + "\n").encode()


if __name__ == "__main__":
    main()
