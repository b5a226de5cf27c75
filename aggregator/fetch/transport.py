"""An httpx transport over httpcore's pool, with our network backend under it.

httpx's own transport has no hook for name resolution; httpcore's is public. Connections are not kept: every request
of httpcore's pool scans all connections it holds (measured: keep-alive makes polling many hosts 4-40 times dearer).
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import certifi
import httpcore
import httpx

from aggregator.fetch.guard import GuardedBackend, Network, Resolve, refuse_literal

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except tuple(core for core, _ in _EXCEPTIONS) as error:
        kind = next(ours for core, ours in _EXCEPTIONS if isinstance(error, core))
        raise kind(str(error)) from error


class _Body(httpx.AsyncByteStream):
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

    def __init__(self, context: ssl.SSLContext, allow: Sequence[Network], resolve: Resolve, *, proxy: str | None = None) -> None:
        """Guard every connection; through `proxy` only what the address itself says can be checked."""
        self._literals_only = tuple(allow) if proxy else None
        if proxy:
            self._pool: httpcore.AsyncConnectionPool = _proxy_pool(proxy, context)
        else:
            backend = GuardedBackend(allow, resolve)
            self._pool = httpcore.AsyncConnectionPool(
                ssl_context=context, max_connections=None, max_keepalive_connections=0, network_backend=backend
            )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; raises httpx.TransportError, NameUnknownError or AddressRefusedError."""
        if self._literals_only is not None:
            refuse_literal(request.url.host, self._literals_only)
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        assert isinstance(request.stream, httpx.AsyncByteStream)  # noqa: S101 - narrows httpx's own type
        core = httpcore.Request(request.method, target, headers=request.headers.raw, content=request.stream, extensions=request.extensions)
        with _as_httpx():
            response = await self._pool.handle_async_request(core)
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


def _proxy_pool(proxy: str, context: ssl.SSLContext) -> httpcore.AsyncHTTPProxy:
    """Return a pool that goes through `proxy`; a login in its URL becomes Proxy-Authorization."""
    url = httpx.URL(proxy)
    auth = (url.username, url.password) if url.username else None
    bare = str(url.copy_with(username=None, password=None))
    return httpcore.AsyncHTTPProxy(bare, proxy_auth=auth, ssl_context=context, max_connections=None, max_keepalive_connections=0)
