"""A news agency of India end to end: `Updated: ... IST | Created: ... IST`, a server that prints IST as UTC, broken JSON-LD."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from werkzeug import Response

from aggregator.cli.showing import facts_of, lines
from aggregator.model.times import ClaimKind
from tests.contract.store.builders import claim, entry, poll
from tests.unit.engine.test_looking import house, week  # noqa: F401 - fixtures

CREATED, UPDATED = datetime(2025, 6, 3, 11, 53, 11, tzinfo=UTC), datetime(2025, 6, 3, 12, 20, 42, tzinfo=UTC)
IST = timedelta(hours=5, minutes=30)
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour town opened its new bridge on Tuesday after six years of work and three changes of plan.",
        "Ferries will go on until the autumn, the council said, because the road behind the bridge is not paved.",
        "The first to cross was a baker, who had waited since four in the morning with two baskets of bread.",
    )
)


class Agency:
    """One page; crawlers get a plainer one."""

    def __init__(self, *, offset: str, broken: bool) -> None:
        self.offset, self.broken = offset, broken
        self.updated = CREATED
        self.agents: list[str] = []

    def __call__(self, request):
        self.agents.append(request.headers["User-Agent"])
        return Response(self.page(crawler="bot" in self.agents[-1].lower()), content_type="text/html; charset=utf-8")

    def page(self, *, crawler):
        machine = [f"{(at + IST):%Y-%m-%dT%H:%M:%S}{self.offset}" for at in (CREATED, self.updated)]
        shown = [f"{(at + IST):%d-%m-%Y %H:%M} IST" for at in (CREATED, self.updated)]
        words = "words without quotes" if self.broken else '"words"'
        data = ", ".join(f'"{name}": "{text}"' for name, text in zip(("datePublished", "dateModified"), machine, strict=True))
        escaped = data.replace("+", "&#x2B;")
        date_line = "" if crawler else f"<div class=metadata>Harbour Town | <span>Updated: {shown[1]} | Created: {shown[0]}</span></div>"
        return (
            f'<html lang="en"><head><title>Harbour Town Opens Its Bridge</title><meta property="og:type" content="article">'
            f'<meta itemprop="datePublished" content="{machine[0]}"><meta itemprop="dateModified" content="{machine[1]}">'
            f'<script type="application/ld+json">{{"@type": "NewsArticle", {escaped}, "description": {words}}}</script></head>'
            f'<body><article><h1 class="title">Harbour Town Opens Its Bridge</h1><h2 class="sub-title">After six years</h2>{date_line}'
            f'<section class="article-cont">{BODY}</section></article></body></html>'
        )


def found_in_feed(house, **claims):  # noqa: F811 - the fixture
    url = house.server.url_for("/article/agency-wire/1-bridge")
    record = entry("1", title="Harbour Town Opens Its Bridge", url=url, canonical_url=url, wants_page=True, **claims)
    (article,) = house.store.feeds.record(poll(house.feed, record, at=house.watch.at)).article_ids
    return article


@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("offset", ["+05:30", "+00:00"])
async def test_both_times_are_right_whatever_the_server_takes_for_its_zone(house, offset, broken):  # noqa: F811 - the fixture
    agency = Agency(offset=offset, broken=broken)
    house.server.expect_request("/article/agency-wire/1-bridge").respond_with_handler(agency)
    article = found_in_feed(house, claims=())
    edits = {timedelta(minutes=21): UPDATED}

    def edit(at):
        agency.updated = edits.pop(at, agency.updated)

    await week(house, agency_as_paper(agency), timedelta(minutes=40), act=edit)
    row = house.store.articles.get(article)
    exact = timedelta(seconds=60 if offset == "+00:00" else 1)  # the line people read has no seconds
    assert abs(row.published.instant - CREATED) < exact
    assert abs(row.updated.instant - UPDATED) < exact
    assert row.published.offset_minutes == row.updated.offset_minutes == 330
    assert row.published.source != row.updated.source or row.published.instant < row.updated.instant
    if offset == "+00:00":
        assert "marks the same clock as UTC" in "\n".join(lines(facts_of(house.store, article)))


async def test_the_feeds_date_is_corrected_by_the_page_and_kept(house):  # noqa: F811 - the fixture
    agency = Agency(offset="+05:30", broken=True)
    house.server.expect_request("/article/agency-wire/1-bridge").respond_with_handler(agency)
    syndicated = claim(ClaimKind.PUBLISHED, CREATED - timedelta(hours=20), "rss.pubDate")
    article = found_in_feed(house, claims=(syndicated,))
    assert house.store.articles.get(article).published.instant == syndicated.instant
    await house.visit()
    row = house.store.articles.get(article)
    assert (row.published.instant, row.published.source) == (CREATED, "microdata.datePublished")
    assert syndicated in house.store.articles.claims(article)


async def test_no_page_for_crawlers_is_asked_for(house):  # noqa: F811 - the fixture
    agency = Agency(offset="+05:30", broken=False)
    house.server.expect_request("/article/agency-wire/1-bridge").respond_with_handler(agency)
    found_in_feed(house, claims=())
    await house.visit()
    assert agency.agents
    assert "bot" not in agency.agents[0].lower()


class _Answers:
    def __init__(self, agency):
        self.agency = agency

    @property
    def statuses(self):
        return self.agency.agents


def agency_as_paper(agency):
    return _Answers(agency)
