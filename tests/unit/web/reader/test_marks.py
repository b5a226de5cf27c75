"""What is read, unread and starred, as apps of many makers say it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.config.schema import RetentionSection
from aggregator.engine.group import group_pending
from aggregator.store.tables import Article, Mark
from tests.atomrules import faults
from tests.contract.store.builders import GAZETTE, HOUR, NOW, entry, poll
from tests.newsstand import FERRY, SCRIPT, TOWED
from tests.unit.web.reader.client import API, LONG, STATE


def test_marks_may_come_as_a_form_of_parts(reader):
    parts = [("i", (None, str(FERRY))), ("i", (None, LONG.format(SCRIPT))), ("a", (None, f"{STATE}/read"))]
    assert reader.browser.post(f"{API}/edit-tag", files=parts, headers=reader.head).text == "OK"
    assert reader.unread() == {}


def test_a_read_mark_is_kept_and_told(reader, store):
    token = reader.get("token").text
    assert reader.post("edit-tag", i=LONG.format(FERRY), a=f"{STATE}/read", r=f"{STATE}/kept-unread", ac="edit", T=token).text == "OK"
    assert reader.ids(s=f"{STATE}/reading-list", xt=f"{STATE}/read") == [SCRIPT]
    assert reader.ids(s=f"{STATE}/read") == [FERRY]
    assert reader.unread() == {"feed/1": 1, f"{STATE}/reading-list": 1}
    item = reader.get("stream/items/contents", i=FERRY).json()["items"][0]
    assert f"{STATE}/read" in item["categories"]
    assert store.marks.of([FERRY])[FERRY].read


def test_newsboats_way_to_say_unread(reader):
    reader.post("edit-tag", i=FERRY, a=f"{STATE}/read")
    reader.post("edit-tag", i=FERRY, r=f"{STATE}/read", a=[f"{STATE}/kept-unread", f"{STATE}/tracking-kept-unread"])
    assert reader.ids(s=f"{STATE}/reading-list", xt=f"{STATE}/read") == [SCRIPT, FERRY]


def test_a_star_stays_when_the_story_is_read_and_can_be_taken_away(reader):
    reader.post("edit-tag", i=[FERRY, SCRIPT], a=f"{STATE}/starred")
    reader.post("edit-tag", i=FERRY, a="user/1005921515/state/com.google/read")
    assert reader.ids(s=f"{STATE}/starred") == [SCRIPT, FERRY]
    reader.post("edit-tag", i=FERRY, r=f"{STATE}/starred")
    assert reader.ids(s=f"{STATE}/starred") == [SCRIPT]
    assert reader.ids(s=f"{STATE}/read") == [FERRY]


@pytest.mark.parametrize(
    "asked",
    [
        {"i": FERRY, "a": f"{STATE}/read", "r": f"{STATE}/read"},
        {"i": FERRY, "a": [f"{STATE}/read", f"{STATE}/kept-unread"]},
        {"i": FERRY, "a": "user/-/label/mine"},
        {"a": f"{STATE}/read"},
    ],
)
def test_a_mark_that_says_two_things_or_is_not_kept_here_is_refused(reader, store, asked):
    assert reader.post("edit-tag", **asked).status_code == 400
    assert store.marks.of([FERRY]) == {}


def test_a_client_marks_a_whole_feed_item_by_item(reader):
    """Fluent Reader does, and does not look whether it went well: what was refused came back as unread."""
    numbers = [FERRY, *range(100_000, 109_998), SCRIPT]
    assert reader.post("edit-tag", i=[LONG.format(number) for number in numbers], a=f"{STATE}/read").text == "OK"
    assert reader.unread() == {}
    assert reader.post("edit-tag", i=[*numbers, TOWED], a=f"{STATE}/read").status_code == 400
    assert reader.post("stream/items/contents", i=numbers[:1001]).status_code == 400


def test_marking_an_unknown_item_does_nothing(reader):
    assert reader.post("edit-tag", i=4711, a=f"{STATE}/read").text == "OK"
    assert Mark.select().count() == 0


def test_what_is_not_unread_is_what_was_read(reader):
    """Readrops asks for the read ones by leaving the unread ones out: it was told that everything is read."""
    reader.post("edit-tag", i=FERRY, a=f"{STATE}/read")
    assert reader.ids(s=f"{STATE}/reading-list", xt=f"{STATE}/unread") == [FERRY]
    assert reader.ids(s=f"{STATE}/reading-list", it=f"{STATE}/unread") == [SCRIPT]
    assert reader.ids(s=f"{STATE}/unread") == [SCRIPT]


def test_marking_all_stops_at_what_the_client_has_seen(reader, store, tmp_path):
    (gazette,) = store.feeds.select([GAZETTE], NOW + HOUR)
    store.feeds.record(poll(gazette, entry("late", title="Lighthouse museum opens", url="https://gazette.example/late"), at=NOW + HOUR))
    from aggregator.config.load import defaults

    group_pending(store, defaults(data_dir=tmp_path), NOW + HOUR)
    ts = str(int((NOW + timedelta(minutes=1)).timestamp() * 10**6))
    assert reader.post("mark-all-as-read", s=f"{STATE}/reading-list", ts=ts).text == "OK"
    left = reader.ids(s=f"{STATE}/reading-list", xt=f"{STATE}/read")
    assert len(left) == 1
    assert left[0] not in (FERRY, SCRIPT)
    reader.post("mark-all-as-read", s="feed/2")
    assert reader.unread() == {}


@pytest.mark.parametrize("ts", ["", "abc", "-1", "1795935642.5"])
def test_a_time_that_cannot_be_read_marks_nothing(reader, ts):
    """Without its bound the request would mark everything as read, what the client never showed included."""
    assert reader.post("mark-all-as-read", s=f"{STATE}/reading-list", ts=ts).status_code == 400
    assert reader.unread()["feed/1"] == 2


def test_a_parameter_without_a_value_says_nothing(reader):
    assert reader.ids(s=f"{STATE}/reading-list", n="", c="", xt="") == [SCRIPT, FERRY]
    assert reader.post("edit-tag", i=FERRY, a=f"{STATE}/read", r="").text == "OK"
    assert reader.ids(s=f"{STATE}/read") == [FERRY]


def test_a_star_on_a_story_of_last_month_does_not_make_it_unread(reader, clock):
    clock.at = NOW + timedelta(days=31)
    reader.post("edit-tag", i=FERRY, a=f"{STATE}/starred")
    reader.post("edit-tag", i=SCRIPT, r=f"{STATE}/kept-unread")
    assert reader.ids(s=f"{STATE}/starred") == [FERRY]
    assert reader.unread() == {}


def test_a_story_starred_when_it_was_new_counts_as_read_with_those_of_its_day(reader, clock):
    reader.post("edit-tag", i=FERRY, a=f"{STATE}/starred")
    assert f"{STATE}/read" not in reader.get("stream/items/contents", i=FERRY).json()["items"][0]["categories"]
    clock.at = NOW + timedelta(days=31)
    assert reader.unread() == {}
    categories = reader.get("stream/items/contents", i=FERRY).json()["items"][0]["categories"]
    assert {f"{STATE}/read", f"{STATE}/starred"} <= set(categories)


def test_marking_what_is_read_as_read_touches_nothing_else(reader):
    reader.post("mark-all-as-read", s=f"{STATE}/read")
    assert reader.unread()["feed/1"] == 2


def test_what_is_a_month_old_counts_as_read_unless_somebody_says_otherwise(reader, clock):
    clock.at = NOW + timedelta(days=31)
    assert reader.unread() == {}
    reader.post("edit-tag", i=FERRY, a=f"{STATE}/kept-unread")
    assert reader.unread() == {"feed/1": 1, f"{STATE}/reading-list": 1}
    states = {item["id"]: item["categories"] for item in reader.get("stream/contents").json()["items"]}
    assert f"{STATE}/read" in states[LONG.format(SCRIPT)]
    assert f"{STATE}/read" not in states[LONG.format(FERRY)]


def test_newsboats_atom_tells_read_from_unread(reader, store):
    store.marks.put([FERRY], NOW, read=True)
    body = reader.browser.get("/reader/atom/feed%2F1?n=10", headers=reader.head).content
    assert faults(body) == []
    text = body.decode()
    assert text.count('label="fresh"') == 1
    assert text.count('label="read"') == 1
    assert LONG.format(FERRY) in text


def test_a_starred_story_is_never_pruned(store, reader):
    store.marks.put([FERRY], NOW, starred=True)
    store.upkeep.prune(RetentionSection(articles="1d"), NOW + timedelta(days=400))
    kept = {a.id for a in Article.select(Article.id).where(Article.pruned_at.is_null())}
    assert kept == {FERRY}
