"""Publishers' words made safe for a terminal, and figures made readable."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from aggregator.core.unseen import without_unseen

NO_FEEDS = "no feeds yet; add one with `aggregator feeds add URL`"

# ESC starts sequences that move the cursor, retitle the window or answer with keystrokes (CSI, OSC, DCS).
_SEQUENCES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\|$)|[ -/]*[0-~])", re.DOTALL)
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return `text` without escape sequences and control characters; line breaks and tabs stay."""
    return without_unseen(_SEQUENCES.sub("", text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """Return `text` as one safe line."""
    return _BLANKS.sub(" ", plain(text)).strip()


def when(value: datetime | None) -> str:
    """Return `2026-11-01 07:30 UTC`, or `-` when nobody says."""
    return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC") if value else "-"


def count(number: int, noun: str, many: str = "") -> str:
    """Return `1 feed`, `2 feeds`; `many` is the plural that takes more than an "s"."""
    return f"{number} {noun}" if number == 1 else f"{number} {many or f'{noun}s'}"


def digests_told(number: int) -> str:
    """Return `2 digests`; a file without any has the one that is always there."""
    return count(number, "digest") if number else "1 digest (the default, daily)"


def size(number: int | None) -> str:
    """Return bytes as people read them: `12.3 MiB`."""
    if number is None:
        return "?"
    amount, units = float(number), iter(("B", "KiB", "MiB", "GiB", "TiB"))
    unit = next(units)
    while amount >= 1024 and unit != "TiB":  # noqa: PLR2004 - the step between units
        amount, unit = amount / 1024, next(units)
    return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
