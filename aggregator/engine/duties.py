"""The duties of the service, one APScheduler job each; the only importer of apscheduler.

    tick      due feeds -> core.politeness.plan -> dispatcher "poll_host"      every second
    extract   hosts with pages due              -> dispatcher "extract_host"   every second
    group     anything pending                  -> dispatcher "group"          every 2 s
    digest    slots, alerts, deliveries due     -> dispatcher "build_digest", "ring", "deliver"     every 5 s
    maintain  pruning and tidying               -> dispatcher "maintain"       every hour, but after a leap of the clock
    beat      sign of life in the store, and the watchdog                      every 5 s, or as systemd asks

A job only looks and hands over: APScheduler cancels what it runs when it is shut down (measured), and the
dispatcher's work is drained by the service. One job per feed would block the loop for seconds (measured).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_MAX_INSTANCES, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from aggregator.core import politeness
from aggregator.core.jumps import Trust
from aggregator.engine.digest import work_due
from aggregator.engine.dispatch import Dispatcher
from aggregator.engine.kit import Kit
from aggregator.errors import StoreError
from aggregator.model.feed import DueFeed

FEEDS_A_TICK = 1000  # feeds looked at in one tick; where more are due, the first of every host besides
HOSTS_A_LOOK = 200  # hosts whose pages are handed over in one look

_LATE = "its last round has not ended"

log = structlog.get_logger()


@dataclass(slots=True)
class LastTick:
    """When the tick, or what stands in for it, last came to its end: what the watchdog looks at."""

    at: float  # monotonic


class Every(BaseTrigger):  # type: ignore[misc]  # apscheduler has no types
    """Every so often, counted from now where the clock jumped ahead: APScheduler's own trigger lists each second that was missed."""

    def __init__(self, interval: timedelta) -> None:
        """Fire first after one `interval`."""
        self._interval = interval

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Return when the duty comes next."""
        after = (previous_fire_time or now) + self._interval
        return after if after > now else now + self._interval


class Duties:
    """The clockwork; what it starts is done elsewhere."""

    def __init__(self, kit: Callable[[], Kit], dispatcher: Dispatcher, last_tick: LastTick) -> None:
        """Prepare the jobs; `kit` answers with the kit in force."""
        self._kit, self._dispatcher, self._last_tick = kit, dispatcher, last_tick
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None})
        self._trust: Trust | None = None  # in the clock; None: never looked
        self._told: dict[str, str] = {}  # duty -> the trouble it was last said to have, with the store or with its time
        self._scheduler.add_listener(self._report, EVENT_JOB_MAX_INSTANCES | EVENT_JOB_ERROR | EVENT_JOB_EXECUTED)

    def start(
        self, beat: Callable[[], Awaitable[None]], beat_every: timedelta, *, schedules: bool = True, last: datetime | None = None
    ) -> None:
        """Begin; `beat` gives the sign of life. A machine that only works for others `schedules` nothing itself.

        `last` is when the store was last worked on: the clock may have been set wrong since then.
        """
        clock = self._kit().clock
        self._trust = Trust(last or clock.now(), clock.monotonic())
        self._every(beat_every, beat)
        if schedules:
            self._start_schedule()
        else:
            self._every(timedelta(seconds=1), self.look_up)
        self._scheduler.start()

    def _start_schedule(self) -> None:
        self._every(timedelta(seconds=1), self.tick)
        self._every(timedelta(seconds=1), self.extract)
        self._every(timedelta(seconds=2), self.group)
        self._every(timedelta(seconds=5), self.digest)
        self._every(timedelta(hours=1), self.maintain)

    def stop(self) -> None:
        """Start nothing more; what was handed over goes on."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def afresh(self) -> None:
        """Run every duty now and plan from there: where the clock lost a day, APScheduler would wait that day for its next round."""
        for job in self._scheduler.get_jobs():
            job.modify(next_run_time=self._kit().clock.now())

    async def tick(self) -> None:
        """Hand over the hosts with feeds due, fairly among hosts."""
        kit = self._kit()
        now = kit.clock.now()
        try:
            due = await kit.db(kit.store.feeds.due, now, FEEDS_A_TICK)
        finally:
            self._last_tick.at = kit.clock.monotonic()  # a store that refuses is no hang: the round came to its end
        for batch in politeness.plan(due, {}, now, FEEDS_A_TICK, busy=self._busy(due)):
            self._dispatcher.submit("poll_host", batch.host)

    async def look_up(self) -> None:
        """Stand in for the tick on a machine that schedules nothing: the watchdog sees that the loop turns."""
        self._last_tick.at = self._kit().clock.monotonic()

    async def extract(self) -> None:
        """Hand over the hosts with article pages due."""
        kit = self._kit()
        for host in await kit.db(kit.store.articles.pages_due, kit.clock.now(), HOSTS_A_LOOK):
            self._dispatcher.submit("extract_host", host)

    async def group(self) -> None:
        """Hand over the grouping of what is pending."""
        if self._kit().settings().grouping.enabled:
            self._dispatcher.submit("group", "group")

    async def digest(self) -> None:
        """Hand over the digests whose time has come, the alerts, and the deliveries that are due."""
        kit = self._kit()
        for task, key in await work_due(kit, kit.clock.now()):
            self._dispatcher.submit(task, key)

    async def maintain(self) -> None:
        """Hand over pruning and tidying; what a clock that leapt ahead calls old would be gone for good."""
        clock = self._kit().clock
        now, steady = clock.now(), clock.monotonic()
        self._trust = (self._trust or Trust(now, steady)).look(now, steady)
        if self._trust.believed:
            self._dispatcher.submit("maintain", "maintain")
        else:
            log.warning("pruning waits", why="the clock leapt ahead by more than a day, or the service was away for so long", now=str(now))

    def _busy(self, due: Sequence[DueFeed]) -> set[str]:
        return {row.host for row in due if self._dispatcher.is_busy("poll_host", row.host)}

    def _every(self, interval: timedelta, job: Callable[[], Awaitable[None]]) -> None:
        name = getattr(job, "__name__", "beat")
        self._scheduler.add_job(job, Every(interval), id=name, name=name)

    def _report(self, event: JobExecutionEvent) -> None:
        """Tell of a duty that failed, or is late, once a round; of a store that cannot be used once, until it can."""
        if event.code == EVENT_JOB_EXECUTED:
            self._told.pop(event.job_id, None)
        elif event.code == EVENT_JOB_MAX_INSTANCES:
            if self._told.get(event.job_id) != _LATE:
                log.warning("duty is late", duty=event.job_id, why=_LATE)
            self._told[event.job_id] = _LATE
        elif not isinstance(event.exception, StoreError):
            log.error("duty failed", duty=event.job_id, error=repr(event.exception), exc_info=event.exception)
        elif self._told.get(event.job_id) != str(event.exception):
            log.error("duty failed", duty=event.job_id, why=str(event.exception))
            self._told[event.job_id] = str(event.exception)
