"""The connections of a cluster's queue: they wait for a server that restarts, and know when each worker last showed a sign of life."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.sql import queries
from psycopg import OperationalError

from aggregator.errors import StoreAwayError

OPEN_S = 10.0  # for a server to answer at the start
_CONNECTIONS = 4  # of the queue, beside one for each of the two workers that listens
_PAUSE_S = 1.0  # between two tries while the server is away
_PATIENCE_S = 20.0  # for a free connection
_DONE_BY_ANOTHER = "P0001"  # what procrastinate's SQL raises for a job that is gone
_AWAY = ("08", "40", "53", "55", "57")  # SQLSTATE classes that pass: connection, conflict, resources, locks, restart

log = structlog.get_logger()

Address = tuple[str, Mapping[str, Any]]  # as psycopg connects


class Connector(PsycopgConnector):
    """procrastinate's connection pool, which waits for a server that restarts and knows when a heart beat last."""

    def __init__(self, address: Address) -> None:
        """Connect to nothing yet."""
        conninfo, options = address
        super().__init__(conninfo=conninfo, kwargs=dict(options), min_size=1, max_size=_CONNECTIONS, timeout=_PATIENCE_S)
        self.impatient = False  # at the end nothing is waited for
        self.beats: dict[int, float] = {}  # worker -> monotonic time of its last sign of life

    async def execute_query_async(self, query: Any, **arguments: Any) -> None:
        """Run `query`; a job that another worker has ended is no error."""
        try:
            await self._patiently(super().execute_query_async, query, arguments)
        except ConnectorException as error:
            if query != queries["finish_job"] or _sqlstate(error) != _DONE_BY_ANOTHER:
                raise
            log.info("job was ended by another", job=arguments["job_id"])
        if query == queries["update_heartbeat"]:
            self.beats[arguments["worker_id"]] = time.monotonic()
        elif query == queries["unregister_worker"]:
            self.beats.pop(arguments["worker_id"], None)

    async def execute_query_one_async(self, query: Any, **arguments: Any) -> dict[str, Any]:
        """Return the one row of `query`."""
        row: dict[str, Any] = await self._patiently(super().execute_query_one_async, query, arguments)
        if query == queries["register_worker"]:
            self.beats[row["worker_id"]] = time.monotonic()
        return row

    async def execute_query_all_async(self, query: Any, **arguments: Any) -> list[dict[str, Any]]:
        """Return the rows of `query`."""
        rows: list[dict[str, Any]] = await self._patiently(super().execute_query_all_async, query, arguments)
        return rows

    async def listen_notify(self, on_notification: Any, channels: Any) -> None:
        """Listen, and again after the server went away: jobs are looked for meanwhile, too."""
        while True:
            try:
                await super().listen_notify(on_notification, channels)
            except ConnectorException as error:
                if self.impatient or not _passes(error):
                    raise
            await asyncio.sleep(_PAUSE_S)

    async def _patiently(self, call: Callable[..., Awaitable[Any]], query: Any, arguments: Mapping[str, Any]) -> Any:
        while True:
            try:
                return await call(query, **arguments)
            except ConnectorException as error:
                if self.impatient or not _passes(error):
                    raise
            await asyncio.sleep(_PAUSE_S)


def _sqlstate(error: ConnectorException) -> str | None:
    state: str | None = getattr(error.__cause__, "sqlstate", None)
    return state


def _passes(error: ConnectorException) -> bool:
    """Whether the same query may succeed a little later: no answer at all, or one that says so."""
    state = _sqlstate(error)
    return state is None or state[:2] in _AWAY


async def open_queue(app: App) -> None:
    """Connect, or raise StoreAwayError soon."""
    try:
        async with asyncio.timeout(OPEN_S):
            await app.open_async()
    except (TimeoutError, OperationalError) as error:
        raise StoreAwayError(f"the queue in the store did not answer within {OPEN_S:.0f} s; check that its server runs") from error
