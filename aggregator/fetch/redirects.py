"""Redirects, one hop at a time: where to, or why not."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from aggregator.model.fetch import Redirect

FOLLOWED = frozenset({301, 302, 303, 307, 308})
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65_535


class RedirectRefusedError(Exception):
    """A redirect that is not followed."""


def next_hop(asked: Sequence[str], status: int, location: bytes | None, most: int) -> Redirect:
    """Return the hop that the last of the addresses `asked` so far asks for; raises RedirectRefusedError with a sentence.

    Refused are: no Location, a scheme other than http and https, https to http, a loop, more than `most` hops.
    The fragment of the first address is of no use to a poller and is dropped.
    """
    url = httpx.URL(asked[-1])
    target = _absolute(url, location)
    if target.scheme not in _DEFAULT_PORTS or not target.host or "%" in target.host:
        raise RedirectRefusedError(f"redirected to {str(target)[:100]}: only http and https addresses are followed")
    if url.scheme == "https" and target.scheme == "http":
        raise RedirectRefusedError(f"redirected from https to http ({target.host}), which would lose the protection")
    address = str(target)
    if address in asked:
        raise RedirectRefusedError(f"redirected in a loop at {target.host}")
    if len(asked) > most:
        raise RedirectRefusedError(f"more than {most} redirects")
    return Redirect(status, address)


def _absolute(url: httpx.URL, location: bytes | None) -> httpx.URL:
    if location is None or not location.strip():
        raise RedirectRefusedError("redirected, but to no address")
    try:
        target = url.join(_text(location.strip()))
    except (httpx.InvalidURL, ValueError) as error:
        raise RedirectRefusedError("redirected to something that is no address") from error
    if (target.port or 0) > _LAST_PORT:  # httpx takes it, a socket does not
        raise RedirectRefusedError(f"redirected to port {target.port} of {target.host}, which there cannot be")
    return target.copy_with(fragment=None, username=None, password=None)


def _text(location: bytes) -> str:
    """Return Location as text: UTF-8 as many servers send it, else its bytes quoted as they are, so that the server gets back its own."""
    try:
        return location.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in location)  # noqa: PLR2004 - ASCII


def same_host(one: httpx.URL, other: httpx.URL) -> bool:
    """Return whether what belongs to one address may go to the other: same origin, or http to https of one host."""
    if one.host != other.host:
        return False
    ports = tuple(url.port or _DEFAULT_PORTS.get(url.scheme) for url in (one, other))
    upgraded = (one.scheme, other.scheme) == ("http", "https") and ports == (80, 443)
    return upgraded or (one.scheme == other.scheme and ports[0] == ports[1])
