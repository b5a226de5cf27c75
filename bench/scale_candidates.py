"""Looking for partners among a million headlines, and grouping thousands of new ones there: `bench/scale.py candidates` prints it.

The stored headlines are a real stream (UCI), hundreds of times: each time in a world of its own, where every rare word is another, a
real or a made-up one, so that a world's headlines stand in the stories and topics that the engine gave the stream itself. The halves
of pairs that people matched (STS, score 4 and over) are strewn among them. All came within ten days, which is how long a headline stays in
the index: new ones find half of them within the window, and each sends an old one out (bench/scale_grouping.py groups those).
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, count, islice
from pathlib import Path
from random import Random

from aggregator.config.load import defaults
from aggregator.core import candidates
from aggregator.core.headlines import judge
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import Signature, signature
from aggregator.core.stems import stem
from aggregator.engine.backtest import backtest
from aggregator.engine.group import BATCH
from aggregator.engine.headline_model import load_model
from aggregator.engine.neighbours import LOADED, Wanted, heaviest, postings, shares
from aggregator.model.story import Placed, Streamed, Verdict
from aggregator.store import story_words
from aggregator.store.fields import to_text
from aggregator.store.store import Store, open_store
from bench.filled import pragmas, put
from bench.headline_data import read_pairs, read_stream
from bench.scale_grouping import FEEDS, KEPT, NOW, SETTLING, Matched, at, in_a_process_of_its_own
from bench.words import Words

_A_TRANSACTION = 50_000  # stored headlines
_RARE = 5  # headlines of the stream that have a word which other worlds have another for
_SAME = 4  # score from which people said that two headlines are one report
_ARTICLE = """id, url, title, language, authors, tags, word_count, first_seen_at, changed_at, sort_at, backlog, story_id, extract_state,
    extract_detail, extract_tries, group_pending, revisions, text, html, feed_text"""
_STORIES = """UPDATE story SET size = (SELECT COUNT(*) FROM article WHERE story_id = story.id),
    last_at = (SELECT MAX(sort_at) FROM article WHERE story_id = story.id)"""
_ENTRY = "id, feed_id, article_id, key, title, content_hash, recent_hashes, flips, first_seen_at, last_seen_at"
_FEED = "id, url, name, title, source, state, settings, identity_policy, added_at"


@dataclass(frozen=True, slots=True)
class Made:
    """One stored headline."""

    stems: tuple[str, ...]
    text: str
    like: Signature  # the real one whose numbers and names it has
    story: int  # any number that its story's headlines share
    topic: int


@dataclass(frozen=True)
class Lookup:
    """What looking for the partners gave."""

    wall_ms: list[float]  # sorted
    cpu_ms: list[float]
    found: int  # of the labelled partners
    labelled: int
    found_accepted: int  # of those the judge accepts, as a search through all would
    accepted: int
    looked_at: float  # headlines a lookup returns, mean


def measure_candidates(directory: Path, folder: Path, stored: int, *, hard: bool) -> Iterator[str]:
    """Yield the lines of `candidates`."""
    pairs = matched(directory, stored, Random(4))
    worlds = Worlds(directory, [*pairs.stored, *pairs.asked] if hard else [])
    rows = list(islice(chain.from_iterable(map(worlds.made, count())), stored - len(pairs.stored)))
    for number, own in zip(pairs.where, pairs.stored, strict=True):
        rows.insert(number - 1, Made(own.stems, own.text, own, -number, -number))
    store = open_store("sqlite:///scale.db", folder)
    began = time.process_time()
    rarity = fill(store, rows)
    yield f"{len(rows):,} headlines stored in {(time.process_time() - began) / len(rows) * 1e6:.0f} us of CPU each"
    store.close()
    store = open_store("sqlite:///scale.db", folder)  # with the cache that the service has
    for name, what in (("headline_key", "index (goal <= 300)"), ("headline", "stems and signatures"), ("story_words", "words of stories")):
        yield f"{what}: {_bytes(store, name) / len(rows):.0f} bytes a headline"
    yield from _looked_up(look_up(store, pairs, rarity))
    store.close()
    settling = [[text for _, text in worlds.told(stored + world)] for world in range(SETTLING + 1)]
    yield from in_a_process_of_its_own(folder, stored, settling, pairs)


def matched(directory: Path, stored: int, rng: Random) -> Matched:
    """Return the pairs of which people said that they are one report, strewn among so many `stored`."""
    pairs = [pair for pair in read_pairs(directory) if pair.score >= _SAME]
    where = sorted(rng.sample(range(1, stored + 1), len(pairs)))
    return Matched([signature(pair.a, "en") for pair in pairs], [signature(pair.b, "en") for pair in pairs], where)


class Worlds:
    """The real stream in other words, as often as asked."""

    def __init__(self, directory: Path, extra: Sequence[Signature]) -> None:
        """Read the stream; the words of `extra` headlines are mixed in."""
        self.stream = read_stream(directory)
        self.real = [signature(item.title, "en") for item in self.stream]
        uses = Counter(root for own in self.real for root in own.stems)
        self._rare = sorted(root for root, times in uses.items() if times <= _RARE)
        said = {root: own.said(root) for own in [*self.real, *extra] for root in own.stems if uses[root] <= _RARE}
        self._words = [*said.items(), *((stem(word, "english"), word) for word in Words().vocabulary)]

    @cached_property
    def placed(self) -> list[Placed]:
        """Where the engine puts the stream's headlines."""
        return backtest([Streamed(n, item.title, item.at, item.publisher, language="en") for n, item in enumerate(self.stream)], defaults())

    def told(self, world: int) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield stems and text of the stream's headlines as they are in one world."""
        others = dict(zip(self._rare, Random(world).sample(self._words, len(self._rare)), strict=True))
        for own in self.real:
            stems, text = [], own.text
            for root in own.stems:
                new, word = others.get(root, (root, ""))
                stems.append(new)
                text = text.replace(own.said(root), word, 1) if word else text
            yield tuple(dict.fromkeys(stems)), text

    def made(self, world: int) -> Iterator[Made]:
        """Yield the same with where each stands."""
        first = world * len(self.real)
        for own, place, (stems, text) in zip(self.real, self.placed, self.told(world), strict=True):
            yield Made(stems, text, own, first + place.story, first + place.topic)


