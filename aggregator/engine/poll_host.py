"""Polling the feeds of a host, one after the other.

attempt     hold?  (Retry-After of the host, gone, min_interval)     -> HELD, nobody is asked
            wait for the host's turn -> fetch
            304, or the body of last time                            -> nothing is parsed
            a page where a site is configured                        -> its feed is looked for
            parse (killable process) -> identity, edits, times       -> new, revised, seen
            every entry new in a full window                         -> its archives, once
conclude    health -> next poll -> ONE transaction in the store -> one log event

Whatever goes wrong in an attempt ends as INTERNAL_ERROR with a next poll: a feed is never lost from the schedule.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog
from xxhash import xxh3_128

from aggregator.core import archives as archive_rules
from aggregator.core import outage, schedule
from aggregator.core.freshness import Freshness
from aggregator.core.urls import host_of
from aggregator.engine import archives, asking, leases, reading, sites
from aggregator.engine.kit import Kit
from aggregator.engine.reading import Reading
from aggregator.errors import AggregatorError, NotFoundError, Outcome, ParseError, StoreAwayError, StoreError
from aggregator.model.feed import FeedForPoll, HostState, Validators
from aggregator.model.fetch import Fetched, FetchFailure, FetchRequest, FetchResult, NotModified
from aggregator.model.poll import ArchiveWalk, PollOutcome, Recorded

log = structlog.get_logger()

FEEDS_A_BATCH = 50  # of one host; the next tick takes the rest, so that other work of the host gets its turn
BATCH_S = 60.0  # after which no further feed of the batch is begun
AT_ONCE = 100  # polls in one transaction: the store is locked for less than a second
ENTRIES_AT_ONCE = 500  # new ones in it: a first poll brings some forty, and all of a transaction's are in memory


@dataclass(frozen=True, slots=True)
class PollReport:
    """One poll as the caller hears of it."""

    outcome: PollOutcome
    recorded: Recorded | None  # None: the feed left the store while it was polled


@dataclass(frozen=True, slots=True)
class Attempt:
    """What asking one feed came to; nothing is decided or stored yet."""

    feed: FeedForPoll
    at: datetime
    answer: schedule.Answer
    detail: str = ""
    fetched: Fetched | None = None
    reading: Reading | None = None
    body_hash: bytes | None = None  # None: keep the stored one
    archives: ArchiveWalk | None = None  # of a poll that overran
    site_feed: str | None = None  # address of the feed that was found where a site's address is configured
    is_part: bool = False  # the document broke off: what stands in it is recorded, and the whole asked for once more


async def poll_host(kit: Kit, host: str) -> list[PollReport]:
    """Poll the due feeds of one host; what the batch has no time for is given back."""
    await leases.pay_back(kit)
    now, ends = kit.clock.now(), kit.clock.monotonic() + BATCH_S
    until = now + leases.lease_of(kit, host)
    feeds = await kit.db(kit.store.feeds.lease, host, now, until, FEEDS_A_BATCH)
    waiting, reports = deque(feeds), list[PollReport]()

    async def one_after_the_other() -> None:
        while waiting and kit.clock.monotonic() < ends:
            reports.append(await conclude(kit, await attempt(kit, waiting.popleft())))

    try:
        await _side_by_side(min(asking.width_of(kit.settings(), host), len(feeds)), one_after_the_other)
        await asking.leave(kit, host)
    finally:
        left = {feed.id for feed in feeds} - {report.outcome.feed_id for report in reports}
        if left:
            await leases.give_back(kit, sorted(left), until)
    return reports


async def _side_by_side(width: int, turn: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run `turn` `width` times at once (one, unless the user allows a host more); the first failure ends them all."""
    if width <= 1:
        await turn()
        return
    tasks = [asyncio.create_task(turn()) for _ in range(width)]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()


