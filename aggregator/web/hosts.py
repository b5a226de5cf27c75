"""Refuses requests whose Host names somebody else (a stop to DNS rebinding), and what another site's page sends for its visitor."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s@/\\?#:\[\]]+)(?::\d{0,5})?", re.IGNORECASE)  # RFC 9110, 7.2: no login, no path
_ASKS = frozenset({"GET", "HEAD"})
_FOREIGN = "Another site's page may not send anything here.\n"
_REFUSED = "This server does not answer for that host name: [web] address in config.toml names the one people use.\n"


def host_allowed(header: str, listen: str, address: str | None = None) -> bool:
    """Return whether a Host header may be answered.

    Rebinding needs a name that the attacker's DNS answers for, so literal addresses,
    localhost and the configured names are let in, any other name is not.
    """
    name = _name(header)
    if name in ("localhost", _name(listen)) or names(header, address):
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def names(header: str, address: str | None) -> bool:
    """Return whether a Host header has the name of `[web] address`."""
    return address is not None and _name(header) == (urlsplit(address).hostname or "").rstrip(".")


def is_foreign(origin: str, header: str, address: str | None = None) -> bool:
    """Return whether an Origin is that of another site than the Host asked, or of a page that has none (`null`).

    Browsers send it with every POST of a page, forms included (Fetch, 3.1). Extensions have schemes of their own: they are apps.
    """
    scheme, _, place = origin.partition("://")
    if scheme not in ("http", "https"):
        return origin == "null"
    return place.lower() != header.lower() and not names(place, address)


def _name(netloc: str) -> str:
    """Return the name in HOST or HOST:PORT, "" for anything else."""
    found = _HOST.fullmatch(netloc.strip())
    return found[1].strip("[]").rstrip(".").lower() if found else ""


class HostGuard:
    """ASGI middleware around `host_allowed` and `is_foreign`."""

    def __init__(self, app: ASGIApp, listen: str, address: Callable[[], str | None]) -> None:
        """Guard `app`; `listen` is `[web] listen`, `address` returns `[web] address` as it is in force."""
        self._app, self._listen, self._address = app, listen, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421 for a foreign Host, 403 for what a foreign page sends, else pass on.

        Who came by `[web] address` gets links by its scheme: what a proxy on another machine says of it is not believed. No
        browser leaves the Host out: who does is a health check that speaks HTTP/1.0.
        """
        header, address = _header(scope, b"host") if scope["type"] == "http" else None, self._address()
        if header is None:
            await self._app(scope, receive, send)
            return
        if not host_allowed(header, self._listen, address):
            await PlainTextResponse(_REFUSED, status_code=421)(scope, receive, send)
            return
        origin = _header(scope, b"origin")
        if scope["method"] not in _ASKS and origin is not None and is_foreign(origin, header, address):
            await PlainTextResponse(_FOREIGN, status_code=403)(scope, receive, send)
            return
        if address is not None and names(header, address):
            scope = {**scope, "scheme": urlsplit(address).scheme}
        await self._app(scope, receive, send)


def _header(scope: Scope, name: bytes) -> str | None:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), None)
