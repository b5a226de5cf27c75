"""From a document to what is stored: what need not be parsed again, identity, edits and times, each decided in core."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from aggregator import __version__
from aggregator.core import chunks, identity, prominence, standing
from aggregator.core.identity import Decision, KeyedEntry
from aggregator.engine.kit import Kit
from aggregator.engine.records import Making, published, records_of
from aggregator.model.article import EntryRecord
from aggregator.model.entry import ParsedFeed, Rest
from aggregator.model.feed import FeedForPoll
from aggregator.model.fetch import FetchResult
from aggregator.model.poll import DocumentFacts, Known, Revise, StandIn
from aggregator.store.store import Store

_FEW = 4  # entries: made ready in less time than it takes to hand them to a thread
_SHORT = 1 << 20  # bytes: cut into its entries in a millisecond, at worst in a fifth of a second (bench/hostile.py)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document holds, judged against what the store has."""

    facts: DocumentFacts
    new: tuple[EntryRecord, ...]
    revised: tuple[Revise, ...]
    seen: tuple[int, ...]
    claims: tuple[tuple[int, EntryRecord], ...]
    known: int  # entries of the document that we had
    notes: tuple[str, ...]  # edits that were taken for noise, named
    chunks: bytes | None = None  # what to remember of the document from now on; None: nothing else than before


@dataclass(frozen=True, slots=True)
class Familiar:
    """What is remembered of a feed's last document when the next one has come: rows that may stand in for parsed entries."""

    rules: bytes  # digest of what entries are read and filtered by now
    blob: bytes = b""  # as the store keeps it
    memory: chunks.Memory | None = None
    rows: Mapping[bytes, StandIn] = field(default_factory=dict)  # by the digest of the chunk they stand in for
    chunks: Mapping[bytes, chunks.Chunk] = field(default_factory=dict)  # by the same


async def understand(kit: Kit, feed: FeedForPoll, result: FetchResult, now: datetime) -> tuple[ParsedFeed, Reading]:
    """Return what a document says and what of it is new, revised and seen.

    An entry whose markup is the same as in the last document is not parsed again: its row in the store stands in for it. Where that might
    read otherwise than parsing everything (core.standing), everything is parsed. Raises ParseError.
    """
    familiar = await kit.db(_familiar, kit.store, feed)
    rest = await _rest_of(result.body, familiar)
    short = await _parsed_rest(kit, result, rest) if rest else None
    found = await _read(kit, feed, short, now, familiar) if short else None
    if short and found:
        return short, found
    parsed = await _parsed(kit, result)
    return parsed, await read(kit, feed, parsed, now, familiar.blob)


async def read(kit: Kit, feed: FeedForPoll, parsed: ParsedFeed, now: datetime, remembered: bytes = b"") -> Reading:
    """Return what is new, revised and seen in a document that was parsed whole; looks the entries up in the store."""
    found = await _read(kit, feed, parsed, now, Familiar(_rules(feed), remembered))
    assert found is not None  # noqa: S101 - nothing stood in for anything
    return found


def _familiar(store: Store, feed: FeedForPoll) -> Familiar:
    """Read what is remembered of a feed's last document; two queries in one call, since the way to the store's thread costs more."""
    rules, blob = _rules(feed), store.feeds.chunks(feed.id)
    memory = chunks.unpacked(blob, rules) if feed.identity_policy == identity.BY_GUID else None
    if memory is None:
        return Familiar(rules, blob)
    rows = store.articles.by_key(feed.id, [chunk.key for chunk in memory.chunks])
    return Familiar(rules, blob, memory, chunks.familiar(memory, rows), {chunk.digest: chunk for chunk in memory.chunks})


def _rules(feed: FeedForPoll) -> bytes:
    return chunks.rules_of(feed.spec, __version__)


async def _rest_of(body: bytes, familiar: Familiar) -> Rest | None:
    """Return the document without the entries that need no parsing, None where there are none; a large one is cut in a thread.

    A document made to be slow would hold up the other polls for seconds.
    """
    known = familiar.memory, familiar.rows
    return chunks.rest_of(body, *known) if len(body) <= _SHORT else await asyncio.to_thread(chunks.rest_of, body, *known)


async def _parsed(kit: Kit, result: FetchResult) -> ParsedFeed:
    headers = result.headers
    return await kit.workers.parse_feed(result.body, result.url, headers.content_type, headers.content_language)


async def _parsed_rest(kit: Kit, result: FetchResult, rest: Rest) -> ParsedFeed | None:
    headers = result.headers
    return await kit.workers.parse_rest(rest, result.url, headers.content_type, headers.content_language)


