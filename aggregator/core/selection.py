"""Which stories a digest shows, in which order, and why. Pure: candidates in, a plan out.

Rank = log2(1 + independent sources) x freshness x rarity in its feed x place on a front page x the user's weights. Candidates
are what this digest has not shown yet, by our own clock; a publisher's date never decides. Nothing pads a quiet day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from math import log2, prod
from typing import Any, NamedTuple

from aggregator.core import filters, prominence
from aggregator.core.filters import Filter, Subject
from aggregator.core.glance import glance, last_moved
from aggregator.core.horizon import CARRIED
from aggregator.core.leads import Titled, best_title
from aggregator.core.tagging import answering, folded
from aggregator.core.urls import site_of
from aggregator.model.digest import Candidate, FeedFacts, Glance, Shown, Waiting

HALF_LIFE = timedelta(hours=24)  # a digest is daily: yesterday's report weighs half of today's
_NO_AGE = timedelta()
COPY_WEIGHT = 0.5  # a site that only carries another's report word for word is half a source
FOLLOW_UP = 0.8  # a story shown before has to bring a little more than a new one
TOPIC_DAMPING = 0.7  # each further story of one topic: one subject does not fill the page
WAITING = 500  # stories without room that are listed by name
Factor = tuple[float, "Callable[[Any], str]", Any]  # what a score is multiplied by; what says why, of which value
REST = "Everything else"
ALL = "Top stories"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asks of a digest; set by engine/digest.py from config."""

    sections: tuple[tuple[str, tuple[str, ...] | str], ...] = ()  # name, feed tags or one filter expression
    max_stories: int = 50
    only: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    feeds: Mapping[str, float] = field(default_factory=dict)  # factor by feed name or URL
    tags: Mapping[str, float] = field(default_factory=dict)
    keywords: Mapping[str, float] = field(default_factory=dict)
    alerts: tuple[tuple[str, str], ...] = ()  # name, filter expression: what stands at the top
    carry: bool = True  # what found no room may come in the next one; False for an alert, which rings once for everything


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
    more: int  # stories without room
    waiting: tuple[Waiting, ...]  # the first WAITING of them, best first
    items: tuple[Shown, ...]
    glance: Glance


