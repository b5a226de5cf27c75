"""Visiting article pages: a real store, real HTTP on loopback, every way a visit ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from unittest.mock import Mock

import pytest
from structlog.testing import capture_logs

from aggregator.config.load import defaults
from aggregator.core.urls import host_of
from aggregator.engine.extract_host import extract_host
from aggregator.engine.kit import Kit
from aggregator.errors import ExtractError, Rejection, StoreAwayError
from aggregator.extract.page import extract
from aggregator.fetch.client import Fetcher
from aggregator.model.article import ExtractState
from aggregator.store.thread import DbThread
from tests.contract.store.builders import entry, poll, with_feeds

PAGES = Path(__file__).parents[2] / "data" / "pages"
START = datetime(2025, 6, 3, 12, 0, tzinfo=UTC)


class Watch:
    """A clock that only its own sleep and `move` change."""

    def __init__(self) -> None:
        self.at = START
        self.slept: list[float] = []

    def now(self):
        return self.at

    def monotonic(self):
        return self.at.timestamp()

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)

    def move(self, **by):
        self.at += timedelta(**by)


class InProcess:
    """Extraction without processes."""

    failure: Exception | None = None

    async def extract_page(self, body, **known):
        if self.failure is not None:
            raise self.failure
        return extract(body, **known)


class House:
    """A kit on a fresh store, whose pages a loopback server gives."""

    def __init__(self, store, server, **settings) -> None:
        self.store, self.server, self.watch = store, server, Watch()
        fetch = {"allow_networks": ["127.0.0.0/8"], "per_host_delay": "2s", **settings.pop("fetch", {})}
        self.settings = defaults(fetch=fetch, **settings)
        self.kit = Kit(
            settings=lambda: self.settings,
            store=store,
            db=DbThread(sqlite=True),
            fetcher=Fetcher(self.settings.fetch, self.watch),
            workers=InProcess(),
            clock=self.watch,
            rng=Random(1),  # noqa: S311 - jitter
        )
        (self.feed,) = with_feeds(store, server.url_for("/feed"), now=START)

    def serve(self, path, name=None, **response):
        body = (PAGES / f"{name}.html").read_bytes() if name else response.pop("body", b"")
        query = response.pop("query_string", None)
        self.server.expect_request(path, query_string=query).respond_with_data(body, content_type="text/html; charset=utf-8", **response)

    def expect(self, *paths):
        """Let a poll have found an entry for each path."""
        records = [
            entry(path, url=self.server.url_for(path), canonical_url=self.server.url_for(path), wants_page=True, claims=())
            for path in paths
        ]
        return self.store.feeds.record(poll(self.feed, *records, at=START)).article_ids

    async def visit(self):
        return await extract_host(self.kit, host_of(self.server.url_for("/")))


@pytest.fixture
async def house(store, httpserver):
    built = House(store, httpserver)
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /private/\n")
    yield built
    await built.kit.fetcher.aclose()
    built.kit.db.close()


async def test_a_page_becomes_the_articles_text_and_times_with_one_log_event(house):
    (article,) = house.expect("/a")
    house.serve("/a", "article_jsonld")
    with capture_logs() as logs:
        (record,) = await house.visit()
    row = house.store.articles.get(article)
    assert record.state is ExtractState.DONE
    assert row.text.startswith("The new bridge over the harbour")
    assert row.published.instant == datetime(2025, 6, 1, 8, 0, tzinfo=UTC)
    assert row.updated.instant == datetime(2025, 6, 1, 10, 30, tzinfo=UTC)
    assert [(log["event"], log["outcome"]) for log in logs if log["event"] == "page"] == [("page", "done")]
    assert await house.visit() == []


async def test_a_consent_wall_is_rejected_and_the_feeds_text_stays(house):
    (article,) = house.expect("/a")
    house.serve("/a", "reject_consent")
    (record,) = await house.visit()
    row = house.store.articles.get(article)
    assert (record.state, record.reason, record.claims) == (ExtractState.REJECTED, "consent", ())
    assert row.text.startswith("The ferry /a left")


async def test_a_database_server_that_is_away_for_a_moment_costs_a_page_none_of_its_tries(house, monkeypatch):
    """It counted as a fault of ours, one of five tries; a poll's feed never had a part in it."""
    house.expect("/a")
    house.serve("/a", "article_jsonld")
    with monkeypatch.context() as away:
        away.setattr(house.store.hosts, "reserve", Mock(side_effect=StoreAwayError("away")))
        with pytest.raises(StoreAwayError):
            await house.visit()
    (record,) = await house.visit()
    assert (record.state, record.tries) == (ExtractState.DONE, 1)


