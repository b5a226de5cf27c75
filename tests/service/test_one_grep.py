"""What docs/how-to/watch-it.md promises: the address of a feed or an article finds in the log why things are as they are."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

from structlog.testing import capture_logs

from aggregator.engine.group import group_pending
from tests.polling import Reply, World, rss

FEED = "a.example/feed"


async def test_a_feed_that_is_not_polled_says_when_it_is_and_why(world: World) -> None:
    await world.feeds(FEED)
    world.scripts[FEED] = Reply(rss("one"), status="503 Service Unavailable", headers={"Retry-After": "7200"})
    with capture_logs() as told:
        await world.tick()
        world.clock.forward(minutes=90)
        await world.tick()
    lines = [line for line in told if world.url(FEED) in str(line.get("feed"))]
    assert [line["event"] for line in lines] == ["poll"]  # the second tick left it alone, as the first said
    assert "Retry-After" in lines[0]["why"]
    assert lines[0]["next"] >= (world.clock.now() + timedelta(minutes=29)).isoformat()


async def test_an_article_says_where_it_stands_and_whose_date_it_has(world: World) -> None:
    await world.feeds(FEED)
    stated = f"<pubDate>{format_datetime(world.clock.now() - timedelta(hours=1))}</pubDate></item>".encode()
    world.scripts[FEED] = Reply(rss("one").replace(b"</item>", stated))
    await world.tick()
    with capture_logs() as told:
        await world.kit.db(group_pending, world.kit.store, world.kit.settings(), world.clock.now())
    (line,) = [line for line in told if line["event"] == "placed" and "one" in line["url"]]
    assert line["dated_by"] == "rss.pubDate"
    assert (line["stands"], line["why"]) == ("alone", "no article of the window shares a rare word with it")
