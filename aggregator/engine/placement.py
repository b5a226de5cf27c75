"""One article of a batch: the verdict on its neighbours, then its story, its topic, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cmp_to_key, partial
from typing import TYPE_CHECKING

from aggregator.core import passages, stories
from aggregator.core.headlines import Judgement, Model, Thresholds, judge
from aggregator.core.rarity import Rarity
from aggregator.core.recurrence import corrected, recurs, telling
from aggregator.core.signatures import Signature
from aggregator.core.stories import Group, Words
from aggregator.engine import placed
from aggregator.engine.cases import Case, Judged, Looked
from aggregator.engine.neighbours import Desk, first_groups
from aggregator.model.relation import Relation
from aggregator.model.story import Link, ToGroup, Verdict
from aggregator.store.headline_index import Card, in_line
from aggregator.store.placing import Decided, NewStory

if TYPE_CHECKING:
    from aggregator.config.schema import GroupingSection
    from aggregator.store.store import Store

_JUDGED = 4  # likest neighbours that are judged in full
_WORTH = 0.4  # IDF-Dice from which they are: on UCI 5 of 2,000 duplicates and 5 % of same_story lie below
_DOUBTED = 2  # likest neighbours that are judged from _DOUBTFUL on: reason enough is rare there, but there is one to give
_DOUBTFUL = 0.25
_TWICE = 2  # that an article is looked at again in one batch, at most: none chases another without end


class Placer:
    """Places the articles of one batch, and keeps what came of it until it is written."""

    def __init__(  # noqa: PLR0913 - what it works with
        self, store: Store, settings: GroupingSection, model: Model, desk: Desk, now: datetime, *, linking: Rarity, tells: bool
    ) -> None:
        """Work on `desk`; `model` has the batch's rarity, `linking` that for stories. `tells`: say of those who stay alone why."""
        self.desk, self._tells = desk, tells
        self.fresh: Counter[str] = Counter()  # stem -> topics it is new to
        self.new_topics = 0
        self._store = store
        self._settings = settings
        self._model = model
        self._linking = linking
        self._now = now
        self._thresholds = Thresholds(settings.duplicate_threshold, settings.story_threshold)
        self._places: dict[int, int] = {}
        self._begun: list[NewStory] = []
        self._links: list[Link] = []
        self._linked: set[int] = set()  # articles that links of the batch begin at
        self._name_nobody: dict[int, Looked] = {}  # articles without a link to another report, since others link to them
        self._left: set[int] = set()
        self._stood: set[int] = set()  # articles of the batch that stood somewhere before
        self._changed: set[int] = set()  # articles that others may stand with no longer
        self._again: set[int] = set()
        self.alone: dict[int, str] = {}  # article without company -> the nearest one, and why it was not enough

    def place(self, case: Case) -> Relation | None:
        """Place one article; return how it joined a story, None when it stands in one of its own."""
        before = self.desk.cards.get(case.item.article_id)
        edited = before.signature != case.own if before else self._is_retitled(case)
        if edited or (before is not None and (before.anchors, before.sort_at) != (case.card.anchors, case.card.sort_at)):
            self._unsettle(case.item.article_id, case.standing.story if edited else None)
        self.desk.take(case.item.article_id)
        looked = self._look(case)
        story, moves = self._story(looked, edited=edited)
        links = [link for link in self._reasons(looked, story, moves=moves) if not _is_by_hand(link, case)]
        self._settle(looked, story, moves=moves)
        if story is None and self._tells:
            self.alone[case.item.article_id] = placed.nearest(looked)
        self._link_anew(case.item.article_id, links)
        if any(link.relation is Relation.DUPLICATE for link in links):
            return Relation.DUPLICATE
        return Relation.STORY if story is not None else None

    def _link_anew(self, article: int, links: Sequence[Link]) -> None:
        """Have `links` in place of those of the batch that begin at the article: few have any, so they are seldom looked for."""
        if article in self._linked:
            self._links = [link for link in self._links if link.article_id != article]
        self._links += links
        self._linked.update(link.article_id for link in links)

    def _is_retitled(self, case: Case) -> bool:
        """Whether an article whose headline has left the index, and with it what it was grouped by, has got another one."""
        return case.standing.story is not None and self._store.headlines.is_retitled(case.item.article_id)

    def outcome(self, asked: Mapping[int, int]) -> Decided:
        """Return what is to be written; dependents that were `asked` before are not asked again, those who lost a link once more."""
        self._link_unnamed()
        again = (self._again | set(self._store.placing.dependents(self._changed))) - asked.keys()
        again |= {article for article in self._without_reason() if asked.get(article, 0) < _TWICE}
        new = {article: self.desk.cards[article].sort_at for article in self._places if article not in self._stood}
        return Decided(self._places, new, self._begun, self.desk.joined, self._links, self._left, again)

    def _unsettle(self, article: int, story: int | None) -> None:
        """Remember that what stands with this article has to be looked at again; with `story`, every member of that."""
        self._changed.add(article)
        self._again |= {link.article_id for link in self._links if link.of_article_id == article}
        if story is not None:
            self._again |= self.desk.stories.members(story).keys() - {article}

    def _look(self, case: Case) -> Looked:
        words = Words.of(case.own.stems, self._linking)
        near = self.desk.near(case.wanted)
        if case.standing.apart:
            near = [card for card in near if card.article_id not in case.standing.apart]
        found = words.likenesses([card.stems for card in near], self._linking)
        alike = {card.article_id: likeness for card, likeness in zip(near, found, strict=True)}
        near.sort(key=lambda card: (-alike[card.article_id], card.sort_at, card.url, card.stems))
        worth = [card for card in near[:_JUDGED] if alike[card.article_id] >= _WORTH]
        worth += [card for card in near[len(worth) : _DOUBTED] if alike[card.article_id] >= _DOUBTFUL]
        if anchors := set(case.card.anchors):
            worth += [card for card in near if card not in worth and not anchors.isdisjoint(card.anchors)]
        judged = [Judged(card, partial(self._verdict, case, card)) for card in worth[: 2 * _JUDGED]]
        return Looked(case, near, judged, alike, words)

    def _verdict(self, case: Case, card: Card) -> Judgement:
        """Let the texts, and what the feed repeats, overrule the titles; both are looked up only where they matter."""
        verdict = judge(case.own, card.signature, self._model, self._thresholds)
        share = None
        if case.text and (verdict.verdict is not Verdict.DIFFERENT or not set(case.card.anchors).isdisjoint(card.anchors)):
            share = passages.overlap(case.text, passages.shingles(self._store.headlines.text(card.article_id)))
        tells, after = telling(case.own, self._model.rarity), abs(case.item.sort_at - card.sort_at)
        again = case.own.folded == card.signature.folded and recurs(after, tells)
        furniture = verdict.verdict is Verdict.DIFFERENT and passages.relation(share) == passages.SAME
        one_feed = (again or furniture) and self._store.headlines.share_feed(case.item.article_id, card.article_id)
        if furniture and one_feed:  # links, thanks, how to subscribe: what a feed says under headlines of different things is no report
            share = None
        return corrected(verdict, self._thresholds, share, repeats_after=after if again and one_feed else None, tells=tells)

    def _story(self, looked: Looked, *, edited: bool) -> tuple[int | None, bool]:
        """Return the story (None: a new one), and whether the article was free to move."""
        standing = looked.case.standing
        if standing.together:
            return self._story_of(standing.together[0]), True
        barred = {self._story_of(article) for article in standing.apart}
        if standing.story is not None and not edited:
            if self._stays(looked, standing.story, barred):
                return standing.story, False
            barred.add(standing.story)
        repeated = self._repeated(looked, barred)
        if repeated is not None:
            return repeated, True
        ids = [story for story in first_groups(card.story for card in looked.near) if story not in barred]
        groups = looked.stories(ids)
        self.desk.stories.load([group.id for group in groups])  # at once: the words of nine in ten are asked for
        backing = partial(looked.backing, self.desk.stories)
        choice = stories.chosen(groups, backing, self._settings.story_threshold, self._settings.window)
        return (None if choice is None else choice.id), True

    @staticmethod
    def _repeated(looked: Looked, barred: Collection[int | None]) -> int | None:
        """Return the story of what the article repeats."""
        return next((found.card.story for found in looked.judged if found.is_duplicate and found.card.story not in barred), None)

    def _stays(self, looked: Looked, story: int, barred: Collection[int | None]) -> bool:
        """Whether an article that is looked at again keeps its place: it is alone, or still belongs to the rest."""
        own, members = looked.case.item.article_id, self.desk.stories.members(story)
        repeated = self._repeated(looked, barred)
        if not members:
            before = self.desk.cards.get(own)
            return repeated in (None, story) and ((before is not None and before.alone) or self._stays_unread(own, story))
        everyone = {**members, own: looked.case.own.stems}
        ties = self._links_left(everyone, own) + [(own, found.card.article_id) for found in looked.judged if found.ties]
        ties = [(a, b) for a, b in ties if a in everyone and b in everyone]
        parts = stories.parts(everyone, ties, self._settings.story_threshold, self._linking)
        if any(own in part and len(part) > 1 for part in parts[1:]):
            return False  # it goes with those it still belongs to
        if repeated == story:
            return True
        groups = [group.with_profile(looked.backing(self.desk.stories, story)) for group in looked.stories([story])]
        return any(stories.holds(group, self._settings.story_threshold, self._settings.window) for group in groups)

    def _stays_unread(self, article: int, story: int) -> bool:
        """Whether an article stays with those that no headline is known of any more: a link ties it to them, or there are none."""
        return self._has_link_into(article, story) or self._store.placing.is_alone(article, story)

    def _links_left(self, members: Iterable[int], article: int) -> list[tuple[int, int]]:
        """Return the links between `members` that still stand: not those of `article` or of what changed, which are being judged anew."""
        stale = {article, *self._changed}
        ties = [(link.article_id, link.of_article_id) for link in self._links if article not in (link.article_id, link.of_article_id)]
        return ties + [(a, b) for a, b, by_hand in self._store.placing.ties(list(members)) if by_hand or stale.isdisjoint((a, b))]

    def _story_of(self, article: int) -> int | None:
        if article in self._places:
            return self._places[article]
        return self._store.placing.story_of(article)

    def _settle(self, looked: Looked, story: int | None, *, moves: bool) -> None:
        """Put the article into its story, new or old, and let topics grow together."""
        standing, article = looked.case.standing, looked.case.item.article_id
        told, again = story is not None, looked.is_said_in(story)
        near_topics = [] if again or looked.repeats(story) else looked.topics(self.desk.topics)
        if story is None:
            story, topic = self._begin(self._choose(near_topics), looked.case)
        else:
            topic = self._topic_of(looked, story)
        if standing.story is not None:
            self._stood.add(article)
        elif not again:
            self._count(looked.case.own, topic)
        if standing.story not in (None, story):
            self._left.add(standing.story)
            self._unsettle(article, standing.story)
        self._places[article] = story
        self.desk.place(looked.case.card, looked.case.wanted.keys, story, topic)
        if moves:
            self._join(near_topics, topic, told=told)

    def _begin(self, topic: int | None, case: Case) -> tuple[int, int]:
        """Begin a story with its first report, and with it a topic if it is given none; return both."""
        story = self._emptied(case) or self._store.placing.new_id(len(self._begun))
        self._begun.append(NewStory(story, story if topic is None else topic, case.item.sort_at, case.item.title))
        self.desk.begin(story, self._begun[-1].topic)
        return story, self._begun[-1].topic

    def _emptied(self, case: Case) -> int | None:
        """Return the story that an article was alone in, to be begun anew: its number is in people's links, and no other's topic."""
        story, article = case.standing.story, case.item.article_id
        if story is None or self.desk.stories.members(story) or self.desk.size(story) > (case.standing.topic == story):
            return None
        return story if self._store.placing.is_alone(article, story) else None

    def _choose(self, groups: Sequence[Group]) -> int | None:
        choice = stories.choose(groups, self._settings.topic_threshold, self._settings.window)
        return None if choice is None else choice.id

    def _topic_of(self, looked: Looked, story: int) -> int:
        known = next((card.topic for card in looked.near if card.story == story and card.topic is not None), None)
        begun = next((new.topic for new in self._begun if new.id == story), None)
        found = known or begun or (looked.case.standing.topic if story == looked.case.standing.story else None)
        return self.desk.current(found or self._store.placing.topic_of(story))

    def _join(self, groups: Sequence[Group], home: int, *, told: bool) -> None:
        """Join the topics that this article shows to be one."""
        profile = self.desk.topics.profile
        for other in stories.bridged(groups, home, self._settings.topic_threshold, self._settings.window, told=told):
            if stories.agree(profile(home), profile(other)):
                home = self._merge(home, other)
        others = sorted({self.desk.current(group.id) for group in groups} - {home})
        while others:
            near = [one for one in others if stories.are_one(profile(home), profile(one), self._settings.topic_threshold)]
            if not near:
                break
            home = self._merge(home, near[0])
            others.remove(near[0])

    def _merge(self, a: int, b: int) -> int:
        """Make one topic of two; the one of more stories gives the number, of equals the oldest: the stories of the other are written."""
        kept, gone = sorted((a, b), key=lambda topic: (-self.desk.size(topic), topic))
        self.fresh.subtract(self.desk.topics.profile(a).words.keys() & self.desk.topics.profile(b).words.keys())  # counted twice
        self.new_topics -= 1
        self.desk.join_topics(kept, gone)
        return kept

    def _count(self, own: Signature, topic: int) -> None:
        """Count the stems that are new to the article's topic, once."""
        mates = self.desk.topics.profile(topic)
        self.fresh.update([stem for stem in own.stems if stem not in mates.words])
        self.new_topics += not mates.members

    def _reasons(self, looked: Looked, story: int | None, *, moves: bool) -> list[Link]:
        """Return why the article stands in its story: a link to what it repeats, else to the likest member."""
        item = looked.case.item
        mates = [found for found in looked.judged if self.desk.cards[found.card.article_id].story == story]
        mates.sort(key=cmp_to_key(lambda a, b: in_line(a.card, b.card)))
        earlier = [found for found in mates if in_line(found.card, looked.case.card) < 0]
        known = [found for found in earlier if found.is_known_duplicate]
        if repeated := next((found for found in [*known, *earlier] if found.is_duplicate), None):
            return [self._link(item, repeated, Relation.DUPLICATE)]
        if later := next((found for found in mates if found.is_duplicate), None):  # a late arrival: what we had repeats it
            self._name_nobody[item.article_id] = looked
            return [self._link(item, later, Relation.DUPLICATE, late=True)]
        if not (earlier or moves) and self._is_named(looked.case, story):
            self._name_nobody[item.article_id] = looked
            return []  # the first of its story, and others name it
        likest = max(earlier or mates or self._unjudged(looked, story), key=lambda found: found.judgement.likeness, default=None)
        if likest is None:
            return []
        return [
            self._link(item, likest, Relation.STORY, tied=() if likest.ties else self._tie_in_words(looked, story, likest, moves=moves))
        ]

    def _is_named(self, case: Case, story: int | None) -> bool:
        """Whether others of the story name an article, or a person put it there."""
        article = case.item.article_id
        return bool(case.standing.together) or self._has_link_into(article, story, anew=[article])

    def _unjudged(self, looked: Looked, story: int | None) -> list[Judged]:
        """Return the likest of a story that only its words as a whole hold together with the article."""
        likest = next((card for card in looked.near if self.desk.cards[card.article_id].story == story), None)
        return [] if likest is None else [Judged(likest, partial(self._verdict, looked.case, likest))]

    def _has_link_into(self, article: int, story: int | None, *, anew: Collection[int] = ()) -> bool:
        """Whether a link that still stands ties the article to another one of its story; those of the batch and of `anew` are made anew."""
        links = [(link.article_id, link.of_article_id) for link in self._links]
        links += [(a, b) for a, b, by_hand in self._store.placing.links_of(article) if by_hand or not (a in self._places or a in anew)]
        ends = (b if a == article else a for a, b in links if article in (a, b))
        return any(self._story_of(other) == story for other in ends)

    def _link_unnamed(self) -> None:
        """Link those to another report who had no link since others linked to them, and to whom nobody links by now."""
        for article, looked in [*self._name_nobody.items()]:
            if not self._has_link_into(article, self._places[article]):
                self._links += self._reasons(looked, self._places[article], moves=True)

    def _without_reason(self) -> set[int]:
        """Return the articles that stand in a story by links of this batch alone which are gone: they need another reason to be there."""
        lost = set(self._store.placing.targets(sorted(self._stood))) - {link.of_article_id for link in self._links}
        return {article for article in lost if not self._has_link_into(article, self._story_of(article))}

    def _tie_in_words(self, looked: Looked, story: int | None, likest: Judged, *, moves: bool) -> tuple[str, ...]:
        """Return what ties the article to its story, where the likest report there is not like enough alone."""
        if looked.case.standing.together:
            return ("together by hand",)
        groups = [group.with_profile(looked.backing(self.desk.stories, group.id)) for group in looked.stories([story] if story else [])]
        told = [stories.tied(group, self._settings.story_threshold, self._settings.window, moves=moves) for group in groups]
        return (*looked.named_with(likest), *(told[:1] or ["tied by other reports"]))

    def _link(self, item: ToGroup, found: Judged, relation: Relation, *, late: bool = False, tied: Sequence[str] = ()) -> Link:
        """Return why the article stands with the one found or, where it came late, that one with it."""
        said, ends = found.judgement, (item.article_id, found.card.article_id)
        article, of = ends[::-1] if late else ends
        reasons = said.reasons(stories.within(item.sort_at - found.card.sort_at))
        reasons = (*reasons[:-1], f"{reasons[-1]} alone", *tied) if tied else reasons
        return Link(article, of, relation, said.score, reasons, self._now, by_hand=False)


def _is_by_hand(link: Link, case: Case) -> bool:
    """Whether a person said what the two are to each other; in whichever order, for an edit may turn which of them is the earlier."""
    return not {link.article_id, link.of_article_id}.isdisjoint(case.standing.together)