async def test_a_failing_page_is_tried_again_and_given_up_after_five_tries(house):
    house.expect("/a")
    house.serve("/a", body=b"down", status=500)
    states = []
    for _ in range(5):
        (record,) = await house.visit()
        states.append((record.state, record.tries))
        house.watch.move(days=2)
    assert states == [*((ExtractState.PENDING, n) for n in range(1, 5)), (ExtractState.FAILED, 5)]
    assert await house.visit() == []


async def test_a_page_that_is_gone_is_given_up_at_once(house):
    house.expect("/a")
    house.serve("/a", body=b"gone", status=410)
    (record,) = await house.visit()
    assert (record.state, record.reason, record.retry_at) == (ExtractState.FAILED, "gone", None)


@pytest.mark.rule("R1")
async def test_robots_txt_is_obeyed(house):
    house.expect("/private/a")
    (record,) = await house.visit()
    assert (record.state, record.reason) == (ExtractState.FAILED, "robots_refused")
    assert [request.path for request, _ in house.server.log] == ["/robots.txt"]


async def test_robots_can_be_switched_off(store, httpserver):
    house = House(store, httpserver, fetch={"robots": False})
    house.expect("/private/a")
    house.serve("/private/a", "article_plain")
    (record,) = await house.visit()
    assert record.state is ExtractState.DONE
    await house.kit.fetcher.aclose()
    house.kit.db.close()


@pytest.mark.rule("P8")
async def test_retry_after_holds_the_whole_host_and_counts_no_try(house):
    house.expect("/a", "/b")
    for path in ("/a", "/b"):
        house.serve(path, body=b"slow down", status=429, headers={"Retry-After": "7200"})
    first, second = await house.visit()
    assert (first.reason, first.tries) == ("rate_limited", 1)
    assert (second.reason, second.tries) == ("held", 0)
    assert first.retry_at >= START + timedelta(hours=2)
    assert second.retry_at > START + timedelta(hours=1)


@pytest.mark.rule("P9")
async def test_pages_of_a_host_are_asked_for_in_turn(house):
    house.expect("/a", "/b")
    house.serve("/a", "article_plain")
    house.serve("/b", "article_meta")
    await house.visit()
    assert house.watch.slept == [2.0, 2.0]


async def test_the_same_text_on_a_third_page_is_boilerplate(house):
    house.expect("/a", "/b", "/c")
    for path in ("/a", "/b", "/c"):
        house.serve(path, "article_plain")
    records = await house.visit()
    assert [record.reason for record in records] == [None, None, "boilerplate"]
    assert records[2].retry_at == records[2].at + timedelta(minutes=10)


async def test_extraction_that_was_stopped_rejects_the_page(house):
    house.expect("/a")
    house.serve("/a", "article_plain")
    house.kit.workers.failure = ExtractError(Rejection.EMPTY, "extraction took longer than 30 s and was stopped")
    (record,) = await house.visit()
    assert (record.state, record.reason) == (ExtractState.REJECTED, "empty")


async def test_a_fault_of_ours_ends_one_page_and_not_the_others(house):
    house.expect("/a", "/b")
    house.serve("/a", "article_plain")
    house.serve("/b", "article_plain")
    house.kit.workers.failure = RuntimeError("a bug")
    with capture_logs() as logs:
        records = await house.visit()
    assert [(record.state, record.reason) for record in records] == [(ExtractState.PENDING, "internal_error")] * 2
    assert sum(log["event"] == "page failed" for log in logs) == 2


