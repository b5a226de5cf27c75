"""A wall nobody knows by its words stands on every page of a site: the third page shows it for what it is. The engine over real HTTP."""

from __future__ import annotations

import pytest

from aggregator.cli.showing import facts_of, lines, why
from aggregator.core.urls import host_of
from aggregator.engine.extract_host import extract_host
from aggregator.engine.group import group_pending
from aggregator.model.article import ArticleQuery, ExtractState
from tests.polling import FEED, HOUR, MINUTE, Reply, World

TEASERS = {
    "bridge": "The new bridge over the harbour opens on Monday, a year late.",
    "market": "Fish prices fell by a third after the storm kept buyers at home.",
    "school": "The island's only school gets a second teacher after the summer.",
}
NOTICE = (
    "Our readers make the Island Gazette what it is, and every week some hundred of them visit our printing works beside the old pier.",
    "The tour takes an hour and ends with coffee in the yard, where the first printing press of the islands has stood since the spring.",
    "Children are welcome, and so are dogs; groups of more than ten people are asked to write to the works two weeks in advance.",
)
STORY = (
    "The {0} kept the council busy until late on Tuesday, when its members at last agreed on what had been before them since the winter.",
    "Nobody spoke against the {0} in the end, although the harbour master repeated that he had asked for another survey in good time.",
    "What the {0} will cost is to be made known before the holidays, and work is to begin in the first dry week after the equinox.",
)


