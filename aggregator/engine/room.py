"""How many documents may be in memory at a time: by their bytes, not by their number."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

MOST = 1 << 22  # bytes of documents that wait for a parser or are with it; past it nobody asks for another one
_AT_ONCE = 2  # who waits begins again as others end: two for one, so that the number grows as long as there is room


class Room:
    """Lets polls begin while there is room for what they bring.

    What a feed brings is known when it is there: polls that are under way may go past MOST, none begins then.
    """

    def __init__(self, most: int = MOST) -> None:
        """Hold nothing yet."""
        self._most, self._held = most, 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait until there is room, and have a place for one document while the context lasts."""
        try:
            if self._held > self._most:
                self._waiting.append(asyncio.get_running_loop().create_future())
                await self._waiting[-1]
            yield
        finally:  # also of one who was let in and cancelled: the next must hear of it
            self._let_in()

    @contextmanager
    def holding(self, size: int) -> Iterator[None]:
        """Count a document of `size` bytes while the context lasts."""
        self._held += size
        try:
            yield
        finally:
            self._held -= size
            self._let_in()

    def _let_in(self) -> None:
        for _ in range(_AT_ONCE if self._held <= self._most else 0):
            while self._waiting and self._waiting[0].done():  # who was cancelled
                self._waiting.popleft()
            if self._waiting:
                self._waiting.popleft().set_result(None)
