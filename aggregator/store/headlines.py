"""Headlines waiting to be grouped, and what is known of a feed's titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

from peewee import Database

from aggregator.model.story import ToGroup
from aggregator.store import raw, turns
from aggregator.store.bulk import chunks
from aggregator.store.database import code_points, is_sqlite
from aggregator.store.guard import guarded, transaction
from aggregator.store.stem_counts import StemCounts
from aggregator.store.tables import Article

_TITLES = 30  # titles of a feed from which its affixes are learned
_PENDING = """SELECT a.id, a.title, a.language, a.text, a.url, a.sort_at, c.source FROM article a
    LEFT JOIN time_claim c ON c.id = a.published_claim WHERE a.group_pending = ? AND a.pruned_at IS NULL"""
_IN_ORDER = " ORDER BY a.sort_at, a.url {0}, a.title {0}, a.id LIMIT ?"
_FEEDS = """SELECT DISTINCT e.article_id, f.id, f.name, f.title FROM entry e JOIN feed f ON f.id = e.feed_id
    WHERE e.article_id IN ({}) ORDER BY f.id"""
_CARRIED = "SELECT article_id, feed_id FROM entry WHERE article_id IN (?, ?)"  # for of a join SQLite goes through all entries of a feed


class Headlines:
    """What grouping reads of headlines."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database
        self.counts = StemCounts(database)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Run a transaction for a few articles: grouped whole or not at all, and nobody groups, splits or merges meanwhile."""
        with transaction(self.database):
            turns.take(self.database, turns.GROUPING)
            seen = self.counts.begin()
            yield
        self.counts.keep(seen)

    @guarded
    def are_pending(self) -> bool:
        """Whether any article waits to be grouped."""
        waiting = "SELECT 1 FROM article WHERE group_pending = ? AND pruned_at IS NULL LIMIT 1"
        return bool(raw.rows(self.database, waiting, (True,)))

    @guarded
    def pending(self, limit: int, only: Collection[int] | None = None) -> list[ToGroup]:
        """Return articles to be grouped, of all or of `only`, in canonical order: sort time, then URL, whatever order they came in."""
        in_order = _IN_ORDER.format(code_points(self.database))
        among = "" if only is None else f" AND a.id IN ({raw.marks(list(only))})"
        rows = raw.rows(self.database, f"{_PENDING}{among}{in_order}", [True, *(only or ()), limit])
        if rows and not is_sqlite(self.database):  # an edit that comes meanwhile has to wait, and then is grouped again
            ids = [row[0] for row in rows]
            turns.hold_articles(self.database, ids)
            rows = raw.rows(self.database, f"{_PENDING} AND a.id IN ({raw.marks(ids)}){in_order}", [True, *ids, limit])
        time = Article.sort_at.python_value
        feeds = self._feeds(row[0] for row in rows)
        return [
            ToGroup(
                article_id=row[0], title=row[1], language=row[2], text=row[3], url=row[4], sort_at=time(row[5]),
                feed_ids=tuple(key for key, _ in feeds[row[0]]), feed_names=tuple(name for _, name in feeds[row[0]]),
                dated_by=row[6],
            )
            for row in rows
        ]  # fmt: skip

    def _feeds(self, article_ids: Iterable[int]) -> Mapping[int, list[tuple[int, str]]]:
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for part in chunks(article_ids):
            for article, feed, name, title in raw.rows(self.database, _FEEDS.format(raw.marks(part)), part):
                found[article].append((feed, name or title))
        return found

    @guarded
    def titles(self, feed_id: int) -> list[str]:
        """Return the newest titles of a feed, from which its affixes are learned."""
        sql = "SELECT title FROM entry WHERE feed_id = ? ORDER BY first_seen_at DESC, id DESC LIMIT ?"
        return [title for (title,) in raw.rows(self.database, sql, (feed_id, _TITLES))]

    @guarded
    def newest(self, limit: int) -> list[tuple[int, str]]:
        """Return feed and title of the newest `limit` entries, oldest first; PostgreSQL's ids have gaps where a process died."""
        sql = "SELECT feed_id, title FROM (SELECT id, feed_id, title FROM entry WHERE id > 0 ORDER BY id DESC LIMIT ?) AS n ORDER BY id"
        return list(raw.rows(self.database, sql, (limit,)))

    @guarded
    def text(self, article_id: int) -> str:
        """Return an article's text."""
        rows = raw.rows(self.database, "SELECT text FROM article WHERE id = ?", (article_id,))
        return str(rows[0][0] or "") if rows else ""

    @guarded
    def is_retitled(self, article_id: int) -> bool:
        """Whether the newest version of an article has another headline than the one before it."""
        sql = "SELECT title FROM revision WHERE article_id = ? ORDER BY id DESC LIMIT 2"
        return len({title for (title,) in raw.rows(self.database, sql, (article_id,))}) > 1

    @guarded
    def share_feed(self, a: int, b: int) -> bool:
        """Whether one feed carries both articles."""
        carried = raw.rows(self.database, _CARRIED, (a, b))
        return not {feed for article, feed in carried if article == a}.isdisjoint(feed for article, feed in carried if article == b)
