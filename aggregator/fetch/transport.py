"""An httpx transport: every connection passes the address guard and carries one exchange.

httpx's own has no hook for name resolution, and the pool under it looks at all its connections at every request (measured: 1.5 ms
of CPU a 304, against 0.4 here).
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import certifi
import httpx

from aggregator.core.urls import PORTS
from aggregator.fetch.guard import Guard, Network, Resolve
from aggregator.fetch.wire import ROOM, Wire, request_head

if TYPE_CHECKING:
    from collections.abc import Callable


def tls_context(ca_file: str | None = None) -> ssl.SSLContext:
    """Return a context that trusts Mozilla's authorities, the system's, and those in `ca_file`.

    Raises OSError or ssl.SSLError for a file that cannot be read as certificates.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    if ca_file is not None:
        context.load_verify_locations(cadata=Path(ca_file).read_text(encoding="ascii"))
    return context


class CertificatesError(Exception):
    """The system's certificates cannot be read."""


class CaFileError(CertificatesError):
    """A feed's own certificates cannot be read."""


def authorities(ca_file: str | None) -> Callable[[], ssl.SSLContext]:
    """Return what gives the context for `ca_file`, made once, when the first secure connection wants it: it is dear (25 ms).

    What it gives raises CertificatesError.
    """

    @cache
    def context() -> ssl.SSLContext:
        try:
            return tls_context(ca_file)
        except (OSError, ValueError) as error:
            if ca_file:
                raise CaFileError(f"ca_file {ca_file} cannot be used: {error}") from error
            raise CertificatesError(f"the system's certificates cannot be read: {error}") from error

    return context


class _Body(httpx.AsyncByteStream):
    """The body of a response on a connection of its own."""

    def __init__(self, wire: Wire, limit: float | None) -> None:
        self._wire, self._limit = wire, limit

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._wire.parts(self._limit)

    async def aclose(self) -> None:
        self._wire.close()


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests over connections that passed the address guard, HTTP/1.1 only."""

    def __init__(self, context: Callable[[], ssl.SSLContext], allow: Sequence[Network], resolve: Resolve) -> None:
        """Guard every connection; `context` is asked at the first secure one."""
        self._context, self._guard = context, Guard(allow, resolve)
        self._made = partial(Wire, bytearray(ROOM))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; raises httpx.TransportError, NameUnknownError, AddressRefusedError or CertificatesError."""
        url, limits = request.url, request.extensions["timeout"]
        refuse_scheme(url)
        head = request_head(request.method, url.raw_path, request.headers.raw)
        context = self._context() if url.scheme == "https" else None
        port = url.port or PORTS[url.scheme]
        wire = await self._guard.connect(url.raw_host.decode("ascii"), port, limits["connect"], context, self._made)
        try:
            wire.send(head + await request.aread())
            request.extensions.get("sent", untold)()
            await wire.head(limits["read"])
        except BaseException:
            wire.close()
            raise
        return httpx.Response(wire.status, headers=wire.headers, stream=_Body(wire, limits["read"]), request=request)


def untold() -> None:
    """Stand in for a sender who does not want to know when its request goes out."""


def refuse_scheme(url: httpx.URL) -> None:
    """Raise httpx.UnsupportedProtocol for an address that is neither http nor https."""
    if url.scheme not in PORTS or not url.host:
        raise httpx.UnsupportedProtocol(f"{url} is no http or https address")
