from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from aggregator.errors import NotFoundError, Outcome
from aggregator.model.article import ExtractState, NextLook
from aggregator.model.feed import FeedState, Validators
from aggregator.model.times import ClaimKind
from aggregator.store import prune
from aggregator.store.store import Store
from aggregator.store.tables import Article, DigestItem, DigestRun, Host, Mark
from tests.contract.store.builders import DAY, HERALD, HOUR, MINUTE, NOW, claim, entry, known, page, poll, revise, with_feeds

HOST = "herald.example:443"


def waiting(store: Store, *keys: str) -> list[int]:
    (feed,) = with_feeds(store, HERALD)
    return list(store.feeds.record(poll(feed, *(entry(key, wants_page=True) for key in keys))).article_ids)


def test_the_first_text_of_a_page_replaces_the_feeds_and_is_no_edit(store: Store) -> None:
    (number,) = waiting(store, "a")
    assert store.articles.record_page(page(number, "The whole report."))
    article = store.articles.get(number)
    assert (article.text, article.title, article.word_count) == ("The whole report.", "Ferry a leaves the harbour", 3)
    assert (article.extract_state, article.changed_at, article.revisions) == (ExtractState.DONE, NOW, 1)
    assert len(store.articles.revisions(number)) == 2  # kept as a version all the same
    assert article.authors == ("Ida Holm",)
    assert store.articles.pages_due(NOW + DAY, 5) == []
    assert store.upkeep.check() == []


def test_an_edited_page_is_a_new_version_and_an_unchanged_one_is_not(store: Store) -> None:
    (number,) = waiting(store, "a")
    store.articles.record_page(page(number, "First report."))
    assert not store.articles.record_page(page(number, "First report.", at=NOW + 2 * HOUR))
    assert store.articles.record_page(page(number, "Second report.", at=NOW + 3 * HOUR))
    article = store.articles.get(number)
    assert (article.revisions, article.changed_at) == (2, NOW + 3 * HOUR)


def test_a_page_that_goes_to_and_fro_stops_making_versions_after_one_return(store: Store) -> None:
    (number,) = waiting(store, "a")
    for hour, text in enumerate(["One.", "Two.", "One.", "Two.", "One.", "Two."]):
        store.articles.record_page(page(number, text, at=NOW + hour * HOUR))
    assert store.articles.get(number).revisions == 3


def test_white_space_clocks_and_counters_on_a_page_are_no_edit(store: Store) -> None:
    (number,) = waiting(store, "a")
    store.articles.record_page(page(number, "The report.\n\nUpdated 10:31 GMT\n\n12 comments"))
    assert not store.articles.record_page(page(number, "The  report.\nUpdated 11:02 GMT\n\n17 comments", at=NOW + 2 * HOUR))
    assert store.articles.get(number).revisions == 1


def test_a_page_that_reads_differently_at_each_look_is_a_clock_after_a_while_unless_it_is_dated(store: Store) -> None:
    (number,) = waiting(store, "a")
    for look in range(40):
        store.articles.record_page(page(number, f"Report number {look}.", at=NOW + look * HOUR))
    assert store.articles.get(number).revisions == 24
    told = (claim(ClaimKind.UPDATED, NOW + 40 * HOUR, "jsonld.dateModified"),)
    assert store.articles.record_page(page(number, "Report at last.", at=NOW + 41 * HOUR, claims=told))


CREATED = claim(ClaimKind.PUBLISHED, NOW - 180 * DAY, "visible.published", "Created: 01-06-2025 19:53 IST")


def undated(store: Store, *, at: datetime = NOW) -> int:
    """Poll a feed that states no times, for the first time unless it was polled before; return its new article."""
    (feed,) = with_feeds(store, HERALD, now=at)
    (number,) = store.feeds.record(poll(feed, entry("old", claims=(), wants_page=True), at=at)).article_ids
    return number


def news(store: Store) -> list[int]:
    return [c.article_id for c in store.digests.material.candidates("daily", NOW - 7 * DAY, NOW + 7 * DAY)]


