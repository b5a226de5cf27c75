"""What holds for a host, over real HTTP: its pace, its pauses, its robots.txt, and who is to blame when nobody answers."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest

from aggregator.engine.extract_host import extract_host
from aggregator.engine.poll_host import poll_host
from aggregator.errors import ArchiveEnd, Outcome, StoreAwayError
from aggregator.model.article import ArticleQuery, ExtractState
from aggregator.model.feed import FullText
from tests.polling import DAY, FEED, SECOND, START, Reply, World, outcomes, polled, rss


@pytest.mark.rule("P7", "P8")
async def test_a_429_pauses_every_feed_of_its_host_and_force_does_not_override_it(world: World) -> None:
    await world.feeds("a.example/one", "a.example/two", "b.example/three")
    limited = Reply(status="429 Too Many Requests", headers={"Retry-After": "86400"})
    world.scripts = {"a.example/one": limited, "a.example/two": limited, "b.example/three": Reply(rss("x"))}
    reports = await world.tick()
    assert sorted(outcomes(reports)) == [Outcome.HELD, Outcome.RATE_LIMITED, Outcome.UPDATED]
    held = next(r for r in reports if r.outcome.outcome is Outcome.HELD)
    assert held.outcome.next_poll.at >= START + DAY
    world.clock.forward(hours=23)
    assert sorted(outcomes(await world.by_hand(force=True)))[:2] == [Outcome.HELD, Outcome.HELD]
    assert sum(seen.host == "a.example" for seen in world.seen) == 1
    world.clock.forward(hours=1, seconds=10)
    world.scripts["a.example/one"] = world.scripts["a.example/two"] = Reply(rss("y"))
    assert Outcome.UPDATED in outcomes(await world.tick())


@pytest.mark.rule("P15")
async def test_when_nobody_can_be_reached_no_feed_is_blamed(world: World) -> None:
    await world.feeds(*(f"nowhere-{n}.example/feed" for n in range(6)))
    reports = await world.by_hand()
    assert set(outcomes(reports)) == {Outcome.CONNECT_ERROR}
    assert {row.failures for row in await world.rows()} == {0.0}
    assert {report.outcome.next_poll.why for report in reports} == {"our own line looks down"}


@pytest.mark.rule("P15")
async def test_twelve_feeds_spread_over_the_hour_were_blamed_for_a_day_without_a_line(world: World) -> None:
    for minutes in range(12):  # a host is added, and therefore asked, every five minutes
        await world.feeds(*(f"nowhere-{n}.example/feed" for n in range(minutes + 1)))
        await world.tick()
        world.clock.forward(minutes=5)
    for _ in range(24 * 12):
        await world.tick()
        world.clock.forward(minutes=5)
    assert max(row.failures for row in await world.rows()) <= 0.5
    assert {row.next_poll_why for row in await world.rows()} == {"our own line looks down"}


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
    assert outcomes(await world.tick()) == [Outcome.UPDATED] * 4
    world.clock.forward(hours=1)
    assert outcomes(await world.by_hand()) == [Outcome.UNCHANGED] * 4


async def test_a_batch_cut_short_gives_its_feeds_back(world: World) -> None:
    await world.feeds(*(f"slow.example/{n}" for n in range(4)), fetch={"hosts": {"slow.example": {"delay": "40s"}}})
    world.scripts = {f"slow.example/{n}": Reply(rss(str(n))) for n in range(4)}
    assert len(await world.tick()) == 3
    assert len(await world.tick()) == 1


@pytest.mark.rule("P9")
async def test_a_host_with_a_thousand_overdue_feeds_starves_no_other(world: World) -> None:
    crowd, others = [f"crowd.example/{n}" for n in range(1100)], ["a.example/1", "b.example/2", "c.example/3"]
    await world.feeds(*crowd)
    world.clock.forward(hours=1)
    await world.feeds(*crowd, *others)
    world.scripts = {place: Reply(rss(place[-1])) for place in (*crowd, *others)}
    world.clock.forward(minutes=1)
    await world.tick()
    asked = Counter(seen.host for seen in world.seen)
    assert (asked["a.example"], asked["b.example"], asked["c.example"]) == (1, 1, 1)
    assert 1 < asked["crowd.example"] < 100, "it has its own turns, as many as its pace allows"


@pytest.mark.rule("P9")
async def test_a_host_of_its_own_pace_keeps_it_on_redirects_too(world: World) -> None:
    await world.feeds("www.slow.example/a", fetch={"hosts": {"slow.example": {"delay": "10s"}}})
    world.scripts["www.slow.example/a"] = Reply(status="302 Found", headers={"Location": "/b"})
    world.scripts["www.slow.example/b"] = Reply(rss("x"))
    await world.tick()
    assert world.seen[1].at - world.seen[0].at == timedelta(seconds=10)


@pytest.mark.rule("P8")
async def test_a_host_that_shares_its_limits_with_another_is_held_by_its_pause(world: World) -> None:
    shared = {"b.example": {"shares_limit_with": f"a.example:{world.port}"}}
    await world.feeds(FEED, "b.example/feed", "c.example/feed", fetch={"hosts": shared})
    world.scripts = {place: Reply(rss("x")) for place in ("b.example/feed", "c.example/feed")}
    world.scripts[FEED] = Reply(status="429 Too Many Requests", headers={"Retry-After": "7200"})
    assert outcomes(await world.tick()) == [Outcome.RATE_LIMITED, Outcome.HELD, Outcome.UPDATED]
    world.clock.forward(hours=2, seconds=1)
    world.scripts[FEED] = Reply(rss("y"))
    assert set(outcomes(await world.tick())) == {Outcome.UPDATED, Outcome.UNCHANGED}


@pytest.mark.rule("P8")
async def test_a_redirect_onto_a_host_that_wants_a_pause_waits_for_it(world: World) -> None:
    await world.feeds("b.example/own", "a.example/feed")
    world.scripts[FEED] = Reply(status="302 Found", headers={"Location": world.url("b.example/feed")})
    world.scripts["b.example/feed"] = Reply(rss("x"))
    await world.kit.db(world.kit.store.hosts.set_retry, f"b.example:{world.port}", START + DAY, 0)
    reports = {report.outcome.url: report.outcome for report in await world.tick()}
    held = reports[world.url(FEED)]
    assert [seen.host for seen in world.seen] == ["a.example"]
    assert (held.outcome, held.next_poll.at) == (Outcome.HELD, START + DAY)
    assert "b.example" in held.next_poll.why
    world.clock.forward(days=1, seconds=10)
    world.scripts["b.example/own"] = Reply(rss("y"))
    assert Outcome.RATE_LIMITED not in [report.outcome.outcome for report in await world.tick()]


def _pauses_while_somebody_waits(world: World, host: str) -> None:
    """Have `host` ask for a day's pause while the next one waits for a turn: another machine was told, or a redirect."""
    world.clock.meanwhile = lambda: world.kit.store.hosts.set_retry(f"{host}:{world.port}", START + DAY, 0)


