"""What articles, polls and digests cost in a store of many articles.

    python bench/scale.py [--stored 10000 100000 1000000] [--postgresql URL] [--folder DIR]
    python bench/scale.py candidates [--stored 1000000] [--hard] [--folder DIR] [DATA]

Without `candidates`: stores of made-up articles (bench/filled.py: 10,000 a day from 200 feeds), each filled, then measured in a process
of its own (bench/scale_costs.py) with the real engine and papers on loopback; then a store of texts as long as newspapers' for what it
takes on disk. Every goal is printed with its figure and met or NOT MET. A million takes some 10 minutes of CPU and 6 GB in DIR.
`--postgresql` names an empty database whose schema is dropped and made anew for each size.

`candidates`: headlines made of the words of a real stream (UCI), with the partners that people matched (STS, score 4 and over)
strewn among them, have their keys written into the candidate index of a SQLite store; then the other half of each pair looks for its
partner. Printed: CPU of a lookup, recall of the partners and of those that the judge accepts, bytes a headline. `--hard` mixes
the words of the pairs into the made headlines, so that none is rare. Needs the evaluation data (default $AGGREGATOR_DATA); a
million takes about 3 minutes of CPU and 1 GB in DIR (default: a temporary folder).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aggregator.core import candidates
from aggregator.core.headlines import judge
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import Signature, signature
from aggregator.engine.headline_model import load_model
from aggregator.engine.neighbours import LOADED, Wanted, heaviest, shares
from aggregator.model.story import Verdict
from aggregator.store.bulk import many
from aggregator.store.headline_index import ADD_KEY
from aggregator.store.store import Store, open_store
from bench.headline_data import data_dir, read_pairs, read_stream
from bench.scale_goals import SIZES, measure_costs

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
AT_ONCE = 50  # headlines a portion: engine.group.BATCH
_NEAR_COPIES = 0.2  # share of made headlines that are a real one with a third of its words changed
_SAME = 4  # score from which people said that two headlines are one report


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


@dataclass(frozen=True)
class Pairs:
    """Headlines that people matched."""

    stored: list[Signature]
    asked: list[Signature]


def labelled_pairs(directory: Path) -> Pairs:
    pairs = [pair for pair in read_pairs(directory) if pair.score >= _SAME]
    return Pairs([signature(pair.a, "en") for pair in pairs], [signature(pair.b, "en") for pair in pairs])


def made(directory: Path, count: int, rng: Random, extra: Sequence[Signature]) -> list[tuple[str, ...]]:
    """Return the stems of `count` headlines made of the words of the stream, and of `extra` ones."""
    real = [signature(item.title, "en").stems for item in read_stream(directory)]
    words = [stem for stems in real for stem in stems] + [stem for own in extra for stem in own.stems]
    return [_made(real, words, rng) for _ in range(count)]


def _made(real: list[tuple[str, ...]], words: list[str], rng: Random) -> tuple[str, ...]:
    stems = list(rng.choice(real))
    near = rng.random() < _NEAR_COPIES
    for place in rng.sample(range(len(stems)), max(1, len(stems) // 3) if near else len(stems)):
        stems[place] = rng.choice(words)
    return tuple(dict.fromkeys(stems))


def fill(store: Store, rows: Sequence[tuple[str, ...]], rarity: Rarity) -> None:
    """Write the keys of headlines, oldest first: what a lookup reads, and nothing else.

    In portions as grouping writes them, so that the tree is split as grouping splits it (rows in order of their keys
    would fill its pages to the brim), but in one transaction and with all of it in memory.
    """
    for line in ("PRAGMA cache_size = -1500000", "PRAGMA wal_autocheckpoint = 0"):
        store.database.execute_sql(line)
    with store.headlines.batch():
        for start in range(0, len(rows), AT_ONCE):
            part = enumerate(rows[start : start + AT_ONCE], start + 1)
            found = [(key, number) for number, stems in part for key in candidates.hashes(rarity.rarest(stems, candidates.RAREST), ())]
            many(store.database, ADD_KEY, sorted(found))


def look_up(store: Store, pairs: Pairs, where: Sequence[int], rarity: Rarity) -> Lookup:
    """Look for each pair's stored half by the other."""
    model, wall, cpu, hits, sizes = load_model(), [], [], [], []
    for own, partner in zip(pairs.asked, where, strict=True):
        began, began_cpu = time.perf_counter(), time.thread_time()
        keys = candidates.keys(rarity.rarest(own.stems, candidates.RAREST), (), rarity)
        found = heaviest(shares(store.index, [Wanted(0, keys, NOW)])[0], LOADED)
        wall.append((time.perf_counter() - began) * 1e3)
        cpu.append((time.thread_time() - began_cpu) * 1e3)
        hits.append(partner in found)
        sizes.append(len(found))
    yes = [judge(a, b, model).verdict is not Verdict.DIFFERENT for a, b in zip(pairs.stored, pairs.asked, strict=True)]
    accepted = [hit for hit, good in zip(hits, yes, strict=True) if good]
    return Lookup(sorted(wall), sorted(cpu), sum(hits), len(hits), sum(accepted), len(accepted), sum(sizes) / len(sizes))