@pytest.mark.parametrize("kind", list(ClaimKind))
def test_an_article_of_last_year_whose_feed_states_no_dates_is_no_news_once_its_page_tells_its_age(store: Store, kind: ClaimKind) -> None:
    number = undated(store)
    assert news(store) == [number]
    store.articles.record_page(page(number, "The old report.", claims=(replace(CREATED, kind=kind),)))
    assert Article.get_by_id(number).backlog
    assert news(store) == []
    assert store.upkeep.check() == []


def test_a_page_that_tells_of_today_leaves_the_article_news(store: Store) -> None:
    number = undated(store)
    store.articles.record_page(page(number, "The report.", claims=(replace(CREATED, instant=NOW - 23 * HOUR),)))
    assert news(store) == [number]


def test_what_a_feed_adds_after_its_first_poll_is_news_however_old_its_page_says_it_is(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("first")))
    number = undated(store, at=NOW + HOUR)
    store.articles.record_page(page(number, "The old report.", at=NOW + 2 * HOUR, claims=(CREATED,)))
    assert number in news(store)


def test_the_first_article_of_a_feed_that_was_empty_when_it_was_first_polled_is_news(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, outcome=Outcome.NO_ENTRIES))
    number = undated(store, at=NOW + HOUR)
    store.articles.record_page(page(number, "The old report.", at=NOW + 2 * HOUR, claims=(CREATED,)))
    assert news(store) == [number]


def test_an_old_article_that_a_digest_has_told_stays_told(store: Store) -> None:
    number = undated(store)
    run = DigestRun.create(name="daily", scheduled_for=NOW, window_from=NOW - DAY, window_to=NOW)
    DigestItem.create(run=run, article=number, state="1")
    store.articles.record_page(page(number, "The old report.", claims=(CREATED,)))
    assert not Article.get_by_id(number).backlog


def test_an_old_article_that_somebody_starred_stays_where_it_is(store: Store) -> None:
    number = undated(store)
    Mark.create(article=number, starred=True, at=NOW)
    store.articles.record_page(page(number, "The old report.", claims=(CREATED,)))
    assert not Article.get_by_id(number).backlog


def look(at: datetime | None, **changes: Any) -> NextLook:
    return NextLook(**{"at": at, "validators": None, "failures": 0, "answered": True} | changes)


def test_a_page_that_was_read_is_looked_at_again_after_those_that_were_not(store: Store) -> None:
    one, two = waiting(store, "a", "b")
    kept = Validators("https://herald.example/a", '"v1"', None)
    store.articles.record_page(page(one, "Report.", look=look(NOW + HOUR, validators=kept)))
    assert store.articles.pages_due(NOW + HOUR, 5) == [HOST]
    fresh, again = store.articles.pages(HOST, NOW + HOUR, 5)
    assert [(p.article_id, p.again) for p in (fresh, again)] == [(two, False), (one, True)]
    assert (again.validators, again.failures, again.fulltext, again.feed_state) == (kept, 0, True, FeedState.ACTIVE)
    assert [p.article_id for p in store.articles.pages(HOST, NOW + HOUR, 1)] == [two]
    store.articles.record_page(page(two, "Another report.", look=look(None)))
    assert store.articles.pages_due(NOW + HOUR - MINUTE, 5) == []
    assert store.upkeep.check() == []


def test_looks_and_the_edits_they_find_are_counted_by_host_and_half_forgotten_at_a_thousand(store: Store) -> None:
    (number,) = waiting(store, "a")
    for hour in range(4):
        store.articles.record_page(page(number, f"Report {hour // 2}.", at=NOW + hour * HOUR, look=look(NOW + hour * HOUR)))
    store.articles.record_page(page(number, "", state=ExtractState.FAILED, page=None, look=look(NOW + DAY, failures=1, answered=False)))
    (again,) = store.articles.pages(HOST, NOW + DAY, 5)
    assert (again.looks, again.edits, again.failures) == (3, 1, 1)
    Host.update(looks=999, edits=40).execute(store.database)
    store.articles.record_page(page(number, "", page=None, look=look(NOW + DAY)))
    (again,) = store.articles.pages(HOST, NOW + DAY, 5)
    assert (again.looks, again.edits) == (500, 20)


