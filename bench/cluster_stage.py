"""What a cluster is tried on: a street of hosts that remembers who knocked when, machines to kill.

Used by bench/cluster.py, bench/netns.py and tests/service/test_cluster.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from random import Random

from aggregator.store.store import Store
from aggregator.store.tables import Article, Entry, FeedPoll

ROOT = Path(__file__).parent.parent
SLACK_S = 0.05  # two processes wake up so late
TICK_S = 0.01
_TCP_INFO_BYTES, _LAST_DATA_RECV = 104, 52  # struct tcp_info of linux/tcp.h: milliseconds since data came
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
# Shorter than in production, so that a trial takes seconds: see engine/cluster.py.
QUICK = "cluster.BEAT_S, cluster.FENCED_S, cluster.STALLED_S, cluster.SWEEP_S = 0.5, 3.0, 5.0, 1.0"
LAUNCH = "import sys; from aggregator.engine import cluster; {pace}; from aggregator.__main__ import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Knock:
    """One request as the host saw it, in seconds of the monotonic clock."""

    path: str
    began: float  # its last byte came
    ended: float  # its answer was about to go out: once it has, a busy machine may wake whoever asked before us


@dataclass(slots=True)
class Street:
    """Many hosts behind one socket; each host's feeds publish an item now and then, and nobody may knock twice at a time."""

    names: Sequence[str]  # addresses of the hosts
    feeds_each: int
    port: int = 0
    every: float = 5.0  # seconds between two items of a feed
    lag: float = 0.03  # seconds an answer takes
    knocks: dict[str, list[Knock]] = field(default_factory=lambda: defaultdict(list))
    hooks: Counter[str] = field(default_factory=Counter)  # digest and slot -> times it was posted
    frozen: float | None = None
    _born: float = field(default_factory=time.monotonic)

    @contextlib.asynccontextmanager
    async def open(self, address: str = "127.0.0.1") -> AsyncIterator[Street]:
        """Answer until the context ends; `address` "0.0.0.0" answers for every address of the machine."""
        server = await asyncio.start_server(self._serve, address, self.port, backlog=1024)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            await asyncio.sleep(TICK_S)  # whom the loop has let in is begun with: cancelled before that, asyncio tells of it as an error

    def urls(self) -> list[str]:
        """Return the address of every feed."""
        return [f"http://{name}:{self.port}/feed/{n}" for name in self.names for n in range(self.feeds_each)]

    def items(self, now: float | None = None) -> int:
        """Return how many items every feed has published."""
        at = min(now or time.monotonic(), self.frozen or float("inf"))
        return 1 + int((at - self._born) / self.every)

    def polls(self) -> int:
        """Return how many requests for feeds there were."""
        return sum(len(knocks) for knocks in self.knocks.values())

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
                began = _came(writer)
                method, path, _ = head.split(" ", 2)
                headers = {name.lower(): value for name, value in re.findall(r"(?m)^([^:\r\n]+): *([^\r\n]*)", head)}
                await reader.readexactly(int(headers.get("content-length", 0)))
                await asyncio.sleep(self.lag)
                answer = self._answer(method, path, headers)
                if path.startswith("/feed/"):
                    self.knocks[headers["host"]].append(Knock(path, began, time.monotonic()))
                writer.write(answer)
                await writer.drain()
        writer.close()

    def _answer(self, method: str, path: str, headers: dict[str, str]) -> bytes:
        if method == "POST":
            self.hooks[headers.get("x-aggregator-delivery", path)] += 1
            return b"HTTP/1.1 204 No Content\r\n\r\n"
        if not path.startswith("/feed/"):
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        count = self.items()
        tag = f'"{count}"'
        if headers.get("if-none-match") == tag:
            return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode()
        body = self._document(headers["host"], path, count)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: {tag}\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body

    @staticmethod
    def _document(host: str, path: str, count: int) -> bytes:
        items = "".join(
            f"<item><title>{_title(f'{host}{path}', n)}</title><link>http://{host}{path}/{n}</link><guid>{path}/{n}</guid></item>"
            for n in range(count, max(0, count - 200), -1)
        )
        return f'<rss version="2.0"><channel><title>{host}{path}</title>{items}</channel></rss>'.encode()

    # Judging

    def nearness(self, delay: float) -> str:
        """Tell how near requests came."""
        gaps = [gap for *_, gap in self._pairs()]
        near = sum(gap < delay - SLACK_S for gap in gaps)
        return f"between two requests to a host: least {min(gaps):.3f} s of {delay} s; {near} of {len(gaps)} more than 50 ms too near"

    def rudeness(self, delay: float, slack: float = SLACK_S) -> list[str]:
        """Return every pair of requests to a host that overlap or come more than `slack` seconds too near."""
        found = [f"{host}: {b.path} began before {a.path} ended" for host, a, b, _ in self._pairs() if b.began < a.ended]
        return found + [f"{host}: {b.path} came {gap:.3f} s after {a.path}" for host, a, b, gap in self._pairs() if gap < delay - slack]

    def _pairs(self) -> list[tuple[str, Knock, Knock, float]]:
        """Return any two requests to a host that follow each other, with the time between their arrivals."""
        pairs = [(host, a, b) for host, knocks in self.knocks.items() for a, b in pairwise(sorted(knocks, key=lambda k: k.began))]
        return [(host, a, b, b.began - a.began) for host, a, b in pairs]

    def waits(self) -> dict[str, float]:
        """Return the longest time between two polls of each feed, and from its last to now."""
        polled: dict[str, list[float]] = {url: [] for url in self.urls()}
        for host, knocks in self.knocks.items():
            for knock in knocks:
                polled[f"http://{host}{knock.path}"].append(knock.began)
        now = self.frozen or time.monotonic()
        return {url: max((b - a for a, b in pairwise([*sorted(times), max(now, *times)])), default=float("inf")) if times else float("inf")
                for url, times in polled.items()}  # fmt: skip


