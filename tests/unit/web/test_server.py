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


async def test_a_form_that_never_comes_whole_ends(monkeypatch):
    """The head was whole: whoever sent no more of the login's form held a connection for good, and the polls ran out of files."""
    monkeypatch.setattr(server, "_BODY_S", 0.2)
    stop, sock = asyncio.Event(), bind("127.0.0.1:0", "config.toml")
    heard = []

    async def waits(scope, receive, send):
        while (message := await receive())["type"] != "http.disconnect":
            heard.append(message["body"])

    served = asyncio.create_task(serve(waits, sock, stop))
    reader, writer = await asyncio.open_connection(*sock.getsockname())
    writer.write(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nab")
    await asyncio.wait_for(reader.read(), 10)
    assert heard == [b"ab"]
    writer.close()
    stop.set()
    await served


@pytest.mark.parametrize(("taken", "whole"), [(0, False), (1024, True)])
async def test_an_answer_that_nobody_takes_ends_and_a_slow_reader_gets_all_of_it(monkeypatch, taken, whole):
    """A megabyte and a connection each, for as long as somebody liked: to close it waited until all was taken."""
    monkeypatch.setattr(server, "_TAKE_S", 0.5)
    monkeypatch.setattr(server, "_TAKEN", taken or 1)
    answer = b"a" * 8_000_000
    stop, sock = asyncio.Event(), bind("127.0.0.1:0", "config.toml")
    served = asyncio.create_task(serve(PlainTextResponse(answer), sock, stop))
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(line, sock.getsockname())
        await loop.sock_sendall(line, HEAD + b"Connection: close\r\n\r\n")
        if not taken:
            await asyncio.sleep(2)
        came = 0
        try:
            while part := await asyncio.wait_for(loop.sock_recv(line, 2**20), 10):
                came += len(part)
        except ConnectionResetError:
            pass
    assert (came > len(answer)) is whole
    stop.set()
    await served


async def test_connections_without_number_leave_files_for_the_polls(monkeypatch):
    monkeypatch.setattr(server, "_MOST", 2)
    async with connected() as (reader, writer):
        sock = writer.get_extra_info("peername")
        more = [await asyncio.open_connection(*sock) for _ in range(3)]
        for refused, _ in more[1:]:
            with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
                await asyncio.wait_for(refused.readexactly(1), 10)
        writer.write(HEAD + b"\r\n")
        assert (await asyncio.wait_for(reader.readuntil(b"ok"), 10)).startswith(b"HTTP/1.1 200 OK")
        for _, other in more:
            other.close()


async def test_nobody_says_for_himself_whom_a_request_was_forwarded_for():
    """Whoever wrote another address into every guess of the password never had to wait, behind nginx even from afar."""
    stop, sock = asyncio.Event(), bind("127.0.0.1:0", "config.toml")

    async def tells(scope, receive, send):
        await PlainTextResponse(f"{scope['client'][0]} {scope['scheme']}")(scope, receive, send)

    served = asyncio.create_task(serve(tells, sock, stop))
    reader, writer = await asyncio.open_connection(*sock.getsockname())
    writer.write(HEAD + b"X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n")
    assert (await asyncio.wait_for(reader.read(), 10)).endswith(b"127.0.0.1 http")
    writer.close()
    stop.set()
    await served


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
