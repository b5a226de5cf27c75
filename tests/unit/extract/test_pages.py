"""One file, one page, one story: tests/data/pages/NAME.html with what is expected of it in NAME.toml. All of our own writing."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aggregator.core.pageclaims import read_page
from aggregator.core.times import resolve
from aggregator.errors import Rejection
from aggregator.extract.page import extract
from aggregator.model.times import ClaimKind, Precision

PAGES = Path(__file__).parents[2] / "data" / "pages"
NOW = datetime(2025, 6, 3, 12, 0, tzinfo=UTC)
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def resolved(page, url, kind):
    claims = read_page(page.times, url=url, seen_at=NOW, language=page.language)
    time = resolve(kind, claims, first_seen_at=NOW)
    if time is None:
        return None
    if time.precision is Precision.DAY:
        return (time.instant + timedelta(minutes=time.offset_minutes or 0)).date().isoformat()
    return time.instant.strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_read_as_its_story_says(name):
    expected = tomllib.loads((PAGES / f"{name}.toml").read_text(encoding="utf-8"))
    body = (PAGES / f"{name}.html").read_bytes()
    declared = expected.get("rejected") != "listing"
    page = extract(body, url=expected["url"], fetched_at=NOW, content_type=expected.get("content_type"), declared_article=declared)
    assert (page.rejected.value if page.rejected else None) == expected.get("rejected"), page.detail
    if "lines" in expected:
        assert [line for line in page.text.split("\n") if line] == expected["lines"], page.detail
    for text in expected.get("has", []):
        assert text in page.text
    for text in expected.get("lacks", []):
        assert text not in page.text
    for tag in expected.get("markup", []):
        assert tag in page.html
    for tag in expected.get("not_markup", []):
        assert tag not in page.html
    found = {
        "title": page.title,
        "authors": list(page.authors),
        "section": page.section,
        "image": page.image_url,
        "canonical": page.canonical_url,
        "published": resolved(page, expected["url"], ClaimKind.PUBLISHED),
        "updated": resolved(page, expected["url"], ClaimKind.UPDATED),
    }
    for key in expected.get("untold", []):
        assert found[key] is None, key
    for key in found.keys() & expected.keys():
        assert found[key] == expected[key], key


def test_a_section_page_that_a_feed_leads_to_is_no_article_either():
    body = (PAGES / "reject_listing_of_cards.html").read_bytes()
    found = extract(body, url="https://news.example.org/town", fetched_at=NOW, declared_article=True)
    assert found.rejected is Rejection.LISTING
    assert extract(body.replace(b"website", b"article"), url="https://news.example.org/town", fetched_at=NOW).rejected is None


def test_the_set_holds_every_class():
    rejected = {tomllib.loads(path.read_text(encoding="utf-8")).get("rejected") for path in PAGES.glob("*.toml")}
    assert rejected == {None, *Rejection} - {Rejection.BOILERPLATE}  # which needs other pages of the host beside it


def test_there_are_sixty_refusals_and_thirty_articles_that_look_like_one():
    expected = [tomllib.loads(path.read_text(encoding="utf-8")).get("rejected") for path in PAGES.glob("*.toml")]
    assert sum(reason is not None for reason in expected) >= 60
    assert sum(reason is None for reason in expected) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_the_same_bytes_give_the_same_page(name):
    body = (PAGES / f"{name}.html").read_bytes()
    assert extract(body, url="https://x.example/a", fetched_at=NOW) == extract(body, url="https://x.example/a", fetched_at=NOW)
