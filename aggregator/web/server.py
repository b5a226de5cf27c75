"""Serves the application inside the service's own loop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from aggregator.errors import ConfigError, Problem

_DRAIN_S = 3  # the service has 10 s to stop in all


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the service."""
        yield


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
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=_DRAIN_S, server_header=False)
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[sock]))
    await asyncio.wait({task, stopped := asyncio.create_task(stop.wait())}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    server.should_exit = True
    await task
