from __future__ import annotations

import asyncio
from contextlib import suppress

from aggregator.engine.room import Room


class Polls:
    """Polls that each bring a document and have it read when they are told to."""

    def __init__(self, room: Room) -> None:
        self.room, self.begun, self.held = room, 0, list[int]()
        self.most = 0

    async def one(self, size: int) -> None:
        async with self.room.place():
            self.begun += 1
            await asyncio.sleep(0)
            with self.room.holding(size):
                self.held.append(size)
                self.most = max(self.most, sum(self.held))
                for _ in range(5):  # passes of the loop, not seconds: the machine may be busy
                    await asyncio.sleep(0)
                self.held.remove(size)


async def test_polls_begin_while_there_is_room_and_all_of_them_end():
    polls = Polls(Room(100))
    first = [asyncio.create_task(polls.one(60)) for _ in range(3)]
    for _ in range(3):
        await asyncio.sleep(0)
    assert polls.held == [60, 60, 60]
    rest = [asyncio.create_task(polls.one(60)) for _ in range(20)]
    await asyncio.sleep(0)
    assert polls.begun == 3
    await asyncio.gather(*first, *rest)
    assert polls.begun == 23
    assert polls.most < 10 * 60  # all at once would be 23: one that ends lets two in, and none begins past 100


async def test_what_brings_nothing_waits_for_nobody():
    polls = Polls(Room(100))
    await asyncio.gather(*(polls.one(0) for _ in range(50)))
    assert polls.begun == 50


async def test_one_who_is_let_in_and_cancelled_lets_the_next_in():
    room, begun = Room(100), []

    async def wants(name: str) -> None:
        async with room.place():
            begun.append(name)

    with room.holding(101):
        waiting = [asyncio.create_task(wants(name)) for name in "abcd"]
        await asyncio.sleep(0)
        waiting[2].cancel()
    for task in waiting[:2]:  # let in, and stopped before they could begin
        task.cancel()
    async with asyncio.timeout(1):
        await waiting[3]
    for task in waiting[:3]:
        with suppress(asyncio.CancelledError):
            await task
    assert begun == ["d"]