def test_a_headline_that_feed_and_page_share_follows_the_pages_edit(store: Store) -> None:
    (number,) = waiting(store, "a")
    titles = ["Ferry a leaves the harbour", "Ferry a leaves the harbour at last"]
    for hour, title in enumerate(titles):
        visit = page(number, "Report.", at=NOW + hour * HOUR, look=look(NOW))
        assert visit.page is not None
        store.articles.record_page(replace(visit, page=replace(visit.page, title=title)))
    article = store.articles.get(number)
    assert (article.title, article.revisions, article.changed_at) == (titles[1], 2, NOW + HOUR)


def test_a_pruned_article_is_looked_at_no_more(store: Store) -> None:
    (number,) = waiting(store, "a")
    store.articles.record_page(page(number, "Report.", look=look(NOW + HOUR)))
    prune.bury(store.database, [number], NOW + DAY)
    assert store.articles.pages_due(NOW + DAY, 5) == []
    assert store.upkeep.check() == []


def test_claims_of_a_page_move_the_articles_times(store: Store) -> None:
    (number,) = waiting(store, "a")
    store.articles.record_page(page(number, "Report.", claims=(claim(ClaimKind.UPDATED, NOW, "jsonld.dateModified"),)))
    article = store.articles.get(number)
    assert article.updated is not None
    assert (article.updated.instant, article.updated.source) == (NOW, "jsonld.dateModified")
    assert len(store.articles.claims(number)) == 2


def test_a_page_that_failed_waits_for_its_next_try(store: Store) -> None:
    (number,) = waiting(store, "a")
    later = NOW + 2 * HOUR
    failed = page(number, "", state=ExtractState.PENDING, reason="timeout", page=None, retry_at=later)
    assert not store.articles.record_page(failed)
    assert store.articles.pages(HOST, NOW + HOUR, 5) == []
    (again,) = store.articles.pages(HOST, later, 5)
    assert (again.tries, again.feed_url, again.feed_text) == (1, HERALD, entry("a").text)


def test_a_rejected_page_leaves_the_feeds_text(store: Store) -> None:
    (number,) = waiting(store, "a")
    store.articles.record_page(page(number, "We use cookies.", state=ExtractState.REJECTED, reason="consent"))
    article = store.articles.get(number)
    assert (article.text, article.extract_state, article.extract_reason) == (entry("a").text, ExtractState.REJECTED, "consent")


def test_a_revisit_that_fails_keeps_the_text_we_have(store: Store) -> None:
    (number,) = waiting(store, "a")
    store.articles.record_page(page(number, "The whole report."))
    feed = store.feeds.select([HERALD], NOW)[0]
    store.feeds.record(poll(feed, revised=(revise(store, feed, entry("a", title="Edited", wants_page=True)),)))
    assert store.articles.pages_due(NOW, 5) == [HOST]
    store.articles.record_page(page(number, "", state=ExtractState.FAILED, reason="not_found", page=None))
    article = store.articles.get(number)
    assert (article.text, article.extract_state, article.extract_reason) == ("The whole report.", ExtractState.DONE, None)


