"""What a digest holds: everything once, edits, windows, the backlog."""

from __future__ import annotations

from datetime import time
from types import SimpleNamespace

import pytest

from aggregator.config.schema import AlertSection, DigestSection, Settings
from aggregator.engine.digest import build, digests_of, open_run, send
from aggregator.errors import NotFoundError
from aggregator.model.article import ExtractState
from aggregator.render.environment import tally
from aggregator.store import sizes
from aggregator.store.tables import Article, Entry, Feed
from tests.newsdesk import START, deliver_due
from tests.unit.engine.house import DAY, HOUR, STORM, kit_of, settings_of, titles


def test_a_feed_that_was_removed_counts_no_more_and_its_articles_do(house):
    """Its address had changed: the paper stood twice under "At a glance", and the digest was "in 2 feeds"."""
    settings = settings_of(house.path)
    old, new = house.desk.feed("Harbour Times"), house.desk.feed("Harbour Times")
    for number, feed in enumerate((old, new, new)):
        house.desk.publish(feed, f"Ferry {number} leaves", at=START - HOUR)
    Feed.update(state="removed").where(Feed.id == old).execute()
    digest = build(house.store, settings, settings.digests[0], now=START)
    assert (digest.glance.articles, digest.glance.feeds, digest.glance.sources) == (3, 1, ())
    assert tally(digest) == "3 stories from 3 articles in 1 feed."
    Feed.update(state="removed").execute()
    assert tally(build(house.store, settings, settings.digests[0], now=START)) == "3 stories from 3 articles."


async def test_what_was_sent_is_not_sent_again_and_what_comes_late_is(house):
    settings = settings_of(house.path)
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "The market hall lost its roof in the storm", STORM, at=START - 2 * HOUR)
    first = await send(kit, settings.digests[0], now=START)
    assert [d.done for d in first] == [True]
    house.desk.publish(feed, "An article dated last spring appears today", at=START + HOUR, published=START - 200 * DAY)
    house.desk.publish(feed, "An article without any date", at=START + HOUR)
    second = build(house.store, settings, settings.digests[0], now=START + DAY)
    assert set(titles(second)) == {"An article dated last spring appears today", "An article without any date"}


async def test_an_edited_article_comes_back_with_what_changed(house):
    settings = settings_of(house.path)
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    article = house.desk.publish(feed, "The market hall lost its roof", STORM, at=START - 2 * HOUR)
    await send(kit, settings.digests[0], now=START)
    house.desk.edit(article, at=START + HOUR, text=STORM.replace("two hundred", "nine hundred"))
    (story,) = build(house.store, settings, settings.digests[0], now=START + DAY).stories
    assert not story.new
    assert [e.text for e in story.changes[0].text if e.kind != "same"] == ["two", "nine"]
    await send(kit, settings.digests[0], now=START + DAY)
    assert not build(house.store, settings, settings.digests[0], now=START + 2 * DAY).stories


async def test_the_page_arriving_after_the_summary_was_shown_is_no_edit(house):
    settings = settings_of(house.path)
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    article = house.desk.publish(feed, "The market hall lost its roof", "Two sentences.", at=START - 2 * HOUR)
    await send(kit, settings.digests[0], now=START)
    house.desk.edit(article, at=START + HOUR, text=STORM, source="page")
    assert not build(house.store, settings, settings.digests[0], now=START + DAY).stories


async def test_a_headline_edited_after_the_page_was_read_shows_the_headlines_change_and_not_the_whole_text(house):
    settings = settings_of(house.path)
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    article = house.desk.publish(feed, "The market hall lost its roof", "Two sentences.", at=START - 2 * HOUR)
    await send(kit, settings.digests[0], now=START)
    house.desk.edit(article, at=START + HOUR, text=STORM, source="page")
    house.desk.edit(article, at=START + 2 * HOUR, title="The market hall lost its roof and its clock")
    (story,) = build(house.store, settings, settings.digests[0], now=START + DAY).stories
    assert (bool(story.changes[0].title), story.changes[0].text) == (True, ())


