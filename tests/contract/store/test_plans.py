"""No statement of a poll, a page, a tick, a digest or a search reads a whole table that grows with the articles."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

from aggregator.config.load import defaults
from aggregator.engine.build_digest import build
from aggregator.engine.group import group_pending
from aggregator.model.article import ArticleQuery
from aggregator.model.feed import FeedForPoll
from aggregator.model.poll import Revise
from aggregator.model.stream import Window
from aggregator.model.times import ClaimKind
from aggregator.store.store import Store
from tests.contract.store.builders import DAY, HERALD, HOUR, NOW, claim, entry, page, poll, revise, with_feeds

HOST = "herald.example:443"
GROWING = (
    "article", "entry", "revision", "time_claim", "headline", "headline_key", "story", "story_words", "duplicate", "page_look",
    "fetch_event", "article_words",
)  # fmt: skip


_NAMED = re.compile(r'\b(?:FROM|JOIN|UPDATE) "?(\w+)"?(?: (?:AS )?"?(?!(?:WHERE|ON|INNER|LEFT|SET|JOIN|ORDER)\b)(\w+)"?)?')

LEFT = (
    "(0 = 1)",  # peewee's empty list: nothing is read
    'COUNT("t1"."id") FROM "entry" AS "t1" GROUP BY "t1"."feed_id"',  # entries a feed, counted in an index: once a digest
    'NULL) = 1) ORDER BY "t1"."first_seen_at" DESC, "t1"."id" DESC LIMIT',  # the newest articles, in the order of an index
    'NOT "t3"."backlog"))) ORDER BY "t1"."id" DESC LIMIT',  # the newest stories, in the order of their key
    'INNER JOIN "entry" AS',  # the newest 20,000 claims: without statistics SQLite thinks that most claims are among them
)


class Statements:
    """What was said to the engine, with the plans it has for that."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.said: dict[str, Any] = {}

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Take down every statement: SQLite tells of each, PostgreSQL's are those that peewee logs."""
        if self.store.sqlite:
            connection = self.store.database.connection()
            connection.set_trace_callback(lambda sql: self.said.setdefault(sql, None))
            yield
            connection.set_trace_callback(None)
            return
        logger, handler = logging.getLogger("peewee"), _Handler(self.said)
        logger.addHandler(handler)
        level = logger.level
        logger.setLevel(logging.DEBUG)
        yield
        logger.setLevel(level)
        logger.removeHandler(handler)

    def scans(self) -> list[str]:
        """Return the statements that read a growing table whole, or sort all of one."""
        run = self.store.database.execute_sql
        run("DELETE FROM sqlite_stat1" if self.store.sqlite else "SET enable_seqscan = off")  # a table known to be small is read whole
        if self.store.sqlite:
            self.store.database.close()  # a connection remembers how small; a new one takes every table for a large one
        found = []
        for sql, values in self.said.items():
            if sql.split(None, 1)[0] not in ("SELECT", "UPDATE", "DELETE", "WITH"):
                continue
            explain = "EXPLAIN QUERY PLAN " if self.store.sqlite else "EXPLAIN "
            steps = [str(row[-1]).strip() for row in run(explain + sql, values).fetchall()]
            if any(mark in sql for mark in LEFT):
                continue
            found += [f"{step}\n    in {sql}" for step in steps if _reads_all(step, sql)]
        return found

    def steps(self) -> list[str]:
        """Return every step of every plan."""
        explain = "EXPLAIN QUERY PLAN " if self.store.sqlite else "EXPLAIN "
        run = self.store.database.execute_sql
        return [str(row[-1]).strip() for sql, values in self.said.items() for row in run(explain + sql, values).fetchall()]


class _Handler(logging.Handler):
    def __init__(self, said: dict[str, Any]) -> None:
        super().__init__()
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        sql, values = record.msg
        self.said.setdefault(sql, values)


def _reads_all(step: str, sql: str) -> bool:
    """Tell whether a step of a plan walks through a growing table from end to end."""
    if step.endswith("(pruned_at=?)"):
        return True  # nearly every article is no tombstone
    words = step.replace("->", " ").split()
    if words[:1] == ["SCAN"]:
        return _tables(sql).get(words[1], words[1]) in GROWING
    return "Seq Scan on" in step and words[words.index("on") + 1] in GROWING


def _tables(sql: str) -> dict[str, str]:
    """Return alias -> table."""
    return {alias or table: table for table, alias in _NAMED.findall(sql)}


