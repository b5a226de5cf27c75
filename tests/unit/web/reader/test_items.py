"""Subscriptions, items and streams as apps of many makers ask for them."""

from __future__ import annotations

import pytest

from aggregator.model.feed import FeedSpec
from tests.contract.store.builders import GAZETTE, HERALD, HOUR, NOW, entry, poll, with_feeds
from tests.newsstand import FERRY, SCRIPT, TOWED, TestClient, app_over
from tests.unit.web.reader.client import API, LONG, STATE, Reader


def test_feeds_and_their_tags_are_subscriptions_and_folders(store, reader):
    store.feeds.sync([FeedSpec(url=HERALD, name="", tags=("coast", "daily")), FeedSpec(url=GAZETTE, name="Gazette")], NOW)
    listed = {row["url"]: row for row in reader.get("subscription/list", output="json").json()["subscriptions"]}
    assert [folder["label"] for folder in listed[HERALD]["categories"]] == ["coast", "daily"]
    assert listed[GAZETTE]["title"] == "Gazette"
    assert [tag["id"] for tag in reader.get("tag/list").json()["tags"]] == [f"{STATE}/starred", "user/-/label/coast", "user/-/label/daily"]


def test_a_feed_that_was_taken_out_is_no_subscription(store, reader):
    store.feeds.sync([FeedSpec(url=HERALD, name="")], NOW)
    assert len(reader.get("subscription/list").json()["subscriptions"]) == 1


def test_what_a_feed_that_was_taken_out_brought_leaves_with_it_unless_another_reports_it(store, reader):
    """Its items had no origin: Read You took that for a fault and synced nothing any more."""
    reader.post("edit-tag", i=SCRIPT, a=f"{STATE}/starred")
    store.feeds.sync([FeedSpec(url=GAZETTE, name="")], NOW)
    assert reader.ids(s=f"{STATE}/reading-list") == [FERRY]
    assert reader.ids(s=f"{STATE}/starred") == []
    (item,) = reader.post("stream/items/contents", i=[FERRY, SCRIPT]).json()["items"]
    assert item["origin"] == {"streamId": "feed/2", "title": "Town Herald", "htmlUrl": "https://herald.example/"}
    store.feeds.sync([FeedSpec(url=GAZETTE, name=""), FeedSpec(url=HERALD, name="")], NOW)
    assert reader.ids(s=f"{STATE}/starred") == [SCRIPT]


def test_a_story_without_an_address_links_to_our_own_page(reader):
    """Fluent Reader takes the first link for given: one such story, and it synced nothing any more."""
    (item,) = reader.get("stream/items/contents", i=SCRIPT).json()["items"]
    ours = f"http://127.0.0.1:8642/articles/{SCRIPT}"
    assert (item["canonical"], item["alternate"]) == ([{"href": ours}], [{"href": ours, "type": "text/html"}])


def test_a_story_of_two_feeds_is_in_the_one_that_had_it_first(reader):
    assert reader.ids(s=f"{STATE}/reading-list") == [SCRIPT, FERRY]
    assert reader.ids(s="feed/1") == [SCRIPT, FERRY]
    assert reader.ids(s=f"feed/{HERALD}") == [SCRIPT, FERRY]
    assert reader.ids(s="feed/2") == []
    assert reader.unread() == {"feed/1": 2, f"{STATE}/reading-list": 2}


def test_an_item_has_what_clients_read(reader):
    item = reader.get(f"stream/contents/{STATE}/reading-list", n=1, r="o").json()["items"][0]
    assert item["id"] == LONG.format(FERRY)
    assert item["title"] == "Night ferry with 212 aboard runs aground off the north mole"
    assert item["canonical"] == [{"href": "https://herald.example/a"}]
    assert item["origin"]["streamId"] == "feed/1"
    assert item["published"] == int((NOW - HOUR).timestamp())
    assert int(item["timestampUsec"]) == int(NOW.timestamp()) * 10**6
    assert "https://gazette.example/b" in item["summary"]["content"]
    assert f"{STATE}/read" not in item["categories"]


@pytest.mark.parametrize("form", ["{:d}", LONG, "{:016x}", "tag:google.com,2005:reader/item/{:x}"])
def test_items_are_asked_for_in_every_form_of_id(reader, form):
    for answer in (reader.post("stream/items/contents", i=[form.format(FERRY)]), reader.get("stream/items/contents", i=form.format(FERRY))):
        assert [item["id"] for item in answer.json()["items"]] == [LONG.format(FERRY)]


def test_an_item_that_became_part_of_another_story_is_missing(reader):
    assert reader.get("stream/items/contents", i=[TOWED, 999, FERRY]).json()["items"][0]["id"] == LONG.format(FERRY)


