"""How much of a title is kept. Pure."""

from __future__ import annotations

MAX_LINE = 1000  # characters of a title: longer ones are a body in the wrong element


def kept(line: str) -> str:
    """Return a title as long as it may be: what is over MAX_LINE characters is cut at a word."""
    if len(line) <= MAX_LINE:
        return line
    head, _, _ = line[: MAX_LINE - 1].rpartition(" ")
    return (head or line[: MAX_LINE - 1]) + "…"
