"""The candidate index: which headlines share a key, and what is kept of each.

Plain SQL rows, so any process finds the same candidates and a restart rebuilds nothing. Grouping asks
for a whole batch at once: a statement built by peewee costs more than what it finds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from peewee import Database

from aggregator.core.candidates import KEYS, hashes
from aggregator.core.keeping import once
from aggregator.model.story import ToGroup
from aggregator.store import raw, story_words, turns
from aggregator.store.bulk import chunks, many, select_in
from aggregator.store.fields import to_text
from aggregator.store.guard import guarded
from aggregator.store.postings import packed, with_articles
from aggregator.store.story_words import Members
from aggregator.store.tables import Headline

if TYPE_CHECKING:
    from aggregator.core.signatures import Signature

_EXPIRED_AT_ONCE = 500
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_GOLDEN = 0x9E37_79B9  # of 2^32
_SWEEPS = 20  # times that all keys are gone through while the whole index leaves once: one in twenty lists is out of date
_POSTINGS = "SELECT hash, articles FROM headline_key WHERE hash"
_POST = """INSERT INTO headline_key (hash, articles) VALUES (?, ?)
    ON CONFLICT (hash) DO UPDATE SET articles = excluded.articles"""
_SWEEP = "DELETE FROM headline_key WHERE hash >= ? AND hash < ? AND articles < ?"
_CARDS = """SELECT h.article_id, h.stems, h.signature, h.sort_at, a.url, a.story_id, s.topic, s.size
    FROM headline h JOIN article a ON a.id = h.article_id LEFT JOIN story s ON s.id = a.story_id WHERE h.article_id IN ({})"""
_WITHIN = " AND NOT (h.sort_at < ? OR h.sort_at > ?)"  # said so that no engine takes the index of times, under which half the store is
_DOCUMENTS = "SELECT article_id, signature FROM headline WHERE article_id IN ({})"
_ADD = "INSERT INTO headline (article_id, stems, signature, sort_at) VALUES (?, ?, ?, ?)"
_GONE = "DELETE FROM headline WHERE article_id = ?"
_NOTHING: Mapping[int, bytes] = {}
_FIRST_SEEN = "SELECT id FROM article WHERE first_seen_at < ? ORDER BY first_seen_at DESC, id DESC LIMIT 1"


@dataclass(eq=False)  # not frozen: making one would cost three times as much, and a headline meets forty; nobody changes one
class Card:
    """What is kept of one headline that was grouped; the costly parts are read when they are asked for."""

    article_id: int
    stems: tuple[str, ...]
    document: str  # JSON of the signature, of the stems in the index ("r") and the text's anchors ("x")
    sort_at: datetime
    url: str  # with sort_at the canonical order, in which ids have no part: they follow arrival
    story: int | None
    topic: int | None
    alone: bool = False  # the only one of its story when it was read

    @once
    def signature(self) -> Signature:
        """The headline as it was compared last."""
        from aggregator.core.signatures import Signature  # noqa: PLC0415 - a fifth of the store's import; only grouping needs it

        return Signature.from_json(self._fields)

    @once
    def anchors(self) -> tuple[int, ...]:
        """Anchors of its text, see core.passages."""
        return tuple(self._fields["x"])

    @once
    def keys(self) -> set[int]:
        """Its keys in the index."""
        return _keys(self._fields)

    @once
    def _fields(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = json.loads(self.document)
        return found

    def at(self, story: int | None, topic: int | None) -> Card:
        """Return the card as it stands elsewhere; what was read of it stays read."""
        found = object.__new__(Card)  # `copy.copy` takes ten times as long, and a headline that is placed needs five
        vars(found).update(vars(self), story=story, topic=topic)
        return found

    @property
    def order(self) -> tuple[datetime, str]:
        """Place in the canonical order."""
        return self.sort_at, self.url


def in_line(a: Card, b: Card) -> int:
    """Return below nought where `a` comes before `b` in canonical order; of entries without an address the headline tells, then the id."""
    if a.order != b.order:
        return -1 if a.order < b.order else 1
    x, y = (a.signature.text, a.article_id), (b.signature.text, b.article_id)
    return (x > y) - (x < y)


def _keys(document: Mapping[str, Any]) -> set[int]:
    return hashes(document["r"], document["x"])


def card_of(item: ToGroup, signature: Signature, rarest: Sequence[str], anchors: Sequence[int], keys: set[int]) -> Card:
    """Return what is to be kept of a headline that has not been placed yet; `keys` are those of `rarest` and `anchors`."""
    fields = signature.to_json() | {"x": anchors, "r": rarest}
    document = _COMPACT.encode(fields)
    card = Card(item.article_id, signature.stems, document, item.sort_at, item.url, None, None)
    vars(card).update(signature=signature, keys=keys, _fields=fields)  # what would be read of the document
    return card


class HeadlineIndex:
    """Finds headlines by key."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def postings(self, keys: Collection[int]) -> dict[int, bytes]:
        """Return each key -> the newest articles under it, packed (store.postings); some may have left the index since."""
        wanted = sorted(keys)  # they are read as they lie
        return dict.fromkeys(wanted, b"") | dict(select_in(self.database, _POSTINGS, wanted))

    @guarded
    def cards(self, article_ids: Iterable[int], *span: datetime) -> dict[int, Card]:
        """Return article -> its card; what has left the index is missing, and what lies outside of `span` if its two ends are given."""
        found, within, ends = {}, _WITHIN if span else "", [to_text(end) for end in span]
        time = Headline.sort_at.python_value
        for part in chunks(sorted(article_ids)):
            rows = raw.rows(self.database, _CARDS.format(raw.marks(part)) + within, part + ends)
            for article, stems, document, at, url, story, topic, size in rows:
                found[article] = Card(article, tuple(stems.split()), document, time(at), url, story, topic, size == 1)
        return found

    @guarded
    def members(self, of: str, ids: Sequence[int]) -> dict[int, Members]:
        """Return story or topic -> article -> stems, for the newest members of each that are in the index; `of` says which."""
        return story_words.of_topics(self.database, ids) if of == "topic" else story_words.of_stories(self.database, ids)

    @guarded
    def stories_of(self, topic: int) -> int:
        """Return how many stories a topic has."""
        return int(raw.rows(self.database, "SELECT COUNT(*) FROM story WHERE topic = ?", (topic,))[0][0])

    @guarded
    def save(self, cards: Sequence[Card], left: Collection[int] = (), read: Mapping[int, bytes] = _NOTHING) -> None:
        """Keep headlines in place of what was kept of the articles before, and have their keys lead to them.

        They have `left` stories; `read` is what `postings` gave in this transaction.
        """
        with self.database.transaction():  # the one that runs: with a savepoint in it SQLite copies each page before it is changed
            known = self._keys_of([card.article_id for card in cards])
            many(self.database, _GONE, [(article,) for article in known])
            many(self.database, _ADD, [(card.article_id, " ".join(card.stems), card.document, to_text(card.sort_at)) for card in cards])
            self.post(((key, card.article_id) for card in cards for key in card.keys - known.get(card.article_id, set())), read)
            self._speak(cards, {*left, *(card.story for card in cards if card.article_id in known and card.story is not None)})

    def _speak(self, cards: Sequence[Card], changed: Collection[int]) -> None:
        """Have headlines speak for their stories: those that are `changed` are read again, the others grow."""
        new: dict[int, list[str]] = defaultdict(list)
        for card in cards:
            if card.story is not None and card.story not in changed:
                new[card.story].append(story_words.line(card.sort_at, " ".join(card.stems), card.article_id))
        story_words.grow(self.database, new)
        story_words.anew(self.database, changed)

    @guarded
    def post(self, pairs: Iterable[tuple[int, int]], read: Mapping[int, bytes] = _NOTHING) -> None:
        """Have keys lead to articles: pairs of both. What an article was found under before stays, and does no harm.

        Lists that were `read` in this transaction are not read again.
        """
        new: dict[int, list[int]] = defaultdict(list)
        for key, article in pairs:
            new[key].append(article)
        before = {**read, **self.postings(new.keys() - read.keys())}
        many(self.database, _POST, [(key, with_articles(before[key], new[key])) for key in sorted(new)])  # written as they lie

    def _keys_of(self, article_ids: Sequence[int]) -> dict[int, set[int]]:
        """Return the keys of those of the articles that are in the index."""
        documents = [row for part in chunks(article_ids) for row in raw.rows(self.database, _DOCUMENTS.format(raw.marks(part)), part)]
        return {article: _keys(json.loads(document)) for article, document in documents}

    @guarded
    def forget(self, article_ids: Sequence[int]) -> None:
        """Take articles out of the index; keys may go on leading to them, where nothing is found any more."""
        many(self.database, _GONE, [(article,) for article in article_ids])
        story_words.anew(self.database, story_words.stories_of(self.database, article_ids))

    @guarded
    def expire(self, before: datetime) -> int:
        """Take headlines older than `before` out of the index; return how many. Stories and links stay."""
        gone = 0
        old = Headline.select(Headline.article).where(Headline.sort_at < before).limit(_EXPIRED_AT_ONCE)
        while ids := [key for (key,) in old.clone().tuples()]:
            with self.database.atomic():
                turns.take(self.database, turns.GROUPING)  # who groups writes the same lists
                self.forget(ids)
                self._sweep(len(ids), before)
            gone += len(ids)
        return gone

    def _sweep(self, gone: int, before: datetime) -> None:
        """Take out lists without any article seen since `before`, once `gone` headlines have expired."""
        rows = raw.rows(self.database, _FIRST_SEEN, (to_text(before),))
        if not rows:
            return
        last = int(rows[0][0])
        newest = int(raw.rows(self.database, "SELECT COALESCE(MAX(id), 0) FROM article", ())[0][0])
        self.sweep(last, gone, newest - last, last + 1)

    def sweep(self, place: int, gone: int, among: int, oldest: int) -> None:
        """Take out lists of articles before `oldest` alone, of some part of the keys: the larger, the more of `among` headlines are `gone`.

        Which part hangs on `place` alone, a number that moves on (multiples of the golden ratio come everywhere alike), so nothing is
        kept of how far it came.
        """
        width = min(KEYS, KEYS * _SWEEPS * gone // max(1, among))
        first = place * _GOLDEN % (KEYS + width) - width if width < KEYS else 0
        raw.run(self.database, _SWEEP, (first, first + width, packed([oldest])))
