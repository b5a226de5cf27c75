"""The servers' side of bench/polling.py: they answer, and keep the books on whoever polls them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bench.publishers import DAY, HOUR, MINUTE, START, Host, Publisher, Reply

PACE = timedelta(seconds=2)  # [fetch] per_host_delay
FLOOR = timedelta(minutes=10)  # [schedule] min_interval
ROUNDING = timedelta(milliseconds=1)
SPREAD = 1.1  # [schedule] jitter: an interval is up to a tenth longer
EARNING = 0.8  # entries an hour that earn a feed polls within the hour: lately, or at this time of day
UNNAMED = 2 * HOUR  # a 429 that names no time is answered by a pause of one to two hours, doubled each time in a row, a day at most


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
    missed: int = 0  # entries it never saw


@dataclass(slots=True)
class Books:
    """What one poller did to all servers."""

    requests: int = 0
    polls: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    gap: timedelta = DAY  # the shortest between two starts at one host
    early: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)  # entries that stood for over an hour, but left before `max_interval` was over
    excused: int = 0  # entries lost where no rule allowed a poll in time
    delays: dict[str, list[float]] = field(default_factory=dict)  # kind of feed -> seconds
    kinds: Counter[str] = field(default_factory=Counter)  # polls by kind of feed


class Servers:
    """Every publisher's server: answers, and keeps the books."""

    def __init__(self, feeds: list[Publisher], hosts: list[Host], most: timedelta = DAY) -> None:
        """Nobody has asked yet; a poller that is polite leaves no feed alone for longer than `most`, its `max_interval`."""
        self.most = most
        self.earned = min(HOUR, most * (2 - SPREAD))  # sooner only for feeds that earn it; an interval at its ceiling is spread downwards
        self.feeds = {feed.number: feed for feed in feeds}
        self.hosts = {host.name: host for host in hosts}
        self.accounts = {feed.number: Account() for feed in feeds}
        self.last_start: dict[str, datetime] = {}
        self.retry_until: dict[str, datetime] = {}
        self.refusals: Counter[str] = Counter()  # 429s in a row that named no time, by host
        self.pauses: dict[str, list[tuple[datetime, datetime]]] = {}  # in which nothing may be asked of a host
        self.books = Books()

    def get(self, url: str, at: datetime, etag: str | None, modified: str | None, *, hop: bool = False) -> Reply:
        """Answer one request as its server would."""
        host, _, number = url.removeprefix("http://").partition("/")
        feed = self.feeds[int(number)]
        self._paced(host, at)
        if not hop:
            self._allowed(feed, at)
        if at < self.retry_until.get(host, at) - ROUNDING:
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
        if at < account.not_before - ROUNDING:
            return f"{account.not_before - at} before {account.why}"
        if not feed.may_ask(at) and account.seen_to is not None:
            return "in an hour or on a day it asks to be left alone"
        rate = _rate(feed, at, account.missed) if gap < self.earned - ROUNDING else EARNING
        if gap < FLOOR or not (account.overran or rate >= EARNING or account.in_trouble):
            return f"{gap} after the last poll, with {rate:.2f} entries an hour"
        return None

    def _book(self, feed: Publisher, host: str, at: datetime, reply: Reply) -> None:
        account = self.accounts[feed.number]
        self.books.statuses[str(reply.status or "none")] += 1
        self._paused(host, at, reply)
        if reply.status in (200, 304):
            self._shown(feed, account, at, reply.status)
        elif reply.status not in (301, 302, 308):
            account.in_trouble = account.in_trouble or at
        self._gone(account, at, reply.status)

    def _paused(self, host: str, at: datetime, reply: Reply) -> None:
        """Note how long the refusal of a host keeps a poller away from all its feeds."""
        named = timedelta(seconds=int(reply.headers.get("retry_after", "0")))
        if named:
            self.retry_until[host] = max(self.retry_until.get(host, at), at + named)
        unnamed = reply.status == 429 and not named
        self.refusals[host] = self.refusals[host] + 1 if unnamed else 0
        pause = min(DAY, UNNAMED * 2 ** min(self.refusals[host] - 1, 6)) if unnamed else named
        if pause:
            self.pauses.setdefault(host, []).append((at, at + pause))

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
        asked = max(min(feed.fresh, self.most), min(feed.asks, self.most), FLOOR)
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
        """Book an entry that nobody saw: lost where it stood longer than a feed is left alone, passed where an hourly poll had found it."""
        came, left = feed.times[n], feed.times[n + feed.window]
        asked = max(feed.fresh, feed.asks)
        account.missed += 1
        forbidden = (
            feed.validators == "lying"
            or left - came < SPREAD * max(HOUR, asked) + MINUTE
            or not (feed.may_ask(came) and feed.may_ask(left))
            or any(begin <= left and came <= end for begin, end in self._closed(feed, account))
        )
        if forbidden:
            self.books.excused += 1
        else:
            found = self.books.lost if left - came >= SPREAD * max(self.most, asked) + MINUTE else self.books.passed
            found.append(f"{at:%d %H:%M} {feed.url} ({feed.kind}): entry {n} stood for {left - came}")

    def _closed(self, feed: Publisher, account: Account) -> Iterator[tuple[datetime, datetime]]:
        """Yield the times in which the feed could not be had, at its own host or the one it moved to."""
        yield from account.troubles
        for host in filter(None, (feed.host, feed.moved_to)):
            yield from ((begin, end) for begin, end, _ in self.hosts[host].down)
            yield from self.pauses.get(host, ())


def _rate(feed: Publisher, at: datetime, missed: int) -> float:
    """Return entries an hour: the most over six hours, a day, or these hours of any three or more of the past days.

    How many days a poller can know depends on the window it first saw and on what it missed, so every number of them counts.
    """
    known = min(28, (at - feed.times[max(0, feed.published(at) - 60 - missed)]) // DAY) if feed.times else 0
    by_day = [_between(feed, at - timedelta(days=n, hours=3), at - timedelta(days=n) + 3 * HOUR) for n in range(known + 1)]
    around = [sum(by_day[: days + 1]) / (4 * days) for days in range(3, known + 1)]
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
