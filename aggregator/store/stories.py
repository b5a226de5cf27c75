"""Stories: who belongs together, why, and what people decided by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import Database

from aggregator.core.echoes import echoes
from aggregator.core.naming import number
from aggregator.core.urls import canonical
from aggregator.errors import NotFoundError, UsageError
from aggregator.model.relation import Relation
from aggregator.model.story import Link
from aggregator.store import raw, turns
from aggregator.store.bulk import insert_rows, many
from aggregator.store.guard import guarded
from aggregator.store.placing import renew
from aggregator.store.tables import Article, Duplicate, Story

_TIES = """SELECT d.article_id, d.of_article_id, d.by_hand FROM article a JOIN duplicate d ON d.article_id = a.id
    JOIN article o ON o.id = d.of_article_id WHERE a.story_id = ? AND o.story_id = ? AND d.relation <> ?"""
_FORGET = "DELETE FROM duplicate WHERE article_id = ? AND of_article_id = ?"


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story as it is kept."""

    id: int
    topic: int
    title: str
    first_at: datetime
    last_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Changed:
    """What a command did by hand."""

    article_id: int
    story_id: int  # where the article is now
    before: int | None  # where it was
    others: tuple[int, ...]  # the articles it was taken from, or put together with
    along: tuple[int, ...] = ()  # the articles of its story that came along; of a split: that stood there by it alone
    along_in: int | None = None  # of a split: the story those are in now


