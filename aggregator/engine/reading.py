"""From a document to what is stored: what need not be parsed again, identity, edits and times, each decided in core."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from aggregator import __version__
from aggregator.core import backlog, chunks, filters, identity, pages, prominence, rhythm, standing, times
from aggregator.core.identity import Decision, KeyedEntry
from aggregator.engine.kit import Kit
from aggregator.markup import words
from aggregator.model.article import EntryRecord
from aggregator.model.entry import ParsedFeed, Rest
from aggregator.model.feed import FeedForPoll
from aggregator.model.fetch import FetchResult
from aggregator.model.poll import FeedFacts, Known, KnownEntry, Revise
from aggregator.model.times import ClaimKind, Precision, ResolvedTime, TimeClaim

_FEW = 4  # entries made ready in less time than a thread takes to be asked
_SHORT = 1 << 20  # bytes of a document that is cut in a millisecond, in a fifth of a second whatever it holds (bench/hostile.py)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document holds, judged against what the store has."""

    facts: FeedFacts
    new: tuple[EntryRecord, ...]
    revised: tuple[Revise, ...]
    seen: tuple[int, ...]
    claims: tuple[tuple[int, EntryRecord], ...]
    known: int  # entries of the document that we had
    notes: tuple[str, ...]  # edits that were taken for noise, named
    chunks: bytes | None = None  # what to remember of the document; None: what is remembered


@dataclass(frozen=True, slots=True)
class Making:
    """What turning entries into records depends on, beside the entries."""

    feed: FeedForPoll
    language: str | None  # of the document
    now: datetime
    fulltext: bool  # `[fulltext] enabled`: article pages are fetched at all


@dataclass(frozen=True, slots=True)
class Familiar:
    """What is known of a document before it is read."""

    blob: bytes = b""  # as the store keeps it
    memory: chunks.Memory | None = None
    rows: Mapping[bytes, KnownEntry] = field(default_factory=dict)  # by the digest of the chunk they stand in for
    chunks: Mapping[bytes, chunks.Chunk] = field(default_factory=dict)  # by the same


async def understand(kit: Kit, feed: FeedForPoll, result: FetchResult, now: datetime) -> tuple[ParsedFeed, Reading]:
    """Return what a document says and what of it is new, revised and seen.

    Entries that stand in it as in the last one are not parsed; where that leaves a doubt, everything is. Raises ParseError.
    """
    rules = chunks.rules_of(feed.spec, __version__)
    familiar = await _familiar(kit, feed, rules)
    rest = await _rest_of(result.body, familiar)
    short = await _parsed_rest(kit, result, rest) if rest else None
    found = await _read(kit, feed, short, now, familiar) if short else None
    if short and found:
        return short, found
    parsed = await _parsed(kit, result)
    return parsed, await read(kit, feed, parsed, now, familiar.blob)


async def read(kit: Kit, feed: FeedForPoll, parsed: ParsedFeed, now: datetime, remembered: bytes = b"") -> Reading:
    """Return what is new, revised and seen in a document that was parsed whole; looks the entries up in the store."""
    found = await _read(kit, feed, parsed, now, Familiar(remembered))
    assert found is not None  # noqa: S101 - nothing stood in for anything
    return found


async def _familiar(kit: Kit, feed: FeedForPoll, rules: bytes) -> Familiar:
    blob = await kit.db(kit.store.feeds.chunks, feed.id)
    memory = chunks.unpacked(blob, rules) if feed.identity_policy == identity.BY_GUID else None
    if memory is None:
        return Familiar(blob)
    rows = await kit.db(kit.store.articles.by_key, feed.id, [chunk.key for chunk in memory.chunks])
    return Familiar(blob, memory, chunks.familiar(memory, rows), {chunk.digest: chunk for chunk in memory.chunks})


async def _rest_of(body: bytes, familiar: Familiar) -> Rest | None:
    """Return the document without what is known of it; a large one, made for it, would hold up other polls for seconds."""
    known = familiar.memory, familiar.rows
    return chunks.rest_of(body, *known) if len(body) <= _SHORT else await asyncio.to_thread(chunks.rest_of, body, *known)


async def _parsed(kit: Kit, result: FetchResult) -> ParsedFeed:
    headers = result.headers
    return await kit.workers.parse_feed(result.body, result.url, headers.content_type, headers.content_language)


async def _parsed_rest(kit: Kit, result: FetchResult, rest: Rest) -> ParsedFeed | None:
    headers = result.headers
    return await kit.workers.parse_rest(rest, result.url, headers.content_type, headers.content_language)


