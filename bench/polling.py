"""Follow simulated feeds with the real engine for weeks in minutes, and see what the servers see.

    python -m bench.polling [--feeds 2000] [--hosts 300] [--days 30] [--seed 1] [--max-interval 24] [--by-kind]

Needs nothing but this machine. The tick, the dispatcher, poll_host, the schedule, the parser and the store on SQLite are those of the
service. Three things are not: time is an event loop's that jumps to the next timer instead of waiting; answers come from
bench/publishers.py at the fetcher's place, since 60,000 exchanges over sockets would measure sockets (tests/service/test_polling_*.py
prove each rule over real HTTP); parsing and the store run on the loop itself, since threads and processes know no such time.

The servers keep the books: the gap between two requests to a host, polls earlier than any rule allows, entries that left their window
unseen, requests per new entry, the delay from publication to sight; beside them the same servers asked once an hour, come what may.
Exits 1 when a rule was broken: an entry is lost where it stood for longer than `max_interval`; those that came and went sooner, but that
an hourly poll would have found, are counted and named.
"""

from __future__ import annotations

import argparse
import asyncio
import selectors
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

import structlog

from aggregator.config.load import defaults
from aggregator.engine.dispatch import LocalDispatcher
from aggregator.engine.duties import Duties, LastTick
from aggregator.engine.kit import Kit
from aggregator.engine.poll_host import poll_host
from aggregator.errors import AggregatorError, Outcome
from aggregator.fetch import answer
from aggregator.fetch.reach import Reach
from aggregator.fetch.sendings import Sendings
from aggregator.model.entry import Rest
from aggregator.model.fetch import Fetched, FetchFailure, FetchRequest, FetchResult, Headers, NotModified, Redirect
from aggregator.parse.feed import parse, parse_rest
from aggregator.store.store import Store, open_store
from bench import publishers
from bench.polling_books import PACE, ROUNDING, Books, Servers, hourly
from bench.publishers import DAY, START, Reply

