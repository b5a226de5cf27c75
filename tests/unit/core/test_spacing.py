"""Scripts without spaces between their words: told by the bytes of a text, and by each of their characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.spacing import UNSPACED, is_spaced, spaced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("harbour", "harbour"),
        ("It’s “late” – né", "It’s “late” – né"),
        ("橋", " 橋 "),
        ("新しい橋 opens", " 新 し い 橋  opens"),
        ("ท่า", " ท ่ า "),
    ],
)
def test_each_character_of_such_a_script_is_set_apart_and_nothing_else(text: str, expected: str):
    assert spaced(text) == expected
    assert is_spaced(text) is (text == expected)


def test_every_such_character_is_told_by_its_bytes():
    alike = [chr(code) for code in range(0x110000) if is_spaced(chr(code)) != (UNSPACED.match(chr(code)) is None)]
    assert alike == []


@given(st.text(st.one_of(st.characters(), st.sampled_from("’é橋ก한\ud800"))))
def test_a_text_is_spaced_where_the_pattern_finds_nothing_in_it(text: str):
    assert is_spaced(text) is (UNSPACED.search(text) is None)
