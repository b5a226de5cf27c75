"""Pending articles -> duplicates and stories, one article at a time, in canonical order.

with a transaction for a few articles:
    store.headlines.pending()                         sort time, then URL
    core.signatures.signature()                       the headline made ready        pure
    neighbours.near(core.candidates.keys())            whom it might belong to
    core.headlines.judge(), core.passages             the verdict on each            pure
    core.stories.choose()                             its story and topic            pure
    store.stories.attach()                            the place, the links, and why
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from aggregator.core import candidates, passages, stories
from aggregator.core.headline_text import learned_affixes
from aggregator.core.headlines import Judgement, Model, Thresholds, judge
from aggregator.core.rarity import Rarity
from aggregator.core.recurrence import corrected
from aggregator.core.signatures import Signature, signature
from aggregator.engine.headline_model import load_model
from aggregator.engine.neighbours import Neighbour, Neighbours
from aggregator.model.story import Link, Relation, ToGroup, Verdict
from aggregator.store.stories import Standing

if TYPE_CHECKING:
    from aggregator.config.schema import GroupingSection, Settings
    from aggregator.store.store import Store

BATCH = 50  # articles a transaction: few commits, and a poll waits no longer than a tenth of a second
_JUDGED = 12  # candidates judged in full
_ANCHORS = 4  # hashes of the text in the index
_KEPT = 2  # windows after which a headline leaves the index

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class GroupReport:
    """What one run did."""

    articles: int  # grouped, some perhaps again
    duplicates: int  # found to repeat another
    joined: int  # put into a story that was there
    stories: int  # new stories


@dataclass(frozen=True, slots=True)
class _Judged:
    """A candidate with the verdict on it."""

    headline: Neighbour
    judgement: Judgement

    @property
    def is_duplicate(self) -> bool:
        return self.judgement.comparison.verdict is Verdict.DUPLICATE


@dataclass(frozen=True, slots=True)
class _Case:
    """One article being placed."""

    item: ToGroup
    own: Signature
    near: Sequence[Neighbour]
    judged: Sequence[_Judged]
    standing: Standing
    moves: bool  # new or retitled: it may leave the story it is in


def group_pending(store: Store, settings: Settings, now: datetime) -> GroupReport:
    """Group every pending article; each counts as grouped in the transaction that groups it, and not before."""
    total = GroupReport(0, 0, 0, 0)
    if not settings.grouping.enabled:
        return total
    grouper = Grouper(store, settings.grouping, load_model(), now)
    while report := grouper.batch():
        total = GroupReport(
            total.articles + report.articles,
            total.duplicates + report.duplicates,
            total.joined + report.joined,
            total.stories + report.stories,
        )
    expired = store.headlines.expire(now - _KEPT * settings.grouping.window)
    if total.articles:
        log.info("group", articles=total.articles, duplicates=total.duplicates, joined=total.joined, stories=total.stories, expired=expired)
    return total


class Grouper:
    """One run of grouping; keeps what it read of stem counts and feeds for the run's length."""

    def __init__(self, store: Store, settings: GroupingSection, model: Model, now: datetime) -> None:
        """Group into `store`; nothing is read yet."""
        self._store = store
        self._settings = settings
        self._model = model
        self._now = now
        self._thresholds = Thresholds(settings.duplicate_threshold, settings.story_threshold)
        self._counts: dict[str, int] = {}
        self._stories = 0
        self._affixes: dict[int, frozenset[str]] = {}
        self._neighbours = Neighbours(store, settings.window)

    def batch(self) -> GroupReport | None:
        """Group a few articles in one transaction; None when nothing waits."""
        with self._store.headlines.batch():
            items = self._store.headlines.pending(BATCH)
            results = [self._group(item) for item in items]
        if not results:
            return None
        return GroupReport(
            len(results), sum(result is Relation.DUPLICATE for result in results), sum(result is not None for result in results),
            sum(result is None for result in results),
        )  # fmt: skip

    def _group(self, item: ToGroup) -> Relation | None:
        """Place one article; return how it joined a story, None when it stands in one of its own."""
        own = signature(item.title, item.language or self._settings.language, self._known_affixes(item))
        text = passages.shingles(item.text)
        anchors = passages.anchors(text, _ANCHORS)
        before = self._neighbours.get(item.article_id)
        standing = self._store.stories.standing(item.article_id)
        edited = before is not None and before.signature != own
        if before is not None and (edited or before.anchors != anchors):
            self._store.stories.unsettle(item.article_id)
        rarity = self._rarity(own.stems)
        keys = candidates.keys(own, anchors, rarity)
        near = self._neighbours.near(keys, item.sort_at, standing.apart | {item.article_id})
        judged = self._judge(item, own, text, near)
        case = _Case(item, own, near, judged, standing, moves=before is None or edited or standing.story_id is None)
        story, topic = self._place(case)
        links = self._links(case, story)
        self._store.headlines.save(item, own, keys, anchors)
        self._neighbours.forget(item.article_id)
        place = self._store.stories.attach(item.article_id, item.sort_at, story, topic, links)
        if before is None:
            self._count(item, own, place)
        return _how(links, story)

    def _known_affixes(self, item: ToGroup) -> frozenset[str]:
        known = {name.casefold() for name in item.feed_names if name}
        for feed in item.feed_ids:
            if feed not in self._affixes:
                self._affixes[feed] = learned_affixes(self._store.headlines.titles(feed))
            known |= self._affixes[feed]
        return frozenset(known)

    def _rarity(self, stems: Iterable[str]) -> Rarity:
        missing = {stem for stem in stems if stem not in self._counts}
        if missing or not self._counts:
            found, self._stories = self._store.headlines.stem_counts(missing)
            self._counts.update({stem: found.get(stem, 0) for stem in missing})
        return replace(self._model.rarity, counts=self._counts, stories=self._stories)

    def _judge(self, item: ToGroup, own: Signature, text: frozenset[int], near: Sequence[Neighbour]) -> list[_Judged]:
        rarity = self._rarity(stem for found in near[:_JUDGED] for stem in found.signature.stems)
        judged = []
        for found in near[:_JUDGED]:
            verdict = judge(own, found.signature, self._model, self._thresholds, rarity)
            judged.append(_Judged(found, self._corrected(item, own, text, found, verdict)))
        return judged

    def _corrected(self, item: ToGroup, own: Signature, text: frozenset[int], found: Neighbour, verdict: Judgement) -> Judgement:
        """Let the texts, and what the feed repeats, overrule the titles; both are looked up only where they matter."""
        share = None
        if text and (verdict.comparison.score >= self._thresholds.story or found.anchors):
            share = passages.overlap(text, passages.shingles(self._store.headlines.text(found.article_id)))
        repeats = own.folded == found.signature.folded and self._store.headlines.share_feed(item.article_id, found.article_id)
        return corrected(verdict, self._thresholds, share, repeats_after=abs(item.sort_at - found.sort_at) if repeats else None)

    def _place(self, case: _Case) -> tuple[int | None, int | None]:
        """Return story (None: a new one), and the topic of a new one."""
        standing = case.standing
        if standing.together:
            return self._store.stories.story_of(standing.together[0]), None
        barred = self._store.stories.stories_with(standing.apart)
        repeated = next((found.headline.story for found in case.judged if found.is_duplicate and found.headline.story not in barred), None)
        if not case.moves and (standing.mates or repeated is None):
            return standing.story_id, None
        if repeated is not None:
            return repeated, None
        ids = [found.story for found in case.near if found.story not in barred]
        members = self._neighbours.of_stories(ids, case.item.sort_at, but=case.item.article_id)
        groups = self._grouped(case, members, by_topic=False)
        choice = stories.choose(groups, self._settings.story_threshold, self._settings.window)
        return (None, self._topic(case)) if choice is None else (choice.id, None)

    def _topic(self, case: _Case) -> int | None:
        members = self._neighbours.of_topics((found.topic for found in case.near), case.item.sort_at, but=case.item.article_id)
        groups = self._grouped(case, members, by_topic=True)
        limits = (self._settings.topic_threshold, self._settings.window)
        choice = stories.choose(groups, *limits)
        one = stories.bridged(groups, *limits)
        if len(one) > 1:
            self._store.stories.join_topics(one)
        if choice is None:
            return None
        return one[0] if choice.id in one else choice.id

    def _grouped(self, case: _Case, members: Sequence[Neighbour], *, by_topic: bool) -> list[stories.Group]:
        rarity = self._rarity(stem for member in members for stem in member.signature.stems)
        known = {found.headline.article_id: found.judgement for found in case.judged}
        scores: dict[int, list[float]] = defaultdict(list)
        nearest: dict[int, timedelta] = {}
        mine = stories.Words.of(case.own.stems, rarity)
        for member in members:
            group = member.topic if by_topic else member.story
            verdict = known.get(member.article_id)
            scores[group].append(verdict.likeness if verdict else mine.likeness(member.signature.stems, rarity))
            apart = abs(case.item.sort_at - member.sort_at)
            nearest[group] = min(apart, nearest.get(group, apart))
        return [stories.Group(group, tuple(values), nearest[group]) for group, values in scores.items()]

    def _links(self, case: _Case, story: int | None) -> list[Link]:
        """Return why the article stands in its story: a link to what it repeats, else to the likest member."""
        own = case.item.article_id
        mates = sorted((found for found in case.judged if found.headline.story == story), key=lambda found: found.headline.order)
        earlier = [found for found in mates if found.headline.order < (case.item.sort_at, case.item.url)]
        if repeated := [found for found in earlier if found.is_duplicate]:
            return [self._link(own, repeated[0].headline.article_id, Relation.DUPLICATE, repeated[0])]
        if later := [found for found in mates if found.is_duplicate]:  # a late arrival: what we had repeats it
            return [self._link(later[0].headline.article_id, own, Relation.DUPLICATE, later[0])]
        likest = max(earlier or (mates if case.moves else []), key=lambda found: found.judgement.likeness, default=None)
        return [self._link(own, likest.headline.article_id, Relation.STORY, likest)] if likest else []

    def _link(self, article: int, of: int, relation: Relation, found: _Judged) -> Link:
        said = found.judgement.comparison
        return Link(article, of, relation, said.score, said.reasons, self._now, by_hand=False)

    def _count(self, item: ToGroup, own: Signature, story: int) -> None:
        """Count the stems that are new to the article's topic, once; an article grouped again is not news."""
        topic = self._store.stories.topic_of(story)
        mates = self._neighbours.of_topics([topic], item.sort_at, but=item.article_id)
        fresh = own.stem_set - {stem for mate in mates for stem in mate.signature.stems}
        self._store.headlines.count_stems(fresh, story_is_new=not mates)
        for stem in fresh:
            self._counts[stem] = self._counts.get(stem, 0) + 1
        self._stories += not mates


def _how(links: Sequence[Link], story: int | None) -> Relation | None:
    if any(link.relation is Relation.DUPLICATE for link in links):
        return Relation.DUPLICATE
    return Relation.STORY if story is not None else None
