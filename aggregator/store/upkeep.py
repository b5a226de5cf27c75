"""Looking after the store: retention, checks, copies, figures."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from peewee import Database

from aggregator.model.attention import FailedDelivery
from aggregator.model.upkeep import Counts, Finding, Pruned, Retention, TableSize
from aggregator.store import backup, check, migrate, prune, sizes
from aggregator.store.guard import guarded
from aggregator.store.tables import DigestDelivery, DigestRun


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
    def failed_deliveries(self) -> list[FailedDelivery]:
        """Return deliveries that were given up, of each digest's last run only."""
        newer = DigestRun.alias()
        later = newer.select(newer.id).where(newer.name == DigestRun.name, newer.scheduled_for > DigestRun.scheduled_for)
        query = (
            DigestDelivery.select(DigestRun.name, DigestDelivery.channel, DigestDelivery.target, DigestDelivery.detail)
            .join(DigestRun)
            .where(DigestDelivery.state == "failed", ~later.exists())
            .order_by(DigestRun.name, DigestDelivery.id)
        )
        return [FailedDelivery(*row) for row in query.tuples()]

    @guarded
    def backup(self, target: Path) -> None:
        """Write a copy of the store to `target` while others work on it."""
        backup.backup(self.database, target)

    @guarded
    def restore(self, source: Path) -> list[str]:
        """Put a backup in place of the store and bring it up to date; return the migrations applied."""
        backup.restore(self.database, source)
        return migrate.migrate(self.database)

    @guarded
    def schema(self) -> str | None:
        """Return the newest migration applied."""
        return migrate.version(self.database)
