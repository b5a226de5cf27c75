"""What people type into a search: read into terms, and what a found text shows of them."""

from __future__ import annotations

import pytest

from aggregator.core.searchwords import Term, fts5, snippet, terms, tsquery

MARKS = ("[", "]")


def test_words_phrases_beginnings_and_exclusions_are_told_apart():
    asked = terms('harbour "night ferry" flood* -sport')
    assert asked == [Term("harbour"), Term("night ferry"), Term("flood", prefix=True), Term("sport", excluded=True)]
    assert fts5(asked) == '("harbour" AND "night ferry" AND "flood" *) NOT ("sport")'
    assert tsquery(asked) == "'harbour' & 'night ferry' & 'flood':* & !'sport'"


@pytest.mark.parametrize("text", ["", "-sport", "... --", '"" *'])
def test_a_search_for_nothing_is_none(text: str):
    assert terms(text) == []


def test_a_snippet_begins_where_the_text_does_and_is_cut_where_it_goes_on():
    text = "一" * 40 + "橋" + "二" * 80
    assert snippet("", text, terms("橋"), MARKS) == "…" + "一" * 20 + "[橋]" + "二" * 50 + "…"
    assert snippet("橋の話", "本文", terms("橋"), MARKS) == "[橋]の話"


def test_a_snippet_shows_the_spelling_that_was_found_and_without_one_the_texts_beginning():
    assert snippet("", "銀行のﾄﾖﾀ", terms("銀行 トヨタ"), MARKS) == "[銀行]のﾄﾖﾀ"
    assert snippet("", "昨日のｶﾞｽ橋", terms("ガス橋"), MARKS) == "昨日の[ｶﾞｽ橋]"
    assert snippet("", "ガス" * 40, terms("ｶﾞｽ橋"), MARKS) == ("ガス" * 40)[:50]
