"""Which feed a name means, and what is a number of the store's: one rule for every command. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from aggregator.core.feedscheme import without_feed_scheme
from aggregator.core.nearest import did_you_mean
from aggregator.errors import NotFoundError, UsageError

LARGEST = 10**18 - 1  # more overflows the databases' 64-bit columns
_DIGITS = len(str(LARGEST))
_TOLD = 3  # addresses of one name

Feed = TypeVar("Feed")
Called = Callable[[Feed], Sequence[str | None]]  # a feed -> its own address, then whatever else it answers to


def number(text: str) -> int | None:
    """Return the number that `text` is, None for what is none or no database can hold."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else None


def meant(text: str, feeds: Sequence[Feed], called: Called[Feed]) -> list[Feed]:
    """Return the feeds that `text` means: of that address, else called exactly so, else called so in any case."""
    text = without_feed_scheme(text)
    folded = text.casefold()
    return (
        [feed for feed in feeds if text == called(feed)[0]]
        or [feed for feed in feeds if text in called(feed)]
        or [feed for feed in feeds if any(name and name.casefold() == folded for name in called(feed))]
    )


def the_one(text: str, feeds: Sequence[Feed], called: Called[Feed]) -> Feed:
    """Return the one feed that `text` means; NotFoundError, with the nearest names, for none, UsageError for several."""
    found = meant(text, feeds, called)
    if not found:
        raise no_feed(text, feeds, called)
    if len(found) > 1:
        listed = ", ".join(str(called(feed)[0]) for feed in found[:_TOLD])
        more = f" and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
        raise UsageError(f'{len(found)} feeds have the name "{text}"; give the address: {listed}{more}')
    return found[0]


def no_feed(text: str, feeds: Sequence[Feed], called: Called[Feed]) -> NotFoundError:
    """Return what to raise where no feed is meant, with the nearest names there are."""
    known = (name for feed in feeds for name in called(feed) if name)
    return NotFoundError(f"no feed {text!r}{did_you_mean(text, known, '`aggregator feeds list` names them all')}")
