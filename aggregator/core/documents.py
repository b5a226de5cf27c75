"""Frozen dataclasses as JSON documents and back: how a built digest is kept until every delivery has it."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def dump(value: Any) -> Any:
    """Return dicts, lists and plain values; times as ISO 8601 in UTC, to the microsecond."""
    if is_dataclass(value):
        return {f.name: dump(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [dump(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def load(kind: type[T], document: dict[str, Any]) -> T:
    """Return the dataclass that `dump` wrote; raises KeyError or ValueError for a document of another shape."""
    result: T = _load(kind, document)
    return result


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _required(kind: type) -> frozenset[str]:
    """Return the fields without a default: a document of an older version may lack the others."""
    return frozenset(f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)


def _load(kind: Any, value: Any) -> Any:
    if get_origin(kind) is UnionType:
        return None if value is None else _load(next(k for k in get_args(kind) if k is not type(None)), value)
    if get_origin(kind) is tuple:
        return _load_tuple(get_args(kind), value)
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]  # a dataclass given as a type, never an instance
        given = {name: _load(hint, value[name]) for name, hint in hints.items() if name in value or name in _required(kind)}  # type: ignore[arg-type]  # as above
        return kind(**given)  # type: ignore[operator]  # as above
    if kind is datetime:
        return datetime.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, StrEnum) else value


def _load_tuple(kinds: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    if len(kinds) > 1 and kinds[1] is Ellipsis:
        return tuple(_load(kinds[0], item) for item in values)
    return tuple(_load(kind, item) for kind, item in zip(kinds, values, strict=True))
