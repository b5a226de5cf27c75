"""The man pages say what the code does, and `man` reads them without a complaint."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import click
import pytest

from aggregator.cli.main import COMMANDS
from aggregator.config.keys import keys, section_in, sections
from bench import manpages
from bench.reference import every_command


def plain(page: str) -> str:
    return manpages.pages()[page].replace(r"\-", "-")


def test_the_man_pages_say_what_the_code_does() -> None:
    assert manpages.stale() == [], "run: make docs"


def test_every_command_and_option_is_on_its_page() -> None:
    page = plain("aggregator.1")
    for name in COMMANDS:
        for path, command in every_command(name):
            assert f'.SS "aggregator {path}"' in page
            long = [option.opts[-1] for option in command.params if isinstance(option, click.Option)]
            assert [name for name in long if name not in page] == []


def test_every_key_is_on_its_page() -> None:
    page = plain("aggregator.toml.5")
    for header, section in sections():
        assert f'.SH "{header or "TOP LEVEL"}"' in page
        asked = [key for key, field in keys(section).items() if section_in(field.annotation) is None]
        assert [key for key in asked if rf"\fB{key}\fR" not in page] == []


@pytest.mark.parametrize(("tool", "options"), [("mandoc", ("-Tlint",)), ("groff", ("-man", "-Tutf8", "-ww", "-z"))])
@pytest.mark.parametrize("page", ["aggregator.1", "aggregator.toml.5"])
def test_the_tools_that_show_man_pages_find_no_fault(page: str, tool: str, options: tuple[str, ...]) -> None:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed (Debian package {tool})")
    done = subprocess.run([found, *options, str(manpages.FOLDER / page)], capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""


def test_a_line_that_roff_would_obey_is_text() -> None:
    assert manpages._text(".config is a folder") == r"\&.config is a folder"
    assert manpages._text("'tis \\ a - b") == r"\&\(aqtis \e a \- b"


def test_a_stale_page_is_named(tmp_path: Path) -> None:
    made = manpages.pages()
    (tmp_path / "aggregator.1").write_text(made["aggregator.1"].replace("interrupted", "broken off"))
    (tmp_path / "aggregator.toml.5").write_text(made["aggregator.toml.5"])
    assert manpages.stale(tmp_path)[:1] == ["--- docs/man/aggregator.1"]
