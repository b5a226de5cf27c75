"""`aggregator digest`: build a digest now."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aggregator.cli.app import App
from aggregator.cli.moments import in_order, moment
from aggregator.cli.text import one_line
from aggregator.core.nearest import did_you_mean
from aggregator.errors import DeliveryError, Exit, NotFoundError, UsageError

if TYPE_CHECKING:
    from aggregator.config.schema import DigestSection
    from aggregator.engine.digest import Delivered, Window
    from aggregator.model.digest import Digest, DigestPart

FORMATS = ("html", "markdown", "text", "json", "atom", "jsonfeed", "epub")
_WAITS = "{}: another process delivers it, or died doing so; waiting, ten minutes at most, so that nothing comes twice"


@click.command
@click.argument("name", required=False)
@click.option("--since", metavar="T", help='Start of the window: "24h", "7d", "yesterday", "2026-11-23", "2026-11-23T07:00".')
@click.option("--until", metavar="T", help="Its end; default: now.")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(FORMATS), help="May be given several times; default: the digest's own."
)
@click.option(
    "--output", metavar="DIR|-", help="Where the files go, - for stdout, text at a terminal; default: the digest's own directory."
)
@click.option("--dry-run", is_flag=True, help="Say what it would hold; write nothing.")
@click.option("--explain", is_flag=True, help="Say why each story is in it.")
@click.option("--to", metavar="ADDRESS", help="Mail it to this address alone, as a test; nothing counts as shown.")
@click.option("--send", is_flag=True, help="Deliver it as the schedule would: by mail and webhook, too, and remember what was shown.")
@click.pass_obj
def digest(  # noqa: PLR0917 - click hands options over by name
    app: App,
    name: str | None,
    since: str | None,
    until: str | None,
    formats: tuple[str, ...],
    output: str | None,
    dry_run: bool,
    explain: bool,
    to: str | None,
    send: bool,
) -> int:
    """Build a digest now (every digest when no NAME is given).

    Holds what the digest has not shown yet, or the window asked for. Nothing counts as shown unless it is sent. An alert that
    sends mail or calls a webhook is built by its name, too: alert-cyclones for the one named "Cyclones".

    \b
    Example:  aggregator digest --since 24h --format text --output -
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    if send and (output or formats or dry_run or to):
        raise UsageError("--send delivers as config.toml says; leave out --output, --format, --to and --dry-run")
    if to and (output or formats or dry_run):
        raise UsageError("--to sends a mail; leave out --output, --format and --dry-run")
    from aggregator.clock import SystemClock

    now = SystemClock().now()
    windows = [(section, _window(section, since, until, now)) for section in _chosen(app, name)]
    if send:
        return max(_send(app, section, window, now) for section, window in windows)
    for section, window in windows:
        built = _built(app, section, window, now, explain=explain)
        if to:
            click.echo(_mail(section, built, to))
        elif not dry_run:
            _write(app, section, built, formats or _own_formats(section, output), output)
    return Exit.DONE


def _window(section: DigestSection, since: str | None, until: str | None, now: datetime) -> Window:
    """Return the window asked for, on the digest's own clock; raises UsageError for one that ends before it starts."""
    start, end = (
        moment(text, option, now, section.timezone) if text else None for option, text in (("--since", since), ("--until", until))
    )
    in_order(start, end or now)
    return start, end


def _built(app: App, section: DigestSection, window: Window, now: datetime, *, explain: bool) -> Digest:
    """Build a digest and say what it holds, and why if asked."""
    from aggregator.engine.digest import build

    built = build(app.store, app.settings, section, now=now, since=window[0], until=window[1])
    _say(built)
    if explain:
        _explain(built)
    return built


def _own_formats(section: DigestSection, output: str | None) -> Iterable[str]:
    """Return the formats of the digest; a person at a terminal reads text, not HTML."""
    return ("text",) if output == "-" and sys.stdout.isatty() else section.formats


