"""Finding one's way in the schema: which table a path leads to, which keys it has, what to call it."""

from __future__ import annotations

import difflib
import re
import typing
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from aggregator.config.schema import Section, Settings

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def keys(section: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return a table's keys as they are written in the file (`from`, not `from_`)."""
    return {field.alias or name: field for name, field in section.model_fields.items()}


def section_in(annotation: Any) -> type[Section] | None:
    """Return the table type inside `X`, `X | None`, `tuple[X, ...]` or `dict[str, X]`."""
    if isinstance(annotation, type) and issubclass(annotation, Section):
        return annotation
    return next(filter(None, map(section_in, typing.get_args(annotation))), None)


def section_at(path: Sequence[str | int]) -> type[Section] | None:
    """Return the table type that `path` leads to; None where it leads to no table of the schema."""
    section: type[Section] | None = Settings
    named = False  # inside dict[str, X]: the next part is a name of the user's
    for part in path:
        if isinstance(part, int) or named:
            named = False
        elif section is None or part not in keys(section):
            return None
        else:
            annotation = keys(section)[part].annotation
            section, named = section_in(annotation), typing.get_origin(annotation) is dict
    return None if named else section


def table_name(path: Sequence[str | int]) -> str:
    """Return what people call the table at `path`: `[fetch]`, `[[feeds]] #2`, `[digests.email] of [[digests]] #1`."""
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return "the top level"
    dotted = ".".join(name if _BARE.fullmatch(name) else f'"{name}"' for name in names)
    array = next((n for n, part in enumerate(path) if isinstance(part, int)), None)
    if array is None:
        return f"[{dotted}]"
    item = f"[[{path[array - 1]}]] #{int(path[array]) + 1}"
    return item if array == len(path) - 1 else f"[{dotted}] of {item}"


def sections(section: type[Section] = Settings, dotted: str = "", header: str = "") -> Iterator[tuple[str, type[Section]]]:
    """Yield every table of the schema with its header ("" for the top level, then `[fetch]`, `[[feeds]]`), in the schema's order."""
    yield header, section
    for name, field in keys(section).items():
        inner = section_in(field.annotation)
        if inner is not None:
            origin = typing.get_origin(field.annotation)
            path = f"{dotted}.{name}{'.NAME' if origin is dict else ''}".lstrip(".")
            yield from sections(inner, path, f"[[{path}]]" if origin is tuple else f"[{path}]")


def hint_for(unknown: str, table: Sequence[str | int]) -> str:
    """Return what to do about an unknown key of `table`: the nearest known one, the table it belongs to, or all there are."""
    section = section_at(table)
    known = list(keys(section)) if section else []
    near = difflib.get_close_matches(unknown, known, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    homes = [name for name, other in sections() if unknown in keys(other) and other is not section]
    if homes:
        return "it belongs to " + " or ".join(home or "the top level" for home in homes[:2])
    return "known are " + ", ".join(known)
