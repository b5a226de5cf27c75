"""What is remembered of a feed's last document, so that entries that stand in the next one as before need no parsing. Pure.

A chunk is an entry's own markup. One that is found again, in a document that says the same around it, is the entry it was: its row
in the store stands in for it (`core.standing`). Only the row of a chunk that said exactly what the row says now is trusted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple

from aggregator.core import cutting
from aggregator.core.identity import Decision, Revised, Seen
from aggregator.core.keys import BY_GUID, KeyedEntry, address_of, guids_tell_apart
from aggregator.model.entry import ParsedEntry, ParsedFeed, Rest
from aggregator.model.feed import FeedSpec
from aggregator.model.poll import KnownEntry, StandIn

_Name = tuple[str | None, str, str]  # guid, address, title
_RULES, _CONTEXT, _DIGEST, _SAYS, _TIME = 8, 16, 12, 8, 8  # bytes
_EPOCH, _UNIT = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_NEVER = -(2**63)
_SAID = "length and digest of bytes; guid, url, title, hash, canonical url"  # the form of a memory: one of another form is not read


class Chunk(NamedTuple):
    """One entry of the last document; a tuple, as StandIn."""

    digest: bytes  # of its markup
    says: bytes  # digest of what it was read as, and of the address it was known by
    key: str  # of its row
    at: datetime | None  # when it says it came out

    def packed(self) -> bytes:
        """Return the chunk as bytes."""
        return self.digest + self.says + _packed_time(self.at) + bytes([len(self.key)]) + self.key.encode("ascii")


@dataclass(frozen=True, slots=True)
class Date:
    """When an entry says it came out, and for how long it will go on saying so."""

    at: datetime | None
    settled: bool = True  # it will say so whenever it is read


@dataclass(frozen=True, slots=True)
class Memory:
    """What the store keeps of a feed's last document."""

    rules: bytes  # digest of what entries were read and filtered by
    context: bytes  # ParsedFeed.context
    chunks: tuple[Chunk, ...]

    def packed(self) -> bytes:
        """Return the memory as bytes: about 60 an entry; none when there are no entries."""
        return self.rules + self.context + b"".join([chunk.packed() for chunk in self.chunks]) if self.chunks else b""


def unpacked(blob: bytes, rules: bytes) -> Memory | None:
    """Return the memory of `blob`, None when it was made by other rules or there is none."""
    if not blob or not blob.startswith(rules):
        return None
    return Memory(rules, blob[_RULES : _RULES + _CONTEXT], tuple(_chunks(blob)))


def _chunks(blob: bytes) -> Iterator[Chunk]:
    place = _RULES + _CONTEXT
    while place < len(blob):
        date = place + _DIGEST + _SAYS
        name = date + _TIME
        end = name + 1 + blob[name]
        key, at = blob[name + 1 : end].decode("ascii"), _unpacked_time(blob[date:name])
        yield Chunk(blob[place : place + _DIGEST], blob[place + _DIGEST : date], key, at)
        place = end


