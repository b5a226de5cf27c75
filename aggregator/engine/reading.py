"""From a parsed document to what is stored: identity, edits and times, each decided in core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aggregator.core import backlog, edits, filters, identity, pages, prominence, times
from aggregator.core.identity import Decision, KeyedEntry
from aggregator.engine.kit import Kit
from aggregator.markup import to_text, words
from aggregator.model.article import EntryRecord
from aggregator.model.entry import ParsedEntry, ParsedFeed
from aggregator.model.feed import FeedForPoll
from aggregator.model.poll import FeedFacts, Revise
from aggregator.model.times import ClaimKind, TimeClaim


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


@dataclass(frozen=True, slots=True)
class Making:
    """What turning entries into records depends on, beside the entries."""

    feed: FeedForPoll
    language: str | None  # of the document
    now: datetime
    fulltext: bool  # article pages are fetched at all


async def read(kit: Kit, feed: FeedForPoll, parsed: ParsedFeed, now: datetime) -> Reading:
    """Return what is new, revised and seen in `parsed`; looks the entries up in the store."""
    policy, keyed = identity.keyed(parsed, feed.identity_policy, feed.spec.url)
    making = Making(feed, parsed.language, now, kit.settings().fulltext.enabled and feed.spec.fulltext)
    kept = tuple(entry for entry in keyed if is_kept(entry, feed))
    records = placed([record_of(entry, making) for entry in kept], now)
    keys = [entry.key for entry in kept]
    guids = [entry.entry.guid for entry in kept if entry.entry.guid]
    canonical = [entry.canonical_url for entry in kept if entry.canonical_url]
    known = await kit.db(kit.store.articles.known, feed.id, keys, guids, canonical)
    decisions = identity.decide(kept, known, [record.content_hash for record in records])
    return sorted_out(facts_of(parsed, policy), decisions, records)


def placed(records: Sequence[EntryRecord], now: datetime) -> list[EntryRecord]:
    """Return the records with their places, where an editor ordered the document."""
    found = prominence.places([published(record.claims, now) for record in records])
    return [record if place is None else replace(record, place=place) for record, place in zip(records, found, strict=True)]


def sorted_out(facts: FeedFacts, decisions: Sequence[Decision], records: Sequence[EntryRecord]) -> Reading:
    """Return the decisions as the store takes them. A new entry is stored under the key it was given last."""
    new, revised, seen, claims = [], [], [], []
    for decision, record in zip(decisions, records, strict=True):
        match decision:
            case identity.New():
                new.append(_renamed(record, decision.keyed.key))
            case identity.Revised():
                revised.append(Revise(decision.known, _renamed(record, decision.keyed.key), decision.why))
            case identity.Seen():
                seen.append(decision.known.entry_id)
                claims += [(decision.known.entry_id, record)] if record.claims else []
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
            "text": to_text(entry.content_html or entry.summary_html),
            "feed": [feed.spec.name, feed.spec.url],
            "tags": [*feed.spec.tags, *entry.tags],
            "authors": list(entry.authors),
            "url": entry.url or "",
            "language": entry.language or feed.spec.language or "",
        }
    )
    return (keep is None or keep(subject)) and not (drop is not None and drop(subject))


def record_of(keyed: KeyedEntry, making: Making) -> EntryRecord:
    """Return one entry ready to be stored, its times read as claims."""
    entry, feed = keyed.entry, making.feed
    html = entry.content_html or entry.summary_html
    text = to_text(html)
    language = feed.spec.language or entry.language or making.language
    claims = tuple(times.read_claim(raw, seen_at=making.now, zone=feed.spec.timezone, language=language) for raw in entry.times)
    return EntryRecord(
        key=keyed.key,
        guid=entry.guid,
        url=entry.url,
        canonical_url=keyed.canonical_url,
        title=entry.title,
        text=text,
        html=html,
        authors=entry.authors,
        tags=entry.tags,
        language=language,
        image_url=entry.image_url,
        content_hash=edits.content_hash(entry.title, text, entry.url, entry.authors, entry.tags),
        claims=claims,
        backlog=backlog.is_backlog(
            first_poll=feed.last_ok_at is None and not feed.arrivals,
            published=published(claims, making.now),
            position=entry.position,
            now=making.now,
        ),
        wants_page=keyed.canonical_url is not None and _wants_page(entry, text, making),
    )


def _wants_page(entry: ParsedEntry, text: str, making: Making) -> bool:
    """Return whether the article page adds to what the feed carries."""
    wanted, _why = pages.wants_page(
        text,
        words(text),
        url=entry.url or "",
        has_content=bool(entry.content_html),
        fulltext=making.feed.spec.fulltext,
        enabled=making.fulltext,
    )
    return wanted


def published(claims: Sequence[TimeClaim], now: datetime) -> datetime | None:
    """Return the time of publication, else of update: an entry is no younger than either says. An epoch says nothing."""
    stated = (times.resolve(kind, claims, first_seen_at=now) for kind in (ClaimKind.PUBLISHED, ClaimKind.UPDATED))
    return next((found.instant for found in stated if found is not None), None)


def facts_of(parsed: ParsedFeed, policy: str) -> FeedFacts:
    """Return what the document says about its feed."""
    return FeedFacts(parsed.title, parsed.site_url, parsed.language, parsed.format, parsed.hints, policy)