def feed(world: World) -> bytes:
    items = "".join(
        f"<item><title>News of the {name}</title><link>{world.url(f'pages.example/{name}')}</link><guid>{name}</guid>"
        f"<pubDate>Mon, 02 Mar 2026 11:00:00 GMT</pubDate><description>{teaser}</description></item>"
        for name, teaser in TEASERS.items()
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Island Gazette</title>{items}</channel></rss>'.encode()


def paper(name: str, paragraphs: tuple[str, ...]) -> Reply:
    """Return a page that declares itself an article of 1999, which its site says of every page."""
    text = "".join(f"<p>{paragraph.format(name)}</p>" for paragraph in paragraphs)
    head = (
        f"<title>News of the {name}</title>"
        '<meta property="og:type" content="article"><meta property="article:published_time" content="1999-05-01T10:00:00Z">'
    )
    body = f"<html><head>{head}</head><body><article><h1>News of the {name}</h1>{text}</article></body></html>".encode()
    return Reply(body, headers={"Content-Type": "text/html; charset=utf-8", "ETag": f'"{len(body)}-{name}"'})


async def read(world: World) -> None:
    """Visit the pages that are due, and group, as the service does."""
    await extract_host(world.kit, host_of(world.url("pages.example/")))
    await world.kit.db(group_pending, world.kit.store, world.settings, world.clock.now())


@pytest.fixture
async def gazette(world: World) -> World:
    """Let the feed be polled whose every page shows the notice."""
    await world.feeds(FEED, feed={"fulltext": True}, fetch={"per_host_delay": "1s"})
    world.scripts[FEED] = Reply(feed(world))
    world.scripts.update({f"pages.example/{name}": paper(name, NOTICE) for name in TEASERS})
    await world.tick()
    return world


async def articles(world: World) -> dict[str, int]:
    rows = await world.kit.db(world.kit.store.articles.list, ArticleQuery())
    return {row.title.rpartition(" ")[2]: row.id for row in rows}


async def test_three_pages_with_one_text_end_with_the_feeds_own_text_and_say_so(gazette: World) -> None:
    await read(gazette)
    store, call = gazette.kit.store, gazette.kit.db
    for name, number in (await articles(gazette)).items():
        row = await call(store.articles.get, number)
        assert (row.text, row.extract_state, row.extract_reason) == (TEASERS[name], ExtractState.REJECTED, "boilerplate")
        assert (row.revisions, row.changed_at, row.published and row.published.source) == (1, row.first_seen_at, "rss.pubDate")
        facts = await call(facts_of, store, number)
        assert dict(why(facts))["page"].startswith("page not taken: boilerplate: ")
    assert await call(store.search.query, "printing", 9) == []
    shown = ["\n".join(lines(await call(facts_of, store, number))) for number in (await articles(gazette)).values()]
    told = [text for text in shown if "taken back: 3 or more pages of the host hold this text" in text]
    assert len(told) == 2
    assert all("never edited" in text or "edited" not in text for text in shown)
    assert all("by ourselves; what stood before stands again" in text for text in told)
    assert await call(store.upkeep.check) == []


async def test_the_notice_does_not_come_back_and_a_text_of_the_pages_own_does(gazette: World) -> None:
    await read(gazette)
    for _ in range(3):
        gazette.clock.at += HOUR
        await read(gazette)
    store, call = gazette.kit.store, gazette.kit.db
    numbers = await articles(gazette)
    assert [(await call(store.articles.get, number)).text for number in numbers.values()] == [TEASERS[name] for name in numbers]
    assert not any("if-none-match" in request.headers for request in gazette.seen if request.host == "pages.example")
    gazette.scripts.update({f"pages.example/{name}": paper(name, STORY) for name in TEASERS})
    gazette.clock.at += 8 * HOUR
    await read(gazette)
    for name, number in numbers.items():
        row = await call(store.articles.get, number)
        assert (row.extract_state, row.extract_reason, row.revisions) == (ExtractState.DONE, None, 1)
        assert row.text.split("\n\n") == [paragraph.format(name) for paragraph in STORY]
        assert row.published is not None
        assert row.published.instant.year == 1999
    assert await call(store.search.query, "equinox", 9)
    gazette.clock.at += 20 * MINUTE
    await read(gazette)
    assert await call(store.upkeep.check) == []


async def test_a_notice_that_never_leaves_is_asked_for_five_times_and_no_more(gazette: World) -> None:
    for _ in range(40):
        await read(gazette)
        gazette.clock.at += 3 * HOUR
    asked = [request.path for request in gazette.seen if request.host == "pages.example" and request.path != "robots.txt"]
    assert {path: asked.count(path) for path in TEASERS} == dict.fromkeys(TEASERS, 5)


async def test_a_notice_over_pages_that_were_read_before_is_taken_off_again(gazette: World) -> None:
    gazette.scripts.update({f"pages.example/{name}": paper(name, STORY) for name in TEASERS})
    await read(gazette)
    store, call = gazette.kit.store, gazette.kit.db
    numbers = await articles(gazette)
    before = {name: await call(store.articles.get, number) for name, number in numbers.items()}
    gazette.scripts.update({f"pages.example/{name}": paper(name, NOTICE) for name in TEASERS})
    gazette.clock.at += 20 * MINUTE
    await read(gazette)
    for name, number in numbers.items():
        row = await call(store.articles.get, number)
        assert (row.text, row.extract_state, row.revisions) == (before[name].text, ExtractState.DONE, 1)
        assert row.changed_at == before[name].changed_at
    gazette.scripts.update({f"pages.example/{name}": paper(name, STORY) for name in TEASERS})
    gazette.clock.at += HOUR
    await read(gazette)
    assert {name: (await call(store.articles.get, number)).html for name, number in numbers.items()} == {
        name: row.html for name, row in before.items()
    }
    assert await call(store.upkeep.check) == []


async def test_a_third_page_read_in_one_batch_with_a_look_at_the_first_is_believed_over_it(gazette: World) -> None:
    """The look says "not modified" (304) of a page whose text was taken back a moment before."""
    third = gazette.url("pages.example/school")
    gazette.scripts["pages.example/school"] = Reply(status="503 Service Unavailable")
    await read(gazette)
    store, call = gazette.kit.store, gazette.kit.db
    gazette.scripts["pages.example/school"] = paper("school", NOTICE)
    for name in ("bridge", "market"):
        shown = paper(name, NOTICE)
        gazette.scripts[f"pages.example/{name}"] = lambda request, shown=shown: (
            Reply(status="304 Not Modified", headers=shown.headers) if "if-none-match" in request.headers else shown
        )
    gazette.clock.at += 20 * MINUTE
    before = len(gazette.seen)
    await read(gazette)
    asked = [gazette.url(f"pages.example/{request.path}") for request in gazette.seen[before:]]
    assert asked[0] == third
    assert ["if-none-match" in request.headers for request in gazette.seen[before:]] == [False, True, True]
    for name, number in (await articles(gazette)).items():
        row = await call(store.articles.get, number)
        assert (row.text, row.extract_state, row.extract_reason) == (TEASERS[name], ExtractState.REJECTED, "boilerplate")
    assert await call(store.upkeep.check) == []
