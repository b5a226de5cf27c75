"""Gate: 114 real feeds. Nothing feedparser finds is lost, keys hold from poll to poll, published and updated keep apart."""

from __future__ import annotations

import io
import os
import tarfile
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import feedparser
import pytest

from aggregator.core.identity import Seen, decide, keyed
from aggregator.errors import ParseError
from aggregator.model.entry import ParsedFeed
from aggregator.model.poll import KnownEntry
from aggregator.parse.feed import parse
from tests.lanes import alike

DATA = Path(os.environ.get("AGGREGATOR_DATA", Path(__file__).parents[2] / "../shared/data")) / "feeds"
ARCHIVE = DATA / "real-feeds.tar.xz"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())["feeds"]
URL = "https://feed.example/feed.xml"

pytestmark = pytest.mark.skipif(not ARCHIVE.exists(), reason="needs the evaluation data (AGGREGATOR_DATA)")


@dataclass(frozen=True)
class Known:
    entries: tuple[KnownEntry, ...]
    articles: dict[str, int]


@pytest.fixture(scope="module")
def bodies() -> dict[str, bytes]:
    with tarfile.open(ARCHIVE) as archive:  # read from the archive: nothing is unpacked
        return {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}


@pytest.fixture(scope="module")
def feeds(bodies) -> dict[str, ParsedFeed]:
    parsed = {}
    for name, body in bodies.items():
        try:
            parsed[name] = parse(body, url=URL, content_type=None)
        except ParseError:
            continue
    return parsed


def hashes_of(named):
    return [new.entry.content_hash for new in named]


def test_feeds_and_entries_reach_their_floors(feeds, bodies, capsys):
    entries = sum(len(feed.entries) for feed in feeds.values())
    formats = Counter(feed.format for feed in feeds.values())
    sources = Counter(time.source for feed in feeds.values() for entry in feed.entries for time in entry.times)
    with capsys.disabled():
        print(f"\n{len(feeds)} of {len(bodies)} real feeds, {entries} entries; {dict(formats)}; {dict(sources)}")  # noqa: T201 - the gate prints its figures
    assert len(feeds) >= FLOORS["parsed"]
    assert entries >= FLOORS["entries"]


def test_no_entry_that_feedparser_finds_is_lost(feeds, bodies):
    for name, body in bodies.items():
        plain = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
        assert len(feeds[name].entries) >= len(plain.entries), name


def test_a_second_poll_of_the_same_document_finds_nothing_new(feeds):
    for name, feed in feeds.items():
        policy, named = keyed(feed, "guid", URL)
        assert keyed(feed, policy, URL) == (policy, named), name
        hashes = hashes_of(named)
        known = tuple(
            KnownEntry(i, i, new.key, new.entry.guid, new.entry.url, new.canonical_url, new.entry.title, hashed, (hashed,), 0)
            for i, (new, hashed) in enumerate(zip(named, hashes, strict=True))
        )
        decisions = decide(named, Known(known, {}), hashes)
        assert all(isinstance(decision, Seen) and decision.why == "unchanged" for decision in decisions), name
        assert [decision.known.entry_id for decision in decisions] == list(range(len(named))), name


def test_entries_are_dropped_only_where_the_document_repeats_them(feeds):
    for name, feed in feeds.items():
        said = {(entry.guid, entry.url, entry.title, entry.summary_html, entry.content_html) for entry in feed.entries}
        assert len(keyed(feed, "guid", URL)[1]) >= len(said), name


def test_published_and_updated_keep_apart(feeds):
    kinds = {(time.kind, time.source) for feed in feeds.values() for entry in feed.entries for time in entry.times}
    assert {source for kind, source in kinds if kind == "published"}.isdisjoint(source for kind, source in kinds if kind == "updated")


def test_nearly_all_feeds_are_read_without_feedparser_and_say_the_same(bodies, capsys):
    plain = sum(alike(body) for body in bodies.values())
    with capsys.disabled():
        print(f"\n{plain} of {len(bodies)} real feeds are read without feedparser")  # noqa: T201 - as above
    assert plain >= FLOORS["plain"]
