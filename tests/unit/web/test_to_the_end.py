"""What people reach by turning pages, and what stands there when there is no more."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from urllib.parse import quote

import pytest

from aggregator.model.feed import FeedState
from aggregator.model.relation import Relation
from aggregator.store.prune import bury
from bench.sample_digest import sample
from tests.contract.store.builders import DAY, GAZETTE, HERALD, HOUR, NOW, entry, poll, with_feeds
from tests.newsstand import FERRY, SCRIPT, TOWED, with_digest


def numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r'<h2[^>]*><a href="/articles/(\d+)"', text)]


def turned(browser, path: str) -> list[list[int]]:
    """Return what every page holds that "Earlier" leads to."""
    pages = []
    while path:
        text = browser.get(path).text
        pages.append(numbers(text))
        following = re.search(r'href="([^"]+)" rel="next"', text)
        path = following[1].replace("&amp;", "&") if following else ""
    return pages


def test_every_article_is_reached_by_turning_pages_though_new_ones_come_meanwhile(empty, store):
    """The list ended after fifty, and "150 entries" of a feed led to it."""
    herald, gazette = with_feeds(store, HERALD, GAZETTE)
    store.feeds.record(poll(herald, *(entry(str(n), title=f"Quay {n}") for n in range(120))))
    later = (entry(f"g{n}", url=f"https://gazette.example/{n}", title=f"Mole {n}") for n in range(60))
    store.feeds.record(poll(gazette, *later, at=NOW + HOUR))
    everywhere = turned(empty, "/articles")
    assert [len(page) for page in everywhere] == [50, 50, 50, 30]
    assert [*chain(*everywhere)] == [*range(180, 0, -1)]
    assert [*chain(*turned(empty, f"/articles?feed={HERALD}"))] == [*range(120, 0, -1)]
    second = empty.get(f"/articles?feed={HERALD}&before=71")
    assert f'href="/articles?feed={HERALD.replace(":", "%3A")}"' in second.text, "the way back to the newest keeps to the feed"
    store.feeds.record(poll(herald, entry("late", title="Late"), at=NOW + 2 * HOUR))
    assert numbers(empty.get("/articles?before=131").text) == everywhere[1]


@pytest.mark.parametrize("odd", ["0", "x", "-1", "99999999999999999999"])
def test_a_place_that_cannot_be_read_is_the_first_page(browser, odd):
    assert numbers(browser.get(f"/articles?before={odd}").text) == numbers(browser.get("/articles").text)


def test_a_place_that_is_gone_is_said_to_be_gone(browser):
    answer = browser.get("/articles?before=4711")
    assert answer.status_code == 404
    assert "no article 4711 to go on from" in answer.text


def test_every_digest_is_reached_by_turning_pages(empty, store):
    for day in range(52):
        with_digest(store, replace(sample(), scheduled_for=NOW + day * DAY))
    first, second = empty.get("/digests").text, empty.get("/digests?page=2").text
    assert ('href="/digests?page=2" rel="next"' in first, 'rel="prev"' in first) == (True, False)
    assert ('rel="next"' in second, 'href="/digests" rel="prev"' in second) == (False, True)
    found = re.findall(r'<a href="/digests/(\d+)"', first + second)
    assert [int(number) for number in found] == [*range(52, 0, -1)]
    assert "No digest is older" in empty.get("/digests?page=99999999").text


def test_a_search_that_finds_more_than_it_shows_says_so(empty, store):
    """It said "50 articles", as if that were all."""
    (herald,) = with_feeds(store, HERALD)
    store.feeds.record(poll(herald, *(entry(str(n), title=f"Quay {n}") for n in range(50))))
    assert "50 articles, the best first." in empty.get("/search?q=quay").text
    store.feeds.record(poll(herald, entry("more", title="Quay again"), at=NOW + HOUR))
    text = empty.get("/search?q=quay").text
    assert "The 50 best; more match." in text
    assert len(numbers(text)) == 50


def test_a_page_of_feeds_past_the_last_is_the_last_and_not_an_empty_service(empty, store):
    """It said "None yet. aggregator feeds add URL adds one"."""
    with_feeds(store, *(f"https://paper{number}.example/feed" for number in range(101)))
    past = empty.get("/feeds?page=9").text
    assert "Page 2 of 2" in past
    assert "None yet" not in past


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_first_and_the_last_day_of_all_are_days(browser, day):
    assert browser.get("/search", params={"q": "ferry", "until": day}).status_code == 200
    assert browser.get("/search", params={"q": "ferry", "since": day}).status_code == 200


def test_a_search_that_can_find_nothing_says_why(browser):
    """Both said that nothing matched, and that fewer words find more."""
    swapped = browser.get("/search?q=ferry&since=2026-11-30&until=2026-11-01")
    assert (swapped.status_code, "until is before since" in swapped.text) == (400, True)
    assert browser.get("/search?q=ferry&since=2026-11-01&until=2026-11-01").status_code == 200, "one day is one"
    assert "needs a word beside it" in browser.get("/search?q=-ferry").text
    assert "needs a word beside it" not in browser.get("/search?q=glacier").text


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00", "2026-11-23T06:00:00", "x"])
def test_a_time_no_calendar_holds_names_no_digest(browser, at):
    assert browser.get(f"/digests/daily/{at}/more").status_code == 404


def test_a_message_without_a_headline_is_headed_by_its_first_words(empty, store):
    """Such articles stood in the lists as links without a word, which nobody could open."""
    (herald,) = with_feeds(store, HERALD)
    said = "The lighthouse is open again. It was shut for a year."
    bare = {"title": "", "url": "", "canonical_url": None}
    store.feeds.record(poll(herald, entry("a", text=said, **bare), entry("b", text="", **bare), entry("c", text="", title="")))
    listed = empty.get("/articles").text
    assert ">The lighthouse is open again.</a>" in listed or ">The lighthouse is open again. It was shut for a year.</a>" in listed
    assert ">(no headline)</a>" in listed
    assert ">herald.example/c</a>" in listed
    for number in (1, 2, 3):
        text = empty.get(f"/articles/{number}").text
        assert re.search(r"<h1[^>]*>[^<]+</h1>", text)
        assert not re.search(r"<title>\s*·", text)
    assert ">The lighthouse" in empty.get("/search?q=lighthouse").text


def test_a_story_of_messages_is_headed_by_the_first_of_them(empty, store, tmp_path):
    from aggregator.config.load import defaults
    from aggregator.engine.group import group_pending

    (herald,) = with_feeds(store, HERALD)
    store.feeds.record(poll(herald, entry("a", title="", text="The lighthouse is open again.")))
    group_pending(store, defaults(data_dir=tmp_path), NOW + timedelta(minutes=1))
    text = empty.get(f"/stories/{store.articles.get(1).story}").text
    assert re.search(r"<h1[^>]*>The lighthouse is open again.</h1>", text)
    assert "<title>The lighthouse is open again." in text


def test_a_storys_page_gives_the_figure_that_its_digest_and_stream_give(empty, store, tmp_path):
    # "Ferry fire off Halden: 3 dead" stood over the page for ever, the earliest report's
    from aggregator.config.load import defaults
    from aggregator.engine.group import group_pending

    herald, gazette = with_feeds(store, HERALD, GAZETTE)
    store.feeds.record(poll(herald, entry("a", title="Ferry fire off Halden: 3 dead", claims=())))
    address = "https://gazette.example/b"
    later = entry("b", url=address, canonical_url=address, title="Ferry fire off Halden: 30 dead", claims=())
    store.feeds.record(poll(gazette, later, at=NOW + DAY))
    group_pending(store, defaults(data_dir=tmp_path), NOW + DAY)
    store.stories.merge(1, 2, Relation.STORY, NOW + DAY)
    newest = "Ferry fire off Halden: 30 dead"
    page = empty.get(f"/stories/{store.articles.get(1).story}").text
    assert re.search(r"<h1[^>]*>([^<]+)</h1>", page)[1] == newest
    assert f"<title>{newest} " in page
    assert [item["title"] for item in empty.get("/feed.json").json()["items"]] == [newest]


def test_a_digests_way_to_a_story_that_became_part_of_another_leads_to_that_one(browser, store):
    """ "Timeline" in yesterday's digest ended at "there is no story"."""
    old = store.articles.get(SCRIPT).story
    store.stories.merge(FERRY, SCRIPT, Relation.STORY, NOW)
    answer = browser.get(f"/stories/{old}?article={SCRIPT}")
    assert answer.status_code == 200
    assert answer.url.path == f"/stories/{store.articles.get(SCRIPT).story}"
    assert browser.get(f"/stories/{old}").status_code == 404
    for member in (999, 10**18, "x"):
        assert browser.get(f"/stories/{old}?article={member}").status_code == 404