async def _read(kit: Kit, feed: FeedForPoll, parsed: ParsedFeed, now: datetime, familiar: Familiar) -> Reading | None:
    """Return what is new, revised and seen in `parsed`; None where rows that stand in for entries leave it open."""
    whole, stand_ins = chunks.filled(parsed, familiar.rows)
    named = standing.named(whole, feed.identity_policy, feed.spec.url, stand_ins)
    if named is None:
        return None
    policy, keyed = named
    making = Making(feed, parsed.language, now, kit.settings().fulltext.enabled)
    fresh = [entry for entry in keyed if entry.entry.position not in stand_ins]
    read = await _made(fresh, making)
    kept = tuple(entry for entry in keyed if entry.entry.position in stand_ins or entry.entry.position in read)
    remaining = {place: familiar.chunks[whole.chunks[place]] for place in stand_ins}
    dates = [_date_of(entry, read, remaining, now) for entry in kept]
    records = placed(kept, read, [date.at for date in dates])
    hashes = [entry.entry.content_hash for entry in kept]
    known = await _known(kit, feed, [entry for entry in kept if entry.entry.position in read], stand_ins)
    decisions = identity.decide(kept, known, hashes)
    if not chunks.stands(decisions, stand_ins):
        return None
    rules = chunks.rules_of(feed.spec, __version__)
    remembered = chunks.remembered(whole, policy, zip(decisions, dates, strict=True), rules, remaining)
    found = sorted_out(facts_of(parsed, policy, len(kept)), decisions, records)
    return replace(found, chunks=None if remembered == familiar.blob else remembered)


async def _made(fresh: Sequence[KeyedEntry], making: Making) -> dict[int, EntryRecord]:
    """Return the records of the entries that were read; the times and words of many would hold up other polls."""
    return records_of(fresh, making) if len(fresh) <= _FEW else await asyncio.to_thread(records_of, fresh, making)


async def _known(kit: Kit, feed: FeedForPoll, fresh: Sequence[KeyedEntry], stand_ins: Mapping[int, KnownEntry]) -> Known:
    """Return what the store has of the entries that were read, beside the rows of those that were not: these say all that is asked of them.

    Who else has a name of theirs is not looked for: the last poll did, and only this feed's polls add such rows.
    """
    rows = {row.entry_id: row for row in stand_ins.values()}
    if not fresh:
        return Known(_in_order(rows), {})
    keys = [entry.key for entry in fresh]
    guids = [entry.entry.guid for entry in fresh if entry.entry.guid]
    canonical = [entry.canonical_url for entry in fresh if entry.canonical_url]
    found = await kit.db(kit.store.articles.known, feed.id, keys, guids, canonical)
    return Known(_in_order(rows | {row.entry_id: row for row in found.entries}), found.articles)


def _in_order(rows: Mapping[int, KnownEntry]) -> tuple[KnownEntry, ...]:
    return tuple(rows[number] for number in sorted(rows))


def _date_of(entry: KeyedEntry, read: Mapping[int, EntryRecord], standing: Mapping[int, chunks.Chunk], now: datetime) -> chunks.Date:
    """Return when an entry says it came out, and whether it will say so at any later time: a date in the future may not count yet."""
    if chunk := standing.get(entry.entry.position):
        return chunks.Date(chunk.at)
    record = read[entry.entry.position]
    settled = all(claim.instant is None or claim.instant <= now for claim in record.claims)
    return chunks.Date(published(record.claims, now), settled)


def placed(kept: Sequence[KeyedEntry], records: Mapping[int, EntryRecord], dates: Sequence[datetime | None]) -> dict[int, EntryRecord]:
    """Return the records with their places, where an editor ordered the document; `dates` are those of all its entries."""
    places = {entry.entry.position: place for entry, place in zip(kept, prominence.places(dates), strict=True)}
    return {number: record if places[number] is None else replace(record, place=places[number]) for number, record in records.items()}


