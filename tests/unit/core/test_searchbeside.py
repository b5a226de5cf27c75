"""What the index holds of a text beside its words."""

from __future__ import annotations

import pytest

from aggregator.core.searchbeside import indexed


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("plain words, and no more.", []),
        ("a co-operation of O'Brien’s, 'quoted'", ["cooperation", "obriens"]),
        ("2025-26, F-16", ["f16"]),
        ("the U.S. and e.g. the US", ["us", "eg", "us․", "eg․"]),
        ("A HEADLINE OF THE US", []),
        ("end.Begin 3.14", []),
        ("Herr Müller fährt nach Århus", ["mueller", "aarhus"]),
        ("C++, Disney+ and C# 5+5", ["c＋＋", "disney＋", "c＃"]),
        ("$49, 49 €, US$1,200.50 up 7 %", ["us․", "49＄", "49€", "120050＄", "7％"]),
        ("€ and $ alone", []),
        ("🚢 of 🇩🇪🚢", ["🚢", "🇩🇪"]),
        ("OʼBrien", ["obrien"]),
    ],
)
def test_signs_and_other_ways_to_write_stand_behind_the_words(text: str, beside: list[str]):
    held = indexed(text).split()
    assert held[len(held) - len(beside) :] == beside
    assert not {"us․", "c＋＋", "49＄"} & set(held[: len(held) - len(beside)])
