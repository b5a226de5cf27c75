"""The command line: finds the command's module, loads it, turns errors into exit codes."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from pathlib import Path

import click

from aggregator import __version__
from aggregator.cli.app import App
from aggregator.core.nearest import nearest
from aggregator.errors import AggregatorError, Exit

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}  # of the disk, the quota, the limit of a file's size

# command -> (module, attribute, one line of help): only the command asked for is imported.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "run": ("run", "run", "Run the service in the foreground (what systemd starts)."),
    "poll": ("poll", "poll", "Poll what is due, or the named feeds, once."),
    "digest": ("digest", "digest", "Build a digest now."),
    "articles": ("articles", "articles", "List articles."),
    "show": ("articles", "show", "Show one article: times, versions, what it duplicates and why."),
    "search": ("articles", "search", "Search titles and texts."),
    "split": ("grouping", "split", "Take an article out of its story, for good."),
    "merge": ("grouping", "merge", "Put two articles together, for good."),
    "compare": ("grouping", "compare", "Compare two headlines, or pairs from stdin."),
    "backtest": ("grouping", "backtest", "Show what grouping would do with a stream of headlines."),
    "extract": ("extract", "extract", "Show what would be stored of article pages."),
    "feeds": ("feeds", "feeds", "List, add, remove, pause, discover, import and export feeds."),
    "config": ("config", "config", "Check, show or write a configuration."),
    "db": ("db", "db", "Look after the store."),
    "doctor": ("doctor", "doctor", "Explain the installation, or one feed end to end."),
    "status": ("status", "status", "Show how things stand, and what needs you."),
    "service": ("service", "service", "Install, remove or show the systemd unit."),
    "cluster": ("cluster", "cluster", "Show the processes that work on the store."),
    "web": ("web", "web", "Set the password of the reading API."),
    "demo": ("demo", "demo", "Run the bundled newsroom through the whole program."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(f"aggregator.cli.{module}"), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 - a wrong table is our bug
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command asked for; a mistyped one is answered with the nearest."""
        if args[0] not in COMMANDS:
            near = " or ".join(map(repr, nearest(args[0], COMMANDS)))
            ctx.fail(f"No such command {args[0]!r}.{f' Did you mean {near}?' if near else ''}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Who reads no further (`| head`) has what they wanted; click would end with 1: "something to look at"."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _let_go_of_stdout()
            return Exit.DONE

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_text) for name, (_, _, help_text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path, readable=False), envvar="AGGREGATOR_CONFIG", help="Configuration file."
)
@click.version_option(__version__, prog_name="aggregator")
@click.pass_context
def cli(ctx: click.Context, config_file: Path | None) -> None:
    """Poll news feeds, group one story from many sources, write a digest.

    Without --config the first of $AGGREGATOR_CONFIG, ./config.toml,
    $XDG_CONFIG_HOME/aggregator/config.toml and /etc/aggregator/config.toml is read.
    """
    ctx.obj = App(config_file)
    ctx.call_on_close(ctx.obj.close)


def main() -> None:
    """Run the command line; every error of ours ends as one clear message and its exit code."""
    try:
        code = cli.main(prog_name="aggregator", standalone_mode=False)
    except click.exceptions.Abort:
        code = Exit.INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = Exit.USAGE
    except click.ClickException as error:
        click.echo(f"aggregator: {error.format_message()}{_more(error)}", err=True)
        code = Exit.USAGE
    except AggregatorError as error:
        click.echo(f"aggregator: {error}" if "\n" not in str(error) else str(error), err=True)
        code = error.exit_code
    except OSError as error:
        if error.errno not in _NO_ROOM or error.filename is not None:
            raise
        _let_go_of_stdout()
        click.echo(f"aggregator: what it prints cannot be written ({error.strerror})", err=True)
        code = Exit.LOOK
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    sys.exit(code if isinstance(code, int) else Exit.DONE)


def _let_go_of_stdout() -> None:
    """Keep Python from writing the rest when it ends, which would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _more(error: click.ClickException) -> str:
    """Return where the right use of the command stands."""
    context = getattr(error, "ctx", None)
    return f" (`{context.command_path} --help` tells how)" if context else ""
