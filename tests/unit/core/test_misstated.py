from __future__ import annotations

import pytest

from aggregator.core.misstated import instead


@pytest.mark.parametrize(
    ("stated", "titles", "tag"),
    [
        ("en-US", ["متحف جديد قرب الأهرامات", "معرض الكتاب (EGP)"], "ar"),
        ("en", ["東京株式市場、続落", "円安が進む"], "ja"),
        ("en_US", ["国家图书馆新馆开放", "台风登陆"], "zh"),
        ("de", ["Самолёт сел", "Снег в Москве", "Neues aus Moskau"], "ru"),
        ("en", ["متحف جديد"], None),
        ("en", ["Museum opens", "معرض الكتاب"], None),
        ("en", ["The word كتاب explained", "What Ελλάδα means today"], None),
        ("en", ["ᐃᓄᒃᑎᑐᑦ", "ᓄᓇᕗᑦ"], None),
        ("en", ["2026", "!"], None),
        ("en", [], None),
        ("ar", ["متحف جديد", "معرض الكتاب"], None),
        ("sw", ["متحف جديد", "معرض الكتاب"], None),
    ],
)
def test_a_language_is_misstated_where_most_titles_are_in_another_script(stated, titles, tag):
    assert instead(stated, titles) == tag