def sorted_out(facts: FeedFacts, decisions: Sequence[Decision], records: Mapping[int, EntryRecord]) -> Reading:
    """Return the decisions as the store takes them; `records` by position. A new entry is stored under the key it was given last.

    A known entry without a record is one that was not read: it claims what it claimed before.
    """
    new, revised, seen, claims = [], [], [], []
    for decision in decisions:
        place = decision.keyed.entry.position
        match decision:
            case identity.New():
                new.append(_renamed(records[place], decision.keyed.key))
            case identity.Revised():
                revised.append(Revise(decision.known, _renamed(records[place], decision.keyed.key), decision.why))
            case identity.Seen():
                seen.append(decision.known.entry_id)
                claims += [(decision.known.entry_id, records[place])] if place in records and records[place].claims else []
    return Reading(facts, tuple(new), tuple(revised), tuple(seen), tuple(claims), len(revised) + len(seen), identity.held_back(decisions))


def _renamed(record: EntryRecord, key: str) -> EntryRecord:
    return record if record.key == key else replace(record, key=key)


def is_kept(keyed: KeyedEntry, feed: FeedForPoll) -> bool:
    """Return whether the feed's `keep` and `drop` filters let the entry through."""
    keep, drop = filters.any_of(feed.spec.keep), filters.any_of(feed.spec.drop)
    if keep is None and drop is None:
        return True
    entry = keyed.entry
    subject = filters.Subject(
        {
            "title": entry.title,
            "text": entry.text,
            "feed": [feed.spec.name, feed.spec.url],
            "tags": [*feed.spec.tags, *entry.tags],
            "authors": list(entry.authors),
            "url": entry.url or "",
            "language": entry.language or feed.spec.language or "",
        }
    )
    return (keep is None or keep(subject)) and not (drop is not None and drop(subject))


def records_of(keyed: Sequence[KeyedEntry], making: Making) -> dict[int, EntryRecord]:
    """Return the entries that the feed's filters let through, ready to be stored, by position."""
    return {entry.entry.position: record_of(entry, making) for entry in keyed if is_kept(entry, making.feed)}


def record_of(keyed: KeyedEntry, making: Making) -> EntryRecord:
    """Return one entry ready to be stored, its times read as claims."""
    entry, feed = keyed.entry, making.feed
    language = feed.spec.language or entry.language or making.language
    claims = tuple(times.read_claim(raw, seen_at=making.now, zone=feed.spec.timezone, language=language) for raw in entry.times)
    stated = times.resolve(ClaimKind.PUBLISHED, claims, first_seen_at=making.now)
    wanted, why = _wants_page(keyed, making)
    first_poll = feed.last_ok_at is None and not feed.arrivals
    return EntryRecord(
        key=keyed.key,
        guid=entry.guid,
        url=entry.url,
        canonical_url=keyed.canonical_url,
        title=entry.title,
        text=entry.text,
        html=entry.content_html or entry.summary_html,
        authors=entry.authors,
        tags=entry.tags,
        language=language,
        image_url=entry.image_url,
        content_hash=entry.content_hash,
        claims=claims,
        came_out=_came_out(stated, making.now),
        backlog=backlog.is_backlog(
            first_poll=first_poll,
            published=_said(stated, claims, making.now) if first_poll else None,
            position=entry.position,
            now=making.now,
        ),
        wants_page=wanted,
        page_why=why,
    )


def _wants_page(keyed: KeyedEntry, making: Making) -> tuple[bool, str]:
    """Return whether the article page adds to what the feed carries, and why."""
    entry = keyed.entry
    return pages.wants_page(
        entry.text,
        partial(words, entry.text),
        url=(entry.url or "") if keyed.canonical_url is not None else "",
        has_content=bool(entry.content_html),
        fulltext=making.feed.spec.fulltext,
        enabled=making.fulltext,
    )


def published(claims: Sequence[TimeClaim], now: datetime) -> datetime | None:
    """Return the time of publication, else of update: an entry is no younger than either says. An epoch says nothing."""
    return _said(times.resolve(ClaimKind.PUBLISHED, claims, first_seen_at=now), claims, now)


def _said(stated: ResolvedTime | None, claims: Sequence[TimeClaim], now: datetime) -> datetime | None:
    found = stated or times.resolve(ClaimKind.UPDATED, claims, first_seen_at=now)
    return found.instant if found else None


def _came_out(stated: ResolvedTime | None, now: datetime) -> datetime:
    """Return when an entry seen for the first time `now` came out, as the feed's rhythm counts it; `stated` is its publication."""
    return rhythm.arrival(now, None if stated is None or stated.precision is Precision.DAY else stated.instant)


def facts_of(parsed: ParsedFeed, policy: str, kept: int) -> FeedFacts:
    """Return what the document says about its feed."""
    return FeedFacts(parsed.title, parsed.site_url, parsed.language, parsed.format, parsed.hints, policy, kept)
