"""A made-up stream of news: events told by several papers, each in its own words, mixed in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from aggregator.config.schema import Settings
from aggregator.engine.group import group_pending
from aggregator.model.story import Placed, Streamed
from aggregator.store.playback import Playback
from aggregator.store.store import Store

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SETTINGS = Settings(data_dir=Path("unused"))
_WHO = "Norland Zarvan Kolmar Halden Breckow Ostmark Tessaly Varnholm Quillon Maravin Dunmore Pelagia".split()  # noqa: SIM905 - a row of words
_WHAT = (  # noqa: SIM905 - a row of words
    "minister parliament harbour ferry reactor airline railway orchestra hospital vaccine glacier museum pipeline satellite refinery "
    "festival treaty budget strike verdict merger earthquake flood election"
).split()
_DOES = "quits votes collapses reopens sinks wins loses rejects approves delays warns denies doubles halves burns stops".split()  # noqa: SIM905
_FILL = "after before over amid as again today officials say despite protest storm report deal night week".split()  # noqa: SIM905


def stream(count: int, seed: int) -> list[Streamed]:
    """Return `count` headlines in order of time, a minute apart, of about one event in five headlines."""
    rng = Random(seed)  # noqa: S311 - made-up news
    events = [[rng.choice(_WHO), *rng.sample(_WHAT, 2), rng.choice(_DOES)] for _ in range(max(1, count // 5))]
    return [_told(rng, number, rng.choice(events)) for number in range(count)]


def _told(rng: Random, number: int, event: Sequence[str]) -> Streamed:
    words = [*rng.sample(event, 3), *rng.sample(_FILL, 2), rng.choice(_WHAT)]
    at = NOON + number * timedelta(minutes=1)
    return Streamed(number, " ".join(words), at, f"paper {number % 40}", url=f"https://paper.example/{number}")


def grouped(store: Store, *ticks: Sequence[Streamed]) -> list[Placed]:
    """Return where the headlines stand after each tick was stored and grouped, in the stream's order."""
    playback = Playback(store.database)
    for tick in ticks:
        playback.add(tick)
        group_pending(store, SETTINGS, NOON)
    return sorted(playback.placed(), key=lambda placed: int(placed.id))
