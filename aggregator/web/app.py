"""The web application: routes, headers, and nothing that writes but the two marks of the reading API."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from aggregator.core.filters import FilterError
from aggregator.errors import NotFoundError, StoreError
from aggregator.store.thread import Guests
from aggregator.web.health import Health
from aggregator.web.hosts import HostGuard
from aggregator.web.keys import register_keys
from aggregator.web.pages import Pages
from aggregator.web.reader.handlers import ReaderApi
from aggregator.web.security import SecurityHeaders
from aggregator.web.streams import Feeds

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

    from aggregator.engine.kit import Kit

Handler = Callable[[Request], Awaitable[Response]]


def create_app(kit: Kit, registry: CollectorRegistry, ready: Callable[[], str | None]) -> ASGIApp:
    """Return the application over one store.

    `ready()` returns None when the service does its work, else what is wrong. The
    pages read the settings in force at each request, so a reload shows at once.
    """
    register_keys()
    kit = replace(kit, db=Guests(kit.db))
    pages = Pages(kit)
    health = Health(kit, registry, ready)
    listen = kit.settings().web.listen
    app = Starlette(
        routes=[
            *(Route(path, handler, methods=["GET"]) for path, handler in _routes(pages, Feeds(kit), health).items()),
            *ReaderApi(kit).routes(),
        ],
        middleware=[Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)],
        exception_handlers={
            HTTPException: pages.http_error,
            NotFoundError: pages.not_found,
            FilterError: pages.bad_filter,
            StoreError: pages.store_error,
            Exception: pages.fault,
        },
    )
    # Around the application, not inside it: refusals and faults bear the headers, too.
    return SecurityHeaders(HostGuard(app, listen, lambda: kit.settings().web.address))


def _routes(pages: Pages, feeds: Feeds, health: Health) -> Mapping[str, Handler]:
    return {
        "/": pages.latest,
        "/digests": pages.archive,
        "/digests/{run:key}": pages.digest,
        "/digests/{name}/{at}/more": pages.waiting,
        "/articles": pages.articles,
        "/articles/{article:key}": pages.article,
        "/stories/{story:key}": pages.story,
        "/search": pages.search,
        "/feeds": pages.feeds,
        "/feeds/{feed:key}": pages.feed,
        "/feeds.opml": feeds.opml,
        "/feed.atom": feeds.atom,
        "/feed.json": feeds.json,
        "/style.css": pages.style,
        "/favicon.ico": pages.icon,
        "/healthz": health.live,
        "/readyz": health.ready,
        "/metrics": health.metrics,
    }
