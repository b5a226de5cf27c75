"""What grouping would do with a stream of headlines: the service's own code on a store of its own.

headlines -> articles of a temporary store, a tick an hour -> group_pending -> final state
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from aggregator.engine.group import group_pending
from aggregator.model.story import Placed, Streamed
from aggregator.store.playback import Playback
from aggregator.store.store import open_store

if TYPE_CHECKING:
    from aggregator.config.schema import Settings

TICK = timedelta(hours=1)  # the default interval of a poll: what arrives within it is grouped in canonical order


def backtest(stream: Sequence[Streamed], settings: Settings) -> list[Placed]:
    """Return where each headline stands after the whole stream, in the stream's order."""
    with TemporaryDirectory(prefix="aggregator-backtest-") as directory:
        store = open_store("sqlite:///backtest.db", Path(directory))
        try:
            playback = Playback(store.database)
            for tick in _ticks(stream):
                playback.add(tick)
                group_pending(store, settings, max(item.at for item in tick))
            return playback.placed()
        finally:
            store.close()


def _ticks(stream: Sequence[Streamed]) -> Iterator[list[Streamed]]:
    """Return the stream cut where an hour ends; what comes late comes with its neighbours."""
    for _, tick in groupby(stream, key=lambda item: item.at.timestamp() // TICK.total_seconds()):
        yield list(tick)
