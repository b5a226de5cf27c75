"""Which stories a digest shows, in which order, and why. Pure: candidates in, a plan out.

Rank = log2(1 + independent sources) x freshness x feed prominence x the user's weights. Candidates are what this digest
has not shown yet, by our own clock; a publisher's date never decides. Nothing pads a quiet day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from math import log2, prod

from aggregator.core import filters
from aggregator.core.filters import Filter, Subject
from aggregator.core.urls import site_of
from aggregator.model.digest import Candidate, FeedFacts, Glance, Shown

HALF_LIFE = timedelta(hours=24)  # a digest is daily: yesterday's report weighs half of today's
COPY_WEIGHT = 0.5  # a site that only carries another's report word for word is half a source
FOLLOW_UP = 0.8  # a story shown before has to bring a little more than a new one
TOPIC_DAMPING = 0.7  # each further story of one topic: one subject does not fill the page
REST = "Everything else"
ALL = "Top stories"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asks of a digest; set by engine/digest.py from config."""

    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()  # name, feed tags
    max_stories: int = 50
    only: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    feeds: Mapping[str, float] = field(default_factory=dict)  # factor by feed name or URL
    tags: Mapping[str, float] = field(default_factory=dict)
    keywords: Mapping[str, float] = field(default_factory=dict)
    alerts: tuple[tuple[str, str], ...] = ()  # name, filter expression: what stands at the top


@dataclass(frozen=True, slots=True)
class Picked:
    """One story that is shown."""

    key: str
    story: int | None
    topic: int | None
    members: tuple[Candidate, ...]  # what is new or changed in it, earliest first
    new: bool  # never shown before
    tags: frozenset[str]
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the plan."""

    name: str
    kind: str  # "alert", "section", "rest"
    stories: tuple[Picked, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to show, and what to remember once it is delivered."""

    parts: tuple[Part, ...]
    more: int
    items: tuple[Shown, ...]
    glance: Glance


def needs_text(wishes: Wishes, feeds: Iterable[FeedFacts]) -> bool:
    """Tell whether any filter or keyword looks at article texts: they are loaded only then."""
    expressions = [*wishes.only, *wishes.drop, *(match for _, match in wishes.alerts)]
    expressions += [e for feed in feeds for e in (*feed.keep, *feed.drop)]
    return bool(wishes.keywords) or any("text" in filters.compile(e).fields for e in expressions)


def pick(
    candidates: Sequence[Candidate],
    feeds: Mapping[int, FeedFacts],
    wishes: Wishes,
    *,
    known: frozenset[int],
    window: tuple[datetime, datetime],
) -> Plan:
    """Choose, rank and arrange the stories of `candidates`.

    `known` are the stories this digest has shown before; the window is (from, to]. Raises FilterError.
    """
    ranker = _Ranker(feeds, wishes, Counter(f for c in candidates for f in c.feed_ids), window[1])
    groups = _by_story(c for c in candidates if ranker.wanted(c))
    stories = [s for s in (ranker.story(members, known) for members in groups) if s]
    ordered = _diverse(stories)
    shown, rest = ordered[: wishes.max_stories], ordered[wishes.max_stories :]
    return Plan(
        parts=tuple(_arrange(shown, wishes, ranker)),
        more=len(rest),
        items=tuple(Shown(c.article_id, c.state) for s in ordered for c in s.members),
        glance=_glance(ordered, window),
    )


def _by_story(candidates: Iterable[Candidate]) -> list[tuple[Candidate, ...]]:
    stories: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        own = candidate.story is None
        stories["article" if own else "story", candidate.article_id if own else candidate.story or 0].append(candidate)
    return [tuple(sorted(members, key=lambda c: (c.sort_at, c.article_id))) for members in stories.values()]


