"""A document of which only some entries were parsed, since rows of the store stand in for the others. Pure.

An entry whose markup has not changed is not parsed again (`core.chunks`): its row says what parsing it would give. But the keys of entries
(`core.keys`), and which known entry each of them is (`core.matching`), depend on all entries of a document together. The functions here
give the parsed entries the keys that they would have in the whole document, or say that this cannot be known without parsing all of it:
that is so where a name (key, guid, address) of an entry that was not parsed is also another's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aggregator.core.keys import (
    BY_GUID,
    KeyedEntry,
    canonical_of,
    first_key,
    guids_are_bad,
    is_first_key,
    keyed,
    named,
    own_addresses,
    without_repetitions,
)
from aggregator.model.entry import ParsedEntry, ParsedFeed
from aggregator.model.poll import KnownEntry, StandIn

StandIns = Mapping[int, StandIn]  # by position


def stand_ins(feed: ParsedFeed, rows: Mapping[bytes, StandIn]) -> dict[int, StandIn]:
    """Return the rows of the entries that were not parsed, by their places in the document; `rows` by the mark of an entry's markup."""
    read = {entry.position for entry in feed.entries}
    return {place: rows[mark] for place, mark in enumerate(feed.chunks) if place not in read}


def keyed_beside(feed: ParsedFeed, policy: str, feed_url: str, standing: StandIns) -> tuple[str, tuple[KeyedEntry, ...]] | None:
    """Return the feed's identity policy, and the parsed entries with the keys that keys.keyed would give them in the whole document.

    None where an entry that was not parsed might get another key or address there than its row has.
    """
    if not standing:
        return keyed(feed, policy, feed_url)
    rows = standing.values()
    if policy != BY_GUID or not all(is_first_key(row.key, row.guid) for row in rows) or _shares_a_key(feed.entries, standing):
        return None
    if guids_are_bad(feed.entries, sum(1 for row in rows if row.guid)):
        return None
    entries = without_repetitions(feed.entries)
    known = [row.canonical_url or canonical_of(row) for row in rows]
    owned = own_addresses([*known, *map(canonical_of, entries)], feed, feed_url)
    stays = all(row.canonical_url == (url if url in owned else None) for row, url in zip(rows, known, strict=True))
    return (policy, named(entries, policy, owned)) if stays else None


def _shares_a_key(entries: Sequence[ParsedEntry], standing: StandIns) -> bool:
    """Tell whether two of the rows, or a row and a parsed entry, would want the same key."""
    held = {row.key for row in standing.values()}
    return len(held) < len(standing) or any(first_key(entry) in held for entry in entries)


def is_disputed(read: Sequence[KeyedEntry], known: Sequence[KnownEntry], standing: StandIns) -> bool:
    """Tell whether core.matching might pair a row that stands in with another entry than its own, or that entry with another known one."""
    rows = standing.values()
    guids, addresses = {row.guid for row in rows} - {None}, {row.canonical_url for row in rows} - {None}
    contents = {(row.content_hash, row.guid) for row in rows}
    meant = any(row.guid in guids or row.canonical_url in addresses or (row.content_hash, row.guid) in contents for row in known)
    return meant or len(contents) < len(standing) or any((found.entry.content_hash, found.entry.guid) in contents for found in read)
