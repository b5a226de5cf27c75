"""A stream of headlines written into the store as if polled, and read back as grouped."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import count
from typing import Any

from peewee import Database

from aggregator.model.relation import Relation
from aggregator.model.story import Placed, Streamed
from aggregator.store.bulk import insert_rows, next_ids
from aggregator.store.guard import guarded
from aggregator.store.tables import Article, Duplicate, Entry, Feed, Story


class Playback:
    """Articles of a stream, by the stream's own ids. For a store that holds nothing else."""

    def __init__(self, database: Database) -> None:
        """Work on `database`, which is empty."""
        self.database = database
        self._feeds: dict[str, int] = {}
        self._articles: list[tuple[int, str | int]] = []

    @guarded
    def add(self, items: Sequence[Streamed]) -> None:
        """Store headlines as new, pending articles; each counts as seen when it was published."""
        with self.database.atomic():
            self._add_feeds(items)
            ids = next_ids(self.database, Article, len(items))
            first = len(self._articles)
            rows = [self._rows(*row) for row in zip(count(first), ids, items, strict=False)]
            insert_rows(self.database, Article, [article for article, _ in rows])
            insert_rows(self.database, Entry, [entry for _, entry in rows])
            self._articles += zip(ids, (item.id for item in items), strict=True)

    def _rows(self, number: int, article: int, item: Streamed) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the article and the entry of a headline."""
        url = item.url or f"stream:{number}"
        own = {
            "id": article, "url": url, "title": item.title, "text": item.text, "language": item.language, "first_seen_at": item.at,
            "changed_at": item.at, "sort_at": item.at, "extract_state": "feed",
        }  # fmt: skip
        key = f"{number}"
        return own, {
            "feed": self._feeds[item.source], "article": article, "key": key, "title": item.title,
            "content_hash": blake2b(key.encode(), digest_size=16).digest(), "first_seen_at": item.at, "last_seen_at": item.at,
        }  # fmt: skip

    def _add_feeds(self, items: Sequence[Streamed]) -> None:
        new = {item.source: item.at for item in reversed(items) if item.source not in self._feeds}
        ids = next_ids(self.database, Feed, len(new))
        rows = [
            {"id": feed, "url": f"stream:{source}", "name": source, "added_at": at}
            for feed, (source, at) in zip(ids, new.items(), strict=True)
        ]
        insert_rows(self.database, Feed, rows)
        self._feeds |= dict(zip(new, ids, strict=True))

    @guarded
    def placed(self) -> list[Placed]:
        """Return where every headline stands, in the order they were added."""
        names = dict(self._articles)
        query = Article.select(Article.id, Story.id, Story.topic).join(Story, on=(Article.story == Story.id)).order_by(Article.id)
        places = {article: (story, topic) for article, story, topic in query.tuples()}
        links: dict[int, Duplicate] = {}
        query = Duplicate.select().order_by(Duplicate.article, Duplicate.relation, Duplicate.of_article)
        for row in query:  # "duplicate" stands before "story"
            links.setdefault(row.article_id, row)
        return [self._placed(name, places[article], links.get(article), names) for article, name in self._articles]

    def _placed(self, name: str | int, place: tuple[int, int], link: Duplicate | None, names: dict[int, str | int]) -> Placed:
        if link is None:
            return Placed(name, *place, None, None, ())
        repeats = names[link.of_article_id] if link.relation == Relation.DUPLICATE else None
        return Placed(name, *place, repeats, link.score, tuple(link.reasons))
