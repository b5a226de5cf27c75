"""The locks of the jobs in a cluster's queue (engine/cluster.py): what never runs side by side, and what never waits twice.

    poll_host, extract_host     a host is asked by one machine at a time, for feeds or for pages
    group                       one at a time everywhere: stories do not depend on who was faster
    build_digest, deliver       a digest is built once for its slot, and a target gets it once
    others                      wait at most once

A lock is never joined with a time to start or a delayed retry: such a job would hold back every later one of its lock.
"""

from __future__ import annotations

from dataclasses import dataclass

HOSTS, DESK = "hosts", "desk"  # queues: what waits for other people's servers, and what must not wait behind it
QUEUE_MARK = "procrastinate schema "  # begins the comment on procrastinate_jobs in every queue of ours; one without is another program's
ASKING = ("poll_host", "extract_host")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job waits, and what keeps it from running or waiting twice."""

    queue: str
    lock: str | None  # one job with it runs at a time
    queueing_lock: str  # one job with it waits


def place_of(task: str, key: str) -> Place:
    """Return the place of a job; `key` is a host, "NAME SLOT", "RUN CHANNEL TARGET" or the task's own name."""
    if task in ASKING:
        return Place(HOSTS, f"host:{key}", f"{task.removesuffix('_host')}:{key}")
    if task == "build_digest":
        return Place(DESK, f"digest:{key.rpartition(' ')[0]}", f"digest:{key}")
    if task == "deliver":
        lock = "deliver:" + ":".join(key.split(" ", 2))
        return Place(DESK, lock, lock)
    if task in ("group", "ring"):
        return Place(DESK, task, task)
    return Place(DESK, None, task)
