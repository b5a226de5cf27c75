"""Digests that were built, and who has them: rows of the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DigestRunRow:
    """One digest that was built; set by store.digests."""

    id: int
    name: str
    scheduled_for: datetime
    window_from: datetime
    window_to: datetime
    built_at: datetime
    delivered: bool  # at least one channel has it
    lacking: bool = False  # another has it not yet, or in no try got it


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One channel and target of one digest; set by store.digests."""

    id: int
    run_id: int
    name: str  # of the digest
    scheduled_for: datetime
    channel: str  # "directory", "email", "webhook"
    target: str
    state: str  # "pending", "done", "failed", "superseded" (by a later digest with the same stories)
    tries: int
    retry_at: datetime | None
    detail: str
