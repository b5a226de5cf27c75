"""Several machines on one PostgreSQL store: each thread here is a machine with a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise
from threading import Barrier, Event
from typing import Any

import pytest

from aggregator.errors import StoreError
from aggregator.model.feed import FeedSpec, TurnAsked
from aggregator.store import guard, turns
from aggregator.store.store import Store
from aggregator.store.tables import Article, DigestDelivery, DigestRun, Entry, FeedPoll
from tests.contract.store.builders import HERALD, HOUR, MINUTE, NOW, entry, poll, with_feeds

MACHINES = 4


@pytest.fixture
def shared(pg_store: Store) -> Store:
    return pg_store


def at_once(store: Store, calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run each call on a machine of its own, all from the same moment."""
    start = Barrier(len(calls))

    def work(call: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return call()
        finally:
            store.database.close()

    with ThreadPoolExecutor(len(calls)) as machines:
        return list(machines.map(work, calls))


def test_an_article_that_two_machines_bring_at_once_is_kept_once_with_both_entries(shared: Store) -> None:
    urls = [f"https://paper{n}.example/feed" for n in range(MACHINES)]
    feeds = with_feeds(shared, *urls)
    same = [entry(key) for key in "abcdefgh"]
    polls = [poll(feed, *(same if n % 2 else reversed(same))) for n, feed in enumerate(feeds)]  # two wait for each other, too
    at_once(shared, [lambda one=one: shared.feeds.record(one) for one in polls])
    assert (Article.select().count(), Entry.select().count()) == (8, 8 * MACHINES)
    assert shared.upkeep.check() == []


def test_a_hosts_turns_are_a_delay_apart_whichever_machine_takes_them(shared: Store) -> None:
    delay = timedelta(seconds=2)
    taken = at_once(shared, [lambda: [shared.hosts.reserve("herald.example:443", NOW, delay) for _ in range(10)] for _ in range(MACHINES)])
    starts = sorted(start for some in taken for start in some)
    assert starts[0] == NOW
    assert {b - a for a, b in pairwise(starts)} == {delay}


def test_a_late_turn_moves_and_waits_behind_those_who_took_one_since(store: Store) -> None:
    delay, late = timedelta(seconds=2), NOW + timedelta(seconds=1)
    assert store.hosts.reserve("herald.example:443", NOW, delay) == NOW
    assert store.hosts.move("herald.example:443", NOW, late, delay) == late
    assert store.hosts.reserve("herald.example:443", late, delay) == late + delay
    assert store.hosts.move("herald.example:443", late, late + HOUR, delay) == late + HOUR, "the one behind has passed"


def test_nobody_gets_a_turn_while_a_host_is_kept_clear(store: Store) -> None:
    delay, late = timedelta(seconds=1), NOW + timedelta(seconds=1.4)
    store.hosts.reserve("herald.example:443", NOW, delay)
    store.hosts.keep_clear("herald.example:443", late)
    assert store.hosts.reserve("herald.example:443", NOW, delay) == late
    store.hosts.keep_clear("herald.example:443", late)
    assert store.hosts.reserve("herald.example:443", NOW, delay) == late + delay


def test_a_late_turn_with_another_behind_it_goes_to_the_end(store: Store) -> None:
    delay = timedelta(seconds=2)
    mine, behind = (store.hosts.reserve("herald.example:443", NOW, delay) for _ in range(2))
    assert store.hosts.move("herald.example:443", mine, NOW + delay / 2, delay) == behind + delay


def test_due_feeds_are_leased_to_one_machine_each(shared: Store) -> None:
    specs = [FeedSpec(url=f"https://herald.example/feed/{n}", name="") for n in range(20)]
    shared.feeds.sync(specs, NOW)
    leased = at_once(shared, [lambda: shared.feeds.lease("herald.example:443", NOW, NOW + HOUR, 8) for _ in range(MACHINES)])
    ids = [feed.id for some in leased for feed in some]
    assert len(ids) == len(set(ids))


def test_two_schedulers_that_start_at_once_enter_every_feed_once(shared: Store) -> None:
    specs = [FeedSpec(url=f"https://herald.example/feed/{n}", name="") for n in range(20)]
    reports = at_once(shared, [lambda: shared.feeds.sync(specs, NOW) for _ in range(MACHINES)])
    assert sorted(len(report.added) for report in reports) == [0, 0, 0, 20]


def test_what_a_dead_machine_had_leased_is_free_but_for_the_feed_it_may_just_have_asked(store: Store) -> None:
    store.feeds.sync([FeedSpec(url=f"https://herald.example/feed/{n}", name="") for n in range(4)], NOW)
    store.feeds.select(["https://herald.example/feed/3"], NOW + HOUR)  # by hand
    lease = NOW + 10 * MINUTE
    asked, *left = store.feeds.lease("herald.example:443", NOW, lease, 10)
    options: dict[str, Any] = {"longest": 9 * MINUTE, "width": 1, "asked_off": 8 * MINUTE}
    assert store.feeds.take_back("herald.example:443", NOW, **options) == 0, "a lease so young has a living holder"
    later = NOW + MINUTE
    assert store.feeds.take_back("herald.example:443", later, **options) == 2
    assert [feed.feed_id for feed in store.feeds.due(later, 9)] == [feed.id for feed in left]
    assert asked.id in [feed.feed_id for feed in store.feeds.due(NOW + 2 * MINUTE, 9)]
    assert len(store.feeds.due(NOW + 59 * MINUTE, 9)) == 3


def test_a_lease_is_given_back_by_who_has_it_and_nobody_else(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    FeedPoll.update(due_at=NOW + HOUR).execute()  # another machine's by now
    store.feeds.release([feed.id], NOW + MINUTE)
    assert store.feeds.due(NOW, 5) == []
    store.feeds.release([feed.id], NOW + HOUR)
    assert len(store.feeds.due(NOW, 5)) == 1


def test_one_groups_while_the_others_wait(shared: Store) -> None:
    inside: list[int] = []

    def group() -> int:
        with shared.headlines.batch():
            inside.append(1)
            most = len(inside)
            shared.database.execute_sql("SELECT pg_sleep(0.02)")
            inside.pop()
        return most

    assert at_once(shared, [group] * MACHINES) == [1] * MACHINES


def test_times_are_kept_with_their_zone_everywhere(shared: Store) -> None:
    found = shared.database.execute_sql(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND data_type LIKE 'timestamp without%%' AND table_name <> 'schema_migration'"
    )
    assert found.fetchall() == []


def test_a_machine_that_is_cut_off_holds_no_lock_for_long_and_a_stuck_statement_ends(shared: Store) -> None:
    database = shared.database
    names = ("idle_in_transaction_session_timeout", "lock_timeout", "statement_timeout")
    assert [database.execute_sql(f"SHOW {name}").fetchone()[0] for name in names] == ["30s", "30s", "10min"]
    stuck = "SELECT set_config('statement_timeout', '200', true); SELECT pg_sleep(10)"
    with pytest.raises(StoreError, match="took too long and was given up"), guard.transaction(database):
        database.execute_sql(stuck)


def test_a_fault_of_ours_is_not_tried_again_and_again(store: Store) -> None:
    tries = []

    def work() -> None:
        tries.append(1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        turns.with_retries(store.database, work)
    assert tries == [1]


def test_machines_ask_the_server_what_time_it_is(shared: Store) -> None:
    ticks = iter((1.0, 3.0))
    at, asked, answered = shared.instances.time(lambda: next(ticks))
    assert (at.tzinfo is not None, asked, answered) == (True, 1.0, 3.0)


def test_no_delivery_begins_while_a_digest_is_built_from_what_was_shown(shared: Store) -> None:
    order: list[str] = []
    begun = Event()

    def build() -> None:
        with shared.digests.free_to_build("daily", NOW, HOUR) as is_free:
            begun.set()
            shared.database.execute_sql("SELECT pg_sleep(0.1)")
            order.append(f"built {is_free}")

    def claim() -> None:
        begun.wait(10)
        run = DigestRun.create(name="daily", scheduled_for=NOW, window_from=NOW, window_to=NOW, built_at=NOW, document={})
        DigestDelivery.create(run=run, channel="email", target="a@b.example", retry_at=NOW)
        (delivery,) = shared.digests.due_deliveries(NOW)
        order.append(f"claimed {shared.digests.claim(delivery, NOW, NOW + MINUTE)}")

    at_once(shared, [build, claim])
    assert order == ["built True", "claimed True"]
    with shared.digests.free_to_build("daily", NOW, HOUR) as is_free:
        assert not is_free


def test_turns_taken_together_are_those_taken_one_by_one(store: Store) -> None:
    delay, hosts = timedelta(seconds=2), ("a.example:443", "b.example:443", "a.example:443", "c.example:443", "a.example:443")
    together = [start for _, start in store.hosts.turns([TurnAsked([host], NOW, delay) for host in hosts])]
    assert together == [NOW, NOW, NOW + delay, NOW, NOW + 2 * delay]
    ((states, after),) = store.hosts.turns([TurnAsked(["a.example:443", "b.example:443"], NOW, delay)])
    assert [state.next_at for state in states] == [NOW + 3 * delay, NOW + delay]
    assert after == store.hosts.reserve("a.example:443", NOW, delay) - delay == NOW + 3 * delay


def test_a_host_in_a_pause_gets_no_turn_and_the_others_theirs(store: Store) -> None:
    delay = timedelta(seconds=2)
    store.hosts.set_retry("a.example:443", NOW + HOUR, 1)
    asks = [
        TurnAsked(["a.example:443"], NOW, delay),
        TurnAsked(["b.example:443", "a.example:443"], NOW, delay),
        TurnAsked(["c.example:443"], NOW, delay),
    ]
    assert [start for _, start in store.hosts.turns(asks)] == [None, None, NOW]
    assert store.hosts.get("b.example:443").next_at is None
