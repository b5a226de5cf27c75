"""What must come of the newsroom: every poll, article, story, duplicate and edit. Pure.

Facts come in as a plain account of what was found; `differences` names, in sentences for people, where it is not as scripted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from aggregator.errors import Outcome, Rejection
from aggregator.newsroom.press import Article, papers

# Hours after the opening at which the papers are polled, and the act that is then played. Three polls in 52 hours: a permanent
# redirect has stood for more than 48 hours, and 410 was answered twice, more than a day apart.
SCENES: tuple[tuple[float, int], ...] = ((0, 1), (26, 2), (52, 2))

_NEWS, _SAME, _304 = Outcome.UPDATED, Outcome.UNCHANGED, Outcome.NOT_MODIFIED
OUTCOMES: Mapping[str, tuple[Outcome, ...]] = {
    "kpa": (_NEWS, _NEWS, _304),
    "courier": (_NEWS, _NEWS, _304),
    "dispatch": (_NEWS, _NEWS, _SAME),
    "harbour": (_NEWS, _NEWS, _SAME),
    "valley": (_NEWS, _304, _304),
    "clarion": (_NEWS, _SAME, _SAME),
    "mill": (_NEWS, _NEWS, _SAME),
    "lantern": (_NEWS, Outcome.GONE, Outcome.GONE),
    "tidewatch": (Outcome.RATE_LIMITED, _NEWS, _SAME),
    "stillpoint": (Outcome.HTML_PAGE, Outcome.HTML_PAGE, Outcome.HTML_PAGE),
}
GONE = "lantern"
MOVED = "mill"


@dataclass(frozen=True, slots=True)
class Found:
    """One stored article, as far as the script speaks of it."""

    story: int | None
    duplicate: bool
    published: datetime | None
    updated: datetime | None
    reason: str | None  # why its page was not taken
    versions: tuple[tuple[str, str], ...]  # title and text of every revision


@dataclass(frozen=True, slots=True)
class Account:
    """What was found in the end."""

    outcomes: tuple[Mapping[str, str], ...]  # paper -> outcome, a mapping a scene
    gone: frozenset[str]  # papers whose feed is no longer polled
    moved: frozenset[str]  # papers whose new address was adopted
    articles: Mapping[tuple[str, str], Found]  # by paper and slug
    strangers: int  # stored articles that no paper printed
    faults: tuple[str, ...]  # what the papers' servers complain of


def all_articles() -> tuple[Article, ...]:
    """Return every article of both acts."""
    return tuple(article for paper in papers() for article in paper.articles)


def differences(account: Account, opening: datetime) -> tuple[str, ...]:
    """Return a sentence for each thing that is not as scripted; none when all went well."""
    return (*_polls(account), *_feeds(account), *_articles(account, opening), *_stories(account), *account.faults)


def _polls(account: Account) -> Iterator[str]:
    for scene, seen in enumerate(account.outcomes):
        for paper, script in OUTCOMES.items():
            if seen.get(paper) != script[scene]:
                yield f"poll {scene + 1} of {paper}: {script[scene]} expected, {seen.get(paper, 'not polled')} found"


def _feeds(account: Account) -> Iterator[str]:
    if account.gone != {GONE}:
        yield f"gone for good should be {GONE} alone, found {sorted(account.gone)}"
    if account.moved != {MOVED}:
        yield f"moved should be {MOVED} alone, found {sorted(account.moved)}"
    if account.strangers:
        yield f"{account.strangers} articles are stored that no paper printed"


def _articles(account: Account, opening: datetime) -> Iterator[str]:
    for article in all_articles():
        found = account.articles.get((article.paper, article.slug))
        name = f"{article.paper}/{article.slug}"
        if found is None:
            yield f"{name} was not stored"
            continue
        yield from (f"{name}: {what}" for what in _article(article, found, opening))


def _article(article: Article, found: Found, opening: datetime) -> Iterator[str]:
    created = article.at(opening)
    if not _same_minute(found.published, created):
        yield f"published {created:%d %b %H:%M} expected, {found.published} found"
    for version in article.versions:
        first_words = version.text.partition(",")[0].partition("{")[0]
        if first_words and not any(title == version.title and first_words in text for title, text in found.versions):
            yield f"the version headed {version.title!r} is not among its revisions"
    if len(article.versions) > 1 and not _same_minute(found.updated, opening + timedelta(hours=article.versions[-1].hours)):
        yield f"its second version's time is not its updated time, found {found.updated}"
    if bool(article.carries) != found.duplicate:
        yield "is a word-for-word copy, but was not found out" if article.carries else "was taken for a copy"
    wall = Rejection.CONSENT if article.paper == "clarion" else None
    if found.reason != wall:
        yield f"its page should come to {wall or 'its text'}, found {found.reason or 'its text'}"


def _same_minute(found: datetime | None, scripted: datetime) -> bool:
    return found is not None and abs(found - scripted) < timedelta(minutes=1)


def _stories(account: Account) -> Iterator[str]:
    events: dict[str, set[int | None]] = {}
    stories: dict[int | None, set[str]] = {}
    for article in all_articles():
        found = account.articles.get((article.paper, article.slug))
        if found is not None:
            events.setdefault(article.event, set()).add(found.story)
            stories.setdefault(found.story, set()).add(article.event)
    yield from (f"the reports of {event!r} fell into {len(seen)} stories" for event, seen in events.items() if len(seen) > 1)
    yield from (f"one story holds {' and '.join(sorted(seen))}" for seen in stories.values() if len(seen) > 1)
