"""The Fetcher: one GET with its redirects, under every limit, answered as a value."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

import httpx

from aggregator import __version__
from aggregator.clock import Clock
from aggregator.core.urls import host_of
from aggregator.errors import DeliveryError, Outcome
from aggregator.fetch import answer, body, request
from aggregator.fetch.challenge import HEAD, challenger
from aggregator.fetch.guard import AddressRefusedError, NameUnknownError, Network, Resolve, Resolver
from aggregator.fetch.reach import Reach
from aggregator.fetch.redirects import FOLLOWED, next_hop
from aggregator.fetch.sendings import Sendings
from aggregator.fetch.transport import CertificatesError, GuardedTransport, authorities
from aggregator.model.fetch import Fetched, FetchFailure, FetchRequest, FetchResult, Headers, NotModified, Redirect

if TYPE_CHECKING:
    import ssl

Pace = Callable[[str], Awaitable[str | None]]  # waits until the host ("name:port") of a redirect may be asked, or says why it must not be
_ERROR_BODY = 64 * 1024  # bytes of a refusal that are read to tell who refuses
_IN_A_THREAD = 2**20  # wire bytes from which decompression would hold up the loop
_PARTIAL, _NOT_MODIFIED = 206, 304


class FetchSettings(Protocol):
    """The keys of `[fetch]` that matter here (config.schema.FetchSection has them)."""

    @property
    def user_agent(self) -> str:
        """The whole User-Agent, "" for the default."""

    @property
    def contact(self) -> str:
        """Address put into the default User-Agent."""

    @property
    def timeout(self) -> timedelta:
        """Limit of a POST."""

    @property
    def concurrency(self) -> int:
        """Requests at a time."""

    @property
    def allow_networks(self) -> Sequence[Network]:
        """Networks the guard lets through."""

    @property
    def proxy(self) -> str | None:
        """http:// proxy."""


@dataclass(slots=True)
class _Exchange:
    """One GET on its way: what is known so far, for the answer and for a failure."""

    request: FetchRequest
    started: float  # monotonic
    redirects: list[Redirect] = field(default_factory=list)
    url: str = ""  # hop being asked, without a login
    host: str = ""  # its name
    status: int | None = None
    headers: Headers = field(default_factory=Headers)
    wire: int = 0


