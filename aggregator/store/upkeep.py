"""Looking after the store: retention, checks, copies, figures."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from peewee import Database

from aggregator.model.upkeep import Counts, Finding, Pruned, Retention, TableSize
from aggregator.store import backup, check, migrate, prune, sizes
from aggregator.store.guard import guarded


class Upkeep:
    """What `db` and `status` ask, and what the service's maintenance does."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def prune(self, policy: Retention, now: datetime) -> Pruned:
        """Turn articles past `policy` into tombstones and drop old poll events; never what a digest has yet to show."""
        return prune.prune(self.database, policy, now)

    @guarded
    def check(self) -> list[Finding]:
        """Return every rule of the store that is broken."""
        return check.check(self.database)

    @guarded
    def counts(self, now: datetime) -> Counts:
        """Return the figures of `status`."""
        return sizes.counts(self.database, now)

    @guarded
    def table_sizes(self) -> list[TableSize]:
        """Return rows and bytes of every table, the largest first."""
        return sizes.table_sizes(self.database)

    @guarded
    def backup(self, target: Path) -> None:
        """Write a copy of the store to `target` while others work on it."""
        backup.backup(self.database, target)

    @guarded
    def schema(self) -> str | None:
        """Return the newest migration applied."""
        return migrate.version(self.database)
