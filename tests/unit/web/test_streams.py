from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from lxml import etree

from aggregator.engine import stream
from aggregator.engine.group import group_pending
from aggregator.model.feed import FeedSpec
from aggregator.model.relation import Relation
from aggregator.parse.opml import read
from aggregator.store.tables import Article
from tests.atomrules import NS, faults
from tests.contract.store.builders import GAZETTE, HERALD, HOUR, NOW, entry, poll, revise, with_feeds
from tests.newsstand import FERRY, SCRIPT, app_over


def ids(body: bytes) -> list[str]:
    return [e.findtext("a:id", namespaces=NS) for e in etree.fromstring(body).findall("a:entry", NS)]


def titles(body: bytes) -> list[str]:
    return [e.findtext("a:title", namespaces=NS) for e in etree.fromstring(body).findall("a:entry", NS)]


def link(body: bytes, rel: str) -> str | None:
    return next(iter(etree.fromstring(body).xpath(f"a:link[@rel='{rel}']/@href", namespaces=NS)), None)


def tagged(store, url: str, *tags: str) -> None:
    rows = {row.url: FeedSpec(url=row.url, name=row.name, tags=row.tags) for row in store.feeds.rows()}
    store.feeds.sync([*(spec for u, spec in rows.items() if u != url), replace(rows[url], tags=tags)], NOW)


def many(store, count: int) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, *(entry(str(n), title=f"Quay number {n} is closed") for n in range(count))))
    Article.update(story=None, group_pending=False).execute()


def test_a_story_of_two_papers_comes_once_with_both_links(browser):
    body = browser.get("/feed.atom").content
    assert titles(body).count("Night ferry with 212 aboard runs aground off the north mole") == 1
    assert len(ids(body)) == 2
    related = etree.fromstring(body).xpath("//a:link[@rel='related']/@href", namespaces=NS)
    assert related == ["https://gazette.example/b"]


@pytest.mark.parametrize(
    "path", ["/feed.atom", "/feed.atom?n=1", "/feed.atom?filter=ferry", "/feed.atom?filter=zeppelin", "/feed.atom?before=2"]
)
def test_atom_keeps_the_rules_and_feedparser_reads_it(browser, path):
    body = browser.get(path).content
    assert faults(body) == []
    found = feedparser.parse(body)
    assert not found.bozo
    assert found.version == "atom10"
    assert all(e.id and e.title and e.updated and e.content[0].value for e in found.entries)


def test_an_empty_stream_is_a_valid_feed(empty):
    body = empty.get("/feed.atom").content
    assert faults(body) == []
    assert ids(body) == []
    assert empty.get("/feed.json").json()["items"] == []


