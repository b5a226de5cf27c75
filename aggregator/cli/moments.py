"""Moments as people type them: `24h`, `2d`, `today`, `2026-11-01`, `2026-11-01T07:00+01:00`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import click

from aggregator.clock import SystemClock
from aggregator.config.units import parse_duration


def moment(text: str, now: datetime) -> datetime:
    """Return the instant of `text`, in UTC; a time without a zone is UTC, a length lies before `now`. Raises ValueError."""
    word = text.strip().lower()
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    named = {"now": now, "today": midnight, "yesterday": midnight - timedelta(days=1)}
    if word in named:
        return named[word]
    try:
        stated = datetime.fromisoformat(text.strip())
    except ValueError:
        length: timedelta = parse_duration(text)
        return now - length
    return stated.replace(tzinfo=UTC) if stated.tzinfo is None else stated.astimezone(UTC)


class Moment(click.ParamType[datetime]):
    """An option's value that is a moment."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the instant; a wrong one ends as a usage error."""
        if isinstance(value, datetime):
            return value
        try:
            return moment(value, SystemClock().now())
        except (ValueError, OverflowError):
            self.fail(f'{value!r} is not a time; write "24h", "2d", "today" or "2026-11-01T07:00Z"', param, ctx)
