"""When a feed is asked again, over real HTTP under a clock the test moves."""

from __future__ import annotations

import asyncio
import calendar
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from aggregator.cli import feed_list
from aggregator.cli import poll as poll_command
from aggregator.core.politeness import plan
from aggregator.engine.workers import Workers
from aggregator.errors import Outcome
from aggregator.store.store import Store
from tests.newsstand import TestClient, app_over
from tests.polling import DAY, FEED, HOUR, MINUTE, SECOND, START, Reply, World, a_world, outcomes, polled, rss


@pytest.mark.rule("P7")
async def test_a_retry_after_date_counts_from_the_servers_own_clock(world: World) -> None:
    await world.feeds("a.example/feed")
    headers = {"Date": "Thu, 01 Jan 2026 00:00:00 GMT", "Retry-After": "Sun, 04 Jan 2026 00:00:00 GMT"}
    world.scripts["a.example/feed"] = Reply(status="503 Busy", headers=headers)
    (report,) = await world.tick()
    assert report.outcome.next_poll.at - START == 3 * DAY
    assert report.outcome.next_poll.why == "Retry-After 259200 s"


@pytest.mark.rule("P7")
async def test_a_429_without_a_time_waits_longer_each_time(world: World) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(status="429 Too Many Requests")
    waits = []
    for _ in range(3):
        (report,) = await world.tick()
        waits.append(report.outcome.next_poll.at - world.clock.now())
        world.clock.at = report.outcome.next_poll.at
    assert HOUR <= waits[0] <= 2 * HOUR <= waits[1] <= 4 * HOUR <= waits[2] <= 8 * HOUR


@pytest.mark.rule("P10")
async def test_freshness_of_a_304_holds_the_next_poll(world: World) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = lambda seen: Reply(
        *((b"", "304 Not Modified") if "if-none-match" in seen.headers else (rss("x"),)),
        headers={"ETag": '"1"', "Cache-Control": "max-age=10800"},
    )
    for _ in range(2):
        (report,) = await world.tick()
        assert report.outcome.next_poll.at == world.clock.now() + 3 * HOUR
        assert report.outcome.next_poll.why == "max-age 10800 s"
        world.clock.forward(hours=2, minutes=59)
        assert await world.tick() == []
        world.clock.forward(minutes=1)


