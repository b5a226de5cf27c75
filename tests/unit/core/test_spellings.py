from __future__ import annotations

import pytest

from aggregator.core.spellings import _MOST, spellings


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("flood", set()),
        ("NHK", {"ＮＨＫ"}),
        ("UNESCOS", set()),
        ("A-B", set()),
        ("日本", set()),
        ("ﾊﾞｽ", {"バス"}),
        ("バス", {"ﾊﾞｽ"}),
        ("مصطفى", {"مصطفي"}),
        ("والأمن", {"والامن", "والإمن", "والآمن"}),
        ("مُحَمَّد", {"محمد"}),
    ],
)
def test_a_word_has_the_spellings_papers_give_it(text, others):
    found = spellings(text)
    assert others <= set(found)
    assert set(found) <= {text, *others}
    assert len(found) == len(set(found))


def test_a_phrase_has_so_many_spellings_at_most():
    assert len(spellings("أسعار الأسهم الأمريكية")) == _MOST
