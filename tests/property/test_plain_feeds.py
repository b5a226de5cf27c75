"""Whatever a feed is made of: the fast lane says what feedparser says, or leaves it to feedparser."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lanes import alike, alike_in_detail
from tests.oddfeeds import document

languages = st.sampled_from([None, "en", "de_AT"])


@given(st.randoms(use_true_random=False), st.sampled_from([0.0, 0.05, 0.2, 0.5]), languages)
@settings(deadline=None, max_examples=150)
def test_a_made_up_feed_reads_alike(random, oddness, language):
    text = document(random, oddness)
    alike_in_detail(text, language)
    alike(text.encode(), language)


@given(st.randoms(use_true_random=False), st.data())
@settings(deadline=None, max_examples=60)
def test_a_made_up_feed_with_a_piece_moved_reads_alike(random, data):
    text = document(random, 0.1)
    at, to = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    moved = data.draw(st.integers(0, 60))
    alike((text[:at] + text[at + moved : to] + text[at : at + moved] + text[to:]).encode())


@pytest.mark.parametrize("oddness", [0.0, 0.1])
def test_feeds_as_they_are_mostly_written_take_the_fast_lane_and_read_alike(oddness):
    languages = (None, "en", "de_AT")
    documents = [document(Random(seed), oddness) for seed in range(900)]  # noqa: S311 - the same feeds each time
    assert sum(alike_in_detail(text, languages[seed % 3]) for seed, text in enumerate(documents)) > 250
