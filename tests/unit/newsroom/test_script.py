from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from aggregator.newsroom import script
from aggregator.newsroom.press import papers
from aggregator.newsroom.script import Account, Found

OPENING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def account() -> Account:
    """Everything as scripted."""
    stories = {event: number for number, event in enumerate(sorted({article.event for article in script.all_articles()}))}
    found = {
        (article.paper, article.slug): Found(
            story=stories[article.event],
            duplicate=bool(article.carries),
            published=article.at(OPENING),
            updated=OPENING + timedelta(hours=article.versions[-1].hours) if len(article.versions) > 1 else None,
            reason="consent" if article.paper == "clarion" else None,
            versions=tuple((version.title, version.text) for version in article.versions),
        )
        for article in script.all_articles()
    }
    outcomes = tuple({paper: row[scene] for paper, row in script.OUTCOMES.items()} for scene in range(3))
    return Account(outcomes, frozenset({"lantern"}), frozenset({"mill"}), found, 0, ())


def _with(account: Account, paper: str, slug: str, **changes) -> Account:
    return replace(account, articles={**account.articles, (paper, slug): replace(account.articles[paper, slug], **changes)})


def test_a_play_as_scripted_has_no_differences(account: Account):
    assert script.differences(account, OPENING) == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda a: replace(a, gone=frozenset()), "gone for good"),
        (lambda a: replace(a, moved=frozenset({"kpa"})), "moved should be mill"),
        (lambda a: replace(a, strangers=2), "2 articles are stored that no paper printed"),
        (lambda a: replace(a, faults=("etag spoiled",)), "etag spoiled"),
        (lambda a: replace(a, outcomes=({}, *a.outcomes[1:])), "poll 1 of kpa: updated expected, not polled found"),
        (lambda a: replace(a, articles={k: v for k, v in a.articles.items() if k[0] != "tidewatch"}), "was not stored"),
        (lambda a: _with(a, "mill", "rate-held", duplicate=False), "word-for-word copy, but was not found out"),
        (lambda a: _with(a, "courier", "marrandt-dies", duplicate=True), "was taken for a copy"),
        (lambda a: _with(a, "courier", "marrandt-dies", story=999), "the reports of 'marrandt' fell into 2 stories"),
        (lambda a: _with(a, "kpa", "sorrel-floods-live", versions=()), "is not among its revisions"),
        (lambda a: _with(a, "kpa", "sorrel-floods-live", updated=OPENING), "is not its updated time"),
        (lambda a: _with(a, "courier", "library-of-tools", published=None), "published"),
        (lambda a: _with(a, "clarion", "rovers-sign-keeper", reason=None), "should come to consent"),
    ],
)
def test_whatever_differs_is_named(account: Account, change, says: str):
    found = script.differences(change(account), OPENING)
    assert any(says in difference for difference in found), found


def test_two_events_in_one_story_are_named(account: Account):
    story = account.articles["courier", "marrandt-dies"].story
    found = script.differences(_with(account, "courier", "library-of-tools", story=story), OPENING)
    assert any("one story holds" in difference for difference in found)


def test_every_paper_has_its_part_and_every_copy_its_original():
    assert {paper.key for paper in papers()} == set(script.OUTCOMES)
    articles = {(article.paper, article.slug): article for article in script.all_articles()}
    for article in articles.values():
        if article.carries:
            original = articles[tuple(article.carries.split("/"))]
            assert article.versions[0].text == original.versions[0].text
            assert article.event == original.event


def test_no_two_articles_of_a_paper_share_an_address():
    for paper in papers():
        assert len({article.number for article in paper.articles}) == len(paper.articles)
