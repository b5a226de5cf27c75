from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.core.furtherpages import MAX_PAGES, further, next_page
from aggregator.errors import Rejection
from aggregator.model.article import ExtractedPage

URL = "https://news.example.org/2025/06/bridge.html"
PAGE = ExtractedPage(URL, None, "", "", "", (), None, None, None, (), None, "")


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (URL, "https://news.example.org/2025/06/bridge.html?page=2"),
        (URL, "https://news.example.org/2025/06/bridge.html?utm_source=pager&p=2"),
        (URL, "https://news.example.org/2025/06/bridge-2.html"),
        (URL, "https://news.example.org/2025/06/bridge-page-2.html"),
        (URL, "https://news.example.org/2025/06/bridge.html/page/2/"),
        (URL, "https://news.example.org/2025/06/bridge,2.html"),
        ("https://news.example.org/bridge/", "https://news.example.org/bridge/2/"),
        ("https://news.example.org/bridge?id=5&page=2", "https://news.example.org/bridge?id=5&page=3"),
        ("https://news.example.org/bridge?page=1", "https://news.example.org/bridge?page=2"),
        ("https://news.example.org/bridge/seite/9", "https://news.example.org/bridge/seite/10"),
    ],
)
def test_the_same_address_with_the_next_number_is_the_next_page(here, there):
    assert next_page(here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (URL, URL),
        (URL, "https://news.example.org/2025/06/bridge.html?page=1"),
        (URL, "https://news.example.org/2025/06/bridge.html?page=3"),  # one is missing between
        (URL, "https://news.example.org/2025/06/ferry-2.html"),  # another article
        (URL, "https://news.example.org/harbour/?page=2"),  # the category's pager
        (URL, "https://other.example.org/2025/06/bridge.html?page=2"),
        (URL, "https://news.example.org/2025/06/bridge.html?p=48213"),  # a number of an article
        ("https://news.example.org/bridge?page=3", "https://news.example.org/bridge?page=2"),
        ("https://news.example.org/part-2", "https://news.example.org/part-4"),
    ],
)
def test_what_has_another_address_is_another_page(here, there):
    assert not next_page(here, there)


def test_pages_are_asked_for_one_after_another_up_to_a_bound():
    page = replace(PAGE, text="x", next_url=URL + "?page=2")
    wanted = further(page, first=URL, words=300, joined=1)
    assert (wanted.url, wanted.is_next, wanted.why) == (URL + "?page=2", True, "page 2")
    assert further(page, first=URL, words=300, joined=MAX_PAGES) is None
    assert further(replace(page, rejected=Rejection.LISTING), first=URL, words=300, joined=1) is None
    assert further(replace(page, next_url=URL + "?page=3"), first=URL, words=300, joined=2).why == "page 3"
    assert further(replace(page, next_url=URL + "?page=2"), first=URL + "?page=1", words=300, joined=1).why == "page 2"
    assert further(replace(page, next_url="https://news.example.org/harbour?page=2"), first=URL, words=300, joined=1) is None


def test_the_next_part_of_a_series_is_another_article():
    first = "https://news.example.org/voyage-part-2"
    assert further(replace(PAGE, url=first, next_url="https://news.example.org/voyage-part-3"), first=first, words=300, joined=1) is None


@pytest.mark.parametrize(("rejected", "words"), [(Rejection.NEEDS_SCRIPT, 0), (Rejection.EMPTY, 3), (None, 40)])
def test_a_page_without_text_is_read_in_its_other_version(rejected, words):
    page = replace(PAGE, rejected=rejected, other_url="https://amp.example.org/bridge")
    wanted = further(page, first=URL, words=words, joined=1)
    assert (wanted.url, wanted.is_next) == ("https://amp.example.org/bridge", False)
    assert further(page, first=URL, words=words, joined=2) is None


@pytest.mark.parametrize(
    "wall", [Rejection.PAYWALL, Rejection.LOGIN, Rejection.CHALLENGE, Rejection.CONSENT, Rejection.GEO_BLOCK, Rejection.LISTING]
)
def test_no_wall_is_gone_round(wall):
    assert further(replace(PAGE, rejected=wall, other_url="https://amp.example.org/bridge"), first=URL, words=20, joined=1) is None


@pytest.mark.parametrize("other", [None, URL, f"{URL}#amp", "https://amp.elsewhere.example/bridge"])
def test_another_site_is_not_asked(other):
    assert further(replace(PAGE, rejected=Rejection.EMPTY, other_url=other), first=URL, words=0, joined=1) is None


def test_enough_text_needs_no_other_version():
    assert further(replace(PAGE, other_url="https://amp.example.org/bridge"), first=URL, words=200, joined=1) is None
