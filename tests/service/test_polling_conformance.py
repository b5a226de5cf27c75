"""More rules of docs/reference/politeness.md over real HTTP, one test a rule: what is sent, what an answer asks for, what is refused."""

from __future__ import annotations

import asyncio
import gzip
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from aggregator.cli import feed_list
from aggregator.cli import poll as poll_command
from aggregator.core.politeness import plan
from aggregator.engine.extract_host import extract_host
from aggregator.engine.workers import Workers
from aggregator.errors import Outcome
from aggregator.model.article import ArticleQuery, ExtractState
from aggregator.model.feed import FullText, Validators
from aggregator.store.store import Store
from tests.newsstand import TestClient, app_over
from tests.polling import START, Reply, World, a_world, rss

SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
FEED = "a.example/feed"


async def _polled(world: World, reply: Reply):
    """Return the outcome of one poll of a feed answered by `reply`."""
    await world.feeds(FEED)
    world.scripts[FEED] = reply
    (report,) = await world.tick()
    return report.outcome


# --- what is sent -----------------------------------------------------------------------------------------------


@pytest.mark.rule("P3")
@pytest.mark.parametrize("etag", ['"a,b"', 'W/"weak"', "no quotes at all", '"caf\xe9 --  x"'])
async def test_validators_go_back_byte_for_byte(world: World, etag: str) -> None:
    await _polled(world, Reply(rss("x"), headers={"ETag": etag, "Last-Modified": "Mon,  2 March 26 at noon"}))
    world.clock.forward(hours=2)
    await world.tick()
    sent = world.seen[-1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == (etag, "Mon,  2 March 26 at noon")


@pytest.mark.rule("P3")
async def test_a_feed_without_validators_is_asked_without_any(world: World) -> None:
    await _polled(world, Reply(rss("x")))
    world.clock.forward(hours=2)
    await world.tick()
    assert not {"if-none-match", "if-modified-since"} & set(world.seen[-1].headers)


@pytest.mark.rule("P5")
async def test_validators_go_to_the_address_they_came_from_and_no_other(world: World) -> None:
    await world.feeds(FEED)
    world.scripts[FEED] = Reply(status="302 Found", headers={"Location": world.url("b.example/feed")})
    world.scripts["b.example/feed"] = Reply(rss("x"), headers={"ETag": '"b"'})
    for _ in range(2):
        await world.tick()
        world.clock.forward(hours=2)
    assert [(seen.host, seen.headers.get("if-none-match")) for seen in world.seen[2:]] == [("a.example", None), ("b.example", '"b"')]


@pytest.mark.rule("P17", "P20")
async def test_a_request_names_us_and_carries_no_cookie_no_referer_and_no_upgrade(world: World) -> None:
    await world.feeds(FEED)
    world.scripts[FEED] = Reply(status="302 Found", headers={"Location": world.url("a.example/x"), "Set-Cookie": "id=1"})
    world.scripts["a.example/x"] = Reply(rss("x"), headers={"Set-Cookie": "id=2"})
    for _ in range(2):
        await world.tick()
        world.clock.forward(hours=2)
    assert len(world.seen) == 4
    for seen in world.seen:
        assert seen.version == "HTTP/1.1"
        assert seen.headers["user-agent"].startswith("aggregator/")
        assert not {"cookie", "referer", "upgrade", "http2-settings"} & set(seen.headers)
        assert "gzip" in seen.headers["accept-encoding"]


@pytest.mark.rule("P17")
async def test_the_user_agent_names_the_contact_address(world: World) -> None:
    assert world.kit.fetcher.user_agent.startswith("aggregator/")
    assert "+" in world.kit.fetcher.user_agent or not world.settings.fetch.contact


# --- when to come back ------------------------------------------------------------------------------------------


@pytest.mark.rule("P1")
async def test_by_default_a_feed_is_asked_once_an_hour(world: World) -> None:
    await _polled(world, Reply(rss("x")))
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
    outcome = await _polled(world, Reply(status=status, headers={"Retry-After": value}))
    assert (outcome.outcome, outcome.next_poll.at - START) == (Outcome.RATE_LIMITED, wait)
    assert outcome.next_poll.why.startswith("Retry-After ")


@pytest.mark.rule("P7")
@pytest.mark.parametrize("value", ["-5", "soon", "1.5", "0", "Mon, 02 Mar 2020 12:00:00 GMT", "\xff"])
async def test_a_retry_after_that_asks_for_nothing_is_a_rate_limit_that_names_no_time(world: World, value: str) -> None:
    outcome = await _polled(world, Reply(status="429 Slow down", headers={"Retry-After": value}))
    assert outcome.outcome is Outcome.RATE_LIMITED
    assert HOUR <= outcome.next_poll.at - START <= 2 * HOUR


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


FRESH = [
    ({"Cache-Control": "max-age=7200"}, 2 * HOUR, "max-age"),
    ({"Cache-Control": "max-age=10800", "Age": "3600"}, 2 * HOUR, "max-age"),
    ({"Date": "Mon, 02 Mar 2026 10:00:00 GMT", "Expires": "Mon, 02 Mar 2026 13:00:00 GMT"}, 3 * HOUR, "Expires"),
    ({"Date": "Mon, 02 Mar 2026 10:00:00 GMT", "Expires": "Mon, 02 Mar 2026 13:00:00 GMT", "Age": "3600"}, 2 * HOUR, "Expires"),
    ({"Cache-Control": "max-age=7200", "Expires": "0"}, 2 * HOUR, "max-age"),
    ({"Cache-Control": "no-cache, max-age=315360000"}, HOUR, "interval"),
    ({"Cache-Control": "max-age=315360000"}, DAY, "max-age"),
    ({"Cache-Control": "max-age=banana"}, HOUR, "interval"),
    ({"Expires": "0"}, HOUR, "interval"),
]


@pytest.mark.rule("P10")
@pytest.mark.parametrize(("headers", "wait", "why"), FRESH)
async def test_freshness_is_obeyed_and_nonsense_is_not(world: World, headers: dict[str, str], wait: timedelta, why: str) -> None:
    outcome = await _polled(world, Reply(rss("x"), headers=headers))
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
    (SY.format("daily") + OFTEN.format("6"), 4 * HOUR),
    (SY.format("daily") + OFTEN.format("0.1"), DAY),
    (SY.format("dayly"), HOUR),
]