@pytest.mark.rule("P8")
async def test_a_poll_whose_host_asks_for_a_pause_while_it_waits_for_its_turn_is_held(world: World) -> None:
    await world.feeds("a.example/one", "a.example/two")
    world.scripts = {"a.example/one": Reply(rss("x")), "a.example/two": Reply(rss("y"))}
    _pauses_while_somebody_waits(world, "a.example")
    reports = await world.tick()
    assert outcomes(reports) == [Outcome.UPDATED, Outcome.HELD]
    assert (len(world.seen), reports[1].outcome.next_poll.at) == (1, START + DAY)


@pytest.mark.rule("P8")
async def test_a_page_whose_host_asks_for_a_pause_while_it_waits_for_its_turn_is_held_and_no_try_counts(world: World) -> None:
    await world.feeds(FEED, feed={"fulltext": True}, fetch={"robots": False})
    world.scripts[FEED] = Reply(rss("one").replace(b"http://pages.example/", world.url("a.example/").encode()))
    await world.tick()
    _pauses_while_somebody_waits(world, "a.example")
    (record,) = await extract_host(world.kit, f"a.example:{world.port}")
    assert (record.state, record.reason, record.tries, record.retry_at) == (ExtractState.PENDING, "held", 0, START + DAY)
    assert [seen.path for seen in world.seen] == ["feed"]


