"""Whom a batch of articles might belong to: read in a few statements, then kept up with what the batch does.

Nothing of it outlives the batch, so that what is decided depends on the store alone: a run that
was killed goes on as if it had not been.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from aggregator.core.candidates import Keys
from aggregator.core.stories import Profile
from aggregator.store.headline_index import Card, HeadlineIndex
from aggregator.store.postings import unpacked

if TYPE_CHECKING:
    from aggregator.core.rarity import Rarity
    from aggregator.store.store import Store

Learn = Callable[[Iterable[str]], None]  # has the counts of words read, where they are not all known

NEAR = 16  # headlines within the window that are looked at (topics on UCI: .8795, 14 gives .8736, 20 no more)
LOADED = 20  # headlines found by key that are read: some lie outside the window (at 10^6, 20 and 60 find the same partners)
_MOST = 24  # of both, where the last are alike (topics on UCI, and partners, as with 80; 20 gives .874)
_NEWEST_SINGLE = 25  # articles looked at under one stem, where all that are kept are under two: 25 to 200 find the same topics
_GROUPS = 3  # stories, and topics, that are weighed (topics on UCI: .8795, 2 gives .8768, 4 the same)
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One article of a batch and the keys it looks under."""

    article_id: int
    keys: Keys
    at: datetime


class Groups:
    """Profiles of stories, or of topics, with who is in each."""

    def __init__(self, store: Store, of: str, rarity: Rarity, learn: Learn) -> None:
        """`of` is "story" or "topic"; every word that is read is told to `learn`, before its weight is asked for."""
        self._index = store.index
        self._of = of
        self._rarity = rarity
        self._learn = learn
        self._members: dict[int, dict[int, tuple[str, ...]]] = {}
        self._placed: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)  # the batch's, in groups that nobody has asked for yet
        self._profiles: dict[int, Profile] = {}

    def know(self, group: int, members: Mapping[int, tuple[str, ...]]) -> None:
        """Take note of all who are in a group, so that it need not be read."""
        self._members.setdefault(group, dict(members))

    def load(self, ids: Iterable[int]) -> None:
        """Read the groups that are not known yet."""
        known = self._members
        missing = sorted({group for group in ids if group not in known})
        if missing:
            found = self._index.members(self._of, missing)
            self._learn(chain.from_iterable(chain.from_iterable(members.values() for members in found.values())))
            known.update({group: members | self._placed.pop(group, {}) for group, members in found.items()})

    def members(self, group: int) -> Mapping[int, tuple[str, ...]]:
        """Return article -> stems of the members that speak for a group."""
        if group not in self._members:
            self.load([group])
        return self._members[group]

    def profile(self, group: int) -> Profile:
        """Return the words of a group."""
        found = self._profiles.get(group)
        if found is None:
            found = self._profiles[group] = Profile(self._rarity, self.members(group).values())
        return found

    def add(self, group: int, article: int, stems: tuple[str, ...]) -> None:
        """Count an article in; that alone is no reason to read the group."""
        (self._members if group in self._members else self._placed)[group][article] = stems
        if group in self._profiles:
            self._profiles[group].add(stems)

    def take(self, group: int, article: int) -> None:
        """Count an article out; one too old to speak for its group was never in."""
        self.load([group])
        if self._members[group].pop(article, None) is not None:
            self._profiles.pop(group, None)

    def join(self, kept: int, gone: int) -> None:
        """Make one group of two."""
        self.profile(kept).join(self.profile(gone))
        self._members[kept].update(self._members.pop(gone))
        del self._profiles[gone]


