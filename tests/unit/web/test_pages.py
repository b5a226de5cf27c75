from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from jinja2 import PackageLoader

from aggregator.config.schema import AlertSection, DigestSection, WebhookSection
from aggregator.errors import Outcome, StoreBusyError
from aggregator.model.digest import Waiting
from aggregator.model.feed import FeedSpec, FeedState
from aggregator.render import render
from aggregator.store.prune import bury
from aggregator.store.tables import DigestDelivery, DigestRun, Feed
from bench.sample_digest import sample
from tests.contract.store.builders import HERALD, HOUR, NOW, entry, poll, with_feeds
from tests.newsstand import FERRY, SCRIPT, TOWED, TestClient, app_over, with_digest

BASE = "http://127.0.0.1:8642"
UNKNOWN = ["/nothing", "/articles/999", "/stories/999", "/digests/999", "/articles/abc", "/articles/-1", "/stories/99999999999999999999"]


def test_without_a_digest_the_first_page_says_what_to_do(browser):
    answer = browser.get("/")
    assert answer.status_code == 200
    assert "2 feeds in the store" in answer.text
    assert "aggregator digest --send" in answer.text


def test_a_newcomer_is_told_the_next_step_and_not_the_last(empty, store, tmp_path):
    # an installation without a feed was told to write a digest
    def told(client):
        return re.findall(r"aggregator [\w-]+(?: [\w-]+)?", client.get("/").text.split("<main")[1])

    assert told(empty) == ["aggregator feeds add", "aggregator feeds discover", "aggregator feeds import"]
    with app_over(store, tmp_path, feeds=[{"url": HERALD}]) as app:
        assert told(TestClient(app, base_url=BASE)) == ["aggregator poll"], "the service has not read the file anew"
    (feed,) = with_feeds(store, HERALD)
    assert "1 feed, none polled yet" in empty.get("/").text
    assert told(empty) == ["aggregator poll"]
    store.feeds.record(poll(feed))
    assert told(empty) == ["aggregator digest --send"]
    store.feeds.set_state(HERALD, FeedState.REMOVED, NOW)
    assert told(empty)[0] == "aggregator feeds add"


def test_what_nobody_sees_stands_on_no_page(store, tmp_path):
    """A title with an override turned the rest of its line around, in the pages alone: digests were rid of it."""
    evil = "Ferry \u202eright \u2066iso \x9b2J \U000e0041tag ran aground"
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a", title=evil, text=f"{evil}.", authors=(evil,), tags=(evil,))))
    with app_over(store, tmp_path) as app:
        browser = TestClient(app, base_url=BASE)
        for path in ("/articles", "/articles/1", "/stories/1", "/search?q=ferry", "/feeds", "/feeds/1"):
            found = browser.get(path).text
            assert not re.search("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", found), path
            assert "&lt;" not in found, path  # nor was anything escaped twice


def test_a_browser_that_asks_for_an_icon_gets_one_and_no_404(empty):
    answer = empty.get("/favicon.ico")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.text.startswith("<svg")
    assert "script" not in answer.text


def test_an_empty_store_has_every_page(empty):
    for path in ("/", "/digests", "/articles", "/feeds", "/search", "/search?q=ferry"):
        assert empty.get(path).status_code == 200, path


def test_the_page_of_an_article_says_why_its_own_page_was_not_fetched(browser, store):
    (feed,) = with_feeds(store, "https://full.example/feed")
    (number,) = store.feeds.record(poll(feed, entry("full", page_why="the feed carries the text (200 words or more)"))).article_ids
    assert "the page was not fetched: the feed carries the text (200 words or more)." in browser.get(f"/articles/{number}").text


def test_a_digest_is_served_as_it_was_delivered(browser, store):
    number = with_digest(store)
    answer = browser.get(f"/digests/{number}")
    assert answer.content == render(replace(sample(), pages=""), "html")
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_first_page_is_the_newest_digest_with_a_way_to_the_other_pages(browser, store):
    with_digest(store)
    text = browser.get("/").text
    assert sample().title in text
    for path in ("/digests", "/articles", "/feeds", "/search"):
        assert f'href="{path}"' in text
        assert browser.get(path).status_code == 200


def test_the_archive_leads_to_each_digest(browser, store):
    number = with_digest(store)
    text = browser.get("/digests").text
    assert f'href="/digests/{number}"' in text
    assert "Nobody has it yet." in text
    DigestDelivery.update(state="done").execute()
    assert " Delivered. " in browser.get("/digests").text
    DigestDelivery.create(run=number, channel="email", target="ida@example.org", tries=1, detail="451")
    assert " Delivered in part. " in browser.get("/digests").text, "beside the need that tells of the mail it said Delivered"