async def test_a_new_report_brings_its_story_back_as_moved_on_but_a_mere_copy_does_not(house):
    settings = settings_of(house.path)
    kit, feed, other = kit_of(house, settings), house.desk.feed("Harbour Times"), house.desk.feed("North Post")
    story = house.desk.story()
    first = house.desk.publish(feed, "The market hall lost its roof", STORM, at=START - 2 * HOUR, story=story)
    await send(kit, settings.digests[0], now=START)
    copied = house.desk.publish(other, "The market hall lost its roof", STORM, at=START + HOUR, story=story)
    house.desk.copy(copied, of=first)
    assert not build(house.store, settings, settings.digests[0], now=START + DAY).stories
    house.desk.publish(other, "Insurer will pay for the market hall", at=START + 2 * HOUR, story=story)
    (shown,) = build(house.store, settings, settings.digests[0], now=START + DAY).stories
    assert not shown.new
    assert len(shown.sources) == 3
    assert sum(source.known for source in shown.sources) == 1


async def test_a_report_that_was_old_when_its_feed_came_is_not_said_to_have_been_shown(house):
    """The first digest of a new store marked such reports "shown before"; nothing had been shown yet."""
    settings = settings_of(house.path)
    feed, story = house.desk.feed("Harbour Times"), house.desk.story()
    old = house.desk.publish(feed, "The market hall lost its roof", STORM, at=START - 3 * DAY, story=story)
    Article.update(backlog=True).where(Article.id == old).execute()
    house.desk.publish(feed, "Insurer will pay for the market hall", at=START - HOUR, story=story)
    (shown,) = build(house.store, settings, settings.digests[0], now=START).stories
    assert [(source.article_id == old, source.known) for source in shown.sources] == [(True, False), (False, False)]


async def test_a_copy_of_a_report_that_a_filter_left_out_is_told_once(house):
    """A story was told; a feed the reader filters brought what came next, and another feed's copy of it stayed silent for ever."""
    settings = settings_of(house.path)
    kit, feed, other = kit_of(house, settings), house.desk.feed("Harbour Times"), house.desk.feed("North Post")
    gossip, story = house.desk.feed("Gossip", drop=["hall"]), house.desk.story()
    house.desk.publish(feed, "The market hall lost its roof", STORM, at=START - 2 * HOUR, story=story)
    await send(kit, settings.digests[0], now=START)
    dropped = house.desk.publish(gossip, "The market hall will not be rebuilt", at=START + HOUR, story=story)
    assert not build(house.store, settings, settings.digests[0], now=START + 2 * HOUR).stories
    house.desk.copy(house.desk.publish(feed, "The market hall will not be rebuilt", at=START + 3 * HOUR, story=story), of=dropped)
    (shown,) = build(house.store, settings, settings.digests[0], now=START + DAY).stories
    assert (shown.title, shown.new) == ("The market hall will not be rebuilt", False)
    await send(kit, settings.digests[0], now=START + DAY)
    house.desk.copy(house.desk.publish(other, "The market hall will not be rebuilt", at=START + 25 * HOUR, story=story), of=dropped)
    assert not build(house.store, settings, settings.digests[0], now=START + 2 * DAY).stories


async def test_backlog_of_a_new_feed_stays_out(house):
    settings = settings_of(house.path)
    feed = house.desk.feed("Harbour Times")
    house.desk.publish(feed, "Old news of a feed added today", at=START - HOUR, backlog=True)
    assert not build(house.store, settings, settings.digests[0], now=START).stories


async def test_a_window_asked_for_holds_what_it_held_shown_or_not_and_marks_nothing(house):
    settings = settings_of(house.path)
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    article = house.desk.publish(feed, "The market hall lost its roof", STORM, at=START - 30 * HOUR)
    await send(kit, settings.digests[0], now=START - 29 * HOUR)
    house.desk.edit(article, at=START - HOUR, title="The market hall lost its roof and its clock")
    digest = build(house.store, settings, settings.digests[0], now=START, since=START - 2 * HOUR)
    assert digest.stories[0].changes[0].title
    assert titles(build(house.store, settings, settings.digests[0], now=START, since=START - 31 * HOUR)) == titles(digest)
    assert house.store.digests.last("daily").scheduled_for == START - 29 * HOUR


