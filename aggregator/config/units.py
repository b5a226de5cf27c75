"""Durations and sizes as people write them."""

from __future__ import annotations

import json
import re
from datetime import time, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)", re.ASCII)
_SECONDS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_SIZE = re.compile(r"(\d{1,30}(?:\.\d+)?)\s*(B|kB|KB|KiB|MB|MiB|GB|GiB)?", re.ASCII)
_BYTES = {
    "B": 1,
    "kB": 10**3,
    "KB": 10**3,
    "KiB": 2**10,
    "MB": 10**6,
    "MiB": 2**20,
    "GB": 10**9,
    "GiB": 2**30,
}
_LONGEST = timedelta(days=365_000)  # a thousand years: what is longer leads out of the calendar (years 1 to 9999)


def parse_duration(value: Any) -> Any:
    """Return the timedelta of "90s", "1h30m", "2 d"; anything else raises ValueError."""
    if isinstance(value, timedelta):
        return value
    text = value.strip() if isinstance(value, str) else ""
    parts = _DURATION.findall(text)
    if not parts or _DURATION.sub("", text).strip():
        msg = f'{value!r} is not a duration; write a number and a unit, like "30s", "10m", "1h30m" or "7d"'
        raise ValueError(msg)
    seconds = sum(float(number) * _SECONDS[unit] for number, unit in parts)
    if seconds > _LONGEST.total_seconds():
        msg = f"must be at most {format_duration(_LONGEST)}"
        raise ValueError(msg)
    return timedelta(seconds=seconds)


def check_positive(value: timedelta) -> timedelta:
    """Return `value`; raise ValueError when it is zero."""
    if not value:
        raise ValueError("must be longer than 0s")
    return value


def check_kept(value: timedelta) -> timedelta:
    """Return how long something is kept; raise ValueError for zero, which elsewhere means no limit and here would take everything."""
    if not value:
        raise ValueError('would prune every article at once; to keep them, write a long time, like "36500d"')
    return value


def check_time(value: Any) -> Any:
    """Return `value`; raise ValueError for a number, which would count as seconds after midnight."""
    if isinstance(value, int | float):
        msg = f'{json.dumps(value)} is not a time of day; write it like "07:00"'
        raise ValueError(msg)  # noqa: TRY004 - pydantic reports a ValueError as a mistake of the user
    return value


def parse_size(value: Any) -> Any:
    """Return the bytes of "15MiB", "500 kB" or a whole number; anything else raises ValueError."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        msg = f'{value!r} is not a size; write a number and a unit, like "15MiB" or "2GB"'
        raise ValueError(msg)
    return int(float(match[1]) * _BYTES[match[2] or "B"])


def format_size(value: int) -> str:
    """Return the shortest exact form: "15MiB"."""
    unit = next((unit for unit in ("GiB", "MiB", "KiB") if value and value % _BYTES[unit] == 0), "B")
    return f"{value // _BYTES[unit]}{unit}"


def format_duration(value: timedelta) -> str:
    """Return the shortest exact form: "1h30m"."""
    rest, parts = round(value.total_seconds() * 1000), []
    for unit in ("d", "h", "m", "s", "ms"):
        count, rest = divmod(rest, round(_SECONDS[unit] * 1000))
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"


Duration = Annotated[
    timedelta,
    BeforeValidator(parse_duration),
    PlainSerializer(format_duration, return_type=str),
]
PositiveDuration = Annotated[Duration, AfterValidator(check_positive)]
KeptDuration = Annotated[Duration, AfterValidator(check_kept)]
Size = Annotated[int, BeforeValidator(parse_size), PlainSerializer(format_size, return_type=str)]
TimeOfDay = Annotated[time, BeforeValidator(check_time)]