@pytest.mark.rule("P17")
async def test_the_feeds_own_cookie_goes_to_pages_of_its_site(store, httpserver):
    url = httpserver.url_for("/feed")
    house = House(store, httpserver, feeds=[{"url": url, "headers": {"Cookie": "member=1"}}])
    httpserver.expect_request("/robots.txt").respond_with_data("")
    house.expect("/a")
    house.serve("/a", "article_plain")
    await house.visit()
    assert house.server.log[-1][0].headers["Cookie"] == "member=1"
    await house.kit.fetcher.aclose()
    house.kit.db.close()


async def test_the_cookie_of_an_https_feed_went_in_the_clear_to_a_page_it_links_to_by_http(store, httpserver):
    house = House(store, httpserver, feeds=[{"url": httpserver.url_for("/feed"), "headers": {"Cookie": "member=1"}, "user": "ann"}])
    httpserver.expect_request("/robots.txt").respond_with_data("")
    house.expect("/a")
    house.serve("/a", "article_plain")
    section = house.settings.feeds[0].model_copy(update={"url": "https://localhost/feed"})
    house.settings.feeds_by_url[httpserver.url_for("/feed")] = section
    await house.visit()
    assert not {"Cookie", "Authorization"} & set(house.server.log[-1][0].headers.keys())
    await house.kit.fetcher.aclose()
    house.kit.db.close()


async def test_selectors_of_the_configuration_come_first(store, httpserver):
    house = House(store, httpserver, fulltext={"sites": {"localhost": {"text": "article > p"}}})
    httpserver.expect_request("/robots.txt").respond_with_data("")
    (article,) = house.expect("/a")
    house.serve("/a", "article_structure")
    (record,) = await house.visit()
    text = house.store.articles.get(article).text
    assert record.detail.startswith("site rule: article > p")
    assert "Ferries will go on" in text
    assert "What it cost" not in text
    await house.kit.fetcher.aclose()
    house.kit.db.close()


def article(*paragraphs, head="", after=""):
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    start = f'<html><head><title>The long voyage</title><meta property="og:type" content="article">{head}</head>'
    return f"{start}<body><article><h1>The long voyage</h1>{inner}</article>{after}</body></html>".encode()


PART = [
    f"On day {day} of the voyage the crew of the grain ship sailed {day * 40} miles, mended the third sail, and ate barley with salt fish, "
    "which by then nobody wanted to see again; the cat slept on the chart table and would not be moved."
    for day in range(1, 7)
]


async def test_the_pages_of_one_article_are_joined_and_a_pager_of_others_is_not_followed(house):
    (number,) = house.expect("/voyage")
    pager = '<div class="pagination"><a href="/voyage?page=1">1</a> <a href="/voyage?page=2">2</a> <a href="/voyage?page=3">3</a></div>'
    house.serve("/voyage", body=article(*PART[:2], head='<link rel="next" href="/voyage?page=2">'), query_string="")
    house.server.expect_request("/voyage", query_string="page=2").respond_with_data(
        article(PART[0], *PART[2:4], after=pager), content_type="text/html"
    )
    last = article(*PART[4:], head='<link rel="next" href="/ferry">')
    house.server.expect_request("/voyage", query_string="page=3").respond_with_data(last, content_type="text/html")
    (record,) = await house.visit()
    row = house.store.articles.get(number)
    assert row.text == "\n\n".join(PART)
    assert [row.html.count(part) for part in PART] == [1] * len(PART)
    assert "3 pages joined" in record.detail
    assert [request.path + "?" + request.query_string.decode() for request, _ in house.server.log][1:] == [
        "/voyage?",
        "/voyage?page=2",
        "/voyage?page=3",
    ]
    assert house.watch.slept.count(2.0) >= 2  # as far apart as any two requests


