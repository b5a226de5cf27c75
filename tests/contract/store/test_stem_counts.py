"""Counts of stems are those of the store, whatever was kept of them, and are not read again for no reason."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from aggregator.engine.group import group_pending
from aggregator.store import stem_counts
from aggregator.store.playback import Playback
from aggregator.store.stem_counts import StemCounts
from aggregator.store.store import Store, open_store
from aggregator.store.tables import Stem
from tests.wire import SETTINGS, stream

STREAM = stream(120, seed=5)


def stored() -> dict[str, int]:
    return dict(Stem.select(Stem.stem, Stem.stories).tuples())


def right(counts: StemCounts) -> bool:
    """Tell whether all that is known is what the store has."""
    return counts.known == {stem: stored().get(stem, 0) for stem in counts.known} and counts.topics == stored()[""]


def group(store: Store) -> None:
    group_pending(store, SETTINGS, STREAM[-1].at)


def test_they_are_kept_while_polls_write_to_the_store_and_stay_right(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    counts, playback, asked = store.headlines.counts, Playback(store.database), set()
    playback.add(STREAM[:60])
    group(store)
    before = set(stored())
    read = counts.read

    def told(stems: Iterable[str]) -> None:
        stems = set(stems)
        asked.update(stems.difference(counts.known))
        read(stems)

    monkeypatch.setattr(counts, "read", told)
    playback.add(STREAM[60:])
    group(store)
    assert asked
    assert bool(asked & before) is not store.sqlite  # PostgreSQL does not tell that nobody wrote
    with store.headlines.batch():
        read(before - {""})
        assert right(counts)


def test_what_another_process_counts_is_read(sqlite_store: Store, tmp_path: Path) -> None:
    counts = sqlite_store.headlines.counts
    with sqlite_store.headlines.batch():
        counts.add({"ferri": 2}, 3)
    with closing(open_store(f"sqlite:///{sqlite_store.path}", tmp_path)) as other, other.headlines.batch():
        other.headlines.counts.add({"ferri": 5}, 5)
    with sqlite_store.headlines.batch():
        counts.read({"ferri"})
        assert (counts.known, counts.topics) == ({"ferri": 7}, 8)


def test_what_a_batch_counted_that_failed_is_not_kept(store: Store) -> None:
    counts = store.headlines.counts
    with store.headlines.batch():
        counts.add({"ferri": 2}, 3)
    with pytest.raises(RuntimeError, match="power cut"):
        fail_after_counting(store)
    with store.headlines.batch():
        counts.read({"ferri"})
        assert (counts.known, counts.topics) == ({"ferri": 2}, 3)


def fail_after_counting(store: Store) -> None:
    with store.headlines.batch():
        store.headlines.counts.add({"ferri": 5}, 5)
        msg = "power cut"
        raise RuntimeError(msg)


def test_no_count_falls_below_nought(store: Store) -> None:
    with store.headlines.batch():
        store.headlines.counts.add({"ferri": 2, "school": 1}, 3)
        store.headlines.counts.add({"ferri": -1, "school": -2, "bridg": -1}, -1)
    assert stored() == {"": 2, "ferri": 1, "school": 0}


def test_stories_are_the_same_whether_counts_are_read_at_once_or_as_words_are_met(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Or all that weigh anything are too many to be kept."""
    found = []
    for number, (few, most) in enumerate([(5_000, 50_000), (0, 50_000), (0, 5)]):
        monkeypatch.setattr(stem_counts, "_FEW", few)
        monkeypatch.setattr(stem_counts, "_MOST", most)
        with closing(open_store(f"sqlite:///{number}.db", tmp_path)) as store:
            Stem.insert_many([{"stem": stem, "stories": 500} for stem in ("", "ferri", "minist", "storm", "merger")]).execute()
            playback = Playback(store.database)
            for start in range(0, 120, 40):
                playback.add(STREAM[start : start + 40])
                group(store)
            found.append((playback.placed(), stored()))
    assert found[0] == found[1] == found[2]
