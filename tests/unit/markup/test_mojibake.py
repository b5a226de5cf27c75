from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.markup.mojibake import repaired


def twice(text: str) -> str:
    """Read the UTF-8 of `text` as a browser reads windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke wurde für Fußgänger geöffnet",
        "The mayor\u2019s bridge",
        "\u201cWe waited\u201d, she said \u2014 for years",
        "Le café fermé a été vendu à l\u2019étranger",
        "Мост через гавань открыт",
        "港の新しい橋が開通",
        "पुल खुला",
    ],
)
def test_what_was_encoded_twice_is_decoded_once_more(text):
    assert twice(text) != text
    assert repaired(f'<p title="{twice(text)}">{twice(text)}</p>') == f'<p title="{text}">{text}</p>'


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke wurde für Fußgänger geöffnet",  # right as it is
        "NÃO É NÃO",
        "la lettre \u00c2\u00bb",  # one pair may be meant
        "naïve café £5 © 2025 «oui»",
        "the bytes \u00c3\u00bc and \u00c3\u00a4 are ü and ä",  # an article about the matter holds both: not certain
        "plain words",
    ],
)
def test_what_may_be_meant_stays(text):
    assert repaired(f"<p>{text}</p>") == f"<p>{text}</p>"


def test_one_broken_paragraph_is_repaired_beside_a_right_one():
    assert repaired(f"<p>Brücke</p><p>{twice('für Fußgänger geöffnet')}</p>") == "<p>Brücke</p><p>für Fußgänger geöffnet</p>"


@given(st.text())
def test_any_text_is_answered(text):
    assert isinstance(repaired(text), str)


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_ascii_is_never_touched(text):
    assert repaired(text) == text