def newsroom(store: Store) -> None:
    """Poll a feed thrice, read a page, group, build a digest, look around: what a service does all day."""
    (feed,) = with_feeds(store, HERALD)
    settings = defaults(data_dir=Path("unused"), digests=[{"name": "daily"}])
    store.feeds.record(poll(feed, entry("a", wants_page=True), entry("b")))
    store.feeds.due(NOW + DAY, 100)
    (feed,) = store.feeds.lease("herald.example:443", NOW + DAY, NOW + DAY + HOUR, 10)
    store.articles.known(feed.id, ["a"], ["a"], ["https://herald.example/a"])
    store.feeds.record(poll(feed, entry("c"), revised=(revise(store, feed, entry("b", text="Otherwise.")),), at=NOW + HOUR))
    long_document(store, feed)
    store.articles.pages_due(NOW + DAY, 10)
    (waiting,) = store.articles.pages(HOST, NOW + DAY, 10)
    store.articles.record_page(page(waiting.article_id, "The whole report."))
    (holder,) = store.articles.holders(HOST, "The whole report.")
    store.articles.take_back([holder.article_id], "The whole report.", NOW + DAY)
    group_pending(store, settings, NOW + DAY)
    store.digests.material.pulse(NOW, grouping=True)
    build(store, settings, settings.digests[0], now=NOW + DAY)
    store.digests.material.copies("daily", range(1, 120))
    store.search.query("ferry", 20)
    store.search.query('"the ferry" harbour', 20, since=NOW, until=NOW + DAY, feed=HERALD)
    store.articles.list(ArticleQuery(limit=20))
    store.articles.list(ArticleQuery(limit=20, feed=HERALD))
    store.articles.list(ArticleQuery(limit=20, before=2))
    store.articles.beginnings([1, 2])
    store.articles.list(ArticleQuery(limit=20, since=NOW, until=NOW + DAY))
    store.streams.facts(store.streams.heads(Window(grouped=True, limit=20)))
    store.streams.heads(Window(grouped=True, limit=20, subscribed=True))
    store.streams.of_items([1, 2], grouped=True)
    store.stories.get(1)
    store.articles.list(ArticleQuery(limit=20, story=1))
    brief = settings.retention.model_copy(update={"articles": DAY, "tombstones": timedelta(), "digests": timedelta()})
    store.upkeep.prune(brief, NOW + 10 * DAY)


def long_document(store: Store, feed: FeedForPoll) -> None:
    """Poll a document of many entries, twice: with long lists of ids an engine may plan otherwise."""
    names = [f"m{n}" for n in range(120)]
    entries = [entry(name) for name in names]
    store.feeds.record(poll(feed, *entries, at=NOW + HOUR))
    rows = {row.key: row for row in store.articles.known(feed.id, names, [], []).entries}
    store.articles.by_key(feed.id, names)
    store.articles.known(feed.id, names, names, [f"https://herald.example/{name}" for name in names])
    later = claim(ClaimKind.UPDATED, NOW)
    told = tuple((rows[e.key].entry_id, replace(e, claims=(*e.claims, later))) for e in entries[60:])
    edited = tuple(Revise(rows[e.key], entry(e.key, text="Otherwise."), "content") for e in entries[:60])
    seen = tuple(row.entry_id for row in rows.values())
    store.feeds.record(poll(feed, revised=edited, seen=seen, claims=told, at=NOW + 2 * HOUR))


def test_nothing_that_is_done_all_day_reads_a_whole_table(store: Store) -> None:
    statements = Statements(store)
    with statements.taken():
        newsroom(store)
    assert statements.said
    assert "\n".join(statements.scans()) == ""


def test_what_waits_is_counted_without_a_look_at_every_article(store: Store) -> None:
    newsroom(store)
    statements = Statements(store)
    with statements.taken():
        store.figures.counts(NOW)
    waiting = [scan for scan in statements.scans() if "group_pending" in scan or "extract_at" in scan or "next_poll_at" in scan]
    assert sum("group_pending" in sql for sql in statements.said) == 1
    assert sum("extract_at" in sql for sql in statements.said) == 2, "what is due, and what is not"
    assert "\n".join(waiting) == ""


def test_articles_of_the_future_are_counted_by_the_index_of_their_times(store: Store) -> None:
    newsroom(store)
    statements = Statements(store)
    with statements.taken():
        assert store.figures.seen_after(NOW + 400 * DAY) == (0, None)
        count, last = store.figures.seen_after(NOW - 400 * DAY)
    assert count > 0
    assert last is not None
    assert last.tzinfo is UTC
    assert "\n".join(statements.scans()) == ""


def test_statistics_of_a_store_where_nothing_waits_do_not_make_status_read_every_article(sqlite_store: Store) -> None:
    """Of a million articles `status` read each, for a second of CPU: SQLite knew that the index has one value for all of them."""
    newsroom(sqlite_store)
    statements, run = Statements(sqlite_store), sqlite_store.database.execute_sql
    with statements.taken():
        sqlite_store.figures.counts(NOW)
    run("ANALYZE")
    run("UPDATE sqlite_stat1 SET stat = '1000000 1' WHERE tbl = 'article'")
    run("UPDATE sqlite_stat1 SET stat = '1000000 1000000 1' WHERE idx LIKE 'article_group_pending%' OR idx LIKE 'article_pruned_at%'")
    sqlite_store.database.close()
    (asked,) = (sql for sql in statements.said if "group_pending" in sql)
    plan = [row[-1] for row in run(f"EXPLAIN QUERY PLAN {asked}").fetchall()]
    assert "SEARCH t1 USING COVERING INDEX article_group_pending_sort_at (group_pending=?)" in plan


def test_whether_two_articles_share_a_feed_is_told_without_going_through_all_that_the_feed_ever_carried(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, *(entry(f"e{n}") for n in range(40))))
    if not store.sqlite:
        store.database.execute_sql("SET enable_seqscan = off")  # forty rows it would read whole
    statements = Statements(store)
    with statements.taken():
        assert store.headlines.share_feed(1, 2)
    steps = [step for step in statements.steps() if "entry" in step or "_id" in step]
    assert steps
    assert not [step for step in steps if "feed_id=?" in step or "feed_id =" in step]