async def test_one_digest_per_slot_and_one_for_a_week_switched_off(house):
    daily = DigestSection(name="daily", at=(time(7),), timezone="UTC")
    settings = settings_of(house.path, daily)
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "The market hall lost its roof", at=START)
    assert len(await deliver_due(kit, START + HOUR)) == 1
    assert await deliver_due(kit, START + HOUR) == []
    assert await deliver_due(kit, START + 2 * HOUR) == []
    house.desk.publish(feed, "Roof of the market hall is mended", at=START + DAY)
    (late,) = await deliver_due(kit, START + 7 * DAY + 2 * HOUR)
    assert late.scheduled_for == START + 7 * DAY + HOUR
    assert b"mended" in late.paths[0].read_bytes()
    assert len(house.store.digests.runs(name="daily")) == 2


async def test_a_fresh_installation_waits_for_its_first_slot(house):
    settings = settings_of(house.path)
    assert await deliver_due(kit_of(house, settings), START) == []


async def test_a_digest_that_nobody_got_is_replaced_by_the_next_which_holds_its_stories(house, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    daily = DigestSection(name="daily", directory=blocked)
    settings = settings_of(house.path, daily)
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "The market hall lost its roof", at=START - HOUR)
    await send(kit, daily, now=START)
    blocked.unlink()
    (sent,) = await send(kit, daily, now=START + DAY)
    assert b"market hall" in sent.paths[0].read_bytes()
    assert await deliver_due(kit, START + HOUR / 2) == []
    assert house.store.figures.counts(START).deliver == 0


def test_without_digests_there_is_one_named_daily(house):
    assert [d.name for d in digests_of(Settings(data_dir=house.path))] == ["daily"]


async def test_a_file_that_names_only_feeds_still_gets_its_daily_digest_at_seven(house):
    kit = kit_of(house, Settings(data_dir=house.path))
    house.desk.publish(house.desk.feed("Harbour Times"), "Roof torn off", STORM, at=START)
    written = [done for hour in range(26) for done in await deliver_due(kit, START + hour * HOUR)]
    slots = [done.scheduled_for for done in written]
    assert {(done.name, done.scheduled_for.hour) for done in written} == {("daily", 7)}
    assert len(slots) == len(set(slots)) == 3  # the one that fell due before this start, today's, tomorrow's


def test_an_alert_stands_at_the_top_and_filters_read_the_text(house):
    daily = DigestSection(name="daily", only=("text:market OR ferry",), **{"except": ("title:sport",)})
    settings = settings_of(house.path, daily, alerts=(AlertSection(name="Ferries", match="ferry", digest="daily"),))
    feed, picky = house.desk.feed("Harbour Times"), house.desk.feed("Picky", keep=["roof"], drop=["gossip"])
    house.desk.publish(feed, "Roof torn off", STORM, at=START - HOUR)
    house.desk.publish(feed, "New ferry", at=START - 20 * HOUR)
    house.desk.publish(feed, "Sport in the market", "market", at=START - HOUR)
    house.desk.publish(feed, "Nothing of interest", at=START - HOUR)
    house.desk.publish(picky, "Gossip about a roof", "market", at=START - HOUR)
    house.desk.publish(picky, "Ferry without it", at=START - HOUR)
    parts = build(house.store, settings, daily, now=START).parts
    assert [(p.name, p.kind, [s.title for s in p.stories]) for p in parts] == [
        ("Ferries", "alert", ["New ferry"]),
        ("Top stories", "rest", ["Roof torn off"]),
    ]


def test_a_refused_page_is_marked(house):
    settings = settings_of(house.path)
    feed = house.desk.feed("Harbour Times")
    house.desk.publish(
        feed, "Behind the wall", "A line from the feed.", at=START - HOUR, extract_state=ExtractState.REJECTED, extract_reason="paywall"
    )
    (story,) = build(house.store, settings, settings.digests[0], now=START).stories
    assert story.mark == "Only the feed's own text: the page is a stub in front of a paywall."


def test_a_pruned_article_is_not_shown(house):
    settings = settings_of(house.path)
    article = house.desk.publish(house.desk.feed("Harbour Times"), "Gone from the store", at=START - HOUR)
    Article.update(pruned_at=START).where(Article.id == article).execute()
    assert not build(house.store, settings, settings.digests[0], now=START).stories


def test_a_slot_that_has_its_digest_gets_no_second_one(house):
    settings = settings_of(house.path)
    assert open_run(house.store, settings, settings.digests[0], START, START)
    assert open_run(house.store, settings, settings.digests[0], START, START + HOUR) is None


