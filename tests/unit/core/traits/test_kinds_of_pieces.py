"""Live pages, opinions, corrections, galleries and columns by the labels that papers of many languages give them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from aggregator.core.signatures import signature


def read() -> dict[str, list[tuple[str, str]]]:
    found = defaultdict(list)
    for line in (Path(__file__).parents[3] / "data" / "headlines" / "kinds.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, kind, title = line.split("\t")
            found[language].append((kind, title))
    return dict(found)


KINDS = read()


@pytest.mark.parametrize("language", KINDS)
def test_a_piece_was_taken_for_a_report_in_a_language_whose_labels_were_not_known(language):
    told = [(kind, title, signature(title, language)) for kind, title in KINDS[language]]
    wrong = [title for kind, title, own in told if not (own.column if kind == "column" else kind in (own.marks or ("report",)))]

    assert told
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("da", "Vejret driller bjærgningen ved Halden"),
        ("fi", "Sää vaikeutti pelastajien työtä"),
        ("hu", "Az időjárás miatt leállt a komp"),
        ("ro", "Vremea rea a oprit feribotul"),
        ("nl", "Weer een brand in de haven"),
        ("he", "שריפה פרצה במפעל בהאלדן"),
        ("es", "La lotería deja tres millones en Halden"),
        ("it", "Consiglio in diretta, polemica sul porto"),
    ],
)
def test_news_that_holds_such_a_word_stays_news(language, title):
    own = signature(title, language)

    assert not own.column
    assert own.marks == ()
