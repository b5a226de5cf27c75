"""An httpx transport: every connection passes the address guard and carries one exchange.

httpx's own has no hook for name resolution, and the pool under it looks at all its connections at every request (measured: 1.5 ms
of CPU a 304, against 0.4 here). Behind a proxy, where the proxy resolves the names, it is good enough.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import certifi
import httpcore
import httpx

from aggregator.core.urls import PORTS
from aggregator.fetch.guard import Guard, Network, Resolve, refuse_literal
from aggregator.fetch.wire import ROOM, Wire, request_head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# httpcore's exceptions and httpx's of the same meaning, most special first.
_EXCEPTIONS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (httpcore.ConnectTimeout, httpx.ConnectTimeout),
    (httpcore.ReadTimeout, httpx.ReadTimeout),
    (httpcore.WriteTimeout, httpx.WriteTimeout),
    (httpcore.PoolTimeout, httpx.PoolTimeout),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.ReadError, httpx.ReadError),
    (httpcore.WriteError, httpx.WriteError),
    (httpcore.ProxyError, httpx.ProxyError),
    (httpcore.LocalProtocolError, httpx.LocalProtocolError),
    (httpcore.RemoteProtocolError, httpx.RemoteProtocolError),
    (httpcore.UnsupportedProtocol, httpx.UnsupportedProtocol),
)


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


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except tuple(core for core, _ in _EXCEPTIONS) as error:
        kind = next(ours for core, ours in _EXCEPTIONS if isinstance(error, core))
        raise kind(str(error)) from error


class _Body(httpx.AsyncByteStream):
    """The body of a response on a connection of its own."""

    def __init__(self, wire: Wire, limit: float | None) -> None:
        self._wire, self._limit = wire, limit

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._wire.parts(self._limit)

    async def aclose(self) -> None:
        self._wire.close()


class _ProxiedBody(httpx.AsyncByteStream):
    """A response body whose errors are httpx's."""

    def __init__(self, stream: httpcore.Response) -> None:
        self._response = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx():
            async for part in self._response.aiter_stream():
                yield part

    async def aclose(self) -> None:
        await self._response.aclose()


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests over connections that passed the address guard, HTTP/1.1 only."""

    def __init__(self, context: Callable[[], ssl.SSLContext], allow: Sequence[Network], resolve: Resolve) -> None:
        """Guard every connection; `context` is asked at the first secure one."""
        self._context, self._guard = context, Guard(allow, resolve)
        self._made = partial(Wire, bytearray(ROOM))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; raises httpx.TransportError, NameUnknownError, AddressRefusedError or CertificatesError."""
        url, limits = request.url, request.extensions["timeout"]
        _refuse_scheme(url)
        head = request_head(request.method, url.raw_path, request.headers.raw)
        context = self._context() if url.scheme == "https" else None
        port = url.port or PORTS[url.scheme]
        wire = await self._guard.connect(url.raw_host.decode("ascii"), port, limits["connect"], context, self._made)
        try:
            wire.send(head + await request.aread())
            request.extensions.get("sent", _untold)()
            await wire.head(limits["read"])
        except BaseException:
            wire.close()
            raise
        return httpx.Response(wire.status, headers=wire.headers, stream=_Body(wire, limits["read"]), request=request)


class ProxiedTransport(httpx.AsyncBaseTransport):
    """Sends requests through a proxy: only what an address itself says can be checked."""

    def __init__(self, context: ssl.SSLContext, allow: Sequence[Network], proxy: str) -> None:
        """Open no connection yet."""
        self._allow, self._pool = tuple(allow), _proxy_pool(proxy, context)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; raises httpx.TransportError or AddressRefusedError."""
        url = request.url
        _refuse_scheme(url)
        refuse_literal(url.host, self._allow)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        assert isinstance(request.stream, httpx.AsyncByteStream)  # noqa: S101 - narrows httpx's own type
        request.extensions.get("sent", _untold)()  # the proxy is asked; when it asks, nobody here sees
        core = httpcore.Request(request.method, target, headers=request.headers.raw, content=request.stream, extensions=request.extensions)
        with _as_httpx():
            response = await self._pool.handle_async_request(core)
        return httpx.Response(response.status, headers=response.headers, stream=_ProxiedBody(response), request=request)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


def _untold() -> None:
    """Stand in for a sender who does not want to know when its request goes out."""


def _refuse_scheme(url: httpx.URL) -> None:
    if url.scheme not in PORTS or not url.host:
        raise httpx.UnsupportedProtocol(f"{url} is no http or https address")


def _proxy_pool(proxy: str, context: ssl.SSLContext) -> httpcore.AsyncHTTPProxy:
    """Return a pool that goes through `proxy`; a login in its URL becomes Proxy-Authorization."""
    url = httpx.URL(proxy)
    auth = (url.username, url.password) if url.username else None
    bare = str(url.copy_with(username=None, password=None))
    return httpcore.AsyncHTTPProxy(bare, proxy_auth=auth, ssl_context=context, max_connections=None, max_keepalive_connections=0)
