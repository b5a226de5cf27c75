"""The same stories whatever happens: one stream on SQLite, on SQLite killed with -9 again and again, and on PostgreSQL.

    python -m bench.same_stories [--headlines 10000] [--kills 12] [--postgresql URL] [DATA]

A real stream (UCI) in several worlds (bench/scale_candidates.py), every fiftieth headline edited a tick later, is stored and grouped in
processes of their own. Then all that grouping keeps is compared: stories and topics, links with score and reasons, counts of words,
the index. Exits 1 with the first differences. Needs the evaluation data, and a PostgreSQL store that may be emptied; without `--postgresql`
it makes a server of its own.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta
from itertools import chain, count, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from aggregator.config.load import defaults
from aggregator.engine.group import group_pending
from aggregator.model.story import Streamed
from aggregator.store.playback import Playback
from aggregator.store.postings import unpacked
from aggregator.store.store import Store, open_store
from aggregator.store.tables import Article, Duplicate, Entry, Feed, Headline, HeadlineKey, Stem, Story, StoryWords
from bench.headline_data import data_dir
from bench.postgres import server
from bench.scale_candidates import FEEDS, NOW, Worlds

SQLITE = "sqlite:///stories.db"
TICK = 100  # headlines
_EDITED = 50  # every so manieth headline is edited once its tick was grouped
_APART = timedelta(seconds=40)  # two headlines
_SHOWN = 5  # differences

Kept = dict[str, list[Any]]  # what is compared -> rows in an order of their own


class Resumed(Playback):
    """A playback that goes on where a killed process left it."""

    def __init__(self, store: Store) -> None:
        """Read what is stored."""
        super().__init__(store.database)
        self._feeds = {name: feed for feed, name in Feed.select(Feed.id, Feed.name).tuples()}
        self._articles = [(article, int(key)) for article, key in Entry.select(Entry.article, Entry.key).order_by(Entry.id).tuples()]

    @property
    def stored(self) -> int:
        """How many headlines there are."""
        return len(self._articles)


def play(store: Store, items: Sequence[Streamed]) -> Iterator[int]:
    """Store and group what is not stored yet, a tick after another; yield how many headlines were."""
    playback = Resumed(store)
    if playback.stored:
        group_pending(store, defaults(), items[playback.stored - 1].at)  # what a killed process left
    for start in range(playback.stored, len(items), TICK):
        tick = items[start : start + TICK]
        with store.database.atomic():
            playback.add(tick)
            _edit(items[max(0, start - TICK) : start])
        group_pending(store, defaults(), tick[-1].at)
        yield start + len(tick)


def _edit(items: Sequence[Streamed]) -> None:
    """Put two words of every fiftieth headline in each other's place, and another at its end."""
    for item in items[::_EDITED]:
        first, *rest = item.title.split()
        Article.update(title=" ".join([*rest, first, "update"]), group_pending=True).where(Article.url == item.url).execute()


def kept() -> Kept:
    """Return all that grouping keeps in the store last opened; stories are numbered by first appearance: PostgreSQL's skip some."""
    names = {article: int(key) for article, key in Entry.select(Entry.article, Entry.key).tuples()}
    rows = Article.select(Article.id, Article.story, Story.topic, Article.title, Article.group_pending).join(Story).tuples()
    stories, topics = dict[int, int](), dict[int, int]()
    placed = [
        (names[article], stories.setdefault(story, len(stories)), topics.setdefault(topic, len(topics)), title, pending)
        for article, story, topic, title, pending in sorted(rows, key=lambda row: names[row[0]])
    ]
    told = Story.select(Story.id, Story.title, Story.size, Story.first_at, Story.last_at).tuples()
    columns = (Duplicate.article, Duplicate.of_article, Duplicate.relation, Duplicate.score, Duplicate.reasons, Duplicate.decided_at)
    index = Headline.select(Headline.article, Headline.stems, Headline.signature).tuples()
    return {
        "articles": placed,
        "stories": sorted((stories[story], *rest) for story, *rest in told),
        "links": sorted(
            (names[a], names[b], relation, score, *rest) for a, b, relation, score, *rest in Duplicate.select(*columns).tuples()
        ),
        "words": sorted((stem, times) for stem, times in Stem.select().tuples() if times),
        "headlines": sorted((names[article], stems, json.dumps(own, sort_keys=True)) for article, stems, own in index),
        "spoken for": sorted((stories[story], _lines(newest, names)) for story, newest in StoryWords.select().tuples()),
        "keys": sorted((row.hash, [names[article] for article in unpacked(row.articles)]) for row in HeadlineKey.select()),
    }


