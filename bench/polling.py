"""Follow simulated feeds with the real engine for weeks in minutes, and see what the servers see.

    python bench/polling.py [--feeds 2000] [--hosts 300] [--days 30] [--seed 1] [--by-kind]

Needs nothing but this machine. The tick, the dispatcher, poll_host, the schedule, the parser and the store on SQLite are those of the
service. Three things are not: time is an event loop's that jumps to the next timer instead of waiting; answers come from
bench/publishers.py at the fetcher's place, since 60,000 exchanges over sockets would measure sockets (tests/service/test_polling_*.py
prove each rule over real HTTP); parsing and the store run on the loop itself, since threads and processes know no such time.

The servers keep the books: the gap between two requests to a host, polls earlier than any rule allows, entries that left their window
unseen, requests per new entry, the delay from publication to sight; beside them the same servers asked once an hour, come what may.
Exits 1 when a rule was broken.
"""

from __future__ import annotations

import argparse
import asyncio
import selectors
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

import structlog

from aggregator.config.load import defaults
from aggregator.engine.dispatch import LocalDispatcher
from aggregator.engine.duties import Duties, Pulse
from aggregator.engine.kit import Kit
from aggregator.engine.poll_host import poll_host
from aggregator.errors import Outcome
from aggregator.fetch import answer
from aggregator.fetch.reach import Reach
from aggregator.model.fetch import Fetched, FetchFailure, FetchRequest, FetchResult, Headers, NotModified, Redirect
from aggregator.parse.feed import parse
from aggregator.store.store import Store, open_store
from bench import publishers
from bench.publishers import DAY, HOUR, MINUTE, START, Host, Publisher, Reply

PACE = timedelta(seconds=2)  # [fetch] per_host_delay
FLOOR = timedelta(minutes=10)  # [schedule] min_interval
TICK_S = 5.0  # the service looks every second; nothing here depends on it
_ROUNDING = timedelta(milliseconds=1)


# --- the servers' side ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Account:
    """What the servers know about one feed's poller."""

    asked_at: datetime | None = None
    not_before: datetime = START  # the latest of what the last answers asked for
    why: str = ""
    named: bool = False  # validators were given
    bare_at: datetime | None = None  # last request without validators
    seen_to: int | None = None  # entries shown so far
    first_gone: datetime | None = None
    ended: bool = False  # 410 twice, a day apart
    in_trouble: datetime | None = None  # since the first failure of a row
    troubles: list[tuple[datetime, datetime]] = field(default_factory=list)
    overran: bool = False


@dataclass(slots=True)
class Books:
    """What one poller did to all servers."""

    requests: int = 0
    polls: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    gap: timedelta = DAY  # the shortest between two starts at one host
    early: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    excused: int = 0  # entries lost where no rule allowed a poll in time
    delays: dict[str, list[float]] = field(default_factory=dict)  # kind of feed -> seconds
    kinds: Counter[str] = field(default_factory=Counter)  # polls by kind of feed


