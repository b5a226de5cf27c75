"""The dispatcher of a cluster: jobs in the store's PostgreSQL, done by whichever machine is free; the only importer of procrastinate.

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
from hashlib import sha256
from typing import Any

import structlog
from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job
from procrastinate.sql import queries
from procrastinate.worker import Worker
from psycopg import OperationalError

from aggregator.core.jobs import DESK, HOSTS, place_of
from aggregator.engine.extract_host import PAGES_A_BATCH
from aggregator.engine.poll_host import BATCH_S, FEEDS_A_BATCH
from aggregator.errors import StoreError

BEAT_S = 5.0  # between two signs of life of a worker
FENCED_S = 20.0  # without one: the worker drops what it does
STALLED_S = 30.0  # without one: others take its jobs over; with SWEEP_S, a job of the dead is free after 40 s
OPEN_S = 10.0  # for a server to answer at the start
SWEEP_S = 10.0  # between two looks for such jobs
_LOOK_S = 1.0  # between two looks for a job: one that waited for a lock is not announced
_DESK_AT_ONCE = 4  # digests, deliveries, grouping: a slow mail server holds up none of the others
_DEFERRED_AT_ONCE = 500  # jobs of one statement
_CONNECTIONS = 4  # of the queue, beside one for each of the two workers that listens
_PAUSE_S = 1.0  # between two tries while the server is away
_DONE_BY_ANOTHER = "P0001"  # what procrastinate's SQL raises for a job that is gone
_AWAY = ("08", "40", "53", "55", "57")  # SQLSTATE classes that pass: connection, conflict, resources, locks, restart
_FULL = {"poll_host": FEEDS_A_BATCH, "extract_host": PAGES_A_BATCH}  # a batch so large has left something over
_RECOVER = "recover_stalled"
_FREE = "DELETE FROM procrastinate_jobs WHERE id = %(id)s AND status = 'doing' RETURNING id"

log = structlog.get_logger()

Task = Callable[[str], Awaitable[Any]]
Address = tuple[str, Mapping[str, Any]]  # as psycopg connects


@dataclass(frozen=True, slots=True)
class QueueState:
    """The queue as `cluster status` shows it."""

    waiting: Mapping[str, int]  # jobs by task
    running: Mapping[str, int]
    stalled: tuple[str, ...]  # "task key" of jobs whose worker is gone


class Connector(PsycopgConnector):
    """procrastinate's connection pool, which waits for a server that restarts and knows when a heart beat last."""

    def __init__(self, address: Address) -> None:
        """Connect to nothing yet."""
        conninfo, options = address
        super().__init__(conninfo=conninfo, kwargs=dict(options), min_size=1, max_size=_CONNECTIONS, timeout=FENCED_S)
        self.impatient = False  # at the end nothing is waited for
        self.beats: dict[int, float] = {}  # worker -> monotonic time of its last sign of life

    async def execute_query_async(self, query: Any, **arguments: Any) -> None:
        """Run `query`; a job that another worker has ended is no error."""
        try:
            await self._patiently(super().execute_query_async, query, arguments)
        except ConnectorException as error:
            if query != queries["finish_job"] or _sqlstate(error) != _DONE_BY_ANOTHER:
                raise
            log.info("job was ended by another", job=arguments["job_id"])
        if query == queries["update_heartbeat"]:
            self.beats[arguments["worker_id"]] = time.monotonic()
        elif query == queries["unregister_worker"]:
            self.beats.pop(arguments["worker_id"], None)

    async def execute_query_one_async(self, query: Any, **arguments: Any) -> dict[str, Any]:
        """Return the one row of `query`."""
        row: dict[str, Any] = await self._patiently(super().execute_query_one_async, query, arguments)
        if query == queries["register_worker"]:
            self.beats[row["worker_id"]] = time.monotonic()
        return row

    async def execute_query_all_async(self, query: Any, **arguments: Any) -> list[dict[str, Any]]:
        """Return the rows of `query`."""
        rows: list[dict[str, Any]] = await self._patiently(super().execute_query_all_async, query, arguments)
        return rows

    async def listen_notify(self, on_notification: Any, channels: Any) -> None:
        """Listen, and again after the server went away: jobs are looked for meanwhile, too."""
        while True:
            try:
                await super().listen_notify(on_notification, channels)
            except ConnectorException as error:
                if self.impatient or not _passes(error):
                    raise
            await asyncio.sleep(_PAUSE_S)

    async def _patiently(self, call: Callable[..., Awaitable[Any]], query: Any, arguments: Mapping[str, Any]) -> Any:
        while True:
            try:
                return await call(query, **arguments)
            except ConnectorException as error:
                if self.impatient or not _passes(error):
                    raise
            await asyncio.sleep(_PAUSE_S)


