"""Who gets in, who has to wait, and what is told to those who do not."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from aggregator.errors import StoreBusyError
from aggregator.web.reader.login import Login
from tests.newsstand import FERRY, SCRIPT, TestClient, app_over
from tests.unit.web.reader.client import API, SECRET, STATE, cheap_line


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
