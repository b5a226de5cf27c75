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
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the service."""
        yield


class _Patient(HttpToolsProtocol):
    """Waits for the head of a request, but not for ever: uvicorn does, and keeps whatever comes of it in memory."""

    _late: asyncio.TimerHandle | None = None
    _came = 0  # bytes of a head that is not whole yet

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._await_head()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._late is None:
            self._await_head()

    def on_headers_complete(self) -> None:
        self._no_head_awaited()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        self._came += len(data)
        super().data_received(data)
        if self._late is None:
            self._came = 0
        elif self._came > _HEAD:
            self.transport.write(_TOO_LARGE)
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._no_head_awaited()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        self._late = self.loop.call_later(_HEAD_S, self.transport.close)

    def _no_head_awaited(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


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
    """Serve until `stop` is set, then finish what is being answered."""
    quiet: dict[str, Any] = {"log_config": None, "access_log": False, "lifespan": "off", "server_header": False}
    server = _Server(uvicorn.Config(app, http=_Patient, ws="none", timeout_graceful_shutdown=_DRAIN_S, **quiet))
    task = asyncio.create_task(server.serve(sockets=[sock]))
    await asyncio.wait({task, stopped := asyncio.create_task(stop.wait())}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    server.should_exit = True
    await task
