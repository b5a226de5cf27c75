"""Looking after the store: retention, checks, copies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from peewee import Database

from aggregator.model.upkeep import BrokenRule, Pruned, Retention
from aggregator.store import backup, check, prune
from aggregator.store.guard import guarded


class Upkeep:
    """What `db` does, and the service's maintenance."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @guarded
    def prune(self, policy: Retention, now: datetime) -> Pruned:
        """Turn articles past `policy` into tombstones and drop old poll events; never what a digest has yet to show."""
        return prune.prune(self.database, policy, now)

    @guarded
    def check(self) -> list[BrokenRule]:
        """Return every rule of the store that is broken."""
        return check.check(self.database)

    @guarded
    def backup(self, target: Path) -> None:
        """Write a copy of the store to `target` while others work on it."""
        backup.backup(self.database, target)
