from __future__ import annotations

import json

import pytest

from aggregator.core.unseen import with_unseen_escaped, without_unseen

STEERING = "\x00\x1b\r\x7f\x9b\u061c\u2028\u202e\u2066\ufeff\U000e0041\ud800"


def test_what_steers_a_terminal_or_turns_a_line_is_taken_out_and_what_lays_text_out_stays():
    assert without_unseen(f"a\t{STEERING}b\n\u200dc\u00a0") == "a\tb\n\u200dc\u00a0"


@pytest.mark.parametrize("character", STEERING)
def test_in_json_a_reader_gets_it_back(character):
    """A tag character lies beyond what four digits name: one escape with five is another character and a digit."""
    text = with_unseen_escaped(json.dumps(f"a{character}b", ensure_ascii=False))
    assert text.isascii()
    assert json.loads(text) == f"a{character}b"
