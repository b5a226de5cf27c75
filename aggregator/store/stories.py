"""Stories: who belongs together, why, and what people decided by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import JOIN, Database, fn

from aggregator.core.signatures import Signature
from aggregator.core.stories import Headed, title_of
from aggregator.core.urls import canonical
from aggregator.errors import NotFoundError, UsageError
from aggregator.model.story import Link, Relation
from aggregator.store.guard import guarded
from aggregator.store.tables import Article, Duplicate, Headline, Story

_TITLED_BY = 12  # first members among which a story's title is chosen


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
class Standing:
    """Where an article stands before it is grouped again."""

    story_id: int | None
    mates: int  # other members of that story
    together: tuple[int, ...]  # articles it was merged with by hand
    apart: frozenset[int]  # articles it was split from by hand


@dataclass(frozen=True, slots=True)
class Changed:
    """What a command did by hand."""

    article_id: int
    story_id: int  # where the article is now
    before: int | None  # where it was
    others: tuple[int, ...]  # the articles it was taken from, or put together with


class Stories:
    """The stories of the store and the links between articles."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def standing(self, article_id: int) -> Standing:
        """Return an article's story and the hand-made links that bind it."""
        story = Article.select(Article.story).where(Article.id == article_id).scalar()
        mates = Article.select().where(Article.story == story, Article.id != article_id).count() if story else 0
        by_hand = Duplicate.select(Duplicate.article, Duplicate.of_article, Duplicate.relation).where(_touches(article_id), _by_hand())
        others = [(a if b == article_id else b, relation) for a, b, relation in by_hand.tuples()]
        return Standing(
            story_id=story,
            mates=mates,
            together=tuple(sorted(other for other, relation in others if relation != Relation.SPLIT)),
            apart=frozenset(other for other, relation in others if relation == Relation.SPLIT),
        )

    @guarded
    def story_of(self, article_id: int) -> int | None:
        """Return the story an article is in."""
        story = Article.select(Article.story).where(Article.id == article_id).scalar()
        return None if story is None else int(story)

    @guarded
    def topic_of(self, story_id: int) -> int:
        """Return the topic of a story."""
        return int(Story.select(Story.topic).where(Story.id == story_id).scalar())

    @guarded
    def join_topics(self, topics: Sequence[int]) -> None:
        """Make one topic of several; the oldest gives the number."""
        with self.database.atomic():
            Story.update(topic=min(topics)).where(Story.topic.in_(list(topics))).execute()

    @guarded
    def stories_with(self, article_ids: Collection[int]) -> frozenset[int]:
        """Return the stories in which one of the articles is."""
        query = Article.select(Article.story).where(Article.id.in_(list(article_ids)), Article.story.is_null(is_null=False)).distinct()
        return frozenset(story for (story,) in query.tuples())

    @guarded
    def attach(self, article_id: int, sort_at: datetime, story_id: int | None, topic: int | None, links: Sequence[Link]) -> int:
        """Put an article into `story_id` (None: a story of its own, in `topic` if given) and keep why; return the story.

        Replaces the article's earlier machine-made links, never those made by hand. Clears `group_pending`.
        """
        with self.database.atomic():
            before = Article.select(Article.story).where(Article.id == article_id).scalar()
            story = story_id if story_id is not None else self._new(sort_at, topic)
            Article.update(story=story, group_pending=False).where(Article.id == article_id).execute()
            Duplicate.delete().where(Duplicate.article == article_id, ~_by_hand()).execute()
            self._keep(links)
            self._renew({story} | ({before} if before is not None else set()))
            return story

    def _new(self, at: datetime, topic: int | None) -> int:
        story: int = Story.insert(topic=topic or 0, first_at=at, last_at=at).execute()
        if topic is None:
            Story.update(topic=story).where(Story.id == story).execute()
        return story

    def _keep(self, links: Sequence[Link]) -> None:
        """Write links; one made by hand is overwritten by hand only."""
        for link in links:
            row = {
                "relation": link.relation.value, "score": link.score, "reasons": list(link.reasons), "decided_at": link.decided_at,
                "by_hand": link.by_hand,
            }  # fmt: skip
            pair = (Duplicate.article == link.article_id) & (Duplicate.of_article == link.of_article_id)
            if link.by_hand:
                Duplicate.delete().where(pair).execute()
            elif Duplicate.select().where(pair).exists():
                continue
            Duplicate.insert(article=link.article_id, of_article=link.of_article_id, **row).execute()

    def _renew(self, story_ids: Collection[int]) -> None:
        """Bring size, times and title of stories up to date; a story without articles ends."""
        for story in sorted(story_ids):
            counted = Article.select(fn.COUNT(Article.id), fn.MIN(Article.sort_at), fn.MAX(Article.sort_at))
            size, first, last = counted.where(Article.story == story).tuples()[0]
            if not size:
                Story.delete().where(Story.id == story).execute()
                continue
            columns = {"size": size, "first_at": Article.sort_at.python_value(first), "last_at": Article.sort_at.python_value(last)}
            Story.update(title=self._title(story), **columns).where(Story.id == story).execute()

    def _title(self, story: int) -> str:
        query = Article.select(Article.title, Article.sort_at, Article.url, Headline.signature).join(
            Headline, JOIN.LEFT_OUTER, on=(Headline.article == Article.id)
        )
        rows = query.where(Article.story == story).order_by(Article.sort_at, Article.url).limit(_TITLED_BY).tuples()
        return title_of([_headed(*row) for row in rows])

    @guarded
    def unsettle(self, article_id: int) -> int:
        """Let the articles that stand where they stand because of this one be grouped again; return how many."""
        with self.database.atomic():
            query = Duplicate.select(Duplicate.article).where(Duplicate.of_article == article_id, ~_by_hand())
            ids = [key for (key,) in query.tuples()]
            Duplicate.delete().where(Duplicate.of_article == article_id, ~_by_hand()).execute()
            return int(Article.update(group_pending=True).where(Article.id.in_(ids)).execute()) if ids else 0

    @guarded
    def split(self, article_id: int, now: datetime) -> Changed:
        """Take an article out of its story for good: the machine never puts it back with any of its former mates.

        Raises NotFoundError for an unknown article, UsageError when it is alone.
        """
        with self.database.atomic():
            before = self._story(article_id)
            query = Article.select(Article.id).where(Article.story == before, Article.id != article_id).order_by(Article.id)
            mates = tuple(key for (key,) in query.tuples())
            if not mates:
                msg = f"article {article_id} stands alone in its story: there is nothing to split"
                raise UsageError(msg)
            Duplicate.delete().where(_touches(article_id), (Duplicate.article.in_(mates)) | (Duplicate.of_article.in_(mates))).execute()
            at = Article.select(Article.sort_at).where(Article.id == article_id).scalar()
            self._keep([Link(article_id, mate, Relation.SPLIT, 0.0, ("split by hand",), now, by_hand=True) for mate in mates])
            story = self._new(at, None)
            Article.update(story=story).where(Article.id == article_id).execute()
            self._renew({story, before})
            return Changed(article_id, story, before, mates)

    @guarded
    def merge(self, a: int, b: int, relation: Relation, now: datetime) -> Changed:
        """Put two articles, and with them their stories, together for good.

        The later article is linked to the earlier. Splits between the two stories are undone: the last
        word of a person counts. Raises NotFoundError, or UsageError for an article with itself.
        """
        with self.database.atomic():
            if a == b:
                msg = f"article {a} cannot be merged with itself"
                raise UsageError(msg)
            earlier, later = self._in_order(a, b)
            target, source = self._story(earlier), self._story(later)
            ours, theirs = self._members(target), self._members(source)
            there, back = (Duplicate.article.in_(x) & Duplicate.of_article.in_(y) for x, y in ((ours, theirs), (theirs, ours)))
            Duplicate.delete().where(there | back, Duplicate.relation == Relation.SPLIT.value).execute()
            Duplicate.delete().where(_touches(earlier), _touches(later)).execute()
            self._keep([Link(later, earlier, relation, 1.0, (f"merged by hand as {relation.value}",), now, by_hand=True)])
            Article.update(story=target).where(Article.story == source).execute()
            self._renew({target, source})
            return Changed(later, target, source, (earlier,))

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
        if reference.isdecimal():
            condition = Article.id == int(reference)
        else:
            condition = (Article.url == reference) | (Article.canonical_url == (canonical(reference) or reference))
        found = Article.select(Article.id).where(condition).order_by(Article.id).scalar()
        if found is None:
            msg = f"there is no article {reference}; give its id or URL as `aggregator articles` lists them"
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


def _by_hand() -> Any:
    """Return the condition that a person made a link."""
    return Duplicate.by_hand == True  # noqa: E712 - peewee makes SQL of it


def _headed(title: str, at: datetime, url: str, document: dict[str, object] | None) -> Headed:
    if document is None:
        return Headed(title, at, url, plain=True, words=len(title.split()))
    own = Signature.from_json(document)
    return Headed(title, at, url, plain=not own.marks and not own.truncated, words=own.words)