class Servers:
    """Every publisher's server: answers, and keeps the books."""

    def __init__(self, feeds: list[Publisher], hosts: list[Host]) -> None:
        """Nobody has asked yet."""
        self.feeds = {feed.number: feed for feed in feeds}
        self.hosts = {host.name: host for host in hosts}
        self.accounts = {feed.number: Account() for feed in feeds}
        self.last_start: dict[str, datetime] = {}
        self.retry_until: dict[str, datetime] = {}
        self.books = Books()

    def get(self, url: str, at: datetime, etag: str | None, modified: str | None, *, hop: bool = False) -> Reply:
        """Answer one request as its server would."""
        host, _, number = url.removeprefix("http://").partition("/")
        feed = self.feeds[int(number)]
        self._paced(host, at)
        if not hop:
            self._allowed(feed, at)
        if at < self.retry_until.get(host, at) - _ROUNDING:
            self.books.early.append(f"{at:%d %H:%M} {url}: within the pause {host} asked for")
        reply = self.hosts[host].refusal(at) or feed.answer(at, host, etag, modified)
        if reply.status in (200, 304):
            self._conditional(feed, at, bare=etag is None and modified is None)
        self._book(feed, host, at, reply)
        return reply

    def _paced(self, host: str, at: datetime) -> None:
        before = self.last_start.get(host)
        if before is not None:
            self.books.gap = min(self.books.gap, at - before)
        self.last_start[host] = at
        self.books.requests += 1

    def _conditional(self, feed: Publisher, at: datetime, *, bare: bool) -> None:
        account = self.accounts[feed.number]
        if bare and account.named and account.bare_at and at - account.bare_at < DAY:
            self.books.early.append(f"{at:%d %H:%M} {feed.url}: without validators twice in a day")
        if bare:
            account.bare_at = at

    def _allowed(self, feed: Publisher, at: datetime) -> None:
        """Note a poll that some rule forbids, by the servers' own reading of the rules."""
        account = self.accounts[feed.number]
        self.books.polls += 1
        self.books.kinds[feed.kind if feed.free else f"{feed.kind}, held"] += 1
        fault = self._fault(feed, account, at)
        if fault:
            self.books.early.append(f"{at:%d %H:%M} {feed.url} ({feed.kind}): {fault}")
        account.asked_at = at

    def _fault(self, feed: Publisher, account: Account, at: datetime) -> str | None:
        gap = at - account.asked_at if account.asked_at else DAY
        if at < account.not_before - _ROUNDING:
            return f"{account.not_before - at} before {account.why}"
        if not feed.may_ask(at) and account.asked_at is not None:
            return "in an hour or on a day it asks to be left alone"
        if gap < HOUR - _ROUNDING and (gap < FLOOR or not (account.overran or _earned(feed, at) or account.in_trouble)):
            return f"{gap} after the last poll, with {_rate(feed, at):.2f} entries an hour"
        return None

    def _book(self, feed: Publisher, host: str, at: datetime, reply: Reply) -> None:
        account = self.accounts[feed.number]
        self.books.statuses[str(reply.status or "none")] += 1
        pause = int(reply.headers.get("retry_after", "0"))
        if pause:
            self.retry_until[host] = max(self.retry_until.get(host, at), at + timedelta(seconds=pause))
        if reply.status in (200, 304):
            self._shown(feed, account, at, reply.status)
        elif reply.status not in (301, 302, 308):
            account.in_trouble = account.in_trouble or at
        self._gone(account, at, reply.status)

    def _gone(self, account: Account, at: datetime, status: int | None) -> None:
        if status != 410:
            account.first_gone = None if status == 200 else account.first_gone
            return
        account.first_gone = account.first_gone or at
        account.ended |= at - account.first_gone >= DAY
        if account.ended:
            account.not_before, account.why = at + 7 * DAY, "the weekly probe of a feed that is gone"

    def _shown(self, feed: Publisher, account: Account, at: datetime, status: int) -> None:
        account.named |= feed.validators != "none"
        asked = max(min(feed.fresh, DAY), min(feed.asks, DAY), FLOOR)
        account.not_before, account.why = at + asked, f"the {asked} it asked for"
        if account.in_trouble is not None:
            account.troubles.append((account.in_trouble, at))
            account.in_trouble = None
        if status == 200:
            self._read(feed, account, at)

    def _read(self, feed: Publisher, account: Account, at: datetime) -> None:
        count = feed.published(at)
        start = max(0, count - feed.window)
        if account.seen_to is not None:
            account.overran = start >= account.seen_to and count > start
            for n in range(account.seen_to, start):
                self._missed(feed, account, n, at)
            found = self.books.delays.setdefault(feed.kind if feed.free else f"{feed.kind}, held", [])
            found += [(at - feed.times[n]).total_seconds() for n in range(max(start, account.seen_to), count)]
        account.seen_to = count

    def _missed(self, feed: Publisher, account: Account, n: int, at: datetime) -> None:
        """Book an entry that nobody saw: a fault where a poll an hour, as far as the server let us, would have found it."""
        came, left = feed.times[n], feed.times[n + feed.window]
        stay = left - came
        forbidden = (
            feed.validators == "lying"
            or stay < max(HOUR, feed.fresh, feed.asks) + MINUTE
            or not (feed.may_ask(came) and feed.may_ask(left))
            or any(begin <= left and came <= end for begin, end in account.troubles)
            or any(begin <= left and came <= end for begin, end, _ in self.hosts[feed.host].down)
            or came <= self.retry_until.get(feed.host, START)
        )
        if forbidden:
            self.books.excused += 1
        else:
            self.books.lost.append(f"{at:%d %H:%M} {feed.url} ({feed.kind}): entry {n} stood for {stay}")