def _lines(newest: str, names: dict[int, int]) -> list[tuple[str, str, int]]:
    """Return the lines of a story, each article by its name."""
    lines = (line.split("\t") for line in newest.split("\n"))
    return [(at, stems, names[int(article)]) for at, stems, article in lines]


def differences(ours: Kept, theirs: Kept) -> list[str]:
    """Return in words what is not the same."""
    found = []
    for what, rows in ours.items():
        other = theirs[what]
        unlike = [f"{a} against {b}" for a, b in zip(rows, other, strict=False) if a != b]
        if unlike or len(rows) != len(other):
            found.append(f"{what}: {len(unlike)} differ of {len(rows)} and {len(other)}, first {'; '.join(unlike[:_SHOWN])}")
    return found


def killed(command: Sequence[str], kills: int, ticks: int, rng: Random) -> int:
    """Run a player that is killed again and again, at random moments of its ticks, until it comes to its end; return the kills."""
    done = 0
    while done < kills and not _ended(command, rng.randint(1, max(1, 2 * ticks // (kills + 1))), rng):
        done += 1
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return done


def _ended(command: Sequence[str], ticks: int, rng: Random) -> bool:
    """Let a player run for some ticks and a part of another, then kill it; return whether it had come to its end."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()  # it is there
        began, lasting = time.monotonic(), 0.2
        for _ in range(ticks):
            if not running.stdout.readline():
                break
            began, lasting = time.monotonic(), time.monotonic() - began
        time.sleep(rng.uniform(0, lasting))
        running.send_signal(signal.SIGKILL)
        return running.wait() == 0


def written(folder: Path, items: Sequence[Streamed]) -> None:
    """Write the stream where players read it."""
    lines = (json.dumps([item.id, item.title, item.at.isoformat(), item.source, item.url]) for item in items)
    (folder / "stream.jsonl").write_text("\n".join(lines), encoding="utf-8")


def player(folder: Path, url: str) -> list[str]:
    """Return the command that plays the stream of `folder` into a store."""
    return [sys.executable, "-m", "bench.same_stories", "--play", str(folder), "--postgresql", url]


def _played(folder: Path, url: str) -> None:
    rows = [json.loads(line) for line in (folder / "stream.jsonl").read_text("utf-8").splitlines()]
    store = open_store(url, folder)
    print("there", flush=True)
    for stored in play(store, [Streamed(n, title, datetime.fromisoformat(at), source, at_url) for n, title, at, source, at_url in rows]):
        print(stored, flush=True)
    store.close()


def _compared(directory: Path, folder: Path, headlines: int, kills: int, url: str) -> int:
    worlds = Worlds(directory, ())
    titles = islice(chain.from_iterable(map(worlds.told, count())), headlines)
    items = [Streamed(n, title, NOW + n * _APART, f"Paper {n % FEEDS}", f"stream:{n}") for n, (_, title) in enumerate(titles)]
    alone = _outcome(folder / "alone", items, SQLITE)
    others = {"killed": _outcome(folder / "killed", items, SQLITE, kills), "PostgreSQL": _outcome(folder / "postgresql", items, url)}
    faults = [f"{name}: {line}" for name, other in others.items() for line in differences(alone, other)]
    print(*(faults or [f"the same: {headlines:,} headlines, all stories, links, words and keys"]), sep="\n")
    return 1 if faults else 0


def _outcome(folder: Path, items: Sequence[Streamed], url: str, kills: int = 0) -> Kept:
    """Play a stream, killed as often as asked, say how long it took, and return what came of it."""
    folder.mkdir()
    written(folder, items)
    began = time.monotonic()
    done = killed(player(folder, url), kills, len(items) // TICK, Random(7))
    store = open_store(url, folder)
    found = kept()
    store.close()
    sizes = ", ".join(f"{len(rows):,} {what}" for what, rows in found.items())
    print(f"{folder.name}, killed {done} times: {sizes} ({time.monotonic() - began:.0f} s)", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=data_dir())
    parser.add_argument("--headlines", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--postgresql", metavar="URL")
    parser.add_argument("--play", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.play:
        _played(given.play, given.postgresql)
        return
    with TemporaryDirectory(prefix="aggregator-same-") as folder, nullcontext() if given.postgresql else server() as own:
        sys.exit(_compared(given.data, Path(folder), given.headlines, given.kills, given.postgresql or own.url))


if __name__ == "__main__":
    main()
