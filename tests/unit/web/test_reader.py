from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aggregator.config.schema import RetentionSection
from aggregator.engine.group import group_pending
from aggregator.errors import StoreBusyError
from aggregator.model.feed import FeedSpec
from aggregator.store.tables import Article, Mark
from aggregator.web.reader.login import Login
from tests.atomrules import faults
from tests.contract.store.builders import GAZETTE, HERALD, HOUR, NOW, entry, poll, with_feeds
from tests.newsstand import FERRY, SCRIPT, TOWED, TestClient, app_over, with_news

API = "/reader/api/0"
STATE = "user/-/state/com.google"
LONG = "tag:google.com,2005:reader/item/{:016x}"
SECRET = "lighthouse keeper"


class Clock:
    """Stands still until a test moves it."""

    at = NOW + 2 * HOUR

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Reader:
    """A client that logged in."""

    def __init__(self, browser: TestClient) -> None:
        said = browser.post("/accounts/ClientLogin", data={"Email": "me", "Passwd": SECRET})
        self.auth = dict(line.split("=", 1) for line in said.text.splitlines())["Auth"]
        self.browser, self.head = browser, {"Authorization": f"GoogleLogin auth={self.auth}"}

    def get(self, path: str, **params):
        return self.browser.get(f"{API}/{path}", params=params, headers=self.head)

    def post(self, path: str, **data):
        return self.browser.post(f"{API}/{path}", data=data, headers=self.head)

    def ids(self, **params) -> list[int]:
        return [int(ref["id"]) for ref in self.get("stream/items/ids", **params).json()["itemRefs"]]

    def unread(self) -> dict[str, int]:
        return {row["id"]: row["count"] for row in self.get("unread-count").json()["unreadcounts"]}


def cheap_line(secret: str) -> str:
    """Return what `web password` stores, made in no time."""
    salt = b"s" * 16
    return f"scrypt$2$1$1${salt.hex()}${hashlib.scrypt(secret.encode(), salt=salt, n=2, r=1, p=1, dklen=32).hex()}"


@pytest.fixture
def password(tmp_path: Path) -> Path:
    file = tmp_path / "reader-password"
    file.write_text(cheap_line(SECRET) + "\n", "ascii")
    return file


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def browser(store, tmp_path, password, clock):
    with_news(store, tmp_path)
    with app_over(store, tmp_path, clock=clock, web={"reader": {"password_file": str(password)}}) as app:
        yield TestClient(app, base_url="http://127.0.0.1:8642", raise_server_exceptions=False)


@pytest.fixture
def reader(browser) -> Reader:
    return Reader(browser)


def test_without_a_password_there_is_no_api(store, tmp_path):
    for options in ({}, {"web": {"reader": {"password_file": str(tmp_path / "none")}}}):
        with app_over(store, tmp_path, **options) as app:
            browser = TestClient(app, base_url="http://127.0.0.1:8642")
            for answer in (browser.post("/accounts/ClientLogin", data={"Passwd": ""}), browser.get(f"{API}/tag/list")):
                assert answer.status_code == 404
                assert "aggregator web password" in answer.text


def test_a_password_file_that_cannot_be_read_is_told_and_not_taken_for_none(store, tmp_path, capsys):
    """After `sudo aggregator web password` the answer was that the API is off, and how to set a password."""
    unreadable = tmp_path / "reader-password"
    unreadable.mkdir()  # as root, who runs tests here, may read everything else
    with app_over(store, tmp_path, web={"reader": {"password_file": str(unreadable)}}) as app:
        browser = TestClient(app, base_url="http://127.0.0.1:8642")
        for answer in (browser.post("/accounts/ClientLogin", data={"Passwd": SECRET}), browser.get(f"{API}/token")):
            assert answer.status_code == 503
            assert "the log has the reason" in answer.text
            assert str(tmp_path) not in answer.text
    assert f"file={unreadable}" in capsys.readouterr().out


def test_a_wrong_password_gives_no_token_and_soon_has_to_wait(browser, clock):
    said = [browser.post("/accounts/ClientLogin", data={"Passwd": "guess"}).status_code for _ in range(5)]
    assert said == [401, 401, 401, 429, 429]
    waiting = browser.post("/accounts/ClientLogin", data={"Passwd": SECRET})
    assert (waiting.status_code, waiting.headers["retry-after"]) == (429, "1")
    clock.at += timedelta(seconds=2)
    assert browser.post("/accounts/ClientLogin", data={"Passwd": SECRET}).status_code == 200


