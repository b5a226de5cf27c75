"""Refuses requests whose Host names somebody else: a stop to DNS rebinding."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


def host_allowed(header: str, listen: str) -> bool:
    """Return whether a Host header may be answered.

    Rebinding needs a name that the attacker's DNS answers for, so literal addresses,
    localhost and the configured name are let in, any other name is not.
    """
    name = _name(header)
    if name in ("localhost", _name(listen)):
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _name(netloc: str) -> str:
    try:
        return (urlsplit(f"//{netloc}").hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


class HostGuard:
    """ASGI middleware around `host_allowed`."""

    def __init__(self, app: ASGIApp, listen: str) -> None:
        """Guard `app`; `listen` is `[web] listen`."""
        self._app, self._listen = app, listen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421 for a foreign Host, else pass on."""
        if scope["type"] != "http" or host_allowed(_header(scope, b"host"), self._listen):
            await self._app(scope, receive, send)
            return
        refusal = PlainTextResponse("This server does not answer for that host name.\n", status_code=421)
        await refusal(scope, receive, send)


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
