"""One data file per behaviour in tests/data/feeds, its expectation beside it; the file's name is the story."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from aggregator.core.identity import keyed
from aggregator.errors import ParseError
from aggregator.parse.feed import parse

CASES = Path(__file__).parents[2] / "data" / "feeds"
EXPECTATIONS = sorted(path for path in CASES.glob("*.expect.json") if ".scene." not in path.name)  # scenes: tests/scenes.py
KNOWN = {
    "about", "url", "content_type", "content_language", "outcome", "detail", "problem", "feed", "entries", "count", "at_least",
    "distinct_keys", "own_addresses", "policy", "max_title",
}  # fmt: skip


def body_of(expectation: Path) -> bytes:
    name = expectation.name.removesuffix(".expect.json")
    [file] = [path for path in CASES.glob(f"{name}.*") if path != expectation]
    return file.read_bytes()


def plain(entry) -> dict:
    return {
        **asdict(entry),
        "authors": list(entry.authors),
        "tags": list(entry.tags),
        "times": [[str(time.kind), time.source, time.raw] for time in entry.times],
        "enclosures": [[file.url, file.type, file.length] for file in entry.enclosures],
        "content_length": len(entry.content_html),
    }


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=lambda path: path.name.removesuffix(".expect.json"))
def test_case(expectation):
    expect = json.loads(expectation.read_text(encoding="utf-8"))
    assert set(expect) <= KNOWN, "a key that nothing checks"
    url = expect.get("url", "https://harbour.example/feed.xml")

    def read():
        return parse(
            body_of(expectation), url=url, content_type=expect.get("content_type"), content_language=expect.get("content_language")
        )

    if "outcome" in expect:
        with pytest.raises(ParseError) as refused:
            read()
        assert refused.value.outcome == expect["outcome"]
        assert expect.get("detail", "") in str(refused.value)
        return
    feed = read()
    check_feed(feed, expect)
    check_entries(feed.entries, expect)
    check_identity(feed, url, expect)
    assert read() == feed, "the same bytes read twice differ"


def check_feed(feed, expect):
    facts = json.loads(json.dumps(asdict(replace(feed, chunks=(), context=None, entries=()))))
    for name, value in expect.get("feed", {}).items():
        found = {key: facts[name][key] for key in value} if isinstance(value, dict) else facts[name]
        assert found == value, name
    if "problem" in expect:
        assert any(expect["problem"] in problem for problem in feed.problems), feed.problems
    else:
        assert feed.problems == ()


def check_entries(entries, expect):
    wanted = expect.get("entries", [])
    assert len(entries) >= max(len(wanted), expect.get("at_least", 0))
    if "at_least" not in expect:
        assert len(entries) == expect.get("count", len(wanted) or len(entries))
    for position, (entry, want) in enumerate(zip(entries, wanted, strict=False)):
        found = plain(entry)
        assert {name: found[name] for name in want} == want
        assert entry.position == position
    assert all(len(entry.title) <= expect.get("max_title", 1000) for entry in entries)


def check_identity(feed, url, expect):
    policy, named = keyed(feed, "guid", url)
    keys = [entry.key for entry in named]
    assert len(set(keys)) == len(keys) == expect.get("distinct_keys", len(feed.entries))
    assert policy == expect.get("policy", "guid")
    if "own_addresses" in expect:
        assert sum(entry.canonical_url is not None for entry in named) == expect["own_addresses"]


def test_every_data_file_has_an_expectation():
    names = {path.name.removesuffix(".expect.json") for path in EXPECTATIONS}
    assert {path.stem for path in CASES.iterdir() if not path.name.endswith((".expect.json", ".gitattributes", ".scene.json"))} == names