def test_the_archive_calls_digests_and_alerts_by_their_titles_and_one_that_left_the_file_by_its_name(store, tmp_path):
    for name in ("daily", "alert-storms", "gone"):
        store.digests.open(replace(sample(), name=name), [("directory", "out")], NOW)
    hook = WebhookSection(url="https://hook.example/x")
    options = {
        "digests": (DigestSection(name="daily", title="The Morning"),),
        "alerts": (AlertSection(name="Storms", match="a", webhook=hook),),
    }
    with app_over(store, tmp_path, **options) as app:
        text = TestClient(app, base_url="http://127.0.0.1:8642").get("/digests").text
    assert sorted(re.findall(r'<h2><a href="/digests/\d+"><bdi>([^<]+)</bdi>,', text)) == ["Storms", "The Morning", "gone"]
    assert sorted(re.findall(r"<code>([^<]+)</code>: Nobody", text)) == ["alert-storms", "daily", "gone"]


def test_a_digest_whose_text_retention_has_dropped_is_listed_no_more_and_says_so(browser, store):
    number = with_digest(store)
    DigestRun.update(document=None).where(DigestRun.id == number).execute()
    assert f'href="/digests/{number}"' not in browser.get("/digests").text
    answer = browser.get(f"/digests/{number}")
    assert answer.status_code == 404
    assert "no longer kept ([retention] digests)" in answer.text


def test_articles_are_listed_and_one_feed_alone_where_asked(browser):
    everything, one = browser.get("/articles").text, browser.get("/articles", params={"feed": HERALD}).text
    assert everything.count("<li>") == 3
    assert one.count("<li>") == 2
    assert "<h1>Articles of Town Herald</h1>" in one
    assert browser.get("/articles?feed=").text.count("<li>") == 3


def test_an_unknown_feed_is_not_found(browser):
    answer = browser.get("/articles", params={"feed": "https://nobody.example/<b>"})
    assert answer.status_code == 404
    assert "<b>" not in answer.text


def test_an_article_shows_whose_clock_each_time_is_of(browser):
    text = browser.get(f"/articles/{FERRY}").text
    theirs, ours = text.split('id="ours"')
    assert "2026-11-01 11:30 +05:30" in theirs
    assert "2026-11-01 06:30 +00:00" in theirs
    assert "2026-11-01 07:00 UTC" in ours
    assert "2026-11-01 08:00 UTC" in ours
    assert "Sun, 01 Nov 2026 11:30:00 +0530" in text


def test_an_article_of_a_feed_whose_address_changed_names_its_paper_once(browser, store):
    (moved,) = with_feeds(store, "https://new.herald.example/rss")
    url = store.articles.get(FERRY).url
    store.feeds.record(poll(moved, entry("again", title="Night ferry with 212 aboard runs aground", url=url, canonical_url=url)))
    Feed.update(name="Town Herald").where(Feed.id == moved.id).execute()
    assert store.articles.get(FERRY).feed_names == ("Town Herald", "Town Herald")
    for page in (f"/articles/{FERRY}", "/articles", "/search?q=ferry"):
        assert "Town Herald, Town Herald" not in browser.get(page).text, page


def test_an_article_shows_what_was_rewritten(browser):
    text = browser.get(f"/articles/{FERRY}").text
    assert "<del>212</del>" in text
    assert "<ins>209</ins>" in text


def test_an_article_without_a_stated_time_gets_none(browser):
    text = browser.get(f"/articles/{TOWED}").text
    assert text.count("<dd>nothing</dd>") == 2
    assert "never since" in text


def test_an_article_names_what_it_stands_with_and_why(browser):
    text = browser.get(f"/articles/{TOWED}").text
    section = text.split('id="others"')[1].split("</section>")[0]
    assert f'href="/articles/{FERRY}"' in section
    assert "score" in section


def test_a_story_is_a_timeline_the_earliest_first(browser, store):
    story = store.articles.get(FERRY).story
    text = browser.get(f"/stories/{story}").text
    assert "2 reports" in text
    assert text.index(f'href="/articles/{FERRY}"') < text.index(f'href="/articles/{TOWED}"')


def test_a_story_shows_every_version_and_why_its_reports_stand_together(browser, store):
    text = browser.get(f"/stories/{store.articles.get(FERRY).story}").text
    first, second = text.split(f'id="article-{TOWED}"')
    assert "2 versions" in first
    assert "<del>212</del>" in first
    assert "<ins>209</ins>" in first
    assert f'<a href="#article-{FERRY}">Town Herald</a>, score' in second
    assert "versions" not in second


