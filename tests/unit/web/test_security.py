from __future__ import annotations

import pytest

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
PATHS = ["/", "/digests", "/articles", "/articles/1", "/feeds", "/search", "/style.css", "/healthz", "/readyz", "/metrics", "/nothing"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_bears_the_headers(browser, path):
    answer = browser.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "private" in answer.headers["cache-control"] or "no-store" in answer.headers["cache-control"] or path == "/style.css"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(browser, method):
    answer = browser.request(method, "/articles")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_head_answers_as_get_would(browser):
    assert browser.head("/articles").headers["content-length"] == browser.get("/articles").headers["content-length"]
    assert browser.head("/nothing").status_code == 404


def test_a_foreign_host_is_refused_with_the_headers(browser):
    answer = browser.get("/articles", headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert "ferry" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
