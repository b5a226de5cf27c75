"""How much of what polls found waits in memory until one transaction takes it."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xxhash import xxh3_128

from aggregator.engine import poll_host
from aggregator.engine.poll_host import ENTRIES_AT_ONCE, attempt
from tests.rereading import URL, Reader

RSS = b"<rss version='2.0'><channel><title>T</title><item><title>Late</title><guid>%d</guid></item></channel></rss>"


def finished(*new: int) -> Any:
    queue: asyncio.Queue[Any] = asyncio.Queue()
    for count in new:
        queue.put_nowait(SimpleNamespace(reading=SimpleNamespace(new=[None] * count)))
    return queue


async def test_a_transaction_takes_many_polls_without_news_and_few_with_many_entries() -> None:
    assert len(await poll_host._finished(finished(*[0] * 300))) == poll_host.AT_ONCE
    assert len(await poll_host._finished(finished(ENTRIES_AT_ONCE, 1))) == 1
    queue = finished(ENTRIES_AT_ONCE - 1, 1, 1)
    assert len(await poll_host._finished(queue)) == 2
    assert queue.qsize() == 1


@pytest.mark.parametrize("before", [0, 1], ids=["new", "unchanged"])
async def test_a_document_that_was_read_does_not_wait_with_the_poll(before: int, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    waited = []

    async def seen(*arguments: Any, **named: Any) -> Any:
        waited.append(await attempt(*arguments, **named))
        return waited[-1]

    monkeypatch.setattr("tests.rereading.attempt", seen)
    reader = Reader(tmp_path, skips=True)
    await reader.poll(*[RSS] * (before + 1))
    reader.store.close()
    assert [poll.answer.outcome for poll in waited] == ["updated", "unchanged"][: before + 1]
    assert [poll.fetched.body for poll in waited] == [b""] * (before + 1)
    assert all(poll.fetched.url == URL and poll.fetched.wire_bytes == len(RSS) for poll in waited)


@given(st.lists(st.binary(max_size=20)))
def test_a_document_is_known_in_whatever_parts_it_comes(parts: list[bytes]) -> None:
    assert poll_host._hash(parts) == xxh3_128(b"".join(parts)).digest()