def test_json_feed_has_what_the_standard_wants(browser):
    document = browser.get("/feed.json").json()
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["feed_url"] == "http://127.0.0.1:8642/feed.json"
    assert document["home_page_url"] == "http://127.0.0.1:8642/"
    for item in document["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert all(datetime.fromisoformat(item[key]).tzinfo for key in ("date_modified", "date_published") if key in item)
        assert all(author["name"] for author in item["authors"])
    assert len({item["id"] for item in document["items"]}) == len(document["items"])


def test_both_formats_give_a_story_the_same_id(browser):
    assert ids(browser.get("/feed.atom").content) == [item["id"] for item in browser.get("/feed.json").json()["items"]]


def test_a_publishers_script_is_text_in_every_format(browser):
    for path in ("/feed.atom", "/feed.json"):
        for text in (browser.get(path).text, json.dumps(browser.get("/feed.json").json())):
            assert "<script" not in text.replace("\\u003c", "<").replace('"title": "<script>', "")
    assert "javascript:" not in browser.get("/feed.atom").text


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.json", "/feed.atom?filter=ferry", "/feeds.opml"])
def test_nothing_new_is_answered_with_304_and_without_a_body(browser, path):
    first = browser.get(path)
    again = browser.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == "private, max-age=300"
    assert browser.get(path, headers={"If-None-Match": '"other", ' + first.headers["etag"].removeprefix("W/")}).status_code == 304
    assert browser.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_304_reads_no_text_and_renders_nothing(browser, monkeypatch):
    tag = browser.get("/feed.atom").headers["etag"]
    monkeypatch.setattr("aggregator.web.streams.items", None)
    assert browser.get("/feed.atom", headers={"If-None-Match": tag}).status_code == 304


def test_if_modified_since_works_for_readers_that_keep_no_tags(browser):
    moved = browser.get("/feed.atom").headers["last-modified"]
    assert browser.get("/feed.atom", headers={"If-Modified-Since": moved}).status_code == 304
    earlier = parsedate_to_datetime(moved) - timedelta(seconds=1)
    assert browser.get("/feed.atom", headers={"If-Modified-Since": f"{earlier:%a, %d %b %Y %H:%M:%S} GMT"}).status_code == 200
    assert browser.get("/feed.atom", headers={"If-Modified-Since": moved, "If-None-Match": '"other"'}).status_code == 200


def test_a_new_report_an_edit_and_a_renamed_feed_each_change_the_tag(browser, store, tmp_path):
    seen = [browser.get("/feed.atom").headers["etag"]]
    (gazette,) = store.feeds.select([GAZETTE], NOW + HOUR)
    store.feeds.record(poll(gazette, entry("c", title="Mayor opens the new lighthouse museum to the public"), at=NOW + HOUR))
    assert browser.get("/feed.atom").headers["etag"] == seen[0]  # it waits to be grouped: it might be told already
    group_pending(store, stream_settings(tmp_path), NOW)
    seen.append(browser.get("/feed.atom").headers["etag"])
    changed = replace(entry("c", title="Mayor opens the old lighthouse museum to the public"), content_hash=b"3" * 16)
    store.feeds.record(poll(gazette, revised=(revise(store, gazette, changed),), at=NOW + 2 * HOUR))
    seen.append(browser.get("/feed.atom").headers["etag"])
    tagged(store, GAZETTE, "local")
    seen.append(browser.get("/feed.atom").headers["etag"])
    assert len(set(seen)) == 4


def stream_settings(folder):
    from aggregator.config.load import defaults

    return defaults(data_dir=folder)


def test_every_page_of_the_stream_is_reached_once_by_its_links(store, tmp_path):
    many(store, 23)
    with app_over(store, tmp_path, grouping={"enabled": False}) as app:
        from tests.newsstand import TestClient

        browser, address, found = TestClient(app, base_url="http://127.0.0.1:8642"), "/feed.atom?n=10", []
        while address:
            body = browser.get(address).content
            assert faults(body) == []
            found += titles(body)
            address = link(body, "next")
    assert found == [f"Quay number {n} is closed" for n in range(22, -1, -1)]
    assert link(body, "first") == "http://127.0.0.1:8642/feed.atom?n=10"


def test_a_filtered_stream_goes_on_where_its_scan_ended(store, tmp_path, monkeypatch):
    monkeypatch.setattr(stream, "SCANNED", 10)
    monkeypatch.setattr(stream, "_BATCH", 5)
    many(store, 30)
    with app_over(store, tmp_path, grouping={"enabled": False}) as app:
        from tests.newsstand import TestClient

        browser, address, found, pages = TestClient(app, base_url="http://127.0.0.1:8642"), "/feed.json?filter=title:7", [], 0
        while address:
            document = browser.get(address).json()
            found += [item["title"] for item in document["items"]]
            address, pages = document.get("next_url"), pages + 1
    assert found == ["Quay number 7 is closed"]
    assert pages > 1


def test_a_tag_has_the_stories_its_feeds_report_and_a_late_report_brings_it_in(browser, store):
    tagged(store, GAZETTE, "coast")
    body = browser.get("/feed.atom?tag=coast").content
    assert titles(body) == ["Night ferry with 212 aboard runs aground off the north mole"]
    assert ids(body)[0] in ids(browser.get("/feed.atom").content)  # the same story, the same id


def test_a_filter_sees_feeds_tags_and_texts(browser, store):
    tagged(store, GAZETTE, "coast")
    for asked, count in {"lifeboats": 1, "tag:coast": 1, "-ferry": 1, "feed:herald": 2, "ferry OR fees": 2, "title:lifeboats": 0}.items():
        assert len(ids(browser.get("/feed.atom", params={"filter": asked}).content)) == count, asked


@pytest.mark.parametrize(
    "query", ["filter=(ferry", "filter=nofield:x", "n=0", "n=201", "n=many", "before=-1", "before=99999999999999999999"]
)
def test_a_query_that_cannot_be_read_is_told(browser, query):
    answer = browser.get(f"/feed.atom?{query}")
    assert answer.status_code == 400
    assert "Bad Request" in answer.text


def test_an_unknown_tag_is_not_found(browser, store):
    tagged(store, GAZETTE, "coast")
    answer = browser.get("/feed.atom?tag=cost")
    assert answer.status_code == 404
    assert "coast" in answer.text


def test_a_story_keeps_its_id_when_it_is_edited_and_joined(browser, store):
    before = ids(browser.get("/feed.atom").content)
    herald, _ = store.feeds.select([HERALD, GAZETTE], NOW + HOUR)
    changed = replace(entry("a", title="Ferry refloated off the north mole"), content_hash=b"4" * 16)
    store.feeds.record(poll(herald, revised=(revise(store, herald, changed),), at=NOW + 3 * HOUR))
    store.stories.merge(FERRY, SCRIPT, relation=Relation.STORY, now=NOW)
    assert ids(browser.get("/feed.atom").content) == before[-1:]


def test_the_list_of_feeds_can_be_taken_elsewhere(browser, store):
    tagged(store, GAZETTE, "coast")
    answer = browser.get("/feeds.opml")
    found = {feed.url: feed.tags for feed in read(answer.content)}
    assert found == {HERALD: (), GAZETTE: ("coast",)}


def test_pages_say_where_the_stream_is(browser):
    assert re.search(r'<link rel="alternate" type="application/atom\+xml" [^>]*href="/feed.atom">', browser.get("/articles").text)
    assert 'href="/feed.json"' in browser.get("/feeds").text


def test_a_long_page_travels_compressed(browser):
    answer = browser.get("/feed.atom", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert browser.get("/feed.atom", headers={"Accept-Encoding": "identity"}).headers["etag"] == answer.headers["etag"]
