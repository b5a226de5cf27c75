"""What a newcomer sees: a few feeds, a first tick of some dozen headlines, and what stands together that should not.

A file of tests/data/worlds is such a store, of our own writing: "@day hour:minute step" sets the clock, a line is "tag | feed | headline".
The same tag is one story, "tag=1" the same report as others with that mark, "-" stands alone, and "~tag" may stand with the story or
not. The first lines say how many pairs stand wrongly together or apart, and how many duplicates are wrong, at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from aggregator.config.schema import Settings
from aggregator.engine.backtest import backtest
from aggregator.model.story import Streamed

WORLDS = sorted((Path(__file__).parents[2] / "data" / "worlds").glob("*.txt"))
FIRST_DAY = datetime(2026, 11, 29, tzinfo=UTC)
SETTINGS = Settings(data_dir=Path("unused"))
AT_MOST = re.compile(r"at most: together (\d+), apart (\d+), duplicates (\d+)")
Told = tuple[Streamed, str]  # with the tag


def read(world: str) -> Iterator[Told]:
    """Yield the headlines of a world in the order of time."""
    at, step = FIRST_DAY, timedelta()
    for number, line in enumerate(world.splitlines()):
        if line.startswith("@"):
            day, clock, minutes = line[1:].split()
            at = FIRST_DAY + timedelta(days=int(day), hours=int(clock[:2]), minutes=int(clock[3:]))
            step = timedelta(minutes=int(minutes))
        elif line and not line.startswith("#"):
            tag, feed, title = line.split(" | ", 2)
            yield Streamed(number, title, at, feed), (f"alone {number}" if tag == "-" else tag)
            at += step


def faults(told: list[Told]) -> tuple[int, int, int]:
    """Return how many pairs stand wrongly together, how many wrongly apart, and how many duplicates are wrong."""
    places = {placed.id: placed for placed in backtest([item for item, _ in told], SETTINGS)}
    tags = {item.id: tag.partition("=")[0] for item, tag in told}
    wrong = [(tags[a], tags[b], places[a].story == places[b].story) for a, b in combinations(tags, 2)]
    together = sum(stand and ours.lstrip("~") != theirs.lstrip("~") for ours, theirs, stand in wrong)
    apart = sum(not stand and ours == theirs and not ours.startswith("~") for ours, theirs, stand in wrong)
    links = [(tags[place.id], tags[place.duplicate_of]) for place in places.values() if place.duplicate_of is not None]
    return together, apart, sum(ours.lstrip("~") != theirs.lstrip("~") for ours, theirs in links)


@pytest.mark.parametrize("world", WORLDS, ids=lambda path: path.stem)
def test_a_small_store_takes_for_one_story_what_is_one(world):
    text = world.read_text(encoding="utf-8")
    limits = tuple(map(int, AT_MOST.search(text).groups()))
    found = faults([*read(text)])
    assert all(count <= limit for count, limit in zip(found, limits, strict=True)), f"{found} for {limits}"


@pytest.mark.parametrize("world", WORLDS, ids=lambda path: path.stem)
def test_what_is_marked_as_one_report_is_a_duplicate(world):
    told = [*read(world.read_text(encoding="utf-8"))]
    copies = [item for item, tag in told if "=" in tag]
    stories = {placed.story for placed in backtest(copies, SETTINGS)}
    assert len(stories) == len({tag for _, tag in told if "=" in tag})


def test_two_small_stores_in_one_stand_beside_each_other():
    """Lamps of one and lamps of the other are still no one story."""
    hobby, lamps = ([*read(world.read_text(encoding="utf-8"))] for world in WORLDS if world.stem in ("hobby", "lamps"))
    own = {item.id for item, _ in hobby}
    both = hobby + [(Streamed(item.id + 1000, item.title, item.at, item.source), tag) for item, tag in lamps]
    places = backtest(sorted((item for item, _ in both), key=lambda item: item.at), SETTINGS)
    ours = {placed.story for placed in places if placed.id in own}
    theirs = [placed.story for placed in places if placed.id not in own]
    assert sum(story in ours for story in theirs) <= 7
