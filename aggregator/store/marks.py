"""What people read and starred: one row a story, on its first article, which may join another story later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from peewee import Database

from aggregator.core.reader_names import OLD
from aggregator.model.stream import Mark as MarkOf
from aggregator.store.bulk import chunks, insert_rows
from aggregator.store.guard import guarded
from aggregator.store.rows import tuples
from aggregator.store.streams import is_starred
from aggregator.store.tables import Article, Mark


class Marks:
    """Read and starred marks."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def of(self, items: Iterable[int]) -> dict[int, MarkOf]:
        """Return the marks of these stories; one that was never touched has none."""
        found: dict[int, MarkOf] = {}
        for part in chunks(sorted(set(items))):
            rows = tuples(Mark.select(Mark.article, Mark.read, Mark.starred).where(Mark.article.in_(part)))
            found |= {article: MarkOf(bool(read), bool(starred)) for article, read, starred in rows}
            for (article,) in tuples(Article.select(Article.id).where(Article.id.in_(part), is_starred())):
                found[article] = MarkOf(article in found and found[article].read, starred=True)
        return found

    @guarded
    def put(self, items: Iterable[int], now: datetime, *, read: bool | None = None, starred: bool | None = None) -> int:
        """Mark stories as read or unread, starred or not (None: as it was); return how many are there to be marked.

        What nobody touched before and is older than OLD counts as read, so a star alone leaves it read.
        """
        wanted = {name: value for name, value in (("read", read), ("starred", starred)) if value is not None}
        count = 0
        with self.database.atomic():
            for part in chunks(sorted(set(items))):
                there = dict(tuples(Article.select(Article.id, Article.first_seen_at).where(Article.id.in_(part))))
                known = {number for (number,) in tuples(Mark.select(Mark.article).where(Mark.article.in_(sorted(there))))}
                Mark.update(**wanted, at=now).where(Mark.article.in_(sorted(known))).execute()
                was_read = {n: seen < now - OLD if read is None else read for n, seen in there.items() if n not in known}
                fresh = [{"article": n, "read": was, "starred": bool(starred), "at": now} for n, was in was_read.items()]
                insert_rows(self.database, Mark, fresh if wanted else ())
                if starred is False:
                    Mark.update(starred=False, at=now).where(Mark.article.in_(_kin(part))).execute()
                count += len(there)
        return count


def _kin(items: list[int]) -> Any:
    """Return the query of the articles that stand in the stories of `items`."""
    stories = Article.select(Article.story).where(Article.id.in_(items), Article.story.is_null(is_null=False))
    kin = Article.alias()
    return kin.select(kin.id).where(kin.story.in_(stories))