class Stories:
    """The stories of the store and the links between articles."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    def _new(self, at: datetime, topic: int | None) -> int:
        story: int = Story.insert(topic=topic or 0, first_at=at, last_at=at).execute()
        if topic is None:
            Story.update(topic=story).where(Story.id == story).execute()
        return story

    def _keep(self, links: Sequence[Link]) -> None:
        """Write links made by hand in place of whatever the machine thought of the pairs."""
        many(self.database, _FORGET, [(link.article_id, link.of_article_id) for link in links])
        rows = [
            {
                "article": link.article_id, "of_article": link.of_article_id, "relation": link.relation.value, "score": link.score,
                "reasons": list(link.reasons), "decided_at": link.decided_at, "by_hand": True,
            }
            for link in links
        ]  # fmt: skip
        insert_rows(self.database, Duplicate, rows)

    def _ask_again(self, side: Any, links: Any) -> None:
        """Have the machine look again at the articles on one side of links: what they stood by was cut, or stands by them again."""
        asked = Duplicate.select(side).where(links)
        Article.update(group_pending=True).where(Article.id.in_(asked), Article.pruned_at.is_null()).execute()

    @guarded
    def split(self, article_id: int, now: datetime) -> Changed:
        """Take an article out of its story for good: the machine never puts it back with any of its former mates.

        Raises NotFoundError for an unknown article, UsageError when it is alone.
        """
        with self.database.atomic():
            turns.take(self.database, turns.GROUPING)
            before = self._story(article_id)
            query = Article.select(Article.id).where(Article.story == before, Article.id != article_id).order_by(Article.id)
            mates = tuple(key for (key,) in query.tuples())
            if not mates:
                msg = f"article {article_id} stands alone in its story: there is nothing to split"
                raise UsageError(msg)
            tied = Duplicate.relation != Relation.SPLIT.value
            along = self._along(article_id, before, mates)
            self._ask_again(Duplicate.article, (Duplicate.of_article == article_id) & tied)
            self._ask_again(Duplicate.of_article, (Duplicate.article == article_id) & tied)
            Duplicate.delete().where(_touches(article_id), (Duplicate.article.in_(mates)) | (Duplicate.of_article.in_(mates))).execute()
            at = Article.select(Article.sort_at).where(Article.id == article_id).scalar()
            self._keep([Link(article_id, mate, Relation.SPLIT, 0.0, ("split by hand",), now, by_hand=True) for mate in mates])
            story = self._new(at, None)
            Article.update(story=story).where(Article.id == article_id).execute()
            apart = self._new(at, None) if along else None
            Article.update(story=apart).where(Article.id.in_(along)).execute()
            Article.update(group_pending=True).where(Article.id.in_(along), Article.pruned_at.is_null()).execute()
            renew(self.database, {story, before, apart or before})
            return Changed(article_id, story, before, mates, along, apart)

    def _along(self, article_id: int, story: int, mates: Sequence[int]) -> tuple[int, ...]:
        """Return who stands with the others only because a person merged the article with one of them: a wrong merge is undone whole."""
        links = raw.rows(self.database, _TIES, (story, story, Relation.SPLIT.value))
        kept = [(a, b) for a, b, by_hand in links if not (by_hand and article_id in (a, b))]
        found = echoes(kept, [article_id]) - {article_id} if len(kept) < len(links) else frozenset[int]()
        return tuple(sorted(found)) if len(found) < len(mates) else ()

    @guarded
    def merge(self, a: int, b: int, relation: Relation, now: datetime) -> Changed:
        """Put two articles, and with them their stories, together for good.

        The later article is linked to the earlier. Splits between the two stories are undone: the last
        word of a person counts. Raises NotFoundError, or UsageError for an article with itself.
        """
        with self.database.atomic():
            turns.take(self.database, turns.GROUPING)
            if a == b:
                msg = f"article {a} cannot be merged with itself"
                raise UsageError(msg)
            earlier, later = self._in_order(a, b)
            target, source = self._story(earlier), self._story(later)
            ours, theirs = self._members(target), self._members(source)
            there, back = (Duplicate.article.in_(x) & Duplicate.of_article.in_(y) for x, y in ((ours, theirs), (theirs, ours)))
            undone = (there | back) & (Duplicate.relation == Relation.SPLIT.value)
            self._ask_again(Duplicate.article, undone)
            self._ask_again(Duplicate.of_article, undone)
            Duplicate.delete().where(undone).execute()
            Duplicate.delete().where(_touches(earlier), _touches(later)).execute()
            self._keep([Link(later, earlier, relation, 1.0, (f"merged by hand as {relation.value}",), now, by_hand=True)])
            Article.update(story=target).where(Article.story == source).execute()
            renew(self.database, {target, source})
            along = [] if target == source else [article for article in theirs if article != later]
            return Changed(later, target, source, (earlier,), tuple(sorted(along)))

    def _story(self, article_id: int) -> int:
        row = Article.select(Article.story, Article.sort_at).where(Article.id == article_id).tuples().first()
        if row is None:
            msg = f"there is no article {article_id}; `aggregator articles` lists them"
            raise NotFoundError(msg)
        if row[0] is not None:
            return int(row[0])
        story = self._new(row[1], None)  # not grouped yet: a person may be faster than the machine
        Article.update(story=story).where(Article.id == article_id).execute()
        return story

    def _in_order(self, a: int, b: int) -> tuple[int, int]:
        query = Article.select(Article.id, Article.sort_at, Article.url).where(Article.id.in_([a, b]))
        known = {key: (at, url) for key, at, url in query.tuples()}
        for key in (a, b):
            if key not in known:
                self._story(key)  # says what is missing
        earlier, later = sorted((a, b), key=lambda key: (*known[key], key))
        return earlier, later

    def _members(self, story: int) -> list[int]:
        return [key for (key,) in Article.select(Article.id).where(Article.story == story).tuples()]

    @guarded
    def find(self, reference: str) -> int:
        """Return the article that an id or URL names; raises NotFoundError."""
        if (known := number(reference)) is not None:
            condition = Article.id == known
        else:
            condition = (Article.url == reference) | (Article.canonical_url == (canonical(reference) or reference))
        found = Article.select(Article.id).where(condition).order_by(Article.id).scalar() if reference else None  # "" is nobody's address
        if found is None:
            msg = f"there is no article {reference!r}; give its id or URL as `aggregator articles` lists them"
            raise NotFoundError(msg)
        return int(found)

    @guarded
    def rows(self, since: datetime | None = None) -> list[StoryRow]:
        """Return stories with news since then, newest first."""
        query = Story.select().order_by(Story.last_at.desc(), Story.id.desc())
        if since is not None:
            query = query.where(Story.last_at >= since)
        return [_row(story) for story in query]

    @guarded
    def get(self, story_id: int) -> StoryRow:
        """Return one story; NotFoundError when there is none."""
        found = list(Story.select().where(Story.id == story_id))
        if not found:
            raise NotFoundError(f"there is no story {story_id}; it may have been split, or become part of another")
        return _row(found[0])


def _row(story: Story) -> StoryRow:
    return StoryRow(story.id, story.topic, story.title, story.first_at, story.last_at, story.size)


def _touches(article_id: int) -> Any:
    """Return the condition that a link has the article on either side."""
    return (Duplicate.article == article_id) | (Duplicate.of_article == article_id)
