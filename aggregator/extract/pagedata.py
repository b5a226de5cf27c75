"""The JSON that a page carries for its own scripts: Next's and Nuxt's state, assignments to a variable, attributes of an empty element.

Only JSON is read, never a script's code: `window.__NUXT__ = (function(a, b) {...})(...)` holds nothing that could be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import unquote

from lxml.html import HtmlElement

_JSON_TYPES = frozenset({"application/json", "text/json", "application/x-json"})
_VARIABLE = re.compile(
    r"(?<![\w$.])([\w$.]{0,60}(?:state|data|props|content|store|article|story|post|page|nuxt|next|context|datalayer\.push)[\w$]{0,40})"
    r"(?:[\"']\])?\s*(?:=|\()\s*(?=[\[{]|JSON\.parse\()",
    re.IGNORECASE,
)
_PARSE = re.compile(r"JSON\.parse\(\s*(decodeURIComponent\(\s*)?(?:(\"(?:[^\"\\]|\\.)*+\")|'((?:[^'\\]|\\.)*+)')", re.DOTALL)
_UNDEFINED = re.compile(r"(?<=[:,\[])\s*(?:undefined|NaN|void 0)\s*(?=[,}\]])")
_TOKEN = re.compile(
    r"""'(?P<single>(?:[^'\\]|\\.)*+)'|(?P<double>"(?:[^"\\]|\\.)*+"(?:\s*+:)?+)|(?P<edge>[{}\[\],:])|(?P<nothing>undefined|NaN)\b"""
    r"""|(?P<word>true|false|null|-?\d[\d.eE+-]*+)(?=[\s,}\]])|(?P<name>[A-Za-z_$][\w$]*+)\s*+:|(?P<space>\s++)|(?P<other>.)""",
    re.DOTALL,
)
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_QUOTE = "\\'"
_MOST_RELAXED = 5_000  # characters of what a page tells its counters
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")
_LEAST = 60  # characters of an attribute that holds more than settings
_DECODER = json.JSONDecoder(strict=False)
_TRIES = 1000  # assignments of one script that are looked at
_REFERENCES = 100_000  # values that one flattened state may be made of


@dataclass(frozen=True, slots=True)
class Document:
    """One JSON value of a page."""

    name: str  # of the script, the variable or the attribute
    value: Any  # an object or a list


def documents(tree: HtmlElement, hint: re.Pattern[str] | None = None) -> Iterator[Document]:
    """Yield what the page's scripts carry, then what its attributes hold; of scripts only those that `hint` is found in."""
    for script in tree.iter("script"):
        if hint is not None and not hint.search(script.text or ""):
            continue
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        if kind in _JSON_TYPES:
            yield from _whole(script.get("id") or "", script.text or "")
        elif kind in ("", "text/javascript", "application/javascript", "module") and script.text:
            yield from _assigned(script.text)
    yield from _in_attributes(tree)


def _whole(name: str, text: str) -> Iterator[Document]:
    value = parsed(text)
    if isinstance(value, list) and name == "__NUXT_DATA__":
        value = _revived(value)
    if isinstance(value, dict | list):
        yield Document(name, value)


def _assigned(text: str) -> Iterator[Document]:
    end = 0
    for found in islice(_VARIABLE.finditer(text), _TRIES):
        if found.end() < end:
            continue  # inside the last one's JSON
        value, end = _at(text, found.end())
        if isinstance(value, dict | list) and value:
            yield Document(found[1], value)


def _at(text: str, place: int) -> tuple[Any, int]:
    """Return the value that begins at a place of a script, and where it ends; None where it is no JSON."""
    call = _PARSE.match(text, place)
    if call is not None:
        return parsed(_literal(call)), call.end()
    for source in (text, _UNDEFINED.sub("null", text[place:]) if "undefined" in text else ""):
        with suppress(ValueError, RecursionError):
            value, end = _DECODER.raw_decode(source, place if source is text else 0)
            return value, end if source is text else place + end
    return _relaxed(text, place)


def _relaxed(text: str, place: int) -> tuple[Any, int]:
    """Return the value of an object as scripts write it, with bare names and single quotes; None where it holds more than values."""
    pieces: list[str] = []
    depth = 0
    for token in _TOKEN.finditer(text, place, place + _MOST_RELAXED):
        kind, said = token.lastgroup, token.group()
        if kind == "other":
            break
        depth += (said in ("{", "[")) - (said in ("}", "]"))
        pieces.append(_WRITTEN[kind](token) if kind in _WRITTEN else said)
        if depth == 0:
            return parsed(_LAST_COMMA.sub("", "".join(pieces))), token.end()
    return None, place


def _quoted(token: re.Match[str]) -> str:
    inner = re.sub(r"(\\.)|\"", lambda m: m[1] or '\\"', token["single"], flags=re.DOTALL)
    return f'"{inner.replace(_QUOTE, chr(39))}"'


_WRITTEN: dict[str | None, Callable[[re.Match[str]], str]] = {
    "single": _quoted,
    "name": lambda token: f'"{token["name"]}":',
    "nothing": lambda _: "null",
}


def _literal(call: re.Match[str]) -> str:
    """Return the string that a script's literal stands for."""
    inner = call[2][1:-1] if call[2] else re.sub(r'(\\.)|"', lambda m: m[1] or '\\"', call[3] or "", flags=re.DOTALL)
    value = parsed(f'"{_HEX.sub(_escaped, inner.replace(chr(92) + chr(39), chr(39)))}"')
    text = value if isinstance(value, str) else ""
    return unquote(text) if call[1] else text


def _escaped(found: re.Match[str]) -> str:
    return f"\\u00{found[1]}"


def parsed(text: str) -> Any:
    """Return the JSON value of a text, None where it is none, or nested a thousand deep."""
    with suppress(ValueError, RecursionError):
        return json.loads(text, strict=False)
    return None


def _in_attributes(tree: HtmlElement) -> Iterator[Document]:
    """Yield the objects in attributes: `data-page` of Inertia, `data-react-props`, `:article` of Vue."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.attrib:
            for name, text in element.attrib.items():
                if len(text) >= _LEAST and text.lstrip()[:1] in ("{", "["):
                    yield from _whole(str(name), text)


def _revived(flat: list[Any]) -> Any:
    """Return the value of a state in which every value stands once and is named by its place, as Nuxt 3 writes it (devalue).

    An object that is named twice stands at its first place alone: states that hold themselves, or double at each step, have an end.
    """
    with suppress(RecursionError):
        return _at_place(0, flat[:_REFERENCES], set())
    return None


def _at_place(place: Any, flat: list[Any], seen: set[int]) -> Any:
    if not isinstance(place, int) or not 0 <= place < len(flat):
        return None
    raw = flat[place]
    if not isinstance(raw, dict | list):
        return raw
    if place in seen:
        return None
    seen.add(place)
    if isinstance(raw, dict):
        return {key: _at_place(member, flat, seen) for key, member in raw.items()}
    if raw and isinstance(raw[0], str):  # ["Reactive", 1], ["Date", "2025-06-01T08:00:00Z"]
        return raw[-1] if isinstance(raw[-1], str) else _at_place(raw[-1], flat, seen)
    return [_at_place(member, flat, seen) for member in raw]
