"""`cluster status`: the processes that work on the store."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.app import App, iso, print_json

if TYPE_CHECKING:
    from aggregator.model.feed import InstanceRow


@click.group()
def cluster() -> None:
    """Show the processes that work on the store."""


@cluster.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def status(app: App, as_json: bool) -> int:
    """Show who works on the store, and what waits.

    Lists every process with its role and its last sign of life (one that is
    silent until another has taken its place on its machine), the jobs in the
    queue, those whose machine died (taken over within a minute), the oldest
    feed that is due and how much is pending. Exits 1 when several machines can
    share the store (PostgreSQL) and no process that schedules work is alive.

    \b
    Example: aggregator cluster status
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.errors import Exit
    from aggregator.store.instances import ALIVE

    now = datetime.now(UTC)
    rows = app.store.instances.rows()
    alive = {row.id: row.beat_at > now - ALIVE for row in rows}
    led = any(alive[row.id] and row.role != "worker" for row in rows)
    counts = app.store.figures.counts(now)
    document = {
        "store": "sqlite" if app.store.sqlite else "postgresql",
        "instances": [_instance(row, alive[row.id]) for row in rows if alive[row.id] or not _is_replaced(row, rows, alive)],
        "queue": _queue(app),
        "next_due_at": iso(app.store.feeds.next_due_at()),
        "pending": {name: getattr(counts, name) for name in ("poll", "extract", "group", "deliver")},
    }
    if as_json:
        print_json(document)
    else:
        _tell(app, document, led=led)
    return Exit.DONE if led or app.store.sqlite else Exit.LOOK


def _is_replaced(gone: InstanceRow, rows: Sequence[InstanceRow], alive: Mapping[str, bool]) -> bool:
    """Return whether a process has taken the place of one that was killed: its row stays for a day, and a restart is no news by then."""
    place = (gone.machine, gone.role)
    return any(alive[row.id] and (row.machine, row.role) == place and row.started_at >= gone.beat_at for row in rows)


def _queue(app: App) -> dict[str, Any] | None:
    """Return the jobs of a cluster by task, None where there is no queue."""
    if app.store.sqlite:
        return None
    try:
        from aggregator.engine.cluster import queue_state
    except ImportError:
        return None  # no machine without the extra has a part in a cluster
    state = asyncio.run(queue_state(app.store.address))
    if state is None:
        return None
    return {"waiting": dict(state.waiting), "running": dict(state.running), "stalled": list(state.stalled)}


def _instance(row: InstanceRow, alive: bool) -> dict[str, Any]:
    return {
        "id": row.id,
        "role": row.role,
        "machine": row.machine,
        "pid": row.pid,
        "version": row.version,
        "alive": alive,
        "started_at": iso(row.started_at),
        "beat_at": iso(row.beat_at),
        "note": row.note,
    }


def _tell(app: App, document: dict[str, Any], *, led: bool) -> None:
    if app.store.sqlite:
        click.echo(
            "The store is SQLite: one service works on it, on this machine. For more than one, set [database] url to a PostgreSQL store."
        )
    for row in document["instances"]:
        state = "alive" if row["alive"] else "silent"
        click.echo(f"{state:7} {row['role']:10} {row['machine']} pid {row['pid']}, version {row['version']}, last seen {row['beat_at']}")
        if row["note"]:
            click.echo(f"        {row['note']}")
    if not led:
        click.echo("Nobody schedules work: start the service with `aggregator run`, or `systemctl start aggregator`.")
    if document["queue"] is not None:
        _tell_queue(document["queue"])
    click.echo(f"Oldest feed due: {document['next_due_at'] or 'none'}")
    click.echo("Pending: " + ", ".join(f"{count} to {what}" for what, count in document["pending"].items()))


def _tell_queue(queue: dict[str, Any]) -> None:
    for name in ("waiting", "running"):
        jobs = ", ".join(f"{count} {task}" for task, count in sorted(queue[name].items())) or "none"
        click.echo(f"Jobs {name}: {jobs}")
    for job in queue["stalled"]:
        click.echo(f"Stalled: {job}: its machine gave no sign of life; another takes it over within a minute")
