from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.politeness import host_name, plan, rule_for
from aggregator.model.feed import DueFeed, HostState

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def _due(host: str, *ids: int, late: int = 0) -> list[DueFeed]:
    return [DueFeed(number, host, NOW - timedelta(seconds=late + 1000 - number)) for number in ids]


@pytest.mark.rule("P9")
def test_a_host_with_a_thousand_due_feeds_does_not_starve_the_others() -> None:
    rows = [*_due("big:443", *range(1000), late=9999), *_due("one:443", 1001), *_due("two:443", 1002)]
    batches = {batch.host: batch.feed_ids for batch in plan(rows, {}, NOW, 10)}
    assert batches["one:443"] == (1001,)
    assert batches["two:443"] == (1002,)
    assert batches["big:443"] == tuple(range(8))


def test_each_host_has_one_batch_with_its_oldest_first() -> None:
    batches = plan([*_due("b:80", 5, 3), *_due("a:80", 4)], {}, NOW, 100)
    assert [(batch.host, batch.feed_ids) for batch in batches] == [("b:80", (3, 5)), ("a:80", (4,))]


def test_a_host_at_work_gets_no_second_batch() -> None:
    assert plan(_due("a:80", 1), {}, NOW, 100, busy={"a:80"}) == ()


def test_hosts_that_are_free_come_before_those_that_want_a_pause() -> None:
    later = NOW + timedelta(seconds=30)
    busy = HostState("a:80", later, None, 0, None, None)
    passed = HostState("c:80", NOW - timedelta(seconds=5), None, 0, None, None)
    rows = [*_due("a:80", 1), *_due("b:80", 2), *_due("c:80", 3)]
    batches = plan(rows, {"a:80": busy, "c:80": passed}, NOW, 100)
    assert [(batch.host, batch.start_at) for batch in batches] == [("b:80", NOW), ("c:80", NOW), ("a:80", later)]
    assert plan(rows, {}, NOW, 0) == ()


def test_the_rule_of_the_longest_domain_holds() -> None:
    rules = {"reddit.com": 10, "old.reddit.com": 20, "example.org:8080": 30}
    assert rule_for("www.reddit.com:443", rules) == 10
    assert rule_for("OLD.reddit.com:443", rules) == 20
    assert rule_for("example.org:8080", rules) == 30
    assert rule_for("example.org:443", rules) is None
    assert rule_for("notreddit.com:443", rules) is None


def test_host_names_keep_the_brackets_of_an_ipv6_address() -> None:
    assert host_name("[2001:db8::1]:443") == "[2001:db8::1]"
    assert host_name("Example.org") == "example.org"
