"""Pending articles -> duplicates, stories and topics, one article at a time, in canonical order.

with a transaction for a few articles:
    store.headlines.pending()                         sort time, then URL
    core.signatures.signature()                       the headline made ready        pure
    neighbours.Desk(core.candidates.keys())           whom they might belong to: read at once
    for each article: placement.Placer.place()        the verdict on each neighbour, its story and topic, and why
    store.placing.settle(), index.save(), placing.recount()             written at once
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from operator import add
from typing import TYPE_CHECKING, Any

import structlog

from aggregator.core import candidates, passages
from aggregator.core.headlines import Model
from aggregator.core.keeping import once
from aggregator.core.pairs.outlets import outlet
from aggregator.core.rarity import FADE, Rarity
from aggregator.core.signatures import Signature, signature, stems_of
from aggregator.core.stems import language_of, outvoted
from aggregator.core.subjectwords import shares
from aggregator.core.traits.headline_text import learned_affixes, segmented
from aggregator.engine import placed
from aggregator.engine.cases import Case
from aggregator.engine.headline_model import load_model
from aggregator.engine.memory import no_search_for_cycles
from aggregator.engine.neighbours import Desk, Wanted
from aggregator.engine.placement import Placer
from aggregator.model.relation import Relation
from aggregator.model.story import ToGroup
from aggregator.store.headline_index import card_of
from aggregator.store.placing import Standing

if TYPE_CHECKING:
    from aggregator.config.schema import GroupingSection, Settings
    from aggregator.store.store import Store

BATCH = 100  # articles a transaction: few commits, and a poll waits no longer than a fifth of a second
_ANCHORS = 4  # hashes of the text in the index
_NEWEST = 300  # headlines that tell what a small store is about: some 5 ms a run
_KEPT = 2  # windows after which a headline leaves the index

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class GroupReport:
    """What one run did."""

    articles: int  # grouped, some perhaps again
    duplicates: int  # found to repeat another
    joined: int  # put into a story that was there
    stories: int  # new stories

    def __add__(self, other: GroupReport) -> GroupReport:
        """Return what both did."""
        return GroupReport(*map(add, astuple(self), astuple(other)))


def group_pending(store: Store, settings: Settings, now: datetime, stopped: Callable[[], bool] = lambda: False) -> GroupReport:
    """Group every pending article, until `stopped`; each counts as grouped in the transaction that groups it, and not before."""
    total = GroupReport(0, 0, 0, 0)
    if not settings.grouping.enabled:
        return total
    grouper = Grouper(store, settings.grouping, load_model(), now)
    while not stopped() and (report := grouper.batch()):
        total += report
    expired = store.index.expire(now - _KEPT * settings.grouping.window)
    if total.articles:
        log.info("group", articles=total.articles, duplicates=total.duplicates, joined=total.joined, stories=total.stories, expired=expired)
    return total


@dataclass(frozen=True)
class _Habits:
    """What a feed's newest titles have in common, worked out when it is asked for."""

    titles: Sequence[str]

    @once
    def affixes(self) -> frozenset[str]:
        """What most titles begin or end with."""
        return learned_affixes(self.titles)

    @once
    def language(self) -> str:
        """The language as stems.language_of names it: of thirty titles it is sure where one of six words is not."""
        return language_of(". ".join(self.titles))

    @once
    def doubted(self) -> dict[str, bool]:
        """What was found of languages stated; kept, since most titles of a feed state one."""
        return {}

    def doubt(self, stated: str) -> bool:
        """Whether the titles are plainly of another language than `stated`: many a feed states what its software was set to."""
        if stated not in self.doubted:
            self.doubted[stated] = outvoted(stated, ". ".join(self.titles))
        return self.doubted[stated]


