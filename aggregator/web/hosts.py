"""Refuses requests whose Host names somebody else: a stop to DNS rebinding."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

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


def _name(netloc: str) -> str:
    try:
        return (urlsplit(f"//{netloc}").hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


class HostGuard:
    """ASGI middleware around `host_allowed`."""

    def __init__(self, app: ASGIApp, listen: str, address: Callable[[], str | None]) -> None:
        """Guard `app`; `listen` is `[web] listen`, `address` returns `[web] address` as it is in force."""
        self._app, self._listen, self._address = app, listen, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421 for a foreign Host, else pass on.

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
        if address is not None and names(header, address):
            scope = {**scope, "scheme": urlsplit(address).scheme}
        await self._app(scope, receive, send)


def _header(scope: Scope, name: bytes) -> str | None:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), None)