def _earned(feed: Publisher, at: datetime) -> bool:
    """Return whether the feed's own rhythm asks for more than a poll an hour: lately, or at this time of day."""
    return _rate(feed, at) >= 0.8


def _rate(feed: Publisher, at: datetime) -> float:
    """Return entries an hour: the most over six hours, a day, or these hours of the days its last fifty entries cover."""
    days = min(28, (at - feed.times[max(0, feed.published(at) - 50)]) // DAY) if feed.times else 0
    same = sum(_between(feed, at - timedelta(days=n, hours=3), at - timedelta(days=n) + 3 * HOUR) for n in range(days + 1))
    around = [same / (4 * days)] if days >= 3 else []
    return max(_between(feed, at - 7 * HOUR, at) / 6, _between(feed, at - 25 * HOUR, at) / 24, *around, 0)


def _between(feed: Publisher, begin: datetime, end: datetime) -> int:
    return feed.published(end) - feed.published(begin)


def hourly(servers: Servers, days: int, rng: Random) -> Books:
    """Return the books of a poller that asks every feed once an hour, conditionally, whatever the answer."""
    kept: dict[int, tuple[str | None, str | None]] = {}
    polls = [
        (START + n * HOUR + timedelta(seconds=offset), number)
        for number, offset in ((number, rng.uniform(0, 3600)) for number in servers.feeds)
        for n in range(days * 24)
    ]
    for at, number in sorted(polls):
        feed = servers.feeds[number]
        etag, modified = kept.get(number, (None, None))
        reply = servers.get(feed.url, at, etag, modified)
        if reply.status in (301, 302, 308):
            reply = servers.get(reply.headers["location"], at, etag, modified, hop=True)
        if reply.status == 200:
            kept[number] = (reply.headers.get("etag"), reply.headers.get("last_modified"))
    return servers.books


# --- the engine's side ----------------------------------------------------------------------------------------------


class _NoWaiting(selectors.DefaultSelector):
    """A selector that never waits: it moves the loop's time instead."""

    loop: JumpingLoop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("nothing is ready and nothing is due: the simulation hangs")
        self.loop.elapsed += max(timeout, 0.0)
        return super().select(0)


class JumpingLoop(asyncio.SelectorEventLoop):
    """An event loop whose time jumps to the next timer when nothing is ready: a day passes in no time."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.elapsed = 0.0
        selector = _NoWaiting()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        """Return seconds since the beginning."""
        return self.elapsed


class LoopClock:
    """The engine's clock on a JumpingLoop."""

    def __init__(self, loop: JumpingLoop) -> None:
        """Read `loop`."""
        self._loop = loop

    def now(self) -> datetime:
        return START + timedelta(seconds=self._loop.elapsed)

    def monotonic(self) -> float:
        return self._loop.elapsed

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class SimulatedFetcher:
    """Stands where fetch.client.Fetcher does: follows redirects, paces each hop, notes who could be reached."""

    def __init__(self, servers: Servers, clock: LoopClock) -> None:
        """Ask `servers`."""
        self.reach, self._servers, self._clock = Reach(), servers, clock

    async def get(self, ask: FetchRequest, *, pace: Callable[[str], Awaitable[Any]]) -> Fetched:
        """Return what the server answered, as the real one does."""
        url, hops = ask.url, list[Redirect]()
        while True:
            known = ask.validators if ask.validators and ask.validators.url == url else None
            at = self._clock.now()
            reply = self._servers.get(url, at, known.etag if known else None, known.last_modified if known else None, hop=bool(hops))
            await self._clock.sleep(0.2)
            if "location" not in reply.headers:
                break
            url = reply.headers["location"]
            hops.append(Redirect(reply.status or 0, url))
            await pace(_host(url))
        self.reach.note(_host(url), Outcome.UPDATED if reply.status else Outcome.CONNECT_ERROR, self._clock.monotonic())
        return _fetched(url, reply, tuple(hops), self._clock.now())


def _host(url: str) -> str:
    return url.removeprefix("http://").partition("/")[0]


def _fetched(url: str, reply: Reply, hops: tuple[Redirect, ...], at: datetime) -> Fetched:
    headers = Headers(**reply.headers)
    if reply.status == 200:
        return FetchResult(url, 200, headers, reply.body, len(reply.body), hops, at, 0.2)
    if reply.status == 304:
        return NotModified(url, headers, hops, at, 0.2)
    named = (Outcome.CONNECT_ERROR, "refused") if reply.status is None else answer.of_status(reply.status, headers)
    return FetchFailure(url, named[0], named[1], reply.status, headers, hops, at, 0.2)


class OnTheLoop:
    """Stands where the store's thread and the parser's processes do."""

    async def __call__(self, call: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Run a store call here and now."""
        return call(*args, **named)

    async def parse_feed(self, body: bytes, url: str, content_type: str | None, content_language: str | None = None) -> Any:
        """Parse here and now."""
        return parse(body, url=url, content_type=content_type, content_language=content_language)


async def follow(servers: Servers, store: Store, days: int, seed: int, loop: JumpingLoop, schedule: Mapping[str, Any]) -> None:
    """Run the service's tick over the simulated days."""
    tables = [{"url": feed.url, "fulltext": False} for feed in servers.feeds.values()]
    settings = defaults(data_dir=store.path.parent, schedule=dict(schedule), feeds=tables)
    clock, here = LoopClock(loop), OnTheLoop()
    kit = Kit(lambda: settings, store, here, SimulatedFetcher(servers, clock), here, clock, Random(seed))  # type: ignore[arg-type]
    store.feeds.sync(settings.specs(), clock.now())
    dispatcher = LocalDispatcher({"poll_host": lambda host: poll_host(kit, host)}, at_once=settings.fetch.concurrency)
    duties = Duties(lambda: kit, dispatcher, Pulse(0.0))
    while clock.now() < START + timedelta(days=days):
        await duties.tick()
        due = store.feeds.next_due_at()
        await clock.sleep(max(TICK_S, (due - clock.now()).total_seconds()) if due else TICK_S)
    await dispatcher.drain(60)


@dataclass(frozen=True, slots=True)
class Run:
    """One simulation."""

    ours: Books
    hourly: Books
    cpu_s: float  # of ours


def simulate(feeds: int, hosts: int, days: int, seed: int, folder: Path, **schedule: Any) -> Run:
    """Follow the feeds with the engine and once an hour, over the same servers."""

    def servers() -> Servers:
        rng = Random(seed)
        at = publishers.hosts(hosts, days, rng)
        return Servers(publishers.publishers(feeds, at, days, rng), at)

    ours, store, loop = servers(), open_store("sqlite:///simulation.db", folder), JumpingLoop()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    began = time.process_time()
    try:
        loop.run_until_complete(follow(ours, store, days, seed, loop, schedule))
    finally:
        loop.close()
        store.close()
    return Run(ours.books, hourly(servers(), days, Random(seed)), time.process_time() - began)


# --- figures --------------------------------------------------------------------------------------------------------


def table(run: Run) -> str:
    """Return the figures of both pollers side by side."""
    rows = [("", "ours", "once an hour"), *((name, of(run.ours), of(run.hourly)) for name, of in _FIGURES)]
    return "\n".join(f"{name:<58}{ours:>14}{other:>14}" for name, ours, other in rows)


def _delays(books: Books) -> list[float]:
    return [delay for found in books.delays.values() for delay in found] or [0.0, 0.0]


def _free(books: Books) -> list[float]:
    return [delay for kind, found in books.delays.items() if "held" not in kind for delay in found] or [0.0, 0.0]


def _words(seconds: float) -> str:
    return f"{seconds / 60:.1f} min"


_FIGURES: tuple[tuple[str, Callable[[Books], str]], ...] = (
    ("polls", lambda b: f"{b.polls:,}"),
    ("requests", lambda b: f"{b.requests:,}"),
    ("new entries found", lambda b: f"{len(_delays(b)):,}"),
    ("requests per new entry", lambda b: f"{b.requests / len(_delays(b)):.2f}"),
    ("publication to sight, median", lambda b: _words(median(_delays(b)))),
    ("publication to sight, p95", lambda b: _words(quantiles(_delays(b), n=20)[-1])),
    ("same, servers that ask for no more than an hour: median", lambda b: _words(median(_free(b)))),
    ("same, p95", lambda b: _words(quantiles(_free(b), n=20)[-1])),
    ("304s among answers 200 and 304", lambda b: f"{b.statuses['304'] / (b.statuses['304'] + b.statuses['200']):.0%}"),
    ("429s", lambda b: f"{b.statuses['429']:,}"),
    ("shortest gap between two starts at a host", lambda b: f"{b.gap.total_seconds():.3f} s"),
    ("polls earlier than a rule allows", lambda b: f"{len(b.early):,}"),
    ("entries lost unseen, though time allowed", lambda b: f"{len(b.lost):,}"),
    ("entries lost unseen, no rule allowing a poll", lambda b: f"{b.excused:,}"),
)


def by_kind(run: Run) -> str:
    """Return polls and delays by kind of publisher."""
    lines = [f"{'kind':<16}{'polls':>10}{'hourly':>10}{'entries':>10}{'median':>12}{'hourly':>12}{'p95':>12}{'hourly':>12}"]
    for kind in sorted(run.ours.kinds):
        a, b = (books.delays.get(kind) or [0.0, 0.0] for books in (run.ours, run.hourly))
        a, b = (values * 2 if len(values) < 2 else values for values in (a, b))
        cells = [f"{run.ours.kinds[kind]:>10,}{run.hourly.kinds[kind]:>10,}{len(a):>10,}"]
        cells += [f"{_words(x):>12}" for x in (median(a), median(b), quantiles(a, n=20)[-1], quantiles(b, n=20)[-1])]
        lines.append(f"{kind:<16}" + "".join(cells))
    return "\n".join(lines)


def broken(books: Books) -> list[str]:
    """Return every rule that was broken, in words."""
    gaps = [] if books.gap >= PACE - _ROUNDING else [f"two requests to a host {books.gap} apart"]
    return [*gaps, *books.early, *books.lost]


def main() -> int:
    """Simulate, print, judge."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("feeds", 2000), ("hosts", 300), ("days", 30), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=value, help=f"default {value}")
    options.add_argument("--by-kind", action="store_true", help="also by kind of publisher")
    said = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = simulate(said.feeds, said.hosts, said.days, said.seed, Path(folder))
    print(f"{said.feeds} feeds on {said.hosts} hosts for {said.days} days, seed {said.seed}: {run.cpu_s:.0f} s CPU\n")
    print(table(run))
    if said.by_kind:
        print(f"\n{by_kind(run)}")
    faults = broken(run.ours)
    print(*faults[:20], sep="\n", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
