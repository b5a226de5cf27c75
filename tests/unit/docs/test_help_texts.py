"""Help as a newcomer sees it in a terminal."""

from __future__ import annotations

import click
import pytest

from aggregator.cli.main import COMMANDS
from bench.reference import every_command

EVERY = [pair for name in COMMANDS for pair in every_command(name)]


def _help(path: str, command: click.Command) -> str:
    with click.Context(command, info_name=path, terminal_width=80) as context:
        return command.get_help(context)


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[path for path, _ in EVERY])
def test_no_help_prints_the_mark_that_is_meant_for_click(path: str, command: click.Command) -> None:
    assert "\\b" not in _help(path, command)


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[path for path, _ in EVERY])
def test_examples_keep_their_own_lines(path: str, command: click.Command) -> None:
    written = [line.strip() for line in (command.help or "").splitlines() if line.strip().startswith(("Example", "aggregator "))]
    shown = [line.strip() for line in _help(path, command).splitlines()]
    assert [line for line in written if line not in shown] == []
