"""`run`: the service in the foreground."""

from __future__ import annotations

import click

from aggregator.cli.app import App


@click.command()
@click.option("--watch/--no-watch", default=True, show_default=True, help="Take up changes of config.toml by itself.")
@click.pass_obj
def run(app: App, watch: bool) -> int:
    """Run the service in the foreground: poll, extract, group, write digests.

    This is what systemd starts. Ctrl-C (or SIGTERM) stops it within ten
    seconds; SIGHUP reads config.toml again, and a bad file is refused whole.
    A second service on the same store is refused, unless both files have a
    [cluster] role; every other command works beside it.

    \b
    Example: aggregator --config config.toml run
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    settings = app.settings
    import os

    from aggregator.service import logs
    from aggregator.service.notify import Notifier
    from aggregator.service.reload import Held
    from aggregator.service.runner import run as run_service

    logs.set_up(settings.log.level, settings.log.format)
    return run_service(Held(app.config_path, settings), Notifier.from_environ(os.environ), watch=watch)
