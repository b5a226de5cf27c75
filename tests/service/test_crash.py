from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator.newsroom.server import Newsroom
from aggregator.store.store import Store
from aggregator.store.tables import Article, DigestItem, DigestRun
from bench.crash import KINDS, crash
from bench.crash_faults import DIGEST, faults
from bench.crash_paper import Paper
from tests.newsdesk import START, Newsdesk


@pytest.mark.slow
async def test_killed_twenty_times_it_has_every_article_once_and_in_one_digest(tmp_path: Path):
    result = await crash(tmp_path, kills=20, seed=7)
    assert result.faults == []
    assert all(result.hit[kind] for kind in KINDS), "no kill fell into: " + ", ".join(set(KINDS) - set(result.hit))
    assert result.kills >= 20


async def test_what_a_kill_could_have_cost_is_found(store: Store, tmp_path: Path):
    paper = Paper(datetime.now(UTC), printed=2, base="http://mill.example")
    paper.posted["crash/1"] = {b"one", b"another"}
    async with Newsroom(datetime.now(UTC)) as room:
        found = faults(store, room, paper, tmp_path)
    assert "http://mill.example/news/0 is missing" in found
    assert "digest crash/1 was posted in 2 versions" in found


async def test_a_copy_of_what_a_digest_told_is_not_lost_but_one_of_what_none_told_is(store: Store, tmp_path: Path):
    """Two of 100 kills once: the wire's report was in a digest, its word-for-word copies came out after it, and were called lost."""
    desk = Newsdesk(store)
    wire, mill, late, other, again = (desk.publish(desk.feed("Wire"), f"Report {number}") for number in range(5))
    desk.copy(mill, of=wire)
    desk.copy(late, of=mill)
    desk.copy(again, of=other)
    run = DigestRun.create(name=DIGEST, scheduled_for=START, window_from=START, window_to=START, built_at=START, document={})
    DigestItem.create(run=run, article=wire, state="1")
    async with Newsroom(datetime.now(UTC)) as room:
        found = faults(store, room, Paper(datetime.now(UTC)), tmp_path)
    urls = dict(Article.select(Article.id, Article.url).tuples())
    assert [fault for fault in found if fault.endswith("in no digest")] == [f"{urls[lost]} was in no digest" for lost in (other, again)]