def _chosen(app: App, name: str | None) -> tuple[DigestSection, ...]:
    """Return the digest, or the alert, called `name`; without one, every digest and no alert."""
    from aggregator.core.alerts import PREFIX, is_alert, run_name
    from aggregator.engine.digest import alerts_of, digests_of

    digests = digests_of(app.settings)
    if name is None:
        return digests
    alerts = alerts_of(app.settings)
    run = run_name(name.removeprefix(PREFIX)) if is_alert(name) else name  # as people name it: of another script it is kept as a number
    chosen = tuple(d for d in (*digests, *alerts) if d.name in (name, run))
    if not chosen:
        names = [d.name for d in digests] + [a.name if a.title.isascii() else f"{PREFIX}{a.title}" for a in alerts]
        raise NotFoundError(f"no digest {name!r}{did_you_mean(name, names, 'there are: ' + ', '.join(names))}")
    return chosen


def _say(built: Digest) -> None:
    """Say on stderr what the digest holds; stdout is for results."""
    from aggregator.render.environment import tally
    from aggregator.render.times import Reader

    reader = Reader(built.timezone, built.window_to)
    click.echo(f"{built.name}: {tally(built)} Since {reader.short(built.window_from)} {reader.zone_name(built.window_from)}.", err=True)


def _explain(built: Digest) -> None:
    """Print the reasons: rank, score, what it is made of."""
    placed = [(_place(part), story) for part in built.parts for story in part.stories]
    for rank, (place, story) in enumerate(placed, 1):
        click.echo(f"{rank:3} {story.score:6.2f}  {one_line(story.title)}")
        for why in (*place, *story.why, f"headline: {story.title_why}"):
            click.echo(f"              {one_line(why)}")
        for source in story.sources:
            reasons = ", ".join(source.reasons)
            click.echo(f"              {one_line(', '.join(source.feeds))}: {one_line(reasons or source.title)}")


def _place(part: DigestPart) -> tuple[str, ...]:
    """Return why a story stands before others of a higher score, or after them: scores rank within a part."""
    said = {"alert": f'alert "{part.name}": before everything else, whatever the score', "section": f'section "{part.name}"'}
    return (said[part.kind],) if part.kind in said else ()


def _write(app: App, section: DigestSection, built: Digest, formats: Iterable[str], output: str | None) -> None:
    """Print the digest, or write its files and print where they are."""
    from aggregator.core.alerts import is_alert
    from aggregator.deliver.directory import file_stem, write
    from aggregator.render import EXTENSIONS, render

    if output == "-":
        for fmt in formats:
            click.echo(render(built, fmt), nl=False)
        return
    folder = "alerts" if is_alert(section.name) else "digests"
    place = Path(output) if output else section.directory or app.settings.data_dir / folder
    files = {EXTENSIONS[fmt]: render(built, fmt) for fmt in formats}
    stem = file_stem(built.name, built.scheduled_for, built.timezone, app.store.digests.before_in_minute(built.name, built.scheduled_for))
    try:
        paths = write(place, stem, files, built.name)
    except DeliveryError as error:
        msg = f"{error}; nothing of it is kept: put the directory right, or name another one with --output DIR, and build it again"
        raise DeliveryError(msg) from error
    for path in paths:
        click.echo(path)


def _mail(section: DigestSection, built: Digest, to: str) -> str:
    """Mail the digest to one address; return what the server said. Raises UsageError without `email`, DeliveryError when refused."""
    from aggregator.engine.digest import mail

    if section.email is None:
        table = "[alerts.email]" if section.name.startswith("alert-") else "[digests.email]"
        raise UsageError(f'"{section.name}" has no {table}: that table names the mail server and the sender')
    return f"{to}: {asyncio.run(mail(section.email, to, built))}"


def _send(app: App, section: DigestSection, window: Window, now: datetime) -> int:
    """Deliver, print what came of each target; 1 when one failed."""
    from aggregator.engine.digest import send
    from aggregator.service.logs import log_quietly
    from aggregator.service.wiring import open_kit

    log_quietly(app.settings)

    async def work() -> list[Delivered]:
        async with open_kit(app.settings, app.store) as kit:
            since, until = window
            return await send(
                kit, section, now=now, since=since, until=until, waits=lambda: click.echo(_WAITS.format(section.name), err=True)
            )

    tried = asyncio.run(work())
    for delivered in tried:
        for line in map(str, delivered.paths or (delivered.target,)):
            kept = "; the digest is kept, and the service tries again" if delivered.retry_at else ""
            click.echo(line if delivered.done else f"{line}: {delivered.detail}{kept}", err=not delivered.done)
    return Exit.DONE if all(d.done for d in tried) else Exit.LOOK