class _Ranker:
    """Judges stories by the user's wishes; every answer has its reason."""

    def __init__(self, feeds: Mapping[int, FeedFacts], wishes: Wishes, traffic: Counter[int], now: datetime) -> None:
        self._feeds, self._wishes, self._traffic, self._now = feeds, wishes, traffic, now
        self._only, self._drop = filters.any_of(wishes.only), filters.any_of(wishes.drop)
        self._keep_of = {f.id: (filters.any_of(f.keep), filters.any_of(f.drop)) for f in feeds.values() if f.keep or f.drop}
        self._keywords = [(word, factor, filters.compile(f'"{word.replace(chr(34), "")}"')) for word, factor in wishes.keywords.items()]
        self._alerts = [(name, filters.compile(match)) for name, match in wishes.alerts]

    def wanted(self, candidate: Candidate) -> bool:
        """Tell whether the digest's filters and at least one of its feeds let the article through."""
        if not (self._only or self._drop or self._keep_of):
            return True
        subject = self._subject(candidate)
        if (self._only and not self._only(subject)) or (self._drop and self._drop(subject)):
            return False
        return any(_passes(self._keep_of.get(f), subject) for f in candidate.feed_ids)

    def alert(self, story: Picked) -> str | None:
        """Return the first alert that rings for a member."""
        subjects = [self._subject(c) for c in story.members] if self._alerts else []
        return next((name for name, match in self._alerts if any(map(match, subjects))), None)

    def story(self, members: tuple[Candidate, ...], known: frozenset[int]) -> Picked | None:
        """Return the ranked story; None when all that is new about a known one is copies of it."""
        first = members[0]
        seen_before = first.story in known or any(c.shown is not None for c in members)
        if seen_before and all(c.duplicate and c.shown is None for c in members):
            return None
        factors = [*self._merits(members, seen_before), *self._weights(members)]
        key = f"article-{first.article_id}" if first.story is None else f"story-{first.story}"
        return Picked(
            key=key,
            story=first.story,
            topic=first.topic,
            members=members,
            new=not seen_before,
            tags=frozenset(t for c in members for t in self._tags(c)),
            score=prod(factor for factor, _ in factors),
            why=tuple(why for _, why in factors if why),
        )

    def _merits(self, members: tuple[Candidate, ...], seen_before: bool) -> Iterable[tuple[float, str]]:  # noqa: FBT001 - private
        count = independent_sources(members)
        yield log2(1 + count), f"{count:g} independent source{'' if count == 1 else 's'}"
        newest = max(c.changed_at if c.shown is not None else c.first_seen_at for c in members)
        age = max(timedelta(), self._now - newest)
        yield 0.5 ** (age / HALF_LIFE), f"newest {_hours(age)} old"
        busy = min(self._traffic[f] for c in members for f in c.feed_ids) if any(c.feed_ids for c in members) else 1
        yield 1 + 1 / (1 + log2(busy or 1)), f"from a feed with {busy} in this digest's window"
        if seen_before:
            yield FOLLOW_UP, "shown before and moved on"

    def _weights(self, members: tuple[Candidate, ...]) -> Iterable[tuple[float, str]]:
        feeds = {f: self._feeds[f] for c in members for f in c.feed_ids if f in self._feeds}
        if feeds:
            heaviest = max(feeds.values(), key=lambda f: (self._feed_weight(f), f.url))
            yield _named(self._feed_weight(heaviest), f"feed {heaviest.name}")
        for tag in sorted({t for c in members for t in self._tags(c)} & set(self._wishes.tags)):
            yield _named(self._wishes.tags[tag], f"tag {tag}")
        subjects = [self._subject(c) for c in members] if self._keywords else []
        for word, factor, match in self._keywords:
            if any(map(match, subjects)):
                yield _named(factor, f"keyword {word}")

    def _feed_weight(self, feed: FeedFacts) -> float:
        return feed.weight * self._wishes.feeds.get(feed.name, self._wishes.feeds.get(feed.url, 1.0))

    def _tags(self, candidate: Candidate) -> set[str]:
        return {t for f in candidate.feed_ids if f in self._feeds for t in self._feeds[f].tags}

    def _subject(self, candidate: Candidate) -> Subject:
        return subject_of(candidate, self._feeds)


def subject_of(candidate: Candidate, feeds: Mapping[int, FeedFacts]) -> Subject:
    """Return the article as filter expressions see it: with the names, addresses and tags of the feeds that carry it."""
    carriers = [feeds[f] for f in candidate.feed_ids if f in feeds]
    return Subject(
        {
            "title": candidate.title,
            "text": candidate.text or "",
            "feed": [part for feed in carriers for part in (feed.name, feed.url)],
            "tags": [*candidate.tags, *(t for feed in carriers for t in feed.tags)],
            "authors": candidate.authors,
            "url": candidate.url,
            "language": candidate.language or "",
        }
    )


