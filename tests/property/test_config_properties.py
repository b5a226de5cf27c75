from __future__ import annotations

from pathlib import Path
from typing import Any

import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.config.keys import keys, section_in, sections
from aggregator.config.load import parse
from aggregator.config.schema import Settings
from aggregator.errors import ConfigError, Problem

NAMES = sorted({key for _, section in sections() for key in keys(section)} | {"colour", "a.b", ""})
leaves = st.one_of(
    st.booleans(),
    st.integers(-5, 10**6),
    st.floats(),
    st.times(),
    st.sampled_from(
        ["", "1h", "https://a.example/", "http://[", "https://u:pw@a.example/", "html", "07:00", "UTC", "sqlite:///x", "(", "x", "::1"]
    ),
)
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4), max_leaves=6
)


def tables(section: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Documents that look like the schema, with anything in any place."""
    shapes: dict[str, st.SearchStrategy[Any]] = {}
    for key, field in keys(section).items():
        inner = section_in(field.annotation)
        if inner is None:
            shapes[key] = values
        else:
            table = st.deferred(lambda inner=inner: tables(inner))  # type: ignore[misc]  # bound early on purpose
            shapes[key] = table | st.lists(table, max_size=2) | values
    return st.fixed_dictionaries({}, optional=shapes)


def quoted(key: str) -> str:
    return f'"{key}"'


def inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)} = {inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(inline, value)) + "]"
    return tomlkit.item(value).as_string()


@given(tables(Settings))
@settings(max_examples=150, deadline=None)
def test_any_document_is_either_good_or_refused_line_by_line(document: dict[str, Any]) -> None:
    text = "".join(f"{quoted(key)} = {inline(value)}\n" for key, value in document.items())
    problems = mistakes(text)
    count = text.count("\n") + 1
    assert all(problem.line is not None and 1 <= problem.line <= count for problem in problems)
    assert "u:pw" not in "".join(map(str, problems))


def mistakes(text: str) -> tuple[Problem, ...]:
    try:
        parse(text, Path("config.toml"))
    except ConfigError as error:
        return error.problems
    return ()


@given(st.text(max_size=80))
def test_any_text_is_either_good_or_refused(text: str) -> None:
    mistakes(text.encode("utf-8", "replace").decode())
