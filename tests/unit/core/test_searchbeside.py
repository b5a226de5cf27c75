"""What the index holds of a text beside its words."""

from __future__ import annotations

from hashlib import sha256
from unicodedata import ucd_3_2_0

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


def test_what_the_index_holds_of_a_text_changes_with_a_migration_alone() -> None:
    """SQLite's index forgets a text by the very words it went in with, so a letter folded otherwise leaves words of what has gone.

    Whoever changes this digest adds a migration that makes the index anew, as 0020 does. Of characters that Unicode has had since
    2002, which no Python reads otherwise.
    """
    characters = [chr(code) for code in range(0x30000) if ucd_3_2_0.category(chr(code)) not in {"Cn", "Cs", "Co"}]
    texts = ["Co-operation, O'Brien, U.S. and US", "Müller Århus Đoković", "C++ C# Disney+ $49 49 € 7 %", "ヴァイオリン हिन्दी می\u200cشود"]
    digest = sha256("\n".join(map(indexed, characters + texts)).encode()).hexdigest()
    assert digest == "c35c84543c9cf26fbbb204780c1065beaabbb57b04cfa7d728127c0b3e093c9c"
