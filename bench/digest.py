"""CPU seconds and peak memory of one digest, by the number of articles in its window.

    python -m bench.digest [--articles 1000 10000 100000] [--text]

Needs nothing but this machine. Each size is built in a process of its own, from a store it fills first: a hundred feeds, every
fifth article part of a story of two, texts of two kilobytes, three stated times an article.
`--text` lets a keyword look at every text. Aim: 100,000 articles in the window in under 2 s of CPU and 300 MB.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aggregator.config.load import defaults
from aggregator.engine.build_digest import build
from aggregator.store.bulk import insert_rows
from aggregator.store.store import Store, open_store
from aggregator.store.tables import Article, Entry, Feed, FeedPoll, RevisionRow, Story, TimeClaimRow

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
FEEDS = 100
WORDS = ("harbour", "storm", "council", "ferry", "library", "bridge", "market", "school", "river", "tower", "garden", "railway", "museum")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 100_000])
    arguments.add_argument("--text", action="store_true")
    arguments.add_argument("--one", metavar="DIR")
    given = arguments.parse_args()
    if given.one:
        print(json.dumps(measure(Path(given.one), text=given.text)))
        return
    print(f"{'articles':>9} {'CPU s':>7} {'wall s':>7} {'peak MB':>8} {'above idle':>10} {'stories':>8}")
    for count in given.articles:
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder), count)
            command = [sys.executable, "-m", "bench.digest", "--one", folder, *(["--text"] if given.text else [])]
            row = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            print(f"{count:>9,} {row['cpu']:>7.2f} {row['wall']:>7.2f} {row['peak']:>8.0f} {row['above']:>10.0f} {row['stories']:>8,}")


def measure(folder: Path, *, text: bool) -> dict[str, float]:
    """Build one digest and return what it cost."""
    weights = {"keywords": {"museum": 2.0}} if text else {}
    settings = defaults(data_dir=folder, digests=[{"name": "daily", "weights": weights}])
    store = open_store("sqlite:///bench.db", folder)
    idle, cpu, wall = _peak(), time.process_time(), time.perf_counter()
    built = build(store, settings, settings.digests[0], now=NOW, until=NOW)
    row = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "peak": _peak(), "stories": built.glance.stories}
    store.close()
    return row | {"above": row["peak"] - idle}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fill(folder: Path, count: int) -> None:
    """Put `count` articles of the last day into a new store."""
    store = open_store("sqlite:///bench.db", folder)
    database = store.database
    with database.atomic():
        _feeds(store)
        insert_rows(database, Story, [_story(n) for n in range(1, count + 1)])
        for start in range(1, count + 1, 5000):
            numbers = range(start, min(count, start + 4999) + 1)
            insert_rows(database, Article, [_article(n, count) for n in numbers])
            insert_rows(database, Entry, [_entry(n, count) for n in numbers])
            insert_rows(database, RevisionRow, [_revision(n, count) for n in numbers])
            insert_rows(database, TimeClaimRow, [claim for n in numbers for claim in _claims(n, count)])
    store.close()


def _feeds(store: Store) -> None:
    rows = [
        {"id": n, "url": f"https://paper{n}.example/feed", "name": f"Paper {n}", "settings": {"tags": ["a"]}} for n in range(1, FEEDS + 1)
    ]
    added = {"added_at": NOW - timedelta(days=30)}
    insert_rows(store.database, Feed, [row | added for row in rows])
    insert_rows(store.database, FeedPoll, [{"feed": n, "host": f"paper{n}.example:443", "next_poll_at": NOW} for n in range(1, FEEDS + 1)])


def _at(number: int, count: int) -> datetime:
    return NOW - timedelta(days=1) + timedelta(days=1) * number / (count + 1)


def _story(number: int) -> dict[str, Any]:
    return {"id": number, "topic": number, "first_at": NOW, "last_at": NOW, "title": ""}


def _title(number: int) -> str:
    return " ".join(WORDS[(number * k) % len(WORDS)] for k in (1, 3, 7)) + f" number {number}"


def _article(number: int, count: int) -> dict[str, Any]:
    url, at = f"https://paper{number % FEEDS + 1}.example/{number}", _at(number, count)
    story = number - 1 if number % 5 == 0 else number
    moments = {"first_seen_at": at, "changed_at": at, "sort_at": at}
    fixed = {
        "extract_state": "done",
        "group_pending": False,
        "word_count": 300,
        "language": "en",
        "authors": ["Ida Holm"],
        "tags": ["news"],
    }
    return {
        "id": number,
        "canonical_url": url,
        "url": url,
        "title": _title(number),
        "text": _text(number),
        "story": story,
        **moments,
        **fixed,
    }


def _text(number: int) -> str:
    return " ".join(WORDS[(number + k) % len(WORDS)] for k in range(280))


def _entry(number: int, count: int) -> dict[str, Any]:
    at = _at(number, count)
    return {
        "feed": number % FEEDS + 1,
        "article": number,
        "key": str(number),
        "content_hash": b"x",
        "first_seen_at": at,
        "last_seen_at": at,
    }


def _revision(number: int, count: int) -> dict[str, Any]:
    row = {"article": number, "at": _at(number, count), "source": "page", "title": _title(number), "text": _text(number)}
    return row | {"content_hash": str(number).encode()}


def _claims(number: int, count: int) -> list[dict[str, Any]]:
    """Return what an entry and its page state: three times, every hundredth entry a wrong one."""
    at = _at(number, count)
    stated = at + timedelta(days=3) if number % 100 == 0 else at
    pairs = (("published", "rss.pubDate"), ("updated", "atom.updated"), ("published", "jsonld.datePublished"))
    fixed = {"article": number, "raw_text": stated.isoformat(), "instant": stated, "precision": "second", "zone_known": True, "seen_at": at}
    return [fixed | {"kind": kind, "source": source} for kind, source in pairs]


if __name__ == "__main__":
    main()
