"""Serves the application inside the service's own loop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from aggregator.errors import ConfigError, Problem

_DRAIN_S = 3  # the service has 10 s to stop in all
_HEAD_S = 20  # for the head of a request, from the connection or its own first byte on
_HEAD = 64 * 1024  # bytes of it: no browser sends a quarter of that
_BODY_S = 30  # for the rest of a request: a form of the reading API, 600 KB at most
_TAKE_S, _TAKEN = 60, 16 * 1024  # bytes of an answer that are taken in as many seconds, be the line as slow as a modem's
_MOST = 512  # connections at a time: the service's files (LimitNOFILE) are for its polls
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the service."""
        yield


class _Patient(HttpToolsProtocol):
    """Waits for a request, and for its answer to be taken, but not for ever: uvicorn does, and keeps whatever comes of it in memory."""

    _late: asyncio.TimerHandle | None = None  # runs until the request is whole
    _stuck: asyncio.TimerHandle | None = None  # runs while the answer is not taken
    _in_head = True
    _came = 0  # bytes of a head that is not whole yet

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        if len(self.server_state.connections) > _MOST:
            transport.abort()
        else:
            self._await(_HEAD_S)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._in_head = True
        if self._late is None:
            self._await(_HEAD_S)

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._await(_BODY_S)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._whole()
        super().on_message_complete()

    def data_received(self, data: bytes) -> None:
        self._came += len(data)
        super().data_received(data)
        if not self._in_head or self._late is None:
            self._came = 0
        elif self._came > _HEAD:
            self.transport.write(_TOO_LARGE)
            self.transport.close()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._look_again(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        self._taken()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._whole()
        self._taken()
        super().connection_lost(exc)

    def _await(self, seconds: float) -> None:
        self._whole()
        self._late = self.loop.call_later(seconds, self.transport.close)

    def _whole(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _look_again(self, left: int) -> None:
        self._stuck = self.loop.call_later(_TAKE_S, self._look, left)

    def _look(self, before: int) -> None:
        left = self.transport.get_write_buffer_size()
        if before - left < _TAKEN:
            self.transport.abort()  # to close would wait until all is taken
        else:
            self._look_again(left)

    def _taken(self) -> None:
        if self._stuck is not None:
            self._stuck.cancel()
            self._stuck = None


def bind(listen: str, file: str) -> socket.socket:
    """Return a listening socket for `[web] listen` of `file`; raises ConfigError when the address is taken or not ours."""
    host, _, port = listen.rpartition(":")
    family = socket.AF_INET6 if host.startswith("[") else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), int(port)), family=family, backlog=128)
    except OSError as error:
        why = str(error.strerror).partition(" (while")[0]  # Python repeats the address there
        problem = Problem(file, None, f"[web] listen = {listen!r}: {why}; choose another port or set enabled = false")
        raise ConfigError((problem,)) from error


async def serve(app: ASGIApp, sock: socket.socket, stop: asyncio.Event) -> None:
    """Serve until `stop` is set, then finish what is being answered.

    What a request says of whom it was forwarded for is not believed: whoever reaches the port can write it.
    """
    quiet: dict[str, Any] = {"log_config": None, "access_log": False, "lifespan": "off", "server_header": False, "proxy_headers": False}
    server = _Server(uvicorn.Config(app, http=_Patient, ws="none", timeout_graceful_shutdown=_DRAIN_S, **quiet))
    task = asyncio.create_task(server.serve(sockets=[sock]))
    await asyncio.wait({task, stopped := asyncio.create_task(stop.wait())}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    server.should_exit = True
    await task