def test_the_digest_on_the_pages_leads_to_the_timeline_of_each_story(browser, store):
    story = next(s for s in sample().stories if s.story is not None)
    number = with_digest(store, replace(sample(), pages=None))
    assert f'href="/stories/{story.story}?article={story.sources[0].article_id}"' in browser.get(f"/digests/{number}").text
    sent = render(replace(sample(), pages="http://127.0.0.1:8642"), "html").decode()
    assert "/stories/" not in sent


def test_markup_of_a_publisher_stays_text(browser):
    for path in ("/articles", f"/articles/{SCRIPT}", "/search?q=harbour", "/search?q=<script>alert(1)</script>"):
        text = browser.get(path).text
        assert "<script" not in text, path
        assert "<img" not in text, path


def test_an_address_that_runs_code_is_never_a_link(browser):
    text = browser.get(f"/articles/{SCRIPT}").text
    assert "javascript:alert(1)" in text
    assert 'href="javascript' not in text


@pytest.mark.parametrize("path", ["/articles", "/search?q=ferry", "/stories/1"])
def test_a_headline_from_right_to_left_begins_at_the_right_in_every_list(browser, path):
    """The link knew its direction, the heading around it did not: the second line of an Arabic headline stood at the left."""
    headings = re.findall(r"<h2([^>]*)><a href=\"/articles/", browser.get(path).text)
    assert headings == [' dir="auto"'] * len(headings) != []


def test_a_feed_has_a_page_with_its_arrivals_and_every_poll(browser, store):
    text = browser.get("/feeds/1").text
    assert "Town Herald" in text
    assert 'aria-label="2 in 14 days, most 2 in one"' in text
    assert "0 of 2 polls failed" in text
    herald = store.feeds.select([HERALD], NOW + HOUR)[0]
    store.feeds.record(replace(poll(herald, at=NOW + HOUR), outcome=Outcome.TLS_ERROR, http_status=None, detail="certificate expired"))
    text = browser.get("/feeds/1").text
    assert "1 of 3 polls failed" in text
    assert "<strong>Failed:</strong> tls error" in text
    assert "certificate expired" in text
    assert '<a href="/feeds/1#polls">1 of 3</a>' in browser.get("/feeds").text
    assert browser.get("/feeds/99").status_code == 404


@pytest.mark.parametrize("odd", ["0", "-1", "x", "9" * 20, "٣"])
def test_a_page_with_no_such_number_is_the_first_or_empty(empty, odd):
    assert empty.get("/feeds", params={"page": odd}).status_code == 200


def test_many_feeds_are_turned_like_pages(empty, store):
    with_feeds(store, *(f"https://paper{n}.example/feed" for n in range(230)))
    first, last = empty.get("/feeds").text, empty.get("/feeds?page=3").text
    assert (first.count("<tr>"), last.count("<tr>")) == (101, 31)
    assert 'href="/feeds?page=2" rel="next"' in first
    assert 'rel="next"' not in last
    assert len(first.encode()) < 100_000


def test_feeds_stand_by_the_name_that_is_shown(empty, store):
    # "Zebra" of https://a.example stood first, and the eye looks for Z at the end
    named = {"https://a.example/": "Zebra", "https://b.example/": "apple", "https://c.example/": "Melon", "https://d.example/": "Apple"}
    store.feeds.sync([FeedSpec(url=url, name=name) for url, name in named.items()], NOW)
    page = empty.get("/feeds").text
    assert re.findall(r'<a href="/feeds/\d+">(\w+)</a>', page) == ["apple", "Apple", "Melon", "Zebra"]


def test_a_delivery_that_failed_is_shown_on_the_pages(browser, store):
    number = with_digest(store)
    (delivery,) = store.digests.due_deliveries(NOW + timedelta(days=30))
    store.digests.failed(delivery, "mail.example:25: Unexpected EOF received", None)
    assert store.digests.digest(number).name == delivery.name
    for path in ("/digests", "/feeds"):
        assert "Unexpected EOF received" in browser.get(path).text, path


def test_a_configuration_that_was_refused_is_shown_on_the_pages(browser, store):
    service = store.instances.start("run", NOW + 2 * HOUR)
    store.instances.beat(service, NOW + 2 * HOUR, "config.toml was refused at 2026-11-23 08:00 UTC: line 3: no such zone")
    for path in ("/digests", "/feeds"):
        page = browser.get(path).text
        assert "config.toml was refused at 2026-11-23 08:00 UTC: line 3: no such zone" in page, path
        assert "aggregator config check" in page, path