async def test_guesses_that_come_all_at_once_wait_like_those_in_a_row(clock):
    """Those that stood in line while the first were looked at had passed the gate: fifteen of sixty were tried, and so any number."""
    login = Login()
    tries = (login.accepts(f"guess {n}", cheap_line(SECRET), "192.0.2.1", clock.now) for n in range(60))
    said = await asyncio.gather(*tries, return_exceptions=True)
    assert said[:3] == [False] * 3
    assert {getattr(one, "status_code", None) for one in said[3:]} == {429}
    assert await login.accepts(SECRET, cheap_line(SECRET), "192.0.2.2", clock.now), "somebody else"


def test_a_store_that_takes_nothing_now_is_told_in_plain_words(reader, store, monkeypatch):
    def busy(*_args, **_more) -> None:
        raise StoreBusyError("another program kept it locked for 30 s; nothing was changed, try again")

    monkeypatch.setattr(store.marks, "put", busy)
    answer = reader.post("edit-tag", i=FERRY, a=f"{STATE}/read")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "text/plain; charset=utf-8")
    assert "try again" in answer.text


def test_an_app_that_knows_freshrss_alone_finds_the_api_where_that_has_it(browser, reader):
    base = "/api/greader.php"
    assert browser.post(f"{base}/accounts/ClientLogin", data={"Passwd": SECRET}).text.endswith(f"Auth={reader.auth}\n")
    assert browser.get(f"{base}{API}/user-info").status_code == 401
    found = browser.get(f"{base}{API}/stream/contents/{STATE}/reading-list?n=1", headers=reader.head).json()["items"]
    assert found[0]["canonical"] == [{"href": f"http://127.0.0.1:8642/articles/{SCRIPT}"}]
    token = browser.get(f"{base}{API}/token", headers=reader.head).text
    assert browser.post(f"{base}{API}/edit-tag", data={"i": FERRY, "a": f"{STATE}/read", "T": token}, headers=reader.head).text == "OK"


def test_a_token_lives_as_long_as_its_password(browser, reader, password):
    assert reader.get("user-info").status_code == 200
    password.write_text(cheap_line("another one"), "ascii")
    assert reader.get("user-info").status_code == 401


@pytest.mark.parametrize("header", ["", "GoogleLogin auth=", "GoogleLogin auth=00", "Bearer x", "GoogleLogin auth=\u00e9"])
@pytest.mark.parametrize("path", ["user-info", "stream/contents", "stream/items/ids", "unread-count"])
def test_without_the_token_nothing_is_told(browser, header, path):
    assert browser.get(f"{API}/{path}", headers={"Authorization": header.encode("latin-1")}).status_code == 401


def test_no_answer_sets_a_cookie_or_may_be_kept(browser, reader):
    for answer in (browser.post("/accounts/ClientLogin", data={"Passwd": SECRET}), reader.get("tag/list"), reader.get("stream/contents")):
        assert "set-cookie" not in answer.headers
    assert reader.get("tag/list").headers["cache-control"] == "no-store"
    assert reader.browser.get(f"{API}/tag/list", headers={**reader.head, "Host": "evil.example"}).status_code == 421


def test_a_login_may_ask_for_json(browser):
    assert set(browser.post("/accounts/ClientLogin", data={"Passwd": SECRET, "output": "json"}).json()) == {"SID", "LSID", "Auth"}


def test_a_login_may_come_as_a_form_of_parts(browser):
    """Readrops sends its login so: no password was ever right."""
    parts = {"Email": (None, "me"), "Passwd": (None, SECRET)}
    assert "Auth=" in browser.post("/accounts/ClientLogin", files=parts).text
    for kind in ("multipart/form-data", *(f"multipart/form-data; boundary={text}" for text in ("other", "\u00fc\x00")), "multipart/mixed"):
        answer = browser.post("/accounts/ClientLogin", content=b"--b\r\n\r\n--b--", headers={"Content-Type": kind.encode()})
        assert answer.status_code in (401, 429)


