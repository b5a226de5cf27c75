"""Text that three pages of a host share, taken back from the articles that showed it first; on both engines."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from aggregator.config.schema import DigestSection, Settings
from aggregator.core.furniture import Holder, Remainder, SeenVersion, remainder, verdict
from aggregator.engine.build_digest import build
from aggregator.model.article import ExtractState, NextLook, RevisionSource
from aggregator.model.feed import Validators
from aggregator.model.times import ClaimKind
from aggregator.store.claims import load, resolved
from aggregator.store.store import Store
from aggregator.store.tables import Article, PageLook, RevisionRow
from tests.contract.store.builders import DAY, HERALD, HOUR, MINUTE, NOW, claim, entry, page, poll, revise, with_feeds

HOST = "herald.example:443"
WALL = "Our members read everything. Join them today.\n\nA year costs less than a coffee a week."
TIMES = (claim(ClaimKind.PUBLISHED, NOW - 3 * DAY, "jsonld.datePublished"), claim(ClaimKind.UPDATED, NOW - DAY, "jsonld.dateModified"))


def stored(store: Store, *keys: str) -> list[int]:
    (feed,) = with_feeds(store, HERALD)
    return list(store.feeds.record(poll(feed, *(entry(key, wants_page=True) for key in keys))).article_ids)


def visit(store: Store, number: int, text: str, **changes: Any) -> bool:
    """Record one page as the engine does; return whether it was refused."""
    record = page(number, text, **{"look": NextLook(NOW + DAY, Validators("x", '"v"', None), 0, answered=True)} | changes)
    record = replace(record, claims=tuple(replace(said, seen_at=record.at) for said in TIMES))
    found = verdict(number, store.articles.holders(HOST, text))
    if found.refused:
        store.articles.take_back(found.taken_back, text, record.at)
        store.articles.record_page(
            replace(record, state=ExtractState.REJECTED, reason="boilerplate", claims=(), look=None, retry_at=record.at + 10 * MINUTE)
        )
    else:
        store.articles.record_page(record)
    return found.refused


def sources(store: Store, number: int) -> list[str]:
    return [revision.source.value for revision in store.articles.revisions(number)]


def facts(store: Store, number: int) -> tuple[Any, ...]:
    """Return what anybody sees of an article, apart from the stories of its versions."""
    row = store.articles.get(number)
    seen = (row.title, row.text, row.word_count, row.published, row.updated, row.sort_at, row.changed_at, row.revisions)
    return (*seen, row.extract_state, row.extract_reason, PageLook.select().where(PageLook.article == number).exists())


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_the_third_page_with_a_text_takes_it_back_from_the_first_two_whatever_the_order(store: Store, order: tuple[str, ...]) -> None:
    numbers = dict(zip("abc", stored(store, *"abc"), strict=True))
    refused = [visit(store, numbers[key], WALL, at=NOW + HOUR) for key in order]
    assert refused == [False, False, True]
    for key, number in numbers.items():
        own = entry(key)
        state = (ExtractState.REJECTED, "boilerplate", False)
        assert facts(store, number) == (own.title, own.text, 12, *_times(store, number), NOW - HOUR, NOW, 1, *state)
        assert (store.articles.get(number).html or "") == own.html
    kept = [sources(store, numbers[key]) for key in order]
    assert kept == [["feed", "furniture", "restored"], ["feed", "furniture", "restored"], ["feed"]]
    first = store.articles.revisions(numbers[order[0]])
    assert [version.text for version in first] == [entry(order[0]).text, WALL, entry(order[0]).text]
    assert store.articles.get(numbers[order[0]]).extract_detail == "taken back: 3 or more pages of the host hold the same text"
    assert store.upkeep.check() == []


def _times(store: Store, number: int) -> tuple[Any, Any]:
    """Return what the feed alone says of an article's times."""
    row = store.articles.get(number)
    assert row.published is not None
    assert (row.published.source, row.published.instant) == ("rss.pubDate", NOW - HOUR)
    return row.published, None