async def poll_feeds(kit: Kit, feeds: Sequence[FeedForPoll], *, force: bool = False) -> AsyncIterator[PollReport]:
    """Poll leased feeds by hand, hosts side by side, and report each as it ends.

    Feeds that could not be reached are judged last, when it is known whether anybody could (P15).
    """
    by_host: dict[str, list[FeedForPoll]] = {}
    for feed in feeds:
        by_host.setdefault(feed.host, []).append(feed)
    finished: asyncio.Queue[Attempt | None] = asyncio.Queue()
    places = asyncio.Semaphore(kit.settings().fetch.concurrency)
    tasks = [asyncio.create_task(_attempts(kit, batch, finished, places, force=force)) for batch in by_host.values()]
    unreached: list[Attempt] = []
    running, left = len(tasks), {feed.id for feed in feeds}
    tasks.append(asyncio.create_task(leases.keep(kit, left)))
    try:
        while running:
            done = await _finished(finished)
            running -= done.count(None)
            unreached += [one for one in done if one is not None and one.answer.outcome in outage.UNREACHED]
            for report in await conclude_all(kit, [one for one in done if one is not None and one.answer.outcome not in outage.UNREACHED]):
                left.discard(report.outcome.feed_id)
                yield report
        for late in unreached:
            report = await conclude(kit, late)
            left.discard(late.feed.id)
            yield report
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await kit.db(kit.store.feeds.release, sorted(left))


async def _finished(finished: asyncio.Queue[Attempt | None]) -> list[Attempt | None]:
    """Return what has finished, at least one, at most what one transaction takes."""
    found = [await finished.get()]
    entries = _new_entries(found[0])
    while not finished.empty() and len(found) < AT_ONCE and entries < ENTRIES_AT_ONCE:
        found.append(finished.get_nowait())
        entries += _new_entries(found[-1])
    return found


def _new_entries(done: Attempt | None) -> int:
    return len(done.reading.new) if done is not None and done.reading is not None else 0


async def _attempts(
    kit: Kit, feeds: Sequence[FeedForPoll], finished: asyncio.Queue[Attempt | None], places: asyncio.Semaphore, *, force: bool
) -> None:
    waiting = deque(feeds)

    async def one_after_the_other() -> None:
        while waiting:
            feed = waiting.popleft()
            async with places:
                finished.put_nowait(await attempt(kit, feed, force=force))

    try:
        await _side_by_side(asking.width_of(kit.settings(), feeds[0].host), one_after_the_other)
        await asking.leave(kit, feeds[0].host)
    finally:
        finished.put_nowait(None)


async def attempt(kit: Kit, feed: FeedForPoll, *, force: bool = False) -> Attempt:
    """Ask one feed and read what it says; what nobody foresaw becomes INTERNAL_ERROR. Raises StoreAwayError alone."""
    at = kit.clock.now()
    try:
        async with kit.room.place():
            return await _ask(kit, feed, force=force)
    except StoreAwayError:
        raise  # the feed has no part in it, and nothing can be recorded: its lease ends, or is given back
    except AggregatorError as error:
        return Attempt(feed, at, schedule.Answer(Outcome.INTERNAL_ERROR), str(error))
    except Exception as error:  # the supervised boundary: one per poll
        log.exception("poll failed", feed=feed.spec.url)
        return Attempt(feed, at, schedule.Answer(Outcome.INTERNAL_ERROR), f"{type(error).__name__}: {error}"[:300])


async def _ask(kit: Kit, feed: FeedForPoll, *, force: bool) -> Attempt:
    host, hold = await _turn(kit, feed, force=force)
    if hold is not None:
        return Attempt(feed, kit.clock.now(), schedule.Answer(Outcome.HELD, hold=hold), hold.why)
    request = asking.request_for(kit, feed)
    at = kit.clock.now()
    fetched = await kit.fetcher.get(request, pace=lambda other: asking.turn_on_redirect(kit, other))
    done = await _understood(kit, Attempt(feed, at, _answer(request, fetched), fetched=fetched))
    hold = await asking.remember_pause(kit, host_of(fetched.url), fetched, done.answer, host)
    hold = hold or await asking.pause_on_the_way(kit, fetched)
    found = await sites.feed_of(kit, feed, fetched, done.answer.outcome)
    if found is not None:
        return await _of_site(kit, Attempt(feed, at, _answer(*found), fetched=found[1], site_feed=found[0].url))
    return replace(done, answer=replace(done.answer, hold=hold)) if hold else done


async def _of_site(kit: Kit, asked: Attempt) -> Attempt:
    """Return the attempt with the feed of a site read, and said so."""
    done = await _understood(kit, asked)
    told = f"{asked.feed.spec.url} is a site's page; its feed is at {asked.site_feed}"
    return replace(done, detail="; ".join(filter(None, (told, done.detail))))


