"""Digests: what one may show, what each has shown, and who has it already.

An article state is remembered (`digest_item`) when the first delivery of its run is accepted, in the same transaction;
until then the run's document is kept, so that every retry delivers the same digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from peewee import JOIN, Database, fn

from aggregator.core import documents
from aggregator.core.alerts import PREFIX
from aggregator.errors import NotFoundError
from aggregator.model.attention import FailedDelivery
from aggregator.model.delivery import DeliveryRow, DigestRunRow
from aggregator.store import turns
from aggregator.store.database import is_sqlite
from aggregator.store.guard import guarded, transaction
from aggregator.store.rows import tuples
from aggregator.store.tables import DigestDelivery, DigestItem, DigestRun, Feed

if TYPE_CHECKING:
    from aggregator.model.digest import Digest
    from aggregator.store.digest_material import DigestMaterial

SUPERSEDED = "replaced by a later digest that holds the same stories"
UNASKED = "config.toml names it no more"
_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_BATCH = 200  # rows of one insert: far below SQLite's limit of variables
FAILED_FOR = timedelta(days=14)  # how long a failed delivery is told of
_SLOTS_KEPT = 64  # newest slots looked at: months of a daily digest


class Digests:
    """Runs, their items and deliveries."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database

    @cached_property
    def material(self) -> DigestMaterial:
        """What digests are chosen from; most commands choose nothing."""
        from aggregator.store.digest_material import DigestMaterial  # noqa: PLC0415 - classes that only digests need

        return DigestMaterial(self.database)

    @guarded
    def born(self) -> datetime | None:
        """Return when the store's first feed was added, None while there is none."""
        first = tuples(Feed.select(Feed.added_at).order_by(Feed.added_at).limit(1))
        return first[0][0] if first else None

    @guarded
    def slots(self, name: str) -> list[datetime]:
        """Return the newest slots that have a digest, newest first."""
        query = DigestRun.select(DigestRun.scheduled_for).where(DigestRun.name == name)
        return [slot for (slot,) in tuples(query.order_by(DigestRun.scheduled_for.desc()).limit(_SLOTS_KEPT))]

    @guarded
    def last(self, name: str | None = None) -> DigestRunRow | None:
        """Return the newest digest (of `name`), None when there is none; an alert counts only by its name."""
        return self._newest(DigestRun.name == name if name else ~DigestRun.name.startswith(PREFIX))

    @guarded
    def last_delivered(self, name: str, until: datetime | None = None) -> DigestRunRow | None:
        """Return the newest digest of `name` that at least one target has; of those that looked no further than `until`."""
        wanted = (DigestRun.name == name) & self._has_delivery("done")
        return self._newest(wanted & (DigestRun.window_to <= until) if until else wanted)

    @guarded
    def newest_number(self, name: str) -> int:
        """Return the number of the newest digest of `name`, 0 while there is none."""
        number: int = DigestRun.select(fn.COALESCE(fn.MAX(DigestRun.id), 0)).where(DigestRun.name == name).scalar()
        return number

    @guarded
    def run_at(self, name: str, slot: datetime) -> DigestRunRow | None:
        """Return the digest of one slot (to the second), None when there is none."""
        return self._newest((DigestRun.name == name) & (DigestRun.scheduled_for >= slot) & (DigestRun.scheduled_for < slot + _SECOND))

    @guarded
    def before_in_minute(self, name: str, slot: datetime, run_id: int | None = None) -> int:
        """Return how many digests of `name` for the minute of `slot` are older than `run_id`, or exist: file names show minutes only.

        For one run the answer never changes: later runs have higher numbers.
        """
        minute = slot.replace(second=0, microsecond=0)
        same = (DigestRun.name == name) & (DigestRun.scheduled_for >= minute) & (DigestRun.scheduled_for < minute + _MINUTE)
        count: int = DigestRun.select().where(same & (DigestRun.id < run_id) if run_id is not None else same).count()
        return count

    @guarded
    def runs(self, limit: int = 50, name: str | None = None, skip: int = 0) -> list[DigestRunRow]:
        """Return the newest digests (of `name`) whose text is kept, newest first, without the first `skip`."""
        kept = DigestRun.document.is_null(is_null=False)
        where = kept & (DigestRun.name == name) if name else kept
        return [_run(row) for row in self._select(where).limit(limit).offset(skip)]

    @guarded
    def open(
        self, digest: Digest, targets: Sequence[tuple[str, str]], now: datetime, *, replaces: bool = True, after: int | None = None
    ) -> DigestRunRow | None:
        """Keep a built digest and its deliveries; None when its slot has one already, or a digest was opened that it does not know of.

        `targets` are (channel, target) pairs. `after` is the newest digest of the name that it was built with knowledge of. Where this one
        `replaces` the earlier ones that nobody has received, these are given up: it holds their stories.
        """
        row = {"name": digest.name, "scheduled_for": digest.scheduled_for, "window_from": digest.window_from, "window_to": digest.window_to}
        with self.database.atomic() as opening:
            turns.take(self.database, turns.DIGESTS)  # numbers are given in the order in which digests can be seen
            DigestRun.insert(**row, built_at=now, document=documents.dump(digest)).on_conflict_ignore().execute()
            run = self._newest((DigestRun.name == digest.name) & (DigestRun.scheduled_for == digest.scheduled_for))
            if run is None or DigestDelivery.select().where(DigestDelivery.run == run.id).exists():
                return None
            if after is not None and self._between(digest.name, after, run.id):
                opening.rollback()  # the insert came first: only who writes is sure to see what others wrote (SQLite)
                return None
            if replaces:
                self._give_up(digest.name, run.id, now)
            for channel, target in targets:
                DigestDelivery.insert(run=run.id, channel=channel, target=target, retry_at=now).execute()
        return run

    @staticmethod
    def _between(name: str, after: int, before: int) -> bool:
        return bool(DigestRun.select().where((DigestRun.name == name) & (DigestRun.id > after) & (DigestRun.id < before)).exists())

    @contextmanager
    def free_to_build(self, name: str, now: datetime, claim: timedelta, *, by_hand: bool = False) -> Iterator[bool]:
        """Say whether a digest of `name` may be built; no delivery is claimed while the context lasts (SQLite: the store has one thread).

        It may not while an earlier one, which nobody has received, may be under way to somebody: whatever that has shown in the end, the
        new one would show again. A try lasts a `claim` at most. `by_hand`, only a first try is waited for: a later one cannot be told
        from a delivery that waits for its next try, and such a digest is replaced by the new one.
        """
        with nullcontext() if is_sqlite(self.database) else transaction(self.database):
            turns.take(self.database, turns.DIGESTS)
            yield not self._on_its_way(name, now, now + claim, DigestDelivery.tries == 0 if by_hand else True)

    @guarded
    def _on_its_way(self, name: str, now: datetime, until: datetime, such: Any) -> bool:
        """Return whether a delivery may be under way; one that is to be tried again before `until` looks the same."""
        claimed = self._has_delivery("pending", (DigestDelivery.retry_at > now) & (DigestDelivery.retry_at <= until) & such)
        return bool(DigestRun.select().where((DigestRun.name == name) & claimed & ~self._has_delivery("done")).exists())

    def waiting(self, name: str) -> frozenset[int]:
        """Return the articles of the digests of `name` that are still to be delivered."""
        runs = {delivery.run_id for delivery in self._pending(name)}
        return frozenset(item.article_id for run in runs for item in self.digest(run).items)

    @guarded
    def _pending(self, name: str) -> list[DeliveryRow]:
        return self._deliveries((DigestDelivery.state == "pending") & (DigestRun.name == name))

    @guarded
    def document(self, run_id: int) -> dict[str, Any]:
        """Return the digest of a run as core.documents wrote it; raises NotFoundError, too where retention has dropped it."""
        found = tuples(DigestRun.select(DigestRun.document).where(DigestRun.id == run_id))
        if not found:
            raise NotFoundError(f"no digest has the number {run_id}")
        if found[0][0] is None:
            raise NotFoundError(f"the text of digest {run_id} is no longer kept ([retention] digests); the files that were written are")
        document: dict[str, Any] = found[0][0]
        return document

    def digest(self, run_id: int) -> Digest:
        """Return the digest of a run as it was built; raises NotFoundError."""
        from aggregator.model.digest import Digest  # noqa: PLC0415 - a dozen classes that only a digest's readers need

        return documents.load(Digest, self.document(run_id))

    @guarded
    def due_deliveries(self, now: datetime, name: str | None = None) -> list[DeliveryRow]:
        """Return the deliveries to be tried now, oldest digest first."""
        where = (DigestDelivery.state == "pending") & (DigestDelivery.retry_at <= now)
        return self._deliveries(where & (DigestRun.name == name) if name else where)

    @guarded
    def failed_deliveries(self, now: datetime) -> list[FailedDelivery]:
        """Return targets that lately got a digest in no try, were it one or all, and no later digest of its name since.

        What was brought there, by a later try or digest, is no longer missed; a target that left the configuration is forgotten
        after FAILED_FOR.
        """
        broken = (DigestDelivery.state == "failed") | ((DigestDelivery.state == "pending") & (DigestDelivery.tries > 0))
        lately = DigestRun.scheduled_for > now - FAILED_FOR
        columns = (DigestRun.name, DigestDelivery.channel, DigestDelivery.target, DigestDelivery.detail, DigestDelivery.retry_at)
        query = DigestDelivery.select(*columns).join(DigestRun).where(broken & lately & ~_followed())
        found = [FailedDelivery(*row) for row in tuples(query.order_by(DigestRun.name, DigestDelivery.id))]
        return list({(row.digest, row.channel, row.target): row for row in found}.values())

    @guarded
    def claim(self, delivery: DeliveryRow, now: datetime, until: datetime) -> bool:
        """Take a due delivery for one try, so that no other process tries it beside us; False when another has it."""
        with self.database.atomic():
            turns.take(self.database, turns.DIGESTS)
            mine = (DigestDelivery.id == delivery.id) & (DigestDelivery.state == "pending") & (DigestDelivery.retry_at <= now)
            taken: int = DigestDelivery.update(retry_at=until).where(mine).execute()
        return taken == 1

    @guarded
    def unclaim(self, now: datetime) -> int:
        """Give back deliveries whose first try died with its process; for a service that starts and is alone on the store."""
        with self.database.atomic():
            dead = (DigestDelivery.state == "pending") & (DigestDelivery.tries == 0) & (DigestDelivery.retry_at > now)
            count: int = DigestDelivery.update(retry_at=now).where(dead).execute()
        return count

    @guarded
    def delivered(self, delivery: DeliveryRow, items: Iterable[tuple[int, int]], now: datetime, detail: str) -> None:
        """Record that a target has the digest, and with the first one what it has shown: (article, state) pairs."""
        rows = [{"run": delivery.run_id, "article": article, "state": str(state)} for article, state in items]
        with self.database.atomic():
            DigestDelivery.update(state="done", tries=DigestDelivery.tries + 1, done_at=now, detail=detail, retry_at=None).where(
                DigestDelivery.id == delivery.id
            ).execute()
            for start in range(0, len(rows), _BATCH):
                DigestItem.insert_many(rows[start : start + _BATCH]).on_conflict_ignore().execute()

    @guarded
    def failed(self, delivery: DeliveryRow, detail: str, retry_at: datetime | None) -> None:
        """Record a failed try; no `retry_at` gives the target up."""
        with self.database.atomic():
            state = "pending" if retry_at else "failed"
            DigestDelivery.update(state=state, tries=DigestDelivery.tries + 1, detail=detail, retry_at=retry_at).where(
                DigestDelivery.id == delivery.id
            ).execute()

    @guarded
    def drop(self, delivery: DeliveryRow, now: datetime) -> None:
        """End a delivery to a target that the configuration names no more; nobody misses it."""
        with self.database.atomic():
            waits = (DigestDelivery.id == delivery.id) & (DigestDelivery.state == "pending")
            DigestDelivery.update(state="superseded", detail=UNASKED, retry_at=None, done_at=now).where(waits).execute()

    def _give_up(self, name: str, run_id: int, now: datetime) -> None:
        """End the deliveries of earlier runs that no target has: their stories are in the new run."""
        old = DigestRun.select(DigestRun.id).where((DigestRun.name == name) & (DigestRun.id != run_id) & ~self._has_delivery("done"))
        DigestDelivery.update(state="superseded", detail=SUPERSEDED, retry_at=None, done_at=now).where(
            DigestDelivery.run.in_(old) & (DigestDelivery.state == "pending")
        ).execute()

    @staticmethod
    def _has_delivery(state: str, such: Any = True) -> Any:  # noqa: FBT002 - no further condition
        return fn.EXISTS(DigestDelivery.select(1).where((DigestDelivery.run == DigestRun.id) & (DigestDelivery.state == state) & such))

    def _select(self, where: Any) -> Any:
        done = self._has_delivery("done").alias("has_it")
        columns = (DigestRun.id, DigestRun.name, DigestRun.scheduled_for, DigestRun.window_from, DigestRun.window_to, DigestRun.built_at)
        lacking = (self._has_delivery("pending") | self._has_delivery("failed")).alias("lacking")
        query = DigestRun.select(*columns, done, lacking).order_by(DigestRun.id.desc())  # slots of a clock that was ahead stay ahead
        return query if where is None else query.where(where)

    def _newest(self, where: Any) -> DigestRunRow | None:
        rows = [_run(row) for row in self._select(where).limit(1)]  # read to the end: no cursor stays open
        return rows[0] if rows else None

    @staticmethod
    def _deliveries(where: Any) -> list[DeliveryRow]:
        query = (
            DigestDelivery.select(DigestDelivery, DigestRun.id, DigestRun.name, DigestRun.scheduled_for)
            .join(DigestRun, JOIN.INNER)
            .where(where)
            .order_by(DigestRun.scheduled_for, DigestDelivery.id)
        )
        return [_delivery(row) for row in query]


def _run(row: Any) -> DigestRunRow:
    return DigestRunRow(
        id=row.id,
        name=row.name,
        scheduled_for=row.scheduled_for,
        window_from=row.window_from,
        window_to=row.window_to,
        built_at=row.built_at,
        delivered=bool(row.has_it),
        lacking=bool(row.lacking),
    )


def _delivery(row: Any) -> DeliveryRow:
    return DeliveryRow(
        id=row.id,
        run_id=row.run_id,
        name=row.run.name,
        scheduled_for=row.run.scheduled_for,
        channel=row.channel,
        target=row.target,
        state=row.state,
        tries=row.tries,
        retry_at=row.retry_at,
        detail=row.detail,
    )


def _followed() -> Any:
    """Return the condition that a later digest of the same name has reached the same target."""
    run, delivery = DigestRun.alias(), DigestDelivery.alias()
    same = (delivery.channel == DigestDelivery.channel) & (delivery.target == DigestDelivery.target) & (run.name == DigestRun.name)
    later = delivery.select(1).join(run, on=(delivery.run == run.id)).where(same & (run.id > DigestRun.id) & (delivery.state == "done"))
    return fn.EXISTS(later)