def test_search_grouping_and_the_next_visit_follow(store: Store) -> None:
    numbers = stored(store, *"abc")
    for number in numbers[:2]:
        visit(store, number, WALL)
    Article.update(group_pending=False).execute(store.database)
    assert {hit.article.id for hit in store.search.query("coffee", 9)} == set(numbers[:2])
    visit(store, numbers[2], WALL)
    assert store.search.query("coffee", 9) == []
    assert {hit.article.id for hit in store.search.query("passengers", 9)} == set(numbers)
    assert [bool(Article.get_by_id(number).group_pending) for number in numbers] == [True, True, False]
    assert store.articles.pages(HOST, NOW + HOUR, 9) == []
    again = store.articles.pages(HOST, NOW + HOUR + 10 * MINUTE, 9)
    assert [(waiting.article_id, waiting.again, waiting.validators, waiting.tries) for waiting in again] == [
        (number, False, None, 1) for number in numbers
    ]


def test_what_the_page_said_of_times_stays_as_evidence_and_comes_again_with_a_text_of_its_own(store: Store) -> None:
    one, *others = stored(store, *"abc")
    for number in (one, *others):
        visit(store, number, WALL)
    said = [given.source for given in store.articles.claims(one)]
    assert said == ["rss.pubDate", "furniture.jsonld.datePublished", "furniture.jsonld.dateModified"]
    assert not visit(store, one, "The ferry, in full.", at=NOW + 2 * HOUR)
    row = store.articles.get(one)
    assert (row.published and row.published.source, row.updated and row.updated.source) == ("jsonld.datePublished", "jsonld.dateModified")
    assert (row.text, row.extract_state, row.revisions, row.changed_at) == ("The ferry, in full.", ExtractState.DONE, 1, NOW)
    assert sources(store, one) == ["feed", "furniture", "restored", "page"]
    assert store.upkeep.check() == []
    Article.update(revisions=2).where(Article.id == one).execute(store.database)
    assert [finding.rule for finding in store.upkeep.check()] == ["an article counts its versions"]


def test_the_same_text_is_refused_from_then_on_also_where_it_was_taken_back(store: Store) -> None:
    numbers = stored(store, *"abcd")
    for number in numbers[:3]:
        visit(store, number, WALL)
    before = [facts(store, number) for number in numbers]
    assert all(visit(store, number, WALL, at=NOW + 2 * HOUR) for number in numbers)
    assert [facts(store, number)[:8] for number in numbers] == [seen[:8] for seen in before]
    assert sources(store, numbers[0]) == ["feed", "furniture", "restored"]
    assert store.articles.holders(HOST, WALL) == [Holder(number, RevisionSource.FURNITURE) for number in numbers[:2]]
    assert store.articles.holders("other.example:443", WALL) == []
    assert store.articles.holders(HOST, entry("d").text) == []


def test_a_page_whose_own_text_we_had_gets_that_back_and_the_wall_was_no_edit(store: Store) -> None:
    """A wall goes up over articles that were read before: two looks believe it, the third shows what it is."""
    numbers = stored(store, *"abc")
    for number in numbers:
        visit(store, number, f"Report {number}.\n\nWith a second paragraph.")
    for number in numbers[:2]:
        visit(store, number, WALL, at=NOW + 2 * HOUR)
    assert store.articles.get(numbers[0]).revisions == 2
    assert verdict(numbers[2], store.articles.holders(HOST, WALL)).refused
    assert store.articles.take_back(numbers[:2], WALL, NOW + 3 * HOUR) == numbers[:2]
    one, two, three = (facts(store, number) for number in numbers)
    assert one[1] == f"Report {numbers[0]}.\n\nWith a second paragraph."
    assert (one[2:], two[2:]) == (three[2:], three[2:])
    assert store.articles.get(numbers[0]).html == f"<p>Report {numbers[0]}.</p><p>With a second paragraph.</p>"
    look = PageLook.get_by_id(numbers[0])
    assert (look.validators_url, look.etag, look.title) == (None, None, None)
    assert store.upkeep.check() == []
    assert not store.articles.record_page(page(numbers[0], one[1], at=NOW + 4 * HOUR))  # the next look makes its HTML whole
    assert store.articles.get(numbers[0]).html == page(1, one[1]).page.html  # type: ignore[union-attr] # the builder's page is never None
    assert facts(store, numbers[0])[1:9] == one[1:9]