def _came(writer: asyncio.StreamWriter) -> float:
    """Return when the request that was just read reached this machine: on a busy one our loop sees it later, the kernel does not."""
    info = writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _TCP_INFO_BYTES)
    (milliseconds,) = struct.unpack_from("I", info, _LAST_DATA_RECV)
    return time.monotonic() - milliseconds / 1000


def _title(feed: str, n: int) -> str:
    """Return a headline that shares no word with another: grouping has its work, and no story grows without end."""
    rng = Random(f"{feed} {n}")
    return " ".join("".join(rng.choices(_SYLLABLES, k=4)) for _ in range(6)).capitalize()


def store_faults(store: Store, street: Street) -> list[str]:
    """Return what the store lost or doubled of what the street published, and what its own check finds."""
    expected = street.items()
    faults = [f"{finding.rule}: {finding.count}" for finding in store.upkeep.check()]
    feeds = FeedPoll.select().where(FeedPoll.polled).count()
    if feeds != len(street.urls()):
        faults.append(f"{feeds} feeds are polled, not {len(street.urls())}")
    articles, entries = Article.select().count(), Entry.select().count()
    if (articles, entries) != (expected * feeds, expected * feeds):
        faults.append(f"{articles} articles and {entries} entries, not {expected * feeds} of each")
    return faults


CONFIG = """data_dir = "{folder}"
[database]
url = "{database}"
[cluster]
role = "{role}"
[fetch]
allow_networks = ["127.0.0.0/8", "10.0.0.0/8"]
per_host_delay = "{delay}s"
[schedule]
interval = "{interval}s"
min_interval = "0s"
max_interval = "{interval}s"
adaptive = false
jitter = 0
[fulltext]
enabled = false
[grouping]
enabled = {grouping}
[web]
enabled = false
[[digests]]
name = "hook"
at = [{at}]
formats = ["json"]
directory = "{folder}/digests"
[digests.webhook]
url = "{hook}"
{feeds}"""


@dataclass(slots=True)
class Machine:
    """One `aggregator run`, which can be killed and started again."""

    name: str
    config: Path
    quick: bool = False
    prefix: tuple[str, ...] = ()  # put before the command: `ip netns exec NAME`
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it logs beside its configuration."""
        pace = QUICK if self.quick else "pass"
        command = (*self.prefix, sys.executable, "-c", LAUNCH.format(pace=pace), "--config", str(self.config), "run")
        log = (self.config.parent / f"{self.name}.log").open("ab")
        self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, cwd=ROOT)
        log.close()

    def kill(self) -> None:
        """End it with -9, its parsers too, as a power cut would."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def ended(self, timeout: float = 60.0) -> int:
        """Return the exit code of a machine that was asked to stop; -9 when it does not."""
        assert self.process is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout)
        self.kill()
        return self.process.returncode

    def log(self) -> str:
        """Return what it logged."""
        return (self.config.parent / f"{self.name}.log").read_text("utf-8", "replace")


@dataclass(slots=True)
class Fleet:
    """The machines of one trial."""

    folder: Path
    database: str
    street: Street
    delay: float = 1.0
    interval: float = 10.0
    at: tuple[datetime, ...] = ()
    grouping: bool = True
    quick: bool = False
    hook: str = "127.0.0.1"
    machines: dict[str, Machine] = field(default_factory=dict)

    def add(self, name: str, role: str, prefix: tuple[str, ...] = ()) -> Machine:
        """Write the configuration of a machine and start it."""
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        config = folder / "config.toml"
        feeds = "" if role == "worker" else "".join(f'[[feeds]]\nurl = "{url}"\n' for url in self.street.urls())
        config.write_text(
            CONFIG.format(
                folder=folder,
                database=self.database,
                role=role,
                delay=self.delay,
                interval=self.interval,
                grouping=str(self.grouping).lower(),
                at=", ".join(f'"{at.astimezone(UTC):%H:%M:%S}"' for at in self.at) or '"00:00"',
                hook=f"http://{self.hook}:{self.street.port}/hook",
                feeds=feeds,
            ),
            "utf-8",
        )
        machine = self.machines[name] = Machine(name, config, self.quick, prefix)
        machine.start()
        return machine

    def end(self) -> dict[str, int]:
        """Stop every machine and return their exit codes."""
        for machine in self.machines.values():
            assert machine.process is not None
            machine.process.terminate()
        return {name: machine.ended() for name, machine in self.machines.items()}

    def kill_all(self) -> None:
        """Leave nothing running."""
        for machine in self.machines.values():
            machine.kill()


async def until(condition: Callable[[], bool], seconds: float, *, look: float = 0.1) -> bool:
    """Wait until `condition` holds; return whether it did in time."""
    ends = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= ends:
            return False
        await asyncio.sleep(look)
    return True


async def all_seen(street: Street, seconds: float) -> bool:
    """Publish nothing more, and wait until every feed was polled since."""
    street.frozen = frozen = time.monotonic()

    def seen() -> bool:
        found = {f"http://{host}{k.path}" for host, knocks in street.knocks.items() for k in knocks if k.began > frozen}
        return len(found) == len(street.urls())

    done = await until(seen, seconds)
    await asyncio.sleep(1.0)  # what was answered is still to be stored
    return done
