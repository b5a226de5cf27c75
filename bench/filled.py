"""A store as a newsroom of 200 feeds leaves it after some time: 10,000 articles a day, so that 10^4, 10^5 and 10^6 are 1, 10 and 100 days.

Of each article there are an entry, the feed's version and (85 %) the page's, an edit (8 %), three statements of its times, its page's next
look; a fifth stand in a story with the one before, some of them as duplicates; the newest ten days are in the index of headlines. One
digest a day has shown 150 of them. The first day is made here, the others are that day again under other addresses, written by the engine.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import blake2b
from typing import Any

from peewee import Database

from aggregator.config.load import defaults
from aggregator.config.schema import DigestSection
from aggregator.core import candidates, documents
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import Signature
from aggregator.core.stems import stem
from aggregator.engine.build_digest import build
from aggregator.store import article_texts, search_index, story_words
from aggregator.store.database import is_sqlite
from aggregator.store.fields import to_text
from aggregator.store.packing import pack
from aggregator.store.postings import with_articles
from aggregator.store.store import Store
from aggregator.store.tables import DigestRun
from bench.words import Words, item

FEEDS = 200
A_DAY = 10_000
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
LISTED = 25  # entries of a feed that its document still lists
_STEP = timedelta(days=1) / A_DAY
_INDEXED = 10 * A_DAY  # engine.group: two windows
_SHOWN = 150  # articles a digest
_LATE = timedelta(minutes=7)  # between publication and our first sight
_BODIES = 20_000  # different texts: more articles than that share them

_FEED = "id, url, name, title, source, state, settings, identity_policy, added_at"
_POLL = "feed_id, host, next_poll_at, next_poll_why, polled, hints, failures, not_modified_run"
_STORY = "id, topic, title, first_at, last_at, size"
_ARTICLE = """id, canonical_url, url, title, authors, tags, language, image_url, word_count, published_at, published_claim, first_seen_at,
    changed_at, sort_at, backlog, story_id, extract_state, extract_detail, extract_tries, group_pending, revisions, text, html, feed_text"""
_ENTRY = "id, feed_id, article_id, key, guid, url, title, content_hash, recent_hashes, flips, first_seen_at, last_seen_at"
_CLAIM = "id, article_id, kind, source, raw_text, instant, precision, zone_known, offset_minutes, seen_at"
_LOOK = "article_id, host, due_at, failures, title, validators_url, etag, last_modified"
_REVISION = "id, article_id, at, source, title, text, content_hash"
_LINK = "article_id, of_article_id, relation, score, reasons, decided_at, by_hand"
_HEADLINE = "article_id, stems, signature, sort_at"
_EVENT = "feed_id, at, outcome, http_status, detail, bytes, elapsed, new, revised, next_poll_at, next_poll_why"

_COPIED = (
    ("story", _STORY), ("article", _ARTICLE), ("entry", _ENTRY), ("time_claim", _CLAIM), ("page_look", _LOOK), ("revision", _REVISION),
    ("duplicate", _LINK),
)  # fmt: skip
_LAST_OF = {"story": "id", "article": "id", "entry": "id", "time_claim": "id", "revision": "id"}
_URLS = ("canonical_url", "url", "key", "guid")
_TIMES = (
    "first_at",
    "last_at",
    "published_at",
    "first_seen_at",
    "last_seen_at",
    "changed_at",
    "sort_at",
    "at",
    "instant",
    "seen_at",
    "decided_at",
)

Row = Sequence[Any]


def fill(store: Store, count: int, port: int, words: Words) -> None:
    """Put `count` articles of the time before NOW, whole days of them or a part of one, into an empty store.

    Its feeds are on loopback at `port`.
    """
    assert count < A_DAY or count % A_DAY == 0, count
    database, filler = store.database, _Filler(count, port, words)
    pragmas(store, "foreign_keys = 0", "journal_mode = off", "synchronous = off", "cache_size = -1000000")
    with database.atomic():
        put(database, "feed", _FEED, filler.feeds())
        put(database, "feed_poll", _POLL, filler.polls())
        put(database, "fetch_event", _EVENT, filler.events())
        for (table, columns), part in filler.first_day().items():
            put(database, table, columns, part)
    with _indexes_later(store):
        for day in range(1, count // A_DAY):
            with database.atomic():
                _again(database, day, filler)
    with database.atomic():
        for table, columns, part in filler.headlines():
            put(database, table, columns, part)
        story_words.fill(database)
    with database.atomic():
        search_index.fill(database)
        put(database, "stem", "stem, stories", filler.stems())
        _digests(database, count)
    _settle(store)
    _last_digest(store)


def pragmas(store: Store, *lines: str) -> None:
    """Set how SQLite works while a store is filled; PostgreSQL is left as it is."""
    for line in lines if store.sqlite else ():
        store.database.execute_sql(f"PRAGMA {line}").fetchall()


@contextmanager
def _indexes_later(store: Store) -> Iterator[None]:
    """Leave the indexes of SQLite's copied tables out, and make them when all is there."""
    made = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({})"
    tables = ", ".join(f"'{table}'" for table, _ in _COPIED)
    found = store.database.execute_sql(made.format(tables)).fetchall() if store.sqlite else []
    for name, _ in found:
        store.database.execute_sql(f"DROP INDEX {name}")
    yield
    for _, sql in found:
        store.database.execute_sql(sql)


