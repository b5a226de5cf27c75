"""The stream of stories: which, in which order, and what tells that something about them changed.

A story stands where its first article stands: article ids grow as articles come, so a page that was read never shifts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from peewee import JOIN, Database, fn

from aggregator.model.digest import Candidate
from aggregator.model.feed import FeedState
from aggregator.model.stream import Fact, Head, Unread, Window
from aggregator.store.bulk import chunks
from aggregator.store.digest_material import candidates_of
from aggregator.store.guard import guarded
from aggregator.store.rows import tuples
from aggregator.store.tables import UNSAID, WHOLE, Article, Entry, Feed, Mark, RevisionRow

_SHOWN = (Article.url, Article.title, Article.extract_state, Article.extract_reason, Article.published_claim, Article.updated_claim)


class Streams:
    """Read-only queries of the stream."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def heads(self, window: Window) -> list[Head]:
        """Return the stories of one page, newest first unless asked otherwise. Backlog and tombstones stay out."""
        item = fn.COALESCE(_first_of_all(), Article.id).coerce(False)  # noqa: FBT003 - else peewee reads it as what the subquery compares last
        query = Article.select(Article.id, item, Article.story).where(*_conditions(window))
        order = Article.id.asc() if window.oldest_first else Article.id.desc()
        return [
            Head(place, place if story is None else item, story) for place, item, story in tuples(query.order_by(order).limit(window.limit))
        ]

    @guarded
    def of_items(self, items: Iterable[int], *, grouped: bool) -> list[Head]:
        """Return the stories of subscribed feeds that stand under these numbers, newest first; parts of others are missing."""
        found = []
        conditions = _conditions(Window(grouped, subscribed=True))
        for part in chunks(sorted(set(items))):
            found += tuples(Article.select(Article.id, Article.story).where(*conditions, Article.id.in_(part)))
        return [Head(number, number, story) for number, story in sorted(found, reverse=True)]

    @guarded
    def articles(self, *, grouped: bool, before: int | None, limit: int, text: bool) -> list[Candidate]:
        """Return the newest articles of the stream before a place, for a filter to look at."""
        places = [Article.id < before] if before is not None else []
        query = Article.select(Article.id).where(_visible(grouped=grouped), *places).order_by(Article.id.desc()).limit(limit)
        ids = [number for (number,) in tuples(query)]
        return sorted(candidates_of(Article.id.in_(ids), text=text), key=lambda c: -c.article_id)

    @guarded
    def earlier(self, places: Collection[int], *, text: bool) -> list[Candidate]:
        """Return what stands in the stories of these articles and came before the latest of them."""
        found: list[Candidate] = []
        for part in chunks(sorted(places)):
            stories = Article.select(Article.story).where(Article.id.in_(part), Article.story.is_null(is_null=False))
            members = Article.story.in_(stories) & (Article.id < max(part)) & _visible(grouped=True)
            found += candidates_of(members, text=text)
        return found

    @guarded
    def first_of_all(self, stories: Iterable[int]) -> dict[int, int]:
        """Return story -> id of its first article that is no backlog."""
        found: dict[int, int] = {}
        for part in chunks(sorted(set(stories))):
            query = Article.select(Article.story, fn.MIN(Article.id)).where(Article.story.in_(part), ~Article.backlog)
            found |= dict(tuples(query.group_by(Article.story)))
        return found

    @guarded
    def facts(self, heads: Sequence[Head]) -> list[Fact]:
        """Return every report of the stories, by item and article; no text is read."""
        item_of = {head.story: head.item for head in heads if head.story is not None}
        rows: list[tuple[Any, ...]] = []
        for part in chunks(item_of):
            rows += _facts(Article.story.in_(part))
        for part in chunks(head.item for head in heads if head.story is None):
            rows += _facts(Article.id.in_(part))
        carriers = _carriers([row[0] for row in rows])
        facts = [_fact(row, item_of.get(row[1], row[0]), carriers.get(row[0], ())) for row in rows]
        return sorted(facts, key=lambda fact: (fact.item, fact.article))

    @guarded
    def origins(self, items: Iterable[int]) -> dict[int, int]:
        """Return article -> the feed that brought it first, else its story, of the feeds that are still in the configuration."""
        found: dict[int, int] = {}
        for part in chunks(sorted(set(items))):
            query = Article.select(Article.id, _origin(Entry.feed)).where(Article.id.in_(part))
            found |= {article: feed for article, feed in tuples(query) if feed is not None}
        return found

    @guarded
    def unread(self, *, grouped: bool, old: datetime) -> list[Unread]:
        """Return how many stories of each feed are unread, those from before `old` aside unless they were marked so."""
        window = Window(grouped, read=False, old=old)
        first, newest = Entry.alias(), fn.MAX(Article.first_seen_at)
        query = (
            Article.select(first.feed, fn.COUNT(Article.id), newest)
            .join(first, on=(first.id == _origin(Entry.id)))
            .where(*_conditions(window))
            .group_by(first.feed)
        )
        return [Unread(feed, count, Article.first_seen_at.python_value(newest)) for feed, count, newest in tuples(query)]


