"""Answers that are no feed, over real HTTP: moves, ends, refusals, bombs."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest

from aggregator.errors import Outcome
from aggregator.model.feed import FeedState
from tests.polling import DAY, FEED, Reply, Seen, World, outcomes, polled, rss


async def redirected(world: World, status: str) -> None:
    """Let a feed's old address lead to its new one, and the feed be asked once a day."""
    await world.feeds("old.example/feed", schedule={"adaptive": False, "interval": "24h"})
    world.scripts["old.example/feed"] = Reply(status=status, headers={"Location": world.url("new.example/feed")})
    world.scripts["new.example/feed"] = Reply(rss("x"))


@pytest.mark.rule("P12")
async def test_a_move_is_adopted_after_three_polls_and_two_days_and_undone_when_it_fails(world: World) -> None:
    await redirected(world, "301 Moved")
    for _ in range(4):
        await world.tick()
        world.clock.forward(hours=25)
    assert [seen.host for seen in world.seen] == ["old.example", "new.example"] * 3 + ["new.example"]
    assert (await world.rows())[0].moved_to == world.url("new.example/feed")
    world.scripts["new.example/feed"] = Reply(status="404 Not Found")
    for _ in range(9):
        await world.tick()
        world.clock.forward(days=5)
    assert (await world.rows())[0].moved_to is None
    assert world.seen[-2].host == "old.example"


@pytest.mark.rule("P12")
async def test_a_temporary_redirect_is_never_adopted(world: World) -> None:
    await redirected(world, "302 Found")
    for _ in range(5):
        await world.tick()
        world.clock.forward(hours=25)
    assert (await world.rows())[0].moved_to is None


@pytest.mark.rule("P13")
async def test_410_seen_twice_a_day_apart_stops_polling_and_a_weekly_probe_brings_it_back(world: World) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(status="410 Gone")
    await world.tick()
    world.clock.forward(hours=2)
    await world.tick()
    assert (await world.rows())[0].state is FeedState.ACTIVE
    world.clock.forward(hours=23)
    await world.tick()
    assert (await world.rows())[0].state is FeedState.GONE
    world.clock.forward(days=6)
    assert await world.tick() == []
    assert outcomes(await world.by_hand(force=True)) == [Outcome.HELD]
    world.clock.forward(days=1, hours=1)
    world.scripts["a.example/feed"] = Reply(rss("back"))
    assert outcomes(await world.tick()) == [Outcome.UPDATED]
    assert (await world.rows())[0].state is FeedState.ACTIVE


@pytest.mark.rule("P13")
async def test_a_gone_feed_is_asked_again_as_often_as_gone_probe_says(world: World) -> None:
    await world.feeds("a.example/feed", fetch={"gone_probe": "2d"})
    world.scripts["a.example/feed"] = Reply(status="410 Gone")
    await world.tick()
    world.clock.forward(hours=25)
    await world.tick()
    (gone,) = await world.rows()
    assert (gone.state, gone.next_poll_at) == (FeedState.GONE, world.clock.now() + 2 * DAY)
    world.clock.forward(hours=47)
    assert await world.tick() == []
    world.clock.forward(hours=1)
    assert outcomes(await world.tick()) == [Outcome.GONE]


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply(b""), Outcome.EMPTY_BODY),
        (Reply(b"<!DOCTYPE html><html><head><title>Shop</title></head><body>hi</body></html>"), Outcome.HTML_PAGE),
        (Reply(b"\x00\x01\x02 nothing of the kind"), Outcome.NOT_A_FEED),
        (Reply(rss()), Outcome.NO_ENTRIES),
        (Reply(rss().partition(b"</channel>")[0]), Outcome.NOT_A_FEED),
        (Reply(rss("one").partition(b"</link>")[0] + b"</link><item><title>on"), Outcome.NOT_A_FEED),
        (Reply(b"x", "403 Forbidden", {"cf-mitigated": "challenge"}), Outcome.CHALLENGED),
        (Reply(b"x" * 2000), Outcome.TOO_LARGE),
    ],
)
@pytest.mark.rule("P19")
async def test_what_is_no_feed_is_named_and_brings_no_validators(world: World, reply: Reply, outcome: Outcome) -> None:
    await world.feeds("a.example/feed", fetch={"max_body": "1500B"})
    world.scripts["a.example/feed"] = replace(reply, headers={"ETag": '"x"'} | reply.headers)
    (report,) = await world.tick()
    assert report.outcome.outcome is outcome
    assert (report.outcome.validators is None) == (outcome is not Outcome.NO_ENTRIES)
    assert report.outcome.next_poll.at > world.clock.now()


