"""The rules of politeness over real HTTP: the engine, the store and a scripted server, under a clock the test moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from structlog.testing import capture_logs

from aggregator.errors import Outcome
from aggregator.model.article import ArticleQuery
from aggregator.model.entry import ParsedFeed
from aggregator.model.feed import FeedState, Validators
from aggregator.model.poll import PollOutcome, Recorded
from tests.polling import START, Reply, Seen, World, rss

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _outcomes(reports: list) -> list[Outcome]:
    return [report.outcome.outcome for report in reports]


async def test_a_feed_is_read_stored_and_logged_once(world: World) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(rss("one", "two"))
    with capture_logs() as logs:
        (report,) = await world.tick()
    assert (report.outcome.outcome, report.recorded) == (Outcome.UPDATED, Recorded(2, 0, report.recorded.article_ids))
    assert [(log["event"], log["outcome"], log["new"]) for log in logs] == [("poll", "updated", 2)]
    articles = await world.kit.db(world.kit.store.articles.list, ArticleQuery())
    assert {article.title for article in articles} == {"one", "two"}
    assert await world.tick() == []


async def test_only_the_new_entry_of_a_feed_is_parsed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(rss("one", "two"))
    await world.tick()
    parsed, parse = [], world.kit.workers.parse_feed

    async def noted(*arguments: object) -> ParsedFeed:
        parsed.append(await parse(*arguments))  # type: ignore[arg-type]  # as they come
        return parsed[-1]

    monkeypatch.setattr(world.kit.workers, "parse_feed", noted)
    world.scripts["a.example/feed"] = Reply(rss("three", "one", "two"))
    (report,) = await world.by_hand(force=True)
    assert [[entry.title for entry in feed.entries] for feed in parsed] == [["three"]]
    assert report.recorded is not None
    assert (report.recorded.new, len(report.outcome.seen)) == (1, 2)


async def test_a_front_page_keeps_the_places_its_editors_gave_and_a_dated_list_keeps_none(world: World) -> None:
    await world.feeds("front.example/feed", "list.example/feed")
    body = rss("a", "b", "c", "d", "e").decode()
    for place, hour in (("front", (9, 11, 8, 10, 7)), ("list", (11, 10, 9, 8, 7))):
        dated = body.replace("pages.example", f"{place}.example")
        for name, at in zip("abcde", hour, strict=True):
            dated = dated.replace(f"<guid>{name}<", f"<pubDate>Mon, 02 Mar 2026 {at:02d}:00:00 GMT</pubDate><guid>{name}<")
        world.scripts[f"{place}.example/feed"] = Reply(dated.encode())
    await world.tick()
    found = await world.kit.db(world.kit.store.digests.material.candidates, None, START - DAY, START + DAY)
    places = {candidate.url.removeprefix("http://"): candidate.place for candidate in found}
    assert [places[f"front.example/{name}"] for name in "abcde"] == [0, 1, 2, 3, 4]
    assert [places[f"list.example/{name}"] for name in "abcde"] == [None] * 5


@pytest.mark.rule("P3", "P4")
async def test_both_validators_go_back_and_a_304_may_replace_them(world: World) -> None:
    await world.feeds("a.example/feed")
    tags = iter(['"1"', '"2"', '"2"'])

    def answer(seen: Seen) -> Reply:
        status = "304 Not Modified" if "if-none-match" in seen.headers else "200 OK"
        body = b"" if status.startswith("304") else rss("one")
        return Reply(body, status, {"ETag": next(tags), "Last-Modified": "some day"})

    world.scripts["a.example/feed"] = answer
    for _ in range(3):
        await world.tick()
        world.clock.forward(hours=2)
    sent = [(seen.headers.get("if-none-match"), seen.headers.get("if-modified-since")) for seen in world.seen]
    assert sent == [(None, None), ('"1"', "some day"), ('"2"', "some day")]


@pytest.mark.rule("P4")
async def test_new_validators_are_kept_although_the_body_did_not_change(world: World) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(rss("one"), headers={"ETag": '"1"'})
    await world.tick()
    world.clock.forward(hours=2)
    world.scripts["a.example/feed"] = Reply(rss("one"), headers={"ETag": '"2"'})
    (report,) = await world.tick()
    assert report.outcome.outcome is Outcome.UNCHANGED
    assert report.outcome.facts is None, "a body of last time is not parsed again"
    assert report.outcome.validators == Validators(world.url("a.example/feed"), '"2"', None)


@pytest.mark.rule("P6")
async def test_a_lying_304_is_doubted_once_a_day(world: World) -> None:
    await world.feeds("a.example/feed", schedule={"adaptive": False, "interval": "2h"})
    world.scripts["a.example/feed"] = Reply(rss("0"), headers={"ETag": '"same"'})
    for n in range(1, 6):
        await world.tick()
        world.clock.forward(hours=2)
        world.scripts["a.example/feed"] = Reply(rss(*map(str, range(n, -1, -1))), headers={"ETag": '"same"'})
    world.scripts["a.example/feed"] = lambda seen: Reply(
        *((b"", "304 Not Modified") if "if-none-match" in seen.headers else (rss("hidden"),)), headers={"ETag": '"same"'}
    )
    asked = len(world.seen)
    for _ in range(36):
        await world.tick()
        world.clock.forward(hours=2)
    bare = [seen.at for seen in world.seen[asked:] if "if-none-match" not in seen.headers]
    assert 1 <= len(bare) <= 3
    assert all(later - earlier >= DAY for earlier, later in pairwise(bare))


@pytest.mark.rule("P7", "P8")
async def test_a_429_pauses_every_feed_of_its_host_and_force_does_not_override_it(world: World) -> None:
    await world.feeds("a.example/one", "a.example/two", "b.example/three")
    limited = Reply(status="429 Too Many Requests", headers={"Retry-After": "86400"})
    world.scripts = {"a.example/one": limited, "a.example/two": limited, "b.example/three": Reply(rss("x"))}
    reports = await world.tick()
    assert sorted(_outcomes(reports)) == [Outcome.HELD, Outcome.RATE_LIMITED, Outcome.UPDATED]
    held = next(r for r in reports if r.outcome.outcome is Outcome.HELD)
    assert held.outcome.next_poll.at >= START + DAY
    world.clock.forward(hours=23)
    assert sorted(_outcomes(await world.by_hand(force=True)))[:2] == [Outcome.HELD, Outcome.HELD]
    assert sum(seen.host == "a.example" for seen in world.seen) == 1
    world.clock.forward(hours=1, seconds=10)
    world.scripts["a.example/one"] = world.scripts["a.example/two"] = Reply(rss("y"))
    assert Outcome.UPDATED in _outcomes(await world.tick())


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


@pytest.mark.rule("P12")
async def test_a_move_is_adopted_after_three_polls_and_two_days_and_undone_when_it_fails(world: World) -> None:
    await world.feeds("old.example/feed", schedule={"adaptive": False, "interval": "24h"})
    world.scripts["old.example/feed"] = Reply(status="301 Moved", headers={"Location": world.url("new.example/feed")})
    world.scripts["new.example/feed"] = Reply(rss("x"))
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
    await world.feeds("old.example/feed", schedule={"adaptive": False, "interval": "24h"})
    world.scripts["old.example/feed"] = Reply(status="302 Found", headers={"Location": world.url("new.example/feed")})
    world.scripts["new.example/feed"] = Reply(rss("x"))
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
    assert _outcomes(await world.by_hand(force=True)) == [Outcome.HELD]
    world.clock.forward(days=1, hours=1)
    world.scripts["a.example/feed"] = Reply(rss("back"))
    assert _outcomes(await world.tick()) == [Outcome.UPDATED]
    assert (await world.rows())[0].state is FeedState.ACTIVE


@pytest.mark.rule("P15")
async def test_when_nobody_can_be_reached_no_feed_is_blamed(world: World) -> None:
    await world.feeds(*(f"nowhere-{n}.example/feed" for n in range(6)))
    reports = await world.by_hand()
    assert set(_outcomes(reports)) == {Outcome.CONNECT_ERROR}
    assert {row.failures for row in await world.rows()} == {0.0}
    assert {report.outcome.next_poll.why for report in reports} == {"our own line looks down"}


@pytest.mark.rule("P15")
async def test_one_host_that_cannot_be_reached_is_to_blame_itself(world: World) -> None:
    await world.feeds("nowhere-1.example/feed", "a.example/feed")
    world.scripts["a.example/feed"] = Reply(rss("x"))
    await world.by_hand()
    assert sorted(row.failures for row in await world.rows()) == [0.0, 0.25]


@pytest.mark.rule("P9")
async def test_requests_to_one_host_start_two_seconds_apart_whoever_asks(world: World) -> None:
    await world.feeds(*(f"a.example/{n}" for n in range(4)), fetch={"hosts": {"slow.example": {"delay": "10s"}}})
    world.scripts = {f"a.example/{n}": Reply(rss(str(n))) for n in range(4)}
    await world.tick()
    world.clock.forward(hours=2)
    await world.by_hand()
    starts = [seen.at for seen in world.seen]
    assert len(starts) == 8
    assert all(later - earlier >= timedelta(seconds=2) for earlier, later in pairwise(starts))


@pytest.mark.rule("P9")
async def test_a_host_may_be_allowed_several_requests_at_a_time(world: World) -> None:
    await world.feeds(*(f"a.example/{n}" for n in range(4)), fetch={"hosts": {"a.example": {"delay": "0s", "per_host": 3}}})
    world.scripts = {f"a.example/{n}": Reply(rss(str(n))) for n in range(4)}
    assert _outcomes(await world.tick()) == [Outcome.UPDATED] * 4
    world.clock.forward(hours=1)
    assert _outcomes(await world.by_hand()) == [Outcome.UNCHANGED] * 4


async def test_a_batch_cut_short_gives_its_feeds_back(world: World) -> None:
    await world.feeds(*(f"slow.example/{n}" for n in range(4)), fetch={"hosts": {"slow.example": {"delay": "40s"}}})
    world.scripts = {f"slow.example/{n}": Reply(rss(str(n))) for n in range(4)}
    assert len(await world.tick()) == 3
    assert len(await world.tick()) == 1


@pytest.mark.rule("P9")
async def test_a_host_of_its_own_pace_keeps_it_on_redirects_too(world: World) -> None:
    await world.feeds("www.slow.example/a", fetch={"hosts": {"slow.example": {"delay": "10s"}}})
    world.scripts["www.slow.example/a"] = Reply(status="302 Found", headers={"Location": "/b"})
    world.scripts["www.slow.example/b"] = Reply(rss("x"))
    await world.tick()
    assert world.seen[1].at - world.seen[0].at == timedelta(seconds=10)


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply(b""), Outcome.EMPTY_BODY),
        (Reply(b"<!DOCTYPE html><html><head><title>Shop</title></head><body>hi</body></html>"), Outcome.HTML_PAGE),
        (Reply(b"\x00\x01\x02 nothing of the kind"), Outcome.NOT_A_FEED),
        (Reply(rss()), Outcome.NO_ENTRIES),
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


@pytest.mark.rule("P14")
async def test_a_fault_of_ours_is_recorded_with_a_next_poll(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(rss("x"))

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch, capture_logs() as logs:
        patch.setattr("aggregator.engine.reading.record_of", broken)
        (report,) = await world.tick()
    assert report.outcome.outcome is Outcome.INTERNAL_ERROR
    assert report.outcome.next_poll.at == START + HOUR
    assert [log["event"] for log in logs] == ["poll failed", "poll"]
    world.clock.forward(hours=1)
    assert _outcomes(await world.tick()) == [Outcome.UPDATED]


@pytest.mark.rule("E10")
async def test_a_failed_write_never_advances_validators(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(rss("x"), headers={"ETag": '"1"'})
    write = world.kit.store.feeds.record

    def fails_with_entries(outcome: PollOutcome) -> Recorded:
        if outcome.new:
            raise ValueError("a row the database refuses")
        return write(outcome)

    with monkeypatch.context() as patch, capture_logs():
        patch.setattr(world.kit.store.feeds, "record", fails_with_entries)
        assert _outcomes(await world.tick()) == [Outcome.INTERNAL_ERROR]
    world.clock.forward(hours=1)
    (report,) = await world.tick()
    assert "if-none-match" not in world.seen[-1].headers
    assert report.recorded is not None
    assert report.recorded.new == 1


async def test_filters_leave_entries_out(world: World) -> None:
    await world.feeds("a.example/feed", feed={"keep": ["storm OR flood"], "drop": ["title:sport"]})
    world.scripts["a.example/feed"] = Reply(rss("storm", "flood sport", "market"))
    (report,) = await world.tick()
    assert [entry.title for entry in report.outcome.new] == ["storm"]


@pytest.mark.rule("P1")
async def test_a_feed_polled_just_now_is_held_by_hand_unless_forced(world: World) -> None:
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(rss("x"))
    await world.tick()
    world.clock.forward(minutes=5)
    assert _outcomes(await world.by_hand()) == [Outcome.HELD]
    assert _outcomes(await world.by_hand(force=True)) == [Outcome.UNCHANGED]
    world.clock.forward(minutes=10)
    assert _outcomes(await world.by_hand()) == [Outcome.UNCHANGED]


async def test_a_feeds_password_file_that_cannot_be_read_is_said_in_its_outcome(world: World) -> None:
    await world.feeds("a.example/feed", feed={"user": "ann", "password_file": "/nonexistent/secret"})
    (report,) = await world.tick()
    assert report.outcome.outcome is Outcome.INTERNAL_ERROR
    assert "password_file /nonexistent/secret" in report.outcome.detail


@pytest.mark.rule("P17")
async def test_a_feeds_own_headers_and_login_go_with_its_requests(world: World, tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("pw\n")
    await world.feeds("a.example/feed", feed={"user": "ann", "password_file": str(secret), "headers": {"Cookie": "paid=1"}})
    world.scripts["a.example/feed"] = Reply(rss("x"))
    await world.tick()
    assert (world.seen[0].headers["authorization"], world.seen[0].headers["cookie"]) == ("Basic YW5uOnB3", "paid=1")


@pytest.mark.rule("E7")
async def test_first_polls_mark_old_entries_as_backlog(world: World) -> None:
    dated = rss("old", "new").replace(b"<guid>old", b"<pubDate>Sun, 01 Mar 2026 11:00:00 GMT</pubDate><guid>old")
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(dated)
    (report,) = await world.tick()
    assert {entry.title: entry.backlog for entry in report.outcome.new} == {"old": True, "new": False}


@pytest.mark.rule("E5", "E6")
async def test_an_epoch_for_a_date_does_not_keep_todays_entries_out_of_the_first_digest(world: World) -> None:
    dated = rss("epoch", "future").replace(b"<guid>epoch", b"<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate><guid>epoch")
    dated = dated.replace(b"<guid>future", b"<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate><guid>future")
    await world.feeds("a.example/feed")
    world.scripts["a.example/feed"] = Reply(dated)
    (report,) = await world.tick()
    assert [entry.backlog for entry in report.outcome.new] == [False, False]
    articles = world.kit.store.articles.list(ArticleQuery())
    assert [(a.published, a.updated, a.sort_at == a.first_seen_at) for a in articles] == [(None, None, True)] * 2


async def test_a_removed_feed_ends_without_a_trace_in_the_schedule(world: World) -> None:
    await world.feeds("a.example/feed")

    def removed(_: Seen) -> Reply:
        world.kit.store.feeds.database.execute_sql("delete from feed_poll")
        world.kit.store.feeds.database.execute_sql("delete from feed")
        return Reply(rss("x"))

    world.scripts["a.example/feed"] = removed
    (report,) = await world.tick()
    assert report.recorded is None
