"""`aggregator config`: check, show, init."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.app import App, print_json
from aggregator.cli.text import NO_FEEDS, count, digests_told
from aggregator.errors import Exit, Problem, UsageError
from aggregator.lasting import put

if TYPE_CHECKING:
    from aggregator.config.schema import Settings


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
    from aggregator.config.doubts import doubts

    none = f"{NO_FEEDS}, or import a list with `aggregator feeds import FILE`"
    no_feeds = [] if app.settings.feeds else [Problem(str(app.config_path), None, none)]
    return [*no_feeds, *doubts(app.settings, app.text, app.config_path, app.feeds_at_hand)]


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