async def test_a_removed_feed_ends_without_a_trace_in_the_schedule(world: World) -> None:
    await world.feeds("a.example/feed")

    def removed(_: Seen) -> Reply:
        world.kit.store.feeds.database.execute_sql("delete from feed_poll")
        world.kit.store.feeds.database.execute_sql("delete from feed")
        return Reply(rss("x"))

    world.scripts["a.example/feed"] = removed
    (report,) = await world.tick()
    assert report.recorded is None


@pytest.mark.rule("P12")
async def test_loops_and_endless_chains_of_redirects_are_refused(world: World) -> None:
    loop = await polled(world, Reply(status="301 Moved", headers={"Location": world.url(FEED)}))
    assert (loop.outcome, len(world.seen)) == (Outcome.REDIRECT_REFUSED, 1)
    world.scripts[FEED] = Reply(status="301 Moved", headers={"Location": world.url("b.example/feed")})
    world.scripts["b.example/feed"] = Reply(status="301 Moved", headers={"Location": world.url(FEED)})
    assert outcomes(await world.by_hand(force=True)) == [Outcome.REDIRECT_REFUSED]
    assert [seen.host for seen in world.seen[1:]] == ["a.example", "b.example"]
    world.scripts |= {f"a.example/{n}": Reply(status="302 Found", headers={"Location": world.url(f"a.example/{n + 1}")}) for n in range(20)}
    world.scripts[FEED] = Reply(status="302 Found", headers={"Location": world.url("a.example/0")})
    (endless,) = await world.by_hand(force=True)
    assert (endless.outcome.outcome, endless.outcome.detail) == (Outcome.REDIRECT_REFUSED, "more than 10 redirects")


@pytest.mark.rule("P18", "P19")
async def test_a_bomb_stops_at_the_cap_after_decompression(world: World) -> None:
    await world.feeds(FEED, fetch={"max_body": "100kB"})
    world.scripts[FEED] = Reply(gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"})
    (report,) = await world.tick()
    assert report.outcome.outcome is Outcome.TOO_LARGE


@pytest.mark.rule("P18")
async def test_a_body_that_drips_ends_at_the_total_deadline(world: World) -> None:
    await world.feeds(FEED, fetch={"timeout": "200ms"})
    world.scripts[FEED] = Reply(rss("x"), fault="drips")
    assert outcomes(await world.tick()) == [Outcome.TIMEOUT]


@pytest.mark.rule("P20")
@pytest.mark.parametrize(
    ("status", "outcome"),
    [("200 OK", Outcome.UPDATED), ("101 Switching Protocols", Outcome.PROTOCOL_ERROR), ("426 Upgrade Required", Outcome.HTTP_ERROR)],
)
async def test_an_offer_of_another_protocol_is_passed_over(world: World, status: str, outcome: Outcome) -> None:
    offered = {"Upgrade": "h2,h2c", "Connection": "Upgrade, close"}
    assert (await polled(world, Reply(rss("x"), status, offered))).outcome is outcome


@pytest.mark.rule("P19")
async def test_more_than_a_hundred_response_headers_are_taken(world: World) -> None:
    outcome = await polled(world, Reply(rss("x"), headers={f"X-{n}": "y" for n in range(300)}))
    assert outcome.outcome is Outcome.UPDATED


@pytest.mark.rule("S1")
@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/", "http://10.0.0.1/", "http://[::1]/", "http://[64:ff9b::a00:1]/", "http://0.0.0.0/"]
)
async def test_the_guard_stands_on_every_redirect(world: World, target: str) -> None:
    outcome = await polled(world, Reply(status="302 Found", headers={"Location": target}))
    assert outcome.outcome is Outcome.ADDRESS_REFUSED


@pytest.mark.rule("S1")
@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)"])
async def test_only_http_and_https_are_followed(world: World, target: str) -> None:
    outcome = await polled(world, Reply(status="302 Found", headers={"Location": target}))
    assert outcome.outcome in (Outcome.REDIRECT_REFUSED, Outcome.PROTOCOL_ERROR)
    assert len(world.seen) == 1
