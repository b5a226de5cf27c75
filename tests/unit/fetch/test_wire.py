"""HTTP/1.1 as servers really speak it, one exchange a connection."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import httpx
import pytest

from aggregator.errors import Outcome
from aggregator.fetch.wire import MAX_HEAD, ROOM, Wire, request_head
from aggregator.model.feed import Validators
from aggregator.model.fetch import FetchFailure, FetchLimits, FetchRequest, FetchResult, NotModified

Ask = Callable[..., FetchRequest]
OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        OK + b"Content-Length: 4\r\n\r\nnews",
        OK + b"Content-Length: 4\r\n\r\nnews and what nobody asked for",
        OK + b"Content-Length: 4\r\nConnection: close\r\n\r\nnewsHTTP/1.1 500 Oops\r\n\r\n",
        OK + b"Content-Length: 4\r\n\r\nnewsHTTP/1.1 408 Request Timeout\r\nETag: wrong\r\nContent-Length: 4\r\n\r\nlate",
        OK + b"\r\nnews",
        b"HTTP/1.0 200 OK\r\n\r\nnews",
        b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\nnews",
        OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\nne\r\n2;name=value\r\nws\r\n0\r\nX-Trailer: 1\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n4  \r\nnews\r\n0\r\n\r\n",
        OK + b"transfer-encoding: Chunked\r\n\r\n4\r\nnews\r\n0\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 4\r\n\r\nnews",
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\nETag: wrong\r\n\r\nHTTP/1.1 102 Wait\r\n\r\n" + OK + b"\r\nnews",
        b"HTTP/1.1 200\r\nContent-Length: 4\r\n\r\nnews",
        b"HTTP/1.1 200 OK\nContent-Length: 4\n\nnews",
        OK + b"X-Odd: a\x01b\xff\r\nContent-Length: 4\r\n\r\nnews",
        OK + b"X-Folded: a\r\n  b\r\nContent-Length: 4\r\n\r\nnews",
        OK + b"Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnews\r\n0\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n4\r\nnews\r\n0\r\n\r\n",
        OK + b"Content-Length: 4\r\nServer: two modules\r\ncontent-length: 4\r\nX: 1\r\n\r\nnews",
        OK + b"Content-Length: 4, 04\r\n\r\nnews",
        b"HTTP/1.1 200 OK\nContent-Length:4\nContent-Length:\t4\n\nnews",
        b"HTTP/1.1 103 Early Hints\r\nETag: wrong\r\n\r\n" + OK + b"Content-Length: 4\r\nContent-Length: 4\r\n\r\nnews\n\nmore",
        OK + b"Content-Length: 4\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnews\r\n0\r\n\r\n",
        OK + b"Content-Length: 9\r\nTransfer-Encoding: identity\r\n\r\nnews",
    ],
)
@pytest.mark.parametrize("pace", ["at once", "byte by byte"])
async def test_one_body_in_every_framing(server, fetcher, ask: Ask, monkeypatch: pytest.MonkeyPatch, *, raw: bytes, pace: str) -> None:
    if pace != "at once":
        whole = Wire.feed
        monkeypatch.setattr(Wire, "feed", lambda wire, data: [whole(wire, data[n : n + 1]) for n in range(len(data))])
    server.answers["/f"] = raw
    fetched = await fetcher.get(ask(server.url("/f")))
    assert isinstance(fetched, FetchResult), fetched
    assert (fetched.body, fetched.status, fetched.headers.etag, fetched.headers.link) == (b"news", 200, None, None)


@pytest.mark.parametrize(
    ("raw", "outcome"),
    [
        (OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\nne", Outcome.CONNECT_ERROR),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\nnews\r\n", Outcome.CONNECT_ERROR),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nnews\r\n", Outcome.PROTOCOL_ERROR),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", Outcome.PROTOCOL_ERROR),
        (OK + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnews\r\n", Outcome.CONNECT_ERROR),
        (OK + b"Content-Length: -4\r\n\r\nnews", Outcome.PROTOCOL_ERROR),
        (OK + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nnews", Outcome.PROTOCOL_ERROR),
        (OK + b"Content-Length: 4, 5\r\n\r\nnews", Outcome.PROTOCOL_ERROR),
        (OK + b"Content-Length: 4,\r\n\r\nnews", Outcome.PROTOCOL_ERROR),
        (OK + b"Content-Length: 4\r\nContent-Length: 4\r\n  4\r\n\r\nnews", Outcome.PROTOCOL_ERROR),
        (OK + b"Content-Length: 4\r\nContent-Length: 4\r\nno header\r\n\r\nnews", Outcome.PROTOCOL_ERROR),
        (OK + b"Content-Length: 4\r\nContent-Length: 4\r\nX: " + b"x" * MAX_HEAD, Outcome.PROTOCOL_ERROR),
        (OK + b"Content-Length: 4\r\nContent-Length: 4\r\n", Outcome.CONNECT_ERROR),
        (OK + b"Content-Len", Outcome.CONNECT_ERROR),
        (b"HTTP/1.1 100 Continue\r\n\r\n", Outcome.CONNECT_ERROR),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n\x81\x00", Outcome.PROTOCOL_ERROR),
        (b"ICY 200 OK\r\n\r\nmusic", Outcome.PROTOCOL_ERROR),
        (b"<html>no headers at all</html>", Outcome.PROTOCOL_ERROR),
        (OK + b"X: " + b"x" * (MAX_HEAD + 1), Outcome.PROTOCOL_ERROR),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" * (MAX_HEAD // 20), Outcome.PROTOCOL_ERROR),
    ],
)
async def test_an_answer_that_breaks_off_or_is_none_is_named(server, fetcher, ask: Ask, raw: bytes, outcome: Outcome) -> None:
    server.answers["/f"] = raw
    failed = await fetcher.get(ask(server.url("/f")))
    assert isinstance(failed, FetchFailure)
    assert failed.outcome is outcome, failed.detail


async def test_a_304_ends_with_its_headers_whatever_length_they_state(server, fetcher, ask: Ask) -> None:
    url = server.url("/hang")
    server.answers["/hang"] = b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5000\r\n\r\n"
    assert isinstance(await fetcher.get(ask(url, validators=Validators(url, '"1"'))), NotModified)


async def test_a_204_has_no_body_to_wait_for(server, fetcher, ask: Ask) -> None:
    server.answers["/hang"] = b"HTTP/1.1 204 No Content\r\n\r\n"
    fetched = await fetcher.get(ask(server.url("/hang")))
    assert isinstance(fetched, FetchResult)
    assert fetched.body == b""


async def test_a_redirect_with_an_endless_body_is_followed_without_reading_it(server, fetcher, ask: Ask) -> None:
    server.answers["/hang"] = b"HTTP/1.1 302 Found\r\nLocation: /f\r\n\r\n" + b"x" * 100_000
    server.put("/f", b"news")
    assert isinstance(await fetcher.get(ask(server.url("/hang"))), FetchResult)


async def test_a_large_body_is_held_up_and_arrives_whole(server, fetcher, ask: Ask) -> None:
    server.put("/f", bytes(range(256)) * 20_000)
    limits = FetchLimits(timedelta(seconds=5), timedelta(seconds=20), max_body=10_000_000)
    fetched = await fetcher.get(ask(server.url("/f"), limits=limits))
    assert isinstance(fetched, FetchResult)
    assert fetched.body == bytes(range(256)) * 20_000


async def test_bodies_that_come_at_the_same_time_are_not_mixed_up(server, fetcher, ask: Ask) -> None:
    bodies = {f"/{n}": bytes([n]) * 700_000 for n in range(20)}
    limits = FetchLimits(timedelta(seconds=5), timedelta(seconds=20), max_body=1_000_000)
    answers = await asyncio.gather(*(fetcher.get(ask(server.put(path, body), limits=limits)) for path, body in bodies.items()))
    assert [answer.body for answer in answers] == list(bodies.values())
    assert [answer.size for answer in answers] == [700_000] * 20


async def test_a_reader_that_is_busy_holds_its_server_up() -> None:
    written = 0

    async def pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.transport.set_write_buffer_limits(0)
        writer.write(OK + b"\r\n")
        while written < 200 and not writer.is_closing():
            writer.write(b"x" * 2**17)
            await writer.drain()
            written += 1
        writer.close()

    listening = await asyncio.start_server(pour, "127.0.0.1", 0)
    loop = asyncio.get_running_loop()
    _, wire = await loop.create_connection(partial(Wire, bytearray(ROOM)), "127.0.0.1", listening.sockets[0].getsockname()[1])
    await wire.head(5)
    for _ in range(50):
        await asyncio.sleep(0.002)
    held = written
    size = 0
    async for part in wire.parts(5):
        size += len(part)
    wire.close()
    listening.close()
    await listening.wait_closed()
    assert held < 200
    assert size == 200 * 2**17


@pytest.mark.parametrize("header", [(b"X", b"a\r\nY: b"), (b"X: Y", b"a"), (b"", b"a"), (b"X", b"\0")])
def test_a_header_that_would_be_two_is_not_sent(header: tuple[bytes, bytes]) -> None:
    with pytest.raises(httpx.LocalProtocolError, match="one line"):
        request_head("GET", b"/", [header])


async def test_a_connection_reset_in_the_middle_is_a_broken_one(fetcher, ask: Ask) -> None:
    async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(OK + b"Content-Length: 100\r\n\r\nshort")
        await writer.drain()
        writer.transport.abort()

    listening = await asyncio.start_server(reset, "127.0.0.1", 0)
    failed = await fetcher.get(ask(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"))
    listening.close()
    await listening.wait_closed()
    assert isinstance(failed, FetchFailure)
    assert failed.outcome is Outcome.CONNECT_ERROR
