"""A task for dispatchers that the test lets go when it likes."""

from __future__ import annotations

import asyncio


class Work:
    """A task that begins, waits to be let go, and counts."""

    def __init__(self) -> None:
        self.began: list[str] = []
        self.at_once = self.most = 0
        self.go = asyncio.Event()

    async def __call__(self, key: str) -> None:
        self.began.append(key)
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        try:
            await self.go.wait()
        finally:
            self.at_once -= 1
