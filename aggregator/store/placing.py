"""Where grouping puts articles: what binds each of a batch beforehand, and the outcome of the batch written at once."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import Database

from aggregator.core.stories import Headed, title_of
from aggregator.model.relation import Relation
from aggregator.model.story import Link
from aggregator.store import raw, story_words
from aggregator.store.bulk import chunks, many, next_ids, select_each
from aggregator.store.database import code_points, is_sqlite
from aggregator.store.fields import to_text
from aggregator.store.guard import guarded
from aggregator.store.tables import Duplicate, Story

_TITLES = """SELECT t.story_id, t.sort_at, t.url, t.title, h.signature FROM (SELECT a.id, a.story_id, a.title, a.sort_at, a.url
    FROM article a WHERE a.story_id = ? ORDER BY a.sort_at, a.url {0}, a.title {0} LIMIT {1}) AS t
    LEFT JOIN headline h ON h.article_id = t.id"""
_TITLED_BY = 12  # first reports of a story, one of which gives it its title
_ADD_STORY = """INSERT INTO story (id, topic, title, first_at, last_at, size) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
    SET topic = excluded.topic, title = excluded.title, first_at = excluded.first_at, last_at = excluded.last_at, size = excluded.size"""
_JOIN_TOPIC = "UPDATE story SET topic = ? WHERE topic = ?"
_PUT = "UPDATE article SET story_id = ?, group_pending = ? WHERE id = ?"
_ASK_AGAIN = "UPDATE article SET group_pending = ? WHERE id = ? AND pruned_at IS NULL"
# What was said of a headline that is known no longer stays said, as long as the two stand together: nobody can say it again.
_UNLINK = """DELETE FROM duplicate WHERE article_id = ? AND by_hand = ? AND NOT EXISTS (SELECT 1 FROM article a, article o
    WHERE a.id = duplicate.article_id AND o.id = duplicate.of_article_id AND a.story_id = o.story_id
      AND NOT EXISTS (SELECT 1 FROM headline h WHERE h.article_id = o.id))"""
_LINK = """INSERT INTO duplicate (article_id, of_article_id, relation, score, reasons, decided_at, by_hand) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (article_id, of_article_id) DO NOTHING"""
_TIES = "SELECT article_id, of_article_id, by_hand FROM duplicate WHERE article_id IN ({0}) AND of_article_id IN ({0}) AND relation <> ?"
_LINKS = "SELECT article_id, of_article_id, by_hand FROM duplicate WHERE (article_id = ? OR of_article_id = ?) AND relation <> ?"
_BY_HAND = "SELECT article_id, of_article_id, relation FROM duplicate WHERE by_hand = ? AND {} IN ({})"
_DEPENDENTS = "SELECT article_id FROM duplicate WHERE by_hand = ? AND of_article_id IN ({})"
_CUT = """DELETE FROM duplicate WHERE of_article_id = ? AND by_hand = ? AND EXISTS (SELECT 1 FROM article a, article o
    WHERE a.id = duplicate.article_id AND o.id = duplicate.of_article_id AND a.group_pending = ?
      AND (a.story_id IS NULL OR a.story_id <> o.story_id))"""
# A headline that waits to be looked at again stands in the index with the time it had: no story ends before its headlines do.
_COUNTED = """SELECT story_id, COUNT(*), MIN(sort_at), MAX(sort_at),
    MAX(CASE WHEN group_pending THEN (SELECT h.sort_at FROM headline h WHERE h.article_id = article.id) END)
    FROM article WHERE story_id IN ({}) GROUP BY story_id"""
_BEFORE = "SELECT id, size, first_at, last_at FROM story WHERE id IN ({})"
_RENEW = "UPDATE story SET size = ?, first_at = ?, last_at = ?, title = COALESCE(?, title) WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an article stands before it is grouped again."""

    story: int | None
    topic: int | None  # of that story
    together: tuple[int, ...]  # articles it was merged with by hand
    apart: frozenset[int]  # articles it was split from by hand


@dataclass(frozen=True, slots=True)
class NewStory:
    """A story that a batch began."""

    id: int
    topic: int
    at: datetime  # of its first report
    title: str  # the same


@dataclass(frozen=True, slots=True)
class Decided:
    """What a batch decided."""

    places: Mapping[int, int]  # article -> story, for every article of the batch
    new: Mapping[int, datetime]  # those of the articles that stood nowhere before -> their time
    stories: Sequence[NewStory]
    joined: Mapping[int, int]  # topic -> the one it became part of
    links: Sequence[Link]  # machine-made, in place of those of the batch's articles
    left: Collection[int]  # stories that an article has left
    again: Collection[int]  # articles that depend on what changed: to be grouped again


