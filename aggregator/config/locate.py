"""Where things stand in a TOML document: path -> line.

tomllib says what a document means but not where. This scanner reads only as much grammar as is needed to know which key stands on
which line; it is for documents that tomllib has accepted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping

KeyPath = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r]+|\#[^\n]*)
      | (?P<newline>\n)
      | (?P<string>\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
      | (?P<mark>[\[\]{}=,.])
      | (?P<word>[^\s\[\]{}=,.\#"']+)""",
    re.VERBOSE | re.DOTALL,
)


def locate(text: str) -> dict[KeyPath, int]:
    """Return the 1-based line of every key, table and list item of a document that tomllib accepts."""
    return _Scanner(text).document()


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    """Return the line of `path`, or of the nearest table around it; None for the document as a whole."""
    return next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), None)


class _Scanner:
    """One pass over the tokens; `at` is the token looked at."""

    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self.items: dict[KeyPath, int] = {}  # arrays of tables: index of the last one
        self.at = 0
        self.tokens: list[tuple[str, str, int]] = []
        line = 1
        for match in _TOKEN.finditer(text):
            if match.lastgroup != "blank":
                self.tokens.append((str(match.lastgroup), match[0], line))
            line += match[0].count("\n")
        self.tokens.append(("end", "", line))

    def document(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        while self.tokens[self.at][0] != "end":
            if self.tokens[self.at][0] == "newline":
                self.at += 1
            elif self.tokens[self.at][1] == "[":
                table = self.header()
            else:
                self.pair(table)
        return self.lines

    def header(self) -> KeyPath:
        start = self.at
        array = self.tokens[start + 1][1] == "["
        self.at += 1 + array
        path = self.key((), self.tokens[start][2], last_is_array=array)
        self.at += 1 + array
        return path

    def pair(self, table: KeyPath) -> None:
        path = self.key(table, self.tokens[self.at][2])
        self.at += 1  # the equals sign
        self.value(path)

    def key(self, path: KeyPath, line: int, *, last_is_array: bool = False) -> KeyPath:
        while True:
            path = (*path, next(iter(tomllib.loads(f"{self.tokens[self.at][1]}=0"))))
            self.lines.setdefault(path, line)
            self.at += 1
            dotted = self.tokens[self.at][1] == "."
            self.at += dotted
            if not dotted and last_is_array:
                self.items[path] = self.items.get(path, -1) + 1
            if path in self.items:
                path = (*path, self.items[path])
                self.lines.setdefault(path, line)
            if not dotted:
                return path

    def value(self, path: KeyPath) -> None:
        opening = self.tokens[self.at][1]
        if opening == "{":
            self.inside("}", lambda _: self.pair(path))
        elif opening == "[":
            self.inside("]", lambda index: self.item((*path, index)))
        else:
            while self.tokens[self.at][0] not in ("newline", "end") and self.tokens[self.at][1] not in (",", "]", "}"):
                self.at += 1

    def item(self, path: KeyPath) -> None:
        self.lines[path] = self.tokens[self.at][2]
        self.value(path)

    def inside(self, closing: str, each: Callable[[int], None]) -> None:
        self.at += 1
        index = 0
        while self.tokens[self.at][1] != closing:
            if self.tokens[self.at][0] == "newline" or self.tokens[self.at][1] == ",":
                self.at += 1
            else:
                each(index)
                index += 1
        self.at += 1
