"""`db`: look after the store."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from types import FrameType

import click

from aggregator.cli.app import App, print_json
from aggregator.cli.text import one_line, size
from aggregator.cli.whole import Whole
from aggregator.clock import SystemClock
from aggregator.errors import Exit, UsageError

_KEPT = 7  # backups without a name: a week of daily ones


@click.group()
@click.pass_context
def db(ctx: click.Context) -> None:
    """Look after the store: schema, checks, copies, retention, figures."""
    ctx.with_resource(_ended_as_by_hand())


@contextmanager
def _ended_as_by_hand() -> Iterator[None]:
    """Take SIGTERM (`timeout`, systemd) for Ctrl-C: else what is half written would stay, and nobody looks for hidden files."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@db.command()
@click.pass_obj
def migrate(app: App) -> int:
    """Bring the store's schema up to date (every command that writes does it, too)."""
    store = app.store
    for step in store.migrated:
        click.echo(f"applied {step}")
    click.echo(f"{store.url}: schema {store.figures.schema()}")
    return Exit.DONE


@db.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def check(app: App, as_json: bool) -> int:
    """Check every rule that must hold in the store; exit 1 when one is broken."""
    findings = app.store.upkeep.check()
    if as_json:
        print_json({"store": app.store.url, "findings": [asdict(finding) for finding in findings]})
    elif not findings:
        click.echo(f"{app.store.url}: everything holds")
    else:
        for finding in findings:
            click.echo(f"broken: {finding.rule}: {finding.count} ({', '.join(map(one_line, finding.examples))})")
        click.echo(
            "please report this with the output of `aggregator doctor`; a backup can be put back with `aggregator db restore FILE`",
            err=True,
        )
    return Exit.LOOK if findings else Exit.DONE


@db.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--keep", type=Whole(min=0), help=f"Without FILE: how many to keep, 0 for all; {_KEPT} unless it says otherwise.")
@click.pass_obj
def backup(app: App, file: Path | None, keep: int | None) -> int:
    """Write a copy of the store to FILE while the service runs.

    Without FILE it goes to backups/ in data_dir, named by the time, and the newest 7 of
    these are kept; what has another name or stands elsewhere is left alone. On PostgreSQL
    this is pg_dump's custom format, of the store's own tables alone.

    \b
    Examples:
      aggregator db backup
      aggregator db backup --keep 30
      aggregator db backup /mnt/usb/news.db
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.store.old_backups import path_in

    if file == Path("-"):
        raise UsageError("a backup is written to a file, not to stdout; name one")
    if file and keep is not None:
        raise UsageError("--keep is for backups without FILE: one that you name is yours to remove")
    now = SystemClock().now()
    store = app.store_as_it_is()
    target = file or path_in(app.settings.data_dir / "backups", now, sqlite=store.sqlite)
    store.upkeep.backup(target)
    click.echo(f"{target}  {size(target.stat().st_size)}")
    return Exit.DONE if file else _thin(target, _KEPT if keep is None else keep, now)


def _thin(target: Path, keep: int, now: datetime) -> int:
    """Remove the backups whose place `target` takes, and say so."""
    from aggregator.store.old_backups import thin

    return _said(lambda: thin(target, keep, now))


def _said(remove: Callable[[], list[Path]]) -> int:
    """Remove old copies and say which."""
    try:
        gone = remove()
    except OSError as error:
        click.echo(f"an older backup could not be removed: {error.filename}: {error.strerror}", err=True)
        return Exit.LOOK
    for path in gone:
        click.echo(f"removed {path}", err=True)
    return Exit.DONE


@db.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, readable=False))
@click.option("--yes", is_flag=True, help="Do not ask first (without a terminal nothing is asked).")
@click.pass_obj
def restore(app: App, file: Path, yes: bool) -> int:
    """Put the backup FILE in place of the store; refused while a service works on it.

    A SQLite store that was there is kept beside it, as aggregator.db.before-restore-TIME;
    what earlier restores put there more than 30 days ago is removed.
    What a PostgreSQL store held is gone: `aggregator db backup` it first if in doubt.
    Other tables of the same database stay as they are.
    """
    from aggregator.core.hiding import without_password
    from aggregator.store.store import restore_store

    database = app.settings.database
    if sys.stdin.isatty() and not yes:
        click.confirm(f"Put {file} in place of the store {without_password(database.url)}?", abort=True, err=True)
    now = SystemClock().now()
    store = restore_store(database.url, app.settings.data_dir, file, now, password_file=database.password_file)
    click.echo(f"{store.url}: restored from {file}, schema {store.figures.schema()}")
    store.close()
    return _keep_replaced(store.replaced, now) if store.replaced else Exit.DONE


def _keep_replaced(latest: Path, now: datetime) -> int:
    from aggregator.store.old_backups import forget_replaced

    click.echo(f"what was there before is kept as {latest}")
    return _said(lambda: forget_replaced(latest, now))


@db.command()
@click.pass_obj
def prune(app: App) -> int:
    """Apply [retention] now, as the service does every hour.

    Texts past it go; entries stay known as long as a feed may bring them back. An article
    that a digest has yet to look at is never touched.
    """
    pruned = app.store.upkeep.prune(app.settings.retention, SystemClock().now())
    click.echo(f"{pruned.articles} articles and {pruned.events} poll events pruned")
    click.echo(f"{pruned.forgotten} tombstones and the text of {pruned.digests} digests forgotten")
    return Exit.DONE


@db.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def stats(app: App, as_json: bool) -> int:
    """Show rows and bytes of every table, indexes included."""
    tables = app.store.figures.table_sizes()
    if as_json:
        print_json({"store": app.store.url, "tables": [asdict(table) for table in tables]})
        return Exit.DONE
    for table in tables:
        click.echo(f"{table.name:<18}{table.rows:>12} rows{size(table.bytes):>12}")
    return Exit.DONE


@db.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.pass_obj
def copy(app: App, source: str, target: str) -> int:
    """Copy a store into a new, empty one, whichever engines they run on.

    A service may go on with FROM; what it writes meanwhile is not copied. The password of
    the server in [database] is read from its password_file, as the service does; for
    another server set $PGPASSWORD, or write it into ~/.pgpass.

    \b
    Example:
      aggregator db copy sqlite:///aggregator.db postgresql://news@db.example.org/news
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.store.store import copy_store

    watched = sys.stderr.isatty()

    def progress(name: str, rows: int) -> None:
        if watched:
            click.echo(f"\r{name}: {rows} rows   ", nl=False, err=True)

    data_dir, database = app.settings.data_dir, app.settings.database
    copied = copy_store(source, target, data_dir, progress, (database.url, database.password_file))
    if watched:
        click.echo("", err=True)
    for name, rows in copied.items():
        click.echo(f"{name:<18}{rows:>12} rows")
    return Exit.DONE
