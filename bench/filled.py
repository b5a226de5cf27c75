"""A store as a newsroom of 200 feeds leaves it after some time: 10,000 articles a day, so that 10^4, 10^5 and 10^6 are 1, 10 and 100 days.

Of each article there are an entry, the feed's version and (85 %) the page's, an edit (8 %), four statements of its times, its page's next
look; a fifth stand in a story with the one before, some of them as duplicates; the newest ten days are in the index of headlines. One
digest a day has shown 150 of them. Rows go in by plain SQL on SQLite and COPY on PostgreSQL.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from peewee import Database

from aggregator.core import candidates
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import Signature
from aggregator.core.stems import stem
from aggregator.store import versions
from aggregator.store.database import is_sqlite
from aggregator.store.fields import to_text
from aggregator.store.store import Store
from bench.words import Words, item

FEEDS = 200
A_DAY = 10_000
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
LISTED = 25  # entries of a feed that its document still lists
_STEP = timedelta(days=1) / A_DAY
_INDEXED = timedelta(days=10)  # engine.group: two windows
_AT_ONCE = 5_000
_SHOWN = 150  # articles a digest

_FEED = "id, url, name, title, source, state, settings, identity_policy, added_at"
_POLL = "feed_id, host, next_poll_at, next_poll_why, polled, hints, failures, not_modified_run"
_STORY = "id, topic, title, first_at, last_at, size"
_ARTICLE = """id, canonical_url, url, title, text, html, feed_text, authors, tags, language, image_url, word_count, published_at,
    published_claim, first_seen_at, changed_at, sort_at, backlog, story_id, extract_state, extract_detail, extract_tries, group_pending,
    revisions"""
_ENTRY = "id, feed_id, article_id, key, guid, url, title, content_hash, recent_hashes, flips, first_seen_at, last_seen_at"
_CLAIM = "id, article_id, kind, source, raw_text, instant, precision, zone_known, offset_minutes, seen_at"
_LOOK = "article_id, host, due_at, failures, title, validators_url, etag, last_modified"
_REVISION = "id, article_id, at, source, title, text, content_hash"
_LINK = "article_id, of_article_id, relation, score, reasons, decided_at, by_hand"
_HEADLINE = "article_id, stems, signature, sort_at"
_EVENT = "feed_id, at, outcome, http_status, detail, bytes, elapsed, new, revised, next_poll_at, next_poll_why"

Row = Sequence[Any]


def fill(store: Store, count: int, port: int, words: Words) -> None:
    """Put `count` articles of the time before NOW into an empty store; its feeds are on loopback at `port`."""
    database, filler = store.database, _Filler(count, port, words)
    if store.sqlite:
        for line in ("cache_size = -1000000", "synchronous = off", "wal_autocheckpoint = 100000"):
            database.execute_sql(f"PRAGMA {line}")
    with database.atomic():
        put(database, "feed", _FEED, filler.feeds())
        put(database, "feed_poll", _POLL, filler.polls())
        put(database, "fetch_event", _EVENT, filler.events())
    for start in range(1, count + 1, _AT_ONCE):
        with database.atomic():
            rows = filler.articles(range(start, min(count, start + _AT_ONCE - 1) + 1))
            for (table, columns), part in rows.items():
                put(database, table, columns, part)
            if store.sqlite:
                versions.index(database, filler.newest)
    with database.atomic():
        put(database, "stem", "stem, stories", filler.stems())
        _digests(database, count)
    _settle(store)


def put(database: Database, table: str, columns: str, rows: Sequence[Row]) -> None:
    """Write rows whose values are as the engine takes them."""
    if not rows:
        return
    if is_sqlite(database):
        marks = ", ".join("?" * len(rows[0]))
        database.connection().executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - our own names
        return
    with database.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _digests(database: Database, count: int) -> None:
    """Note a digest a day, and what each has shown."""
    days = range(count // A_DAY)
    runs = [(day + 1, "daily", *(to_text(NOW - timedelta(days=len(days) - day - ago)) for ago in (0, 1, 0, 0))) for day in days]
    put(database, "digest_run", "id, name, scheduled_for, window_from, window_to, built_at", runs)
    shown = [(day + 1, day * A_DAY + place * 60 + 1, "1") for day in days for place in range(_SHOWN)]
    put(database, "digest_item", "run_id, article_id, state", shown)


def _settle(store: Store) -> None:
    """Bring sequences and statistics up to date, and the log into the file."""
    database = store.database
    if store.sqlite:
        for line in ("optimize", "wal_checkpoint(truncate)", "cache_size = -16384", "synchronous = normal"):
            database.execute_sql(f"PRAGMA {line}").fetchall()
        return
    for table in ("feed", "article", "entry", "revision", "story", "time_claim", "digest_run"):
        database.execute_sql(f"SELECT setval('{table}_id_seq', (SELECT COALESCE(MAX(id), 0) + 1 FROM {table}), false)")  # noqa: S608 - our own names
    database.execute_sql("ANALYZE")


class _Filler:
    """The rows, portion by portion."""

    def __init__(self, count: int, port: int, words: Words) -> None:
        self.words, self.count, self.port = words, count, port
        self.revision = self.claim = 0
        self.newest: list[int] = []
        self.rarity = Rarity({})
        self.before: list[str] = []

    def at(self, number: int) -> datetime:
        """Return when article `number` came."""
        return NOW - (self.count - number + 1) * _STEP

    def host(self, feed: int) -> str:
        return f"127.0.{feed // 250}.{feed % 250 + 1}:{self.port}"

    def feeds(self) -> list[Row]:
        """One row a feed."""
        added = to_text(self.at(0) - timedelta(days=1))
        settings = json.dumps({"tags": ["news"]})
        return [(n, f"http://{self.host(n)}/feed/{n}", "", f"Paper {n}", "file", "active", settings, "guid", added) for n in range(1, FEEDS + 1)]

    def polls(self) -> list[Row]:
        return [(n, self.host(n), to_text(NOW), "interval 1h", True, "{}", 0.0, 0) for n in range(1, FEEDS + 1)]

    def events(self) -> list[Row]:
        """Five days of hourly polls."""
        moments = [to_text(NOW - timedelta(hours=h)) for h in range(120, 0, -1)]
        return [(n, at, "ok", 200, "", 20_000, 0.1, 1, 0, at, "interval 1h") for at in moments for n in range(1, FEEDS + 1)]

    def stems(self) -> list[Row]:
        """What grouping would have counted."""
        topics = min(self.count, 200_000)
        found = {_stem(word): max(1, topics // (rank * 4)) for rank, word in reversed(list(enumerate(self.words.vocabulary, 1)))}
        return [("", topics), *found.items()]

    def articles(self, numbers: range) -> dict[tuple[str, str], list[Row]]:
        """Return the rows of a portion by table, in the order of their references."""
        order = (
            ("story", _STORY), ("article", _ARTICLE), ("entry", _ENTRY), ("time_claim", _CLAIM), ("page_look", _LOOK),
            ("revision", _REVISION), ("duplicate", _LINK), ("headline", _HEADLINE), ("headline_key", "hash, article"),
        )  # fmt: skip
        found: dict[tuple[str, str], list[Row]] = {name: [] for name in order}
        self.newest = []
        for number in numbers:
            for table, row in self._article(number):
                found[next(name for name in order if name[0] == table)].append(row)
        found["headline_key", "hash, article"].sort()
        return found

    def _article(self, number: int) -> Iterator[tuple[str, Row]]:
        feed, at = number % FEEDS + 1, self.at(number)
        when, seen = to_text(at), to_text(at - timedelta(minutes=7))
        joins = number % 5 == 0
        head = [*self.before[:-2], *self.words.headline()[:2]] if joins else self.words.headline()
        self.before = head
        title, url = " ".join(head), f"http://{self.host(feed)}/page/{number}"
        paragraphs = self.words.text()
        text, summary = "\n\n".join(paragraphs), paragraphs[0][:250]
        has_page, edited = number % 20 >= 3, number % 12 == 0  # noqa: PLR2004 - 85 %, 8 %
        digest = blake2b(url.encode(), digest_size=16).digest()
        if not joins:
            yield "story", (number, number, title, when, when, 2 if (number + 1) % 5 == 0 and number < self.count else 1)
        story = number - 1 if joins else number
        kept = text if has_page else summary
        yield "article", (
            number, url, url, title, kept, self.words.markup(paragraphs) if has_page else f"<p>{summary}</p>", summary,
            '["Ida Holm"]', '["news"]', "en", f"{url}/image.jpg", len(kept.split()), seen, self.claim + 1, when, when, when, False, story,
            "done" if has_page else "feed", "", 1 if has_page else 0, False, 2 if edited else 1,
        )  # fmt: skip
        yield "entry", (number, feed, number, url, url, url, title, digest, json.dumps([digest.hex()]), 0, when, when)
        sources = ("rss.pubDate", "jsonld.datePublished", "meta.article:published_time", "page.byline")[: 4 if has_page else 1]
        for source in sources:
            self.claim += 1
            yield "time_claim", (self.claim, number, "published", source, seen, seen, "second", True, 0, when)
        yield from self._versions(number, when, (title, summary, kept), edited=edited, has_page=has_page)
        if has_page:
            due = to_text(NOW + timedelta(minutes=number % 40_000 + 60))
            yield "page_look", (number, self.host(feed), due, 0, title, url, f'"{digest.hex()}"', "Mon, 23 Nov 2026 07:00:00 GMT")
        if joins:
            reasons = json.dumps(["shares 6 of 8 words", f"rare: {head[0]}, {head[1]}", "within 1 minute"])
            yield "duplicate", (number, number - 1, "duplicate" if number % 10 == 0 else "story", 0.8, reasons, when, False)
        if at >= NOW - _INDEXED:
            yield from self._headline(number, title, when)

    def _versions(self, number: int, when: str, said: tuple[str, str, str], *, edited: bool, has_page: bool) -> Iterator[tuple[str, Row]]:
        title, summary, text = said
        versions_ = [("feed", summary), *([("page", text[: len(text) // 2])] if edited else []), *([("page", text)] if has_page or edited else [])]
        for source, words in versions_:
            self.revision += 1
            digest = blake2b(words.encode(), digest_size=16).digest()
            yield "revision", (self.revision, number, when, source, title, words, digest)
        self.newest.append(self.revision)

    def _headline(self, number: int, title: str, when: str) -> Iterator[tuple[str, Row]]:
        stems = tuple(dict.fromkeys(map(_stem, title.split())))
        own = Signature(title, "english", stems, len(stems), (), (), stems[:1], (), negated=False, column=False, truncated=False)
        rarest = self.rarity.rarest(stems, candidates.RAREST)
        anchors = [number * 7919 + place for place in range(4)]
        document = json.dumps(own.to_json() | {"x": anchors, "r": rarest}, separators=(",", ":"))
        yield "headline", (number, " ".join(stems), document, when)
        for key in candidates.hashes(rarest, anchors):
            yield "headline_key", (key, number)


@lru_cache(maxsize=None)
def _stem(word: str) -> str:
    return stem(word.casefold(), "english")


def document_items(words: Words, base: str, feed: int, ago: int) -> list[str]:
    """Return the items of a feed's document: headlines of their own, none of them in the filled store."""
    return [
        item(f"{base}/page/{feed}-{n}", " ".join(words.headline()), words.text()[0][:250], NOW - timedelta(minutes=ago + n))
        for n in range(LISTED)
    ]
