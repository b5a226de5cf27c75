"""What was read beside rows that stand in for the rest is named and found as in the whole document, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aggregator.core import standing
from aggregator.core.identity import Seen, decide
from aggregator.core.keys import BY_GUID, BY_LINK, KeyedEntry, keyed
from aggregator.model.entry import ParsedEntry, ParsedFeed
from aggregator.model.feed import FeedHints
from aggregator.model.poll import Known, KnownEntry, StandIn
from tests.contract.store.builders import stand_in

FEED = "https://a.example/feed.xml"


def entry(guid: str | None, url: str | None, title: str = "Title", text: str = "h") -> ParsedEntry:
    return ParsedEntry(guid, url, title, text, "", (), (), None, (), (), None, 0, content_hash=(title + text).encode())


def document(*entries: ParsedEntry, site: str | None = None) -> ParsedFeed:
    placed = tuple(replace(found, position=place) for place, found in enumerate(entries))
    return ParsedFeed("rss20", "", site, None, None, FeedHints(), None, placed, ())


def row_of(found: KeyedEntry, number: int) -> KnownEntry:
    entry = found.entry
    return KnownEntry(number, number, found.key, entry.guid, entry.url, found.canonical_url, entry.title, entry.content_hash, (), 0)


def rows(feed: ParsedFeed, *places: int) -> dict[int, StandIn]:
    """Return the rows of a document's entries as its poll left them: under the names they had in it."""
    _, named = keyed(feed, BY_GUID, FEED)
    return {found.entry.position: stand_in(row_of(found, found.entry.position)) for found in named if found.entry.position in places}


def without(feed: ParsedFeed, known: Mapping[int, StandIn]) -> ParsedFeed:
    """Return what is read of a document where rows stand in for entries."""
    return replace(feed, entries=tuple(found for found in feed.entries if found.position not in known))


def beside(feed: ParsedFeed, known: Mapping[int, StandIn], policy: str = BY_GUID) -> tuple[str, tuple[KeyedEntry, ...]] | None:
    return standing.keyed_beside(without(feed, known), policy, FEED, known)


A, B, C, D = (entry(guid, f"https://a.example/{guid}") for guid in "abcd")
BARE, OTHER = entry(None, "https://a.example/bare"), entry(None, "https://a.example/other", text="o")


def test_rows_stand_in_the_places_of_entries_that_were_not_read():
    known = rows(document(A, B), 0, 1)
    feed = replace(without(document(A, B), {0: known[0]}), chunks=(b"A", b"B"))
    assert standing.stand_ins(feed, {b"A": known[0], b"B": known[1]}) == {0: known[0]}


def test_one_new_entry_among_known_ones_is_all_that_is_looked_at():
    for feed in (document(A, B, C), document(A, BARE, OTHER), document(BARE, B, OTHER)):
        policy, named = keyed(feed, BY_GUID, FEED)
        assert beside(feed, rows(feed, 1, 2)) == (policy, named[:1])


def test_a_new_entry_at_a_known_ones_address_is_a_doubt():
    known = {1: rows(document(C, B), 1)[1]}
    assert beside(document(replace(A, url="https://www.a.example/b?utm_source=x"), B), known) is None


def test_an_address_that_is_the_sites_by_now_is_a_doubt():
    feed = document(A, B)
    assert beside(replace(feed, site_url="https://a.example/b"), rows(feed, 1)) is None


def test_an_address_that_was_shared_and_is_not_any_more_is_a_doubt():
    twins = document(replace(A, url=B.url), B)
    known = {0: rows(twins, 1)[1]}
    assert known[0].canonical_url is None
    assert beside(document(B), known) is None
    assert beside(document(B, replace(A, url=B.url)), known) is not None


def test_names_that_new_entries_share_among_themselves_are_theirs_alone():
    feed = document(A, B, C, D, replace(A, title="Other"), entry(None, None, "Bare"), entry(None, None, "Bare", "other"))
    policy, named = keyed(feed, BY_GUID, FEED)
    assert beside(feed, rows(feed, 1, 2, 3)) == (policy, (named[0], *named[4:]))


def test_a_name_that_a_known_entry_has_is_a_doubt():
    feed = document(A, B)
    for twin in (replace(B, title="Other"), replace(B, url=None)):
        assert beside(document(*feed.entries, twin), rows(feed, 1)) is None
    bare = document(A, BARE)
    assert beside(document(*bare.entries, replace(BARE, title="Other")), rows(bare, 1)) is None


def test_guids_that_mostly_repeat_are_a_doubt():
    feed = document(A, B)
    many = [replace(C, title=title) for title in "xyz"]
    assert beside(document(*feed.entries, *many), rows(feed, 0, 1)) is None