def test_a_page_that_showed_the_wall_first_and_its_text_later_keeps_the_text(store: Store) -> None:
    numbers = stored(store, *"abc")
    for number in numbers[:2]:
        visit(store, number, WALL)
    visit(store, numbers[0], "The report.", at=NOW + 2 * HOUR)
    assert store.articles.get(numbers[0]).revisions == 2
    visit(store, numbers[2], WALL, at=NOW + 3 * HOUR)
    row = store.articles.get(numbers[0])
    assert (row.text, row.extract_state, row.revisions, row.changed_at) == ("The report.", ExtractState.DONE, 1, NOW)
    assert row.published is not None
    assert row.published.source == "jsonld.datePublished"  # what the page says with its own text, it may have said before
    assert store.upkeep.check() == []


def test_a_headline_that_came_with_the_wall_goes_with_it_and_an_edit_of_the_feed_stays(store: Store) -> None:
    numbers = stored(store, *"abc")
    for number, key in zip(numbers, "abc", strict=True):
        visit(store, number, f"Report {key}.", page=replace(page(1, f"Report {key}.").page, title=entry(key).title))  # type: ignore[type-var]
    for number in numbers[:2]:
        visit(store, number, WALL, at=NOW + 2 * HOUR, page=replace(page(1, WALL).page, title="Join us"))  # type: ignore[type-var]
    assert store.articles.get(numbers[0]).title == "Join us"
    (feed,) = store.feeds.select([HERALD], NOW)
    store.feeds.record(poll(feed, revised=(revise(store, feed, entry("b", title="Ferry b sinks", wants_page=True)),), at=NOW + 3 * HOUR))
    visit(store, numbers[2], WALL, at=NOW + 4 * HOUR, look=None)
    rows = [store.articles.get(number) for number in numbers[:2]]
    assert [(row.title, row.text, row.revisions) for row in rows] == [(entry("a").title, "Report a.", 1), ("Ferry b sinks", "Report b.", 2)]
    assert rows[1].changed_at == NOW + 3 * HOUR
    assert store.upkeep.check() == []


def test_a_look_that_was_on_its_way_while_the_text_was_taken_back_changes_nothing(store: Store) -> None:
    """A batch reads a new page, the third with the text, and then looks at the first: nothing new there (304), or no answer."""
    numbers = stored(store, *"abc")
    for number in numbers:
        visit(store, number, WALL)
    before = facts(store, numbers[0])
    look = NextLook(NOW + DAY, Validators("x", '"v"', None), 0, answered=True)
    unchanged = page(numbers[0], "", page=None, detail="not modified", look=look)
    failed = page(numbers[0], "", state=ExtractState.FAILED, reason="timeout", page=None, look=replace(look, failures=1, answered=False))
    assert not any(store.articles.record_page(record) for record in (unchanged, failed))
    assert facts(store, numbers[0]) == before
    assert store.upkeep.check() == []
    assert len(store.articles.pages(HOST, NOW + DAY, 9)) == 3


def beside(store: Store, number: int) -> tuple[Any, ...]:
    """Return what stands beside an article's text."""
    row = Article.get_by_id(number)
    return row.authors, row.language, row.image_url, row.section


def wall(store: Store, *numbers: int) -> None:
    """Have pages show the wall, as the paper's house and its poster give it out."""
    found = replace(page(1, WALL).page, authors=("Members' Desk",), language="en-GB", image_url="https://herald.example/join.png")  # type: ignore[type-var]
    for number in numbers:
        visit(store, number, WALL, page=found)


def test_what_only_the_page_said_goes_with_its_text(store: Store) -> None:
    """The feed's text stood again, under the name and the picture of the wall."""
    (feed,) = with_feeds(store, HERALD)
    silent = {"authors": (), "language": None, "wants_page": True}
    numbers = store.feeds.record(poll(feed, *(entry(key, **silent) for key in "ab"), entry("c", wants_page=True), entry("d"))).article_ids
    wall(store, *numbers[:2])
    assert beside(store, numbers[0]) == (["Members' Desk"], "en-GB", "https://herald.example/join.png", "Town")
    told = revise(store, feed, entry("b", **silent | {"authors": ("Ida Holm",), "title": "Ferry b sinks"}))
    store.feeds.record(poll(feed, revised=(told,), at=NOW + 2 * HOUR))
    wall(store, *numbers[2:])
    assert [beside(store, number) for number in numbers] == [
        ([], None, None, None),
        (["Ida Holm"], None, None, None),
        (["Ida Holm"], "en", None, None),
        (["Ida Holm"], "en", None, None),
    ]
    visit(store, numbers[0], "The ferry, in full.", at=NOW + 3 * HOUR)
    assert beside(store, numbers[0]) == (["Jon Berg"], "en", None, "Town")
    assert store.upkeep.check() == []


