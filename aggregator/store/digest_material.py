"""What a digest is made from: the window's articles, their versions and their stories, each in a few queries.

Whatever the window holds, the number of queries is the same; texts are read only for what is shown or filtered by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from peewee import JOIN, Database, fn

from aggregator.model.article import ArticleRow
from aggregator.model.digest import Candidate, FeedFacts, Pulse, Version
from aggregator.model.feed import FeedState
from aggregator.model.relation import Relation
from aggregator.model.times import TimeClaim
from aggregator.store.article_rows import claims_of, rows_of
from aggregator.store.bulk import chunks
from aggregator.store.database import is_sqlite
from aggregator.store.guard import guarded
from aggregator.store.rows import pairs, tuples
from aggregator.store.tables import WHOLE, Article, DigestItem, DigestRun, Duplicate, Entry, Feed, RevisionRow, Story
from aggregator.store.versions import texts_of


class DigestMaterial:
    """Read-only queries for selection and composition."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def feeds(self) -> dict[int, FeedFacts]:
        """Return every feed, removed ones too: their articles are still shown."""
        return {feed.id: _feed(feed) for feed in Feed.select()}

    @guarded
    def candidates(self, name: str | None, since: datetime, until: datetime, *, text: bool = False) -> list[Candidate]:
        """Return the articles first seen or changed in (since, until] that the digest `name` has not shown as they are now.

        Backlog articles and tombstones stay out. Without a name everything of the window counts, and the version last seen
        before `since` stands for what was shown.
        """
        shown = self._shown(name) if name else self._seen_before(since, until)
        found = _candidates(self.database, _in_window(since, until) & ~Article.backlog & WHOLE, shown, text=text)
        return [c for c in found if (c.shown is None and since < c.first_seen_at <= until) or (c.shown is not None and c.state > c.shown)]

    @guarded
    def known_stories(self, name: str, since: datetime, until: datetime) -> frozenset[int]:
        """Return the stories with articles of (since, until] of which the digest `name` has shown an article."""
        inside = Article.select(Article.story).where(_in_window(since, until), Article.story.is_null(is_null=False))
        query = (
            Article.select(Article.story)
            .join(DigestItem, on=(DigestItem.article == Article.id))
            .join(DigestRun, on=(DigestItem.run == DigestRun.id))
            .where(DigestRun.name == name, Article.story.in_(inside))
            .distinct()
        )
        return frozenset(story for (story,) in tuples(query))

    @guarded
    def copies(self, name: str, stories: Iterable[int | None]) -> tuple[list[tuple[int, int]], set[int]]:
        """Return which articles of `stories` repeat which, and those of both that the digest `name` has shown."""
        links = Duplicate.select(Duplicate.article, Duplicate.of_article).join(Article, on=(Duplicate.article == Article.id))
        links = links.where(Duplicate.relation == Relation.DUPLICATE.value)
        found = [pair for ids in chunks(stories) for pair in tuples(links.where(Article.story.in_(ids)))]
        return found, self.told(name, (article for pair in found for article in pair))

    @guarded
    def told(self, name: str, articles: Iterable[int]) -> set[int]:
        """Return which of `articles` the digest `name` has shown."""
        shown = DigestItem.select(DigestItem.article).join(DigestRun, on=(DigestItem.run == DigestRun.id)).where(DigestRun.name == name)
        return {article for ids in chunks(sorted(set(articles))) for (article,) in tuples(shown.where(DigestItem.article.in_(ids)))}

    @guarded
    def pulse(self, since: datetime, *, grouping: bool) -> Pulse:
        """Return what tells whether anything came, changed or was grouped; answered from indexes. `grouping`: is it switched on?"""
        newest, changed_at = (Article.select(fn.MAX(column)).scalar() for column in (Article.id, Article.changed_at))  # together: a scan
        if not grouping:
            return Pulse(newest or 0, changed_at, 0, None)
        waiting = Article.select(fn.COUNT(Article.id), fn.MIN(Article.changed_at))
        is_waiting = Article.group_pending == True  # noqa: E712 - peewee makes SQL of it; bare, SQLite would use no index
        ((ungrouped, oldest),) = tuples(waiting.where(is_waiting, Article.first_seen_at > since))
        return Pulse(newest or 0, changed_at, ungrouped, oldest)

    @guarded
    def ringing(  # noqa: PLR0913 - every bound is named
        self, name: str, since: datetime, touched: datetime, waiting: Collection[int], *, grouping: bool, text: bool
    ) -> list[Candidate]:
        """Return the articles first seen after `since`, seen or changed after `touched`, whose story the alert `name` never told.

        Nor do stories of the articles `waiting` to be delivered ring. With `grouping` on, an article that has no story yet
        waits for it. Backlog articles and tombstones stay out.
        """
        window = (Article.first_seen_at > since) & (Article.changed_at > touched) & ~Article.backlog & Article.pruned_at.is_null()
        window = window & ~Article.group_pending if grouping else window
        found = _candidates(self.database, window, {}, text=text)
        told, stories = self._told(name, [c.article_id for c in found], {c.story for c in found if c.story is not None}, waiting)
        return [c for c in found if c.article_id not in told and c.story not in stories]

    def _told(self, name: str, articles: Iterable[int], stories: Iterable[int], waiting: Iterable[int]) -> tuple[set[int], set[int]]:
        """Return which of `articles` and `stories` the runs of `name` have shown, or are `waiting` to show."""
        shown = DigestItem.select(DigestItem.article).join(DigestRun, on=(DigestItem.run == DigestRun.id)).where(DigestRun.name == name)
        told = Article.select(Article.id, Article.story)
        found = [pair for ids in chunks(sorted(set(articles))) for pair in tuples(told.where(Article.id.in_(ids), Article.id.in_(shown)))]
        found += [
            pair for ids in chunks(sorted(set(stories))) for pair in tuples(told.where(Article.story.in_(ids), Article.id.in_(shown)))
        ]
        found += [pair for ids in chunks(sorted(set(waiting))) for pair in tuples(told.where(Article.id.in_(ids)))]
        return {article for article, _ in found}, {story for _, story in found if story is not None}

    @guarded
    def versions(self, articles: Iterable[int]) -> dict[int, list[Version]]:
        """Return every revision of `articles`, oldest first."""
        found: dict[int, list[Version]] = defaultdict(list)
        for ids in chunks(sorted(set(articles))):
            query: Any = RevisionRow.select().where(RevisionRow.article.in_(ids)).order_by(RevisionRow.id)
            texts = texts_of(ids)
            for row in query:
                text = texts[row.article_id] if row.text is None else row.text
                found[row.article_id].append(Version(row.id, row.at, row.source, row.title, text))
        return dict(found)

    @guarded
    def claims(self, articles: Iterable[int]) -> dict[int, list[TimeClaim]]:
        """Return everything anybody said about the times of `articles`, in the order we heard it."""
        return claims_of(articles)

    @guarded
    def articles(self, stories: Iterable[int], alone: Iterable[int]) -> list[ArticleRow]:
        """Return every article of `stories` and those of the ids `alone`, with text."""
        rows = [row for ids in chunks(sorted(set(stories))) for row in Article.select().where(Article.story.in_(ids), WHOLE)]
        rows += [row for ids in chunks(sorted(set(alone))) for row in Article.select().where(Article.id.in_(ids))]
        reasons = self._reasons([row.id for row in rows])
        return [replace(row, duplicate_reasons=reasons.get(row.id, ())) for row in rows_of(rows, text=True)]

    def _shown(self, name: str) -> dict[int, int]:
        """Return the newest state of each article that the digest has shown."""
        query = (
            DigestItem.select(DigestItem.article, DigestItem.state)
            .join(DigestRun, on=(DigestItem.run == DigestRun.id))
            .where(DigestRun.name == name)
        )
        shown: dict[int, int] = {}
        for article, state in tuples(query):
            shown[article] = max(int(state), shown.get(article, 0))
        return shown

    def _seen_before(self, since: datetime, until: datetime) -> dict[int, int]:
        """Return the newest revision before `since` of each article that changed in (since, until]."""
        changed = Article.select(Article.id).where(Article.changed_at > since, Article.changed_at <= until, Article.first_seen_at <= since)
        query = RevisionRow.select(RevisionRow.article, fn.MAX(RevisionRow.id)).where(
            RevisionRow.article.in_(changed), RevisionRow.at <= since
        )
        return pairs(query.group_by(RevisionRow.article))

    def _reasons(self, articles: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Return the reasons of each article's strongest link to an earlier one, `split` marks aside: a digest explains stories, too."""
        found: dict[int, tuple[str, ...]] = {}
        for ids in chunks(articles):
            query: Any = Duplicate.select().where(Duplicate.article.in_(ids), Duplicate.relation != Relation.SPLIT)
            for row in query.order_by(Duplicate.score, Duplicate.of_article):
                found[row.article_id] = tuple(row.reasons)
        return found


def candidates_of(which: Any, *, text: bool) -> list[Candidate]:
    """Return the articles that meet the condition `which` as candidates no digest has shown, in the order of their ids."""
    return _candidates(Article._meta.database.obj, which, {}, text=text)  # noqa: SLF001 - peewee's public handle on a table


def _in_window(since: datetime, until: datetime) -> Any:
    first, changed = Article.first_seen_at, Article.changed_at
    return ((first > since) & (first <= until)) | ((changed > since) & (changed <= until))


def _candidates(database: Database, which: Any, shown: Mapping[int, int], *, text: bool) -> list[Candidate]:
    """Return the articles that meet `which`, in the order of their ids.

    A window may hold 100,000: one query looks at it once, rows come as the driver gives them, and no value is converted
    twice (measured: peewee's own rows, and a query for each thing that hangs on an article, cost twice as much).
    """
    columns = (Article.id, Article.url, Article.title, Article.story, Article.authors, Article.tags, Article.language)
    times = (Article.first_seen_at, Article.changed_at, Article.sort_at)
    beside = (Story.topic, _carriers(database), _newest(), _is_copy(), *([Article.text] if text else []))
    query = Article.select(*columns, *times, *beside).join(Story, JOIN.LEFT_OUTER, on=(Story.id == Article.story)).where(which)
    lists = _Lists()
    found = [_candidate(row, lists, shown.get(row[0])) for row in database.execute(query)]
    return sorted(found, key=attrgetter("article_id"))  # here: the database would sort the rows with all that hangs on them


def _newest() -> Any:
    return RevisionRow.select(fn.MAX(RevisionRow.id)).where(RevisionRow.article == Article.id)


def _is_copy() -> Any:
    return fn.EXISTS(Duplicate.select(1).where(Duplicate.article == Article.id, Duplicate.relation == Relation.DUPLICATE.value))


def _carriers(database: Database) -> Any:
    """Return the query of "entry:feed:place,..." of an article, in any order; the place is empty where there is none."""
    each = Entry.id.cast("TEXT").concat(":").concat(Entry.feed.cast("TEXT")).concat(":").concat(fn.COALESCE(Entry.place.cast("TEXT"), ""))
    joined = fn.GROUP_CONCAT(each, ",") if is_sqlite(database) else fn.STRING_AGG(each, ",")
    return Entry.select(joined).where(Entry.article == Article.id)


class _Lists:
    """Lists as they are stored, read once: the same few bylines, tags and feeds come again and again."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[str, ...]] = {}
        self._single: dict[int, tuple[int, ...]] = {}

    def names(self, stored: str) -> tuple[str, ...]:
        """Return a list of names."""
        found = self._names.get(stored)
        if found is None:
            found = self._names[stored] = tuple(_list(stored))
        return found

    def carriers(self, stored: str | None) -> tuple[tuple[int, ...], int | None]:
        """Return the feeds, the first to bring the article first, and its best place in one that an editor orders."""
        if not stored:
            return (), None
        if "," not in stored:
            _, text, place = stored.split(":")
            feed = int(text)
            return self._single.setdefault(feed, (feed,)), int(place) if place else None
        each = sorted((int(entry), int(feed), place) for entry, feed, place in (one.split(":") for one in stored.split(",")))
        places = [int(place) for _, _, place in each if place]
        return tuple(dict.fromkeys(feed for _, feed, _ in each)), min(places, default=None)


_time, _list = Article.first_seen_at.python_value, Article.tags.python_value


def _candidate(row: tuple[Any, ...], lists: _Lists, shown: int | None) -> Candidate:
    article, url, title, story, authors, tags, language, first_seen_at, changed_at, sort_at, topic, carriers, newest, copy, *text = row
    first = _time(first_seen_at)
    feeds, place = lists.carriers(carriers)
    return Candidate(
        article,
        url,
        title,
        story,
        topic,
        feeds,
        lists.names(authors),
        lists.names(tags),
        language,
        first,
        first if changed_at == first_seen_at else _time(changed_at),
        first if sort_at == first_seen_at else _time(sort_at),
        bool(copy),
        newest or 0,
        shown,
        text[0] if text else None,
        place,
    )


def _feed(feed: Any) -> FeedFacts:
    settings = feed.settings or {}
    return FeedFacts(
        id=feed.id,
        url=feed.url,
        name=feed.name or feed.title or feed.url,
        tags=tuple(settings.get("tags", ())),
        weight=float(settings.get("weight", 1.0)),
        keep=tuple(settings.get("keep", ())),
        drop=tuple(settings.get("drop", ())),
        removed=feed.state == FeedState.REMOVED,
    )