async def _turn(kit: Kit, feed: FeedForPoll, *, force: bool) -> tuple[HostState | None, Freshness | None]:
    """Wait until the feed may be asked; return how its host stands, and why it must not be asked now, where that is so."""
    policy = kit.settings().policy(feed.spec.interval)
    hold = schedule.too_soon(feed, policy, kit.clock.now(), force=force)
    return (None, hold) if hold else await asking.turn_for_poll(kit, host_of(feed.poll_url))


def _answer(request: FetchRequest, fetched: Fetched) -> schedule.Answer:
    """Return what is known before the body is read."""
    asked = {request.url, fetched.url, *(hop.location for hop in fetched.redirects)}  # the second as it was asked: without a fragment
    conditional = request.validators is not None and request.validators.url in asked
    match fetched:
        case FetchFailure():
            outcome, status = fetched.outcome, fetched.status
        case NotModified():
            outcome, status = Outcome.NOT_MODIFIED, 304
        case FetchResult():
            outcome, status = Outcome.UNCHANGED, fetched.status
    return schedule.Answer(outcome, status, fetched.headers, fetched.redirects, conditional=conditional)


async def _understood(kit: Kit, asked: Attempt) -> Attempt:
    """Return the attempt with its document read, where there is one that is not the last one again."""
    match asked.fetched:
        case FetchFailure(detail=detail):
            return replace(asked, detail=detail)
        case FetchResult() as result:
            body_hash = _hash(result.parts)
            read = replace(asked, fetched=replace(result, parts=()))  # a document need not wait in memory for the transaction
            if body_hash == asked.feed.body_hash:
                return read
            with kit.room.holding(result.size):
                return await _parsed(kit, read, replace(result, parts=(result.body,)), body_hash)
    return asked


def _hash(parts: Sequence[bytes]) -> bytes:
    """Return what a body is known by, part by part: putting it together costs as much, and one that is known is needed no more.

    Whoever can make two bodies look alike has the second one read a poll later than the others: their own feed's.
    """
    made = xxh3_128()  # an eighth of SHA-1, which processors have built in
    for part in parts:
        made.update(part)
    return made.digest()


async def _parsed(kit: Kit, asked: Attempt, result: FetchResult, body_hash: bytes) -> Attempt:
    """Return the attempt with its document parsed and judged; a body that is no feed keeps nothing of it."""
    try:
        parsed, found = await reading.understand(kit, asked.feed, result, asked.at)
    except ParseError as error:
        return replace(asked, answer=replace(asked.answer, outcome=error.outcome), detail=str(error))
    outcome = Outcome.UPDATED if found.new or found.revised else Outcome.UNCHANGED
    answer = replace(
        asked.answer,
        outcome=outcome if parsed.size else Outcome.NO_ENTRIES,
        hints=parsed.hints,
        came=tuple(record.came_out for record in found.new),
        known=found.known,
    )
    walk = None
    if schedule.overran(asked.feed, answer):
        found, walk = await archives.walk(kit, asked.feed, parsed, found, result.url)
    details = (*parsed.problems, *found.notes, *([archive_rules.told(walk)] if walk else []))
    detail, is_part = "; ".join(details), parsed.breaks_off
    return replace(asked, answer=answer, reading=found, body_hash=body_hash, detail=detail, archives=walk, is_part=is_part)


async def conclude(kit: Kit, done: Attempt) -> PollReport:
    """Decide how the feed stands and when it is next, and record the whole poll; raises StoreError."""
    answer = done.answer
    if answer.outcome in outage.UNREACHED:
        down = outage.own_outage(kit.fetcher.reach.recent(kit.clock.monotonic()))
        answer = replace(answer, own_outage=down)
    report = await _recorded(kit, replace(done, answer=answer))
    _tell(report)
    return report