class Fetcher:
    """Speaks HTTP for the whole program. One event loop; `aclose` at the end."""

    def __init__(self, settings: FetchSettings, clock: Clock, *, resolve: Resolve | None = None) -> None:
        """Open no connection yet; `resolve` replaces the system's name resolution."""
        self.reach = Reach()
        self.sendings = Sendings(clock)
        self.user_agent = settings.user_agent or request.product(__version__, settings.contact)
        self._settings, self._clock = settings, clock
        self._resolver = Resolver()
        self._resolve: Resolve = resolve or self._resolver
        self._transports: dict[str | None, httpx.AsyncBaseTransport] = {}
        self._through = _through(settings.proxy)
        self._free = asyncio.Semaphore(settings.concurrency)

    async def get(self, ask: FetchRequest, *, pace: Pace | None = None) -> Fetched:
        """Return what the server answered, always as a value.

        `pace` is awaited before each redirect is followed, outside the deadline; pacing the first request is the caller's. Where
        it says why the next host must not be asked, the answer is a failure, HELD.
        """
        async with self._free:
            exchange = _Exchange(ask, self._clock.monotonic())
            fetched = await self._bounded(exchange, pace)
        self.reach.note(exchange.host, fetched.outcome if isinstance(fetched, FetchFailure) else Outcome.UPDATED, self._clock.monotonic())
        return fetched

    async def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        """Return the status of one POST, redirects not followed; raises DeliveryError when there is no answer."""
        sent = {"User-Agent": self.user_agent, **headers}
        host = ""
        limit = self._settings.timeout.total_seconds()
        try:
            async with asyncio.timeout(limit):
                target = httpx.URL(url)
                host = target.host
                ask = httpx.Request("POST", target, headers=sent, content=content, extensions=_timeouts(limit))
                response = await self._transport(None).handle_async_request(ask)
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL, NameUnknownError, AddressRefusedError, CertificatesError, TimeoutError) as error:
            raise DeliveryError(answer.of_error(error, host, limit)[1]) from error
        return response.status_code

    async def aclose(self) -> None:
        """Close every connection and let the resolver's threads end."""
        for transport in self._transports.values():
            await transport.aclose()
        self._transports.clear()
        self._resolver.close()

    def _transport(self, ca_file: str | None) -> httpx.AsyncBaseTransport:
        """Return the transport that trusts `ca_file` beside the usual authorities: one context each, they are dear.

        httpx's client above it would add cookies, logins and redirects, all of which are ours to judge. Raises CertificatesError.
        """
        if ca_file not in self._transports:
            allow, context = self._settings.allow_networks, authorities(ca_file)
            if ca_file:
                context()  # one that cannot be used is named at once
            made = self._through(context(), allow) if self._through else GuardedTransport(context, allow, self._resolve)
            self._transports[ca_file] = made
        return self._transports[ca_file]

    async def _bounded(self, exchange: _Exchange, pace: Pace | None) -> Fetched:
        """Run the exchange under its total deadline; every known exception becomes a failure with a sentence."""
        total = exchange.request.limits.total.total_seconds()
        try:
            transport = self._transport(exchange.request.ca_file)
            async with asyncio.timeout(total) as deadline:
                return await self._follow(transport, exchange, pace, deadline)
        except Exception as error:  # noqa: BLE001 - named by answer.of_error, which re-raises what it does not know
            return self._failure(exchange, *answer.of_error(error, exchange.host, total))

    async def _follow(
        self, transport: httpx.AsyncBaseTransport, exchange: _Exchange, pace: Pace | None, deadline: asyncio.Timeout
    ) -> Fetched:
        """Ask, and follow redirects until there is an answer."""
        first = url = httpx.URL(exchange.request.url)
        addresses = list[str]()
        while True:
            asked = url.copy_with(username=None, password=None, fragment=None) if url.userinfo or url.fragment else url
            exchange.url, exchange.host = str(asked), url.host
            exchange.status, exchange.headers = None, Headers()
            addresses.append(exchange.url)
            head = request.headers(exchange.request, asked, first, self.user_agent)
            limit = exchange.request.limits.timeout.total_seconds()
            extensions = {**_timeouts(limit), "sent": partial(self.sendings.note, host_of(exchange.url))}
            response = await transport.handle_async_request(httpx.Request("GET", asked, headers=head, extensions=extensions))
            try:
                fetched = await self._read(exchange, response)
            finally:
                await response.aclose()
            if fetched is not None:
                return fetched
            location = next((value for key, value in response.headers.raw if key.lower() == b"location"), None)
            hop = next_hop(addresses, response.status_code, location, exchange.request.limits.max_redirects)
            exchange.redirects.append(hop)
            url = httpx.URL(hop.location)
            held = await _wait(pace, url, deadline)
            if held:
                return self._failure(exchange, Outcome.HELD, held)

    async def _read(self, exchange: _Exchange, response: httpx.Response) -> Fetched | None:
        """Return the answer, None for a redirect that is to be followed."""
        named = answer.mapping(response.headers.raw)
        exchange.status, exchange.headers = response.status_code, answer.kept(named)
        status = response.status_code
        if status in FOLLOWED:
            return None
        if status == _NOT_MODIFIED:
            return self._not_modified(exchange)
        if status == _PARTIAL and not answer.is_whole(named.get("content-range", "")):
            return self._failure(exchange, Outcome.PROTOCOL_ERROR, "HTTP 206: a part of the document, which nobody asked for")
        if not response.is_success:
            return await self._refused(exchange, response, named)
        content = await self._body(exchange, response, named.get("content-encoding"))
        guard = challenger(status, named, body.start(content, HEAD))
        if guard:
            return self._failure(exchange, Outcome.CHALLENGED, f"{exchange.host} asks for a browser ({guard})")
        return FetchResult(
            url=exchange.url,
            status=status,
            headers=exchange.headers,
            parts=content,
            wire_bytes=exchange.wire,
            redirects=tuple(exchange.redirects),
            fetched_at=self._clock.now(),
            elapsed=self._clock.monotonic() - exchange.started,
        )

    def _not_modified(self, exchange: _Exchange) -> Fetched:
        validators = exchange.request.validators
        if validators is None or validators.url != exchange.url:
            return self._failure(exchange, Outcome.PROTOCOL_ERROR, "HTTP 304 to a request that named nothing it could have")
        return NotModified(
            url=exchange.url,
            headers=exchange.headers,
            redirects=tuple(exchange.redirects),
            fetched_at=self._clock.now(),
            elapsed=self._clock.monotonic() - exchange.started,
        )

    async def _body(self, exchange: _Exchange, response: httpx.Response, encoding: str | None) -> tuple[bytes, ...]:
        """Return the body decompressed, or in the parts it came in; raises TooLargeError before reading one that says it is."""
        cap = exchange.request.limits.max_body
        stated = response.headers.get("content-length", "")
        if stated.isdecimal() and int(stated[:20]) > cap:
            raise body.TooLargeError(f"{stated[:20]} bytes, over the {cap} of [fetch] max_body")
        parts = await self._wire(exchange, response, cap)
        if body.is_plain(parts, encoding):
            return tuple(parts)
        wire = b"".join(parts)
        if len(wire) > _IN_A_THREAD and encoding:
            return (await asyncio.to_thread(body.decode, wire, encoding, cap),)
        return (body.decode(wire, encoding, cap),)

    async def _wire(self, exchange: _Exchange, response: httpx.Response, cap: int) -> list[bytes]:
        parts: list[bytes] = []
        async for part in response.aiter_raw():
            exchange.wire += len(part)
            if exchange.wire > cap:
                raise body.TooLargeError(f"over the {cap} bytes of [fetch] max_body")
            parts.append(part)
        return parts

    async def _refused(self, exchange: _Exchange, response: httpx.Response, named: dict[str, str]) -> FetchFailure:
        """Return the failure of a refusing status; its page is read only as far as it takes to tell a bot challenge."""
        try:
            wire = b"".join(await self._wire(exchange, response, _ERROR_BODY))
            page = body.decode(wire, named.get("content-encoding"), _ERROR_BODY)
        except (body.TooLargeError, body.BadEncodingError, httpx.TransportError):
            page = b""  # the status says enough
        guard = challenger(response.status_code, named, page)
        if guard and not exchange.headers.retry_after:
            sentence = f"HTTP {response.status_code}: {exchange.host} asks for a browser ({guard})"
            return self._failure(exchange, Outcome.CHALLENGED, sentence)
        return self._failure(exchange, *answer.of_status(response.status_code, exchange.headers))

    def _failure(self, exchange: _Exchange, outcome: Outcome, detail: str) -> FetchFailure:
        return FetchFailure(
            url=exchange.url or exchange.request.url,
            outcome=outcome,
            detail=detail,
            status=exchange.status,
            headers=exchange.headers,
            redirects=tuple(exchange.redirects),
            fetched_at=self._clock.now(),
            elapsed=self._clock.monotonic() - exchange.started,
            wire_bytes=exchange.wire,
        )


def _through(proxy: str | None) -> Callable[[ssl.SSLContext, Sequence[Network]], httpx.AsyncBaseTransport] | None:
    """Return what makes transports through `proxy`, None without; imported now: a service that runs loads nothing of ours later."""
    if proxy is None:
        return None
    from aggregator.fetch.proxied import ProxiedTransport  # noqa: PLC0415 - with httpcore and anyio a tenth of a poll's start

    return partial(ProxiedTransport, proxy=proxy)


def _timeouts(seconds: float) -> dict[str, dict[str, float]]:
    return {"timeout": {"connect": seconds, "read": seconds, "write": seconds, "pool": seconds}}


async def _wait(pace: Pace | None, url: httpx.URL, deadline: asyncio.Timeout) -> str | None:
    """Await the host's turn and move the deadline by the time it took; return why the host must not be asked."""
    if pace is None:
        return None
    loop = asyncio.get_running_loop()
    before, ends = loop.time(), deadline.when()
    deadline.reschedule(None)
    held = await pace(host_of(str(url)))
    deadline.reschedule(ends + loop.time() - before if ends else None)
    return held
