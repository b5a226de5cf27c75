"""Links lead somewhere, command lines are ones the program takes, settings are ones it reads."""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import click
import pytest

from aggregator.cli.main import COMMANDS
from aggregator.config.load import parse
from bench.reference import every_command

ROOT = Path(__file__).parents[3]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
WRITTEN = [page for page in PAGES if "reference" not in page.parts]
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)


def ids(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for link in (first or second for first, second in _LINK.findall(page.read_text())):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        found = page if not target else (page.parent / target).resolve()
        assert found.exists(), link
        assert not anchor or anchor in anchors(found), link


def blocks(page: Path, language: str) -> list[str]:
    return [textwrap.dedent(body) for _, kind, body in _BLOCK.findall(page.read_text()) if kind == language]


def command_lines(page: Path) -> list[list[str]]:
    lines = [line.split("   #")[0] for body in blocks(page, "sh") for line in body.splitlines()]
    ours = [line.removeprefix("sudo ") for line in lines if re.match(r"(sudo )?(\S*/)?aggregator ", line)]
    return [shlex.split(line.split("|")[0])[1:] for line in ours]


@pytest.mark.parametrize("page", WRITTEN, ids=ids)
def test_every_command_line_is_one_the_program_takes(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("subscriptions.opml").touch()
    for words in command_lines(page):
        rest = words[2:] if words[0] == "--config" else words
        if rest[0] == "--help":
            continue
        assert rest[0] in COMMANDS, words
        found = dict(every_command(rest[0]))
        if not found:
            continue  # its module is not in this tree
        command, given = found[rest[0]], rest[1:]
        if isinstance(command, click.Group):
            command, given = found[f"{rest[0]} {rest[1]}"], rest[2:]
        command.make_context(" ".join(words), list(given), resilient_parsing=False).close()


@pytest.mark.parametrize("page", WRITTEN, ids=ids)
def test_every_setting_shown_is_one_the_program_reads(page: Path, tmp_path: Path) -> None:
    for name in ("example-password", "smtp-password", "webhook-secret", "postgres-password"):
        (tmp_path / name).write_text("x", "ascii")
    for body in blocks(page, "toml"):
        text = body if "[[digests]]" in body or "[digests." not in body else f'[[digests]]\nname = "d"\n{body}'
        text = text if "[[alerts]]" not in body else f'{text}\n[[digests]]\nname = "daily"\n'
        parse(text, tmp_path / "config.toml")


def test_the_checks_see_the_examples() -> None:
    """Regular expressions that match nothing would make every test here pass."""
    assert sum(len(command_lines(page)) for page in WRITTEN) > 40
    assert sum(len(blocks(page, "toml")) for page in WRITTEN) > 8
