"""An httpx transport for those behind a proxy: it resolves the names and connects, so httpcore's pool is good enough."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager

import httpcore
import httpx

from aggregator.fetch.guard import Network, refuse_literal
from aggregator.fetch.transport import refuse_scheme, untold

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


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except tuple(core for core, _ in _EXCEPTIONS) as error:
        kind = next(ours for core, ours in _EXCEPTIONS if isinstance(error, core))
        raise kind(str(error)) from error


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


class ProxiedTransport(httpx.AsyncBaseTransport):
    """Sends requests through a proxy: only what an address itself says can be checked."""

    def __init__(self, context: ssl.SSLContext, allow: Sequence[Network], proxy: str) -> None:
        """Open no connection yet."""
        self._allow, self._pool = tuple(allow), _proxy_pool(proxy, context)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; raises httpx.TransportError or AddressRefusedError."""
        url = request.url
        refuse_scheme(url)
        refuse_literal(url.host, self._allow)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        assert isinstance(request.stream, httpx.AsyncByteStream)  # noqa: S101 - narrows httpx's own type
        request.extensions.get("sent", untold)()  # the proxy is asked; when it asks, nobody here sees
        core = httpcore.Request(request.method, target, headers=request.headers.raw, content=request.stream, extensions=request.extensions)
        with _as_httpx():
            response = await self._pool.handle_async_request(core)
        return httpx.Response(response.status, headers=response.headers, stream=_ProxiedBody(response), request=request)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


def _proxy_pool(proxy: str, context: ssl.SSLContext) -> httpcore.AsyncHTTPProxy:
    """Return a pool that goes through `proxy`; a login in its URL becomes Proxy-Authorization."""
    url = httpx.URL(proxy)
    auth = (url.username, url.password) if url.username else None
    bare = str(url.copy_with(username=None, password=None))
    return httpcore.AsyncHTTPProxy(bare, proxy_auth=auth, ssl_context=context, max_connections=None, max_keepalive_connections=0)
