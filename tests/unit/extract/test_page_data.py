"""The JSON of a page: where scripts and attributes keep it, and what is none."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from urllib.parse import quote

import pytest
from lxml.html import document_fromstring

from aggregator.errors import Rejection
from aggregator.extract.page import extract
from aggregator.extract.pagedata import documents
from aggregator.model.times import ClaimKind

NOW = datetime(2025, 6, 3, 12, 0, tzinfo=UTC)
URL = "https://news.example.org/town/harbour-bridge-opens"
VALUE = {"article": {"title": 'Ferry\'s "last" trip', "body": "<p>It left.</p>", "at": "2025-06-01T08:00:00Z", "more": [1, None, True]}}
TEXT = json.dumps(VALUE)
IN_QUOTES = TEXT.replace("\\", "\\\\").replace("'", "\\'")
FLAT = [
    {"article": 1},
    {"title": 2, "body": 3, "at": 4, "more": 6},
    VALUE["article"]["title"],
    "<p>It left.</p>",
    ["Date", "2025-06-01T08:00:00Z"],
    0,
    [7, 8, 9],
    1,
    None,
    True,
]


def found(body: str) -> list[object]:
    return [document.value for document in documents(document_fromstring(f"<html><body><div>x</div>{body}</body></html>"))]


@pytest.mark.parametrize(
    "body",
    [
        f"<script id=__NEXT_DATA__ type=application/json>{TEXT}</script>",
        f"<script type='application/json; charset=utf-8'>{TEXT}</script>",
        f"<script>window.__INITIAL_STATE__ = {TEXT};(function(){{}})()</script>",
        f"<script>window['__PRELOADED_STATE__']={TEXT}</script>",
        f"<script>var a=1;self.articleData={TEXT}\n</script>",
        f"<script>window.__STATE__=JSON.parse({json.dumps(TEXT)})</script>",
        f"<script>window.__STATE__ = JSON.parse('{IN_QUOTES}');</script>",
        f'<script>window.__STATE__=JSON.parse(decodeURIComponent("{quote(TEXT)}"))</script>',
        f"<script>dataLayer.push({TEXT});</script>",
        "<script>window.__STATE__=" + TEXT.replace("null", "undefined") + "</script>",
        f"<div data-page='{escape(TEXT)}'></div>",
        f"<script type=application/json id=__NUXT_DATA__>{json.dumps(FLAT)}</script>",
    ],
    ids=[
        "next",
        "typed",
        "assigned",
        "in brackets",
        "variable",
        "parsed",
        "single quotes",
        "encoded",
        "pushed",
        "undefined",
        "attribute",
        "nuxt 3",
    ],
)
def test_a_state_is_found_where_pages_keep_it(body):
    assert found(body) == [VALUE]


@pytest.mark.parametrize(
    "body",
    [
        "<script>window.__NUXT__=(function(a){return {title:a}}('x'))</script>",
        "<script>var pageData = {title: makeTitle('Ferry')};</script>",
        "<script type=application/json>{broken</script>",
        "<script>window.__STATE__=JSON.parse('{broken');</script>",
        "<script type=text/template>state = {}</script>",
        "<div data-page='{not json, but long enough to be looked at, as a template of forty words}'></div>",
        f"<script type=application/json>{'[' * 100_000}</script>",
    ],
)
def test_a_program_a_template_and_broken_json_hold_nothing(body):
    assert found(body) == []


def test_a_flattened_state_that_holds_itself_has_an_end():
    doubling = [[place + 1, place + 1] for place in range(60)] + ["end"]
    assert found(f"<script type=application/json id=__NUXT_DATA__>{json.dumps(doubling)}</script>")
    assert found('<script type=application/json id=__NUXT_DATA__>[{"a":0,"b":1},9]</script>') == [{"a": None, "b": 9}]


def test_scripts_of_assignments_without_end_are_read_in_time_that_grows_with_their_length():
    lines = (
        "state=[" * 20_000,
        "data" * 60_000,
        "a." * 60_000 + "state",
        "state=JSON.parse('" * 10_000,
        "<!--publi" * 10_000,
        "state={a:1," * 20_000,
    )
    for line in lines:
        body = f"<html><body><h1>Ferry leaves</h1><div id=root></div><script>var x={{}};{line}</script></body></html>"
        assert extract(body.encode(), url=URL, fetched_at=NOW).rejected is Rejection.NEEDS_SCRIPT


SENTENCES = [
    "The ferry left the harbour at dawn, with forty people and a cow on board.",
    "It came back at noon, and the cow had to stay on the island until the next boat leaves.",
]
STORY = {"title": "Ferry leaves", "content": "".join(f"<p>{line}</p>" for line in SENTENCES)}


def page(state: object, shown: str = "", title: str = "Ferry leaves") -> bytes:
    return (
        f"<html lang=en><head><title>{title}</title></head><body><div id=root>{shown}</div>"
        f"<script type=application/json>{json.dumps(state)}</script></body></html>"
    ).encode()


@pytest.mark.parametrize(
    "walled",
    [{"isPremium": True}, {"access": "Premium"}, {"visibility": "members"}, {"isAccessibleForFree": False}, {"paywall": "true"}],
    ids=str,
)
def test_an_article_that_its_own_data_says_is_not_for_everybody_stays_unread(walled):
    found = extract(page({"article": STORY | walled}), url=URL, fetched_at=NOW)
    assert (found.rejected, found.text) == (Rejection.NEEDS_SCRIPT, "")
    free = {key: {"isAccessibleForFree": True}.get(key) for key in walled}
    assert extract(page({"article": STORY | free}), url=URL, fetched_at=NOW).text == "\n\n".join(SENTENCES)


def test_a_page_that_begins_with_the_words_of_its_data_is_left_where_it_ends():
    shown = f"<article><h1>Ferry leaves</h1><p>{SENTENCES[0]}</p></article>"
    found = extract(page({"article": STORY}, shown), url=URL, fetched_at=NOW)
    assert (found.rejected, found.text) == (None, SENTENCES[0])


def test_an_article_of_another_name_is_taken_where_it_is_the_only_one_or_bears_the_pages_address():
    assert extract(page({"a": STORY}, title="The Paper"), url=URL, fetched_at=NOW).title == "Ferry leaves"
    other = {"title": "Bees on roofs", "content": "".join(f"<p>Bees. {line}</p>" for line in SENTENCES)}
    assert extract(page([other, STORY], title="The Paper"), url=URL, fetched_at=NOW).rejected is Rejection.NEEDS_SCRIPT
    named = STORY | {"slug": "harbour-bridge-opens"}
    assert extract(page([other, named], title="The Paper"), url=URL, fetched_at=NOW).text == "\n\n".join(SENTENCES)


def test_the_times_of_an_article_are_told_apart_in_every_spelling():
    fields = {"createdAt": "2025-05-30T08:00:00Z", "date_gmt": "2025-06-01T08:00:00", "modified_gmt": "2025-06-02T09:00:00"}
    found = extract(page({"article": STORY | fields}), url=URL, fetched_at=NOW)
    assert {(raw.kind, raw.raw) for raw in found.times if raw.source.startswith("data.")} == {
        (ClaimKind.PUBLISHED, "2025-06-01T08:00:00Z"),
        (ClaimKind.UPDATED, "2025-06-02T09:00:00Z"),
    }


def test_one_time_under_both_names_is_no_update():
    fields = {"published": "2025-06-01T08:00:00Z", "updated": "2025-06-01T08:00:00Z"}
    found = extract(page({"article": STORY | fields}), url=URL, fetched_at=NOW)
    assert [raw.kind for raw in found.times if raw.source.startswith("data.")] == [ClaimKind.PUBLISHED]