def _again(database: Database, day: int, filler: _Filler) -> None:
    """Write the first day's articles once more, as those of another day."""
    later = "strftime('%Y-%m-%dT%H:%M:%f000Z', {}, '+{} days')" if is_sqlite(database) else "{} + {} * interval '1 day'"
    hash_ = "randomblob(16)" if is_sqlite(database) else "decode(md5(random()::text), 'hex')"
    steps = {"id": A_DAY, "article_id": A_DAY, "of_article_id": A_DAY, "story_id": A_DAY, "topic": A_DAY, "published_claim": filler.claim}
    for table, columns in _COPIED:
        values = []
        for name in (part.strip() for part in columns.split(",")):
            step = {"time_claim": filler.claim, "revision": filler.revision}.get(table, A_DAY) if name == "id" else steps.get(name)
            if step is not None:
                values.append(f"{name} + {day * step}")
            elif name in _URLS:
                values.append(f"{name} || '-{day}'")
            else:
                values.append(hash_ if name == "content_hash" else later.format(name, day) if name in _TIMES else name)
        key, last = _LAST_OF.get(table, "article_id"), {"time_claim": filler.claim, "revision": filler.revision}.get(table, A_DAY)
        database.execute_sql(f"INSERT INTO {table} ({columns}) SELECT {', '.join(values)} FROM {table} WHERE {key} <= {last}")  # noqa: S608 - our own names


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
    last = count // A_DAY - 1  # the day after it is still to be told
    ends = {day: to_text(NOW - timedelta(days=last - day + 1)) for day in range(1, last + 1)}
    begins = {day: to_text(NOW - timedelta(days=last - day + 2)) for day in ends}
    runs = [(day, "daily", end, begins[day], end, end) for day, end in ends.items()]
    put(database, "digest_run", "id, name, scheduled_for, window_from, window_to, built_at", runs)
    done = [(day, "directory", "/digests", "done", 1, "", end) for day, end in ends.items()]
    put(database, "digest_delivery", "run_id, channel, target, state, tries, detail, done_at", done)
    shown = [(day, (day - 1) * A_DAY + place * 60 + 1, "1") for day in ends for place in range(_SHOWN)]
    put(database, "digest_item", "run_id, article_id, state", shown)


