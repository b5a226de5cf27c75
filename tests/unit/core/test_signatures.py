"""A headline made ready: what it keeps of its words."""

from __future__ import annotations

from aggregator.core import signatures
from aggregator.core.signatures import UNSPACED, signature, stems_of


class Counted:
    """A pattern that counts the letters it is held against."""

    letters = 0

    def fullmatch(self, text: str) -> object:
        self.letters += len(text)
        return UNSPACED.fullmatch(text)


def test_a_headline_of_thousands_of_kana_is_read_once_and_not_once_for_each_pair_of_them(monkeypatch):
    """`backtest` took nineteen seconds for two headlines of 80,000."""
    title = "".join(chr(0x30A1 + (7 * n * n + n) % 86) for n in range(4000))
    headline, pattern = signature(title, "ja"), Counted()
    monkeypatch.setattr(signatures, "UNSPACED", pattern)
    assert headline.said(headline.stems[0]) == headline.stems[0]
    assert pattern.letters <= 3 * len(title)


def test_the_word_of_a_stem_is_told_as_it_stands_without_its_s():
    assert signature("Minister's ferries", "en").said("minist") == "Minister"


def test_the_stems_of_many_titles_are_read_word_by_word():
    assert stems_of("The lamps of Velden, and two more", "english") == ["lamp", "velden", "2"]