class Grouper:
    """One run of grouping; keeps what it read of feeds for the run's length."""

    def __init__(self, store: Store, settings: GroupingSection, model: Model, now: datetime) -> None:
        """Group into `store`; nothing is read yet."""
        self._store = store
        self._settings = settings
        self._model = model
        self._now = now
        self._counts = store.headlines.counts
        self._habits: dict[int, _Habits] = {}
        self._tells = log.is_enabled_for(logging.INFO)
        self._lines: list[dict[str, Any]] = []  # of the batch, told once it is written

    def batch(self) -> GroupReport | None:
        """Group a few articles, and those that depend on them, in one transaction; None when nothing waits.

        Dependents follow once a batch, so that no two chase each other; which did is known to nobody who comes after a killed run.
        """
        with no_search_for_cycles(), self._store.headlines.batch():  # it took a twelfth of a batch
            total, asked = GroupReport(0, 0, 0, 0), Counter[int]()
            items = self._store.headlines.pending(BATCH)
            while items:
                report, again = self._group(items, asked)
                total, asked = total + report, asked + Counter(again)
                items = self._store.headlines.pending(len(again), again) if again else []
        for line in self._lines:
            log.info("placed", **line)
        self._lines.clear()
        return total if total.articles else None

    def _group(self, items: Sequence[ToGroup], asked: Mapping[int, int]) -> tuple[GroupReport, set[int]]:
        """Group `items`; return what was done, and who is to follow; `asked` says how often in this batch who has followed already."""
        signatures = [self._signature(item) for item in items]
        self._counts.read({stem for own in signatures for stem in own.stems})
        rarity = Rarity(self._model.rarity.background, self._counts.known, self._counts.topics)
        linking = replace(rarity, linking=True, masses={})
        standings = self._store.placing.standings([item.article_id for item in items])
        cases = [_case(item, own, standings[item.article_id], rarity) for item, own in zip(items, signatures, strict=True)]
        desk = Desk(self._store, self._settings.window, linking, [case.wanted for case in cases], self._counts.read)
        model = replace(self._model, rarity=self._judging(rarity))
        placer = Placer(self._store, self._settings, model, desk, self._now, linking=linking, tells=self._tells)
        joined = [placer.place(case) for case in cases]
        report = GroupReport(len(joined), joined.count(Relation.DUPLICATE), len(joined) - joined.count(None), joined.count(None))
        return report, self._write(placer, items, asked)

    def _signature(self, item: ToGroup) -> Signature:
        stated, likely = self._language(item)
        return signature(item.title, stated, self._known_affixes(item), likely, outlet(item.url, item.feed_ids))

    def _judging(self, rarity: Rarity) -> Rarity:
        """Return what pairs are judged by: in a small store what it is about says little; one of more topics knows that by its counts.

        Topics are such subjects: the words of those link as they did.
        """
        return rarity if self._counts.topics >= FADE else replace(rarity, background=self._of_a_few, masses={})

    @once
    def _of_a_few(self) -> Mapping[str, float]:
        """How common words are, and those that the store is about."""
        feeds, known = defaultdict(list), self._model.rarity.background
        for feed, title in self._store.headlines.newest(_NEWEST):
            feeds[feed].append(title)
        spoken = ((language_of(". ".join(titles)), titles) for titles in feeds.values())
        return {**known, **shares([[stems_of(title, language) for title in titles] for language, titles in spoken], known)}

    def _language(self, item: ToGroup) -> tuple[str | None, str | None]:
        """Return the language that is stated, which the titles of the feed may outvote, and where none is, theirs."""
        feed = item.feed_ids[0] if item.feed_ids else None
        if feed is not None and item.language and self._habits_of(feed).doubt(item.language):
            return None, self._habits_of(feed).language
        stated = item.language or self._settings.language
        return stated, None if stated or feed is None else self._habits_of(feed).language

    def _known_affixes(self, item: ToGroup) -> frozenset[str]:
        known = {name.casefold() for name in item.feed_names if name}
        if segmented(item.title):
            known.update(*(self._habits_of(feed).affixes for feed in item.feed_ids))
        return frozenset(known)

    def _habits_of(self, feed: int) -> _Habits:
        if feed not in self._habits:
            self._habits[feed] = _Habits(self._store.headlines.titles(feed))
        return self._habits[feed]

    def _write(self, placer: Placer, items: Sequence[ToGroup], asked: Mapping[int, int]) -> set[int]:
        """Write the outcome; return who is to follow."""
        outcome = placer.outcome(asked)
        self._store.placing.settle(outcome)
        self._lines += placed.lines(items, outcome, placer.alone) if self._tells else ()
        self._store.index.save([placer.desk.cards[article] for article in outcome.places], outcome.left, placer.desk.postings)
        self._store.placing.recount(outcome)
        self._counts.add(placer.fresh, placer.new_topics)
        return set(outcome.again)


def _case(item: ToGroup, own: Signature, standing: Standing, rarity: Rarity) -> Case:
    text = passages.shingles(item.text)
    anchors = passages.anchors(text, _ANCHORS)
    rarest = rarity.rarest(own.stems, candidates.RAREST)
    keys = candidates.keys(rarest, anchors, rarity)
    card = card_of(item, own, rarest, anchors, {*keys.single, *keys.joint})
    return Case(item, own, text, Wanted(item.article_id, keys, item.sort_at), card, standing)