def _last_digest(store: Store) -> None:
    """Keep the newest of the digests whole, as pages show it."""
    run = store.digests.last()
    if run is not None:
        digest = build(store, defaults(), DigestSection(name=run.name), now=run.window_to, since=run.window_from, until=run.window_to)
        whole = replace(digest, items=())  # what it has shown is noted
        DigestRun.update(document=documents.dump(whole)).where(DigestRun.id == run.id).execute()


def _settle(store: Store) -> None:
    """Bring sequences and statistics up to date, and the log into the file."""
    database = store.database
    if store.sqlite:
        pragmas(store, "optimize", "journal_mode = wal", "synchronous = normal", "cache_size = -16384", "foreign_keys = 1")
        return
    for table in ("feed", "article", "entry", "revision", "story", "time_claim", "digest_run"):
        database.execute_sql(f"SELECT setval('{table}_id_seq', (SELECT COALESCE(MAX(id), 0) + 1 FROM {table}), false)")  # noqa: S608 - our own names
    database.execute_sql("ANALYZE")


@dataclass(frozen=True)
class _Body:
    """One text in every form that is kept of it."""

    packed_summary: bytes
    half: bytes  # the text before it was edited
    own: tuple[str, bytes, bytes]  # text, html and feed_text of an article that has no page
    page: tuple[str, bytes, bytes]  # and of one that has
    words: int

    @staticmethod
    def of(words: Words, paragraphs: list[str]) -> _Body:
        text, summary = "\n\n".join(paragraphs), paragraphs[0][:250]
        own = _texts(summary, f"<p>{summary}</p>", summary)
        page = _texts(text, words.markup(paragraphs), summary)
        return _Body(pack(summary), pack(text[: len(text) // 2]), own, page, len(text.split()))


def _texts(text: str, html: str, own: str) -> tuple[str, bytes, bytes]:
    columns = article_texts.columns(text, html, own)
    return columns["text"], columns["html"], columns["feed_text"]


class _Filler:
    """The rows, portion by portion."""

    def __init__(self, count: int, port: int, words: Words) -> None:
        self.words, self.count, self.port = words, count, port
        self.revision = self.claim = 0
        self.bodies = [_Body.of(words, words.text()) for _ in range(min(count, _BODIES))]
        self.rarity = Rarity({})
        self.before: list[str] = []
        self.titles: list[str] = []

    def at(self, number: int) -> datetime:
        """Return when article `number` came."""
        return NOW - (self.count - number + 1) * _STEP

    def host(self, feed: int) -> str:
        return f"127.0.{feed // 250}.{feed % 250 + 1}:{self.port}"

    def feeds(self) -> list[Row]:
        """One row a feed."""
        added = to_text(self.at(0) - timedelta(days=1))
        settings = json.dumps({"tags": ["news"]})
        return [
            (n, f"http://{self.host(n)}/feed/{n}", "", f"Paper {n}", "file", "active", settings, "guid", added) for n in range(1, FEEDS + 1)
        ]

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

    def first_day(self) -> dict[tuple[str, str], list[Row]]:
        """Return the rows of a day's articles by table, in the order of their references."""
        found: dict[tuple[str, str], list[Row]] = {name: [] for name in _COPIED}
        columns = dict(_COPIED)
        for number in range(1, min(self.count, A_DAY) + 1):
            for table, row in self._article(number):
                found[table, columns[table]].append(row)
        return found

    def headlines(self) -> Iterator[tuple[str, str, list[Row]]]:
        """Yield what is kept of the newest headlines, a day at a time, then their keys."""
        keys = defaultdict[int, list[int]](list)
        for start in range(max(0, self.count - _INDEXED), self.count, A_DAY):
            rows = []
            for number in range(start + 1, min(start + A_DAY, self.count) + 1):
                row, hashes = self._headline(number)
                rows.append(row)
                for key in hashes:
                    keys[key].append(number)
            yield "headline", _HEADLINE, rows
        yield "headline_key", "hash, articles", [(key, with_articles(b"", articles)) for key, articles in sorted(keys.items())]

    def _article(self, number: int) -> Iterator[tuple[str, Row]]:
        feed, at = number % FEEDS + 1, self.at(number)
        when, seen = to_text(at), to_text(at - _LATE)
        joins = number % 5 == 0
        head = [*self.before[:-2], *self.words.headline()[:2]] if joins else self.words.headline()
        self.before = head
        title, url = " ".join(head), f"http://{self.host(feed)}/page/{number}"
        body = self.bodies[number * 7919 % len(self.bodies)]
        has_page = number % 20 >= 3
        edited = has_page and number % 12 == 0
        digest = blake2b(url.encode(), digest_size=16).digest()
        if not joins:
            size = 2 if (number + 1) % 5 == 0 else 1
            yield "story", (number, number, title, seen, to_text(self.at(number + size - 1) - _LATE), size)
        story = number - 1 if joins else number
        yield "article", (
            number, url, url, title, '["Ida Holm"]', '["news"]', "en", f"{url}/image.jpg", body.words, seen, self.claim + 1, when,
            when, seen, False, story, "done" if has_page else "feed", "", 1 if has_page else 0, False, 2 if edited else 1,
            *(body.page if has_page else body.own),
        )  # fmt: skip
        yield "entry", (number, feed, number, url, url, url, title, digest, json.dumps([digest.hex()]), 0, when, when)
        sources = ("rss.pubDate", "jsonld.datePublished", "page.byline")[: 3 if has_page else 1]
        for source in sources:
            self.claim += 1
            yield "time_claim", (self.claim, number, "published", source, seen, seen, "second", True, 0, when)
        texts = [body.packed_summary, *([body.half] if edited else []), *([b""] if has_page else [])]  # the last is the article's
        yield from self._versions(number, when, title, texts)
        if has_page:
            due = to_text(NOW + timedelta(minutes=number % 40_000 + 60))
            yield "page_look", (number, self.host(feed), due, 0, title, url, f'"{digest.hex()}"', "Mon, 23 Nov 2026 07:00:00 GMT")
        if joins:
            reasons = json.dumps(["shares 6 of 8 words", f"rare: {head[0]}, {head[1]}", "within 1 minute"])
            yield "duplicate", (number, number - 1, "duplicate" if number % 10 == 0 else "story", 0.8, reasons, when, False)
        self.titles.append(title)

    def _versions(self, number: int, when: str, title: str, texts: Sequence[bytes]) -> Iterator[tuple[str, Row]]:
        for place, text in enumerate(texts):
            self.revision += 1
            digest = blake2b(b"%d" % self.revision, digest_size=16).digest()
            own = text if place < len(texts) - 1 else None
            yield "revision", (self.revision, number, when, "page" if place else "feed", title, own, digest)

    def _headline(self, number: int) -> tuple[Row, set[int]]:
        title = self.titles[(number - 1) % A_DAY]
        stems = tuple(dict.fromkeys(map(_stem, title.split())))
        own = Signature(title, "english", stems, len(stems), (), (), stems[:1], (), negated=False, column=False, truncated=False)
        rarest = self.rarity.rarest(stems, candidates.RAREST)
        anchors = [number * 7919 + place for place in range(4)]
        document = json.dumps(own.to_json() | {"x": anchors, "r": rarest}, separators=(",", ":"))
        return (number, " ".join(stems), document, to_text(self.at(number) - _LATE)), candidates.hashes(rarest, anchors)


@cache
def _stem(word: str) -> str:
    return stem(word.casefold(), "english")


def document_items(words: Words, base: str, feed: int, ago: int) -> list[str]:
    """Return the items of a feed's document: headlines of their own, none of them in the filled store."""
    return [
        item(f"{base}/page/{feed}-{n}", " ".join(words.headline()), words.text()[0][:250], NOW - timedelta(minutes=ago + n))
        for n in range(LISTED)
    ]
