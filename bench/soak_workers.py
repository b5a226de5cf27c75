"""The worker processes of bench/soak.py: a real pool, given a simulated day's pages and documents at a time.

Each is another text, so that what the libraries keep of them would show; a day is one worker's life in all, shared by two.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Thread

from aggregator.engine.workers import _TASKS_A_WORKER as LIFE
from aggregator.engine.workers import Workers
from bench.words import Words, feed, item, page

SWELL = 1.1  # times what the largest worker of the warm-up held: a worker begins anew every LIFE tasks, so it should hold no more
_SHORT = 50  # pages: one in so many is a sentence long, which takes justext with all its lists of words: 30 MiB until the next reset
_TOGETHER = 20  # tasks handed over at once; in between the workers are looked at


@dataclass(frozen=True, slots=True)
class Shift:
    """What the workers did on one simulated day."""

    tasks: int
    processes: int  # seen for the first time
    memory: int  # bytes the largest held


class Crew:
    """Two workers, as the service has them; the simulation's loop knows no real time, so they are waited for on another thread's."""

    def __init__(self, pages: int) -> None:
        """Start nothing yet; `pages` a day, the rest of LIFE tasks are feeds."""
        self._pages, self._words, self._workers, self._known = pages, Words(), Workers(), set[int]()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def shift(self, at: datetime) -> Shift:
        """Work for a day."""
        return asyncio.run_coroutine_threadsafe(self._shift(at), self._loop).result()

    def close(self) -> None:
        """End the workers and the thread."""
        self._workers.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _shift(self, at: datetime) -> Shift:
        before, largest = len(self._known), 0
        tasks = [self._page if number < self._pages else self._feed for number in range(LIFE)]
        for start in range(0, LIFE, _TOGETHER):
            await asyncio.gather(*(task(at, number) for number, task in enumerate(tasks[start : start + _TOGETHER], start)))
            largest = max(largest, self._look())
        return Shift(LIFE, len(self._known) - before, largest)

    def _look(self) -> int:
        """Note who is at work; return what the largest holds."""
        there = {child.pid for child in multiprocessing.active_children() if child.pid}
        self._known |= there
        return max(map(resident, there), default=0)

    async def _page(self, at: datetime, number: int) -> None:
        title, text = " ".join(self._words.headline()), self._words.text() if number % _SHORT else [self._words.sentences[number]]
        url = f"http://host.example/{at:%d}/{number}"
        await self._workers.extract_page(page(url, title, text, at), url=url, fetched_at=at)

    async def _feed(self, at: datetime, number: int) -> None:
        url = f"http://host.example/{number}"
        items = [item(f"{url}/{at:%d}/{n}", " ".join(self._words.headline()), self._words.sentences[number], at) for n in range(10)]
        await self._workers.parse_feed(feed("Paper", items), url, "text/xml")


def resident(pid: int) -> int:
    """Return the bytes a process holds; none where it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def swollen(shifts: list[Shift], warm: int) -> list[str]:
    """Return what is wrong with the workers, in words; the first `warm` days are the measure of the others."""
    tasks, processes = sum(shift.tasks for shift in shifts), sum(shift.processes for shift in shifts)
    found = [] if processes >= tasks // LIFE else [f"{processes} worker processes did {tasks} tasks: none may do more than {LIFE}"]
    most, first = (max(shift.memory for shift in part) for part in (shifts[warm:], shifts[:warm]))
    return found + ([f"a worker held {most / first:.2f} times what one held in the warm-up"] if most > SWELL * first else [])