def test_a_story_whose_reports_are_pruned_says_so(browser, store):
    story = store.articles.get(FERRY).story
    bury(store.database, [FERRY], NOW)
    page = browser.get(f"/stories/{story}")
    assert page.status_code == 200
    assert "not shown: older than what is kept" in page.text


def test_what_had_no_room_is_listed_best_first(browser, store):
    digest = replace(
        sample(), more=3, waiting=(Waiting(FERRY, "Ferry <b>", ("Herald",), carried=True), Waiting(TOWED, "Towed", (), carried=False))
    )
    number = with_digest(store, replace(digest, pages="http://127.0.0.1:8642"))
    path = f"/digests/{digest.name}/{digest.scheduled_for:%Y-%m-%dT%H:%M:%SZ}/more"
    assert f'href="{path}"' in browser.get(f"/digests/{number}").text
    text = browser.get(path).text
    assert text.index(f'href="/articles/{FERRY}"') < text.index(f'href="/articles/{TOWED}"')
    assert "Ferry &lt;b&gt;" in text
    assert "too old for the next digest" in text
    assert "And 1 more." in text
    for wrong in ("/digests/daily/yesterday/more", "/digests/nobody/2026-11-23T06:00:00Z/more", "/digests/daily/2026-11-23T06:00:00/more"):
        assert browser.get(wrong).status_code == 404


def test_the_state_of_every_feed_is_shown(browser):
    text = browser.get("/feeds").text
    assert "Town Herald" in text
    assert "interval 1h" in text


@pytest.mark.parametrize("path", UNKNOWN)
def test_what_is_not_there_is_not_found(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "<h1>Not Found</h1>" in answer.text


def test_no_page_loads_anything_from_elsewhere(browser, store):
    number = with_digest(store)
    for path in ("/", "/digests", f"/digests/{number}", "/articles", f"/articles/{FERRY}", "/feeds", "/search?q=ferry"):
        text = browser.get(path).text
        assert not re.search(r"<(script|img|iframe|object|embed|video|audio|source)\b", text), path
        loaded = [link for link in re.findall(r"<link [^>]+>", text) if 'rel="alternate"' not in link]
        assert loaded in ([], [f'<link rel="stylesheet" href="{_style(browser)}">']), path
    assert "url(" not in browser.get("/style.css").text


def _style(browser) -> str:
    return re.search(r'href="(/style\.css\?\w+)"', browser.get("/articles").text)[1]


def test_the_style_of_the_version_before_an_upgrade_is_not_shown_for_an_hour(browser, store, tmp_path, monkeypatch):
    before, read = _style(browser), PackageLoader.get_source
    assert "body {" in browser.get(before).text

    def upgraded(loader, environment, template):
        source, *rest = read(loader, environment, template)
        return (source + "p { margin: 0 }" if template == "style.css" else source, *rest)

    monkeypatch.setattr(PackageLoader, "get_source", upgraded)
    with app_over(store, tmp_path) as app:
        client = TestClient(app, base_url=BASE)
        assert _style(client) != before
        assert client.get(_style(client)).text.endswith("p { margin: 0 }")


def test_fifty_articles_stay_below_100_kilobytes(empty, store):
    (feed,) = with_feeds(store, HERALD)
    titles = [f"The harbour council decides on quay number {n} after a long and quarrelsome evening" for n in range(60)]
    store.feeds.record(poll(feed, *(entry(str(n), title=title) for n, title in enumerate(titles))))
    answer = empty.get("/articles")
    assert answer.text.count("<li>") == 50
    assert len(answer.content) < 100_000


def test_fifty_stories_of_a_digest_stay_below_100_kilobytes(empty, store):
    digest = sample()
    part = digest.parts[1]
    stories = tuple(replace(digest.stories[n % len(digest.stories)], key=f"story-{n}") for n in range(50))
    number = with_digest(store, replace(digest, parts=(replace(part, stories=stories),)))
    assert len(empty.get(f"/digests/{number}").content) < 100_000


def test_a_store_that_cannot_be_read_is_told_as_503(browser, store, monkeypatch):
    def busy() -> None:
        raise StoreBusyError("the store stays locked by another program; close it")

    monkeypatch.setattr(store.feeds, "rows", busy)
    answer = browser.get("/feeds")
    assert answer.status_code == 503
    assert "the store stays locked by another program; close it" in answer.text


def test_a_fault_of_ours_is_told_without_its_inside_and_with_the_headers(browser, store, monkeypatch):
    def broken() -> None:
        raise KeyError("secret inside")

    monkeypatch.setattr(store.feeds, "rows", broken)
    answer = browser.get("/feeds")
    assert answer.status_code == 500
    assert "secret inside" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
