"""The names of a document's entries where known rows stand in for most of them. Pure.

`core.keys` names entries by looking at all they say. Of an entry that a row stands in for, that was done when it was read, and the
row says what came of it (`core.chunks`). So where guids tell all entries apart, only those that were read are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

from aggregator.core import chunks
from aggregator.core.keys import BY_GUID, KeyedEntry, canonical_of, guids_tell_apart, key_by_guid, keyed, own_addresses
from aggregator.model.entry import ParsedEntry, ParsedFeed
from aggregator.model.poll import KnownEntry

StandIns = Mapping[int, KnownEntry]  # by position


def named(feed: ParsedFeed, policy: str, feed_url: str, stand_ins: StandIns) -> tuple[str, tuple[KeyedEntry, ...]] | None:
    """Return the feed's identity policy and its entries with their keys, as keys.keyed; None where stand-ins leave a doubt."""
    if policy == BY_GUID and stand_ins and (short := beside(feed, feed_url, stand_ins)):
        return policy, short
    policy, entries = keyed(feed, policy, feed_url)
    return None if stand_ins and not chunks.is_plain(feed, policy, entries, stand_ins) else (policy, entries)


def beside(feed: ParsedFeed, feed_url: str, stand_ins: StandIns) -> tuple[KeyedEntry, ...] | None:
    """Return the entries under the names that keys.keyed gives them by guid, those of stand-ins as their rows have them.

    None where that may not be: guids are shared or missing, a row goes by another key than its guid's, or in this document by
    another address.
    """
    if not guids_tell_apart(feed.entries):
        return None
    keys = [_key(entry, stand_ins) for entry in feed.entries]
    if len(set(keys)) < len(keys) or not all(row.key.startswith("g:") for row in stand_ins.values()):
        return None
    addresses = [_address(entry, stand_ins) for entry in feed.entries]
    owned = own_addresses(addresses, feed, feed_url)
    entries = zip(feed.entries, keys, addresses, strict=True)
    found = tuple([KeyedEntry(entry, key, address if address in owned else None) for entry, key, address in entries])
    return None if any(_differs(entry, stand_ins) for entry in found) else found


def _key(entry: ParsedEntry, stand_ins: StandIns) -> str:
    row = stand_ins.get(entry.position)
    return row.key if row else key_by_guid(entry.guid or "")


def _address(entry: ParsedEntry, stand_ins: StandIns) -> str | None:
    row = stand_ins.get(entry.position)
    return row.canonical_url if row and row.canonical_url else canonical_of(entry)


def _differs(entry: KeyedEntry, stand_ins: StandIns) -> bool:
    row = stand_ins.get(entry.entry.position)
    return row is not None and row.canonical_url != entry.canonical_url