def needs_text(wishes: Wishes, feeds: Iterable[FeedFacts]) -> bool:
    """Tell whether any filter or keyword looks at article texts: they are loaded only then."""
    expressions = [*wishes.only, *wishes.drop, *(match for _, match in wishes.alerts)]
    expressions += [want for _, want in wishes.sections if isinstance(want, str)]
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

    What finds no room is not remembered: it stands for the next digest again, among fresher ones, until CARRIED has passed
    (the window reaches back that far). So nothing is lost for a busy day, and nothing is shown twice.

    `known` are the stories this digest has shown before; the window is (from, to]. Raises FilterError.
    """
    ranker = _Ranker(feeds, wishes, Counter(f for c in candidates for f in c.feed_ids), window[1])
    groups = _by_story(c for c in candidates if ranker.wanted(c))
    ordered = _diverse([s for s in (ranker.ranked(members, known) for members in groups) if s])
    shown, rest = ordered[: wishes.max_stories], ordered[wishes.max_stories :]
    return Plan(
        parts=tuple(_arrange([ranker.told(story) for story in shown], wishes, ranker)),
        more=len(rest),
        waiting=tuple(_waiting(story, feeds, window[1], carry=wishes.carry) for story in rest[:WAITING]),
        items=tuple(Shown(c.article_id, c.state) for s in (shown if wishes.carry else ordered) for c in s.members),
        glance=glance([(story.members, story.seen_before) for story in ordered], feeds, window),
    )


class _Ranked(NamedTuple):
    """One story with its score; the reasons are put into words for those that are shown alone."""

    score: float
    members: tuple[Candidate, ...]
    seen_before: bool


def _by_story(candidates: Iterable[Candidate]) -> list[tuple[Candidate, ...]]:
    stories: dict[int, tuple[Candidate, ...]] = {}
    alone: list[tuple[Candidate, ...]] = []
    for candidate in candidates:
        if candidate.story is None:
            alone.append((candidate,))
        else:
            stories[candidate.story] = (*stories.get(candidate.story, ()), candidate)
    several = (sorted(members, key=lambda c: (c.sort_at, c.article_id)) if len(members) > 1 else members for members in stories.values())
    return [*map(tuple, several), *alone]


class _Ranker:
    """Judges stories by the user's wishes; every answer has its reason."""

    def __init__(self, feeds: Mapping[int, FeedFacts], wishes: Wishes, traffic: Counter[int], now: datetime) -> None:
        self._feeds, self._wishes, self._traffic, self._now = feeds, wishes, traffic, now
        self._only, self._drop = filters.any_of(wishes.only), filters.any_of(wishes.drop)
        self._keep_of = {f.id: (filters.any_of(f.keep), filters.any_of(f.drop)) for f in feeds.values() if f.keep or f.drop}
        self._keywords = [(word, factor, filters.mention(word)) for word, factor in wishes.keywords.items()]
        self._alerts = [(name, filters.compile(match)) for name, match in wishes.alerts]
        self._sections = [
            (name, filters.compile(want) if isinstance(want, str) else frozenset(map(folded, want))) for name, want in wishes.sections
        ]
        self._by_name = {name.casefold(): factor for name, factor in wishes.feeds.items()}
        self._feed_weights = {number: self._feed_weight(feed) for number, feed in feeds.items()}
        self._products: dict[tuple[int, ...], float] = {}  # of `_of_feeds`, by the feeds

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

    def section(self, story: Picked) -> str | None:
        """Return the first section that wants the story: by a tag of its feeds, or by a member its expression matches."""
        return next((name for name, want in self._sections if self._wanted(story, want)), None)

    def _wanted(self, story: Picked, want: Filter | frozenset[str]) -> bool:
        return bool(answering(story.tags) & want) if isinstance(want, frozenset) else any(want(self._subject(c)) for c in story.members)

    def ranked(self, members: tuple[Candidate, ...], known: frozenset[int]) -> _Ranked | None:
        """Return the story with its score; None when all that is new about a known one is copies of what was shown.

        A copy of a report that a filter left out is the first the reader sees of it.
        """
        seen_before = members[0].story in known or any(c.shown is not None for c in members)
        if seen_before and all(c.echo and c.shown is None for c in members):
            return None
        return _Ranked(self._score(members, seen_before), members, seen_before)

    def told(self, ranked: _Ranked) -> Picked:
        """Return the story as it is shown, every factor with its reason."""
        first = ranked.members[0]
        return Picked(
            key=f"article-{first.article_id}" if first.story is None else f"story-{first.story}",
            story=first.story,
            topic=first.topic,
            members=ranked.members,
            new=not ranked.seen_before,
            tags=frozenset(t for c in ranked.members for t in self._tags(c)),
            score=ranked.score,
            why=tuple(why for _, words, value in self._factors(ranked.members, ranked.seen_before) if (why := words(value))),
        )

    def _score(self, members: tuple[Candidate, ...], seen_before: bool) -> float:  # noqa: FBT001 - private
        """Return the product of `_factors`, what hangs on the feeds alone multiplied once for all their stories."""
        own = prod([factor for factor, _, _ in self._merits(members, seen_before)]) * self._carried(_carriers(members))
        return own * prod([factor for factor, _, _ in self._mentions(members)]) if self._keywords else own

    def _factors(self, members: tuple[Candidate, ...], seen_before: bool) -> Iterable[Factor]:  # noqa: FBT001 - private
        return [*self._merits(members, seen_before), *self._of_feeds(_carriers(members)), *self._mentions(members)]

    def _merits(self, members: tuple[Candidate, ...], seen_before: bool) -> list[Factor]:  # noqa: FBT001 - private
        count = independent_sources(members)
        age = max(_NO_AGE, self._now - last_moved(members))
        found: list[Factor] = [(log2(1 + count), _sources, count), (0.5 ** (age / HALF_LIFE), _age, age)]
        places = [c.place for c in members if c.place is not None]
        if places:
            found.append((prominence.factor(min(places)), _place, min(places)))
        if seen_before:
            found.append((FOLLOW_UP, str, "shown before and moved on"))
        return found

    def _carried(self, numbers: tuple[int, ...]) -> float:
        """Return the product of `_of_feeds`: a window holds many stories, but few sets of feeds."""
        found = self._products.get(numbers)
        if found is None:
            found = self._products[numbers] = prod(factor for factor, _, _ in self._of_feeds(numbers))
        return found

    def _of_feeds(self, numbers: tuple[int, ...]) -> Iterable[Factor]:
        busy = min((self._traffic[f] for f in numbers), default=1)
        yield 1 + 1 / (1 + log2(busy)), _traffic, busy
        feeds = {f for f in numbers if f in self._feeds}
        if feeds:
            heaviest = max(feeds, key=lambda f: (self._feed_weights[f], self._feeds[f].url))
            yield self._feed_weights[heaviest], _weight, (self._feed_weights[heaviest], "feed", self._feeds[heaviest].name)
        names = answering(t for f in feeds for t in self._feeds[f].tags)
        for tag in sorted(tag for tag in self._wishes.tags if folded(tag) in names):
            yield self._wishes.tags[tag], _weight, (self._wishes.tags[tag], "tag", tag)

    def _mentions(self, members: tuple[Candidate, ...]) -> list[Factor]:
        subjects = [self._subject(c) for c in members] if self._keywords else []
        return [(factor, _weight, (factor, "keyword", word)) for word, factor, match in self._keywords if any(map(match, subjects))]

    def _feed_weight(self, feed: FeedFacts) -> float:
        """Return the factor of a feed: by its name as written, by its address, by its name in any case."""
        given = self._wishes.feeds
        return feed.weight * given.get(feed.name, given.get(feed.url, self._by_name.get(feed.name.casefold(), 1.0)))

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
    members = tuple(members)
    if len(members) == 1:
        return 1.0
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


