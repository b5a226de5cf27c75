"""One feed looked at end to end, as a poll would, and nothing of it stored.

name -> addresses -> guard -> robots.txt (of its pages) -> the feed's answer -> parsing -> its validators tried
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from aggregator.config.values import check_http_url
from aggregator.core import archives, misstated
from aggregator.core.urls import PORTS, host_of
from aggregator.engine import asking
from aggregator.engine.kit import Kit
from aggregator.errors import HostPausedError, Outcome, ParseError, UsageError
from aggregator.fetch.guard import NameUnknownError, Resolver, literal, refusal
from aggregator.fetch.robots import Robots
from aggregator.model.entry import ParsedFeed
from aggregator.model.feed import FeedRow, FeedState, HostState, Validators
from aggregator.model.fetch import FetchFailure, FetchRequest, FetchResult, Headers, NotModified
from aggregator.model.times import ClaimKind


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination."""

    what: str
    good: bool | None  # None: neither, just so
    says: str


class _Nothing:
    """Remembers no robots.txt: an examination leaves no trace."""

    async def get(self, host: str) -> HostState:
        return HostState(host, None, None, 0, None, None)

    async def save_robots(self, host: str, text: str, until: datetime) -> None:
        """Forget it."""


async def examine(kit: Kit, url: str) -> AsyncIterator[Finding]:
    """Yield what is found about the feed at `url`, step by step; the first step that fails ends it."""
    try:
        parts = urlsplit(check_http_url(url))
    except ValueError as error:
        msg = f"{url} {error}"
        raise UsageError(msg) from None
    async for finding in _address(kit, parts.hostname or "", parts.port or PORTS[parts.scheme.lower()]):
        yield finding
        if finding.good is False:
            return
    request = _request(kit, url)
    fetched = await _get(kit, request)
    yield _tls(parts.scheme, fetched)
    yield _answer(fetched)
    if not isinstance(fetched, FetchResult):
        return
    try:
        headers = fetched.headers
        parsed = await kit.workers.parse_feed(fetched.body, fetched.url, headers.content_type, headers.content_language)
    except ParseError as error:
        not_a_feed = error.outcome in (Outcome.HTML_PAGE, Outcome.NOT_A_FEED)
        advice = f"; `aggregator feeds discover {url}` finds its feeds" if not_a_feed else ""
        yield Finding("parsing", good=False, says=f"{error.outcome}: {error}{advice}")
        return
    for finding in (*_parsed(parsed), *_language(parsed, kit, url)):
        yield finding
    yield await _validators(kit, request, fetched)
    yield await _robots(kit, parsed)


async def _address(kit: Kit, host: str, port: int) -> AsyncIterator[Finding]:
    if kit.settings().fetch.proxy and not literal(host):
        yield Finding("name", good=None, says=f"{host} is looked up by the [fetch] proxy")
        return
    resolver = Resolver()
    try:
        addresses = [str(stated)] if (stated := literal(host)) else list(await resolver(host, port))
    except NameUnknownError as error:
        yield Finding("name", good=False, says=str(error))
        return
    finally:
        resolver.close()
    yield Finding("name", good=True, says=f"{host} is at {', '.join(addresses)}")
    allowed = kit.settings().fetch.allow_networks
    refused = {address: why for address in addresses if (found := literal(address)) and (why := refusal(found, allowed))}
    good = len(refused) < len(addresses)
    told = ", ".join(f"{address} ({why})" for address, why in refused.items())
    inside = any(refusal(found, ()) for address in addresses if (found := literal(address)))
    well = "not public, but [fetch] allow_networks opens it" if inside else "public"
    yield Finding("guard", good=good, says=f"refused: {told}; [fetch] allow_networks opens it" if told else well)


def _request(kit: Kit, url: str) -> FetchRequest:
    """Return the request a poll would make, without validators; raises UsageError as asking.credentials."""
    settings = kit.settings()
    section = asking.own_section(settings, url)
    headers, auth = asking.credentials(section, url) if section else ((), None)
    return FetchRequest(url, settings.limits(), headers=headers, auth=auth, ca_file=asking.ca_of(section), accept=asking.ACCEPT)


async def _get(kit: Kit, request: FetchRequest) -> FetchResult | NotModified | FetchFailure:
    try:
        await asking.take_turn_unless_paused(kit, host_of(request.url))
    except HostPausedError as error:
        return FetchFailure(request.url, Outcome.HELD, str(error), None, Headers(), (), kit.clock.now(), 0.0)
    return await kit.fetcher.get(request, pace=lambda host: asking.turn_on_redirect(kit, host))