@pytest.mark.rule("P11")
@pytest.mark.parametrize(("head", "wait"), HINTS)
async def test_what_the_document_asks_for_is_obeyed_and_nonsense_is_not(world: World, head: str, wait: timedelta) -> None:
    outcome = await _polled(world, Reply(rss("x", head=head)))
    assert outcome.next_poll.at - START == wait


@pytest.mark.rule("P11")
async def test_a_machine_that_woke_in_a_skipped_hour_waits_for_its_end(world: World) -> None:
    await _polled(world, Reply(rss("x", head="<skipHours><hour>20</hour></skipHours>")))
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
    await _polled(world, Reply(rss(*map(str, range(10)))))
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


# --- what is refused --------------------------------------------------------------------------------------------


@pytest.mark.rule("P12")
async def test_loops_and_endless_chains_of_redirects_are_refused(world: World) -> None:
    loop = await _polled(world, Reply(status="301 Moved", headers={"Location": world.url(FEED)}))
    assert loop.outcome is Outcome.REDIRECT_REFUSED
    assert len(world.seen) == 1


@pytest.mark.rule("P18", "P19")
async def test_a_bomb_stops_at_the_cap_after_decompression(world: World) -> None:
    await world.feeds(FEED, fetch={"max_body": "100kB"})
    world.scripts[FEED] = Reply(gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"})
    (report,) = await world.tick()
    assert report.outcome.outcome is Outcome.TOO_LARGE


@pytest.mark.rule("P19")
async def test_more_than_a_hundred_response_headers_are_taken(world: World) -> None:
    outcome = await _polled(world, Reply(rss("x"), headers={f"X-{n}": "y" for n in range(300)}))
    assert outcome.outcome is Outcome.UPDATED


@pytest.mark.rule("S1")
@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/", "http://10.0.0.1/", "http://[::1]/", "http://[64:ff9b::a00:1]/", "http://0.0.0.0/"]
)
async def test_the_guard_stands_on_every_redirect(world: World, target: str) -> None:
    outcome = await _polled(world, Reply(status="302 Found", headers={"Location": target}))
    assert outcome.outcome is Outcome.ADDRESS_REFUSED