def _sources(count: float) -> str:
    return f"{count:g} independent source{'' if count == 1 else 's'}"


def _age(age: timedelta) -> str:
    return f"newest {_hours(age)} old"


def _traffic(busy: int) -> str:
    return f"from a feed with {busy} in this digest's window"


def _place(place: int) -> str:
    return f"place {place + 1} in a feed ordered by its editors"


def _weight(given: tuple[float, str, str]) -> str:
    factor, kind, name = given
    return f"{kind} {name} weighs {factor:g}" if factor != 1.0 else ""


def _carriers(members: tuple[Candidate, ...]) -> tuple[int, ...]:
    """Return the feeds that carry a story; those of one article are given back as they stand."""
    return members[0].feed_ids if len(members) == 1 else tuple(sorted({f for c in members for f in c.feed_ids}))


def _hours(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h"  # noqa: PLR2004 - an hour


def _diverse(stories: Sequence[_Ranked]) -> list[_Ranked]:
    """Order stories by score, damping each further story of a topic already placed.

    Ties go by the earlier first report, then by its number, so that the order never depends on chance. Sorted by one plain
    key after the other: tuples for 100,000 stories cost more than the sorts.
    """
    ordered = sorted(stories, key=lambda s: s.members[0].article_id)
    ordered.sort(key=lambda s: s.members[0].sort_at)
    ordered.sort(key=lambda s: s.score, reverse=True)
    placed: Counter[int] = Counter()
    damped: list[float] = []
    for story in ordered:
        topic = story.members[0].topic
        damped.append(story.score if topic is None else story.score * TOPIC_DAMPING ** placed[topic])
        if topic is not None:
            placed[topic] += 1
    return [ordered[place] for place in sorted(range(len(ordered)), key=damped.__getitem__, reverse=True)]


def _waiting(story: _Ranked, feeds: Mapping[int, FeedFacts], now: datetime, *, carry: bool) -> Waiting:
    named = _headed(story.members, feeds)
    newest = last_moved(story.members)
    names = dict.fromkeys(feeds[f].name for c in story.members for f in c.feed_ids if f in feeds)
    return Waiting(named.article_id, named.title, tuple(names), carried=carry and newest > now - CARRIED)


def _headed(members: Sequence[Candidate], feeds: Mapping[int, FeedFacts]) -> Candidate:
    """Return the report whose headline is the story's, as core.compose chooses it."""
    weights = [max((feeds[f].weight for f in c.feed_ids if f in feeds), default=1.0) for c in members]
    offers = [Titled(c.title, c.sort_at, weight, c.duplicate, c.language) for c, weight in zip(members, weights, strict=True)]
    return members[best_title(offers)[0]]


def _arrange(stories: Sequence[Picked], wishes: Wishes, ranker: _Ranker) -> Iterable[Part]:
    """Yield alerts, the sections in the user's order, and the rest; empty ones are left out."""
    rest = (REST if wishes.sections else ALL, "rest")
    homes = [(name, "alert") for name, _ in wishes.alerts] + [(name, "section") for name, _ in wishes.sections] + [rest]
    filled: dict[tuple[str, str], list[Picked]] = {home: [] for home in homes}
    for story in stories:
        alert = ranker.alert(story)
        section = None if alert else ranker.section(story)
        home = (alert, "alert") if alert else (section, "section") if section else rest
        filled[home].append(story)
    return [Part(name, kind, tuple(_together(found))) for (name, kind), found in filled.items() if found]


def _together(stories: Sequence[Picked]) -> Iterable[Picked]:
    """Keep the order, but bring every story up behind the first of its topic."""
    groups: dict[object, list[Picked]] = {}
    for story in stories:
        groups.setdefault(story.key if story.topic is None else story.topic, []).append(story)
    return [story for group in groups.values() for story in group]