def _packed_time(at: datetime | None) -> bytes:
    return (_NEVER if at is None else (at - _EPOCH) // _UNIT).to_bytes(_TIME, "big", signed=True)


def _unpacked_time(packed: bytes) -> datetime | None:
    units = int.from_bytes(packed, "big", signed=True)
    return None if units == _NEVER else _EPOCH + units * _UNIT


def rules_of(spec: FeedSpec, version: str) -> bytes:
    """Return a digest of all that decides how entries are read and which are kept, apart from the document: program and settings."""
    stated = (_SAID, version, spec.keep, spec.drop, spec.name, spec.url, spec.tags, spec.language, spec.timezone)
    return _digest(*map(repr, stated))


def familiar(memory: Memory, rows: Iterable[StandIn]) -> dict[bytes, StandIn]:
    """Return the rows that say what their chunks said when these were parsed, by the digest of the chunk: they may stand in for them."""
    by_key = {row.key: row for row in rows}
    found = {chunk.digest: (chunk.says, by_key.get(chunk.key)) for chunk in memory.chunks}
    return {digest: row for digest, (said, row) in found.items() if row and said == _says_of(row)}


def rest_of(body: bytes, memory: Memory | None, rows: Mapping[bytes, StandIn]) -> Rest | None:
    """Return a document without the entries that `rows` stand in for; None where there are none, or where it does not cut."""
    if memory is None or not rows:
        return None
    found = cutting.cut(body, [chunk.digest for chunk in memory.chunks])
    if found is None or rows.keys().isdisjoint(found.marks):
        return None
    known = [place for place, mark in enumerate(found.marks) if mark in rows]
    left = tuple(place for place, mark in enumerate(found.marks) if mark not in rows)
    return Rest(found.without(known), found.marks, left, memory.context, body.isascii())


def _has_names_of(entry: KeyedEntry, row: KnownEntry) -> bool:
    """Tell whether an entry has the key and address of its row in this document, too."""
    return (entry.key, entry.canonical_url) == (row.key, row.canonical_url)


def _shared_names(feed: ParsedFeed) -> set[_Name]:
    if guids_tell_apart(feed.entries):
        return set()
    return {name for name, count in Counter(map(_name, feed.entries)).items() if count > 1}


def _name(entry: ParsedEntry) -> _Name:
    return entry.guid, address_of(entry.url), entry.title


def remembered(
    feed: ParsedFeed, policy: str, decided: Iterable[tuple[Decision, Date]], rules: bytes, standing: Mapping[int, Chunk]
) -> bytes:
    """Return what to keep of a document: a chunk for each entry whose row in the store says what the entry says.

    `decided` are the entries that were parsed; `standing` are the chunks of the others, by place, kept as they are.
    """
    if not feed.chunks or policy != BY_GUID:
        return b""
    shared = _shared_names(feed)
    chunks: dict[int, Chunk | None] = dict(standing)
    for decision, date in decided:
        entry = decision.keyed.entry
        if not shared or _name(entry) not in shared:
            chunks[entry.position] = _remembered(decision, date, feed.chunks[entry.position])
    return Memory(rules, feed.context, tuple(chunk for _, chunk in sorted(chunks.items()) if chunk)).packed()


def _remembered(decision: Decision, date: Date, digest: bytes) -> Chunk | None:
    entry = decision.keyed.entry
    if not digest or not date.settled or not any(_name(entry)) or not _will_be_known(decision):
        return None
    says = _says(entry.guid, _address_in_row(decision), entry.title, decision.content_hash, decision.keyed.canonical_url)
    return Chunk(digest, says, decision.keyed.key, date.at)


def _address_in_row(decision: Decision) -> str | None:
    """Return an entry's address as its row has it: where only tracking parameters changed, the row keeps the older form."""
    url = decision.keyed.entry.url
    if isinstance(decision, Seen) and address_of(decision.known.url) == address_of(url):
        return decision.known.url
    return url


def _will_be_known(decision: Decision) -> bool:
    """Tell whether the row will say what the entry says, under the entry's own key."""
    match decision:
        case Seen():
            return decision.is_unchanged and _has_names_of(decision.keyed, decision.known)
        case Revised():
            return decision.keyed.key == decision.known.key
    return True


def _says_of(row: StandIn) -> bytes:
    return _says(row.guid, row.url, row.title, row.content_hash, row.canonical_url)


def _says(guid: str | None, url: str | None, title: str, content_hash: bytes, canonical_url: str | None) -> bytes:
    """Return a digest of what a row and its entry must agree in; addresses as they are written, for their canonical form is dear."""
    return _digest(guid or "", url or "", title, content_hash.hex(), canonical_url or "")


def _digest(*parts: str) -> bytes:
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=_SAYS).digest()
