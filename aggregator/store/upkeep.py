"""Looking after the store: retention, checks, copies, figures."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from peewee import Database, fn

from aggregator.model.attention import FailedDelivery
from aggregator.model.upkeep import Counts, Finding, Pruned, Retention, TableSize
from aggregator.store import backup, check, migrate, prune, sizes
from aggregator.store.guard import guarded
from aggregator.store.tables import DigestDelivery, DigestRun

FAILING = 3  # tries, twenty minutes at engine/digest.py's pace: a mail server that restarts is nobody's business


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
        """Return deliveries that were given up, of each digest's last run only, and those that fail again and again."""
        run = DigestRun.alias()
        last = run.select(fn.MAX(run.id)).group_by(run.name)
        given_up = (DigestDelivery.state == "failed") & DigestRun.id.in_(last)
        failing = (DigestDelivery.state == "pending") & (DigestDelivery.tries >= FAILING)
        query = (
            DigestDelivery.select(DigestRun.name, DigestDelivery.channel, DigestDelivery.target, DigestDelivery.detail)
            .join(DigestRun)
            .where(given_up | failing)
            .order_by(DigestRun.name, DigestDelivery.id)
        )
        return [FailedDelivery(*row) for row in query.tuples()]

    @guarded
    def backup(self, target: Path) -> None:
        """Write a copy of the store to `target` while others work on it."""
        backup.backup(self.database, target)

    @guarded
    def schema(self) -> str | None:
        """Return the newest migration applied."""
        return migrate.version(self.database)
