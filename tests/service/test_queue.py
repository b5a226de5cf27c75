"""The queue of a cluster: dispatchers of one process, each a machine of its own, on a real PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from aggregator.errors import StoreAwayError, StoreError
from aggregator.store.store import Store, open_store
from tests.work import Work

procrastinate = pytest.importorskip("procrastinate", reason="the cluster extra is not installed")
cluster = pytest.importorskip("aggregator.engine.cluster", reason="the cluster extra is not installed")
Machine = Callable[..., Awaitable["cluster.ClusterDispatcher"]]


@pytest.fixture
def shared(pg_url: str, tmp_path: Path):
    with closing(open_store(pg_url, tmp_path)) as store:
        yield store


@pytest.fixture
async def machine(shared: Store, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Machine]:
    """Make machines, all of which are gone in the end; their hearts beat ten times as fast as in production."""
    for name, seconds in {"BEAT_S": 0.2, "FENCED_S": 2.0, "STALLED_S": 3.0, "SWEEP_S": 0.3, "_LOOK_S": 0.1}.items():
        monkeypatch.setattr(cluster, name, seconds)
    made: list[cluster.ClusterDispatcher] = []

    async def make(role: str, recoveries=None, **tasks):
        async def nothing(_key: str) -> None: ...

        dispatcher = cluster.ClusterDispatcher({"maintain": nothing, **tasks}, recoveries or {}, shared.address, role=role, at_once=8)
        made.append(dispatcher)
        await dispatcher.start()
        return dispatcher

    yield make
    for dispatcher in made:
        await dispatcher.drain(0)


async def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in the database
            await asyncio.sleep(0.02)


def jobs(store: Store, where: str = "true") -> int:
    return store.database.execute_sql(f"SELECT count(*) FROM procrastinate_jobs WHERE {where}").fetchone()[0]  # noqa: S608 - our own conditions


async def test_two_schedulers_hand_a_job_over_once_and_a_done_one_leaves_nothing(shared: Store, machine: Machine):
    work = Work()
    first, second = await machine("scheduler", poll_host=work), await machine("scheduler", poll_host=work)
    for _ in range(3):
        for one in (first, second):
            for host in ("a:80", "b:80"):
                one.submit("poll_host", host)
        await asyncio.sleep(0.1)
    await until(lambda: jobs(shared, "task_name = 'poll_host'") == 2)
    work.go.set()
    await machine("worker", poll_host=work)
    await until(lambda: jobs(shared, "task_name = 'poll_host'") == 0)
    assert sorted(work.began) == ["a:80", "b:80"]
    with pytest.raises(KeyError):
        first.submit("nonsense", "a:80")


async def test_a_host_is_asked_by_one_machine_at_a_time_for_feeds_or_for_pages(shared: Store, machine: Machine):
    work = Work()
    left = await machine("all", poll_host=work, extract_host=work)
    await machine("worker", poll_host=work, extract_host=work)
    left.submit("poll_host", "a:80")
    await until(lambda: work.at_once == 1)
    left.submit("poll_host", "a:80")
    left.submit("extract_host", "a:80")
    await until(lambda: jobs(shared, "status = 'todo' AND lock = 'host:a:80'") == 2)
    work.go.set()
    await until(lambda: len(work.began) == 3)
    assert work.most == 1


async def test_a_full_batch_hands_itself_over_again(machine: Machine):
    sizes = [50, 50, 7]

    async def poll(_key: str) -> list[int]:
        return [0] * sizes.pop(0)

    one = await machine("all", poll_host=poll)
    one.submit("poll_host", "a:80")
    await until(lambda: not sizes)


async def test_a_job_that_fails_is_told_and_the_next_one_runs(shared: Store, machine: Machine):
    tries: list[str] = []

    async def poll(key: str) -> None:
        tries.append(key)
        raise StoreAwayError("away") if len(tries) == 1 else ZeroDivisionError

    one = await machine("all", poll_host=poll)
    with capture_logs() as told:
        for count in (1, 2):
            one.submit("poll_host", "a:80")
            await until(lambda count=count: len(tries) == count and one.running == 0)
        await until(lambda: jobs(shared, "task_name = 'poll_host'") == 0)
    failed = [event for event in told if event["event"] == "task failed"]
    assert [(event["task"], event["key"], event.get("why")) for event in failed] == [
        ("poll_host", "a:80", "away"),
        ("poll_host", "a:80", None),
    ]


async def test_the_job_of_a_machine_that_died_is_taken_over_and_a_late_end_of_it_ends_nothing(shared: Store, machine: Machine):
    dead, heir, freed = Work(), Work(), []

    async def recover(key: str) -> None:
        freed.append(key)

    dying = await machine("all", poll_host=dead)
    dying.submit("poll_host", "a:80")
    await until(lambda: dead.at_once == 1)
    for loop in dying._loops:  # it neither beats nor fences itself any more
        loop.cancel()
    shared.database.execute_sql("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    dying._connector.execute_query_async = _swallow
    await machine("all", recoveries={"poll_host": recover}, poll_host=heir)
    await until(lambda: heir.at_once == 1)
    assert freed == ["a:80"]
    del dying._connector.execute_query_async
    dead.go.set()
    await until(lambda: dying.running == 0)
    await asyncio.sleep(0.2)
    assert jobs(shared, "status = 'doing' AND lock = 'host:a:80'") == 1, "the heir's job is still its own"
    heir.go.set()
    await until(lambda: jobs(shared, "lock = 'host:a:80'") == 0)


async def _swallow(query: object, **arguments: object) -> None:
    """Stand in for a network that takes everything and delivers nothing."""


async def test_a_machine_that_cannot_beat_drops_what_it_does_before_others_take_it_over(
    shared: Store, machine: Machine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(cluster, "BEAT_S", 60.0)
    work = Work()
    one = await machine("all", poll_host=work)
    one.submit("poll_host", "a:80")
    await until(lambda: work.at_once == 1)
    await until(lambda: work.at_once == 0)
    assert work.began == ["a:80"]
    work.go.set()
    one.submit("poll_host", "a:80")
    await until(lambda: len(work.began) >= 2)


async def test_a_job_whose_end_was_lost_on_the_way_does_not_hold_its_host_for_ever(shared: Store, machine: Machine):
    work = Work()
    work.go.set()
    one = await machine("all", poll_host=work)
    await until(lambda: len(one._connector.beats) == 2)
    worker = min(one._connector.beats)
    shared.database.execute_sql(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, status, worker_id) "
        "VALUES ('hosts', 'poll_host', 'host:a:80', 'poll:a:80', '{\"key\": \"a:80\"}', 'doing', %s)",
        (worker,),
    )
    await until(lambda: work.began == ["a:80"])
    await until(lambda: jobs(shared, "lock = 'host:a:80'") == 0)


async def test_a_server_that_ends_every_session_is_connected_again(shared: Store, machine: Machine):
    work = Work()
    work.go.set()
    one = await machine("all", poll_host=work)
    one.submit("poll_host", "a:80")
    await until(lambda: work.began == ["a:80"])
    shared.database.execute_sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE '%%procrastinate%%'"
    )
    one.submit("poll_host", "b:80")
    await until(lambda: "b:80" in work.began)


async def test_a_queue_of_another_version_is_made_anew_once_nobody_works_on_it(shared: Store, machine: Machine):
    work = Work()
    work.go.set()
    await (await machine("all", poll_host=work)).drain(1)
    shared.database.execute_sql("COMMENT ON TABLE procrastinate_jobs IS 'procrastinate schema 0'")
    shared.database.execute_sql("INSERT INTO procrastinate_workers DEFAULT VALUES")
    with pytest.raises(StoreError, match="another version of procrastinate"):
        await machine("all", poll_host=work)
    shared.database.execute_sql("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    one = await machine("all", poll_host=work)
    one.submit("poll_host", "a:80")
    await until(lambda: work.began == ["a:80"])


async def invoices(url: str) -> None:
    """Queue three jobs as another program does, whose workers sleep just now."""
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url))
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        for number in range(3):
            await app.configure_task("invoices.send", allow_unknown=True).defer_async(number=number)


async def test_the_queue_of_another_program_in_the_schema_is_refused_and_its_jobs_stay(shared: Store, pg_url: str, machine: Machine):
    """A shop kept its queue in the same `public`: a cluster's first start took it for one of another version and dropped it."""
    await invoices(pg_url)
    with pytest.raises(StoreError, match=r"another program made.*a schema"):
        await machine("all")
    assert jobs(shared, "task_name = 'invoices.send'") == 3


