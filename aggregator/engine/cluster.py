"""The dispatcher of a cluster: jobs in the store's PostgreSQL, done by whichever machine is free.

Only engine/cluster*.py import procrastinate.

    submit     asked for -> those that wait already left out -> a batch of jobs               (schedulers)
    work       fetch a job whose lock is free -> the same function as on one machine          (workers)
    recover    jobs of workers whose heart stopped: leases back, lock freed, handed over again
    fence      a worker that cannot beat drops its jobs before others take them over

A job says "do what is due for this key" and may run twice: what is lost with the queue, the duties hand over again. So a job is never
retried with a delay, which would hold back every later job of its lock, and a finished one is deleted.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from procrastinate import App, JobContext
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job
from procrastinate.worker import Worker

from aggregator.core.jobs import DESK, HOSTS, place_of
from aggregator.engine.cluster_connector import Address, Connector, open_queue
from aggregator.engine.cluster_schema import prepare
from aggregator.engine.dispatch import Task
from aggregator.engine.extract_host import PAGES_A_BATCH
from aggregator.engine.poll_host import BATCH_S, FEEDS_A_BATCH
from aggregator.errors import StoreError

BEAT_S = 5.0  # between two signs of life of a worker
FENCED_S = 20.0  # without one: the worker drops what it does
STALLED_S = 30.0  # without one: others take its jobs over; with SWEEP_S, a job of the dead is free after 40 s
SWEEP_S = 10.0  # between two looks for such jobs
_LOOK_S = 1.0  # between two looks for a job: one that waited for a lock is not announced
_DESK_AT_ONCE = 4  # digests, deliveries, grouping: a slow mail server holds up none of the others
_DEFERRED_AT_ONCE = 500  # jobs of one statement
_PAUSE_S = 1.0  # between two tries while the server is away
_FULL = {"poll_host": FEEDS_A_BATCH, "extract_host": PAGES_A_BATCH}  # a batch so large has left something over
_RECOVER = "recover_stalled"
_FREE = "DELETE FROM procrastinate_jobs WHERE id = %(id)s AND status = 'doing' RETURNING id"

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class QueueState:
    """The queue as `cluster status` shows it."""

    waiting: Mapping[str, int]  # jobs by task
    running: Mapping[str, int]
    stalled: tuple[str, ...]  # "task key" of jobs whose worker is gone


class ClusterDispatcher:
    """Hands work to the queue, and takes it from there when this machine works."""

    def __init__(
        self, tasks: Mapping[str, Task], recoveries: Mapping[str, Task], address: Address, *, role: str, at_once: int = 64
    ) -> None:
        """Know the `tasks` by name, and what is to be done first when one of them died with its machine; nothing is opened yet."""
        self._tasks: dict[str, Task] = {**tasks, "maintain": self._with_tidying(tasks["maintain"]), _RECOVER: self._recover}
        self._recoveries = recoveries
        self._connector = Connector(address)
        self._app = App(connector=self._connector)
        self._schedules, self._works, self._at_once = role != "worker", role != "scheduler", at_once
        self._asked: dict[tuple[str, str], None] = {}  # submitted and not yet in the queue, in order
        self._ask = asyncio.Event()
        self._jobs: dict[int, asyncio.Task[Any]] = {}  # job -> what does it here
        self._orphans: set[int] = set()  # jobs in our name that nobody here did at the last sweep
        self._workers: dict[str, Worker] = {}
        self._working: list[asyncio.Task[None]] = []
        self._loops: list[asyncio.Task[None]] = []
        self._closing = False
        for name in self._tasks:
            self._app.task(name=name, pass_context=True)(self._job_of(name))

    @property
    def running(self) -> int:
        """How many jobs run here."""
        return len(self._jobs)

    def is_busy(self, task: str, key: str) -> bool:
        """Return whether `task` is on its way to the queue for `key`; what waits there already is not handed over twice."""
        return (task, key) in self._asked

    def submit(self, task: str, key: str) -> None:
        """Have `task` done for `key` by a machine that is free; raises KeyError for an unknown task."""
        if task not in self._tasks:
            raise KeyError(task)
        if not self._closing:
            self._asked[task, key] = None
            self._ask.set()

    async def start(self) -> None:
        """Open the queue, making it where it is missing, and begin to hand over and to work; raises StoreError."""
        self._connector.impatient = True  # a queue that cannot be opened is told of at once
        try:
            await open_queue(self._app)
            await prepare(self._app, STALLED_S)
        except ConnectorException as error:
            await self._app.close_async()
            raise StoreError(f"the queue in the store cannot be made ({error.__cause__ or error})") from error
        except StoreError:
            await self._app.close_async()
            raise
        self._connector.impatient = False
        self._loops = [asyncio.create_task(self._hand_over(), name="hand over")]
        if self._schedules:
            self._loops.append(asyncio.create_task(self._every(SWEEP_S, self._ask_for_recovery), name="ask for recovery"))
        if self._works:
            self._loops.append(asyncio.create_task(self._every(1.0, self._fence), name="fence"))
            self._loops.append(asyncio.create_task(self._every(SWEEP_S, self._sweep), name="sweep"))
            places = {HOSTS: self._at_once, DESK: _DESK_AT_ONCE}
            self._working = [asyncio.create_task(self._work(queue, count), name=f"work {queue}") for queue, count in places.items()]

    async def drain(self, timeout: float) -> None:  # noqa: ASYNC109 - a grace period, after which work is cancelled
        """Take nothing more, wait up to `timeout` seconds for what runs here, cancel the rest; what waits stays in the queue."""
        self._closing = self._connector.impatient = True
        for worker in self._workers.values():
            worker.stop()
        if self._working:
            _, late = await asyncio.wait(self._working, timeout=timeout)
            if late:
                log.warning("cut short", tasks=len(self._jobs))
                self._drop()
                for working in late:
                    working.cancel()
                await asyncio.wait(late)
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        await self._app.close_async()

    # Handing over

    async def _hand_over(self) -> None:
        while True:
            await self._ask.wait()
            self._ask.clear()
            asked, self._asked = list(self._asked), {}
            for start in range(0, len(asked), _DEFERRED_AT_ONCE):
                try:
                    await self._defer(asked[start : start + _DEFERRED_AT_ONCE])
                except ConnectorException as error:  # the duties ask again
                    log.error("work could not be handed over", why=str(error.__cause__ or error))  # noqa: TRY400 - a line for the user

    async def _defer(self, asked: Sequence[tuple[str, str]]) -> None:
        jobs = {place_of(task, key).queueing_lock: self._job(task, key) for task, key in asked}
        for row in await self._connector.execute_query_all_async(
            "SELECT queueing_lock FROM procrastinate_jobs WHERE status = 'todo' AND queueing_lock = ANY(%(locks)s)", locks=list(jobs)
        ):
            del jobs[row["queueing_lock"]]
        if not jobs:
            return
        try:
            await self._app.job_manager.batch_defer_jobs_async(jobs=list(jobs.values()))
        except AlreadyEnqueued:  # another scheduler was faster with one of them
            for job in jobs.values():
                await self._defer_one(job)

    async def _defer_one(self, job: Job) -> None:
        try:
            await self._app.job_manager.defer_job_async(job=job)
        except AlreadyEnqueued:
            return

    def _job(self, task: str, key: str) -> Job:
        place = place_of(task, key)
        options: Any = {"queue": place.queue, "lock": place.lock, "queueing_lock": place.queueing_lock, "task_kwargs": {"key": key}}
        return self._app.configure_task(task, **options).job

    # Working

    async def _work(self, queue: str, at_once: int) -> None:
        """Work on one queue until told to stop; a worker that lost its server begins anew."""
        while not self._closing:
            worker = self._workers[queue] = Worker(
                app=self._app,
                queues=[queue],
                name=queue,
                concurrency=at_once,
                fetch_job_polling_interval=_LOOK_S,
                abort_job_polling_interval=SWEEP_S,
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=BEAT_S,
                stalled_worker_timeout=STALLED_S,
            )
            try:
                await worker.run()
            except ConnectorException as error:
                log.warning("queue lost", queue=queue, why=str(error.__cause__ or error))
            if not self._closing:
                await asyncio.sleep(_PAUSE_S)

    def _job_of(self, task: str) -> Callable[[JobContext, str], Awaitable[None]]:
        async def do(context: JobContext, key: str) -> None:
            number, this = context.job.id, asyncio.current_task()
            assert number is not None  # noqa: S101 - the queue numbers its jobs
            assert this is not None  # noqa: S101 - a coroutine runs in a task
            self._jobs[number] = this
            try:
                await self._do(task, key)
            finally:
                self._jobs.pop(number, None)

        return do

    async def _do(self, task: str, key: str) -> None:
        """Do one job. What fails is told and done with: the duties hand over again what is still due."""
        began = time.monotonic()
        try:
            result = await self._tasks[task](key)
        except StoreError as error:
            log.error("task failed", task=task, key=key, why=str(error))  # noqa: TRY400 - a line for the user; where it was met says nothing
        except Exception:  # the supervised boundary: one per job
            log.exception("task failed", task=task, key=key)
        else:
            full = task in _FULL and isinstance(result, list) and len(result) >= _FULL[task]
            if full or (task in _FULL and time.monotonic() - began >= BATCH_S):
                self.submit(task, key)  # behind what waits for the same host

    # When machines die

    async def _every(self, seconds: float, call: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await call()
            except ConnectorException as error:
                log.warning("queue cannot be read", why=str(error.__cause__ or error))

    async def _ask_for_recovery(self) -> None:
        self.submit(_RECOVER, _RECOVER)

    async def _recover(self, _key: str) -> None:
        """Free the jobs of workers that are gone, and hand them over again."""
        manager = self._app.job_manager
        for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_S):
            await self._free(job)
        await manager.prune_stalled_workers(STALLED_S)

    async def _free(self, job: Job) -> None:
        """End a job that nobody does and have it done anew: under a new number, so that a late end of the old one ends nothing."""
        assert job.id is not None  # noqa: S101 - read from the queue
        key = str(job.task_kwargs.get("key"))
        if job.task_name in self._recoveries:
            await self._recoveries[job.task_name](key)
        freed = await self._connector.execute_query_all_async(_FREE, id=job.id)
        if freed:  # else somebody else was faster
            log.warning("taken over", task=job.task_name, key=key, worker=job.worker_id)
        if freed and job.task_name in self._tasks:
            self.submit(job.task_name, key)

    async def _sweep(self) -> None:
        """Free jobs that the queue counts as ours but nobody here does: the answer that gave or ended them was lost."""
        ours: dict[int, Job] = {}
        for worker in list(self._connector.beats):
            rows = await self._app.job_manager.list_jobs_async(status="doing", worker_id=worker)
            ours |= {job.id: job for job in rows if job.id is not None and job.id not in self._jobs}
        for number in self._orphans & ours.keys():
            await self._free(ours[number])
        self._orphans = set(ours) - self._orphans

    async def _fence(self) -> None:
        """Drop everything when the heart has not beaten for long: others are about to take over."""
        silent = [worker for worker, at in self._connector.beats.items() if time.monotonic() - at > FENCED_S]
        if not silent:
            return
        log.error("cut off from the store", jobs_dropped=len(self._jobs), silent_s=FENCED_S)
        self._connector.beats.clear()
        self._drop()
        for worker in self._workers.values():
            worker.stop()

    def _drop(self) -> None:
        for job in self._jobs.values():
            job.cancel()

    def _with_tidying(self, maintain: Task) -> Task:
        async def maintain_queue(key: str) -> None:
            await maintain(key)
            await self._app.job_manager.delete_old_jobs(nb_hours=1, include_failed=True, include_aborted=True, include_cancelled=True)

        return maintain_queue


async def queue_state(address: Address) -> QueueState | None:
    """Return the state of the queue, None where there is none; raises StoreError when the server cannot be asked."""
    connector = Connector(address)
    connector.impatient = True
    app = App(connector=connector)
    try:
        await open_queue(app)
        if not await app.check_connection_async():
            return None
        counts = list(await app.job_manager.list_tasks_async())
        stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_S)
    except ConnectorException as error:
        raise StoreError(f"the queue in the store cannot be read ({error.__cause__ or error})") from error
    finally:
        await app.close_async()
    names = tuple(f"{job.task_name} {job.task_kwargs.get('key')}" for job in stalled)
    waiting, running = ({row["name"]: row[state] for row in counts if row[state]} for state in ("todo", "doing"))
    return QueueState(waiting, running, names)
