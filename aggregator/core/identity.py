"""What one poll decided about each entry: new, revised or seen. Pure.

`core.keys` names the entries of a document, `core.matching` finds the known ones among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from aggregator.core.edits import MAX_TEXT_ONLY_CHANGES, is_flapping
from aggregator.core.keys import BY_GUID, BY_LINK, KeyedEntry, address_of, key_for, keyed
from aggregator.core.matching import pairs
from aggregator.model.poll import KnownEntry

__all__ = ["BY_GUID", "BY_LINK", "Decision", "KeyedEntry", "KnownLike", "New", "Revised", "Seen", "decide", "keyed"]


UNCHANGED = "unchanged"
FLAPS = "goes back and forth between versions"
A_CLOCK = f"changed its text {MAX_TEXT_ONLY_CHANGES} times in a row: a clock or counter, not an edit"


@dataclass(frozen=True, slots=True)
class New:
    """An entry its feed has not shown before."""

    keyed: KeyedEntry  # under the key to store it by
    content_hash: bytes
    article_id: int | None  # article of another feed under the same address
    why: str


@dataclass(frozen=True, slots=True)
class Revised:
    """A known entry whose content was edited."""

    keyed: KeyedEntry
    content_hash: bytes
    known: KnownEntry
    why: str  # "title", "link", "title and link", "content"


@dataclass(frozen=True, slots=True)
class Seen:
    """A known entry with nothing to record."""

    keyed: KeyedEntry
    content_hash: bytes
    known: KnownEntry
    why: str  # "unchanged", or the guard that held an edit back

    @property
    def is_unchanged(self) -> bool:
        """Return whether the entry says what its row says."""
        return self.content_hash == self.known.content_hash


Decision = New | Revised | Seen


class KnownLike(Protocol):
    """What the store knows about the entries of a document (store.articles.known)."""

    @property
    def entries(self) -> Sequence[KnownEntry]:
        """Entries of this feed that share a key, a guid or a canonical address with the document."""

    @property
    def articles(self) -> Mapping[str, int]:
        """Articles of all feeds by canonical address."""


def decide(entries: Sequence[KeyedEntry], known: KnownLike, hashes: Sequence[bytes]) -> tuple[Decision, ...]:
    """Return one decision an entry, in order; `hashes` are their content hashes (core.edits), in the same order.

    No known entry is claimed twice, and a new entry never gets a key that a known one holds.
    """
    found = pairs(entries, hashes, known.entries)
    held = {old.key for old in known.entries}
    taken = held | {entry.key for entry in entries}
    decisions: list[Decision] = []
    for index, (entry, content_hash) in enumerate(zip(entries, hashes, strict=True)):
        if index in found:
            decisions.append(_compared(entry, content_hash, found[index]))
        else:
            fresh = _renamed(entry, taken) if entry.key in held else entry
            decisions.append(_as_new(fresh, content_hash, known.articles))
    return tuple(decisions)


def held_back(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Return one phrase for each guard that held edits back, for logs and `doctor`."""
    counts = Counter(decision.why for decision in decisions if isinstance(decision, Seen) and decision.why != UNCHANGED)
    return tuple(f"{count} {'entry' if count == 1 else 'entries:'} {why}" for why, count in counts.items())


def _renamed(entry: KeyedEntry, taken: set[str]) -> KeyedEntry:
    """Return `entry` under a free key: its own is held by another known entry (a guid given away, a path on another host)."""
    parts = (entry.key, address_of(entry.entry.url), entry.entry.title)
    keys = (key_for("n", *parts, str(number)) for number in range(len(taken) + 1))
    key = next(key for key in keys if key not in taken)
    taken.add(key)
    return replace(entry, key=key)


def _as_new(entry: KeyedEntry, content_hash: bytes, articles: Mapping[str, int]) -> New:
    article_id = articles.get(entry.canonical_url) if entry.canonical_url else None
    return New(entry, content_hash, article_id, "not seen before" if article_id is None else "known from another feed")


def _compared(entry: KeyedEntry, content_hash: bytes, known: KnownEntry) -> Revised | Seen:
    """Decide what became of a known entry."""
    if content_hash == known.content_hash:
        return Seen(entry, content_hash, known, UNCHANGED)
    if is_flapping(content_hash, known.recent_hashes):
        return Seen(entry, content_hash, known, FLAPS)
    why = _what_changed(entry, known)
    if why == "content" and known.flips >= MAX_TEXT_ONLY_CHANGES:
        return Seen(entry, content_hash, known, A_CLOCK)
    return Revised(entry, content_hash, known, why)


def _what_changed(entry: KeyedEntry, known: KnownEntry) -> str:
    """Name the change as far as the known entry tells; text, authors and tags are known by their hash only."""
    title = entry.entry.title != known.title
    link = address_of(entry.entry.url) != address_of(known.url)
    return " and ".join(name for name, changed in (("title", title), ("link", link)) if changed) or "content"
