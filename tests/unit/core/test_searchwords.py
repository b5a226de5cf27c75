"""What people type into a search, as each engine takes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.searchwords import MOST, Either, Every, Term, fts5, read, tsquery, wanted


def shown(text: str) -> str:
    """Return a query as one would say it."""
    query = read(text)
    return "" if query is None else _said(query)


def _said(query: Term | Every | Either) -> str:
    if isinstance(query, Term):
        field = f"{query.field}:" if query.field else ""
        quoted = f'"{query.text}"' if query.exact else query.text
        return f"{field}{quoted}{'*' if query.prefix else ''}"
    if isinstance(query, Either):
        return f"({' | '.join(map(_said, query.parts))})"
    return f"({' & '.join([*map(_said, query.parts), *(f'!{_said(part)}' for part in query.without)])})"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('harbour "night ferry" flood* -sport', '(harbour & "night ferry" & flood* & !sport)'),
        ("ferry", "ferry"),
        ("ferry ferry AND ferry", "ferry"),
        ("a b OR c", "((a & b) | c)"),
        ("a OR a", "a"),
        ("a (b OR c)", "(a & (b | c))"),
        ("a NOT (b c)", "(a & !(b & c))"),
        ("a -–b", "(a & !b)"),
        ("a - b", "(a & b)"),
        ('a -"b c', '(a & !"b c")'),
        ("title:a Text:b feed:c", "(title:a & text:b & feed:c)"),
        ("title: a", "(title: & a)"),
        ("“night ferry”*", '"night ferry"'),
        ('"night fer*"', '"night fer"*'),
        ('צה"ל', "צה ל"),
        ("a) b", "(a & b)"),
        ("(a", "a"),
        ("OR a OR", "a"),
        ("-a", ""),
        ("a OR -b", "a"),
        ('"" . ()', ""),
        ("(" * 30 + "a" + ")" * 30 + " b", "(a & b)"),
    ],
)
def test_words_phrases_beginnings_and_what_is_left_out_are_told_apart(text: str, expected: str):
    assert shown(text) == expected


def test_each_engine_takes_it_in_its_own_words():
    query = read("title:flood* (“night ferry” OR $49) -橋*")
    assert query is not None
    assert fts5(query) == '((title : (("flood" *)) AND ((("night ferry")) OR (("49" AND "49＄")))) NOT ((("桥"))))'
    assert tsquery(query) == "(((('flood':A*))) & (((('night' <-> 'ferry'))) | ((('49') & '49＄'))) & !((('桥'))))"


def test_of_very_many_words_the_first_count():
    query = read(" ".join(f"w{n}" for n in range(1000)))
    assert query is not None
    assert len(list(wanted(query))) == MOST


def test_what_is_left_out_is_not_wanted():
    query = read("a (b OR c) -d")
    assert query is not None
    assert [term.text for term in wanted(query)] == ["a", "b", "c"]


@given(st.text(st.sampled_from('ab"()-* ORNTAD:title橋🚢$é')))
def test_nothing_is_ever_a_syntax_error(text: str):
    query = read(text)
    assert query is None or (fts5(query).count("(") == fts5(query).count(")") and tsquery(query).count("(") == tsquery(query).count(")"))


def test_a_beginning_of_one_letter_is_a_word():
    """Five of them took SQLite nine seconds and more at 100,000 articles, on the service's only thread for its store."""
    assert fts5(read("a* OR bo*")) == '((("a")) OR (("bo" *)))'
    assert tsquery(read("a* OR bo*")) == "(((('a'))) | ((('bo':*))))"