def test_a_digests_way_to_a_story_does_not_lead_to_another_one_that_has_its_number_by_now(browser, store, tmp_path):
    """On SQLite the newest story's number is given again once that story is gone: "Timeline" showed news of another day."""
    from aggregator.config.load import defaults
    from aggregator.engine.group import group_pending

    old = store.articles.get(SCRIPT).story
    store.stories.merge(FERRY, SCRIPT, Relation.STORY, NOW)
    (gazette,) = with_feeds(store, GAZETTE)
    store.feeds.record(poll(gazette, entry("new", title="Otter seen in the harbour basin", claims=()), at=NOW + HOUR))
    group_pending(store, defaults(data_dir=tmp_path), NOW + HOUR)
    assert "Otter" in browser.get(f"/stories/{old}").text
    assert browser.get(f"/stories/{old}?article={SCRIPT}").url.path == f"/stories/{store.articles.get(SCRIPT).story}"


def test_an_article_without_a_text_does_not_speak_of_the_text_below(empty, store):
    (herald,) = with_feeds(store, HERALD)
    store.feeds.record(poll(herald, entry("a", text=""), entry("b", text="All ashore.")))
    assert "The feed gives no text" in empty.get("/articles/1").text
    assert "The text below is the feed's own" in html.unescape(empty.get("/articles/2").text)


