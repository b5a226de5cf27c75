"""One article that is to be placed, and its neighbours as it sees them: values, which engine/placement.py decides by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aggregator.core import named_events
from aggregator.core.headlines import Judgement
from aggregator.core.keeping import once
from aggregator.core.signatures import Signature
from aggregator.core.stories import Group, Words
from aggregator.engine.neighbours import Groups, Wanted, first_groups
from aggregator.model.story import ToGroup, Verdict
from aggregator.store.headline_index import Card
from aggregator.store.placing import Standing


@dataclass(frozen=True, slots=True)
class Case:
    """One article that is to be placed."""

    item: ToGroup
    own: Signature
    text: frozenset[int]  # shingles; empty for a text too short to judge
    wanted: Wanted
    card: Card  # what the index will keep of it; not placed yet
    standing: Standing  # before


@dataclass(frozen=True)
class Judged:
    """A neighbour with the verdict on it, which is reached when it is asked for: of 3.4 a headline 1.8 are."""

    card: Card
    reach: Callable[[], Judgement]

    @once
    def judgement(self) -> Judgement:
        """The verdict."""
        return self.reach()

    @property
    def is_duplicate(self) -> bool:
        """Whether the two are one report."""
        return self.judgement.verdict is Verdict.DUPLICATE

    @property
    def is_known_duplicate(self) -> bool:
        """Whether the verdict has been asked for, and was that."""
        return "judgement" in vars(self) and self.is_duplicate

    @property
    def ties(self) -> bool:
        """Whether the two are one event."""
        return self.judgement.verdict is not Verdict.DIFFERENT


@dataclass(frozen=True, slots=True)
class Looked:
    """A case with what its neighbours are to it."""

    case: Case
    near: Sequence[Card]  # likest first
    judged: Sequence[Judged]
    alike: Mapping[int, float]  # article -> IDF-Dice of the words
    words: Words

    def stories(self, ids: Collection[int]) -> list[Group]:
        """Return the stories `ids` as the article sees their members: where the same words were judged, by the verdict on them.

        Words that are like the whole do not outweigh a veto on every part. A name and more in common count for more than so many words.
        """
        verdicts = {found.card.stems: found.judgement for found in self.judged}
        seen = [(card.story, card, self._of_event(card, verdicts.get(card.stems))) for card in self.near if card.story in ids]
        return [group for group in self._groups(ids, seen) if group.best]

    def _of_event(self, card: Card, judged: Judgement | None) -> float:
        likeness = self.alike[card.article_id] if judged is None else judged.likeness
        return named_events.weighed(likeness, self.words.weights, self.case.own.entities, _in_own_words(self.case.own, card, judged))

    def named_with(self, found: Judged) -> tuple[str, ...]:
        """Return in words that the headline shares a name and more with another one; nothing where it does not."""
        own = self.case.own
        name = named_events.named(self.words.weights, own.entities, _in_own_words(own, found.card, found.judgement))
        return (f"a name and more agree ('{' '.join(filter(None, map(own.shown, name)))}')",) if name else ()

    def topics(self, of: Groups) -> list[Group]:
        """Return the nearest topics, by words alone: what keeps two reports apart does not make them two subjects."""
        ids = first_groups(card.topic for card in self.near)
        of.load(ids)
        groups = self._groups(ids, [(card.topic, card, self.alike[card.article_id]) for card in self.near])
        return [group.with_profile(of.profile(group.id).likeness(self.words)) for group in groups]

    def is_said_in(self, story: int | None) -> bool:
        """Whether a report of the story has the article's very words: it shows nothing of topics that the other did not show."""
        return any(card.story == story and card.stems == self.case.own.stems for card in self.near)

    def repeats(self, story: int | None) -> bool:
        """Whether a report of the story is known to be the same: as in `is_said_in`, but that its words may be new to the topic."""
        return any(found.card.story == story and found.is_known_duplicate for found in self.judged)

    def backing(self, of: Groups, story: int) -> float:
        """Return how far the words of a whole story speak for the article's place in it."""
        return of.profile(story).backing(self.words)

    def _groups(self, ids: Iterable[int], seen: Iterable[tuple[int | None, Card, float]]) -> list[Group]:
        best: dict[int | None, float] = dict.fromkeys(ids, 0.0)
        times: dict[int | None, list[datetime]] = defaultdict(list)
        for group, card, likeness in seen:
            if group in best:
                times[group].append(card.sort_at)
                best[group] = max(best[group], likeness)
        return [Group(group, alike, 0.0, self._apart(times[group])) for group, alike in best.items() if group is not None]

    def _apart(self, times: Sequence[datetime]) -> timedelta:
        """Return the distance to the nearest of `times`."""
        return min((abs(self.case.item.sort_at - at) for at in times), default=timedelta())


def _in_own_words(own: Signature, card: Card, judged: Judgement | None) -> Sequence[str]:
    """Return the other's stems, each that stands for one of `own` as that: a quake is an earthquake."""
    if judged is None or judged.grounds is None or not judged.grounds.found.alignment.paired:
        return card.stems
    found = judged.grounds.found
    pairs = [(x, y) if found.a.stems == own.stems else (y, x) for x, y, _ in found.alignment.paired]
    ours = {y: x for x, y in pairs}
    return [ours.get(root, root) for root in card.stems]
