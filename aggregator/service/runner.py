"""The service from start to stop.

open the store, migrate             StoreError: exit 3; under systemd what may pass is waited for, then exit 75: started again
enter as the one service of it      StoreBusyError: the same; in a cluster, as one of its machines
feeds of config.toml -> store
start duties (and pages)            READY=1
... SIGHUP, or the file changes:    reload, whole or not at all
SIGTERM, SIGINT                     STOPPING=1; no new work, what runs may finish; a second signal ends it at once
leave the store                     exit 0
"""

from __future__ import annotations

import asyncio
import signal
import time
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import timedelta

import stamina
import structlog

from aggregator import __version__
from aggregator.config.schema import Settings
from aggregator.core.jumps import set_back
from aggregator.core.urls import read_suffixes
from aggregator.engine.duties import Duties, LastTick
from aggregator.engine.kit import Kit
from aggregator.engine.leases import after_a_kill
from aggregator.errors import (
    AggregatorError,
    ConfigError,
    Exit,
    NotYetError,
    StoreAwayError,
    StoreBusyError,
    StoreError,
    StoreFullError,
    UsageError,
)
from aggregator.fetch.client import Fetcher
from aggregator.service import logs
from aggregator.service.health import trouble
from aggregator.service.metrics import Metrics
from aggregator.service.notify import Notifier
from aggregator.service.pages import pages
from aggregator.service.reload import Held
from aggregator.service.wiring import assemble, close_kit, dispatcher_of, read_time
from aggregator.store.instances import ALONE
from aggregator.store.progress import told_to
from aggregator.store.store import Store, open_store

DRAIN_S = 7.0  # for what runs to finish; with closing, the service stops within ten seconds
PATIENCE_S = 60.0  # of a start under a service manager, for a server that comes up, or a killed service to count as dead (instances.ALIVE)
_PAUSE_S = 5.0  # longest pause between two tries
_BEAT = timedelta(seconds=5)
_MEASURE_S = 60.0  # seconds between two counts of the store
_LOOK_S = 1.0  # seconds between two looks at the configuration file
_PASSES = (StoreAwayError, StoreBusyError, StoreFullError)  # what may be over without anybody's doing

log = structlog.get_logger()


@dataclass(slots=True)
class Orders:
    """What the outside world asks of the service."""

    stop: asyncio.Event
    hurry: asyncio.Event  # a second signal
    reload: asyncio.Event
    signal: int = 0  # the first that asked to stop

    @classmethod
    def listen(cls) -> Orders:
        """Return orders fed by this process' signals."""
        orders = cls(asyncio.Event(), asyncio.Event(), asyncio.Event())
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, orders.told_to_stop, number)
        loop.add_signal_handler(signal.SIGHUP, orders.reload.set)
        return orders

    def told_to_stop(self, number: int) -> None:
        """Stop; asked again, stop at once."""
        if self.stop.is_set():
            self.hurry.set()
        self.signal = self.signal or number
        self.stop.set()


def run(held: Held, notifier: Notifier, *, watch: bool = True) -> int:
    """Run the service until it is told to stop; return its exit code. Raises StoreError before it is ready.

    Under a service manager, what may pass by itself (a database server that boots later than this machine) is waited for, then told by
    NotYetError, so that it starts us again: exit code 3 is final to it. A person at a terminal is told at once.
    """
    patience = PATIENCE_S if notifier.address else 0.0
    try:
        with closing(_opened(held(), notifier, patience=patience)) as store:
            return asyncio.run(_serve(held, notifier, store, watch=watch, patience=patience))
    except _PASSES as error:
        if not notifier.address:
            raise
        raise NotYetError(str(error)) from error


def _opened(settings: Settings, notifier: Notifier, *, patience: float) -> Store:
    """Open the store, waiting up to `patience` seconds for what may pass."""

    def tell(line: str) -> None:
        log.info("migrating", done=line)
        notifier.starting(line)

    attempts = stamina.retry_context(_PASSES, attempts=None if patience else 1, timeout=patience or None, wait_max=_PAUSE_S)
    for attempt in attempts:
        with attempt:
            with told_to(tell):
                store = open_store(settings.database.url, settings.data_dir, password_file=settings.database.password_file)
            store.import_all()
            read_suffixes()
            return store
    raise AssertionError  # the last attempt returns or raises


async def _serve(held: Held, notifier: Notifier, store: Store, *, watch: bool, patience: float) -> int:
    orders = Orders.listen()
    kit = assemble(held, store)
    try:
        instance = await _entered(kit, orders, patience)
    except AggregatorError:
        await close_kit(kit)
        raise
    service: Service | None = None
    try:
        service = Service(kit, held, notifier, instance, orders)
        await service.serve(watch=watch)
    finally:
        await _sign_off(kit, instance)
        await close_kit(kit if service is None else service.kit)
    log.info("stopped", version=__version__)
    return Exit.INTERRUPTED if orders.signal == signal.SIGINT else Exit.DONE


