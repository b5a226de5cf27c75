from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.core.politeness import plan
from aggregator.errors import NotFoundError, Outcome
from aggregator.model.feed import FeedHistory, FeedSpec, FeedState, SyncReport
from aggregator.store.store import Store
from aggregator.store.tables import Feed
from tests.contract.store.builders import DAY, GAZETTE, HEALTH, HERALD, HOUR, MINUTE, NOW, entry, poll, with_feeds


def spec(url: str, **changes: object) -> FeedSpec:
    return FeedSpec(url=url, name=str(changes.pop("name", "")), **changes)  # type: ignore[arg-type]  # keyword names are checked by the dataclass


def states(store: Store) -> dict[str, FeedState]:
    return {row.url: row.state for row in store.feeds.rows()}


def test_a_history_counts_days_and_failures(store: Store) -> None:
    herald, _gazette = with_feeds(store, HERALD, GAZETTE)
    store.feeds.record(poll(herald, entry("a"), entry("b")))
    store.feeds.record(poll(herald, entry("c"), at=NOW + DAY))
    failed = replace(poll(herald, at=NOW + DAY + HOUR), outcome=Outcome.TIMEOUT)
    store.feeds.record(failed)
    assert store.feeds.history(3, NOW + DAY + HOUR) == {herald.id: FeedHistory((0, 2, 1), 3, 1)}
    assert store.feeds.history(1, NOW + DAY + HOUR) == {herald.id: FeedHistory((1,), 2, 1)}
    assert store.feeds.history(2, NOW - 5 * DAY)[herald.id].arrivals == (0, 0)
    assert store.feeds.row(herald.id).entries == 3
    with pytest.raises(NotFoundError, match="99"):
        store.feeds.row(99)


def test_feeds_of_the_file_are_added_with_their_settings_but_not_their_secrets(store: Store) -> None:
    herald = spec(
        HERALD,
        name="Herald",
        tags=("town",),
        timezone="Europe/Oslo",
        headers=(("Cookie", "s3cret"),),
        user="ida",
        interval=timedelta(minutes=15),
    )
    assert store.feeds.sync([herald], NOW, {HERALD: NOW + MINUTE}) == SyncReport((HERALD,), (), ())
    assert store.feeds.due(NOW, 5) == []
    (taken,) = store.feeds.lease("herald.example:443", NOW + HOUR, NOW + 2 * HOUR, 5)
    assert taken.spec.headers == ()
    assert (taken.spec.tags, taken.spec.timezone, taken.spec.user, taken.spec.interval) == (
        ("town",),
        "Europe/Oslo",
        "ida",
        timedelta(minutes=15),
    )
    assert "s3cret" not in repr(Feed.get().settings)
    assert store.feeds.sync([herald], NOW) == SyncReport((), (), ())


def test_a_feed_taken_out_keeps_its_articles_and_put_back_goes_on(store: Store) -> None:
    herald, gazette = spec(HERALD), spec(GAZETTE)
    store.feeds.sync([herald, gazette], NOW)
    (feed,) = store.feeds.select([HERALD], NOW)
    store.feeds.record(poll(feed, entry("a")))
    assert store.feeds.sync([gazette], NOW) == SyncReport((), (), (HERALD,))
    assert states(store)[HERALD] is FeedState.REMOVED
    assert [due.host for due in store.feeds.due(NOW + DAY, 5)] == ["gazette.example:443"]
    assert store.feeds.sync([herald, gazette], NOW).changed == (HERALD,)
    (again,) = store.feeds.select([HERALD], NOW)
    assert (again.id, again.state, again.validators) == (feed.id, FeedState.ACTIVE, poll(feed).validators)


@pytest.mark.parametrize("change", [{"drop": ()}, {"keep": ("flood*",)}, {"timezone": "Europe/Oslo"}, {"language": "nb"}])
def test_a_feed_that_is_read_otherwise_is_asked_for_whole(store: Store, change) -> None:
    herald = spec(HERALD, drop=("tag:sport",))
    store.feeds.sync([herald], NOW)
    store.feeds.record(poll(store.feeds.select([HERALD], NOW)[0], entry("a")))
    store.feeds.sync([replace(herald, name="Herald", interval=2 * HOUR)], NOW)
    assert store.feeds.select([HERALD], NOW)[0].validators is not None
    store.feeds.sync([replace(herald, **change)], NOW)
    (feed,) = store.feeds.select([HERALD], NOW)
    assert (feed.validators, feed.body_hash) == (None, None)


