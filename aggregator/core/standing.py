"""A document where known rows stand in for most of its entries: what was read is named and found beside them as in the whole. Pure.

`core.keys` and `core.matching` look at all that the entries of a document say. Of an entry that a row stands in for, that was done when
it was read, and the row says what came of it (`core.chunks`). So only those that were read are looked at, where none of them, nor anything
else in the store, has a name of one that was not: then each of these finds its own row, and says what that says.
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
    """Return the rows of the entries that were not read, by their places; `rows` by the marks of these."""
    read = {entry.position for entry in feed.entries}
    return {place: rows[mark] for place, mark in enumerate(feed.chunks) if place not in read}


def keyed_beside(feed: ParsedFeed, policy: str, feed_url: str, standing: StandIns) -> tuple[str, tuple[KeyedEntry, ...]] | None:
    """Return the feed's identity policy and the entries that were read with the keys that keys.keyed gives them in the whole document.

    None where an entry that was not read would not have the key and address of its row there: a name is shared, or an address is another's.
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
    held = {row.key for row in standing.values()}
    return len(held) < len(standing) or any(first_key(entry) in held for entry in entries)


def is_disputed(read: Sequence[KeyedEntry], known: Sequence[KnownEntry], standing: StandIns) -> bool:
    """Tell whether a row that stands in, or its entry, could be paired with another: what was read, what is `known` of it, each other."""
    rows = standing.values()
    guids, addresses = {row.guid for row in rows} - {None}, {row.canonical_url for row in rows} - {None}
    contents = {(row.content_hash, row.guid) for row in rows}
    meant = any(row.guid in guids or row.canonical_url in addresses or (row.content_hash, row.guid) in contents for row in known)
    return meant or len(contents) < len(standing) or any((found.entry.content_hash, found.entry.guid) in contents for found in read)
