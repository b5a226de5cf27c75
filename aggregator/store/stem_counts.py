"""In how many topics each stem stands: read when it is asked for, and kept as long as nobody else writes to the store.

Only grouping writes these counts, in its own transactions; a poll between two of its runs writes to the store, but not here. Who asks for
many is given all that weigh anything at once, and asks no more: of a million headlines they are read in 20 ms, where what each hundred new
ones meet took 3 % of grouping them. PostgreSQL does not tell whether others wrote, so there each batch reads what it meets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from peewee import Database

from aggregator.core.rarity import BELIEVED
from aggregator.store import raw
from aggregator.store.bulk import many, select_in
from aggregator.store.database import is_sqlite
from aggregator.store.guard import guarded

_Seen = tuple[object, int]  # a connection, and what SQLite counts of others' transactions there
_FEW = 5_000  # stems that are read as they are met, by some two hundred headlines: as dear as to read them all
_MOST = 50_000  # stems that are read at once: some 6 MB
_TOPICS = ""  # row of `stem` that holds the number of topics counted
_READ = "SELECT stem, stories FROM stem WHERE stem"
_READ_ALL = "SELECT stem, stories FROM stem WHERE stories > ? LIMIT ?"
_ADD = "INSERT INTO stem (stem, stories) VALUES (?, ?) ON CONFLICT (stem) DO UPDATE SET stories = stem.stories + excluded.stories"


class StemCounts:
    """The counts, as far as a batch asked for them."""

    def __init__(self, database: Database) -> None:
        """Work on `database`; nothing is read yet."""
        self.database = database
        self.known: dict[str, int] = {}  # as the store has them; what is not there, or too seldom to weigh anything, may be missing
        self.topics = 0  # that were counted
        self._all: bool | None = None  # whether all that weigh anything are known; None: nobody asked for many yet
        self._seen: _Seen | None = None  # when they were right

    @guarded
    def begin(self) -> _Seen | None:
        """Begin a transaction's reading: forget what others may have written meanwhile. Return what `keep` is to be told."""
        seen = self._now()
        if seen is None or seen != self._seen or len(self.known) > 2 * _MOST:
            self.known, self._all = {}, None if is_sqlite(self.database) else False
        self._seen = None  # what is counted from now on is right once it is committed, and not if it never is
        return seen

    def keep(self, seen: _Seen | None) -> None:
        """Keep what is known, now that the transaction is committed."""
        self._seen = seen

    def _now(self) -> _Seen | None:
        """Return what stays the same as long as no other connection writes to the store; None where the engine does not tell."""
        if not is_sqlite(self.database):
            return None
        ((version,),) = raw.rows(self.database, "PRAGMA data_version", ())
        return self.database.connection(), version

    @guarded
    def read(self, stems: Iterable[str]) -> None:
        """Have the counts of `stems` among those known, but such as weigh nothing; once all are known nobody looks which they are."""
        if self._all:
            return
        self._ask(stems)
        if self._all is None and len(self.known) > _FEW:
            self._read_all()

    def _ask(self, stems: Iterable[str]) -> None:
        """Have the counts of all of `stems` among those known."""
        missing = set(stems).difference(self.known)
        if missing or not self.known:
            found: dict[str, int] = dict(select_in(self.database, _READ, sorted({*missing, _TOPICS})))
            self.topics = found.pop(_TOPICS, 0)
            self.known.update(dict.fromkeys(missing, 0) | found)

    def _read_all(self) -> None:
        """Have all counts among those known that weigh anything, unless they are too many."""
        found = dict(raw.rows(self.database, _READ_ALL, (BELIEVED, _MOST)))
        self._all = len(found) < _MOST
        if self._all:
            found.pop(_TOPICS, None)
            self.known.update(found)

    @guarded
    def add(self, new_to_topic: Mapping[str, int], new_topics: int) -> None:
        """Count topics for each stem that is new to them: once a topic, so that a burst does not devalue its own words.

        A stem of topics that became one is counted less; never below nought, for what a person merged was not counted.
        """
        self._ask(new_to_topic)
        fresh = {stem: max(times, -self.known[stem]) for stem, times in new_to_topic.items()}
        many(self.database, _ADD, [(stem, times) for stem, times in sorted({**fresh, _TOPICS: new_topics}.items()) if times])
        self.known.update({stem: self.known[stem] + times for stem, times in fresh.items()})
        self.topics += new_topics
