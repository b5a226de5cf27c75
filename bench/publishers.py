"""Simulated publishers and their servers: when they publish, and how they answer. Nothing here speaks HTTP or reads a clock.

A publisher has a rhythm (steady, office hours, one edition a day, bursts, nothing at all), a window of the newest entries, and a
server with habits seen in the field: validators of every kind or none, a 304 that lies, freshness headers sane and absurd, `ttl`,
`skipHours`, `skipDays`, `sy:`, redirects, 410, hosts that fail for hours or limit their callers with and without Retry-After.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from random import Random
from zlib import crc32

from bench.words import Words

START = datetime(2026, 3, 2, tzinfo=UTC)  # a Monday
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
PAST = timedelta(days=60)  # of publishing before the simulation begins
VOCABULARY = 10_000  # words: few enough that weeks of a hundred papers use them all, as a language is used up by a paper's years
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of a server."""

    status: int | None  # None: nobody answers
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(slots=True)
class Publisher:
    """One feed and the habits of its server."""

    number: int
    host: str
    kind: str
    times: list[datetime]  # of its entries, sorted
    window: int  # entries in its document
    validators: str  # "both", "etag", "modified", "none", "lying"
    headers: Mapping[str, str]  # freshness
    fresh: timedelta  # what they ask for, as the rules read them
    hints: str = ""  # XML of the channel; only then is the document RSS
    asks: timedelta = timedelta(0)  # what the document asks for
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    moved_to: str | None = None  # host of its new address
    moved_status: int = 301
    gone_at: datetime | None = None
    not_found: tuple[datetime, datetime] | None = None

    @property
    def url(self) -> str:
        """Return the address people configured."""
        return f"http://{self.host}/{self.number}"

    @property
    def free(self) -> bool:
        """Return whether the server lets itself be asked once an hour, day and night, and tells the truth."""
        return max(self.fresh, self.asks) <= HOUR and not (self.skip_hours or self.skip_days) and self.validators != "lying"

    def published(self, at: datetime) -> int:
        """Return how many entries there were at `at`."""
        return bisect_right(self.times, at)

    def may_ask(self, at: datetime) -> bool:
        """Return whether skipHours and skipDays leave the time open."""
        return at.hour not in self.skip_hours and at.weekday() not in self.skip_days

    def answer(self, at: datetime, host: str, etag: str | None, modified: str | None) -> Reply:
        """Return what the server of `host` answers a GET of this feed at `at`."""
        if self.moved_to is not None and host == self.host:
            return Reply(self.moved_status, {"location": f"http://{self.moved_to}/{self.number}"})
        if self.gone_at is not None and at >= self.gone_at:
            return Reply(410)
        if self.not_found and self.not_found[0] <= at < self.not_found[1]:
            return Reply(404)
        count = self.published(at)
        named = dict(self._validators(count))
        headers = named | self.headers
        if (etag is not None and etag == named.get("etag")) or (
            modified is not None and etag is None and modified == named.get("last_modified")
        ):
            return Reply(304, headers)
        return Reply(200, headers, self.document(count))

    def _validators(self, count: int) -> Iterator[tuple[str, str]]:
        last = self.times[count - 1] if count else START - PAST
        if self.validators in ("both", "etag"):
            yield "etag", f'W/"{self.number}-{count}"' if self.number % 3 == 0 else f'"{self.number}-{count}"'
        if self.validators in ("both", "modified"):
            yield "last_modified", format_datetime(last, usegmt=True)
        if self.validators == "lying":  # the same ETag although the document changed
            yield "etag", f'"{self.number}-{count // 8}"'

    def document(self, count: int) -> bytes:
        """Return the newest `window` of `count` entries, newest first: RSS where it has hints, else JSON Feed."""
        numbers = range(count - 1, max(-1, count - 1 - self.window), -1)
        return _rss(self, numbers) if self.hints else _json(self, numbers)


