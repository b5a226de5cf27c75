"""CSS selectors to XPath: the part people write for an article's body, its title, and what to remove.

Understood: type, `*`, `#id`, `.class`, `[a]`, `[a=v]`, `[a~=v]`, `[a|=v]`, `[a^=v]`, `[a$=v]`, `[a*=v]`, `:first-child`, `:last-child`,
`:first-of-type`, `:last-of-type`, `:nth-child(n)`, `:not(simple)`, the combinators (blank, `>`, `+`, `~`) and lists with `,`.
"""

from __future__ import annotations

import re

_SIMPLE = re.compile(
    r"""
    (?P<type>\*|[a-zA-Z][\w-]*)
    | \#(?P<id>[\w-]+)
    | \.(?P<class>[\w-]+)
    | \[\s*(?P<name>[a-zA-Z_][\w:-]*)\s*(?:(?P<how>[~|^$*]?=)\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[\w-]+))\s*)?\]
    | :not\((?P<not>[^()]+)\)
    | :nth-child\(\s*(?P<nth>\d+)\s*\)
    | :(?P<pseudo>first-child|last-child|first-of-type|last-of-type)
    """,
    re.VERBOSE,
)
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_AXES = {" ": "//", ">": "/", "+": "/following-sibling::*[1]/self::", "~": "/following-sibling::"}
_EDGES = {
    "first-child": "not(preceding-sibling::*)",
    "last-child": "not(following-sibling::*)",
    "first-of-type": "not(preceding-sibling::{tag})",
    "last-of-type": "not(following-sibling::{tag})",
}


class SelectorError(ValueError):
    """A selector that is not understood; the message names the place."""


def to_xpath(selector: str) -> str:
    """Return an XPath, relative to the element it is used on, for a CSS `selector`; raises SelectorError."""
    groups = [group.strip() for group in _split(selector)]
    if not all(groups):
        raise SelectorError(f"{selector!r} is empty, or has an empty part between commas")
    return " | ".join(_group(group) for group in groups)


def _split(selector: str) -> list[str]:
    """Split at commas outside brackets, parentheses and quotes."""
    return re.split(r",(?=(?:[^\[\]()\"']|\[[^\]]*\]|\([^)]*\)|\"[^\"]*\"|'[^']*')*$)", selector)


def _group(group: str) -> str:
    path, axis, place = ".", "//", 0
    while True:
        step, place = _compound(group, place)
        path += axis + step
        if place == len(group):
            return path
        combinator = _COMBINATOR.match(group, place)
        if combinator is None or combinator.end() == len(group):
            raise SelectorError(f"{group[place:]!r} in {group!r} is not understood")
        axis, place = _AXES[combinator.group(1) or " "], combinator.end()


def _compound(group: str, place: int) -> tuple[str, int]:
    """Return the XPath step of a compound selector that starts at `place`, and where it ends."""
    tag, tests, start = "*", [], place
    while (found := _SIMPLE.match(group, place)) and (found["type"] is None or place == start):
        if found["type"]:
            tag = found["type"].lower()
        else:
            tests.append(_test(found, tag))
        place = found.end()
    if place == start:
        raise SelectorError(f"{group[start:]!r} in {group!r} is not understood")
    return tag + "".join(f"[{test}]" for test in tests), place


def _test(found: re.Match[str], tag: str) -> str:
    """Return the XPath predicate of one simple selector."""
    if found["id"]:
        return f"@id = {_quoted(found['id'])}"
    if found["class"]:
        return _has_word("class", found["class"])
    if found["not"]:
        return f"not({_self(found['not'].strip())})"
    if found["nth"]:
        return f"count(preceding-sibling::*) = {int(found['nth']) - 1}"
    if found["pseudo"]:
        return _EDGES[found["pseudo"]].format(tag=tag)
    return _attribute(found)


def _self(simple: str) -> str:
    step, end = _compound(simple, 0)
    if end != len(simple):
        raise SelectorError(f":not({simple}) may hold one simple selector")
    return f"self::{step}"


def _attribute(found: re.Match[str]) -> str:
    name, how = found["name"].lower(), found["how"]
    attribute = _named(name)
    if how is None:
        return attribute
    value = next(value for value in (found["double"], found["single"], found["bare"]) if value is not None)
    text = _quoted(value)
    return {
        "=": f"{attribute} = {text}",
        "~=": _has_word(name, value),
        "|=": f"{attribute} = {text} or starts-with({attribute}, {_quoted(value + '-')})",
        "^=": f"starts-with({attribute}, {text})",
        "$=": f"substring({attribute}, string-length({attribute}) - {len(value) - 1}) = {text}",
        "*=": f"contains({attribute}, {text})",
    }[how]


def _named(name: str) -> str:
    """Return the XPath of an attribute; to XPath, "epub:type" would be of a namespace, and HTML has none."""
    return f"@*[name() = {_quoted(name)}]" if ":" in name else f"@{name}"


def _has_word(name: str, word: str) -> str:
    return f"contains(concat(' ', normalize-space({_named(name)}), ' '), {_quoted(f' {word} ')})"


def _quoted(value: str) -> str:
    """Return an XPath string literal; XPath 1.0 has no escapes."""
    if "'" not in value:
        return f"'{value}'"
    return f'"{value}"' if '"' not in value else "concat('" + value.replace("'", "', \"'\", '") + "')"