async def _entered(kit: Kit, orders: Orders, patience: float) -> str:
    """Enter as a service of the store, waiting up to `patience` seconds, or until told to stop, for one that may be gone."""
    until = kit.clock.monotonic() + patience
    while True:
        try:
            return await kit.db(kit.store.instances.start, _role(kit.settings()), kit.clock.now())
        except _PASSES as error:
            if orders.stop.is_set() or kit.clock.monotonic() >= until:
                raise
            log.warning("waiting", why=str(error))
        with suppress(TimeoutError):
            await asyncio.wait_for(orders.stop.wait(), _PAUSE_S)


async def _sign_off(kit: Kit, instance: str) -> None:
    """Leave the store; where it cannot be written the sign of life grows old by itself."""
    try:
        await kit.db(kit.store.instances.stop, instance)
    except StoreError as error:
        log.warning("left without signing off", why=str(error))


def _role(settings: Settings) -> str:
    return settings.cluster.role if settings.clustered else ALONE


class Service:
    """One running service."""

    def __init__(self, kit: Kit, held: Held, notifier: Notifier, instance: str, orders: Orders) -> None:
        """Start nothing yet."""
        self.kit, self.held, self.notifier, self.instance, self.orders = kit, held, notifier, instance, orders
        self.metrics = Metrics()
        self._measured_at = float("-inf")  # by the monotonic clock
        self.last_tick = LastTick(kit.clock.monotonic())
        self.hindrance: str | None = None  # what keeps it from its work, at the last beat
        self.unwritten: str | None = None  # why the last beat could not be written: no restart mends it, so the watchdog is not told
        self.note = ""  # what the user should know: a refused reload
        self.dispatcher = dispatcher_of(held(), kit.store, lambda: self.kit, self.metrics)
        self._retired: list[Fetcher] = []  # fetchers of older configurations, closed at the end
        self.duties = Duties(lambda: self.kit, self.dispatcher, self.last_tick)

    async def serve(self, *, watch: bool) -> None:
        """Run until told to stop, then wind down."""
        await self.dispatcher.start()
        await self._take_feeds(self.held(), first=True)
        async with pages(self.kit, self.metrics, self._not_ready, str(self.held.path)):
            schedules, last = self.held().cluster.role != "worker", await self.kit.db(self.kit.store.feeds.last_polled_at)
            self.duties.start(self.beat, self._beat_every(), schedules=schedules, last=last)
            self.notifier.ready(self._status())
            log.info("ready", version=__version__, config=str(self.held.path), store=self.held().database.url, feeds=len(self.held().feeds))
            await self._until_stop(watch=watch)
            self.notifier.stopping("finishing what runs")
            log.info("stopping", signal=signal.Signals(self.orders.signal).name)
            self.duties.stop()
            await self._drain()
        for fetcher in self._retired:
            await fetcher.aclose()

    async def beat(self) -> None:
        """Give a sign of life to systemd where everything gets on, and in the store.

        systemd first: on a full disk nothing can be written, and a restart would not make room.
        """
        kit = self.kit
        self.hindrance = await trouble(kit, self.last_tick, self.metrics)
        self.metrics.set("aggregator_tasks_running", self.dispatcher.running)
        if self.hindrance:
            log.error("no progress", why=self.hindrance)
        else:
            self.notifier.watchdog()
            self.notifier.status(self._status())
        await self._sign(kit)
        await self._measure(kit)

    async def _sign(self, kit: Kit) -> None:
        """Leave a sign of life in the store, and remember why that could not be."""
        try:
            await kit.db(read_time, kit.clock, kit.store)
            await kit.db(kit.store.instances.beat, self.instance, kit.clock.now(), self.note)
        except StoreError as error:
            self.unwritten = str(error)
            raise
        else:
            self.unwritten = None
        finally:
            self.metrics.set("aggregator_ready", self._not_ready() is None)

    async def _measure(self, kit: Kit) -> None:
        """Count the store for `/metrics`, once in _MEASURE_S: on a large one that reads whole indexes."""
        now = kit.clock.monotonic()
        if not kit.settings().web.enabled or now - self._measured_at < _MEASURE_S:
            return
        self._measured_at = now
        counts = await kit.db(kit.store.figures.counts, kit.clock.now())
        self.metrics.stored(counts, len(await kit.db(kit.store.digests.failed_deliveries, kit.clock.now())))

    async def reload(self) -> None:
        """Put config.toml in force again: whole, or not at all."""
        self.notifier.reloading()
        old = self.held()
        try:
            _, new = await asyncio.to_thread(self.held.reread)
            await self._take_feeds(new, first=False)
        except AggregatorError as error:
            self.held.settings = old
            self._refuse(error)
        except Exception as error:
            self.held.settings = old
            log.exception("reload failed")
            self._refuse(UsageError(f"a fault of this program, please report it: {error!r}"))
        else:
            await self._adopt(old, new)
        with suppress(StoreError):  # a store that takes no sign of life just now (`unwritten`) stops no reload
            await self.beat()
        self.notifier.ready(self._status())

    def _refuse(self, error: AggregatorError) -> None:
        problems = error.problems if isinstance(error, ConfigError) else (error,)
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        at = f"{self.kit.clock.now():%Y-%m-%d %H:%M} UTC"
        self.note = f"{self.held.path.name} was refused at {at}: {problems[0]}{more}; the service goes on with the old one"
        log.error("reload refused", problems=[str(problem) for problem in problems])

    async def _adopt(self, old: Settings, new: Settings) -> None:
        self.note = ""
        if new.log != old.log:
            logs.set_up(new.log.level, new.log.format)
        if new.fetch != old.fetch:
            before, self.kit = self.kit, replace(self.kit, fetcher=Fetcher(new.fetch, self.kit.clock))
            self._retired.append(before.fetcher)  # polls that run still speak through it
        log.info("reloaded", config=str(self.held.path), feeds=len(new.feeds))

    async def _take_feeds(self, settings: Settings, *, first: bool) -> None:
        kit = self.kit
        if settings.cluster.role == "worker":
            return  # the schedulers' files say which feeds there are
        report = await kit.db(kit.store.feeds.sync, settings.specs(), kit.clock.now())
        log.info("feeds", added=len(report.added), changed=len(report.changed), removed=len(report.removed))
        if first and not settings.feeds and not await kit.db(kit.store.feeds.rows):
            log.warning("no feeds yet", advice="add one with `aggregator feeds add URL`; a running service takes it up by itself")
        if first and not settings.clustered:  # what a killed process had taken: no other service works on this store
            await kit.db(kit.store.feeds.shorten, after_a_kill(settings.schedule.min_interval), kit.clock.now())
            await kit.db(kit.store.digests.unclaim, kit.clock.now())
            await kit.db(kit.store.feeds.set_back, kit.clock.now())

    async def _until_stop(self, *, watch: bool) -> None:
        tasks = [asyncio.create_task(self._reload_when_asked()), asyncio.create_task(self._watch_clock())]
        if watch:
            tasks.append(asyncio.create_task(self._watch_file()))
        await self.orders.stop.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _reload_when_asked(self) -> None:
        while True:
            await self.orders.reload.wait()
            self.orders.reload.clear()
            await self.reload()

    async def _watch_file(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_S)
            if self.held.touched():
                self.orders.reload.set()

    async def _watch_clock(self) -> None:
        while True:
            before, since = self.kit.clock.now(), self.kit.clock.monotonic()
            await asyncio.sleep(_LOOK_S)
            back = set_back(before, self.kit.clock.now(), self.kit.clock.monotonic() - since)
            if back is not None:
                log.warning("the clock was set back", by=str(back))
                self.duties.afresh()  # the watchdog's beat first of all: the store may be slow
                await self._set_back()

    async def _set_back(self) -> None:
        try:
            feeds = await self.kit.db(self.kit.store.feeds.set_back, self.kit.clock.now())
        except StoreError as error:
            log.warning("polls of the wrong time stay as they are", why=str(error))
        else:
            log.info("polls of a later time brought back", feeds=feeds)

    async def _drain(self) -> None:
        """Let what runs finish, in DRAIN_S at most, or until a second signal."""
        drain = asyncio.create_task(self.dispatcher.drain(DRAIN_S))
        hurry = asyncio.create_task(self.orders.hurry.wait())
        await asyncio.wait({drain, hurry}, return_when=asyncio.FIRST_COMPLETED)
        hurry.cancel()
        if not drain.done():
            await self.dispatcher.drain(0)
        await drain

    def _beat_every(self) -> timedelta:
        asked = self.notifier.watchdog_every
        return min(_BEAT, timedelta(seconds=asked)) if asked else _BEAT

    def _not_ready(self) -> str | None:
        return "stopping" if self.orders.stop.is_set() else self.hindrance or self.unwritten

    def _status(self) -> str:
        feeds = len(self.held().feeds)
        return self.note or f"{feeds} feeds in the configuration, {self.dispatcher.running} tasks running, since {time.strftime('%H:%M')}"