async def conclude_all(kit: Kit, done: Sequence[Attempt]) -> list[PollReport]:
    """Conclude several polls in one transaction; where one of them cannot be recorded, each by itself. None counts before the commit."""
    if len(done) < 2:  # noqa: PLR2004 - one shares with nobody
        return [await conclude(kit, one) for one in done]
    outcomes = [_outcome(kit, one) for one in done]
    try:
        recorded = await kit.db.patiently(kit.store.feeds.record_many, outcomes)
    except StoreError:
        raise  # as in _recorded
    except Exception:  # noqa: BLE001 - whose it is shows when each is tried alone, under its own boundary
        return [await conclude(kit, one) for one in done]
    reports = [PollReport(outcome, stored) for outcome, stored in zip(outcomes, recorded, strict=True)]
    for report in reports:
        _tell(report)
    return reports


async def _recorded(kit: Kit, done: Attempt) -> PollReport:
    """Record the poll; what cannot be recorded as it is becomes INTERNAL_ERROR, so that the schedule goes on."""
    outcome = _outcome(kit, done)
    try:
        return PollReport(outcome, await kit.db.patiently(kit.store.feeds.record, outcome))
    except NotFoundError:
        return PollReport(outcome, None)  # removed while it was polled
    except StoreError:
        raise  # nothing can be recorded at all: the lease ends by itself
    except Exception as error:  # the supervised boundary: one per poll
        log.exception("poll could not be recorded", feed=outcome.url)
        fault = schedule.Answer(Outcome.INTERNAL_ERROR, conditional=done.answer.conditional)
        outcome = _outcome(kit, Attempt(done.feed, done.at, fault, f"{type(error).__name__}: {error}"[:300]))
        return PollReport(outcome, await kit.db(kit.store.feeds.record, outcome))


def _outcome(kit: Kit, done: Attempt) -> PollOutcome:
    """Return everything the poll records."""
    feed, answer, found, fetched = done.feed, done.answer, done.reading, done.fetched
    policy, now = kit.settings().policy(feed.spec.interval), kit.clock.now()
    health = schedule.health(feed, policy, answer, now)
    if done.site_feed is not None:
        health = replace(health, adopt_url=done.site_feed, redirect=None)
    next_poll = schedule.next_poll(feed, policy, answer, health, now, kit.rng)
    return PollOutcome(
        feed_id=feed.id,
        url=feed.spec.url,
        at=done.at,
        outcome=answer.outcome,
        http_status=answer.status,
        detail=done.detail,
        effective_url=fetched.url if fetched else None,
        wire_bytes=0 if fetched is None or isinstance(fetched, NotModified) else fetched.wire_bytes,
        elapsed=fetched.elapsed if fetched else 0.0,
        validators=None if done.is_part else validators_after(feed, answer, fetched),
        body_hash=done.body_hash,
        health=health,
        next_poll=next_poll,
        facts=found.facts if found else None,
        new=found.new if found else (),
        revised=found.revised if found else (),
        seen=found.seen if found else (),
        claims=found.claims if found else (),
        chunks=found.chunks if found else None,
        archives=done.archives,
    )


def validators_after(feed: FeedForPoll, answer: schedule.Answer, fetched: Fetched | None) -> Validators | None:
    """Return the validators to keep, None to leave them: every feed that was read brings its own, a 304 what it names (P4).

    A body that was no feed brings none: its 304 would look like a success.
    """
    match fetched:
        case FetchResult() if answer.outcome in (Outcome.UPDATED, Outcome.UNCHANGED, Outcome.NO_ENTRIES):
            return Validators(fetched.url, fetched.headers.etag, fetched.headers.last_modified)
        case NotModified() if feed.validators is not None and (fetched.headers.etag or fetched.headers.last_modified):
            named, kept = fetched.headers, feed.validators
            return Validators(fetched.url, named.etag or kept.etag, named.last_modified or kept.last_modified)
    return None


def _tell(report: PollReport) -> None:
    """Write the one log event of a poll; a warning when entries may have been missed."""
    outcome, recorded = report.outcome, report.recorded
    say = log.warning if outcome.may_have_missed else log.info
    say(
        "poll",
        outcome=outcome.outcome.value,
        feed=outcome.url,
        status=outcome.http_status,
        new=recorded.new if recorded else 0,
        revised=recorded.revised if recorded else 0,
        bytes=outcome.wire_bytes,
        elapsed=round(outcome.elapsed, 3),
        next=outcome.next_poll.at.isoformat(timespec="seconds"),
        why=outcome.next_poll.why,
        detail=outcome.detail or None,
        overran=outcome.health.overran or None,
        archived=outcome.archives.entries if outcome.archives else None,
    )
