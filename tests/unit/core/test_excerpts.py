"""What a hit shows of its text."""

from __future__ import annotations

import pytest

from aggregator.core.excerpts import excerpt
from aggregator.core.searchwords import read, wanted

FILL = "Nothing happened here. " * 20


def shown(asked: str, text: str, title: str = "") -> str:
    query = read(asked)
    assert query is not None
    return excerpt(title, text, wanted(query), ("[", "]"))


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("ferry", "The FERRY left.", "The [FERRY] left."),
        ("ferr*", "The ferryman left.", "The [ferryman] left."),
        ('"night ferry"', "A ferry at night: the night ferry.", "A ferry at night: the [night ferry]."),
        ('"the night ferry"', "the day ferry, the night ferry", "the day ferry, [the night ferry]"),
        ('"night fer*"', "the night ferries", "the [night ferries]"),
        ("ferry -boat", "The ferry.", "The [ferry]."),
        ("mueller", "Herr Müller kam.", "Herr [Müller] kam."),
        ("muell*", "Herr Müller kam.", "Herr [Müller] kam."),
        ("cooperation", "A co-operation.", "A [co-operation]."),
        ("obrien", "OʼBrien and O’Brien", "[OʼBrien] and [O’Brien]"),
        ("U.S.", "Tell us: the US, the U.S.", "Tell us: the [US], the [U.S]."),
        ("$49", "It costs $49 now", "It costs $[49] now"),
        ("🚢", "A 🚢 left", "A [🚢] left"),
        ("国会", "日本の國會議員", "日本の[國會]議員"),
        ("ガス", "昨日のｶﾞｽ橋", "昨日の[ｶﾞｽ]橋"),
        ("apec", "ＡＰＥＣ会議", "[ＡＰＥＣ]会議"),
        ("القاهرة", "في القَاهِرَةِ اليوم", "في [القَاهِرَةِ] اليوم"),
        ("2", "½ or 2", "[½] or [2]"),
        ("ferry", "İstanbul has a ferry", "İstanbul has a [ferry]"),
        ("ferry", "The [ferry] left.", "The [ferry] left."),
    ],
)
def test_the_words_found_are_marked_as_they_are_printed(asked: str, text: str, expected: str):
    assert shown(asked, text) == expected


def test_it_shows_where_most_of_the_words_stand_together():
    text = f"The ferry left. {FILL}At night the ferry sank. {FILL}"
    found = shown("ferry sank", text)
    assert found.startswith("…")
    assert found.endswith("…")
    assert "At night the [ferry] [sank]." in found
    assert len(found) < 200


def test_a_text_without_spaces_is_cut_between_any_two_characters():
    text = "一" * 60 + "橋" + "二" * 90
    assert shown("橋", text) == "…" + "一" * 21 + "[桥]".replace("桥", "橋") + "二" * 63 + "…"


def test_a_word_that_stands_in_the_headline_alone_is_shown_there():
    assert shown("bridge", "The text.", "A bridge") == "A [bridge]"


def test_where_no_word_can_be_shown_the_text_begins():
    assert shown("zeppelin", "The text. " * 40, "A bridge") == ("The text. " * 40)[:170]


def test_a_long_text_is_not_looked_at_by_the_square():
    assert shown("a b c", "a b c " * 50_000).startswith("[a] [b] [c]")
