"""Store calls of one pass of the loop go to their thread together; each keeps its own answer, error and cancellation."""

import asyncio
import contextlib
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator.model.feed import FeedSpec
from aggregator.store.store import open_store
from aggregator.store.tables import Feed
from aggregator.store.thread import DbThread, Guests


def _fail():
    raise KeyError("of this call alone")


async def _together():
    db, threads = DbThread(sqlite=True), set()
    try:
        calls = [db(lambda n=n: (threads.add(threading.get_ident()), n)[1]) for n in range(50)]
        answers = await asyncio.gather(*calls, db(_fail), return_exceptions=True)
    finally:
        db.close()
    return answers, threads


def test_calls_made_together_keep_their_own_answers_and_errors():
    answers, threads = asyncio.run(_together())
    assert answers[:-1] == list(range(50))
    assert isinstance(answers[-1], KeyError)
    assert len(threads) == 1


async def _cancelled():
    db, ran, begun, go = DbThread(sqlite=True), list[str](), threading.Event(), threading.Event()
    try:
        first = asyncio.ensure_future(db(lambda: (begun.set(), go.wait(5))))
        second = asyncio.ensure_future(db(lambda: ran.append("second")))
        await asyncio.to_thread(begun.wait, 5)
        second.cancel()
        await asyncio.sleep(0)
        go.set()
        await first
        await db(lambda: ran.append("third"))
    finally:
        go.set()
        db.close()
    return ran


def test_a_call_that_nobody_waits_for_any_more_is_not_begun():
    assert asyncio.run(_cancelled()) == ["third"]


async def _late():
    db = DbThread(sqlite=True)
    db.close()
    await db(int)


def test_a_call_after_the_end_says_so():
    with pytest.raises(RuntimeError, match="shutdown"):
        asyncio.run(_late())


async def _asked_together():
    db, calls = DbThread(sqlite=True), list[list[int]]()

    def halves(asks):
        calls.append(asks)
        return [10 // ask for ask in asks]

    try:
        waiting = [asyncio.ensure_future(db.together(halves, ask)) for ask in (1, 2, 5)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        first = await asyncio.gather(*waiting, return_exceptions=True)
        later = await db.together(halves, 10)
        failed = await asyncio.gather(*(db.together(halves, ask) for ask in (1, 0)), return_exceptions=True)
    finally:
        db.close()
    return calls, first, later, failed


def test_what_is_asked_together_is_one_call_and_each_gets_its_own_answer():
    calls, first, later, failed = asyncio.run(_asked_together())
    assert calls == [[1, 2, 5], [10], [1, 0]]
    assert isinstance(first[0], asyncio.CancelledError), "who is cancelled takes nobody along"
    assert (first[1:], later) == ([5, 2], 1)
    assert [type(error) for error in failed] == [ZeroDivisionError] * 2, "nothing of a transaction that failed is there"


async def _asked_of_a_server():
    db, calls = DbThread(sqlite=False), list[list[int]]()
    try:
        return await asyncio.gather(*(db.together(lambda asks: (calls.append(asks), asks)[1], ask) for ask in (1, 2))), calls
    finally:
        db.close()


def test_on_a_server_each_asks_for_itself():
    answers, calls = asyncio.run(_asked_of_a_server())
    assert answers == [1, 2]
    assert sorted(calls) == [[1], [2]]


async def _half_read(folder: Path) -> None:
    db, now = DbThread(sqlite=True), datetime.now(UTC)
    feeds = [FeedSpec(f"https://f{n}.example/rss", name="") for n in range(3)]
    with (
        contextlib.closing(open_store("sqlite:///a.db", folder)) as store,
        contextlib.closing(open_store("sqlite:///a.db", folder)) as other,
    ):
        await db(store.feeds.sync, feeds, now)
        with pytest.raises(ZeroDivisionError) as caught:  # somebody keeps the error, as a log or a task does
            await db(lambda: {feed.id: 1 // (feed.id - 2) for feed in Feed.select()})
        await asyncio.to_thread(other.feeds.sync, feeds[:1], now)
        await db(store.feeds.sync, feeds, now)
        assert caught.value
        await db(store.close)
    db.close()


def test_a_call_that_failed_half_way_through_reading_locks_no_write_after_it(tmp_path: Path):
    """`aggregator status` beside a digest that could not be built, once: polls, beats and pruning "locked for 30 s" within a second."""
    asyncio.run(_half_read(tmp_path))


async def _crowded():
    """Return where the service's own call came among those of a hundred readers who ask all at once."""
    db, ran = DbThread(sqlite=True), list[str]()
    guests = Guests(db)
    try:
        readers = [asyncio.ensure_future(guests(ran.append, "reader")) for _ in range(100)]
        await asyncio.sleep(0)
        await db(ran.append, "service")
        place = ran.index("service")
        await asyncio.gather(*readers, guests(ran.append, "reader"))
    finally:
        db.close()
    return place, ran


def test_the_services_own_calls_do_not_wait_for_a_crowd_of_readers():
    """Two hundred at once held up polls and the sign of life for half a minute; more, and systemd would have restarted the service."""
    place, ran = asyncio.run(_crowded())
    assert place <= 2
    assert ran.count("reader") == 101


async def _cancelled_guest():
    db = DbThread(sqlite=True)
    guests, begun, go = Guests(db), threading.Event(), threading.Event()
    try:
        slow = [asyncio.ensure_future(guests(lambda: (begun.set(), go.wait(5)))) for _ in range(5)]
        await asyncio.to_thread(begun.wait, 5)
        for one in slow:
            one.cancel()
        go.set()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*slow)
        return await guests(lambda: "answered")
    finally:
        go.set()
        db.close()


def test_readers_who_left_hold_no_place():
    assert asyncio.run(_cancelled_guest()) == "answered"


async def _failing_guest():
    db = DbThread(sqlite=True)
    guests = Guests(db)
    try:
        failed = await asyncio.gather(*(guests(_fail) for _ in range(5)), return_exceptions=True)
        return failed, await guests(lambda: "answered")
    finally:
        db.close()


def test_readers_whose_call_failed_hold_no_place_either():
    failed, answer = asyncio.run(_failing_guest())
    assert {type(error) for error in failed} == {KeyError}
    assert answer == "answered"
