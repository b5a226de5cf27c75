"""The next page of an article, as pages name it."""

from __future__ import annotations

import lxml.html
import pytest

from aggregator.extract.pagelinks import next_link
from aggregator.extract.promo import furniture

URL = "https://news.example.org/bridge"


def next_of(markup: str) -> str | None:
    return next_link(lxml.html.document_fromstring(f"<html><body><p>Words.</p>{markup}</body></html>"), URL)


@pytest.mark.parametrize(
    "pager",
    [
        '<a rel="next" href="/bridge?page=2">Next</a>',
        '<div class="pagination"><a href="/bridge?page=3">3</a> <a href="/bridge?page=2">2</a></div>',
        '<p>Page 1 of 3 <a href="/bridge?page=2">Next</a></p>',
        '<div><span>Seite <b>1</b> von 3</span> <span><a href="/bridge?page=3">3</a> <a href="/bridge?page=2">2</a></span></div>',
        '<p>P\u00e1gina 1 de 3 | <a href="/bridge?page=2">Siguiente</a></p>',
        '<p>\u0421\u0442\u0440. 1 \u0438\u0437 3 <a href="/bridge?page=2">\u0434\u0430\u043b\u0435\u0435</a></p>',
    ],
)
def test_a_pager_names_the_next_page_by_relation_by_class_or_by_its_words(pager):
    assert next_of(pager) == "https://news.example.org/bridge?page=2"


@pytest.mark.parametrize(
    "markup",
    [
        '<p>Comments <a href="/bridge?page=2">2</a></p>',
        '<div><p>Page 1 of 3 of the report was missing.</p><p><a href="/bridge?page=2">The second half</a></p></div>',
        '<p>Page 1 of 3 <a href="/ferry?page=2">Next</a></p>',
        "<div>Page 1 of 3" + "<b>x</b>" * 50 + '<a href="/bridge?page=2">2</a></div>',
    ],
)
def test_a_numbered_link_that_no_pager_explains_is_not_followed(markup):
    assert next_of(markup) is None


def test_the_number_of_the_page_is_no_text_but_a_sentence_about_a_page_is():
    assert furniture("Page 1 of 3 Next", "Bridge opens", first=False, last=True) == "page number"
    assert furniture("Page 2 of 3 of the report was missing.", "", first=False, last=False) is None


def test_a_line_with_both_times_is_no_text_wherever_it_stands():
    line = "Devwire News Desk | Updated: 01-06-2025 19:53 IST | Created: 01-06-2025 19:53 IST"
    assert furniture(line, "Bridge opens", first=False, last=False) == "date line"
    told = "The rules published on 1 June 2025 were updated after three weeks of protest by the ferry men."
    assert furniture(told, "Bridge opens", first=False, last=False) is None