def test_what_a_page_said_stays_with_its_own_text(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    numbers = store.feeds.record(poll(feed, *(entry(key, authors=(), wants_page=True) for key in "abc"))).article_ids
    for number in numbers:
        visit(store, number, f"Report {number}.")
    wall(store, *numbers)
    assert beside(store, numbers[0])[0] == ["Jon Berg"]


def test_an_article_another_process_took_back_before_is_left_alone(store: Store) -> None:
    numbers = stored(store, *"abc")
    for number in numbers[:2]:
        visit(store, number, WALL)
    assert store.articles.take_back(numbers, WALL, NOW + HOUR) == numbers[:2]
    assert store.articles.take_back(numbers, WALL, NOW + 2 * HOUR) == []
    assert sources(store, numbers[0]) == ["feed", "furniture", "restored"]


@pytest.fixture
def daily(tmp_path: Path) -> tuple[Settings, DigestSection]:
    digest = DigestSection(name="daily", directory=tmp_path / "out")
    return Settings(data_dir=tmp_path, digests=(digest,)), digest


def test_no_digest_tells_of_what_was_taken_back_as_an_edit(store: Store, daily: tuple[Settings, DigestSection]) -> None:
    settings, digest = daily
    numbers = stored(store, *"abc")
    for number in numbers:
        visit(store, number, f"Report {number}.")
    first = build(store, settings, digest, now=NOW + 2 * HOUR)
    run = store.digests.open(first, [("directory", "out")], NOW + 2 * HOUR)
    assert run is not None
    (delivery,) = store.digests.due_deliveries(NOW + 2 * HOUR)
    assert store.digests.claim(delivery, NOW + 2 * HOUR, NOW + 3 * HOUR)
    store.digests.delivered(delivery, [(shown.article_id, shown.state) for shown in first.items], NOW + 2 * HOUR, "written")
    for number in numbers:
        visit(store, number, WALL, at=NOW + 3 * HOUR, look=None)
    second = build(store, settings, digest, now=NOW + 4 * HOUR)
    assert second.stories == ()


def test_without_furniture_the_columns_are_what_the_rule_makes_of_the_versions(store: Store) -> None:
    """Forty articles, each edited at random in its feed and on its page: what the store counted is what is counted afterwards."""
    rng = Random(5)  # noqa: S311 - which edits come
    keys = [f"k{n}" for n in range(40)]
    numbers = stored(store, *keys)
    (feed,) = store.feeds.select([HERALD], NOW)
    for key, number in zip(keys, numbers, strict=True):
        for hour in range(1, rng.randint(2, 9)):
            at = NOW + hour * HOUR
            if rng.random() < 0.4:
                edited = entry(key, title=f"Ferry {key} {rng.choice('xyz')}", text=f"Feed {key} {hour}", wants_page=True)
                store.feeds.record(poll(feed, revised=(revise(store, feed, edited),), at=at))
            else:
                store.articles.record_page(page(number, f"Report {key} {rng.choice('xyz')}", at=at))
    for number in numbers:
        row, seen = Article.get_by_id(number), _seen(number)
        assert remainder(seen, row.first_seen_at) == Remainder(row.title, _last_page(seen), row.revisions, row.changed_at), seen
        said = load(store.database, {number: (row.first_seen_at, row.sort_at)})[number].stored
        assert resolved(said, row.first_seen_at)["published_at"] == row.published_at
    assert store.upkeep.check() == []


def _seen(number: int) -> list[SeenVersion]:
    rows = RevisionRow.select().where(RevisionRow.article == number).order_by(RevisionRow.id)
    return [SeenVersion(row.id, row.at, RevisionSource(row.source), row.title, bytes(row.content_hash)) for row in rows]


def _last_page(seen: list[SeenVersion]) -> int | None:
    return next((version.id for version in reversed(seen) if version.source is RevisionSource.PAGE), None)