def _tls(scheme: str, fetched: FetchResult | NotModified | FetchFailure) -> Finding:
    if isinstance(fetched, FetchFailure) and fetched.outcome is Outcome.TLS_ERROR:
        return Finding("TLS", good=False, says=fetched.detail)
    reached = not isinstance(fetched, FetchFailure) or fetched.status is not None
    if scheme == "https" and reached:
        return Finding("TLS", good=True, says="certificate and handshake are good")
    return Finding("TLS", good=None, says="not used (http)" if scheme == "http" else "not reached")


def _answer(fetched: FetchResult | NotModified | FetchFailure) -> Finding:
    hops = "".join(f"{hop.status} to {hop.location}; " for hop in fetched.redirects)
    if isinstance(fetched, FetchFailure):
        return Finding("answer", good=False, says=f"{hops}{fetched.outcome}: {fetched.detail}")
    if isinstance(fetched, NotModified):
        return Finding("answer", good=False, says=f"{hops}304 to a request without validators")
    headers = fetched.headers
    kind, caching = headers.content_type or "no content type", headers.cache_control or "nothing said about caching"
    told = f"{hops}{fetched.status}, {fetched.size} bytes in {fetched.elapsed:.2f} s, {kind}, {caching}"
    return Finding("answer", good=True, says=told)


def _parsed(parsed: ParsedFeed) -> list[Finding]:
    kinds = Counter(time.kind for entry in parsed.entries for time in entry.times)
    entries = f"{len(parsed.entries)} entries, {kinds[ClaimKind.PUBLISHED]} created and {kinds[ClaimKind.UPDATED]} updated times"
    found = [Finding("parsing", good=bool(parsed.entries), says=f"{parsed.format}, {parsed.title!r}: {entries}")]
    older = archives.older(parsed)
    found += [Finding("archives", good=None, says=f"older entries are at {older} for a poll that finds only new ones")] if older else []
    return found + [Finding("repaired", good=None, says=problem) for problem in parsed.problems]


def _language(parsed: ParsedFeed, kit: Kit, url: str) -> list[Finding]:
    """Say where filters on language would miss a feed, for it states another one."""
    stated = next((spec.language for spec in kit.settings().specs() if spec.url == url), None) or parsed.language
    better = misstated.instead(stated, [entry.title for entry in parsed.entries]) if stated else None
    told = (
        f'it states "{stated}", its titles are in another script: filters need its own in its [[feeds]] table, like language = "{better}"'
    )
    return [Finding("language", good=None, says=told)] if better else []


async def _validators(kit: Kit, request: FetchRequest, first: FetchResult) -> Finding:
    headers = first.headers
    if not (headers.etag or headers.last_modified):
        return Finding("validators", good=None, says="none sent: every poll takes the whole feed")
    named = ", ".join(name for name, value in (("ETag", headers.etag), ("Last-Modified", headers.last_modified)) if value)
    again = await _get(kit, replace(request, url=first.url, validators=Validators(first.url, headers.etag, headers.last_modified)))
    works = isinstance(again, NotModified)
    told = f"{named}; sent back, the answer was {'304' if works else 'the whole feed again'}"
    return Finding("validators", good=works or None, says=told)


async def _robots(kit: Kit, parsed: ParsedFeed) -> Finding:
    page = next((entry.url for entry in parsed.entries if entry.url), None)
    if page is None or not kit.settings().fetch.robots:
        return Finding("robots", good=None, says="no page to ask about" if page is None else "switched off in [fetch]")
    robots = Robots(kit.fetcher, _Nothing())
    try:
        allowed, delay = await robots.allowed(page, kit.clock.now(), pace=lambda host: asking.take_turn_unless_paused(kit, host))
    except HostPausedError as error:
        return Finding("robots", good=None, says=str(error))
    pause = f", {delay:g} s between requests" if delay else ""
    return Finding("robots", good=allowed, says=f"its article pages may{'' if allowed else ' not'} be fetched{pause}")


def would_do(row: FeedRow, now: datetime) -> str:
    """Return what the service would do with the feed now."""
    if row.state is FeedState.PAUSED:
        return "nothing: it is paused (`aggregator feeds resume`)"
    if row.state is FeedState.REMOVED:
        return "nothing: it was taken out of config.toml; its articles stay"
    if row.state is FeedState.GONE:
        return f"ask whether it is back at {row.next_poll_at:%Y-%m-%d %H:%M} UTC" if row.next_poll_at else "nothing: it is gone"
    if row.next_poll_at is None or row.next_poll_at <= now:
        return "poll it at the next tick"
    return f"wait until {row.next_poll_at:%Y-%m-%d %H:%M} UTC ({row.next_poll_why})"