def fill(store: Store, rows: Sequence[Made]) -> Rarity:
    """Write headlines as grouping leaves them, oldest first; return how rare their words are then.

    Keys in portions as grouping writes them, so that the tree is split as grouping splits it (rows in order of their keys
    would fill its pages to the brim), but in few transactions and with all of it in memory.
    """
    pragmas(store, "foreign_keys = 0", "journal_mode = off", "synchronous = off", "cache_size = -1500000")
    places, counts, topics = list(_places(rows)), _counted(rows), len({row.topic for row in rows})
    rarity = Rarity(load_model().rarity.background, counts, topics)
    with store.database.atomic():
        added = to_text(NOW - 2 * KEPT)
        papers = [(n, f"stored:{n}", f"Paper {n}", "", "file", "active", "{}", "guid", added) for n in range(1, FEEDS + 1)]
        put(store.database, "feed", _FEED, papers)
        put(store.database, "stem", "stem, stories", [("", topics), *counts.items()])
    for first in range(0, len(rows), _A_TRANSACTION):
        with store.database.atomic():
            for start in range(first, min(first + _A_TRANSACTION, len(rows)), BATCH):
                _portion(store, range(start + 1, min(start + BATCH, len(rows)) + 1), rows, places, rarity)
    store.database.execute_sql(_STORIES)
    with store.database.atomic():
        story_words.fill(store.database)
    pragmas(store, "optimize", "journal_mode = wal", "synchronous = normal")
    return rarity


