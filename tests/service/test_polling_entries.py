"""What becomes of entries from poll to poll, over real HTTP."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from aggregator.errors import Outcome
from aggregator.model.article import ArticleQuery
from aggregator.model.entry import ParsedFeed
from aggregator.model.poll import PollOutcome, Recorded
from tests.polling import DAY, FEED, START, Reply, World, outcomes, polled, rss


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
    parsed, parse = [], world.kit.workers.parse_rest

    async def noted(*arguments: object) -> ParsedFeed | None:
        parsed.append(await parse(*arguments))  # type: ignore[arg-type]  # as they come
        return parsed[-1]

    monkeypatch.setattr(world.kit.workers, "parse_rest", noted)
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
        assert outcomes(await world.tick()) == [Outcome.INTERNAL_ERROR]
    world.clock.forward(hours=1)
    (report,) = await world.tick()
    assert "if-none-match" not in world.seen[-1].headers
    assert report.recorded is not None
    assert report.recorded.new == 1


async def test_half_an_entry_of_a_feed_that_breaks_off_was_an_article_and_the_etag_kept_the_whole_feed_away(world: World) -> None:
    whole = rss("three", "two", "one")
    await world.feeds(FEED)
    world.scripts[FEED] = Reply(whole[: whole.index(b"<title>two") + len("<title>tw")], headers={"ETag": '"1"'})
    (report,) = await world.tick()
    assert report.outcome.outcome is Outcome.UPDATED
    assert "not well-formed" in report.outcome.detail
    world.scripts[FEED] = lambda seen: Reply(status="304 Not Modified") if "if-none-match" in seen.headers else Reply(whole)
    await world.by_hand(force=True)
    articles = await world.kit.db(world.kit.store.articles.list, ArticleQuery())
    assert sorted((article.title, article.revisions) for article in articles) == [("one", 1), ("three", 1), ("two", 1)]


async def test_a_feed_that_breaks_off_at_the_same_place_each_time_was_sent_whole_for_ever(world: World) -> None:
    whole = rss("three", "two", "one")
    tag = {"ETag": '"1"', "Content-Type": "application/rss+xml"}
    part = Reply(whole[: whole.index(b"<title>two") + len("<title>tw")], headers=tag)
    await world.feeds(FEED)
    world.scripts[FEED] = lambda seen: Reply(status="304 Not Modified") if seen.headers.get("if-none-match") == '"1"' else part
    told = [outcomes(await world.by_hand(force=True)) for _ in range(4)]
    assert told == [[Outcome.UPDATED], [Outcome.UNCHANGED], [Outcome.NOT_MODIFIED], [Outcome.NOT_MODIFIED]]
    assert ["if-none-match" in seen.headers for seen in world.seen] == [False, False, True, True]
    world.scripts[FEED] = Reply(whole, headers={"ETag": '"2"'})
    (report,) = await world.by_hand(force=True)
    assert [entry.title for entry in report.outcome.new] == ["two", "one"]


async def test_filters_leave_entries_out(world: World) -> None:
    await world.feeds("a.example/feed", feed={"keep": ["storm OR flood"], "drop": ["title:sport"]})
    world.scripts["a.example/feed"] = Reply(rss("storm", "flood sport", "market"))
    (report,) = await world.tick()
    assert [entry.title for entry in report.outcome.new] == ["storm"]


async def test_an_entry_whose_filter_was_taken_back_stayed_out_until_its_feed_changed(world: World) -> None:
    await world.feeds(FEED, feed={"drop": ["title:sport"]})
    full = Reply(rss("sport", "news"), headers={"ETag": '"1"'})
    world.scripts[FEED] = lambda seen: Reply(status="304 Not Modified") if "if-none-match" in seen.headers else full
    await world.tick()
    await world.feeds(FEED)
    world.clock.forward(hours=2)
    await world.tick()
    assert [row.entries for row in await world.rows()] == [2]


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


@pytest.mark.rule("E3")
async def test_moved_dates_and_a_new_build_date_are_no_edits(world: World) -> None:
    dated = "<lastBuildDate>Mon, 02 Mar 2026 {}:00:00 GMT</lastBuildDate>"
    await polled(world, Reply(rss("one", head=dated.format(10))))
    world.clock.forward(hours=1)
    later = rss("one", head=dated.format(12)).replace(b"<guid>", b"<pubDate>Mon, 02 Mar 2026 12:30:00 GMT</pubDate><guid>")
    world.scripts[FEED] = Reply(later)
    (report,) = await world.tick()
    assert (report.outcome.outcome, report.outcome.revised) == (Outcome.UNCHANGED, ())


@pytest.mark.rule("E4")
async def test_a_headline_that_goes_back_and_forth_is_not_an_edit_each_time(world: World) -> None:
    first, second = rss("one"), rss("one").replace(b"<title>one", b"<title>two")
    await polled(world, Reply(first))
    edits = []
    for n in range(6):
        world.clock.forward(hours=1)
        world.scripts[FEED] = Reply(first if n % 2 else second)
        (report,) = await world.tick()
        edits.append(len(report.outcome.revised))
    assert edits == [1, 1, 0, 0, 0, 0], "a correction may be taken back once"


@pytest.mark.rule("E2")
async def test_guids_that_change_with_every_poll_bring_no_entry_twice(world: World) -> None:
    await polled(world, Reply(rss("one", "two")))
    world.clock.forward(hours=1)
    world.scripts[FEED] = Reply(rss("one", "two").replace(b"<guid>", b"<guid>x"))
    (report,) = await world.tick()
    assert report.outcome.new == ()


async def test_links_with_a_new_session_at_each_poll_brought_every_entry_again(world: World) -> None:
    bare = rss("one", "two").replace(b"<guid>one</guid>", b"").replace(b"<guid>two</guid>", b"")
    await polled(world, Reply(bare.replace(b"</link><", b";jsessionid=1A</link><").replace(b"pages.example/", b"pages.example/x/")))
    world.clock.forward(hours=2)
    world.scripts[FEED] = Reply(bare.replace(b"</link><", b";jsessionid=2B</link><").replace(b"pages.example/", b"pages.example/x/"))
    (report,) = await world.tick()
    assert (report.outcome.new, report.outcome.revised) == ((), ())


@pytest.mark.rule("E8")
async def test_pruned_entries_stay_known(world: World) -> None:
    await polled(world, Reply(rss("one", "two")))
    world.clock.forward(days=400)
    await world.kit.db(world.kit.store.upkeep.prune, world.settings.retention, world.clock.now())
    assert await world.kit.db(world.kit.store.articles.list, ArticleQuery()) == []
    world.scripts[FEED] = Reply(rss("one", "two") + b" ")
    (report,) = await world.tick()
    assert report.outcome.new == ()
