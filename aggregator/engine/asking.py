"""How a feed is asked: when its host allows, with what the configuration says goes with the request."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from aggregator.config.schema import FeedSection, HostSection, Settings
from aggregator.core import politeness, schedule
from aggregator.core.freshness import Freshness
from aggregator.core.urls import host_of, may_share_secrets
from aggregator.engine.kit import Kit
from aggregator.errors import HostPausedError, Outcome, UsageError
from aggregator.model.feed import FeedForPoll, HostState, TurnAsked
from aggregator.model.fetch import Fetched, FetchFailure, FetchRequest

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
)

_NO_RULE = HostSection()
_LATE = timedelta(milliseconds=50)  # a request may begin so much after its turn; measured on an idle machine: 1 to 5 ms
_AHEAD = tuple(timedelta(milliseconds=n) for n in (0, 50, 100, 200, 400, 800))  # how far off each new turn lies: a busy store answers late


def host_rule(settings: Settings, host: str) -> HostSection:
    """Return what [fetch] hosts says of `host` ("name:port"), or of the domain it is under."""
    return politeness.rule_for(host, settings.fetch.hosts) or _NO_RULE


def delay_of(settings: Settings, host: str) -> timedelta:
    """Return the least time between the starts of two requests to `host`."""
    own = host_rule(settings, host).delay
    return settings.fetch.per_host_delay if own is None else own


def width_of(settings: Settings, host: str) -> int:
    """Return how many requests `host` may be sent at a time."""
    return host_rule(settings, host).per_host or settings.fetch.per_host


async def take_turn(kit: Kit, host: str, *, at_least: timedelta = timedelta(0)) -> None:
    """Wait until `host` may be asked, and keep it for its delay (or `at_least`, a robots.txt's Crawl-delay).

    Raises HostPausedError where the host, or one it shares its limits with, asked for a pause during the wait: the turn was reserved
    before anybody knew of it.
    """
    now = kit.clock.now()
    delay = max(delay_of(kit.settings(), host), at_least)
    if await _come(kit, host, await kit.db(kit.store.hosts.reserve, host, now, delay), delay):
        await require_no_pause(kit, host)


async def _come(kit: Kit, host: str, start: datetime, delay: timedelta) -> float:
    """Wait for the turn at `start`, and until `delay` has passed since our last request; return how many seconds that took.

    Whoever wakes up late takes another turn: the next one, perhaps another machine's, was reckoned from `start`, and would follow too
    closely on a request that goes out after it.
    """
    waited = 0.0
    sent = kit.fetcher.sendings.last(host)
    free = start if sent is None else max(start, sent + delay)
    if free > start + _LATE:
        start = await kit.db(kit.store.hosts.move, host, start, free, delay)
    for ahead in _AHEAD:
        begins = max(start, free)
        if (wait := (begins - kit.clock.now()).total_seconds()) > 0:
            await kit.clock.sleep(wait)
            waited += wait
        if kit.clock.now() <= begins + _LATE or not delay:  # where no delay is kept, nobody's turn is counted from this one
            break
        start = await kit.db(kit.store.hosts.move, host, start, kit.clock.now() + ahead, delay)
    return waited


async def leave(kit: Kit, host: str) -> None:
    """Reserve what is left of the delay after our last request to `host`: it may have gone out late, and no other machine knows when."""
    sent = kit.fetcher.sendings.last(host)
    free = sent + delay_of(kit.settings(), host) if sent else None
    if free and free > kit.clock.now():
        await kit.db(kit.store.hosts.keep_clear, host, free)


async def turn_for_poll(kit: Kit, host: str) -> tuple[HostState, Freshness | None]:
    """Wait for the turn of a feed's host; return how the host stands, and its pause where it asked for one.

    As `take_turn` and `pause_of` together, in one call of the store. A host that is paused is not waited for; one may also ask for its
    pause during the wait.
    """
    now = kit.clock.now()
    delay = delay_of(kit.settings(), host)
    states, start = await kit.db.together(kit.store.hosts.turns, TurnAsked(_limited_with(kit, host), now, delay))
    if start is not None and await _come(kit, host, start, delay):
        states, now = await _states(kit, host), kit.clock.now()
    return states[0], _pause(host, states, now)


async def turn_on_redirect(kit: Kit, host: str) -> str | None:
    """Wait for the turn of a redirect's host; return why it must not be asked, where it wants a pause (P8): a `fetch.client.Pace`."""
    try:
        await take_turn_unless_paused(kit, host)
    except HostPausedError as error:
        return str(error)
    return None


async def take_turn_unless_paused(kit: Kit, host: str) -> None:
    """Wait for a host's turn as `take_turn`, unless it wants a pause; raises HostPausedError where it does, before or during the wait."""
    await require_no_pause(kit, host)
    await take_turn(kit, host)


async def pause_on_the_way(kit: Kit, fetched: Fetched) -> Freshness | None:
    """Return the pause because of which a redirect was not followed: that of the host it leads to. None where no pause stopped us."""
    if not isinstance(fetched, FetchFailure) or fetched.outcome is not Outcome.HELD:
        return None
    return await pause_of(kit, host_of(fetched.redirects[-1].location)) or Freshness(timedelta(0), fetched.detail)


async def require_no_pause(kit: Kit, host: str) -> None:
    """Raise HostPausedError where `host`, or one it shares its limits with, must not be asked now (P8)."""
    pause = await pause_of(kit, host)
    if pause is not None:
        raise HostPausedError(pause.wait, pause.why)


async def pause_of(kit: Kit, host: str) -> Freshness | None:
    """Return how long `host`, or one it shares its limits with, must not be asked at all; None when it may."""
    now = kit.clock.now()
    return _pause(host, await _states(kit, host), now)


async def _states(kit: Kit, host: str) -> list[HostState]:
    return [await kit.db(kit.store.hosts.get, name) for name in _limited_with(kit, host)]


def _limited_with(kit: Kit, host: str) -> list[str]:
    """Return the host and the one it shares its limits with."""
    shared = host_rule(kit.settings(), host).shares_limit_with
    return [host] if shared is None else [host, shared if ":" in shared else f"{shared}:443"]


def _pause(host: str, states: Sequence[HostState], now: datetime) -> Freshness | None:
    until = politeness.paused_until(states, now)
    return Freshness(until - now, f"{host} asked for a pause until {until:%Y-%m-%d %H:%M} UTC") if until else None


async def remember_pause(
    kit: Kit, host: str, fetched: Fetched, answer: schedule.Answer, known: HostState | None = None
) -> Freshness | None:
    """Store the pause that the answer asks for, or that a rate limit implies; return it if only implied (P7, P8).

    Any other answer clears the count of rate limits. `known` is how the host stood when it was asked, where the caller has it.
    """
    if not isinstance(fetched, FetchFailure):
        state = known if known is not None and known.host == host else await kit.db(kit.store.hosts.get, host)
        if state.throttles:
            await kit.db(kit.store.hosts.clear_throttles, host)
        return None
    policy, now = kit.settings().policy(timedelta(0)), kit.clock.now()
    asked = schedule.pause_asked(answer, policy, now)
    if asked is not None:
        await kit.db(kit.store.hosts.set_retry, host, now + asked, 0)
    elif fetched.outcome is Outcome.RATE_LIMITED:
        throttles = (await kit.db(kit.store.hosts.get, host)).throttles + 1
        wait = schedule.throttle_wait(throttles, policy, kit.rng)
        await kit.db(kit.store.hosts.set_retry, host, now + wait, throttles)
        return Freshness(wait, f"rate limit no. {throttles} in a row, no Retry-After")
    return None


async def fetch(kit: Kit, request: FetchRequest, *, at_least: timedelta = timedelta(0)) -> Fetched:
    """Ask for a document that belongs to one that was due, in its host's turn; keep a pause it asks for (P7, P8). Raises as `take_turn`."""
    await take_turn(kit, host_of(request.url), at_least=at_least)
    fetched = await kit.fetcher.get(request, pace=lambda other: turn_on_redirect(kit, other))
    if isinstance(fetched, FetchFailure):
        await remember_pause(kit, host_of(fetched.url), fetched, schedule.Answer(fetched.outcome, fetched.status, fetched.headers))
    return fetched


def request_for(kit: Kit, feed: FeedForPoll, url: str | None = None) -> FetchRequest:
    """Return the GET for a feed (or for `url` in its place): validators unless they are doubted, and its own headers and login.

    A feed that moved to another site, or to a site's feed elsewhere, is asked there without them. Raises UsageError when its
    password_file cannot be read.
    """
    settings, url = kit.settings(), url or feed.poll_url
    section = own_section(settings, feed.spec.url)
    headers, auth = credentials(section, url) if section else ((), None)
    doubted = schedule.asks_unconditionally(feed, kit.clock.now())
    return FetchRequest(
        url=url,
        limits=settings.limits(),
        validators=None if doubted else feed.validators,
        headers=headers,
        auth=auth,
        ca_file=ca_of(section),
        accept=ACCEPT,
    )


def request_beside(kit: Kit, feed: FeedForPoll, url: str) -> FetchRequest:
    """Return the GET for a document beside a feed's own (an archive, a feed that its site names): as `request_for`, without validators."""
    return replace(request_for(kit, feed, url), validators=None)


def credentials(section: FeedSection, url: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, str] | None]:
    """Return the headers and the login that go with a feed's requests to `url`; raises UsageError as `request_for`."""
    if not may_share_secrets(section.url, url):
        return (), None
    return tuple((name, value.get_secret_value()) for name, value in section.headers.items()), _login(section)


def ca_of(section: FeedSection | None) -> str | None:
    """Return the feed's own authorities."""
    return str(section.ca_file) if section and section.ca_file else None


def own_section(settings: Settings, url: str) -> FeedSection | None:
    """Return the [[feeds]] table of a configured address; None for a feed that lives in the store."""
    return settings.feeds_by_url.get(url)


def _login(section: FeedSection) -> tuple[str, str] | None:
    if section.user is None:
        return None
    return section.user, _password(section.password_file)


def _password(file: Path | None) -> str:
    """Return the first line of a password file, "" without one; raises UsageError."""
    if file is None:
        return ""
    try:
        return file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise UsageError(f"password_file {file}: {reason}") from error
