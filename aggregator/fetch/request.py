"""What one request carries, and to whom."""

from __future__ import annotations

from base64 import b64encode

import httpx

from aggregator.fetch.body import ACCEPTED
from aggregator.fetch.redirects import same_host
from aggregator.model.feed import RESERVED_HEADERS
from aggregator.model.fetch import FetchRequest


def product(version: str, contact: str) -> str:
    """Return the default User-Agent: product, version, and how to reach whoever runs it (P17)."""
    return f"aggregator/{version} (+{contact})" if contact else f"aggregator/{version}"


def headers(request: FetchRequest, url: httpx.URL, first: httpx.URL, user_agent: str) -> list[tuple[bytes, bytes]]:
    """Return the headers for `url`, a hop of the `request` that began at `first`; nothing else is sent.

    No cookies of our own, no Referer. Validators go byte for byte to the address they came from, both together
    (RFC 9110, 13.1.3 makes that safe). The user's headers and login stay with the host they were given for.
    """
    sent: dict[str, str] = {"User-Agent": user_agent, "Accept": request.accept, "Accept-Encoding": ACCEPTED}
    if same_host(first, url):
        sent.update(_own(request, first, sent))
    raw = [(b"Host", url.netloc), *((_bytes(name), _bytes(value)) for name, value in sent.items())]
    validators = request.validators
    if validators is not None and validators.url == str(url):
        raw += [(b"If-None-Match", _bytes(validators.etag))] if validators.etag else []
        raw += [(b"If-Modified-Since", _bytes(validators.last_modified))] if validators.last_modified else []
    return raw


def _own(request: FetchRequest, first: httpx.URL, sent: dict[str, str]) -> dict[str, str]:
    """Return the user's headers, spelled as ours where they replace one, and their login."""
    spelling = {name.lower(): name for name in sent}
    own = {spelling.get(name.lower(), name): value for name, value in request.headers if name.lower() not in RESERVED_HEADERS}
    login = request.auth or ((first.username, first.password) if first.username else None)
    if login:
        own["Authorization"] = "Basic " + b64encode(":".join(login).encode()).decode("ascii")
    return own


def _bytes(text: str) -> bytes:
    """Return header text as the bytes it came from: Latin-1, else UTF-8 for what a user typed."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()
