"""Moments as people type them on any command: `24h`, `2d`, `today`, `2026-11-01`, `2026-11-01T07:00+01:00`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from aggregator.clock import SystemClock
from aggregator.core.moments import parse_moment
from aggregator.errors import UsageError


def moment(text: str, option: str, now: datetime, zone: str = "UTC") -> datetime:
    """Return the instant of `text`, given for `option`; times without an offset are on the clock of `zone`. Raises UsageError."""
    try:
        return parse_moment(text, now=now, zone=zone)
    except ValueError as error:
        msg = f"{option}: {error}"
        raise UsageError(msg) from error


def in_order(since: datetime | None, until: datetime | None) -> None:
    """Refuse a window that ends before it starts: it holds nothing, which looks like no news."""
    if since and until and until <= since:
        msg = f"--until ({until:%Y-%m-%d %H:%M} UTC) is not after --since ({since:%Y-%m-%d %H:%M} UTC): nothing lies between"
        raise UsageError(msg)


class Moment(click.ParamType[datetime]):
    """An option's value that is a moment, in UTC where it states no offset."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:  # noqa: ARG002 - click's signature
        """Return the instant; a wrong one ends as a usage error."""
        if isinstance(value, datetime):
            return value
        return moment(value, param.opts[0] if param else "time", SystemClock().now())
