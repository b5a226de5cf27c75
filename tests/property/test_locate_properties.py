from __future__ import annotations

import tomllib
from typing import Any

import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.config.locate import KeyPath, locate

names = st.text(min_size=1, max_size=6, alphabet=st.characters(blacklist_categories=("Cs", "Cc")))
scalars = st.one_of(
    st.booleans(),
    st.integers(-(2**40), 2**40),
    st.floats(allow_nan=False),
    st.dates(),
    st.times(),
    st.datetimes(),
    st.text(max_size=12, alphabet=st.one_of(st.sampled_from("\"'#[]{}=,.\\\n\t "), st.characters(blacklist_categories=("Cs", "Cc")))),
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3), max_leaves=12)
documents = st.dictionaries(names, values, max_size=5)


def paths(value: Any, path: KeyPath = ()) -> set[KeyPath]:
    found: set[KeyPath] = {path} if path else set()
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        found |= paths(inner, (*path, key))
    return found


def quoted(key: str) -> str:
    return tomlkit.item(key).as_string()


def style(value: Any, draw: st.DataObject) -> str:
    """One value in a spelling of Hypothesis' choice: lists over lines, strings of four kinds, inline tables."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)} = {style(inner, draw)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        gap = draw.draw(st.sampled_from(["", "\n", " # a ] note\n"]))
        return "[" + gap + ("," + gap).join(style(inner, draw) for inner in value) + gap + "]"
    if isinstance(value, str) and draw.draw(st.booleans()):
        if (
            "'''" not in value
            and not value.endswith("'")
            and not any(c < " " and c not in "\n\t" for c in value)
            and draw.draw(st.booleans())
        ):
            return f"'''\n{value}'''"
        return '"""\n' + value.replace("\\", "\\\\").replace('"', '\\"') + '"""'
    return tomlkit.item(value).as_string()


@given(documents)
@settings(max_examples=150, deadline=None)
def test_every_path_of_a_document_written_by_tomlkit_has_a_line_that_names_it(document: dict[str, Any]) -> None:
    text = tomlkit.dumps(document)
    lines = locate(text)
    assert set(lines) == paths(tomllib.loads(text))
    for path, line in lines.items():
        if isinstance(path[-1], str) and path[-1].isalnum():
            assert path[-1] in text.split("\n")[line - 1]


@given(documents, st.data())
@settings(max_examples=150, deadline=None)
def test_every_path_is_found_in_any_spelling(document: dict[str, Any], data: st.DataObject) -> None:
    text = "".join(f"{quoted(key)} = {style(value, data)} # note\n" for key, value in document.items())
    lines = locate(text)
    assert set(lines) == paths(tomllib.loads(text))
    top = [lines[(key,)] for key in document]
    assert top == sorted(set(top))
    for key in document:
        assert text.split("\n")[lines[(key,)] - 1].startswith(quoted(key))
