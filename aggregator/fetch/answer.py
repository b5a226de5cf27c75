"""Statuses, headers and exceptions, named."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterable

import httpx

from aggregator.errors import Outcome
from aggregator.fetch.body import BadEncodingError, TooLargeError
from aggregator.fetch.guard import AddressRefusedError, NameUnknownError
from aggregator.fetch.redirects import RedirectRefusedError
from aggregator.fetch.transport import CaFileError, CertificatesError
from aggregator.model.fetch import Headers

_KEPT = frozenset(Headers.__dataclass_fields__)
_RANGE = re.compile(r"bytes 0-(\d{1,15})/(\d{1,15})", re.ASCII)
_WORDS = 300  # characters of a sentence: servers put anything into what an exception quotes
_STATUSES = {
    401: (Outcome.UNAUTHORIZED, "the server wants a login"),
    403: (Outcome.FORBIDDEN, "the server refuses us"),
    404: (Outcome.NOT_FOUND, "the server finds nothing at this address"),
    402: (Outcome.HTTP_ERROR, "the server wants money"),
    406: (Outcome.HTTP_ERROR, "the server has nothing of a kind we take"),
    410: (Outcome.GONE, "the publisher says it is gone for good"),
    429: (Outcome.RATE_LIMITED, "the host wants a pause"),
    451: (Outcome.HTTP_ERROR, "the server may not show it here, for legal reasons"),
}
_NAMED: tuple[tuple[type[Exception], Outcome], ...] = (
    (NameUnknownError, Outcome.DNS_ERROR),
    (AddressRefusedError, Outcome.ADDRESS_REFUSED),
    (RedirectRefusedError, Outcome.REDIRECT_REFUSED),
    (TooLargeError, Outcome.TOO_LARGE),
    (BadEncodingError, Outcome.BAD_ENCODING),
    (CaFileError, Outcome.TLS_ERROR),
    (CertificatesError, Outcome.CONNECT_ERROR),
)


def mapping(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers by lower-case name; of a repeated one the first, Cache-Control and Link joined."""
    found: dict[str, str] = {}
    for key, value in raw:
        name, text = key.decode("latin-1").lower(), value.decode("latin-1")
        if name in found and name in ("cache-control", "link", "content-encoding"):
            found[name] = f"{found[name]}, {text}"
        found.setdefault(name, text)
    return found


def kept(headers: dict[str, str]) -> Headers:
    """Return the headers that decisions are made of; a blank one says nothing."""
    named = {name.replace("-", "_"): value for name, value in headers.items() if value.strip()}
    return Headers(**{name: value for name, value in named.items() if name in _KEPT})


def is_whole(content_range: str) -> bool:
    """Return whether a Content-Range (RFC 9110, 14.4) names all there is, from the first byte to the last."""
    found = _RANGE.fullmatch(content_range.strip())
    return found is not None and int(found[1]) + 1 == int(found[2])


def of_status(status: int, headers: Headers) -> tuple[Outcome, str]:
    """Return outcome and sentence of a status that is neither success nor redirect.

    A refusal with Retry-After is a rate limit, unless it asks for a pause of nought.
    """
    if status in (403, 429, 503) and headers.retry_after and headers.retry_after.strip() != "0":
        return Outcome.RATE_LIMITED, f"HTTP {status} with Retry-After {headers.retry_after[:40]!r}: the host wants a pause"
    if status >= 500:  # noqa: PLR2004 - the class of server errors
        return Outcome.UNAVAILABLE, f"HTTP {status}: the server is in trouble"
    outcome, words = _STATUSES.get(status, (Outcome.HTTP_ERROR, "an answer no feed gives"))
    return outcome, f"HTTP {status}: {words}"


def of_error(error: Exception, host: str, seconds: float) -> tuple[Outcome, str]:
    """Return outcome and sentence of an exception; `seconds` is the limit that applied. Re-raises what it does not know."""
    for kind, outcome in _NAMED:
        if isinstance(error, kind):
            return outcome, str(error)[:_WORDS]
    if isinstance(error, TimeoutError):
        return Outcome.TIMEOUT, f"{host} sent no whole answer within {seconds:g} s"
    if isinstance(error, httpx.TimeoutException):
        return Outcome.TIMEOUT, f"{host} was silent for too long ({_timeout(error)})"
    broken = _tls_error(error)
    if broken is not None:
        return Outcome.TLS_ERROR, f"no secure connection to {host}: {_tls_words(broken)}"[:_WORDS]
    return _of_transport(error, host)


def _of_transport(error: Exception, host: str) -> tuple[Outcome, str]:
    if isinstance(error, (httpx.NetworkError, httpx.ProxyError)):
        return Outcome.CONNECT_ERROR, f"{host} cannot be reached, or broke off: {_words(error)}"
    if isinstance(error, httpx.RemoteProtocolError) and "disconnect" in str(error) + str(error.__cause__):
        return Outcome.CONNECT_ERROR, f"{host} broke off: {_words(error)}"
    if isinstance(error, httpx.RemoteProtocolError) and "closed connection" in str(error):
        return Outcome.CONNECT_ERROR, f"{host} broke off: {_words(error)}"
    if isinstance(error, (httpx.ProtocolError, httpx.UnsupportedProtocol)):
        return Outcome.PROTOCOL_ERROR, f"{host} does not answer in HTTP: {_words(error)}"
    if isinstance(error, httpx.InvalidURL):
        return Outcome.PROTOCOL_ERROR, f"not an address that can be asked: {_words(error)}"
    raise error


def _timeout(error: httpx.TimeoutException) -> str:
    return "connecting" if isinstance(error, httpx.ConnectTimeout) else "reading"


def _tls_error(error: BaseException | None) -> ssl.SSLError | None:
    """Return the TLS error at the root of the chain, if there is one."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return error
        error = error.__cause__ or error.__context__  # httpcore hides the cause
    return None


def _tls_words(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"bad certificate, {error.verify_message}"
    return error.reason or str(error) or "handshake failed"


def _words(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:_WORDS]