def test_a_row_under_another_key_than_the_first_of_its_names_is_a_doubt():
    feed = document(A, B, BARE)
    for place, key in ((1, "n:made"), (1, "l:made"), (2, "lu:made"), (2, "g:made")):
        assert beside(feed, {place: rows(feed, place)[place]._replace(key=key)}) is None


def test_two_guids_that_differ_in_their_host_alone_have_one_key():
    first = document(entry("http://one.example/?p=1", "https://a.example/1"))
    feed = document(entry("http://two.example/?p=1", "https://a.example/2"), *first.entries)
    assert beside(feed, {1: rows(first, 0)[0]}) is None


def test_without_rows_or_by_link_a_document_is_named_as_ever():
    feed = document(A, B)
    assert beside(feed, {}) == keyed(feed, BY_GUID, FEED)
    assert beside(feed, {}, BY_LINK) == keyed(feed, BY_LINK, FEED)
    assert beside(feed, rows(feed, 1), BY_LINK) is None


def test_a_row_that_shares_its_guid_its_address_or_all_its_content_with_one_that_stands_in_disputes_it():
    known = rows(document(A, B, BARE), 1, 2)
    free = KnownEntry(9, 9, "g:free", "x", None, None, "Free", b"free", (), 0)
    assert not standing.is_disputed([], [free], known)
    for meant in (
        replace(free, guid="b"),
        replace(free, canonical_url=known[1].canonical_url),
        replace(free, guid=None, content_hash=BARE.content_hash),
    ):
        assert standing.is_disputed([], [meant], known)


def test_known_entries_that_say_the_same_dispute_each_other():
    known = rows(document(BARE, replace(BARE, url=None)), 0, 1)
    assert standing.is_disputed([], [], known)
    assert not standing.is_disputed([], [], {0: known[0]})


def test_a_new_entry_that_says_what_a_nameless_known_one_says_disputes_it():
    known = rows(document(A, BARE), 1)
    twin = KeyedEntry(replace(BARE, url=None, position=0), "t:twin", None)
    assert standing.is_disputed([twin], [], known)
    assert not standing.is_disputed([KeyedEntry(A, "g:a", None)], [], known)


guids = st.sampled_from([None, "a", "b", "c", "http://one.example/?p=1", "http://two.example/?p=1", "https://one.example/"])
urls = st.sampled_from(
    [None, "https://a.example/", "https://a.example/x", "http://www.a.example/x?utm_source=y", "https://a.example/y", FEED]
)
entries = st.lists(st.builds(entry, guids, urls, st.sampled_from(["A", "B"]), st.sampled_from(["s", "t"])), max_size=6)
sites = st.sampled_from([None, "https://a.example/", "https://a.example/x"])


@given(before=entries, more=entries, gone=entries, sites=st.tuples(sites, sites), data=st.data())
def test_whatever_stands_in_a_document_what_was_read_is_named_and_found_as_in_the_whole(before, more, gone, sites, data):
    first = document(*before, site=sites[0])
    known = rows(first, *range(len(before)))
    stays = [found for found in first.entries if found.position in known and data.draw(st.booleans())]
    together = [*((found, known[found.position]) for found in stays), *((found, None) for found in more)]
    order = data.draw(st.permutations(together))
    feed = document(*(found for found, _ in order), site=sites[1])
    standing_in = {place: row for place, (_, row) in enumerate(order) if row}
    short = beside(feed, standing_in)
    if short is None:
        return
    policy, whole = keyed(feed, BY_GUID, FEED)
    assert short == (policy, tuple(found for found in whole if found.entry.position not in standing_in))
    named = {found.entry.position: (found.key, found.canonical_url) for found in whole}
    assert all(named[place] == (row.key, row.canonical_url) for place, row in standing_in.items())

    left = keyed(document(*gone), BY_GUID, FEED)[1]  # rows of entries that left, which what was read may mean
    others = [row_of(found, 100 + number) for number, found in enumerate(left) if found.key not in {row.key for row in known.values()}]
    if standing.is_disputed(short[1], others, standing_in):
        return
    own = [row_of(found, standing_in[place].entry_id) for found in whole if (place := found.entry.position) in standing_in]
    everything = tuple(sorted([*others, *own], key=lambda row: row.entry_id))
    decided = decide(whole, Known(everything, {}), [found.entry.content_hash for found in whole])
    read = decide(short[1], Known(tuple(others), {}), [found.entry.content_hash for found in short[1]])
    assert read == tuple(decision for decision in decided if decision.keyed.entry.position not in standing_in)
    for decision in decided:
        if row := standing_in.get(decision.keyed.entry.position):
            assert isinstance(decision, Seen)
            assert stand_in(decision.known) == row
            assert decision.is_unchanged