def index_bytes(store: Store) -> int:
    """Return what the index takes in the file; its words and signatures are counted apart."""
    return sum(size for (size,) in store.database.execute_sql("SELECT pgsize FROM dbstat WHERE name = 'headline_key'").fetchall())


def measure_candidates(directory: Path, folder: Path, stored: int, *, hard: bool) -> Iterator[str]:
    """Yield the lines of `candidates`."""
    rng = Random(4)
    pairs = labelled_pairs(directory)
    rows = made(directory, stored - len(pairs.stored), rng, [*pairs.stored, *pairs.asked] if hard else [])
    where = rng.sample(range(stored), len(pairs.stored))
    for place, own in sorted(zip(where, pairs.stored, strict=True), key=lambda pair: pair[0]):
        rows.insert(place, own.stems)
    rarity = Rarity(load_model().rarity.background, Counter(stem for stems in rows for stem in stems), len(rows))
    store = open_store("sqlite:///scale.db", folder)
    began = time.process_time()
    fill(store, rows, rarity)
    yield f"keys of {len(rows)} headlines written in {(time.process_time() - began) / len(rows) * 1e6:.0f} us of CPU each"
    store.close()
    store = open_store("sqlite:///scale.db", folder)  # with the cache that the service has
    yield f"index: {index_bytes(store) / len(rows):.0f} bytes a headline"
    found = look_up(store, pairs, [place + 1 for place in where], rarity)
    for name, values in (("CPU", found.cpu_ms), ("wall", found.wall_ms)):
        yield f"lookup, {name}: p50 {_at(values, 0.5):.2f} ms, p99 {_at(values, 0.99):.2f} ms; {found.looked_at:.0f} headlines looked at"
    yield f"recall of labelled partners {found.found / found.labelled:.3f} of {found.labelled}"
    yield f"recall of those the judge accepts {found.found_accepted / found.accepted:.3f} of {found.accepted}"
    store.close()


def _at(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["costs", "candidates"], default="costs")
    parser.add_argument("data", nargs="?", type=Path, default=data_dir())
    parser.add_argument("--stored", type=int, nargs="+")
    parser.add_argument("--postgresql", metavar="URL")
    parser.add_argument("--hard", action="store_true")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="aggregator-scale-", dir=given.folder) as folder:
        if given.what == "costs":
            lines = measure_costs(Path(folder), given.stored or SIZES, given.postgresql)
        else:
            lines = measure_candidates(given.data, Path(folder), (given.stored or [1_000_000])[0], hard=given.hard)
        for line in lines:
            print(line, flush=True)


if __name__ == "__main__":
    main()
