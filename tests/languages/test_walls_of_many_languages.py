"""Walls and short articles in the languages of our feeds: a stub is no article, and an article with an offer below it is no wall."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator.errors import Rejection
from aggregator.extract.page import extract
from aggregator.extract.wording import Wording

DATA = Path(__file__).parents[1] / "data"
KINDS = {
    "challenge": {Rejection.CHALLENGE},
    "consent": {Rejection.CONSENT},
    "login": {Rejection.LOGIN, Rejection.PAYWALL},  # "log in to read on" is both
    "paywall": {Rejection.PAYWALL},
    "geo": {Rejection.GEO_BLOCK},
    "gone": {Rejection.SOFT_404},
    "script": {Rejection.NEEDS_SCRIPT},
}
BODIES = {
    "challenge": "<h1>halden.example</h1><p>{line}</p><p>Ray 8f2a</p>",
    "consent": "<main><div><p>{line}</p><button>OK</button></div></main>",
    "login": "{nav}<main><h2>{line}</h2><form><input type=email></form></main>",
    "paywall": "{nav}<main><article><h1>Halden</h1><p>{teaser}</p><div><p>{line}</p></div></article></main>",
    "geo": "{nav}<main><p>{line}</p></main>",
    "gone": "{nav}<main><h1>{line}</h1><p><a href=/>Halden Post</a></p></main>",
    "script": "<div id=x><p>{line}</p></div>",
}
NAV = "<nav><a href=/>Halden Post</a> <a href=/a>A</a></nav>"


def read(name: str) -> dict[str, list[tuple[str, str]]]:
    """Return language -> rows of a kind and a text."""
    found, language = defaultdict(list), ""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line and not line.startswith("#"):
            found[language].append(tuple(line.split("\t")))
    return dict(found)


def rejected(language: str, title: str, body: str) -> Rejection | None:
    page = f"<!doctype html><html lang={language}><meta charset=utf-8><title>{title}</title><body>{body}</body></html>"
    return extract(page.encode(), url="https://halden.example/2026/05/ferries", fetched_at=datetime(2026, 5, 4, tzinfo=UTC)).rejected


WALLS, ARTICLES = read("walls.txt"), read("articles_among_offers.txt")


@pytest.mark.parametrize("language", WALLS)
def test_a_wall_in_a_language_without_patterns_passed_for_an_article(language):
    (_, teaser), *rows = WALLS[language]
    wrong = []
    for kind, line in rows:
        title = line if kind == "gone" else "Halden Post"
        found = rejected(language, title, BODIES[kind].format(line=line, teaser=teaser, nav=NAV))
        wrong += [(line, found)] if found not in KINDS[kind] else []

    assert rows
    assert wrong == []


@pytest.mark.parametrize("language", ARTICLES)
def test_a_short_article_above_offers_and_a_cookie_banner_is_an_article(language):
    texts = {kind: [text for own, text in ARTICLES[language] if own == kind] for kind in ("labels", "sentence", "below")}
    nav, below = "".join(f"<nav>{text}</nav>" for text in texts["labels"]), "".join(f"<p>{text}</p>" for text in texts["below"])
    for count in (2, 3):
        said = "".join(f"<p>{text}</p>" for text in texts["sentence"][:count])
        body = f"{nav}<main><article><h1>Halden</h1>{said}</article></main><footer>{below}<button>OK</button></footer>"
        assert rejected(language, "Halden", body) is None


def test_a_label_of_teasers_that_stands_three_times_is_no_wall_of_the_brief_beside_them():
    brief = "<p>The two oldest ferries stop before the summer, the council said on Monday, and the new ones come in October.</p>"
    teasers = "".join(f"<li><a href=/{n}>Harbour story {n}</a><p>Subscribers only</p></li>" for n in range(3))

    assert rejected("en", "Halden", f"<article><h1>Ferries</h1>{brief}</article><aside><ul>{teasers}</ul></aside>") is None
    assert rejected("en", "Halden", f"<article><h1>Ferries</h1>{brief}<p>Subscribers only</p></article>") is Rejection.PAYWALL


def test_a_saying_is_found_with_words_between_and_in_any_ending():
    wording = Wording("never written", sayings="xx: read ... subscri*; sign in")

    assert wording.search("To read the rest of it, (subscribe) now") == "read the rest of it, (subscribe"
    assert wording.search("Read a b c d e f g subscriber") is None  # too far apart
    assert wording.search("Sign out, then sign up; sign\u00a0in.") == "sign in"
    assert wording.search('Editors wrote "sign in" below it') is None
    assert wording.search("İSTANBUL") is None
