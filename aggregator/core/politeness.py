"""Who is asked now: one batch a host, fair across hosts; and the rule that holds for a host."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from aggregator.model.feed import DueFeed, HostState

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HostBatch:
    """The due feeds of one host that are asked in turn."""

    host: str
    feed_ids: tuple[int, ...]  # oldest due first
    start_at: datetime  # not before: the host's pace; now when it is free


def plan(
    due: Sequence[DueFeed], hosts: Mapping[str, HostState], now: datetime, limit: int, *, busy: Collection[str] = ()
) -> tuple[HostBatch, ...]:
    """Return a batch a host, at most `limit` feeds in all, hosts that are free first.

    Places are dealt in rounds, one a host and round, oldest due first: a host with a thousand due feeds takes the
    places the others leave, no more. Hosts that are `busy` already have their task.
    """
    waiting: dict[str, list[DueFeed]] = {}
    for row in sorted(due, key=lambda row: (row.next_poll_at, row.feed_id)):
        if row.host not in busy:
            waiting.setdefault(row.host, []).append(row)
    dealt = _deal(waiting, limit)
    batches = (HostBatch(host, tuple(dealt[host]), _free_at(hosts.get(host), now)) for host in dealt)
    return tuple(sorted(batches, key=lambda batch: batch.start_at))


def _deal(waiting: Mapping[str, Sequence[DueFeed]], limit: int) -> dict[str, list[int]]:
    """Return feed ids by host: the first of every host, then the second of every host, until `limit`."""
    ranked = sorted(
        ((rank, row.next_poll_at, row.feed_id, host) for host, rows in waiting.items() for rank, row in enumerate(rows)),
    )
    dealt: dict[str, list[int]] = {}
    for _, _, feed_id, host in ranked[: max(limit, 0)]:
        dealt.setdefault(host, []).append(feed_id)
    return dealt


def _free_at(state: HostState | None, now: datetime) -> datetime:
    return max(now, state.next_at) if state and state.next_at else now


def paused_until(states: Iterable[HostState], now: datetime) -> datetime | None:
    """Return until when none of these hosts may be asked, for one of them asked for a pause; None when none did."""
    until = max((state.retry_at for state in states if state.retry_at), default=None)
    return until if until and until > now else None


def host_name(host: str) -> str:
    """Return the name of "name:port" in lower case, brackets of an IPv6 address kept."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def rule_for(host: str, rules: Mapping[str, T]) -> T | None:
    """Return the rule of `host` ("name" or "name:port"): its own, else that of the longest domain it is under."""
    if not rules:
        return None
    lowered = {name.lower().strip("."): rule for name, rule in rules.items()}
    if host.lower() in lowered:
        return lowered[host.lower()]
    labels = host_name(host).split(".")
    names = (".".join(labels[start:]) for start in range(len(labels)))
    return next((lowered[name] for name in names if name in lowered), None)
