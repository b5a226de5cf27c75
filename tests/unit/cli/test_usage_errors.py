"""Mistakes on the command line, as the whole program tells them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from aggregator.cli.main import main
from aggregator.errors import Exit


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stauts"], "aggregator: No such command 'stauts'. Did you mean 'status'? (`aggregator --help` tells how)\n"),
        (["zzzz"], "aggregator: No such command 'zzzz'. (`aggregator --help` tells how)\n"),
        (["merge", "1"], "aggregator: Missing argument 'OTHER'. (`aggregator merge --help` tells how)\n"),
        (["poll", "--all", "Herald"], "aggregator: name feeds or say --all, not both\n"),
    ],
)
def test_every_mistake_is_told_in_one_line_and_exits_2(
    arguments: list[str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["aggregator", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (Exit.USAGE, told)


def test_a_group_without_a_command_shows_its_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["aggregator", "feeds"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == Exit.USAGE
    assert capsys.readouterr().err.startswith("Usage: aggregator feeds")


def test_output_that_finds_no_room_is_told_in_one_line() -> None:
    """`aggregator articles > list` on a full disk ended in a traceback."""
    command = [sys.executable, "-m", "aggregator", "compare", "a", "b"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.stderr.decode() == "aggregator: what it prints cannot be written (No space left on device)\n"
    assert done.returncode == Exit.LOOK