async def _read(kit: Kit, feed: FeedForPoll, parsed: ParsedFeed, now: datetime, familiar: Familiar) -> Reading | None:
    """Return what is new, revised and seen in `parsed`; None where rows cannot safely stand in for the entries that were not parsed."""
    standing_in = standing.stand_ins(parsed, familiar.rows)
    named = standing.keyed_beside(parsed, feed.identity_policy, feed.spec.url, standing_in)
    if named is None:
        return None
    policy, keyed = named
    read = await _made(keyed, Making(feed, parsed.language, now, kit.settings().fulltext.enabled))
    kept = [entry for entry in keyed if entry.entry.position in read]
    known = await _known(kit, feed, kept)
    if standing.is_disputed(kept, known.entries, standing_in):
        return None
    decisions = identity.decide(kept, known, [entry.entry.content_hash for entry in kept])
    remaining = {place: familiar.chunks[parsed.chunks[place]] for place in standing_in}
    stated = {place: _date_of(record, now) for place, record in read.items()}
    decided = [(decision, stated[decision.keyed.entry.position]) for decision in decisions]
    remembered = chunks.remembered(parsed, policy, decided, familiar.rules, remaining)
    dates = {place: date.at for place, date in stated.items()} | {place: chunk.at for place, chunk in remaining.items()}
    facts, rows = facts_of(parsed, policy, len(dates)), [row.entry_id for row in standing_in.values()]
    found = reading_of(facts, decisions, placed(read, dates), rows)
    return replace(found, chunks=None if remembered == familiar.blob else remembered)


async def _made(fresh: Sequence[KeyedEntry], making: Making) -> dict[int, EntryRecord]:
    """Return records of the entries by position, without those that the feed's filters drop; those of many are made in a thread."""
    return records_of(fresh, making) if len(fresh) <= _FEW else await asyncio.to_thread(records_of, fresh, making)


async def _known(kit: Kit, feed: FeedForPoll, read: Sequence[KeyedEntry]) -> Known:
    """Return what the store has under the names (key, guid, address) of the entries that were parsed.

    For the others the last poll has looked, and only a poll of this feed adds rows that share their names.
    """
    if not read:
        return Known((), {})
    keys = [entry.key for entry in read]
    guids = [entry.entry.guid for entry in read if entry.entry.guid]
    canonical = [entry.canonical_url for entry in read if entry.canonical_url]
    return await kit.db(kit.store.articles.known, feed.id, keys, guids, canonical)


def _date_of(record: EntryRecord, now: datetime) -> chunks.Date:
    """Return when an entry says it came out, and whether that holds for good: a date in the future does not count before it has come."""
    settled = all(claim.instant is None or claim.instant <= now for claim in record.claims)
    return chunks.Date(published(record.claims, now), settled)


def placed(records: Mapping[int, EntryRecord], dates: Mapping[int, datetime | None]) -> dict[int, EntryRecord]:
    """Return the records, with their places if an editor ordered the document (core.prominence).

    By position, as `dates`, which has every entry of the document, whether parsed or stood in for.
    """
    order = sorted(dates)
    places = dict(zip(order, prominence.places([dates[position] for position in order]), strict=True))
    return {number: record if places[number] is None else replace(record, place=places[number]) for number, record in records.items()}


def reading_of(
    facts: DocumentFacts, decisions: Sequence[Decision], records: Mapping[int, EntryRecord], standing_in: Sequence[int]
) -> Reading:
    """Return the decisions as the store takes them: `records` (by position) sorted into new, revised and seen.

    Rows with the numbers `standing_in` were not parsed again: they are seen, and claim nothing that they did not claim before.
    """
    new, revised, seen, claims = [], [], [*standing_in], []
    for decision in decisions:
        place = decision.keyed.entry.position
        match decision:
            case identity.New():
                new.append(_renamed(records[place], decision.keyed.key))
            case identity.Revised():
                revised.append(Revise(decision.known, _renamed(records[place], decision.keyed.key), decision.why))
            case identity.Seen():
                seen.append(decision.known.entry_id)
                claims += [(decision.known.entry_id, records[place])] if records[place].claims else []
    return Reading(facts, tuple(new), tuple(revised), tuple(seen), tuple(claims), len(revised) + len(seen), identity.held_back(decisions))


def _renamed(record: EntryRecord, key: str) -> EntryRecord:
    """Return the record under the key that core.identity decided on: its own may belong to another known entry."""
    return record if record.key == key else replace(record, key=key)


def facts_of(parsed: ParsedFeed, policy: str, kept: int) -> DocumentFacts:
    """Return what the document says about its feed."""
    return DocumentFacts(parsed.title, parsed.site_url, parsed.language, parsed.format, parsed.hints, policy, kept)
