from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pebble.pool.channel import WorkerChannel

from aggregator.engine.processor import ALLOWED, one_processor
from aggregator.engine.workers import Workers, WorkerStoppedError
from aggregator.errors import ExtractError, Outcome, ParseError, Rejection
from aggregator.extract.caches import PAGES
from aggregator.model.entry import Enclosure, ParsedEntry
from aggregator.model.times import ClaimKind, RawTime
from tests.polling import rss

MEMORY = 256 * 2**20


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(1, limit_s=60.0, memory=MEMORY)
    yield pool
    pool.close()
    pool.close()


@pytest.fixture(scope="module")
def hasty() -> Iterator[Workers]:
    pool = Workers(1, limit_s=2.0, memory=MEMORY)
    yield pool
    pool.close()


times = st.builds(RawTime, st.sampled_from(ClaimKind), st.text(), st.text())
entries = st.builds(ParsedEntry, times=st.lists(times, max_size=2).map(tuple), enclosures=st.builds(Enclosure).map(lambda one: (one,)))


@given(entries, st.sampled_from(range(2, pickle.HIGHEST_PROTOCOL + 1)))
def test_an_entry_is_the_same_on_the_other_side(entry: ParsedEntry, protocol: int) -> None:
    """Pickled as the call that makes it: no field is left out, none takes another's place."""
    there = pickle.loads(pickle.dumps(entry, protocol))  # noqa: S301 - what we just pickled
    assert there == entry
    assert (type(there), type(there.enclosures[0])) == (ParsedEntry, Enclosure)
    assert {type(time) for time in there.times} <= {RawTime}


async def test_a_feed_is_parsed_in_another_process(workers: Workers) -> None:
    parsed = await workers.parse_feed(rss("one"), "http://a.example/", "text/xml")
    assert [entry.title for entry in parsed.entries] == ["one"]
    assert await workers.run(os.getpid) != os.getpid()


async def test_a_page_is_extracted_in_another_process(workers: Workers) -> None:
    page = await workers.extract_page(b"<html><p>x</p></html>", url="http://a.example/1", fetched_at=datetime(2026, 3, 2, tzinfo=UTC))
    assert page.url == "http://a.example/1"


def _lines_kept() -> int:
    from trafilatura.utils import trim

    return int(trim.cache_info().currsize)


async def test_what_the_libraries_keep_of_pages_is_given_back_from_time_to_time(workers: Workers) -> None:
    body = b"<html><article>" + b"".join(b"<p>Line %d of the report on the ferry.</p>" % line for line in range(9)) + b"</article></html>"
    kept = []
    for number in range(PAGES + 1):
        await workers.extract_page(body, url=f"http://a.example/{number}", fetched_at=datetime(2026, 3, 2, tzinfo=UTC))
        kept.append(await workers.run(_lines_kept))
    assert max(kept) > 0
    assert kept.count(0) == 1


async def test_what_is_no_feed_comes_back_with_its_name(workers: Workers) -> None:
    with pytest.raises(ParseError) as caught:
        await workers.parse_feed(b"", "http://a.example/", None)
    assert caught.value.outcome is Outcome.EMPTY_BODY


async def test_work_that_hangs_is_ended_and_the_next_goes_on(hasty: Workers) -> None:
    with pytest.raises(WorkerStoppedError, match="longer than 2 s"):
        await hasty.run(time.sleep, 60)
    assert await hasty.run(max, 1, 2) == 2


async def test_work_that_swells_is_ended(workers: Workers) -> None:
    with pytest.raises(WorkerStoppedError, match="memory"):
        await workers.run(bytearray, 2 * MEMORY)


async def test_a_worker_that_dies_ends_its_task_only(workers: Workers) -> None:
    with pytest.raises(WorkerStoppedError, match="crashed"):
        await workers.run(signal.raise_signal, signal.SIGKILL)
    assert await workers.run(max, 1, 2) == 2


async def test_a_worker_that_dies_while_it_has_nothing_to_do_is_replaced(hasty: Workers) -> None:
    """The kernel, short of memory, takes any process: pebble then refused every task of the service for good."""
    for _ in range(2):
        idle = await hasty.run(os.getpid)
        await asyncio.sleep(0.3)  # its answer is here before it has let go of the queue it answered in: it is not idle yet
        os.kill(idle, signal.SIGKILL)
        assert await hasty.run(max, 1, 2) == 2