async def test_the_queue_of_another_program_in_a_schema_further_down_the_path_is_no_hindrance(shared: Store, pg_url: str, machine: Machine):
    work = Work()
    work.go.set()
    name = shared.database.execute_sql("SELECT current_schema()").fetchone()[0]
    shared.database.execute_sql(f"CREATE SCHEMA {name}_shop")
    try:
        await invoices(pg_url.replace(name, f"{name}_shop"))
        shared.database.connect_params["options"] += f" -csearch_path={name},{name}_shop"
        one = await machine("all", poll_host=work)
        one.submit("poll_host", "a:80")
        await until(lambda: work.began == ["a:80"])
        assert shared.database.execute_sql(f"SELECT count(*) FROM {name}_shop.procrastinate_jobs").fetchone()[0] == 3  # noqa: S608 - our own schema
    finally:
        shared.database.execute_sql(f"DROP SCHEMA {name}_shop CASCADE")


async def test_status_reads_the_queue_and_says_none_where_there_is_none(shared: Store, machine: Machine):
    assert await cluster.queue_state(shared.address) is None
    work = Work()
    one = await machine("scheduler", poll_host=work)
    one.submit("poll_host", "a:80")
    await until(lambda: jobs(shared, "task_name = 'poll_host'") == 1)
    shared.database.execute_sql("UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'poll_host'")
    state = await cluster.queue_state(shared.address)
    assert state is not None
    assert (state.running, state.stalled) == ({"poll_host": 1}, ("poll_host a:80",))


async def test_a_server_that_is_not_there_is_told_of_soon(monkeypatch: pytest.MonkeyPatch):
    nowhere = ("postgresql://news@127.0.0.1:1/news", {"connect_timeout": 1})

    async def nothing(_key: str) -> None: ...

    monkeypatch.setattr("aggregator.engine.cluster_connector.OPEN_S", 0.5)
    with pytest.raises(StoreError, match="did not answer within"):
        await cluster.queue_state(nowhere)
    with pytest.raises(StoreError, match="did not answer within"):
        await cluster.ClusterDispatcher({"maintain": nothing}, {}, nowhere, role="all").start()