@pytest.mark.parametrize("asked", [{"i": "x"}, {}, {"i": "-1"}, {"i": "f" * 16}, {"i": "9" * 19}])
def test_an_id_that_cannot_be_read_is_an_error(reader, asked):
    assert reader.get("stream/items/contents", **asked).status_code == 400


def test_a_stale_token_is_refused_in_the_way_clients_know(reader, store):
    answer = reader.post("edit-tag", i=FERRY, a=f"{STATE}/read", T="stale")
    assert (answer.status_code, answer.headers["x-reader-google-bad-token"]) == (401, "true")
    assert store.marks.of([FERRY]) == {}


def test_reeder_has_one_token_for_every_server(reader):
    """It sends `x`, and its marks were refused; nobody gains by that letter, for the login is asked for besides."""
    assert reader.post("edit-tag", i=FERRY, a=f"{STATE}/read", T="x").text == "OK"
    assert reader.browser.post(f"{API}/edit-tag", data={"i": FERRY, "a": f"{STATE}/read", "T": "x"}).status_code == 401


@pytest.mark.parametrize("path", ["subscription/edit", "subscription/import", "rename-tag", "disable-tag"])
def test_an_app_that_changes_feeds_is_told_where_they_are_changed(reader, path):
    """It got a page of HTML that said "Not Found", and showed it."""
    answer = reader.post(path, s="feed/1", ac="unsubscribe")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert "config.toml" in answer.text
    assert reader.browser.post(f"{API}/{path}").status_code == 401


def test_an_app_that_adds_a_feed_by_its_address_finds_none(reader):
    """NetNewsWire reads the number of results."""
    answer = reader.post("subscription/quickadd", quickadd="https://gazette.example/feed")
    assert (answer.status_code, answer.json()["numResults"]) == (200, 0)
    assert "config.toml" in answer.json()["error"]


@pytest.mark.parametrize(("path", "status"), [("stream/items/contents?i=x", 400), ("stream/contents/pop/top", 404), ("friend/list", 404)])
def test_what_goes_wrong_is_told_to_an_app_in_plain_words(reader, path, status):
    answer = reader.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert "<" not in answer.text


def test_a_slash_too_many_is_forgiven(reader):
    assert reader.get("user-info/").json()["userId"] == "1"
    assert reader.post("edit-tag/", i=FERRY, a=f"{STATE}/read").text == "OK"


def test_pages_go_on_where_the_last_one_ended(store, tmp_path, password, clock):
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, *(entry(str(n), title=f"Quay {n}") for n in range(7))))
    with app_over(store, tmp_path, clock=clock, web={"reader": {"password_file": str(password)}}, grouping={"enabled": False}) as app:
        reader = Reader(TestClient(app, base_url="http://127.0.0.1:8642"))
        for order, expected in (("n", [7, 6, 5, 4, 3, 2, 1]), ("o", [1, 2, 3, 4, 5, 6, 7])):
            found, more = [], {}
            while True:
                page = reader.get("stream/items/ids", s=f"{STATE}/reading-list", n=3, r=order, **more).json()
                found += [int(ref["id"]) for ref in page["itemRefs"]]
                if "continuation" not in page:
                    break
                more = {"c": page["continuation"]}
            assert found == expected
        assert len(reader.get("stream/contents", n=2).json()["items"]) == 2


def test_newer_and_older_than_a_time(reader):
    late, early = int((NOW + HOUR).timestamp()), int((NOW - HOUR).timestamp())
    assert reader.ids(s=f"{STATE}/reading-list", ot=late) == []
    assert reader.ids(s=f"{STATE}/reading-list", ot=early) == [SCRIPT, FERRY]
    assert reader.ids(s=f"{STATE}/reading-list", nt=early) == []
    assert reader.ids(s=f"{STATE}/reading-list", nt=late) == [SCRIPT, FERRY]


def test_labels_broadcasts_and_unknown_streams(reader, store):
    store.feeds.sync([FeedSpec(url=HERALD, name="", tags=("coast",)), FeedSpec(url=GAZETTE, name="")], NOW)
    assert reader.ids(s="user/-/label/coast") == [SCRIPT, FERRY]
    assert reader.ids(s=f"{STATE}/reading-list", xt="user/-/label/coast") == []
    assert reader.ids(s=f"{STATE}/broadcast") == []
    assert reader.get("stream/items/ids", s="pop/com.google/top").status_code == 404
    assert reader.get("stream/items/ids", s="user/-/label/nobody").json()["itemRefs"] == []


def test_a_form_that_never_ends_is_refused(reader):
    assert reader.post("edit-tag", i="1" * 1_100_000).status_code == 413
    many = "&".join(f"i={n}" for n in range(11_000))
    answer = reader.browser.post(f"{API}/edit-tag", content=many, headers=reader.head)
    assert answer.status_code == 400
    assert reader.browser.post("/accounts/ClientLogin", data={"Passwd": "1" * 20_000}).status_code == 413, "who has no token yet"
