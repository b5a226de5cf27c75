"""Conditional requests (RFC 9110 section 13): a reader that has the newest page gets three lines instead of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus

from starlette.responses import Response

MAX_AGE = 300  # seconds: stories come with polls, and those are minutes apart
_TAG = re.compile(r'(?:W/)?"([^"]*)"')
_SECOND = timedelta(seconds=1)


def validators(version: str, moved_at: datetime | None, now: datetime) -> dict[str, str]:
    """Return the headers that let a reader ask whether anything changed since.

    The tag is weak: compressed or not, the page is the same. What changed within this second may change again in it, so
    no Last-Modified speaks of it (RFC 9110 section 8.8.2.2).
    """
    headers = {"ETag": f'W/"{version}"', "Cache-Control": f"private, max-age={MAX_AGE}"}
    if moved_at is not None and now - moved_at >= _SECOND:
        headers["Last-Modified"] = format_datetime(moved_at.replace(microsecond=0), usegmt=True)
    return headers


def not_modified(headers: Mapping[str, str]) -> Response:
    """Return the answer to a reader that has the newest page."""
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={**headers, "Vary": "Accept-Encoding"})


def is_current(asked: Mapping[str, str], given: Mapping[str, str]) -> bool:
    """Return whether the reader has what `given` describes already; If-Modified-Since counts only without If-None-Match."""
    tags = asked.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or _TAG.findall(given["ETag"])[0] in _TAG.findall(tags)
    since, moved = _time(asked.get("if-modified-since")), _time(given.get("Last-Modified"))
    return since is not None and moved is not None and moved <= since


def _time(text: str | None) -> datetime | None:
    """Return an HTTP date; one that cannot be read, or names no zone, counts as missing."""
    try:
        parsed = parsedate_to_datetime(text or "")
    except ValueError:
        return None
    return parsed if parsed.tzinfo is not None else None