def test_an_article_two_feeds_carry_is_one_source_with_both_names(house):
    settings = settings_of(house.path)
    article = house.desk.publish(house.desk.feed("Harbour Times"), "The market hall lost its roof", at=START - HOUR)
    for key in ("again", "and again"):
        Entry.create(
            feed=Feed.select().where(Feed.name == "Harbour Times").get() if key == "and again" else house.desk.feed("Front Page"),
            article=article,
            key=key,
            content_hash=b"x",
            first_seen_at=START,
            last_seen_at=START,
        )
    (story,) = build(house.store, settings, settings.digests[0], now=START).stories
    assert [s.feeds for s in story.sources] == [("Harbour Times", "Front Page")]


def test_a_digest_that_is_not_there_is_told(house):
    with pytest.raises(NotFoundError, match="number 7"):
        house.store.digests.document(7)


async def test_a_weekly_digest_made_while_the_clock_was_a_year_ahead_costs_the_next_ones_nothing(house):
    """Its window ended a year from now: of the week after, all but the last two days was never shown, and retention let it go."""
    settings = settings_of(house.path, DigestSection(name="weekly", days=("mon",), at=(time(7),)))
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "Ferry is late", at=START - HOUR)
    await deliver_due(kit, START + 2 * HOUR)
    house.desk.publish(feed, "Ferry is repaired", at=START + DAY)
    await deliver_due(kit, START + 365 * DAY)
    for day in range(2, 7):
        house.desk.publish(feed, f"Ferry makes its trip number {day}", at=START + day * DAY)
    await deliver_due(kit, START + 7 * DAY + 2 * HOUR)
    last = house.store.digests.last("weekly")
    assert last.scheduled_for == START + 7 * DAY + HOUR
    assert sorted(titles(house.store.digests.digest(last.id))) == [f"Ferry makes its trip number {day}" for day in range(2, 7)]
    assert sizes.counts(house.store.database, START + 7 * DAY).last_digest == START + 7 * DAY + 2 * HOUR


async def test_who_sends_by_hand_waits_for_a_digest_that_is_on_its_way(house):
    """Two `digest --send` at once mailed every story twice; so did one beside the service at seven."""
    settings, said, naps = settings_of(house.path), [], []
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "Ferry is late", at=START - HOUR)
    run = open_run(house.store, settings, settings.digests[0], START, START)
    (first,) = house.store.digests.due_deliveries(START)
    assert house.store.digests.claim(first, START, START + HOUR / 6)

    async def sleep(seconds):
        naps.append(seconds)
        if len(naps) < 3:
            return
        items = house.store.digests.digest(run.id).items
        house.store.digests.delivered(first, [(item.article_id, item.state) for item in items], START, "")

    kit.clock = SimpleNamespace(now=lambda: START + HOUR / 60, sleep=sleep)
    (second,) = await send(kit, settings.digests[0], now=START, waits=lambda: said.append("waits"))
    assert (said, second.done) == (["waits"], True)
    assert titles(house.store.digests.digest(house.store.digests.last("daily").id)) == []


async def test_of_two_processes_that_build_a_digest_at_once_one_keeps_it(house):
    settings = settings_of(house.path)
    feed, digests = house.desk.feed("Harbour Times"), house.store.digests
    house.desk.publish(feed, "Ferry is late", at=START - HOUR)
    built = build(house.store, settings, settings.digests[0], now=START)
    before = digests.newest_number("daily")
    assert open_run(house.store, settings, settings.digests[0], START + HOUR / 60, START)
    assert digests.open(built, [("directory", "out")], START, after=before) is None
    assert [run.scheduled_for for run in digests.runs()] == [START + HOUR / 60]


async def test_a_delivery_that_failed_while_the_clock_was_ahead_is_tried_again_once_it_is_right(house):
    """It waited for a minute of the next year."""
    settings = settings_of(house.path)
    kit, feed = kit_of(house, settings), house.desk.feed("Harbour Times")
    house.desk.publish(feed, "Ferry is late", at=START - HOUR)
    (house.path / "digests").write_text("a file in the way")
    await deliver_due(kit, START + 365 * DAY)
    (house.path / "digests").unlink()
    house.store.feeds.set_back(START)
    assert [delivery.retry_at for delivery in house.store.digests.due_deliveries(START)] == [START]
