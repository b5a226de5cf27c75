"""The pending article pages of one host: fetched in turn, extracted, stored.

    pages = store.articles.pages(host)
    each:   robots.txt -> the host's turn -> fetch -> extract (killable process) -> further pages -> furniture? -> claims
            -> ONE transaction in the store -> one log event

A page whose text is there is looked at again for edits (engine/looking.py), after those that nobody has read yet.
A page that cannot be had is tried five times over 31 hours, unless more tries cannot help; the feed's own text stays. A page that
is not the article is rejected by name. Whatever goes wrong with one page ends as a record of it: no page can stop the others, only a store
that is away can.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from aggregator.core import pages, politeness, schedule
from aggregator.core.pageclaims import read_page
from aggregator.core.urls import host_of, site_of
from aggregator.engine import asking, furniture, furtherpages, looking, robots
from aggregator.engine.kit import Kit
from aggregator.errors import AggregatorError, ExtractError, HostPausedError, NotFoundError, Outcome, Rejection, StoreAwayError
from aggregator.markup import words
from aggregator.model.article import ExtractedPage, ExtractState, PageForExtract, PageRecord
from aggregator.model.fetch import FetchFailure, FetchRequest, FetchResult
from aggregator.model.times import ClaimKind, RawTime, TimeClaim

log = structlog.get_logger()

PAGES_A_BATCH = 20  # of one host; the next tick takes the rest, so that its feeds get their turn
BATCH_S = 60.0  # after which no further page of the batch is begun
_ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_SILENT = frozenset(  # pages whose times are not the article's
    {
        Rejection.CONSENT,
        Rejection.CHALLENGE,
        Rejection.LOGIN,
        Rejection.GEO_BLOCK,
        Rejection.SOFT_404,
        Rejection.NEEDS_SCRIPT,
        Rejection.LISTING,
        Rejection.BOILERPLATE,
        Rejection.NOT_HTML,
    }
)


async def extract_host(kit: Kit, host: str) -> list[PageRecord]:
    """Visit the pages of one host that are due, at most a batch; return what was stored."""
    waiting = await kit.db(kit.store.articles.pages, host, kit.clock.now(), PAGES_A_BATCH)
    ends = kit.clock.monotonic() + BATCH_S
    records: list[PageRecord] = []
    for page in waiting:
        if kit.clock.monotonic() >= ends:
            break
        began = kit.clock.monotonic()
        record = await visit(kit, page)
        if await _stored(kit, page, record, began):
            records.append(record)
    await asking.leave(kit, host)
    return records


async def visit(kit: Kit, page: PageForExtract) -> PageRecord:
    """Return what one visit comes to; nothing is stored yet. Raises StoreAwayError alone."""
    try:
        return await _visit(kit, page)
    except StoreAwayError:
        raise  # the page has no part in it, and nothing can be recorded: it stays due
    except HostPausedError as error:
        return _paused(page, kit.clock.now(), error.wait, str(error))
    except AggregatorError as error:
        return _failed(page, kit.clock.now(), Outcome.INTERNAL_ERROR, str(error))
    except Exception as error:  # the supervised boundary: one per page
        log.exception("page failed", url=page.url)
        return _failed(page, kit.clock.now(), Outcome.INTERNAL_ERROR, f"{type(error).__name__}: {error}"[:300])


async def _visit(kit: Kit, page: PageForExtract) -> PageRecord:
    host = host_of(page.url)
    unwanted = looking.unwanted(page, kit.clock.now(), enabled=kit.settings().fulltext.enabled)
    if unwanted is not None:
        return unwanted
    await asking.require_no_pause(kit, host)
    delay = await robots.crawl_delay(kit, page.url)
    if delay is None:
        return _failed(page, kit.clock.now(), Outcome.ROBOTS_REFUSED, "robots.txt asks us not to fetch this page")
    await asking.take_turn(kit, host, at_least=delay)
    fetched = await kit.fetcher.get(_request(kit, page), pace=lambda other: asking.turn_on_redirect(kit, other))
    now = kit.clock.now()
    held = await asking.pause_on_the_way(kit, fetched)
    if held is not None:
        return _paused(page, now, held.wait, held.why)
    if isinstance(fetched, FetchResult):
        await asking.remember_pause(kit, host_of(fetched.url), fetched, schedule.Answer(Outcome.UPDATED))
        return await _read(kit, page, fetched)
    if isinstance(fetched, FetchFailure):
        answer = schedule.Answer(fetched.outcome, fetched.status, fetched.headers)
        unnamed = await asking.remember_pause(kit, host_of(fetched.url), fetched, answer)
        asked = await asking.pause_of(kit, host_of(fetched.url)) or unnamed
        return _failed(page, now, fetched.outcome, fetched.detail, now + asked.wait if asked else None)
    await asking.remember_pause(kit, host_of(fetched.url), fetched, schedule.Answer(Outcome.NOT_MODIFIED))
    return looking.next_look(page, looking.not_modified(page, fetched), fetched)


def _request(kit: Kit, page: PageForExtract) -> FetchRequest:
    """Return the GET for a page; the feed's own headers and login go only to pages of the feed's site."""
    settings = kit.settings()
    plain = FetchRequest(url=page.url, limits=settings.limits(), accept=_ACCEPT, validators=page.validators if page.again else None)
    section = asking.own_section(settings, page.feed_url)
    if section is None or site_of(page.feed_url) != site_of(page.url):
        return plain
    headers, auth = asking.credentials(section, page.url)
    return replace(plain, headers=headers, auth=auth, ca_file=asking.ca_of(section))


async def _read(kit: Kit, page: PageForExtract, fetched: FetchResult) -> PageRecord:
    try:
        found = await _extracted(kit, page, fetched)
    except ExtractError as error:
        return looking.next_look(page, _unreadable(page, fetched, error), fetched)
    found = await furtherpages.complete(found, partial(_read_further, kit, page))
    found = await furniture.judged(kit, page, found, fetched.fetched_at)
    return looking.next_look(page, _done(page, found, fetched), fetched)


async def _extracted(kit: Kit, page: PageForExtract, fetched: FetchResult) -> ExtractedPage:
    site = politeness.rule_for(host_of(fetched.url), kit.settings().fulltext.sites)
    return await kit.workers.extract_page(
        fetched.body,
        url=fetched.url,
        fetched_at=fetched.fetched_at,
        content_type=fetched.headers.content_type,
        site=site.model_dump() if site else None,
        language=page.language,
        declared_article=True,
    )


async def _read_further(kit: Kit, page: PageForExtract, url: str) -> ExtractedPage | str:
    """Return one more page of an article, asked for as politely as the first, or why there is none."""
    try:
        await asking.require_no_pause(kit, host_of(url))
        delay = await robots.crawl_delay(kit, url)
        if delay is None:
            return "robots.txt asks us not to fetch this page"
        fetched = await asking.fetch(kit, replace(_request(kit, replace(page, url=url)), validators=None), at_least=delay)
        if not isinstance(fetched, FetchResult):
            return fetched.detail if isinstance(fetched, FetchFailure) else "304 to a request without validators"
        return await _extracted(kit, page, fetched)
    except (HostPausedError, ExtractError) as error:
        return str(error)


def _unreadable(page: PageForExtract, fetched: FetchResult, error: ExtractError) -> PageRecord:
    """Return a page whose extraction was stopped: another try would be stopped, too."""
    return PageRecord(
        page.article_id, fetched.fetched_at, ExtractState.REJECTED, error.rejection.value, str(error), None, (), page.tries + 1, None
    )


def _done(page: PageForExtract, found: ExtractedPage, fetched: FetchResult) -> PageRecord:
    return PageRecord(
        article_id=page.article_id,
        at=fetched.fetched_at,
        state=ExtractState.REJECTED if found.rejected else ExtractState.DONE,
        reason=found.rejected.value if found.rejected else None,
        detail=found.detail,
        page=found,
        claims=_claims(page, found, fetched),
        tries=page.tries + 1,
        # furniture may be a fault of the host that the next hours mend; other refusals stay until the feed tells of an edit
        retry_at=pages.retry_at(page.tries + 1, fetched.fetched_at) if found.rejected is Rejection.BOILERPLATE else None,
    )


def _claims(page: PageForExtract, found: ExtractedPage, fetched: FetchResult) -> tuple[TimeClaim, ...]:
    if found.rejected in _SILENT:
        return ()
    raws = found.times
    if fetched.headers.last_modified:
        raws = (*raws, RawTime(ClaimKind.UPDATED, "http.last-modified", fetched.headers.last_modified))
    return read_page(raws, url=fetched.url, seen_at=fetched.fetched_at, zone=page.timezone, language=found.language or page.language)


def _failed(page: PageForExtract, now: datetime, outcome: Outcome, detail: str, not_before: datetime | None = None) -> PageRecord:
    """Return a visit without a page: tried again on the ladder, or given up with the feed's text."""
    if page.again:
        return looking.failed_look(page, now, outcome.value, detail, not_before)
    tries = page.tries + 1
    again = pages.retry_at(tries, now, outcome=outcome, not_before=not_before)
    state = ExtractState.PENDING if again else ExtractState.FAILED
    return PageRecord(page.article_id, now, state, outcome.value, detail, None, (), tries, again)


def _paused(page: PageForExtract, now: datetime, wait: timedelta, why: str) -> PageRecord:
    """Return a visit that its host asked not to have now."""
    return looking.held_look(page, now, wait, why) if page.again else _held(page, now, wait, why)


def _held(page: PageForExtract, now: datetime, wait: timedelta, why: str) -> PageRecord:
    """Return a visit that did not happen: no try is counted."""
    return PageRecord(page.article_id, now, ExtractState.PENDING, Outcome.HELD.value, why, None, (), page.tries, now + wait)


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


async def _stored(kit: Kit, page: PageForExtract, record: PageRecord, began: float) -> bool:
    """Store one visit and say so; False when the article left the store meanwhile."""
    try:
        changed = await kit.db(kit.store.articles.record_page, record)
    except NotFoundError:
        return False
    log.info(
        "page",
        outcome=record.state.value,
        reason=record.reason,
        url=page.url,
        words=words(record.page.text) if record.page else 0,
        claims=len(record.claims),
        changed=changed,
        tries=record.tries,
        next=_iso(record.retry_at or (record.look.at if record.look else None)),
        elapsed=round(kit.clock.monotonic() - began, 3),
        detail=record.detail,
    )
    return True