class Placing:
    """Stories as grouping sees them."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def standings(self, article_ids: Sequence[int]) -> dict[int, Standing]:
        """Return each article's story and the hand-made links that bind it."""
        together: dict[int, set[int]] = defaultdict(set)
        apart: dict[int, set[int]] = defaultdict(set)
        for article, other, relation in self._by_hand(article_ids):
            (apart if relation == Relation.SPLIT else together)[article].add(other)
        places = f"""SELECT a.id, a.story_id, s.topic FROM article a LEFT JOIN story s ON s.id = a.story_id
            WHERE a.id IN ({raw.marks(article_ids)})"""  # noqa: S608 - marks
        return {
            article: Standing(story, topic, tuple(sorted(together[article])), frozenset(apart[article]))
            for article, story, topic in raw.rows(self.database, places, article_ids)
        }

    def _by_hand(self, article_ids: Sequence[int]) -> list[tuple[int, int, str]]:
        marks = raw.marks(article_ids)
        found: list[tuple[int, int, str]] = raw.rows(self.database, _BY_HAND.format("article_id", marks), (True, *article_ids))
        others = raw.rows(self.database, _BY_HAND.format("of_article_id", marks), (True, *article_ids))
        return found + [(b, a, relation) for a, b, relation in others]

    @guarded
    def story_of(self, article_id: int) -> int | None:
        """Return the story an article is in."""
        rows = raw.rows(self.database, "SELECT story_id FROM article WHERE id = ?", (article_id,))
        return None if not rows or rows[0][0] is None else int(rows[0][0])

    @guarded
    def topic_of(self, story: int) -> int:
        """Return the topic of a story."""
        return int(Story.select(Story.topic).where(Story.id == story).scalar())

    @guarded
    def new_id(self, begun: int) -> int:
        """Return an id for a new story, after `begun` others that are still to be written."""
        if is_sqlite(self.database):
            return int(raw.rows(self.database, "SELECT COALESCE(MAX(id), 0) FROM story", ())[0][0]) + begun + 1
        return next_ids(self.database, Story, 1)[0]

    @guarded
    def ties(self, article_ids: Sequence[int]) -> list[tuple[int, int, bool]]:
        """Return the links among some articles of a story: article, of article, whether a person made it."""
        rows = raw.rows(self.database, _TIES.format(raw.marks(article_ids)), [*article_ids, *article_ids, Relation.SPLIT.value])
        return [(a, b, bool(by_hand)) for a, b, by_hand in rows]

    @guarded
    def links_of(self, article: int) -> list[tuple[int, int, bool]]:
        """Return the links that tie an article to others, whoever made them: article, of article, whether a person did."""
        rows = raw.rows(self.database, _LINKS, (article, article, Relation.SPLIT.value))
        return [(a, b, bool(by_hand)) for a, b, by_hand in rows]

    @guarded
    def is_alone(self, article: int, story: int) -> bool:
        """Whether a story holds no other article, tombstones included."""
        return not raw.rows(self.database, "SELECT 1 FROM article WHERE story_id = ? AND id <> ? LIMIT 1", (story, article))

    @guarded
    def targets(self, article_ids: Sequence[int]) -> list[int]:
        """Return the articles that these stand with by links of the machine's that are made anew when one of these is looked at again."""
        found = f"""SELECT of_article_id FROM duplicate JOIN headline h ON h.article_id = of_article_id
            WHERE duplicate.article_id IN ({raw.marks(article_ids)}) AND by_hand = ?"""  # noqa: S608 - marks
        return [of for (of,) in raw.rows(self.database, found, [*article_ids, False])] if article_ids else []

    @guarded
    def dependents(self, article_ids: Collection[int]) -> list[int]:
        """Return the articles that stand where they stand because of one of these, by links of the machine's."""
        found: set[int] = set()
        for part in chunks(article_ids):
            linked = raw.rows(self.database, _DEPENDENTS.format(raw.marks(part)), (False, *part))
            found.update(article for (article,) in linked)
        return sorted(found)

    @guarded
    def settle(self, outcome: Decided) -> None:
        """Write what a batch decided: stories, places, links, and who is to be looked at again. `recount` tells the rest."""
        new = [(story.id, story.topic, story.title, to_text(story.at), to_text(story.at), 1) for story in outcome.stories]
        with self.database.transaction():  # the one that runs, as in HeadlineIndex.save
            many(self.database, _ADD_STORY, new)
            many(self.database, _JOIN_TOPIC, [(to, was) for was, to in outcome.joined.items()])
            many(self.database, _PUT, [(story, False, article) for article, story in outcome.places.items()])
            self._link(list(outcome.places), outcome.links)
            many(self.database, _ASK_AGAIN, [(True, article) for article in sorted(outcome.again)])
            if outcome.left:  # of what stood with an article that moved, tombstones are not looked at again, nor is anything twice a run
                many(self.database, _CUT, [(article, False, False) for article in outcome.places])

    @guarded
    def recount(self, outcome: Decided) -> None:
        """Bring size, times and title of the batch's stories up to date, once its headlines are in the index: a title goes by them."""
        with self.database.transaction():
            grown = _grown(outcome)
            _grow(self.database, grown)
            _recount(self.database, {*outcome.places.values(), *outcome.left} - _single(outcome) - grown.keys())

    def _link(self, batch: Sequence[int], links: Sequence[Link]) -> None:
        """Replace the batch's links by new ones, never those made by hand."""
        many(self.database, _UNLINK, [(article, False) for article in batch])
        reasons = Duplicate.reasons
        rows = [
            (
                link.article_id, link.of_article_id, link.relation.value, link.score, reasons.db_value(list(link.reasons)),
                to_text(link.decided_at), False,
            )
            for link in links
        ]  # fmt: skip
        many(self.database, _LINK, rows)