async def test_workers_that_answer_nobody_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after the death of one that held the queue's lock, or with a clock that was set back under a hung task."""
    monkeypatch.setattr("aggregator.engine.workers._QUEUE", 0.5)
    pool = Workers(1, limit_s=2.0, memory=MEMORY)
    with pytest.raises(WorkerStoppedError, match="waited 1 s for a worker; they are started anew"):
        await pool.run(time.sleep, 60)
    monkeypatch.undo()
    assert await pool.run(max, 1, 2) == 2
    pool.close()


def die_in_the_queues_lock() -> None:
    """End this worker as the kernel does when memory is short, at the worst of moments."""
    (channel,) = [found for found in gc.get_objects() if isinstance(found, WorkerChannel)]
    channel.mutex.acquire()
    os.kill(os.getpid(), signal.SIGKILL)


async def test_a_worker_killed_while_it_holds_the_queues_lock_costs_a_task_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """All workers waited for a lock that nobody held, and every feed and page for ten limits before they were started anew."""
    monkeypatch.setattr("aggregator.engine.workers._QUEUE", 1e6)
    pool, others = Workers(2, limit_s=3.0, memory=MEMORY), set(multiprocessing.active_children())
    with pytest.raises(WorkerStoppedError, match="crashed"):
        await pool.run(die_in_the_queues_lock)
    monkeypatch.setattr("aggregator.engine.workers._STALL_S", 0.0)  # what is left is the time that workers of a busy machine take to start
    early = asyncio.gather(*(pool.run(max, n, 2) for n in range(3)))
    await asyncio.sleep(0.7)
    late = asyncio.gather(*(pool.run(max, n, 2) for n in range(3, 6)))
    assert [*await early, *await late] == [2, 2, 2, 3, 4, 5]
    assert len(set(multiprocessing.active_children()) - others) == 2, "who waited longer left alone what those before him had started"
    pool.close()


async def test_a_queue_that_goes_on_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Workers(1, limit_s=1.0, memory=MEMORY)
    started = await pool.run(os.getpid)
    monkeypatch.setattr("aggregator.engine.workers._STALL_S", 0.5)
    answers = await asyncio.gather(*(pool.run(time.sleep, 0.4) for _ in range(6)), pool.run(os.getpid))
    assert answers[-1] == started, "nobody gave up the worker: a task ended every 0.4 s"
    pool.close()


async def test_past_their_limits_feeds_and_pages_have_a_name(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    async def stopped(*_args: object, **_named: object) -> None:
        raise WorkerStoppedError("took longer than 30 s and was stopped")

    monkeypatch.setattr(workers, "run", stopped)
    with pytest.raises(ParseError, match="parsing took longer") as caught:
        await workers.parse_feed(b"", "u", None)
    assert caught.value.outcome is Outcome.PARSE_TIMEOUT
    with pytest.raises(ExtractError, match="extraction took longer"):
        await workers.extract_page(b"", url="u", fetched_at=datetime(2026, 3, 2, tzinfo=UTC))


def test_errors_keep_their_codes_between_processes() -> None:
    parse = pickle.loads(pickle.dumps(ParseError(Outcome.HTML_PAGE, "a page")))  # noqa: S301 - our own bytes
    page = pickle.loads(pickle.dumps(ExtractError(Rejection.PAYWALL, "a wall")))  # noqa: S301 - our own bytes
    assert (parse.outcome, str(parse), page.rejection, str(page)) == (Outcome.HTML_PAGE, "a page", Rejection.PAYWALL, "a wall")


async def test_workers_let_the_service_go_first(workers: Workers) -> None:
    assert await workers.run(os.nice, 0) > os.nice(0)


async def test_the_threads_of_a_poll_by_hand_share_a_processor_and_its_workers_have_them_all(workers: Workers) -> None:
    with one_processor():
        shared = os.sched_getaffinity(0)
        theirs, started = await workers.run(os.sched_getaffinity, 0), await asyncio.to_thread(os.sched_getaffinity, 0)
    assert len(shared) == 1
    assert started == shared
    assert theirs == os.sched_getaffinity(0) == ALLOWED
