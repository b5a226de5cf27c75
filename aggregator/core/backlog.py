"""Which entries of a feed's very first poll were already old: they stay out of the next digest (E7)."""

from __future__ import annotations

from datetime import datetime, timedelta

_OLD = timedelta(hours=24)
_HEAD = 10  # undated entries at the top of a document that may well be today's


def is_backlog(*, first_poll: bool, published: datetime | None, position: int, now: datetime) -> bool:
    """Return whether an entry at 0-based `position` is backlog; an undated one is judged by its place."""
    if not first_poll:
        return False
    return position >= _HEAD if published is None else now - published > _OLD
