"""Whether the service lives, works, and in figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

if TYPE_CHECKING:
    from aggregator.engine.kit import Kit


class Health:
    """`/healthz`, `/readyz` and `/metrics`."""

    def __init__(self, kit: Kit, registry: CollectorRegistry, ready: Callable[[], str | None]) -> None:
        """See `app.create_app`."""
        self._kit, self._registry, self._ready = kit, registry, ready

    async def live(self, _request: Request) -> Response:
        """Answer 200: the loop turns, or nothing would answer."""
        return PlainTextResponse("ok\n")

    async def ready(self, _request: Request) -> Response:
        """Answer 200 when work gets done, else 503 with the reason."""
        trouble = self._ready()
        return PlainTextResponse(f"{trouble or 'ready'}\n", status_code=503 if trouble else 200)

    async def metrics(self, _request: Request) -> Response:
        """Answer the figures in Prometheus' text format."""
        return Response(generate_latest(self._registry), media_type=CONTENT_TYPE_LATEST)