def test_an_article_leads_to_the_others_of_its_feed_also_once_that_was_taken_out(browser, store):
    way = f"/articles?feed={quote(GAZETTE)}"
    for _ in ("subscribed", "taken out"):
        assert f'href="{way}"' in browser.get(f"/articles/{TOWED}").text
        assert numbers(browser.get(way).text) == [TOWED]
        store.feeds.set_state(GAZETTE, FeedState.REMOVED, NOW)


def test_what_was_split_by_hand_does_not_stand_under_stands_with(browser, store):
    store.stories.split(TOWED, NOW)
    text = browser.get(f"/articles/{TOWED}").text
    assert "Stands with" not in text
    assert f'href="/articles/{FERRY}"' in text.split("Kept apart from")[1]


def test_a_pruned_article_does_not_say_that_its_publisher_stated_no_time(browser, store):
    bury(store.database, [FERRY], NOW + DAY)
    text = browser.get(f"/articles/{FERRY}").text
    assert "no longer kept" in text
    assert "were dropped on 2026-11-02 07:00 UTC" in text
    for untrue in ("neither feed nor page says when", "The text below is the feed", "nothing</dd>", 'id="versions"'):
        assert untrue not in text
    assert "no longer kept" not in browser.get(f"/articles/{TOWED}").text


def test_a_paused_feed_gives_no_reason_for_a_poll_that_does_not_come(empty, store):
    (herald,) = with_feeds(store, HERALD)
    store.feeds.record(poll(herald))
    assert "interval 1h" in empty.get("/feeds").text
    store.feeds.set_state(HERALD, FeedState.PAUSED, NOW)
    for path in ("/feeds", "/feeds/1"):
        assert "interval 1h" not in empty.get(path).text.split('id="polls"')[0]
