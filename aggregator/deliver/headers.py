"""Header lines that every mail program reads back as they were meant.

Python's own folding begins a long subject on a line of its own, drops the blanks between two encoded words of a name, and leaves
what looks like an encoded word in a headline for the reader's program to decode.
"""

from __future__ import annotations

from email.header import Header
from email.headerregistry import HeaderRegistry, UniqueSingleAddressHeader, UniqueUnstructuredHeader
from email.policy import SMTP, EmailPolicy
from typing import Any

_LINE = 76  # characters (RFC 2047 2)
_LONGEST_WORD = 60  # fits into the first line behind any of our names


class _Text(UniqueUnstructuredHeader):
    """A subject: what is given is what is meant, nothing in it is an encoded word yet."""

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        """Take the text as it stands."""
        kwds["parse_tree"], kwds["decoded"] = None, value

    def fold(self, *, policy: Any) -> str:
        """Return the lines."""
        return _folded(self.name, [str(self)], policy.linesep)


class _Mailbox(UniqueSingleAddressHeader):
    """One address with a name."""

    def fold(self, *, policy: Any) -> str:
        """Return the lines; only a name that is not ASCII is encoded, the address never (RFC 2047 5)."""
        name = self.address.display_name
        if _is_plain(name):
            return str(super().fold(policy=policy))
        return _folded(self.name, [name, f"<{self.address.addr_spec}>"], policy.linesep)


def policy() -> EmailPolicy:
    """Return how our messages are written."""
    registry = HeaderRegistry()
    for name, kind in (("subject", _Text), ("from", _Mailbox), ("to", _Mailbox)):
        registry.map_to_type(name, kind)
    return SMTP.clone(header_factory=registry)


def _folded(name: str, pieces: list[str], linesep: str) -> str:
    header = Header(maxlinelen=_LINE, header_name=name)
    for piece in pieces:
        header.append(piece, "us-ascii" if _is_plain(piece) else "utf-8")
    return f"{name}: {header.encode(linesep=linesep)}{linesep}"


def _is_plain(text: str) -> bool:
    return text.isascii() and "=?" not in text and max(map(len, text.split()), default=0) <= _LONGEST_WORD
