"""What a request carries, over real HTTP: validators, names, nothing that was not asked for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from aggregator.errors import Outcome
from aggregator.model.feed import Validators
from tests.polling import DAY, FEED, START, Reply, Seen, World, polled, rss


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
@pytest.mark.parametrize("place", ["a.example/feed", "A.example/feed", "a.example/feed#top"])
async def test_a_lying_304_is_doubted_once_a_day(world: World, place: str) -> None:
    await world.feeds(place, schedule={"adaptive": False, "interval": "2h"})
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


@pytest.mark.rule("P6")
async def test_a_list_that_was_empty_was_filled_under_the_same_etag_and_found_two_weeks_later(world: World) -> None:
    await world.feeds(FEED)
    tag, full = {"ETag": '"today"'}, Reply(rss("paper"), headers={"ETag": '"today"'})
    world.scripts[FEED] = Reply(rss(), headers=tag)
    await world.tick()
    world.scripts[FEED] = lambda seen: Reply(status="304 Not Modified", headers=tag) if "if-none-match" in seen.headers else full
    for _ in range(36):
        world.clock.forward(hours=1)
        await world.tick()
    assert [row.entries for row in await world.rows()] == [1]


@pytest.mark.rule("P6")
@pytest.mark.parametrize("status", ["400 Bad Request", "412 Precondition Failed", "431 Request Header Fields Too Large", "500 Oops"])
async def test_a_feed_whose_server_fails_at_its_own_validators_was_lost_for_good(world: World, status: str) -> None:
    await world.feeds(FEED)

    def answer(seen: Seen) -> Reply:
        titles = [str(n) for n in range((seen.at - START).days, -1, -1)]
        return Reply(status=status) if "if-none-match" in seen.headers else Reply(rss(*titles), headers={"ETag": '"odd"'})

    world.scripts[FEED] = answer
    for _ in range(10 * 24):
        await world.tick()
        world.clock.forward(hours=1)
    bare = [seen.at for seen in world.seen if "if-none-match" not in seen.headers]
    assert (await world.rows())[0].entries >= 8
    assert all(later - earlier >= DAY for earlier, later in pairwise(bare))


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


@pytest.mark.rule("P17")
@pytest.mark.parametrize(("place", "sent"), [("elsewhere.test/feed", None), ("feeds.a.example/feed", "paid=1")])
async def test_a_feed_that_moved_to_another_site_took_the_users_cookie_and_login_there(world: World, place: str, sent: str | None) -> None:
    await world.feeds(FEED, feed={"user": "ann", "headers": {"Cookie": "paid=1"}})
    world.scripts[FEED] = Reply(status="301 Moved", headers={"Location": world.url(place)})
    world.scripts[place] = Reply(rss("x"))
    for _ in range(4):
        await world.tick()
        world.clock.forward(hours=25)
    last = world.seen[-1]
    assert (await world.rows())[0].moved_to == world.url(place)
    assert f"{last.host}/{last.path}" == place, "it is polled there already"
    assert (last.headers.get("cookie"), "authorization" in last.headers) == (sent, sent is not None)


@pytest.mark.rule("P17")
async def test_the_archives_of_a_feed_that_is_led_to_another_site_were_asked_for_with_its_cookie(world: World) -> None:
    link = f'<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="prev-archive" href="{world.url("elsewhere.test/older")}"/>'
    await world.feeds(FEED, feed={"headers": {"Cookie": "paid=1"}}, fetch={"robots": False})
    world.scripts[FEED] = Reply(status="302 Found", headers={"Location": world.url("elsewhere.test/feed")})
    world.scripts["elsewhere.test/feed"] = Reply(rss(*map(str, range(10))))
    await world.tick()
    world.clock.forward(hours=2)
    world.scripts["elsewhere.test/feed"] = Reply(rss(*map(str, range(20, 30)), head=link))
    await world.tick()
    assert world.seen[-1].path == "older", "they stand beside the document that was all new"
    assert {seen.headers.get("cookie") for seen in world.seen if seen.host == "elsewhere.test"} == {None}


@pytest.mark.rule("P3")
@pytest.mark.parametrize("etag", ['"a,b"', 'W/"weak"', "no quotes at all", '"caf\xe9 --  x"'])
async def test_validators_go_back_byte_for_byte(world: World, etag: str) -> None:
    await polled(world, Reply(rss("x"), headers={"ETag": etag, "Last-Modified": "Mon,  2 March 26 at noon"}))
    world.clock.forward(hours=2)
    await world.tick()
    sent = world.seen[-1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == (etag, "Mon,  2 March 26 at noon")


@pytest.mark.rule("P3")
async def test_a_feed_without_validators_is_asked_without_any(world: World) -> None:
    await polled(world, Reply(rss("x")))
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
