"""The address guard: connects only to addresses it has checked, so that a name cannot change its mind in between."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from itertools import zip_longest
from typing import TypeVar

import httpx

P = TypeVar("P", bound=asyncio.BaseProtocol)
Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

# IANA special-purpose registries (RFC 6890 and successors); the words go into the message.
_REFUSED: tuple[tuple[Network, str], ...] = tuple(
    (ip_network(network), words)
    for network, words in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-grade NAT"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "protocol assignments"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::1/128", "loopback"),
        ("::ffff:0:0/96", "IPv4-mapped"),
        ("64:ff9b::/96", "NAT64"),
        ("64:ff9b:1::/48", "NAT64"),
        ("2001::/32", "Teredo"),
        ("2001::/23", "protocol assignments"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("3fff::/20", "documentation"),
        ("fc00::/7", "unique local"),
        ("fe80::/10", "link-local"),
        ("ff00::/8", "multicast"),
    )
)
_GLOBAL_V6 = ip_network("2000::/3")  # all global unicast there is (RFC 4291, 2.4)
_RESOLVER_THREADS = 32  # a slow name server must not hold up the names behind it
_MOST_ADDRESSES = 4  # tried one after the other, within the connect timeout


class AddressRefusedError(Exception):
    """Every address of a host is one we do not connect to."""


class NameUnknownError(Exception):
    """A host's name does not resolve."""


def refusal(address: Address, allow: Iterable[Network]) -> str | None:
    """Return why an address is refused ("loopback", "private", ...), None when it is public or allowed."""
    plain = ip_address(int(address)) if isinstance(address, IPv4Address) else IPv6Address(int(address))  # without a scope id
    if any(plain.version == network.version and plain in network for network in allow):
        return None
    for network, words in _REFUSED:
        if plain.version == network.version and plain in network:
            return words
    return None if plain.version == 4 or plain in _GLOBAL_V6 else "not global unicast"  # noqa: PLR2004 - IP version


@lru_cache(maxsize=1024)  # names are asked again and again; all but a few are none
def literal(host: str) -> Address | None:
    """Return the address a host states itself, in any form the resolver takes ("127.1", "0x7f000001"), else None."""
    bare = host.strip("[]").rstrip(".")  # WHATWG URL: a dot may end an address, too
    try:
        return ip_address(bare)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(bare))
    except (OSError, ValueError):
        return None


def refuse_literal(host: str, allow: Sequence[Network]) -> None:
    """Raise AddressRefusedError for a literal address of a refused network, or a localhost name: behind a proxy no more can be known.

    Raises NameUnknownError for what is no host name, whatever the proxy might make of it.
    """
    _require_name(host)
    is_local = host.lower().rstrip(".").split(".")[-1] == "localhost"
    address = IPv4Address("127.0.0.1") if is_local else literal(host)
    reason = refusal(address, allow) if address else None
    if reason:
        raise AddressRefusedError(_sentence(host, f"{address} ({reason})"))


def _require_name(host: str) -> None:
    if "%" in host:  # what httpx makes of a character no host name has
        raise NameUnknownError(f"{host} is no host name")


def _sentence(host: str, refused: str) -> str:
    return f"{host} is at {refused}, which is not public; [fetch] allow_networks opens it"


class Resolver:
    """Names to addresses, on threads of its own."""

    def __init__(self) -> None:
        """Start no thread until the first name."""
        self._pool = ThreadPoolExecutor(_RESOLVER_THREADS, thread_name_prefix="resolver")

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of `host` in the system's order; raises NameUnknownError."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._pool, _lookup, host, port)
        except (OSError, UnicodeError) as error:
            raise NameUnknownError(f"{host} does not resolve: {getattr(error, 'strerror', None) or error}") from error
        return found

    def close(self) -> None:
        """Let the threads end; names still being looked up are forgotten."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _lookup(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard:
    """Resolves names, checks every address, and connects to one that passed."""

    def __init__(self, allow: Sequence[Network], resolve: Resolve) -> None:
        """Refuse what is not public and not in `allow`."""
        self._allow = tuple(allow)
        self._resolve = resolve

    async def connect(self, host: str, port: int, limit: float | None, context: ssl.SSLContext | None, protocol: Callable[[], P]) -> P:
        """Return `protocol()` connected to the first checked address that answers, within `limit` seconds in all.

        With a context it speaks TLS, and the certificate is `host`'s, which names it without the dot that may end it.
        Raises NameUnknownError, AddressRefusedError, httpx.ConnectError and ConnectTimeout.
        """
        loop = asyncio.get_running_loop()
        ends = loop.time() + limit if limit else None
        addresses = await self._checked(host, port, limit)
        name = host.rstrip(".") if context else None
        for left, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
            try:
                async with asyncio.timeout(max(0.001, ends - loop.time()) / left if ends else None):
                    _, made = await loop.create_connection(protocol, address, port, ssl=context, server_hostname=name)
            except TimeoutError as error:
                if left == 1:
                    raise httpx.ConnectTimeout(f"no connection within {limit:g} s") from error
            except OSError as error:
                if left == 1:
                    raise httpx.ConnectError(_reason(error)) from error
            else:
                return made
        raise NameUnknownError(f"{host} has no address")

    async def _checked(self, host: str, port: int, limit: float | None) -> list[str]:
        """Return the addresses of `host` that may be connected to, all of them checked."""
        _require_name(host)
        own = literal(host)
        found = [str(own)] if own else await self._resolved(host, port, limit)
        reasons = {address: _refusal_of(address, self._allow) for address in found}
        public = [address for address, reason in reasons.items() if reason is None]
        if found and not public:
            raise AddressRefusedError(_sentence(host, ", ".join(f"{a} ({r})" for a, r in reasons.items())))
        return _by_turns(public)[:_MOST_ADDRESSES]

    async def _resolved(self, host: str, port: int, limit: float | None) -> Sequence[str]:
        try:
            async with asyncio.timeout(limit):
                return await self._resolve(host, port)
        except TimeoutError as error:
            raise NameUnknownError(f"{host} does not resolve: no answer within {limit:g} s") from error


def _by_turns(addresses: Sequence[str]) -> list[str]:
    """Return the addresses of both versions of IP in turn (RFC 8305, 4): a host has many of either, and one version may lead nowhere."""
    first = [address for address in addresses if (":" in address) == (":" in addresses[0])]
    other = [address for address in addresses if address not in first]
    paired = zip_longest(first, other)
    return [address for pair in paired for address in pair if address is not None]


@lru_cache(maxsize=1024)
def _refusal_of(address: str, allow: tuple[Network, ...]) -> str | None:
    return refusal(ip_address(address), allow)


def _reason(error: OSError) -> str:
    """Return what the system says of a connection: "connection refused"; asyncio says nothing where the end comes in a handshake."""
    if error.errno and not isinstance(error, ssl.SSLError):
        return os.strerror(error.errno).lower()
    return str(error) or "it closed the connection before TLS was agreed on; does it speak https?"
