"""Texts in one way of writing, in words: what the search index holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core import searchfold
from aggregator.core.searchfold import WORD, folded, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The HARBOUR, it's late", "the harbour it s late"),
        ("“Größe” – née", "grosse nee"),
        ("Ä " * 9, "a a a a a a a a a"),
        ("İstanbul IŞIK", "istanbul isik"),
        ("Самолёт, мой їх ЙЎ", "самолет мой їх йў"),
        ("القَاهِرَة كيك ٢٠٢٦", "القاهره كيك 2026"),
        ("می\u200cشود Auf\u200clage", "مي شود auflage"),
        ("हिन्दी हिंदी ज़मीन", "हिंदी हिंदी जमीन"),
        ("ﾄﾖﾀｶﾞｽとＮＨＫ・髙市", "ト ヨ タ ガ ス と nhk 高 市"),
        ("서울\u1109\u1165\u110b\u116e\u11af", "서 울 서 울"),
        ("國會ป่า", "国 会 ป ่ า"),
        ("CO₂ ½ Lego™ Hafen\u00adstadt", "co2 1 2 lego hafenstadt"),
        ("Όρος ΑΘΉΝΑ", "οροσ αθηνα"),
        ("🚢 ← € \ud800", ""),
    ],
)
def test_a_text_is_in_one_way_of_writing(text: str, expected: str):
    assert " ".join(words(text)) == expected


@given(st.text())
def test_what_is_folded_stays_as_it_is_and_has_nothing_but_words(text: str):
    once = " ".join(words(text))
    assert re.sub("[0-9a-z\x80-\U0010ffff ]", "", once) == ""
    assert once.split(" ") == (WORD.findall(once) or [""])


@given(st.text(st.characters(max_codepoint=0x2FF), min_size=40))
def test_a_text_with_few_odd_characters_is_read_as_one_with_many(text: str):
    """Below a tenth of them only these are looked at."""
    assert words(f"{text} {'a' * 9 * len(text)}")[:-1] == words(f"{text} {'я' * 9 * len(text)}")[:-1]


def test_ascii_is_left_to_the_tokenizers():
    assert folded("A&B c++") == "a&b c++"


def test_a_text_of_every_character_there_is_fills_no_memory():
    every = "".join(map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x30000))))
    assert folded(every) == folded(every)
    assert len(searchfold._CHARACTERS) <= 1 << 14
