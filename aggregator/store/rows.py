"""The rows of a query as plain values."""

from __future__ import annotations

from typing import Any


def tuples(query: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a query as tuples, read to the end: no cursor stays open."""
    return list(query.tuples().iterator())


def pairs(query: Any) -> dict[Any, Any]:
    """Return the rows of a query of two columns as a mapping."""
    return dict(query.tuples().iterator())
