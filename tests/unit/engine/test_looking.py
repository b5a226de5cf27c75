"""Pages looked at again for edits: a real store, real HTTP on loopback, a clock of our own."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from werkzeug import Response

from aggregator.core.urls import host_of
from aggregator.errors import ExtractError, Rejection
from aggregator.model.article import ExtractState
from aggregator.store.tables import Feed, Host
from tests.unit.engine.test_extract_host import START, House

LINES = (
    "The harbour office closed the north pier this morning after a crane driver saw a crack in the second pillar.",
    "Engineers from the town spent the day below the planks and will report to the council on Thursday evening.",
    "Until then the ferries to the islands leave from the fish market, ten minutes later than the timetable says.",
    "The last such closure, eleven years ago, lasted from the autumn storms until the week before Easter.",
)


class Paper:
    """A page that its editors change; it answers conditional requests as asked."""

    def __init__(self, house: House, *, etag: bool = True) -> None:
        self.house, self.etag = house, etag
        self.text = " ".join(LINES)
        self.modified = "2025-06-03T12:00:00Z"
        self.headline = "Ferry /a leaves the harbour"
        self.status, self.headers = 200, {}
        self.statuses: list[int] = []

    def __call__(self, request):
        answer = Response(self.page(), status=self.status, content_type="text/html; charset=utf-8", headers=self.headers)
        if self.etag and self.status == 200:
            answer.set_etag(f"{len(self.text)}-{self.headline}".encode().hex())
            answer = answer.make_conditional(request)
        self.statuses.append(answer.status_code)
        return answer

    def page(self):
        paragraphs = "".join(f"<p>{line}</p>" for line in self.text.split("\n"))
        return (
            f'<html lang="en"><head><title>{self.headline}</title><meta property="og:type" content="article">'
            f'<meta property="article:published_time" content="2025-06-03T11:50:00Z">'
            f'<meta property="article:modified_time" content="{self.modified}"></head>'
            f"<body><article><h1>{self.headline}</h1>{paragraphs}</article></body></html>"
        )


@pytest.fixture
async def house(store, httpserver):
    built = House(store, httpserver)
    httpserver.expect_request("/robots.txt").respond_with_data("")
    yield built
    await built.kit.fetcher.aclose()
    built.kit.db.close()


@pytest.fixture
def paper(house):
    shown = Paper(house)
    house.server.expect_request("/a").respond_with_handler(shown)
    return shown


async def week(house, paper, until, *, step=timedelta(minutes=1), act=lambda _at: None):
    """Let the service look every minute (`step`) until then; return when the page was asked."""
    asked = []
    while house.watch.at < START + until:
        act(house.watch.at - START)
        before = len(paper.statuses)
        began = house.watch.at
        await house.visit()
        asked += [began - START] * (len(paper.statuses) - before)
        house.watch.at = began + step
    return asked


async def test_an_article_edited_after_twenty_minutes_has_its_second_version_by_the_next_look(house, paper):
    (article,) = house.expect("/a")

    def edit(at):
        if at == timedelta(minutes=20):
            paper.text += " On Thursday evening the council closed the pier for good."
            paper.modified = "2025-06-03T12:20:00Z"

    asked = await week(house, paper, timedelta(minutes=40), act=edit)
    assert asked == [timedelta(minutes=minutes) for minutes in (0, 16, 31)]  # a look takes its turn, and comes a minute late at most
    assert paper.statuses == [200, 304, 200]
    row = house.store.articles.get(article)
    assert (row.revisions, row.changed_at) == (2, START + timedelta(minutes=31))
    assert row.text.endswith("closed the pier for good.")
    assert row.updated.instant == START + timedelta(minutes=20)
    assert [f"{revision.at - START}" for revision in house.store.articles.revisions(article)] == ["0:00:00", "0:00:02", "0:31:00"]
    assert house.store.upkeep.check() == []


@pytest.mark.rule("E9")
async def test_a_site_that_never_edits_is_asked_ever_less(house, paper):
    house.expect("/a")
    Host.insert(host=host_of(house.server.url_for("/"))).on_conflict_ignore().execute()
    Host.update(looks=100, edits=0).execute()
    asked = await week(house, paper, timedelta(hours=12))
    waits = [round((later - earlier) / timedelta(minutes=5)) for earlier, later in pairwise(asked)]
    assert waits == sorted(waits)
    assert len(asked) <= 7  # the ladder alone: 22
    assert set(paper.statuses[1:]) == {304}


async def test_a_page_nobody_has_read_comes_before_the_looks(house, paper):
    house.expect("/a")
    await house.visit()
    house.watch.move(minutes=20)
    house.serve("/b", "article_plain")
    house.expect("/b")
    records = await house.visit()
    assert [record.article_id for record in records] == [2, 1]


async def test_a_site_without_validators_is_read_whole_and_found_unchanged(house, httpserver):
    paper = Paper(house, etag=False)
    httpserver.expect_request("/a").respond_with_handler(paper)
    (article,) = house.expect("/a")
    await week(house, paper, timedelta(minutes=40))
    assert paper.statuses == [200, 200, 200]
    assert house.store.articles.get(article).revisions == 1


async def test_a_look_that_meets_a_wall_keeps_the_text_and_comes_back_ever_later(house, paper):
    (article,) = house.expect("/a")

    def down(at):
        paper.status = 503 if at else 200

    asked = await week(house, paper, timedelta(days=2), act=down, step=timedelta(minutes=15))
    assert [at / timedelta(minutes=15) for at in asked] == [0, 2, 4, 8, 16, 80]  # 15 minutes, twice, 4, 8 times that; then an hour 16 times
    row = house.store.articles.get(article)
    assert (row.extract_state, row.extract_reason, row.text.startswith("The harbour office")) == (ExtractState.DONE, None, True)
    assert house.store.upkeep.check() == []


async def test_a_page_taken_down_for_good_is_left_alone(house, paper):
    house.expect("/a")
    await house.visit()
    paper.status = 410
    asked = await week(house, paper, timedelta(days=1), step=timedelta(minutes=15))
    assert len(asked) == 1


@pytest.mark.rule("P7", "E9")
async def test_retry_after_holds_a_look_too_and_nothing_is_lost(house, paper):
    house.expect("/a")
    await house.visit()
    paper.status, paper.headers = 429, {"Retry-After": "7200"}
    house.watch.move(minutes=20)
    (record,) = await house.visit()
    assert record.look.at >= START + timedelta(hours=2, minutes=20)
    house.watch.move(hours=3)
    paper.status = 200
    (record,) = await house.visit()
    assert (record.state, record.detail) == (ExtractState.DONE, "not modified")


@pytest.mark.rule("P8")
async def test_a_look_held_by_another_pages_pause_counts_no_failure(house, paper):
    house.expect("/a")
    await house.visit()
    house.watch.move(minutes=20)
    house.store.hosts.set_retry(host_of(house.server.url_for("/")), house.watch.at + timedelta(hours=1), 0)
    (record,) = await house.visit()
    assert (record.reason, record.look.failures) == ("held", 0)
    assert paper.statuses == [200]


@pytest.mark.rule("P8")
async def test_a_look_that_is_sent_on_to_a_host_that_wants_a_pause_keeps_its_text(house, paper):
    (article,) = house.expect("/a")
    await house.visit()
    house.watch.move(minutes=20)
    elsewhere = f"http://127.0.0.2:{house.server.port}/b"
    house.store.hosts.set_retry(host_of(elsewhere), house.watch.at + timedelta(hours=1), 0)
    paper.status, paper.headers = 302, {"Location": elsewhere}
    (record,) = await house.visit()
    assert (record.reason, record.look.failures) == ("held", 0)
    kept = house.store.articles.get(article)
    assert (kept.extract_state, kept.text[:18]) == (ExtractState.DONE, "The harbour office")


async def test_pages_of_a_feed_that_was_taken_out_are_not_asked_for_again(house, paper):
    house.expect("/a")
    await house.visit()
    Feed.update(state="removed").execute()
    assert await week(house, paper, timedelta(days=1), step=timedelta(hours=1)) == []


async def test_extraction_stopped_at_a_look_is_a_failed_look(house, paper):
    (article,) = house.expect("/a")
    await house.visit()
    house.kit.workers.failure = ExtractError(Rejection.EMPTY, "stopped")
    paper.text = "Another text."
    house.watch.move(minutes=20)
    (record,) = await house.visit()
    assert (record.reason, record.look.failures) == ("empty", 1)
    assert house.store.articles.get(article).text.startswith("The harbour office")


async def test_a_304_that_nobody_asked_for_is_a_failure(house, httpserver):
    paper = Paper(house, etag=False)
    httpserver.expect_request("/a").respond_with_handler(paper)
    house.expect("/a")
    paper.status = 304
    (record,) = await house.visit()
    assert (record.state, record.reason) == (ExtractState.PENDING, "protocol_error")
