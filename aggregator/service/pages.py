"""The pages people read, served beside the duties."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import structlog

from aggregator.engine.kit import Kit
from aggregator.service.metrics import Metrics

log = structlog.get_logger()


@asynccontextmanager
async def pages(kit: Kit, metrics: Metrics, not_ready: Callable[[], str | None], file: str) -> AsyncIterator[None]:
    """Serve `[web]` while the context lasts; raises ConfigError when its address, from `file`, is taken."""
    web = kit.settings().web
    if not web.enabled:
        yield
        return
    from aggregator.web.app import create_app  # noqa: PLC0415 - a service without pages needs no web server
    from aggregator.web.server import bind, serve  # noqa: PLC0415 - as above

    stop = asyncio.Event()
    server = asyncio.create_task(serve(create_app(kit, metrics.registry, not_ready), bind(web.listen, file), stop))
    log.info("pages", listen=web.listen)
    try:
        yield
    finally:
        stop.set()
        await server