@pytest.mark.rule("P8", "P17")
async def test_robots_txt_is_not_asked_for_either_once_its_host_asked_for_a_pause(world: World) -> None:
    await world.feeds(FEED, feed={"fulltext": True})
    world.scripts[FEED] = Reply(rss("one").replace(b"http://pages.example/", world.url("a.example/").encode()))
    await world.tick()
    _pauses_while_somebody_waits(world, "a.example")
    (record,) = await extract_host(world.kit, f"a.example:{world.port}")
    assert (record.reason, record.tries) == ("held", 0)
    assert [seen.path for seen in world.seen] == ["feed"]


@pytest.mark.rule("P8", "P16")
async def test_a_walk_through_archives_ends_where_their_host_asks_for_a_pause_while_it_waits(world: World) -> None:
    link = f'<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="prev-archive" href="{world.url("a.example/older")}"/>'
    await polled(world, Reply(rss(*map(str, range(10)))))
    world.clock.forward(hours=1)
    world.scripts[FEED] = Reply(rss(*map(str, range(20, 30)), head=link))
    _pauses_while_somebody_waits(world, "a.example")
    (report,) = await world.tick()
    assert report.outcome.archives is not None
    assert (report.outcome.archives.ended, report.outcome.archives.pages) == (ArchiveEnd.PAUSED, 0)
    assert "asked for a pause until" in report.outcome.archives.detail
    assert [seen.path for seen in world.seen] == ["feed", "feed"]


@pytest.mark.rule("P8")
async def test_the_feed_of_a_site_is_not_asked_for_once_the_site_asked_for_a_pause(world: World) -> None:
    await world.feeds("a.example/")
    named = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    world.scripts["a.example/"] = Reply(f"<!DOCTYPE html><html><head><title>Post</title>{named}</head><body>News</body></html>".encode())
    world.scripts[FEED] = Reply(rss("x"))
    _pauses_while_somebody_waits(world, "a.example")
    assert outcomes(await world.tick()) == [Outcome.HTML_PAGE]
    assert [seen.path for seen in world.seen] == [""]


@pytest.mark.rule("P9", "R1", "P17")
async def test_article_pages_keep_the_pace_and_robots_txt_and_carry_no_referer(world: World) -> None:
    await world.feeds(FEED, feed={"fulltext": True})
    body = rss("one", "two", "private").replace(b"http://pages.example/", world.url("a.example/").encode())
    world.scripts[FEED] = Reply(body)
    world.scripts["a.example/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private\n", headers={"Content-Type": "text/plain"})
    page = Reply(b"<html><body><p>words</p></body></html>", headers={"Content-Type": "text/html", "Set-Cookie": "id=1"})
    world.scripts |= {"a.example/one": page, "a.example/two": page, "a.example/private": page}
    await world.tick()
    await extract_host(world.kit, f"a.example:{world.port}")
    assert sorted(seen.path for seen in world.seen) == ["feed", "one", "robots.txt", "two"]
    assert all(later.at - earlier.at >= 2 * SECOND for earlier, later in pairwise(world.seen))
    assert not any({"cookie", "referer"} & set(seen.headers) for seen in world.seen)


_WHOLE = "The whole report of the ferry, word for word, as the paper printed it. " * 20
_FULL = rss("one").replace(
    b"</guid>", f'</guid><c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">{_WHOLE}</c:encoded>'.encode()
)


