"""What is known while a plain document is read, and what a rule about an element says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aggregator.parse.reader import RawEntry


class NotPlainError(Exception):
    """The document is not one whose reading is known to be feedparser's."""


@dataclass(slots=True)
class State:
    """feedparser's state, as far as a plain document moves it."""

    base: str  # xml:base in force, absolute
    language: str | None  # xml:lang in force
    limit: int  # entries
    version: str = ""  # feedparser's name of the format
    head: RawEntry = field(default_factory=RawEntry)
    entries: list[RawEntry] = field(default_factory=list)
    entry: RawEntry | None = None  # the one that is open
    depth: int = 0  # open elements
    stated: Mapping[str, str] = field(default_factory=dict)  # attributes of the element that was opened last
    title_depth: int = -1  # where the last title stood; one at this depth or deeper does not replace it
    alone: bool = True  # nothing stands in the author that is open
    has_content: bool = False  # since the last entry ended
    depths: dict[str, int] = field(default_factory=dict)  # where the entry's texts of Media RSS stood
    tags: set[tuple[str | None, str | None, str | None]] = field(default_factory=set)  # of the entry

    @property
    def spoken(self) -> str | None:
        """The language in force as feedparser stores it."""
        return self.language.replace("_", "-") if self.language else None

    @property
    def record(self) -> RawEntry:
        """The entry that is open, or the head."""
        return self.entry or self.head

    @property
    def values(self) -> dict[str, Any]:
        """What feedparser would have stored for it."""
        return (self.entry or self.head).values


Start = Callable[[State], None]
End = Callable[[State, str], None]  # with the text of the element, trimmed


@dataclass(frozen=True, slots=True)
class Rule:
    """What an element does, and what may stand in it."""

    start: Start | None = None
    end: End | None = None
    inside: str = "nothing"  # the table of rules.py
    recorded: str = ""  # name of the field, where it is one
