from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aggregator.model.article import ExtractState
from aggregator.model.times import ClaimKind
from aggregator.store import article_texts
from aggregator.store import record as record_module
from aggregator.store.bulk import insert_rows
from aggregator.store.store import Store
from aggregator.store.tables import Article, Entry, Feed, FeedPoll, FetchEvent, Host, RevisionRow, Table, TimeClaimRow
from tests.contract.store.builders import (
    DAY,
    GAZETTE,
    HERALD,
    HOUR,
    MINUTE,
    NOW,
    claim,
    entry,
    known,
    page,
    poll,
    revise,
    stand_in,
    with_feeds,
)


def test_a_poll_stores_entries_times_versions_and_the_next_poll(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    recorded = store.feeds.record(poll(feed, entry("a"), entry("b", claims=())))
    assert (recorded.new, recorded.revised, len(recorded.article_ids)) == (2, 0, 2)
    first, second = (store.articles.get(number) for number in recorded.article_ids)
    assert first.published is not None
    assert first.published.instant == NOW - HOUR
    assert first.updated is None
    assert (first.first_seen_at, first.changed_at, first.sort_at) == (NOW, NOW, NOW - HOUR)
    assert (second.published, second.sort_at) == (None, NOW)
    assert first.feed_names == ("Town Herald",)
    assert [v.title for v in store.articles.revisions(first.id)] == ["Ferry a leaves the harbour"]
    (again,) = store.feeds.select([HERALD], NOW + MINUTE)
    assert again.validators == poll(feed).validators
    assert (again.body_hash, again.hints.skip_hours, again.next_poll_at) == (b"b" * 16, ("3",), NOW + HOUR)
    assert again.arrivals == (NOW, NOW - HOUR), "the publisher's own time where it states one"
    assert again.last_ok_at == NOW
    (event,) = store.feeds.events(feed.id, 10)
    assert (event.outcome, event.new, event.bytes, event.next_poll_why) == ("updated", 2, 1200, "interval 1h")
    assert store.upkeep.check() == []


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_a_document_of_eighty_entries_the_newest_fifty_tell_the_rhythm(store: Store, *, newest_first: bool) -> None:
    """All were first seen at once, so the order in which they were stored decides which of them count."""
    (feed,) = with_feeds(store, HERALD)
    times = [NOW - HOUR * n for n in range(80)]
    new = [entry(f"e{n}", claims=(claim(ClaimKind.PUBLISHED, at),), came_out=at) for n, at in enumerate(times)]
    store.feeds.record(poll(feed, *(new if newest_first else reversed(new))))
    (again,) = store.feeds.select([HERALD], NOW + MINUTE)
    assert again.arrivals == tuple(times[:50])


@pytest.mark.parametrize("broken", ["add_new", "mark_seen", "_feed", "_poll", "_chunks", "_event"])
def test_a_poll_that_dies_between_two_statements_leaves_no_trace(store: Store, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a"), chunks=b"a"))
    before = FeedPoll.select().dicts().get()
    whole = getattr(record_module, broken)

    def dies(*arguments: object) -> None:
        whole(*arguments)
        message = "killed"
        raise KeyboardInterrupt(message)

    monkeypatch.setattr(record_module, broken, dies)
    later = poll(feed, entry("b"), at=NOW + HOUR, chunks=b"ab", validators=replace(poll(feed).validators, etag='"v2"'))  # type: ignore[type-var]  # the builder's are never None
    with pytest.raises(KeyboardInterrupt):
        store.feeds.record(later)
    assert (FeedPoll.select().dicts().get(), store.feeds.chunks(feed.id)) == (before, b"a")
    assert [Entry.select().count(), Article.select().count(), FetchEvent.select().count(), RevisionRow.select().count()] == [1, 1, 1, 1]
    monkeypatch.undo()
    assert store.feeds.record(later).new == 1


def test_a_row_that_cannot_be_inserted_keeps_the_old_validators(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a")))
    bad = entry("b", content_hash=None)
    with pytest.raises(Exception, match=r"(?i)null"):
        store.feeds.record(poll(feed, bad, validators=replace(poll(feed).validators, etag='"v2"')))  # type: ignore[type-var]  # the builder's are never None
    (again,) = store.feeds.select([HERALD], NOW + MINUTE)
    assert again.validators is not None
    assert again.validators.etag == '"v1"'
    assert store.articles.known(feed.id, ["b"], [], []).entries == ()


def test_what_is_remembered_of_a_document_is_kept_replaced_and_forgotten(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    found = []
    for chunks in (None, b"\x00a", None, b"b", b"", None):
        store.feeds.record(poll(feed, chunks=chunks))
        found.append(store.feeds.chunks(feed.id))
    assert found == [b"", b"\x00a", b"\x00a", b"b", b"", b""]


def test_many_polls_in_one_transaction_are_recorded_all_or_none(store: Store) -> None:
    one, two = with_feeds(store, HERALD, GAZETTE)
    with pytest.raises(Exception, match=r"(?i)null"):
        store.feeds.record_many([poll(one, entry("a")), poll(two, entry("b", content_hash=None))])
    assert Entry.select().count() == 0
    assert [r.new for r in store.feeds.record_many([poll(one, entry("a")), poll(two, entry("b"))])] == [1, 1]


def test_two_polls_of_one_feed_at_once_store_its_entries_once(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    assert store.feeds.record(poll(feed, entry("a"), entry("a"), entry("b"))).new == 2
    assert store.feeds.record(poll(feed, entry("a"), entry("b"), at=NOW + MINUTE)).new == 0
    assert Entry.select().count() == 2


def test_an_article_that_two_feeds_carry_is_one_article(store: Store) -> None:
    one, two = with_feeds(store, HERALD, GAZETTE)
    first = store.feeds.record(poll(one, entry("a")))
    other = entry("x", canonical_url="https://herald.example/a", claims=(claim(ClaimKind.UPDATED, NOW, "atom.updated"),))
    second = store.feeds.record(poll(two, other, at=NOW + HOUR))
    assert (second.new, second.article_ids) == (1, ())
    article = store.articles.get(first.article_ids[0])
    assert article.feeds == (HERALD, GAZETTE)
    assert article.updated is not None
    assert article.updated.instant == NOW
    assert (article.revisions, article.changed_at) == (1, NOW)
    assert store.upkeep.check() == []


def test_one_document_with_an_address_twice_makes_one_article(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    recorded = store.feeds.record(poll(feed, entry("a"), entry("b", canonical_url="https://herald.example/a")))
    assert (recorded.new, len(recorded.article_ids)) == (2, 1)


def test_entries_are_known_by_key_guid_or_address(store: Store) -> None:
    one, two = with_feeds(store, HERALD, GAZETTE)
    store.feeds.record(poll(one, entry("a"), entry("b")))
    found = store.articles.known(one.id, ["a"], ["b"], ["https://herald.example/a", "https://nowhere.example/"])
    assert [k.key for k in found.entries] == ["a", "b"]
    assert found.entries[0].recent_hashes == (entry("a").content_hash,)
    assert list(found.articles) == ["https://herald.example/a"]
    assert store.articles.by_key(one.id, ["b", "c"]) == [stand_in(found.entries[1])]
    assert store.articles.by_key(two.id, ["a"]) == []
    elsewhere = store.articles.known(two.id, ["a"], ["b"], ["https://herald.example/a"])
    assert elsewhere.entries == ()
    assert list(elsewhere.articles) == ["https://herald.example/a"]


def test_an_edited_headline_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a"))).article_ids
    edit = revise(store, feed, entry("a", title="Ferry a turns back"))
    recorded = store.feeds.record(poll(feed, at=NOW + HOUR, revised=(edit,)))
    assert (recorded.revised, recorded.article_ids) == (1, (number,))
    article = store.articles.get(number)
    assert (article.title, article.revisions, article.changed_at) == ("Ferry a turns back", 2, NOW + HOUR)
    assert article.first_seen_at == NOW
    assert [v.title for v in store.articles.revisions(number)] == ["Ferry a leaves the harbour", "Ferry a turns back"]
    after = known(store, feed, "a")
    assert (after.recent_hashes, after.flips) == ((edit.record.content_hash, edit.known.content_hash), 1)
    assert store.upkeep.check() == []


def test_an_edit_with_a_new_time_of_update_ends_the_run_of_hash_only_edits(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a")))
    store.feeds.record(poll(feed, revised=(revise(store, feed, entry("a", title="Second")),)))
    dated = entry("a", title="Third", claims=(claim(ClaimKind.UPDATED, NOW, "atom.updated"),))
    store.feeds.record(poll(feed, revised=(revise(store, feed, dated),)))
    assert known(store, feed, "a").flips == 0


def test_a_summary_edit_under_a_page_text_changes_nothing_people_see(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a", wants_page=True))).article_ids
    assert store.articles.record_page(page(number, "The whole report from the page."))
    recorded = store.feeds.record(poll(feed, at=NOW + DAY, revised=(revise(store, feed, entry("a", text="A new summary.")),)))
    article = store.articles.get(number)
    assert (recorded.revised, article.text, article.changed_at) == (0, "The whole report from the page.", NOW)
    assert article_texts.own_of(Article.get_by_id(number)) == "A new summary."


def test_a_feeds_text_is_kept_once_and_apart_from_the_page_it_told_of(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a", text="The ferry is late.", wants_page=True))).article_ids
    assert store.articles.pages("herald.example:443", NOW, 9)[0].feed_text == "The ferry is late."
    assert len(Article.get_by_id(number).feed_text) < len("The ferry is late.")
    store.feeds.record(poll(feed, at=NOW + HOUR, revised=(revise(store, feed, entry("a", text="It sails again.", wants_page=True)),)))
    assert store.articles.record_page(page(number, "The whole report from the page."))
    assert article_texts.own_of(Article.get_by_id(number)) == "It sails again."
    assert store.articles.record_page(page(number, "It sails again.", at=NOW + DAY))
    assert article_texts.own_of(Article.get_by_id(number)) == "It sails again."
    assert store.articles.record_page(page(number, "The page says more again.", at=NOW + 2 * DAY))
    assert article_texts.own_of(Article.get_by_id(number)) == "It sails again."


def test_a_new_tag_is_stored_without_a_new_version(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a"))).article_ids
    tagged = entry("a", tags=("harbour", "ferries"), content_hash=b"t" * 16)
    assert store.feeds.record(poll(feed, at=NOW + HOUR, revised=(revise(store, feed, tagged),))).revised == 0
    article = store.articles.get(number)
    assert (article.tags, article.changed_at, article.revisions) == (("harbour", "ferries"), NOW, 1)


def test_a_feed_with_its_own_headline_does_not_overwrite_the_first_feeds(store: Store) -> None:
    one, two = with_feeds(store, HERALD, GAZETTE)
    (number,) = store.feeds.record(poll(one, entry("a"))).article_ids
    theirs = entry("x", title="Gazette: ferry leaves", canonical_url="https://herald.example/a")
    store.feeds.record(poll(two, theirs))
    store.feeds.record(poll(two, revised=(revise(store, two, replace(theirs, text="Their text.", content_hash=b"2" * 16)),)))
    assert store.articles.get(number).title == "Ferry a leaves the harbour"
    assert store.articles.get(number).text == entry("a").text


def test_a_time_stated_later_moves_the_times_but_is_no_edit(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(poll(feed, entry("a"))).article_ids
    seen = known(store, feed, "a")
    said = entry("a", claims=(*entry("a").claims, claim(ClaimKind.UPDATED, NOW + MINUTE, "atom.updated")))
    for _ in range(2):  # said twice in the same words, kept once
        recorded = store.feeds.record(poll(feed, at=NOW + HOUR, seen=(seen.entry_id,), claims=((seen.entry_id, said),)))
    article = store.articles.get(number)
    assert recorded.article_ids == ()
    assert article.updated is not None
    assert article.updated.instant == NOW + MINUTE
    assert (article.changed_at, article.revisions) == (NOW, 1)
    assert TimeClaimRow.select().count() == 2
    assert Entry.get().last_seen_at == NOW + HOUR


def test_text_that_no_database_can_hold_is_stored_without_it(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    nasty = entry("a", title="Ferry\0 \ud800 leaves", authors=("Ida\0",), tags=("\udfff",))
    (number,) = store.feeds.record(poll(feed, replace(nasty, key="k\0ey"))).article_ids
    assert store.articles.get(number).title == "Ferry ? leaves"
    assert store.articles.known(feed.id, ["k\0ey"], [], []).entries
    assert store.feeds.record(poll(feed, replace(nasty, key="k\0ey"))).new == 0


def test_a_page_is_asked_for_when_the_entry_wants_it(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a", wants_page=True), entry("b"), entry("c", wants_page=True, url=None, canonical_url=None)))
    assert store.articles.pages_due(NOW, 5) == ["herald.example:443"]
    assert [p.title for p in store.articles.pages("herald.example:443", NOW, 5)] == ["Ferry a leaves the harbour"]
    states = {a.title: a.extract_state for a in Article.select()}
    assert list(states.values()).count(ExtractState.FEED) == 2


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            Host,
            [
                {"host": "a\0", "next_at": NOW, "looks": 2},
                {"host": "\ud800b", "next_at": None, "looks": 0},
                {"host": "c", "next_at": NOW, "looks": 1},
            ],
        ),
        (
            Feed,
            [
                {"url": url, "title": "\xe9", "settings": {"tags": [url]}, "added_at": NOW + DAY}
                for url in ("https://a.example/", "https://b.example/")
            ],
        ),
        (Feed, [{"url": "https://a.example/", "added_at": NOW}]),
    ],
    ids=["texts and times", "documents", "defaults"],
)
def test_rows_written_at_once_are_those_that_are_written_one_by_one(store: Store, table: type[Table], rows: list[dict[str, Any]]) -> None:
    def stored() -> list[dict[str, Any]]:
        return [
            {name: value for name, value in row.items() if name != "id"}
            for row in table.select().order_by(*table._meta.sorted_fields[1:]).dicts()
        ]

    insert_rows(store.database, table, rows)
    at_once = stored()
    table.delete().execute()
    for row in rows:
        table.create(**row)
    assert at_once == stored() != []


def test_the_search_index_is_written_once_for_many_polls(store: Store) -> None:
    """A statement on several rows had SQLite set a savepoint, and the index write what it held back: a piece for every poll."""
    if not store.sqlite:
        pytest.skip("the search index of SQLite")
    feeds = with_feeds(store, *(f"https://paper{number}.example/feed" for number in range(3)))
    for feed in feeds:
        store.feeds.record(poll(feed, entry(f"{feed.id}a"), entry(f"{feed.id}b"), entry(f"{feed.id}c")))
    before = _index_pieces(store)
    seen = {feed.id: tuple(row.id for row in Entry.select().where(Entry.feed == feed.id)) for feed in feeds}
    store.feeds.record_many([poll(feed, entry(f"{feed.id}new"), at=NOW + HOUR, seen=seen[feed.id]) for feed in feeds])
    assert {row.last_seen_at for row in Entry.select()} == {NOW + HOUR}
    assert _index_pieces(store) == before + 1


def _index_pieces(store: Store) -> int:
    ((count,),) = store.database.execute_sql("SELECT COUNT(DISTINCT segid) FROM article_search_idx").fetchall()
    return int(count)