def independent_sources(members: Iterable[Candidate]) -> float:
    """Return how many owners report a story on their own; one that only copies counts COPY_WEIGHT.

    An owner is a registrable domain: ten feeds of one house are one source.
    """
    copies: dict[str, bool] = {}
    for member in members:
        owner = _owner("/".join(member.url.split("/", 3)[:3])) or f"feed {min(member.feed_ids, default=0)}"
        copies[owner] = copies.get(owner, True) and member.duplicate
    total = sum(COPY_WEIGHT if copied else 1.0 for copied in copies.values())
    return max(1.0, total) if copies else 0.0


@lru_cache(maxsize=4096)  # the same few hosts in every window
def _owner(origin: str) -> str:
    """Return the registrable domain of `https://host`, "" when there is none."""
    return site_of(origin)


def _passes(rules: tuple[Filter | None, Filter | None] | None, subject: Subject) -> bool:
    keep, drop = rules or (None, None)
    return (keep is None or keep(subject)) and not (drop is not None and drop(subject))


def _named(factor: float, what: str) -> tuple[float, str]:
    return factor, f"{what} weighs {factor:g}" if factor != 1.0 else ""


def _hours(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h"  # noqa: PLR2004 - an hour


def _rank(story: Picked) -> tuple[float, datetime, str]:
    """Order by score; ties by the earlier first report, then by key, so that the order never depends on chance."""
    return (-story.score, story.members[0].sort_at, story.key)


def _diverse(stories: Iterable[Picked]) -> list[Picked]:
    """Order stories by rank, damping each further story of a topic already placed."""
    placed: Counter[int] = Counter()
    damped: list[tuple[float, Picked]] = []
    for story in sorted(stories, key=_rank):
        damped.append((story.score * TOPIC_DAMPING ** placed[story.topic or 0], story))
        if story.topic is not None:
            placed[story.topic] += 1
    return [story for _, story in sorted(damped, key=lambda pair: (-pair[0], _rank(pair[1])))]


def _arrange(stories: Sequence[Picked], wishes: Wishes, ranker: _Ranker) -> Iterable[Part]:
    """Yield alerts, the sections in the user's order, and the rest; empty ones are left out."""
    rest = (REST if wishes.sections else ALL, "rest")
    homes = [(name, "alert") for name, _ in wishes.alerts] + [(name, "section") for name, _ in wishes.sections] + [rest]
    filled: dict[tuple[str, str], list[Picked]] = {home: [] for home in homes}
    for story in stories:
        alert = ranker.alert(story)
        section = next((name for name, tags in wishes.sections if story.tags & set(tags)), None)
        home = (alert, "alert") if alert else (section, "section") if section else rest
        filled[home].append(story)
    return [Part(name, kind, tuple(_together(found))) for (name, kind), found in filled.items() if found]


def _together(stories: Sequence[Picked]) -> Iterable[Picked]:
    """Keep the order, but bring every story up behind the first of its topic."""
    groups: dict[object, list[Picked]] = {}
    for story in stories:
        groups.setdefault(story.key if story.topic is None else story.topic, []).append(story)
    return [story for group in groups.values() for story in group]


def _glance(stories: Sequence[Picked], window: tuple[datetime, datetime]) -> Glance:
    members = [c for s in stories for c in s.members]
    times = [c.changed_at if c.shown is not None else c.first_seen_at for c in members]
    hours, minutes = bars(times, window)
    return Glance(
        articles=len(members),
        stories=len(stories),
        feeds=len({f for c in members for f in c.feed_ids}),
        updated=sum(not s.new for s in stories),
        hours=hours,
        bar_minutes=minutes,
    )


def bars(times: Sequence[datetime], window: tuple[datetime, datetime]) -> tuple[tuple[tuple[datetime, int], ...], int]:
    """Return (start, count) bars over the window, and their width in minutes: at most 24, of a round width.

    Times outside the window (late ones) count in the nearest bar; nothing is lost.
    """
    start, end = window
    minutes = next((m for m in (60, 120, 180, 360, 720) if (end - start) <= timedelta(minutes=24 * m)), 1440)
    width = timedelta(minutes=minutes)
    count = min(24, max(1, -(-(end - start) // width)))
    first = end - count * width
    tally = Counter(min(count - 1, max(0, (t - first) // width)) for t in times)
    return tuple((first + i * width, tally[i]) for i in range(count)), minutes
