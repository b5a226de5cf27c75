from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.streams import beginnings, version_of
from aggregator.model.digest import Candidate

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def candidate(number: int, story: int | None, title: str) -> Candidate:
    return Candidate(number, "", title, story, None, (), (), (), None, NOW, NOW, NOW, duplicate=False, state=number, shown=None)


ARTICLES = st.lists(st.tuples(st.none() | st.integers(1, 4), st.sampled_from(["sea", "town"])), max_size=20).map(
    lambda rows: [candidate(number, *row) for number, row in enumerate(rows, 1)]
)


def wanted(found: Candidate) -> bool:
    return found.title == "sea"


@given(ARTICLES, st.integers(1, 6))
def test_whatever_the_pages_every_story_that_matches_begins_once_at_its_first_match(articles, size):
    newest, found = articles[::-1], []
    for start in range(0, len(newest), size):
        batch = newest[start : start + size]
        stories = {c.story for c in batch if c.story is not None}
        earlier = [c for c in articles if c.story in stories and c.article_id < batch[0].article_id]
        found += [c.article_id for c in beginnings(batch, earlier, wanted)]
    first = {c.story or -c.article_id: c.article_id for c in newest if wanted(c)}
    assert sorted(found) == sorted(first.values())
    assert found == sorted(found, reverse=True)


def test_a_version_tells_apart_what_differs():
    assert version_of(1, "a") == version_of(1, "a")
    assert len({version_of(1, "a"), version_of("1", "a"), version_of(1, "a", None), version_of("\ud800")}) == 4
