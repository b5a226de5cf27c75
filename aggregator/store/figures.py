"""The store in figures: apart from its upkeep, most of which `status` can do without."""

from __future__ import annotations

from datetime import datetime

from peewee import Database

from aggregator.model.figures import Counts, TableSize
from aggregator.store import migrate, sizes
from aggregator.store.guard import guarded


class Figures:
    """What `status`, `db` and the metrics show of the store."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def counts(self, now: datetime) -> Counts:
        """Return the figures of `status`."""
        return sizes.counts(self.database, now)

    @guarded
    def seen_after(self, now: datetime) -> tuple[int, datetime | None]:
        """Return how many articles were first seen later than `now`, by a clock that was ahead, and when the last of them was."""
        return sizes.seen_after(self.database, now)

    @guarded
    def table_sizes(self) -> list[TableSize]:
        """Return rows and bytes of every table, the largest first."""
        return sizes.table_sizes(self.database)

    @guarded
    def schema(self) -> str | None:
        """Return the newest migration applied."""
        return migrate.version(self.database)
