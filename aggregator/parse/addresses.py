"""A plain list of feeds: an address a line, as in newsboat's file `urls`."""

from __future__ import annotations

import re

from aggregator.parse.opml import OpmlFeed

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')  # newsboat: a word, or several in quotation marks
_ESCAPED = re.compile(r"\\(.)")
_FIRST = re.compile(r'"?(?:https?|feed|exec|filter|query):', re.IGNORECASE)


def is_plain_list(data: bytes) -> bool:
    """Tell whether the first line that is no comment begins with an address, or with what newsboat takes for one."""
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    return _FIRST.match(next((line for line in lines if line and not line.startswith("#")), "")) is not None


def read_plain(data: bytes) -> tuple[OpmlFeed, ...]:
    """Return the feeds of a plain list, unchecked: address, then tags, of which "~name" is its name and "!" hides it there."""
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    return tuple(_feed(line) for line in lines if line and not line.startswith("#"))


def _feed(line: str) -> OpmlFeed:
    url, *words = (_ESCAPED.sub(r"\1", quoted) if quoted else bare for quoted, bare in _WORD.findall(line))
    name = next((word[1:] for word in words if word.startswith("~")), "")
    return OpmlFeed(url, " ".join(name.split()), tags=tuple(dict.fromkeys(word for word in words if word and word[0] not in "~!")))