@pytest.mark.rule("P14")
async def test_a_fault_of_ours_is_recorded_with_a_next_poll(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(rss("x"))

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch, capture_logs() as logs:
        patch.setattr("aggregator.engine.records.record_of", broken)
        (report,) = await world.tick()
    assert report.outcome.outcome is Outcome.INTERNAL_ERROR
    assert report.outcome.next_poll.at == START + HOUR
    assert [log["event"] for log in logs] == ["poll failed", "poll"]
    world.clock.forward(hours=1)
    assert outcomes(await world.tick()) == [Outcome.UPDATED]


@pytest.mark.rule("P1")
async def test_a_feed_polled_just_now_is_held_by_hand_unless_forced(world: World) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(rss("x"))
    await world.tick()
    world.clock.forward(minutes=5)
    assert outcomes(await world.by_hand()) == [Outcome.HELD]
    assert outcomes(await world.by_hand(force=True)) == [Outcome.UNCHANGED]
    world.clock.forward(minutes=10)
    assert outcomes(await world.by_hand()) == [Outcome.UNCHANGED]


@pytest.mark.rule("P1")
async def test_by_default_a_feed_is_asked_once_an_hour(world: World) -> None:
    await polled(world, Reply(rss("x")))
    world.clock.forward(minutes=59)
    assert await world.tick() == []
    world.clock.forward(minutes=1)
    assert len(await world.tick()) == 1


@pytest.mark.rule("P7")
@pytest.mark.parametrize(
    ("status", "value", "wait"),
    [
        ("403 Forbidden", "7200", 2 * HOUR),
        ("503 Busy", "7200", 2 * HOUR),
        ("429 Slow down", "317100", timedelta(seconds=317100)),
        ("429 Slow down", "99999999999999999999", 7 * DAY),
    ],
)
async def test_retry_after_is_obeyed_on_every_refusal_up_to_seven_days(world: World, status: str, value: str, wait: timedelta) -> None:
    outcome = await polled(world, Reply(status=status, headers={"Retry-After": value}))
    assert (outcome.outcome, outcome.next_poll.at - START) == (Outcome.RATE_LIMITED, wait)
    assert outcome.next_poll.why.startswith("Retry-After ")


@pytest.mark.rule("P7")
@pytest.mark.parametrize("status", ["500 Oops", "502 Bad Gateway", "504 Gateway Timeout"])
async def test_retry_after_is_obeyed_of_a_server_in_trouble_as_well(world: World, status: str) -> None:
    outcome = await polled(world, Reply(status=status, headers={"Retry-After": "7200"}))
    assert (outcome.outcome, outcome.next_poll.at - START) == (Outcome.UNAVAILABLE, 2 * HOUR)


@pytest.mark.rule("P7")
@pytest.mark.parametrize("value", ["-5", "soon", "1.5", "0", "Mon, 02 Mar 2020 12:00:00 GMT", "\xff"])
async def test_a_retry_after_that_asks_for_nothing_is_a_rate_limit_that_names_no_time(world: World, value: str) -> None:
    outcome = await polled(world, Reply(status="429 Slow down", headers={"Retry-After": value}))
    assert outcome.outcome is Outcome.RATE_LIMITED
    assert HOUR <= outcome.next_poll.at - START <= 2 * HOUR


FRESH = [
    ({"Cache-Control": "max-age=7200"}, 2 * HOUR, "max-age"),
    ({"Cache-Control": "max-age=10800", "Age": "3600"}, 2 * HOUR, "max-age"),
    ({"Date": "Mon, 02 Mar 2026 10:00:00 GMT", "Expires": "Mon, 02 Mar 2026 13:00:00 GMT"}, 3 * HOUR, "Expires"),
    ({"Date": "Mon, 02 Mar 2026 10:00:00 GMT", "Expires": "Mon, 02 Mar 2026 13:00:00 GMT", "Age": "3600"}, 2 * HOUR, "Expires"),
    ({"Cache-Control": "max-age=7200", "Expires": "0"}, 2 * HOUR, "max-age"),
    ({"Cache-Control": "no-cache, max-age=315360000"}, HOUR, "interval"),
    ({"Cache-Control": 'no-cache="Set-Cookie", max-age=7200'}, 2 * HOUR, "max-age"),
    ({"Cache-Control": "max-age=315360000"}, DAY, "max-age"),
    ({"Cache-Control": "max-age=banana"}, HOUR, "interval"),
    ({"Expires": "0"}, HOUR, "interval"),
]


@pytest.mark.rule("P10")
@pytest.mark.parametrize(("headers", "wait", "why"), FRESH)
async def test_freshness_is_obeyed_and_nonsense_is_not(world: World, headers: dict[str, str], wait: timedelta, why: str) -> None:
    outcome = await polled(world, Reply(rss("x"), headers=headers))
    assert outcome.next_poll.at - START == wait
    assert outcome.next_poll.why.startswith(why)


SY = "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>{}</sy:updatePeriod>"
OFTEN = "<sy:updateFrequency xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>{}</sy:updateFrequency>"
HINTS = [
    ("<ttl>180</ttl>", 3 * HOUR),
    ("<ttl>soon</ttl>", HOUR),
    ("<skipHours><hour>13</hour><hour>14</hour></skipHours>", 3 * HOUR),
    ("<skipHours>" + "".join(f"<hour>{n}</hour>" for n in range(31)) + "</skipHours>", HOUR),
    ("<skipDays><day>Monday</day></skipDays>", 12 * HOUR),
    ("<skipDays>" + "<day>Monday</day>" * 4 + "<day>Moonday</day>" * 9 + "<day>Tuesday</day></skipDays>", 36 * HOUR),
    ("<skipDays>" + "".join(f"<day>{calendar.day_name[n % 7]}</day>" for n in range(9)) + "</skipDays>", HOUR),
    (SY.format("daily") + OFTEN.format("6"), 4 * HOUR),
    (SY.format("daily") + OFTEN.format("0.1"), DAY),
    (SY.format("dayly"), HOUR),
]


@pytest.mark.rule("P11")
@pytest.mark.parametrize(("head", "wait"), HINTS)
async def test_what_the_document_asks_for_is_obeyed_and_nonsense_is_not(world: World, head: str, wait: timedelta) -> None:
    outcome = await polled(world, Reply(rss("x", head=head)))
    assert outcome.next_poll.at - START == wait


@pytest.mark.rule("P11")
async def test_a_machine_that_woke_in_a_skipped_hour_waits_for_its_end(world: World) -> None:
    await polled(world, Reply(rss("x", head="<skipHours><hour>20</hour></skipHours>")))
    world.clock.forward(hours=8, minutes=10)
    (report,) = await world.tick()
    assert report.outcome.outcome is Outcome.HELD
    assert report.outcome.next_poll.at == START + 9 * HOUR
    assert report.outcome.next_poll.why == "skipHours/skipDays; before that interval 1h"


@pytest.mark.rule("P11")
async def test_poll_list_and_page_say_which_rule_set_the_next_poll(world: World, tmp_path: Path) -> None:
    await world.feeds(FEED)
    world.scripts[FEED] = Reply(rss("x"), headers={"Cache-Control": "max-age=7200"})
    (report,) = await world.tick()
    (row,) = await world.rows()
    listed = feed_list.as_document(feed_list.merged(world.settings.feeds, [row])[0])
    assert poll_command.as_document(report)["next_poll_why"] == listed["next_poll_why"] == "max-age 7200 s"
    assert "max-age 7200 s" in await asyncio.to_thread(_feeds_page, world.kit.store, tmp_path)


def _feeds_page(store: Store, folder: Path) -> str:
    with app_over(store, folder) as app:
        return TestClient(app, base_url="http://127.0.0.1:8642").get("/feeds").text


@pytest.mark.rule("P14")
async def test_a_failing_feed_is_asked_less_and_less_but_never_given_up(world: World) -> None:
    await world.feeds(FEED)
    waits = []
    for _ in range(60):
        (report,) = await world.tick()
        waits.append(report.outcome.next_poll.at - world.clock.now())
        world.clock.at = report.outcome.next_poll.at
    assert waits == sorted(waits)
    assert (waits[0], waits[9], waits[-1]) == (HOUR, 5 * HOUR, DAY)


@pytest.mark.rule("P16")
async def test_a_full_window_of_new_entries_is_an_overrun(world: World) -> None:
    await polled(world, Reply(rss(*map(str, range(10)))))
    world.clock.forward(hours=1)
    world.scripts[FEED] = Reply(rss(*map(str, range(20, 30))))
    (report,) = await world.tick()
    assert report.outcome.health.overran
    assert (report.outcome.next_poll.at - world.clock.now(), report.outcome.next_poll.why) == (30 * MINUTE, "overrun: every entry was new")


@pytest.mark.rule("P2")
async def test_after_a_restart_nothing_is_asked_before_its_time_and_hosts_wake_one_request_at_a_time(
    world: World, store: Store, workers: Workers
) -> None:
    places = [f"a.example/{n}" for n in range(5)]
    await world.feeds(*places)
    world.scripts = {place: Reply(rss("x")) for place in places}
    await world.tick()
    world.clock.forward(minutes=30)
    async with a_world(store, workers) as again:
        again.settings, again.clock.at, again.port = world.settings, world.clock.at, world.port
        assert await again.tick() == []
        again.clock.forward(days=3)
        asked = len(world.seen)
        world.clock.at = again.clock.at
        due = await again.kit.db(store.feeds.due, again.clock.now(), 1000)
        assert [len(batch.feed_ids) for batch in plan(due, {}, again.clock.now(), 1000)] == [5]
    await world.tick()
    starts = [seen.at for seen in world.seen[asked:]]
    assert all(later - earlier >= 2 * SECOND for earlier, later in pairwise(starts))
