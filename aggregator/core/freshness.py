"""How long an answer says it stays good, and how long a server asks for a pause.

Every header value may be anything at all: what cannot be read is as if it were absent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from aggregator.model.fetch import Headers

_SECONDS = re.compile(r"\d+", re.ASCII)
_FRACTION = re.compile(r"(?<=[0-9])\.[0-9]+\s*$")  # programs that limit rates compute in fractions
_LONGEST_DATE = 64  # characters; the three forms of RFC 9110, 5.6.7 have at most 33
MOST = timedelta(days=3650)  # max-age=315360000 is real; nothing longer means anything


@dataclass(frozen=True, slots=True)
class Freshness:
    """How long an answer is fresh, and the header that said so."""

    wait: timedelta  # longer than zero
    why: str  # "max-age 3600 s"


def http_date(value: str | None) -> datetime | None:
    """Return the instant of an HTTP-date in any of its three forms (RFC 9110, 5.6.7), else None."""
    if not value or len(value) > _LONGEST_DATE:
        return None
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def seconds(value: str | None) -> timedelta | None:
    """Return a count of seconds written in ASCII digits, at most MOST, else None."""
    text = (value or "").strip()
    if not _SECONDS.fullmatch(text):
        return None
    return MOST if len(text) > len(str(int(MOST.total_seconds()))) else min(MOST, timedelta(seconds=int(text)))


def directives(cache_control: str | None) -> dict[str, str]:
    """Return the directives of Cache-Control in lower case; of a repeated one the first (RFC 9111, 4.2.1)."""
    found: dict[str, str] = {}
    for part in (cache_control or "").split(","):
        name, _, value = part.partition("=")
        found.setdefault(name.strip().lower(), value.strip().strip('"'))
    return found


def fresh_for(headers: Headers, now: datetime) -> Freshness | None:
    """Return how long the answer is fresh after `now`, None when it does not say or already is not.

    `max-age` beats `Expires` (RFC 9111, 5.3), `Age` is subtracted from either (4.2.3). `no-cache` and `no-store`
    say "ask again before use", neither "poll at will" nor "come back in ten years": they leave the interval alone. A `no-cache`
    that names headers (`no-cache="Set-Cookie"`, from load balancers) speaks of those alone (5.2.2.4).
    """
    said = directives(headers.cache_control)
    if said.get("no-cache") == "" or "no-store" in said:
        return None
    age = seconds(headers.age) or timedelta(0)
    lifetime, name = seconds(said.get("max-age")), "max-age"
    if lifetime is None:
        lifetime, name = _until_expiry(headers, now), "Expires in"
    if lifetime is None or lifetime <= age:
        return None
    return Freshness(lifetime - age, f"{name} {int((lifetime - age).total_seconds())} s")


def _until_expiry(headers: Headers, now: datetime) -> timedelta | None:
    expires = http_date(headers.expires)
    if expires is None:
        return None
    return min(MOST, expires - (http_date(headers.date) or now))


def retry_after(headers: Headers, now: datetime) -> timedelta | None:
    """Return the pause a Retry-After asks for, None when it asks for none that can be read.

    A date counts from the response's own `Date`, so that a wrong clock on either side does no harm (RFC 9110, 10.2.3).
    Negative numbers and past dates ask for nothing.
    """
    wait = seconds(_FRACTION.sub("", headers.retry_after or ""))
    if wait is None:
        moment = http_date(headers.retry_after)
        wait = min(MOST, moment - (http_date(headers.date) or now)) if moment else None
    return wait if wait and wait > timedelta(0) else None