class Desk:
    """The headlines, stories and topics that a batch is held against."""

    def __init__(self, store: Store, window: timedelta, rarity: Rarity, wanted: Sequence[Wanted], learn: Learn) -> None:
        """Read what `wanted` may belong to; headlines further than `window` apart are no neighbours.

        What `rarity` goes by is read by `learn` for every word that is met.
        """
        self._window = window
        self._placed: dict[int, list[int]] = defaultdict(list)  # key -> articles that this batch has placed under it
        own = {one.article_id for one in wanted}
        self.postings = postings(store.index, wanted)
        self._shares = {article: _cut(found, own) for article, found in shares(self.postings, wanted)}
        self.cards: dict[int, Card] = store.index.cards(set(chain(*self._shares.values())) - own, *_span(wanted, window))
        self.cards |= store.index.cards(own)  # wherever they stood before
        learn(chain.from_iterable(card.stems for card in self.cards.values()))
        self.joined: dict[int, int] = {}  # topic -> the one it became part of
        self._index = store.index
        self._stored: dict[int, int] = {}  # topic -> stories that the store has of it and of what became part of it
        self._begun: Counter[int] = Counter()  # topic -> stories that the batch began there
        self.stories, self.topics = Groups(store, "story", rarity, learn), Groups(store, "topic", rarity, learn)
        for card in self.cards.values():
            if card.story is not None and card.alone:
                self.stories.know(card.story, {card.article_id: card.stems})
        if not store.sqlite:
            self._load_groups(wanted)

    def _load_groups(self, wanted: Sequence[Wanted]) -> None:
        """Read every group that may be weighed: three times as many as are, but in two round trips. SQLite reads those that are."""
        near = [card for one in wanted for card in self.near(one)]
        near += [card for one in wanted if (card := self.cards.get(one.article_id))]
        self.stories.load(card.story for card in near if card.story is not None)
        self.topics.load(card.topic for card in near if card.topic is not None)

    def near(self, one: Wanted) -> list[Card]:
        """Return the placed headlines within the window that share the heaviest keys."""
        cards, at, window = self.cards, one.at, self._window
        weights = heaviest(self._shares[one.article_id] | _summed(one, self._placed), LOADED)
        within = {
            article: weight
            for article, weight in weights.items()
            if (card := cards.get(article)) and card.story is not None and abs(card.sort_at - at) <= window
        }
        found = [cards[article] for article in _first(within, NEAR)]
        return list(map(self._renewed, found)) if self.joined else found

    def _renewed(self, card: Card) -> Card:
        """Return a card with the topic that its own has become part of."""
        if card.topic not in self.joined:
            return card
        found = self.cards[card.article_id] = card.at(card.story, self.current(card.topic))
        return found

    def current(self, topic: int) -> int:
        """Return the topic that one is part of by now."""
        while topic in self.joined:
            topic = self.joined[topic]
        return topic

    def take(self, article: int) -> None:
        """Take an article out of where it stands, to be placed again."""
        card = self.cards.get(article)
        if card and card.story is not None and card.topic is not None:
            self.stories.take(card.story, article)
            self.topics.take(self.current(card.topic), article)

    def begin(self, story: int, topic: int) -> None:
        """Make room for a story that is new, and for its topic where that is new, too: nobody is in them yet."""
        self.stories.know(story, {})
        self._begun[topic] += 1
        if story == topic:
            self._stored[topic] = 0
            self.topics.know(topic, {})

    def size(self, topic: int) -> int:
        """Return how many stories a topic has."""
        if topic not in self._stored:
            self._stored[topic] = self._index.stories_of(topic)
        return self._stored[topic] + self._begun[topic]

    def place(self, card: Card, keys: Keys, story: int, topic: int) -> None:
        """Put an article where it belongs; those after it in the batch find it there."""
        self.stories.add(story, card.article_id, card.stems)
        self.topics.add(topic, card.article_id, card.stems)
        self.cards[card.article_id] = card.at(story, topic)
        placed, article = self._placed, card.article_id
        for key in chain(keys.single, keys.joint):
            placed[key].append(article)

    def join_topics(self, kept: int, gone: int) -> None:
        """Make one topic of two, whose sizes were asked for."""
        self._stored[kept] += self._stored.pop(gone)
        self._begun[kept] += self._begun.pop(gone, 0)
        self.joined[gone] = kept
        self.topics.join(kept, gone)


def _span(wanted: Sequence[Wanted], window: timedelta) -> tuple[datetime, datetime]:
    """Return the first and last time at which a headline can be within the window of one of `wanted`; the calendar has ends."""
    first, last = min(one.at for one in wanted), max(one.at for one in wanted)
    return first - min(window, first - _FIRST), last + min(window, _LAST - last)


def first_groups(ids: Iterable[int | None]) -> list[int]:
    """Return the first few different stories or topics."""
    return list(dict.fromkeys(group for group in ids if group is not None))[:_GROUPS]


def postings(index: HeadlineIndex, wanted: Sequence[Wanted]) -> dict[int, bytes]:
    """Return the lists of all keys that are looked under."""
    return index.postings(set().union(*(keys for one in wanted for keys in (one.keys.single, one.keys.joint))))


def shares(packed: Mapping[int, bytes], wanted: Sequence[Wanted]) -> Iterator[tuple[int, dict[int, float]]]:
    """Yield for each article: headline in the index -> summed weight of the keys that both have; `packed` as `postings` gives it.

    One after another, so that a batch need not hold all of what its headlines share a key with: some hundreds each.
    """
    lists = {key: unpacked(articles) for key, articles in packed.items() if articles}
    for key in {key for one in wanted for key in one.keys.single}.intersection(lists):
        lists[key] = lists[key][:_NEWEST_SINGLE]
    yield from ((one.article_id, _summed(one, lists)) for one in wanted)


def _summed(one: Wanted, postings: Mapping[int, Sequence[int]]) -> dict[int, float]:
    weights: dict[int, float] = {}
    so_far = weights.get  # two thirds of what a defaultdict takes: most of nine hundred articles are met once
    for key, weight in chain(one.keys.single.items(), one.keys.joint.items()):
        for article in postings.get(key, ()):
            weights[article] = so_far(article, 0.0) + weight
    weights.pop(one.article_id, None)
    return weights


def _cut(weights: Mapping[int, float], own: Collection[int]) -> dict[int, float]:
    """Return all of `weights` that can be among the heaviest: what is `own` to the batch may weigh less once it is placed again."""
    if weights.keys().isdisjoint(own):  # as most are: none of the batch was in the index
        return heaviest(weights, LOADED)
    others = {article: weight for article, weight in weights.items() if article not in own}
    return heaviest(others, LOADED) | {article: weight for article, weight in weights.items() if article in own}


def heaviest(weights: Mapping[int, float], count: int) -> dict[int, float]:
    """Return the largest weights, heaviest first, those as large as the last of them among them, up to _MOST.

    Ids say who came first, not who matters, so a tie is not cut at `count`.
    """
    least = sorted(weights.values())[-count] if len(weights) > count else 0.0
    found = sorted([(weight, article) for article, weight in weights.items() if weight >= least], reverse=True)
    return {article: weight for weight, article in found[:_MOST]}


def _first(ordered: dict[int, float], count: int) -> Collection[int]:
    """Return whom `heaviest` would of some that it has put in order."""
    if len(ordered) <= count:
        return ordered
    least = [*ordered.values()][count - 1]
    return [article for article, weight in ordered.items() if weight >= least]
