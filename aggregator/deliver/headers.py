"""Header lines that every mail program reads back as they were meant.

Python's own folding begins a long subject on a line of its own, drops the blanks between two encoded words of a name, and leaves
what looks like an encoded word in a headline for the reader's program to decode.
"""

from __future__ import annotations

from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from typing import Any, ClassVar, Literal

from aggregator.core.mailaddress import address

_PLAIN = "us-ascii"
_LINE = 76  # characters (RFC 2047 2)
_LONGEST_WORD = 60  # fits into the first line behind any of our names


class _Text(BaseHeader):
    """A subject: what is given is what is meant, nothing in it is an encoded word yet."""

    max_count: ClassVar[Literal[1]] = 1

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        """Take the text as it stands."""
        kwds["parse_tree"], kwds["decoded"] = None, value

    def fold(self, *, policy: Any) -> str:
        """Return the lines."""
        return _folded(self.name, policy.linesep, (str(self), _charset(str(self))))


class _Mailbox(_Text):
    """One address with a name."""

    def fold(self, *, policy: Any) -> str:
        """Return the lines; only a name that is not ASCII is encoded, the address never (RFC 2047 5)."""
        found = address(str(self))
        if _charset(found.display_name) == _PLAIN:
            return f"{self.name}: {self}{policy.linesep}"  # nowhere near the 998 characters of RFC 5322 2.1.1
        return _folded(self.name, policy.linesep, (found.display_name, "utf-8"), (f"<{found.addr_spec}>", _PLAIN))


def policy() -> EmailPolicy[EmailMessage]:
    """Return how our messages are written."""
    registry = HeaderRegistry()
    kinds: dict[str, type[BaseHeader]] = {"subject": _Text, "from": _Mailbox, "to": _Mailbox}
    for name, kind in kinds.items():
        registry.map_to_type(name, kind)
    return SMTP.clone(header_factory=registry)


def _folded(name: str, linesep: str, *pieces: tuple[str, str]) -> str:
    header = Header(maxlinelen=_LINE, header_name=name)
    for text, charset in pieces:
        header.append(text, charset)
    return f"{name}: {header.encode(linesep=linesep)}{linesep}"


def _charset(text: str) -> str:
    plain = text.isascii() and "=?" not in text and max(map(len, text.split()), default=0) <= _LONGEST_WORD
    return _PLAIN if plain else "utf-8"