def test_pages_wait_by_host_the_longest_first(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    far = entry("far", url="https://far.example/x", canonical_url="https://far.example/x", wants_page=True)
    store.feeds.record(poll(feed, far))
    store.feeds.record(poll(feed, entry("a", wants_page=True), entry("b", wants_page=True), at=NOW + HOUR))
    assert store.articles.pages_due(NOW + HOUR, 5) == ["far.example:443", HOST]
    assert store.articles.pages_due(NOW + HOUR, 1) == ["far.example:443"]
    assert len(store.articles.pages(HOST, NOW + HOUR, 1)) == 1


def test_a_page_fills_in_a_missing_headline(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a", title="", wants_page=True))).article_ids
    store.articles.record_page(page(number, "Report."))
    assert store.articles.get(number).title == "A page's own title"


def test_a_page_of_an_article_nobody_knows_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no article 7"):
        store.articles.record_page(page(7, "Report."))
    assert Article.select().count() == 0


def test_an_entry_that_reads_as_before_but_says_it_was_updated_has_its_page_read_again_once(store: Store) -> None:
    (number,) = waiting(store, "a")
    store.articles.record_page(page(number, "First report."))
    feed = store.feeds.select([HERALD], NOW)[0]
    seen = known(store, feed, "a").entry_id
    updated = entry("a", wants_page=True, claims=(claim(ClaimKind.UPDATED, NOW + 2 * HOUR, "atom.updated"),))
    restated = poll(feed, at=NOW + 3 * HOUR, seen=(seen,), claims=((seen, updated),))
    store.feeds.record(restated)
    assert store.articles.pages_due(NOW + 3 * HOUR, 5) == [HOST]
    assert store.articles.record_page(page(number, "Second report.", at=NOW + 3 * HOUR))
    store.feeds.record(restated)  # the next document says it in the same words
    assert store.articles.pages_due(NOW + DAY, 5) == []
    article = store.articles.get(number)
    assert (article.text, article.revisions, article.changed_at) == ("Second report.", 2, NOW + 3 * HOUR)
    assert store.upkeep.check() == []


def test_a_moved_time_of_a_pruned_article_or_of_one_without_a_page_asks_nobody(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a", wants_page=True), entry("b")))
    store.articles.record_page(page(1, "First report."))
    Article.update(pruned_at=NOW).where(Article.id == 1).execute(store.database)
    moved = (claim(ClaimKind.UPDATED, NOW + 2 * HOUR, "atom.updated"),)
    said = tuple((known(store, feed, key).entry_id, entry(key, wants_page=key == "a", claims=moved)) for key in "ab")
    store.feeds.record(poll(feed, at=NOW + 3 * HOUR, claims=said))
    assert store.articles.pages_due(NOW + DAY, 5) == []


def test_a_headline_edited_in_the_feed_and_its_text_on_the_page_are_one_edit(store: Store) -> None:
    (number,) = waiting(store, "a")
    store.articles.record_page(page(number, "First report."))
    feed = store.feeds.select([HERALD], NOW)[0]
    edit = revise(store, feed, entry("a", title="Ferry a turns back", wants_page=True))
    store.feeds.record(poll(feed, at=NOW + 2 * HOUR, revised=(edit,)))
    store.articles.record_page(page(number, "Second report.", at=NOW + 3 * HOUR))
    article = store.articles.get(number)
    assert (len(store.articles.revisions(number)), article.revisions, article.changed_at) == (4, 2, NOW + 3 * HOUR)
    assert store.upkeep.check() == []


def test_an_article_whose_page_tells_another_time_is_grouped_again_though_no_word_changed(store: Store) -> None:
    """Its story had lasted from another moment; one of 1,000 articles after 500 kills, and the order of grouping is by time."""
    (number,) = waiting(store, "a")
    Article.update(group_pending=False).execute()
    store.articles.record_page(page(number, entry("a").text, at=NOW + HOUR))
    assert not Article.get().group_pending  # a second look, that finds what was known
    earlier = claim(ClaimKind.PUBLISHED, NOW - 3 * HOUR, "jsonld.datePublished")
    assert not store.articles.record_page(page(number, entry("a").text, at=NOW + 2 * HOUR, claims=(earlier,)))
    assert (Article.get().sort_at, Article.get().group_pending) == (NOW - 3 * HOUR, True)


def test_an_article_whose_feed_tells_another_time_is_grouped_again(store: Store) -> None:
    (number,) = waiting(store, "a")
    Article.update(group_pending=False).execute()
    feed = store.feeds.select([HERALD], NOW)[0]
    told = entry("a", claims=(claim(ClaimKind.PUBLISHED, NOW - 3 * HOUR, "atom.published"),))
    store.feeds.record(poll(feed, at=NOW + HOUR, claims=((known(store, feed, "a").entry_id, told),)))
    assert store.articles.get(number).sort_at == NOW - 3 * HOUR
    assert Article.get().group_pending
