"""What the candidate index keeps under a key, and what becomes of it when headlines are edited and expire."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.config.schema import Settings
from aggregator.engine.group import group_pending
from aggregator.store import forget
from aggregator.store.playback import Playback
from aggregator.store.postings import NEWEST, packed, unpacked, with_articles
from aggregator.store.store import Store, open_store
from aggregator.store.tables import Article, Headline, HeadlineKey
from tests.contract.store.test_migrations import opened_before
from tests.wire import stream

SETTINGS = Settings(data_dir=Path("unused"))
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@given(st.lists(st.lists(st.integers(1, 400), min_size=1, max_size=150), max_size=6))
def test_a_key_keeps_its_newest_articles_once_each_in_whatever_order_they_come(portions: list[list[int]]) -> None:
    kept = b""
    for portion in portions:
        kept = with_articles(kept, portion)
    everyone = {article for portion in portions for article in portion}
    assert unpacked(kept) == tuple(sorted(everyone, reverse=True)[:NEWEST])


def test_lists_compare_by_their_newest_article_as_numbers_do() -> None:
    """SQL takes out by `articles < ?` what leads to nothing but old articles."""
    numbers = (1, 255, 256, 65_536, 16_777_216, 4_294_967_295)
    assert sorted(numbers) == sorted(numbers, key=lambda number: packed([number, 7]))
    assert packed([256, 255]) < packed([257])


def lists(store: Store) -> dict[int, tuple[int, ...]]:
    return {row.hash: unpacked(row.articles) for row in HeadlineKey.select()}


def test_an_edited_headline_is_found_by_its_new_words_and_stands_under_none_twice(store: Store) -> None:
    playback = Playback(store.database)
    playback.add(stream(3, seed=5))
    group_pending(store, SETTINGS, NOON)
    before = lists(store)
    Article.update(group_pending=True, title="Ferry to Holm suspended after storm").where(Article.id == 1).execute()
    group_pending(store, SETTINGS, NOON)
    Article.update(group_pending=True).execute()
    group_pending(store, SETTINGS, NOON)

    new = {key for key, articles in lists(store).items() if 1 in articles} - before.keys()
    assert len(new) == 10
    assert all(len(set(articles)) == len(articles) for articles in lists(store).values())


def test_lists_that_lead_to_expired_headlines_alone_go_little_by_little(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    items = stream(600, seed=3)
    Playback(store.database).add(items)
    group_pending(store, SETTINGS, items[-1].at - timedelta(days=1))
    monkeypatch.setattr("aggregator.store.headline_index._SWEEPS", 6)
    shares = []
    for expired in range(20, 401, 20):
        assert store.index.expire(items[expired].at) == 20
        found = lists(store)
        shares.append(sum(articles[0] <= expired for articles in found.values()) / len(found))
    assert 0 < max(shares) < 0.2
    assert Headline.select().count() == 200
    living = {article for articles in lists(store).values() for article in articles if article > 400}
    assert living == set(range(401, 601))


def test_lists_that_lead_to_pruned_headlines_alone_go_little_by_little(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where articles are pruned before their headlines expire, their keys stayed for ever: 90,000 a week of 200 feeds."""
    items = stream(600, seed=3)
    Playback(store.database).add(items)
    group_pending(store, SETTINGS, items[-1].at - timedelta(days=1))
    monkeypatch.setattr("aggregator.store.headline_index._SWEEPS", 6)
    shares = []
    for pruned in range(20, 401, 20):
        with store.database.atomic():
            forget.headlines(store.database, range(pruned - 19, pruned + 1))
        found = lists(store)
        shares.append(sum(articles[0] <= pruned for articles in found.values()) / len(found))
    assert 0 < max(shares) < 0.3
    living = {article for articles in lists(store).values() for article in articles if article > 400}
    assert living == set(range(401, 601))


def test_pruning_all_there_is_leaves_no_key(store: Store) -> None:
    Playback(store.database).add(stream(30, seed=3))
    group_pending(store, SETTINGS, NOON)
    with store.database.atomic():
        forget.headlines(store.database, range(1, 31))
    assert lists(store) == {}


def test_keys_of_the_schema_before_lead_to_the_same_articles(old_url: str, tmp_path: Path) -> None:
    rows = [(-(1 << 31), 7), (-5, 1), (-5, 300), *((5, article) for article in range(1, NEWEST + 51)), ((1 << 31) - 1, 2)]
    with closing(opened_before("0018", old_url, tmp_path)) as store:
        for key, article in reversed(rows):
            store.database.execute_sql(f"INSERT INTO headline_key (hash, article) VALUES ({key}, {article})")  # noqa: S608 - numbers

    with closing(open_store(old_url, tmp_path)) as store:
        middle = 1 << 31
        assert lists(store) == {0: (7,), middle - 5: (300, 1), middle + 5: tuple(range(NEWEST + 50, 50, -1)), 2 * middle - 1: (2,)}
        store.index.post([(middle - 5, 301)])
        assert store.index.postings([middle - 5, 7]) == {middle - 5: packed([301, 300, 1]), 7: b""}
        assert store.upkeep.check() == []
