"""Changing the feeds of config.toml without touching anything else in it.

Edits are made on lines, found by `locate`, so that every comment and blank line stays. tomlkit writes the values; its document
model is not used, because it files the comment above a table under the table before, and deleting that one would take it along.
Every result is read back and compared with what was meant, then validated whole, before it replaces the file.
"""

from __future__ import annotations

import fcntl
import functools
import os
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import tomlkit

from aggregator.config.document import read
from aggregator.config.load import parse
from aggregator.config.locate import KeyPath, locate
from aggregator.core.feedscheme import without_feed_scheme
from aggregator.core.urls import request_of
from aggregator.errors import ConfigError, NotFoundError, Problem, UsageError
from aggregator.lasting import is_special, replace

Document = dict[str, Any]
P = ParamSpec("P")
R = TypeVar("R")

_ENABLED = re.compile(r"^(\s*enabled\s*=\s*)(?:true|false)\b(.*)$")


def _one_at_a_time(edit: Callable[Concatenate[Path, P], R]) -> Callable[Concatenate[Path, P], R]:
    """Have other commands wait while a file is read, changed and replaced; its folder is locked, for the file is a new one then."""

    @functools.wraps(edit)
    def alone(path: Path, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            handle = os.open(path.resolve().parent, os.O_RDONLY)
        except OSError:
            return edit(path, *args, **kwargs)  # which says why nothing can be done there
        try:
            with suppress(OSError):  # NFS locks no folder
                fcntl.flock(handle, fcntl.LOCK_EX)
            return edit(path, *args, **kwargs)
        finally:
            os.close(handle)

    return alone


@_one_at_a_time
def add_feed(path: Path, feed: Mapping[str, str | Sequence[str]]) -> None:
    """Append a `[[feeds]]` table; raises UsageError when the feed stands there already or the file cannot be edited."""
    text, document = _open(path)
    lines = locate(text)
    for n, known in enumerate(document.get("feeds", [])):
        if request_of(known["url"]) == request_of(str(feed["url"])):
            msg = f"{path}:{lines['feeds', n, 'url']}: this feed is there already"
            raise UsageError(msg)
    end = _line_end(text)
    table = "".join(f"{key} = {tomlkit.item(value).as_string()}{end}" for key, value in feed.items())
    wanted = {**document, "feeds": [*document.get("feeds", []), dict(feed)]}
    try:
        _replace(path, f"{text.rstrip()}{end}{end}[[feeds]]{end}{table}".lstrip("\r\n"), wanted)
    except ConfigError as error:
        raise _as_given(error, path, len(wanted["feeds"])) from None


def _as_given(error: ConfigError, path: Path, number: int) -> ConfigError:
    """Return mistakes of a table that was not written, without the line and number that it would have had."""
    table = f" in [[feeds]] #{number}"
    told = (f"{problem.message.replace(table, '')}; nothing was added" for problem in error.problems)
    return ConfigError(tuple(Problem(str(path), None, message) for message in told))


@_one_at_a_time
def remove_feed(path: Path, name: str) -> str:
    """Take out the feed with this URL or name and return its URL; comments above it stay. Raises as `add_feed`, and NotFoundError."""
    text, document = _open(path)
    n = _index(path, document, name)
    feeds = document["feeds"]
    rows = _rows(text)
    start, end = _extent(rows, locate(text), n)
    while end < len(rows) and not rows[end].strip() and (start == 0 or not rows[start - 1].strip()):
        end += 1  # the blank line that parted it from the next table
    while end == len(rows) and start > 0 and not rows[start - 1].strip():
        start -= 1  # the one that parted it from the table before
    wanted = {**document, "feeds": feeds[:n] + feeds[n + 1 :]}
    _replace(path, "".join(rows[:start] + rows[end:]), wanted)
    return str(feeds[n]["url"])


@_one_at_a_time
def set_enabled(path: Path, name: str, *, enabled: bool) -> str:
    """Pause or resume the feed with this URL or name and return its URL; raises as `remove_feed`."""
    text, document = _open(path)
    n = _index(path, document, name)
    feeds, lines = document["feeds"], locate(text)
    rows = _rows(text)
    at = lines.get(("feeds", n, "enabled"))
    if at is not None:
        rows[at - 1] = _ENABLED.sub(rf"\g<1>{str(enabled).lower()}\g<2>", rows[at - 1])
    elif not enabled:
        rows.insert(lines["feeds", n, "url"], f"enabled = false{_line_end(text)}")
    wanted_feed = feeds[n] if enabled and at is None else {**feeds[n], "enabled": enabled}
    _replace(path, "".join(rows), {**document, "feeds": [*feeds[:n], wanted_feed, *feeds[n + 1 :]]})
    return str(feeds[n]["url"])


def _rows(text: str) -> list[str]:
    """Return the lines as TOML counts them, each with its line end."""
    return [f"{row}\n" for row in text.removesuffix("\n").split("\n")]


def _line_end(text: str) -> str:
    """Return how the file ends its first line, as an editor on Windows may."""
    return "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"


def _open(path: Path) -> tuple[str, Document]:
    """Return text and content of a file that loads: edits start from a good file only."""
    text = read(path)
    parse(text, path)
    return text, tomllib.loads(text)


def _index(path: Path, document: Document, name: str) -> int:
    feeds = enumerate(document.get("feeds", []))
    found = [n for n, feed in feeds if name in (feed["url"], without_feed_scheme(feed["url"]), feed.get("name"))]
    if not found:
        msg = f'{path} has no feed with the address or name "{name}"; "aggregator feeds list" shows all'
        raise NotFoundError(msg)
    if len(found) > 1:
        msg = f'{path} has {len(found)} feeds with the name "{name}"; give the address'
        raise UsageError(msg)
    return found[0]


def _extent(rows: Sequence[str], lines: Mapping[KeyPath, int], n: int) -> tuple[int, int]:
    """Return the slice of `rows` from the feed's header to its last key, without the comments that follow."""
    start = lines["feeds", n] - 1
    others = [line - 1 for path, line in lines.items() if line - 1 > start and path[:2] != ("feeds", n)]
    end = min(others, default=len(rows))
    while rows[end - 1].strip() == "" or rows[end - 1].lstrip().startswith("#"):
        end -= 1
    return start, end


def _replace(path: Path, text: str, wanted: Document) -> None:
    """Write `text` when it means `wanted` and is valid; the file is whole at every moment and keeps its mode and owner."""
    try:
        as_meant = tomllib.loads(text) == {key: value for key, value in wanted.items() if value != [] or key != "feeds"}
    except tomllib.TOMLDecodeError:
        as_meant = False
    if not as_meant:
        msg = f"{path}: the feeds are written in a way this command cannot edit safely (as an inline list?); nothing was changed"
        raise UsageError(msg)
    parse(text, path)
    if is_special(path):
        msg = f"{path}: is no file that can be edited; nothing was changed"
        raise UsageError(msg)
    try:
        replace(path, text.encode())
    except UnicodeEncodeError:  # the bytes of a terminal that speaks another encoding
        msg = "what is to be written is not UTF-8; set the terminal to UTF-8, or write it into the file; nothing was changed"
        raise UsageError(f"{path}: {msg}") from None
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror}; nothing was changed"
        raise UsageError(msg) from None