@pytest.mark.parametrize(
    ("fulltext", "asked", "why"),
    [
        (True, ["feed"], "the feed carries the text (200 words or more)"),
        (False, ["feed"], "fulltext = false"),
        ("always", ["feed", "one", "robots.txt"], 'fulltext = "always"'),
    ],
)
async def test_the_page_of_an_entry_with_its_full_text_is_fetched_only_when_asked_for(
    world: World, fulltext: FullText, asked: list[str], why: str
) -> None:
    await world.feeds(FEED, feed={"fulltext": fulltext})
    world.scripts[FEED] = Reply(_FULL.replace(b"http://pages.example/", world.url("a.example/").encode()))
    world.scripts["a.example/one"] = Reply(b"<html><body><p>words</p></body></html>", headers={"Content-Type": "text/html"})
    await world.tick()
    (article,) = await world.kit.db(world.kit.store.articles.list, ArticleQuery())
    assert article.extract_detail == why
    await extract_host(world.kit, f"a.example:{world.port}")
    assert sorted(seen.path for seen in world.seen) == asked


async def test_a_feed_that_begins_to_carry_less_has_the_page_of_an_edited_entry_fetched(world: World) -> None:
    await world.feeds(FEED, feed={"fulltext": True})
    for body, state, why in (
        (_FULL, ExtractState.FEED, "the feed carries the text (200 words or more)"),
        (_FULL.replace(_WHOLE.encode(), b"The ferry turned back."), ExtractState.PENDING, "the feed carries a summary"),
    ):
        world.scripts[FEED] = Reply(body)
        await world.tick()
        (article,) = await world.kit.db(world.kit.store.articles.list, ArticleQuery())
        assert (article.extract_state, article.extract_detail) == (state, why)
        world.clock.forward(hours=2)


async def test_what_a_dropped_batch_could_not_give_back_is_given_back_once_the_store_is_there(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.feeds("a.example/one", "a.example/two", "b.example/three")
    world.scripts = {"a.example/one": Reply(fault="silent"), "b.example/three": Reply(rss("x"))}
    dropped = asyncio.create_task(poll_host(world.kit, f"a.example:{world.port}"))
    async with asyncio.timeout(10):
        while not world.seen:  # noqa: ASYNC110 - what is waited for happens on the server
            await asyncio.sleep(0.01)

    def away(*_: object) -> None:
        raise StoreAwayError("away")

    with monkeypatch.context() as patched:
        patched.setattr(type(world.kit.store.feeds), "release", away)
        dropped.cancel()
        with pytest.raises(StoreAwayError):
            await dropped
    due = await world.kit.db(world.kit.store.feeds.due, world.clock.now(), 10)
    assert {feed.host for feed in due} == {f"b.example:{world.port}"}
    await world.tick()
    due = await world.kit.db(world.kit.store.feeds.due, world.clock.now(), 10)
    assert [feed.host for feed in due] == [f"a.example:{world.port}"] * 2


@pytest.mark.rule("P9")
async def test_the_last_request_of_a_poll_by_hand_that_went_out_late_keeps_other_machines_away(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`poll` went its way after a slow handshake, and the service asked the same host right behind it."""
    await world.feeds("a.example/1", fetch={"per_host_delay": "2s"})
    world.scripts["a.example/1"] = Reply(rss("a"))
    note, sent = world.kit.fetcher.sendings.note, []

    def late(host: str) -> None:
        world.clock.forward(seconds=1.5)
        note(host)
        sent.append(world.clock.now())

    monkeypatch.setattr(world.kit.fetcher.sendings, "note", late)
    await world.by_hand()
    reserve = world.kit.store.hosts.reserve
    turn = await world.kit.db(reserve, f"a.example:{world.port}", world.clock.now(), 2 * SECOND)
    assert turn == sent[-1] + 2 * SECOND
