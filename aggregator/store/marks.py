"""What people read and starred: one row a story, on its first article, which may join another story later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from peewee import Database

from aggregator.model.stream import Mark as MarkOf
from aggregator.store.bulk import chunks, insert_rows
from aggregator.store.guard import guarded
from aggregator.store.rows import tuples
from aggregator.store.streams import is_starred
from aggregator.store.tables import UNSAID, Article, Mark


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
            rows = tuples(Mark.select(Mark.article, Mark.read, Mark.starred, Mark.at).where(Mark.article.in_(part)))
            found |= {article: MarkOf(_said(read, at), bool(starred)) for article, read, starred, at in rows}
            for (article,) in tuples(Article.select(Article.id).where(Article.id.in_(part), is_starred())):
                found[article] = MarkOf(found[article].read if article in found else None, starred=True)
        return found

    @guarded
    def put(self, items: Iterable[int], now: datetime, *, read: bool | None = None, starred: bool | None = None) -> int:
        """Mark stories as read or unread, starred or not (None: as it was); return how many are there to be marked.

        A star alone says nothing of whether a story is read: what is older than OLD counts as read with it as without.
        """
        wanted: dict[str, Any] = {} if starred is None else {"starred": starred}
        wanted |= {} if read is None else {"read": read, "at": now}
        count = 0
        with self.database.atomic():
            for part in chunks(sorted(set(items))):
                there = {number for (number,) in tuples(Article.select(Article.id).where(Article.id.in_(part)))}
                known = {number for (number,) in tuples(Mark.select(Mark.article).where(Mark.article.in_(sorted(there))))}
                count += len(there)
                if wanted:
                    Mark.update(**wanted).where(Mark.article.in_(sorted(known))).execute()
                    fresh = {"read": False, "starred": False, "at": UNSAID} | wanted
                    insert_rows(self.database, Mark, [{"article": number, **fresh} for number in sorted(there - known)])
                if starred is False:
                    Mark.update(starred=False).where(Mark.article.in_(_kin(part))).execute()
        return count


def _said(read: Any, at: Any) -> bool | None:
    """Return whether somebody said that a story is read, None where nobody said either."""
    return None if Mark.at.python_value(at) == UNSAID else bool(read)


def _kin(items: list[int]) -> Any:
    """Return the query of the articles that stand in the stories of `items`."""
    stories = Article.select(Article.story).where(Article.id.in_(items), Article.story.is_null(is_null=False))
    kin = Article.alias()
    return kin.select(kin.id).where(kin.story.in_(stories))