def _conditions(window: Window) -> list[Any]:
    """Return what the first articles of the stories in `window` meet."""
    found = [_visible(grouped=window.grouped), ~_has_earlier(window.carried)]
    if window.carried is not None:
        found.append(_carried_by(Article.id, window.carried))
    if window.origins is not None:
        feeds = sorted(window.origins)
        found += [_may_come_from(window.origins), fn.COALESCE(_origin(Entry.feed), 0).in_(feeds)]
    found += [_is_reported()] if window.subscribed else []
    found += [Article.first_seen_at >= window.since] if window.since else []
    found += [Article.first_seen_at < window.until] if window.until else []
    if window.after is not None:
        found.append(Article.id > window.after if window.oldest_first else Article.id < window.after)
    if window.starred is not None:
        found.append(is_starred() if window.starred else ~is_starred())
    if window.read is not None:
        read = _is_read(window.old)
        found.append(read if window.read else ~read)
    return found


def _visible(*, grouped: bool) -> Any:
    there = ~Article.backlog & WHOLE
    return there & Article.story.is_null(is_null=False) if grouped else there


def _has_earlier(feeds: frozenset[int] | None) -> Any:
    """Return the condition that an earlier article of the same story belongs to the stream, too."""
    other = Article.alias()
    query = other.select(1).where(other.story == Article.story, other.id < Article.id, ~other.backlog)
    return fn.EXISTS(query if feeds is None else query.where(_carried_by(other.id, feeds)))


def _first_of_all() -> Any:
    other = Article.alias()
    return other.select(fn.MIN(other.id)).where(other.story == Article.story, ~other.backlog)


def _carried_by(article: Any, feeds: frozenset[int]) -> Any:
    return article.in_(Entry.select(Entry.article).where(Entry.feed.in_(sorted(feeds))))


def _may_come_from(feeds: frozenset[int]) -> Any:
    """Return the condition that one of these feeds carries an article, or one that was taken out, for which another of its story counts.

    As one list of articles, which both engines walk in their order and leave when there are enough.
    """
    counted = Feed.select(Feed.id).where(Feed.id.in_(sorted(feeds)) | (Feed.state == FeedState.REMOVED))
    return Article.id.in_(Entry.select(Entry.article).where(Entry.feed.in_(counted)))


def _kept_entries(column: Any) -> Any:
    """Return a query of the entries that lead to an article and whose feed is still in the configuration."""
    return Entry.select(column).join(Feed).where(Entry.article == Article.id, Feed.state != FeedState.REMOVED)


def _kept_entries_of_story(column: Any) -> Any:
    """Return the same of all articles of the article's story."""
    other = Article.alias()
    entries = other.select(column).join(Entry, on=(Entry.article == other.id)).join(Feed)
    return entries.where(other.story == Article.story, Feed.state != FeedState.REMOVED)


def _origin(column: Any) -> Any:
    """Return `column` of the entry that brought an article first, or of the first of its story where no feed of its own is left."""
    return fn.COALESCE(*(of(column).order_by(Entry.id).limit(1) for of in (_kept_entries, _kept_entries_of_story)))


def _is_reported() -> Any:
    """Return the condition that a feed that is still in the configuration carries an article, or another of its story."""
    return fn.EXISTS(_kept_entries(1)) | fn.EXISTS(_kept_entries_of_story(1))


def is_starred() -> Any:
    """Return the condition that an article's story has a star: on any of its articles, for stories join after they were starred."""
    other = Article.alias()
    stories = other.select(other.story).join(Mark, on=(Mark.article == other.id)).where(Mark.starred == True)  # noqa: E712 - peewee makes SQL of it
    return Article.id.in_(_marked(Mark.starred)) | fn.COALESCE(Article.story, 0).in_(stories.where(other.story.is_null(is_null=False)))


def _marked(column: Any, *, value: bool = True) -> Any:
    return Mark.select(Mark.article).where(column == value)


def _is_read(old: datetime | None) -> Any:
    read = Article.id.in_(_marked(Mark.read))
    if old is None:
        return read
    said_unread = _marked(Mark.read, value=False).where(Mark.at > UNSAID)
    return read | ((Article.first_seen_at < old) & Article.id.not_in(said_unread))


def _facts(which: Any) -> list[tuple[Any, ...]]:
    newest = RevisionRow.select(RevisionRow.article, fn.MAX(RevisionRow.id).alias("id"), fn.MAX(RevisionRow.at).alias("at"))
    inside = Article.select(Article.id).where(which)
    newest = newest.where(RevisionRow.article.in_(inside)).group_by(RevisionRow.article).alias("newest")
    query = (
        Article.select(Article.id, Article.story, Article.first_seen_at, Article.changed_at, newest.c.id, newest.c.at, *_SHOWN)
        .join(newest, JOIN.LEFT_OUTER, on=(newest.c.article_id == Article.id))
        .where(which, WHOLE)
    )
    return tuples(query)


def _fact(row: tuple[Any, ...], item: int, carriers: tuple[int, ...]) -> Fact:
    article, _story, first_seen_at, changed_at, state, at, *shown = row
    revised_at = RevisionRow.at.python_value(at) or first_seen_at
    return Fact(item, article, state or 0, max(first_seen_at, changed_at, revised_at), carriers, tuple(shown))


def _carriers(articles: Sequence[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for part in chunks(articles):
        for article, feed in tuples(Entry.select(Entry.article, Entry.feed).where(Entry.article.in_(part)).order_by(Entry.id)):
            found[article] = (*found.get(article, ()), feed)
    return found