async def test_a_page_that_cannot_be_had_leaves_the_pages_before_it_and_is_said(house):
    (number,) = house.expect("/voyage")
    house.serve("/voyage", body=article(*PART[:2], head='<link rel="next" href="/voyage?page=2">'), query_string="")
    house.server.expect_request("/voyage", query_string="page=2").respond_with_data("gone", status=404)
    (record,) = await house.visit()
    assert (record.state, house.store.articles.get(number).text) == (ExtractState.DONE, "\n\n".join(PART[:2]))
    assert "page 2: " in record.detail


async def test_a_pause_asked_for_on_the_second_page_of_an_article_holds_the_host(house):
    house.expect("/voyage", "/other")
    house.serve("/voyage", body=article(*PART[:2], head='<link rel="next" href="/voyage?page=2">'), query_string="")
    refusal = {"status": 429, "headers": {"Retry-After": "3600"}}
    house.server.expect_request("/voyage", query_string="page=2").respond_with_data("slow down", **refusal)
    joined, held = await house.visit()
    assert (joined.state, held.state, held.reason) == (ExtractState.DONE, ExtractState.PENDING, "held")
    assert "/other" not in [request.path for request, _ in house.server.log]


async def test_a_further_page_is_not_asked_for_once_the_host_asked_for_a_pause(house):
    (number,) = house.expect("/voyage")
    house.serve("/voyage", body=article(*PART[:2], head='<link rel="next" href="/voyage?page=2">'), query_string="")
    sleep, host = house.watch.sleep, host_of(house.server.url_for("/"))

    async def slept(seconds):
        if "/voyage" in [request.path for request, _ in house.server.log]:  # waits for the second page's turn
            house.store.hosts.set_retry(host, house.watch.at + timedelta(hours=1), 0)
        await sleep(seconds)

    house.watch.sleep = slept
    (record,) = await house.visit()
    assert (record.state, house.store.articles.get(number).text) == (ExtractState.DONE, "\n\n".join(PART[:2]))
    assert "asked for a pause until" in record.detail
    assert [request.path for request, _ in house.server.log] == ["/robots.txt", "/voyage"]


async def test_an_application_is_read_in_its_amp_version_with_one_request_more(house):
    (number,) = house.expect("/app")
    shell = (
        b'<html><head><title>The long voyage</title><link rel="amphtml" href="/app/amp"></head><body><div id="root"></div></body></html>'
    )
    house.serve("/app", body=shell)
    house.serve("/app/amp", body=article(*PART[:3]))
    (record,) = await house.visit()
    assert house.store.articles.get(number).text == "\n\n".join(PART[:3])
    assert "needs_script on the page" in record.detail
    assert len(house.server.log) == 3


@pytest.mark.parametrize(
    "named",
    [
        b'<link rel="alternate" media="print" href="/app/print">',
        b'<a class="share print" href="/app/print">Print</a>',
        b'<a rel="print nofollow" href="/app/print">Drucken</a>',
    ],
)
async def test_a_page_of_a_few_words_is_read_in_its_print_version(house, named):
    (number,) = house.expect("/app")
    house.serve("/app", body=b"<html><head><title>The long voyage</title>" + named + b'</head><body><div id="root"></div></body></html>')
    house.serve("/app/print", body=article(*PART[:3]))
    (record,) = await house.visit()
    assert house.store.articles.get(number).text == "\n\n".join(PART[:3])
    assert "read at" in record.detail
    assert "/app/print" in record.detail


async def test_a_print_version_of_a_page_that_has_its_text_is_not_asked_for(house):
    house.expect("/app")
    house.serve("/app", body=article(*PART[:3]).replace(b"</body>", b'<a class="print" href="/app/print">Print</a></body>'))
    await house.visit()
    assert "/app/print" not in [request.path for request, _ in house.server.log]


async def test_an_amp_version_without_text_changes_nothing(house):
    house.expect("/app")
    house.serve(
        "/app", body=b'<html><head><title>x</title><link rel="amphtml" href="/app/amp"></head><body><div id="root"></div></body></html>'
    )
    house.serve("/app/amp", body=b"<html><body><div id=root></div></body></html>")
    (record,) = await house.visit()
    assert (record.state, record.reason) == (ExtractState.REJECTED, "needs_script")
    assert "no more at" in record.detail