def _sqlstate(error: ConnectorException) -> str | None:
    state: str | None = getattr(error.__cause__, "sqlstate", None)
    return state


def _passes(error: ConnectorException) -> bool:
    """Whether the same query may succeed a little later: no answer at all, or one that says so."""
    state = _sqlstate(error)
    return state is None or state[:2] in _AWAY


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
            await _open(self._app)
            await _prepare(self._app)
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


async def _open(app: App) -> None:
    """Connect, or raise StoreError soon."""
    try:
        async with asyncio.timeout(OPEN_S):
            await app.open_async()
    except (TimeoutError, OperationalError) as error:
        raise StoreError(f"the queue in the store did not answer within {OPEN_S:.0f} s; check that its server runs") from error


async def queue_state(address: Address) -> QueueState | None:
    """Return the state of the queue, None where there is none; raises StoreError when the server cannot be asked."""
    connector = Connector(address)
    connector.impatient = True
    app = App(connector=connector)
    try:
        await _open(app)
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


# procrastinate's own schema. Its jobs say nothing that the store does not, so one of another version is made anew, once nobody works on it.
_LOCK = "SELECT pg_advisory_xact_lock(0, hashtext(current_schema()));"
_DROP = """
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT format('FUNCTION IF EXISTS %s CASCADE', oid::regprocedure) FROM pg_proc
            WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'procrastinate\\_%'
        UNION ALL SELECT format('TABLE IF EXISTS %I.%I CASCADE', schemaname, tablename) FROM pg_tables
            WHERE schemaname = current_schema() AND tablename LIKE 'procrastinate\\_%'
        UNION ALL SELECT format('TYPE IF EXISTS %I.%I CASCADE', current_schema(), typname) FROM pg_type
            WHERE typnamespace = current_schema()::regnamespace AND typname LIKE 'procrastinate\\_job\\_%' AND typtype <> 'b'
    LOOP EXECUTE 'DROP ' || name; END LOOP;
END $$;
"""


async def _prepare(app: App) -> None:
    """Make the queue's tables, by one machine at a time."""
    schema = app.schema_manager.get_schema()
    mark = f"procrastinate schema {sha256(schema.encode()).hexdigest()[:16]}"
    made_by = await _made_by(app)
    if made_by == mark:
        return
    drop = ""
    if made_by is not None:
        await _require_quiet(app)
        drop = _DROP
    statements = f"{_LOCK}{drop}{schema}; COMMENT ON TABLE procrastinate_jobs IS '{mark}'"
    try:
        await app.connector.execute_query_async(statements.replace("%", "%%"))
    except ConnectorException:
        if await _made_by(app) != mark:  # another machine made it meanwhile, or it cannot be made
            raise


async def _made_by(app: App) -> str | None:
    """Return the mark of the schema that is there, "" for one without, None for none."""
    row = await app.connector.execute_query_one_async(
        "SELECT to_regclass('procrastinate_jobs') IS NOT NULL AS there, obj_description(to_regclass('procrastinate_jobs')) AS mark"
    )
    return (row["mark"] or "") if row["there"] else None


async def _require_quiet(app: App) -> None:
    row = await app.connector.execute_query_one_async(
        "SELECT count(*) AS alive FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %(age)s)", age=STALLED_S
    )
    if row["alive"]:
        raise StoreError(
            "the queue in the store belongs to another version of procrastinate, and machines work on it; "
            "install the same version everywhere, or stop the other machines for a minute and start this one first"
        )
