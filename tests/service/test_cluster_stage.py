from __future__ import annotations

import asyncio
import time

from bench.cluster_stage import Street


async def test_an_answer_ends_before_anybody_can_have_it(monkeypatch):
    """The bench called a poller rude that asked on while our own loop, put to sleep behind its answer, had not looked at the clock."""
    street, write = Street(["127.0.0.1"], 1, lag=0.0), asyncio.StreamWriter.write

    def slowly(writer: asyncio.StreamWriter, data: bytes) -> None:
        write(writer, data)
        time.sleep(0.2 if data.startswith(b"HTTP") else 0)

    monkeypatch.setattr(asyncio.StreamWriter, "write", slowly)
    async with street.open():
        reader, writer = await asyncio.open_connection("127.0.0.1", street.port)
        writer.write(b"GET /feed/0 HTTP/1.1\r\nHost: harbour\r\n\r\n")
        await reader.readuntil(b"\r\n\r\n")
        writer.close()
    (knock,) = street.knocks["harbour"]
    assert knock.ended - knock.began < 0.2