def test_marks_may_come_as_a_form_of_parts(reader):
    parts = [("i", (None, str(FERRY))), ("i", (None, LONG.format(SCRIPT))), ("a", (None, f"{STATE}/read"))]
    assert reader.browser.post(f"{API}/edit-tag", files=parts, headers=reader.head).text == "OK"
    assert reader.unread() == {}


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


def test_a_stale_token_is_refused_in_the_way_clients_know(reader, store):
    answer = reader.post("edit-tag", i=FERRY, a=f"{STATE}/read", T="stale")
    assert (answer.status_code, answer.headers["x-reader-google-bad-token"]) == (401, "true")
    assert store.marks.of([FERRY]) == {}


def test_reeder_has_one_token_for_every_server(reader):
    """It sends `x`, and its marks were refused; nobody gains by that letter, for the login is asked for besides."""
    assert reader.post("edit-tag", i=FERRY, a=f"{STATE}/read", T="x").text == "OK"
    assert reader.browser.post(f"{API}/edit-tag", data={"i": FERRY, "a": f"{STATE}/read", "T": "x"}).status_code == 401


def test_what_is_not_unread_is_what_was_read(reader):
    """Readrops asks for the read ones by leaving the unread ones out: it was told that everything is read."""
    reader.post("edit-tag", i=FERRY, a=f"{STATE}/read")
    assert reader.ids(s=f"{STATE}/reading-list", xt=f"{STATE}/unread") == [FERRY]
    assert reader.ids(s=f"{STATE}/reading-list", it=f"{STATE}/unread") == [SCRIPT]
    assert reader.ids(s=f"{STATE}/unread") == [SCRIPT]


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


def test_marking_all_stops_at_what_the_client_has_seen(reader, store, tmp_path):
    (gazette,) = store.feeds.select([GAZETTE], NOW, NOW + HOUR)
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


def test_what_is_a_month_old_counts_as_read_unless_somebody_says_otherwise(reader, clock):
    clock.at = NOW + timedelta(days=31)
    assert reader.unread() == {}
    reader.post("edit-tag", i=FERRY, a=f"{STATE}/kept-unread")
    assert reader.unread() == {"feed/1": 1, f"{STATE}/reading-list": 1}
    states = {item["id"]: item["categories"] for item in reader.get("stream/contents").json()["items"]}
    assert f"{STATE}/read" in states[LONG.format(SCRIPT)]
    assert f"{STATE}/read" not in states[LONG.format(FERRY)]


def test_labels_broadcasts_and_unknown_streams(reader, store):
    store.feeds.sync([FeedSpec(url=HERALD, name="", tags=("coast",)), FeedSpec(url=GAZETTE, name="")], NOW)
    assert reader.ids(s="user/-/label/coast") == [SCRIPT, FERRY]
    assert reader.ids(s=f"{STATE}/reading-list", xt="user/-/label/coast") == []
    assert reader.ids(s=f"{STATE}/broadcast") == []
    assert reader.get("stream/items/ids", s="pop/com.google/top").status_code == 404
    assert reader.get("stream/items/ids", s="user/-/label/nobody").json()["itemRefs"] == []


def test_newsboats_atom_tells_read_from_unread(reader, store):
    store.marks.put([FERRY], NOW, read=True)
    body = reader.browser.get("/reader/atom/feed%2F1?n=10", headers=reader.head).content
    assert faults(body) == []
    text = body.decode()
    assert text.count('label="fresh"') == 1
    assert text.count('label="read"') == 1
    assert LONG.format(FERRY) in text


def test_a_form_that_never_ends_is_refused(reader):
    assert reader.post("edit-tag", i="1" * 1_100_000).status_code == 413
    many = "&".join(f"i={n}" for n in range(11_000))
    answer = reader.browser.post(f"{API}/edit-tag", content=many, headers=reader.head)
    assert answer.status_code == 400
    assert reader.browser.post("/accounts/ClientLogin", data={"Passwd": "1" * 20_000}).status_code == 413, "who has no token yet"


def test_a_starred_story_is_never_pruned(store, reader):
    store.marks.put([FERRY], NOW, starred=True)
    store.upkeep.prune(RetentionSection(articles="1d"), NOW + timedelta(days=400))
    kept = {a.id for a in Article.select(Article.id).where(Article.pruned_at.is_null())}
    assert kept == {FERRY}
