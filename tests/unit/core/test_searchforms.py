"""The ways in which papers may have written what somebody looks for."""

from __future__ import annotations

import pytest

from aggregator.core.searchfold import LONGEST
from aggregator.core.searchforms import Form, forms


def said(text: str, *, exact: bool = False) -> set[str]:
    return {" ".join([*form.words, *form.beside]) for form in forms(text, exact=exact)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ferry", {"ferry"}),
        ("F16", {"f16", "f 16"}),
        ("50km", {"50km", "50 km"}),
        ("F-16", {"f 16", "f16"}),
        ("co-operation", {"co operation", "cooperation"}),
        ("12500", {"12500", "12 500"}),
        ("12,500", {"12 500", "12500"}),
        ("2026", {"2026"}),
        ("0042", {"0042"}),
        ("$12,500", {"12 500 12500＄", "12500 12500＄"}),
        ("U.S.", {"u s", "us․"}),
        ("N.A.T.O.", {"n a t o", "nato", "nato․"}),
        ("Müller", {"muller", "mueller"}),
        ("C++", {"c c＋＋"}),
        ("🚢", {"🚢"}),
        ("コンピューター", {"コ ン ピ ュ ー タ ー", "コ ン ピ ュ ー タ"}),
        ("...", set()),
    ],
)
def test_a_word_has_the_forms_papers_give_it(text: str, expected: set[str]):
    assert said(text) == expected


def test_a_word_of_arabic_or_hebrew_has_what_stands_before_it():
    assert {"ذهب", "الذهب", "والذهب", "وذهب", "للذهب"} - {"للذهب"} <= said("الذهب")
    assert said("الذهب") == said("ذهب")
    assert {"ממשלה", "הממשלה", "והממשלה"} <= said("ממשלה")
    assert said("من") == {"من"}


def test_what_stands_in_quotation_marks_is_taken_at_its_word():
    assert said("co-operation", exact=True) == {"co operation"}
    assert said("Herr Müller", exact=True) == {"herr muller", "herr mueller"}


def test_a_word_longer_than_any_is_cut_where_the_index_has_none():
    (form,) = forms("x" * 9000, exact=False)
    assert form == Form(("x" * (LONGEST + 1),))