def test_was_continues_the_history_of_an_old_address(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a")))
    report = store.feeds.sync([spec("https://new.example/feed", was=(HERALD,))], NOW)
    assert report == SyncReport((), ("https://new.example/feed",), ())
    (moved,) = store.feeds.select(None, NOW)
    assert (moved.id, moved.host, moved.validators) == (feed.id, "new.example:443", None)
    assert store.articles.known(feed.id, ["a"], [], []).entries


@pytest.mark.parametrize("again", [HERALD.replace("herald", "Herald"), HERALD.replace(".example", ".example:443"), f"{HERALD}#news"])
def test_a_feed_that_the_file_writes_in_another_way_goes_on_where_it_was(store: Store, again: str) -> None:
    """It was another feed, its history lost; one imported was polled beside its table in the file for ever."""
    store.feeds.import_feeds([spec(HERALD)], NOW)
    (feed,) = store.feeds.select([HERALD], NOW)
    store.feeds.record(poll(feed, entry("a"), health=replace(HEALTH, adopt_url=GAZETTE)))
    assert store.feeds.sync([spec(again)], NOW) == SyncReport((), (again,), ())
    (row,) = store.feeds.rows()
    assert (row.url, row.source, row.entries, row.moved_to) == (again, "file", 1, GAZETTE)
    assert store.feeds.sync([spec(again)], NOW) == SyncReport((), (), ())


def test_of_two_spellings_the_one_that_is_polled_goes_on(store: Store) -> None:
    shouted = HERALD.replace("herald", "HERALD")
    store.feeds.sync([spec(HERALD), spec(shouted)], NOW)  # as an older version took them
    kept = next(row.id for row in store.feeds.rows() if row.url == HERALD)
    store.feeds.set_state(shouted, FeedState.REMOVED, NOW)
    store.feeds.sync([spec(f"{HERALD}#x")], NOW)
    assert {row.id for row in store.feeds.rows() if row.state is FeedState.ACTIVE} == {kept}


def test_an_adopted_move_put_into_the_file_is_the_same_feed(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a"), health=replace(HEALTH, adopt_url=GAZETTE)))
    (moved,) = store.feeds.select([HERALD], NOW)
    store.feeds.record(poll(moved, at=NOW + HOUR))
    store.feeds.sync([spec(GAZETTE)], NOW)
    (row,) = store.feeds.rows()
    assert (row.url, row.moved_to, row.entries) == (GAZETTE, None, 1)
    assert store.feeds.select([GAZETTE], NOW)[0].validators is not None  # they belong to the address that is polled on


def test_a_new_address_brings_a_gone_feed_back(store: Store) -> None:
    with_feeds(store, HERALD)
    store.feeds.set_state(HERALD, FeedState.GONE, NOW)
    store.feeds.sync([spec(GAZETTE, was=(HERALD,))], NOW)
    assert states(store) == {GAZETTE: FeedState.ACTIVE}


def test_enabled_false_pauses_and_true_resumes_but_a_pause_by_hand_holds(store: Store) -> None:
    store.feeds.sync([spec(HERALD, enabled=False)], NOW)
    assert states(store)[HERALD] is FeedState.PAUSED
    assert store.feeds.due(NOW, 5) == []
    store.feeds.sync([spec(HERALD)], NOW)
    assert states(store)[HERALD] is FeedState.ACTIVE
    store.feeds.set_state(HERALD, FeedState.PAUSED, NOW)
    store.feeds.sync([spec(HERALD, tags=("town",))], NOW)
    assert states(store)[HERALD] is FeedState.PAUSED
    store.feeds.set_state(HERALD, FeedState.ACTIVE, NOW + HOUR)
    assert store.feeds.next_due_at() == NOW + HOUR


def test_imported_feeds_live_in_the_store_until_the_file_names_them(store: Store) -> None:
    assert store.feeds.import_feeds([spec(HERALD), spec(GAZETTE), spec(HERALD)], NOW) == 2
    store.feeds.sync([spec(HERALD)], NOW)
    assert {row.url: row.source for row in store.feeds.rows()} == {HERALD: "file", GAZETTE: "store"}
    store.feeds.set_state(GAZETTE, FeedState.REMOVED, NOW)
    assert store.feeds.import_feeds([spec(GAZETTE)], NOW) == 1
    assert states(store)[GAZETTE] is FeedState.ACTIVE


def test_a_list_that_writes_an_address_in_capitals_adds_no_second_feed(store: Store) -> None:
    """`HTTP://ONE.example:80/feed` and `http://one.example/feed` were polled both, each entry twice."""
    shouted = HERALD.replace("https://herald.example", "HTTPS://Herald.EXAMPLE:443")
    assert store.feeds.import_feeds([spec(HERALD), spec(shouted), spec(f"{HERALD}#top")], NOW) == 1
    assert [row.url for row in store.feeds.rows()] == [HERALD]


def test_a_host_with_more_due_feeds_than_a_tick_looks_at_hides_no_other_host(store: Store) -> None:
    store.feeds.sync([spec(f"https://herald.example/{n}") for n in range(20)], NOW)
    store.feeds.sync([spec(f"https://herald.example/{n}") for n in range(20)] + [spec(GAZETTE)], NOW + MINUTE)
    due = store.feeds.due(NOW + HOUR, 10)
    assert [feed.host for feed in due] == ["herald.example:443"] * 10 + ["gazette.example:443"]
    batches = plan(due, {}, NOW + HOUR, 10)
    assert {batch.host: len(batch.feed_ids) for batch in batches} == {"herald.example:443": 9, "gazette.example:443": 1}


def test_a_leased_feed_is_given_to_nobody_else_until_the_lease_ends(store: Store) -> None:
    store.feeds.sync([spec(HERALD), spec("https://herald.example/sport"), spec(GAZETTE)], NOW)
    assert len(store.feeds.due(NOW, 5)) == 3
    taken = store.feeds.lease("herald.example:443", NOW, NOW + MINUTE, 5)
    assert len(taken) == 2
    assert store.feeds.lease("herald.example:443", NOW, NOW + MINUTE, 5) == []
    assert [due.host for due in store.feeds.due(NOW, 5)] == ["gazette.example:443"]
    store.feeds.release([taken[0].id])
    assert [feed.id for feed in store.feeds.lease("herald.example:443", NOW, NOW + MINUTE, 5)] == [taken[0].id]
    assert len(store.feeds.lease("herald.example:443", NOW + MINUTE, NOW + HOUR, 5)) == 2


def test_feeds_are_selected_by_address_name_or_title_and_paused_ones_are_not(store: Store) -> None:
    store.feeds.sync([spec(HERALD, name="Town Herald"), spec(GAZETTE, enabled=False)], NOW)
    assert [feed.spec.url for feed in store.feeds.select(["town herald"], NOW)] == [HERALD]
    assert [feed.spec.url for feed in store.feeds.select([HERALD, HERALD], NOW)] == [HERALD]
    assert [feed.spec.url for feed in store.feeds.select(None, NOW)] == [HERALD]
    assert store.feeds.select([GAZETTE], NOW) == []
    with pytest.raises(NotFoundError, match="no feed 'nobody'"):
        store.feeds.select(["nobody"], NOW)


def test_an_empty_store_has_nothing_due(store: Store) -> None:
    assert store.feeds.next_due_at() is None
    assert store.feeds.rows() == []


def test_settings_of_a_later_version_are_left_aside(store: Store) -> None:
    store.feeds.sync([spec(HERALD)], NOW)
    Feed.update(settings={**Feed.get().settings, "colour": "red"}).execute()
    assert store.feeds.select([HERALD], NOW)[0].spec == spec(HERALD)


def test_what_a_killed_process_had_taken_comes_free_once_its_shortened_lease_ends(store: Store) -> None:
    store.feeds.sync([FeedSpec(url=HERALD, name="")], NOW)
    store.feeds.select([HERALD], NOW + 10 * MINUTE)
    store.feeds.shorten(timedelta(), NOW + MINUTE)
    assert store.feeds.due(NOW + 9 * MINUTE, 5) == []
    store.feeds.shorten(5 * MINUTE, NOW + MINUTE)
    assert store.feeds.due(NOW + 4 * MINUTE, 5) == []
    assert [feed.host for feed in store.feeds.due(NOW + 5 * MINUTE, 5)] == ["herald.example:443"]


def test_a_lease_that_is_kept_up_holds_and_one_that_was_given_back_stays_free(store: Store) -> None:
    store.feeds.sync([spec(HERALD), spec(GAZETTE)], NOW)
    assert store.feeds.taken(NOW) == (0, None)
    herald, gazette = store.feeds.select([HERALD, GAZETTE], NOW + MINUTE)
    store.feeds.release([gazette.id])
    store.feeds.renew([herald.id, gazette.id], NOW + HOUR)
    assert [feed.host for feed in store.feeds.due(NOW + 2 * MINUTE, 5)] == ["gazette.example:443"]
    assert store.feeds.taken(NOW) == (1, NOW + HOUR)
    assert store.feeds.taken(NOW + HOUR) == (0, None)