@pytest.mark.rule("S1")
@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)"])
async def test_only_http_and_https_are_followed(world: World, target: str) -> None:
    outcome = await _polled(world, Reply(status="302 Found", headers={"Location": target}))
    assert outcome.outcome in (Outcome.REDIRECT_REFUSED, Outcome.PROTOCOL_ERROR)
    assert len(world.seen) == 1


# --- article pages ----------------------------------------------------------------------------------------------


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


# --- entries ----------------------------------------------------------------------------------------------------


@pytest.mark.rule("E3")
async def test_moved_dates_and_a_new_build_date_are_no_edits(world: World) -> None:
    dated = "<lastBuildDate>Mon, 02 Mar 2026 {}:00:00 GMT</lastBuildDate>"
    await _polled(world, Reply(rss("one", head=dated.format(10))))
    world.clock.forward(hours=1)
    later = rss("one", head=dated.format(12)).replace(b"<guid>", b"<pubDate>Mon, 02 Mar 2026 12:30:00 GMT</pubDate><guid>")
    world.scripts[FEED] = Reply(later)
    (report,) = await world.tick()
    assert (report.outcome.outcome, report.outcome.revised) == (Outcome.UNCHANGED, ())


@pytest.mark.rule("E4")
async def test_a_headline_that_goes_back_and_forth_is_not_an_edit_each_time(world: World) -> None:
    first, second = rss("one"), rss("one").replace(b"<title>one", b"<title>two")
    await _polled(world, Reply(first))
    edits = []
    for n in range(6):
        world.clock.forward(hours=1)
        world.scripts[FEED] = Reply(first if n % 2 else second)
        (report,) = await world.tick()
        edits.append(len(report.outcome.revised))
    assert edits == [1, 1, 0, 0, 0, 0], "a correction may be taken back once"


@pytest.mark.rule("E2")
async def test_guids_that_change_with_every_poll_bring_no_entry_twice(world: World) -> None:
    await _polled(world, Reply(rss("one", "two")))
    world.clock.forward(hours=1)
    world.scripts[FEED] = Reply(rss("one", "two").replace(b"<guid>", b"<guid>x"))
    (report,) = await world.tick()
    assert report.outcome.new == ()


@pytest.mark.rule("E8")
async def test_pruned_entries_stay_known(world: World) -> None:
    await _polled(world, Reply(rss("one", "two")))
    world.clock.forward(days=400)
    await world.kit.db(world.kit.store.upkeep.prune, world.settings.retention, world.clock.now())
    assert await world.kit.db(world.kit.store.articles.list, ArticleQuery()) == []
    world.scripts[FEED] = Reply(rss("one", "two") + b" ")
    (report,) = await world.tick()
    assert report.outcome.new == ()


@pytest.mark.rule("P4")
async def test_validators_of_a_redirected_feed_outlive_its_adoption(world: World) -> None:
    await world.feeds("old.example/feed", schedule={"adaptive": False, "interval": "24h"})
    world.scripts["old.example/feed"] = Reply(status="301 Moved", headers={"Location": world.url("new.example/feed")})
    world.scripts["new.example/feed"] = Reply(rss("x"), headers={"ETag": '"1"'})
    for _ in range(4):
        (report,) = await world.tick()
        world.clock.forward(hours=25)
    assert world.seen[-1].headers["if-none-match"] == '"1"'
    assert report.outcome.validators == Validators(world.url("new.example/feed"), '"1"')
