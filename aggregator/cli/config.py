"""`aggregator config`: check, show, init."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.app import App, print_json
from aggregator.cli.text import NO_FEEDS, count, digests_told
from aggregator.errors import Exit, Problem, UsageError
from aggregator.lasting import put

if TYPE_CHECKING:
    from aggregator.config.schema import FeedSection, Settings


@click.group()
def config() -> None:
    """Check, show or write a configuration."""


@config.command()
@click.pass_obj
def check(app: App) -> int:
    """Read the configuration and name every mistake with its line.

    \b
    Example:
      aggregator --config config.toml config check
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    settings = app.settings
    click.echo(f"{app.config_path}: OK: {_summary(settings)}")
    found = warnings(app)
    for warning in found:
        click.echo(str(warning), err=True)
    return Exit.LOOK if found else Exit.DONE


def _summary(settings: Settings) -> str:
    from aggregator.config.show import store_of

    paused = sum(not feed.enabled for feed in settings.feeds)
    feeds = count(len(settings.feeds), "feed") + (f" ({paused} paused)" if paused else "")
    return f"{feeds}, {digests_told(len(settings.digests))}, store {store_of(settings)}"


def warnings(app: App) -> list[Problem]:
    """Return what is allowed in the configuration and probably not meant; raises ConfigError for what is not allowed."""
    from aggregator.cli.unknown_wishes import unknown_wishes
    from aggregator.config.exposed import exposed

    settings = app.settings
    told = [*_odd(settings), *exposed(settings, app.config_path), *unknown_wishes(settings, app.feeds_at_hand)]
    return [*(Problem(str(app.config_path), None, line) for line in told), *_alike(settings, app)]


def _odd(settings: Settings) -> list[str]:
    found = list(_too_often(settings))
    if not settings.feeds:
        found.append(f"{NO_FEEDS}, or import a list with `aggregator feeds import FILE`")
    return found


def probably_one(feeds: Sequence[FeedSection]) -> list[list[int]]:
    """Return the places of feeds that are polled beside others whose addresses differ in what seldom makes another feed, those together."""
    from aggregator.core.urls import canonical

    found: dict[str | None, list[int]] = {}
    for n, feed in enumerate(feeds):
        if feed.enabled:
            found.setdefault(canonical(feed.url), []).append(n)
    return [numbers for page, numbers in found.items() if page is not None and len(numbers) > 1]


def _alike(settings: Settings, app: App) -> Iterator[Problem]:
    """Yield a warning for every feed that is probably another one of the file."""
    from aggregator.config.locate import line_of, locate

    groups = probably_one(settings.feeds)
    lines = locate(app.text) if groups else {}
    for first, *others in groups:
        there = f"{settings.feeds[first].url} in line {line_of(lines, ('feeds', first, 'url'))}"
        for n in others:
            told = f"{settings.feeds[n].url} is probably the same feed as {there}, and both are polled; take one of them out, or pause it"
            yield Problem(str(app.config_path), line_of(lines, ("feeds", n, "url")), told)


def _too_often(settings: Settings) -> Iterator[str]:
    """Yield a sentence for every interval that `min_interval` makes longer."""
    from aggregator.config.units import format_duration

    schedule = settings.schedule
    asked = [("[schedule]", schedule.interval), *((feed.url, feed.interval) for feed in settings.feeds if feed.interval is not None)]
    for who, interval in asked:
        if interval < schedule.min_interval:
            least = format_duration(schedule.min_interval)
            yield f'"interval" {format_duration(interval)} of {who} is shorter than "min_interval" in [schedule]: it becomes {least}'


@config.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def show(app: App, as_json: bool) -> None:
    """Show the settings in force, defaults included, secrets hidden.

    \b
    Examples:
      aggregator config show
      aggregator config show --json | jq .fetch
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.config.show import as_toml, effective

    document: dict[str, Any] = effective(app.settings)
    if as_json:
        print_json(document)
    else:
        click.echo(f"# {app.config_path}, with every default filled in\n{as_toml(document)}", nl=False)


@config.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
@click.pass_obj
def init(app: App, path: Path | None, force: bool) -> None:
    """Write a commented configuration to start from.

    It goes to PATH, else to the file named by --config, else to ./config.toml.

    \b
    Example:
      aggregator config init ~/.config/aggregator/config.toml
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.config.starter import starter

    path = path or app.config_file or Path("config.toml")
    try:
        if path.exists() and not force:
            msg = f"{path}: is there already; --force overwrites it"
            raise UsageError(msg)
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, starter().encode())
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror}"
        raise UsageError(msg) from None
    click.echo(f'wrote {path}; edit it, then "aggregator --config {path} config check"')
