"""What a server answered, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from aggregator.errors import Outcome
from aggregator.model.feed import Validators


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds of one request; set by config/."""

    timeout: timedelta  # connect and each read
    total: timedelta  # whole exchange, redirects included
    max_body: int  # bytes after decompression
    max_redirects: int = 10  # newsboat's cap


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One GET as the engine asks for it."""

    url: str
    limits: FetchLimits
    validators: Validators | None = None  # sent only to validators.url
    headers: tuple[tuple[str, str], ...] = ()  # the user's own for this feed
    auth: tuple[str, str] | None = None
    ca_file: str | None = None
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class Headers:
    """Response headers that decisions are made of; every other one is dropped at the door."""

    date: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    cache_control: str | None = None
    expires: str | None = None
    age: str | None = None
    retry_after: str | None = None
    content_type: str | None = None
    content_language: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """One hop."""

    status: int
    location: str  # absolute


@dataclass(frozen=True, slots=True)
class FetchResult:
    """A 2xx with its whole body."""

    url: str  # effective URL after redirects
    status: int
    headers: Headers
    parts: tuple[bytes, ...]  # of the body, as it came or decompressed, at most max_body in all
    wire_bytes: int  # bytes received for the body, before decompression
    redirects: tuple[Redirect, ...]
    fetched_at: datetime
    elapsed: float  # seconds

    @property
    def body(self) -> bytes:
        """The whole body, put together each time it is asked for where it came in several parts."""
        return self.parts[0] if len(self.parts) == 1 else b"".join(self.parts)

    @property
    def size(self) -> int:
        """Bytes of the body."""
        return sum(map(len, self.parts))


@dataclass(frozen=True, slots=True)
class NotModified:
    """A 304."""

    url: str
    headers: Headers
    redirects: tuple[Redirect, ...]
    fetched_at: datetime
    elapsed: float


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """Anything else, named."""

    url: str
    outcome: Outcome
    detail: str  # one sentence for people, no secrets
    status: int | None  # HTTP status where there was one
    headers: Headers
    redirects: tuple[Redirect, ...]
    fetched_at: datetime
    elapsed: float
    wire_bytes: int = 0


Fetched = FetchResult | NotModified | FetchFailure