def _single(outcome: Decided) -> set[int]:
    """Return the new stories of one report: what they were begun with is all there is to say of them."""
    sizes = Counter(outcome.places.values())
    return {story.id for story in outcome.stories if sizes[story.id] == 1} - set(outcome.left)


def _grown(outcome: Decided) -> dict[int, list[str]]:
    """Return the stories that were there, and to which nothing else happened than that new articles came: with the times of these."""
    moved = {story for article, story in outcome.places.items() if article not in outcome.new}
    others = moved.union(outcome.left, (story.id for story in outcome.stories))
    found: dict[int, list[str]] = defaultdict(list)
    for article, at in outcome.new.items():
        if outcome.places[article] not in others:
            found[outcome.places[article]].append(to_text(at))
    return found


def _grow(database: Database, grown: Mapping[int, Sequence[str]]) -> None:
    """Count what is new to stories, for else all articles of a large one are read at each; its title stays where all that is new is later.

    What a story was told to begin and end with holds for those who wait to be looked at again, too: they have it counted anew then.
    """
    for part in chunks(sorted(grown)):
        before = {row[0]: (row[1], _time(row[2]), _time(row[3])) for row in raw.rows(database, _BEFORE.format(raw.marks(part)), part)}
        unsettled = [story for story, (size, _, last) in before.items() if size < _TITLED_BY or min(grown[story]) <= last]
        titles = _titles(database, unsettled)
        rows = [
            (size + len(grown[story]), min(first, *grown[story]), max(last, *grown[story]), titles.get(story), story)
            for story, (size, first, last) in before.items()
        ]
        many(database, _RENEW, rows)


def renew(database: Database, story_ids: Collection[int]) -> None:
    """Bring size, times, title and words of stories up to date; a story without articles ends."""
    _recount(database, story_ids)
    story_words.anew(database, story_ids)


def _recount(database: Database, story_ids: Collection[int]) -> None:
    """Bring size, times and title of stories up to date, as `renew` does, but not their words."""
    for part in chunks(sorted(story_ids)):
        rows = raw.rows(database, _COUNTED.format(raw.marks(part)), part)
        found = {story: (size, first, max(last, waiting or last)) for story, size, first, last, waiting in rows}
        titles = _titles(database, list(found))
        many(database, _RENEW, [(size, _time(first), _time(last), titles[story], story) for story, (size, first, last) in found.items()])
        many(database, "DELETE FROM story WHERE id = ?", [(story,) for story in part if story not in found])


def _time(value: Any) -> str:
    """Return a time as either engine gave it in the text both take."""
    return value if isinstance(value, str) else to_text(value)


def _titles(database: Database, stories: Sequence[int]) -> dict[int, str]:
    members: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in select_each(database, _TITLES.format(code_points(database), _TITLED_BY), stories):
        members[row[0]].append(row)
    return {story: title_of(_headed(*row) for row in sorted(rows, key=_in_order)) for story, rows in members.items()}


def _in_order(row: tuple[Any, ...]) -> tuple[Any, ...]:
    _, at, url, title, _ = row
    return at, url, title


def _headed(_story: int, _at: Any, _url: str, title: str, document: str | None) -> Headed:
    if document is None:
        return Headed(title, plain=True, words=len(title.split()))
    own = json.loads(document)  # of core.signatures: "m" marks, "f" flags, the last of which says that it is cut, "w" words
    return Headed(title, plain=not own["m"] and not own["f"][-1], words=own["w"])
