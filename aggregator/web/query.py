"""What an address asks, read once: texts, numbers, days, instants."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request

from aggregator.core import naming
from aggregator.errors import NotFoundError


def asked(request: Request, name: str) -> str:
    """Return a parameter of the query; no database takes a NUL in a text."""
    return request.query_params.get(name, "").replace("\0", " ").strip()


def number(request: Request, name: str, default: int) -> int:
    """Return a number of the query, the default where there is none or no number."""
    found = naming.number(asked(request, name))
    return default if found is None else found


def day(request: Request, name: str) -> datetime | None:
    """Return the start of a day (UTC) of the query, None where none is given; raises HTTPException when it is no day."""
    text = asked(request, name)
    try:
        return datetime.combine(date.fromisoformat(text), time(), UTC) if text else None
    except ValueError:
        raise HTTPException(400, f"{name}={text[:40]!r} is no day; write it like 2026-11-23") from None


def end_of(start: datetime | None) -> datetime | None:
    """Return the end of the day that begins at `start`, None for no day and for the last one there is."""
    return None if start is None or start.date() == date.max else start + timedelta(days=1)


def instant(text: str) -> datetime:
    """Return the time in an address, in UTC; raises NotFoundError for one that cannot be read: it names nothing."""
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is not None:
            return found.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise NotFoundError(f"no time: {text[:40]!r}")
