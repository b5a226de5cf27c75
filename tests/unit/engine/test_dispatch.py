from __future__ import annotations

import asyncio

import pytest
from structlog.testing import capture_logs

from aggregator.engine.dispatch import LocalDispatcher
from aggregator.errors import StoreFullError
from tests.work import Work


async def _settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_what_is_submitted_while_it_runs_is_done_just_once_more() -> None:
    work = Work()
    dispatcher = LocalDispatcher({"poll": work})
    for _ in range(5):
        dispatcher.submit("poll", "a")
        await _settle()
    assert (work.began, dispatcher.is_busy("poll", "a")) == (["a"], True)
    work.go.set()
    await dispatcher.idle()
    assert (work.began, dispatcher.running, work.most) == (["a", "a"], 0, 1)


async def test_a_hosts_feeds_and_pages_are_not_asked_for_at_once() -> None:
    feeds, pages = Work(), Work()
    dispatcher = LocalDispatcher({"poll_host": feeds, "extract_host": pages})
    dispatcher.submit("poll_host", "a")
    dispatcher.submit("extract_host", "a")
    dispatcher.submit("extract_host", "b")
    await _settle()
    assert (feeds.began, pages.began) == (["a"], ["b"])
    feeds.go.set()
    await _settle()
    assert pages.began == ["b", "a"]
    pages.go.set()
    await dispatcher.idle()


async def test_no_more_run_at_once_than_allowed() -> None:
    work = Work()
    dispatcher = LocalDispatcher({"poll": work}, at_once=2)
    for key in "abcdef":
        dispatcher.submit("poll", key)
    await _settle()
    assert len(work.began) == 2
    work.go.set()
    await dispatcher.idle()
    assert (sorted(work.began), work.most) == (list("abcdef"), 2)


async def test_a_task_that_fails_is_logged_and_takes_no_other_with_it() -> None:
    async def fail(_key: str) -> None:
        raise ZeroDivisionError

    work = Work()
    work.go.set()
    dispatcher = LocalDispatcher({"fail": fail, "poll": work})
    with capture_logs() as logs:
        dispatcher.submit("fail", "a")
        dispatcher.submit("poll", "a")
        await dispatcher.idle()
    assert [(log["event"], log["task"]) for log in logs] == [("task failed", "fail")]
    assert work.began == ["a"]


async def test_a_full_disk_is_said_in_one_line_until_there_is_room_again() -> None:
    trouble = [StoreFullError("no room"), StoreFullError("no room"), None, StoreFullError("no room")]

    async def write(_key: str) -> None:
        if (error := trouble.pop(0)) is not None:
            raise error

    dispatcher = LocalDispatcher({"write": write})
    with capture_logs() as logs:
        for key in "abcd":
            dispatcher.submit("write", key)
            await dispatcher.idle()
    assert [(log["key"], log["why"], "exc_info" in log) for log in logs] == [("a", "no room", False), ("d", "no room", False)]


async def test_an_unknown_task_is_a_bug_and_says_so_at_once() -> None:
    with pytest.raises(KeyError):
        LocalDispatcher({}).submit("nonsense", "a")


async def test_draining_waits_then_cuts_short_and_takes_nothing_more() -> None:
    quick, slow = Work(), Work()
    quick.go.set()
    dispatcher = LocalDispatcher({"quick": quick, "slow": slow})
    dispatcher.submit("quick", "a")
    dispatcher.submit("slow", "b")
    await _settle()
    with capture_logs() as logs:
        await dispatcher.drain(0.01)
    dispatcher.submit("quick", "c")
    await dispatcher.drain(0.01)
    assert (quick.began, slow.began, dispatcher.running) == (["a"], ["b"], 0)
    assert logs[0]["tasks"] == ["slow b"]
