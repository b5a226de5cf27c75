"""Time claims: append-only; an article's own times are always re-resolved over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from peewee import Database

from aggregator.core import resolving
from aggregator.model.times import ClaimKind, Precision, TimeClaim
from aggregator.store import raw
from aggregator.store.bulk import chunks, insert_rows, next_ids
from aggregator.store.fields import storable
from aggregator.store.tables import TimeClaimRow

_SAID = ("kind", "source", "raw_text", "instant", "precision", "zone_known", "offset_minutes", "seen_at")
_STORED = f"SELECT id, article_id, {', '.join(_SAID)} FROM time_claim"  # noqa: S608 - constants


@dataclass(slots=True)
class ClaimSet:
    """The claims of one article: those stored, and those about to be."""

    article_id: int
    first_seen_at: datetime
    sort_at: datetime | None = None  # by which the article sorts so far; None: it is new
    stored: list[tuple[int, TimeClaim]] = field(default_factory=list)
    fresh: list[TimeClaim] = field(default_factory=list)

    def all(self) -> list[TimeClaim]:
        """Return everything said so far, oldest first."""
        return [*(claim for _, claim in self.stored), *self.fresh]

    def add(self, claims: Iterable[TimeClaim]) -> list[TimeClaim]:
        """Take what was not said before in the same field and words; return what was taken."""
        said = {(c.kind, c.source, storable(c.raw)) for c in self.all()}
        taken = []
        for claim in claims:
            mark = (claim.kind, claim.source, storable(claim.raw))
            if mark not in said:
                said.add(mark)
                taken.append(claim)
        self.fresh += taken
        return taken


def load(database: Database, articles: Mapping[int, tuple[datetime, datetime]]) -> dict[int, ClaimSet]:
    """Return the stored claims of articles (id -> first_seen_at and sort_at)."""
    sets = {number: ClaimSet(number, seen, sort_at) for number, (seen, sort_at) in articles.items()}
    for part in chunks(sets):
        for number, article, *said in raw.rows(database, f"{_STORED} WHERE article_id IN ({raw.marks(part)}) ORDER BY id", part):
            sets[article].stored.append((number, _claim(raw.read(TimeClaimRow, _SAID, said))))
    return sets


@dataclass(frozen=True, slots=True)
class ClaimPlan:
    """What is to be written: claim rows, and the time columns of each article."""

    rows: list[dict[str, Any]]
    columns: dict[int, dict[str, Any]]

    def write(self, database: Database) -> None:
        """Append the claims; their articles must be there."""
        insert_rows(database, TimeClaimRow, self.rows)


def plan(database: Database, sets: Iterable[ClaimSet]) -> ClaimPlan:
    """Number the fresh claims and resolve each article's times over all its claims, old and new.

    Where an article sorts by another time than before, its place among the others is asked for anew.
    """
    wanted = list(sets)
    ids = iter(next_ids(database, TimeClaimRow, sum(len(s.fresh) for s in wanted)))
    rows, columns = [], {}
    for claim_set in wanted:
        numbered = [(next(ids), claim) for claim in claim_set.fresh]
        rows += [_as_columns(number, claim_set.article_id, claim) for number, claim in numbered]
        found = resolved(claim_set.stored + numbered, claim_set.first_seen_at)
        moves = claim_set.sort_at not in (None, found["sort_at"])
        columns[claim_set.article_id] = found | ({"group_pending": True} if moves else {})
    return ClaimPlan(rows, columns)


def resolved(claims: Sequence[tuple[int, TimeClaim]], first_seen_at: datetime) -> dict[str, Any]:
    """Return the article's time columns: the two kinds apart, and where it sorts."""
    said = [claim for _, claim in claims]
    columns: dict[str, Any] = {}
    for kind in ClaimKind:
        index, chosen = resolving.winner(kind, said, first_seen_at=first_seen_at) or (None, None)
        columns[f"{kind}_at"] = chosen.instant if chosen else None
        columns[f"{kind}_claim"] = None if index is None else claims[index][0]
        if kind is ClaimKind.PUBLISHED:
            columns["sort_at"] = resolving.sort_at(chosen, first_seen_at)
    return columns


def from_row(row: TimeClaimRow) -> TimeClaim:
    """Return a stored claim."""
    return _claim({name: getattr(row, name) for name in _SAID})


def _claim(said: Mapping[str, Any]) -> TimeClaim:
    return TimeClaim(
        kind=ClaimKind(said["kind"]),
        source=said["source"],
        raw=said["raw_text"],
        instant=said["instant"],
        precision=Precision(said["precision"]),
        zone_known=bool(said["zone_known"]),
        offset_minutes=said["offset_minutes"],
        seen_at=said["seen_at"],
    )


def _as_columns(number: int, article_id: int, claim: TimeClaim) -> dict[str, Any]:
    return {
        "id": number,
        "article": article_id,
        "kind": claim.kind.value,
        "source": claim.source,
        "raw_text": claim.raw,
        "instant": claim.instant,
        "precision": claim.precision.value,
        "zone_known": claim.zone_known,
        "offset_minutes": claim.offset_minutes,
        "seen_at": claim.seen_at,
    }
