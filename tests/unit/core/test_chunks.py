"""What is remembered of a document, and what of it is still believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from aggregator.core import chunks
from aggregator.core.identity import New, Revised, Seen
from aggregator.core.keys import BY_GUID, BY_LINK, KeyedEntry
from aggregator.model.entry import ParsedEntry, ParsedFeed
from aggregator.model.feed import FeedHints, FeedSpec
from aggregator.model.poll import KnownEntry, StandIn
from tests.contract.store.builders import stand_in

RULES, HASH = b"r" * 8, b"h" * 16
AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def entry(guid: str | None, url: str | None = "https://a.example/1", position: int = 0) -> ParsedEntry:
    return ParsedEntry(guid, url, "Title", "text", "", (), (), None, (), (), None, position)


def row(**changes) -> KnownEntry:
    return replace(KnownEntry(7, 70, "g:key", "a", "https://a.example/1", None, "Title", HASH, (HASH,), 0), **changes)


def document(*entries: ParsedEntry, named: bool = True) -> ParsedFeed:
    names = tuple(bytes([65 + place]) * 12 for place in range(len(entries))) if named else ()
    return ParsedFeed("rss20", "", None, None, None, FeedHints(), None, entries, (), chunks=names, context=b"c" * 16)


def standing(**changes) -> StandIn:
    return stand_in(row(**changes))


def new(found: ParsedEntry) -> New:
    return New(KeyedEntry(found, "g:key", None), HASH, None, "not seen before")


def seen(found: ParsedEntry, known: KnownEntry) -> Seen:
    return Seen(KeyedEntry(found, "g:key", None), HASH, known, "unchanged")


def memory(feed: ParsedFeed, *decisions) -> chunks.Memory | None:
    return chunks.unpacked(chunks.remembered(feed, BY_GUID, [(decision, chunks.Date(AT)) for decision in decisions], RULES, {}), RULES)


def test_what_was_stored_is_remembered_under_the_key_of_its_row():
    found = entry("a")
    for decision in (new(found), Revised(KeyedEntry(found, "g:key", None), HASH, row(), "title"), seen(found, row())):
        kept = memory(document(found), decision)
        assert [(chunk.digest, chunk.key) for chunk in kept.chunks] == [(b"A" * 12, "g:key")]
        assert chunks.familiar(kept, [standing()]) == {b"A" * 12: standing()}


def test_an_edited_entry_under_another_key_than_its_rows_is_not_remembered():
    found = entry("a")
    assert memory(document(found), Revised(KeyedEntry(found, "g:other", None), HASH, row(), "title")) is None


def test_a_row_that_keeps_an_address_with_what_tracked_its_first_reader_is_believed():
    found = entry("a", "https://a.example/1?utm_source=b")
    url = "https://a.example/1?utm_source=a"
    assert chunks.familiar(memory(document(found), seen(found, row(url=url))), [standing(url=url)]) == {b"A" * 12: standing(url=url)}


def test_a_row_whose_address_moved_is_read_once_more_each_time():
    found = entry("a", "https://a.example/2")
    assert chunks.familiar(memory(document(found), seen(found, row())), [standing()]) == {}


def test_a_date_is_remembered_unless_it_may_yet_count():
    found = entry("a")
    for at in (None, AT):
        (kept,) = chunks.unpacked(chunks.remembered(document(found), BY_GUID, [(new(found), chunks.Date(at))], RULES, {}), RULES).chunks
        assert kept.at == at
    assert chunks.remembered(document(found), BY_GUID, [(new(found), chunks.Date(AT, settled=False))], RULES, {}) == b""


def test_an_edit_held_back_is_not_remembered_since_its_row_says_something_else():
    found = entry("a")
    assert memory(document(found), seen(found, row(content_hash=b"x" * 16))) is None


def test_an_entry_that_nothing_names_is_not_remembered():
    found = replace(entry(None, None), title="")
    assert memory(document(found), new(found)) is None


def test_a_row_that_says_something_else_by_now_is_not_believed():
    found = entry("a")
    kept = memory(document(found), new(found))
    for changed in (
        standing(title="Edited"),
        standing(guid="b"),
        standing(url="https://a.example/2"),
        standing(canonical_url="https://a.example/2"),
        standing(content_hash=b"x" * 16),
        standing(key="g:gone"),
    ):
        assert chunks.familiar(kept, [changed]) == {}


def test_other_rules_or_nothing_stored_is_no_memory():
    found = entry("a")
    blob = chunks.remembered(document(found), BY_GUID, [(new(found), chunks.Date(None))], RULES, {})
    assert chunks.unpacked(blob, b"s" * 8) is None
    assert chunks.unpacked(b"", RULES) is None
    assert chunks.rest_of(b"", chunks.unpacked(blob, RULES), {}) is None


def test_other_filters_are_other_rules():
    spec = FeedSpec(url="u", name="n")
    assert chunks.rules_of(spec, "1") == chunks.rules_of(replace(spec, weight=2.0), "1")
    for other in (replace(spec, drop=("title:x",)), replace(spec, name="m")):
        assert chunks.rules_of(other, "1") != chunks.rules_of(spec, "1")
    assert chunks.rules_of(spec, "2") != chunks.rules_of(spec, "1")


def test_of_entries_that_share_their_names_nothing_is_remembered():
    found = (entry("a"), entry("a", position=1), entry("b", position=2))
    kept = memory(document(*found), *map(new, found))
    assert [chunk.digest for chunk in kept.chunks] == [b"C" * 12]


def test_a_document_without_chunks_or_with_guids_that_name_nothing_is_not_remembered():
    alone = entry("a")
    assert chunks.remembered(document(alone), BY_LINK, [(new(alone), chunks.Date(AT))], RULES, {}) == b""
    assert chunks.remembered(document(alone, named=False), BY_GUID, [(new(alone), chunks.Date(AT))], RULES, {}) == b""


def test_an_entry_that_goes_by_another_name_than_its_row_is_not_remembered():
    alone = entry("a")
    for key, canonical_url in (("g:other", None), ("g:key", "a.example/1")):
        assert memory(document(alone), Seen(KeyedEntry(alone, key, canonical_url), HASH, row(), "unchanged")) is None


def test_chunks_of_entries_that_were_not_read_are_kept_in_their_places():
    first, second = entry("a"), entry("b", position=1)
    (old,) = memory(document(first), new(first)).chunks
    blob = chunks.remembered(document(first, second), BY_GUID, [(new(first), chunks.Date(AT))], RULES, {1: old})
    assert chunks.unpacked(blob, RULES).chunks == (old, old)
