from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager

import pytest
from starlette.responses import PlainTextResponse

from aggregator.errors import ConfigError
from aggregator.web import server
from aggregator.web.server import bind, serve

HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"


def test_a_taken_port_is_told_with_the_file_that_asks_for_it():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"^/etc/news\.toml: \[web\] listen = '127\.0\.0\.1:{port}': Address already in use; choose"):
            bind(f"127.0.0.1:{port}", "/etc/news.toml")


def test_an_address_that_is_not_ours_is_told():
    with pytest.raises(ConfigError, match="choose another port or set enabled = false"):
        bind("192.0.2.1:8642", "config.toml")


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_ipv6_is_served_too():
    try:
        sock = bind("[::1]:0", "config.toml")
    except ConfigError:
        pytest.skip("the loopback interface has no IPv6 address")
    with sock:
        assert sock.getsockname()[0] == "::1"


@asynccontextmanager
async def connected():
    """Give a connection to a server that answers everything with "ok"."""
    stop = asyncio.Event()
    sock = bind("127.0.0.1:0", "config.toml")
    served = asyncio.create_task(serve(PlainTextResponse("ok"), sock, stop))
    reader, writer = await asyncio.open_connection(*sock.getsockname())
    yield reader, writer
    writer.close()
    stop.set()
    await served


@pytest.mark.parametrize("begun", [b"", b"GET", HEAD + b"X: ", HEAD + b"\r\n" + HEAD])
async def test_a_request_that_is_never_finished_ends(monkeypatch, begun):
    """Six hundred of them stood for as long as somebody liked, each with a file of ours."""
    monkeypatch.setattr(server, "_HEAD_S", 0.2)
    async with connected() as (reader, writer):
        writer.write(begun)
        said = await asyncio.wait_for(reader.read(), 10)
    assert said.count(b"HTTP/1.1 200 OK") == begun.count(b"\r\n\r\n")


async def test_a_head_without_end_is_refused():
    """It went into memory for as long as it came."""
    async with connected() as (reader, writer):
        writer.write((HEAD + b"X: ").ljust(64 * 1024 + 1, b"a"))
        assert (await asyncio.wait_for(reader.read(), 10)).startswith(b"HTTP/1.1 431 ")


async def test_a_long_body_is_no_long_head_and_the_next_request_is_answered():
    async with connected() as (reader, writer):
        for _ in range(2):
            writer.write(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 400000\r\n\r\n")
            writer.write(b"a" * 400_000)
            await writer.drain()
            assert (await asyncio.wait_for(reader.readuntil(b"ok"), 10)).startswith(b"HTTP/1.1 200 OK")


async def test_a_slow_answer_is_no_slow_request(monkeypatch):
    monkeypatch.setattr(server, "_HEAD_S", 0.05)
    stop, sock = asyncio.Event(), bind("127.0.0.1:0", "config.toml")

    async def slow(scope, receive, send):
        await asyncio.sleep(0.2)
        await PlainTextResponse("ok")(scope, receive, send)

    served = asyncio.create_task(serve(slow, sock, stop))
    reader, writer = await asyncio.open_connection(*sock.getsockname())
    writer.write(HEAD + b"\r\n")
    assert (await asyncio.wait_for(reader.readuntil(b"ok"), 10)).startswith(b"HTTP/1.1 200 OK")
    writer.close()
    stop.set()
    await served