def _title(publisher: Publisher, n: int) -> str:
    """Return the headline of an entry; one in five reports, but for a word, what other papers do in these hours."""
    own = crc32(b"%d %d" % (publisher.number, n))
    if own % 5:
        return " ".join(_headline(own))
    hours = publisher.times[n].timestamp() // (6 * 3600)
    words, other = _headline(crc32(b"%d %d" % (hours, own // 5 % 24))), _headline(own)
    place = own // 120 % len(words)
    return " ".join([*words[:place], other[place], *words[place + 1 :]])


def _headline(seed: int) -> list[str]:
    """Return eight words, half of them rare ones, always the same for a seed."""
    words, state = [], seed
    for place in range(8):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64  # Knuth's MMIX
        share = (state >> 11) / 2**53
        words.append(_vocabulary()[int(share * VOCABULARY) if place % 2 else int(VOCABULARY**share) - 1])
    return words


@cache
def _vocabulary() -> list[str]:
    return Words().vocabulary[:VOCABULARY]


def _rss(publisher: Publisher, numbers: range) -> bytes:
    items = "".join(
        f"<item><title>{_title(publisher, n)}</title><link>http://{publisher.host}/{publisher.number}/{n}</link>"
        f"<guid>{publisher.number}-{n}</guid><pubDate>{format_datetime(publisher.times[n], usegmt=True)}</pubDate></item>"
        for n in numbers
    )
    syndication = "http://purl.org/rss/1.0/modules/syndication/"
    return (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:sy="{syndication}"><channel><title>Paper {publisher.number}</title>'
        f"<link>http://{publisher.host}/</link>{publisher.hints}{items}</channel></rss>"
    ).encode()


def _json(publisher: Publisher, numbers: range) -> bytes:
    items = [
        {
            "id": f"{publisher.number}-{n}",
            "url": f"http://{publisher.host}/{publisher.number}/{n}",
            "title": _title(publisher, n),
            "date_published": publisher.times[n].isoformat(),
        }
        for n in numbers
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": f"Paper {publisher.number}", "items": items}).encode()


@dataclass(slots=True)
class Host:
    """One server that several publishers share."""

    name: str
    down: list[tuple[datetime, datetime, str]] = field(default_factory=list)  # "503", "503 retry", "refused"
    hourly_limit: int | None = None  # requests an hour, then 429
    names_a_time: bool = True  # its 429 carries Retry-After
    asked: list[datetime] = field(default_factory=list)

    def refusal(self, at: datetime) -> Reply | None:
        """Return what the host answers whatever is asked, None when it lets the request through."""
        self.asked = [*(then for then in self.asked[-200:] if at - then < HOUR), at]
        for begin, end, how in self.down:
            if begin <= at < end:
                return _trouble(how, end - at)
        if self.hourly_limit is not None and len(self.asked) > self.hourly_limit:
            return Reply(429, {"retry_after": "5400"} if self.names_a_time else {})
        return None


def _trouble(how: str, left: timedelta) -> Reply:
    if how == "refused":
        return Reply(None)
    return Reply(503, {"retry_after": str(int(left.total_seconds()) + 1)} if how == "503 retry" else {})


# --- making them up -------------------------------------------------------------------------------------------------


def hosts(count: int, days: int, rng: Random) -> list[Host]:
    """Return `count` hosts; one in six fails for hours now and then, one in twelve limits its callers."""
    made = []
    for n in range(count):
        host = Host(f"host{n}.example:80")
        if n % 6 == 0:
            for _ in range(max(1, days // 5)):
                begin = START + timedelta(days=rng.uniform(0.2, days))
                host.down.append((begin, begin + timedelta(hours=rng.uniform(0.5, 8)), rng.choice(["503", "503 retry", "refused"])))
        if n % 12 == 5:
            host.hourly_limit, host.names_a_time = 4, n % 24 == 5
        made.append(host)
    return made


def publishers(count: int, at: list[Host], days: int, rng: Random) -> list[Publisher]:
    """Return `count` publishers spread over the hosts."""
    return [_publisher(n, at[n % len(at)].name, at[rng.randrange(len(at))].name, days, rng) for n in range(count)]


_FRESH = (
    ({}, timedelta(0), 55),
    ({"cache_control": "max-age=300"}, 5 * MINUTE, 15),
    ({"cache_control": "public, max-age=1800"}, 30 * MINUTE, 8),
    ({"cache_control": "max-age=7200"}, 2 * HOUR, 5),
    ({"cache_control": "no-cache, max-age=315360000"}, timedelta(0), 4),
    ({"cache_control": "max-age=315360000"}, DAY, 1),
    ({"cache_control": "max-age=banana"}, timedelta(0), 2),
    ({"cache_control": "max-age=5400", "age": "1800"}, HOUR, 4),
    ({"expires": "0"}, timedelta(0), 6),
)
_NIGHT = "<skipHours>" + "".join(f"<hour>{h}</hour>" for h in range(1, 6)) + "</skipHours>"
_WEEKEND = "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>"
_HINTS = (
    ("", timedelta(0), 70),
    ("<ttl>60</ttl>", HOUR, 10),
    ("<ttl>180</ttl>", 3 * HOUR, 3),
    ("<ttl>soon</ttl>", timedelta(0), 2),
    ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>", HOUR, 8),
    ("<sy:updatePeriod>dayly</sy:updatePeriod>", timedelta(0), 2),
    (_NIGHT, timedelta(0), 3),
    (_WEEKEND, timedelta(0), 2),
)


def _weighed(rows: tuple[tuple[object, timedelta, int], ...], rng: Random) -> tuple[object, timedelta]:
    first, second, _ = rng.choices(rows, weights=[weight for _, _, weight in rows])[0]
    return first, second


def _publisher(number: int, host: str, other: str, days: int, rng: Random) -> Publisher:
    kind = rng.choices(["steady", "office", "edition", "bursts", "dead"], weights=[30, 35, 15, 15, 5])[0]
    headers, fresh = _weighed(_FRESH, rng)
    hints, asks = _weighed(_HINTS, rng)
    made = Publisher(
        number=number,
        host=host,
        kind=kind,
        times=sorted(_RHYTHMS[kind](days, rng)),
        window=int(10 * 10 ** (rng.random() ** 3)),
        validators=rng.choices(["both", "etag", "modified", "none", "lying"], weights=[48, 15, 15, 18, 4])[0],
        headers=headers,  # type: ignore[arg-type]
        fresh=fresh,
        hints=str(hints),
        asks=asks,
        skip_hours=frozenset(range(1, 6)) if hints == _NIGHT else frozenset(),
        skip_days=frozenset({5, 6}) if hints == _WEEKEND else frozenset(),
    )
    return _with_fate(made, other, days, rng)


def _with_fate(made: Publisher, other: str, days: int, rng: Random) -> Publisher:
    """Let one feed in twelve move, end, or be missed for a while."""
    fate = rng.random()
    if fate < 0.04 and other != made.host:
        made.moved_to, made.moved_status = other, rng.choice([301, 308, 302])
    elif fate < 0.06:
        made.gone_at = START + timedelta(days=rng.uniform(0, days))
    elif fate < 0.08:
        begin = START + timedelta(days=rng.uniform(0, days))
        made.not_found = (begin, begin + timedelta(hours=rng.uniform(2, 30)))
    return made


def _span(days: int) -> Iterator[datetime]:
    first = START - PAST
    return (first + timedelta(days=n) for n in range(PAST.days + days + 1))


def _steady(days: int, rng: Random) -> list[datetime]:
    a_day, at, end, found = 10 ** rng.uniform(-1.3, 1.4), START - PAST, START + timedelta(days=days + 1), []
    while at < end:
        at += timedelta(days=rng.expovariate(a_day))
        found.append(at)
    return found


def _office(days: int, rng: Random) -> list[datetime]:
    a_day, peak = 10 ** rng.uniform(-0.7, 1.6), rng.uniform(0, 24)
    found = []
    for day in _span(days):
        share = 0.2 if day.weekday() > 4 else 1.28
        found += [day + timedelta(hours=rng.gauss(peak, 2.5) % 24) for _ in range(_poisson(a_day * share, rng))]
    return found


def _edition(days: int, rng: Random) -> list[datetime]:
    size, hour, daily = rng.randint(3, 9), rng.uniform(0, 24), rng.random() < 0.8
    kept = set(range(7)) if daily else {rng.randrange(7)}
    return [
        day + timedelta(hours=hour, minutes=20 * rng.random() + n)
        for day in _span(days)
        if day.weekday() in kept
        for n in range(_poisson(size, rng) % 10)
    ]


def _bursts(days: int, rng: Random) -> list[datetime]:
    every, at, end, found = 10 ** rng.uniform(-0.5, 1.2), START - PAST, START + timedelta(days=days + 1), []
    while at < end:
        at += timedelta(days=rng.expovariate(1) * every)
        found += [at + timedelta(minutes=rng.uniform(0, 90)) for _ in range(rng.randint(2, 8))]
    return found


def _dead(days: int, rng: Random) -> list[datetime]:
    del days
    return [START - timedelta(days=rng.uniform(20, PAST.days)) for _ in range(rng.randint(0, 30))]


def _poisson(mean: float, rng: Random) -> int:
    count, left = 0, rng.expovariate(1)
    while left < mean:
        count, left = count + 1, left + rng.expovariate(1)
    return count


_RHYTHMS = {"steady": _steady, "office": _office, "edition": _edition, "bursts": _bursts, "dead": _dead}