SHOWN = 40  # broken rules of a kind that are printed
TICK_S = 5.0  # the service looks every second; nothing here depends on it


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
    """An event loop whose time jumps to the next timer when nothing is ready: a day passes in no time.

    What is handed to a thread is done at once: days would pass while it writes a file, as many as the machine is slow.
    """

    def __init__(self) -> None:
        """Begin at zero."""
        self.elapsed = 0.0
        selector = _NoWaiting()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        """Return seconds since the beginning."""
        return self.elapsed

    def run_in_executor(self, _executor: Any, work: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # type: ignore[override]  # typeshed's is generic
        """Do `work` here and now."""
        done = self.create_future()
        try:
            done.set_result(work(*args))
        except AggregatorError as error:  # a delivery that fails, say: it is its caller's
            done.set_exception(error)
        return done


class LoopClock:
    """The engine's clock on a JumpingLoop."""

    def __init__(self, loop: JumpingLoop) -> None:
        """Read `loop`."""
        self._loop = loop

    def now(self) -> datetime:
        """Return the simulated time."""
        return START + timedelta(seconds=self._loop.elapsed)

    def monotonic(self) -> float:
        """Return the loop's seconds."""
        return self._loop.elapsed

    async def sleep(self, seconds: float) -> None:
        """Let the loop jump."""
        await asyncio.sleep(seconds)


class SimulatedFetcher:
    """Stands where fetch.client.Fetcher does: follows redirects, paces each hop, notes who could be reached and when."""

    def __init__(self, servers: Servers, clock: LoopClock) -> None:
        """Ask `servers`."""
        self.reach, self.sendings, self._servers, self._clock = Reach(), Sendings(clock), servers, clock

    async def get(self, ask: FetchRequest, *, pace: Callable[[str], Awaitable[Any]]) -> Fetched:
        """Return what the server answered, as the real one does."""
        url, hops = ask.url, list[Redirect]()
        while True:
            known = ask.validators if ask.validators and ask.validators.url == url else None
            at = self._clock.now()
            self.sendings.note(_host(url))
            reply = self._servers.get(url, at, known.etag if known else None, known.last_modified if known else None, hop=bool(hops))
            await self._clock.sleep(0.2)
            if "location" not in reply.headers:
                break
            url = reply.headers["location"]
            hops.append(Redirect(reply.status or 0, url))
            held = await pace(_host(url))
            if held:
                return FetchFailure(ask.url, Outcome.HELD, held, reply.status, Headers(), tuple(hops), self._clock.now(), 0.2)
        self.reach.note(_host(url), Outcome.UPDATED if reply.status else Outcome.CONNECT_ERROR, self._clock.monotonic())
        return _fetched(url, reply, tuple(hops), self._clock.now())


def _host(url: str) -> str:
    return url.removeprefix("http://").partition("/")[0]


def _fetched(url: str, reply: Reply, hops: tuple[Redirect, ...], at: datetime) -> Fetched:
    headers = Headers(**reply.headers)
    if reply.status == 200:
        return FetchResult(url, 200, headers, (reply.body,), len(reply.body), hops, at, 0.2)
    if reply.status == 304:
        return NotModified(url, headers, hops, at, 0.2)
    named = (Outcome.CONNECT_ERROR, "refused") if reply.status is None else answer.of_status(reply.status, headers)
    return FetchFailure(url, named[0], named[1], reply.status, headers, hops, at, 0.2)


class OnTheLoop:
    """Stands where the store's thread and the parser's processes do."""

    async def __call__(self, call: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Run a store call here and now."""
        return call(*args, **named)

    async def together(self, call: Callable[[list[Any]], Sequence[Any]], ask: Any) -> Any:
        """Run a store call for this one alone."""
        return call([ask])[0]

    async def patiently(self, call: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Run it as well: this store never goes away."""
        return call(*args, **named)

    async def parse_feed(self, body: bytes, url: str, content_type: str | None, content_language: str | None = None) -> Any:
        """Parse here and now."""
        return parse(body, url=url, content_type=content_type, content_language=content_language)

    async def parse_rest(self, rest: Rest, url: str, content_type: str | None, content_language: str | None = None) -> Any:
        """Parse here and now."""
        return parse_rest(rest, url=url, content_type=content_type, content_language=content_language)


async def follow(servers: Servers, store: Store, days: int, seed: int, clock: LoopClock) -> None:
    """Run the service's tick over the simulated days."""
    tables = [{"url": feed.url, "fulltext": False} for feed in servers.feeds.values()]
    settings = defaults(data_dir=store.path.parent, feeds=tables, schedule={"max_interval": servers.most})
    here = OnTheLoop()
    kit = Kit(lambda: settings, store, here, SimulatedFetcher(servers, clock), here, clock, Random(seed))  # type: ignore[arg-type]
    store.feeds.sync(settings.specs(), clock.now())
    dispatcher = LocalDispatcher({"poll_host": lambda host: poll_host(kit, host)}, at_once=settings.fetch.concurrency)
    duties = Duties(lambda: kit, dispatcher, LastTick(0.0))
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


def simulate(feeds: int, hosts: int, days: int, seed: int, folder: Path, most: timedelta = DAY) -> Run:  # noqa: PLR0913, PLR0917 - its options
    """Follow the feeds with the engine and once an hour, over the same servers."""

    def servers() -> Servers:
        rng = Random(seed)
        at = publishers.hosts(hosts, days, rng)
        return Servers(publishers.publishers(feeds, at, days, rng), at, most)

    ours, store, loop = servers(), open_store("sqlite:///simulation.db", folder), JumpingLoop()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    began = time.process_time()
    try:
        loop.run_until_complete(follow(ours, store, days, seed, LoopClock(loop)))
    finally:
        loop.close()
        store.close()
    return Run(ours.books, hourly(servers(), days, Random(seed)), time.process_time() - began)


# --- figures --------------------------------------------------------------------------------------------------------


def table(run: Run) -> str:
    """Return the figures of both pollers side by side."""
    rows = [("", "ours", "once an hour"), *((name, of(run.ours), of(run.hourly)) for name, of in _FIGURES)]
    return "\n".join(f"{name:<58}{ours:>14}{other:>14}" for name, ours, other in rows)


def delays(books: Books, *, free: bool = False) -> list[float]:
    """Return seconds from publication to sight; `free`: only of feeds whose servers let themselves be asked hourly."""
    return [delay for kind, found in books.delays.items() if not (free and "held" in kind) for delay in found] or [0.0, 0.0]


def _words(seconds: float) -> str:
    return f"{seconds / 60:.1f} min"


_FIGURES: tuple[tuple[str, Callable[[Books], str]], ...] = (
    ("polls", lambda b: f"{b.polls:,}"),
    ("requests", lambda b: f"{b.requests:,}"),
    ("new entries found", lambda b: f"{len(delays(b)):,}"),
    ("requests per new entry", lambda b: f"{b.requests / len(delays(b)):.2f}"),
    ("publication to sight, median", lambda b: _words(median(delays(b)))),
    ("publication to sight, p95", lambda b: _words(quantiles(delays(b), n=20)[-1])),
    ("same, servers that ask for no more than an hour: median", lambda b: _words(median(delays(b, free=True)))),
    ("same, p95", lambda b: _words(quantiles(delays(b, free=True), n=20)[-1])),
    ("304s among answers 200 and 304", lambda b: f"{b.statuses['304'] / (b.statuses['304'] + b.statuses['200']):.0%}"),
    ("429s", lambda b: f"{b.statuses['429']:,}"),
    ("shortest gap between two starts at a host", lambda b: f"{b.gap.total_seconds():.3f} s"),
    ("polls earlier than a rule allows", lambda b: f"{len(b.early):,}"),
    ("entries lost that stood for longer than max_interval", lambda b: f"{len(b.lost):,}"),
    ("entries passed by that an hourly poll had found", lambda b: f"{len(b.passed):,}"),
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
    gaps = [] if books.gap >= PACE - ROUNDING else [f"two requests to a host {books.gap} apart"]
    return [*gaps, *books.early, *books.lost]


def main() -> int:
    """Simulate, print, judge."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("feeds", 2000), ("hosts", 300), ("days", 30), ("seed", 1), ("max-interval", 24)):
        options.add_argument(f"--{name}", type=int, default=value, help=f"default {value}")
    options.add_argument("--by-kind", action="store_true", help="also by kind of publisher")
    said = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = simulate(said.feeds, said.hosts, said.days, said.seed, Path(folder), timedelta(hours=said.max_interval))
    print(f"{said.feeds} feeds on {said.hosts} hosts for {said.days} days, seed {said.seed}: {run.cpu_s:.0f} s CPU\n")
    print(table(run))
    if said.by_kind:
        print(f"\n{by_kind(run)}")
    for found in (run.ours.early, run.ours.lost, run.ours.passed):
        print(*found[:SHOWN], sep="\n", file=sys.stderr)
    return 1 if broken(run.ours) else 0


if __name__ == "__main__":
    sys.exit(main())