def _places(rows: Sequence[Made]) -> Iterator[tuple[int, int]]:
    """Yield story and topic of each headline; both are numbered by their first."""
    stories, topics = dict[int, int](), dict[int, int]()
    for number, row in enumerate(rows, 1):
        yield stories.setdefault(row.story, number), topics.setdefault(row.topic, number)


def _counted(rows: Sequence[Made]) -> Counter[str]:
    """Return in how many topics each stem stands."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        found[row.topic].update(row.stems)
    return Counter(chain.from_iterable(found.values()))


def _portion(store: Store, numbers: range, rows: Sequence[Made], places: Sequence[tuple[int, int]], rarity: Rarity) -> None:
    stories, articles, entries, headlines, keys = [], [], [], [], []
    for number in numbers:
        row, (story, topic) = rows[number - 1], places[number - 1]
        came, feed, rarest = to_text(at(number, len(rows))), number % FEEDS + 1, rarity.rarest(row.stems, candidates.RAREST)
        own = replace(row.like, text=row.text, stems=row.stems, entities=tuple(name for name in row.like.entities if name in row.stems))
        document = json.dumps(own.to_json() | {"x": (), "r": rarest}, ensure_ascii=False, separators=(",", ":"))
        if story == number:
            stories.append((number, topic, row.text, came, came, 1))
        plain = ("en", "[]", "[]", 0, came, came, came, False, story, "feed", "", 0, False, 1, "", b"", b"")
        articles.append((number, f"stored:{number}", row.text, *plain))
        entries.append((number, feed, number, f"{number}", row.text, number.to_bytes(16), "[]", 0, came, came))
        headlines.append((number, " ".join(row.stems), document, came))
        keys += [(key, number) for key in candidates.hashes(rarest, ())]
    put(store.database, "story", "id, topic, title, first_at, last_at, size", stories)
    put(store.database, "article", _ARTICLE, articles)
    put(store.database, "entry", _ENTRY, entries)
    put(store.database, "headline", "article_id, stems, signature, sort_at", headlines)
    store.index.post(keys)


def look_up(store: Store, pairs: Matched, rarity: Rarity) -> Lookup:
    """Look for each pair's stored half by the other."""
    model, wall, cpu, hits, sizes = load_model(), [], [], [], []
    for own, partner in zip(pairs.asked, pairs.where, strict=True):
        began, began_cpu = time.perf_counter(), time.thread_time()
        keys = candidates.keys(rarity.rarest(own.stems, candidates.RAREST), (), rarity)
        wanted = [Wanted(0, keys, NOW)]
        found = heaviest(dict(shares(postings(store.index, wanted), wanted))[0], LOADED)
        wall.append((time.perf_counter() - began) * 1e3)
        cpu.append((time.thread_time() - began_cpu) * 1e3)
        hits.append(partner in found)
        sizes.append(len(found))
    yes = [judge(a, b, model).verdict is not Verdict.DIFFERENT for a, b in zip(pairs.stored, pairs.asked, strict=True)]
    accepted = [hit for hit, good in zip(hits, yes, strict=True) if good]
    return Lookup(sorted(wall), sorted(cpu), sum(hits), len(hits), sum(accepted), len(accepted), sum(sizes) / len(sizes))


def _looked_up(found: Lookup) -> Iterator[str]:
    for name, values in (("CPU", found.cpu_ms), ("wall", found.wall_ms)):
        yield (
            f"lookup, {name}: p50 {_share(values, 0.5):.2f} ms (goal <= .5), p99 {_share(values, 0.99):.2f} ms (goal <= 5); "
            f"{found.looked_at:.0f} headlines looked at"
        )
    yield f"recall of labelled partners {found.found / found.labelled:.3f} of {found.labelled} (goal >= .96)"
    yield f"recall of those the judge accepts {found.found_accepted / found.accepted:.3f} of {found.accepted} (goal >= .99)"


def _bytes(store: Store, table: str) -> int:
    """Return what a table takes in the file."""
    return sum(size for (size,) in store.database.execute_sql("SELECT pgsize FROM dbstat WHERE name = ?", (table,)).fetchall())


def _share(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]
