"""What papers print around an article, in the languages of our feeds: it is left out, and sentences that begin as it does are not."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml.html import fromstring

from aggregator.extract.margins import is_sentence, notice, points
from aggregator.extract.page import extract
from aggregator.extract.paragraphs import Linked
from aggregator.extract.promo import furniture

DATA = Path(__file__).parents[1] / "data" / "furniture.txt"
LIST = "<ul><li><a href=/x/1>{h}</a></li><li><a href=/x/2>{h} 2</a></li><li><a href=/x/3>{h} 3</a></li></ul>"
# Where sites put a line: after how many paragraphs, and in what.
PLACES = {
    "readalso": ((3, "<p><strong>{line} <a href=/x>{h}</a></strong></p>"), (9, "<p>{line} <a href=/x>{h}</a></p>")),
    "related": ((9, "<div class=k1><h3>{line}</h3>" + LIST + "</div>"), (3, "<aside><h4>{line}</h4>" + LIST + "</aside>")),
    "share": ((0, "<div class=k1><span>{line}</span></div>"), (9, "<p>{line}</p>")),
    "newsletter": ((3, "<div class=k1><p>{line}</p></div>"), (9, "<p>{line}</p>")),
    "photo": ((1, "<p><em>{line}</em></p>"), (1, "<div class=k1><img src=/a.jpg><span>{line}</span></div>")),
    "source": ((9, "<p><em>{line}</em></p>"),),
    "byline": ((0, "<p>{line}</p>"), (9, "<p><em>{line}</em></p>")),
    "app": ((3, "<div class=k1><p>{line}</p></div>"), (9, "<p><strong>{line}</strong></p>")),
    "comments": ((9, "<p>{line}</p>"),),
    "ad": ((3, "<p>{line}</p>"), (3, "<div class=k1>{line}</div>")),
    "tags": ((9, "<p>{line}</p>"),),
    "copyright": ((9, "<p>{line}</p>"), (9, "<div class=k1><small>{line}</small></div>")),
    "follow": ((9, "<p><strong>{line}</strong></p>"), (3, "<div class=k1><p>{line}</p></div>")),
    "readtime": ((0, "<p>{line}</p>"), (0, "<div class=k1><span>{line}</span></div>")),
    "audio": ((0, "<p>{line}</p>"), (3, "<div class=k1><span>{line}</span><audio></audio></div>")),
    "offer": ((9, "<p><strong>{line}</strong></p>"), (9, "<div class=k1><p>{line}</p><a href=/x>OK</a></div>")),
    "continues": ((3, "<p><em>{line}</em></p>"), (3, "<div class=k1>{line}</div>")),
    "poll": ((9, "<p><strong>{line}</strong></p>"),),
}


def read():
    """Return language -> rows of a kind and a text."""
    found, language = defaultdict(list), ""
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line and not line.startswith("#"):
            found[language].append(tuple(line.split("\t")))
    return dict(found)


LINES = read()


def text_of(language, paragraphs):
    body = f"<nav><a href=/>Halden</a></nav><main><article><h1>Halden!</h1><div class=k0>{''.join(paragraphs)}</div></article></main>"
    page = f"<!doctype html><html lang={language}><meta charset=utf-8><title>Halden!</title><body>{body}</body></html>"
    found = extract(page.encode(), url="https://halden.example/2026/05/ferries", fetched_at=datetime(2026, 5, 4, tzinfo=UTC))
    return " ".join(found.text.split())


def pages(language):
    """Yield a page for each line, in one of its places: the line, what is extracted without it and with it."""
    rows = LINES[language]
    headline = next(text for kind, text in rows if kind == "headline")
    paragraphs = [f"<p>{text}</p>" for kind, text in rows if kind == "text"]
    bare = text_of(language, paragraphs)
    for number, (kind, line) in enumerate(rows, start=sorted(LINES).index(language)):
        places = PLACES.get(kind, ())
        for at, markup in places[number % len(places) :][:1] if places else ():
            shown = markup.format(line=line.replace("{}", "").strip(), h=headline)
            yield line, bare, text_of(language, [*paragraphs[:at], shown, *paragraphs[at:]])


@pytest.mark.parametrize("language", LINES)
def test_what_stands_around_an_article_was_taken_for_its_text(language):
    assert [line for line, bare, found in pages(language) if found != bare] == []


@pytest.mark.parametrize("language", LINES)
def test_a_sentence_that_begins_as_furniture_does_was_lost(language):
    paragraphs = [f"<p>{text}</p>" for kind, text in LINES[language] if kind == "text"]
    kept = [text for kind, text in LINES[language] if kind == "keep"]
    for at in (0, 3, len(paragraphs)):
        found = text_of(language, [*paragraphs[:at], *(f"<p>{text}</p>" for text in kept), *paragraphs[at:]])
        assert [text for text in kept if " ".join(text.split()) not in found] == []


def test_the_set_is_as_wide_as_it_says():
    kinds = {kind for rows in LINES.values() for kind, _ in rows}
    assert kinds == {*PLACES, "text", "headline", "keep"}
    assert len(LINES) >= 24
    assert sum(kind == "keep" for rows in LINES.values() for kind, _ in rows) >= 60


def test_a_sentence_that_begins_as_a_pointer_goes_only_where_the_page_links_it():
    page = "<p>Read also <a href=/b>the second letter</a> of the judge.</p><p>Read also the third letter of the judge.</p>"
    linked = Linked(fromstring(f"<div>{page}</div>"))
    for text, expected in (("Read also the second letter of the judge.", True), ("Read also the third letter of the judge.", False)):
        found = furniture(text, "", first=False, last=False, linked=lambda text=text: linked(text))
        assert (found == "pointer to another page") is expected


def test_a_call_that_is_a_whole_sentence_goes_only_where_the_page_links_it():
    line = "Comparte en Facebook fotos de su hija, y eso le costó el puesto."
    assert notice(line, first=False, last=False, linked=lambda: True) == "promotion"
    assert notice(line, first=False, last=False, linked=lambda: False) is None


def test_a_label_that_touches_the_headline_beside_it_is_one():
    assert points("Siehe auchSchwimmbad geschlossen")
    assert not points("Siehe Auchan")


def test_a_headline_may_end_with_dots_and_a_sentence_with_a_quotation_mark():
    assert not is_sentence("You may also like...")
    assert is_sentence("\u201eDas war alles.\u201c")


def test_the_copyright_sign_stands_before_a_space():
    assert furniture("\u00a9 2026 The Post, printed in Halden by the heirs of Moen", "", first=False, last=False) == "copyright"
