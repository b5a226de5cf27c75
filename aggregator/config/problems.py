"""Mistakes in a document as sentences for people: what, where, what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from aggregator.config.keys import hint_for, keys, section_at, section_in, table_name
from aggregator.config.locate import KeyPath, line_of

Found = tuple[int | None, str]  # line, sentence

_WANTS = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number",
    "bool_type": "true or false, without quotes",
    "bool_parsing": "true or false, without quotes",
    "tuple_type": "a list in square brackets",
    "model_type": "a table",
    "dict_type": "a table",
    "path_type": "a path in quotes",
    "time_type": 'a time of day, like "07:00"',
    "time_parsing": 'a time of day, like "07:00"',
}
_BOUNDS = {
    "greater_than_equal": "must be at least {ge:g}",
    "less_than_equal": "must be at most {le:g}",
    "greater_than": "must be more than {gt:g}",
    "too_short": "needs at least {min_length} item",
    "literal_error": "must be one of {expected}",
}


def describe(error: ValidationError, document: Mapping[str, Any], lines: Mapping[KeyPath, int]) -> Iterator[Found]:
    """Yield line and sentence of every mistake that validation found; values under `headers` are never repeated."""
    for detail in error.errors(include_url=False):
        if detail["type"] == "too_short" and detail["input"]:
            continue  # pydantic counts only the good items; the bad ones are reported themselves
        path = _in_document(detail["loc"], document)
        yield line_of(lines, path), _sentence(detail, path)


def subject(path: Sequence[str | int]) -> str:
    """Return `"interval" in [[feeds]] #2`, or `item 1 of "tags" in ...`."""
    last = max(n for n, part in enumerate(path) if isinstance(part, str))
    item = f"item {int(path[-1]) + 1} of " if last < len(path) - 1 else ""
    return f'{item}"{path[last]}" {_in(path[:last])}'


def _in(table: Sequence[str | int]) -> str:
    return f"in {table_name(table)}" if table else "at the top level"


def _in_document(loc: Sequence[str | int], document: Mapping[str, Any]) -> KeyPath:
    """Cut what pydantic appends to a path (names of union members, "[key]"), but keep a missing key."""
    value: Any = document
    for n, part in enumerate(loc):
        if isinstance(value, Mapping) and part in value:
            value = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
        else:
            return tuple(loc[: n + isinstance(value, Mapping)])
    return tuple(loc)


def _sentence(detail: ErrorDetails, path: KeyPath) -> str:
    kind, table, key = detail["type"], path[:-1], str(path[-1])
    if kind == "extra_forbidden":
        return f'unknown key "{key}" {_in(table)}; {hint_for(key, table)}'
    if kind == "missing":
        return f'{table_name(table)} needs "{key}"'
    return f"{subject(path)}: {_what(detail, path)}"


def _what(detail: ErrorDetails, path: KeyPath) -> str:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind in _BOUNDS:
        return _BOUNDS[kind].format(**context).replace("'", '"') + _not(given, path)
    brackets = _brackets(given, path)
    if brackets:
        return brackets
    if kind in _WANTS:
        return f"needs {_WANTS[kind]}{_not(given, path)}"
    return detail["msg"]


def _brackets(given: Any, path: KeyPath) -> str | None:
    """Return the advice for the commonest slip of TOML: [feeds] for [[feeds]], or the reverse."""
    parent, name = section_at(path[:-1]), path[-1]
    field = keys(parent).get(str(name)) if parent else None
    if field is None or section_in(field.annotation) is None:
        return None
    if isinstance(given, dict):
        return f"write [[{name}]] with double brackets"
    return f"write [{name}] with single brackets" if isinstance(given, list) else None


def _not(given: Any, path: KeyPath) -> str:
    if "headers" in path or not isinstance(given, str | int | float | bool):
        return ""
    return f", not {json.dumps(given, ensure_ascii=False)}"
