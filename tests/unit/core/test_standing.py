"""Entries that rows stand in for are named without looking at them, and no otherwise than by looking at them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aggregator.core import chunks, standing
from aggregator.core.keys import BY_GUID, BY_LINK, keyed
from aggregator.model.entry import ParsedEntry, ParsedFeed
from aggregator.model.feed import FeedHints
from aggregator.model.poll import KnownEntry

FEED = "https://a.example/feed.xml"


def entry(guid: str | None, url: str | None, title: str = "Title", position: int = 0) -> ParsedEntry:
    return ParsedEntry(guid, url, title, "", "", (), (), None, (), (), None, position, content_hash=b"h" * 16)


def document(*entries: ParsedEntry, site: str | None = None) -> ParsedFeed:
    placed = tuple(replace(found, position=place) for place, found in enumerate(entries))
    return ParsedFeed("rss20", "", site, None, None, FeedHints(), None, placed, ())


def rows(feed: ParsedFeed, *places: int) -> dict[int, KnownEntry]:
    """Return the rows of a document's entries as its poll left them: under the names they had in it."""
    _, named = keyed(feed, BY_GUID, FEED)
    return {
        place: KnownEntry(
            place, place, found.key, found.entry.guid, found.entry.url, found.canonical_url, found.entry.title, b"h" * 16, (), 0
        )
        for found in named
        if (place := found.entry.position) in places
    }


def stood_in(feed: ParsedFeed, known: dict[int, KnownEntry]) -> ParsedFeed:
    """Return a document with the rows in their places, as chunks.filled does."""
    filled = (chunks._entry_of(known[e.position], e.position) if e.position in known else e for e in feed.entries)
    return replace(feed, entries=tuple(filled))


A, B, C, D = (entry(guid, f"https://a.example/{guid}") for guid in "abcd")


def test_one_new_entry_among_known_ones_is_all_that_is_looked_at():
    feed = document(A, B, C)
    known = rows(feed, 1, 2)
    assert standing.beside(feed, FEED, known) == keyed(feed, BY_GUID, FEED)[1]
    assert standing.named(feed, BY_GUID, FEED, known) == keyed(feed, BY_GUID, FEED)


def test_a_new_entry_at_a_known_ones_address_is_a_doubt():
    known = {1: rows(document(C, B), 1)[1]}
    feed = document(replace(A, url="https://www.a.example/b?utm_source=x"), B)
    assert standing.beside(feed, FEED, known) is None
    assert standing.named(feed, BY_GUID, FEED, known) is None


def test_an_address_that_is_the_sites_by_now_is_a_doubt():
    feed = document(A, B)
    assert standing.beside(replace(feed, site_url="https://a.example/b"), FEED, rows(feed, 1)) is None


def test_an_address_that_was_shared_and_is_not_any_more_is_a_doubt():
    twins = document(replace(A, url=B.url), B)
    known = {0: rows(twins, 1)[1]}
    assert known[0].canonical_url is None
    assert standing.beside(document(B), FEED, known) is None
    assert standing.beside(document(B, replace(A, url=B.url)), FEED, known) is not None


def test_shared_or_missing_guids_are_looked_at_whole():
    feed = document(A, B)
    for other in (replace(C, guid="a"), replace(C, guid=None)):
        wider = document(A, B, other, D)
        assert standing.beside(wider, FEED, rows(feed, 1)) is None
        assert standing.named(wider, BY_GUID, FEED, rows(feed, 1)) == keyed(wider, BY_GUID, FEED)


def test_a_row_under_another_key_than_its_guids_is_looked_at_whole():
    feed = document(A, B)
    known = {1: replace(rows(feed, 1)[1], key="n:made")}
    assert standing.beside(feed, FEED, known) is None


def test_two_guids_that_differ_in_their_host_alone_have_one_key():
    first = document(entry("http://one.example/?p=1", "https://a.example/1"))
    feed = document(entry("http://two.example/?p=1", "https://a.example/2"), *first.entries)
    assert standing.beside(feed, FEED, {1: rows(first, 0)[0]}) is None


def test_without_rows_or_by_link_a_document_is_named_as_ever():
    feed = document(A, B)
    assert standing.named(feed, BY_GUID, FEED, {}) == keyed(feed, BY_GUID, FEED)
    assert standing.named(feed, BY_LINK, FEED, rows(feed, 1)) is None


guids = st.sampled_from([None, "", "a", "b", "c", "http://one.example/?p=1", "http://two.example/?p=1", "https://one.example/"])
urls = st.sampled_from(
    [None, "https://a.example/", "https://a.example/x", "http://www.a.example/x?utm_source=y", "https://a.example/y", FEED]
)
entries = st.lists(st.builds(entry, guids, urls, st.sampled_from(["A", "B"])), min_size=1, max_size=6)
sites = st.sampled_from([None, "https://a.example/", "https://a.example/x"])


@given(before=entries, more=entries, sites=st.tuples(sites, sites), data=st.data())
def test_whatever_stands_in_a_document_the_short_way_gives_what_the_long_way_gives(before, more, sites, data):
    first = document(*before, site=sites[0])
    known = rows(first, *range(len(before)))
    kept = [found for found in first.entries if found.position in known and data.draw(st.booleans())]
    order = data.draw(st.permutations([*((found, known[found.position]) for found in kept), *((found, None) for found in more)]))
    feed = document(*(found for found, _ in order), site=sites[1])
    standing_in = {place: row for place, (_, row) in enumerate(order) if row}
    whole = stood_in(feed, standing_in)
    short = standing.beside(whole, FEED, standing_in)
    policy, long = keyed(whole, BY_GUID, FEED)
    if short is not None:
        assert (policy, short) == (BY_GUID, long)
        assert chunks.is_plain(whole, policy, long, standing_in)
    plain = not standing_in or chunks.is_plain(whole, policy, long, standing_in)
    assert standing.named(whole, BY_GUID, FEED, standing_in) == ((policy, long) if plain else None)
